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
			var bad *tanu.PolicyError
			if !errors.Is(err, tanu.ErrPolicy) || !errors.As(err, &bad) || bad.Field != field {
				t.Fatalf("%s %q: %v", field, word, err)
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

func policy(t *testing.T, field, word string) (p tanu.Policy) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(fmt.Sprintf(`{%q: %q}`, field, word)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&p); err != nil {
		t.Fatal(err)
	}
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
			if !strings.Contains(q.Alternative, word+":") {
				t.Errorf("%s does not tell what %q is: %s", q.ID, word, q.Alternative)
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
	// tanu: no such reading of an open question: filing "whenever"
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
	for text, want := range map[string]string{
		`{"fling":"shifted"}`:                    `tanu: parse Policy: unknown field "fling"; want filing, documents, expiry, lapsedVoucher, use, mciYear, sickDays, lapsedPlace, rounding, secondApplication, placeHeld`,
		`{"filing":"shifted","filing":""}`:       `tanu: parse Policy: field "filing" is given twice`,
		`{"filing":"shifted","Filing":""}`:       `tanu: parse Policy: field "Filing" is given twice`,
		`{"filing":"strict"}`:                    `tanu: no such reading of an open question: filing "strict"`,
		`{"filing":1}`:                           `tanu: parse Policy: field "filing": want a text`,
		`{} {}`:                                  `tanu: parse Policy: want one JSON object and nothing after it`,
		`null`:                                   `tanu: parse Policy: want a JSON object`,
		`{`:                                      `tanu: parse Policy: want a JSON object`,
		`{"9001\u200b0130\u200b0126":"shifted"}`: `tanu: parse Policy: unknown field "****\u200b****\u200b****"; want`,
		`{"900101300126":"x","900101300126":"x"}`: `tanu: parse Policy: unknown field "************"; want`,
	} {
		p, err := tanu.ParsePolicy([]byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) || p != (tanu.Policy{}) {
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
	// tanu: no such reading of an open question: filing "strict"
}
