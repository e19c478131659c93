package voucher

import "github.com/biliktilik/tanu"

// Item is one line of an agenda: a case, and what is due in it.
type Item struct {
	Case    string      `json:"case"`
	Region  tanu.Region `json:"region"`
	State   State       `json:"state"`
	Due     tanu.Date   `json:"due"` // by the rules of today
	Urgency Urgency     `json:"pressing"`
	LateBy  int         `json:"lateBy,omitempty"` // working days past the due day
	Tasks   []Task      `json:"tasks"`            // any one of which is due
}

// Task is an action that is due, and who does it.
type Task struct {
	Action Action      `json:"action"`
	By     tanu.Office `json:"by"`
}

// Agenda is what is due in a case, judged on a day by today's calendar, as in
// Explain; due is false for nothing.
func (r Rules) Agenda(c Case, day tanu.Date) (i Item, due bool, err error) {
	last, err := r.pending(&c)
	if err != nil || last.IsZero() {
		return i, false, err
	}
	i = Item{Case: c.ID, Region: c.Application.Region, State: c.State, Due: last, Urgency: urgency(last, day)}
	for _, s := range stepsFrom(c.Edition, c.State) {
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
	case s.term.from == whileValid:
		return !day.After(c.Voucher.LastValid)
	}
	return s.term.from != noTerm && s.term.from != sinceSheet
}

func urgency(due, day tanu.Date) Urgency {
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
