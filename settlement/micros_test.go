package settlement

import (
	"math/big"
	"math/rand"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

// anyMicros is a number that Validate accepts, often one that ends at a half of
// what money is rounded to, or next to it.
func anyMicros(r *rand.Rand) micros {
	m := micros(r.Int63n([]int64{10, 20_000, 3_000_000, 1e10, MaxSum * million}[r.Intn(5)]))
	if half := []micros{perTiyn, million}[r.Intn(2)]; r.Intn(2) == 0 {
		m = max(0, m-m%half+half/2+micros(r.Intn(3)-1))
	}
	return min(m, MaxSum*million)
}

// asDecimal writes a number with places to spare or without.
func asDecimal(r *rand.Rand, m micros) decimal.Decimal {
	d := decimal.New(int64(m), -maxPlaces)
	switch r.Intn(3) {
	case 0:
		return d.Normalize()
	case 1:
		return d.Add(decimal.New(0, -int32(r.Intn(21))))
	}
	return d
}

// Sums and products in whole numbers are those of decimals: exact, and rounded
// half away from zero to tiyn or to tenge.
func TestMicros_AgreeWithDecimals(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for range 20_000 {
		policy := &tanu.Policy{Rounding: []tanu.RoundingReading{tanu.RoundTiyn, tanu.RoundTenge}[r.Intn(2)]}
		m, q := anyMicros(r), anyMicros(r)%(MaxQuantity*million)
		if r.Intn(3) == 0 {
			q = million // the product is a half where the price is
		}
		d, quantity := asDecimal(r, m), asDecimal(r, q)
		require.Equal(t, m, microsOf(d), d)
		sum := m.rounded(unit(policy))
		require.Equal(t, slowRounded(d, *policy).String(), tenge(sum).String())
		atHand := tengeOr(sum, d, m)
		require.Equal(t, slowRounded(d, *policy).String(), atHand.String())
		require.Contains(t, []int32{0, -1, -2}, atHand.Exponent(), "a result is written in the usual way")

		product := slowRounded(quantity.Mul(d), *policy)
		if product.Cmp(decimal.NewFromInt(MaxSum)) > 0 {
			require.False(t, isProduct(anyMicros(r), q, m, unit(policy)))
			continue
		}
		require.True(t, isProduct(microsOf(product), q, m, unit(policy)), "%s times %s", quantity, d)
		other := anyMicros(r)
		require.Equal(t, product.Equal(decimal.New(int64(other), -maxPlaces)), isProduct(other, q, m, unit(policy)))
	}
}

// Whatever a host's number is made of, it is read exactly or not at once.
func TestQuick_IsExact(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	for range 20_000 {
		coefficient := big.NewInt(r.Int63n(1<<(1+r.Intn(62))) - r.Int63n(3))
		if r.Intn(4) == 0 { // of which the last 64 bits are small
			coefficient.Add(coefficient, new(big.Int).Lsh(big.NewInt(1), 64))
		}
		d := decimal.NewFromBigInt(coefficient, int32(r.Intn(50)-25))
		if m, ok := quick(d); ok {
			require.True(t, decimal.New(int64(m), -maxPlaces).Equal(d), "%s", d)
			require.GreaterOrEqual(t, m, micros(0))
		}
		require.Equal(t, slowInBounds("f", d, MaxSum), inBounds("f", d, MaxSum), "%s", d)
	}
}
