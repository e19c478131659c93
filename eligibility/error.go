package eligibility

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
)

// The kinds of errors. The field that is wrong is told by a *tanu.FieldError, by its
// path in JSON, such as "application.documents[0].kind".
const (
	// ErrRequest is the kind of a broken call: no day of filing, a decision
	// before it, another edition than that of the day of filing, an unknown word, a
	// moment out of the years 1 to 9999, a reading that needs a calendar without
	// one. It is the kind of every failure to read an application or facts too.
	ErrRequest tanu.Error = "eligibility: broken request"

	// ErrFormat is the kind of every failure to read a decision.
	ErrFormat tanu.Error = "eligibility: not a decision in the format " + DecisionFormat
)

func broken(path, rule string, limit int) error {
	return &tanu.FieldError{Kind: ErrRequest, Path: path, Rule: rule, Limit: limit}
}

func brokenDocument(f strict.Fault) error { return broken(f.Path, f.Rule, f.Limit) }

func misformed(path, rule string) error {
	return &tanu.FieldError{Kind: ErrFormat, Path: path, Rule: rule}
}
