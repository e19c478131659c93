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

// Cases implements voucher.Batcher.
func (m *Memory) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	cases := make(map[string]voucher.Case, len(ids))
	for _, id := range ids {
		if r := m.cases[id]; r.version() > 0 {
			cases[id] = ownCase(r.now)
		}
	}
	return cases, nil
}

// Holders implements voucher.Batcher.
func (m *Memory) Holders(ctx context.Context, claims []voucher.Claim) (map[voucher.Claim]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	holders := make(map[voucher.Claim]string, len(claims))
	for _, claim := range claims {
		if id, ok := m.claims[claim]; ok {
			holders[claim] = id
		}
	}
	return holders, nil
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
	page := o.after(after, query, limit)
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
