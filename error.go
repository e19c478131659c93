package tanu

import (
	"fmt"
	"strings"
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

// HideDigits replaces by asterisks the digits of a number that may be personal:
// eight or more in a row, or eleven or more in groups ("900101 300126"), so that
// a personal number typed into a free text is not shown with it. A day has eight
// at most, in groups. Of an account, KZ and eighteen characters, all that follows
// KZ is hidden, letters too.
func HideDigits(s string) string {
	b := []byte(s)
	for i := range b {
		hideAccount(b[i:])
	}
	for i := 0; i < len(b); {
		end, total, row := number(b[i:])
		if row >= 8 || total >= 11 {
			for k := i; k < i+end; k++ {
				if isDigit(b[k]) {
					b[k] = '*'
				}
			}
		}
		i += max(end, 1)
	}
	return string(b)
}

// hideAccount hides the account that b begins with, if it begins with one.
func hideAccount(b []byte) {
	const length = 20
	if len(b) < length || b[0] != 'K' || b[1] != 'Z' || !isDigit(b[2]) || !isDigit(b[3]) {
		return
	}
	for _, c := range b[4:length] {
		if !isDigit(c) && (c < 'A' || c > 'Z') {
			return
		}
	}
	for i := 2; i < length; i++ {
		b[i] = '*'
	}
}

// number measures the number that b begins with, its groups set apart by a
// space, a hyphen, a point or the like: where it ends, how many digits it has
// and how many of them stand in a row at most.
func number(b []byte) (end, total, row int) {
	const separators = " -./_\u00a0" // the last is two bytes
	for i, gap, run := 0, 0, 0; i < len(b) && gap <= 2; i++ {
		switch {
		case isDigit(b[i]):
			gap, run, end, total = 0, run+1, i+1, total+1
			row = max(row, run)
		case total > 0 && strings.IndexByte(separators, b[i]) >= 0:
			gap, run = gap+1, 0
		default:
			return end, total, row
		}
	}
	return end, total, row
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
