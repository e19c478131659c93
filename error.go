package tanu

import (
	"fmt"
)

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

// A ParseError tells which rule a text broke. It never holds the text of an
// IIN, a BIN or an account: a mistyped number is still nearly a whole one.
type ParseError struct {
	Type  string // the type that was asked for: "Date", "IIN", "Region", …
	Input string // the text as given, shortened; empty for personal numbers
	Rule  string // the rule that was broken, in words
}

// Error names the type, the input where it may be shown, and the rule.
func (e *ParseError) Error() string {
	if e.Input == "" {
		return fmt.Sprintf("tanu: parse %s: %s", e.Type, e.Rule)
	}
	return fmt.Sprintf("tanu: parse %s %q: %s", e.Type, e.Input, e.Rule)
}

// Unwrap returns ErrSyntax.
func (e *ParseError) Unwrap() error { return ErrSyntax }

// malformed is the ParseError for a text that is not personal. A long text is
// cut: an error is read by people. The digits of a long number are hidden,
// because a personal number may have been put into the wrong field.
func malformed(kind, input, rule string) error {
	return &ParseError{Type: kind, Input: cut(HideDigits(input), 40), Rule: rule}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// cut shortens s to at most n runes, with an ellipsis where it cut.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
