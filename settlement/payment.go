package settlement

import (
	"log/slog"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Payee is who a payment goes to.
type Payee string

const (
	ToCentre Payee = "centre" // the recognition centre
	ToHolder Payee = "holder" // the voucher holder
)

// Payment is an order to transfer money from the local budget. Satisfied: it
// can be sent. Undetermined: Missing names what it lacks; the amount is zero
// where it is not known.
//
// Law: 2025/17, 2023/17.
type Payment struct {
	Payee       Payee           `json:"payee"`
	Act         string          `json:"act"`                 // its number
	VoucherID   string          `json:"voucherId,omitempty"` // for a holder
	Name        string          `json:"name"`
	BIN         tanu.BIN        `json:"bin"` // of the centre
	IIN         tanu.IIN        `json:"iin"` // of the holder
	Account     tanu.Account    `json:"account"`
	Amount      decimal.Decimal `json:"amount"`                // tenge
	Clause      tanu.Clause     `json:"clause"`                // what it is paid for
	Due         tanu.Date       `json:"due"`                   // the last day
	Provisional bool            `json:"provisional,omitempty"` // Due rests on days that no published act confirms
	Verdict     tanu.Verdict    `json:"verdict"`
	Missing     []Fact          `json:"missing,omitempty"`
}

// LogValue implements slog.LogValuer: the payment without the payee's name, and
// with masked numbers.
func (p Payment) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("payee", string(p.Payee)),
		slog.String("act", p.Act),
		slog.String("voucher", p.VoucherID),
		slog.Any("account", p.Account),
		slog.String("amount", plain(p.Amount)),
		slog.String("due", p.Due.String()),
		slog.String("verdict", p.Verdict.String()),
	)
}

// Payments are the payments of an act, the centre's first.
type Payments []Payment

// LogValue implements slog.LogValuer: how many there are, and how many of them
// wait. A list has its elements marshalled, and they are whole in JSON.
func (list Payments) LogValue() slog.Value {
	waiting := 0
	for _, p := range list {
		if len(p.Missing) > 0 {
			waiting++
		}
	}
	return slog.GroupValue(slog.Int("payments", len(list)), slog.Int("waiting", waiting))
}

// Totals are the sums of some vouchers. Cost is Reimbursed and CoPayment
// together, to the tiyn, where nothing is Open.
type Totals struct {
	Vouchers   int             `json:"vouchers"`
	Open       int             `json:"open"` // of them, those for which a fact is missing
	Cost       decimal.Decimal `json:"cost"` // tenge, as the others
	Reimbursed decimal.Decimal `json:"reimbursed"`
	CoPayment  decimal.Decimal `json:"coPayment"`
	Assistance decimal.Decimal `json:"assistance"`
}

// Budget is what the local budget bears.
func (t Totals) Budget() decimal.Decimal { return t.Reimbursed.Add(t.Assistance) }

func (t Totals) with(r Reimbursement) Totals {
	t.Vouchers++
	if r.Verdict() == tanu.Undetermined {
		t.Open++
	}
	t.Cost = t.Cost.Add(r.Cost)
	t.Reimbursed = t.Reimbursed.Add(r.Centre.Amount)
	t.CoPayment = t.CoPayment.Add(r.CoPayment.Amount)
	t.Assistance = t.Assistance.Add(r.Assistance.Amount)
	return t
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
func Settle(a Act, entitlements []Entitlement, facts Facts, c calendar.Calendar, table MCITable, policy tanu.Policy) (Settlement, error) {
	k, err := newChecker(a, entitlements, facts, policy)
	if err != nil {
		return Settlement{}, err
	}
	s := Settlement{Act: a}
	if s.Report, err = k.check(c); err != nil {
		return Settlement{}, err
	}
	if s.Reimbursements, err = reimburseAll(a, k.entitlements, table, policy); err != nil {
		return Settlement{}, err
	}
	for _, r := range s.Reimbursements {
		s.Totals = s.Totals.with(r)
	}
	if s.Due, err = lastDay(c, a.Received, k.edition.Figures().PaymentTerm.Value); err != nil {
		return Settlement{}, err
	}
	if s.Payable() {
		s.pay(k.entitlements)
	}
	return s, nil
}

// reimburseAll computes every voucher that has an entitlement, in the order of
// the lines. The actual cost of a voucher is the sum of its lines.
func reimburseAll(a Act, known map[string]Entitlement, table MCITable, policy tanu.Policy) ([]Reimbursement, error) {
	costs := make(map[string]decimal.Decimal, len(a.Lines))
	for _, line := range a.Lines {
		costs[line.VoucherID] = costs[line.VoucherID].Add(rounded(line.Cost, policy))
	}
	procedures := make(map[string]Procedure, len(a.Persons))
	for _, p := range a.Persons {
		if _, seen := procedures[p.VoucherID]; !seen {
			procedures[p.VoucherID] = p.procedure()
		}
	}
	order := a.Vouchers()
	list := make([]Reimbursement, 0, len(order))
	for _, id := range order {
		e, ok := known[id]
		if !ok {
			continue
		}
		r, err := Reimburse(costs[id], e, procedures[id], a.Received, table, policy)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// pay draws up the payments.
func (s *Settlement) pay(known map[string]Entitlement) {
	centre := Payment{
		Payee: ToCentre, Name: s.Act.Executor.Name, BIN: s.Act.Executor.BIN, Account: s.Act.Executor.Account,
		Amount: s.Totals.Reimbursed, Clause: s.Reimbursements[0].Centre.Clause, Verdict: tanu.Satisfied,
	}
	for _, r := range s.Reimbursements {
		centre.wait(r.Centre.Missing...)
	}
	if len(centre.Missing) > 0 {
		centre.Amount = decimal.Decimal{}
	}
	s.order(centre)
	for _, r := range s.Reimbursements {
		if r.Assistance.Verdict == tanu.NotApplicable {
			continue
		}
		e := known[r.VoucherID]
		holder := Payment{
			Payee: ToHolder, VoucherID: r.VoucherID, Name: e.HolderName, IIN: e.Holder, Account: e.HolderAccount,
			Amount: r.Assistance.Amount, Clause: r.Assistance.Clause, Verdict: tanu.Satisfied,
		}
		holder.wait(r.Assistance.Missing...)
		s.order(holder)
	}
}

// order adds a payment with what all payments of the act share.
func (s *Settlement) order(p Payment) {
	p.Act, p.Due, p.Provisional = s.Act.Number, s.Due.Last, s.Due.Provisional
	if p.Account.IsZero() {
		p.wait(FactAccount)
	}
	if p.Due.IsZero() {
		p.wait(FactReceived)
	}
	s.Payments = append(s.Payments, p)
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
