package allocation

import (
	"cmp"
	"fmt"
	"math/big"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// Audit shows, region by region, how a distribution came about, for the person
// who signs it. Its numbers are exact; where Table prints them as decimals they
// are cut off, not rounded.
type Audit struct {
	Distribution Distribution

	weight   int64 // of all regions
	divisors divisors
	rows     []auditRow // in the order of the region codes
}

// auditRow is one region's part in it.
type auditRow struct {
	entry Entry

	// The exact share is whole + remainder/denominator, at the one rate of places
	// per weight at which the shares, each held between its floor and its cap, sum
	// to the total.
	whole                  int64
	remainder, denominator uint64

	// last is the last place that the region got, next the one that it would have
	// got next, by a divisor method. A floor's places are not won by quotient:
	// where the region has no others, last is nil; at its cap, next is nil.
	last, next *seat

	// rank is the region's place in the order in which places left over go by the
	// largest remainder, and in the queue for one more place by the other
	// methods. 0 is none.
	rank int
}

// Audit distributes as Distribute does and shows how it came about.
func (b Basis) Audit() (Audit, error) {
	c, err := b.contest()
	if err != nil {
		return Audit{}, err
	}
	d, err := b.distribute(&c)
	if err != nil {
		return Audit{}, err
	}
	a := Audit{Distribution: d, weight: c.sum, divisors: c.divisors}
	rate, _ := c.rateFor(c.total)
	for i, e := range b.sorted() {
		row := auditRow{entry: e, denominator: rate.den}
		row.whole, row.remainder = c.exactShare(i, rate)
		if c.method != LargestRemainder {
			if s, ok := c.movable(i, takeBack); ok {
				row.last = &s
			}
			if s, ok := c.movable(i, handOut); ok {
				row.next = &s
			}
		}
		a.rows = append(a.rows, row)
	}
	a.rank()
	return a, nil
}

// rank numbers the rows that have a next place, or a remainder, from 1.
func (a *Audit) rank() {
	var ranked []*auditRow
	for i := range a.rows {
		row := &a.rows[i]
		if row.next != nil || row.remainder > 0 && a.Distribution.Method == LargestRemainder {
			ranked = append(ranked, row)
		}
	}
	slices.SortStableFunc(ranked, func(x, y *auditRow) int {
		if x.next != nil {
			return a.divisors.order(x.next, y.next)
		}
		return cmp.Or(cmp.Compare(y.remainder, x.remainder), cmp.Compare(y.entry.Weight, x.entry.Weight))
	})
	for n, row := range ranked {
		row.rank = n + 1
	}
}

// Table lays the audit out in a language, with the columns that the method, the
// bounds and the tie call for.
func (a Audit) Table(lang tanu.Language) Table {
	t := Table{
		Language: lang, Title: sentences.title.In(lang),
		Method: methodNote(lang, a.Distribution.Method),
		Notes:  append(tieNotes(lang, a.Distribution.Tie), sentences.cut.In(lang)),
	}
	columns := regionColumns(lang, func(r auditRow) tanu.Region { return r.entry.Region })
	number := func(name tanu.Text, cell func(auditRow) string) {
		columns = append(columns, numberColumn(name.In(lang), "", cell))
	}
	columns = append(columns, numberColumn(sentences.weight.In(lang), integer(a.weight),
		func(r auditRow) string { return integer(r.entry.Weight) }))
	if slices.ContainsFunc(a.rows, func(r auditRow) bool { return r.bounds() != "" }) {
		columns = append(columns, textColumn(sentences.limits.In(lang), "", auditRow.bounds))
	}
	number(sentences.share, func(r auditRow) string { return integer(r.whole) + "." + r.decimals() })
	number(sentences.whole, func(r auditRow) string { return integer(r.whole) })
	if a.Distribution.Method == LargestRemainder {
		number(sentences.remainder, func(r auditRow) string { return "0." + r.decimals() })
		number(sentences.rank, auditRow.rankCell)
	} else {
		number(sentences.last, func(r auditRow) string { return a.divisors.quotient(r.last) })
		number(sentences.next, func(r auditRow) string { return a.divisors.quotient(r.next) })
		number(sentences.queue, auditRow.rankCell)
	}
	if !a.Distribution.Tie.IsZero() {
		columns = append(columns, textColumn(sentences.tie.In(lang), "",
			func(r auditRow) string { return a.claim(r.entry.Region).In(lang) }))
	}
	columns = append(columns, numberColumn(sentences.places.In(lang), integer(a.Distribution.Total),
		func(r auditRow) string { return integer(a.Distribution.Of(r.entry.Region)) }))
	fill(&t, columns, a.rows)
	return t
}

// bounds writes the floor and the cap, as in "≥ 5, ≤ 40".
func (r auditRow) bounds() string {
	var bounds []string
	if r.entry.Floor > 0 {
		bounds = append(bounds, "≥ "+integer(r.entry.Floor))
	}
	if places, ok := r.entry.Cap.Places(); ok {
		bounds = append(bounds, "≤ "+integer(places))
	}
	return strings.Join(bounds, ", ")
}

func (r auditRow) rankCell() string {
	if r.rank == 0 {
		return ""
	}
	return strconv.Itoa(r.rank)
}

// claim says whether a region won in the tie, lost, or was not in it.
func (a Audit) claim(region tanu.Region) tanu.Text {
	switch tie := a.Distribution.Tie; {
	case slices.Contains(tie.Won, region):
		return sentences.won
	case slices.Contains(tie.Among, region):
		return sentences.lost
	}
	return tanu.Text{}
}

// decimals are the first four digits of the share after the point.
func (r auditRow) decimals() string {
	hi, lo := bits.Mul64(r.remainder, 10_000)
	cut, _ := bits.Div64(hi, lo, r.denominator) // the remainder is less than the denominator
	return fmt.Sprintf("%04d", cut)
}

// quotient writes the quotient of a seat with four digits after the point, cut
// off; "∞" where the divisor is 0, "" for none.
func (d *divisors) quotient(s *seat) string {
	if s == nil {
		return ""
	}
	if s.divisor == 0 {
		return "∞"
	}
	unit, divisor := big.NewInt(10_000), new(big.Int).SetUint64(s.divisor)
	value := new(big.Int).Mul(new(big.Int).SetUint64(s.weight), unit)
	if d.geometric {
		divisor.Mul(divisor, new(big.Int).SetUint64(s.divisor+1))
		value.Mul(value, value).Quo(value, divisor).Sqrt(value)
	} else {
		value.Quo(value, divisor)
	}
	whole, cut := value.QuoRem(value, unit, new(big.Int))
	return fmt.Sprintf("%d.%04d", whole, cut)
}
