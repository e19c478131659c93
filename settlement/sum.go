package settlement

import (
	"strconv"
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
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 13 {
		return refuse("larger than the bound")
	}
	coefficient, err := strconv.ParseInt("0"+whole+fraction, 10, 64) // 19 digits at most, 13 of them above 10^6
	if err != nil {
		return refuse("larger than the bound")
	}
	d := decimal.New(coefficient, -int32(len(fraction)))
	return d, inBounds(field, d, MaxSum)
}

// inBounds refuses a number that is negative, above the bound or finer than six
// places. It looks at the exponent first: comparing a number such as 1e999999
// would build all its digits.
func inBounds(field string, d decimal.Decimal, most int64) error {
	const widestExponent, longest = 20, 40
	switch exponent := d.Exponent(); {
	case exponent > widestExponent || d.NumDigits() > longest:
		return &FieldError{field, "larger than the bound"}
	case exponent < -widestExponent:
		return &FieldError{field, "more than six decimal places"}
	case d.Cmp(decimal.Decimal{}) < 0:
		return &FieldError{field, "negative"}
	case d.Cmp(decimal.NewFromInt(most)) > 0:
		return &FieldError{field, "larger than " + strconv.FormatInt(most, 10)}
	case exponent < -maxPlaces && !d.Round(maxPlaces).Equal(d):
		return &FieldError{field, "more than six decimal places"}
	}
	return nil
}

// rounded is money by the policy: to tiyn or to whole tenge, half away from
// zero.
func rounded(d decimal.Decimal, policy tanu.Policy) decimal.Decimal {
	if policy.Rounding == tanu.RoundTenge {
		return d.Round(0)
	}
	return d.Round(2)
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

// tiyn writes a sum as a form does: "30275.00", with more places only where the
// sum has them.
func tiyn(d decimal.Decimal) string {
	if d.Round(2).Equal(d) {
		return d.StringFixed(2)
	}
	return plain(d)
}

// positive reports whether d is above zero.
func positive(d decimal.Decimal) bool { return d.Cmp(decimal.Decimal{}) > 0 }

// least is the smaller of two sums.
func least(a, b decimal.Decimal) decimal.Decimal {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
