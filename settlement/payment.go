package settlement

import (
	"log/slog"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Payee is who a payment goes to.
type Payee string

const (
	ToCentre Payee = "centre" // the recognition centre
	ToHolder Payee = "holder" // the voucher holder
)

// In names the payee as a sentence begins: "To the recognition centre".
func (p Payee) In(lang tanu.Language) string { return payees.Name(p).In(lang) }

// MarshalText writes the word of the payee; an unknown one is an error.
func (p Payee) MarshalText() ([]byte, error) { return payees.Write(p) }

// UnmarshalText reads what MarshalText writes.
func (p *Payee) UnmarshalText(text []byte) error { return payees.Read(text, p) }

// Payment is an order to transfer money from the local budget. Satisfied: it
// can be sent. Undetermined: Missing names what it lacks; the amount is zero
// where it is not known.
//
// Law: 17.
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
	Missing     []MissingFact   `json:"missing,omitempty"`
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

// payments draws up one payment to the centre for the whole act, and one to each
// holder who is due material assistance.
func (s *Settlement) payments(entitlements map[string]*Entitlement) Payments {
	executor := &s.Act.Executor
	centre := Payment{
		Payee: ToCentre, Name: executor.Name, BIN: executor.BIN, Account: executor.Account,
		Amount: s.Totals.Reimbursed, Clause: s.Reimbursements[0].Centre.Clause,
	}
	for _, r := range s.Reimbursements {
		centre.wait(r.Centre.Missing)
	}
	if len(centre.Missing) > 0 {
		centre.Amount = decimal.Decimal{} // a part of the sum is not paid for the whole
	}
	list := Payments{s.order(centre)}
	for _, r := range s.Reimbursements {
		if r.Assistance.Verdict == tanu.NotApplicable {
			continue
		}
		e := entitlements[r.VoucherID]
		list = append(list, s.order(Payment{
			Payee: ToHolder, VoucherID: r.VoucherID, Name: e.HolderName, IIN: e.Holder, Account: e.HolderAccount,
			Amount: r.Assistance.Amount, Clause: r.Assistance.Clause, Missing: slices.Clone(r.Assistance.Missing),
		}))
	}
	return list
}

// order fills in what all payments of the act share, and what each needs.
func (s *Settlement) order(p Payment) Payment {
	p.Act, p.Due, p.Provisional, p.Verdict = s.Act.Number, s.Due.Last, s.Due.Provisional, tanu.Satisfied
	if p.Account.IsZero() {
		p.wait([]MissingFact{FactAccount})
	}
	if p.Due.IsZero() {
		p.wait([]MissingFact{FactReceived})
	}
	if len(p.Missing) > 0 {
		p.Verdict = tanu.Undetermined
	}
	return p
}

// wait adds facts that the payment waits for, each once.
func (p *Payment) wait(missing []MissingFact) {
	for _, fact := range missing {
		if !slices.Contains(p.Missing, fact) {
			p.Missing = append(p.Missing, fact)
		}
	}
}

// In says the payment in a sentence: to whom and for which voucher, how much and by
// which clause, by when and by which; and what it waits for. A sum or a day that is
// known is said of a payment that waits too. The holder is not named.
func (p Payment) In(lang tanu.Language) string {
	var parts []string
	if len(p.Missing) == 0 || p.Amount.Sign() > 0 {
		parts = append(parts, paidText.In(lang))
	}
	if !p.Due.IsZero() {
		parts = append(parts, dueText.In(lang))
	}
	if len(p.Missing) > 0 {
		parts = append(parts, waitsText.In(lang))
	}
	var term tanu.Clause
	if p.Clause != "" {
		term = tanu.Edition(p.Clause.Source()).Clause("17")
	}
	payee := p.Payee.In(lang)
	if p.VoucherID != "" {
		payee += " [" + voucherText.In(lang) + p.VoucherID + "]"
	}
	return payee + ": " + strings.NewReplacer(
		"{sum}", lang.Sum(inWords(p.Amount)), "{clause}", inBrackets(p.Clause, lang),
		"{due}", p.Due.In(lang), "{provisional}", remark(p.Provisional, lang), "{term}", inBrackets(term, lang),
		"{missing}", missingIn(p.Missing, lang),
	).Replace(strings.Join(parts, "; "))
}
