package allocation

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Wide products compare as those of math/big do, carries included.
func TestWide_AgainstBig(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	word := func() uint64 {
		return []uint64{0, 1, math.MaxUint64, math.MaxUint64 - 1, 1 << 63, 1 << 32, r.Uint64()}[r.IntN(7)]
	}
	whole := func(a uint256) *big.Int {
		sum := new(big.Int)
		for _, w := range []uint64{a.hi.hi, a.hi.lo, a.lo.hi, a.lo.lo} {
			sum.Add(sum.Lsh(sum, 64), new(big.Int).SetUint64(w))
		}
		return sum
	}
	for range 20_000 {
		a, b := uint128{word(), word()}, uint128{word(), word()}
		x, y := whole(uint256{lo: a}), whole(uint256{lo: b})
		require.Equal(t, x.Cmp(y), a.compare(b))
		product := new(big.Int).Mul(x, y)
		require.Zero(t, product.Cmp(whole(a.times(b))), "%v times %v", a, b)

		c, d := uint256{a, b}, uint256{uint128{word(), word()}, b}
		require.Equal(t, whole(c).Cmp(whole(d)), c.compare(d))
	}
}
