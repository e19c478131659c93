package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Availability is one action of an edition, as it stands for a case, an actor and a
// day: allowed now, or why not.
type Availability struct {
	Action   Action            `json:"action"`
	Allowed  bool              `json:"allowed"`
	Reason   Reason            `json:"reason,omitzero"`   // why not; zero where allowed
	By       tanu.Office       `json:"by"`                // who may do it here or, with no such step, anywhere
	Clause   tanu.Clause       `json:"clause,omitempty"`  // the step's
	To       State             `json:"to,omitempty"`      // where it leads; none where the state has no such step
	Deadline calendar.Deadline `json:"deadline,omitzero"` // zero where not known; of the use, the validity
}

// Explain tells, for each action of the case's edition, whether the actor may do
// it on that day, and if not why and by which clause. What it allows, Decide
// does not refuse for the state, the actor or the day; what the command brings
// (documents, an act, a sheet) is judged by Decide alone. That an action comes
// after its deadline does not stand in its way: the Rules attach no consequence
// to it.
//
// A case that is not filed is explained under the edition in force on the day.
//
// The error is for what is a broken call to Decide too: a *tanu.FieldError for no
// day, tanu.ErrNotEncoded, tanu.ErrPolicy, or the calendar's where a term of what is
// allowed would leave it. A record with an unknown state or edition is a
// *tanu.FieldError as well.
func (r Rules) Explain(c Case, actor Actor, day tanu.Date) ([]Availability, error) {
	if err := r.Policy.Validate(); err != nil {
		return nil, err
	}
	if day.IsZero() {
		return nil, malformed("day", tanu.RuleRequired)
	}
	if err := c.known(); err != nil {
		return nil, err
	}
	if c.State == New {
		edition, err := tanu.EditionOn(day)
		if err != nil {
			return nil, err
		}
		c.Edition = edition
		c.Application.IIN = actor.Person // nobody's application yet: the actor's own
	}
	var options []Availability
	for _, action := range Actions() {
		role, ok := OfficeOf(c.Edition, action)
		if !ok {
			continue
		}
		option, err := r.option(&c, &Command{Action: action, Actor: actor, Day: day}, role)
		if err != nil {
			return nil, err
		}
		options = append(options, option)
	}
	return options, nil
}

func (r *Rules) option(c *Case, cmd *Command, by tanu.Office) (Availability, error) {
	o := Availability{Action: cmd.Action, By: by}
	s := find(c.Edition, c.State, cmd.Action)
	if s == nil {
		o.Reason = wrongState(c, cmd.Action)
		o.Clause = o.Reason.Clause
		return o, nil
	}
	o.By, o.Clause, o.To = s.by, s.clause(c.Edition), s.to
	var err error
	if o.Deadline, _, err = r.deadline(c, nil, s); err != nil {
		return o, err
	}
	if s.term.from == whileValid {
		o.Deadline = c.Voucher.period()
	}
	if reason, ok := s.against(c, cmd.Actor, cmd.Day); ok {
		o.Reason = reason
		return o, nil
	}
	o.Allowed = true
	return o, r.countable(c, cmd.Day, s)
}

// period is the validity as the record has it, whatever led to it: the days from
// the day after the issue to the last valid one, sick leave included.
//
// Law: 10.3, 2023/10.
func (v *Voucher) period() calendar.Deadline {
	if v.LastValid.IsZero() {
		return calendar.Deadline{}
	}
	days := calendar.ValidityDays(v.LastValid.DaysSince(v.Issued))
	return calendar.Deadline{Event: v.Issued, Term: days, Last: v.LastValid}
}

// countable is the error of the calendar, if it has one, for the terms that end
// with a step done on a day, and for those that begin with it.
func (r *Rules) countable(c *Case, day tanu.Date, s *step) error {
	if s.term.days != nil {
		if _, err := r.Calendar.IsWorkday(day); err != nil {
			return err
		}
	}
	next := *c
	switch next.State, next.Since = s.to, day; s.action {
	case File:
		next.Filed = day
	case Issue:
		_, err := r.lastValid(day, c.Edition.Figures().Validity.Value)
		return err
	case Extend, SignProtocol: // what begins with them depends on what they bring
		return nil
	}
	_, err := r.pending(&next)
	return err
}

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
