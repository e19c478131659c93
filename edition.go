package tanu

import (
	"time"

	"github.com/biliktilik/tanu/internal/word"
)

// Edition is one wording of the Rules (редакция), named by the year it came
// from, so that editions compare as their names do. A case is governed from
// filing to payment by the edition in force on the day of filing: an amendment
// has no retroactive effect.
//
// The zero Edition is "none".
//
// Law: lla/43, 230/4.
type Edition string

const (
	Edition2023 Edition = "2023" // Order 380 as adopted
	Edition2025 Edition = "2025" // as amended by Order 230
)

// editions is the table, in ascending order of the first day in force. An
// edition with a base has the text and the figures of its base, but for the
// rows of the register and of the tables below that bear its own name.
var editions = [...]struct {
	name  Edition
	base  Edition // "" where the register has the edition's whole text
	order Source  // that gave it its wording
	from  Date
	to    Date   // zero where it ends on the day before the next edition, or is in force
	note  string // what is uncertain about from and to, in English
}{
	{
		name: Edition2023, order: Order380, from: MustDate("2023-09-23"), to: MustDate("2024-08-22"),
		note: "in force ten calendar days after publication, whose day was not found: about 23 September 2023; " +
			"certainly in force through the day before Order 325 of 23 August 2024 was signed",
	},
	{
		name: Edition2025, order: Order230, from: MustDate("2025-08-15"),
		note: "in force ten calendar days after the day of publication: 15 August 2025 if published on the day " +
			"of registration, 4 August 2025; 16 August if on the 5th; the exact day was not found",
	},
}

// latest is the edition of the last row.
var latest = editions[len(editions)-1].name

// dated is one figure of the Rules by date: a value holds in its edition and in
// those that inherit from it, until a later row.
type dated[V any] []struct {
	since Edition
	value V
	place string // in the text
}

type yearDay struct {
	month time.Month
	day   int
}

var (
	filing = dated[yearDay]{
		{Edition2023, yearDay{time.October, 15}, "3"},
		{Edition2025, yearDay{time.November, 1}, "3.2"},
	}
	answerTerm   = dated[int]{{Edition2023, 3, "9"}, {Edition2025, 1, "9-1"}}
	validity     = dated[int]{{Edition2023, 60, "10"}, {Edition2025, 45, "10.3"}}
	socialCap    = dated[int]{{Edition2023, 3, "14(1)"}, {Edition2025, 3, "14(1)"}}
	technicalCap = dated[int]{{Edition2023, 7, "14(1)"}, {Edition2025, 7, "14(1)"}}
	assistance   = dated[int]{{Edition2023, 6, "14(2)"}, {Edition2025, 6, "14(2)"}}
	actTerm      = dated[int]{{Edition2023, 3, "16"}, {Edition2025, 3, "16"}}
	paymentTerm  = dated[int]{{Edition2023, 5, "17"}, {Edition2025, 5, "17"}}

	placeCheckedAtFiling = dated[bool]{{Edition2025, true, "3.4.3"}}
	protocolAttached     = dated[bool]{{Edition2025, true, "16"}}
)

// in returns the value that an edition has, with the clause that sets it.
func (d dated[V]) in(e Edition) (value V, clause Clause) {
	for since := e; since != ""; since = baseOf(since) {
		for _, row := range d {
			if row.since == since {
				return row.value, e.Clause(row.place)
			}
		}
	}
	return value, clause
}

func baseOf(e Edition) Edition {
	for i := range editions {
		if editions[i].name == e {
			return editions[i].base
		}
	}
	return ""
}

// Figure is one number of an edition, with the clause that sets it.
type Figure struct {
	Value  int
	Clause Clause
}

// Figures are what an edition sets in numbers, and the switches by which the
// editions differ.
type Figures struct {
	From, To Date // first and last day in force; To is zero while it is in force

	FilingMonth time.Month // an application is filed before this day of the current year
	FilingDay   int
	Filing      Clause

	AnswerTerm   Figure // working days after the day of receipt, for the recognition centre to answer
	Validity     Figure // calendar days after the day of issue
	SocialCap    Figure // MCI, reimbursement for a social-humanitarian profile
	TechnicalCap Figure // MCI, reimbursement for a technical profile
	Assistance   Figure // MCI, material assistance outside the region of registration
	ActTerm      Figure // working days after the protocol is signed, to send the act
	PaymentTerm  Figure // working days after the day the act is received, to pay

	PlaceCheckedAtFiling bool // the region's vouchers are checked when an application comes in
	ProtocolAttached     bool // the commission's protocol goes with the act

	Note string // what is uncertain about From and To, in English
}

// figuresOf are the figures of each edition.
var figuresOf = func() map[Edition]Figures {
	all := map[Edition]Figures{}
	for i, row := range editions {
		f := Figures{From: row.from, To: row.to, Note: row.note}
		if next := i + 1; f.To.IsZero() && next < len(editions) {
			f.To = editions[next].from.AddDays(-1)
		}
		var limit yearDay
		limit, f.Filing = filing.in(row.name)
		f.FilingMonth, f.FilingDay = limit.month, limit.day
		f.AnswerTerm.Value, f.AnswerTerm.Clause = answerTerm.in(row.name)
		f.Validity.Value, f.Validity.Clause = validity.in(row.name)
		f.SocialCap.Value, f.SocialCap.Clause = socialCap.in(row.name)
		f.TechnicalCap.Value, f.TechnicalCap.Clause = technicalCap.in(row.name)
		f.Assistance.Value, f.Assistance.Clause = assistance.in(row.name)
		f.ActTerm.Value, f.ActTerm.Clause = actTerm.in(row.name)
		f.PaymentTerm.Value, f.PaymentTerm.Clause = paymentTerm.in(row.name)
		f.PlaceCheckedAtFiling, _ = placeCheckedAtFiling.in(row.name)
		f.ProtocolAttached, _ = protocolAttached.in(row.name)
		all[row.name] = f
	}
	return all
}()

// editionWords are the names of the editions.
var editionWords = func() word.Table[Edition, struct{}] {
	table := word.Table[Edition, struct{}]{Unknown: malformed("Edition", RuleEdition)}
	for _, row := range editions {
		table.Rows = append(table.Rows, word.Row[Edition, struct{}]{Word: row.name})
	}
	return table
}()

// Editions returns the encoded editions, the earliest first.
func Editions() []Edition { return editionWords.Words() }

// EditionOn returns the edition in force on a day. For a day before the first
// edition, and from 2024-08-23 to 2025-08-14, whose wording is not available,
// the error is ErrNotEncoded: the library does not guess.
//
// Law: 380/in-force, 230/4.
func EditionOn(day Date) (Edition, error) {
	for _, row := range editions {
		f := figuresOf[row.name]
		if !day.Before(f.From) && (f.To.IsZero() || !day.After(f.To)) {
			return row.name, nil
		}
	}
	return "", &EditionError{Day: day}
}

// EditionError says for which day no edition is encoded.
type EditionError struct{ Day Date }

// Error names the day.
func (e *EditionError) Error() string { return string(ErrNotEncoded) + " " + e.Day.String() }

// Unwrap returns ErrNotEncoded.
func (e *EditionError) Unwrap() error { return ErrNotEncoded }

// ParseEdition reads the name of an edition, such as "2025".
func ParseEdition(s string) (Edition, error) { return editionWords.Parse(s) }

// Figures returns the figures of the edition, all zero for none.
func (e Edition) Figures() Figures { return figuresOf[e] }

// FilingLimit returns the first day of the year that is too late to file, read
// literally: "before 1 November" makes 31 October the last day. See
// Policy.Filing for the other readings.
//
// Law: 3.2, 2023/3.
func (e Edition) FilingLimit(year int) Date {
	f := figuresOf[e]
	if f.FilingMonth == 0 || year < 1 || year > 9999 {
		return Date{}
	}
	return civil(year, f.FilingMonth, f.FilingDay)
}

// Clause cites the provision that this edition has at a place in the text, such
// as "14(1)". The id names the edition that governs, also where the wording is
// that of an earlier one.
func (e Edition) Clause(place string) Clause { return Clause(string(e) + "/" + place) }

// String returns the name of the edition, "" for none.
func (e Edition) String() string { return string(e) }

// MarshalText writes the name of the edition.
func (e Edition) MarshalText() ([]byte, error) { return editionWords.Write(e) }

// UnmarshalText reads the name of an edition; an empty text is none.
func (e *Edition) UnmarshalText(text []byte) error { return editionWords.Read(text, e) }
