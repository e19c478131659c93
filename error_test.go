package tanu_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
	"unicode"

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

func TestFieldError_json(t *testing.T) {
	_, iin := tanu.ParseIIN("850101300123")
	_, region := tanu.ParseRegion("850101300123")
	filing := tanu.Policy{Filing: "850101300123"}.Validate()
	for want, err := range map[string]error{
		`{"kind":"tanu: malformed value","path":"","rule":"check-digit","type":"IIN"}`:                  iin,
		`{"kind":"tanu: malformed value","path":"","rule":"unknown-region","type":"Region"}`:            region,
		`{"kind":"tanu: no such reading of an open question","path":"filing","rule":"unknown-reading"}`: filing,
	} {
		if got, marshalErr := json.Marshal(err); marshalErr != nil || string(got) != want {
			t.Errorf("%s, %v; want %s", got, marshalErr, want)
		}
	}
}

// Every rule has its sentence in three languages, and no two rules share one.
func TestFieldError_sentences(t *testing.T) {
	seen := map[string]string{}
	for _, rule := range fieldRules(t) {
		err := &tanu.FieldError{Kind: tanu.ErrSyntax, Path: "facts.day", Rule: rule, Limit: 7}
		for _, lang := range tanu.Languages() {
			sentence := err.In(lang)
			if sentence == rule || sentence == "" || strings.Contains(sentence, "%") || seen[sentence] != "" {
				t.Errorf("rule %s in %s: %q, as %q", rule, lang, sentence, seen[sentence])
			}
			seen[sentence] = rule
		}
		if want := "tanu: malformed value: facts.day: " + err.In(tanu.English); err.Error() != want {
			t.Errorf("%s, want %s", err, want)
		}
	}
}

// fieldRules are the values of the constants Rule… in fielderror.go.
func fieldRules(t *testing.T) (rules []string) {
	config := types.Config{Importer: importer.ForCompiler(token.NewFileSet(), "source", nil), Error: func(error) {}}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "fielderror.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, _ := config.Check("tanu", fset, []*ast.File{file}, nil) // the errors are those of the other files
	for _, name := range pkg.Scope().Names() {
		if c, ok := pkg.Scope().Lookup(name).(*types.Const); ok && strings.HasPrefix(name, "Rule") {
			rules = append(rules, constant.StringVal(c.Val()))
		}
	}
	if len(rules) < 40 {
		t.Fatalf("found %d rules only: %v", len(rules), rules)
	}
	return rules
}

func ExampleFieldError() {
	_, err := tanu.ParseIIN("900101300127")
	var wrong *tanu.FieldError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.Rule)
		fmt.Println(wrong.In(tanu.Kazakh))
	}
	fmt.Println(errors.Is(err, tanu.ErrSyntax))
	// Output:
	// check-digit
	// бақылау цифры сәйкес келмейді
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
		"901310000007":                        "************", // of no day that there is; such IINs were given out
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
		"case/９００１０１３００１２６":        "case/************",
		"900101 — 300126":          "****** — ******",
		"9001\u200b0130\u200b0126": "****\u200b****\u200b****",
		"900101a300126":            "900101a300126", // an id has letters of its own
		"900101/300126":            "900101/300126",
		"2026:١٢٣":                 "2026:١٢٣",
		"KZ86 125K ZT50 0410 0100": "KZ** **** **** **** ****",
	} {
		if got := tanu.HideIIN(in); got != want {
			t.Errorf("HideIIN(%q) = %q, want %q", in, got, want)
		}
	}
}

// However the digits of an IIN were typed, none is left: not in any twelve digits
// that at most three characters of any kind set apart. All else stays as it was.
func FuzzHideDigits(f *testing.F) {
	for _, s := range []string{
		"900101300126", "900101a300126", "1900101, 3001267", "KZ86 125K ZT50 0410 0100", "９００１０１٣٠٠١٢٦",
		"90a01b01c30d01e26f900101300126", "9001013001\xff26", "900101****300126", "30.02.2026 10:15", "𝟗𝟎𝟎𝟏𝟎𝟏𝟑𝟎𝟎𝟏𝟐𝟔",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		hidden := tanu.HideDigits(s)
		if again := tanu.HideDigits(hidden); again != hidden {
			t.Errorf("%q gives %q, and that %q", s, hidden, again)
		}
		if found, ok := findIIN([]rune(hidden)); ok {
			t.Errorf("%q gives %q, with %s in it", s, hidden, found)
		}
		id := tanu.HideIIN(s)
		if again := tanu.HideIIN(id); again != id {
			t.Errorf("id %q gives %q, and that %q", s, id, again)
		}
		before, after := []rune(s), []rune(hidden)
		if len(before) != len(after) {
			t.Fatalf("%q gives %q", s, hidden)
		}
		for i := range before {
			if after[i] != before[i] && (after[i] != '*' || !unicode.IsDigit(before[i]) && !unicode.IsLetter(before[i])) {
				t.Fatalf("%q gives %q", s, hidden)
			}
		}
	})
}

// findIIN is a slow and obvious search: from every digit on, the next twelve.
func findIIN(text []rune) (number string, ok bool) {
	for i := range text {
		number = ""
		for k, last := i, i; k < len(text) && k-last <= 4 && len(number) < 12; k++ {
			if d, ok := digitNamed(text[k]); ok {
				number, last = number+string(d), k
			} else if number == "" {
				break
			}
		}
		n, err := tanu.ParseIIN(number)
		if err != nil {
			continue
		}
		if _, err := tanu.ParseDate("2000-" + number[2:4] + "-" + number[4:6]); err == nil && !n.IsZero() {
			return number, true
		}
	}
	return "", false
}

// digitNamed knows a digit of four scripts by a list of them.
func digitNamed(r rune) (rune, bool) {
	for _, script := range []string{"0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"} {
		for i, d := range []rune(script) {
			if r == d {
				return '0' + rune(i), true
			}
		}
	}
	return 0, false
}

func ExampleHideIIN() {
	fmt.Println(tanu.HideIIN("75-0001/900101300126"))
	// Output: 75-0001/************
}
