package voucher

import (
	"cmp"
	"errors"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// apply does what a step does to the record besides moving it on.
func (t *turn) apply(e effect) error {
	switch e {
	case screens:
		return t.file()
	case screensBeforeStatus:
		return t.fileBeforeStatus()
	case reviews:
		return t.review()
	case setsStatus:
		return t.setStatus()
	case issues:
		return t.issue()
	case extends:
		return t.extend()
	case uses:
		return t.use()
	case signs:
		return t.signProtocol()
	case receives:
		return t.receiveAct()
	case pays:
		return t.pay()
	case lapses:
		t.lapse()
	}
	return nil
}

// file screens the application. Of an edition that does not check places at filing
// see fileBeforeStatus.
//
// Law: 3.2, 3.4, 3.4.3, 3.4.4.
func (t *turn) file() error {
	return t.screen(func(eligibility.Finding) bool { return true }, true)
}

// fileBeforeStatus judges what clause 3 asks alone: the information system's checks
// come later, at SetStatus. Whoever received a voucher this year may still file, and
// is refused by the status; the year is not the case's to claim.
//
// Law: 2023/3.
func (t *turn) fileBeforeStatus() error {
	own := t.step.clause(t.next.Edition)
	return t.screen(func(f eligibility.Finding) bool { return f.Clause == own }, t.cmd.Facts.VoucherThisYear != tanu.Yes)
}

// screen judges an application by the findings that matter; one that passes claims
// the year for the person, where it is free, and holds a place. A reading by which
// the place is taken at issue holds none (open question Q17).
func (t *turn) screen(matters func(eligibility.Finding) bool, yearFree bool) error {
	oneYear := t.rules.Policy.SecondApplication == tanu.SecondRefused
	if oneYear && t.cmd.OtherCase == tanu.Yes {
		return t.stop(OpenCase())
	}
	decision, err := eligibility.Screen(t.request())
	if err != nil {
		return err
	}
	t.judge(decision, matters)
	if t.out.Judgement != tanu.Satisfied {
		return nil
	}
	if oneYear && yearFree {
		t.claim()
	}
	if t.rules.holdsFromFiling(t.next.Edition) {
		t.place(allocation.PartHeld)
	}
	return nil
}

// review is the career centre's judgement.
//
// Law: 8.1, 8.2, 8.4.
func (t *turn) review() error { return t.decideBy(eligibility.Review) }

// setStatus is what the information system answers in edition 2023.
//
// Law: 2023/4, 2023/5, 2023/6.
func (t *turn) setStatus() error { return t.decideBy(eligibility.Screen) }

// decideBy judges by a stage, and takes the profile that the facts bring.
func (t *turn) decideBy(stage func(eligibility.Request) (eligibility.Decision, error)) error {
	decision, err := stage(t.request())
	if err != nil {
		return err
	}
	t.judge(decision, func(f eligibility.Finding) bool { return !f.ForPayment() })
	if p := t.cmd.Facts.Profile; p != "" && t.out.Status == "" {
		t.next.Profile = p
	}
	return nil
}

// request is what eligibility judges.
func (t *turn) request() eligibility.Request {
	return eligibility.Request{
		Application: t.next.Application, Facts: *t.cmd.Facts,
		Filed: t.next.Filed, Decided: t.cmd.Day, Edition: t.next.Edition,
		Policy: t.rules.Policy, Calendar: t.rules.Calendar,
	}
}

// giveBack gives back the place and the year, with the refusal; sending it on gives
// back nothing more.
//
// Law: 8.2, 9.2.
func (t *turn) giveBack() {
	t.out.Claim, t.next.Claimed = ClaimFreed, false
	t.place("")
}

// issue makes the voucher.
//
// Law: 10.1, 10.3.
func (t *turn) issue() error {
	last, err := t.rules.lastValid(t.cmd.Day, t.next.Edition.Figures().Validity.Value)
	if err != nil {
		return err
	}
	t.next.Voucher = Voucher{
		Number: t.next.ID, Issued: t.cmd.Day, LastValid: last,
		Holder: t.next.Application.IIN, CentreName: t.next.Application.Centre.Name, Customer: t.cmd.Actor.Centre,
	}
	t.place(allocation.PartIssued)
	t.claim()
	return nil
}

// extend adds a sick-leave sheet. The days in it extend the validity whenever its copy
// comes in: a voucher that lapsed meanwhile is brought back, and lapses again where the
// extended validity is over too. A sheet of which no day counts is kept and changes
// nothing else: it may count when another closes the gap.
//
// Law: 12.1, 13.
func (t *turn) extend() error {
	t.next.Sheets = append(slices.Clone(t.before.Sheets), *t.cmd.Sheet)
	t.next.Since = t.before.Since
	issued := t.next.Voucher.Issued
	before, err := t.rules.validity(t.next.Edition, issued, t.before.Sheets)
	if err != nil {
		return err
	}
	days, err := t.rules.validity(t.next.Edition, issued, t.next.Sheets)
	if err != nil {
		return err
	}
	if days == before {
		t.next.State = t.before.State
		return nil
	}
	t.revive()
	t.next.Voucher.LastValid, err = t.rules.lastValid(issued, days)
	return err
}

// revive takes back what the lapse gave up, of a voucher that lapsed and, as is
// now known, should not have.
func (t *turn) revive() {
	if t.before.State != Lapsed {
		return
	}
	t.place(allocation.PartIssued)
	t.claim()
}

// use holds the procedure to the validity: by the day it was held, or by the
// day of the protocol where the policy reads it so (open question Q6). The day
// on which the centre tells of it does not matter: only a voucher that was not
// used within its validity is annulled, so that one used in time, of which the
// system learnt after the lapse, was used.
//
// Law: 10.3, 11.
func (t *turn) use() error {
	t.next.Procedure = *t.cmd.Procedure
	if t.cmd.Protocol != nil {
		if err := t.sign(); err != nil {
			return err
		}
	}
	first, last := t.cmd.Procedure.Held, t.cmd.Procedure.Held
	if t.rules.Policy.Use == tanu.UseByProtocol {
		if last = t.next.Protocol.Signed; last.IsZero() {
			return t.stop(noDayOfProtocol(t.step.clause(t.next.Edition)))
		}
	}
	switch v := t.next.Voucher; {
	case first.Before(v.Issued):
		return t.stop(outOfValidity(t.before, first, t.step.clause(t.next.Edition)))
	case last.After(v.LastValid):
		return t.stop(outOfValidity(t.before, last, t.step.clause(t.next.Edition)))
	}
	t.revive()
	return nil
}

// signProtocol records the commission's protocol; the case stays where it is.
//
// Law: 16.
func (t *turn) signProtocol() error {
	t.next.Since = t.before.Since
	return t.sign()
}

// sign puts the commission's protocol into the record.
func (t *turn) sign() error {
	if t.cmd.Protocol.Signed.Before(t.next.Procedure.Held) {
		return malformed("protocol", tanu.RuleDayBefore)
	}
	t.next.Protocol = *t.cmd.Protocol
	return nil
}

// receiveAct checks the act of services rendered against the case. An act that
// a rule refuses is not received; one that is late is, and is reported.
//
// Law: 16.
func (t *turn) receiveAct() error {
	service := &ReceivedAct{Act: *t.cmd.Act, Signature: t.cmd.Signature}
	act := &service.Act
	act.Received = t.cmd.Day
	if t.ofSeveral(act) {
		return malformed("act", tanu.RuleSeveralVouchers)
	}
	if t.cmd.Protocol != nil { // it corrects the protocol
		if err := t.sign(); err != nil {
			return err
		}
	}
	if !t.sameProtocol(act) {
		return t.stop(otherProtocol(t.before, t.step.clause(t.next.Edition)))
	}
	if !t.next.fill(act) {
		return t.stop(otherProcedure(t.before, t.step.clause(t.next.Edition)))
	}
	t.next.Service = service
	report, err := t.rules.money().Check(*act, []settlement.Entitlement{t.next.Entitlement()}, service.facts())
	if err != nil {
		return err
	}
	t.out.Report = &report
	return t.unless(reasonsOfAct(report))
}

// ofSeveral reports whether an act has lines of the case's voucher and of others.
func (t *turn) ofSeveral(act *settlement.Act) bool {
	own := 0
	for i := range act.Lines {
		if act.Lines[i].VoucherID == t.next.Voucher.Number {
			own++
		}
	}
	return 0 < own && own < len(act.Lines)
}

// sameProtocol reports whether an act tells of the day of the case's protocol and
// of its result, as far as it tells of them: the term of the act runs from that day.
// Its number may be written otherwise.
func (t *turn) sameProtocol(act *settlement.Act) bool {
	has, tells := &t.next.Protocol, &act.Protocol
	for i := range act.Persons {
		p := &act.Persons[i]
		known := p.Passed.Known() && has.Passed.Known()
		if p.VoucherID == t.next.Voucher.Number && known && p.Passed != has.Passed {
			return false
		}
	}
	return tells.Signed.IsZero() || tells.Signed == has.Signed
}

// pay settles who gets what. Where a fact is missing nothing is paid.
//
// Law: 14(1), 14(2), 15, 17.
func (t *turn) pay() error {
	if f := t.cmd.Facts; f != nil {
		t.next.Profile = cmp.Or(t.next.Profile, f.Profile)
	}
	if s := t.cmd.Supplement; s != nil {
		t.next.Supplement = *s
	}
	if t.next.Service == nil {
		return malformed("case", tanu.RuleContradicts) // it stands at an act that it does not hold
	}
	s, err := t.rules.settle(t.next)
	if err != nil {
		return err
	}
	t.out.Settlement = &s
	return t.unless(append(reasonsOfAct(s.Report), reasonsOfPayments(s.Payments)...))
}

// unless ends the turn where reasons stand in its way.
func (t *turn) unless(reasons []Reason) error {
	if len(reasons) == 0 {
		return nil
	}
	return t.stop(reasons...)
}

// lapse annuls a voucher whose validity is over. Its place stays spent, and the
// year stays used, unless the policy reads it otherwise (Q11, Q4).
//
// Law: 11.
func (t *turn) lapse() {
	if !allocation.ReturnLapsed(t.next.line(), t.rules.Policy).IsZero() {
		t.place("")
	}
	if t.rules.Policy.LapsedVoucher == tanu.LapsedReturns {
		t.out.Claim, t.next.Claimed = ClaimFreed, false
	}
}

// claim takes the year for the person, unless the case has it: whatever the policy
// was at filing, nobody has two vouchers in a year. One that is issued past New Year
// has that year too.
func (t *turn) claim() {
	issued := t.next.Voucher.Issued
	if !t.next.Claimed || t.step.action == Issue && issued.Year() != t.next.Filed.Year() {
		t.out.Claim, t.next.Claimed = ClaimTaken, true
	}
}

// place moves the case's place to another part of its line: held, issued, or none,
// which gives it back. It goes by where the place is and not by the policy, which
// may have been another when it came there.
func (t *turn) place(to allocation.Part) {
	line := t.next.line()
	switch from := t.next.Place; {
	case from == to:
		return
	case from == "" && to == allocation.PartHeld:
		t.out.Moves = []allocation.Move{allocation.Hold(line)}
	case from == "":
		t.out.Moves = []allocation.Move{allocation.IssueFree(line)}
	case from == allocation.PartIssued:
		t.out.Moves = []allocation.Move{allocation.Return(line)}
	case to == allocation.PartIssued:
		t.out.Moves = []allocation.Move{allocation.IssueHeld(line)}
	default:
		t.out.Moves = []allocation.Move{allocation.Release(line)}
	}
	t.next.Place = to
}

// holdsFromFiling reports whether a place is held from filing on.
func (r *Rules) holdsFromFiling(edition tanu.Edition) bool {
	return r.Policy.PlaceHeld == tanu.PlaceAtFiling && edition.Figures().PlaceCheckedAtFiling
}

// CheckAct checks an act of services rendered as a whole, against the cases of all
// its vouchers, and says what it comes to; reasons are what stands in its way. A
// voucher that is in another act is named; one without a case is left to the check.
// An actor who may not send an act for one of the cases gets that reason alone. Where
// the year's MCI is not known only the Report is filled in: the sums wait for it, the
// act does not. The error is a *tanu.FieldError for a malformed act.
//
// Law: 16.
func (r Rules) CheckAct(cmd Command, cases []Case) (whole *settlement.Settlement, reasons []Reason, err error) {
	if cmd.Act == nil {
		return nil, nil, malformed("act", tanu.RuleRequired)
	}
	act := *cmd.Act
	act.Received, act.Persons = cmd.Day, slices.Clone(act.Persons)
	if err := within("act", act.Validate()); err != nil {
		return nil, nil, err
	}
	signature := cmd.Signature
	facts := settlement.ActFacts{Elsewhere: map[string]string{}, EDS: signature.Verified, Entitled: signature.Entitled}
	var entitlements []settlement.Entitlement
	procedures := map[string]settlement.Procedure{}
	for i := range cases {
		c := &cases[i]
		if err := c.known(); err != nil {
			return nil, nil, err
		}
		if s := find(c.Edition, Used, ReceiveAct); s != nil && !cmd.Actor.mayAct(s.by, c) {
			return nil, []Reason{wrongActor(s, c)}, nil
		}
		if c.Service != nil && c.Service.Act.Number != act.Number {
			facts.Elsewhere[c.ID] = c.Service.Act.Number
		}
		if !c.Voucher.Issued.IsZero() {
			entitlements = append(entitlements, c.Entitlement())
		}
		procedures[c.ID] = c.procedure()
	}
	for i := range act.Persons { // each case fills in its own; here they are seen together
		if held, ok := procedures[act.Persons[i].VoucherID]; ok {
			act.Persons[i] = filled(act.Persons[i], held)
		}
	}
	settled, err := r.money().Settle(act, entitlements, facts)
	if errors.Is(err, settlement.ErrNoMCI) {
		settled.Report, err = r.money().Check(act, entitlements, facts)
	}
	return &settled, reasonsOfAct(settled.Report), err
}

// Settle returns what the act that a case holds comes to: the check of the act
// once more, each sum with its clause, and the payments with the last day to
// pay. ok is false where no act was received. It changes nothing; the payment is
// recorded by the action Pay.
//
// Law: 14(1), 14(2), 15, 17.
func (r Rules) Settle(c Case) (s settlement.Settlement, ok bool, err error) {
	if c.Service == nil {
		return settlement.Settlement{}, false, nil
	}
	s, err = r.settle(&c)
	return s, err == nil, err
}

func (r *Rules) settle(c *Case) (settlement.Settlement, error) {
	act := c.Service.Act
	act.Executor.Account = cmp.Or(act.Executor.Account, c.Supplement.CentreAccount)
	c.fill(&act) // it agreed when it was received
	return r.money().Settle(act, []settlement.Entitlement{c.Entitlement()}, c.Service.facts())
}

// nowhere tells that a voucher stands in no other act: a case takes one.
var nowhere = map[string]string{}

func (s *ReceivedAct) facts() settlement.ActFacts {
	return settlement.ActFacts{Elsewhere: nowhere, EDS: s.Signature.Verified, Entitled: s.Signature.Entitled}
}
