package calendar

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// Proof tells why a deadline is what it is.
type Proof struct {
	Deadline
	// Skipped are the days off that were not counted, or past which the last day
	// moved, and Worked the days of rest that were counted, because their rest was
	// moved.
	Skipped []Day `json:"skipped,omitempty"`
	Worked  []Day `json:"worked,omitempty"`

	MovedFrom tanu.Date       `json:"movedFrom,omitzero"` // where the last day stood before it moved past days off
	Clauses   []tanu.Clause   `json:"clauses"`            // by which the term was counted and the days are off or worked
	Acts      []tanu.LegalAct `json:"acts,omitempty"`     // that these days rest on, each once
}

// Proof makes the proof of a deadline, which may come from storage. A deadline
// that this calendar counts otherwise, because it was counted under another
// state of knowledge, is refused with ErrDeadline: ask the calendar
// AsKnownOn the day on which it was counted.
//
// Law: cc/173, cc/175, appc/76.
func (c Calendar) Proof(d Deadline) (Proof, error) {
	counted, err := c.Deadline(d.Event, d.Term)
	if err != nil {
		return Proof{}, err
	}
	if counted.Last != d.Last {
		return Proof{}, fmt.Errorf("%w: %s after %s ends on %s, not on %s", ErrDeadline, d.Term, d.Event, counted.Last, d.Last)
	}
	p := Proof{Deadline: counted, Clauses: []tanu.Clause{"cc/173"}}
	from := d.Event.AddDays(1)
	if d.Term.unit != workingDays {
		from = d.Event.AddDays(d.Term.days)
		if from != d.Last {
			p.MovedFrom = from
			p.Clauses = append(p.Clauses, "cc/175")
		}
	}
	if d.Term.unit == validityDays {
		return p, nil
	}
	p.Clauses = append(p.Clauses, "appc/76")
	for at := from; !at.After(d.Last); at = at.AddDays(1) {
		day, err := c.Day(at)
		if err != nil {
			return Proof{}, err
		}
		p.take(day)
	}
	return p, nil
}

func (p *Proof) take(d Day) {
	switch {
	case !d.Kind.Worked():
		p.Skipped = append(p.Skipped, d)
	case d.Kind == MovedToWork:
		p.Worked = append(p.Worked, d)
	default:
		return
	}
	if !slices.Contains(p.Acts, d.Act) {
		p.Acts = append(p.Acts, d.Act)
	}
	if clause := d.clause(); clause != "" && !slices.Contains(p.Clauses, clause) {
		p.Clauses = append(p.Clauses, clause)
	}
}

// In gives the account in a language, in a few sentences: "Due 26 March 2026,
// Thursday: the 1st working day after 20 March 2026. Not counted: 21, 22, 23
// March (Nauryz); 24, 25 March (for 21, 22 March, Nauryz)." The zero Proof
// gives "".
func (p Proof) In(lang tanu.Language) string {
	if p.Last.IsZero() {
		return ""
	}
	s := p.due(lang)
	off := tanu.Text{KK: "Есептелмеді: ", RU: "Не считаются: ", EN: "Not counted: "}
	worked := tanu.Text{KK: "Есептелді: ", RU: "Считаются: ", EN: "Counted: "}
	if p.Term.unit != workingDays { // every day counts; the last one moved past these
		off = tanu.Text{KK: "Жұмыс істемейтін күндер: ", RU: "Нерабочие дни: ", EN: "Days off: "}
		worked = tanu.Text{KK: "Жұмыс күндері: ", RU: "Рабочие дни: ", EN: "Working days: "}
	}
	if list := groups(p.Skipped, lang, p.Last.Year()); list != "" {
		s += " " + off.In(lang) + list + "."
	}
	if list := groups(p.Worked, lang, p.Last.Year()); list != "" {
		s += " " + worked.In(lang) + list + "."
	}
	if list := citations(p.Clauses, slices.Concat(p.Skipped, p.Worked), lang); list != "" {
		s += " " + tanu.Text{KK: "Негіздер: ", RU: "Основания: ", EN: "Grounds: "}.In(lang) + list + "."
	}
	if p.Provisional {
		s += " " + tanu.Text{
			KK: "Алдын ала есеп: жарияланған актілермен расталмаған күндерге сүйенеді.",
			RU: "Предварительно: опирается на дни, не подтвержденные опубликованными актами.",
			EN: "Provisional: it rests on days that no published act confirms.",
		}.In(lang)
	}
	return s
}

// due is the first sentence.
func (p Proof) due(lang tanu.Language) string {
	s := p.head(lang) + ": " + p.nth(lang)
	if p.MovedFrom.IsZero() {
		return s + "."
	}
	return s + tanu.Text{
		KK: "; соңғы күні " + p.MovedFrom.In(tanu.Kazakh) + " демалысқа келгендіктен келесі жұмыс күніне ауысады.",
		RU: "; последний день, " + p.MovedFrom.In(tanu.Russian) + ", нерабочий, и срок оканчивается в следующий рабочий день.",
		EN: "; its last day, " + p.MovedFrom.In(tanu.English) + ", is a day off, so it ends on the next working day.",
	}.In(lang)
}

func (p Proof) head(lang tanu.Language) string {
	due := p.Last.In(lang) + ", " + lang.Weekday(p.Last.Weekday())
	if p.Term.unit == validityDays {
		return tanu.Text{KK: "Соңғы жарамды күн – ", RU: "Последний день срока действия – ", EN: "Valid through "}.In(lang) + due
	}
	return tanu.Text{KK: "Соңғы күн – ", RU: "Последний день – ", EN: "Due "}.In(lang) + due
}

// nth says which day after the event the last day is.
func (p Proof) nth(lang tanu.Language) string {
	n := p.Term.days
	kind := tanu.Text{RU: "календарный день", EN: "calendar day"}
	if p.Term.unit == workingDays {
		kind = kinds.Name(Working)
	}
	switch lang {
	case tanu.Kazakh:
		if p.Term.unit == workingDays {
			return fmt.Sprintf("%s кейінгі %d-жұмыс күні", grammar.Date(p.Event, tanu.Kazakh, grammar.Ablative), n)
		}
		return fmt.Sprintf("%s кейінгі күнтізбелік %d-күн", grammar.Date(p.Event, tanu.Kazakh, grammar.Ablative), n)
	case tanu.Russian:
		return fmt.Sprintf("%d-й %s после %s", n, kind.RU, p.Event.In(lang))
	}
	return fmt.Sprintf("the %s %s after %s", grammar.Ordinal(n), kind.EN, p.Event.In(lang))
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
