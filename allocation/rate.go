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
	bends []bend // ascending
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
	var v curve
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
	slices.SortFunc(v.bends, func(a, b bend) int {
		return times(uint64(a.limit), b.weight).compare(times(uint64(b.limit), a.weight))
	})
	return v
}

// at returns the rate at which the curve reaches a number of places, and how
// many recipients are then at neither floor nor cap. A number below the curve
// gives the rate 0, one above it the rate of the last bend.
func (v curve) at(places int64) (r rate, loose int) {
	if places <= v.bound {
		return rate{0, 1}, v.loose
	}
	for _, b := range v.bends {
		// Is it reached before this bend: bound + slope*limit/weight >= places?
		if times(uint64(b.limit), v.slope).compare(times(uint64(places-v.bound), b.weight)) >= 0 {
			break
		}
		if b.isCap {
			v.bound, v.slope, v.loose = v.bound+b.limit, v.slope-b.weight, v.loose-1
		} else {
			v.bound, v.slope, v.loose = v.bound-b.limit, v.slope+b.weight, v.loose+1
		}
	}
	if v.slope == 0 {
		end := v.bends[len(v.bends)-1]
		return rate{uint64(end.limit), end.weight}, 0
	}
	return rate{uint64(places - v.bound), v.slope}, v.loose
}
