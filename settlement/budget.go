package settlement

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
)

// BudgetTotal is what the local budget of one region bears in one year.
type BudgetTotal struct {
	Region  tanu.Region `json:"region"`
	Year    int         `json:"year"` // in which the term of payment ends
	Acts    int         `json:"acts"`
	Carried int         `json:"carried"` // of them, those received in the year before
	Totals  Totals      `json:"totals"`
}

// Budget totals settlements by the region whose budget pays and the year in
// which the term of payment ends, in the order of regions and years. An act
// that is not payable, or whose day of receipt is unknown and with it the year,
// is left out, and counted in held.
//
// A voucher that stands in two of the acts would be paid twice: it is an error
// that names the settlement.
//
// Law: 2025/14.1, 2025/17, 2023/14.1, 2023/17.
func Budget(settlements []Settlement) (totals []BudgetTotal, held int, err error) {
	type key struct {
		region tanu.Region
		year   int
	}
	rows := map[key]BudgetTotal{}
	seen := map[string]int{}
	for i, s := range settlements {
		if !s.Payable() || s.Due.Last.IsZero() {
			held++
			continue
		}
		counted := map[key]bool{}
		for _, r := range s.Reimbursements {
			if first, twice := seen[r.VoucherID]; twice {
				return nil, 0, &FieldError{"settlements[" + strconv.Itoa(i) + "]",
					"a voucher that stands in settlements[" + strconv.Itoa(first) + "] too"}
			}
			seen[r.VoucherID] = i
			k := key{r.Region, s.Due.Last.Year()}
			row := rows[k]
			row.Region, row.Year, row.Totals = k.region, k.year, row.Totals.with(r)
			if !counted[k] {
				counted[k] = true
				row.Acts++
				if s.Act.Received.Year() < k.year {
					row.Carried++
				}
			}
			rows[k] = row
		}
	}
	totals = slices.SortedFunc(maps.Values(rows), func(a, b BudgetTotal) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Year, b.Year))
	})
	return totals, held, nil
}
