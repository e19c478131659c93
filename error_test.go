package tanu_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

// The kinds are told apart, also from afar.
func TestError_kinds(t *testing.T) {
	kinds := []tanu.Error{tanu.ErrSyntax, tanu.ErrNotEncoded, tanu.ErrPolicy}
	_, syntax := tanu.ParseDate("soon")
	_, notEncoded := tanu.EditionOn(tanu.Date{})
	policy := tanu.Policy{Use: "soon"}.Validate()
	for i, err := range []error{syntax, notEncoded, policy} {
		for j, kind := range kinds {
			if errors.Is(fmt.Errorf("case 7: %w", err), kind) != (i == j) {
				t.Errorf("%v is of the kind %v: %t", err, kind, i != j)
			}
		}
		if !strings.HasPrefix(err.Error(), "tanu: ") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q does not begin with the package, or has a second line", err)
		}
	}
}

// A long text is cut at forty characters, not bytes.
func TestParseError_cut(t *testing.T) {
	for input, want := range map[string]string{
		strings.Repeat("ұ", 40):               strings.Repeat("ұ", 40),
		strings.Repeat("ұ", 41):               strings.Repeat("ұ", 40) + "…",
		strings.Repeat("x", 1_000_000):        strings.Repeat("x", 40) + "…",
		strings.Repeat("x", 35) + "123456789": strings.Repeat("x", 35) + "*****…",
	} {
		_, err := tanu.ParseRegion(input)
		var syntax *tanu.ParseError
		if !errors.As(err, &syntax) || syntax.Input != want || syntax.Type != "Region" {
			t.Errorf("%+v, want %q", syntax, want)
		}
	}
}

func TestParseError_json(t *testing.T) {
	_, iin := tanu.ParseIIN("850101300123")
	_, region := tanu.ParseRegion("850101300123")
	for want, err := range map[string]error{
		`{"Type":"IIN","Input":"","Rule":"the check digit does not match"}`:                                                     iin,
		`{"Type":"Region","Input":"************","Rule":"want the first two digits of a KATO code, one of the twenty regions"}`: region,
	} {
		if got, marshalErr := json.Marshal(err); marshalErr != nil || string(got) != want {
			t.Errorf("%s, %v; want %s", got, marshalErr, want)
		}
	}
}

func ExampleParseError() {
	_, err := tanu.ParseRegion("Almaty")
	var syntax *tanu.ParseError
	if errors.As(err, &syntax) {
		fmt.Println(syntax.Type, "/", syntax.Input, "/", syntax.Rule)
	}
	fmt.Println(errors.Is(err, tanu.ErrSyntax))
	// Output:
	// Region / Almaty / want the first two digits of a KATO code, one of the twenty regions
	// true
}

func ExampleError() {
	_, err := tanu.EditionOn(tanu.MustDate("2024-12-01"))
	fmt.Println(errors.Is(err, tanu.ErrNotEncoded))
	// Output: true
}

// An account typed into another field is hidden whole, letters too.
func TestHideDigits_account(t *testing.T) {
	for in, want := range map[string]string{
		"KZ13SAMPLEABCDEFGHIJ":        "KZ******************",
		"to KZ85125KZTABCDEFGHIJ now": "to KZ****************** now",
		"KZ13 short":                  "KZ13 short",
		"KZABCDEFGHIJKLMNOPQR":        "KZABCDEFGHIJKLMNOPQR",
	} {
		if got := tanu.HideDigits(in); got != want {
			t.Errorf("HideDigits(%q) = %q, want %q", in, got, want)
		}
	}
}

// Of an id only what is an IIN is hidden: what tells cases apart stays. The IINs
// are invented.
func TestHideIIN(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"75-0001":                             "75-0001",
		"75-2026-000123":                      "75-2026-000123",
		"900101300126":                        "************",
		"case/900101300126/2":                 "case/************/2",
		"900101 300126":                       "****** ******",
		"90-01-01-300126":                     "**-**-**-******",
		"1900101300126":                       "1************",
		"9001013001267":                       "************7",
		"900101300125":                        "900101300125", // its check digit does not match
		"1-900101-300126":                     "1-******-******",
		"12900101 300126":                     "12900101 300126", // no group begins with it
		"2026-11-22":                          "2026-11-22",
		"KZ86125KZT5004100100/1":              "KZ******************/1",
		"900101300126900101300126":            strings.Repeat("*", 24),
		"lapse/75-0001/2026-05-15/2026-05-16": "lapse/75-0001/2026-05-15/2026-05-16",
	} {
		if got := tanu.HideIIN(in); got != want {
			t.Errorf("HideIIN(%q) = %q, want %q", in, got, want)
		}
	}
}

func ExampleHideIIN() {
	fmt.Println(tanu.HideIIN("75-0001/900101300126"))
	// Output: 75-0001/************
}
