package calendar

import (
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// The endings that the names of the months take in Kazakh, January first.
const (
	locative = "дағы дағы дағы дегі дағы дағы дегі дағы тегі дағы дағы дағы" // of the day
	ablative = "дан нан дан ден дан нан ден дан тен нан дан нан"             // from, after the day
	dative   = "ға ға ға ге ға ға ге ға ке ға ға ға"                         // to the day
)

// locativeKK writes a day as it stands before the number of an act: "2016
// жылғы 15 ақпандағы".
func locativeKK(d tanu.Date) string { return d.In(tanu.Kazakh) + ending12(d, locative) }

// ablativeKK writes "2026 жылғы 20 наурыздан".
func ablativeKK(d tanu.Date) string { return d.In(tanu.Kazakh) + ending12(d, ablative) }

// dativeKK writes "2026 жылғы 20 наурызға".
func dativeKK(d tanu.Date) string { return d.In(tanu.Kazakh) + ending12(d, dative) }

// ending12 picks the ending of the day's month out of twelve.
func ending12(d tanu.Date, endings string) string {
	if d.IsZero() {
		return ""
	}
	return strings.Fields(endings)[d.Month()-1]
}

// groups lists days by what they are, in the order of their first: "21, 22, 23
// March (Nauryz); 28, 29 March (weekend)". Days of another year than the given
// one carry their year.
func groups(days []Day, lang tanu.Language, year int) string {
	type group struct {
		kind Kind
		name tanu.Text
	}
	var order []group
	byGroup := map[group][]Day{}
	for _, d := range days {
		g := group{d.Kind, d.Name}
		if byGroup[g] == nil {
			order = append(order, g)
		}
		byGroup[g] = append(byGroup[g], d)
	}
	parts := make([]string, len(order))
	for i, g := range order {
		members := byGroup[g]
		parts[i] = dates(members, (Day).date, lang, year) + " (" + because(members, lang, year) + ")"
	}
	return strings.Join(parts, "; ")
}

func (d Day) date() tanu.Date      { return d.Date }
func (d Day) partner() tanu.Date   { return d.Partner }
func (d Day) standsFor() tanu.Date { return d.StandsFor }

// because says what days of one kind and name are, in a few words.
func because(days []Day, lang tanu.Language, year int) string {
	name := days[0].Name
	switch days[0].Kind {
	case Substitute:
		list := dates(days, (Day).standsFor, lang, year)
		return tanu.Text{KK: list + " үшін, ", RU: "за " + list + ", ", EN: "for " + list + ", "}.In(lang) + name.In(lang)
	case MovedOff:
		list := dates(days, (Day).partner, lang, year)
		from := list + ending12(days[len(days)-1].Partner, ablative)
		return tanu.Text{KK: from + " ауыстырылған демалыс", RU: "выходной перенесен с " + list, EN: "day off moved from " + list}.In(lang)
	case MovedToWork:
		list := dates(days, (Day).partner, lang, year)
		to := list + ending12(days[len(days)-1].Partner, dative)
		return tanu.Text{KK: "демалысы " + to + " ауыстырылған", RU: "выходной перенесен на " + list, EN: "day off moved to " + list}.In(lang)
	}
	return name.In(lang)
}

// dates lists days under their months: "28, 29 March, 4, 5 April".
func dates(days []Day, of func(Day) tanu.Date, lang tanu.Language, year int) string {
	var parts []string
	for i := 0; i < len(days); {
		first := of(days[i])
		var numbers []string
		for ; i < len(days) && of(days[i]).Year() == first.Year() && of(days[i]).Month() == first.Month(); i++ {
			numbers = append(numbers, strconv.Itoa(of(days[i]).Day()))
		}
		parts = append(parts, ofMonth(strings.Join(numbers, ", "), first, lang, year))
	}
	return strings.Join(parts, ", ")
}

// ofMonth writes the numbers of days of d's month, with the year if it is
// another than the given one: Date.In with the numbers in place of its own.
func ofMonth(numbers string, d tanu.Date, lang tanu.Language, year int) string {
	own, y := strconv.Itoa(d.Day()), strconv.Itoa(d.Year())
	s := d.In(lang)
	if lang == tanu.Kazakh {
		before := y + " жылғы "
		s = numbers + strings.TrimPrefix(s, before+own)
		if d.Year() != year {
			s = before + s
		}
		return s
	}
	s = numbers + strings.TrimPrefix(s, own)
	if d.Year() == year {
		s = strings.TrimSuffix(strings.TrimSuffix(s, " года"), " "+y)
	}
	return s
}

// citations lists clauses, and then what days rest on besides, each once: an act
// without its article not beside the same with it.
func citations(clauses []tanu.Clause, days []Day, lang tanu.Language) string {
	var list []string
	for _, clause := range clauses {
		list = append(list, clause.In(lang))
	}
	for _, d := range days {
		for _, ground := range d.grounds(lang) {
			if !slices.Contains(list, ground) {
				list = append(list, ground)
			}
		}
	}
	var cited []string
	for _, s := range list {
		if !slices.ContainsFunc(list, func(other string) bool { return strings.HasPrefix(other, s+", ") }) {
			cited = append(cited, s)
		}
	}
	return strings.Join(cited, "; ")
}

// ordinalEN writes 1st, 2nd, 3rd, 4th, 11th, 21st.
func ordinalEN(n int) string {
	suffix := "th"
	if hundred := n % 100; hundred < 11 || hundred > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
