package tanu

import (
	"strings"

	"github.com/biliktilik/tanu/internal/word"
)

// Treatment is what becomes of a provision in this library. The zero Treatment is "none".
type Treatment string

const (
	Encoded      Treatment = "encoded"        // code decides by it: Provision.Symbol
	HostDuty     Treatment = "host-duty"      // the host supplies or does it: Provision.Hook
	Definition   Treatment = "definition"     // it fixes a word or a form, which the code uses
	Inapplicable Treatment = "not-applicable" // nothing here turns on it: Provision.Why
)

var treatments = word.Table[Treatment, struct{}]{
	Unknown: UnknownWord("Treatment"),
	Rows:    []word.Row[Treatment, struct{}]{{Word: Encoded}, {Word: HostDuty}, {Word: Definition}, {Word: Inapplicable}},
}

// Treatments returns the four treatments.
func Treatments() []Treatment { return treatments.Words() }

// ParseTreatment reads the word of a treatment.
func ParseTreatment(s string) (Treatment, error) { return treatments.Parse(s) }

// String returns the word of the treatment, "" for none.
func (t Treatment) String() string { return string(t) }

// MarshalText writes the word of the treatment.
func (t Treatment) MarshalText() ([]byte, error) { return treatments.Write(t) }

// UnmarshalText reads the word of a treatment; an empty text is none.
func (t *Treatment) UnmarshalText(text []byte) error { return treatments.Read(text, t) }

// Provision is one row of the register: one provision of the law and what
// becomes of it in this library. The Kazakh and Russian texts are the law; the
// paraphrase is only a way to find one's place in them.
type Provision struct {
	ID         Clause    `json:"id"`
	Paraphrase string    `json:"paraphrase"` // in English, in our own words
	Treatment  Treatment `json:"fate"`
	Symbol     string    `json:"symbol,omitempty"`  // of what is encoded: the Go symbols, a space between them; see Symbols
	Pending    string    `json:"pending,omitempty"` // of what is encoded: what is still missing of its code; "" if nothing
	Hook       string    `json:"hook,omitempty"`    // of a host's duty: where the host comes in
	Why        string    `json:"why,omitempty"`     // of what is not applicable: the reason
	Note       string    `json:"note,omitempty"`    // what is uncertain, such as a wording that was not available
}

// Symbols returns the Go symbols that encode the provision, such as
// "tanu.Edition.FilingLimit": package, then type or function, then method or
// field.
func (p Provision) Symbols() []string { return strings.Fields(p.Symbol) }

// Provisions returns the register: the provisions of edition 2025, of edition
// 2023, of the two orders and of the other acts that the code cites, each in
// the order of the text. It is a copy.
func Provisions() []Provision { return append([]Provision(nil), provisions[:]...) }

// ProvisionOf returns the provision that a clause cites. ok is false where the
// register has none.
func ProvisionOf(c Clause) (p Provision, ok bool) {
	for _, row := range provisions {
		if row.ID == c {
			return row, true
		}
	}
	return Provision{}, false
}
