package eligibility

import (
	"fmt"
	"time"
	"unicode/utf8"

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

// The bounds of what an application may hold, far above any real one.
const (
	MaxText = 10_000 // bytes of one text
	MaxList = 1_000  // documents, or skills
)

// column is one field of a record: its number in a digest, its path in JSON, and a
// pointer to it.
type column[T any] struct {
	number byte
	path   string
	field  func(*T) any
}

// Field is for package voucher: one field of an application or of facts, as a digest
// takes it in. The number never changes and is never given to another field; the
// value that Pointer points to may be personal.
type Field struct {
	Number  byte
	Pointer any
}

func fieldsOf[T any](columns []column[T], record *T) []Field {
	list := make([]Field, len(columns))
	for i, c := range columns {
		list[i] = Field{c.number, c.field(record)}
	}
	return list
}

// fault is what is wrong with a value.
type fault struct {
	path  string // inside the value, "" for the whole of it
	rule  string
	limit int
}

func (f *fault) below(path string) error { return broken(path+f.path, f.rule, f.limit) }

// check returns the first fault of a record's fields.
func check[T any](columns []column[T], record *T, checkField func(pointer any) *fault) *fault {
	for _, c := range columns {
		if wrong := checkField(c.field(record)); wrong != nil {
			return &fault{c.path + wrong.path, wrong.rule, wrong.limit}
		}
	}
	return nil
}

func checkDocuments(documents []Document, checkField func(pointer any) *fault) *fault {
	for i := range documents {
		if wrong := check(documentFields, &documents[i], checkField); wrong != nil {
			return &fault{fmt.Sprintf("[%d].%s", i, wrong.path), wrong.rule, wrong.limit}
		}
	}
	return nil
}

// checkWord refuses a word or a moment that would be lost in JSON.
func checkWord(pointer any) *fault {
	switch v := pointer.(type) {
	case *tanu.Answer:
		if *v != tanu.Unknown && !v.Known() {
			return &fault{rule: tanu.RuleUnknownWord}
		}
	case *time.Time:
		if !v.IsZero() && !keptByJSON(*v) {
			return &fault{rule: tanu.RuleMomentRange}
		}
	case *[]Document:
		return checkDocuments(*v, checkWord)
	case *tanu.Region:
		if _, err := tanu.ParseRegion(string(*v)); *v != "" && err != nil {
			return &fault{rule: tanu.RuleRegion}
		}
	case *tanu.Profile:
		if _, err := tanu.ParseProfile(string(*v)); *v != "" && err != nil {
			return &fault{rule: tanu.RuleUnknownWord}
		}
	case *DocumentKind:
		if *v != "" && !documentKinds.Known(*v) {
			return &fault{rule: tanu.RuleUnknownWord}
		}
	case *SignatureStatus:
		if *v != "" && !signatureStatuses.Known(*v) {
			return &fault{rule: tanu.RuleUnknownWord}
		}
	}
	return nil
}

// checkBounds refuses a text or a list that is out of bounds.
func checkBounds(pointer any) *fault {
	switch v := pointer.(type) {
	case *string:
		if len(*v) > MaxText {
			return &fault{rule: tanu.RuleTooLong, limit: MaxText}
		}
		if !utf8.ValidString(*v) {
			return &fault{rule: tanu.RuleNotUTF8}
		}
	case *[]string:
		if len(*v) > MaxList {
			return &fault{rule: tanu.RuleTooMany, limit: MaxList}
		}
		for i := range *v {
			if wrong := checkBounds(&(*v)[i]); wrong != nil {
				return &fault{fmt.Sprintf("[%d]", i), wrong.rule, wrong.limit}
			}
		}
	case *[]Document:
		if len(*v) > MaxList {
			return &fault{rule: tanu.RuleTooMany, limit: MaxList}
		}
		return checkDocuments(*v, checkBounds)
	}
	return nil
}
