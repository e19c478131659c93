package vouchertest

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// Memory is a voucher.Store and a voucher.Batcher that keeps everything in
// memory, until the program ends. It is safe for concurrent use. The zero
// Memory is empty and ready.
type Memory struct {
	mu       sync.RWMutex
	cases    map[string]*record
	lines    map[allocation.LineKey]allocation.Line
	claims   map[voucher.Claim]string
	commands map[string]*command
	messages []voucher.Message
	due      map[tanu.Region]*order // by region, and all of them under none
	moved    []allocation.Line      // of the change that is being checked
}

// record is a case with its history. The case is at version 0 while there are
// only events; an event is never written to again.
type record struct {
	now    voucher.Case
	events []*voucher.Event
}

func (r *record) version() int64 {
	if r == nil {
		return 0
	}
	return r.now.Version
}

type command struct {
	digest voucher.Digest
	reply  voucher.Reply
}

var (
	_ voucher.Store   = (*Memory)(nil)
	_ voucher.Batcher = (*Memory)(nil)
)

// Case implements voucher.Store.
func (m *Memory) Case(ctx context.Context, id string) (voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return voucher.Case{}, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	r := m.cases[id]
	if r.version() == 0 {
		return voucher.Case{}, fmt.Errorf("vouchertest: case %q: %w", tanu.HideDigits(id), voucher.ErrNotFound)
	}
	return ownCase(r.now), nil
}

// Line implements voucher.Store.
func (m *Memory) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	if err := ctx.Err(); err != nil {
		return allocation.Line{}, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.line(key), nil
}

func (m *Memory) line(key allocation.LineKey) allocation.Line {
	if line, ok := m.lines[key]; ok {
		return line
	}
	return allocation.Line{Key: key}
}

// Holder implements voucher.Store.
func (m *Memory) Holder(ctx context.Context, claim voucher.Claim) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	m.mu.RLock()
	id, ok := m.claims[claim]
	m.mu.RUnlock()
	if !ok {
		return "", fmt.Errorf("vouchertest: claim: %w", voucher.ErrNotFound)
	}
	return id, nil
}

// Events implements voucher.Store.
func (m *Memory) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	var kept []*voucher.Event
	if r := m.cases[id]; r != nil {
		kept = r.events
	}
	m.mu.RUnlock()
	kept = kept[min(max(after, 0), int64(len(kept))):]
	kept = kept[:min(max(limit, 0), len(kept))]
	events := make([]voucher.Event, len(kept))
	for i, e := range kept {
		events[i] = ownEvent(*e)
	}
	return events, nil
}

// Due implements voucher.Store.
func (m *Memory) Due(ctx context.Context, query voucher.Query, after voucher.Cursor, limit int) ([]voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	o := m.due[query.Region]
	if o == nil {
		return nil, nil
	}
	page := o.after(after, query.By, limit)
	cases := make([]voucher.Case, len(page))
	for i, r := range page {
		cases[i] = ownCase(r.now)
	}
	return cases, nil
}

// Messages returns the outbox, the oldest message first.
func (m *Memory) Messages() []voucher.Message {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Clone(m.messages)
}

// Commit implements voucher.Store. Everything is checked before anything is
// written.
func (m *Memory) Commit(ctx context.Context, change voucher.Change) (voucher.Reply, bool, error) {
	if err := ctx.Err(); err != nil {
		return voucher.Reply{}, false, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.commit(change)
}

// CommitAll implements voucher.Batcher: the whole batch is applied in one piece,
// and no reader sees a part of it.
func (m *Memory) CommitAll(ctx context.Context, changes []voucher.Change) ([]voucher.Committed, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	done := make([]voucher.Committed, len(changes))
	for i, change := range changes {
		done[i].Reply, done[i].Again, done[i].Err = m.commit(change)
	}
	return done, nil
}

func (m *Memory) commit(change voucher.Change) (voucher.Reply, bool, error) {
	if done, ok := m.commands[change.Command]; ok {
		if done.digest != change.Digest {
			return voucher.Reply{}, false, fmt.Errorf("vouchertest: command %q: %w", tanu.HideDigits(change.Command), voucher.ErrCommandReused)
		}
		return ownReply(done.reply), true, nil
	}
	moved, err := m.check(change)
	if err != nil {
		return voucher.Reply{}, false, err
	}
	m.write(change, moved)
	return ownReply(change.Reply), false, nil
}

// check holds the change to every condition, and returns the lines as moved.
func (m *Memory) check(change voucher.Change) ([]allocation.Line, error) {
	for i := range change.Cases {
		c := &change.Cases[i]
		if m.cases[c.ID].version() != c.Version-1 {
			return nil, fmt.Errorf("vouchertest: case %q: %w", tanu.HideDigits(c.ID), voucher.ErrConflict)
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
		line, err := m.line(move.Key).Apply(move)
		if err != nil {
			return nil, fmt.Errorf("vouchertest: line %s: %w: %w", move.Key, voucher.ErrExhausted, err)
		}
		moved = append(moved, line)
	}
	m.moved = moved
	return moved, nil
}

// checkClaims looks at each claim as it is once the change has given up what it
// gives up and taken what stands before in it.
func (m *Memory) checkClaims(change voucher.Change) error {
	var now map[voucher.Claim]string // of the claims that this change has touched
	holder := func(claim voucher.Claim) string {
		if id, ok := now[claim]; ok {
			return id
		}
		return m.claims[claim]
	}
	if len(change.Take) > 1 || len(change.Free) > 0 {
		now = map[voucher.Claim]string{}
	}
	for _, t := range change.Free {
		if holder(t.Claim) == t.Case {
			now[t.Claim] = ""
		}
	}
	for _, t := range change.Take {
		if has := holder(t.Claim); has != "" && has != t.Case {
			return fmt.Errorf("vouchertest: case %q: %w", tanu.HideDigits(t.Case), voucher.ErrClaimed)
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
		if r := m.cases[e.Case]; r != nil {
			last += int64(len(r.events))
		}
		if e.Seq != last+1 {
			return fmt.Errorf("vouchertest: event %d of case %q: %w", e.Seq, tanu.HideDigits(e.Case), voucher.ErrConflict)
		}
		if counted != nil {
			counted[e.Case]++
		}
	}
	return nil
}

// write applies a change that was checked.
func (m *Memory) write(change voucher.Change, moved []allocation.Line) {
	m.make()
	for i := range change.Cases {
		c := &change.Cases[i]
		r := m.record(c.ID)
		m.reorder(r, c)
		r.now = ownCase(*c)
	}
	for i := range change.Events {
		e := ownEvent(change.Events[i])
		r := m.record(e.Case)
		r.events = append(r.events, &e)
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
	m.messages = append(m.messages, change.Messages...)
	m.commands[change.Command] = &command{change.Digest, ownReply(change.Reply)}
}

func (m *Memory) record(id string) *record {
	r := m.cases[id]
	if r == nil {
		r = new(record)
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
	for _, region := range from.regions() {
		m.due[region].take(from.at)
	}
	for _, region := range to.regions() {
		if m.due[region] == nil {
			m.due[region] = new(order)
		}
		m.due[region].put(to.at, r)
	}
}

// place is where a case stands among those that are due; zero where nothing is.
type place struct {
	at     voucher.Cursor
	region tanu.Region
}

func placeOf(c *voucher.Case) place {
	if c.Due.IsZero() {
		return place{}
	}
	return place{voucher.Cursor{Due: c.Due, ID: c.ID}, c.Application.Region}
}

// regions are the orders that a case stands in: that of all regions, and its
// own.
func (p place) regions() []tanu.Region {
	switch {
	case p.at.Due.IsZero():
		return nil
	case p.region == "":
		return []tanu.Region{""}
	}
	return []tanu.Region{"", p.region}
}

func (m *Memory) make() {
	if m.cases != nil {
		return
	}
	m.cases = map[string]*record{}
	m.lines = map[allocation.LineKey]allocation.Line{}
	m.claims = map[voucher.Claim]string{}
	m.commands = map[string]*command{}
	m.due = map[tanu.Region]*order{}
}
