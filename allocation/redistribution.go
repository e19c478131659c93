package allocation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// Redistribution is a host's decision to move unused places between regions
// inside a year. The Rules know no such thing: it is not presented as law, and
// it has what such a decision needs to be checked later: a day, what counts as
// unused, who receives, by which method, and a reason.
//
// Unused are the free places of a giver above the reserve. A held place belongs
// to an application and is never touched, nor is an issued one.
type Redistribution struct {
	Year     int       `json:"year"`
	CutOff   tanu.Date `json:"cutOff"`   // from this day on a free place may count as unused
	Decided  tanu.Date `json:"decided"`  // the day of the decision, not before the cut-off
	Decision string    `json:"decision"` // the host's own reference: a number, a name
	Reason   string    `json:"reason"`

	Reserve   int64         `json:"reserve,omitempty"` // free places that each giver keeps
	Givers    []tanu.Region `json:"givers,omitempty"`  // none: every region with a line that does not receive
	Receivers []Entry       `json:"receivers"`         // weights, with bounds on what each receives
	Method    Method        `json:"method,omitempty"`
	Ties      TieRule       `json:"ties,omitempty"`
}

// RedistributionRecord is a redistribution that was decided: the moves of the
// lines, in the order of their keys, which sum to zero. It is the record to keep.
type RedistributionRecord struct {
	Redistribution
	Moves    []Move           `json:"moves"`
	Tie      Tie[tanu.Region] `json:"tie,omitzero"`       // of the receivers
	GiverTie Tie[tanu.Region] `json:"giverTie,omitzero"`  // of the givers, where not all that is unused moves
	Reverses string           `json:"reverses,omitempty"` // the Decision that this one takes back
}

// Validate returns an error for the first term that breaks a rule.
func (r Redistribution) Validate() error {
	switch {
	case r.Year < 1 || r.Year > 9999:
		return invalid("year", tanu.RuleYear)
	case r.CutOff.Year() != r.Year:
		return invalid("cutOff", tanu.RuleContradicts)
	case r.Decided.Before(r.CutOff):
		return invalid("decided", tanu.RuleDayBefore)
	case r.Decided.Year() != r.Year:
		return invalid("decided", tanu.RuleContradicts)
	case strings.TrimSpace(r.Decision) == "":
		return invalid("decision", tanu.RuleRequired)
	case strings.TrimSpace(r.Reason) == "":
		return invalid("reason", tanu.RuleRequired)
	case r.Reserve < 0:
		return invalid("reserve", tanu.RuleNegative)
	case len(r.Receivers) == 0:
		return invalid("receivers", tanu.RuleRequired)
	}
	if err := checkEntries("receivers", r.Receivers); err != nil {
		return err
	}
	for i, giver := range r.Givers {
		if r.receives(giver) || slices.Contains(r.Givers[:i], giver) {
			return invalid(entryPath("givers", i, giver), tanu.RuleGivenTwice)
		}
	}
	return nil
}

func (r Redistribution) receives(region tanu.Region) bool {
	return slices.ContainsFunc(r.Receivers, func(e Entry) bool { return e.Region == region })
}

func (r Redistribution) gives(region tanu.Region) bool {
	if len(r.Givers) == 0 {
		return !r.receives(region)
	}
	return slices.Contains(r.Givers, region)
}

// Decide works out the moves from the lines of the year as they stand after the
// cut-off. Every giver and every receiver must have its line among them. That no
// place is unused is an error of kind ErrNoPlace.
//
// Where the receivers may not take all that is unused, because of their caps, as
// many move as they may take, and each giver gives its part of them, by the same
// method in proportion to what it has unused.
//
// The lines may have changed by the time the moves are applied. If a place that is to
// move was taken meanwhile, its line refuses the move, the store then refuses all of
// them, and the host decides again.
func (r Redistribution) Decide(lines []Line) (RedistributionRecord, error) {
	if err := r.Validate(); err != nil {
		return RedistributionRecord{}, err
	}
	if err := r.checkLines(lines); err != nil {
		return RedistributionRecord{}, err
	}
	givers, unused := r.unused(lines)
	total, err := r.movable(unused)
	if err != nil {
		return RedistributionRecord{}, err
	}
	taken, err := Basis{Method: r.Method, Total: total, Entries: givers, Ties: r.Ties}.Distribute()
	if err != nil {
		return RedistributionRecord{}, err
	}
	given, err := Basis{Method: r.Method, Total: total, Entries: r.Receivers, Ties: r.Ties}.Distribute()
	if err != nil {
		return RedistributionRecord{}, err
	}
	record := RedistributionRecord{Redistribution: r, Tie: given.Tie, GiverTie: taken.Tie}
	record.Method = given.Method
	for _, s := range taken.Shares {
		record.Moves = append(record.Moves, Grant(LineKey{s.Region, r.Year}, -s.Places))
	}
	for _, s := range given.Shares {
		record.Moves = append(record.Moves, Grant(LineKey{s.Region, r.Year}, s.Places))
	}
	record.Moves = Combine(record.Moves)
	return record, nil
}

// checkLines wants valid lines of the year, each once, and one for each party.
func (r Redistribution) checkLines(lines []Line) error {
	seen := map[tanu.Region]bool{}
	for _, l := range lines {
		if err := l.Validate(); err != nil {
			return err
		}
		if l.Key.Year != r.Year {
			return invalid(keyed("lines", l.Key), tanu.RuleContradicts)
		}
		if seen[l.Key.Region] {
			return invalid(keyed("lines", l.Key), tanu.RuleGivenTwice)
		}
		seen[l.Key.Region] = true
	}
	parties := slices.Clone(r.Givers)
	for _, e := range r.Receivers {
		parties = append(parties, e.Region)
	}
	for _, region := range parties {
		if !seen[region] {
			return invalid(keyed("lines", LineKey{region, r.Year}), tanu.RuleRequired)
		}
	}
	return nil
}

// unused is what each giver has above the reserve, as its weight and its cap, and
// the sum of it.
func (r Redistribution) unused(lines []Line) (givers []Entry, total int64) {
	for _, l := range lines {
		if n := l.Free() - r.Reserve; r.gives(l.Key.Region) && n > 0 {
			givers = append(givers, Entry{Region: l.Key.Region, Weight: n, Cap: AtMost(n)})
			total = add(total, n)
		}
	}
	return givers, total
}

// movable is how many of the unused places the receivers may take.
func (r Redistribution) movable(unused int64) (total int64, err error) {
	switch unused {
	case 0:
		return 0, fmt.Errorf("%w: no giver has an unused one", ErrNoPlace)
	case overflowed:
		return 0, tooLargeSum("lines")
	}
	var floors int64
	for _, e := range r.Receivers {
		limit, capped := e.Cap.Places()
		switch {
		case e.Weight == 0:
			limit = e.Floor
		case !capped:
			limit = unused
		}
		floors = add(floors, e.Floor)
		total += min(limit, unused-total)
	}
	switch {
	case floors == overflowed || floors > unused:
		return 0, limited(ErrInfeasible, "receivers", tanu.RuleSumTooLarge, unused)
	case total == 0:
		return 0, &tanu.FieldError{Kind: ErrInfeasible, Path: "receivers", Rule: tanu.RuleNotPositive}
	}
	return total, nil
}

// Reverse takes the redistribution back by a decision of its own. The line of a
// receiver that has held or issued the places already refuses its move.
func (r RedistributionRecord) Reverse(decided tanu.Date, decision, reason string) (RedistributionRecord, error) {
	back := RedistributionRecord{Redistribution: r.Redistribution, Reverses: r.Decision}
	back.Decided, back.Decision, back.Reason = decided, decision, reason
	switch {
	case decided.Before(r.Decided):
		return RedistributionRecord{}, invalid("decided", tanu.RuleDayBefore)
	case decision == r.Decision:
		return RedistributionRecord{}, invalid("decision", tanu.RuleGivenTwice)
	}
	if err := back.Validate(); err != nil {
		return RedistributionRecord{}, err
	}
	for _, m := range r.Moves {
		back.Moves = append(back.Moves, m.Inverse())
	}
	return back, nil
}
