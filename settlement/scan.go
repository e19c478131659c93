package settlement

import (
	"strings"

	"github.com/shopspring/decimal"
)

// field tells the fields of an object apart.
type field uint8

// unknown is no field of the object.
const unknown field = 0

// object reads an object. Take reads the value of the field with a name, and
// tells which it was.
func (r *quickReader) object(take func(name string) field) {
	r.want('{')
	if r.found('}') {
		return
	}
	seen := uint32(1) << unknown
	for more := true; more && !r.stop; more = r.found(',') {
		name := r.text()
		r.want(':')
		if r.stop {
			return
		}
		f := take(name)
		if seen&(1<<f) != 0 {
			r.stop = true
		}
		seen |= 1 << f
	}
	r.want('}')
}

// list reads a list of objects; nil where it is empty.
func list[T any](r *quickReader, one func(*quickReader, *T)) (items []T) {
	r.want('[')
	if r.found(']') {
		return nil
	}
	for more := true; more && !r.stop; more = r.found(',') {
		if len(items) == MaxLines {
			r.stop = true
			return nil
		}
		items = append(items, *new(T))
		one(r, &items[len(items)-1])
	}
	r.want(']')
	return items
}

// read reads a text that parse accepts; an empty one is none.
func read[T any](r *quickReader, parse func(string) (T, error)) (v T) {
	s := r.text()
	if r.stop || s == "" {
		return v
	}
	v, err := parse(s)
	r.stop = err != nil
	return v
}

// number reads a number that is written as a text.
func (r *quickReader) number() decimal.Decimal {
	s := r.text()
	if r.stop {
		return decimal.Decimal{}
	}
	d, err := ParseSum("", s)
	r.stop = err != nil
	return d
}

// yes reads true or false.
func (r *quickReader) yes() bool {
	r.space()
	rest := r.s[r.i:]
	yes := strings.HasPrefix(rest, "true")
	switch {
	case yes:
		r.i += len("true")
	case strings.HasPrefix(rest, "false"):
		r.i += len("false")
	default:
		r.stop = true
	}
	return yes
}

// kept is a text of its own, which does not keep the whole document.
func (r *quickReader) kept() string { return strings.Clone(r.text()) }

// text reads a text without escapes. A control character in it is found when the
// text is parsed or validated.
func (r *quickReader) text() string {
	r.want('"')
	if r.stop {
		return ""
	}
	rest := r.s[r.i:]
	end := strings.IndexByte(rest, '"')
	if end < 0 || strings.IndexByte(rest[:end], '\\') >= 0 {
		r.stop = true
		return ""
	}
	r.i += end + 1
	return rest[:end]
}

// want reads one character that must come next.
func (r *quickReader) want(c byte) {
	if !r.found(c) {
		r.stop = true
	}
}

// found reads one character if it comes next.
func (r *quickReader) found(c byte) bool {
	r.space()
	if r.stop || r.i == len(r.s) || r.s[r.i] != c {
		return false
	}
	r.i++
	return true
}

// space skips what may stand between the parts of a document.
func (r *quickReader) space() {
	for r.i < len(r.s) && (r.s[r.i] == ' ' || r.s[r.i] == '\n' || r.s[r.i] == '\t' || r.s[r.i] == '\r') {
		r.i++
	}
}
