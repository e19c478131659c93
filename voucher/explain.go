package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Option is one action of an edition, as it stands for a case, an actor and a
// day: allowed now, or why not.
type Option struct {
	Action   Action
	Allowed  bool
	Reason   Reason            // why not; zero where allowed
	By       Role              // who may do it here, or, where the state has no such step, anywhere
	Clause   tanu.Clause       // the step's
	To       State             // where it leads; none where the state has no such step
	Deadline calendar.Deadline // by when, where a term is known; zero otherwise
}

// Explain tells, for each action of the case's edition, whether the actor may do
// it on that day, and if not why and by which clause. What it allows, Decide
// does not refuse for the state, the actor or the day; what the command brings
// (documents, an act, a sheet) is judged by Decide alone.
//
// A case that is not filed is explained under the edition in force on the day.
func (r Rules) Explain(c Case, actor Actor, day tanu.Date) ([]Option, error) {
	if c.State == New {
		edition, err := tanu.EditionOn(day)
		if err != nil {
			return nil, err
		}
		c.Edition = edition
		c.Application.IIN = actor.Person // nobody's application yet: the actor's own
	}
	var options []Option
	for _, row := range actions {
		role, ok := RoleOf(c.Edition, row.action)
		if !ok {
			continue
		}
		option, err := r.option(&c, &Command{Action: row.action, Actor: actor, Day: day}, role)
		if err != nil {
			return nil, err
		}
		options = append(options, option)
	}
	return options, nil
}

func (r *Rules) option(c *Case, cmd *Command, role Role) (Option, error) {
	o := Option{Action: cmd.Action, By: role}
	s := find(c.Edition, c.State, cmd.Action)
	if s == nil {
		o.Reason = wrongState(c, cmd.Action)
		o.Clause = o.Reason.Clause
		return o, nil
	}
	o.By, o.Clause, o.To = s.by, s.clause, s.to
	var err error
	if o.Deadline, _, err = r.deadline(c, nil, s); err != nil {
		return o, err
	}
	if reason := against(c, cmd, s); reason != nil {
		o.Reason = *reason
	}
	o.Allowed = o.Reason.Code == ""
	return o, nil
}

// against is what speaks against a step whatever the command brings: the actor,
// the order of days, the validity, the protocol; nil for nothing. Decide and
// Explain both ask it.
func against(c *Case, cmd *Command, s *step) *Reason {
	switch {
	case !cmd.Actor.mayAct(s.by, c):
		return because(wrongActor(s))
	case cmd.Day.Before(c.Since):
		return because(tooEarly(c, s))
	case s.action == Lapse && !cmd.Day.After(c.Voucher.LastValid):
		return because(stillValid(c, c.Edition.Figures().Validity.Clause))
	case s.action == ReceiveAct && c.Protocol.Signed.IsZero():
		return because(noProtocol(s.clause))
	case s.action == SignProtocol && !c.Protocol.Signed.IsZero():
		return because(protocolSigned(c, s.clause))
	}
	return nil
}

func because(r Reason) *Reason { return &r }
