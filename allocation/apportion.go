package allocation

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/biliktilik/tanu"
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
// Law: 2025/18, 2023/18.
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

	precedence []int64 // what settles a tie by remainder, the larger first; nil: the weights
}

func newContest(method Method, total int64, weights []int64, options Options) (contest, error) {
	if err := checkWords(method, options.Ties); err != nil {
		return contest{}, err
	}
	method = method.orDefault()
	c := contest{
		method: method, divisors: methodWords.Name(method).divisors,
		total: total, weights: weights, floors: options.Floors, caps: options.Caps,
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

// byRemainder gives each the whole part of its exact share, and the places left
// to the largest remainders. All remainders are parts of one denominator, so
// the smallest that still gets a place is found by selection, without sorting.
func (c *contest) byRemainder() Tie[int] {
	remainders, left := c.wholeParts()
	if left == 0 {
		return Tie[int]{}
	}
	smallest := nthLargest(remainders, left)
	var equal []int
	for i, r := range remainders {
		switch {
		case r > smallest:
			c.places[i]++
			left--
		case r == smallest:
			equal = append(equal, i)
		}
	}
	if left < len(equal) {
		return c.settle(equal, left)
	}
	for _, i := range equal {
		c.places[i]++
	}
	return Tie[int]{}
}

// wholeParts fills in the whole parts of the shares and returns the remainders
// and the number of places left.
func (c *contest) wholeParts() (remainders []uint64, left int) {
	rate, _ := c.curve().at(c.total)
	remainders = make([]uint64, len(c.weights))
	rest := c.total
	for i := range c.weights {
		c.places[i], remainders[i] = c.exactShare(i, rate)
		rest -= c.places[i]
	}
	return remainders, int(rest)
}

// exactShare is the share of a recipient at a rate, between its floor and its
// cap: the whole part, and the remainder in parts of the rate's denominator.
func (c *contest) exactShare(i int, r rate) (whole int64, remainder uint64) {
	share, remainder := r.share(uint64(c.weights[i]))
	floor, limit := c.floor(i), c.cap(i)
	switch {
	case share >= uint64(limit):
		return limit, 0
	case share < uint64(floor):
		return floor, 0
	}
	return int64(share), remainder
}

// settle gives the places to the first of those in a tie: by larger precedence,
// then by lower index.
func (c *contest) settle(among []int, places int) Tie[int] {
	precedence := c.precedence
	if precedence == nil {
		precedence = c.weights
	}
	order := slices.Clone(among)
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(precedence[j], precedence[i]), cmp.Compare(i, j))
	})
	won := order[:places:places]
	for _, i := range won {
		c.places[i]++
	}
	slices.Sort(won)
	return Tie[int]{Among: among, Won: won}
}

// nthLargest returns the n-th largest value, counting from 1. A short list is
// sorted; a long one is narrowed down by the leading bits of its values, eight at
// a time, so that no order of the values makes it slow.
func nthLargest(values []uint64, n int) uint64 {
	const short = 64
	if len(values) <= short {
		var buffer [short]uint64
		sorted := buffer[:copy(buffer[:], values)]
		slices.Sort(sorted)
		return sorted[len(sorted)-n]
	}
	for shift := max(bits.Len64(slices.Max(values))-8, 0); ; shift = max(shift-8, 0) {
		var counts [256]int
		for _, v := range values {
			counts[v>>shift&255]++
		}
		leading := 255
		for n > counts[leading] {
			n -= counts[leading]
			leading--
		}
		if shift == 0 {
			return values[0]&^255 | uint64(leading)
		}
		var same []uint64
		for _, v := range values {
			if v>>shift&255 == uint64(leading) {
				same = append(same, v)
			}
		}
		values = same
	}
}
