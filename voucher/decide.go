package voucher

import (
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// Rules are what a decision rests on besides the case and the command. The same
// Rules, case and command give the same Outcome, always.
type Rules struct {
	Calendar calendar.Calendar
	Policy   tanu.Policy
	MCI      settlement.MCITable
}

// money are the rules as settlement takes them.
func (r *Rules) money() settlement.Rules {
	return settlement.Rules{Calendar: r.Calendar, MCI: r.MCI, Policy: r.Policy}
}

// Outcome is what a command comes to. Status says whether the step is taken, and
// nothing of the applicant: a step that judges is done whether the law answers yes
// or no, and Judgement and Case.State say which.
//
// Case, Event, Moves, Claim and Message are what to store of a step that is done. Of
// one that is not, Case is the case as it was, and Reasons say why.
type Outcome struct {
	Status    Status            `json:"status"`
	Judgement tanu.Verdict      `json:"judgement,omitempty"` // of File, SetStatus and Review: Satisfied or Refused
	Case      Case              `json:"case,omitzero"`
	Event     Event             `json:"event,omitzero"`
	Moves     []allocation.Move `json:"moves,omitempty"`
	Claim     ClaimChange       `json:"claim,omitempty"`
	Message   Message           `json:"message,omitzero"`
	Reasons   []Reason          `json:"reasons,omitempty"` // of a refusal by law too

	Decision   *eligibility.Decision  `json:"decision,omitempty"`   // of File, SetStatus and Review
	Report     *settlement.Report     `json:"report,omitempty"`     // of ReceiveAct: the check of the act
	Settlement *settlement.Settlement `json:"settlement,omitempty"` // of Pay: who pays what
}

// Message is something that must reach another system or a cabinet; a host's
// worker takes it from the outbox and delivers it at least once.
type Message struct {
	Case   string      `json:"case"`
	Seq    int64       `json:"seq"` // the event it tells of
	To     Recipient   `json:"to"`
	Topic  Action      `json:"topic"`
	Clause tanu.Clause `json:"clause"`
}

// Decide moves a case by one command, or says why not. It is pure: it reads no
// clock, keeps nothing, and changes neither argument. The event of a step that is
// done is sealed: it rests on the case's last one and has its digest, and the next
// record has it for its Head.
//
// The error is for a broken call (a *tanu.FieldError of kind ErrCommand, a day past
// the calendar, no edition encoded for the day of filing), never for a refusal.
func (r Rules) Decide(c Case, cmd Command) (out Outcome, err error) {
	if err := r.decide(&c, &cmd, &out); err != nil {
		return Outcome{}, err
	}
	if out.Status == Done {
		out.seal(c.Head, cmd.Digest())
	}
	return out, nil
}

// decide is Decide into an outcome that is zero, with an event that is not sealed.
// On an error it holds nothing that counts.
func (r *Rules) decide(c *Case, cmd *Command, out *Outcome) error {
	if err := r.Policy.Validate(); err != nil {
		return err
	}
	if err := cmd.check(c); err != nil {
		return err
	}
	out.Case = *c
	t := turn{rules: r, before: c, next: &out.Case, cmd: cmd, out: out}
	return t.take()
}

// turn is one decision in the making: next becomes the outcome's case.
type turn struct {
	rules        *Rules
	before, next *Case
	cmd          *Command
	step         *step
	out          *Outcome
}

// take finds the step and takes it, unless something speaks against it.
func (t *turn) take() error {
	if t.before.State == New {
		if err := t.open(); err != nil {
			return err
		}
	}
	if t.step = find(t.next.Edition, t.next.State, t.cmd.Action); t.step == nil {
		if !actionWords.Known(t.cmd.Action) {
			return malformed("action", tanu.RuleUnknownWord)
		}
		if err := t.before.known(); err != nil {
			return err
		}
		return t.stop(wrongState(t.next, t.cmd.Action))
	}
	if reason, ok := t.step.against(t.next, t.cmd.Actor, t.cmd.Day); ok {
		return t.stop(reason)
	}
	t.next.State, t.next.Since = t.step.to, t.cmd.Day
	if err := t.apply(t.step.effect); err != nil || t.out.Status != "" {
		return err
	}
	if t.step.frees {
		t.giveBack()
	}
	return t.done()
}

// open begins a case under the edition in force on the day. Only File goes on
// from there.
//
// Law: lla/43, 230/4.
func (t *turn) open() (err error) {
	if t.next.Edition, err = tanu.EditionOn(t.cmd.Day); err != nil || t.cmd.Action != File {
		return err
	}
	t.next.ID, t.next.Filed, t.next.Since = t.cmd.Case, t.cmd.Day, t.cmd.Day
	t.next.Application, t.next.Profile = *t.cmd.Application, t.cmd.Facts.Profile
	return nil
}

// stop ends the turn: the command changes nothing.
func (t *turn) stop(reasons ...Reason) error {
	*t.next = *t.before
	t.out.Moves, t.out.Claim, t.out.Reasons = nil, ClaimKept, reasons
	t.out.Status = NotAllowed
	if verdictOf(reasons) == tanu.Undetermined {
		t.out.Status = NeedsFact
	}
	return nil
}

// done ends the turn with the step taken.
func (t *turn) done() error {
	from := t.before
	if t.step.term.from == sinceProtocol {
		from = t.next // the protocol may have been corrected
	}
	due, err := t.rules.due(from, t.cmd.Sheet, t.step)
	if err != nil {
		return err
	}
	late, err := t.rules.lateBy(due, t.cmd.doneOn())
	if err != nil {
		return err
	}
	next := t.next
	next.Version = t.before.Version + 1
	if next.Due, err = t.rules.pending(next); err != nil {
		return err
	}
	place, tells, verdict := t.step.place, t.step.tells, tanu.Satisfied
	if t.out.Judgement == tanu.Refused {
		place, tells, verdict = t.step.refused.place, t.step.refused.tells, tanu.Refused
	}
	clause := next.Edition.Clause(place)
	t.out.Status = Done
	t.out.Event = Event{
		Case: next.ID, Seq: next.Version, Command: *t.cmd, From: t.before.State, To: next.State,
		Edition: next.Edition, Clause: clause, Due: due, LateBy: late, Verdict: verdict, Reasons: asStored(t.out.Reasons),
	}
	t.out.Message = Message{Case: next.ID, Seq: next.Version, To: tells, Topic: t.cmd.Action, Clause: clause}
	return nil
}

// judge goes by a decision, as far as its findings matter to the step: a missing
// fact changes nothing, a refusal leads where the row says.
func (t *turn) judge(d eligibility.Decision, matters func(eligibility.Finding) bool) {
	t.out.Decision = &d
	reasons := reasonsOf(&d, matters)
	switch verdictOf(reasons) {
	case tanu.Undetermined:
		_ = t.stop(reasons...) // it does not fail
	case tanu.Refused:
		t.out.Judgement = tanu.Refused
		t.out.Reasons = slices.DeleteFunc(reasons, func(r Reason) bool { return r.Verdict != tanu.Refused })
		t.next.State = t.step.refused.to
		if t.step.refused.frees {
			t.giveBack()
		}
	default:
		t.out.Judgement = tanu.Satisfied
	}
}
