package settlement

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// MCI is the monthly calculation index (айлық есептік көрсеткіш, АЕК; месячный
// расчетный показатель, МРП) of one financial year, in tenge, with the law on
// the republican budget that set it. The zero MCI is "none".
//
// Law: 2025/14(1), 2023/14(1).
type MCI struct {
	Year   int           `json:"year"`
	Amount int64         `json:"amount"`
	Law    tanu.LegalAct `json:"law"`
}

// Times returns n MCI in tenge.
func (m MCI) Times(n int) decimal.Decimal {
	return decimal.NewFromInt(m.Amount).Mul(decimal.NewFromInt(int64(n)))
}

// MCITable holds the MCI of each financial year. It is a value and does not
// change; With makes another. The zero table knows no year.
type MCITable struct{ rows []indexed } // in ascending order of Year

// indexed is an MCI with its multiples, up to the largest that the Rules know.
type indexed struct {
	MCI
	multiples [8]decimal.Decimal
}

// indexedBy works out the multiples of each row.
func indexedBy(rows ...MCI) []indexed {
	list := make([]indexed, len(rows))
	for i, row := range rows {
		list[i].MCI = row
		for n := range list[i].multiples {
			list[i].multiples[n] = row.Times(n)
		}
	}
	return list
}

// times is Times, of which nothing is computed twice.
func (m *indexed) times(n int) decimal.Decimal {
	if n < len(m.multiples) {
		return m.multiples[n]
	}
	return m.Times(n)
}

// tiyns is Times in tiyn.
func (m *MCI) tiyns(n int) tiyns { return tiyns(m.Amount) * tiyns(n) * 100 }

// DefaultMCI returns the table of the years 2023 to 2026. A later year is an
// error until the host adds it from the law on the republican budget.
func DefaultMCI() MCITable { return defaultMCI }

var defaultMCI = MCITable{indexedBy(
	MCI{2023, 3450, budgetLaw("163-VII", "2022-12-01")},
	MCI{2024, 3692, budgetLaw("43-VIII", "2023-12-05")},
	MCI{2025, 3932, budgetLaw("141-VIII", "2024-12-04")},
	MCI{2026, 4325, budgetLaw("", "2025-12-08")},
)}

// budgetLaw is a law on the republican budget; all four were adopted in
// December.
func budgetLaw(number, adopted string) tanu.LegalAct {
	day := tanu.MustDate(adopted)
	year, dayOfMonth := strconv.Itoa(day.Year()), strconv.Itoa(day.Day())
	act := tanu.LegalAct{Number: number, Date: day, Read: tanu.MustDate("2026-11-22")}
	sign, no := " № "+number, " No. "+number
	if number == "" {
		sign, no = "", ""
		act.Note = "article 7; the number of the law was not found"
	}
	act.Title = tanu.Text{
		KK: "республикалық бюджет туралы " + year + " жылғы " + dayOfMonth + " желтоқсандағы" + sign + " Заң",
		RU: "Закон от " + dayOfMonth + " декабря " + year + " года" + sign + " о республиканском бюджете",
		EN: "Law" + no + " of " + dayOfMonth + " December " + year + " on the republican budget",
	}
	return act
}

// On returns the MCI of a financial year. For a year that the table does not
// hold the error is a *YearError of the kind ErrNoMCI.
//
// Law: 2025/14(1), 2023/14(1).
func (t MCITable) On(year int) (MCI, error) {
	if m := t.find(year); m != nil {
		return m.MCI, nil
	}
	return MCI{}, &YearError{year}
}

// find returns the row of a year, nil where the table has none.
func (t *MCITable) find(year int) *indexed {
	for i := range t.rows {
		if t.rows[i].Year == year {
			return &t.rows[i]
		}
	}
	return nil
}

// With returns a table that also holds the rows given; a row for a year that
// the table has takes its place, as when the law is amended. A row must name a
// year from 2023 on, an amount above zero and its law.
func (t MCITable) With(rows ...MCI) (MCITable, error) {
	kept := slices.Clone(t.rows)
	for i, row := range rows {
		if err := row.validate(i); err != nil {
			return MCITable{}, err
		}
		at, found := slices.BinarySearchFunc(kept, row.Year, func(m indexed, y int) int { return m.Year - y })
		if found {
			kept[at] = indexedBy(row)[0]
		} else {
			kept = slices.Insert(kept, at, indexedBy(row)...)
		}
	}
	return MCITable{kept}, nil
}

func (m MCI) validate(i int) error {
	const mostTenge = 10_000_000
	field := "mci[" + strconv.Itoa(i) + "]."
	switch {
	case m.Year < 2023 || m.Year > 9999:
		return &FieldError{field + "year", "want a financial year from 2023 on"}
	case m.Amount <= 0 || m.Amount > mostTenge:
		return &FieldError{field + "amount", "want tenge, above zero and at most ten million"}
	case m.Law.Title == tanu.Text{}:
		return &FieldError{field + "law", "want the law that sets the MCI, with its title"}
	}
	return nil
}

// Rows returns the rows of the table, the earliest year first; nil for the zero
// table.
func (t MCITable) Rows() (list []MCI) {
	for i := range t.rows {
		list = append(list, t.rows[i].MCI)
	}
	return list
}
