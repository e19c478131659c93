package calendar

import (
	"fmt"
	"slices"
	"strconv"
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
	Clauses   []tanu.Clause   `json:"clauses"`            // of the term, and of the days skipped and worked
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
		return Proof{}, fmt.Errorf("%w: %s after %s ends on %s, not on %s",
			ErrDeadline, d.Term, d.Event, counted.Last, d.Last)
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
		p.add(day)
	}
	return p, nil
}

// add adds a day that was skipped, or a day of rest that was counted.
func (p *Proof) add(d Day) {
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
	if list := listDays(p.Skipped, lang, p.Last.Year()); list != "" {
		s += " " + off.In(lang) + list + "."
	}
	if list := listDays(p.Worked, lang, p.Last.Year()); list != "" {
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
	head := tanu.Text{KK: "Соңғы күн – ", RU: "Последний день – ", EN: "Due "}
	if p.Term.unit == validityDays {
		head = tanu.Text{KK: "Соңғы жарамды күн – ", RU: "Последний день срока действия – ", EN: "Valid through "}
	}
	s := head.In(lang) + p.Last.In(lang) + ", " + lang.Weekday(p.Last.Weekday()) + ": " + p.nth(lang)
	if p.MovedFrom.IsZero() {
		return s + "."
	}
	movedFrom := p.MovedFrom.In(lang)
	return s + tanu.Text{
		KK: "; соңғы күні " + movedFrom + " демалысқа келгендіктен келесі жұмыс күніне ауысады.",
		RU: "; последний день, " + movedFrom + ", нерабочий, и срок оканчивается в следующий рабочий день.",
		EN: "; its last day, " + movedFrom + ", is a day off, so it ends on the next working day.",
	}.In(lang)
}

// nth says which day after the event the last day is.
func (p Proof) nth(lang tanu.Language) string {
	after := tanu.Text{
		KK: grammar.Date(p.Event, tanu.Kazakh, grammar.Ablative) + " кейінгі ",
		RU: " после " + p.Event.In(tanu.Russian),
		EN: " after " + p.Event.In(tanu.English),
	}
	n := strconv.Itoa(p.Term.days)
	if p.Term.unit == workingDays {
		return tanu.Text{
			KK: after.KK + n + "-жұмыс күні",
			RU: n + "-й рабочий день" + after.RU,
			EN: "the " + grammar.Ordinal(p.Term.days) + " working day" + after.EN,
		}.In(lang)
	}
	return tanu.Text{
		KK: after.KK + "күнтізбелік " + n + "-күн",
		RU: n + "-й календарный день" + after.RU,
		EN: "the " + grammar.Ordinal(p.Term.days) + " calendar day" + after.EN,
	}.In(lang)
}

// dayGroup are days of one kind and name.
type dayGroup struct {
	kind                       Kind
	name                       tanu.Text
	dates, standsFor, partners []tanu.Date
}

// listDays lists days by what they are, in the order of their first: "21, 22, 23
// March (Nauryz); 28, 29 March (weekend)". Days of another year than the given
// one carry their year.
func listDays(days []Day, lang tanu.Language, year int) string {
	var groups []dayGroup
	for _, d := range days {
		i := slices.IndexFunc(groups, func(g dayGroup) bool { return g.kind == d.Kind && g.name == d.Name })
		if i < 0 {
			i = len(groups)
			groups = append(groups, dayGroup{kind: d.Kind, name: d.Name})
		}
		g := &groups[i]
		g.dates = append(g.dates, d.Date)
		g.standsFor = append(g.standsFor, d.StandsFor)
		g.partners = append(g.partners, d.Partner)
	}
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = grammar.Dates(g.dates, lang, grammar.Plain, year) + " (" + g.reason(lang, year) + ")"
	}
	return strings.Join(parts, "; ")
}

// reason says in a few words what the days are.
func (g dayGroup) reason(lang tanu.Language, year int) string {
	switch g.kind {
	case Substitute:
		list := grammar.Dates(g.standsFor, lang, grammar.Plain, year)
		return tanu.Text{KK: list + " үшін", RU: "за " + list, EN: "for " + list}.In(lang) + ", " + g.name.In(lang)
	case MovedOff:
		list := grammar.Dates(g.partners, lang, grammar.Ablative, year)
		return tanu.Text{
			KK: list + " ауыстырылған демалыс",
			RU: "выходной перенесен с " + list,
			EN: "day off moved from " + list,
		}.In(lang)
	case MovedToWork:
		list := grammar.Dates(g.partners, lang, grammar.Dative, year)
		return tanu.Text{
			KK: "демалысы " + list + " ауыстырылған",
			RU: "выходной перенесен на " + list,
			EN: "day off moved to " + list,
		}.In(lang)
	}
	return g.name.In(lang)
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
