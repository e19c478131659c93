package allocation

import (
	"cmp"
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
	last := nthLargest(remainders, left)
	var among []int
	for i, r := range remainders {
		switch {
		case r > last:
			c.places[i]++
			left--
		case r == last:
			among = append(among, i)
		}
	}
	if left < len(among) {
		return c.settle(among, left)
	}
	for _, i := range among {
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
	for i, w := range c.weights {
		whole, remainder := rate.of(uint64(w))
		floor, limit := c.floor(i), c.cap(i)
		switch {
		case whole >= uint64(limit):
			c.places[i] = limit
		case whole < uint64(floor):
			c.places[i] = floor
		default:
			c.places[i], remainders[i] = int64(whole), remainder
		}
		rest -= c.places[i]
	}
	return remainders, int(rest)
}

// settle gives the places to the first of those in a tie, by larger weight, or
// whatever else comes first in the contest, and then by lower index.
func (c *contest) settle(among []int, places int) Tie[int] {
	order, by := slices.Clone(among), c.precedence
	if by == nil {
		by = c.weights
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(by[j], by[i]), cmp.Compare(i, j))
	})
	won := order[:places:places]
	for _, i := range won {
		c.places[i]++
	}
	slices.Sort(won)
	return Tie[int]{Among: among, Won: won}
}

// nthLargest returns the n-th largest value, counting from 1. Few values are
// sorted; many are narrowed down by their leading bits, eight at a time, so that
// no order of the values makes it slow.
func nthLargest(values []uint64, n int) uint64 {
	const few = 64
	if len(values) <= few {
		var room [few]uint64
		sorted := room[:copy(room[:], values)]
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
		var kept []uint64
		for _, v := range values {
			if v>>shift&255 == uint64(leading) {
				kept = append(kept, v)
			}
		}
		values = kept
	}
}
