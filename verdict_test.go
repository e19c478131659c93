package tanu_test

import (
	"errors"
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

var answers = []tanu.Answer{tanu.Unknown, tanu.No, tanu.Yes}

func TestAnswer(t *testing.T) {
	for _, c := range []struct {
		answer, not tanu.Answer
		known       bool
		word        string
	}{
		{tanu.Unknown, tanu.Unknown, false, "unknown"},
		{tanu.No, tanu.Yes, true, "no"},
		{tanu.Yes, tanu.No, true, "yes"},
		{"perhaps", tanu.Unknown, false, "perhaps"}, // a word that is no answer decides nothing
	} {
		if c.answer.Not() != c.not || c.answer.Known() != c.known || c.answer.String() != c.word {
			t.Errorf("%q: not %q, known %t, shown %q", string(c.answer), c.answer.Not(), c.answer.Known(), c.answer)
		}
	}
	if tanu.AnswerOf(true) != tanu.Yes || tanu.AnswerOf(false) != tanu.No {
		t.Error("AnswerOf")
	}
	if text, err := tanu.Answer("perhaps").MarshalText(); !errors.Is(err, tanu.ErrSyntax) {
		t.Errorf("perhaps was written as %q, %v", text, err)
	}
}

func TestAnswer_text(t *testing.T) { textRoundTrip(t, tanu.Yes, tanu.No) }

func FuzzParseAnswer(f *testing.F) { fuzzWord(f, tanu.ParseAnswer, answers...) }

func ExampleAnswer_Not() {
	fmt.Println(tanu.Yes.Not(), tanu.Unknown.Not())
	// Output: no unknown
}

func ExampleAnswerOf() {
	fmt.Println(tanu.AnswerOf(2 > 1))
	// Output: yes
}

func ExampleAnswer_Known() {
	var registered tanu.Answer // nobody asked yet
	fmt.Println(registered, registered.Known())
	// Output: unknown false
}

func ExampleParseAnswer() {
	answer, err := tanu.ParseAnswer("yes")
	fmt.Println(answer, err)
	_, err = tanu.ParseAnswer("true")
	fmt.Println(err)
	// Output:
	// yes <nil>
	// tanu: parse Answer: unknown word
}
