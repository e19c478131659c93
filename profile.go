package tanu

import "github.com/biliktilik/tanu/internal/word"

// Profile is the profile of a profession (бейін, профиль), on which the cap of
// reimbursement depends. The Rules name two and list no professions: the host's
// register says which it is. The zero Profile is "unknown", and what rests on
// it is undetermined (open question Q8).
//
// Law: 14(1).
type Profile string

const (
	SocialHumanitarian Profile = "social-humanitarian" // әлеуметтік-гуманитарлық; социально-гуманитарный
	Technical          Profile = "technical"           // техникалық; технический
)

var profiles = word.Table[Profile, Text]{Unknown: UnknownWord("Profile"), Rows: []word.Row[Profile, Text]{
	{Word: SocialHumanitarian, Name: Text{"әлеуметтік-гуманитарлық", "социально-гуманитарный", "social-humanitarian"}},
	{Word: Technical, Name: Text{"техникалық", "технический", "technical"}},
}}

// ParseProfile reads "social-humanitarian" or "technical".
func ParseProfile(s string) (Profile, error) { return profiles.Parse(s) }

// In names the profile in a language, "" for unknown.
func (p Profile) In(lang Language) string { return profiles.Name(p).In(lang) }

// String returns the word of the profile, "" for unknown.
func (p Profile) String() string { return string(p) }

// MarshalText writes the word of the profile.
func (p Profile) MarshalText() ([]byte, error) { return profiles.Write(p) }

// UnmarshalText reads the word of a profile; an empty text is unknown.
func (p *Profile) UnmarshalText(text []byte) error { return profiles.Read(text, p) }
