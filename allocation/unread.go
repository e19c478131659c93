package allocation

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// unread says what was being read, where the error does not.
func unread(err error) error {
	if broken := (*RuleError)(nil); errors.As(err, &broken) {
		return broken
	}
	return fmt.Errorf("allocation: read a plan: %w", err)
}

// cause tells why a document could not be read. A value of the wrong type is
// not quoted: it may be a personal number in the wrong field, and so may the
// name of a field.
func cause(err error) error {
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: wrong.Field, Rule: wanted(wrong.Type)}
	}
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		if name, err := strconv.Unquote(field); err == nil { // as it was typed, without \u200b and the like
			field = name
		}
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Rule: "unknown field " + strconv.Quote(tanu.HideDigits(field))}
	}
	return err
}

const wholeNumber = "want a whole number of up to 63 bits, without a point or an exponent"

// wanted is what a type is in JSON.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Int, reflect.Int64:
		return wholeNumber
	case reflect.String:
		return "want a text"
	case reflect.Slice, reflect.Array:
		return "want a list"
	}
	return "want an object"
}
