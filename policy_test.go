package tanu_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

// readings are the words of each field, by its name in JSON.
var readings = map[string][]string{
	"filing":            {"inclusive", "shifted"},
	"documents":         {"both"},
	"expiry":            {"shifted"},
	"lapsedVoucher":     {"returns"},
	"use":               {"protocol"},
	"mciYear":           {"issue", "procedure"},
	"sickDays":          {"all"},
	"lapsedPlace":       {"returns"},
	"rounding":          {"tenge"},
	"secondApplication": {"accepted"},
	"placeHeld":         {"issue"},
}

// Each reading is valid and survives JSON; any other word is refused, and the
// error names the field.
func TestPolicy_Validate(t *testing.T) {
	if err := (tanu.Policy{}).Validate(); err != nil {
		t.Errorf("the literal reading: %v", err)
	}
	for field, words := range readings {
		for _, word := range words {
			p := policy(t, field, word)
			text, err := json.Marshal(p)
			if err != nil || p.Validate() != nil || string(text) != fmt.Sprintf(`{"%s":"%s"}`, field, word) {
				t.Errorf("%s %s: %s, %v, %v", field, word, text, err, p.Validate())
			}
		}
		for _, word := range []string{"misspelt", "Returns", " ", "900101300126", strings.Repeat("ұзақ", 50)} {
			err := policy(t, field, word).Validate()
			var bad *tanu.FieldError
			if !errors.Is(err, tanu.ErrPolicy) || !errors.As(err, &bad) || bad.Path != field || bad.Rule != tanu.RuleReading {
				t.Fatalf("%s %q: %v", field, word, err)
			}
			if text, err := json.Marshal(policy(t, field, word)); !errors.Is(err, tanu.ErrPolicy) {
				t.Errorf("%s %q was written: %s, %v", field, word, text, err)
			}
			written, _ := json.Marshal(err)
			for _, shown := range []string{err.Error(), string(written), fmt.Sprintf("%+v %#v", *bad, bad)} {
				if longNumber.MatchString(shown) || len(shown) > 400 {
					t.Errorf("%s: the error shows too much: %s", field, shown)
				}
			}
		}
	}
}

// policy is the literal reading but for one field, by its name in JSON.
func policy(t *testing.T, field, word string) (p tanu.Policy) {
	t.Helper()
	for i, f := range reflect.VisibleFields(reflect.TypeFor[tanu.Policy]()) {
		if strings.HasPrefix(f.Tag.Get("json"), field+",") {
			reflect.ValueOf(&p).Elem().Field(i).SetString(word)
			return p
		}
	}
	t.Fatalf("no field %q", field)
	return p
}

// Every field of a Policy is a question with an alternative, and the other way
// round; every reading is one that this test knows.
func TestPolicy_fieldsAreQuestions(t *testing.T) {
	fields := map[string]bool{}
	policy := reflect.TypeFor[tanu.Policy]()
	for i := range policy.NumField() {
		field := policy.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields[name] = true
		if options != "omitempty" || readings[name] == nil {
			t.Errorf("field %s: tag %q", field.Name, field.Tag)
		}
	}
	for _, q := range tanu.Questions() {
		if q.Field != "" && !fields[q.Field] {
			t.Errorf("%s has the field %q, which a Policy does not", q.ID, q.Field)
		}
		delete(fields, q.Field)
		for _, word := range readings[q.Field] {
			for _, lang := range tanu.Languages() {
				if !strings.Contains(q.Alternative.In(lang), word+": ") {
					t.Errorf("%s does not tell in %s what %q is: %s", q.ID, lang, word, q.Alternative.In(lang))
				}
			}
		}
	}
	if len(fields) > 0 {
		t.Errorf("fields of no question: %v", fields)
	}
}

func ExamplePolicy_Validate() {
	fmt.Println(tanu.Policy{Filing: tanu.FilingInclusive}.Validate())
	fmt.Println(tanu.Policy{Filing: "whenever"}.Validate())
	// Output:
	// <nil>
	// tanu: no such reading of an open question: filing: unknown reading
}

// A policy is read strictly: what a typing error would turn into the literal
// reading is refused, and no number is shown.
func TestParsePolicy(t *testing.T) {
	for field, words := range readings {
		for _, word := range append(words, "") {
			text := fmt.Sprintf(`{"%s":"%s"}`, field, word)
			p, err := tanu.ParsePolicy([]byte(text))
			if err != nil || p != policy(t, field, word) {
				t.Errorf("%s: %+v, %v", text, p, err)
			}
		}
	}
	for text, want := range map[string]tanu.FieldError{
		`{"fling":"shifted"}`:                    {Path: "fling", Rule: tanu.RuleUnknownField},
		`{"filing":"shifted","filing":""}`:       {Path: "filing", Rule: tanu.RuleRepeatedField},
		`{"filing":"shifted","Filing":""}`:       {Path: "Filing", Rule: tanu.RuleUnknownField},
		`{"filing":"strict"}`:                    {Path: "filing", Rule: tanu.RuleReading},
		`{"filing":1}`:                           {Path: "filing", Rule: tanu.RuleNotText},
		`{} {}`:                                  {Rule: tanu.RuleNotJSON},
		`null`:                                   {Rule: tanu.RuleNotObject},
		`{`:                                      {Rule: tanu.RuleNotJSON},
		`{"9001\u200b0130\u200b0126":"shifted"}`: {Path: "?", Rule: tanu.RuleUnknownField},
		`{"900101300126":"x","900101300126":"x"}`: {Path: "?", Rule: tanu.RuleUnknownField},
	} {
		want.Kind = tanu.ErrPolicy
		p, err := tanu.ParsePolicy([]byte(text))
		var wrong *tanu.FieldError
		if !errors.As(err, &wrong) || *wrong != want || p != (tanu.Policy{}) {
			t.Errorf("%s: %+v, %v", text, p, err)
		}
	}
}

func ExampleParsePolicy() {
	p, err := tanu.ParsePolicy([]byte(`{"filing":"shifted"}`))
	fmt.Println(p.Filing, err)
	_, err = tanu.ParsePolicy([]byte(`{"filing":"strict"}`)) // the literal reading is no word: leave the field out
	fmt.Println(err)
	// Output:
	// shifted <nil>
	// tanu: no such reading of an open question: filing: unknown reading
}
