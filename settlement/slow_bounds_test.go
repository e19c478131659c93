package settlement

import (
	"maps"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// SlowValidate is Act.Validate with a list of every check.
func (a Act) SlowValidate() error {
	if len(a.Lines) > MaxLines {
		return &FieldError{"lines", tooMany}
	}
	if len(a.Persons) > MaxLines {
		return &FieldError{"persons", tooMany}
	}
	if err := slowFirstError(a.slowHeads()...); err != nil {
		return err
	}
	for i, line := range a.Lines {
		if err := line.slowValidate("lines[" + strconv.Itoa(i) + "]."); err != nil {
			return err
		}
	}
	for i, person := range a.Persons {
		if err := person.slowValidate("persons[" + strconv.Itoa(i) + "]."); err != nil {
			return err
		}
	}
	return slowFirstError(
		slowInBounds("totalQuantity", a.TotalQuantity, MaxQuantity*MaxLines),
		slowInBounds("total", a.Total, MaxSum),
	)
}

// slowHeads are the checks of the act's own words and days.
func (a Act) slowHeads() []error {
	list := []error{
		slowText("number", a.Number, maxID), slowText("protocol.number", a.Protocol.Number, maxID),
		slowInYears("date", a.Date), slowInYears("protocol.signed", a.Protocol.Signed),
		slowInYears("sent", a.Sent), slowInYears("received", a.Received), slowInYears("accepted", a.Accepted),
	}
	for _, p := range []struct {
		field string
		party Party
	}{{"customer.", a.Customer}, {"executor.", a.Executor}} {
		list = append(list, slowText(p.field+"name", p.party.Name, maxName),
			slowText(p.field+"address", p.party.Address, maxName),
			slowText(p.field+"contacts", p.party.Contacts, maxName))
	}
	return append(list,
		slowText("handedOver.position", a.HandedOver.Position, maxName),
		slowText("handedOver.name", a.HandedOver.Name, maxName),
		slowText("acceptedBy.position", a.AcceptedBy.Position, maxName),
		slowText("acceptedBy.name", a.AcceptedBy.Name, maxName))
}

func (l Line) slowValidate(field string) error {
	return slowFirstError(
		slowText(field+"voucherId", l.VoucherID, maxID),
		slowText(field+"service", l.Service, maxName),
		slowText(field+"unit", l.Unit, maxID),
		slowInYears(field+"date", l.Date),
		slowInBounds(field+"quantity", l.Quantity, MaxQuantity),
		slowInBounds(field+"price", l.Price, MaxSum),
		slowInBounds(field+"cost", l.Cost, MaxSum),
	)
}

func (p Person) slowValidate(field string) error {
	return slowFirstError(
		slowText(field+"name", p.Name, maxName),
		slowText(field+"voucherId", p.VoucherID, maxID),
		slowInYears(field+"held", p.Held),
		slowWord(field+"passed", p.Passed, tanu.Unknown, tanu.ParseAnswer),
		slowWord(field+"place", p.Place, "", tanu.ParseRegion),
	)
}

// slowValidate refuses words that are not of their kind: an unknown region would
// differ from every other.
func (e Entitlement) slowValidate() error {
	var days error
	if !e.Issued.IsZero() && !e.LastValid.IsZero() && e.LastValid.DaysSince(e.Issued) < 0 {
		days = &FieldError{"lastValid", "before the day of issue"}
	}
	return slowFirstError(
		slowText("voucherId", e.VoucherID, maxID),
		slowText("holderName", e.HolderName, maxName),
		slowText("centreName", e.CentreName, maxName),
		slowWord("region", e.Region, "", tanu.ParseRegion),
		slowWord("registration", e.Registration, "", tanu.ParseRegion),
		slowWord("profile", e.Profile, "", tanu.ParseProfile),
		slowWord("edition", e.Edition, "", tanu.ParseEdition),
		days,
	)
}

// slowValidate refuses words that are no answers, then what is no voucher's id or
// no act's number, in the order of the vouchers.
func (f Facts) slowValidate() error {
	list := []error{
		slowWord("eds", f.EDS, tanu.Unknown, tanu.ParseAnswer),
		slowWord("entitled", f.Entitled, tanu.Unknown, tanu.ParseAnswer),
	}
	for _, voucherID := range slices.Sorted(maps.Keys(f.Elsewhere)) {
		list = append(list, slowText("elsewhere", voucherID, maxID), slowText("elsewhere", f.Elsewhere[voucherID], maxID))
	}
	return slowFirstError(list...)
}

// slowText refuses what no field of the form holds.
func slowText(field, s string, most int) error {
	if len(s) > 4*most || utf8.RuneCountInString(s) > most {
		return &FieldError{field, "longer than " + strconv.Itoa(most) + " characters"}
	}
	if !utf8.ValidString(s) {
		return &FieldError{field, "not UTF-8"}
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r > 0x7f && unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return &FieldError{field, "a control character, a line break or a change of direction"}
		}
	}
	return nil
}

// slowInYears refuses a day that no act can be about: before the year of the Rules,
// or far ahead. A mistyped year is the usual reason.
func slowInYears(field string, day tanu.Date) error {
	if !day.IsZero() && (day.Year() < 2023 || day.Year() > 2099) {
		return &FieldError{field, "want a day of the years 2023 to 2099"}
	}
	return nil
}

// slowWord refuses a word that its kind does not have.
func slowWord[W ~string](field string, w, none W, parse func(string) (W, error)) error {
	if w == none {
		return nil
	}
	if _, err := parse(string(w)); err != nil {
		return &FieldError{field, "no such word"}
	}
	return nil
}

func slowFirstError(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// slowSum adds the sums that of picks from the items.
func slowSum[T any](items []T, of func(T) decimal.Decimal) (total decimal.Decimal) {
	for _, item := range items {
		total = total.Add(of(item))
	}
	return total
}

// slowInBounds refuses a number that is negative, above the bound or finer than six
// places. It looks at the exponent first: comparing a number such as 1e999999
// would build all its digits.
func slowInBounds(field string, d decimal.Decimal, most int64) error {
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

// slowRounded is money by the policy: to tiyn or to whole tenge, half away from
// zero.
func slowRounded(d decimal.Decimal, policy tanu.Policy) decimal.Decimal {
	if policy.Rounding == tanu.RoundTenge {
		return d.Round(0)
	}
	return d.Round(2)
}

// slowPositive reports whether d is above zero.
func slowPositive(d decimal.Decimal) bool { return d.Cmp(decimal.Decimal{}) > 0 }

// slowLeast is the smaller of two sums.
func slowLeast(a, b decimal.Decimal) decimal.Decimal {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}
