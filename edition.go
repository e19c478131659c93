package tanu

import (
	"strings"
	"time"
)

// Edition is one wording of the Rules (редакция), named by the year it came
// from. A case is governed from filing to payment by the edition in force on
// the day of filing: an amendment has no retroactive effect.
//
// The zero Edition is "none".
//
// Law: lla/43, 230/4.
type Edition string

const (
	Edition2023 Edition = "2023" // Order 380 as adopted
	Edition2025 Edition = "2025" // as amended by Order 230
)

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

// editions is the table, in ascending order of From. Between To and the next
// From no wording is encoded.
var editions = [...]struct {
	edition Edition
	figures Figures
}{
	{Edition2023, Figures{
		From: MustDate("2023-09-23"), To: MustDate("2024-08-22"),
		FilingMonth: time.October, FilingDay: 15, Filing: "2023/3",
		Validity:     Figure{60, "2023/10"},
		SocialCap:    Figure{3, "2023/14(1)"},
		TechnicalCap: Figure{7, "2023/14(1)"},
		Assistance:   Figure{6, "2023/14(2)"},
		ActTerm:      Figure{3, "2023/16"},
		PaymentTerm:  Figure{5, "2023/17"},
		Note: "in force ten calendar days after publication, whose day was not found: about 23 September 2023; " +
			"certainly in force through the day before Order 325 of 23 August 2024 was signed",
	}},
	{Edition2025, Figures{
		From:        MustDate("2025-08-15"),
		FilingMonth: time.November, FilingDay: 1, Filing: "2025/3.2",
		Validity:             Figure{45, "2025/10.3"},
		SocialCap:            Figure{3, "2025/14(1)"},
		TechnicalCap:         Figure{7, "2025/14(1)"},
		Assistance:           Figure{6, "2025/14(2)"},
		ActTerm:              Figure{3, "2025/16"},
		PaymentTerm:          Figure{5, "2025/17"},
		PlaceCheckedAtFiling: true,
		ProtocolAttached:     true,
		Note: "in force ten calendar days after the day of publication: 15 August 2025 if published on the day " +
			"of registration, 4 August 2025; 16 August if on the 5th; the exact day was not found",
	}},
}

// Editions returns the encoded editions, the earliest first.
func Editions() []Edition {
	list := make([]Edition, len(editions))
	for i := range editions {
		list[i] = editions[i].edition
	}
	return list
}

// EditionOn returns the edition in force on a day. For a day before the first
// edition, and from 2024-08-23 to 2025-08-14, whose wording is not available,
// the error is ErrNotEncoded: the library does not guess.
//
// Law: 380/in-force, 230/4.
func EditionOn(day Date) (Edition, error) {
	for i := range editions {
		f := &editions[i].figures
		if !day.Before(f.From) && (f.To.IsZero() || !day.After(f.To)) {
			return editions[i].edition, nil
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

// ParseEdition reads "2023" or "2025".
func ParseEdition(s string) (Edition, error) {
	for i := range editions {
		if string(editions[i].edition) == s {
			return editions[i].edition, nil
		}
	}
	return "", malformed("Edition", RuleEdition)
}

// Figures returns the figures of the edition, all zero for none.
func (e Edition) Figures() Figures { return *e.figures() }

// figures are those of the table, to be read only.
func (e Edition) figures() *Figures {
	for i := range editions {
		if editions[i].edition == e {
			return &editions[i].figures
		}
	}
	return new(Figures)
}

// FilingLimit returns the first day of the year that is too late to file, read
// literally: "before 1 November" makes 31 October the last day. See
// Policy.Filing for the other readings.
//
// Law: 2025/3.2, 2023/3.
func (e Edition) FilingLimit(year int) Date {
	f := e.figures()
	if f.FilingMonth == 0 || year < 1 || year > 9999 {
		return Date{}
	}
	return civil(year, f.FilingMonth, f.FilingDay)
}

// Clause cites a provision of this edition by the rest of its id: "14(1)".
func (e Edition) Clause(rest string) Clause {
	for i := range editions {
		if editions[i].edition != e {
			continue
		}
		if clause, ok := clauses[i][rest]; ok {
			return clause
		}
	}
	return Clause(string(e) + "/" + rest)
}

// clauses are the ids of the register by their rest, for each edition of the
// table: to cite a provision that there is, nothing is put together.
var clauses = func() (all [len(editions)]map[string]Clause) {
	for i := range editions {
		all[i] = map[string]Clause{}
		for k := range provisions {
			source, rest, _ := strings.Cut(string(provisions[k].ID), "/")
			if source == string(editions[i].edition) {
				all[i][rest] = provisions[k].ID
			}
		}
	}
	return all
}()

// String returns the name of the edition, "" for none.
func (e Edition) String() string { return string(e) }

// MarshalText writes the name of the edition.
func (e Edition) MarshalText() ([]byte, error) { return marshalWord(e, ParseEdition) }

// UnmarshalText reads the name of an edition; an empty text is none.
func (e *Edition) UnmarshalText(text []byte) error { return unmarshalText(e, text, ParseEdition) }
