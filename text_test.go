package tanu_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"regexp"
	"testing"

	"github.com/biliktilik/tanu"
)

// textValue is a value with a text form; pointer is how it is read.
type textValue interface {
	comparable
	encoding.TextMarshaler
}

type pointer[V any] interface {
	*V
	encoding.TextUnmarshaler
}

// textRoundTrip writes and reads each value and the zero value, as text and in
// JSON as a field and as a key, and shows that bad input changes nothing.
func textRoundTrip[V textValue, P pointer[V]](t *testing.T, values ...V) {
	t.Helper()
	var zero V
	for _, v := range append(values[:len(values):len(values)], zero) {
		text, err := v.MarshalText()
		if err != nil {
			t.Fatalf("%v: %v", v, err)
		}
		back := values[0] // what is read must replace what was there
		if err := P(&back).UnmarshalText(text); err != nil || back != v {
			t.Errorf("%q came back as %v, %v", text, back, err)
		}
		type record struct {
			Field V
			Keys  map[V]int
		}
		written, err := json.Marshal(record{v, map[V]int{v: 1}})
		if err != nil {
			t.Fatalf("%v: %v", v, err)
		}
		var read record
		if err := json.Unmarshal(written, &read); err != nil || read.Field != v || read.Keys[v] != 1 {
			t.Errorf("%s came back as %+v, %v", written, read, err)
		}
	}
	kept := values[0]
	err := P(&kept).UnmarshalText([]byte("no such thing"))
	if !errors.Is(err, tanu.ErrSyntax) || kept != values[0] {
		t.Errorf("bad input: %v, and the value is %v", err, kept)
	}
	if err := P(&kept).UnmarshalText(nil); err != nil || kept != zero {
		t.Errorf("empty text: %v, %v; want the zero value", kept, err)
	}
}

// wordsRoundTrip is textRoundTrip for words, which are not written either when
// misspelt.
func wordsRoundTrip[W interface {
	~string
	textValue
	String() string
}, P pointer[W]](t *testing.T, parse func(string) (W, error), words ...W) {
	t.Helper()
	textRoundTrip[W, P](t, words...)
	for _, w := range words {
		if got, err := parse(w.String()); err != nil || got != w {
			t.Errorf("parse %q = %q, %v", w.String(), got, err)
		}
	}
	for _, bad := range []W{"misspelt", " ", "900101300126"} {
		if text, err := bad.MarshalText(); !errors.Is(err, tanu.ErrSyntax) {
			t.Errorf("%q was written as %q, %v", string(bad), text, err)
		}
		got, err := parse(string(bad))
		var syntax *tanu.FieldError
		if !errors.As(err, &syntax) || got != "" {
			t.Errorf("parse %q = %q, %v", string(bad), got, err)
		}
		if err != nil && longNumber.MatchString(err.Error()) {
			t.Errorf("the error shows a personal number: %v", err)
		}
	}
}

var longNumber = regexp.MustCompile(`[0-9]{8}`)

// fuzzText holds a parser to its promises: what it accepts is written and read
// again as the same value; what it refuses gives the zero value, an error of
// the kind ErrSyntax, and no long number in its text; UnmarshalText agrees.
func fuzzText[V textValue, P pointer[V]](f *testing.F, parse func(string) (V, error), seeds ...string) {
	for _, seed := range append(seeds, "", " ", "\x00", "900101300126", "KZ86125KZT5004100100", "2026-03-20", "қазақша", "\xff\xfe") {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := parse(s)
		var zero, read V
		if readErr := P(&read).UnmarshalText([]byte(s)); s != "" && (readErr == nil) != (err == nil) || read != v {
			t.Fatalf("parse %q = %v, %v; UnmarshalText = %v, %v", s, v, err, read, readErr)
		}
		if err != nil {
			var syntax *tanu.FieldError
			if v != zero || !errors.Is(err, tanu.ErrSyntax) || !errors.As(err, &syntax) || longNumber.MatchString(err.Error()) {
				t.Fatalf("parse %q = %v, %v", s, v, err)
			}
			return
		}
		text, err := v.MarshalText()
		if err != nil {
			t.Fatalf("parse %q = %v, which is not written: %v", s, v, err)
		}
		if back, err := parse(string(text)); err != nil || back != v {
			t.Fatalf("parse %q = %v; written %q, read %v, %v", s, v, text, back, err)
		}
	})
}

// fuzzWord is fuzzText with the words themselves as seeds.
func fuzzWord[W interface {
	~string
	textValue
	String() string
}, P pointer[W]](f *testing.F, parse func(string) (W, error), words ...W) {
	var seeds []string
	for _, w := range words {
		seeds = append(seeds, w.String())
	}
	fuzzText[W, P](f, parse, seeds...)
}
