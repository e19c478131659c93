package calendar

import (
	"math"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// KurbanAit is one announcement of the first day of Kurban Ait (Құрбан айт,
// Курбан-айт): a rest day that is no holiday, and so is never substituted.
//
// Every lunar year has one. It is about eleven days shorter than the calendar
// year, so a calendar year may have two, as 2039 on 5 January and 26 December. An
// announcement replaces what was expected for its lunar year, or announced before,
// even in the calendar year before or after.
//
// Law: lc/84.
type KurbanAit struct {
	Day   tanu.Date     `json:"day"`
	Act   tanu.LegalAct `json:"act,omitzero"`   // zero: the Labour Code
	Known tanu.Date     `json:"known,omitzero"` // the first day on which it was known; zero: the day of the act

	expected bool // computed, not announced
}

// announcements are the days that were announced, from 2015 on, in ascending
// order. The day on which they were announced is known for 2024 only, when it
// changed; the others count as known always, because the lunar calendar shows
// them years ahead.
var announcements = [...]KurbanAit{
	{Day: day("2015-09-24")},
	{Day: day("2016-09-12")},
	{Day: day("2017-09-01")},
	{Day: day("2018-08-21")},
	{Day: day("2019-08-11")},
	{Day: day("2020-07-31")},
	{Day: day("2021-07-20")},
	{Day: day("2022-07-09")},
	{Day: day("2023-06-28")},
	{Day: day("2024-06-17")},
	{Day: day("2024-06-16"), Known: day("2024-06-07")},
	{Day: day("2025-06-06")},
	{Day: day("2026-05-27")},
}

// firstExpected is the first day that is not announced. Lunar years are counted
// from it: its own is 0, that of 2026 is -1.
var firstExpected = day("2027-05-16")

const (
	// lunarYearDays is the average: from one day of Kurban Ait to the next are
	// 354 or 355 days.
	lunarYearDays = 354.367

	// aitTolerance is by how many days an announced day may differ from the count.
	aitTolerance = 3
)

// lunarYear is the number of the lunar year whose Kurban Ait is nearest to d.
func lunarYear(d tanu.Date) int {
	return int(math.Round(float64(d.DaysSince(firstExpected)) / lunarYearDays))
}

// expectedAit is the day to which a lunar year comes.
func expectedAit(lunarYear int) tanu.Date {
	return firstExpected.AddDays(int(math.Round(float64(lunarYear) * lunarYearDays)))
}

// builtinAits are the announced days, and the expected ones from 2027 to the end
// of the table.
func builtinAits() []KurbanAit {
	aits := slices.Clone(announcements[:])
	for year := 0; inTable(expectedAit(year)); year++ {
		aits = append(aits, KurbanAit{Day: expectedAit(year), expected: true})
	}
	return aits
}

func (k KurbanAit) known() tanu.Date { return knownFrom(k.Known, k.Act) }

func (k KurbanAit) act() tanu.LegalAct {
	if k.Act.IsZero() {
		return labourCode
	}
	return k.Act
}

// rule is the day as a rule of its one calendar year.
func (k KurbanAit) rule() statutoryDay {
	year, month, dayOfMonth := k.Day.Civil()
	r := statutoryDay{
		year: year, month: month, day: dayOfMonth, kind: RestDay, name: kurbanAit,
		act: k.act(), known: k.known(), ait: k,
	}
	if k.expected {
		r.note = tanu.Text{
			KK: "күтілетін күн, әлі жарияланған жоқ",
			RU: "ожидаемый день, еще не объявлен",
			EN: "expected, not announced yet",
		}
	}
	return r
}

// replaced says that another day was announced, and when.
func (k KurbanAit) replaced(known tanu.Date) tanu.Text {
	if k.expected {
		return tanu.Text{
			KK: grammar.Date(known, tanu.Kazakh, grammar.Dative) + " дейін Құрбан айттың бірінші күні ретінде күтілген",
			RU: "до " + known.In(tanu.Russian) + " ожидался как первый день Курбан-айта",
			EN: "expected as the first day of Kurban Ait until " + known.In(tanu.English),
		}
	}
	return tanu.Text{
		KK: grammar.Date(known, tanu.Kazakh, grammar.Dative) + " дейін Құрбан айттың бірінші күні деп жарияланған",
		RU: "до " + known.In(tanu.Russian) + " был объявлен первым днем Курбан-айта",
		EN: "announced as the first day of Kurban Ait until " + known.In(tanu.English),
	}
}

// addTo adds the announcement to a book. The day must be one that a lunar year
// comes to, give or take three days.
func (k KurbanAit) addTo(b *book) (field, rule string) {
	known, year := k.known(), lunarYear(k.Day)
	switch {
	case wantDay(k.Day) != "":
		return "day", wantDay(k.Day)
	case known.IsZero():
		return "known", tanu.RuleRequired
	case daysApart(k.Day, expectedAit(year)) > aitTolerance:
		return "day", tanu.RuleLunarYear
	case known.After(k.Day):
		return "known", tanu.RulePastWhenKnown
	}
	for _, other := range b.aits {
		switch {
		case lunarYear(other.Day) != year:
		case other.known() == known:
			return "known", tanu.RuleGivenTwice
		case known.After(other.Day): // it would be replaced when it was over
			return "known", tanu.RulePastWhenKnown
		}
	}
	b.aits = append(b.aits, k)
	return "", ""
}

// daysApart is the number of days between two days, in either order.
func daysApart(a, b tanu.Date) int {
	n := a.DaysSince(b)
	return max(n, -n)
}
