package allocation_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/allocation"
)

// The vectors of Balinski and Young (1975), as kept in the project's facts on
// distribution.
func TestApportion_BalinskiYoung(t *testing.T) {
	type places = []int64
	for _, test := range []struct {
		weights []int64
		total   int64
		want    map[allocation.Method]places
	}{
		{[]int64{5117, 4400, 162, 161, 160}, 100, map[allocation.Method]places{
			allocation.LargestRemainder: {51, 44, 2, 2, 1},
			allocation.DHondt:           {52, 45, 1, 1, 1},
			allocation.SainteLague:      {51, 43, 2, 2, 2},
			allocation.HuntingtonHill:   {51, 43, 2, 2, 2},
		}},
		{[]int64{9061, 7179, 5259, 3319, 1182}, 26, map[allocation.Method]places{
			allocation.LargestRemainder: {9, 7, 5, 4, 1},
			allocation.DHondt:           {10, 7, 5, 3, 1},
			allocation.SainteLague:      {9, 8, 5, 3, 1},
			allocation.HuntingtonHill:   {9, 7, 6, 3, 1},
			allocation.Adams:            {9, 7, 5, 3, 2},
		}},
		{[]int64{14, 28, 7, 35}, 12, map[allocation.Method]places{
			allocation.LargestRemainder: {2, 4, 1, 5},
			allocation.DHondt:           {2, 4, 1, 5},
			allocation.SainteLague:      {2, 4, 1, 5},
			allocation.HuntingtonHill:   {2, 4, 1, 5},
			allocation.Adams:            {2, 4, 1, 5},
		}},
	} {
		for method, want := range test.want {
			got, err := allocation.Apportion(method, test.total, test.weights, allocation.Options{})
			require.NoError(t, err, method)
			require.Equal(t, want, got.Places, method)
			require.True(t, got.Tie.IsZero(), method)
		}
	}
}

// oracle hands out one place at a time, after the floors, to the recipient with
// the largest quotient that is not at its cap; for the largest remainder it
// finds the rate by trying every set of bends. It is slow, obvious and exact.
func oracle(method allocation.Method, total int64, weights, floors, caps []int64) (places []int64, tie bool) {
	if method == allocation.LargestRemainder {
		return oracleRemainder(total, weights, floors, caps)
	}
	places = append([]int64(nil), floors...)
	for _, f := range floors {
		total -= f
	}
	quotients := make([]*big.Rat, len(weights)) // of the next place; nil for none
	offer := func(i int) {
		if quotients[i] = nil; weights[i] > 0 && places[i] < caps[i] {
			quotients[i] = oracleQuotient(method, weights[i], places[i])
		}
	}
	for i := range weights {
		offer(i)
	}
	var last *big.Rat
	for range total {
		best := oracleBest(weights, quotients)
		last = quotients[best]
		places[best]++
		offer(best)
	}
	if best := oracleBest(weights, quotients); best >= 0 && last != nil {
		tie = quotients[best].Cmp(last) == 0
	}
	return places, tie
}

// oracleBest is the recipient of the largest quotient, then of the larger
// weight, then of the lower index; -1 if there is none.
func oracleBest(weights []int64, quotients []*big.Rat) int {
	best := -1
	for i, q := range quotients {
		if q == nil {
			continue
		}
		if best < 0 || q.Cmp(quotients[best]) > 0 || q.Cmp(quotients[best]) == 0 && weights[i] > weights[best] {
			best = i
		}
	}
	return best
}

// oracleQuotient is the quotient of the next place, squared for
// Huntington-Hill. A divisor of 0 is stood in for by a very small one.
func oracleQuotient(method allocation.Method, weight, n int64) *big.Rat {
	w, q, one := new(big.Rat).SetInt64(weight), new(big.Rat).SetInt64(n), big.NewRat(1, 1)
	switch method {
	case allocation.DHondt:
		q.Add(q, one)
	case allocation.SainteLague:
		q.Add(q, q).Add(q, one)
	case allocation.HuntingtonHill:
		w.Mul(w, w)
		q.Mul(q, new(big.Rat).Add(q, one))
	}
	if q.Sign() == 0 {
		q.SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 400))
	}
	return w.Quo(w, q)
}

// oracleRemainder pins recipients to floors and caps until the shares of the
// others, at one rate, are all within theirs.
func oracleRemainder(total int64, weights, floors, caps []int64) (places []int64, tie bool) {
	shares := oracleShares(total, weights, floors, caps)
	places = make([]int64, len(weights))
	rest := total
	for i, s := range shares {
		places[i] = new(big.Int).Quo(s.Num(), s.Denom()).Int64()
		rest -= places[i]
		s.Sub(s, new(big.Rat).SetInt64(places[i]))
	}
	var last *big.Rat
	for i, s := range shares {
		if s.Sign() == 0 {
			shares[i] = nil
		}
	}
	for range rest {
		i := oracleBest(weights, shares)
		last = shares[i]
		places[i]++
		shares[i] = nil
	}
	if i := oracleBest(weights, shares); i >= 0 && last != nil {
		tie = shares[i].Cmp(last) == 0
	}
	return places, tie
}

// oracleShares tries the rate of every straight piece: with the recipients
// pinned by a rate at a bend, the others share what is left.
func oracleShares(total int64, weights, floors, caps []int64) []*big.Rat {
	at := func(rate *big.Rat) (shares []*big.Rat, sum *big.Rat) {
		sum = new(big.Rat)
		for i, w := range weights {
			s := new(big.Rat).Mul(rate, new(big.Rat).SetInt64(w))
			if f := new(big.Rat).SetInt64(floors[i]); s.Cmp(f) < 0 || w == 0 {
				s = f
			}
			if c := new(big.Rat).SetInt64(caps[i]); s.Cmp(c) > 0 && w > 0 {
				s = c
			}
			shares, sum = append(shares, s), sum.Add(sum, s)
		}
		return shares, sum
	}
	want := new(big.Rat).SetInt64(total)
	below, above := new(big.Rat), (*big.Rat)(nil)
	for i, w := range weights {
		for _, limit := range []int64{floors[i], min(caps[i], total)} {
			if w == 0 {
				continue
			}
			r := big.NewRat(limit, w)
			if _, sum := at(r); sum.Cmp(want) <= 0 {
				if r.Cmp(below) > 0 {
					below = r
				}
			} else if above == nil || r.Cmp(above) < 0 {
				above = r
			}
		}
	}
	low, lowSum := at(below)
	if lowSum.Cmp(want) == 0 || above == nil {
		return low
	}
	high, highSum := at(above) // straight between below and above
	part := new(big.Rat).Quo(new(big.Rat).Sub(want, lowSum), new(big.Rat).Sub(highSum, lowSum))
	for i := range low {
		rise := new(big.Rat).Sub(high[i], low[i])
		low[i].Add(low[i], rise.Mul(rise, part))
	}
	return low
}

// problem is one apportionment that has an answer.
type problem struct {
	total        int64
	weights      []int64
	floors, caps []int64
	limited      bool
}

func (p problem) options() allocation.Options {
	if !p.limited {
		return allocation.Options{}
	}
	return allocation.Options{Floors: p.floors, Caps: p.caps}
}

func randomProblem(r *rand.Rand, limited bool) problem {
	n, each := 1+r.IntN(9), int64(60)
	if r.IntN(20) == 0 {
		n, each = 70, 9 // enough for selection to take over from sorting
	}
	most := []int64{3, 20, 1000, 1 << 40}[r.IntN(4)]
	p := problem{limited: limited}
	var floors, caps int64
	for range n {
		w := r.Int64N(most + 1)
		f, c := int64(0), allocation.NoCap
		if limited {
			f = max(r.Int64N(8)-3, 0)
			if r.IntN(2) == 0 {
				c = f + r.Int64N(6)
			}
		}
		p.weights, p.floors, p.caps = append(p.weights, w), append(p.floors, f), append(p.caps, c)
		floors += f
		if w == 0 {
			c = f
		}
		caps += min(c, each)
	}
	p.total = floors
	if caps > floors {
		p.total += r.Int64N(caps - floors + 1)
	}
	return p
}

func TestApportion_AgainstOneAtATime(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		p := randomProblem(r, r.IntN(2) == 0)
		for _, method := range allocation.Methods() {
			want, tie := oracle(method, p.total, p.weights, p.floors, p.caps)
			got, err := allocation.Apportion(method, p.total, p.weights, p.options())
			require.NoError(t, err, "%s %+v", method, p)
			require.Equal(t, want, got.Places, "%s %+v", method, p)
			require.Equal(t, tie, !got.Tie.IsZero(), "%s %+v", method, p)
		}
	}
}
