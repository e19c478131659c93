package tanu

import "github.com/biliktilik/tanu/internal/word"

// Verdict is what a check came to. The zero Verdict is "none": not judged.
type Verdict string

const (
	Satisfied     Verdict = "satisfied"
	Refused       Verdict = "refused"
	NotApplicable Verdict = "not-applicable" // the rule does not ask it here, and the finding says why
	Undetermined  Verdict = "undetermined"   // a fact is missing, and the finding names it
)

var verdicts = word.Table[Verdict, Text]{Unknown: UnknownWord("Verdict"), Rows: []word.Row[Verdict, Text]{
	{Word: Satisfied, Name: Text{"сәйкес келеді", "соответствует", "satisfied"}},
	{Word: Refused, Name: Text{"бас тартылды", "отказано", "refused"}},
	{Word: NotApplicable, Name: Text{"қолданылмайды", "не применяется", "not applicable"}},
	{Word: Undetermined, Name: Text{"анықталмады", "не определено", "undetermined"}},
}}

// ParseVerdict reads the word of a verdict.
func ParseVerdict(s string) (Verdict, error) { return verdicts.Parse(s) }

// And combines two verdicts into that of both together: a refusal outweighs a
// missing fact, which outweighs satisfaction; not applicable weighs nothing.
func (v Verdict) And(w Verdict) Verdict {
	if w.weight() > v.weight() {
		return w
	}
	return v
}

func (v Verdict) weight() int {
	switch v {
	case NotApplicable:
		return 1
	case Satisfied:
		return 2
	case Undetermined:
		return 3
	case Refused:
		return 4
	}
	return 0
}

// In names the verdict in a language, "" for none.
func (v Verdict) In(lang Language) string { return verdicts.Name(v).In(lang) }

// String returns the word of the verdict, "" for none.
func (v Verdict) String() string { return string(v) }

// MarshalText writes the word of the verdict.
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.Write(v) }

// UnmarshalText reads the word of a verdict; an empty text is none.
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.Read(text, v) }

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
