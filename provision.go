package tanu

import (
	"slices"
	"strings"
	"sync"

	"github.com/biliktilik/tanu/internal/word"
)

// Treatment is what becomes of a provision in this library. The zero Treatment
// is "none".
type Treatment string

const (
	Encoded      Treatment = "encoded"        // code decides by it: Provision.Symbol
	HostDuty     Treatment = "host-duty"      // the host supplies or does it: Provision.Hook
	Definition   Treatment = "definition"     // it fixes a word or a form, which the code uses
	Inapplicable Treatment = "not-applicable" // nothing here turns on it: Provision.Why
)

var treatments = word.Table[Treatment, struct{}]{
	Unknown: UnknownWord("Treatment"),
	Rows: []word.Row[Treatment, struct{}]{
		{Word: Encoded}, {Word: HostDuty}, {Word: Definition}, {Word: Inapplicable},
	},
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
	Symbol     string    `json:"symbol,omitempty"`  // of what is encoded: its Go symbols; see Symbols
	Pending    string    `json:"pending,omitempty"` // of what is encoded: what its code still lacks
	Hook       string    `json:"hook,omitempty"`    // of a host's duty: where the host comes in
	Why        string    `json:"why,omitempty"`     // of what is not applicable: the reason
	Note       string    `json:"note,omitempty"`    // what is uncertain, such as a wording that was not available
}

// Symbols returns the Go symbols that encode the provision, such as
// "tanu.Edition.FilingLimit": package, then type or function, then method or
// field.
func (p Provision) Symbols() []string { return strings.Fields(p.Symbol) }

// register is what the rows of provisions come to: the text of each edition,
// the latest first, then the other sources. No decision asks for it: it is put together
// on the first use.
var register = sync.OnceValue(func() (all []Provision) {
	list := Editions()
	slices.Reverse(list)
	for _, e := range list {
		all = append(all, textOf(e)...)
	}
	for _, row := range provisions {
		if !editionWords.Known(Edition(row.ID.Source())) {
			all = append(all, row)
		}
	}
	return all
})

// textOf returns the provisions of an edition in the order of the table: for
// each place in the text the row of the edition itself, or else of its base.
func textOf(e Edition) (text []Provision) {
	worded := map[Clause]Edition{} // by id in e, the edition whose row it is
	for since := e; since != ""; since = baseOf(since) {
		for _, row := range provisions {
			if id := e.Clause(row.ID.place()); row.ID.Source() == Source(since) && worded[id] == "" {
				worded[id] = since
			}
		}
	}
	for _, row := range provisions {
		id := e.Clause(row.ID.place())
		if row.ID.Source() == Source(worded[id]) {
			row.ID = id
			text = append(text, row)
		}
	}
	return text
}

// Provisions returns the register: the provisions of each edition, the latest
// first, of the orders and of the other acts that the code cites, each in the
// order of the text. What an amendment left as it was stands under each edition
// that has it. It is a copy.
func Provisions() []Provision { return slices.Clone(register()) }

// ProvisionOf returns the provision that a clause cites. ok is false where the
// register has none.
func ProvisionOf(c Clause) (p Provision, ok bool) {
	all := register()
	i := slices.IndexFunc(all, func(p Provision) bool { return p.ID == c })
	if i < 0 {
		return Provision{}, false
	}
	return all[i], true
}
