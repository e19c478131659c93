package allocation

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
)

// Plan is a three-year distribution of vouchers among the regions (үш жылға
// бөлу жоспары; план распределения на три года), split into years. Places[i] are
// the years of Entries[i]; the entries are in the order of the region codes.
//
// A plan computed from a draft follows from it, and Verify says so. A plan that
// the authorised body changed by hand need not, but Validate still holds it to
// its sums.
//
// Law: 2025/18, 2023/18.
type Plan struct {
	Draft
	Places   [][PeriodYears]int64
	Tie      Tie[tanu.Region]              // for the last places of the period
	YearTies [PeriodYears]Tie[tanu.Region] // for the last places of each year, where the period is split
}

// Of returns the places of a region in a year, 0 outside the plan.
func (p Plan) Of(region tanu.Region, year int) int64 {
	i := slices.IndexFunc(p.Entries, func(e Entry) bool { return e.Region == region })
	if i < 0 || i >= len(p.Places) || year < p.First || year > p.Last() {
		return 0
	}
	return p.Places[i][year-p.First]
}

// Period returns the places of a region over the three years.
func (p Plan) Period(region tanu.Region) (places int64) {
	for year := p.First; year <= p.Last(); year++ {
		places = add(places, p.Of(region, year))
	}
	return places
}

// Validate returns an error that names the region, the year and the rule where
// the plan breaks one: a region missing or named twice, a negative number, a
// period below the region's floor or above its cap, a year whose regions do not
// sum to its total.
func (p Plan) Validate() error {
	if err := p.validateHead("Plan"); err != nil {
		return err
	}
	if err := checkEntries("Plan", p.Entries); err != nil {
		return err
	}
	if err := everyRegion("Plan", p.Entries); err != nil {
		return err
	}
	if len(p.Places) != len(p.Entries) {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: "places", Rule: "want three years for every region"}
	}
	for i, e := range p.Entries {
		if err := p.validateRegion(i, e); err != nil {
			return err
		}
	}
	if err := p.validateYears(); err != nil {
		return err
	}
	return p.validateTies()
}

func (p Plan) validateTies() error {
	const rule = "want those with an equal claim, and some of them, not all, who won"
	if !p.Tie.makesSense() {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: "tie", Rule: rule}
	}
	for n, tie := range p.YearTies {
		if !tie.makesSense() {
			return &RuleError{Kind: ErrInvalid, Subject: "Plan", Year: p.First + n, Field: "yearTies", Rule: rule}
		}
	}
	return nil
}

func (p Plan) validateRegion(i int, e Entry) error {
	broken := func(year int, field, rule string) error {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Region: e.Region, Year: year, Field: field, Rule: rule}
	}
	var period int64
	for n, places := range p.Places[i] {
		if places < 0 {
			return broken(p.First+n, "places", "want 0 or more")
		}
		period = add(period, places)
	}
	limit, capped := e.Cap.Places()
	switch {
	case period == overflowed:
		return broken(0, "places", "their sum does not fit in 63 bits")
	case period < e.Floor:
		return broken(0, "floor", "the period has "+count64(period)+" places, the floor is "+count64(e.Floor))
	case capped && period > limit:
		return broken(0, "cap", "the period has "+count64(period)+" places, the cap is "+count64(limit))
	}
	return nil
}

func (p Plan) validateYears() error {
	for n, total := range p.Years {
		var sum int64
		for _, places := range p.Places {
			sum = add(sum, places[n])
		}
		if sum != total {
			return &RuleError{Kind: ErrInvalid, Subject: "Plan", Year: p.First + n, Field: "places", Rule: "the regions sum to " + count64(sum) + ", the year's total is " + count64(total)}
		}
	}
	return nil
}

// Verify computes the plan again from its draft, and returns an error that names
// the first region and year where it says otherwise, or the tie that it hides or
// makes up.
func (p Plan) Verify() error {
	if err := p.Validate(); err != nil {
		return err
	}
	computed, err := p.Draft.Plan()
	if err != nil {
		return err
	}
	for _, e := range computed.Entries {
		for year := p.First; year <= p.Last(); year++ {
			if want, have := computed.Of(e.Region, year), p.Of(e.Region, year); want != have {
				return &RuleError{Kind: ErrInvalid, Subject: "Plan", Region: e.Region, Year: year, Field: "places", Rule: "the basis gives " + count64(want) + ", the plan has " + count64(have)}
			}
		}
	}
	if err := sameTie(0, "tie", computed.Tie, p.Tie); err != nil {
		return err
	}
	for n := range p.YearTies {
		if err := sameTie(p.First+n, "yearTies", computed.YearTies[n], p.YearTies[n]); err != nil {
			return err
		}
	}
	return nil
}

// sameTie wants the plan to tell of the tie that its basis gives.
func sameTie(year int, field string, want, have Tie[tanu.Region]) error {
	if want.equal(have) {
		return nil
	}
	rule := fmt.Sprintf("the basis gives %q among %q, the plan has %q among %q", want.Won, want.Among, have.Won, have.Among)
	return &RuleError{Kind: ErrInvalid, Subject: "Plan", Year: year, Field: field, Rule: rule}
}

// Grants returns the moves that open the lines of the plan, in the order of the
// keys: one for each region and year that has places.
func (p Plan) Grants() []Move {
	var moves []Move
	for i, e := range p.Entries {
		for n, places := range p.Places[i] {
			if places != 0 {
				moves = append(moves, Grant(LineKey{e.Region, p.First + n}, places))
			}
		}
	}
	slices.SortFunc(moves, func(a, b Move) int { return a.Key.Compare(b.Key) })
	return moves
}

// Lines returns the lines of one year, nothing held or issued yet, in the order
// of the regions; nil for a year outside the plan.
func (p Plan) Lines(year int) []Line {
	if year < p.First || year > p.Last() {
		return nil
	}
	var lines []Line
	for i, e := range p.Entries {
		lines = append(lines, Line{Key: LineKey{e.Region, year}, Granted: p.Places[i][year-p.First]})
	}
	slices.SortFunc(lines, func(a, b Line) int { return cmp.Compare(a.Key.Region, b.Key.Region) })
	return lines
}

// Table lays the plan out: the regions, their years and their period.
func (p Plan) Table(lang tanu.Language) Table {
	t := Table{
		Language: lang,
		Title:    words.plan.In(lang) + ", " + strconv.Itoa(p.First) + "–" + strconv.Itoa(p.Last()),
		Header:   []Column{{words.code.In(lang), false}, {words.region.In(lang), false}, {words.weight.In(lang), true}},
		Method:   methodNote(lang, p.Method.orDefault()),
		Notes:    append([]string{p.Statistics.note(lang)}, p.tieNotes(lang)...),
	}
	var weight int64
	total := []string{"", words.total.In(lang), ""}
	for n, year := range p.Years {
		t.Header = append(t.Header, Column{strconv.Itoa(p.First + n), true})
		total = append(total, count64(year))
	}
	t.Header = append(t.Header, Column{words.total.In(lang), true})
	for i, e := range p.Entries {
		row := []string{e.Region.String(), e.Region.In(lang), count64(e.Weight)}
		for _, places := range p.Places[i] {
			row = append(row, count64(places))
		}
		t.Rows = append(t.Rows, append(row, count64(p.Period(e.Region))))
		weight = add(weight, e.Weight)
	}
	total[2] = count64(weight)
	t.Total = append(total, count64(p.Total()))
	return t
}

// tieNotes tells of the tie of the period and of those of the years, each with
// its years before it, and how they were settled.
func (p Plan) tieNotes(lang tanu.Language) (notes []string) {
	whole := strconv.Itoa(p.First) + "–" + strconv.Itoa(p.Last())
	if !p.Tie.IsZero() {
		notes = append(notes, whole+": "+tieNote(lang, p.Tie))
	}
	for n, tie := range p.YearTies {
		if !tie.IsZero() {
			notes = append(notes, strconv.Itoa(p.First+n)+": "+tieNote(lang, tie))
		}
	}
	if notes == nil {
		return nil
	}
	return append(notes, words.tieSettled.In(lang))
}
