package settlement

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Bounds of what a form may hold. They are far above any real act, and low enough
// that no input takes long to work on.
const (
	MaxSum      = 1_000_000_000_000 // tenge, in one field
	MaxQuantity = 1_000_000         // units, on one line
	maxPlaces   = 6                 // decimal places of any number
	maxText     = 25                // characters of a number in a document
)

// Money is decimal.Decimal on the border and whole tiyn inside. Of decimals only
// the exact operations are used, which no setting of shopspring/decimal changes.

// tiyns is a sum of money in hundredths of a tenge. The costs of a whole act, ten
// thousand lines of 10^12 tenge, fit.
type tiyns int64

// tiynsOf is a sum that is within its bounds, rounded by the policy.
func tiynsOf(d decimal.Decimal, policy tanu.Policy) tiyns {
	return tiyns(rounded(d, policy).Shift(2).IntPart())
}

// tenge is the sum as a decimal.
func (t tiyns) tenge() decimal.Decimal {
	switch {
	case t == 0:
		return decimal.Decimal{}
	case t%100 == 0:
		return decimal.NewFromInt(int64(t / 100))
	}
	return decimal.New(int64(t), -2)
}

// rounded is money by the policy: to tiyn or to whole tenge, half away from zero.
func rounded(d decimal.Decimal, policy tanu.Policy) decimal.Decimal {
	if policy.Rounding == tanu.RoundTenge {
		return d.Round(0)
	}
	return d.Round(2)
}

// sum adds the numbers that of picks from the lines.
func sum(lines []ActLine, of func(*ActLine) decimal.Decimal) (total decimal.Decimal) {
	for i := range lines {
		total = total.Add(of(&lines[i]))
	}
	return total
}

func quantityOf(l *ActLine) decimal.Decimal { return l.Quantity }
func costOf(l *ActLine) decimal.Decimal     { return l.Cost }

// ParseSum reads a number of the form "30275" or "30275.50": digits, and after
// a point at most six more. No sign, no exponent, no words such as NaN; at most
// MaxSum. The error is a *tanu.FieldError of the kind ErrField.
func ParseSum(s string) (decimal.Decimal, error) {
	whole, fraction, point := strings.Cut(s, ".")
	switch {
	case len(s) > maxText || !allDigits(whole) || point && !allDigits(fraction):
		return decimal.Decimal{}, wrong("", tanu.RuleNotSum)
	case len(fraction) > maxPlaces:
		return decimal.Decimal{}, exceeds("", tanu.RuleTooPrecise, maxPlaces)
	}
	coefficient, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return decimal.Decimal{}, exceeds("", tanu.RuleTooLarge, MaxSum)
	}
	d := decimal.New(coefficient, -int32(len(fraction)))
	return d, validNumber("", d, MaxSum)
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// plain writes a number without needless zeros: "30275", "30275.5".
func plain(d decimal.Decimal) string {
	return strings.TrimSuffix(strings.TrimRight(d.StringFixed(maxPlaces), "0"), ".")
}

// onForm writes a sum as a form does: "30275.00", with more places only where the
// sum has them.
func onForm(d decimal.Decimal) string {
	if d.Round(2).Equal(d) {
		return d.StringFixed(2)
	}
	return plain(d)
}

// inWords writes a sum as a sentence does: "30275" or "30275.50", with more places
// only where the sum has them.
func inWords(d decimal.Decimal) string { return strings.TrimSuffix(onForm(d), ".00") }
