package allocation

import (
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
)

// Comparison is one basis under several methods, side by side.
type Comparison struct {
	Total         int64
	Entries       []Entry        // in the order of the region codes
	Distributions []Distribution // one for each method, in the order asked for
}

// Compare distributes by each of the methods, all five if none is named; the
// basis's own method makes no difference.
func (b Basis) Compare(asked ...Method) (Comparison, error) {
	if len(asked) == 0 {
		asked = Methods()
	}
	c := Comparison{Total: b.Total, Entries: b.sorted()}
	for _, m := range asked {
		b.Method = m
		d, err := b.Distribute()
		if err != nil {
			return Comparison{}, err
		}
		c.Distributions = append(c.Distributions, d)
	}
	return c, nil
}

// Table lays the comparison out: a row for each region, a column for each
// method.
func (c Comparison) Table(lang tanu.Language) Table {
	t := Table{
		Language: lang, Title: words.comparison.In(lang),
		Header: []Column{{words.code.In(lang), false}, {words.region.In(lang), false}, {words.weight.In(lang), true}},
		Total:  []string{"", words.total.In(lang), ""},
	}
	var compared []Method
	for _, d := range c.Distributions {
		compared = append(compared, d.Method)
		t.Header = append(t.Header, Column{d.Method.In(lang), true})
		t.Total = append(t.Total, count64(c.Total))
		for _, note := range tieNotes(lang, d.Tie) {
			t.Notes = append(t.Notes, d.Method.In(lang)+": "+note)
		}
	}
	var weight int64
	for i, e := range c.Entries {
		weight += e.Weight // of a basis that was distributed: it fits
		row := []string{e.Region.String(), e.Region.In(lang), count64(e.Weight)}
		for _, d := range c.Distributions {
			row = append(row, count64(d.Shares[i].Places))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Total[2] = count64(weight)
	t.Method = methodNote(lang, compared...)
	return t
}

// Difference is what separates two plans, region by region.
type Difference struct {
	Before, After Plan
	Changes       []Change // in the order of the region codes; all twenty
}

// Change is one region's places in the two plans, year by year of the period.
type Change struct {
	Region        tanu.Region
	Before, After [PeriodYears]int64
}

// DifferenceOf returns what separates two valid plans, of the same period or of two.
func DifferenceOf(before, after Plan) (Difference, error) {
	for _, p := range []Plan{before, after} {
		if err := p.Validate(); err != nil {
			return Difference{}, err
		}
	}
	d := Difference{Before: before, After: after}
	for _, r := range tanu.Regions() {
		c := Change{Region: r}
		for n := range PeriodYears {
			c.Before[n], c.After[n] = before.Of(r, before.First+n), after.Of(r, after.First+n)
		}
		d.Changes = append(d.Changes, c)
	}
	return d, nil
}

// Moves returns the moves that turn the lines of the one plan into those of the
// other, where both are of the same period; nil otherwise. A line that has sold
// what it is to lose refuses its move.
func (d Difference) Moves() []Move {
	if d.Before.First != d.After.First {
		return nil
	}
	moves := d.After.Grants()
	for _, m := range d.Before.Grants() {
		moves = append(moves, m.Inverse())
	}
	return Combine(moves)
}

// Table lays the difference out: the whole period of each region before and
// after, and the change in every year.
func (d Difference) Table(lang tanu.Language) Table {
	total := words.total.In(lang)
	t := Table{
		Language: lang, Title: words.difference.In(lang),
		Header: []Column{
			{words.code.In(lang), false}, {words.region.In(lang), false},
			{total + ", " + words.before.In(lang), true}, {total + ", " + words.after.In(lang), true}, {total + ", " + words.change.In(lang), true},
		},
		Method: methodNote(lang, slices.Compact([]Method{d.Before.Method.orDefault(), d.After.Method.orDefault()})...),
		Notes:  []string{d.Before.Statistics.note(lang), d.After.Statistics.note(lang)},
	}
	for n := range PeriodYears {
		t.Header = append(t.Header, Column{d.yearName(n) + ", " + words.change.In(lang), true})
	}
	for _, c := range d.Changes {
		t.Rows = append(t.Rows, append([]string{c.Region.String(), c.Region.In(lang)}, c.cells()...))
	}
	whole := Change{Before: d.Before.Years, After: d.After.Years}
	t.Total = append([]string{"", total}, whole.cells()...)
	return t
}

// yearName is "2026", or "2026 → 2029" for plans of two periods.
func (d Difference) yearName(n int) string {
	before, after := strconv.Itoa(d.Before.First+n), strconv.Itoa(d.After.First+n)
	if before == after {
		return before
	}
	return before + " → " + after
}

func (c Change) cells() []string {
	sum := func(years [PeriodYears]int64) (n int64) {
		for _, y := range years {
			n += y // of a valid plan: it fits
		}
		return n
	}
	before, after := sum(c.Before), sum(c.After)
	cells := []string{count64(before), count64(after), count64(after - before)}
	for n := range PeriodYears {
		cells = append(cells, count64(c.After[n]-c.Before[n]))
	}
	return cells
}
