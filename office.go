package tanu

import "github.com/biliktilik/tanu/internal/word"

// Office is the part that somebody plays in a case: the applicant, a body, or a
// system that acts by itself. The zero Office is "none".
type Office string

const (
	Applicant         Office = "applicant"          // үміткер; претендент
	Platform          Office = "nqs-platform"       // ҰБЖ цифрлық платформасы; цифровая платформа НСК
	CareerCentre      Office = "career-centre"      // мансап орталығы; карьерный центр
	MobilityCentre    Office = "mobility-centre"    // еңбек мобильділігі орталығы; центр трудовой мобильности
	RecognitionCentre Office = "recognition-centre" // тану орталығы; центр признания
	System            Office = "system"             // the information systems, by themselves
)

var offices = word.Table[Office, Text]{Unknown: UnknownWord("Office"), Rows: []word.Row[Office, Text]{
	{Word: Applicant, Name: Text{"үміткер", "претендент", "applicant"}},
	{Word: Platform, Name: Text{"ҰБЖ цифрлық платформасы", "цифровая платформа НСК", "NQS digital platform"}},
	{Word: CareerCentre, Name: Text{"мансап орталығы", "карьерный центр", "career centre"}},
	{Word: MobilityCentre, Name: Text{"еңбек мобильділігі орталығы", "центр трудовой мобильности", "labour mobility centre"}},
	{Word: RecognitionCentre, Name: Text{"тану орталығы", "центр признания", "recognition centre"}},
	{Word: System, Name: Text{"цифрлық платформа", "цифровая платформа", "digital platform"}},
}}

// ParseOffice reads the word of an office.
func ParseOffice(s string) (Office, error) { return offices.Parse(s) }

// In names the office in a language, "" for none.
func (o Office) In(lang Language) string { return offices.Name(o).In(lang) }

// String returns the word of the office, "" for none.
func (o Office) String() string { return string(o) }

// MarshalText writes the word of the office.
func (o Office) MarshalText() ([]byte, error) { return offices.Write(o) }

// UnmarshalText reads the word of an office; an empty text is none.
func (o *Office) UnmarshalText(text []byte) error { return offices.Read(text, o) }
