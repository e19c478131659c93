package settlement

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Facts are what the host alone can know of an act.
type Facts struct {
	// Elsewhere tells in which act other than this one a voucher stands, by
	// voucher id. Empty: the vouchers were looked up, and stand in no other act.
	// Nil: they were not looked up.
	Elsewhere map[string]string `json:"elsewhere"`

	EDS      tanu.Answer `json:"eds"`      // the act is signed with an EDS, and the signature verifies
	Entitled tanu.Answer `json:"entitled"` // the signer may sign for the executor
}

// Check holds an act to the form of Annex 2 and to clauses 10, 14 and 16, and
// returns everything that it finds, at once. Entitlements are those of the
// act's vouchers; others may be among them. Lateness is a notice: the Rules
// attach no consequence to it.
//
// A voucher may be used from its day of issue to its last valid day, both
// included. Column 3 must be filled in where the note ** asks for it: dates of
// different periods are different days, so one of them is not the day of
// acceptance; and an act is not accepted before it is sent.
//
// The errors are an act or an entitlement out of bounds, a policy that is none,
// and a day outside the calendar.
//
// Law: 2025/10.3, 2025/11, 2025/14(1), 2025/16, 2025/17, 2025/annex-2.customer,
// 2025/annex-2.executor, 2025/annex-2.party, 2025/annex-2.number,
// 2025/annex-2.document-number, 2025/annex-2.date, 2025/annex-2.col-1,
// 2025/annex-2.col-2, 2025/annex-2.col-3, 2025/annex-2.col-4,
// 2025/annex-2.col-5, 2025/annex-2.col-6, 2025/annex-2.col-7,
// 2025/annex-2.total, 2025/annex-2.attachment, 2025/annex-2.handed-over,
// 2025/annex-2.accepted, 2025/annex-2.acceptance-date, 2025/annex-2.note-2,
// 2023/10, 2023/11, 2023/14(1), 2023/16, 2023/17, 2023/annex-2.
func Check(a Act, entitlements []Entitlement, facts Facts, c calendar.Calendar, policy tanu.Policy) (Report, error) {
	k, err := newChecker(a, entitlements, facts, policy)
	if err != nil {
		return Report{}, err
	}
	return k.check(c)
}

// check holds the act to every rule.
func (k *checker) check(c calendar.Calendar) (Report, error) {
	if err := k.terms(c); err != nil {
		return Report{}, err
	}
	k.parties()
	k.head()
	k.lines()
	k.totals()
	k.serviceDays()
	k.vouchers()
	k.persons()
	k.protocol()
	k.signatures()
	return k.report(), nil
}

// checker gathers the findings of one act.
type checker struct {
	act     Act
	facts   Facts
	policy  tanu.Policy
	edition tanu.Edition // the newest of the act's vouchers

	entitlements map[string]Entitlement
	listed       map[string]int // voucher id to its place in the list of persons
	found        [][]Finding    // by the place of the rule; none: it holds
	idle         ruleSet        // rules that find nothing in the act to hold to
}

func newChecker(a Act, entitlements []Entitlement, facts Facts, policy tanu.Policy) (*checker, error) {
	k := &checker{act: a, facts: facts, policy: policy, found: make([][]Finding, len(rules))}
	if err := firstError(policy.Validate(), a.Validate(), word("eds", facts.EDS, tanu.Unknown, tanu.ParseAnswer),
		word("entitled", facts.Entitled, tanu.Unknown, tanu.ParseAnswer)); err != nil {
		return nil, err
	}
	var err error
	if k.entitlements, err = byVoucher(entitlements); err != nil {
		return nil, err
	}
	k.listed = make(map[string]int, len(a.Persons))
	for i, p := range a.Persons {
		if _, twice := k.listed[p.VoucherID]; !twice {
			k.listed[p.VoucherID] = i
		}
	}
	k.edition = newestEdition(a, k.entitlements)
	return k, nil
}

// byVoucher finds entitlements by voucher id, each of which must be given once.
func byVoucher(entitlements []Entitlement) (map[string]Entitlement, error) {
	found := make(map[string]Entitlement, len(entitlements))
	for i, e := range entitlements {
		field := "entitlements[" + strconv.Itoa(i) + "]."
		if err := e.validate(); err != nil {
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

// newestEdition is that of the act's latest voucher; the form that is in use
// where no voucher is known.
func newestEdition(a Act, entitlements map[string]Entitlement) (newest tanu.Edition) {
	for _, line := range a.Lines {
		newest = max(newest, entitlements[line.VoucherID].Edition)
	}
	if newest == "" {
		return tanu.Edition2025
	}
	return newest
}

// add records a finding about the whole act.
func (k *checker) add(code Code, v tanu.Verdict, field, got, want string) {
	k.addFor(Entitlement{Edition: k.edition}, code, v, field, got, want)
}

// addFor records a finding that touches one voucher, by the edition that
// governs it.
func (k *checker) addFor(e Entitlement, code Code, v tanu.Verdict, field, got, want string) {
	i := indexOf(code)
	k.found[i] = append(k.found[i], Finding{
		Code: code, Clause: rules[i].clause(e.Edition), Verdict: v, Notice: rules[i].notice,
		Field: field, VoucherID: e.VoucherID, Got: got, Want: want,
	})
}

// refuseUnless records a refusal about the whole act.
func (k *checker) refuseUnless(ok bool, code Code, field string) {
	if !ok {
		k.add(code, tanu.Refused, field, "", "")
	}
}

// report gathers what was found, in the order of the rules.
func (k *checker) report() Report {
	report := Report{Act: k.act.Number, edition: k.edition, idle: k.idle}
	for _, list := range k.found {
		report.noted = append(report.noted, list...)
	}
	return report
}

// of returns the entitlement of a voucher; where none is known, one with the
// id and the act's edition, for the finding to name.
func (k *checker) of(voucherID string) (e Entitlement, known bool) {
	if e, known = k.entitlements[voucherID]; known {
		return e, true
	}
	return Entitlement{VoucherID: voucherID, Edition: k.edition}, false
}

// at names a field of a list: "lines[3].cost".
func at(list string, i int, field string) string {
	return list + "[" + strconv.Itoa(i) + "]." + field
}

// terms reports what was late: notices.
func (k *checker) terms(c calendar.Calendar) error {
	figures := k.edition.Figures()
	signed, sent, received := k.act.Protocol.Signed, k.act.Sent, k.act.Received
	switch last, err := lastDay(c, signed, figures.ActTerm.Value); {
	case err != nil:
		return err
	case last.Last.IsZero() || sent.IsZero():
		k.add(SentInTime, tanu.Undetermined, "sent", "", "")
	case sent.After(last.Last):
		k.late(SentInTime, "sent", sent, last)
	}
	switch due, err := lastDay(c, received, figures.PaymentTerm.Value); {
	case err != nil:
		return err
	case due.Last.IsZero():
		k.add(PaidThisYear, tanu.Undetermined, "received", "", "")
	case due.Last.Year() > received.Year():
		k.late(PaidThisYear, "received", received, due)
	}
	return nil
}

// lastDay is the n-th working day after the day of the event, none where the
// event is.
func lastDay(c calendar.Calendar, event tanu.Date, n int) (calendar.Deadline, error) {
	if event.IsZero() {
		return calendar.Deadline{}, nil
	}
	return c.Deadline(event, calendar.WorkingDays(n))
}

// late records a notice about a term, and whether its last day may still move.
func (k *checker) late(code Code, field string, day tanu.Date, term calendar.Deadline) {
	k.add(code, tanu.Refused, field, day.String(), term.Last.String())
	list := k.found[indexOf(code)]
	list[len(list)-1].Provisional = term.Provisional
}

// head checks what stands above the table.
func (k *checker) head() {
	a := k.act
	k.refuseUnless(a.Number != "", DocumentNumbered, "number")
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
func (k *checker) parties() {
	for _, p := range []struct {
		field string
		party Party
	}{{"customer", k.act.Customer}, {"executor", k.act.Executor}} {
		for _, f := range []struct{ name, value string }{
			{"name", p.party.Name}, {"address", p.party.Address}, {"contacts", p.party.Contacts},
		} {
			k.refuseUnless(f.value != "", PartyGiven, p.field+"."+f.name)
		}
		k.refuseUnless(!p.party.BIN.IsZero(), PartyNumbered, p.field+".bin")
	}
	for _, id := range k.vouchersInOrder() {
		if e, known := k.of(id); known {
			k.sameParty(e, CustomerMatches, "customer.bin", k.act.Customer.BIN, e.Customer)
			k.sameParty(e, ExecutorMatches, "executor.bin", k.act.Executor.BIN, e.Centre)
		}
	}
}

func (k *checker) sameParty(e Entitlement, code Code, field string, got, want tanu.BIN) {
	switch {
	case want.IsZero():
		k.addFor(e, code, tanu.Undetermined, field, "", "")
	case got != want:
		k.addFor(e, code, tanu.Refused, field, got.String(), want.String())
	}
}

// vouchersInOrder lists the vouchers of the lines, each once.
func (k *checker) vouchersInOrder() (ids []string) {
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
func (k *checker) totals() {
	quantity := sum(k.act.Lines, func(l Line) decimal.Decimal { return l.Quantity })
	if !k.act.TotalQuantity.Equal(quantity) {
		k.add(QuantitiesAddUp, tanu.Refused, "totalQuantity", plain(k.act.TotalQuantity), plain(quantity))
	}
	cost := sum(k.act.Lines, func(l Line) decimal.Decimal { return l.Cost })
	if !k.act.Total.Equal(cost) {
		k.add(CostsAddUp, tanu.Refused, "total", money(k.act.Total), money(cost))
	}
}
