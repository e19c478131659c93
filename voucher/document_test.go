package voucher_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// object is a JSON Schema of an object, as far as these tests look at it.
type object struct {
	Title      string
	Properties map[string]object
	Items      *object
	Enum       []*string
	Ref        string            `json:"$ref"`
	Defs       map[string]object `json:"$defs"`
}

// The schemas have the members that the readers take, and no others.
func TestSchema_HasTheMembersOfTheReader(t *testing.T) {
	for _, row := range []struct {
		schema []byte
		format string
		record any
	}{
		{voucher.CommandSchema(), voucher.CommandFormat, voucher.Command{}},
		{voucher.EventSchema(), voucher.EventFormat, voucher.Event{}},
	} {
		var schema object
		require.NoError(t, json.Unmarshal(row.schema, &schema))
		require.Equal(t, row.format, schema.Title)
		require.Equal(t, row.format, *schema.Properties["format"].Enum[0])
		delete(schema.Properties, "format")
		sameMembers(t, row.format, schema, schema.Defs, reflect.TypeOf(row.record))
	}
}

// sameMembers compares an object's properties with the fields of a record; what has a
// schema of its own elsewhere is left to it.
func sameMembers(t *testing.T, path string, schema object, defs map[string]object, record reflect.Type) {
	t.Helper()
	if name, ok := strings.CutPrefix(schema.Ref, "#/$defs/"); ok {
		schema = defs[name]
	}
	for record.Kind() == reflect.Pointer || record.Kind() == reflect.Slice && schema.Items != nil {
		if record.Kind() == reflect.Slice {
			schema = *schema.Items
		}
		record = record.Elem()
	}
	if len(schema.Properties) == 0 {
		return
	}
	require.Equal(t, reflect.Struct, record.Kind(), path)
	var members []string
	for i := range record.NumField() {
		name, _, _ := strings.Cut(record.Field(i).Tag.Get("json"), ",")
		members = append(members, name)
		property, ok := schema.Properties[name]
		require.True(t, ok, "%s.%s is not in the schema", path, name)
		sameMembers(t, path+"."+name, property, defs, record.Field(i).Type)
	}
	for name := range schema.Properties {
		require.Contains(t, members, name, "%s.%s is in the schema alone", path, name)
	}
}

// The schemas have the words that the readers know.
func TestSchema_HasTheWords(t *testing.T) {
	var command, event object
	require.NoError(t, json.Unmarshal(voucher.CommandSchema(), &command))
	require.NoError(t, json.Unmarshal(voucher.EventSchema(), &event))
	words := func(enum []*string) (list []string) {
		for _, word := range enum {
			if word != nil && *word != "" {
				list = append(list, *word)
			}
		}
		return list
	}
	texts := func(list any) (texts []string) {
		for v := reflect.ValueOf(list); len(texts) < v.Len(); {
			texts = append(texts, v.Index(len(texts)).String())
		}
		return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	}
	require.Equal(t, texts(voucher.Actions()), words(command.Properties["action"].Enum))
	require.Equal(t, texts(voucher.States()), words(event.Defs["state"].Enum))
	require.Equal(t, texts(tanu.Editions()), words(event.Properties["edition"].Enum))
}

// An event is read as it was written, and with its format.
func TestParseEvent(t *testing.T) {
	for _, e := range events(t) {
		text := written(t, e)
		got, err := voucher.ParseEvent(text)
		require.NoError(t, err)
		require.JSONEq(t, string(text), string(written(t, got)))
		_, err = voucher.ParseEvent(append([]byte(`{"format":"tanu.event/v1",`), text[1:]...))
		require.NoError(t, err)
	}
	for text, path := range map[string]string{
		`{"format":"tanu.command/v1"}`: "format", `{"to":"gone"}`: "to", `{"digest":"0"}`: "digest",
		`{"command":{"act":{}}}`: "command.act.format", `{"reasons":[{"colour":1}]}`: "reasons[0].colour",
	} {
		_, err := voucher.ParseEvent([]byte(text))
		var wrong *tanu.FieldError
		require.ErrorAs(t, err, &wrong, text)
		require.Equal(t, path, wrong.Path)
	}
}
