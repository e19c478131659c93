package allocation

import (
	"fmt"

	"github.com/biliktilik/tanu"
)

// The kinds of failure, to be told apart with errors.Is.
const (
	// ErrExhausted says that a line has no free place left for the move. It is
	// a refusal, never to be tried again by itself.
	ErrExhausted tanu.Error = "allocation: no free place is left"

	// ErrBelowZero says that a move would take more out of a part of a line
	// than is in it: a place released that nobody held, a voucher returned that
	// nobody was issued.
	ErrBelowZero tanu.Error = "allocation: a part of the line would go below zero"

	// ErrOverflow says that a number of places does not fit.
	ErrOverflow tanu.Error = "allocation: the number does not fit"

	// ErrWrongLine says that a move was applied to the line of another region
	// or year.
	ErrWrongLine tanu.Error = "allocation: the move is for another line"

	// ErrInvalid says that a value breaks a rule of its type; the error names
	// the field and the rule.
	ErrInvalid tanu.Error = "allocation: not valid"

	// ErrInfeasible says that no distribution of the total keeps the floors and
	// the caps; the error names which of them stands in the way.
	ErrInfeasible tanu.Error = "allocation: no distribution keeps the limits"

	// ErrTie says that two or more have an equal claim to the last places, and
	// that the caller asked not to settle it.
	ErrTie tanu.Error = "allocation: a tie for the last places"
)

// A MoveError tells why a line refused a move. The line is unchanged.
type MoveError struct {
	Kind   tanu.Error // ErrExhausted, ErrBelowZero, ErrOverflow or ErrWrongLine
	Key    LineKey    // the line
	Part   Part       // the part that stood in the way; "" for ErrWrongLine
	Have   int64      // what is in the part
	Change int64      // what the move would add to it
}

// Error names the kind, the region, the year and the part.
func (e *MoveError) Error() string {
	if e.Part == "" {
		return fmt.Sprintf("%s: region %q, year %d", e.Kind, e.Key.Region, e.Key.Year)
	}
	return fmt.Sprintf("%s: region %q, year %d, %s %d, change %+d",
		e.Kind, e.Key.Region, e.Key.Year, e.Part, e.Have, e.Change)
}

// Unwrap returns the kind.
func (e *MoveError) Unwrap() error { return e.Kind }

// A RuleError names the field and the rule that a value broke, with the region
// and the year where they are known.
type RuleError struct {
	Kind    tanu.Error  // ErrInvalid, ErrInfeasible or ErrOverflow
	Subject string      // what was judged: "Line", "Plan", "recipient 17", …
	Region  tanu.Region // "" where the rule is about no one region
	Year    int         // 0 where the rule is about no one year
	Field   string      // the field, as in JSON
	Rule    string      // the rule that was broken, in words
}

// Error names the subject, the region, the year, the field and the rule.
func (e *RuleError) Error() string {
	s := "allocation: " + e.Subject
	if e.Region != "" {
		s += fmt.Sprintf(", region %q", short(string(e.Region)))
	}
	if e.Year != 0 {
		s += fmt.Sprintf(", year %d", e.Year)
	}
	if e.Field != "" {
		s += ", " + e.Field
	}
	return s + ": " + e.Rule
}

// Unwrap returns the kind.
func (e *RuleError) Unwrap() error { return e.Kind }

// short keeps what an error quotes too short for a personal number, and hides the
// beginning of one.
func short(s string) string {
	const most = 9
	s = tanu.HideDigits(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
