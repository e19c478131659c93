package allocation

import (
	"math"
	"math/bits"
	"slices"
)

// rate is places per weight, num/den. A weight times the rate is an exact share.
type rate struct{ num, den uint64 }

// of returns the whole part of a weight's share and what remains, in parts of
// den. A share past the largest number is that number; only one that a cap cuts
// down can be.
func (r rate) of(weight uint64) (whole, remainder uint64) {
	hi, lo := bits.Mul64(weight, r.num)
	if hi == 0 {
		return lo / r.den, lo % r.den
	}
	if hi >= r.den {
		return math.MaxUint64, 0
	}
	return bits.Div64(hi, lo, r.den)
}

// curve is the number of places that all recipients together have at a rate,
// each held between its floor and its cap: it rises in straight pieces between
// bends.
type curve struct {
	bound int64  // places that do not change with the rate, just above rate 0
	slope uint64 // weight of the recipients whose places do
	loose int    // their number
	bends []bend // in any order
}

// bend is a rate at which a recipient leaves its floor or reaches its cap:
// limit/weight.
type bend struct {
	limit  int64
	weight uint64
	isCap  bool
}

// curve draws the curve. A recipient whose floor is its cap never changes, and a
// cap of the whole total is none.
func (c *contest) curve() curve {
	if c.floors == nil && c.caps == nil {
		return curve{slope: uint64(c.sum), loose: c.positive}
	}
	v := curve{bends: make([]bend, 0, 2*c.positive)}
	for i, w := range c.weights {
		floor, limit := c.floor(i), c.cap(i)
		if floor == limit {
			v.bound += floor
			continue
		}
		if floor > 0 {
			v.bound += floor
			v.bends = append(v.bends, bend{floor, uint64(w), false})
		} else {
			v.slope, v.loose = v.slope+uint64(w), v.loose+1
		}
		if limit < c.total {
			v.bends = append(v.bends, bend{limit, uint64(w), true})
		}
	}
	return v
}

// compare orders bends by their rates.
func (b bend) compare(other bend) int {
	return times(uint64(b.limit), other.weight).compare(times(uint64(other.limit), b.weight))
}

// at returns the rate at which the curve reaches a number of places, and how
// many recipients are then at neither floor nor cap. A number below the curve
// gives the rate 0, one above it the rate of the last bend. The bends change
// their order, no more.
func (v curve) at(places int64) (r rate, loose int) {
	if places <= v.bound {
		return rate{0, 1}, v.loose
	}
	var end bend
	for narrowings := 2 * bits.Len(uint(len(v.bends))); len(v.bends) > 12 && narrowings > 0; narrowings-- {
		v, end = v.narrow(places, end)
	}
	slices.SortFunc(v.bends, bend.compare)
	for _, b := range v.bends {
		if v.reaches(places, b) {
			break
		}
		v, end = v.past(b), b
	}
	if v.slope == 0 {
		return rate{uint64(end.limit), end.weight}, 0
	}
	return rate{uint64(places - v.bound), v.slope}, v.loose
}

// narrow halves the bends to look at, more or less: those up to a middle one are
// passed if the curve reaches the places only after it, those from it on are
// left out if the curve reaches them before. last is the last bend passed.
func (v curve) narrow(places int64, last bend) (curve, bend) {
	n := len(v.bends)
	three := []bend{v.bends[n/4], v.bends[n/2], v.bends[3*n/4]}
	slices.SortFunc(three, bend.compare)
	middle := three[1]
	low, high := 0, n // before low: less than the middle; from high on: more
	for i := 0; i < high; {
		switch c := v.bends[i].compare(middle); {
		case c < 0:
			v.bends[i], v.bends[low] = v.bends[low], v.bends[i]
			low, i = low+1, i+1
		case c > 0:
			high--
			v.bends[i], v.bends[high] = v.bends[high], v.bends[i]
		default:
			i++
		}
	}
	there := v.past(v.bends[:low]...)
	if there.reaches(places, middle) {
		v.bends = v.bends[:low]
		return v, last
	}
	there = there.past(v.bends[low:high]...)
	there.bends = v.bends[high:]
	return there, middle
}

// past returns the curve beyond the bends. Floors are left first, so that the
// places bound are never more than they come to; past the largest number they
// are the largest number, which is past any total.
func (v curve) past(bends ...bend) curve {
	for _, b := range bends {
		if !b.isCap {
			v.bound, v.slope, v.loose = v.bound-b.limit, v.slope+b.weight, v.loose+1
		}
	}
	for _, b := range bends {
		if b.isCap {
			v.bound += min(b.limit, math.MaxInt64-v.bound)
			v.slope, v.loose = v.slope-b.weight, v.loose-1
		}
	}
	return v
}

// reaches reports whether a straight piece that ends at the bend gets to the
// places: bound + slope*limit/weight >= places.
func (v curve) reaches(places int64, b bend) bool {
	return v.bound >= places || times(uint64(b.limit), v.slope).compare(times(uint64(places-v.bound), b.weight)) >= 0
}
