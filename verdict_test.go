package tanu_test

import (
	"fmt"
	"testing"

	"github.com/biliktilik/tanu"
)

// verdicts in the order of their weight.
var verdicts = []tanu.Verdict{"", tanu.NotApplicable, tanu.Satisfied, tanu.Undetermined, tanu.Refused}

// The heavier of two: in whatever order and however grouped, the same.
func TestVerdict_And(t *testing.T) {
	for i, a := range verdicts {
		for j, b := range verdicts {
			if want := verdicts[max(i, j)]; a.And(b) != want {
				t.Errorf("%q and %q: %q, want %q", a, b, a.And(b), want)
			}
		}
	}
	if got := tanu.Verdict("misspelt").And(tanu.NotApplicable); got != tanu.NotApplicable {
		t.Errorf("a misspelt verdict outweighs one: %q", got)
	}
}

func TestVerdict_In(t *testing.T) {
	for _, lang := range tanu.Languages() {
		seen := map[string]bool{}
		for _, v := range verdicts {
			seen[v.In(lang)] = true
		}
		if len(seen) != len(verdicts) || tanu.Verdict("").In(lang) != "" {
			t.Errorf("%s: %v", lang, seen)
		}
	}
}

func TestVerdict_text(t *testing.T) { wordsRoundTrip(t, tanu.ParseVerdict, verdicts[1:]...) }

func FuzzParseVerdict(f *testing.F) { fuzzWord(f, tanu.ParseVerdict, verdicts[1:]...) }

func ExampleVerdict_And() {
	all := tanu.Satisfied
	for _, v := range []tanu.Verdict{tanu.NotApplicable, tanu.Undetermined, tanu.Satisfied} {
		all = all.And(v)
	}
	fmt.Println(all, all.And(tanu.Refused))
	// Output: undetermined refused
}

// What satisfies a rule accords with it; an act that does is not thereby executed.
func TestVerdict_satisfiedInWords(t *testing.T) {
	for lang, want := range map[tanu.Language]string{tanu.Kazakh: "сәйкес келеді", tanu.Russian: "соответствует", tanu.English: "satisfied"} {
		if got := tanu.Satisfied.In(lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func ExampleVerdict_In() {
	fmt.Println(tanu.Refused.In(tanu.Kazakh), "/", tanu.Refused.In(tanu.Russian))
	// Output: бас тартылды / отказано
}

func ExampleParseVerdict() {
	v, err := tanu.ParseVerdict("refused")
	fmt.Println(v, err)
	// Output: refused <nil>
}
