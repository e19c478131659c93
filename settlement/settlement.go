package settlement

import (
	"cmp"
	"log/slog"
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Settlement is what an act comes to.
type Settlement struct {
	Act            Act               `json:"act,omitzero"`
	Report         Report            `json:"report,omitzero"`
	Reimbursements []Reimbursement   `json:"reimbursements"` // one for each voucher, in the order of the lines
	Totals         Totals            `json:"totals"`
	Due            calendar.Deadline `json:"due"`      // to pay; none where the day of receipt is unknown
	Payments       Payments          `json:"payments"` // the centre's first; none unless the report is satisfied
}

// LogValue implements slog.LogValuer: the act and its verdict, with no person
// in it.
func (s Settlement) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("act", s.Act),
		slog.String("verdict", s.Report.Verdict().String()),
		slog.Int("payments", len(s.Payments)),
		slog.String("due", s.Due.Last.String()),
	)
}

// Payable reports whether the act may be paid: every rule holds, but for
// notices.
func (s Settlement) Payable() bool { return s.Report.Verdict() == tanu.Satisfied }

// Settle checks an act, computes each voucher's reimbursement from the actual
// cost of its lines, and draws up the payments: one to the centre for the whole
// act, one to each holder who is due material assistance.
//
// An act that the check refuses, or cannot decide, is computed and not paid.
// The payment to the centre waits until every reimbursement of the act is
// known; a holder's assistance waits for its own facts only. The sum of the
// payments that can be sent never exceeds Totals.Budget.
//
// The errors are those of Check and Reimburse, ErrNoMCI among them.
//
// Law: 14.1, 14(1), 14(2), 15, 17.
func (r Rules) Settle(a Act, entitlements []Entitlement, facts ActFacts) (Settlement, error) {
	c, err := r.checker(&a, entitlements, facts)
	if err != nil {
		return Settlement{}, err
	}
	s := Settlement{Act: a, Report: c.report(), Due: c.payBy}
	if s.Reimbursements, err = r.reimburseAll(c); err != nil {
		return Settlement{}, err
	}
	for _, one := range s.Reimbursements {
		s.Totals = s.Totals.with(one)
	}
	if s.Payable() {
		s.Payments = s.payments(c.entitlements)
	}
	return s, nil
}

// reimburseAll computes every voucher that has an entitlement, in the order of the
// lines. The actual cost of a voucher is the sum of its lines.
func (r Rules) reimburseAll(c *checker) ([]Reimbursement, error) {
	costs := make(map[string]tiyns, len(c.vouchers))
	for i := range c.act.Lines {
		costs[c.act.Lines[i].VoucherID] += tiynsOf(c.act.Lines[i].Cost, r.Policy)
	}
	list := make([]Reimbursement, len(c.known))
	for i, e := range c.known {
		var held Procedure
		if person, ok := c.listed[e.VoucherID]; ok {
			held = c.act.Persons[person].procedure()
		}
		var err error
		if list[i], err = r.reimburse(costs[e.VoucherID], e, held, c.act.Received); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Totals are the sums of some vouchers. Cost is Reimbursed and CoPayment
// together, to the tiyn, where nothing is Open.
type Totals struct {
	Vouchers   int             `json:"vouchers"`
	Open       int             `json:"open"` // of them, those for which a fact is missing
	Cost       decimal.Decimal `json:"cost"` // tenge, as the others
	Reimbursed decimal.Decimal `json:"reimbursed"`
	CoPayment  decimal.Decimal `json:"coPayment"`
	Assistance decimal.Decimal `json:"assistance"`
}

// Budget is what the local budget bears.
func (t Totals) Budget() decimal.Decimal { return t.Reimbursed.Add(t.Assistance) }

func (t Totals) with(r Reimbursement) Totals {
	t.Vouchers++
	if r.Verdict() == tanu.Undetermined {
		t.Open++
	}
	t.Cost = t.Cost.Add(r.Cost)
	t.Reimbursed = t.Reimbursed.Add(r.Centre.Amount)
	t.CoPayment = t.CoPayment.Add(r.CoPayment.Amount)
	t.Assistance = t.Assistance.Add(r.Assistance.Amount)
	return t
}

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
// Law: 14.1, 17.
func Budget(settlements []Settlement) (totals []BudgetTotal, held int, err error) {
	type key struct {
		region tanu.Region
		year   int
	}
	rows := map[key]BudgetTotal{}
	seen := map[string]bool{} // vouchers
	for i, s := range settlements {
		if !s.Payable() || s.Due.Last.IsZero() {
			held++
			continue
		}
		counted := map[key]bool{}
		for _, r := range s.Reimbursements {
			if seen[r.VoucherID] {
				return nil, 0, wrong("settlements["+strconv.Itoa(i)+"]", tanu.RuleGivenTwice)
			}
			seen[r.VoucherID] = true
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
