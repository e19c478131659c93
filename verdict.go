package tanu

// Verdict is what a check came to. The zero Verdict is "none": not judged.
type Verdict string

const (
	Satisfied     Verdict = "satisfied"
	Refused       Verdict = "refused"
	NotApplicable Verdict = "not-applicable" // the rule does not ask it here, and the finding says why
	Undetermined  Verdict = "undetermined"   // a fact is missing, and the finding names it
)

// ParseVerdict reads the word of a verdict.
func ParseVerdict(s string) (Verdict, error) {
	switch v := Verdict(s); v {
	case Satisfied, Refused, NotApplicable, Undetermined:
		return v, nil
	}
	return "", malformed("Verdict", s, "want satisfied, refused, not-applicable or undetermined")
}

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
func (v Verdict) In(lang Language) string {
	switch v {
	case Satisfied:
		return Text{"сәйкес келеді", "соответствует", "satisfied"}.In(lang)
	case Refused:
		return Text{"бас тартылды", "отказано", "refused"}.In(lang)
	case NotApplicable:
		return Text{"қолданылмайды", "не применяется", "not applicable"}.In(lang)
	case Undetermined:
		return Text{"анықталмады", "не определено", "undetermined"}.In(lang)
	}
	return ""
}

// String returns the word of the verdict, "" for none.
func (v Verdict) String() string { return string(v) }

// MarshalText writes the word of the verdict.
func (v Verdict) MarshalText() ([]byte, error) { return marshalWord(v, ParseVerdict) }

// UnmarshalText reads the word of a verdict; an empty text is none.
func (v *Verdict) UnmarshalText(text []byte) error { return unmarshalText(v, text, ParseVerdict) }
