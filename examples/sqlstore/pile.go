package sqlstore

import (
	"maps"
	"slices"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// pile is what several changes come to, if all of them hold.
type pile struct {
	parts
	sheet *sheet

	cases  []record
	at     map[string]int   // of each case: where in cases
	last   map[string]int64 // of each history: its last event
	done   map[string]bool  // commands: each may stand in the pile once
	claims map[registry.Claim]bool
	lines  map[allocation.LineKey]*span
}

// record is a case as the pile leaves it, and the version it was read at.
type record struct {
	*voucher.Case
	was int64
}

// pileOf are the steps of several changes at once, in the order of the contract.
func (d *dialect) pileOf(changes []registry.Change) ([]step, error) {
	p := &pile{
		sheet: newSheet(), at: make(map[string]int, len(changes)), last: make(map[string]int64, len(changes)),
		done: make(map[string]bool, len(changes)), claims: map[registry.Claim]bool{}, lines: map[allocation.LineKey]*span{},
	}
	for i := range changes {
		if err := p.add(&changes[i]); err != nil {
			return nil, err
		}
	}
	return p.inOrder(d)
}

func (p *pile) add(change *registry.Change) error {
	if p.done[change.Command] || !p.addCases(change) || !p.claimsOnce(change) || !p.addHistory(change) {
		return errApart
	}
	p.done[change.Command] = true
	if err := p.parts.add(p.sheet, *change); err != nil {
		return err
	}
	for _, m := range allocation.Combine(change.Moves) {
		if p.lines[m.Key] == nil {
			p.lines[m.Key] = &span{}
		}
		p.lines[m.Key].add(m)
	}
	return nil
}

// addCases keeps the last version of each case: the ones between it and the
// version that was read are never seen by anybody.
func (p *pile) addCases(change *registry.Change) bool {
	for i := range change.Cases {
		c := &change.Cases[i]
		at, seen := p.at[c.ID]
		if !seen {
			at = len(p.cases)
			p.at[c.ID] = at
			p.cases = append(p.cases, record{was: c.Version - 1})
		} else if p.cases[at].Version != c.Version-1 {
			return false
		}
		p.cases[at].Case = c
	}
	return true
}

// claimsOnce reports whether no claim of the change stands in the pile.
func (p *pile) claimsOnce(change *registry.Change) bool {
	for _, all := range [][]registry.ClaimEntry{change.Free, change.Take} {
		for _, t := range all {
			if p.claims[t.Claim] {
				return false
			}
			p.claims[t.Claim] = true
		}
	}
	return true
}

// addHistory reports whether the events follow those that the pile has.
func (p *pile) addHistory(change *registry.Change) bool {
	for i := range change.Events {
		e := &change.Events[i]
		last, seen := p.last[e.Case]
		switch {
		case seen && e.Seq != last+1 || e.Seq < 1:
			return false
		case !seen && e.Seq > 1:
			p.before.add(e.Case, e.Seq-1)
		}
		p.last[e.Case] = e.Seq
	}
	return true
}

// inOrder writes the cases, now that each is at its last version.
func (p *pile) inOrder(d *dialect) ([]step, error) {
	for _, r := range p.cases {
		if err := p.addCase(p.sheet, r.Case, r.was); err != nil {
			return nil, err
		}
	}
	steps := p.steps(d, errApart, d.putEvent.many)
	for _, key := range slices.SortedFunc(maps.Keys(p.lines), allocation.LineKey.Compare) {
		steps = d.appendMove(steps, p.lines[key])
	}
	return steps, nil
}
