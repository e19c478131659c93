package allocation

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

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
	return multiply(uint64(b.limit), other.weight).compare(multiply(uint64(other.limit), b.weight))
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
	return v.fixed >= places ||
		multiply(uint64(b.limit), v.slope).compare(multiply(uint64(places-v.fixed), b.weight)) >= 0
}

// uint128 holds a product of two words, uint256 one of two squares, so that
// comparisons are exact.
type uint128 struct{ hi, lo uint64 }

type uint256 struct{ hi, lo uint128 }

func multiply(a, b uint64) uint128 {
	hi, lo := bits.Mul64(a, b)
	return uint128{hi, lo}
}

func (a uint128) times(b uint128) uint256 {
	low, high := multiply(a.lo, b.lo), multiply(a.hi, b.hi)
	for _, cross := range [...]uint128{multiply(a.hi, b.lo), multiply(a.lo, b.hi)} {
		var carry uint64
		low.hi, carry = bits.Add64(low.hi, cross.lo, 0)
		high.lo, carry = bits.Add64(high.lo, cross.hi, carry)
		high.hi += carry
	}
	return uint256{high, low}
}

func (a uint128) compare(b uint128) int {
	if a.hi != b.hi {
		return cmp.Compare(a.hi, b.hi)
	}
	return cmp.Compare(a.lo, b.lo)
}

func (a uint256) compare(b uint256) int {
	if c := a.hi.compare(b.hi); c != 0 {
		return c
	}
	return a.lo.compare(b.lo)
}
