package allocation

import (
	"cmp"
	"container/heap"
	"math"
	"math/big"
	"math/bits"
)

// divisors is the sequence by which a divisor method divides a weight for place
// 0, 1, 2, …: step*n + first, or the square root of n*(n+1).
type divisors struct {
	step, first uint64
	geometric   bool
}

// roundsDown and roundsUp tell how the method rounds a share; the others round
// to some middle.
func (d divisors) roundsDown() bool { return !d.geometric && d.step == 1 && d.first == 1 }
func (d divisors) roundsUp() bool   { return !d.geometric && d.step == 1 && d.first == 0 }

// seat is one place of one recipient. A divisor method hands seats out by the
// quotient weight/divisor, the largest first.
type seat struct {
	weight    uint64
	divisor   uint64 // step*n + first; for geometric divisors n itself
	recipient int
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
// is smaller, equal or larger. A divisor of 0 is above all others; two of them
// compare by weight.
func (d *divisors) compare(a, b *seat) int {
	if a.divisor == 0 || b.divisor == 0 {
		if a.divisor == b.divisor {
			return cmp.Compare(a.weight, b.weight)
		}
		return cmp.Compare(b.divisor, a.divisor)
	}
	if !d.geometric {
		return compareProducts(a.weight, b.divisor, b.weight, a.divisor)
	}
	if (a.weight|a.divisor|b.weight|b.divisor)>>31 == 0 { // the squares fit in words
		return compareProducts(a.weight*a.weight, b.divisor*(b.divisor+1), b.weight*b.weight, a.divisor*(a.divisor+1))
	}
	return squares(a.weight, b.divisor).Cmp(squares(b.weight, a.divisor))
}

// squares is weight^2 * n(n+1).
func squares(weight, n uint64) *big.Int {
	w, product := new(big.Int).SetUint64(weight), new(big.Int).SetUint64(n)
	product.Mul(product, new(big.Int).SetUint64(n+1))
	return product.Mul(product, w).Mul(product, w)
}

// order sorts seats as they are handed out: by larger quotient, then by larger
// weight, then by lower index.
func (d *divisors) order(a, b *seat) int {
	if c := d.compare(b, a); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.recipient, b.recipient))
}

// byDivisor guesses the places from the rate at which the exact shares sum to
// the total, and then hands out, or takes back, the few places that are missing
// or too many. The guess has every seat down to some quotient and none below, so
// the result is the same as handing out one place at a time.
func (c *contest) byDivisor() Tie[int] {
	missing := c.guess()
	var last, next *seat // the last one handed out, and the first one not; nil for none
	switch {
	case missing > 0:
		last, next = c.move(int(missing), handOut)
	case missing < 0:
		next, last = c.move(int(-missing), takeBack)
	default:
		_, next = c.move(0, handOut)
		_, last = c.move(0, takeBack)
	}
	if last == nil || next == nil || c.divisors.compare(last, next) != 0 {
		return Tie[int]{}
	}
	return c.tieAt(last)
}

// guess fills in the places at a rate near the right one, and returns how many
// are missing, negative if they are too many.
func (c *contest) guess() (missing int64) {
	r, within := c.rateFor(c.total)
	if half := int64(within) / 2; c.divisors.roundsDown() { // rounding down loses half a place each
		r, _ = c.rateFor(c.total + min(half, math.MaxInt64-c.total))
	} else if c.divisors.roundsUp() {
		r, _ = c.rateFor(max(c.total-half, 0))
	}
	missing = c.total
	for i, w := range c.weights {
		places := c.round(uint64(w), r)
		c.places[i] = int64(max(min(places, uint64(c.cap(i))), uint64(c.floor(i))))
		missing -= c.places[i]
	}
	return missing
}

// round counts the seats of a weight whose quotient is at least 1/rate.
func (c *contest) round(weight uint64, r rate) uint64 {
	whole, remainder := r.share(weight)
	switch {
	case whole > 1<<63:
		return whole // a cap cuts it down
	case c.divisors.geometric:
		if whole == 0 || reachesRoot(whole, remainder, r.den) {
			return whole + 1
		}
	case c.divisors.roundsUp():
		return whole + 1
	case c.divisors.step == 2 && remainder >= r.den-remainder:
		return whole + 1
	}
	return whole
}

// reachesRoot reports whether a share, whole + remainder/den, is at least the
// square root of whole*(whole+1), which is a little less than whole and a half.
// Squared, that is remainder^2 >= whole*(den-2*remainder)*den.
func reachesRoot(whole, remainder, den uint64) bool {
	if remainder >= den-remainder {
		return true
	}
	hi, lo := bits.Mul64(whole, den-2*remainder)
	if hi > 0 || lo >= den {
		return false // den^2 is more than remainder^2
	}
	return compareProducts(remainder, remainder, lo, den) >= 0
}

// direction is the way in which places move to make the guess right.
type direction int

const (
	handOut  direction = +1
	takeBack direction = -1
)

// move hands out that many places, or takes them back. It returns the seat that
// moved last and the one that would be next, nil for none.
func (c *contest) move(count int, way direction) (last, next *seat) {
	queue := c.queue(count+1, way)
	if count > 0 {
		last = new(seat)
	}
	for range count {
		*last = queue.seats[0]
		c.places[last.recipient] += int64(way)
		if s, ok := c.movable(last.recipient, way); ok {
			queue.seats[0] = s
			heap.Fix(queue, 0)
		} else {
			heap.Pop(queue)
		}
	}
	if queue.Len() > 0 {
		next = &queue.seats[0]
	}
	return last, next
}

// movable returns the seat of a recipient that may move next, if there is one.
func (c *contest) movable(i int, way direction) (seat, bool) {
	n := c.places[i]
	if way == handOut {
		return c.seat(i, n), n < c.cap(i)
	}
	return c.seat(i, n-1), n > c.floor(i)
}

// queue returns the first count of the recipients' movable seats. No others can
// move while count-1 of them do, so the queue stays short however many
// recipients there are.
func (c *contest) queue(count int, way direction) *queue {
	q := &queue{c.divisors, -way, make([]seat, 0, min(count, len(c.weights)))} // backwards: the last seat on top
	for i := range c.weights {
		s, ok := c.movable(i, way)
		switch {
		case !ok:
		case len(q.seats) < cap(q.seats):
			if q.seats = append(q.seats, s); len(q.seats) == cap(q.seats) {
				heap.Init(q)
			}
		case q.sooner(&q.seats[0], &s):
			q.seats[0] = s
			heap.Fix(q, 0)
		}
	}
	q.way = way
	heap.Init(q)
	return q
}

// tieAt collects those with a seat of the same quotient as the last one.
func (c *contest) tieAt(last *seat) (tie Tie[int]) {
	for i := range c.weights {
		if s, ok := c.movable(i, takeBack); ok && c.divisors.compare(&s, last) == 0 {
			tie.Among = append(tie.Among, i)
			tie.Won = append(tie.Won, i)
		} else if s, ok := c.movable(i, handOut); ok && c.divisors.compare(&s, last) == 0 {
			tie.Among = append(tie.Among, i)
		}
	}
	return tie
}

// queue is a heap of seats: on top the next to be handed out, or, in the other
// direction, to be taken back.
type queue struct {
	divisors divisors
	way      direction
	seats    []seat
}

// sooner reports whether a moves before b; no two seats are equal.
func (q *queue) sooner(a, b *seat) bool { return (q.divisors.order(a, b) < 0) == (q.way == handOut) }

func (q *queue) Len() int           { return len(q.seats) }
func (q *queue) Less(i, j int) bool { return q.sooner(&q.seats[i], &q.seats[j]) }
func (q *queue) Swap(i, j int)      { q.seats[i], q.seats[j] = q.seats[j], q.seats[i] }
func (q *queue) Push(s any)         { q.seats = append(q.seats, s.(seat)) }

func (q *queue) Pop() any {
	last := q.seats[q.Len()-1]
	q.seats = q.seats[:q.Len()-1]
	return last
}
