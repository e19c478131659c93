package calendar

import (
	"fmt"

	"github.com/biliktilik/tanu"
)

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
	provisional := term.unit != validityDays && last.After(c.t.confirmed)
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
	if !c.t.has(last) {
		return tanu.Date{}, c.outside(event, term.days)
	}
	if term.unit == validityDays {
		return last, nil
	}
	return c.WorkdayFrom(last)
}

//go:noinline
func termError(term Term) error {
	if term.IsZero() {
		return fmt.Errorf("%w: no term was given", ErrTerm)
	}
	return fmt.Errorf("%w: %q", ErrTerm, term)
}
