package settlement

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// shape is the fields that an object of a document may have; those that hold an
// object have a shape of their own, and those that hold a list one in which the
// shape of its items stands under each.
type shape map[string]shape

const each = "[]"

// shapeOf is the shape of an object that is read field by field, in which inside
// holds the shapes of some of them.
func shapeOf[T any](members []member[T], inside shape) shape {
	s := make(shape, len(members))
	for i := range members {
		s[members[i].name] = inside[members[i].name]
	}
	return s
}

var actShape = func() shape {
	party, signatory := shapeOf(partyMembers, nil), shapeOf(signatoryMembers, nil)
	return shapeOf(documentMembers, shape{
		"customer": party, "executor": party, "handedOver": signatory, "acceptedBy": signatory,
		"protocol": shapeOf(protocolMembers, nil), "lines": {each: shapeOf(lineMembers, nil)}, "persons": {each: shapeOf(personMembers, nil)},
	})
}()

// names holds the names of a document's fields to its shape: an object may have
// each field once, by its very name. encoding/json would take the last of two, and
// a name in another case of letters, without a word; another reader would not.
func (s shape) names(data []byte) *FieldError {
	if !json.Valid(data) {
		return &FieldError{"", notOfFormat}
	}
	w := walker{s: data}
	w.value("", s)
	return w.wrong
}

// walker walks through a text that is JSON.
type walker struct {
	s     []byte
	i     int
	wrong *FieldError // the first
}

func (w *walker) value(path string, of shape) {
	switch w.next() {
	case '{':
		if _, list := of[each]; list {
			of = nil
		}
		w.object(path, of)
	case '[':
		w.list(path, of[each])
	case '"':
		w.quoted()
	default:
		for w.i < len(w.s) && w.s[w.i] != ',' && w.s[w.i] != '}' && w.s[w.i] != ']' {
			w.i++
		}
	}
}

func (w *walker) object(path string, of shape) {
	var seen map[string]bool
	if of != nil {
		seen = make(map[string]bool, len(of))
	}
	for w.i++; w.next() != '}'; w.over(',') {
		name := w.text()
		inside, known := of[name]
		field := "" // of what is nested without end, no path is put together
		if of != nil {
			field = strings.TrimPrefix(path+"."+name, ".")
		}
		switch {
		case of == nil: // what stands inside is not asked for: its type is wrong
		case !known:
			w.refuse(field, notAField)
		case seen[name]:
			w.refuse(field, "given twice")
		default:
			seen[name] = true
		}
		w.over(':')
		w.value(field, inside)
	}
	w.i++
}

func (w *walker) list(path string, of shape) {
	i := 0
	for w.i++; w.next() != ']'; w.over(',') {
		item := ""
		if of != nil {
			item = path + "[" + strconv.Itoa(i) + "]"
		}
		w.value(item, of)
		i++
	}
	w.i++
}

// text reads a text.
func (w *walker) text() (s string) {
	quoted, plain := w.quoted()
	if plain {
		return string(quoted[1 : len(quoted)-1])
	}
	_ = json.Unmarshal(quoted, &s) // it is JSON
	return s
}

// quoted is a text as it is written; plain if nothing in it is escaped.
func (w *walker) quoted() (text []byte, plain bool) {
	from := w.i
	plain = true
	for w.i++; w.s[w.i] != '"'; w.i++ {
		if w.s[w.i] == '\\' {
			plain = false
			w.i++
		}
	}
	w.i++
	return w.s[from:w.i], plain
}

// next is the next character that is no space.
func (w *walker) next() byte {
	for w.s[w.i] == ' ' || w.s[w.i] == '\n' || w.s[w.i] == '\t' || w.s[w.i] == '\r' {
		w.i++
	}
	return w.s[w.i]
}

// over skips a character where it is the next one.
func (w *walker) over(c byte) {
	if w.next() == c {
		w.i++
		w.next()
	}
}

// refuse keeps the first field that is refused; its name is the sender's.
func (w *walker) refuse(field, rule string) {
	const most = 100
	if w.wrong != nil {
		return
	}
	if len(field) > most {
		field = strings.ToValidUTF8(field[:most], "") + "…"
	}
	w.wrong = &FieldError{tanu.HideDigits(field), rule}
}
