package settlement

import (
	"encoding/json"

	"github.com/shopspring/decimal"
)

// The results as JSON has them, their sums as texts.
type (
	portionFields Portion
	portionJSON   struct {
		portionFields
		Amount jsonNumber `json:"amount"`
	}
	reimbursementFields Reimbursement
	reimbursementJSON   struct {
		reimbursementFields
		Cost jsonNumber `json:"cost"`
		Cap  jsonNumber `json:"cap"`
	}
	paymentFields Payment
	paymentJSON   struct {
		paymentFields
		Amount jsonNumber `json:"amount"`
	}
	totalsFields Totals
	totalsJSON   struct {
		totalsFields
		Cost       jsonNumber `json:"cost"`
		Reimbursed jsonNumber `json:"reimbursed"`
		CoPayment  jsonNumber `json:"coPayment"`
		Assistance jsonNumber `json:"assistance"`
	}
	irregularityFields Irregularity
	irregularityJSON   struct {
		irregularityFields
		Sum jsonNumber `json:"sum"`
	}
)

// MarshalJSON writes the portion, its amount as a text.
func (p Portion) MarshalJSON() ([]byte, error) {
	return json.Marshal(portionJSON{portionFields(p), jsonNumber(p.Amount)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Portion) UnmarshalJSON(data []byte) error {
	var w portionJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*p = Portion(w.portionFields)
	p.Amount = decimal.Decimal(w.Amount)
	return nil
}

// MarshalJSON writes the reimbursement, its sums as texts.
func (r Reimbursement) MarshalJSON() ([]byte, error) {
	return json.Marshal(reimbursementJSON{reimbursementFields(r), jsonNumber(r.Cost), jsonNumber(r.Cap)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Reimbursement) UnmarshalJSON(data []byte) error {
	var w reimbursementJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*r = Reimbursement(w.reimbursementFields)
	r.Cost, r.Cap = decimal.Decimal(w.Cost), decimal.Decimal(w.Cap)
	return nil
}

// MarshalJSON writes the payment, its amount as a text and its numbers whole.
func (p Payment) MarshalJSON() ([]byte, error) {
	return json.Marshal(paymentJSON{paymentFields(p), jsonNumber(p.Amount)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Payment) UnmarshalJSON(data []byte) error {
	var w paymentJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*p = Payment(w.paymentFields)
	p.Amount = decimal.Decimal(w.Amount)
	return nil
}

// MarshalJSON writes the totals, their sums as texts.
func (t Totals) MarshalJSON() ([]byte, error) {
	return json.Marshal(totalsJSON{totalsFields(t), jsonNumber(t.Cost), jsonNumber(t.Reimbursed), jsonNumber(t.CoPayment), jsonNumber(t.Assistance)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Totals) UnmarshalJSON(data []byte) error {
	var w totalsJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*t = Totals(w.totalsFields)
	t.Cost, t.Reimbursed = decimal.Decimal(w.Cost), decimal.Decimal(w.Reimbursed)
	t.CoPayment, t.Assistance = decimal.Decimal(w.CoPayment), decimal.Decimal(w.Assistance)
	return nil
}

// MarshalJSON writes the irregularity, its sum as a text.
func (i Irregularity) MarshalJSON() ([]byte, error) {
	return json.Marshal(irregularityJSON{irregularityFields(i), jsonNumber(i.Sum)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (i *Irregularity) UnmarshalJSON(data []byte) error {
	var w irregularityJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*i = Irregularity(w.irregularityFields)
	i.Sum = decimal.Decimal(w.Sum)
	return nil
}
