package settlement

import (
	"strconv"

	"github.com/biliktilik/tanu"
)

const (
	// ErrNoMCI says that the table has no MCI for a year. The library does not
	// guess one: the host adds it with MCITable.With.
	ErrNoMCI tanu.Error = "settlement: no MCI is known for the year"

	// ErrField is the kind of every value that is out of bounds or does not
	// belong where it stands.
	ErrField tanu.Error = "settlement: bad field"
)

// YearError says for which year no MCI is known.
type YearError struct{ Year int }

// Error names the year.
func (e *YearError) Error() string { return string(ErrNoMCI) + " " + strconv.Itoa(e.Year) }

// Unwrap returns ErrNoMCI.
func (e *YearError) Unwrap() error { return ErrNoMCI }

// A FieldError names the field that was refused and the rule it broke. It holds
// no value: the field may be a personal one.
type FieldError struct {
	Field string // as in JSON: "lines[3].cost"
	Rule  string
}

// Error names the field and the rule.
func (e *FieldError) Error() string {
	return string(ErrField) + " " + strconv.Quote(e.Field) + ": " + e.Rule
}

// Unwrap returns ErrField.
func (e *FieldError) Unwrap() error { return ErrField }
