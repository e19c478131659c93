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

// curve gives the places that all recipients together have at a rate, each held
// between its floor and its cap. It rises in straight pieces between bends.
type curve struct {
	fixed  int64  // places of those at their floor or cap, just above rate 0
	slope  uint64 // total weight of the others
	moving int    // how many others there are
	bends  []bend // in any order
}

// bend is the rate limit/weight, at which a recipient leaves its floor or
// reaches its cap.
type bend struct {
	limit  int64
	weight uint64
	isCap  bool
}

func (b bend) compare(other bend) int {
	return compareProducts(uint64(b.limit), other.weight, uint64(other.limit), b.weight)
}

// curve draws the curve. A recipient whose floor is its cap has no bends, and a
// cap of the whole total is no cap.
func (c *contest) curve() curve {
	if c.floors == nil && c.caps == nil {
		return curve{slope: uint64(c.sum), moving: c.positive}
	}
	v := curve{bends: make([]bend, 0, 2*c.positive)}
	for i, w := range c.weights {
		floor, limit := c.floor(i), c.cap(i)
		if floor == limit {
			v.fixed += floor
			continue
		}
		if floor > 0 {
			v.fixed += floor
			v.bends = append(v.bends, bend{floor, uint64(w), false})
		} else {
			v.slope += uint64(w)
			v.moving++
		}
		if limit < c.total {
			v.bends = append(v.bends, bend{limit, uint64(w), true})
		}
	}
	return v
}

// at returns the rate at which the curve reaches a number of places, and how
// many recipients are then at neither floor nor cap. Below the curve the rate is
// 0, above it that of the last bend. The order of the bends changes.
//
// Most bends are passed or dropped half at a time, as in a selection; only the
// last few are sorted.
func (v curve) at(places int64) (r rate, moving int) {
	if places <= v.fixed {
		return rate{0, 1}, v.moving
	}
	var last bend // the last one passed
	for tries := 2 * bits.Len(uint(len(v.bends))); len(v.bends) > 12 && tries > 0; tries-- {
		v, last = v.halve(places, last)
	}
	slices.SortFunc(v.bends, bend.compare)
	for _, b := range v.bends {
		if v.reaches(places, b) {
			break
		}
		v, last = v.past(b), b
	}
	if v.slope == 0 {
		return rate{uint64(last.limit), last.weight}, 0
	}
	return rate{uint64(places - v.fixed), v.slope}, v.moving
}

// halve splits the bends at a middle one. If the curve reaches the places before
// it, the bends from it on are dropped; if not, those up to it are passed.
func (v curve) halve(places int64, last bend) (curve, bend) {
	n := len(v.bends)
	three := []bend{v.bends[n/4], v.bends[n/2], v.bends[3*n/4]}
	slices.SortFunc(three, bend.compare)
	middle := three[1]
	low, high := 0, n // bends before low are smaller than the middle, those from high on larger
	for i := 0; i < high; {
		switch c := v.bends[i].compare(middle); {
		case c < 0:
			v.bends[i], v.bends[low] = v.bends[low], v.bends[i]
			low++
			i++
		case c > 0:
			high--
			v.bends[i], v.bends[high] = v.bends[high], v.bends[i]
		default:
			i++
		}
	}
	beyond := v.past(v.bends[:low]...)
	if beyond.reaches(places, middle) {
		v.bends = v.bends[:low]
		return v, last
	}
	beyond = beyond.past(v.bends[low:high]...)
	beyond.bends = v.bends[high:]
	return beyond, middle
}

// past returns the curve beyond the bends. Floors go first, so that the fixed
// places never fall below zero; a sum that does not fit is math.MaxInt64, which
// is past any total.
func (v curve) past(bends ...bend) curve {
	for _, b := range bends {
		if !b.isCap {
			v.fixed -= b.limit
			v.slope += b.weight
			v.moving++
		}
	}
	for _, b := range bends {
		if b.isCap {
			v.fixed += min(b.limit, math.MaxInt64-v.fixed)
			v.slope -= b.weight
			v.moving--
		}
	}
	return v
}

// reaches reports whether the straight piece that ends at the bend gets to the
// places: fixed + slope*limit/weight >= places.
func (v curve) reaches(places int64, b bend) bool {
	return v.fixed >= places || compareProducts(uint64(b.limit), v.slope, uint64(places-v.fixed), b.weight) >= 0
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
