package allocation

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/biliktilik/tanu"
)

// PeriodYears is the length of a plan's period.
//
// Law: 2025/18, 2023/18.
const PeriodYears = 3

// Statistics says where the weights come from: the current statistics of the
// labour market.
//
// Law: 2025/18, 2023/18.
type Statistics struct {
	Source string    `json:"source"` // who published what
	Day    tanu.Date `json:"day"`    // the day they describe
}

// Draft is what the authorised body decides before anything is computed: the
// period, its statistics, how many vouchers each year has, the method and the
// bounds of each region over the whole period. Plan computes the plan.
//
// Law: 2025/18, 2023/18.
type Draft struct {
	First      int        // the first of the period's three years
	Statistics Statistics // what the weights are taken from
	Method     Method     // chosen by the host, not by the Rules
	Ties       TieRule
	Years      [PeriodYears]int64 // the total of each year
	Entries    []Entry            // every region, once, in any order
}

// Last returns the last year of the period.
func (d Draft) Last() int { return d.First + PeriodYears - 1 }

// Total returns the vouchers of the whole period.
func (d Draft) Total() int64 {
	var total int64
	for _, year := range d.Years {
		total = add(total, year)
	}
	return total
}

// Basis returns what the distribution of the whole period rests on.
func (d Draft) Basis() Basis {
	return Basis{Method: d.Method, Total: d.Total(), Entries: d.Entries, Ties: d.Ties}
}

// Validate returns an error that names the region or the year, the field and
// the rule. Every one of the twenty regions must be named, with weight 0 if it
// has none: a region that is left out by mistake would silently get nothing.
func (d Draft) Validate() error {
	if err := d.validateHead("Draft"); err != nil {
		return err
	}
	if err := checkEntries("Draft", d.Entries); err != nil {
		return err
	}
	if err := everyRegion("Draft", d.Entries); err != nil {
		return err
	}
	return d.Basis().Validate()
}

// validateHead judges all but the entries.
func (d Draft) validateHead(subject string) error {
	broken := func(year int, field, rule string) error {
		return &RuleError{Kind: ErrInvalid, Subject: subject, Year: year, Field: field, Rule: rule}
	}
	switch {
	case d.First < 1 || d.Last() > 9999:
		return broken(0, "first", "want a year from 1 to 9997")
	case strings.TrimSpace(d.Statistics.Source) == "":
		return broken(0, "statistics.source", "name the source of the statistics")
	case strings.ContainsFunc(d.Statistics.Source, breaksLine):
		return broken(0, "statistics.source", "want one line, without control characters or changes of direction")
	case d.Statistics.Day.IsZero():
		return broken(0, "statistics.day", "name the day of the statistics")
	case d.Statistics.Day.Year() > d.Last():
		return broken(0, "statistics.day", "it is after the period")
	}
	for i, places := range d.Years {
		if places < 0 {
			return broken(d.First+i, "years", "want 0 or more")
		}
	}
	if d.Total() == overflowed {
		return &RuleError{Kind: ErrOverflow, Subject: subject, Field: "years", Rule: "their sum does not fit in 63 bits"}
	}
	return d.Ties.Validate()
}

// breaksLine reports whether a character would let free text out of its line in
// a table that a person signs.
func breaksLine(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

func everyRegion(subject string, entries []Entry) error {
	named := map[tanu.Region]bool{}
	for _, e := range entries {
		named[e.Region] = true
	}
	for _, r := range tanu.Regions() {
		if !named[r] {
			return &RuleError{Kind: ErrInvalid, Subject: subject, Region: r, Field: "regions", Rule: "it is left out; name it with weight 0 if it has none"}
		}
	}
	return nil
}

// Plan computes the plan. The period's total is shared among the regions by the
// draft's method; each region's share is then split into years, the first year's
// total being shared in proportion to the regions' shares, the second's in
// proportion to what is left of them, and the third having the rest, each time
// by the largest remainder. So the years sum to the period for every region and
// the regions to each year's total.
//
// A tie for the last places of the period or of a year is settled by larger
// weight and then by lower region code, and is in the plan; or is a *TieError
// that names the year, as Ties says.
//
// Law: 2025/18, 2023/18.
func (d Draft) Plan() (Plan, error) {
	if err := d.Validate(); err != nil {
		return Plan{}, err
	}
	whole, err := d.Basis().Distribute()
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Draft: d, Tie: whole.Tie}
	p.Method, p.Entries = whole.Method, d.Basis().sorted()
	left := make([]int64, len(whole.Shares))
	for i, s := range whole.Shares {
		left[i] = s.Places
	}
	p.Places = make([][PeriodYears]int64, len(left))
	for n := range d.Years {
		if err := p.splitOff(n, left); err != nil {
			return Plan{}, err
		}
	}
	return p, nil
}

// splitOff gives the n-th year its places, out of what is left of each region's
// period. A tie goes by the weights of the regions, not by what is left of them.
func (p *Plan) splitOff(n int, left []int64) error {
	c, err := newContest(LargestRemainder, p.Years[n], left, Options{})
	if err != nil {
		return fmt.Errorf("allocation: split into years: %w", err)
	}
	c.precedence = make([]int64, len(p.Entries))
	for i, e := range p.Entries {
		c.precedence[i] = e.Weight
	}
	tie := c.share()
	if !tie.IsZero() && p.Ties == TieRefused {
		return &TieError{Recipients: tie.Among, Regions: regionsOf(p.Entries, tie.Among), Year: p.First + n, Places: len(tie.Won)}
	}
	p.YearTies[n] = named(tie, p.Entries)
	for i, places := range c.places {
		p.Places[i][n] = places
		left[i] -= places
	}
	return nil
}

// Following returns a draft for the next period, the revision every three years
// that the Rules call for: it starts when this period ends, and has newer
// statistics. Method, ties and bounds are the draft's own.
//
// Law: 2025/18, 2023/18.
func (d Draft) Following(statistics Statistics, years [PeriodYears]int64, entries []Entry) (Draft, error) {
	next := d
	next.First, next.Statistics, next.Years, next.Entries = d.First+PeriodYears, statistics, years, entries
	if !statistics.Day.After(d.Statistics.Day) {
		return Draft{}, &RuleError{Kind: ErrInvalid, Subject: "Draft", Field: "statistics.day", Rule: "a revision wants newer statistics than the plan before it"}
	}
	if err := next.Validate(); err != nil {
		return Draft{}, err
	}
	return next, nil
}
