package strict_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/biliktilik/tanu/internal/strict"
)

// color reads itself, and tells its rule.
type color string

type colorError struct{ path string }

func (e *colorError) Error() string                { return "no such colour" }
func (e *colorError) Fault() (string, string, int) { return e.path, "unknown-colour", 7 }

func (c *color) UnmarshalText(text []byte) error {
	if string(text) != "red" {
		return &colorError{}
	}
	*c = color(text)
	return nil
}

// nested reads itself as JSON, by a reader of its own.
type nested struct{ Hue color }

func (n *nested) UnmarshalJSON(data []byte) error {
	return strict.Read(data, &struct {
		Hue *color `json:"hue"`
	}{&n.Hue}, func(f strict.Fault) error { return &colorError{f.Path} })
}

type base struct {
	Shared string `json:"shared"`
}

type record struct {
	base
	Name   string            `json:"name,omitempty"`
	Count  int               `json:"count"`
	Large  int64             `json:"large"`
	Share  float64           `json:"share"`
	Sure   bool              `json:"sure"`
	Color  color             `json:"color"`
	Nested nested            `json:"nested"`
	At     time.Time         `json:"at"`
	Inner  *record           `json:"inner"`
	List   []record          `json:"list"`
	Words  []string          `json:"words"`
	Named  map[string]string `json:"named"`
	Hidden string            `json:"-"`
}

type faultError struct{ strict.Fault }

func (e faultError) Error() string { return fmt.Sprintf("%q: %s", e.Path, e.Rule) }

func read(data string, v any, options ...strict.Option) strict.Fault {
	err := strict.Read([]byte(data), v, func(f strict.Fault) error { return faultError{f} }, options...)
	var fault faultError
	errors.As(err, &fault)
	return fault.Fault
}

func TestRead_faults(t *testing.T) {
	for document, want := range map[string]strict.Fault{
		``:                                      {Rule: strict.NotJSON},
		`{"name":"a"} {}`:                       {Rule: strict.NotJSON},
		`{"name":"a",}`:                         {Rule: strict.NotJSON},
		`null`:                                  {Rule: strict.NotObject},
		`[]`:                                    {Rule: strict.NotObject},
		`"text"`:                                {Rule: strict.NotObject},
		`{"nmae":"a"}`:                          {Path: "nmae", Rule: strict.UnknownField},
		`{"Name":"a"}`:                          {Path: "Name", Rule: strict.UnknownField},
		`{"wordſ":[]}`:                          {Path: "wordſ", Rule: strict.UnknownField},
		`{"word\u017f":[]}`:                     {Path: "wordſ", Rule: strict.UnknownField},
		`{"Hidden":"a"}`:                        {Path: "Hidden", Rule: strict.UnknownField},
		`{"base":{}}`:                           {Path: "base", Rule: strict.UnknownField},
		`{"900101300126":1}`:                    {Path: "?", Rule: strict.UnknownField},
		`{"٩٠٠١٠١":1}`:                          {Path: "?", Rule: strict.UnknownField},
		`{"":1}`:                                {Path: "?", Rule: strict.UnknownField},
		`{"a\nb":1}`:                            {Path: "?", Rule: strict.UnknownField},
		`{"name":1}`:                            {Path: "name", Rule: strict.NotText},
		`{"name":{}}`:                           {Path: "name", Rule: strict.NotText},
		`{"count":"1"}`:                         {Path: "count", Rule: strict.NotWhole},
		`{"count":1.5}`:                         {Path: "count", Rule: strict.NotWhole},
		`{"count":1e2}`:                         {Path: "count", Rule: strict.NotWhole},
		`{"large":92233720368547758070}`:        {Path: "large", Rule: strict.NotWhole},
		`{"share":"x"}`:                         {Path: "share", Rule: strict.Unreadable},
		`{"sure":1}`:                            {Path: "sure", Rule: strict.NotBoolean},
		`{"sure":"true"}`:                       {Path: "sure", Rule: strict.NotBoolean},
		`{"color":1}`:                           {Path: "color", Rule: strict.NotText},
		`{"color":"blue"}`:                      {Path: "color", Rule: "unknown-colour", Limit: 7},
		`{"at":"yesterday"}`:                    {Path: "at", Rule: strict.NotMoment},
		`{"list":{}}`:                           {Path: "list", Rule: strict.NotList},
		`{"named":[]}`:                          {Path: "named", Rule: strict.NotObject},
		`{"inner":[]}`:                          {Path: "inner", Rule: strict.NotObject},
		`{"name":"a","name":"a"}`:               {Path: "name", Rule: strict.RepeatedField},
		`{"name":null,"name":"a"}`:              {Path: "name", Rule: strict.RepeatedField},
		`{"name":"a","\u006eame":"a"}`:          {Path: "name", Rule: strict.RepeatedField},
		`{"named":{"a":"1","a":"2"}}`:           {Path: "named.a", Rule: strict.RepeatedField},
		`{"name":"\ud800"}`:                     {Path: "name", Rule: strict.NotUTF8},
		`{"name":"\ud800\u0041"}`:               {Path: "name", Rule: strict.NotUTF8},
		"{\"name\":\"\xff\"}":                   {Path: "name", Rule: strict.NotUTF8},
		"{\"\xff\":\"a\"}":                      {Rule: strict.NotUTF8},
		`{"nested":{"hue":"blue"}}`:             {Path: "nested.hue", Rule: "unknown-colour", Limit: 7},
		`{"inner":{"list":[{},{"count":"x"}]}}`: {Path: "inner.list[1].count", Rule: strict.NotWhole},
		` { "list" : [ { "words" : [ "a" , 2 ] } ] } `: {Path: "list[0].words[1]", Rule: strict.NotText},
	} {
		var got record
		if fault := read(document, &got); fault.Rule != want.Rule || fault.Path != want.Path {
			t.Errorf("%s: %+v, want %+v", document, fault, want)
		}
	}
}

// What is read is what encoding/json reads.
func TestRead_asJSON(t *testing.T) {
	for _, document := range []string{
		`{}`,
		`{"shared":"s","name":"a \u0041\n\ud83d\ude00 \\u0041 ұ","count":-3,"large":9223372036854775807,"share":2.5e1,"sure":true}`,
		`{"color":"red","at":"2026-03-20T10:00:00+05:00","inner":{"inner":{"name":"deep"}},"list":[{"count":1},{"count":2}]}`,
		`{"words":["a","b",""],"named":{"x":"1","y":"2"},"name":null,"inner":null,"list":[],"nested":{"hue":"red"}}`,
		"\t{ \"words\" : [ \"a\" ,\r\n\"}]\" ] , \"sure\" : false }\n",
	} {
		var got, want record
		if fault := read(document, &got); fault != (strict.Fault{}) {
			t.Errorf("%s: %+v", document, fault)
		}
		if err := json.Unmarshal([]byte(document), &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v, %v", document, got, want, err)
		}
	}
}

func TestRead_bounds(t *testing.T) {
	var got record
	long := `{"words":["a","b","c"],"list":[{},{}]}`
	for _, test := range []struct {
		option strict.Option
		want   strict.Fault
	}{
		{strict.MaxBytes(len(long)), strict.Fault{}},
		{strict.MaxBytes(len(long) - 1), strict.Fault{Rule: strict.TooLong, Limit: len(long) - 1}},
		{strict.MaxItems(3), strict.Fault{}},
		{strict.MaxItems(2), strict.Fault{Path: "words", Rule: strict.TooMany, Limit: 2}},
		{strict.MaxItemsOf[record](1), strict.Fault{Path: "list", Rule: strict.TooMany, Limit: 1}},
		{strict.MaxItemsOf[record](2), strict.Fault{}},
	} {
		if fault := read(long, &got, test.option); fault != test.want {
			t.Errorf("%+v, want %+v", fault, test.want)
		}
	}
}

// Whatever is read, encoding/json reads alike; and nothing makes the reader panic.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{"name":"\ud83d\ude00","list":[{"count":1}]}`, `{"named":{"a":"b"},"nested":{"hue":"red"}}`, `[]`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, document string) {
		var got, want record
		fault := read(document, &got)
		if fault != (strict.Fault{}) {
			return
		}
		if err := json.Unmarshal([]byte(document), &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, want %+v, %v", document, got, want, err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	items := strings.Repeat(`{"name":"invented","count":7,"color":"red","words":["a","b"]},`, 1000)
	document := []byte(`{"list":[` + strings.TrimSuffix(items, ",") + `]}`)
	b.Run("strict", func(b *testing.B) {
		b.SetBytes(int64(len(document)))
		for b.Loop() {
			var v record
			if fault := read(string(document), &v); fault != (strict.Fault{}) {
				b.Fatal(fault)
			}
		}
	})
	b.Run("encoding-json", func(b *testing.B) {
		b.SetBytes(int64(len(document)))
		for b.Loop() {
			var v record
			if err := json.Unmarshal(document, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
