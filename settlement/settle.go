package settlement

import (
	"log/slog"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Rules are what acts and money are judged by: the working calendar of the terms,
// the MCI of each year, and the readings of the open questions. The zero Policy is
// the literal reading; a zero Calendar knows no day, and a zero MCITable no year.
type Rules struct {
	Calendar calendar.Calendar
	MCI      MCITable
	Policy   tanu.Policy
}

// Settlement is what an act comes to.
type Settlement struct {
	Act            Act               `json:"act"`
	Report         Report            `json:"report"`
	Reimbursements []Reimbursement   `json:"reimbursements"` // one for each voucher, in the order of the lines
	Totals         Totals            `json:"totals"`
	Due            calendar.Deadline `json:"due"`      // to pay; none where the day of receipt is unknown
	Payments       Payments          `json:"payments"` // the centre's first; none unless the report is satisfied
}

// LogValue implements slog.LogValuer: the act and its verdict, with no person
// in it.
func (s Settlement) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("act", s.Act),
		slog.String("verdict", s.Report.Verdict().String()),
		slog.Int("payments", len(s.Payments)),
		slog.String("due", s.Due.Last.String()),
	)
}

// Payable reports whether the act may be paid: every rule holds, but for
// notices.
func (s Settlement) Payable() bool { return s.Report.Verdict() == tanu.Satisfied }

// Settle checks an act, computes each voucher's reimbursement from the actual
// cost of its lines, and draws up the payments: one to the centre for the whole
// act, one to each holder who is due material assistance.
//
// An act that the check refuses, or cannot decide, is computed and not paid.
// The payment to the centre waits until every reimbursement of the act is
// known; a holder's assistance waits for its own facts only. The sum of the
// payments that can be sent never exceeds Totals.Budget.
//
// The errors are those of Check and Reimburse, ErrNoMCI among them.
//
// Law: 2025/14.1, 2025/14(1), 2025/14(2), 2025/15, 2025/17, 2023/14.1,
// 2023/14(1), 2023/14(2), 2023/15, 2023/17.
func (r Rules) Settle(a Act, entitlements []Entitlement, facts Facts) (s Settlement, err error) {
	k, err := newChecker(&a, entitlements, &facts, &r.Policy, &room{})
	if err != nil {
		return Settlement{}, err
	}
	s.Act = a
	if s.Report, err = k.check(r.Calendar); err != nil {
		return Settlement{}, err
	}
	if err = s.reimburse(&k, r.MCI); err != nil {
		return Settlement{}, err
	}
	if s.Due = k.due; s.Report.verdict() == tanu.Satisfied {
		s.pay(&k)
	}
	return s, nil
}

// reimburse computes every voucher that has an entitlement, in the order of the
// lines, and their totals.
func (s *Settlement) reimburse(k *checker, table MCITable) error {
	s.Reimbursements = make([]Reimbursement, k.vouchersKnown())
	t := terms{s.Act.Received, table, k.policy.MCIYear, k.edition(), k.figures}
	var total shares
	for i := range k.rows {
		if !k.leads(i) {
			continue
		}
		r := &s.Reimbursements[s.Totals.Vouchers]
		one, err := k.reimburse(r, i, &t)
		if err != nil {
			return err
		}
		s.Totals.Vouchers++
		if r.verdict() == tanu.Undetermined {
			s.Totals.Open++
		}
		total.cost, total.centre = total.cost+one.cost, total.centre+one.centre
		total.own, total.assistance = total.own+one.own, total.assistance+one.assistance
	}
	s.Totals.set(total, s.Reimbursements)
	return nil
}

// leads reports whether a line is the first of a voucher that has an entitlement.
func (k *checker) leads(i int) bool { return k.rows[i].first == i && k.rows[i].voucher >= 0 }

// vouchersKnown is how many such lines there are.
func (k *checker) vouchersKnown() (n int) {
	for i := range k.rows {
		if k.leads(i) {
			n++
		}
	}
	return n
}

// reimburse computes the voucher of a line. Its actual cost is the sum of its
// lines.
func (k *checker) reimburse(r *Reimbursement, i int, t *terms) (shares, error) {
	row := &k.rows[i]
	r.Cost = tengeOr(row.actual, k.act.Lines[i].Cost, row.cost)
	if row.actual > MaxSum*100 {
		return shares{}, inBounds("cost", r.Cost, MaxSum)
	}
	if row.person >= 0 {
		r.Procedure = k.act.Persons[row.person].procedure()
	}
	return t.fill(r, row.actual, &k.entitlements[row.voucher])
}

// set writes the sums; those of a single voucher are at hand.
func (t *Totals) set(s shares, list []Reimbursement) {
	if len(list) == 1 {
		one := &list[0]
		t.Cost, t.Reimbursed, t.CoPayment, t.Assistance = one.Cost, one.Centre.Amount, one.CoPayment.Amount, one.Assistance.Amount
		return
	}
	t.Cost, t.Reimbursed = tenge(s.cost), tenge(s.centre)
	t.CoPayment, t.Assistance = tenge(s.own), tenge(s.assistance)
}

// pay draws up the payments.
func (s *Settlement) pay(k *checker) {
	n := 1
	for i := range s.Reimbursements {
		if s.Reimbursements[i].Assistance.Verdict != tanu.NotApplicable {
			n++
		}
	}
	s.Payments = make(Payments, 0, n)
	s.payCentre()
	n = 0
	for i := range k.rows {
		if !k.leads(i) {
			continue
		}
		if r := &s.Reimbursements[n]; r.Assistance.Verdict != tanu.NotApplicable {
			s.payHolder(r, &k.entitlements[k.rows[i].voucher])
		}
		n++
	}
}

// payCentre orders one payment for the whole act.
func (s *Settlement) payCentre() {
	executor := &s.Act.Executor
	p := s.order(ToCentre, s.Totals.Reimbursed, s.Reimbursements[0].Centre.Clause)
	p.Name, p.BIN, p.Account = executor.Name, executor.BIN, executor.Account
	for i := range s.Reimbursements {
		p.wait(s.Reimbursements[i].Centre.Missing...)
	}
	if len(p.Missing) > 0 {
		p.Amount = decimal.Decimal{}
	}
	p.lack()
}

// payHolder orders the material assistance of one voucher.
func (s *Settlement) payHolder(r *Reimbursement, e *Entitlement) {
	p := s.order(ToHolder, r.Assistance.Amount, r.Assistance.Clause)
	p.VoucherID, p.Name, p.IIN, p.Account = r.VoucherID, e.HolderName, e.Holder, e.HolderAccount
	p.wait(r.Assistance.Missing...)
	p.lack()
}

// order adds a payment with what all payments of the act share.
func (s *Settlement) order(to Payee, amount decimal.Decimal, clause tanu.Clause) *Payment {
	s.Payments = append(s.Payments, Payment{})
	p := &s.Payments[len(s.Payments)-1]
	p.Payee, p.Act, p.Amount, p.Clause = to, s.Act.Number, amount, clause
	p.Due, p.Provisional, p.Verdict = s.Due.Last, s.Due.Provisional, tanu.Satisfied
	return p
}

// lack names what every payment needs.
func (p *Payment) lack() {
	if p.Account.IsZero() {
		p.wait(FactAccount)
	}
	if p.Due.IsZero() {
		p.wait(FactReceived)
	}
}

// wait leaves the payment undetermined until the facts are known.
func (p *Payment) wait(missing ...Fact) {
	for _, fact := range missing {
		p.Verdict = tanu.Undetermined
		if !slices.Contains(p.Missing, fact) {
			p.Missing = append(p.Missing, fact)
		}
	}
}
