// Package vouchertest holds what a host needs to test with: a Store that lives
// in memory.
package vouchertest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// Memory is a voucher.Store that keeps everything in memory. It is safe for
// concurrent use. The zero Memory is empty and ready.
type Memory struct {
	mu       sync.Mutex
	cases    map[string]voucher.Case
	lines    map[allocation.LineKey]allocation.Line
	claims   map[voucher.Claim]string
	events   map[string][]voucher.Event
	commands map[string]command
	messages []voucher.Message
}

type command struct {
	digest voucher.Digest
	reply  voucher.Reply
}

var _ voucher.Store = (*Memory)(nil)

// Case implements voucher.Store.
func (m *Memory) Case(ctx context.Context, id string) (voucher.Case, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, ok := m.cases[id]
	if !ok {
		return voucher.Case{}, cmp.Or(ctx.Err(), fmt.Errorf("vouchertest: case %q: %w", id, voucher.ErrNotFound))
	}
	return own(c), ctx.Err()
}

// Line implements voucher.Store.
func (m *Memory) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.line(key), ctx.Err()
}

func (m *Memory) line(key allocation.LineKey) allocation.Line {
	if line, ok := m.lines[key]; ok {
		return line
	}
	return allocation.Line{Key: key}
}

// Holder implements voucher.Store.
func (m *Memory) Holder(ctx context.Context, claim voucher.Claim) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	id, ok := m.claims[claim]
	if !ok {
		return "", cmp.Or(ctx.Err(), fmt.Errorf("vouchertest: claim: %w", voucher.ErrNotFound))
	}
	return id, ctx.Err()
}

// Events implements voucher.Store.
func (m *Memory) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	events := m.events[id]
	events = events[min(max(after, 0), int64(len(events))):]
	return slices.Clone(events[:min(max(limit, 0), len(events))]), ctx.Err()
}

// Due implements voucher.Store.
func (m *Memory) Due(ctx context.Context, query voucher.Query, after voucher.Cursor, limit int) ([]voucher.Case, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var due []voucher.Case
	for _, c := range m.cases {
		asked := !c.Due.IsZero() && !c.Due.After(query.By) && (query.Region == "" || query.Region == c.Application.Region)
		if asked && compare(voucher.Cursor{Due: c.Due, ID: c.ID}, after) > 0 {
			due = append(due, own(c))
		}
	}
	slices.SortFunc(due, func(a, b voucher.Case) int {
		return compare(voucher.Cursor{Due: a.Due, ID: a.ID}, voucher.Cursor{Due: b.Due, ID: b.ID})
	})
	return due[:min(max(limit, 0), len(due))], ctx.Err()
}

func compare(a, b voucher.Cursor) int {
	return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
}

// Messages returns the outbox, the oldest first.
func (m *Memory) Messages() []voucher.Message {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.messages)
}

// Commit implements voucher.Store. Everything is checked before anything is
// written.
func (m *Memory) Commit(ctx context.Context, change voucher.Change) (voucher.Reply, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return voucher.Reply{}, false, err
	}
	if done, ok := m.commands[change.Command]; ok {
		if done.digest != change.Digest {
			return voucher.Reply{}, false, fmt.Errorf("vouchertest: command %q: %w", change.Command, voucher.ErrCommandReused)
		}
		return done.reply, true, nil
	}
	lines, err := m.check(change)
	if err != nil {
		return voucher.Reply{}, false, err
	}
	m.write(change, lines)
	return change.Reply, false, nil
}

// check holds the change to every condition, and returns the lines as moved.
func (m *Memory) check(change voucher.Change) ([]allocation.Line, error) {
	for _, c := range change.Cases {
		if m.cases[c.ID].Version != c.Version-1 {
			return nil, fmt.Errorf("vouchertest: case %q: %w", c.ID, voucher.ErrConflict)
		}
	}
	for _, t := range change.Take {
		if holder, ok := m.claims[t.Claim]; ok && holder != t.Case {
			return nil, fmt.Errorf("vouchertest: case %q: %w", t.Case, voucher.ErrClaimed)
		}
	}
	for _, e := range change.Events {
		if int64(len(m.events[e.Case])) != e.Seq-1 {
			return nil, fmt.Errorf("vouchertest: event %d of case %q: %w", e.Seq, e.Case, voucher.ErrConflict)
		}
	}
	var moved []allocation.Line
	for _, move := range allocation.Combine(change.Moves) {
		line, err := m.line(move.Key).Apply(move)
		if err != nil {
			return nil, fmt.Errorf("vouchertest: line %s: %w: %w", move.Key, voucher.ErrExhausted, err)
		}
		moved = append(moved, line)
	}
	return moved, nil
}

func (m *Memory) write(change voucher.Change, lines []allocation.Line) {
	m.make()
	for _, c := range change.Cases {
		m.cases[c.ID] = own(c)
	}
	for _, line := range lines {
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
	for _, e := range change.Events {
		m.events[e.Case] = append(m.events[e.Case], e)
	}
	m.messages = append(m.messages, change.Messages...)
	m.commands[change.Command] = command{change.Digest, change.Reply}
}

func (m *Memory) make() {
	if m.cases != nil {
		return
	}
	m.cases = map[string]voucher.Case{}
	m.lines = map[allocation.LineKey]allocation.Line{}
	m.claims = map[voucher.Claim]string{}
	m.events = map[string][]voucher.Event{}
	m.commands = map[string]command{}
}

// own returns a case that shares no memory with c's lists.
func own(c voucher.Case) voucher.Case {
	c.Sheets = slices.Clone(c.Sheets)
	c.Application.Documents = slices.Clone(c.Application.Documents)
	c.Application.Skills = slices.Clone(c.Application.Skills)
	if c.Service != nil {
		service := *c.Service
		service.Act.Lines = slices.Clone(service.Act.Lines)
		service.Act.Persons = slices.Clone(service.Act.Persons)
		c.Service = &service
	}
	return c
}
