package tanu

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// ParsePolicy reads a policy from a JSON object, as a host keeps one in its
// settings: {"filing":"shifted","rounding":"tenge"}. A field that is left out, or
// is "", is the literal reading. A word that is no reading is a *PolicyError; a
// field that a policy does not have, or one given twice, is a *ParseError, where
// encoding/json would read a misspelt field as the literal reading without a word.
func ParsePolicy(text []byte) (Policy, error) {
	fail := func(rule string) (Policy, error) { return Policy{}, &ParseError{Type: "Policy", Rule: rule} }
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) {
		return fail("want a JSON object")
	}
	var p Policy
	if err := dec.Decode(&p); err != nil {
		return fail(unreadPolicy(err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fail("want one JSON object and nothing after it")
	}
	if field, twice := RepeatedField(text); twice {
		return fail("field " + strconv.Quote(cut(HideDigits(field), 40)) + " is given twice")
	}
	if err := p.Validate(); err != nil {
		return Policy{}, err
	}
	return p, nil
}

// unreadPolicy tells why a text is no policy, and quotes of it only the name of a
// field.
func unreadPolicy(err error) string {
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return "field " + strconv.Quote(wrong.Field) + ": want a text"
	}
	if quoted, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		if name, err := strconv.Unquote(quoted); err == nil {
			quoted = name
		}
		return "unknown field " + strconv.Quote(cut(HideDigits(quoted), 40)) + "; want " + strings.Join(policyFields(), ", ")
	}
	return "want a JSON object"
}

// policyFields are the names of the fields in JSON, in the order of the questions.
func policyFields() (names []string) {
	for _, q := range questions {
		if q.Field != "" {
			names = append(names, q.Field)
		}
	}
	return names
}
