package settlement

import (
	"strconv"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// MaxLines is how many lines, and how many persons, one act may have.
const MaxLines = 10_000

const (
	maxName = 500 // characters of a name, an address, a service
	maxID   = 100 // characters of a number or an id
	tooMany = "more than 10000"
)

// The days that an act can be about: from the year of the Rules on.
var firstDay, finalDay = tanu.MustDate("2023-01-01"), tanu.MustDate("2099-12-31")

// Validate returns a *FieldError for the first field that is out of bounds:
// more than MaxLines lines, a text too long or with control characters, a day
// outside the years 2023 to 2099, a number that is negative, absurdly large or
// too fine, a word that is not one of its kind. It does not judge whether the
// act is right: Check does, and names everything at once.
func (a Act) Validate() error { return a.validate() }

func (a *Act) validate() error {
	if err := a.tooLong(); err != nil {
		return err
	}
	return a.keep(nil)
}

// tooLong refuses an act of too many lines or persons.
func (a *Act) tooLong() error {
	switch {
	case len(a.Lines) > MaxLines:
		return &FieldError{"lines", tooMany}
	case len(a.Persons) > MaxLines:
		return &FieldError{"persons", tooMany}
	}
	return nil
}

// keep validates an act that is not too long, and keeps the numbers of its lines
// in rows, unless they are nil.
func (a *Act) keep(rows []row) error {
	var b bounds
	a.heads(&b)
	for i := 0; i < len(a.Lines) && b.wrong == nil; i++ {
		b.enter("lines", i)
		quantity, price, cost := a.Lines[i].validate(&b)
		if rows != nil {
			rows[i].quantity, rows[i].price, rows[i].cost = quantity, price, cost
		}
	}
	for i := 0; i < len(a.Persons) && b.wrong == nil; i++ {
		b.enter("persons", i)
		a.Persons[i].validate(&b)
	}
	b.enter("", 0)
	b.number("totalQuantity", a.TotalQuantity, MaxQuantity*MaxLines)
	b.number("total", a.Total, MaxSum)
	return b.err()
}

// heads are the checks of the act's own words and days.
func (a *Act) heads(b *bounds) {
	b.text("number", a.Number, maxID)
	b.text("protocol.number", a.Protocol.Number, maxID)
	b.day("date", a.Date)
	b.day("protocol.signed", a.Protocol.Signed)
	b.day("sent", a.Sent)
	b.day("received", a.Received)
	b.day("accepted", a.Accepted)
	b.text("customer.name", a.Customer.Name, maxName)
	b.text("customer.address", a.Customer.Address, maxName)
	b.text("customer.contacts", a.Customer.Contacts, maxName)
	b.text("executor.name", a.Executor.Name, maxName)
	b.text("executor.address", a.Executor.Address, maxName)
	b.text("executor.contacts", a.Executor.Contacts, maxName)
	b.text("handedOver.position", a.HandedOver.Position, maxName)
	b.text("handedOver.name", a.HandedOver.Name, maxName)
	b.text("acceptedBy.position", a.AcceptedBy.Position, maxName)
	b.text("acceptedBy.name", a.AcceptedBy.Name, maxName)
}

// validate returns the numbers of the line.
func (l *Line) validate(b *bounds) (quantity, price, cost micros) {
	b.text("voucherId", l.VoucherID, maxID)
	b.text("service", l.Service, maxName)
	b.text("unit", l.Unit, maxID)
	b.day("date", l.Date)
	quantity = b.number("quantity", l.Quantity, MaxQuantity)
	price = b.number("price", l.Price, MaxSum)
	cost = b.number("cost", l.Cost, MaxSum)
	return quantity, price, cost
}

func (p *Person) validate(b *bounds) {
	b.text("name", p.Name, maxName)
	b.text("voucherId", p.VoucherID, maxID)
	b.day("held", p.Held)
	b.answer("passed", p.Passed)
	b.region("place", p.Place)
}

// Validate returns a *FieldError for the first field that is out of bounds: a
// text too long or with control characters, a word that is not one of its kind, a
// last valid day before the day of issue. An act of a voucher that it refuses can be neither checked nor paid. It does
// not ask whether anything is missing.
func (e Entitlement) Validate() error {
	var b bounds
	e.validate(&b)
	return b.err()
}

// validate refuses words that are not of their kind: an unknown region would
// differ from every other.
func (e *Entitlement) validate(b *bounds) {
	b.text("voucherId", e.VoucherID, maxID)
	b.text("holderName", e.HolderName, maxName)
	b.text("centreName", e.CentreName, maxName)
	b.region("region", e.Region)
	b.region("registration", e.Registration)
	word(b, "profile", e.Profile, tanu.ParseProfile)
	word(b, "edition", e.Edition, tanu.ParseEdition)
	if !e.LastValid.IsZero() && e.LastValid.Before(e.Issued) {
		b.refuse("lastValid", "before the day of issue")
	}
}

// validate refuses words that are no answers, and what is no voucher's id or no
// act's number: of several, that of the voucher first in order.
func (f *Facts) validate() error {
	var b bounds
	b.answer("eds", f.EDS)
	b.answer("entitled", f.Entitled)
	first, wrong := "", (*FieldError)(nil)
	for voucherID, act := range f.Elsewhere {
		var one bounds
		one.text("elsewhere", voucherID, maxID)
		one.text("elsewhere", act, maxID)
		if one.wrong != nil && (wrong == nil || voucherID < first) {
			first, wrong = voucherID, one.wrong
		}
	}
	if b.wrong == nil {
		b.wrong = wrong
	}
	return b.err()
}

// bounds holds fields to their bounds, one after another, and keeps the first
// that is out of them. Its name is put together only then.
type bounds struct {
	list  string // that the fields stand in an item of; "" for fields of the whole
	i     int    // the place of the item
	wrong *FieldError
}

// enter tells of which item the next fields are.
func (b *bounds) enter(list string, i int) { b.list, b.i = list, i }

func (b *bounds) refuse(field, rule string) {
	if b.wrong != nil {
		return
	}
	if b.list != "" {
		field = at(b.list, b.i, field)
	}
	b.wrong = &FieldError{field, rule}
}

// err is what was refused, nil where nothing was.
func (b *bounds) err() error {
	if b.wrong == nil {
		return nil
	}
	return b.wrong
}

// text refuses what no field of the form holds.
func (b *bounds) text(field, s string, most int) {
	switch {
	case len(s) > most && (len(s) > 4*most || utf8.RuneCountInString(s) > most):
		b.refuse(field, "longer than "+strconv.Itoa(most)+" characters")
	case legible(s):
	case !utf8.ValidString(s):
		b.refuse(field, "not UTF-8")
	default:
		b.refuse(field, "a control character, a line break or a change of direction")
	}
}

// day refuses a day that no act can be about: before the year of the Rules, or
// far ahead. A mistyped year is the usual reason.
func (b *bounds) day(field string, day tanu.Date) {
	if !day.IsZero() && (day.Before(firstDay) || day.After(finalDay)) {
		b.refuse(field, "want a day of the years 2023 to 2099")
	}
}

// answer refuses a word that is no answer. "unknown" is one, as it is written.
func (b *bounds) answer(field string, a tanu.Answer) {
	if !a.Known() {
		word(b, field, a, tanu.ParseAnswer)
	}
}

// region refuses a code that no region has.
func (b *bounds) region(field string, r tanu.Region) { word(b, field, r, tanu.ParseRegion) }

// word refuses a word that its kind does not have; none is not refused.
func word[W ~string](b *bounds, field string, w W, parse func(string) (W, error)) {
	if w == "" {
		return
	}
	if _, err := parse(string(w)); err != nil {
		b.refuse(field, "no such word")
	}
}

// number refuses a number that is negative, above the bound or finer than six
// places. It returns the number, if it is none of these.
func (b *bounds) number(field string, d decimal.Decimal, most int64) micros {
	m, ok := quick(d)
	if ok && m <= micros(most*million) {
		return m
	}
	if rule := unbound(d, most); rule != "" {
		b.refuse(field, rule)
		return 0
	}
	return microsOf(d)
}

// unbound is the rule that a number breaks, "" for none. It looks at the exponent
// first: comparing a number such as 1e999999 would build all its digits.
func unbound(d decimal.Decimal, most int64) string {
	const widestExponent, longest = 20, 40
	switch exponent := d.Exponent(); {
	case exponent > widestExponent || d.NumDigits() > longest:
		return "larger than the bound"
	case exponent < -widestExponent:
		return "more than six decimal places"
	case d.Cmp(decimal.Decimal{}) < 0:
		return "negative"
	case d.Cmp(decimal.NewFromInt(most)) > 0:
		return "larger than " + strconv.FormatInt(most, 10)
	case exponent < -maxPlaces && !d.Round(maxPlaces).Equal(d):
		return "more than six decimal places"
	}
	return ""
}

// inBounds holds one number to its bounds.
func inBounds(field string, d decimal.Decimal, most int64) error {
	var b bounds
	b.number(field, d, most)
	return b.err()
}
