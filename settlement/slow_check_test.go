package settlement

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// slowChecker gathers the findings of one act as it is easiest to follow, in
// decimals and with a map for every look-up: what checker is held to.
type slowChecker struct {
	act     Act
	facts   Facts
	policy  tanu.Policy
	edition tanu.Edition // the newest of the act's vouchers

	entitlements map[string]Entitlement
	listed       map[string]int // voucher id to its place in the list of persons
	found        [][]Finding    // by the place of the rule; none: it holds
}

// check holds the act to every rule.
func (k *slowChecker) check(c calendar.Calendar) ([]Finding, error) {
	if err := k.terms(c); err != nil {
		return nil, err
	}
	k.parties()
	k.head()
	k.lines()
	k.totals()
	k.serviceDays()
	k.vouchers()
	k.persons()
	k.personsOnce()
	k.protocol()
	k.signatures()
	return k.findings(), nil
}

// findings lists them in the order of the rules; a rule without one holds.
func (k *slowChecker) findings() (list []Finding) {
	for i := range rules {
		r := &rules[i]
		if len(k.found[i]) == 0 && k.edition == tanu.Edition2023 && r.clause(k.edition) == "2023/annex-2" {
			list = append(list, Finding{Code: r.code, Clause: "2023/annex-2", Verdict: tanu.NotApplicable})
			continue
		}
		if len(k.found[i]) == 0 {
			list = append(list, Finding{Code: r.code, Clause: r.clause(k.edition), Verdict: tanu.Satisfied, Notice: r.notice})
		}
		list = append(list, k.found[i]...)
	}
	return list
}

func newSlowChecker(a Act, entitlements []Entitlement, facts Facts, policy tanu.Policy) (*slowChecker, error) {
	k := &slowChecker{act: a, facts: facts, policy: policy, found: make([][]Finding, len(rules))}
	if err := slowFirstError(policy.Validate(), a.SlowValidate(), facts.slowValidate()); err != nil {
		return nil, err
	}
	var err error
	if k.entitlements, err = slowByVoucher(entitlements); err != nil {
		return nil, err
	}
	k.listed = make(map[string]int, len(a.Persons))
	for i, p := range a.Persons {
		if _, twice := k.listed[p.VoucherID]; !twice {
			k.listed[p.VoucherID] = i
		}
	}
	k.edition = slowNewestEdition(a, k.entitlements)
	return k, nil
}

// slowByVoucher finds entitlements by voucher id, each of which must be given once.
func slowByVoucher(entitlements []Entitlement) (map[string]Entitlement, error) {
	found := make(map[string]Entitlement, len(entitlements))
	for i, e := range entitlements {
		field := "entitlements[" + strconv.Itoa(i) + "]."
		if err := e.slowValidate(); err != nil {
			return nil, malformed(field[:len(field)-1], err)
		}
		if e.VoucherID == "" {
			return nil, &FieldError{field + "voucherId", "want the id of the voucher"}
		}
		if e.Edition == "" {
			return nil, &FieldError{field + "edition", "want the edition that governs the case"}
		}
		if _, twice := found[e.VoucherID]; twice {
			return nil, &FieldError{field + "voucherId", "given twice"}
		}
		found[e.VoucherID] = e
	}
	return found, nil
}

// slowNewestEdition is that of the act's latest voucher; the form that is in use
// where no voucher is known.
func slowNewestEdition(a Act, entitlements map[string]Entitlement) (newest tanu.Edition) {
	for _, line := range a.Lines {
		newest = max(newest, entitlements[line.VoucherID].Edition)
	}
	if newest == "" {
		return tanu.Edition2025
	}
	return newest
}

// add records a finding about the whole act.
func (k *slowChecker) add(code Code, v tanu.Verdict, field, got, want string) {
	k.addFor(Entitlement{Edition: k.edition}, code, v, field, got, want)
}

// addFor records a finding that touches one voucher, by the edition that
// governs it.
func (k *slowChecker) addFor(e Entitlement, code Code, v tanu.Verdict, field, got, want string) {
	i := indexOf(code)
	if k.edition == tanu.Edition2023 && rules[i].clause(k.edition) == "2023/annex-2" {
		return // the form of an act of edition 2023 is not known
	}
	k.found[i] = append(k.found[i], Finding{
		Code: code, Clause: rules[i].clause(e.Edition), Verdict: v, Notice: rules[i].notice,
		Field: field, VoucherID: e.VoucherID, Got: got, Want: want,
	})
}

// slowFilled reports whether a text has more than spaces.
func slowFilled(s string) bool { return len(strings.Fields(s)) > 0 }

// refuseUnless records a refusal about the whole act.
func (k *slowChecker) refuseUnless(ok bool, code Code, field string) {
	if !ok {
		k.add(code, tanu.Refused, field, "", "")
	}
}

// of returns the entitlement of a voucher; where none is known, one with the
// id and the act's edition, for the finding to name.
func (k *slowChecker) of(voucherID string) (e Entitlement, known bool) {
	if e, known = k.entitlements[voucherID]; known {
		return e, true
	}
	return Entitlement{VoucherID: voucherID, Edition: k.edition}, false
}

// terms reports what was late: notices.
func (k *slowChecker) terms(c calendar.Calendar) error {
	figures := k.edition.Figures()
	signed, sent, received := k.act.Protocol.Signed, k.act.Sent, k.act.Received
	switch last, err := slowLastDay(c, signed, figures.ActTerm.Value); {
	case err != nil:
		return err
	case last.Last.IsZero() || sent.IsZero():
		k.add(SentInTime, tanu.Undetermined, "sent", "", "")
	case sent.After(last.Last):
		k.late(SentInTime, "sent", sent, last)
	}
	switch due, err := slowLastDay(c, received, figures.PaymentTerm.Value); {
	case err != nil:
		return err
	case due.Last.IsZero():
		k.add(PaidThisYear, tanu.Undetermined, "received", "", "")
	case due.Last.Year() > received.Year():
		k.late(PaidThisYear, "received", received, due)
	}
	return nil
}

// slowLastDay is the n-th working day after the day of the event, none where the
// event is.
func slowLastDay(c calendar.Calendar, event tanu.Date, n int) (calendar.Deadline, error) {
	if event.IsZero() {
		return calendar.Deadline{}, nil
	}
	return c.Deadline(event, calendar.WorkingDays(n))
}

// late records a notice about a term, and whether its last day may still move.
func (k *slowChecker) late(code Code, field string, day tanu.Date, term calendar.Deadline) {
	k.add(code, tanu.Refused, field, day.String(), term.Last.String())
	list := k.found[indexOf(code)]
	list[len(list)-1].Provisional = term.Provisional
}

// head checks what stands above the table.
func (k *slowChecker) head() {
	a := k.act
	k.refuseUnless(slowFilled(a.Number), DocumentNumbered, "number")
	k.refuseUnless(!a.Date.IsZero(), DayCompiled, "date")
	latest := tanu.Date{}
	for _, p := range a.Persons {
		if p.Held.After(latest) {
			latest = p.Held
		}
	}
	for _, pair := range []struct {
		field         string
		later, before tanu.Date
	}{
		{"date", a.Date, latest},
		{"sent", a.Sent, a.Date},
		{"sent", a.Sent, a.Protocol.Signed},
		{"received", a.Received, a.Sent},
		{"accepted", a.Accepted, a.Received},
	} {
		if !pair.later.IsZero() && pair.later.Before(pair.before) {
			k.add(DaysInOrder, tanu.Refused, pair.field, pair.later.String(), pair.before.String())
		}
	}
}

// parties checks that both are named in full and are those of the vouchers.
func (k *slowChecker) parties() {
	for _, p := range []struct {
		field string
		party Party
	}{{"customer", k.act.Customer}, {"executor", k.act.Executor}} {
		for _, f := range []struct{ name, value string }{
			{"name", p.party.Name}, {"address", p.party.Address}, {"contacts", p.party.Contacts},
		} {
			k.refuseUnless(slowFilled(f.value), PartyGiven, p.field+"."+f.name)
		}
		k.refuseUnless(!p.party.BIN.IsZero(), PartyNumbered, p.field+".bin")
	}
	var regions []tanu.Region
	for _, id := range k.vouchersInOrder() {
		if e, known := k.of(id); known {
			if e.Region != "" {
				regions = append(regions, e.Region)
				if e.Region != regions[0] {
					k.addFor(e, OneRegion, tanu.Refused, "customer.bin", string(e.Region), string(regions[0]))
				}
			}
			k.sameParty(e, CustomerMatches, "customer.bin", k.act.Customer.BIN, e.Customer)
			k.sameParty(e, ExecutorMatches, "executor.bin", k.act.Executor.BIN, e.Centre)
		}
	}
}

func (k *slowChecker) sameParty(e Entitlement, code Code, field string, got, want tanu.BIN) {
	switch {
	case got.IsZero():
		if i := indexOf(code); len(k.found[i]) == 0 {
			k.add(code, tanu.NotApplicable, "", "", "")
		}
	case want.IsZero():
		k.addFor(e, code, tanu.Undetermined, field, "", "")
	case got != want:
		k.addFor(e, code, tanu.Refused, field, got.String(), want.String())
	}
}

// vouchersInOrder lists the vouchers of the lines, each once.
func (k *slowChecker) vouchersInOrder() (ids []string) {
	seen := make(map[string]bool, len(k.act.Lines))
	for _, line := range k.act.Lines {
		if !seen[line.VoucherID] {
			seen[line.VoucherID] = true
			ids = append(ids, line.VoucherID)
		}
	}
	return ids
}

// totals checks the row under the table.
func (k *slowChecker) totals() {
	quantity := slowSum(k.act.Lines, func(l Line) decimal.Decimal { return l.Quantity })
	if !k.act.TotalQuantity.Equal(quantity) {
		k.add(QuantitiesAddUp, tanu.Refused, "totalQuantity", plain(k.act.TotalQuantity), plain(quantity))
	}
	cost := slowSum(k.act.Lines, func(l Line) decimal.Decimal { return l.Cost })
	if !k.act.Total.Equal(cost) {
		k.add(CostsAddUp, tanu.Refused, "total", exact(k.act.Total), exact(cost))
	}
}
