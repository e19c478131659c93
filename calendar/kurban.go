package calendar

import (
	"cmp"
	"math"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// KurbanAit is one announcement of the first day of Kurban Ait (Құрбан айт,
// Курбан-айт): a rest day that is no holiday, and so is never substituted. Of
// two announcements for one year the one known later counts.
//
// Law: lc/84.
type KurbanAit struct {
	Day   tanu.Date     `json:"day"`
	Act   tanu.LegalAct `json:"act,omitzero"`   // zero: the Labour Code
	Known tanu.Date     `json:"known,omitzero"` // the first day on which it was known; zero: the day of the act

	expected bool // computed, not announced
}

// announcements are the days from 2015 on, in ascending order. The day on which
// they were announced is known for 2024 only, when it changed; the others count
// as known always, because the lunar calendar shows them years ahead.
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
	{Day: day("2027-05-16"), expected: true},
}

func (k KurbanAit) known() tanu.Date { return knownFrom(k.Known, k.Act) }

func (k KurbanAit) act() tanu.LegalAct {
	if k.Act.IsZero() {
		return labourCode
	}
	return k.Act
}

// rule is the announcement as a rule of its one year.
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

// addTo adds the announcement to a book. The day must be one that the lunar year
// comes to, give or take three days.
func (k KurbanAit) addTo(b *book) (field, rule string) {
	const apart = 3
	known := k.known()
	switch {
	case wantDay(k.Day) != "":
		return "day", wantDay(k.Day)
	case known.IsZero():
		return "known", tanu.RuleRequired
	case abs(k.Day.DaysSince(b.expectedAit(k.Day))) > apart:
		return "day", tanu.RuleLunarYear
	case known.After(k.Day):
		return "known", tanu.RulePastWhenKnown
	}
	for _, other := range b.aits {
		switch {
		case other.Day.Year() != k.Day.Year():
		case other.known() == known:
			return "known", tanu.RuleGivenTwice
		case known.After(other.Day): // it would be replaced when it was over
			return "known", tanu.RulePastWhenKnown
		}
	}
	b.aits = append(b.aits, k)
	return "", ""
}

// expectedAit is the day to which the lunar year comes that is nearest to d,
// counted from the nearest day that is known. From one year's day to the next's
// are 354 or 355 days: 354.367 on the average.
func (b *book) expectedAit(d tanu.Date) tanu.Date {
	const lunarYear = 354.367
	nearest := slices.MinFunc(b.aits, func(x, y KurbanAit) int {
		return cmp.Compare(abs(d.DaysSince(x.Day)), abs(d.DaysSince(y.Day)))
	}).Day
	years := math.Round(float64(d.DaysSince(nearest)) / lunarYear)
	return nearest.AddDays(int(math.Round(years * lunarYear)))
}

func abs(n int) int { return max(n, -n) }
