package voucher

import (
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
	act.Persons = slices.Clone(act.Persons)
	for i := range act.Persons {
		if p := &act.Persons[i]; p.VoucherID == t.next.Voucher.Number && !t.agrees(p) {
			return t.stay(otherProcedure(t.before, t.step.clause))
		}
	}
	t.next.Service = service
	return t.settle(func(s *settlement.Settlement) []Reason { return reasonsOfAct(s.Report) })
}

// agrees fills in what the act leaves out of the procedure, and reports whether
// the rest is what the case says of it.
func (t *turn) agrees(p *settlement.Person) bool {
	held := t.next.Procedure
	if p.Held.IsZero() {
		p.Held = held.Held
	}
	if p.Place == "" {
		p.Place = held.Place
	}
	return p.Held == held.Held && (held.Place == "" || p.Place == held.Place)
}

// pay settles who gets what. Where a fact is missing nothing is paid.
//
// Law: 2025/14(1), 2025/14(2), 2025/15, 2025/17.
func (t *turn) pay() error {
	if f := t.cmd.Facts; f != nil && f.Profile != "" {
		t.next.Profile = f.Profile
	}
	return t.settle(func(s *settlement.Settlement) []Reason {
		return append(reasonsOfAct(s.Report), reasonsOfPayments(s.Payments)...)
	})
}

// nowhere tells that a voucher stands in no other act: a case takes one.
var nowhere = map[string]string{}

// settle computes the money of the case's act and ends the turn where a reason
// stands in its way.
func (t *turn) settle(against func(*settlement.Settlement) []Reason) error {
	service := t.next.Service
	if service == nil {
		return &CommandError{t.cmd.Action, "case", "the record stands at an act that it does not hold"}
	}
	facts := settlement.Facts{Elsewhere: nowhere, EDS: service.Signature.Verified, Entitled: service.Signature.Entitled}
	entitlements := []settlement.Entitlement{t.next.Entitlement()}
	s, err := settlement.Settle(service.Act, entitlements, facts, t.rules.Calendar, t.rules.MCI, t.rules.Policy)
	if err != nil {
		return err
	}
	t.out.Settlement = &s
	if reasons := against(&s); len(reasons) > 0 {
		return t.stay(reasons...)
	}
	return nil
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
