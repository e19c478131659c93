package calendar_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Every change of the statutory days, on the day and on the day of the year
// before or after it. All are days of the five-day week that no weekend hides,
// or else their substitute is given.
//
// Law: lc/84; Law on holidays, articles 2 to 5.
func TestClause84_StatutoryChanges(t *testing.T) {
	for _, row := range []struct {
		day  string
		kind calendar.Kind
		why  string
	}{
		{"2021-10-25", calendar.Working, "Monday; Republic Day came back with Law 143-VII of 29 September 2022"},
		{"2022-10-25", calendar.Holiday, "Tuesday; the first Republic Day again"},
		{"2023-10-25", calendar.Holiday, "Wednesday"},
		{"2025-10-25", calendar.Holiday, "Saturday"},
		{"2025-10-27", calendar.Substitute, "Monday after Saturday 25 October"},
		{"2026-10-25", calendar.Holiday, "Sunday, under its new name"},
		{"2026-10-26", calendar.Substitute, "Monday after it"},
		{"2021-12-01", calendar.Holiday, "Wednesday; the last First President Day"},
		{"2022-12-01", calendar.Working, "Thursday"},
		{"2021-12-16", calendar.Holiday, "Thursday"},
		{"2021-12-17", calendar.Holiday, "Friday; the last second day of Independence Day"},
		{"2022-12-16", calendar.Holiday, "Friday"},
		{"2022-12-17", calendar.Weekend, "Saturday, no holiday any more"},
		{"2022-12-19", calendar.Working, "Monday, which would have stood for the 17th"},
		{"2024-12-17", calendar.Working, "Tuesday"},
		{"2024-08-30", calendar.Holiday, "Friday"},
		{"2025-08-30", calendar.Holiday, "Saturday; the last 30 August"},
		{"2025-09-01", calendar.Substitute, "Monday after it"},
		{"2026-08-30", calendar.Weekend, "Sunday, after Law 306-VIII"},
		{"2026-08-31", calendar.Working, "Monday"},
		{"2026-03-15", calendar.Weekend, "Sunday, before Law 306-VIII was in force"},
		{"2026-03-16", calendar.Working, "Monday: 15 March is off from 2027"},
		{"2027-03-15", calendar.Holiday, "Monday, the first Constitution Day on 15 March"},
		{"2024-01-07", calendar.RestDay, "Sunday"},
		{"2024-01-08", calendar.Working, "Monday: 7 January is never substituted"},
		{"2025-01-07", calendar.RestDay, "Tuesday"},
		{"2022-07-09", calendar.RestDay, "Saturday, Kurban Ait"},
		{"2022-07-11", calendar.Working, "Monday: Kurban Ait is never substituted"},
		{"2019-08-11", calendar.RestDay, "Sunday, Kurban Ait"},
		{"2019-08-12", calendar.Working, "Monday"},
		{"2026-05-27", calendar.RestDay, "Wednesday, Kurban Ait"},
	} {
		d := must(calendar.FiveDay().Day(day(row.day)))
		require.Equal(t, row.kind, d.Kind, "%s: %s", row.day, row.why)
	}
}

// Around each of those changes the day before the day in question is what the
// week makes of it, and the day itself is off on the last day of the old text
// and worked under the new, or the other way round.
//
// Law: lc/84; Law on holidays, articles 2 to 4.
func TestClause84_TheDayBeforeAndTheDayOfEveryChange(t *testing.T) {
	for _, row := range []struct {
		day    string
		before calendar.Kind // of the day before
		kind   calendar.Kind
	}{
		// 15 March: 2026 a Sunday after a Saturday; 2027 a Monday after a Sunday.
		{"2026-03-15", calendar.Weekend, calendar.Weekend},
		{"2027-03-15", calendar.Weekend, calendar.Holiday},
		// 30 August: 2024 a Friday; 2025 a Saturday; 2026 a Sunday; 2027 a Monday.
		{"2024-08-30", calendar.Working, calendar.Holiday},
		{"2025-08-30", calendar.Working, calendar.Holiday},
		{"2026-08-30", calendar.Weekend, calendar.Weekend},
		{"2027-08-30", calendar.Weekend, calendar.Working},
		// 25 October: 2021 a Monday; 2022 a Tuesday, the Monday moved off; 2026 a Sunday.
		{"2021-10-25", calendar.Weekend, calendar.Working},
		{"2022-10-25", calendar.MovedOff, calendar.Holiday},
		{"2025-10-25", calendar.Working, calendar.Holiday},
		{"2026-10-25", calendar.Weekend, calendar.Holiday},
		// 1 December: 2021 a Wednesday; 2022 a Thursday.
		{"2021-12-01", calendar.Working, calendar.Holiday},
		{"2022-12-01", calendar.Working, calendar.Working},
		// 16 and 17 December: 2021 Thursday and Friday; 2022 Friday and Saturday; 2024 Monday and Tuesday.
		{"2021-12-16", calendar.Working, calendar.Holiday},
		{"2021-12-17", calendar.Holiday, calendar.Holiday},
		{"2022-12-16", calendar.Working, calendar.Holiday},
		{"2022-12-17", calendar.Holiday, calendar.Weekend},
		{"2024-12-17", calendar.Holiday, calendar.Working},
		// The laws come into force on plain days.
		{"2022-09-29", calendar.Working, calendar.Working}, // Thursday
		{"2026-06-11", calendar.Working, calendar.Working}, // Thursday
		{"2026-07-01", calendar.Working, calendar.Working}, // Wednesday
	} {
		before, d := must(calendar.FiveDay().Day(day(row.day).AddDays(-1))), must(calendar.FiveDay().Day(day(row.day)))
		require.Equal(t, row.before, before.Kind, "the day before %s", row.day)
		require.Equal(t, row.kind, d.Kind, row.day)
	}
}

// A day that only changed its name was known to be off before it did.
//
// Law: lc/84; Law on holidays, articles 2 to 4.
func TestClause84_ARenamedDayWasKnownBefore(t *testing.T) {
	five := calendar.FiveDay()
	require.Equal(t, day("2022-09-29"), must(five.Day(day("2026-10-25"))).Known)
	require.Equal(t, day("2022-09-29"), must(five.Day(day("2026-10-26"))).Known)
	require.Equal(t, day("2026-06-11"), must(five.Day(day("2027-03-15"))).Known)
}

// Holidays on days off chain: each gets the next day that is neither off nor
// taken already.
//
// Law: lc/84; Law on holidays, article 5(3).
func TestClause84_SubstitutesChain(t *testing.T) {
	for _, row := range []struct{ holiday, substitute string }{
		{"2026-03-21", "2026-03-24"}, // Saturday; 22 Sunday, 23 holiday
		{"2026-03-22", "2026-03-25"}, // Sunday; the 24th is taken
		{"2022-05-07", "2022-05-10"}, // Saturday; Monday 9 May is a holiday
		{"2022-01-01", "2022-01-03"}, // Saturday
		{"2022-01-02", "2022-01-04"}, // Sunday; the 3rd is taken
		{"2025-08-30", "2025-09-01"}, // Saturday, into the next month
		{"2026-05-09", "2026-05-11"}, // Saturday
		{"2023-01-01", "2023-01-03"}, // Sunday; Monday 2 January is a holiday
	} {
		d := must(calendar.FiveDay().Day(day(row.substitute)))
		require.Equal(t, calendar.Substitute, d.Kind, row.substitute)
		require.Equal(t, day(row.holiday), d.StandsFor, row.substitute)
		require.Equal(t, must(calendar.FiveDay().Day(d.StandsFor)).Name, d.Name)
		require.Equal(t, "267-II", d.Act.Number)
	}
}

// In the six-day week a holiday on Saturday is not substituted, one on Sunday is.
//
// Law: lc/84; Law on holidays, article 5(3).
func TestClause84_SixDayWeek(t *testing.T) {
	six := calendar.SixDay()
	for _, row := range []struct {
		day  string
		kind calendar.Kind
	}{
		{"2026-03-21", calendar.Holiday},    // Saturday, a working day of this week otherwise
		{"2026-03-24", calendar.Substitute}, // for Sunday the 22nd
		{"2026-03-25", calendar.Working},    // nothing for Saturday the 21st
		{"2026-05-11", calendar.Working},    // nothing for Saturday 9 May
		{"2026-03-28", calendar.Working},    // a plain Saturday
		{"2020-05-08", calendar.Working},    // the pair has no source day in this week
		{"2020-05-11", calendar.Working},
		{"2024-05-04", calendar.Working}, // a Saturday transfer does not touch it
		{"2024-05-08", calendar.Working},
		{"2020-01-03", calendar.MovedOff}, // a Sunday transfer does
		{"2020-01-05", calendar.MovedToWork},
		{"2020-12-18", calendar.MovedOff},
		{"2020-12-20", calendar.MovedToWork},
		{"2025-01-03", calendar.MovedOff},
		{"2025-01-05", calendar.MovedToWork},
	} {
		require.Equal(t, row.kind, must(six.Day(day(row.day))).Kind, row.day)
	}
}

// Both days of all nineteen transfers, with their partners, acts and kinds.
//
// Law: lc/85.
func TestClause85_TransfersInBothDirections(t *testing.T) {
	require.Len(t, moved, 19)
	for _, pair := range moved {
		off, work := must(calendar.FiveDay().Day(day(pair.off))), must(calendar.FiveDay().Day(day(pair.work)))
		require.Equal(t, calendar.MovedOff, off.Kind, pair.off)
		require.Equal(t, calendar.MovedToWork, work.Kind, pair.work)
		require.Equal(t, work.Date, off.Partner)
		require.Equal(t, off.Date, work.Partner)
		require.Equal(t, off.Act, work.Act)
		require.NotEmpty(t, off.Act.Number)
		require.False(t, off.Known.IsZero(), pair.off)
		if off.Act.Date.IsZero() {
			require.NotEmpty(t, off.Act.Note, "an act whose day was not found says so: %s", pair.off)
		} else {
			require.Equal(t, off.Act.Date, off.Known)
		}
	}
}

// In 2020 a transfer moved a substitute: Monday 11 May stood for Saturday 9 May
// and was worked, Friday 8 May was off instead.
//
// Law: lc/85.
func TestClause85_ASubstituteMoved(t *testing.T) {
	work, off := must(calendar.FiveDay().Day(day("2020-05-11"))), must(calendar.FiveDay().Day(day("2020-05-08")))
	require.Equal(t, calendar.MovedToWork, work.Kind)
	require.Equal(t, day("2020-05-09"), work.StandsFor)
	require.Equal(t, calendar.MovedOff, off.Kind)
	require.Equal(t, day("2020-05-11"), off.Partner)
}

// What changed, and on which day it became known: as known on the day before
// the calendar has the one, as known on the day the other.
//
// Law: lc/84, lc/85.
func TestClause85_WhatWasKnownWhen(t *testing.T) {
	for _, row := range []struct {
		known    string
		off      []string // off only before it was known
		worked   []string // worked only before it was known
		fiveOnly bool     // the six-day week is not touched
	}{
		{known: "2022-09-29", worked: []string{"2022-10-25"}},
		{known: "2022-09-29", off: []string{"2022-12-01", "2022-12-19"}, fiveOnly: true},
		{known: "2022-10-08", off: []string{"2022-10-22"}, worked: []string{"2022-10-24"}, fiveOnly: true},
		{known: "2023-04-25", off: []string{"2023-07-01"}, worked: []string{"2023-07-07"}, fiveOnly: true},
		{known: "2024-04-17", off: []string{"2024-05-04"}, worked: []string{"2024-05-08"}, fiveOnly: true},
		{known: "2024-06-07", off: []string{"2024-06-17"}},
		{known: "2026-06-11", off: []string{"2026-08-31"}},
		{known: "2024-11-30", off: []string{"2025-01-05"}, worked: []string{"2025-01-03"}},
		{known: "2026-06-11", worked: []string{"2027-03-15"}},
	} {
		weeks := []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()}
		if row.fiveOnly {
			weeks = weeks[:1]
		}
		for _, c := range weeks {
			before := must(c.AsKnownOn(day(row.known).AddDays(-1)))
			after := must(c.AsKnownOn(day(row.known)))
			for i, s := range append(append([]string{}, row.off...), row.worked...) {
				workedBefore := i >= len(row.off)
				require.Equal(t, workedBefore, must(before.IsWorkday(day(s))), "%s before %s", s, row.known)
				require.Equal(t, !workedBefore, must(after.IsWorkday(day(s))), "%s on %s", s, row.known)
				require.Equal(t, !workedBefore, must(c.IsWorkday(day(s))), "%s by all that is known", s)
			}
		}
	}
}

// On 1 September 2022 a clerk had: 25 October worked, 1 December off, 16
// December off, 17 December a holiday on Saturday and so 19 December off, and
// the two transfers of resolution 713, but not that of October.
//
// Law: lc/84, lc/85.
func TestClause84_TheYear2022AsKnownBeforeTheLaw(t *testing.T) {
	c := must(calendar.FiveDay().AsKnownOn(day("2022-09-01")))
	for _, row := range []struct {
		day  string
		kind calendar.Kind
	}{
		{"2022-03-05", calendar.MovedToWork}, {"2022-03-07", calendar.MovedOff},
		{"2022-08-27", calendar.MovedToWork}, {"2022-08-29", calendar.MovedOff}, {"2022-08-30", calendar.Holiday},
		{"2022-10-22", calendar.Weekend}, {"2022-10-24", calendar.Working}, {"2022-10-25", calendar.Working},
		{"2022-12-01", calendar.Holiday}, {"2022-12-16", calendar.Holiday}, {"2022-12-17", calendar.Holiday},
		{"2022-12-19", calendar.Substitute},
	} {
		require.Equal(t, row.kind, must(c.Day(day(row.day))).Kind, row.day)
	}
	// Between the law and the resolution: the law's days, the old October.
	between := must(calendar.FiveDay().AsKnownOn(day("2022-10-01")))
	require.Equal(t, calendar.Working, must(between.Day(day("2022-10-24"))).Kind)
	require.False(t, must(between.Day(day("2022-10-24"))).Provisional,
		"of the year of that knowledge, though an act followed")
	require.True(t, must(between.Day(day("2023-01-02"))).Provisional)
	require.Equal(t, calendar.Holiday, must(between.Day(day("2022-10-25"))).Kind)
	require.Equal(t, calendar.Working, must(between.Day(day("2022-12-19"))).Kind)
}

// As known on the last day of the table's knowledge, the calendar is the
// calendar: nothing was left out.
//
// Law: lc/84, lc/85.
func TestClause84_AsKnownNowIsTheCalendar(t *testing.T) {
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
		now := must(c.AsKnownOn(day("2026-11-22")))
		first, last := c.Range()
		for d := first; !d.After(last); d = d.AddDays(1) {
			if must(c.Day(d)) != must(now.Day(d)) {
				t.Fatal(d)
			}
		}
		again := must(must(c.AsKnownOn(day("2016-01-01"))).AsKnownOn(day("2026-11-22")))
		require.True(t, must(again.IsWorkday(day("2026-08-31"))), "a second AsKnownOn asks the whole calendar")
	}
}

// As known on a day, what comes after its year is provisional.
//
// Law: lc/84.
func TestClause84_ProvisionalAfterTheYearOfKnowledge(t *testing.T) {
	five := calendar.FiveDay()
	require.Equal(t, day("2026-12-31"), five.Confirmed())
	require.False(t, must(five.Day(day("2026-12-31"))).Provisional)
	require.True(t, must(five.Day(day("2027-01-01"))).Provisional)

	c := must(five.AsKnownOn(day("2024-06-06")))
	require.Equal(t, day("2024-12-31"), c.Confirmed())
	require.True(t, must(c.Day(day("2025-01-03"))).Provisional)
	require.Equal(t, calendar.Working, must(c.Day(day("2025-01-03"))).Kind)

	require.Contains(t, must(five.Day(day("2027-05-16"))).Note.EN, "expected, not announced")
	require.Contains(t, must(five.Day(day("2028-05-05"))).Note.EN, "Kurban Ait")
	require.Contains(t, must(five.Day(day("2099-12-31"))).Note.RU, "Курбан-айт")
}

// Every day of the table has a kind, a name in three languages, an act, and a
// sentence in three languages; whatever stands for or is a partner of another
// day points to one.
//
// Law: lc/84, lc/85.
func TestClause84_EveryDayExplainsItself(t *testing.T) {
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay(),
		must(calendar.FiveDay().AsKnownOn(day("2022-09-01")))} {
		for at := day("2015-01-01"); at.Year() < 2032; at = at.AddDays(1) {
			d := must(c.Day(at))
			if isMoved := d.Kind == calendar.MovedOff || d.Kind == calendar.MovedToWork; isMoved == d.Partner.IsZero() ||
				d.Kind == calendar.Substitute && d.StandsFor.IsZero() || !slices.Contains(calendar.Kinds(), d.Kind) {
				t.Fatalf("%+v", d)
			}
			for _, lang := range tanu.Languages() {
				if d.Name.In(lang) == "" || d.Act.Title.In(lang) == "" || !strings.Contains(d.In(lang), at.In(lang)) {
					t.Fatalf("%s: %+v", lang, d)
				}
			}
		}
	}
}

// The Labour Code of the register is in force from 2016: a day of 2015 says so.
//
// Law: lc/84.
func TestClause84_TheDaysOf2015(t *testing.T) {
	require.Contains(t, must(calendar.FiveDay().Day(day("2015-09-24"))).Act.Note, "from 1 January 2016")
	require.NotContains(t, must(calendar.FiveDay().Day(day("2016-09-12"))).Act.Note, "2015")
}

// The names of the days are those of the law, in Kazakh and in Russian.
//
// Law: lc/84; Law on holidays, articles 2 to 4.
func TestClause84_Names(t *testing.T) {
	for _, row := range []struct{ day, kk, ru string }{
		{"2024-01-01", "Жаңа жыл", "Новый год"},
		{"2025-01-07", "православиелік Рождество", "православное Рождество"},
		{"2024-03-08", "Халықаралық әйелдер күні", "Международный женский день"},
		{"2024-03-21", "Наурыз мейрамы", "Наурыз мейрамы"},
		{"2024-05-01", "Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана"},
		{"2024-05-07", "Отан қорғаушы күні", "День защитника Отечества"},
		{"2024-05-09", "Жеңіс күні", "День Победы"},
		{"2026-07-06", "Астана күні", "День Столицы"},
		{"2024-08-30", "Қазақстан Республикасының Конституциясы күні", "День Конституции Республики Казахстан"},
		{"2027-03-15", "Қазақстан Республикасының Конституциясы күні", "День Конституции Республики Казахстан"},
		{"2024-10-25", "Республика күні", "День Республики"},
		{"2026-10-25", "Қазақстан Республикасы күні", "День Республики Казахстан"},
		{"2021-12-01", "Қазақстан Республикасының Тұңғыш Президенті күні", "День Первого Президента Республики Казахстан"},
		{"2024-12-16", "Тәуелсіздік күні", "День Независимости"},
		{"2026-05-27", "Құрбан айттың бірінші күні", "первый день Курбан-айта"},
	} {
		name := must(calendar.FiveDay().Day(day(row.day))).Name
		require.Equal(t, row.kk, name.KK)
		require.Equal(t, row.ru, name.RU)
	}
	// As known before Law 306-VIII, 25 October 2026 still has its old name.
	before := must(calendar.FiveDay().AsKnownOn(day("2026-06-10")))
	require.Equal(t, "Республика күні", must(before.Day(day("2026-10-25"))).Name.KK)
}
