package settlement

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// ErrField is the kind of every value that is out of bounds or does not belong
// where it stands.
const ErrField tanu.Error = "settlement: bad field"

// MaxLines is how many lines, and how many persons, one act may have.
const MaxLines = 10_000

const (
	maxName = 500 // characters of a name, an address, a service
	maxID   = 100 // characters of a number or an id
)

// The days that an act can be about: from the year of the Rules on.
var firstDay, finalDay = tanu.MustDate("2023-01-01"), tanu.MustDate("2099-12-31")

// Validate returns a *tanu.FieldError of the kind ErrField for the first field
// that is out of bounds: more than MaxLines lines, a text too long or with control
// characters, a day outside the years 2023 to 2099, a number that is negative,
// absurdly large or too fine, an unknown word. It does not judge whether the act is
// right: Rules.Check does, and names everything at once.
func (a Act) Validate() error { return a.validate() }

func (a *Act) validate() error {
	switch {
	case len(a.Lines) > MaxLines:
		return exceeds("lines", tanu.RuleTooMany, MaxLines)
	case len(a.Persons) > MaxLines:
		return exceeds("persons", tanu.RuleTooMany, MaxLines)
	}
	if err := a.validateHead(); err != nil {
		return err
	}
	for i := range a.Lines {
		if err := a.Lines[i].validate(); err != nil {
			return under(at("lines", i, ""), err)
		}
	}
	for i := range a.Persons {
		if err := a.Persons[i].validate(); err != nil {
			return under(at("persons", i, ""), err)
		}
	}
	return cmp.Or(
		validNumber("totalQuantity", a.TotalQuantity, MaxQuantity*MaxLines),
		validNumber("total", a.Total, MaxSum),
	)
}

// validateHead checks what stands above and below the lists.
func (a *Act) validateHead() error {
	return cmp.Or(
		validText("number", a.Number, maxID),
		validText("protocol.number", a.Protocol.Number, maxID),
		validDay("date", a.Date),
		validDay("protocol.signed", a.Protocol.Signed),
		validDay("sent", a.Sent),
		validDay("received", a.Received),
		validDay("accepted", a.Accepted),
		validText("customer.name", a.Customer.Name, maxName),
		validText("customer.address", a.Customer.Address, maxName),
		validText("customer.contacts", a.Customer.Contacts, maxName),
		validText("executor.name", a.Executor.Name, maxName),
		validText("executor.address", a.Executor.Address, maxName),
		validText("executor.contacts", a.Executor.Contacts, maxName),
		validText("handedOver.position", a.HandedOver.Position, maxName),
		validText("handedOver.name", a.HandedOver.Name, maxName),
		validText("acceptedBy.position", a.AcceptedBy.Position, maxName),
		validText("acceptedBy.name", a.AcceptedBy.Name, maxName),
	)
}

func (l *ActLine) validate() error {
	return cmp.Or(
		validText("voucherId", l.VoucherID, maxID),
		validText("service", l.Service, maxName),
		validText("unit", l.Unit, maxID),
		validDay("date", l.Date),
		validNumber("quantity", l.Quantity, MaxQuantity),
		validNumber("price", l.Price, MaxSum),
		validNumber("cost", l.Cost, MaxSum),
	)
}

func (p *Person) validate() error {
	return cmp.Or(
		validText("name", p.Name, maxName),
		validText("voucherId", p.VoucherID, maxID),
		validDay("held", p.Held),
		validAnswer("passed", p.Passed),
		validWord("place", p.Place, tanu.ParseRegion),
	)
}

// Validate returns a *tanu.FieldError of the kind ErrField for the first field
// that is out of bounds: a text too long or with control characters, an unknown
// word, a last valid day before the day of issue. An act of a voucher that it
// refuses can be neither checked nor paid. It does not ask whether anything is
// missing.
func (e Entitlement) Validate() error { return e.validate() }

func (e *Entitlement) validate() error {
	var days error
	if !e.LastValid.IsZero() && e.LastValid.Before(e.Issued) {
		days = wrong("lastValid", tanu.RuleDayBefore)
	}
	return cmp.Or(
		validText("voucherId", e.VoucherID, maxID),
		validText("holderName", e.HolderName, maxName),
		validText("centreName", e.CentreName, maxName),
		validWord("region", e.Region, tanu.ParseRegion),
		validWord("registration", e.Registration, tanu.ParseRegion),
		validWord("profile", e.Profile, tanu.ParseProfile),
		validWord("edition", e.Edition, tanu.ParseEdition),
		days,
	)
}

// validate names, of several vouchers that stand elsewhere, the first in order.
func (f *ActFacts) validate() error {
	if err := cmp.Or(validAnswer("eds", f.EDS), validAnswer("entitled", f.Entitled)); err != nil {
		return err
	}
	for _, voucherID := range slices.Sorted(maps.Keys(f.Elsewhere)) {
		err := cmp.Or(validText("elsewhere", voucherID, maxID), validText("elsewhere", f.Elsewhere[voucherID], maxID))
		if err != nil {
			return err
		}
	}
	return nil
}

// wrong is the error for a field that breaks a rule.
func wrong(path, rule string) error {
	return &tanu.FieldError{Kind: ErrField, Path: path, Rule: rule}
}

// exceeds is the error for a field that breaks a rule with a limit.
func exceeds(path, rule string, limit int64) error {
	return &tanu.FieldError{Kind: ErrField, Path: path, Rule: rule, Limit: int(limit)}
}

// under puts the path of an item before that of its field, which is wrong.
func under(item string, err error) error {
	field := *err.(*tanu.FieldError)
	field.Path = item + field.Path
	return &field
}

// at names a field of an item of a list: "lines[3].cost".
func at(list string, i int, field string) string {
	return list + "[" + strconv.Itoa(i) + "]." + field
}

// validText refuses what no field of the form holds.
func validText(path, s string, most int) error {
	if len(s) > most && (len(s) > 4*most || utf8.RuneCountInString(s) > most) {
		return exceeds(path, tanu.RuleTooManyCharacters, int64(most))
	}
	broken, control := false, false
	for _, r := range s {
		broken = broken || r == utf8.RuneError
		control = control || isControl(r)
	}
	switch {
	case broken && !utf8.ValidString(s): // U+FFFD itself is UTF-8
		return wrong(path, tanu.RuleNotUTF8)
	case control:
		return wrong(path, tanu.RuleControlCharacter)
	}
	return nil
}

// isControl reports whether a character controls how a text is shown: a control
// character, a line break, a change of direction.
func isControl(r rune) bool {
	switch {
	case r < 0xa0:
		return r < ' ' || r >= 0x7f
	case r < 0x61c: // letters, Cyrillic among them
		return false
	}
	return unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// blank reports whether a text holds nothing to read: a field of spaces is not
// filled in.
func blank(s string) bool { return strings.TrimSpace(s) == "" }

// validDay refuses a day that no act can be about: before the year of the Rules, or
// far ahead. A mistyped year is the usual reason.
func validDay(path string, day tanu.Date) error {
	if !day.IsZero() && (day.Before(firstDay) || day.After(finalDay)) {
		return wrong(path, tanu.RuleDayRange)
	}
	return nil
}

// validAnswer refuses a word that is no answer. "unknown" is one, as it is written.
func validAnswer(path string, a tanu.Answer) error { return validWord(path, a, tanu.ParseAnswer) }

// validWord refuses a word that its kind does not have; none is not refused.
func validWord[W ~string](path string, w W, parse func(string) (W, error)) error {
	if w == "" {
		return nil
	}
	if _, err := parse(string(w)); err != nil {
		return wrong(path, tanu.RuleUnknownWord)
	}
	return nil
}

// validNumber refuses a number that is negative, above the bound or finer than six
// places. It looks at the exponent first: comparing a number such as 1e999999
// would build all its digits.
func validNumber(path string, d decimal.Decimal, most int64) error {
	const widestExponent, longest = 20, 40
	switch exponent := d.Exponent(); {
	case exponent > widestExponent || d.NumDigits() > longest:
		return exceeds(path, tanu.RuleTooLarge, most)
	case exponent < -widestExponent:
		return exceeds(path, tanu.RuleTooPrecise, maxPlaces)
	case d.Sign() < 0:
		return wrong(path, tanu.RuleNegative)
	case d.Cmp(decimal.NewFromInt(most)) > 0:
		return exceeds(path, tanu.RuleTooLarge, most)
	case exponent < -maxPlaces && !d.Round(maxPlaces).Equal(d):
		return exceeds(path, tanu.RuleTooPrecise, maxPlaces)
	}
	return nil
}
