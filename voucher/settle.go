package voucher

import (
	"cmp"
	"errors"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// CheckAct checks an act of services rendered as a whole, against the cases of all
// its vouchers, and says what it comes to; reasons are what stands in its way. A
// voucher that another act has is named; one that is no case's is left to the check.
// Who may not send an act for one of the cases learns nothing of them. Where the
// year's MCI is not known the report alone is there: the sums wait for it, the act
// does not. The error is a *tanu.FieldError for a malformed act.
//
// Law: 2025/16, 2023/16.
func (r Rules) CheckAct(cmd Command, cases []Case) (whole settlement.Settlement, reasons []Reason, err error) {
	if cmd.Act == nil {
		return whole, nil, malformed("act", tanu.RuleRequired)
	}
	act := *cmd.Act
	act.Received, act.Persons = cmd.Day, slices.Clone(act.Persons)
	if err := within("act", act.Validate()); err != nil {
		return whole, nil, err
	}
	signature := cmd.Signature
	facts := settlement.ActFacts{Elsewhere: map[string]string{}, EDS: signature.Verified, Entitled: signature.Entitled}
	var entitlements []settlement.Entitlement
	procedures := map[string]settlement.Procedure{}
	for i := range cases {
		c := &cases[i]
		if err := c.known(); err != nil {
			return whole, nil, err
		}
		if s := find(c.Edition, Used, ReceiveAct); s != nil && !cmd.Actor.mayAct(s.by, c) {
			return whole, []Reason{wrongActor(s, c)}, nil
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

func (r *Rules) settle(c *Case) (settlement.Settlement, error) {
	act := c.Service.Act
	act.Executor.Account = cmp.Or(act.Executor.Account, c.Supplement.CentreAccount)
	c.fill(&act) // it agreed when it was received
	return r.money().Settle(act, []settlement.Entitlement{c.entitlement()}, c.Service.facts())
}

// nowhere tells that a voucher stands in no other act: a case takes one.
var nowhere = map[string]string{}

func (s *ReceivedAct) facts() settlement.ActFacts {
	return settlement.ActFacts{Elsewhere: nowhere, EDS: s.Signature.Verified, Entitled: s.Signature.Entitled}
}
