package calendar_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// aitsOf are the days of a year that Kurban Ait makes rest days. One that falls
// on a holiday is not among them: the holiday counts.
func aitsOf(c calendar.Calendar, year int) (days []tanu.Date) {
	for d := must(tanu.NewDate(year, 1, 1)); d.Year() == year; d = d.AddDays(1) {
		if explained := must(c.Day(d)); explained.Kind == calendar.RestDay && explained.Name.EN == "first day of Kurban Ait" {
			days = append(days, d)
		}
	}
	return days
}

// 2039 has two: Wednesday 5 January and Monday 26 December. Both are off, only
// expected or announced, in either order and in one file or in two.
//
// Law: lc/84.
func TestClause84_TwoKurbanAitsIn2039(t *testing.T) {
	january, december := ait("2039-01-05", "2038-12-20"), ait("2039-12-26", "2039-12-10")
	for why, files := range map[string][]calendar.Changes{
		"none announced":    {},
		"one after another": {announced(january), announced(december)},
		"December first":    {announced(december), announced(january)},
		"one file":          {announced(january, december)},
		"December on top":   {announced(december, january)},
		"January only":      {announced(january)},
		"December only":     {announced(december)},
	} {
		for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
			for _, changes := range files {
				with, err := c.With(changes)
				require.NoError(t, err, why)
				c = with
			}
			for _, known := range []string{"2037-12-31", "2038-12-20", "2039-06-01", "2039-12-31"} {
				require.Equal(t, []tanu.Date{day("2039-01-05"), day("2039-12-26")},
					aitsOf(must(c.AsKnownOn(day(known))), 2039), "%s, %s, as known on %s", why, c, known)
			}
			// 6 January is a Thursday, 24 December a Saturday, 27 December a Tuesday.
			require.True(t, must(c.IsWorkday(day("2039-01-06"))), why)
			require.True(t, must(c.IsWorkday(day("2039-12-23"))), why)
			require.True(t, must(c.IsWorkday(day("2039-12-27"))), why)
			require.Len(t, aitsOf(c, 2038), 1, why)
			require.Len(t, aitsOf(c, 2040), 1, why)
		}
	}
}

// Each announcement replaces the expected day that it is meant for, and leaves
// the other: 6 January for the 5th, 27 December for the 26th.
//
// Law: lc/84.
func TestClause84_AnAnnouncementReplacesTheDayOfItsLunarYear(t *testing.T) {
	january, december := ait("2039-01-06", "2038-12-20"), ait("2039-12-27", "2039-12-10")
	for _, changes := range []calendar.Changes{announced(january, december), announced(december, january)} {
		c := must(calendar.FiveDay().With(changes))
		for known, want := range map[string][]tanu.Date{
			"2038-12-19": {day("2039-01-05"), day("2039-12-26")},
			"2039-12-09": {day("2039-01-06"), day("2039-12-26")},
			"2039-12-10": {day("2039-01-06"), day("2039-12-27")},
		} {
			require.Equal(t, want, aitsOf(must(c.AsKnownOn(day(known))), 2039), known)
		}
		require.Equal(t, calendar.Working, must(c.Day(day("2039-01-05"))).Kind)
		require.Contains(t, must(c.Day(day("2039-01-05"))).Note.EN, "until 20 December 2038")
		require.Contains(t, must(c.Day(day("2039-12-26"))).Note.EN, "until 10 December 2039")
	}
	one := must(calendar.FiveDay().With(announced(january)))
	require.Equal(t, []tanu.Date{day("2039-01-06"), day("2039-12-26")}, aitsOf(one, 2039))
	_, err := one.With(announced(ait("2039-01-05", "2038-12-20")))
	requireRefused(t, err, "kurbanAit[0].known", tanu.RuleGivenTwice, "two for one lunar year on one day")
	_, err = one.With(announced(ait("2039-12-24", "2039-12-25")))
	requireRefused(t, err, "kurbanAit[0].known", tanu.RulePastWhenKnown, "past when known")
	_, err = one.With(announced(ait("2039-06-15", "2039-06-01")))
	requireRefused(t, err, "kurbanAit[0].day", tanu.RuleLunarYear, "between the two")
}

// Kurban Ait is expected on Friday 1 January 2072, which is New Year. Announced
// for Thursday 31 December 2071, it is the second of 2071, after Monday 12 January.
//
// Law: lc/84.
func TestClause84_KurbanAitAtTheEndOfAYear(t *testing.T) {
	five := calendar.FiveDay()
	require.Equal(t, []tanu.Date{day("2071-01-12")}, aitsOf(five, 2071))
	require.Equal(t, []tanu.Date{day("2072-12-20")}, aitsOf(five, 2072))
	require.Equal(t, "New Year", must(five.Day(day("2072-01-01"))).Name.EN)

	january, december := ait("2071-01-12", "2071-01-02"), ait("2071-12-31", "2071-12-20")
	for _, changes := range []calendar.Changes{announced(january, december), announced(december, january)} {
		c := must(five.With(changes))
		require.Equal(t, []tanu.Date{day("2071-01-12"), day("2071-12-31")}, aitsOf(c, 2071))
		require.Equal(t, []tanu.Date{day("2072-12-20")}, aitsOf(c, 2072))
		require.Equal(t, calendar.Holiday, must(c.Day(day("2072-01-01"))).Kind)
	}
	// With that of January announced, only the last days of 2071 may yet become it.
	c := must(five.With(announced(january)))
	require.NotContains(t, must(c.Day(day("2071-12-28"))).Note.EN, "Kurban Ait")
	require.Contains(t, must(c.Day(day("2071-12-29"))).Note.EN, "Kurban Ait")
}

// From 2027 on every year has the day that the lunar year comes to, expected and
// provisional; no year has none, since the lunar year is the shorter one. Nauryz
// covers it on 22 March 2032 and 23 March 2097, New Year on 1 January 2072.
//
// Law: lc/84.
func TestClause84_EveryYearHasItsKurbanAit(t *testing.T) {
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
		for year := 2015; year <= 2099; year++ {
			want := 1
			switch year {
			case 2039:
				want = 2
			case 2032, 2097:
				want = 0
			}
			days := aitsOf(c, year)
			require.Len(t, days, want, year)
			for _, d := range days {
				explained := must(c.Day(d))
				require.Equal(t, year >= 2027, explained.Provisional, d)
				if year >= 2027 {
					require.Contains(t, explained.Note.EN, "expected, not announced yet", d)
					require.Contains(t, explained.Note.RU, "может быть объявлен не на тот день", d)
				}
			}
		}
		for _, s := range []string{"2032-03-22", "2097-03-23", "2072-01-01"} {
			require.Equal(t, calendar.Holiday, must(c.Day(day(s))).Kind, s)
		}
	}
}

// A term over 26 December 2039, a Monday, ends a day later, and says why: the
// first working day after Friday the 23rd is Tuesday the 27th.
//
// Law: cc/173, lc/84.
func TestClause84_ATermOverTheSecondKurbanAit(t *testing.T) {
	five := calendar.FiveDay()
	deadline := must(five.Deadline(day("2039-12-23"), calendar.WorkingDays(1)))
	require.Equal(t, day("2039-12-27"), deadline.Last)
	require.True(t, deadline.Provisional)
	require.Contains(t, must(five.Proof(deadline)).In(tanu.English), "26 December (first day of Kurban Ait)")
}

// A year is confirmed with every Kurban Ait in it announced, and with that of the
// next January where it may fall in this December.
//
// Law: lc/84.
func TestClause84_AYearIsConfirmedWithBothKurbanAits(t *testing.T) {
	c := calendar.FiveDay()
	confirm := func(last string, rows ...calendar.KurbanAit) error {
		changes := announced(rows...)
		changes.Confirmed = day(last)
		_, err := c.With(changes)
		return err
	}
	january, december := ait("2039-01-05", "2038-12-20"), ait("2039-12-26", "2039-12-10")
	for year := 2027; year <= 2038; year++ {
		for _, d := range aitsOf(c, year) {
			c = must(c.With(announced(calendar.KurbanAit{Day: d, Known: d.AddDays(-10)})))
		}
	}
	c = must(c.With(announced(ait("2032-03-22", "2032-03-12"))))
	require.NoError(t, confirm("2038-12-31"))
	requireRefused(t, confirm("2039-12-31", january), "kurbanAit", tanu.RuleRequired, "that of December is missing")
	requireRefused(t, confirm("2039-12-31", december), "kurbanAit", tanu.RuleRequired, "that of January is missing")
	require.NoError(t, confirm("2039-12-31", december, january))

	c = must(c.With(announced(december, january)))
	for year := 2040; year <= 2071; year++ {
		for _, d := range aitsOf(c, year) {
			c = must(c.With(announced(calendar.KurbanAit{Day: d, Known: d.AddDays(-10)})))
		}
	}
	requireRefused(t, confirm("2071-12-31"), "kurbanAit", tanu.RuleRequired, "1 January 2072 may move to 2071")
	require.NoError(t, confirm("2071-12-31", ait("2072-01-01", "2071-12-20")))
}
