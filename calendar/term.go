package calendar

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// Term is a number of days to be counted from the day after an event (мерзім,
// срок). The zero Term is "none".
type Term struct {
	days int
	unit unit
}

// unit is how a term counts and where it may end.
type unit uint8

const (
	workingDays  unit = iota + 1 // counts working days only
	calendarDays                 // counts all days; ends on a working day
	validityDays                 // counts all days; never moves
)

// WorkingDays is a term of n working days: it ends with the n-th working day
// after the event.
//
// Law: cc/173, appc/76.
func WorkingDays(n int) Term { return Term{n, workingDays} }

// CalendarDays is a term of n calendar days for an action: where its last day
// is a day off, it ends on the next working day.
//
// Law: cc/173, cc/175, appc/76.
func CalendarDays(n int) Term { return Term{n, calendarDays} }

// ValidityDays is a period of validity of n calendar days after the event. It
// is no term for an action and does not move (open question Q3); for the other
// reading take CalendarDays.
//
// Law: 10.3, 2023/10.
func ValidityDays(n int) Term { return Term{n, validityDays} }

// IsZero reports whether t is none.
func (t Term) IsZero() bool { return t == Term{} }

// valid reports whether there is something to count.
func (t Term) valid() bool { return t.days > 0 && t.unit != 0 }

// In names the term in a language: "3 working days", "3 рабочих дня", "3 жұмыс
// күні"; "" for none.
func (t Term) In(lang tanu.Language) string {
	switch t.unit {
	case workingDays:
		return grammar.WorkingDayCount(t.days, lang)
	case calendarDays:
		return grammar.CalendarDayCount(t.days, lang)
	case validityDays:
		days := grammar.CalendarDayCount(t.days, lang)
		return tanu.Text{
			KK: "қолданылу мерзімі " + days,
			RU: "срок действия " + days,
			EN: grammar.DayCount(t.days) + " of validity",
		}.In(lang)
	}
	return ""
}

// String returns the term in English, "none" for none.
func (t Term) String() string { return cmp.Or(t.In(tanu.English), "none") }

// ParseTerm reads "3 working days", "10 calendar days" or "45 days of
// validity"; with 1, "1 working day" and so on. Nothing else is accepted.
func ParseTerm(s string) (Term, error) {
	number, _, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	if err == nil && n > 0 && len(number) <= 6 {
		for _, t := range []Term{WorkingDays(n), CalendarDays(n), ValidityDays(n)} {
			if t.In(tanu.English) == s {
				return t, nil
			}
		}
	}
	return Term{}, &tanu.FieldError{Kind: tanu.ErrSyntax, Type: "Term", Rule: tanu.RuleTermForm}
}

// MarshalText writes the term in English words, and nothing for none. A term
// without days is refused.
func (t Term) MarshalText() ([]byte, error) {
	if t.IsZero() {
		return []byte{}, nil
	}
	if !t.valid() {
		return nil, termError(t)
	}
	return []byte(t.In(tanu.English)), nil
}

// UnmarshalText reads what MarshalText writes; an empty text is none. On an
// error t keeps its value.
func (t *Term) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = Term{}
		return nil
	}
	parsed, err := ParseTerm(string(text))
	if err == nil {
		*t = parsed
	}
	return err
}

// Deadline is where a term ends: the last day on which the thing may be done,
// until its 24:00 (мерзімнің соңғы күні, последний день срока).
type Deadline struct {
	Event       tanu.Date `json:"event"` // day 0, not counted
	Term        Term      `json:"term"`
	Last        tanu.Date `json:"last"`
	Provisional bool      `json:"provisional,omitzero"` // rests on days after Confirmed
}

// Deadline counts a term from the day after the event. It allocates nothing;
// Proof tells why the last day is what it is.
//
// Law: cc/173, cc/175, appc/76.
func (c Calendar) Deadline(event tanu.Date, term Term) (Deadline, error) {
	if !term.valid() {
		return Deadline{}, termError(term)
	}
	last, err := c.last(event, term)
	if err != nil {
		return Deadline{}, err
	}
	provisional := term.unit != validityDays && last.After(c.table.confirmed)
	return Deadline{Event: event, Term: term, Last: last, Provisional: provisional}, nil
}

func (c Calendar) last(event tanu.Date, term Term) (tanu.Date, error) {
	if term.unit == workingDays {
		return c.AddWorkdays(event, term.days)
	}
	if _, err := c.IsWorkday(event); err != nil {
		return tanu.Date{}, err
	}
	last := event.AddDays(term.days)
	if !c.table.has(last) {
		return tanu.Date{}, c.outside(event, term.days)
	}
	if term.unit == validityDays {
		return last, nil
	}
	return c.WorkdayFrom(last)
}

func termError(term Term) error {
	if term.IsZero() {
		return fmt.Errorf("%w: no term was given", ErrTerm)
	}
	return fmt.Errorf("%w: %q", ErrTerm, term)
}
