package allocation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// Tie says that some recipients have an equal claim to the last places, more of
// them than there are places. Recipients are indexes, or regions in a
// distribution by name. The zero Tie is "no tie".
type Tie[R int | tanu.Region] struct {
	Among []R `json:"among,omitempty"` // all with the equal claim, in ascending order
	Won   []R `json:"won,omitempty"`   // those of them who got a place, by the documented order
}

// IsZero reports whether there is no tie.
func (t Tie[R]) IsZero() bool { return len(t.Among) == 0 }

func (t Tie[R]) equal(other Tie[R]) bool {
	return slices.Equal(t.Among, other.Among) && slices.Equal(t.Won, other.Won)
}

// tieOfRegions is a tie of indexes into the entries as a tie of their regions.
func tieOfRegions(t Tie[int], entries []Entry) Tie[tanu.Region] {
	regions := func(indexes []int) (list []tanu.Region) {
		for _, i := range indexes {
			list = append(list, entries[i].Region)
		}
		return list
	}
	return Tie[tanu.Region]{Among: regions(t.Among), Won: regions(t.Won)}
}

// TieRule says what to do about a tie.
type TieRule string

const (
	TieSettled TieRule = ""       // by larger weight, then by lower region code or index; and reported
	TieRefused TieRule = "refuse" // an error of kind ErrTie: a person decides
)

var tieRuleWords = word.Table[TieRule, tanu.Text]{
	Unknown: tanu.UnknownWord("TieRule"),
	Rows: []word.Row[TieRule, tanu.Text]{
		{Word: TieRefused, Name: tanu.Text{
			KK: "теңдікті адам шешеді", RU: "равенство решает человек", EN: "a person decides a tie",
		}},
	},
}

// ParseTieRule reads the word of a rule other than TieSettled, which has none.
func ParseTieRule(s string) (TieRule, error) { return tieRuleWords.Parse(s) }

// In names the rule in a language, "" for TieSettled.
func (t TieRule) In(lang tanu.Language) string { return tieRuleWords.Name(t).In(lang) }

// String returns the word of the rule, "" for TieSettled.
func (t TieRule) String() string { return string(t) }

// MarshalText writes the word of the rule.
func (t TieRule) MarshalText() ([]byte, error) { return tieRuleWords.Write(t) }

// UnmarshalText reads the word of a rule; an empty text is TieSettled.
func (t *TieRule) UnmarshalText(text []byte) error { return tieRuleWords.Read(text, t) }

// A TieError names those who have an equal claim to the last places, where the
// caller asked not to settle it.
type TieError struct {
	Recipients []int         // indexes into what was given
	Regions    []tanu.Region // in a distribution by name
	Year       int           // of a plan, where the period is split into years; else 0
	Places     int           // how many places there are for them
}

// Error names the year, the number of places and who is in the tie, up to twenty
// of them.
func (e *TieError) Error() string {
	const shown = 20
	var names []string
	for i, r := range e.Recipients {
		if i < len(e.Regions) {
			names = append(names, fmt.Sprintf("region %q", e.Regions[i]))
		} else {
			names = append(names, fmt.Sprintf("recipient %d", r))
		}
	}
	if len(names) > shown {
		names = append(names[:shown], "…")
	}
	year := ""
	if e.Year != 0 {
		year = fmt.Sprintf(", year %d", e.Year)
	}
	return fmt.Sprintf("%s%s: %d for %d: %s", ErrTie, year, e.Places, len(e.Recipients), strings.Join(names, ", "))
}

// Unwrap returns ErrTie.
func (e *TieError) Unwrap() error { return ErrTie }
