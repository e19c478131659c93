package voucher

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// receiveAct checks the act of services rendered against the case. An act that
// a rule refuses is not received; one that is late is, and is reported.
//
// Law: 2025/16, 2023/16.
func (t *turn) receiveAct() error {
	service := &Service{Act: *t.cmd.Act, Signature: t.cmd.Signature}
	act := &service.Act
	act.Received = t.cmd.Day
	if t.ofSeveral(act) {
		return &CommandError{ReceiveAct, "act", "an act of several vouchers is received for all of them, by Registry.ReceiveAct"}
	}
	if t.cmd.Protocol != nil { // what was told of it before was wrong
		if err := t.sign(); err != nil {
			return err
		}
	}
	if !t.sameProtocol(act) {
		return t.stay(otherProtocol(t.before, t.step.clause))
	}
	if !t.next.fill(act) {
		return t.stay(otherProcedure(t.before, t.step.clause))
	}
	t.next.Service = service
	var err error
	t.out.Report, err = t.rules.money().Check(*act, []settlement.Entitlement{t.next.entitlement()}, service.facts())
	if err != nil {
		return err
	}
	return t.unless(reasonsOfAct(t.out.Report))
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
		if p := &act.Persons[i]; p.VoucherID == t.next.Voucher.Number && p.Passed.Known() && has.Passed.Known() && p.Passed != has.Passed {
			return false
		}
	}
	return tells.Signed.IsZero() || tells.Signed == has.Signed
}

// procedure is the case's, with the place that was told of with the payment.
func (c *Case) procedure() settlement.Procedure {
	return settlement.Procedure{Held: c.Procedure.Held, Place: cmp.Or(c.Procedure.Place, c.Supplement.Place)}
}

// filled is a person of an act with what the act leaves out of the procedure.
func filled(p settlement.Person, held settlement.Procedure) settlement.Person {
	p.Held, p.Place = cmp.Or(p.Held, held.Held), cmp.Or(p.Place, held.Place)
	return p
}

// fill adds to an act of services what it leaves out of the case's procedure;
// agrees reports whether the rest is what the case says of it. The list of persons
// may be somebody else's, and is copied where it is written to.
func (c *Case) fill(act *settlement.Act) (agrees bool) {
	for i := range act.Persons {
		if act.Persons[i].VoucherID != c.Voucher.Number {
			continue
		}
		p := filled(act.Persons[i], c.procedure())
		if p.Held != c.Procedure.Held || c.Procedure.Place != "" && p.Place != c.Procedure.Place {
			return false
		}
		if p != act.Persons[i] {
			act.Persons = slices.Clone(act.Persons)
			act.Persons[i] = p
		}
	}
	return true
}

// CheckAct checks an act of services rendered as a whole, against the cases of all
// its vouchers, and says what it comes to; reasons are what stands in its way. A
// voucher that another act has is named; one that is no case's is left to the check.
// Who may not send an act for one of the cases learns nothing of them. Where the
// year's MCI is not known the report alone is there: the sums wait for it, the act
// does not.
//
// Law: 2025/16, 2023/16.
func (r Rules) CheckAct(cmd Command, cases []Case) (whole settlement.Settlement, reasons []Reason, err error) {
	act := *cmd.Act
	act.Received, act.Persons = cmd.Day, slices.Clone(act.Persons)
	facts := settlement.Facts{Elsewhere: map[string]string{}, EDS: cmd.Signature.Verified, Entitled: cmd.Signature.Entitled}
	var entitlements []settlement.Entitlement
	procedures := map[string]settlement.Procedure{}
	for i := range cases {
		c := &cases[i]
		if err := c.misplaced(); err != nil {
			return whole, nil, err
		}
		if s := find(c.Edition, Used, ReceiveAct); !cmd.Actor.mayAct(s.by, c) {
			return whole, []Reason{wrongActor(s)}, nil
		}
		if c.Service != nil && c.Service.Act.Number != act.Number {
			facts.Elsewhere[c.ID] = c.Service.Act.Number
		}
		if !c.Voucher.Issued.IsZero() {
			entitlements = append(entitlements, c.entitlement())
		}
		procedures[c.ID] = c.procedure()
	}
	for i := range act.Persons { // each case fills in its own; here they are seen together
		if held, ok := procedures[act.Persons[i].VoucherID]; ok {
			act.Persons[i] = filled(act.Persons[i], held)
		}
	}
	whole, err = r.money().Settle(act, entitlements, facts)
	if errors.Is(err, settlement.ErrNoMCI) {
		whole.Report, err = r.money().Check(act, entitlements, facts)
	}
	return whole, reasonsOfAct(whole.Report), err
}

// pay settles who gets what. Where a fact is missing nothing is paid.
//
// Law: 2025/14(1), 2025/14(2), 2025/15, 2025/17.
func (t *turn) pay() error {
	if f := t.cmd.Facts; f != nil {
		t.next.Profile = cmp.Or(t.next.Profile, f.Profile)
	}
	if s := t.cmd.Supplement; s != nil {
		t.next.Supplement = *s
	}
	if t.next.Service == nil {
		return &CommandError{Pay, "case", "the record stands at an act that it does not hold"}
	}
	s := &t.out.Settlement
	var err error
	if *s, err = t.rules.settle(t.next); err != nil {
		return err
	}
	return t.unless(append(reasonsOfAct(s.Report), reasonsOfPayments(s.Payments)...))
}

// unless ends the turn where reasons stand in its way.
func (t *turn) unless(reasons []Reason) error {
	if len(reasons) == 0 {
		return nil
	}
	return t.stay(reasons...)
}

// Settle returns what the act that a case holds comes to: the check of the act
// once more, each sum with its clause, and the payments with the last day to
// pay. ok is false where no act was received. It changes nothing; the payment is
// recorded by the action Pay.
//
// Law: 2025/14(1), 2025/14(2), 2025/15, 2025/17.
func (r Rules) Settle(c Case) (s settlement.Settlement, ok bool, err error) {
	if c.Service == nil {
		return settlement.Settlement{}, false, nil
	}
	s, err = r.settle(&c)
	return s, err == nil, err
}

// money are the rules of the money and of the act.
func (r *Rules) money() settlement.Rules {
	return settlement.Rules{Calendar: r.Calendar, MCI: r.MCI, Policy: r.Policy}
}

func (r *Rules) settle(c *Case) (settlement.Settlement, error) {
	act := c.Service.Act
	act.Executor.Account = cmp.Or(act.Executor.Account, c.Supplement.CentreAccount)
	c.fill(&act) // it agreed when it was received
	return r.money().Settle(act, []settlement.Entitlement{c.entitlement()}, c.Service.facts())
}

// nowhere tells that a voucher stands in no other act: a case takes one.
var nowhere = map[string]string{}

func (s *Service) facts() settlement.Facts {
	return settlement.Facts{Elsewhere: nowhere, EDS: s.Signature.Verified, Entitled: s.Signature.Entitled}
}

// reasonsOfPayments are the facts that payments wait for.
func reasonsOfPayments(payments []settlement.Payment) []Reason {
	var list []Reason
	for _, p := range payments {
		if p.Verdict != tanu.Undetermined {
			continue
		}
		reason := Reason{Code: CodeFactMissing, Clause: p.Clause, Verdict: tanu.Undetermined}
		var kk, ru, en []string
		for _, fact := range p.Missing {
			reason.Missing = append(reason.Missing, string(fact))
			kk, ru, en = append(kk, fact.In(tanu.Kazakh)), append(ru, fact.In(tanu.Russian)), append(en, fact.In(tanu.English))
		}
		reason.Text = tanu.Text{
			KK: "Төлем сомасы анықталмады: " + strings.Join(kk, "; ") + " (" + p.Clause.In(tanu.Kazakh) + ").",
			RU: "Сумма выплаты не определена: " + strings.Join(ru, "; ") + " (" + p.Clause.In(tanu.Russian) + ").",
			EN: "The sum to be paid is undetermined: " + strings.Join(en, "; ") + " (" + p.Clause.In(tanu.English) + ").",
		}
		list = append(list, reason)
	}
	return list
}
