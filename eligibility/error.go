package eligibility

import "github.com/biliktilik/tanu"

const (
	// ErrRequest is the kind of a broken call: no day of filing, a decision
	// before it, another edition than that of the day of filing, a word that is
	// none of its kind, a moment out of the years 1 to 9999, a reading that needs
	// a calendar without one.
	ErrRequest tanu.Error = "eligibility: broken request"

	// ErrFormat is the kind of every failure to decode a decision.
	ErrFormat tanu.Error = "eligibility: not a decision in the format " + Format
)

// FieldError tells which field broke which rule. A field is named by its path in
// JSON, such as "application.documents[0].kind". It holds no value, so that no
// personal number is in it.
type FieldError struct {
	Kind  tanu.Error // ErrRequest or ErrFormat
	Field string
	Rule  string
}

// Error names the field and the rule.
func (e *FieldError) Error() string { return string(e.Kind) + ": " + e.Field + ": " + e.Rule }

// Unwrap returns the kind.
func (e *FieldError) Unwrap() error { return e.Kind }

func broken(field, rule string) error { return &FieldError{ErrRequest, field, rule} }

func misformed(field, rule string) error { return &FieldError{ErrFormat, field, rule} }
