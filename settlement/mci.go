package settlement

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// MCI is the monthly calculation index (айлық есептік көрсеткіш, АЕК; месячный
// расчетный показатель, МРП) of one financial year, in tenge, with the law on
// the republican budget that set it. The zero MCI is "none".
//
// Law: 14(1).
type MCI struct {
	Year   int           `json:"year"`
	Amount int64         `json:"amount"`
	Law    tanu.LegalAct `json:"law"`
}

// Times returns n MCI in tenge.
func (m MCI) Times(n int) decimal.Decimal {
	return decimal.NewFromInt(m.Amount).Mul(decimal.NewFromInt(int64(n)))
}

// tiyns is Times in tiyn.
func (m MCI) tiyns(n int) tiyns { return tiyns(m.Amount) * tiyns(n) * 100 }

// MCITable holds the MCI of each financial year. It is a value and does not
// change; With makes another. The zero table knows no year.
type MCITable struct{ rows []MCI } // in ascending order of Year

// DefaultMCI returns the table of the years 2023 to 2026. A later year is an
// error until the host adds it from the law on the republican budget.
func DefaultMCI() MCITable { return defaultMCI }

var defaultMCI = MCITable{[]MCI{
	{2023, 3450, budgetLaw("163-VII", "2022-12-01")},
	{2024, 3692, budgetLaw("43-VIII", "2023-12-05")},
	{2025, 3932, budgetLaw("141-VIII", "2024-12-04")},
	{2026, 4325, budgetLaw("", "2025-12-08")},
}}

// budgetLaw is a law on the republican budget.
func budgetLaw(number, adopted string) tanu.LegalAct {
	day := tanu.MustDate(adopted)
	act := tanu.LegalAct{Number: number, Date: day, Read: tanu.MustDate("2026-11-22")}
	sign, no := " № "+number, " No. "+number
	if number == "" {
		sign, no = "", ""
		act.Note = "article 7; the number of the law was not found"
	}
	act.Title = tanu.Text{
		KK: "республикалық бюджет туралы " + grammar.Date(day, tanu.Kazakh, grammar.Attributive) + sign + " Заң",
		RU: "Закон от " + day.In(tanu.Russian) + sign + " о республиканском бюджете",
		EN: "Law" + no + " of " + day.In(tanu.English) + " on the republican budget",
	}
	return act
}

// On returns the MCI of a financial year. For a year that the table does not
// hold the error is of the kind ErrNoMCI.
//
// Law: 14(1).
func (t MCITable) On(year int) (MCI, error) {
	for _, row := range t.rows {
		if row.Year == year {
			return row, nil
		}
	}
	return MCI{}, fmt.Errorf("%w %d", ErrNoMCI, year)
}

// With returns a table that also holds the rows given; a row for a year that
// the table has takes its place, as when the law is amended. A row must name a
// year from 2023 on, an amount above zero and its law.
func (t MCITable) With(rows ...MCI) (MCITable, error) {
	list := slices.Clone(t.rows)
	for i, row := range rows {
		if err := row.validate(); err != nil {
			return MCITable{}, under(at("mci", i, ""), err)
		}
		place, found := slices.BinarySearchFunc(list, row.Year, func(m MCI, year int) int { return m.Year - year })
		if found {
			list[place] = row
		} else {
			list = slices.Insert(list, place, row)
		}
	}
	return MCITable{list}, nil
}

func (m MCI) validate() error {
	const firstYear, lastYear, mostTenge = 2023, 9999, 10_000_000
	switch {
	case m.Year < firstYear:
		return exceeds("year", tanu.RuleTooSmall, firstYear)
	case m.Year > lastYear:
		return exceeds("year", tanu.RuleTooLarge, lastYear)
	case m.Amount <= 0:
		return wrong("amount", tanu.RuleNotPositive)
	case m.Amount > mostTenge:
		return exceeds("amount", tanu.RuleTooLarge, mostTenge)
	case m.Law.Title == tanu.Text{}:
		return wrong("law", tanu.RuleRequired)
	}
	return nil
}

// Rows returns the rows of the table, the earliest year first; nil for the zero
// table.
func (t MCITable) Rows() []MCI { return slices.Clone(t.rows) }

// ErrNoMCI says that the table has no MCI for a year. The library does not
// guess one: the host adds it with MCITable.With.
const ErrNoMCI tanu.Error = "settlement: no MCI is known for the year"
