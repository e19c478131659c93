package tanu

// Profile is the profile of a profession (бейін, профиль), on which the cap of
// reimbursement depends. The Rules name two and list no professions: the host's
// register says which it is. The zero Profile is "unknown", and what rests on
// it is undetermined (open question Q8).
//
// Law: 2025/14(1), 2023/14(1).
type Profile string

const (
	SocialHumanitarian Profile = "social-humanitarian" // әлеуметтік-гуманитарлық; социально-гуманитарный
	Technical          Profile = "technical"           // техникалық; технический
)

// ParseProfile reads "social-humanitarian" or "technical".
func ParseProfile(s string) (Profile, error) {
	switch p := Profile(s); p {
	case SocialHumanitarian, Technical:
		return p, nil
	}
	return "", malformed("Profile", s, "want social-humanitarian or technical")
}

// In names the profile in a language, "" for unknown.
func (p Profile) In(lang Language) string {
	switch p {
	case SocialHumanitarian:
		return Text{"әлеуметтік-гуманитарлық", "социально-гуманитарный", "social-humanitarian"}.In(lang)
	case Technical:
		return Text{"техникалық", "технический", "technical"}.In(lang)
	}
	return ""
}

// String returns the word of the profile, "" for unknown.
func (p Profile) String() string { return string(p) }

// MarshalText writes the word of the profile.
func (p Profile) MarshalText() ([]byte, error) { return marshalWord(p, ParseProfile) }

// UnmarshalText reads the word of a profile; an empty text is unknown.
func (p *Profile) UnmarshalText(text []byte) error { return unmarshalText(p, text, ParseProfile) }
