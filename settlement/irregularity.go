package settlement

import (
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Pattern names what an Irregularity looks like. Patterns are stable codes.
type Pattern string

const (
	VoucherTwice       Pattern = "voucher-twice"        // one voucher in two acts
	PersonTwice        Pattern = "person-twice"         // one person recognised on two vouchers of a year
	CostsAtCap         Pattern = "costs-at-cap"         // a centre whose costs are the cap, case after case
	DayCluster         Pattern = "day-cluster"          // many procedures of a centre on one day
	CoPaymentNotProved Pattern = "co-payment-not-shown" // nothing shows that the holder paid the difference
)

// MarshalText writes the code of the pattern; an unknown one is an error.
func (p Pattern) MarshalText() ([]byte, error) { return patterns.Write(p) }

// UnmarshalText reads what MarshalText writes.
func (p *Pattern) UnmarshalText(text []byte) error { return patterns.Read(text, p) }

// Irregularity is a pattern across acts that a person should look at. It is no
// finding of a breach: each has honest explanations, such as an act that was drawn
// up anew. That a person is given a voucher once a year is law, and that a voucher
// stands in one act is a rule of Rules.Check; of the other patterns the law says nothing.
type Irregularity struct {
	Pattern  Pattern         `json:"pattern"`
	Centre   tanu.BIN        `json:"centre"`
	Day      tanu.Date       `json:"day"`      // of the cluster
	Cases    []string        `json:"cases"`    // the vouchers it touches
	Acts     []string        `json:"acts"`     // the numbers of their acts
	Of       int             `json:"of"`       // how many cases of the centre, or on the day, were looked at
	Sum      decimal.Decimal `json:"sum"`      // of the actual costs; for a co-payment, the difference
	Evidence tanu.Answer     `json:"evidence"` // of the co-payment: No, or Unknown
}

// LogValue implements slog.LogValuer: the pattern and the cases, the centre's
// number masked.
func (i Irregularity) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("pattern", string(i.Pattern)), slog.Any("centre", i.Centre), slog.String("day", i.Day.String()),
		slog.Any("cases", hidden(i.Cases)), slog.Any("acts", hidden(i.Acts)),
		slog.Int("of", i.Of), slog.String("sum", plain(i.Sum)),
	)
}

// hidden are ids without what may be a person's number in them.
func hidden(ids []string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = tanu.HideIIN(id)
	}
	return list
}

// Thresholds tell how many cases make a pattern. They are the host's choice, not
// the Rules', and each must be given.
type Thresholds struct {
	CapCases    int // a centre with at least so many cases
	CapPercent  int // of which at least so many in a hundred cost the cap exactly
	CasesOneDay int // so many procedures of a centre on one day
}

func (t Thresholds) validate() error {
	for _, f := range []struct {
		path        string
		value, most int
	}{
		{"thresholds.capCases", t.CapCases, 1 << 30},
		{"thresholds.capPercent", t.CapPercent, 100},
		{"thresholds.casesOneDay", t.CasesOneDay, 1 << 30},
	} {
		switch {
		case f.value < 1:
			return wrong(f.path, tanu.RuleNotPositive)
		case f.value > f.most:
			return exceeds(f.path, tanu.RuleTooLarge, int64(f.most))
		}
	}
	return nil
}

// Irregularities looks for patterns across settlements, payable or not: the
// same voucher in two acts, the same person twice in a year, a centre whose
// costs always equal the cap, clusters on one day, co-payments that nothing
// shows. The year is that in which the vouchers were issued; one whose day of issue
// is not known is not counted. Evidence tells by voucher id whether it was shown
// that the holder paid the difference; a voucher that it does not hold is Unknown,
// which is reported as well. The result is ordered by pattern, then as the
// settlements are.
//
// The patterns look at what these provisions govern.
//
// Law: 14(1), 15, lpq/29.
func Irregularities(settlements []Settlement, evidence map[string]tanu.Answer, t Thresholds) ([]Irregularity, error) {
	if err := t.validate(); err != nil {
		return nil, err
	}
	cases := casesOf(settlements)
	found := twice(cases, VoucherTwice, func(c actCase) any { return c.voucher }, differentActs)
	found = append(found, twice(cases, PersonTwice, func(c actCase) any {
		if c.holder.IsZero() || c.r.Issued.IsZero() {
			return nil
		}
		return [2]any{c.holder, c.r.Issued.Year()}
	}, differentVouchers)...)
	found = append(found, atCap(cases, t)...)
	found = append(found, clusters(cases, t)...)
	return append(found, notShown(cases, evidence)...), nil
}

// actCase is one voucher of one act.
type actCase struct {
	voucher string
	act     string
	place   int // of its settlement in the list
	centre  tanu.BIN
	holder  tanu.IIN
	held    tanu.Date
	r       Reimbursement
}

// casesOf lists the cases of all settlements, in their order.
func casesOf(settlements []Settlement) (cases []actCase) {
	for place, s := range settlements {
		persons := make(map[string]Person, len(s.Act.Persons))
		for _, p := range s.Act.Persons {
			persons[p.VoucherID] = p
		}
		for _, r := range s.Reimbursements {
			cases = append(cases, actCase{
				voucher: r.VoucherID, act: s.Act.Number, place: place, centre: s.Act.Executor.BIN,
				holder: persons[r.VoucherID].IIN, held: r.Procedure.Held, r: r,
			})
		}
	}
	return cases
}

// group gathers cases by a key, in the order in which the keys come; cases
// without a key are left out.
func group(cases []actCase, key func(actCase) any) [][]actCase {
	at := map[any]int{}
	var groups [][]actCase
	for _, c := range cases {
		k := key(c)
		if k == nil {
			continue
		}
		i, seen := at[k]
		if !seen {
			i = len(groups)
			at[k], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// twice finds the cases that share a key and differ.
func twice(
	cases []actCase, pattern Pattern, key func(actCase) any, differ func(a, b actCase) bool,
) (found []Irregularity) {
	for _, g := range group(cases, key) {
		if len(g) > 1 && slices.ContainsFunc(g[1:], func(c actCase) bool { return differ(g[0], c) }) {
			found = append(found, irregular(pattern, g, len(g)))
		}
	}
	return found
}

// eachOnce leaves each voucher its first act: one that stands in several was
// recognised once.
func eachOnce(cases []actCase) []actCase {
	seen := make(map[string]bool, len(cases))
	return slices.DeleteFunc(cases, func(c actCase) bool {
		again := seen[c.voucher]
		seen[c.voucher] = true
		return again
	})
}

func differentActs(a, b actCase) bool     { return a.place != b.place }
func differentVouchers(a, b actCase) bool { return a.voucher != b.voucher }

// atCap finds the centres whose costs are the cap, to the tiyn, in too many of
// their cases.
func atCap(cases []actCase, t Thresholds) (found []Irregularity) {
	for _, g := range group(cases, func(c actCase) any { return c.centre }) {
		g = eachOnce(g)
		capped := slices.DeleteFunc(slices.Clone(g), func(c actCase) bool {
			return c.r.CapMCI == 0 || c.r.MCI.Amount == 0 || !c.r.Cost.Equal(c.r.Cap)
		})
		if len(g) >= t.CapCases && len(capped)*100 >= len(g)*t.CapPercent {
			found = append(found, irregular(CostsAtCap, capped, len(g)))
		}
	}
	return found
}

// clusters finds the days on which a centre held too many procedures.
func clusters(cases []actCase, t Thresholds) (found []Irregularity) {
	for _, g := range group(cases, func(c actCase) any {
		if c.held.IsZero() {
			return nil
		}
		return [2]any{c.centre, c.held}
	}) {
		if g = eachOnce(g); len(g) >= t.CasesOneDay {
			one := irregular(DayCluster, g, len(g))
			one.Day = g[0].held
			found = append(found, one)
		}
	}
	return found
}

// notShown finds the co-payments that nothing shows.
func notShown(cases []actCase, evidence map[string]tanu.Answer) (found []Irregularity) {
	for _, c := range cases {
		if answer := evidence[c.voucher]; c.r.CoPayment.Amount.Sign() > 0 && answer != tanu.Yes {
			one := irregular(CoPaymentNotProved, []actCase{c}, 1)
			one.Sum, one.Evidence = c.r.CoPayment.Amount, answer
			found = append(found, one)
		}
	}
	return found
}

// irregular names the vouchers and their acts, each once.
func irregular(pattern Pattern, cases []actCase, of int) Irregularity {
	one := Irregularity{Pattern: pattern, Centre: cases[0].centre, Of: of}
	vouchers, acts := map[string]bool{}, map[int]bool{}
	for _, c := range cases {
		one.Sum = one.Sum.Add(c.r.Cost)
		if !vouchers[c.voucher] {
			vouchers[c.voucher], one.Cases = true, append(one.Cases, c.voucher)
		}
		if !acts[c.place] {
			acts[c.place], one.Acts = true, append(one.Acts, c.act)
		}
	}
	return one
}

// In says the pattern in a sentence and names the cases.
func (i Irregularity) In(lang tanu.Language) string {
	return strings.NewReplacer(
		"{n}", strconv.Itoa(len(i.Cases)), "{of}", strconv.Itoa(i.Of), "{day}", i.Day.In(lang),
		"{sum}", lang.Sum(inWords(i.Sum)), "{cases}", strings.Join(i.Cases, ", "), "{acts}", strings.Join(i.Acts, ", "),
	).Replace(patterns.Name(i.Pattern).In(lang) + casesText.In(lang))
}
