package settlement

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Bounds of what a form may hold. They are wide of any real act and narrow
// enough that nothing here can be made to work for long.
const (
	MaxSum      = 1_000_000_000_000 // tenge, in one field
	MaxQuantity = 1_000_000         // units, on one line
	maxPlaces   = 6                 // decimal places of any number
	maxText     = 25                // characters of a number in a document
)

// ParseSum reads a number of the form "30275" or "30275.50": digits, and after
// a point at most six more. No sign, no exponent, no words such as NaN; at most
// MaxSum. The error names the field.
func ParseSum(field, s string) (decimal.Decimal, error) {
	refuse := func(rule string) (decimal.Decimal, error) {
		return decimal.Decimal{}, &FieldError{field, rule}
	}
	if len(s) > maxText {
		return refuse("too long for a number")
	}
	whole, fraction, point := strings.Cut(s, ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return refuse("want digits, and after a point at most six more; no sign, no exponent")
	}
	if len(fraction) > maxPlaces {
		return refuse("more than six decimal places")
	}
	if whole = strings.TrimLeft(whole, "0"); len(whole) > 13 {
		return refuse("larger than the bound")
	}
	coefficient := digits(digits(0, whole), fraction) // 19 digits at most
	if coefficient > math.MaxInt64 {
		return refuse("larger than the bound")
	}
	d := decimal.New(int64(coefficient), -int32(len(fraction)))
	return d, inBounds(field, d, MaxSum)
}

// digits reads on a number of which the digits before are read.
func digits(n uint64, s string) uint64 {
	for i := range len(s) {
		n = 10*n + uint64(s[i]-'0')
	}
	return n
}

// plain writes a number without needless zeros: "30275", "30275.5".
func plain(d decimal.Decimal) string {
	s := d.StringFixed(maxPlaces)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// money writes a sum as a person reads it: "30275" or "30275.50".
func money(d decimal.Decimal) string {
	return strings.TrimSuffix(d.StringFixed(2), ".00")
}

// exact writes a sum as money does, with more places only where the sum has them.
func exact(d decimal.Decimal) string { return strings.TrimSuffix(tiyn(d), ".00") }

// tiyn writes a sum as a form does: "30275.00", with more places only where the
// sum has them.
func tiyn(d decimal.Decimal) string {
	if d.Round(2).Equal(d) {
		return d.StringFixed(2)
	}
	return plain(d)
}

// rounded is money by the policy: to tiyn or to whole tenge, half away from
// zero.
func rounded(d decimal.Decimal, policy *tanu.Policy) decimal.Decimal {
	if policy.Rounding == tanu.RoundTenge {
		return d.Round(0)
	}
	return d.Round(2)
}

// sum adds the numbers that of picks from the lines.
func sum(lines []Line, of func(*Line) decimal.Decimal) (total decimal.Decimal) {
	for i := range lines {
		total = total.Add(of(&lines[i]))
	}
	return total
}

func quantityOf(l *Line) decimal.Decimal { return l.Quantity }
func costOf(l *Line) decimal.Decimal     { return l.Cost }

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
