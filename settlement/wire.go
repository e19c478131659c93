package settlement

import (
	"encoding/json"
	"strconv"

	"github.com/shopspring/decimal"
)

// number is a sum in a document: a text, so that no reader makes it a float,
// and the same whatever the host set in shopspring/decimal.
type number struct{ decimal.Decimal }

func (n number) MarshalJSON() ([]byte, error) {
	if err := inBounds("number", n.Decimal, MaxSum); err != nil {
		return nil, err
	}
	return strconv.AppendQuote(nil, plain(n.Decimal)), nil
}

func (n *number) UnmarshalJSON(data []byte) error {
	var a amount
	if err := a.UnmarshalJSON(data); err != nil {
		return err
	}
	d, err := a.read("number")
	if err != nil {
		return err
	}
	n.Decimal = d
	return nil
}

// The types below are the results as JSON has them: a field of the wire type
// shadows the sum of the same name in the result that it wraps.
type (
	itemFields Item
	itemWire   struct {
		itemFields
		Amount number `json:"amount"`
	}
	reimbursementFields Reimbursement
	reimbursementWire   struct {
		reimbursementFields
		Cost number `json:"cost"`
		Cap  number `json:"cap"`
	}
	paymentFields Payment
	paymentWire   struct {
		paymentFields
		Amount number `json:"amount"`
	}
	totalsFields Totals
	totalsWire   struct {
		totalsFields
		Cost       number `json:"cost"`
		Reimbursed number `json:"reimbursed"`
		CoPayment  number `json:"coPayment"`
		Assistance number `json:"assistance"`
	}
	irregularityFields Irregularity
	irregularityWire   struct {
		irregularityFields
		Sum number `json:"sum"`
	}
)

// MarshalJSON writes the item, its amount as a text.
func (i Item) MarshalJSON() ([]byte, error) {
	return json.Marshal(itemWire{itemFields(i), number{i.Amount}})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (i *Item) UnmarshalJSON(data []byte) error {
	return readWire(data, func(w itemWire) {
		*i = Item(w.itemFields)
		i.Amount = w.Amount.Decimal
	})
}

// MarshalJSON writes the reimbursement, its sums as texts.
func (r Reimbursement) MarshalJSON() ([]byte, error) {
	return json.Marshal(reimbursementWire{reimbursementFields(r), number{r.Cost}, number{r.Cap}})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Reimbursement) UnmarshalJSON(data []byte) error {
	return readWire(data, func(w reimbursementWire) {
		*r = Reimbursement(w.reimbursementFields)
		r.Cost, r.Cap = w.Cost.Decimal, w.Cap.Decimal
	})
}

// MarshalJSON writes the payment, its amount as a text and its numbers whole.
func (p Payment) MarshalJSON() ([]byte, error) {
	return json.Marshal(paymentWire{paymentFields(p), number{p.Amount}})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Payment) UnmarshalJSON(data []byte) error {
	return readWire(data, func(w paymentWire) {
		*p = Payment(w.paymentFields)
		p.Amount = w.Amount.Decimal
	})
}

// MarshalJSON writes the totals, their sums as texts.
func (t Totals) MarshalJSON() ([]byte, error) {
	return json.Marshal(totalsWire{totalsFields(t), number{t.Cost}, number{t.Reimbursed}, number{t.CoPayment}, number{t.Assistance}})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Totals) UnmarshalJSON(data []byte) error {
	return readWire(data, func(w totalsWire) {
		*t = Totals(w.totalsFields)
		t.Cost, t.Reimbursed = w.Cost.Decimal, w.Reimbursed.Decimal
		t.CoPayment, t.Assistance = w.CoPayment.Decimal, w.Assistance.Decimal
	})
}

// MarshalJSON writes the irregularity, its sum as a text.
func (i Irregularity) MarshalJSON() ([]byte, error) {
	return json.Marshal(irregularityWire{irregularityFields(i), number{i.Sum}})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (i *Irregularity) UnmarshalJSON(data []byte) error {
	return readWire(data, func(w irregularityWire) {
		*i = Irregularity(w.irregularityFields)
		i.Sum = w.Sum.Decimal
	})
}

// readWire reads a wire type and hands it over; on an error nothing changes.
func readWire[W any](data []byte, keep func(W)) error {
	var w W
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	keep(w)
	return nil
}
