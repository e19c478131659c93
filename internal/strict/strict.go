// Package strict reads JSON as it is written. Where encoding/json drops an
// unknown member, takes the last of a repeated one and overlooks the case of
// letters, strict refuses, and says at which path. No value of the document
// stands in an error: it may be a personal number.
package strict

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// The rules that a document can break, as stable codes.
const (
	NotJSON       = "not-json"
	NotUTF8       = "not-utf8"
	NotObject     = "not-an-object"
	NotList       = "not-a-list"
	NotText       = "not-a-text"
	NotBoolean    = "not-a-boolean"
	NotWhole      = "not-a-whole-number"
	NotMoment     = "not-a-moment"
	Unreadable    = "unreadable"
	UnknownField  = "unknown-field"
	RepeatedField = "repeated-field"
	TooLong       = "too-long"
	TooMany       = "too-many"
)

// Fault says which rule a document breaks, and where.
type Fault struct {
	Path  string // such as "facts.signature.signers[0].iin"; "" for the whole document
	Rule  string // one of the constants above, or the rule of a value that reads itself
	Limit int    // of TooLong the most bytes, of TooMany the most items
}

// An Option bounds what is read.
type Option func(*reader)

// MaxBytes refuses a longer document.
func MaxBytes(n int) Option { return func(r *reader) { r.maxBytes = n } }

// MaxItems refuses a longer list, wherever it stands.
func MaxItems(n int) Option { return func(r *reader) { r.maxItems = n } }

// MaxItemsOf refuses a longer list of T; for such lists it goes before MaxItems.
func MaxItemsOf[T any](n int) Option {
	return func(r *reader) {
		if r.maxItemsOf == nil {
			r.maxItemsOf = map[reflect.Type]int{}
		}
		r.maxItemsOf[reflect.TypeFor[T]()] = n
	}
}

// Read reads one JSON value into *v. A member is named as its json tag says, in
// the same case of letters. A member that is absent, or null, leaves its field as
// it is. A value that implements json.Unmarshaler or encoding.TextUnmarshaler
// reads itself; if its error has the method Fault() (path, rule string, limit
// int), its rule is kept and the path of the value is put before its path.
//
// The error is what wrong makes of the first fault. *v is then partly read.
func Read(data []byte, v any, wrong func(Fault) error, options ...Option) error {
	r := &reader{data: data}
	for _, option := range options {
		option(r)
	}
	fault := r.document(reflect.ValueOf(v).Elem())
	if fault == nil {
		return nil
	}
	return wrong(*fault)
}

// reader reads a document that is known to be JSON from left to right.
type reader struct {
	data       []byte
	at         int // the next byte
	maxBytes   int // 0: any number, as below
	maxItems   int
	maxItemsOf map[reflect.Type]int
}

func (r *reader) document(into reflect.Value) *Fault {
	if r.maxBytes > 0 && len(r.data) > r.maxBytes {
		return &Fault{Rule: TooLong, Limit: r.maxBytes}
	}
	if !json.Valid(r.data) {
		return &Fault{Rule: NotJSON}
	}
	if r.null() && into.Kind() == reflect.Struct {
		return &Fault{Rule: NotObject}
	}
	return r.value(into)
}

// value reads the next value. The path of a fault begins at that value, and grows
// as the fault is handed up.
func (r *reader) value(into reflect.Value) *Fault {
	if r.null() {
		r.raw()
		return nil
	}
	switch v := into.Addr().Interface().(type) {
	case json.Unmarshaler:
		return r.itself(v)
	case encoding.TextUnmarshaler:
		text, fault := r.text()
		if fault != nil {
			return fault
		}
		return faultOf(v.UnmarshalText(text))
	}
	switch into.Kind() {
	case reflect.Pointer:
		if into.IsNil() {
			into.Set(reflect.New(into.Type().Elem()))
		}
		return r.value(into.Elem())
	case reflect.Struct:
		return r.object(into)
	case reflect.Map:
		return r.dictionary(into)
	case reflect.Slice:
		return r.list(into)
	}
	return r.scalar(into)
}

func (r *reader) object(into reflect.Value) *Fault {
	fields := fieldsOf(into.Type())
	given := make([]bool, len(fields))
	return r.eachMember(func(name []byte) *Fault {
		field, ok := fields[string(name)]
		if !ok {
			return &Fault{Rule: UnknownField}
		}
		if given[field.place] {
			return &Fault{Rule: RepeatedField}
		}
		given[field.place] = true
		return r.value(into.FieldByIndex(field.index))
	})
}

// field is a field of a struct: its place among those that JSON has, and where it
// stands in the struct.
type field struct {
	place int
	index []int
}

// layouts remembers fieldsOf of each type, which never changes.
var layouts sync.Map

// fieldsOf finds the fields of a struct by their names in JSON.
func fieldsOf(t reflect.Type) map[string]field {
	if fields, ok := layouts.Load(t); ok {
		return fields.(map[string]field)
	}
	fields := map[string]field{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported() || f.Anonymous && name == "":
			continue
		case name == "":
			name = f.Name
		}
		fields[name] = field{len(fields), f.Index}
	}
	layouts.Store(t, fields)
	return fields
}

func (r *reader) dictionary(into reflect.Value) *Fault {
	entries := reflect.MakeMap(into.Type())
	fault := r.eachMember(func(name []byte) *Fault {
		key := reflect.ValueOf(string(name)).Convert(into.Type().Key())
		if entries.MapIndex(key).IsValid() {
			return &Fault{Rule: RepeatedField}
		}
		entry := reflect.New(into.Type().Elem()).Elem()
		if fault := r.value(entry); fault != nil {
			return fault
		}
		entries.SetMapIndex(key, entry)
		return nil
	})
	if fault == nil {
		into.Set(entries)
	}
	return fault
}

// eachMember reads an object and hands over each name; read takes its value.
func (r *reader) eachMember(read func(name []byte) *Fault) *Fault {
	if r.peek() != '{' {
		return &Fault{Rule: NotObject}
	}
	r.at++
	for r.peek() != '}' {
		name, fault := r.text()
		if fault != nil {
			return fault
		}
		if fault := read(name); fault != nil {
			return fault.below(shown(string(name)))
		}
	}
	r.at++
	return nil
}

func (r *reader) list(into reflect.Value) *Fault {
	if r.peek() != '[' {
		return &Fault{Rule: NotList}
	}
	r.at++
	most, ok := r.maxItemsOf[into.Type().Elem()]
	if !ok {
		most = r.maxItems
	}
	items := reflect.MakeSlice(into.Type(), 0, 0)
	for n := 0; r.peek() != ']'; n++ {
		if most > 0 && n == most {
			return &Fault{Rule: TooMany, Limit: most}
		}
		items = reflect.Append(items, reflect.Zero(into.Type().Elem()))
		if fault := r.value(items.Index(n)); fault != nil {
			return fault.below("[" + strconv.Itoa(n) + "]")
		}
	}
	r.at++
	into.Set(items)
	return nil
}

func (r *reader) scalar(into reflect.Value) *Fault {
	switch into.Kind() {
	case reflect.String:
		text, fault := r.text()
		into.SetString(string(text))
		return fault
	case reflect.Bool:
		raw := string(r.raw())
		if raw != "true" && raw != "false" {
			return &Fault{Rule: NotBoolean}
		}
		into.SetBool(raw == "true")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(string(r.raw()), 10, into.Type().Bits())
		if err != nil {
			return &Fault{Rule: NotWhole}
		}
		into.SetInt(n)
	default:
		return r.itself(unmarshaler{into.Addr().Interface()})
	}
	return nil
}

// unmarshaler leaves a value to encoding/json.
type unmarshaler struct{ v any }

func (u unmarshaler) UnmarshalJSON(raw []byte) error { return json.Unmarshal(raw, u.v) }

// itself lets a value read itself.
func (r *reader) itself(v json.Unmarshaler) *Fault {
	err := v.UnmarshalJSON(r.raw())
	if _, moment := v.(*time.Time); moment && err != nil {
		return &Fault{Rule: NotMoment}
	}
	return faultOf(err)
}

// faultOf is the fault that a value found when it read itself.
func faultOf(err error) *Fault {
	if err == nil {
		return nil
	}
	var known interface {
		Fault() (path, rule string, limit int)
	}
	if !errors.As(err, &known) {
		return &Fault{Rule: Unreadable}
	}
	path, rule, limit := known.Fault()
	return &Fault{Path: path, Rule: rule, Limit: limit}
}

// below puts the name of the member, or the place in the list, before the path.
func (f *Fault) below(name string) *Fault {
	if f.Path != "" && f.Path[0] != '[' {
		name += "."
	}
	f.Path = name + f.Path
	return f
}

// shown is a member's name as a path may show it. Whoever wrote the document may
// have put a personal number, or anything, where a name belongs.
func shown(name string) string {
	const longest, mostDigits = 40, 4
	digits := 0
	for _, c := range name {
		switch {
		case unicode.IsDigit(c):
			digits++
		case c != '_' && c != '-' && c != '.' && !unicode.IsLetter(c):
			return "?"
		}
	}
	if name == "" || digits > mostDigits || utf8.RuneCountInString(name) > longest {
		return "?"
	}
	return name
}

// peek is the byte with which the next value begins, or that ends what is read.
func (r *reader) peek() byte {
	for {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
			r.at++
		default:
			return c
		}
	}
}

func (r *reader) null() bool { return r.peek() == 'n' }

// raw takes the next value as it is written.
func (r *reader) raw() []byte {
	r.peek()
	from := r.at
	for depth := 0; ; {
		switch r.data[r.at] {
		case '"':
			r.skipText()
		case '{', '[':
			depth++
			r.at++
		case '}', ']':
			depth--
			r.at++
		default:
			r.skipRun()
		}
		if depth == 0 {
			return r.data[from:r.at]
		}
	}
}

// skipText goes to the byte after a text in quotes.
func (r *reader) skipText() {
	for r.at++; r.data[r.at] != '"'; r.at++ {
		if r.data[r.at] == '\\' {
			r.at++
		}
	}
	r.at++
}

// skipRun goes to the byte after a run of what is neither a text nor a bracket.
func (r *reader) skipRun() {
	if length := bytes.IndexAny(r.data[r.at:], `"{}[]`+" \t\r\n,"); length > 0 {
		r.at += length
	} else if length == 0 {
		r.at++
	} else {
		r.at = len(r.data)
	}
}

// text takes the next value, which must be a text.
func (r *reader) text() ([]byte, *Fault) {
	if r.peek() != '"' {
		return nil, &Fault{Rule: NotText}
	}
	raw := r.raw()
	escaped := bytes.IndexByte(raw, '\\') >= 0
	switch {
	case !utf8.Valid(raw) || escaped && halfPair(raw):
		return nil, &Fault{Rule: NotUTF8}
	case !escaped:
		return raw[1 : len(raw)-1], nil
	}
	var text string
	_ = json.Unmarshal(raw, &text) // the document is valid
	return []byte(text), nil
}

// halfPair reports whether a text in quotes has half of a surrogate pair, of which
// encoding/json would make U+FFFD without a word: two ids could become one.
func halfPair(raw []byte) bool {
	for {
		_, rest, escaped := bytes.Cut(raw, []byte{'\\'})
		if !escaped {
			return false
		}
		if rest[0] != 'u' {
			raw = rest[1:]
			continue
		}
		first := unit(rest[1:5])
		raw = rest[5:]
		if !utf16.IsSurrogate(first) {
			continue
		}
		if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' || utf16.DecodeRune(first, unit(raw[2:6])) == utf8.RuneError {
			return true
		}
		raw = raw[6:]
	}
}

// unit is the UTF-16 unit that four hexadecimal digits write.
func unit(hex []byte) rune {
	n, _ := strconv.ParseUint(string(hex), 16, 16) // the document is valid
	return rune(n)
}
