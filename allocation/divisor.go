package allocation

import (
	"cmp"
	"math"
)

// seat is one place of one recipient in the order in which a divisor method
// hands places out: by the quotient of the weight and the divisor of the place,
// the larger first.
type seat struct {
	weight  uint64
	divisor uint64 // step*n + first; for geometric divisors n itself
	index   int
}

// seat returns the n-th place of a recipient, counting from 0.
func (c *contest) seat(i int, n int64) seat {
	s := seat{uint64(c.weights[i]), uint64(n), i}
	if !c.divisors.geometric {
		s.divisor = s.divisor*c.divisors.step + c.divisors.first
	}
	return s
}

// compare compares the quotients of two seats exactly: -1, 0 or +1 as the first
// is smaller, equal or larger. Those of divisor 0 are above all others and
// compare by weight.
func (d *divisors) compare(a, b *seat) int {
	if a.divisor == 0 || b.divisor == 0 {
		if a.divisor == b.divisor {
			return cmp.Compare(a.weight, b.weight)
		}
		return cmp.Compare(b.divisor, a.divisor)
	}
	if d.geometric && (a.weight|a.divisor|b.weight|b.divisor)>>31 == 0 { // the squares fit in words
		return times(a.weight*a.weight, b.divisor*(b.divisor+1)).compare(times(b.weight*b.weight, a.divisor*(a.divisor+1)))
	}
	if d.geometric {
		left := times(a.weight, a.weight).times(times(b.divisor, b.divisor+1))
		right := times(b.weight, b.weight).times(times(a.divisor, a.divisor+1))
		return left.compare(right)
	}
	return times(a.weight, b.divisor).compare(times(b.weight, a.divisor))
}

// down reports whether a share is rounded down, up whether it is rounded up: in
// between, it is rounded to some middle.
func (d divisors) down() bool { return !d.geometric && d.step == 1 && d.first == 1 }
func (d divisors) up() bool   { return !d.geometric && d.step == 1 && d.first == 0 }

// before reports whether a is handed out before b: by quotient, then by larger
// weight, then by lower index.
func (d *divisors) before(a, b *seat) bool {
	if c := d.compare(a, b); c != 0 {
		return c > 0
	}
	if a.weight != b.weight {
		return a.weight > b.weight
	}
	return a.index < b.index
}

// byDivisor guesses the places from the rate at which exact shares sum to the
// total, and then hands out, or takes back, the few places by which the guess
// misses it. The guess holds every seat down to some quotient and none below,
// so what the order of seats makes of it is what handing out one place at a
// time would have come to.
func (c *contest) byDivisor() Tie[int] {
	miss := c.guess()
	var last, next seat
	var hasLast, hasNext bool
	switch {
	case miss > 0:
		last, next, hasNext = c.move(int(miss), handOut)
		hasLast = true
	case miss < 0:
		next, last, hasLast = c.move(int(-miss), takeBack)
		hasNext = true
	default:
		_, next, hasNext = c.move(0, handOut)
		_, last, hasLast = c.move(0, takeBack)
	}
	if !hasLast || !hasNext || c.divisors.compare(&last, &next) != 0 {
		return Tie[int]{}
	}
	return c.tieAt(last)
}

// guess fills in the places at a rate near the right one, and returns how many
// are missing, negative if they are too many.
func (c *contest) guess() (miss int64) {
	curve := c.curve()
	r, loose := curve.at(c.total)
	if half := int64(loose) / 2; c.divisors.down() { // rounding loses half a place a head
		r, _ = curve.at(c.total + min(half, math.MaxInt64-c.total))
	} else if c.divisors.up() {
		r, _ = curve.at(c.total - half)
	}
	miss = c.total
	for i, w := range c.weights {
		places := c.round(uint64(w), r)
		c.places[i] = int64(max(min(places, uint64(c.cap(i))), uint64(c.floor(i))))
		miss -= c.places[i]
	}
	return miss
}

// round counts the places of a weight whose quotient is at least 1/rate.
func (c *contest) round(weight uint64, r rate) uint64 {
	whole, remainder := r.of(weight)
	switch {
	case whole > 1<<63:
		return whole // a cap cuts it down
	case c.divisors.geometric:
		if whole == 0 || c.pastRoot(weight, whole, remainder, r) {
			return whole + 1
		}
	case c.divisors.up():
		return whole + 1
	case c.divisors.step == 2 && remainder >= r.den-remainder:
		return whole + 1
	}
	return whole
}

// pastRoot reports whether the share of the weight is at least the square root
// of whole*(whole+1), which is a little less than whole and a half.
func (c *contest) pastRoot(weight, whole, remainder uint64, r rate) bool {
	if remainder >= r.den-remainder {
		return true
	}
	// The root lacks less than 1/(4*whole) of a whole and a half; what the
	// share lacks is below/den halves.
	if below := times(whole, r.den-2*remainder); below.hi > 0 || below.lo >= r.den {
		return false
	}
	share := times(weight, r.num)
	root := times(whole, whole+1)
	return share.times(share).compare(root.times(times(r.den, r.den))) >= 0
}

// direction is the way in which places move to make the guess right.
type direction int

const (
	handOut  direction = +1
	takeBack direction = -1
)

// move hands out that many places, or takes them back, in the order of the
// seats. It returns the seat that moved last and the one that would be next, if
// there is any.
//
// Only a recipient whose first seat is among the first count+1 can be touched,
// so a scan keeps those, and a heap over them is small however many recipients
// there are.
func (c *contest) move(count int, way direction) (last, next seat, hasNext bool) {
	order := order{&c.divisors, way == handOut}
	heap := c.first(count+1, way, order)
	order.build(heap)
	for range count {
		last = heap[0]
		c.places[last.index] += int64(way)
		if s, ok := c.open(last.index, way); ok {
			heap[0] = s
		} else {
			heap[0] = heap[len(heap)-1]
			heap = heap[:len(heap)-1]
		}
		order.down(heap, 0)
	}
	if len(heap) == 0 {
		return last, next, false
	}
	return last, heap[0], true
}

// open returns the seat of a recipient that may move next, if there is one.
func (c *contest) open(i int, way direction) (seat, bool) {
	n := c.places[i]
	if way == handOut {
		return c.seat(i, n), n < c.cap(i)
	}
	return c.seat(i, n-1), n > c.floor(i)
}

// first returns the first count of the recipients' open seats, in no order.
func (c *contest) first(count int, way direction, order order) []seat {
	later := order.reversed()
	kept := make([]seat, 0, min(count, len(c.weights)))
	for i := range c.weights {
		s, ok := c.open(i, way)
		switch {
		case !ok:
		case len(kept) < cap(kept):
			if kept = append(kept, s); len(kept) == cap(kept) {
				later.build(kept)
			}
		case order.sooner(&s, &kept[0]):
			kept[0] = s
			later.down(kept, 0)
		}
	}
	return kept
}

// tieAt collects those with a seat of the same quotient as the last one.
func (c *contest) tieAt(last seat) (tie Tie[int]) {
	for i := range c.weights {
		if s, ok := c.open(i, takeBack); ok && c.divisors.compare(&s, &last) == 0 {
			tie.Among = append(tie.Among, i)
			tie.Won = append(tie.Won, i)
		} else if s, ok := c.open(i, handOut); ok && c.divisors.compare(&s, &last) == 0 {
			tie.Among = append(tie.Among, i)
		}
	}
	return tie
}

// order is that of handing seats out, or its reverse, and keeps binary heaps in
// it: in a heap each seat is no later than the two below it.
type order struct {
	divisors *divisors
	forward  bool
}

// sooner reports whether a comes before b; no two seats are equal.
func (o *order) sooner(a, b *seat) bool { return o.divisors.before(a, b) == o.forward }

func (o order) reversed() order { return order{o.divisors, !o.forward} }

func (o *order) build(heap []seat) {
	for i := len(heap)/2 - 1; i >= 0; i-- {
		o.down(heap, i)
	}
}

func (o *order) down(heap []seat, i int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && o.sooner(&heap[child+1], &heap[child]) {
			child++
		}
		if !o.sooner(&heap[child], &heap[i]) {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}
