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
	Verdict tanu.Verdict      `json:"verdict"`
	Case    Case              `json:"case,omitzero"`
	Event   Event             `json:"event,omitzero"`
	Moves   []allocation.Move `json:"moves,omitempty"`
	Claim   ClaimChange       `json:"claim,omitempty"`
	Message Message           `json:"message,omitzero"`
	Reasons []Reason          `json:"reasons,omitempty"` // refusals and missing facts

	Decision   eligibility.Decision  `json:"decision,omitzero"`   // of File, SetStatus and Review
	Report     settlement.Report     `json:"report,omitzero"`     // of ReceiveAct: the check of the act; see Rules.Settle for what it comes to
	Settlement settlement.Settlement `json:"settlement,omitzero"` // of Pay: who pays what
}

// ClaimChange is what an outcome does with the claim "this person, this year".
type ClaimChange string

const (
	ClaimKept  ClaimChange = ""
	ClaimTaken ClaimChange = "taken"
	ClaimFreed ClaimChange = "freed"
)

// Decide moves a case by one command, or says why not. It is pure: it reads no
// clock, keeps nothing, and changes neither argument. The event of a step that is
// done is sealed: it rests on the case's last one and has its digest, and the next
// record has it for its Head. The error is for a broken
// call (a *CommandError, a day past the calendar, no edition encoded for the
// day of filing), never for a refusal.
func (r Rules) Decide(c Case, cmd Command) (out Outcome, err error) {
	if err := r.decide(&c, &cmd, &out); err != nil {
		return Outcome{}, err
	}
	if out.Verdict == tanu.Satisfied {
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
	t := turn{rules: r, before: c, cmd: cmd, next: &out.Case, out: out}
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
		if !t.cmd.Action.Known() {
			return &CommandError{t.cmd.Action, "action", "no such action"}
		}
		if err := t.before.misplaced(); err != nil {
			return err
		}
		return t.stay(wrongState(t.next, t.cmd.Action))
	}
	if reason := against(t.next, t.cmd, t.step); reason != nil {
		return t.stay(*reason)
	}
	t.next.State, t.next.Since = t.step.to, t.cmd.Day
	if err := t.act(); err != nil || t.out.Verdict != "" {
		return err
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

// stay ends the turn: the command changes nothing.
func (t *turn) stay(reasons ...Reason) error {
	*t.next = *t.before
	t.out.Moves, t.out.Claim = nil, ClaimKept
	t.out.Reasons, t.out.Verdict = reasons, verdictOf(reasons)
	return nil
}

// done ends the turn with the step taken.
func (t *turn) done() error {
	from := t.before
	if t.step.since == sinceProtocol {
		from = t.next // the protocol may have been put right
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
	clause, tell := t.step.clause, t.step.tell
	if t.step.refused != "" && next.State == t.step.refused {
		clause, tell = t.step.refusal, refusalTo(t.step)
	}
	t.out.Verdict = tanu.Satisfied
	e := &t.out.Event
	e.Case, e.Seq, e.Command = next.ID, next.Version, *t.cmd
	e.From, e.To, e.Edition, e.Clause = t.before.State, next.State, next.Edition, clause
	e.Due, e.LateBy = due, late
	e.Verdict, e.Reasons = tanu.Satisfied.And(verdictOf(t.out.Reasons)), t.out.Reasons
	m := &t.out.Message
	m.Case, m.Seq, m.To, m.Topic, m.Clause = next.ID, next.Version, tell, t.cmd.Action, clause
	return nil
}

// judge goes by the decision in the outcome, as far as its findings matter to the
// step: undetermined changes nothing, a refusal leads where the row says.
func (t *turn) judge(matters func(eligibility.Finding) bool) {
	reasons := reasonsOf(&t.out.Decision, matters)
	switch verdictOf(reasons) {
	case tanu.Undetermined:
		_ = t.stay(reasons...) // it does not fail
	case tanu.Refused:
		t.out.Reasons = slices.DeleteFunc(reasons, func(r Reason) bool { return r.Verdict != tanu.Refused })
		t.next.State = t.step.refused
	}
}

// refusalTo is who learns of a refusal: the centre that sends it on, or, where
// nobody does, the applicant.
//
// Law: 2025/8.3, 2025/3.4, 2023/6.
func refusalTo(s *step) Recipient {
	sending := find(s.edition, s.refused, SendRefusal)
	switch {
	case sending == nil:
		return ToApplicant
	case sending.by == CareerCentre:
		return ToCareerCentre
	}
	return ToMobilityCentre
}
