package allocation

import (
	_ "embed" // the schema
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
)

// PeriodYears is the length of a plan's period.
//
// Law: 18.
const PeriodYears = 3

// Statistics says where the weights come from: the current statistics of the
// labour market.
//
// Law: 18.
type Statistics struct {
	Source string    `json:"source"` // who published what
	Day    tanu.Date `json:"day"`    // the day they describe
}

// Draft is what the authorised body decides before anything is computed: the
// period, its statistics, how many vouchers each year has, the method and the
// bounds of each region over the whole period. Plan computes the plan.
//
// Law: 18.
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
func (d Draft) Total() int64 { return sum(d.Years) }

// sum adds the years of a period.
func sum(years [PeriodYears]int64) (total int64) {
	for _, places := range years {
		total = add(total, places)
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
	if err := d.validateFields(); err != nil {
		return err
	}
	return d.Basis().Validate()
}

// validateFields checks each field, but not whether the bounds can be kept.
func (d Draft) validateFields() error {
	if err := d.validateHead(); err != nil {
		return err
	}
	if err := checkEntries("regions", d.Entries); err != nil {
		return err
	}
	named := map[tanu.Region]bool{}
	for _, e := range d.Entries {
		named[e.Region] = true
	}
	for _, r := range tanu.Regions() {
		if !named[r] {
			return invalid(keyed("regions", r), tanu.RuleRequired)
		}
	}
	return nil
}

// validateHead checks all but the entries.
func (d Draft) validateHead() error {
	const source, day, lastFirst = "statistics.source", "statistics.day", 9999 - PeriodYears + 1
	switch {
	case d.First < 1:
		return invalid("first", tanu.RuleYear)
	case d.First > lastFirst:
		return limited(ErrInvalid, "first", tanu.RuleTooLarge, lastFirst)
	case strings.TrimSpace(d.Statistics.Source) == "":
		return invalid(source, tanu.RuleRequired)
	case strings.ContainsFunc(d.Statistics.Source, breaksLine):
		return invalid(source, tanu.RuleControlCharacter)
	case d.Statistics.Day.IsZero():
		return invalid(day, tanu.RuleRequired)
	case d.Statistics.Day.Year() > d.Last():
		return invalid(day, tanu.RuleContradicts)
	}
	for i, places := range d.Years {
		if places < 0 {
			return invalid(d.yearPath("years", i), tanu.RuleNegative)
		}
	}
	if d.Total() == overflowed {
		return tooLargeSum("years")
	}
	return checkWords(d.Method, d.Ties)
}

// yearPath is the path of what a list has for the n-th year of the period.
func (d Draft) yearPath(list string, n int) string { return keyed(list, d.First+n) }

// breaksLine reports whether a character would let free text out of its line in
// a table that a person signs.
func breaksLine(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
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
// Law: 18.
func (d Draft) Plan() (Plan, error) {
	if err := d.Validate(); err != nil {
		return Plan{}, err
	}
	period, err := d.Basis().Distribute()
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Draft: d, Tie: period.Tie}
	p.Method, p.Entries = period.Method, d.Basis().sorted()
	p.Places = make([][PeriodYears]int64, len(p.Entries))
	left := make([]int64, len(p.Entries)) // of each region's period
	for i, s := range period.Shares {
		left[i] = s.Places
	}
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
		return err
	}
	c.precedence = make([]int64, len(p.Entries))
	for i, e := range p.Entries {
		c.precedence[i] = e.Weight
	}
	if p.YearTies[n], err = c.shareAmong(p.Entries, p.Ties, p.First+n); err != nil {
		return err
	}
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
// Law: 18.
func (d Draft) Following(statistics Statistics, years [PeriodYears]int64, entries []Entry) (Draft, error) {
	if !statistics.Day.After(d.Statistics.Day) {
		return Draft{}, invalid("statistics.day", tanu.RuleDayBefore)
	}
	d.First, d.Statistics, d.Years, d.Entries = d.First+PeriodYears, statistics, years, entries
	if err := d.Validate(); err != nil {
		return Draft{}, err
	}
	return d, nil
}

// PlanFormat is the version of the JSON form of drafts and plans: what their
// member "version" holds.
const PlanFormat = 1

//go:embed plan.schema.json
var planSchema string

// PlanSchema returns the JSON Schema (draft 2020-12) of drafts and plans.
func PlanSchema() []byte { return []byte(planSchema) }

// planDocument is the JSON form of a draft, and, with the places, of a plan.
// What may not be left out is a pointer.
type planDocument struct {
	Version    int                `json:"version"`
	First      int                `json:"first"`
	Statistics Statistics         `json:"statistics"`
	Method     Method             `json:"method,omitempty"`
	Ties       TieRule            `json:"ties,omitempty"`
	Years      *yearNumbers       `json:"years"`
	Regions    []regionDocument   `json:"regions"`
	Tie        Tie[tanu.Region]   `json:"tie,omitzero"`
	YearTies   []Tie[tanu.Region] `json:"yearTies,omitempty"` // none, or one for each year
}

type regionDocument struct {
	Region tanu.Region  `json:"region"`
	Weight *int64       `json:"weight"`
	Floor  int64        `json:"floor,omitempty"`
	Cap    Cap          `json:"cap,omitzero"`
	Places *yearNumbers `json:"places,omitempty"` // none in a draft
}

// yearNumbers are a number for each year of the period, neither fewer nor more.
type yearNumbers [PeriodYears]int64

// UnmarshalJSON reads three numbers, none of them null.
func (y *yearNumbers) UnmarshalJSON(data []byte) error {
	var numbers []*int64
	if err := strict.Read(data, &numbers, readError); err != nil {
		return err
	}
	if len(numbers) != PeriodYears {
		return limited(ErrInvalid, "", tanu.RuleCount, PeriodYears)
	}
	for n, number := range numbers {
		if number == nil {
			return invalid(fmt.Sprintf("[%d]", n), tanu.RuleRequired)
		}
		y[n] = *number
	}
	return nil
}

func readError(f strict.Fault) error { return limited(ErrInvalid, f.Path, f.Rule, int64(f.Limit)) }

// readPlan reads a document and the draft in it.
func readPlan(data []byte) (doc planDocument, d Draft, err error) {
	var head struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(data, &head) == nil && head.Version != PlanFormat {
		return doc, d, invalid("version", tanu.RuleFormat)
	}
	if err := strict.Read(data, &doc, readError); err != nil {
		return doc, d, err
	}
	if doc.Years == nil {
		return doc, d, invalid("years", tanu.RuleRequired)
	}
	d = Draft{doc.First, doc.Statistics, doc.Method, doc.Ties, *doc.Years, nil}
	for i, r := range doc.Regions {
		if r.Weight == nil {
			return doc, d, invalid(entryPath("regions", i, r.Region)+".weight", tanu.RuleRequired)
		}
		d.Entries = append(d.Entries, Entry{r.Region, *r.Weight, r.Floor, r.Cap})
	}
	return doc, d, nil
}

// ParseDraft reads a draft and validates it. A plan read as a draft is the
// draft it came from: its places are left out.
func ParseDraft(data []byte) (Draft, error) {
	_, d, err := readPlan(data)
	if err == nil {
		err = d.Validate()
	}
	if err != nil {
		return Draft{}, err
	}
	return d, nil
}

func (d Draft) document() planDocument {
	years := yearNumbers(d.Years)
	doc := planDocument{
		Version: PlanFormat, First: d.First, Statistics: d.Statistics, Method: d.Method, Ties: d.Ties, Years: &years,
	}
	for _, e := range d.Entries {
		doc.Regions = append(doc.Regions, regionDocument{e.Region, &e.Weight, e.Floor, e.Cap, nil})
	}
	return doc
}

// MarshalJSON writes the draft as ParseDraft reads it; one that is not valid is
// an error.
func (d Draft) MarshalJSON() ([]byte, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	return json.Marshal(d.document())
}

// UnmarshalJSON reads what MarshalJSON writes; see ParseDraft. On an error the
// draft keeps its value.
func (d *Draft) UnmarshalJSON(data []byte) error {
	parsed, err := ParseDraft(data)
	if err == nil {
		*d = parsed
	}
	return err
}
