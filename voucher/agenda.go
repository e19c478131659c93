package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Pressing tells how near a due day is.
type Pressing string

const (
	Overdue  Pressing = "overdue"
	DueToday Pressing = "today"
	DueWeek  Pressing = "week" // by the Sunday of the day's week
	DueLater Pressing = "later"
)

// Item is one line of an agenda: a case, and what is due in it.
type Item struct {
	Case     string      `json:"case"`
	Region   tanu.Region `json:"region"`
	State    State       `json:"state"`
	Due      tanu.Date   `json:"due"` // by the rules of today
	Pressing Pressing    `json:"pressing"`
	LateBy   int         `json:"lateBy,omitempty"` // working days past the due day
	Tasks    []Task      `json:"tasks"`            // any one of which is due
}

// Task is an action that is due, and who does it.
type Task struct {
	Action Action `json:"action"`
	By     Role   `json:"by"`
}

// Agenda is what is due in a case, judged on a day by today's calendar, as in
// Explain; due is false for nothing.
func (r Rules) Agenda(c Case, day tanu.Date) (i Item, due bool, err error) {
	last, err := r.pending(&c)
	if err != nil || last.IsZero() {
		return i, false, err
	}
	i = Item{Case: c.ID, Region: c.Application.Region, State: c.State, Due: last, Pressing: pressing(last, day)}
	for _, s := range open(c.Edition, c.State) {
		if s.dueBy(&c, day) {
			i.Tasks = append(i.Tasks, Task{s.action, s.by})
		}
	}
	i.LateBy, err = r.lateBy(last, day)
	return i, err == nil, err
}

// dueBy reports whether a step stands in the agenda of its state on a day: it
// has a term, or it is the use of a voucher that is still valid, or the lapse of
// one that is not.
func (s *step) dueBy(c *Case, day tanu.Date) bool {
	switch {
	case s.action == Lapse:
		return day.After(c.Voucher.LastValid)
	case s.since == whileValid:
		return !day.After(c.Voucher.LastValid)
	}
	return s.since != noTerm && s.since != sinceSheet
}

func pressing(due, day tanu.Date) Pressing {
	sunday := day.AddDays((7 - int(day.Weekday())) % 7)
	switch {
	case due.Before(day):
		return Overdue
	case due == day:
		return DueToday
	case !due.After(sunday):
		return DueWeek
	}
	return DueLater
}

// LastSafeIssue returns the last day of the year on which a voucher may be
// issued so that its payment falls into the year's budget even if everything
// happens on its last day: used on the last valid day, the protocol signed so
// many working days after that (the Rules set no term for it), the act sent,
// received and paid on the last days of clauses 16 and 17. Without sick leave.
// Where the policy judges the use by the protocol (open question Q6), that is
// signed on the last valid day at the latest, and protocolAfter changes nothing.
//
// The zero Date says that the year has no such day: the protocol takes too long.
// The error is a *CommandError that names the argument, or ErrOutOfRange where
// the calendar does not reach into the next year.
//
// Law: 2025/10.3, 2025/16, 2025/17.
func (r Rules) LastSafeIssue(edition tanu.Edition, year, protocolAfter int) (tanu.Date, error) {
	fail := func(field, rule string) error { return &CommandError{"", field, rule} }
	end, err := tanu.NewDate(year, 12, 31)
	switch {
	case edition.Figures().Validity.Value == 0:
		return tanu.Date{}, fail("edition", "want an edition of the Rules that is encoded")
	case err != nil:
		return tanu.Date{}, fail("year", "want a year from 1 to 9999")
	case protocolAfter < 0:
		return tanu.Date{}, fail("protocolAfter", "want 0 working days or more")
	}
	if r.Policy.Use == tanu.UseByProtocol {
		protocolAfter = 0
	}
	for day := end; day.Year() == year; day = day.AddDays(-1) {
		paid, err := r.latestPayment(edition, day, protocolAfter)
		if err != nil {
			return tanu.Date{}, err
		}
		if !paid.After(end) {
			return day, nil
		}
	}
	return tanu.Date{}, nil
}

// latestPayment is the last day to pay for a voucher issued on a day.
func (r Rules) latestPayment(edition tanu.Edition, issued tanu.Date, protocolAfter int) (tanu.Date, error) {
	figures := edition.Figures()
	day, err := r.lastValid(issued, figures.Validity.Value)
	for _, days := range []int{protocolAfter, figures.ActTerm.Value, figures.PaymentTerm.Value} {
		if err != nil {
			break
		}
		if days > 0 {
			var d calendar.Deadline
			d, err = r.Calendar.Deadline(day, calendar.WorkingDays(days))
			day = d.Last
		}
	}
	return day, err
}
