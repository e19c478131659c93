package vouchertest

import (
	"context"
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Commit implements registry.Store. Everything is checked before anything is
// written.
func (m *Memory) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	if err := ctx.Err(); err != nil {
		return registry.Reply{}, false, err
	}
	k := m.keep(&change)
	m.mu.Lock()
	k, again, err := m.commit(&change, k)
	m.mu.Unlock()
	return k.answer(), again, err
}

// CommitAll implements registry.Batcher: the whole batch is applied in one piece,
// and no reader sees a part of it.
func (m *Memory) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := make([]*kept, len(changes))
	for i := range changes {
		all[i] = m.keep(&changes[i])
	}
	done := make([]registry.Committed, len(changes))
	m.mu.Lock()
	for i := range changes {
		all[i], done[i].Replayed, done[i].Err = m.commit(&changes[i], all[i])
	}
	m.mu.Unlock()
	for i := range done {
		done[i].Reply = all[i].answer()
	}
	return done, nil
}

// commit applies a change, of which k is to stay, and returns what stays of it:
// where it was committed before, what was kept then.
func (m *Memory) commit(change *registry.Change, k *kept) (stays *kept, again bool, err error) {
	if done, ok := m.commands[change.Command]; ok {
		m.forget(k)
		if done.digest != change.Digest {
			return nil, false, &aboutError{"command", change.Command, registry.ErrCommandReused}
		}
		return done, true, nil
	}
	moved, err := m.check(change)
	if err != nil {
		m.forget(k)
		return nil, false, err
	}
	m.write(change, k, moved)
	return k, false, nil
}

// check holds the change to every condition, and returns the lines as moved.
func (m *Memory) check(change *registry.Change) ([]allocation.Line, error) {
	for i := range change.Cases {
		c := &change.Cases[i]
		if m.find(c.ID).version() != c.Version-1 {
			return nil, &aboutError{"case", c.ID, registry.ErrConflict}
		}
	}
	if err := m.checkClaims(change); err != nil {
		return nil, err
	}
	if err := m.checkEvents(change.Events); err != nil {
		return nil, err
	}
	moves := change.Moves
	if len(moves) > 1 {
		moves = allocation.Combine(moves)
	}
	moved := m.moved[:0]
	for _, move := range moves {
		line := m.line(move.Key)
		next, err := line.Apply(move)
		if err != nil {
			return nil, refusedMove(line, move, err)
		}
		moved = append(moved, next)
	}
	m.moved = moved
	return moved, nil
}

// checkClaims looks at each claim as it is once the change has given up what it
// gives up and taken what stands before in it.
func (m *Memory) checkClaims(change *registry.Change) error {
	var now map[registry.Claim]string // of the claims that this change has touched
	holder := func(claim registry.Claim) string {
		if id, ok := now[claim]; ok {
			return id
		}
		return m.claims[claim]
	}
	if len(change.Take) > 1 || len(change.Free) > 0 {
		now = map[registry.Claim]string{}
	}
	for _, t := range change.Free {
		if holder(t.Claim) == t.Case {
			now[t.Claim] = ""
		}
	}
	for _, t := range change.Take {
		if has := holder(t.Claim); has != "" && has != t.Case {
			return &aboutError{"case", t.Case, registry.ErrClaimed}
		}
		if now != nil {
			now[t.Claim] = t.Case
		}
	}
	return nil
}

// checkEvents holds each event to the number that is its case's next.
func (m *Memory) checkEvents(events []voucher.Event) error {
	var counted map[string]int64 // events of this change, by case
	if len(events) > 1 {
		counted = map[string]int64{}
	}
	for i := range events {
		e := &events[i]
		last := counted[e.Case]
		if r := m.find(e.Case); r != nil {
			last += int64(len(r.events))
		}
		if e.Seq != last+1 {
			return fmt.Errorf("vouchertest: event %d of case %q: %w", e.Seq, tanu.HideIIN(e.Case), registry.ErrConflict)
		}
		if counted != nil {
			counted[e.Case]++
		}
	}
	return nil
}

// write applies a change that was checked.
func (m *Memory) write(change *registry.Change, k *kept, moved []allocation.Line) {
	m.make()
	for i := range change.Cases {
		c := &change.Cases[i]
		r := m.record(c.ID)
		m.reorder(r, c)
		ownNext(&r.now, c)
	}
	for i := range k.events {
		e := &k.events[i]
		r := m.record(e.Case)
		r.events = append(r.events, e)
	}
	for _, line := range moved {
		m.lines[line.Key] = line
	}
	for _, t := range change.Free {
		if m.claims[t.Claim] == t.Case {
			delete(m.claims, t.Claim)
		}
	}
	for _, t := range change.Take {
		m.claims[t.Claim] = t.Case
	}
	if len(k.messages) > 0 {
		m.outbox = append(m.outbox, k)
	}
	m.commands[change.Command] = k
}

func (m *Memory) record(id string) *record {
	r := m.find(id)
	if r == nil {
		r = &m.records.take(1)[0]
		r.id, r.events = id, r.first[:0]
		m.cases[id] = r
	}
	return r
}

// reorder moves a case to its place among those that are due.
func (m *Memory) reorder(r *record, now *voucher.Case) {
	from, to := placeOf(&r.now), placeOf(now)
	if from == to {
		return
	}
	if !from.none() {
		m.due.take(from.at)
		r.dueIn.take(from.at)
	}
	if to.none() {
		return
	}
	if from.none() || from.region != to.region {
		r.dueIn = m.order(to.region)
	}
	m.due.put(to.at, r)
	r.dueIn.put(to.at, r)
}

// order is that of a region.
func (m *Memory) order(region tanu.Region) *order {
	o := m.dueIn[region]
	if o == nil {
		o = new(order)
		m.dueIn[region] = o
	}
	return o
}

// place is where a case stands among those that are due; zero where nothing is.
type place struct {
	at     registry.Cursor
	region tanu.Region
}

func placeOf(c *voucher.Case) place {
	if c.Due.IsZero() {
		return place{}
	}
	return place{registry.Cursor{Due: c.Due, ID: c.ID}, c.Application.Region}
}

func (p place) none() bool { return p.at.Due.IsZero() }

func (m *Memory) make() {
	if m.cases != nil {
		return
	}
	m.cases = map[string]*record{}
	m.lines = map[allocation.LineKey]allocation.Line{}
	m.claims = map[registry.Claim]string{}
	m.commands = map[string]*kept{}
	m.dueIn = map[tanu.Region]*order{}
}
