package tanu

import "strconv"

// Policy is how a host reads what the Rules leave open. The zero Policy is the
// literal reading of the text; no policy switches a rule off. The words of each
// question are in Questions.
//
// Each field is read by the packages named beside it, and by no other: give all of
// them the same policy. In JSON a field that is left out, or is "", is the literal
// reading; ParsePolicy refuses one that is misspelt.
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
	LapsedPlace       LapsedReading    `json:"lapsedPlace,omitempty"`       // Q11: allocation.Lapse, voucher by it
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
	SickDaysOverlap SickDaysReading = ""    // those that overlap the validity, each once
	SickDaysAll     SickDaysReading = "all" // all days of the sheet
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

// PolicyError names the field of a Policy that holds no reading of its question.
type PolicyError struct {
	Field string // as in JSON
	Word  string // as given, shortened, long numbers hidden
}

// Error names the field and the word.
func (e *PolicyError) Error() string {
	return string(ErrPolicy) + ": " + e.Field + " " + strconv.Quote(e.Word)
}

// Unwrap returns ErrPolicy.
func (e *PolicyError) Unwrap() error { return ErrPolicy }

// Validate returns a *PolicyError for the first field that holds a word which
// is no reading of its question.
func (p Policy) Validate() error {
	if field, word := p.misread(); field != "" {
		return &PolicyError{field, cut(HideDigits(word), 40)}
	}
	return nil
}

// misread names the first field that holds no reading, with the word in it.
func (p *Policy) misread() (field, word string) {
	switch {
	case p.Filing != FilingStrict && p.Filing != FilingInclusive && p.Filing != FilingShifted:
		return "filing", string(p.Filing)
	case p.Documents != DocumentsEach && p.Documents != DocumentsBoth:
		return "documents", string(p.Documents)
	case p.Expiry != ExpiryFixed && p.Expiry != ExpiryShifted:
		return "expiry", string(p.Expiry)
	case p.LapsedVoucher != LapsedCounts && p.LapsedVoucher != LapsedReturns:
		return "lapsedVoucher", string(p.LapsedVoucher)
	case p.Use != UseByProcedure && p.Use != UseByProtocol:
		return "use", string(p.Use)
	case p.MCIYear != MCIOfReceipt && p.MCIYear != MCIOfIssue && p.MCIYear != MCIOfProcedure:
		return "mciYear", string(p.MCIYear)
	case p.SickDays != SickDaysOverlap && p.SickDays != SickDaysAll:
		return "sickDays", string(p.SickDays)
	case p.LapsedPlace != LapsedCounts && p.LapsedPlace != LapsedReturns:
		return "lapsedPlace", string(p.LapsedPlace)
	case p.Rounding != RoundTiyn && p.Rounding != RoundTenge:
		return "rounding", string(p.Rounding)
	case p.SecondApplication != SecondRefused && p.SecondApplication != SecondAccepted:
		return "secondApplication", string(p.SecondApplication)
	case p.PlaceHeld != PlaceAtFiling && p.PlaceHeld != PlaceAtIssue:
		return "placeHeld", string(p.PlaceHeld)
	}
	return "", ""
}
