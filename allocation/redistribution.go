package allocation

import (
	"errors"
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

// Transfer is a redistribution that was decided: the moves of the lines, in the
// order of their keys, which sum to nothing. It is the record to keep.
type Transfer struct {
	Redistribution
	Moves    []Move           `json:"moves"`
	Tie      Tie[tanu.Region] `json:"tie,omitzero"`       // of the receivers
	GiverTie Tie[tanu.Region] `json:"giverTie,omitzero"`  // of the givers, where not all that is unused moves
	Reverses string           `json:"reverses,omitempty"` // the Decision that this one takes back
}

// Validate returns a *RuleError for the first term that breaks a rule.
func (r Redistribution) Validate() error {
	broken := func(field, rule string) error {
		return &RuleError{Kind: ErrInvalid, Subject: "Redistribution", Year: r.Year, Field: field, Rule: rule}
	}
	switch {
	case r.Year < 1 || r.Year > 9999:
		return broken("year", "want a year from 1 to 9999")
	case r.CutOff.Year() != r.Year:
		return broken("cutOff", "want a day of the year")
	case r.Decided.Before(r.CutOff):
		return broken("decided", "want a day not before the cut-off")
	case r.Decided.Year() != r.Year:
		return broken("decided", "want a day of the year")
	case strings.TrimSpace(r.Decision) == "":
		return broken("decision", "name the decision")
	case strings.TrimSpace(r.Reason) == "":
		return broken("reason", "give the reason")
	case r.Reserve < 0:
		return broken("reserve", "want 0 or more")
	case len(r.Receivers) == 0:
		return broken("receivers", "name at least one region")
	}
	return r.validateParties()
}

func (r Redistribution) validateParties() error {
	if err := checkEntries("Redistribution", r.Receivers); err != nil {
		if broken := (*RuleError)(nil); errors.As(err, &broken) {
			broken.Field, broken.Year = "receivers."+broken.Field, r.Year
		}
		return err
	}
	for i, g := range r.Givers {
		if r.receives(g) || slices.Contains(r.Givers[:i], g) {
			return &RuleError{Kind: ErrInvalid, Subject: "Redistribution", Region: g, Year: r.Year, Field: "givers", Rule: "a region gives once, and does not receive too"}
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
// place is unused is an error of kind ErrExhausted.
//
// Where the receivers may not take all that is unused, because of their caps, as
// many move as they may take, and each giver gives its part of them, by the same
// method in proportion to what it has unused.
//
// The lines may have changed by the time the moves are applied: a line from
// which a place was taken meanwhile refuses its move, the store then refuses
// them all, and the host decides again.
func (r Redistribution) Decide(lines []Line) (Transfer, error) {
	if err := r.Validate(); err != nil {
		return Transfer{}, err
	}
	if err := r.checkLines(lines); err != nil {
		return Transfer{}, err
	}
	unused, pool := r.unused(lines)
	moved, err := r.room(pool)
	if err != nil {
		return Transfer{}, err
	}
	taken, err := Basis{Method: r.Method, Total: moved, Entries: unused, Ties: r.Ties}.Distribute()
	if err != nil {
		return Transfer{}, err
	}
	given, err := Basis{Method: r.Method, Total: moved, Entries: r.Receivers, Ties: r.Ties}.Distribute()
	if err != nil {
		return Transfer{}, err
	}
	t := Transfer{Redistribution: r, Tie: given.Tie, GiverTie: taken.Tie}
	for _, s := range taken.Shares {
		t.Moves = append(t.Moves, Grant(LineKey{s.Region, r.Year}, -s.Places))
	}
	for _, s := range given.Shares {
		t.Moves = append(t.Moves, Grant(LineKey{s.Region, r.Year}, s.Places))
	}
	t.Moves, t.Method = Combine(t.Moves), given.Method
	return t, nil
}

// unused is what each giver has above the reserve, as its weight and its cap, and
// the sum of it.
func (r Redistribution) unused(lines []Line) (givers []Entry, pool int64) {
	for _, l := range lines {
		if n := l.Free() - r.Reserve; r.gives(l.Key.Region) && n > 0 {
			givers = append(givers, Entry{Region: l.Key.Region, Weight: n, Cap: AtMost(n)})
			pool = add(pool, n)
		}
	}
	return givers, pool
}

// room is how many of the unused places the receivers may take.
func (r Redistribution) room(pool int64) (int64, error) {
	broken := func(kind tanu.Error, field, rule string) (int64, error) {
		return 0, &RuleError{Kind: kind, Subject: "Redistribution", Year: r.Year, Field: field, Rule: rule}
	}
	var floors, room int64
	for _, e := range r.Receivers {
		limit, capped := e.Cap.Places()
		switch {
		case e.Weight == 0:
			limit = e.Floor
		case !capped:
			limit = pool
		}
		floors, room = add(floors, e.Floor), add(room, min(limit, pool-room))
	}
	switch {
	case pool == 0:
		return broken(ErrExhausted, "lines", "no giver has an unused place")
	case pool == overflowed:
		return broken(ErrOverflow, "lines", "the unused places do not fit in 63 bits")
	case floors == overflowed || floors > pool:
		return broken(ErrInfeasible, "receivers.floor", "they sum to more than the unused places, "+count64(pool))
	case room == 0:
		return broken(ErrInfeasible, "receivers", "by their weights and caps they may take no place; unused are "+count64(pool))
	}
	return room, nil
}

// checkLines wants valid lines of the year, each once, and one for each party.
func (r Redistribution) checkLines(lines []Line) error {
	seen := map[tanu.Region]bool{}
	for _, l := range lines {
		if err := l.Validate(); err != nil {
			return err
		}
		if l.Key.Year != r.Year || seen[l.Key.Region] {
			return &RuleError{Kind: ErrInvalid, Subject: "Redistribution", Region: l.Key.Region, Year: l.Key.Year, Field: "lines", Rule: "want lines of the redistribution's year, each once"}
		}
		seen[l.Key.Region] = true
	}
	parties := slices.Clone(r.Givers)
	for _, e := range r.Receivers {
		parties = append(parties, e.Region)
	}
	for _, region := range parties {
		if !seen[region] {
			return &RuleError{Kind: ErrInvalid, Subject: "Redistribution", Region: region, Year: r.Year, Field: "lines", Rule: "the region has no line"}
		}
	}
	return nil
}

// Reverse takes the transfer back by a decision of its own. A receiver that has
// used the places refuses its move: what was sold is not taken away.
func (t Transfer) Reverse(decided tanu.Date, decision, reason string) (Transfer, error) {
	back := Transfer{Redistribution: t.Redistribution, Reverses: t.Decision, Tie: Tie[tanu.Region]{}}
	back.Decided, back.Decision, back.Reason = decided, decision, reason
	if decided.Before(t.Decided) || decision == t.Decision {
		return Transfer{}, &RuleError{Kind: ErrInvalid, Subject: "Redistribution", Year: t.Year, Field: "decided", Rule: "want another decision, not before the one it reverses"}
	}
	if err := back.Validate(); err != nil {
		return Transfer{}, err
	}
	for _, m := range t.Moves {
		back.Moves = append(back.Moves, m.Inverse())
	}
	return back, nil
}

// ApplyAll returns the lines after the moves, in the same order; all of them or,
// with the first refusal, none. A move for which there is no line is an error of
// kind ErrWrongLine.
func ApplyAll(lines []Line, moves []Move) ([]Line, error) {
	moved := slices.Clone(lines)
	for _, m := range Combine(moves) {
		i := slices.IndexFunc(moved, func(l Line) bool { return l.Key == m.Key })
		if i < 0 {
			return nil, &MoveError{Kind: ErrWrongLine, Key: m.Key}
		}
		line, err := moved[i].Apply(m)
		if err != nil {
			return nil, err
		}
		moved[i] = line
	}
	return moved, nil
}
