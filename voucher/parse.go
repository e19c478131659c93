package voucher

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// maxCommand is what ParseCommand reads at most: the longest act.
const maxCommand = 16 << 20 // bytes

// ParseCommand reads one command strictly from JSON, where a host takes it in. An
// error is a *CommandError whose Field is the path of what is wrong, such as
// "facts.signature.signers[0].iin", and which shows no value. It refuses
//
//   - a field that a command does not have, and one that is given twice;
//     encoding/json would drop the one and take the last of the other. A name is
//     written in its own case of letters;
//   - a value of another kind, a number that is none of a person or a centre, a
//     word that is none of its kind, and a text that is not Unicode;
//   - what is longer than sixteen mebibytes, and a list of an application or of
//     facts with more than a thousand items. An act has bounds of its own.
//
// What is left out, or null, is not given: whether the action needs it, Decide
// says. Command itself is read by encoding/json as any struct, which is for what a
// store gives back.
//
// What a command tells of its actor, of facts and of signatures is believed. It is
// for a host's own services to send, and not for an applicant.
func ParseCommand(data []byte) (Command, error) {
	const whole = "command"
	if len(data) > maxCommand {
		return Command{}, &CommandError{"", whole, "longer than sixteen mebibytes"}
	}
	if !json.Valid(data) {
		return Command{}, &CommandError{"", whole, "want one JSON object, and nothing after it"}
	}
	var cmd Command
	data = bytes.TrimSpace(data)
	wrong := readObject(reflect.ValueOf(&cmd).Elem(), data, "")
	if wrong == nil {
		return cmd, nil
	}
	if wrong.Action = actionOf(data); wrong.Field == "" {
		wrong.Field = whole
	}
	return Command{}, wrong
}

// actionOf is the action of a command that could not be read, for its error.
func actionOf(data []byte) Action {
	var c struct {
		Action Action `json:"action"`
	}
	if err := json.Unmarshal(data, &c); err != nil || !c.Action.Known() {
		return ""
	}
	return c.Action
}

// readValue reads the value at a path. The text is known to be JSON, and what it
// goes into to be part of a Command: its kinds are those that a Command has.
func readValue(into reflect.Value, text []byte, at string) *CommandError {
	_, byJSON := into.Addr().Interface().(json.Unmarshaler)
	_, byText := into.Addr().Interface().(encoding.TextUnmarshaler)
	switch kind := into.Kind(); {
	case string(text) == "null":
		return nil
	case byJSON || byText:
		return readLeaf(into, text, at)
	case kind == reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return readValue(into.Elem(), text, at)
	case kind == reflect.Struct:
		return readObject(into, text, at)
	case kind == reflect.Slice:
		return readList(into, text, at)
	}
	return readLeaf(into, text, at)
}

func readObject(into reflect.Value, text []byte, at string) *CommandError {
	if text[0] != '{' {
		return &CommandError{"", at, "want an object"}
	}
	var given []string
	for rest := next(text[1:]); rest[0] != '}'; rest = next(rest) {
		key, after := cutValue(rest)
		name := nameOf(key)
		value, after := cutValue(next(after))
		path := strings.TrimPrefix(at+"."+called(name), ".")
		field, ok := fieldOf(into, name)
		if !ok {
			return &CommandError{"", path, "there is no such field"}
		}
		if slices.Contains(given, name) {
			return &CommandError{"", path, "it is given twice"}
		}
		if wrong := readValue(field, value, path); wrong != nil {
			return wrong
		}
		given, rest = append(given, name), after
	}
	return nil
}

// fieldOf is the field of a record by its name in JSON.
func fieldOf(record reflect.Value, name string) (field reflect.Value, ok bool) {
	index, ok := fieldNames[record.Type()][name]
	if !ok {
		return reflect.Value{}, false
	}
	return record.FieldByIndex(index), true
}

// fieldNames are the names that the records of a command have in JSON, and where
// the fields stand.
var fieldNames = func() map[reflect.Type]map[string][]int {
	all := map[reflect.Type]map[string][]int{}
	addFields(all, reflect.TypeFor[Command]())
	addFields(all, reflect.TypeFor[actDocument]())
	return all
}()

// addFields adds the names of a record, and of the records inside it.
func addFields(all map[reflect.Type]map[string][]int, record reflect.Type) {
	for record.Kind() == reflect.Pointer || record.Kind() == reflect.Slice {
		record = record.Elem()
	}
	if record.Kind() != reflect.Struct || all[record] != nil {
		return
	}
	all[record] = map[string][]int{}
	for _, field := range reflect.VisibleFields(record) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			all[record][name] = field.Index
			addFields(all, field.Type)
		}
	}
}

// called is the name of a field as an error may show it: whoever wrote it may have
// put a number where a name belongs.
func called(name string) string {
	const long = 40 // no name is longer
	name = tanu.HideDigits(name)
	if utf8.RuneCountInString(name) > long {
		name = string([]rune(name)[:long]) + "…"
	}
	return name
}

func readList(into reflect.Value, text []byte, at string) *CommandError {
	if text[0] != '[' {
		return &CommandError{"", at, "want a list"}
	}
	most := eligibility.MaxList
	switch into.Interface().(type) {
	case []settlement.Line, settlement.Persons:
		most = settlement.MaxLines
	}
	list := reflect.MakeSlice(into.Type(), 0, 0)
	for rest := next(text[1:]); rest[0] != ']'; rest = next(rest) {
		n := list.Len()
		if n == most {
			return &CommandError{"", at, "more than " + strconv.Itoa(most) + " items"}
		}
		value, after := cutValue(rest)
		list = reflect.Append(list, reflect.Zero(into.Type().Elem()))
		if wrong := readValue(list.Index(n), value, at+"["+strconv.Itoa(n)+"]"); wrong != nil {
			return wrong
		}
		rest = after
	}
	into.Set(list)
	return nil
}

// readLeaf reads what has no fields of its own: a word, a number, a day. An act
// reads itself, and does not tell of every field that it refuses whose it is: its
// fields are read one by one before.
func readLeaf(into reflect.Value, text []byte, at string) *CommandError {
	value := into.Addr().Interface()
	switch value.(type) {
	case *decimal.Decimal:
		return nil // the act reads it within bounds, and names it
	case *settlement.Act:
		if wrong := readObject(reflect.ValueOf(new(actDocument)).Elem(), text, at); wrong != nil {
			return wrong
		}
	default:
		if !isUnicode(text) {
			return &CommandError{"", at, "want UTF-8, and no half of a surrogate pair"}
		}
	}
	if err := json.Unmarshal(text, value); err != nil {
		return unreadable(value, err, at)
	}
	return misspeltWord(value, at)
}

// actDocument is an act as it is written, field by field.
type (
	actDocument struct {
		Format string `json:"format"`
		actFields
	}
	actFields settlement.Act // without its methods
)

// misspeltWord refuses a word that would be taken as it is, and is none of its
// kind.
func misspeltWord(value any, at string) *CommandError {
	switch word := value.(type) {
	case *Action:
		if *word != "" && !word.Known() {
			return &CommandError{"", at, "no such action"}
		}
	case *Role:
		if *word != "" && !word.Known() {
			return &CommandError{"", at, "no such role"}
		}
	}
	return nil
}

// unreadable is an error of encoding/json as one that names the field and shows
// no value: the value may be a personal number.
func unreadable(value any, err error, at string) *CommandError {
	var field *tanu.FieldError
	if errors.As(err, &field) {
		return &CommandError{"", strings.Trim(at+"."+field.Path, "."), field.In(tanu.English)}
	}
	rule := "want a text"
	switch value.(type) {
	case *time.Time:
		rule = "want a moment such as 2026-03-20T10:00:00+05:00"
	case *int:
		rule = "want a whole number"
	case *bool:
		rule = "want true or false"
	}
	return &CommandError{"", at, rule}
}
