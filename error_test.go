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

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
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

// fieldRules are the values of the constants Rule… in error.go.
func fieldRules(t *testing.T) (rules []string) {
	config := types.Config{Importer: importer.ForCompiler(token.NewFileSet(), "source", nil), Error: func(error) {}}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "error.go", nil, 0)
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

// What the strict reader finds is told by the codes of this package.
func TestFieldError_rulesOfTheStrictReader(t *testing.T) {
	for rule, want := range map[string]string{
		tanu.RuleNotJSON:        strict.NotJSON,
		tanu.RuleNotUTF8:        strict.NotUTF8,
		tanu.RuleNotObject:      strict.NotObject,
		tanu.RuleNotList:        strict.NotList,
		tanu.RuleNotText:        strict.NotText,
		tanu.RuleNotBoolean:     strict.NotBoolean,
		tanu.RuleNotWholeNumber: strict.NotWhole,
		tanu.RuleNotMoment:      strict.NotMoment,
		tanu.RuleUnreadable:     strict.Unreadable,
		tanu.RuleUnknownField:   strict.UnknownField,
		tanu.RuleRepeatedField:  strict.RepeatedField,
		tanu.RuleTooLong:        strict.TooLong,
		tanu.RuleTooMany:        strict.TooMany,
	} {
		if rule != want {
			t.Errorf("rule %q, the reader has %q", rule, want)
		}
	}
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
