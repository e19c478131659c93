package settlement

import (
	"log/slog"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
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
		slog.String("act", tanu.HideIIN(p.Act)),
		slog.String("voucher", tanu.HideIIN(p.VoucherID)),
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
