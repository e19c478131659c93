package allocation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
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

// named is a tie of indexes into the entries as a tie of their regions.
func named(t Tie[int], entries []Entry) Tie[tanu.Region] {
	return Tie[tanu.Region]{Among: regionsOf(entries, t.Among), Won: regionsOf(entries, t.Won)}
}

func regionsOf(entries []Entry, indexes []int) (list []tanu.Region) {
	for _, i := range indexes {
		list = append(list, entries[i].Region)
	}
	return list
}

// makesSense reports whether some of those with the claim won, and not all, or
// whether there is no tie at all.
func (t Tie[R]) makesSense() bool {
	for _, r := range t.Won {
		if !slices.Contains(t.Among, r) {
			return false
		}
	}
	return len(t.Among) == 0 || len(t.Won) > 0 && len(t.Won) < len(t.Among)
}

func (t Tie[R]) equal(other Tie[R]) bool {
	return slices.Equal(t.Among, other.Among) && slices.Equal(t.Won, other.Won)
}

// TieRule says what is to be done about a tie.
type TieRule string

const (
	TieSettled TieRule = ""       // by larger weight, then by lower region code or index; and reported
	TieRefused TieRule = "refuse" // an error of kind ErrTie: a person decides
)

// Validate returns a *RuleError for a word that is no rule.
func (t TieRule) Validate() error {
	if t != TieSettled && t != TieRefused {
		return &RuleError{Kind: ErrInvalid, Subject: "TieRule", Field: "ties", Rule: `want nothing or "refuse"`}
	}
	return nil
}

// A TieError names those who have an equal claim to the last places, where the
// caller asked not to settle it.
type TieError struct {
	Recipients []int         // indexes into what was given
	Regions    []tanu.Region // in a distribution by name
	Year       int           // of a plan, where the period is split into years; else 0
	Places     int           // how many places there are for them
}

// Error names the year, the number of places and who is in the tie.
func (e *TieError) Error() string {
	names := make([]string, 0, len(e.Recipients))
	for i, r := range e.Recipients {
		if i < len(e.Regions) {
			names = append(names, fmt.Sprintf("region %q", e.Regions[i]))
		} else {
			names = append(names, fmt.Sprintf("recipient %d", r))
		}
		const shown = 20
		if i == shown-1 && len(e.Recipients) > shown {
			names = append(names, "…")
			break
		}
	}
	year := ""
	if e.Year != 0 {
		year = fmt.Sprintf(", year %d", e.Year)
	}
	return fmt.Sprintf("%s%s: %d for %d: %s", ErrTie, year, e.Places, len(e.Recipients), strings.Join(names, ", "))
}

// Unwrap returns ErrTie.
func (e *TieError) Unwrap() error { return ErrTie }
