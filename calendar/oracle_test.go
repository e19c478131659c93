package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// oracle is a slow and obvious calendar that walks day by day with time.Time,
// made from the acts anew and not from the library's rows.
type oracle struct {
	off map[string]bool
}

func newOracle(sixDays bool) oracle {
	o := oracle{map[string]bool{}}
	weekend := func(t time.Time) bool {
		return t.Weekday() == time.Sunday || !sixDays && t.Weekday() == time.Saturday
	}
	first, end := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	var holidays []time.Time
	for t := first; t.Before(end); t = t.AddDate(0, 0, 1) {
		key := t.Format(time.DateOnly)
		switch {
		case isHoliday(t):
			holidays = append(holidays, t)
			o.off[key] = true
		case weekend(t), t.Format("01-02") == "01-07", kurbanAit[key], expectedAits[key]:
			o.off[key] = true
		}
	}
	for _, holiday := range holidays {
		if !weekend(holiday) {
			continue
		}
		substitute := holiday
		for o.off[substitute.Format(time.DateOnly)] {
			substitute = substitute.AddDate(0, 0, 1)
		}
		o.off[substitute.Format(time.DateOnly)] = true
	}
	for _, pair := range moved {
		if o.off[pair.work] {
			o.off[pair.off], o.off[pair.work] = true, false
		}
	}
	return o
}

// isHoliday knows the holidays by year: Law on holidays, articles 2 to 4, as
// amended by Law 143-VII (2022) and Law 306-VIII (2026).
func isHoliday(t time.Time) bool {
	y := t.Year()
	switch t.Format("01-02") {
	case "01-01", "01-02", "03-08", "03-21", "03-22", "03-23", "05-01", "05-07", "05-09", "07-06", "12-16":
		return true
	case "03-15":
		return y >= 2027
	case "08-30":
		return y <= 2025
	case "10-25":
		return y >= 2022
	case "12-01", "12-17":
		return y <= 2021
	}
	return false
}

var kurbanAit = map[string]bool{
	"2015-09-24": true, "2016-09-12": true, "2017-09-01": true, "2018-08-21": true, "2019-08-11": true,
	"2020-07-31": true, "2021-07-20": true, "2022-07-09": true, "2023-06-28": true, "2024-06-16": true,
	"2025-06-06": true, "2026-05-27": true, "2027-05-16": true,
}

// expectedAits are the days of Kurban Ait from 2028 to 2099 by the average lunar
// year of 354.367 days, counted from 16 May 2027 in thousandths of a day.
var expectedAits = func() map[string]bool {
	days := map[string]bool{}
	for n := 1; n <= 74; n++ {
		d := time.Date(2027, 5, 16, 0, 0, 0, 0, time.UTC).AddDate(0, 0, (n*354_367+500)/1000)
		days[d.Format(time.DateOnly)] = true
	}
	return days
}()

var moved = []struct{ off, work string }{
	{"2016-03-07", "2016-03-05"}, {"2017-03-20", "2017-03-18"}, {"2017-07-07", "2017-07-01"}, {"2018-03-09", "2018-03-03"},
	{"2018-04-30", "2018-04-28"}, {"2018-05-08", "2018-05-05"}, {"2018-08-31", "2018-08-25"}, {"2018-12-31", "2018-12-29"},
	{"2019-05-10", "2019-05-04"}, {"2020-01-03", "2020-01-05"}, {"2020-05-08", "2020-05-11"}, {"2020-12-18", "2020-12-20"},
	{"2021-07-05", "2021-07-03"}, {"2022-03-07", "2022-03-05"}, {"2022-08-29", "2022-08-27"}, {"2022-10-24", "2022-10-22"},
	{"2023-07-07", "2023-07-01"}, {"2024-05-08", "2024-05-04"}, {"2025-01-03", "2025-01-05"},
}

// add walks to the n-th working day after or before a day.
func (o oracle) add(t time.Time, n int) time.Time {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		t = t.AddDate(0, 0, step)
		if !o.off[t.Format(time.DateOnly)] {
			n--
		}
	}
	return t
}

// between counts working days after a up to b.
func (o oracle) between(a, b time.Time) (n int) {
	for t := a.AddDate(0, 0, 1); !t.After(b); t = t.AddDate(0, 0, 1) {
		if !o.off[t.Format(time.DateOnly)] {
			n++
		}
	}
	return n
}

// weeks are the two calendars, each beside its oracle.
func weeks() map[string]struct {
	calendar calendar.Calendar
	oracle   oracle
} {
	return map[string]struct {
		calendar calendar.Calendar
		oracle   oracle
	}{
		"five-day": {calendar.FiveDay(), newOracle(false)},
		"six-day":  {calendar.SixDay(), newOracle(true)},
	}
}

// Every day from 2015 through 2099, in both weeks, is as the walk has it.
//
// Law: lc/84, lc/85.
func TestClause84_EveryDayAsTheOracleWalks(t *testing.T) {
	for name, week := range weeks() {
		for d := day("2015-01-01"); d.Year() < 2100; d = d.AddDays(1) {
			worked, err := week.calendar.IsWorkday(d)
			require.NoError(t, err)
			require.Equal(t, !week.oracle.off[d.String()], worked, "%s %s", name, d)
			explained, err := week.calendar.Day(d)
			require.NoError(t, err)
			require.Equal(t, worked, explained.Kind.Worked(), "%s %s", name, d)
		}
	}
}

// Counting from every day of 2015 to 2026, by random steps and to random days,
// goes where the walk goes.
//
// Law: cc/173, appc/76.
func TestClause173_CountingAsTheOracleWalks(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, week := range weeks() {
		for range 1500 {
			d := day("2015-06-01").AddDays(random.IntN(4000))
			n := random.IntN(120) - 60
			to, err := week.calendar.AddWorkdays(d, n)
			require.NoError(t, err)
			require.Equal(t, week.oracle.add(d.Time(), n), to.Time(), "%s %s %+d", name, d, n)

			later := d.AddDays(random.IntN(200))
			count, err := week.calendar.WorkdaysBetween(d, later)
			require.NoError(t, err)
			require.Equal(t, week.oracle.between(d.Time(), later.Time()), count, "%s %s %s", name, d, later)
			back, err := week.calendar.WorkdaysBetween(later, d)
			require.NoError(t, err)
			require.Equal(t, -count, back)
		}
	}
}

// Count and select are inverse, spans add up, and what comes next and before is
// a working day with none between.
//
// Law: cc/173.
func TestClause173_CountAndSelectAreInverse(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
		first, last := c.Range()
		span := last.DaysSince(first)
		for range 5_000 {
			a, b := first.AddDays(random.IntN(span)), first.AddDays(random.IntN(span))
			between, err := c.WorkdaysBetween(a, b)
			require.NoError(t, err)
			if between > 0 {
				to, err := c.AddWorkdays(a, between)
				require.NoError(t, err)
				again, err := c.WorkdaysBetween(a, to)
				require.NoError(t, err)
				require.Equal(t, between, again)
				require.False(t, to.After(b))
				worked, err := c.IsWorkday(to)
				require.NoError(t, err)
				require.True(t, worked)
				before, err := c.AddWorkdays(to, -1)
				require.NoError(t, err)
				same, err := c.AddWorkdays(before, 1)
				require.NoError(t, err)
				require.Equal(t, to, same)
			}
			middle := first.AddDays(random.IntN(span))
			one, _ := c.WorkdaysBetween(a, middle)
			two, _ := c.WorkdaysBetween(middle, b)
			require.Equal(t, between, one+two)
		}
	}
}

// No term for an action ends on a day off, and none is shorter than it says.
//
// Law: cc/175, appc/76.
func TestClause175_NoTermEndsOnADayOff(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
		for range 5_000 {
			event, n := day("2015-01-01").AddDays(random.IntN(30_000)), 1+random.IntN(180)
			for _, term := range []calendar.Term{calendar.WorkingDays(n), calendar.CalendarDays(n)} {
				d, err := c.Deadline(event, term)
				require.NoError(t, err)
				worked, err := c.IsWorkday(d.Last)
				require.NoError(t, err)
				require.True(t, worked, "%s after %s", term, event)
				require.GreaterOrEqual(t, d.Last.DaysSince(event), n)
			}
		}
	}
}

// The monthly balances of working days, as the production calendars have them.
//
// Law: lc/84, lc/85.
func TestClause84_MonthlyBalances(t *testing.T) {
	for _, balance := range []struct {
		year   int
		c      calendar.Calendar
		months [12]int
		whole  int
	}{
		{2025, calendar.FiveDay(), [12]int{20, 20, 17, 22, 19, 20, 22, 21, 21, 22, 20, 22}, 246},
		{2026, calendar.FiveDay(), [12]int{19, 20, 18, 22, 17, 22, 22, 21, 22, 21, 21, 22}, 247},
		{2026, calendar.SixDay(), [12]int{24, 24, 22, 26, 22, 26, 26, 26, 26, 26, 25, 26}, 299},
		{2027, calendar.FiveDay(), [12]int{18, 20, 18, 22, 18, 22, 21, 22, 22, 20, 22, 22}, 247},
	} {
		for i, want := range balance.months {
			n, err := balance.c.WorkdaysInMonth(balance.year, time.Month(i+1))
			require.NoError(t, err)
			require.Equal(t, want, n, "%d-%02d", balance.year, i+1)
		}
		n, err := balance.c.WorkdaysInYear(balance.year)
		require.NoError(t, err)
		require.Equal(t, balance.whole, n, balance.year)
	}
}

func day(s string) tanu.Date { return tanu.MustDate(s) }

// must is for what cannot fail in a test that is about something else.
func must[V any](v V, err error) V {
	if err != nil {
		panic(fmt.Sprint("unexpected: ", err))
	}
	return v
}
