package calendar

import (
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// Proof tells why a deadline is what it is.
type Proof struct {
	Deadline
	Skipped   []Day           `json:"skipped,omitempty"`  // the days off that were not counted, or past which the last day moved, in order
	Worked    []Day           `json:"worked,omitempty"`   // days of rest that were counted, because their rest was moved
	MovedFrom tanu.Date       `json:"movedFrom,omitzero"` // where the last day stood before it moved past days off; zero if it did not move
	Clauses   []tanu.Clause   `json:"clauses"`            // by which the term was counted, and of the Labour Code by which the days are off or worked
	Acts      []tanu.LegalAct `json:"acts,omitempty"`     // that the days skipped and worked rest on, in order, each once
}

// DeadlineError tells that a deadline was counted by another calendar.
type DeadlineError struct {
	Deadline Deadline  // as given
	Last     tanu.Date // as this calendar counts it
}

// Error names both last days.
func (e *DeadlineError) Error() string {
	return fmt.Sprintf("%s: %s after %s ends on %s, not on %s", ErrDeadline, e.Deadline.Term, e.Deadline.Event, e.Last, e.Deadline.Last)
}

// Unwrap returns ErrDeadline.
func (e *DeadlineError) Unwrap() error { return ErrDeadline }

// Proof makes the proof of a deadline, which may come from storage. A deadline
// that this calendar counts otherwise, because it was counted under another
// state of knowledge, is refused with a *DeadlineError: ask the calendar
// AsKnownOn the day on which it was counted.
//
// Law: cc/173, cc/175, appc/76.
func (c Calendar) Proof(d Deadline) (Proof, error) {
	counted, err := c.Deadline(d.Event, d.Term)
	if err != nil {
		return Proof{}, err
	}
	if counted.Last != d.Last {
		return Proof{}, &DeadlineError{Deadline: d, Last: counted.Last}
	}
	p := Proof{Deadline: counted, Clauses: []tanu.Clause{"cc/173"}}
	from := d.Event.AddDays(1)
	if !d.Term.Working() {
		from = d.Event.AddDays(d.Term.Days())
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
	case !d.Worked():
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
	if !p.Term.Working() { // every day counts; the last one moved past these
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
	n := p.Term.Days()
	kind := tanu.Text{RU: "календарный день", EN: "calendar day"}
	if p.Term.Working() {
		kind = Working.text()
	}
	switch lang {
	case tanu.Kazakh:
		if p.Term.Working() {
			return fmt.Sprintf("%s кейінгі %d-жұмыс күні", grammar.Date(p.Event, tanu.Kazakh, grammar.Ablative), n)
		}
		return fmt.Sprintf("%s кейінгі күнтізбелік %d-күн", grammar.Date(p.Event, tanu.Kazakh, grammar.Ablative), n)
	case tanu.Russian:
		return fmt.Sprintf("%d-й %s после %s", n, kind.RU, p.Event.In(lang))
	}
	return fmt.Sprintf("the %s %s after %s", grammar.Ordinal(n), kind.EN, p.Event.In(lang))
}
