package allocation

import (
	"math/big"
	"slices"
	"strings"
)

// Audit shows, region by region, how a distribution came about, for the person
// who signs it. Its numbers are exact; where Table prints them as decimals they
// are cut off, not rounded.
type Audit struct {
	Distribution Distribution
	Weight       int64      // of all regions
	Rows         []AuditRow // in the order of the region codes
}

// AuditRow is one region's part in it.
type AuditRow struct {
	Entry Entry

	// Share is the exact share, at the one rate of places per weight at which
	// the shares, each held between its floor and its cap, sum to the total.
	Share Exact

	// Last and Next are the quotients of the last place that the region got
	// and of the next that it would have got, by a divisor method. A floor's
	// places are not won by quotient: where the region has no others, Last is
	// none; where it has reached its cap, Next is none.
	Last, Next Quotient

	// Rank is the region's place in the order in which places left over go by
	// the largest remainder, and in the queue for one more place by the other
	// methods. 0 is none.
	Rank int

	Tied, Won bool // it has an equal claim to the last places; it got one of them
	Places    int64
}

// Exact is a number in full: Whole + Num/Den.
type Exact struct {
	Whole    int64
	Num, Den uint64
}

// Decimal writes the number with that many digits after the point, cut off.
func (e Exact) Decimal(digits int) string {
	value := new(big.Int).Mul(new(big.Int).SetUint64(e.Num), power10(digits))
	value.Quo(value, new(big.Int).SetUint64(max(e.Den, 1)))
	value.Add(value, new(big.Int).Mul(big.NewInt(e.Whole), power10(digits)))
	return decimal(value, digits)
}

// remainder is the number without its whole part.
func (e Exact) remainder() Exact { return Exact{0, e.Num, e.Den} }

// Quotient is a weight divided by the divisor of a place, or by the square root
// of it for Huntington-Hill. The zero Quotient is none.
type Quotient struct {
	Weight  int64
	Divisor *big.Int // of the weight, of the weight squared if Root; 0 is above every other
	Root    bool
}

// IsZero reports whether the quotient is none.
func (q Quotient) IsZero() bool { return q.Divisor == nil }

// Decimal writes the quotient with that many digits after the point, cut off;
// "∞" where the divisor is 0, "" for none.
func (q Quotient) Decimal(digits int) string {
	if q.IsZero() {
		return ""
	}
	if q.Divisor.Sign() == 0 {
		return "∞"
	}
	value := new(big.Int).Mul(big.NewInt(q.Weight), power10(digits))
	if q.Root {
		value.Mul(value, value)
	}
	value.Quo(value, q.Divisor)
	if q.Root {
		value.Sqrt(value)
	}
	return decimal(value, digits)
}

func power10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// decimal writes value/10^digits.
func decimal(value *big.Int, digits int) string {
	s := value.String()
	if len(s) <= digits {
		s = strings.Repeat("0", digits+1-len(s)) + s
	}
	if digits == 0 {
		return s
	}
	return s[:len(s)-digits] + "." + s[len(s)-digits:]
}

// Audit distributes as Distribute does and shows how it came about.
func (b Basis) Audit() (Audit, error) {
	c, err := b.contest()
	if err != nil {
		return Audit{}, err
	}
	d, err := b.distribute(&c)
	if err != nil {
		return Audit{}, err
	}
	a := Audit{Distribution: d, Weight: c.sum}
	rate, _ := c.curve().at(c.total)
	for i, e := range b.sorted() {
		row := AuditRow{
			Entry: e, Share: c.exact(i, rate), Places: c.places[i],
			Tied: slices.Contains(d.Tie.Among, e.Region), Won: slices.Contains(d.Tie.Won, e.Region),
		}
		if c.method != LargestRemainder {
			row.Last, row.Next = c.quotient(i, takeBack), c.quotient(i, handOut)
		}
		a.Rows = append(a.Rows, row)
	}
	a.rank(&c)
	return a, nil
}

// exact is the share of a recipient at a rate, between its floor and its cap.
func (c *contest) exact(i int, r rate) Exact {
	whole, remainder := r.of(uint64(c.weights[i]))
	switch {
	case whole >= uint64(c.cap(i)):
		return Exact{c.cap(i), 0, 1}
	case whole < uint64(c.floor(i)):
		return Exact{c.floor(i), 0, 1}
	}
	return Exact{int64(whole), remainder, r.den}
}

// quotient is that of the seat of a recipient that would move next.
func (c *contest) quotient(i int, way direction) Quotient {
	s, ok := c.open(i, way)
	if !ok {
		return Quotient{}
	}
	divisor := new(big.Int).SetUint64(s.divisor)
	if c.divisors.geometric {
		divisor.Mul(divisor, new(big.Int).SetUint64(s.divisor+1))
	}
	return Quotient{c.weights[i], divisor, c.divisors.geometric}
}

// rank numbers the rows that have a remainder, or a next quotient, from 1.
func (a *Audit) rank(c *contest) {
	var ranked []int
	for i, row := range a.Rows {
		if row.Share.Num > 0 && c.method == LargestRemainder || !row.Next.IsZero() {
			ranked = append(ranked, i)
		}
	}
	slices.SortFunc(ranked, func(i, j int) int {
		if c.rankedBefore(a.Rows[i], a.Rows[j], i, j) {
			return -1
		}
		return +1
	})
	for n, i := range ranked {
		a.Rows[i].Rank = n + 1
	}
}

func (c *contest) rankedBefore(x, y AuditRow, i, j int) bool {
	if c.method != LargestRemainder {
		s, _ := c.open(i, handOut)
		t, _ := c.open(j, handOut)
		return c.divisors.before(&s, &t)
	}
	if x.Share.Num != y.Share.Num { // of one denominator
		return x.Share.Num > y.Share.Num
	}
	if x.Entry.Weight != y.Entry.Weight {
		return x.Entry.Weight > y.Entry.Weight
	}
	return i < j
}
