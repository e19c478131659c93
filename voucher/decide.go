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

// Outcome is what a command comes to.
//
//   - Satisfied: the step is done. Case is the next record, Event what to
//     append; a judgement may still have been a refusal by law, and Case.State
//     then says so.
//   - Refused: the command is not allowed. Nothing changes; Reasons say why.
//   - Undetermined: a fact is missing. Nothing changes; Reasons name it.
type Outcome struct {
	Verdict tanu.Verdict
	Case    Case
	Event   Event
	Moves   []allocation.Move
	Claim   ClaimChange
	Message Message
	Reasons []Reason // refusals and missing facts

	Decision   eligibility.Decision  // of File and Review
	Settlement settlement.Settlement // of ReceiveAct and Pay: the check of the act, and who pays what
}

// ClaimChange is what an outcome does with the claim "this person, this year".
type ClaimChange uint8

const (
	ClaimKept ClaimChange = iota
	ClaimTaken
	ClaimFreed
)

// Decide moves a case by one command, or says why not. It is pure: it reads no
// clock, keeps nothing, and changes neither argument. The error is for a broken
// call (a *CommandError, a day past the calendar, no edition encoded for the
// day of filing), never for a refusal.
func (r Rules) Decide(c Case, cmd Command) (Outcome, error) {
	if err := r.Policy.Validate(); err != nil {
		return Outcome{}, err
	}
	if err := cmd.check(c); err != nil {
		return Outcome{}, err
	}
	t := turn{rules: r, before: c, cmd: cmd, next: c}
	if c.State == New {
		if err := t.open(); err != nil {
			return Outcome{}, err
		}
	}
	found, ok := find(t.next, cmd.Action)
	if !ok {
		return t.stay(wrongState(t.next, cmd.Action)), nil
	}
	t.step = found
	if reason, no := r.against(t.next, cmd, found); no {
		return t.stay(reason), nil
	}
	t.next.State, t.next.Since = found.to, cmd.Day
	if err := t.act(); err != nil {
		return Outcome{}, err
	}
	if t.out.Verdict != "" {
		return t.out, nil
	}
	return t.done()
}

// turn is one decision in the making.
type turn struct {
	rules  Rules
	before Case
	cmd    Command
	step   step
	next   Case
	out    Outcome
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

// find returns the row of the table for the state and the action.
func find(c Case, a Action) (step, bool) {
	for _, s := range steps {
		if s.edition == c.Edition && s.from == c.State && s.action == a {
			return s, true
		}
	}
	return step{}, false
}

// stay is the outcome of a command that changes nothing.
func (t *turn) stay(reasons ...Reason) Outcome {
	out := t.out
	out.Case, out.Reasons, out.Verdict = t.before, reasons, verdictOf(reasons)
	return out
}

// refuse ends the turn: the command changes nothing.
func (t *turn) refuse(reason Reason) error {
	t.out = t.stay(reason)
	return nil
}

// done is the outcome of a step that is taken.
func (t *turn) done() (Outcome, error) {
	due, err := t.rules.due(t.before, t.cmd, t.step)
	if err != nil {
		return Outcome{}, err
	}
	late, err := t.rules.lateBy(due, t.doneOn())
	if err != nil {
		return Outcome{}, err
	}
	t.next.Version = t.before.Version + 1
	if t.next.Due, err = t.rules.pending(t.next); err != nil {
		return Outcome{}, err
	}
	clause, tell := t.step.clause, t.step.tell
	if t.step.refused != "" && t.next.State == t.step.refused {
		clause, tell = t.step.refusal, refusalTo(t.step)
	}
	out := t.out
	out.Verdict, out.Case = tanu.Satisfied, t.next
	out.Event = Event{
		Case: t.next.ID, Seq: t.next.Version, Command: t.cmd,
		From: t.before.State, To: t.next.State, Edition: t.next.Edition, Clause: clause,
		Due: due, LateBy: late, Verdict: tanu.Satisfied.And(verdictOf(out.Reasons)), Reasons: out.Reasons,
	}
	out.Message = Message{Case: t.next.ID, Seq: t.next.Version, To: tell, Topic: t.cmd.Action, Clause: clause}
	return out, nil
}

// doneOn is the day that a term is held against. An act is sent in time, though
// it may come in later.
func (t *turn) doneOn() tanu.Date {
	if t.cmd.Action == ReceiveAct && !t.cmd.Act.Sent.IsZero() {
		return t.cmd.Act.Sent
	}
	return t.cmd.Day
}

// judge puts a judgement of eligibility into the outcome, as far as its findings
// matter to the step: undetermined changes nothing, a refusal leads where the
// row says.
func (t *turn) judge(d eligibility.Decision, matters func(eligibility.Finding) bool) {
	t.out.Decision = d
	reasons := reasonsOf(d, matters)
	switch verdictOf(reasons) {
	case tanu.Undetermined:
		t.out = t.stay(reasons...)
	case tanu.Refused:
		t.out.Reasons = slices.DeleteFunc(reasons, func(r Reason) bool { return r.Verdict != tanu.Refused })
		t.next.State = t.step.refused
	}
}

// refusalTo is who learns of a refusal: the centre that sends it on, or, where
// nobody does, the applicant.
//
// Law: 2025/8.3, 2025/3.4, 2023/6.
func refusalTo(s step) Recipient {
	sending, _ := find(Case{Edition: s.edition, State: s.refused}, SendRefusal)
	switch sending.by {
	case MobilityCentre:
		return ToMobilityCentre
	case CareerCentre:
		return ToCareerCentre
	}
	return ToApplicant
}
