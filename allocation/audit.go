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

	weight int64      // of all regions
	rows   []auditRow // in the order of the region codes
}

// auditRow is one region's part in it.
type auditRow struct {
	entry Entry

	// The exact share is whole + remainder/denominator, at the one rate of places
	// per weight at which the shares, each held between its floor and its cap, sum
	// to the total.
	whole                  int64
	remainder, denominator uint64

	// last and next are the quotients of the last place that the region got and
	// of the next that it would have got, by a divisor method. A floor's places
	// are not won by quotient: where the region has no others, last is none;
	// where it has reached its cap, next is none.
	last, next quotient

	// rank is the region's place in the order in which places left over go by the
	// largest remainder, and in the queue for one more place by the other
	// methods. 0 is none.
	rank int

	places    int64
	tied, won bool // it has an equal claim to the last places; it got one of them
}

// quotient is a weight divided by the divisor of a place, or by the square root
// of it for Huntington-Hill. The zero quotient is none.
type quotient struct {
	weight  int64
	divisor *big.Int // 0 is above every other
	root    bool
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
	a := Audit{Distribution: d, weight: c.sum}
	rate, _ := c.curve().at(c.total)
	for i, e := range b.sorted() {
		row := auditRow{
			entry: e, denominator: rate.den, places: c.places[i],
			tied: slices.Contains(d.Tie.Among, e.Region), won: slices.Contains(d.Tie.Won, e.Region),
		}
		row.whole, row.remainder = c.exactShare(i, rate)
		if c.method != LargestRemainder {
			row.last, row.next = c.quotient(i, takeBack), c.quotient(i, handOut)
		}
		a.rows = append(a.rows, row)
	}
	a.rank(&c)
	return a, nil
}

// quotient is that of the seat of a recipient that would move next.
func (c *contest) quotient(i int, way direction) quotient {
	s, ok := c.movable(i, way)
	if !ok {
		return quotient{}
	}
	divisor := new(big.Int).SetUint64(s.divisor)
	if c.divisors.geometric {
		divisor.Mul(divisor, new(big.Int).SetUint64(s.divisor+1))
	}
	return quotient{c.weights[i], divisor, c.divisors.geometric}
}

// rank numbers the rows that have a remainder, or a next quotient, from 1.
func (a *Audit) rank(c *contest) {
	var ranked []int
	for i, row := range a.rows {
		if row.next.divisor != nil || c.method == LargestRemainder && row.remainder > 0 {
			ranked = append(ranked, i)
		}
	}
	slices.SortStableFunc(ranked, func(i, j int) int {
		if c.method != LargestRemainder {
			s, _ := c.movable(i, handOut)
			t, _ := c.movable(j, handOut)
			return c.divisors.order(&s, &t)
		}
		x, y := a.rows[i], a.rows[j] // their remainders are of one denominator
		return cmp.Or(cmp.Compare(y.remainder, x.remainder), cmp.Compare(y.entry.Weight, x.entry.Weight))
	})
	for n, i := range ranked {
		a.rows[i].rank = n + 1
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
		number(sentences.last, func(r auditRow) string { return r.last.decimal() })
		number(sentences.next, func(r auditRow) string { return r.next.decimal() })
		number(sentences.queue, auditRow.rankCell)
	}
	if !a.Distribution.Tie.IsZero() {
		columns = append(columns, textColumn(sentences.tie.In(lang), "",
			func(r auditRow) string { return r.tie().In(lang) }))
	}
	columns = append(columns, numberColumn(sentences.places.In(lang), integer(a.Distribution.Total),
		func(r auditRow) string { return integer(r.places) }))
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

func (r auditRow) tie() tanu.Text {
	switch {
	case r.won:
		return sentences.won
	case r.tied:
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

// decimal writes the quotient with four digits after the point, cut off; "∞"
// where the divisor is 0, "" for none.
func (q quotient) decimal() string {
	if q.divisor == nil {
		return ""
	}
	if q.divisor.Sign() == 0 {
		return "∞"
	}
	unit := big.NewInt(10_000)
	value := new(big.Int).Mul(big.NewInt(q.weight), unit)
	if q.root {
		value.Mul(value, value).Quo(value, q.divisor).Sqrt(value)
	} else {
		value.Quo(value, q.divisor)
	}
	whole, cut := value.QuoRem(value, unit, new(big.Int))
	return fmt.Sprintf("%d.%04d", whole, cut)
}
