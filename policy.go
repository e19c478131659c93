package tanu

import (
	"encoding/json"
	"slices"

	"github.com/biliktilik/tanu/internal/strict"
)

// Policy is how a host reads what the Rules leave open. The zero Policy is the
// default of each question: the literal reading where the text speaks, and where
// it is silent the one that protects the person's right and the budget. No policy
// switches a rule off. Questions has the words, and on what each default rests.
//
// Each field is read by the packages named beside it, and by no other: give all of
// them the same policy. In JSON a field that is left out, or is "", is the default;
// ParsePolicy refuses one that is misspelt.
//
// Questions without an alternative (Q5, Q8, Q9, Q12, Q13, Q14) have no field.
type Policy struct {
	Filing            FilingReading    `json:"filing,omitempty"`            // Q1: eligibility
	Documents         DocumentsReading `json:"documents,omitempty"`         // Q2: eligibility
	Expiry            ExpiryReading    `json:"expiry,omitempty"`            // Q3: voucher
	LapsedVoucher     LapsedReading    `json:"lapsedVoucher,omitempty"`     // Q4: eligibility, voucher
	Use               UseReading       `json:"use,omitempty"`               // Q6: voucher, settlement
	MCIYear           MCIYearReading   `json:"mciYear,omitempty"`           // Q7: settlement
	SickDays          SickDaysReading  `json:"sickDays,omitempty"`          // Q10: voucher
	LapsedPlace       LapsedReading    `json:"lapsedPlace,omitempty"`       // Q11: allocation.ReturnLapsed, voucher by it
	Rounding          RoundingReading  `json:"rounding,omitempty"`          // Q15: settlement
	SecondApplication SecondReading    `json:"secondApplication,omitempty"` // Q16: voucher
	PlaceHeld         PlaceHeldReading `json:"placeHeld,omitempty"`         // Q17: voucher
}

// FilingReading is a reading of "before 1 November" (Q1).
type FilingReading string

const (
	FilingStrict    FilingReading = ""          // 31 October is the last day, and does not move
	FilingInclusive FilingReading = "inclusive" // 1 November is still in time
	FilingShifted   FilingReading = "shifted"   // a last day that is a day off moves to the next working day
)

// DocumentsReading tells whether the documents of clause 3(2) and 3(3) depend
// on each other (Q2).
type DocumentsReading string

const (
	DocumentsEach DocumentsReading = ""     // each on its own requirement
	DocumentsBoth DocumentsReading = "both" // both, where either is required
)

// ExpiryReading tells what happens to a last valid day that is a day off (Q3).
type ExpiryReading string

const (
	ExpiryFixed   ExpiryReading = ""        // it stays: a period of validity is no term for an action
	ExpiryShifted ExpiryReading = "shifted" // it moves to the next working day
)

// LapsedReading tells what a voucher that lapsed unused leaves behind: whether
// it counts as received in the year (Q4), whether its place is spent (Q11).
type LapsedReading string

const (
	LapsedCounts  LapsedReading = ""        // received, and the place is spent
	LapsedReturns LapsedReading = "returns" // not received; the place goes back to the region
)

// UseReading tells when a voucher is used (Q6).
type UseReading string

const (
	UseByProcedure UseReading = ""         // the procedure is held on a day within the validity
	UseByProtocol  UseReading = "protocol" // the protocol is signed within it
)

// MCIYearReading tells which financial year's MCI is applied (Q7).
type MCIYearReading string

const (
	MCIOfReceipt   MCIYearReading = ""          // the year in which the act is received
	MCIOfIssue     MCIYearReading = "issue"     // the year in which the voucher was issued
	MCIOfProcedure MCIYearReading = "procedure" // the year in which the procedure was held
)

// SickDaysReading tells which days of a sick-leave sheet extend the validity
// (Q10).
type SickDaysReading string

const (
	SickDaysOverlap SickDaysReading = ""    // those within the validity as extended by the days before, each once
	SickDaysAll     SickDaysReading = "all" // all days of a sheet that touches the validity
)

// RoundingReading tells to what money is rounded, half away from zero (Q15).
type RoundingReading string

const (
	RoundTiyn  RoundingReading = ""      // 0.01 tenge
	RoundTenge RoundingReading = "tenge" // whole tenge
)

// SecondReading tells what becomes of a second application while the first is
// open (Q16).
type SecondReading string

const (
	SecondRefused  SecondReading = ""         // refused at filing: one person does not hold two places
	SecondAccepted SecondReading = "accepted" // accepted; the second issue of the year is refused
)

// PlaceHeldReading tells from when a place of the region is held (Q17).
type PlaceHeldReading string

const (
	PlaceAtFiling PlaceHeldReading = ""      // from filing, released by a refusal
	PlaceAtIssue  PlaceHeldReading = "issue" // taken at issue, refused when none is left
)

// readings are the words of each field besides the default, which is "".
var readings = []struct {
	field string // as in JSON
	word  func(Policy) string
	words []string
}{
	{"filing", func(p Policy) string { return string(p.Filing) }, words(FilingInclusive, FilingShifted)},
	{"documents", func(p Policy) string { return string(p.Documents) }, words(DocumentsBoth)},
	{"expiry", func(p Policy) string { return string(p.Expiry) }, words(ExpiryShifted)},
	{"lapsedVoucher", func(p Policy) string { return string(p.LapsedVoucher) }, words(LapsedReturns)},
	{"use", func(p Policy) string { return string(p.Use) }, words(UseByProtocol)},
	{"mciYear", func(p Policy) string { return string(p.MCIYear) }, words(MCIOfIssue, MCIOfProcedure)},
	{"sickDays", func(p Policy) string { return string(p.SickDays) }, words(SickDaysAll)},
	{"lapsedPlace", func(p Policy) string { return string(p.LapsedPlace) }, words(LapsedReturns)},
	{"rounding", func(p Policy) string { return string(p.Rounding) }, words(RoundTenge)},
	{"secondApplication", func(p Policy) string { return string(p.SecondApplication) }, words(SecondAccepted)},
	{"placeHeld", func(p Policy) string { return string(p.PlaceHeld) }, words(PlaceAtIssue)},
}

func words[W ~string](list ...W) (texts []string) {
	for _, w := range list {
		texts = append(texts, string(w))
	}
	return texts
}

// Validate returns a *FieldError of the kind ErrPolicy for the first field that
// holds a word which is no reading of its question.
func (p Policy) Validate() error {
	if p == (Policy{}) {
		return nil
	}
	for _, row := range readings {
		if w := row.word(p); w != "" && !slices.Contains(row.words, w) {
			return &FieldError{Kind: ErrPolicy, Path: row.field, Rule: RuleReading}
		}
	}
	return nil
}

// ParsePolicy reads a policy strictly from a JSON object, as a host keeps one in
// its settings: {"filing":"shifted","rounding":"tenge"}. A field that is left out,
// or is "", is the default. The error is a *FieldError of the kind ErrPolicy.
func ParsePolicy(data []byte) (p Policy, err error) {
	return p, p.UnmarshalJSON(data)
}

// plainPolicy is a Policy without its methods.
type plainPolicy Policy

// UnmarshalJSON reads as ParsePolicy does. On an error *p keeps its value.
func (p *Policy) UnmarshalJSON(data []byte) error {
	var read plainPolicy
	err := strict.Read(data, &read, func(f strict.Fault) error {
		return &FieldError{Kind: ErrPolicy, Path: f.Path, Rule: f.Rule}
	})
	if err == nil {
		err = Policy(read).Validate()
	}
	if err == nil {
		*p = Policy(read)
	}
	return err
}

// MarshalJSON writes what UnmarshalJSON reads, and no other word.
func (p Policy) MarshalJSON() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	return json.Marshal(plainPolicy(p))
}
