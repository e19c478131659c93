package settlement

import (
	"strconv"
	"unicode"
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

// Validate returns a *FieldError for the first field that is out of bounds:
// more than MaxLines lines, a text too long or with control characters, a day
// outside the years 2023 to 2099, a number that is negative, absurdly large or
// too fine, a word that is not one of its kind. It does not judge whether the
// act is right: Check does, and names everything at once.
func (a Act) Validate() error {
	if len(a.Lines) > MaxLines {
		return &FieldError{"lines", tooMany}
	}
	if len(a.Persons) > MaxLines {
		return &FieldError{"persons", tooMany}
	}
	if err := firstError(a.heads()...); err != nil {
		return err
	}
	for i, line := range a.Lines {
		if err := line.validate("lines[" + strconv.Itoa(i) + "]."); err != nil {
			return err
		}
	}
	for i, person := range a.Persons {
		if err := person.validate("persons[" + strconv.Itoa(i) + "]."); err != nil {
			return err
		}
	}
	return firstError(
		inBounds("totalQuantity", a.TotalQuantity, MaxQuantity*MaxLines),
		inBounds("total", a.Total, MaxSum),
	)
}

// heads are the checks of the act's own words and days.
func (a Act) heads() []error {
	list := []error{
		text("number", a.Number, maxID), text("protocol.number", a.Protocol.Number, maxID),
		inYears("date", a.Date), inYears("protocol.signed", a.Protocol.Signed),
		inYears("sent", a.Sent), inYears("received", a.Received), inYears("accepted", a.Accepted),
	}
	for _, p := range []struct {
		field string
		party Party
	}{{"customer.", a.Customer}, {"executor.", a.Executor}} {
		list = append(list, text(p.field+"name", p.party.Name, maxName),
			text(p.field+"address", p.party.Address, maxName),
			text(p.field+"contacts", p.party.Contacts, maxName))
	}
	return append(list,
		text("handedOver.position", a.HandedOver.Position, maxName),
		text("handedOver.name", a.HandedOver.Name, maxName),
		text("acceptedBy.position", a.AcceptedBy.Position, maxName),
		text("acceptedBy.name", a.AcceptedBy.Name, maxName))
}

func (l Line) validate(field string) error {
	return firstError(
		text(field+"voucherId", l.VoucherID, maxID),
		text(field+"service", l.Service, maxName),
		text(field+"unit", l.Unit, maxID),
		inYears(field+"date", l.Date),
		inBounds(field+"quantity", l.Quantity, MaxQuantity),
		inBounds(field+"price", l.Price, MaxSum),
		inBounds(field+"cost", l.Cost, MaxSum),
	)
}

func (p Person) validate(field string) error {
	return firstError(
		text(field+"name", p.Name, maxName),
		text(field+"voucherId", p.VoucherID, maxID),
		inYears(field+"held", p.Held),
		word(field+"passed", p.Passed, tanu.Unknown, tanu.ParseAnswer),
		word(field+"place", p.Place, "", tanu.ParseRegion),
	)
}

// validate refuses words that are not of their kind: an unknown region would
// differ from every other.
func (e Entitlement) validate() error {
	return firstError(
		text("voucherId", e.VoucherID, maxID),
		text("holderName", e.HolderName, maxName),
		text("centreName", e.CentreName, maxName),
		word("region", e.Region, "", tanu.ParseRegion),
		word("registration", e.Registration, "", tanu.ParseRegion),
		word("profile", e.Profile, "", tanu.ParseProfile),
		word("edition", e.Edition, "", tanu.ParseEdition),
	)
}

// text refuses what no field of the form holds.
func text(field, s string, most int) error {
	if len(s) > 4*most || utf8.RuneCountInString(s) > most {
		return &FieldError{field, "longer than " + strconv.Itoa(most) + " characters"}
	}
	if !utf8.ValidString(s) {
		return &FieldError{field, "not UTF-8"}
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r > 0x7f && !cyrillic(r) && unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return &FieldError{field, "a control character, a line break or a change of direction"}
		}
	}
	return nil
}

// cyrillic is the block in which most of a form is written; it holds letters
// and their marks only.
func cyrillic(r rune) bool { return 0x0400 <= r && r <= 0x052f }

// inYears refuses a day that no act can be about: before the year of the Rules,
// or far ahead. A mistyped year is the usual reason.
func inYears(field string, day tanu.Date) error {
	if !day.IsZero() && (day.Year() < 2023 || day.Year() > 2099) {
		return &FieldError{field, "want a day of the years 2023 to 2099"}
	}
	return nil
}

// word refuses a word that its kind does not have.
func word[W ~string](field string, w, none W, parse func(string) (W, error)) error {
	if w == none {
		return nil
	}
	if _, err := parse(string(w)); err != nil {
		return &FieldError{field, "no such word"}
	}
	return nil
}

func firstError(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// sum adds the sums that of picks from the items.
func sum[T any](items []T, of func(T) decimal.Decimal) (total decimal.Decimal) {
	for _, item := range items {
		total = total.Add(of(item))
	}
	return total
}
