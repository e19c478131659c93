package allocation

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// NoCap in Options.Caps leaves a recipient without a cap.
const NoCap int64 = math.MaxInt64

// Options are the bounds of an apportionment and what to do about a tie. The
// zero Options has no bounds and settles ties.
type Options struct {
	// Floors and Caps are nil, or one number for each recipient.
	//
	// Floors come first: every recipient has its floor before a place is
	// shared, as a part of its share and not on top of it. Then places go by
	// the method, and who has reached the cap drops out, the rest going on to
	// the others. Equivalently, one rate of places per weight holds for all who
	// are neither at their floor nor at their cap. A floor above the same
	// recipient's cap, floors that sum to more than the total, and caps that
	// leave places nobody may take, are errors of kind ErrInfeasible.
	Floors []int64
	Caps   []int64

	Ties TieRule
}

// Apportionment is the places of each recipient, in the order given, and the tie
// if there was one.
type Apportionment struct {
	Places []int64
	Tie    Tie[int]
}

// Apportion shares the total among recipients in proportion to their weights,
// exactly, by a method chosen by the host, not by the Rules. The places sum to
// the total.
//
// A recipient of weight 0 gets its floor and no more. Where the total does not
// reach everybody, Adams and Huntington-Hill, which give each a first place
// before anybody's second, give it to the larger weights. A tie is settled by
// larger weight, then by lower index, unless Options.Ties refuses it.
//
// The time follows the number of recipients and not the number of places. The
// total and the weights are 0 or more; the weights must sum to no more than
// math.MaxInt64, else the error is of kind ErrOverflow.
//
// Law: 18.
func Apportion(method Method, total int64, weights []int64, options Options) (Apportionment, error) {
	c, err := newContest(method, total, weights, options)
	if err != nil {
		return Apportionment{}, err
	}
	tie := c.share()
	if !tie.IsZero() && options.Ties == TieRefused {
		return Apportionment{}, &TieError{Recipients: tie.Among, Places: len(tie.Won)}
	}
	return Apportionment{c.places, tie}, nil
}

// contest is an apportionment in progress.
type contest struct {
	method   Method
	divisors divisors
	total    int64
	weights  []int64
	sum      int64   // of the weights
	positive int     // how many have a weight
	floors   []int64 // nil for none
	caps     []int64 // nil for none
	places   []int64

	precedence []int64 // what settles a tie by remainder, the larger first
}

func newContest(method Method, total int64, weights []int64, options Options) (contest, error) {
	if err := checkWords(method, options.Ties); err != nil {
		return contest{}, err
	}
	method = method.orDefault()
	c := contest{
		method: method, divisors: methodWords.Name(method).divisors,
		total: total, weights: weights, precedence: weights, floors: options.Floors, caps: options.Caps,
	}
	if err := c.check(); err != nil {
		return contest{}, err
	}
	c.places = make([]int64, len(weights))
	return c, nil
}

func checkWords(method Method, ties TieRule) error {
	if !methodWords.Known(method.orDefault()) {
		return &tanu.FieldError{Kind: tanu.ErrSyntax, Path: "method", Rule: tanu.RuleUnknownWord}
	}
	if ties != TieSettled && !tieRuleWords.Known(ties) {
		return invalid("ties", tanu.RuleUnknownWord)
	}
	return nil
}

// share fills in the places.
func (c *contest) share() Tie[int] {
	if c.method == LargestRemainder {
		return c.byRemainder()
	}
	return c.byDivisor()
}

// shareAmong fills in the places of the entries and names the regions of a tie.
func (c *contest) shareAmong(entries []Entry, rule TieRule, year int) (tie Tie[tanu.Region], err error) {
	indexes := c.share()
	for _, i := range indexes.Among {
		tie.Among = append(tie.Among, entries[i].Region)
	}
	for _, i := range indexes.Won {
		tie.Won = append(tie.Won, entries[i].Region)
	}
	if !tie.IsZero() && rule == TieRefused {
		return tie, &TieError{Recipients: indexes.Among, Regions: tie.Among, Year: year, Places: len(tie.Won)}
	}
	return tie, nil
}

// floor is the fewest places that i may get.
func (c *contest) floor(i int) int64 {
	if c.floors == nil {
		return 0
	}
	return c.floors[i]
}

// cap is the most places that i may get, never more than the total.
func (c *contest) cap(i int) int64 {
	if c.weights[i] == 0 {
		return c.floor(i)
	}
	if c.caps == nil {
		return c.total
	}
	return min(c.caps[i], c.total)
}

// check checks what was given, and sums the weights.
func (c *contest) check() error {
	n := len(c.weights)
	switch {
	case c.total < 0:
		return invalid("total", tanu.RuleNegative)
	case c.floors != nil && len(c.floors) != n:
		return limited(ErrInvalid, "floors", tanu.RuleCount, int64(n))
	case c.caps != nil && len(c.caps) != n:
		return limited(ErrInvalid, "caps", tanu.RuleCount, int64(n))
	}
	for i, w := range c.weights {
		if w < 0 {
			return invalid(fmt.Sprintf("weights[%d]", i), tanu.RuleNegative)
		}
		if w > 0 {
			c.positive++
		}
		if c.sum += w; c.sum < 0 {
			return tooLargeSum("weights")
		}
	}
	return c.checkBounds()
}

// checkBounds checks that the floors and the caps can be kept, floors first.
func (c *contest) checkBounds() error {
	if c.floors == nil && c.caps == nil && (c.sum > 0 || c.total == 0) {
		return nil
	}
	var floors, caps int64
	for i := range c.weights {
		if err := c.checkRecipient(i); err != nil {
			return err
		}
		if c.floor(i) > c.total-floors {
			return limited(ErrInfeasible, "floors", tanu.RuleSumTooLarge, c.total)
		}
		floors += c.floor(i)
		caps += min(c.cap(i), c.total-caps)
	}
	switch {
	case caps == c.total:
		return nil
	case c.sum == 0:
		return &tanu.FieldError{Kind: ErrInfeasible, Path: "weights", Rule: tanu.RuleNotPositive}
	}
	return limited(ErrInfeasible, "caps", tanu.RuleSumTooSmall, c.total)
}

func (c *contest) checkRecipient(i int) error {
	floor, limit := c.floor(i), NoCap
	if c.caps != nil {
		limit = c.caps[i]
	}
	switch {
	case floor < 0:
		return invalid(fmt.Sprintf("floors[%d]", i), tanu.RuleNegative)
	case limit < 0:
		return invalid(fmt.Sprintf("caps[%d]", i), tanu.RuleNegative)
	case floor > limit:
		return limited(ErrInfeasible, fmt.Sprintf("floors[%d]", i), tanu.RuleTooLarge, limit)
	}
	return nil
}

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

// TieRule says what to do about a tie.
type TieRule string

const (
	TieSettled TieRule = ""       // by larger weight, then by lower region code or index; and reported
	TieRefused TieRule = "refuse" // an error of kind ErrTie: a person decides
)

var tieRuleWords = word.Table[TieRule, tanu.Text]{
	Unknown: tanu.UnknownWord("TieRule"),
	Rows: []word.Row[TieRule, tanu.Text]{
		{Word: TieRefused, Name: tanu.Text{KK: "теңдікті адам шешеді", RU: "равенство решает человек", EN: "a person decides a tie"}},
	},
}

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
