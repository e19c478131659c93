package tanu

import "github.com/biliktilik/tanu/internal/word"

// Answer is a fact of three values. A missing fact is not "no": what rests on
// it is undetermined, and the answer names it. The zero Answer is Unknown.
type Answer string

const (
	Unknown Answer = ""
	No      Answer = "no"
	Yes     Answer = "yes"
)

// AnswerOf returns Yes for true and No for false.
func AnswerOf(b bool) Answer {
	if b {
		return Yes
	}
	return No
}

var answers = word.Table[Answer, struct{}]{Unknown: UnknownWord("Answer"), Rows: []word.Row[Answer, struct{}]{
	{Word: No}, {Word: Yes}, {Word: "unknown"},
}}

// ParseAnswer reads "yes", "no" or "unknown".
func ParseAnswer(s string) (Answer, error) {
	a, err := answers.Parse(s)
	if a == "unknown" {
		a = Unknown
	}
	return a, err
}

// Not returns the contrary answer; the contrary of Unknown is Unknown.
func (a Answer) Not() Answer {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

// Known reports whether the fact is known, yes or no.
func (a Answer) Known() bool { return a == Yes || a == No }

// String returns "yes", "no" or "unknown".
func (a Answer) String() string {
	if a == Unknown {
		return "unknown"
	}
	return string(a)
}

// MarshalText writes "yes", "no" or "unknown".
func (a Answer) MarshalText() ([]byte, error) { return answers.Write(Answer(a.String())) }

// UnmarshalText reads what MarshalText writes; an empty text is Unknown.
func (a *Answer) UnmarshalText(text []byte) error { return unmarshalText(a, text, ParseAnswer) }
