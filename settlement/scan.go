package settlement

import (
	"strings"

	"github.com/shopspring/decimal"
)

// quickReader reads the documents that are written here and by stores that keep
// them: fields in any order, each once, texts without escapes. Whatever else it
// meets, right or wrong, it stops at: the document is then read the careful way.
type quickReader struct {
	s    string
	i    int
	stop bool
}

// member is a field of an object, and how its value is read.
type member[T any] struct {
	name string
	read func(*quickReader, *T)
}

// object reads an object into v, field by field.
func object[T any](r *quickReader, v *T, members []member[T]) {
	r.want('{')
	if r.found('}') {
		return
	}
	next, seen := 0, uint32(0)
	for more := true; more && !r.stop; more = r.found(',') {
		i := placeOf(r.text(), members, next)
		if i < 0 || seen>>i&1 == 1 {
			r.stop = true
			return
		}
		next, seen = i+1, seen|1<<i
		r.want(':')
		members[i].read(r, v)
	}
	r.want('}')
}

// placeOf finds a field by its name, -1 for none. It is likely to be the next.
func placeOf[T any](name string, members []member[T], next int) int {
	for k := range members {
		if i := (next + k) % len(members); members[i].name == name {
			return i
		}
	}
	return -1
}

// list reads a list of objects; nil where it is empty.
func list[T any](r *quickReader, members []member[T]) (items []T) {
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
		object(r, &items[len(items)-1], members)
	}
	r.want(']')
	return items
}

// parsed is a text that parse accepts; an empty one is none.
func parsed[T any](r *quickReader, parse func(string) (T, error)) (v T) {
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
