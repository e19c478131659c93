package allocation_test

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/allocation"
)

func apportion(t testing.TB, method allocation.Method, p problem) []int64 {
	t.Helper()
	got, err := allocation.Apportion(method, p.total, p.weights, p.options())
	require.NoError(t, err, "%s %+v", method, p)
	return got.Places
}

// requireRight holds a result to what defines it, in time that follows the
// recipients only: it sums to the total, is within the bounds, and no place that
// somebody got has a smaller quotient than one that somebody did not get.
func requireRight(t testing.TB, method allocation.Method, p problem, places []int64) {
	t.Helper()
	sum := new(big.Int)
	var last, next *big.Rat
	for i, x := range places {
		sum.Add(sum, big.NewInt(x))
		floor, limit := int64(0), p.total
		if p.limited {
			floor, limit = p.floors[i], min(p.caps[i], p.total)
		}
		if p.weights[i] == 0 {
			limit = floor
		}
		require.True(t, floor <= x && x <= limit, "%s: recipient %d has %d of %d to %d", method, i, x, floor, limit)
		if x > floor && method != allocation.LargestRemainder {
			if q := oracleQuotient(method, p.weights[i], x-1); last == nil || q.Cmp(last) < 0 {
				last = q
			}
		}
		if x < limit && method != allocation.LargestRemainder {
			if q := oracleQuotient(method, p.weights[i], x); next == nil || q.Cmp(next) > 0 {
				next = q
			}
		}
	}
	require.Equal(t, big.NewInt(p.total), sum, method)
	if last != nil && next != nil {
		require.True(t, last.Cmp(next) >= 0, "%s: a larger quotient went without", method)
	}
}

func TestApportion_DefinitionAtLargeScale(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, total := range []int64{0, 1, 1_999, 2_000, 1_000_000, 1_000_000_000_000, math.MaxInt64} {
		for _, limited := range []bool{false, true} {
			p := problem{total: total, limited: limited}
			for range 2_000 {
				p.weights = append(p.weights, r.Int64N(math.MaxInt64/2_000))
				p.floors = append(p.floors, 0)
				p.caps = append(p.caps, allocation.NoCap)
			}
			for i := range p.floors {
				if i%5 == 0 {
					p.floors[i] = total / 2_000 / int64(1+i%7)
				}
				if i%9 == 0 {
					p.caps[i] = p.floors[i] + total/3_000
				}
			}
			for _, method := range allocation.Methods() {
				requireRight(t, method, p, apportion(t, method, p))
			}
		}
	}
}

// A few recipients at their floors, far heavier than the rest, move the first
// guess the furthest.
func TestApportion_HeavyRecipientAtItsFloor(t *testing.T) {
	p := problem{limited: true, total: 1_000_000_000_010}
	p.weights, p.floors, p.caps = []int64{1_000_000_000_000}, []int64{1_000_000_000_000}, []int64{allocation.NoCap}
	for range 10 {
		p.weights, p.floors, p.caps = append(p.weights, 1), append(p.floors, 0), append(p.caps, 5)
	}
	for _, method := range allocation.Methods() {
		requireRight(t, method, p, apportion(t, method, p))
	}
}

func TestApportion_ScaleInvariant(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 500 {
		p := randomProblem(r, r.IntN(2) == 0)
		scaled := p
		scaled.weights = slices.Clone(p.weights)
		for i := range scaled.weights {
			scaled.weights[i] *= 7_919
		}
		for _, method := range allocation.Methods() {
			require.Equal(t, apportion(t, method, p), apportion(t, method, scaled), "%s %+v", method, p)
		}
	}
}

// Recipients of equal weight and bounds are told apart by their index only, so
// a permutation changes nothing but which of them is which.
func TestApportion_PermutationInvariant(t *testing.T) {
	type recipient struct{ weight, floor, limit, places int64 }
	of := func(p problem, places []int64) (list []recipient) {
		for i, x := range places {
			list = append(list, recipient{p.weights[i], p.floors[i], p.caps[i], x})
		}
		slices.SortFunc(list, func(a, b recipient) int {
			return slices.Compare([]int64{a.weight, a.floor, a.limit, a.places}, []int64{b.weight, b.floor, b.limit, b.places})
		})
		return list
	}
	r := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		p := randomProblem(r, r.IntN(2) == 0)
		if p.limited { // equal weights with unequal bounds may differ by index
			distinct := slices.Compact(slices.Sorted(slices.Values(p.weights)))
			if len(distinct) < len(p.weights) {
				continue
			}
		}
		shuffled := problem{total: p.total, limited: p.limited}
		for _, i := range r.Perm(len(p.weights)) {
			shuffled.weights = append(shuffled.weights, p.weights[i])
			shuffled.floors = append(shuffled.floors, p.floors[i])
			shuffled.caps = append(shuffled.caps, p.caps[i])
		}
		for _, method := range allocation.Methods() {
			require.Equal(t, of(p, apportion(t, method, p)), of(shuffled, apportion(t, method, shuffled)), "%s %+v", method, p)
		}
	}
}

// What theory promises of each method, on weights that were not chosen for it.
func TestMethod_Promises(t *testing.T) {
	type promises struct{ lowerQuota, upperQuota, monotone bool }
	of := map[allocation.Method]promises{
		allocation.LargestRemainder: {lowerQuota: true, upperQuota: true},
		allocation.DHondt:           {lowerQuota: true, monotone: true},
		allocation.Adams:            {upperQuota: true, monotone: true},
		allocation.SainteLague:      {monotone: true},
		allocation.HuntingtonHill:   {monotone: true},
	}
	r := rand.New(rand.NewPCG(13, 14))
	for range 1_000 {
		p := randomProblem(r, false)
		more := p
		more.total++
		var sum int64
		for _, w := range p.weights {
			sum += w
		}
		if sum == 0 {
			continue
		}
		grown := p
		grown.weights = slices.Clone(p.weights)
		for i := range grown.weights {
			grown.weights[i] = max(grown.weights[i]+r.Int64N(7)-3, 0)
		}
		for _, method := range allocation.Methods() {
			promised, places := of[method], apportion(t, method, p)
			after := apportion(t, method, more)
			for i, x := range places {
				share := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(p.weights[i]), big.NewInt(p.total)), big.NewInt(sum))
				if promised.lowerQuota {
					require.True(t, new(big.Rat).SetInt64(x+1).Cmp(share) > 0, "%s: lower quota, %+v", method, p)
				}
				if promised.upperQuota {
					require.True(t, new(big.Rat).SetInt64(x-1).Cmp(share) < 0, "%s: upper quota, %+v", method, p)
				}
				if promised.monotone {
					require.GreaterOrEqual(t, after[i], x, "%s: house monotone, %+v", method, p)
				}
			}
			if promised.monotone && slices.Max(grown.weights) > 0 {
				requirePopulationMonotone(t, method, p, grown)
			}
		}
	}
}

func requirePopulationMonotone(t *testing.T, method allocation.Method, before, after problem) {
	t.Helper()
	x, y := apportion(t, method, before), apportion(t, method, after)
	for i := range x {
		for j := range x {
			grew := after.weights[i] >= before.weights[i] && after.weights[j] <= before.weights[j]
			require.False(t, grew && y[i] < x[i] && y[j] > x[j], "%s: %+v, then %v", method, before, after.weights)
		}
	}
}

// The paradox that the largest remainder is known for: with weights 6, 6, 2 the
// shares of 10 are 4.29, 4.29, 1.43 and those of 11 are 4.71, 4.71, 1.57, so one
// more place costs the smallest one.
func TestMethod_LargestRemainderIsNotHouseMonotone(t *testing.T) {
	p := problem{total: 10, weights: []int64{6, 6, 2}}
	require.Equal(t, []int64{4, 4, 2}, apportion(t, allocation.LargestRemainder, p))
	p.total = 11
	require.Equal(t, []int64{5, 5, 1}, apportion(t, allocation.LargestRemainder, p))
}

func TestApportion_CapNeverRaisesFloorNeverLowers(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 1_000 {
		p := randomProblem(r, true)
		i := r.IntN(len(p.weights))
		for _, method := range allocation.Methods() {
			before := apportion(t, method, p)
			capped := p
			capped.caps = slices.Clone(p.caps)
			capped.caps[i] = max(p.floors[i], before[i]-1)
			if got, err := allocation.Apportion(method, p.total, capped.weights, capped.options()); err == nil {
				require.LessOrEqual(t, got.Places[i], before[i], "%s %+v", method, p)
			}
			raised := p
			raised.floors = slices.Clone(p.floors)
			raised.floors[i]++
			if got, err := allocation.Apportion(method, p.total, raised.weights, raised.options()); err == nil {
				require.GreaterOrEqual(t, got.Places[i], before[i], "%s %+v", method, p)
			}
		}
	}
}

// FuzzApportion makes a problem of the bytes; whatever it is, there is a right
// answer or an error, and bounds that fit have an answer.
func FuzzApportion(f *testing.F) {
	f.Add([]byte{10, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 1, 9}, true)
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 127, 255, 255, 255, 255, 255, 255, 255, 7, 0, 0}, false)
	f.Fuzz(func(t *testing.T, data []byte, limited bool) {
		if len(data) < 8 {
			return
		}
		p := problem{total: int64(binary.LittleEndian.Uint64(data)), limited: limited}
		for data = data[8:]; len(data) >= 10; data = data[10:] {
			p.weights = append(p.weights, int64(binary.LittleEndian.Uint64(data)))
			p.floors = append(p.floors, int64(int8(data[8])))
			p.caps = append(p.caps, int64(int8(data[9]))<<(data[8]%40))
		}
		for _, method := range allocation.Methods() {
			got, err := allocation.Apportion(method, p.total, p.weights, p.options())
			if err != nil {
				require.Nil(t, got.Places)
				continue
			}
			requireRight(t, method, p, got.Places)
		}
	})
}
