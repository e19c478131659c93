package settlement

import (
	"cmp"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// ActFacts are what the host alone can know of an act.
type ActFacts struct {
	// Elsewhere tells in which act other than this one a voucher stands, by
	// voucher id. Empty: the vouchers were looked up, and stand in no other act.
	// Nil: they were not looked up.
	Elsewhere map[string]string `json:"elsewhere"`

	EDS      tanu.Answer `json:"eds"`      // the act is signed with an EDS, and the signature verifies
	Entitled tanu.Answer `json:"entitled"` // the signer may sign for the executor
}

// Check holds an act to the form of Annex 2 and to clauses 10, 14 and 16, and
// returns everything that it finds, at once. Entitlements are those of the
// act's vouchers; others may be among them. Lateness is a notice, and so are two
// vouchers of one person issued in one year: no consequence for the act is attached
// to them.
//
// A voucher may be used from its day of issue to its last valid day, both
// included. Column 3 must be filled in where the note ** asks for it: dates of
// different periods are different days, so one of them is not the day of
// acceptance; and an act is not accepted before it is sent. That one body is customer
// and executor at once is no fault: no rule speaks of it.
//
// An act all of whose vouchers are of edition 2023 is in the form of that edition,
// whose fields are not known: what only the form could ask for is not applicable to
// it, and the rules that clauses 10, 14, 16 and 17 carry cite them.
//
// The errors are an act, an entitlement or facts out of bounds, an unknown reading
// in the policy, and a day outside the calendar.
//
// Law: 10.3, 11, 14(1), 16, 17, annex-2.customer, annex-2.executor,
// annex-2.party, annex-2.number, annex-2.document-number, annex-2.date,
// annex-2.col-1 to annex-2.col-7, annex-2.total, annex-2.attachment,
// annex-2.handed-over, annex-2.accepted, annex-2.acceptance-date,
// annex-2.note-2, 2023/10, 2023/annex-2, lpq/29.
func (r Rules) Check(a Act, entitlements []Entitlement, facts ActFacts) (Report, error) {
	c, err := r.checker(&a, entitlements, facts)
	if err != nil {
		return Report{}, err
	}
	return c.report(), nil
}

// checker holds one act to the rules.
type checker struct {
	act     *Act
	facts   ActFacts
	policy  tanu.Policy
	edition tanu.Edition // the newest of the act's vouchers
	figures tanu.Figures // of that edition

	entitlements map[string]*Entitlement // by voucher id
	vouchers     []string                // of the lines, each once, in their order
	known        []*Entitlement          // of these vouchers, as far as they are given
	listed       map[string]int          // by voucher id, the first person in the list

	sendBy, payBy calendar.Deadline // none where the day that the term runs from is unknown

	rule     *rule // that is being checked
	findings []Finding
}

// checker refuses what is out of bounds, and finds what belongs together.
func (r Rules) checker(a *Act, entitlements []Entitlement, facts ActFacts) (*checker, error) {
	if err := cmp.Or(r.Policy.Validate(), a.validate(), facts.validate()); err != nil {
		return nil, err
	}
	known, err := byVoucher(entitlements)
	if err != nil {
		return nil, err
	}
	c := &checker{act: a, facts: facts, policy: r.Policy, entitlements: known, vouchers: a.Vouchers()}
	for _, id := range c.vouchers {
		if e := known[id]; e != nil {
			c.known = append(c.known, e)
			c.edition = max(c.edition, e.Edition)
		}
	}
	c.edition = cmp.Or(c.edition, tanu.Edition2025) // where no voucher is known, the form in use
	c.figures = c.edition.Figures()
	c.listed = make(map[string]int, len(a.Persons))
	for i := range a.Persons {
		if _, twice := c.listed[a.Persons[i].VoucherID]; !twice {
			c.listed[a.Persons[i].VoucherID] = i
		}
	}
	var late error
	c.sendBy, err = r.lastDay(a.Protocol.Signed, c.figures.ActTerm.Value)
	c.payBy, late = r.lastDay(a.Received, c.figures.PaymentTerm.Value)
	return c, cmp.Or(err, late)
}

// lastDay is the n-th working day after the day of the event, none where the
// event is.
func (r Rules) lastDay(event tanu.Date, n int) (calendar.Deadline, error) {
	if event.IsZero() {
		return calendar.Deadline{}, nil
	}
	return r.Calendar.Deadline(event, calendar.WorkingDays(n))
}

// report holds the act to every rule.
func (c *checker) report() Report {
	c.findings = make([]Finding, 0, len(rules))
	for i := range rules {
		c.rule = &rules[i]
		before := len(c.findings)
		switch {
		case c.edition < c.rule.since:
			continue
		case c.rule.unknownIn(c.edition):
			c.add(Finding{Verdict: tanu.NotApplicable})
		default:
			c.rule.check(c)
		}
		if len(c.findings) == before {
			c.add(Finding{Verdict: tanu.Satisfied})
		}
	}
	return Report{Act: c.act.Number, Findings: c.findings}
}

// add records a finding by the edition that governs its voucher, or the act.
func (c *checker) add(f Finding) {
	edition := c.edition
	if f.VoucherID != "" && c.entitlements[f.VoucherID] != nil {
		edition = c.entitlements[f.VoucherID].Edition
	}
	f.Code, f.Clause, f.Notice = c.rule.code, c.rule.clauses[edition], c.rule.notice
	c.findings = append(c.findings, f)
}

// ask refuses a field of the act that must be given and is not.
func (c *checker) ask(given bool, field string) {
	if !given {
		c.add(Finding{Verdict: tanu.Refused, Field: field})
	}
}

// askLine refuses a field of a line that must be given and is not.
func (c *checker) askLine(given bool, i int, field, got string) {
	if !given {
		c.addLine(i, Finding{Verdict: tanu.Refused, Field: field, Got: got})
	}
}

// addLine records a finding about a field of a line.
func (c *checker) addLine(i int, f Finding) {
	f.Field, f.VoucherID = at("lines", i, f.Field), c.act.Lines[i].VoucherID
	c.add(f)
}

// addPerson records a finding about a field of a person.
func (c *checker) addPerson(i int, f Finding) {
	f.Field, f.VoucherID = at("persons", i, f.Field), c.act.Persons[i].VoucherID
	c.add(f)
}

// held is the day of the procedure on a voucher, by the list of persons.
func (c *checker) held(voucherID string) tanu.Date {
	if i, ok := c.listed[voucherID]; ok {
		return c.act.Persons[i].Held
	}
	return tanu.Date{}
}
