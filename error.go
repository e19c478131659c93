package tanu

// Error is a kind of failure, to be told apart with errors.Is. The kinds are
// constants, so that nothing in a running program can change them.
type Error string

// Error returns the text of the kind.
func (e Error) Error() string { return string(e) }

const (
	// ErrSyntax is the kind of every failure to read a value from text.
	ErrSyntax Error = "tanu: malformed value"

	// ErrNotEncoded says that no wording of the Rules is encoded for a day: the
	// text in force from 2024-08-23 to 2025-08-14 is not available, and before
	// the first edition there were no Rules.
	ErrNotEncoded Error = "tanu: no edition of the Rules is encoded for the day"

	// ErrPolicy says that a field of a Policy holds a word that is not one of
	// its readings.
	ErrPolicy Error = "tanu: no such reading of an open question"
)

// ParseError is FieldError.
//
// Deprecated: it goes as soon as no package names it.
type ParseError = FieldError
