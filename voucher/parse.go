package voucher

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// maxCommand is what ParseCommand reads at most: the longest act.
const maxCommand = 16 << 20 // bytes

// ParseCommand reads one command from JSON, at the border where a host takes it
// in: it may be at most sixteen mebibytes long, with at most a thousand items in a
// list of its application and facts; an act has its own bounds. Names of fields
// are as they are written, in the same case of letters. A field that a command
// does not have, one that is given twice, a value of another kind, a misspelt word
// and a text that is not Unicode are a *CommandError whose Field is the path,
// such as "facts.signature.signers[0].iin", and which shows no value. What is left
// out, or null, is not given: whether the action needs it, Decide says.
//
// What a command tells of its actor, of the facts and of a signature is believed:
// it is for a host's own services to send, and not for an applicant. What is read
// back from a store is read by encoding/json as it is.
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
	dec := json.NewDecoder(bytes.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return &CommandError{"", at, "want an object"}
	}
	given := map[string]bool{}
	for dec.More() {
		token, _ := dec.Token()
		name, _ := token.(string)
		path := strings.TrimPrefix(at+"."+called(name), ".")
		field, ok := fieldOf(into, name)
		if !ok {
			return &CommandError{"", path, "there is no such field"}
		}
		if given[name] {
			return &CommandError{"", path, "it is given twice"}
		}
		given[name] = true
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return &CommandError{"", path, "want JSON"}
		}
		if wrong := readValue(field, value, path); wrong != nil {
			return wrong
		}
	}
	return nil
}

// fieldOf is the field of a record by its name in JSON.
func fieldOf(record reflect.Value, name string) (field reflect.Value, ok bool) {
	for i := range record.NumField() {
		f := record.Type().Field(i)
		if f.Anonymous {
			if field, ok = fieldOf(record.Field(i), name); ok {
				return field, true
			}
		}
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name && name != "" {
			return record.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// called is the name of a field as an error may show it: whoever wrote it may have
// put a number where a name belongs.
func called(name string) string {
	const long = 40 // no name is longer
	if utf8.RuneCountInString(name) > long {
		name = string([]rune(name)[:long]) + "…"
	}
	return tanu.HideDigits(name)
}

func readList(into reflect.Value, text []byte, at string) *CommandError {
	dec := json.NewDecoder(bytes.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('[') {
		return &CommandError{"", at, "want a list"}
	}
	most := eligibility.MaxList
	switch into.Interface().(type) {
	case []settlement.Line, settlement.Persons:
		most = settlement.MaxLines
	}
	list := reflect.MakeSlice(into.Type(), 0, 0)
	for n := 0; dec.More(); n++ {
		if n == most {
			return &CommandError{"", at, "more than " + strconv.Itoa(most) + " items"}
		}
		path := at + "[" + strconv.Itoa(n) + "]"
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return &CommandError{"", path, "want JSON"}
		}
		list = reflect.Append(list, reflect.Zero(into.Type().Elem()))
		if wrong := readValue(list.Index(n), value, path); wrong != nil {
			return wrong
		}
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
	var (
		parse *tanu.ParseError
		field *settlement.FieldError
	)
	switch {
	case errors.As(err, &field):
		return &CommandError{"", strings.Trim(at+"."+field.Field, "."), field.Rule}
	case errors.As(err, &parse):
		return &CommandError{"", at, parse.Rule}
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

// isUnicode reports whether encoding/json gives every text in a value as it was
// meant. Of bytes that are not UTF-8, and of half a surrogate pair, it would make
// U+FFFD without a word: two ids could become one.
func isUnicode(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		i++ // to the letter of the escape, which is there: the text is JSON
		if text[i] != 'u' {
			continue
		}
		first := unit(text[i+1:])
		i += 4
		if !utf16.IsSurrogate(first) {
			continue
		}
		rest := text[i+1:]
		if len(rest) < 6 || rest[0] != '\\' || rest[1] != 'u' || utf16.DecodeRune(first, unit(rest[2:])) == utf8.RuneError {
			return false
		}
		i += 6
	}
	return true
}

// unit is what the four digits after \u say.
func unit(text []byte) rune {
	n, err := strconv.ParseUint(string(text[:4]), 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}
