package settlement

import (
	"math"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// The numbers of an act are decimals on its border and whole numbers inside: a
// number that Validate accepts is at most 10^12 and has at most six places.

// micros is such a number in millionths, exact.
type micros int64

// tiyns is a sum of money in hundredths of a tenge. The costs of a whole act,
// ten thousand lines of 10^12 tenge, fit.
type tiyns int64

const (
	million = 1_000_000 // micros of one
	perTiyn = 10_000    // micros of one tiyn
)

// tens are the powers of ten that an int64 holds.
var tens = func() (list [19]uint64) {
	list[0] = 1
	for i := range list[1:] {
		list[i+1] = 10 * list[i]
	}
	return list
}()

// quick is a number that is written in the usual way, at most six places and few
// digits. ok is false for any other, right or wrong, and for a negative one.
func quick(d decimal.Decimal) (m micros, ok bool) {
	shift := int64(d.Exponent()) + maxPlaces
	if shift < 0 || shift >= int64(len(tens)) || d.NumDigits() > 18 {
		return 0, false
	}
	hi, lo := bits.Mul64(uint64(d.CoefficientInt64()), tens[shift]) // a negative one becomes too large
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	return micros(lo), true
}

// microsOf is any number that Validate accepts.
func microsOf(d decimal.Decimal) micros {
	if m, ok := quick(d); ok {
		return m
	}
	return micros(d.Shift(maxPlaces).IntPart())
}

// unit is what money is rounded to, in micros.
func unit(policy *tanu.Policy) uint64 {
	if policy.Rounding == tanu.RoundTenge {
		return million
	}
	return perTiyn
}

// rounded is a sum to that unit, half away from zero.
func (m micros) rounded(unit uint64) tiyns {
	n := (uint64(m) + unit/2) / unit
	return tiyns(n * (unit / perTiyn))
}

// isProduct reports whether cost is q times p, rounded to that unit.
func isProduct(cost, q, p micros, unit uint64) bool {
	unit *= million // the product is in millionths of millionths
	hi, lo := bits.Mul64(uint64(q), uint64(p))
	lo, carry := bits.Add64(lo, unit/2, 0)
	if hi += carry; hi >= unit {
		return false // a quotient that is above any cost
	}
	quotient, _ := bits.Div64(hi, lo, unit)
	hi, lo = bits.Mul64(quotient, unit/million)
	return hi == 0 && lo == uint64(cost)
}

// tenge is a sum as a decimal.
func tenge(sum tiyns) decimal.Decimal {
	switch {
	case sum == 0:
		return decimal.Decimal{}
	case sum%100 == 0:
		return decimal.NewFromInt(int64(sum / 100))
	}
	return decimal.New(int64(sum), -2)
}

// tengeOr is the decimal at hand, of which the value is known, where it says the
// same in the usual way.
func tengeOr(sum tiyns, atHand decimal.Decimal, value micros) decimal.Decimal {
	places := -atHand.Exponent()
	if places >= 0 && places <= 2 && value%perTiyn == 0 && tiyns(value/perTiyn) == sum {
		return atHand
	}
	return tenge(sum)
}
