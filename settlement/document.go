package settlement

import (
	_ "embed"
	"encoding/json"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
)

// ActFormat is the format of the document that an act is written as, which
// names itself so; ActSchema describes it. A later form gets another name, and old
// documents stay readable.
const ActFormat = "tanu.act/v1"

//go:embed schema/act.schema.json
var actSchema []byte

// ActSchema returns the JSON Schema (draft 2020-12) of a document of ActFormat. It
// bounds the form; ParseAct refuses more, and Rules.Check judges the act.
func ActSchema() []byte { return slices.Clone(actSchema) }

// maxDocument is the length in bytes of the longest document that is read.
const maxDocument = 16 << 20

// jsonNumber is a sum in a document: a text, so that no reader makes it a float,
// and the same whatever the host set in shopspring/decimal.
type jsonNumber decimal.Decimal

// MarshalText writes a number that is within its bounds.
func (n jsonNumber) MarshalText() ([]byte, error) {
	d := decimal.Decimal(n)
	return []byte(plain(d)), validNumber("", d, MaxSum)
}

// UnmarshalJSON reads a text, or a bare number as it is written.
func (n *jsonNumber) UnmarshalJSON(data []byte) error {
	s := string(data)
	if s == "null" {
		return nil
	}
	if s[0] == '"' {
		s = s[1 : len(s)-1]
	}
	d, err := ParseSum(s)
	if err == nil {
		*n = jsonNumber(d)
	}
	return err
}

// An act as JSON has it: a number shadows the field of the same name in the
// structure that it wraps.
type (
	actFields Act
	actJSON   struct {
		Format string `json:"format"`
		actFields
		Lines         []lineJSON `json:"lines"`
		TotalQuantity jsonNumber `json:"totalQuantity"`
		Total         jsonNumber `json:"total"`
	}
	lineFields ActLine
	lineJSON   struct {
		lineFields
		Quantity jsonNumber `json:"quantity"`
		Price    jsonNumber `json:"price"`
		Cost     jsonNumber `json:"cost"`
	}
)

// ParseAct reads one act from a document of ActFormat. A field that the format does
// not have, or has in another case of letters, one that is given twice, a list
// longer than MaxLines, a sum that is no plain number, a document longer than
// sixteen mebibytes, and whatever Validate refuses are a *tanu.FieldError of the
// kind ErrField. An absent field is one that is not filled in.
func ParseAct(data []byte) (Act, error) {
	var doc actJSON
	if err := strict.Read(data, &doc, misread, strict.MaxBytes(maxDocument), strict.MaxItems(MaxLines)); err != nil {
		return Act{}, err
	}
	if doc.Format != ActFormat {
		return Act{}, wrong("format", tanu.RuleFormat)
	}
	act := Act(doc.actFields)
	if len(act.Persons) == 0 {
		act.Persons = nil
	}
	act.TotalQuantity, act.Total = decimal.Decimal(doc.TotalQuantity), decimal.Decimal(doc.Total)
	act.Lines = make([]ActLine, len(doc.Lines))
	for i, from := range doc.Lines {
		line := ActLine(from.lineFields)
		line.Quantity, line.Price = decimal.Decimal(from.Quantity), decimal.Decimal(from.Price)
		line.Cost = decimal.Decimal(from.Cost)
		act.Lines[i] = line
	}
	if err := act.validate(); err != nil {
		return Act{}, err
	}
	return act, nil
}

// misread is the error for a fault of a document.
func misread(fault strict.Fault) error { return exceeds(fault.Path, fault.Rule, int64(fault.Limit)) }

// UnmarshalJSON reads a document as ParseAct does. On an error a keeps its value.
func (a *Act) UnmarshalJSON(data []byte) error {
	act, err := ParseAct(data)
	if err == nil {
		*a = act
	}
	return err
}

// MarshalJSON writes the act as a document of ActFormat, its sums as texts. An
// act that Validate refuses is not written.
func (a Act) MarshalJSON() ([]byte, error) {
	if err := a.validate(); err != nil {
		return nil, err
	}
	doc := actJSON{
		Format: ActFormat, actFields: actFields(a), Lines: make([]lineJSON, len(a.Lines)),
		TotalQuantity: jsonNumber(a.TotalQuantity), Total: jsonNumber(a.Total),
	}
	for i, line := range a.Lines {
		doc.Lines[i] = lineJSON{
			lineFields: lineFields(line),
			Quantity:   jsonNumber(line.Quantity), Price: jsonNumber(line.Price), Cost: jsonNumber(line.Cost),
		}
	}
	if doc.Persons == nil {
		doc.Persons = Persons{}
	}
	return json.Marshal(doc)
}

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
	return json.Marshal(totalsJSON{
		totalsFields(t),
		jsonNumber(t.Cost), jsonNumber(t.Reimbursed), jsonNumber(t.CoPayment), jsonNumber(t.Assistance),
	})
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
