package tanu_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/biliktilik/tanu"
)

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
