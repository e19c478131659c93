package allocation

import (
	"cmp"
	"math/bits"
)

// Numbers wider than a machine word, for comparisons that must be exact. A
// product of two 63-bit numbers has 126 bits, a product of two squares 252.

type wide128 struct{ hi, lo uint64 }

func times(a, b uint64) wide128 {
	hi, lo := bits.Mul64(a, b)
	return wide128{hi, lo}
}

func (a wide128) compare(b wide128) int {
	if a.hi != b.hi {
		return cmp.Compare(a.hi, b.hi)
	}
	return cmp.Compare(a.lo, b.lo)
}

type wide256 struct{ hi, lo wide128 }

// times multiplies two 128-bit numbers.
func (a wide128) times(b wide128) wide256 {
	low, high := times(a.lo, b.lo), times(a.hi, b.hi)
	for _, cross := range [...]wide128{times(a.hi, b.lo), times(a.lo, b.hi)} {
		var carry uint64
		low.hi, carry = bits.Add64(low.hi, cross.lo, 0)
		high.lo, carry = bits.Add64(high.lo, cross.hi, carry)
		high.hi += carry
	}
	return wide256{high, low}
}

func (a wide256) compare(b wide256) int {
	if c := a.hi.compare(b.hi); c != 0 {
		return c
	}
	return a.lo.compare(b.lo)
}
