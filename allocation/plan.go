package allocation

import (
	"encoding/json"
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
// A plan is always of three years. To keep a distribution of one year, keep the
// Distribution of a Basis and open its lines by Grant, one for each share; or make a
// Draft that begins with the year, its total first in Years and 0 for the other two.
//
// Law: 18.
type Plan struct {
	Draft
	Places   [][PeriodYears]int64
	Tie      Tie[tanu.Region]              // for the last places of the period
	YearTies [PeriodYears]Tie[tanu.Region] // for the last places of each year, where the period is split
}

// Of returns the places of a region in a year, 0 outside the plan.
func (p Plan) Of(region tanu.Region, year int) int64 {
	if year < p.First || year > p.Last() {
		return 0
	}
	return p.years(region)[year-p.First]
}

// Period returns the places of a region over the three years.
func (p Plan) Period(region tanu.Region) int64 { return sum(p.years(region)) }

// years are the places of a region, none if it is not in the plan.
func (p Plan) years(region tanu.Region) (years [PeriodYears]int64) {
	i := slices.IndexFunc(p.Entries, func(e Entry) bool { return e.Region == region })
	if 0 <= i && i < len(p.Places) {
		years = p.Places[i]
	}
	return years
}

// Validate returns an error that names the region, the year and the rule where
// the plan breaks one: a region missing or named twice, a negative number, a
// period below the region's floor or above its cap, a year whose regions do not
// sum to its total.
func (p Plan) Validate() error {
	if err := p.validateFields(); err != nil {
		return err
	}
	if len(p.Places) != len(p.Entries) {
		return limited(ErrInvalid, "places", tanu.RuleCount, int64(len(p.Entries)))
	}
	for i, e := range p.Entries {
		if err := p.validateRegion(e, p.Places[i]); err != nil {
			return err
		}
	}
	for n, total := range p.Years {
		var given int64
		for _, years := range p.Places {
			given = add(given, years[n])
		}
		if given != total {
			return limited(ErrInvalid, p.yearPath("years", n), tanu.RuleSumDiffers, given)
		}
	}
	if err := checkTie("tie", p.Tie); err != nil {
		return err
	}
	for n, tie := range p.YearTies {
		if err := checkTie(p.yearPath("yearTies", n), tie); err != nil {
			return err
		}
	}
	return nil
}

// checkTie checks that known regions have the claim and that some of them won,
// but not all; or that there is no tie at all.
func checkTie(path string, t Tie[tanu.Region]) error {
	for _, r := range t.Among {
		if _, err := tanu.ParseRegion(string(r)); err != nil {
			return invalid(path+".among", tanu.RuleRegion)
		}
	}
	for _, r := range t.Won {
		if !slices.Contains(t.Among, r) {
			return invalid(path+".won", tanu.RuleContradicts)
		}
	}
	if !t.IsZero() && (len(t.Won) == 0 || len(t.Won) >= len(t.Among)) {
		return invalid(path+".won", tanu.RuleContradicts)
	}
	return nil
}

func (p Plan) validateRegion(e Entry, years [PeriodYears]int64) error {
	path := keyed("regions", e.Region) + ".places"
	for n, places := range years {
		if places < 0 {
			return invalid(p.yearPath(path, n), tanu.RuleNegative)
		}
	}
	period := sum(years)
	limit, capped := e.Cap.Places()
	switch {
	case period == overflowed:
		return limited(ErrInvalid, path, tanu.RuleSumTooLarge, NoCap)
	case period < e.Floor:
		return limited(ErrInvalid, path, tanu.RuleSumTooSmall, e.Floor)
	case capped && period > limit:
		return limited(ErrInvalid, path, tanu.RuleSumTooLarge, limit)
	}
	return nil
}

// Verify computes the plan again from its draft, and returns an error that names
// the first region and year where the two differ, or the tie that the plan leaves
// out or invents.
func (p Plan) Verify() error {
	if err := p.Validate(); err != nil {
		return err
	}
	computed, err := p.Draft.Plan()
	if err != nil {
		return err
	}
	for i, e := range computed.Entries {
		for n, have := range p.years(e.Region) {
			if want := computed.Places[i][n]; want != have {
				path := p.yearPath(keyed("regions", e.Region)+".places", n)
				return limited(ErrInvalid, path, tanu.RuleNotComputed, want)
			}
		}
	}
	if !p.Tie.equal(computed.Tie) {
		return invalid("tie", tanu.RuleContradicts)
	}
	for n, tie := range p.YearTies {
		if !tie.equal(computed.YearTies[n]) {
			return invalid(p.yearPath("yearTies", n), tanu.RuleContradicts)
		}
	}
	return nil
}

// Grants returns the moves that open the lines of the plan, in the order of the
// keys: one for each region and year that has places.
func (p Plan) Grants() []Move {
	var moves []Move
	for i, e := range p.Entries {
		for n, places := range p.Places[i] {
			moves = append(moves, Grant(LineKey{e.Region, p.First + n}, places))
		}
	}
	return Combine(moves)
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
	slices.SortFunc(lines, func(a, b Line) int { return a.Key.Compare(b.Key) })
	return lines
}

// Table lays the plan out: the regions, their years and their period.
func (p Plan) Table(lang tanu.Language) Table {
	t := Table{
		Language: lang,
		Title:    sentences.plan.In(lang) + ", " + p.period(),
		Method:   methodNote(lang, p.Method.orDefault()),
		Notes:    append([]string{p.Statistics.note(lang)}, p.tieNotes(lang)...),
	}
	columns := entryColumns(lang, p.Entries)
	for n, total := range p.Years {
		columns = append(columns, numberColumn(strconv.Itoa(p.First+n), integer(total),
			func(e Entry) string { return integer(p.years(e.Region)[n]) }))
	}
	columns = append(columns, numberColumn(sentences.total.In(lang), integer(p.Total()),
		func(e Entry) string { return integer(p.Period(e.Region)) }))
	fill(&t, columns, p.Entries)
	return t
}

// period is "2026–2028".
func (p Plan) period() string { return strconv.Itoa(p.First) + "–" + strconv.Itoa(p.Last()) }

// tieNotes tells of the tie of the period and of those of the years, each with
// its years before it, and how they were settled.
func (p Plan) tieNotes(lang tanu.Language) (notes []string) {
	if !p.Tie.IsZero() {
		notes = append(notes, p.period()+": "+tieNote(lang, p.Tie))
	}
	for n, tie := range p.YearTies {
		if !tie.IsZero() {
			notes = append(notes, strconv.Itoa(p.First+n)+": "+tieNote(lang, tie))
		}
	}
	if notes != nil {
		notes = append(notes, sentences.tieSettled.In(lang))
	}
	return notes
}

// ParsePlan reads a plan and validates it; Verify is left to the caller. Places
// that the file leaves out are an error, not zero.
func ParsePlan(data []byte) (Plan, error) {
	doc, d, err := readPlan(data)
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Draft: d, Tie: doc.Tie}
	for i, r := range doc.Regions {
		if r.Places == nil {
			return Plan{}, invalid(entryPath("regions", i, r.Region)+".places", tanu.RuleRequired)
		}
		p.Places = append(p.Places, *r.Places)
	}
	if doc.YearTies != nil && len(doc.YearTies) != PeriodYears {
		return Plan{}, limited(ErrInvalid, "yearTies", tanu.RuleCount, PeriodYears)
	}
	copy(p.YearTies[:], doc.YearTies)
	if err := p.Validate(); err != nil {
		return Plan{}, err
	}
	return p, nil
}

// MarshalJSON writes the plan as ParsePlan reads it; one that is not valid is an
// error.
func (p Plan) MarshalJSON() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	doc := p.document()
	doc.Tie = p.Tie
	for _, tie := range p.YearTies {
		if !tie.IsZero() {
			doc.YearTies = p.YearTies[:]
		}
	}
	for i, years := range p.Places {
		doc.Regions[i].Places = (*yearNumbers)(&years)
	}
	return json.Marshal(doc)
}

// UnmarshalJSON reads what MarshalJSON writes; see ParsePlan. On an error the
// plan keeps its value.
func (p *Plan) UnmarshalJSON(data []byte) error {
	parsed, err := ParsePlan(data)
	if err == nil {
		*p = parsed
	}
	return err
}

// MovesTo returns the moves that turn the lines of the plan into those of
// another valid plan of the same period; nil for another period. A move that takes
// away places that are held or issued already is refused by its line.
func (p Plan) MovesTo(after Plan) []Move {
	if p.First != after.First {
		return nil
	}
	moves := after.Grants()
	for _, m := range p.Grants() {
		moves = append(moves, m.Inverse())
	}
	return Combine(moves)
}

// DiffTable lays out what separates the plan from a later one, of the same
// period or of another: the whole period of each region before and after, and the
// change in every year.
func (p Plan) DiffTable(after Plan, lang tanu.Language) Table {
	t := Table{
		Language: lang, Title: sentences.difference.In(lang),
		Method: methodNote(lang, slices.Compact([]Method{p.Method.orDefault(), after.Method.orDefault()})...),
		Notes: []string{
			sentences.before.In(lang) + ": " + p.Statistics.note(lang),
			sentences.after.In(lang) + ": " + after.Statistics.note(lang),
		},
	}
	columns := regionColumns(lang, func(r tanu.Region) tanu.Region { return r })
	number := func(name string, kind tanu.Text, value func(before, after [PeriodYears]int64) int64) {
		columns = append(columns, numberColumn(name+", "+kind.In(lang), integer(value(p.Years, after.Years)),
			func(r tanu.Region) string { return integer(value(p.years(r), after.years(r))) }))
	}
	total := sentences.total.In(lang)
	number(total, sentences.before, func(before, _ [PeriodYears]int64) int64 { return sum(before) })
	number(total, sentences.after, func(_, after [PeriodYears]int64) int64 { return sum(after) })
	number(total, sentences.change, func(before, after [PeriodYears]int64) int64 { return sum(after) - sum(before) })
	for n := range PeriodYears {
		name := strconv.Itoa(p.First + n)
		if p.First != after.First {
			name += " → " + strconv.Itoa(after.First+n)
		}
		number(name, sentences.change, func(before, after [PeriodYears]int64) int64 { return after[n] - before[n] })
	}
	fill(&t, columns, tanu.Regions())
	return t
}
