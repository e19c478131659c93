package calendar

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// maxChanges bounds a file of changes; a lifetime of rows is far smaller.
const maxChanges = 1 << 20

// ReadChanges reads changes from JSON:
//
//	{
//	  "transfers": [{
//	    "off": "2027-03-19", "work": "2027-03-27", "known": "2026-12-10",
//	    "act": {"title": {"kk": "…", "ru": "…", "en": "…"}, "number": "500", "date": "2026-12-10"}
//	  }],
//	  "kurbanAit": [{"day": "2027-05-16", "known": "2027-05-05"}],
//	  "added":     [{"month": 6, "day": 1, "kind": "holiday", "name": {…}, "from": "2028-01-01", "act": {…}}],
//	  "dropped":   [{"month": 7, "day": 6, "from": "2028-01-01", "act": {…}}],
//	  "confirmed": "2027-12-31"
//	}
//
// A field that is not one of these, a field given twice, anything after the
// object and more than a mebibyte are refused with a *ChangeError that names
// the row. Whether the rows make sense is judged by With.
func ReadChanges(r io.Reader) (Changes, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxChanges+1))
	if err != nil {
		return Changes{}, fmt.Errorf("calendar: read changes: %w", err)
	}
	if len(text) > maxChanges {
		return Changes{}, &ChangeError{Rule: fmt.Sprintf("longer than %d bytes", maxChanges)}
	}
	var raw struct {
		Transfers []json.RawMessage `json:"transfers"`
		KurbanAit []json.RawMessage `json:"kurbanAit"`
		Added     []json.RawMessage `json:"added"`
		Dropped   []json.RawMessage `json:"dropped"`
		Confirmed json.RawMessage   `json:"confirmed"`
	}
	if err := decodeObject(text, &raw, ""); err != nil {
		return Changes{}, err
	}
	var ch Changes
	err = cmp.Or(
		decodeRows(raw.Transfers, &ch.Transfers, "transfers"),
		decodeRows(raw.KurbanAit, &ch.KurbanAit, "kurbanAit"),
		decodeRows(raw.Added, &ch.Added, "added"),
		decodeRows(raw.Dropped, &ch.Dropped, "dropped"),
	)
	if err == nil && raw.Confirmed != nil {
		err = decode(raw.Confirmed, &ch.Confirmed, "confirmed")
	}
	if err = cmp.Or(err, once(text, "")); err != nil { // the rows have named their own
		return Changes{}, err
	}
	return ch, nil
}

func decodeRows[R any](raw []json.RawMessage, rows *[]R, list string) error {
	for i, text := range raw {
		var row R
		name := fmt.Sprintf("%s[%d]", list, i)
		if err := cmp.Or(decodeObject(text, &row, name), once(text, name)); err != nil {
			return err
		}
		*rows = append(*rows, row)
	}
	return nil
}

// decodeObject reads one JSON object. row names it in errors.
func decodeObject(text []byte, into any, row string) error {
	if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) {
		return &ChangeError{Row: row, Rule: "want a JSON object"}
	}
	return decode(text, into, row)
}

// once refuses a field that an object holds twice.
func once(text []byte, row string) error {
	if field, twice := tanu.RepeatedField(text); twice {
		return &ChangeError{Row: row, Rule: fmt.Sprintf("field %q is given twice", tanu.HideDigits(field))}
	}
	return nil
}

// decode reads one JSON value and nothing besides.
func decode(text []byte, into any, row string) error {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return &ChangeError{Row: row, Rule: reason(err)}
	}
	if _, err := dec.Token(); err != io.EOF {
		return &ChangeError{Row: row, Rule: "want nothing after the object"}
	}
	return nil
}

// reason is the decoder's error without its prefix. The name of a field comes
// from outside and may be a personal number.
func reason(err error) string {
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		if name, err := strconv.Unquote(field); err == nil { // as it was typed, without \u200b and the like
			field = name
		}
		return "unknown field " + strconv.Quote(tanu.HideDigits(field))
	}
	if wrong, ok := err.(*json.UnmarshalTypeError); ok && wrong.Field != "" {
		return fmt.Sprintf("field %q cannot hold a JSON %s", wrong.Field, wrong.Value)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "want a JSON object, the text ends too soon"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}
