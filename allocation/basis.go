package allocation

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
)

// Cap is the most places that a region may get. The zero Cap is none, which is
// not a cap of 0.
type Cap struct {
	places int64
	set    bool
}

// AtMost returns a cap of so many places.
func AtMost(places int64) Cap { return Cap{places, true} }

// Places returns the cap; ok is false where there is none.
func (c Cap) Places() (places int64, ok bool) { return c.places, c.set }

// IsZero reports whether there is no cap.
func (c Cap) IsZero() bool { return !c.set }

// MarshalJSON writes the number, null for none.
func (c Cap) MarshalJSON() ([]byte, error) {
	if !c.set {
		return []byte("null"), nil
	}
	return json.Marshal(c.places)
}

// UnmarshalJSON reads a whole number, 0 or more, or null for none. On an error the
// cap keeps its value.
func (c *Cap) UnmarshalJSON(data []byte) error {
	var places *int64
	switch err := json.Unmarshal(data, &places); {
	case err != nil:
		return invalid("", tanu.RuleNotWholeNumber)
	case places == nil:
		*c = Cap{}
	case *places < 0:
		return invalid("", tanu.RuleNegative)
	default:
		*c = AtMost(*places)
	}
	return nil
}

// Entry is what one region brings to a distribution: its weight, from the
// current statistics of the labour market, and the host's bounds. A region of
// weight 0 gets its floor and no more.
type Entry struct {
	Region tanu.Region `json:"region"`
	Weight int64       `json:"weight"`
	Floor  int64       `json:"floor,omitempty"`
	Cap    Cap         `json:"cap,omitzero"`
}

// check names the first field that breaks a rule, nil for none.
func (e Entry) check() *tanu.FieldError {
	limit, capped := e.Cap.Places()
	_, err := tanu.ParseRegion(string(e.Region))
	switch {
	case err != nil:
		return invalid("region", tanu.RuleRegion)
	case e.Weight < 0:
		return invalid("weight", tanu.RuleNegative)
	case e.Floor < 0:
		return invalid("floor", tanu.RuleNegative)
	case capped && limit < 0:
		return invalid("cap", tanu.RuleNegative)
	case capped && e.Floor > limit:
		return limited(ErrInfeasible, "floor", tanu.RuleTooLarge, limit)
	}
	return nil
}

// checkEntries checks each entry of a list, and that no region is given twice.
func checkEntries(list string, entries []Entry) error {
	seen := map[tanu.Region]bool{}
	for i, e := range entries {
		if wrong := e.check(); wrong != nil {
			wrong.Path = entryPath(list, i, e.Region) + "." + wrong.Path
			return wrong
		}
		if seen[e.Region] {
			return invalid(keyed(list, e.Region), tanu.RuleGivenTwice)
		}
		seen[e.Region] = true
	}
	return nil
}

// entryPath is the path of an entry, by its region if it has one: regions["75"].
func entryPath(list string, i int, region tanu.Region) string {
	if _, err := tanu.ParseRegion(string(region)); err != nil {
		return fmt.Sprintf("%s[%d]", list, i)
	}
	return keyed(list, region)
}

// keyed is the path of an item of a list that has a name of its own.
func keyed(list string, name any) string { return fmt.Sprintf(`%s["%v"]`, list, name) }

// Basis is what a distribution among regions rests on. The order of the entries
// makes no difference.
//
// Law: 18.
type Basis struct {
	Method  Method
	Total   int64
	Entries []Entry
	Ties    TieRule
}

// Validate returns an error for the first region or number that breaks a rule.
func (b Basis) Validate() error {
	_, err := b.contest()
	return err
}

// sorted returns the entries in the order of the region codes.
func (b Basis) sorted() []Entry {
	entries := slices.Clone(b.Entries)
	slices.SortFunc(entries, func(x, y Entry) int { return cmp.Compare(x.Region, y.Region) })
	return entries
}

// contest is the apportionment among the entries in the order of the region codes.
func (b Basis) contest() (contest, error) {
	if err := checkEntries("regions", b.Entries); err != nil {
		return contest{}, err
	}
	options := Options{Ties: b.Ties}
	var weights []int64
	bounded := false
	for _, e := range b.sorted() {
		limit, capped := e.Cap.Places()
		if !capped {
			limit = NoCap
		}
		weights = append(weights, e.Weight)
		options.Floors = append(options.Floors, e.Floor)
		options.Caps = append(options.Caps, limit)
		bounded = bounded || e.Floor != 0 || capped
	}
	if !bounded {
		options.Floors, options.Caps = nil, nil
	}
	return newContest(b.Method, b.Total, weights, options)
}

// Share is what one region gets.
type Share struct {
	Region tanu.Region `json:"region"`
	Places int64       `json:"places"`
}

// Distribution is a total shared among regions (өңірлер арасында бөлу;
// распределение между регионами) by a method chosen by the host, not by the
// Rules. The shares are in the order of the region codes and sum to the total.
type Distribution struct {
	Method Method           `json:"method"`
	Total  int64            `json:"total"`
	Shares []Share          `json:"shares"`
	Tie    Tie[tanu.Region] `json:"tie,omitzero"`
}

// Of returns the places of a region, 0 for one that has no share.
func (d Distribution) Of(region tanu.Region) int64 {
	for _, s := range d.Shares {
		if s.Region == region {
			return s.Places
		}
	}
	return 0
}

// Distribute shares the total among the regions; see Apportion and Options for
// how. A tie is settled by larger weight and then by lower region code, or is a
// *TieError, as Ties says.
//
// Law: 18.
func (b Basis) Distribute() (Distribution, error) {
	c, err := b.contest()
	if err != nil {
		return Distribution{}, err
	}
	return b.distribute(&c)
}

func (b Basis) distribute(c *contest) (Distribution, error) {
	entries := b.sorted()
	tie, err := c.shareAmong(entries, b.Ties, 0)
	if err != nil {
		return Distribution{}, err
	}
	d := Distribution{Method: c.method, Total: b.Total, Tie: tie}
	for i, e := range entries {
		d.Shares = append(d.Shares, Share{e.Region, c.places[i]})
	}
	return d, nil
}

// Comparison is one basis under several methods, side by side.
type Comparison struct {
	Total         int64
	Entries       []Entry        // in the order of the region codes
	Distributions []Distribution // one for each method, in the order asked for
}

// Compare distributes by each of the methods, all five if none is named; the
// basis's own method makes no difference.
func (b Basis) Compare(methods ...Method) (Comparison, error) {
	if len(methods) == 0 {
		methods = Methods()
	}
	c := Comparison{Total: b.Total, Entries: b.sorted()}
	for _, m := range methods {
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
	t := Table{Language: lang, Title: sentences.comparison.In(lang)}
	columns := entryColumns(lang, c.Entries)
	var methods []Method
	for _, d := range c.Distributions {
		name := d.Method.In(lang)
		methods = append(methods, d.Method)
		columns = append(columns,
			numberColumn(name, integer(c.Total), func(e Entry) string { return integer(d.Of(e.Region)) }))
		for _, note := range tieNotes(lang, d.Tie) {
			t.Notes = append(t.Notes, name+": "+note)
		}
	}
	t.Method = methodNote(lang, methods...)
	fill(&t, columns, c.Entries)
	return t
}
