package allocation

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// byRemainder gives each the whole part of its exact share, and the places left
// to the largest remainders. All remainders are parts of one denominator, so
// the smallest that still gets a place is found by selection, without sorting.
func (c *contest) byRemainder() Tie[int] {
	rate, _ := c.rateFor(c.total)
	remainders, rest := make([]uint64, len(c.weights)), c.total
	for i := range c.weights {
		c.places[i], remainders[i] = c.exactShare(i, rate)
		rest -= c.places[i]
	}
	if rest == 0 {
		return Tie[int]{}
	}
	left := int(rest) // less than one each
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
	return c.settle(equal, left)
}

// settle gives places to the first of those with an equal claim: by larger
// precedence, then by lower index. It is a tie if there are too few for all.
func (c *contest) settle(equal []int, places int) Tie[int] {
	order := slices.Clone(equal)
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(c.precedence[j], c.precedence[i]) })
	won := order[:places:places]
	for _, i := range won {
		c.places[i]++
	}
	if len(won) == len(equal) {
		return Tie[int]{}
	}
	slices.Sort(won)
	return Tie[int]{Among: equal, Won: won}
}

// nthLargest returns the n-th largest value, counting from 1. It finds the
// values with the same leading bits, and sorts only those.
func nthLargest(values []uint64, n int) uint64 {
	shift := max(bits.Len64(slices.Max(values))-6, 0)
	var counts [64]int // by the leading six bits
	for _, v := range values {
		counts[v>>shift]++
	}
	leading := len(counts) - 1
	for n > counts[leading] {
		n -= counts[leading]
		leading--
	}
	same := make([]uint64, 0, counts[leading])
	for _, v := range values {
		if v>>shift == uint64(leading) {
			same = append(same, v)
		}
	}
	slices.Sort(same)
	return same[len(same)-n]
}

// rate is places per weight, num/den. A weight times the rate is an exact share.
type rate struct{ num, den uint64 }

// share returns the whole part of a weight's share, and the remainder in parts
// of den. A share that does not fit is math.MaxUint64; a cap cuts it down.
func (r rate) share(weight uint64) (whole, remainder uint64) {
	hi, lo := bits.Mul64(weight, r.num)
	if hi == 0 {
		return lo / r.den, lo % r.den
	}
	if hi >= r.den {
		return math.MaxUint64, 0
	}
	return bits.Div64(hi, lo, r.den)
}

// compare compares a weight's share with a number of places.
func (r rate) compare(weight uint64, places int64) int {
	return compareProducts(weight, r.num, uint64(places), r.den)
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

// span is what a recipient may get.
type span struct {
	weight       uint64
	floor, limit int64
}

// rateFor returns the one rate at which the shares, each held between its floor
// and its cap, sum to a total, and how many recipients are then within their
// bounds. The rate is 0 where the total is less than the floors, and high enough
// for every cap where it is more than the caps.
//
// It tries the rate at which the recipients that are not yet fixed would share
// what is left. If the shares, held to their bounds, then come to too much, the
// right rate is no higher, and who is below the floor will be at the floor;
// otherwise who is above the cap will be at the cap.
func (c *contest) rateFor(total int64) (r rate, within int) {
	if c.floors == nil && c.caps == nil {
		return rate{uint64(total), uint64(max(c.sum, 1))}, c.positive
	}
	open := make([]span, 0, c.positive) // those not yet fixed
	left, weight := total, uint64(0)    // of them
	for i, w := range c.weights {
		if s := (span{uint64(w), c.floor(i), c.cap(i)}); s.floor < s.limit {
			open, weight = append(open, s), weight+s.weight
		} else {
			left -= s.floor
		}
	}
	r = rate{0, 1}
	var below, above []span // those out of their bounds
	for left > 0 && len(open) > 0 {
		r = rate{uint64(left), weight}
		within := open[:0]
		below, above = below[:0], above[:0]
		var floors, caps span // the sums of both
		for _, s := range open {
			switch {
			case r.compare(s.weight, s.floor) < 0:
				below, floors.floor, floors.weight = append(below, s), floors.floor+s.floor, floors.weight+s.weight
			case r.compare(s.weight, s.limit) > 0:
				above, caps.limit, caps.weight = append(above, s), caps.limit+s.limit, caps.weight+s.weight
			default:
				within = append(within, s)
			}
		}
		if len(within) == len(open) {
			return r, len(open)
		}
		bounds := uint64(floors.floor + caps.limit)
		if compareProducts(bounds, weight, uint64(left), floors.weight+caps.weight) >= 0 {
			open, left, weight = append(within, above...), left-floors.floor, weight-floors.weight
		} else {
			open, left, weight = append(within, below...), left-caps.limit, weight-caps.weight
		}
	}
	if left <= 0 {
		return rate{0, 1}, len(open)
	}
	return r, 0
}

// compareProducts compares a*b with c*d, exactly.
func compareProducts(a, b, c, d uint64) int {
	hi, lo := bits.Mul64(a, b)
	otherHi, otherLo := bits.Mul64(c, d)
	if hi != otherHi {
		return cmp.Compare(hi, otherHi)
	}
	return cmp.Compare(lo, otherLo)
}
