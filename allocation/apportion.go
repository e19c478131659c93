package allocation

import (
	"fmt"
	"math"

	"github.com/biliktilik/tanu"
)

// NoCap in Options.Caps leaves a recipient without a cap.
const NoCap int64 = math.MaxInt64

// Options are the bounds of an apportionment and what is to be done about a
// tie. The zero Options has no bounds and settles ties.
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

// Outcome is what an apportionment came to: the places of each recipient, in
// the order given, and the tie if there was one.
type Outcome struct {
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
// Law: 2025/18, 2023/18.
func Apportion(method Method, total int64, weights []int64, options Options) (Outcome, error) {
	c, err := newContest(method, total, weights, options)
	if err != nil {
		return Outcome{}, err
	}
	tie := c.share()
	if !tie.IsZero() && options.Ties == TieRefused {
		return Outcome{}, &TieError{Recipients: tie.Among, Places: len(tie.Won)}
	}
	return Outcome{c.places, tie}, nil
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

	precedence []int64 // what settles a tie, the larger first; nil: the weights
}

func newContest(method Method, total int64, weights []int64, options Options) (contest, error) {
	method = method.orDefault()
	row := method.row()
	if row < 0 {
		_, err := ParseMethod(string(method))
		return contest{}, err
	}
	if err := options.Ties.Validate(); err != nil {
		return contest{}, err
	}
	c := contest{
		method: method, divisors: methods[row].divisors,
		total: total, weights: weights, floors: options.Floors, caps: options.Caps,
	}
	if err := c.check(); err != nil {
		return contest{}, err
	}
	c.places = make([]int64, len(weights))
	return c, nil
}

// share fills in the places.
func (c *contest) share() Tie[int] {
	if c.method == LargestRemainder {
		return c.byRemainder()
	}
	return c.byDivisor()
}

// floor is the fewest places that i may get.
func (c *contest) floor(i int) int64 {
	if c.floors == nil {
		return 0
	}
	return c.floors[i]
}

// cap is the most places that i may get; never more than the total.
func (c *contest) cap(i int) int64 {
	if c.weights[i] == 0 {
		return c.floor(i)
	}
	if c.caps == nil {
		return c.total
	}
	return min(c.caps[i], c.total)
}

// check holds what was given to its rules, and sums the weights.
func (c *contest) check() error {
	n := len(c.weights)
	switch {
	case c.total < 0:
		return c.broken("total", "want 0 or more")
	case c.floors != nil && len(c.floors) != n:
		return c.broken("floors", fmt.Sprintf("want none or %d, one for each weight", n))
	case c.caps != nil && len(c.caps) != n:
		return c.broken("caps", fmt.Sprintf("want none or %d, one for each weight", n))
	}
	for i, w := range c.weights {
		if w < 0 {
			return &RuleError{Kind: ErrInvalid, Subject: fmt.Sprint("recipient ", i), Field: "weight", Rule: "want 0 or more"}
		}
		if w > 0 {
			c.positive++
		}
		if c.sum += w; c.sum < 0 {
			return &RuleError{Kind: ErrOverflow, Subject: "apportionment", Field: "weights", Rule: "their sum does not fit in 63 bits"}
		}
	}
	if c.floors == nil && c.caps == nil {
		if c.sum == 0 && c.total > 0 {
			return c.nobodyLeft()
		}
		return nil
	}
	return c.checkLimits()
}

// checkLimits tells whether the floors and the caps can be kept, floors first.
func (c *contest) checkLimits() error {
	var floors, caps int64
	for i := range c.weights {
		if err := c.checkLimit(i); err != nil {
			return err
		}
		if floor := c.floor(i); floor > c.total-floors {
			return c.infeasible("floors", "they sum to more than the total")
		}
		floors += c.floor(i)
		caps += min(c.cap(i), c.total-caps)
	}
	if caps < c.total {
		return c.nobodyLeft()
	}
	return nil
}

// checkLimit judges the floor and the cap of one recipient.
func (c *contest) checkLimit(i int) error {
	floor, limit := c.floor(i), NoCap
	if c.caps != nil {
		limit = c.caps[i]
	}
	broken := func(kind tanu.Error, field, rule string) error {
		return &RuleError{Kind: kind, Subject: fmt.Sprint("recipient ", i), Field: field, Rule: rule}
	}
	switch {
	case floor < 0:
		return broken(ErrInvalid, "floor", "want 0 or more")
	case limit < 0:
		return broken(ErrInvalid, "cap", "want 0 or more")
	case floor > limit:
		return broken(ErrInfeasible, "floor", "it is above the cap")
	}
	return nil
}

// nobodyLeft is the error for places that no recipient may take.
func (c *contest) nobodyLeft() error {
	if c.sum == 0 {
		return c.infeasible("weights", "no recipient has a weight, and the floors sum to less than the total")
	}
	return c.infeasible("caps", "with the floors of those without a weight they sum to less than the total")
}

func (c *contest) infeasible(field, rule string) error {
	return &RuleError{Kind: ErrInfeasible, Subject: "apportionment", Field: field, Rule: rule}
}

func (c *contest) broken(field, rule string) error {
	return &RuleError{Kind: ErrInvalid, Subject: "apportionment", Field: field, Rule: rule}
}
