package calendar_test

import (
	"sync"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// The calendar handed to rickar/cal agrees with ours on every day of the table,
// asked at any hour in any zone, and whatever cal's globals are set to.
//
// Law: lc/84, lc/85.
func TestClause84_BusinessAgreesOnEveryDay(t *testing.T) {
	almaty := time.FixedZone("+05", 5*3600)
	west := time.FixedZone("-11", -11*3600)
	was := cal.DefaultLoc
	t.Cleanup(func() { cal.DefaultLoc = was })

	late := must(calendar.FiveDay().AsKnownOn(day("2022-09-01")))
	moved := must(calendar.SixDay().With(calendar.Changes{Transfers: []calendar.DayTransfer{
		{Off: day("2028-01-06"), Work: day("2028-01-09"), Act: invented("2027-11-01")},
	}}))
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay(), late, moved} {
		for _, loc := range []*time.Location{time.UTC, almaty, west} {
			cal.DefaultLoc = loc
			business := c.Business()
			first, last := c.Range()
			if loc != time.UTC {
				last = day("2028-12-31")
			}
			for d := first; !d.After(last); d = d.AddDays(1) {
				year, month, dayOfMonth := d.Civil()
				at := time.Date(year, month, dayOfMonth, 23, 59, 0, 0, loc)
				if want := must(c.IsWorkday(d)); business.IsWorkday(at) != want {
					t.Fatalf("%s in %s: want %t", d, loc, want)
				}
			}
		}
	}
}

// cal's own counting goes where ours goes.
func TestBusinessCounts(t *testing.T) {
	business := calendar.FiveDay().Business()
	require.Equal(t, "2026-03-26", business.WorkdaysFrom(day("2026-03-20").Time(), 1).Format(time.DateOnly))
	require.Equal(t, 18, business.WorkdaysInMonth(2026, time.March))
	// Past the table cal gets an answer that ends its loops.
	require.NotPanics(t, func() { business.WorkdaysFrom(day("2099-12-30").Time(), 3) })
}

// The exported holidays are the statutory days of each year, by the table.
//
// Law: lc/84.
func TestClause84_HolidaysForRickarCal(t *testing.T) {
	was := cal.DefaultLoc
	t.Cleanup(func() { cal.DefaultLoc = was })
	cal.DefaultLoc = time.FixedZone("+14", 14*3600)

	of := func(c calendar.Calendar, year int) map[string]string {
		names := map[string]string{}
		for _, h := range c.Business().Holidays {
			actual, observed := h.Calc(year)
			require.Equal(t, actual, observed)
			if !actual.IsZero() {
				require.Equal(t, time.UTC, actual.Location())
				names[actual.Format("01-02")] = h.Description
			}
		}
		return names
	}
	require.Equal(t, map[string]string{
		"01-01": "New Year", "01-02": "New Year", "01-07": "Orthodox Christmas", "03-08": "International Women's Day",
		"03-21": "Nauryz", "03-22": "Nauryz", "03-23": "Nauryz", "05-01": "Day of Unity of the People of Kazakhstan",
		"05-07": "Defender of the Fatherland Day", "05-09": "Victory Day", "05-27": "first day of Kurban Ait",
		"07-06": "Capital Day", "10-25": "Day of the Republic of Kazakhstan", "12-16": "Independence Day",
	}, of(calendar.FiveDay(), 2026))
	require.Contains(t, of(calendar.SixDay(), 2025), "08-30")
	require.Contains(t, of(calendar.FiveDay(), 2027), "03-15")
	require.Contains(t, of(must(calendar.FiveDay().AsKnownOn(day("2026-05-01"))), 2026), "08-30")
	require.Equal(t, "Republic Day", of(calendar.FiveDay(), 2025)["10-25"])
	require.Equal(t, "first day of Kurban Ait", of(calendar.FiveDay(), 2039)["01-05"])
	require.Equal(t, "first day of Kurban Ait", of(calendar.FiveDay(), 2039)["12-26"])
	require.Empty(t, of(calendar.FiveDay(), 2014))

	// What one caller does with its copies, another does not see.
	mine := calendar.FiveDay().Business().Holidays
	mine[0].Func, mine[0].Name = nil, "spoilt"
	require.Equal(t, "Жаңа жыл", calendar.FiveDay().Business().Holidays[0].Name)
}

// Many goroutines ask one calendar, and some make new ones of it.
func TestConcurrentUse(t *testing.T) {
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			c, d := calendar.FiveDay(), day("2026-03-20").AddDays(i)
			for n := range 200 {
				to := must(c.AddWorkdays(d, n))
				if back := must(c.WorkdaysBetween(d, to)); back != n {
					t.Errorf("%s %+d: %d", d, n, back)
				}
			}
			must(must(c.AsKnownOn(d)).Day(d))
			must(c.With(calendar.Changes{}))
			must(c.Proof(must(c.Deadline(d, calendar.WorkingDays(3)))))
		})
	}
	group.Wait()
}

// The plain date costs no allocation.
func TestNoAllocations(t *testing.T) {
	c, d := calendar.FiveDay(), day("2026-03-20")
	for name, ask := range map[string]func(){
		"AddWorkdays":     func() { keepDate, _ = c.AddWorkdays(d, 45) },
		"WorkdaysBetween": func() { keepInt, _ = c.WorkdaysBetween(d, d.AddDays(3652)) },
		"IsWorkday":       func() { _, _ = c.IsWorkday(d) },
		"Deadline":        func() { _, _ = c.Deadline(d, calendar.WorkingDays(45)) },
		"Deadline moved":  func() { _, _ = c.Deadline(d, calendar.CalendarDays(1)) },
		"FiveDay":         func() { keepDate, _ = calendar.FiveDay().AddWorkdays(d, 1) },
		"WorkdaysInMonth": func() { keepInt, _ = c.WorkdaysInMonth(2026, time.March) },
	} {
		require.Zero(t, testing.AllocsPerRun(100, ask), name)
	}
}

// No kind is without a name in any language, and the zero Kind has none.
func TestKindsInWords(t *testing.T) {
	for _, lang := range tanu.Languages() {
		seen := map[string]bool{}
		for _, kind := range calendar.Kinds() {
			name := kind.In(lang)
			require.NotEmpty(t, name)
			require.False(t, seen[name], name)
			seen[name] = true
		}
		require.Empty(t, calendar.Kind("").In(lang))
	}
}

// A kind is a word that is checked when written and when read.
func TestKindRoundTrip(t *testing.T) {
	for _, kind := range append(calendar.Kinds(), "") {
		text := must(kind.MarshalText())
		var back calendar.Kind
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, kind, back)
	}
	_, err := calendar.Kind("feast").MarshalText()
	require.ErrorIs(t, err, tanu.ErrSyntax)
	kept := calendar.Holiday
	require.ErrorIs(t, kept.UnmarshalText([]byte("feast")), tanu.ErrSyntax)
	require.Equal(t, calendar.Holiday, kept)
}

// A calendar says in a log which it is.
func TestCalendarString(t *testing.T) {
	require.Equal(t, "none", calendar.Calendar{}.String())
	require.Equal(t, "five-day week", calendar.FiveDay().String())
	require.Equal(t, "six-day week, as known on 2026-05-01",
		must(calendar.SixDay().AsKnownOn(day("2026-05-01"))).String())
}
