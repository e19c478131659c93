package vouchertest

import (
	"context"
	"fmt"
	"sync"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Memory is a registry.Store and a registry.Batcher that keeps everything in
// memory, until the program ends. It is safe for concurrent use. The zero
// Memory is empty and ready.
type Memory struct {
	mu       sync.Mutex // held for a few copies only: under a lock of readers and writers more would sleep
	cases    map[string]*record
	lines    map[allocation.LineKey]allocation.Line
	claims   map[registry.Claim]string
	commands map[string]*kept
	outbox   []*kept                // what has messages, in the order of the commits
	due      order                  // of all cases in which something is due
	dueIn    map[tanu.Region]*order // of those of a region
	moved    []allocation.Line      // of the change that is being checked
	last     *record                // that was looked up

	// The memory of what is kept.
	records   rooms[record]
	histories rooms[voucher.Event]
	outboxes  rooms[voucher.Message]
}

// record is a case with its history. The case is at version 0 while there are
// only events. An event is never written to again, nor is what a case leads to.
type record struct {
	id     string
	now    voucher.Case
	dueIn  *order // of its region, where something is due
	events []*voucher.Event
	first  [10]*voucher.Event // the memory of events, enough for most lives: nine steps, and an extension
}

func (r *record) version() int64 {
	if r == nil {
		return 0
	}
	return r.now.Version
}

var (
	_ registry.Store   = (*Memory)(nil)
	_ registry.Batcher = (*Memory)(nil)
)

// Case implements registry.Store.
func (m *Memory) Case(ctx context.Context, id string) (c voucher.Case, err error) {
	if err := ctx.Err(); err != nil {
		return c, err
	}
	m.mu.Lock()
	if r := m.find(id); r.version() > 0 {
		c = r.now
	}
	m.mu.Unlock()
	if c.Version == 0 {
		return c, &aboutError{"case", id, registry.ErrNotFound}
	}
	ownCase(&c)
	return c, nil
}

// find returns a record, nil where there is none. It is most often asked for the
// one that was asked for before.
func (m *Memory) find(id string) *record {
	if r := m.last; r != nil && r.id == id {
		return r
	}
	r := m.cases[id]
	if r != nil {
		m.last = r
	}
	return r
}

// Cases implements registry.Batcher.
func (m *Memory) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cases := make(map[string]voucher.Case, len(ids))
	m.mu.Lock()
	for _, id := range ids {
		if r := m.cases[id]; r.version() > 0 {
			cases[id] = r.now
		}
	}
	m.mu.Unlock()
	for id, c := range cases {
		ownCase(&c)
		cases[id] = c
	}
	return cases, nil
}

// Holders implements registry.Batcher.
func (m *Memory) Holders(ctx context.Context, claims []registry.Claim) (map[registry.Claim]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	holders := make(map[registry.Claim]string, len(claims))
	for _, claim := range claims {
		if id, ok := m.claims[claim]; ok {
			holders[claim] = id
		}
	}
	return holders, nil
}

// Line implements registry.Store.
func (m *Memory) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	if err := ctx.Err(); err != nil {
		return allocation.Line{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.line(key), nil
}

func (m *Memory) line(key allocation.LineKey) allocation.Line {
	if line, ok := m.lines[key]; ok {
		return line
	}
	return allocation.Line{Key: key}
}

// errNoClaim says that nobody has a claim.
var errNoClaim = fmt.Errorf("vouchertest: claim: %w", registry.ErrNotFound)

// Holder implements registry.Store.
func (m *Memory) Holder(ctx context.Context, claim registry.Claim) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	m.mu.Lock()
	id, ok := m.claims[claim]
	m.mu.Unlock()
	if !ok {
		return "", errNoClaim
	}
	return id, nil
}

// Events implements registry.Store.
func (m *Memory) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	var kept []*voucher.Event
	if r := m.cases[id]; r != nil {
		kept = r.events
	}
	m.mu.Unlock()
	kept = kept[min(max(after, 0), int64(len(kept))):]
	kept = kept[:min(max(limit, 0), len(kept))]
	events := make([]voucher.Event, len(kept))
	for i, e := range kept {
		events[i] = *e
		ownEvent(&events[i])
	}
	return events, nil
}

// Due implements registry.Store.
func (m *Memory) Due(ctx context.Context, query registry.DueQuery, after registry.Cursor, limit int) ([]voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cases := m.page(query, after, limit)
	for i := range cases {
		ownCase(&cases[i])
	}
	return cases, nil
}

// page is a page of Due as it is kept.
func (m *Memory) page(query registry.DueQuery, after registry.Cursor, limit int) []voucher.Case {
	m.mu.Lock()
	defer m.mu.Unlock()
	o := &m.due
	if query.Region != "" {
		o = m.dueIn[query.Region]
	}
	if o == nil {
		return nil
	}
	page := o.after(after, query, limit)
	cases := make([]voucher.Case, len(page))
	for i, r := range page {
		cases[i] = r.now
	}
	return cases
}

// Messages returns the outbox, the oldest message first.
func (m *Memory) Messages() []voucher.Message {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []voucher.Message
	for _, k := range m.outbox {
		list = append(list, k.messages...)
	}
	return list
}
