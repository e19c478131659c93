package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Deadline returns the deadline by which a command's action is due on a case as
// it stands; the calendar proves it on request. Of the command, the action
// matters, and where a term runs from something that it brings (the copy of a
// sick-leave sheet), that. ok is false where the action has no row for the
// state, no term, or a term whose first day is not known yet; and for the use of a
// voucher, whose validity is no term for an action: Explain gives it, and
// Case.Due its last day.
//
// Law: cc/173, appc/76.
func (r Rules) Deadline(c Case, cmd Command) (deadline calendar.Deadline, ok bool, err error) {
	s := find(c.Edition, c.State, cmd.Action)
	if s == nil {
		return calendar.Deadline{}, false, nil
	}
	return r.deadline(&c, cmd.Sheet, s)
}

// deadline is the deadline of a step for a case and, where the term runs from
// the copy of a sick-leave sheet, for that.
func (r *Rules) deadline(c *Case, sheet *SickSheet, s *step) (calendar.Deadline, bool, error) {
	from := tanu.Date{}
	switch s.since {
	case sinceStep:
		from = c.Since
	case sinceFiling:
		from = c.Filed
	case sinceProtocol:
		from = c.Protocol.Signed
	case sinceSheet:
		if sheet != nil {
			from = sheet.Received
		}
	}
	if from.IsZero() {
		return calendar.Deadline{}, false, nil
	}
	deadline, err := r.Calendar.Deadline(from, s.term)
	return deadline, err == nil, err
}

// due is the last day on which a step is in time, zero where nothing says.
func (r *Rules) due(c *Case, sheet *SickSheet, s *step) (tanu.Date, error) {
	if s.since == whileValid {
		return c.Voucher.LastValid, nil
	}
	deadline, _, err := r.deadline(c, sheet, s)
	return deadline.Last, err
}

// lateBy counts the working days after a due day, through the day of the step.
func (r *Rules) lateBy(due, day tanu.Date) (int, error) {
	if due.IsZero() || !day.After(due) {
		return 0, nil
	}
	return r.Calendar.WorkdaysBetween(due, day)
}

// pending is the day by which something must happen next to a case: the
// earliest due day of the steps open to it, zero where none has one.
func (r *Rules) pending(c *Case) (first tanu.Date, err error) {
	for _, s := range open(c.Edition, c.State) {
		if s.since == noTerm {
			continue
		}
		due, err := r.due(c, nil, s)
		if err != nil {
			return tanu.Date{}, err
		}
		if !due.IsZero() && (first.IsZero() || due.Before(first)) {
			first = due
		}
	}
	return first, nil
}
