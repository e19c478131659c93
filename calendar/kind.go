package calendar

import (
	"slices"

	"github.com/biliktilik/tanu"
)

// Kind is what a day of the calendar is. The zero Kind is "none".
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
type Kind string

const (
	Working     Kind = "working"       // жұмыс күні; рабочий день
	Weekend     Kind = "weekend"       // демалыс күні; выходной день of the week
	Holiday     Kind = "holiday"       // мереке күні; праздничный день
	RestDay     Kind = "rest-day"      // 7 January and the first day of Kurban Ait: off, but no holiday
	Substitute  Kind = "substitute"    // off for a holiday that falls on a day off
	MovedOff    Kind = "moved-off"     // a working day that got another day's rest
	MovedToWork Kind = "moved-to-work" // a day off whose rest went to another day
)

// Kinds returns every kind.
func Kinds() []Kind {
	return []Kind{Working, Weekend, Holiday, RestDay, Substitute, MovedOff, MovedToWork}
}

// ParseKind reads the word of a kind.
func ParseKind(s string) (Kind, error) {
	if kind := Kind(s); slices.Contains(Kinds(), kind) {
		return kind, nil
	}
	return "", &tanu.ParseError{Type: "Kind", Rule: "want working, weekend, holiday, rest-day, substitute, moved-off or moved-to-work"}
}

// Worked reports whether a day of this kind is a working day.
func (k Kind) Worked() bool { return k == Working || k == MovedToWork }

// String returns the word of the kind, "" for none.
func (k Kind) String() string { return string(k) }

// MarshalText writes the word of the kind, and nothing for none.
func (k Kind) MarshalText() ([]byte, error) {
	if k == "" {
		return []byte{}, nil
	}
	_, err := ParseKind(string(k))
	return []byte(k), err
}

// UnmarshalText reads the word of a kind; an empty text is none. On an error k
// keeps its value.
func (k *Kind) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*k = ""
		return nil
	}
	parsed, err := ParseKind(string(text))
	if err == nil {
		*k = parsed
	}
	return err
}

// In names the kind in a language, "" for none.
func (k Kind) In(lang tanu.Language) string { return k.text().In(lang) }

func (k Kind) text() tanu.Text {
	switch k {
	case Working:
		return tanu.Text{KK: "жұмыс күні", RU: "рабочий день", EN: "working day"}
	case Weekend:
		return tanu.Text{KK: "демалыс күні", RU: "выходной день", EN: "weekend"}
	case Holiday:
		return tanu.Text{KK: "мереке күні", RU: "праздничный день", EN: "holiday"}
	case RestDay:
		return tanu.Text{KK: "мереке емес демалыс күні", RU: "нерабочий день, не праздничный", EN: "rest day"}
	case Substitute:
		return tanu.Text{KK: "мереке үшін демалыс күні", RU: "день отдыха за праздничный", EN: "substitute day off"}
	case MovedOff:
		return tanu.Text{KK: "ауыстырылған демалыс күні", RU: "перенесенный выходной день", EN: "day off moved here"}
	case MovedToWork:
		return tanu.Text{KK: "демалысы ауыстырылған жұмыс күні", RU: "рабочий день, выходной перенесен", EN: "working day, its rest moved"}
	}
	return tanu.Text{}
}
