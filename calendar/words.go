package calendar

import (
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

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
		parts[i] = datesOf(members, (Day).date, lang, year, grammar.Plain) + " (" + because(members, lang, year) + ")"
	}
	return strings.Join(parts, "; ")
}

func (d Day) date() tanu.Date      { return d.Date }
func (d Day) partner() tanu.Date   { return d.Partner }
func (d Day) standsFor() tanu.Date { return d.StandsFor }

func datesOf(days []Day, date func(Day) tanu.Date, lang tanu.Language, year int, c grammar.Case) string {
	list := make([]tanu.Date, len(days))
	for i, d := range days {
		list[i] = date(d)
	}
	return grammar.Dates(list, lang, c, year)
}

// because says what days of one kind and name are, in a few words.
func because(days []Day, lang tanu.Language, year int) string {
	name := days[0].Name
	switch days[0].Kind {
	case Substitute:
		list := datesOf(days, (Day).standsFor, lang, year, grammar.Plain)
		return tanu.Text{KK: list + " үшін, ", RU: "за " + list + ", ", EN: "for " + list + ", "}.In(lang) + name.In(lang)
	case MovedOff:
		list := datesOf(days, (Day).partner, lang, year, grammar.Ablative)
		return tanu.Text{KK: list + " ауыстырылған демалыс", RU: "выходной перенесен с " + list, EN: "day off moved from " + list}.In(lang)
	case MovedToWork:
		list := datesOf(days, (Day).partner, lang, year, grammar.Dative)
		return tanu.Text{KK: "демалысы " + list + " ауыстырылған", RU: "выходной перенесен на " + list, EN: "day off moved to " + list}.In(lang)
	}
	return name.In(lang)
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
