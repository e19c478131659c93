package settlement

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// ActFormat is the format of the document that an act is written as, which
// names itself so; ActSchema describes it. A later form gets
// another name, and old documents stay readable.
const ActFormat = "tanu.act/v1"

//go:embed schema/act.schema.json
var actSchema string

// ActSchema returns the JSON Schema (draft 2020-12) of a document of ActFormat. It
// bounds the form; UnmarshalJSON refuses more, and Check judges the act.
func ActSchema() string { return actSchema }

// maxDocument is the length in bytes of the longest document that is read.
const maxDocument = 16 << 20

const (
	notAField   = "a field that the format does not have"
	notOfFormat = "not JSON of the format"
)

// amount is a number of which the field is known when it is read.
type amount struct {
	raw json.RawMessage
}

func (a *amount) UnmarshalJSON(data []byte) error {
	if len(data) > maxText+2 {
		data = data[:maxText+3] // long enough to be refused as too long
	}
	a.raw = append(a.raw[:0], data...)
	return nil
}

// read returns the number, 0 where the field is absent.
func (a amount) read(field string) (decimal.Decimal, error) {
	s := string(a.raw)
	if s == "" || s == "null" {
		return decimal.Decimal{}, nil
	}
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = s[1 : len(s)-1]
	}
	return ParseSum(field, s)
}

// The fields of an act that hold numbers, as they are read. They shadow the
// fields of the same name in the structures they wrap.
type (
	actFields  Act
	lineFields Line

	readAct struct {
		Format string `json:"format"`
		actFields
		Lines         bounded[readLine] `json:"lines"`
		Persons       bounded[Person]   `json:"persons"`
		TotalQuantity amount            `json:"totalQuantity"`
		Total         amount            `json:"total"`
	}
	readLine struct {
		lineFields
		Quantity amount `json:"quantity"`
		Price    amount `json:"price"`
		Cost     amount `json:"cost"`
	}
)

// bounded is a list that is read up to MaxLines items and no further.
type bounded[T any] struct {
	items []T
	over  bool
	wrong *FieldError // of the first item that could not be read
}

func (b *bounded[T]) UnmarshalJSON(data []byte) error {
	*b = bounded[T]{}
	dec := strict(data)
	switch t, err := dec.Token(); {
	case err != nil || t == nil:
		return err
	case t != json.Delim('['):
		b.wrong = &FieldError{"", "want a list"}
		return nil
	}
	for dec.More() {
		if len(b.items) == MaxLines {
			b.over = true
			return nil
		}
		var item T
		if err := dec.Decode(&item); err != nil {
			n := len(b.items)
			b.wrong = unread("["+strconv.Itoa(n)+"]", err, nth(data, n), readAs[T])
			return nil
		}
		b.items = append(b.items, item)
	}
	return nil
}

// read returns the items of the list that the field holds.
func (b bounded[T]) read(field string) ([]T, error) {
	switch {
	case b.over:
		return nil, &FieldError{field, tooMany}
	case b.wrong != nil:
		return nil, &FieldError{field + b.wrong.Field, b.wrong.Rule}
	}
	return b.items, nil
}

func strict(data []byte) *json.Decoder {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	return dec
}

// malformed turns an error of encoding/json into one that names the field and
// holds no value.
func malformed(field string, err error) *FieldError {
	var (
		named *FieldError
		parse *tanu.ParseError
		kind  *json.UnmarshalTypeError
	)
	switch {
	case errors.As(err, &named):
		return &FieldError{strings.TrimPrefix(field+"."+named.Field, "."), named.Rule}
	case errors.As(err, &parse):
		return &FieldError{field, (&tanu.ParseError{Type: parse.Type, Rule: parse.Rule}).Error()} // without the input
	case errors.As(err, &kind):
		inside := strings.NewReplacer("actFields.", "", "lineFields.", "").Replace(kind.Field)
		return &FieldError{strings.Trim(field+"."+inside, "."), "want another type of JSON value than " + kind.Value}
	case strings.HasPrefix(err.Error(), "json: unknown field"):
		return &FieldError{field, notAField}
	}
	return &FieldError{field, notOfFormat}
}

// UnmarshalJSON reads a document of ActFormat. A field that the format does not
// have, by a name of the same case of letters, one that is given twice, a list longer than MaxLines, a sum that is no plain number and whatever
// Validate refuses are errors that name the field; then a keeps its value. An
// absent field is one that is not filled in.
func (a *Act) UnmarshalJSON(data []byte) error {
	if len(data) <= maxDocument {
		if act, ok := quickAct(data); ok && act.validate() == nil {
			*a = act
			return nil
		}
	}
	act, err := carefulAct(data)
	if err != nil {
		return err
	}
	*a = act
	return nil
}

// carefulAct reads any document that may be read, and names the field of any
// other that may not.
func carefulAct(data []byte) (Act, error) {
	var r readAct
	if err := readFormat(data, &r, actShape, ActFormat, func() string { return r.Format }); err != nil {
		return Act{}, err
	}
	act, err := r.act()
	if err != nil {
		return Act{}, err
	}
	if err := act.validate(); err != nil {
		return Act{}, err
	}
	return act, nil
}

// readFormat reads one document strictly and holds it to its format.
func readFormat[T any](data []byte, into *T, names shape, want string, format func() string) error {
	if len(data) > maxDocument {
		return &FieldError{"document", "longer than sixteen mebibytes"}
	}
	if err := names.names(data); err != nil {
		return err
	}
	if err := strict(data).Decode(into); err != nil {
		return unread("", err, data, readAs[T])
	}
	if format() != want {
		return &FieldError{"format", "want " + want}
	}
	return nil
}

func (r readAct) act() (act Act, err error) {
	act = Act(r.actFields)
	lines, err := r.Lines.read("lines")
	if err != nil {
		return Act{}, err
	}
	act.Lines = make([]Line, len(lines))
	for i, l := range lines {
		if act.Lines[i], err = l.line("lines[" + strconv.Itoa(i) + "]."); err != nil {
			return Act{}, err
		}
	}
	if act.Persons, err = r.Persons.read("persons"); err != nil {
		return Act{}, err
	}
	var quantity, total error
	act.TotalQuantity, quantity = r.TotalQuantity.read("totalQuantity")
	act.Total, total = r.Total.read("total")
	return act, cmp.Or(quantity, total)
}

func (r readLine) line(field string) (Line, error) {
	var quantity, price, cost error
	line := Line(r.lineFields)
	line.Quantity, quantity = r.Quantity.read(field + "quantity")
	line.Price, price = r.Price.read(field + "price")
	line.Cost, cost = r.Cost.read(field + "cost")
	return line, cmp.Or(quantity, price, cost)
}

// ReadAct reads one act from r, which holds nothing else. It reads at most
// sixteen mebibytes.
func ReadAct(r io.Reader) (Act, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	if err != nil {
		return Act{}, err
	}
	if len(data) > maxDocument {
		return Act{}, &FieldError{"document", "longer than sixteen mebibytes"}
	}
	var act Act
	if err := json.Unmarshal(data, &act); err != nil {
		var field *FieldError
		if errors.As(err, &field) {
			return Act{}, field
		}
		return Act{}, malformed("document", err)
	}
	return act, nil
}
