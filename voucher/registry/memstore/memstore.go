// Package memstore keeps cases in memory, until the program ends: for tests,
// examples and trials. It passes every requirement of package storetest, and
// shows how little a [registry.Store] has to do.
//
//	cases, err := registry.New(new(memstore.Store), rules, secret)
//
// The examples are in memstore_test.go.
package memstore

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/internal/clone"
)

// Store is a registry.Store and a registry.Batcher in memory. It is safe for
// concurrent use. The zero Store is empty and ready.
type Store struct {
	mu       sync.Mutex
	cases    map[string]voucher.Case
	events   map[string][]voucher.Event // by case
	lines    map[allocation.LineKey]allocation.Line
	claims   map[registry.Claim]string // the case that has each
	commands map[string]command
	messages []voucher.Message
	due      []registry.Cursor // of the cases in which something is due, sorted
}

// command is what is remembered of one that was committed.
type command struct {
	digest voucher.Digest
	reply  registry.Reply
}

var (
	_ registry.Store   = (*Store)(nil)
	_ registry.Batcher = (*Store)(nil)
)

// Case implements registry.Store.
func (s *Store) Case(ctx context.Context, id string) (voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return voucher.Case{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.cases[id]
	if !ok {
		return voucher.Case{}, failed("case", id, registry.ErrNotFound)
	}
	return clone.Of(c), nil
}

// Cases implements registry.Batcher.
func (s *Store) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	cases := make(map[string]voucher.Case, len(ids))
	for _, id := range ids {
		if c, ok := s.cases[id]; ok {
			cases[id] = clone.Of(c)
		}
	}
	return cases, nil
}

// Line implements registry.Store.
func (s *Store) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	if err := ctx.Err(); err != nil {
		return allocation.Line{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.line(key), nil
}

func (s *Store) line(key allocation.LineKey) allocation.Line {
	line := s.lines[key]
	line.Key = key
	return line
}

// Holder implements registry.Store.
func (s *Store) Holder(ctx context.Context, claim registry.Claim) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id, ok := s.claims[claim]
	if !ok {
		return "", fmt.Errorf("memstore: claim: %w", registry.ErrNotFound)
	}
	return id, nil
}

// Holders implements registry.Batcher.
func (s *Store) Holders(ctx context.Context, claims []registry.Claim) (map[registry.Claim]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	holders := make(map[registry.Claim]string, len(claims))
	for _, claim := range claims {
		if id, ok := s.claims[claim]; ok {
			holders[claim] = id
		}
	}
	return holders, nil
}

// Events implements registry.Store.
func (s *Store) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	events := s.events[id]
	events = events[min(max(after, 0), int64(len(events))):]
	return clone.Of(events[:min(max(limit, 0), len(events))]), nil
}

// Due implements registry.Store.
func (s *Store) Due(
	ctx context.Context, query registry.DueQuery, after registry.Cursor, limit int,
) (page []voucher.Case, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i, found := slices.BinarySearchFunc(s.due, after, compare)
	if found {
		i++
	}
	for _, at := range s.due[i:] {
		if len(page) >= limit || at.Due.After(query.By) {
			break
		}
		c := s.cases[at.ID]
		if (query.Region == "" || query.Region == c.Application.Region) && (query.State == "" || query.State == c.State) {
			page = append(page, clone.Of(c))
		}
	}
	return page, nil
}

// compare orders cases by their due day, and then by the bytes of their ids.
func compare(a, b registry.Cursor) int {
	if c := a.Due.Compare(b.Due); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// Messages returns the outbox, the oldest message first.
func (s *Store) Messages() []voucher.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.messages)
}

// Commit implements registry.Store.
func (s *Store) Commit(ctx context.Context, change registry.Change) (reply registry.Reply, replayed bool, err error) {
	if err := ctx.Err(); err != nil {
		return registry.Reply{}, false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.commit(&change)
}

// CommitAll implements registry.Batcher. No reader sees a part of the batch.
func (s *Store) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	done := make([]registry.Committed, len(changes))
	for i := range changes {
		done[i].Reply, done[i].Replayed, done[i].Err = s.commit(&changes[i])
	}
	return done, nil
}

// commit checks everything before it writes anything.
func (s *Store) commit(change *registry.Change) (reply registry.Reply, replayed bool, err error) {
	if done, ok := s.commands[change.Command]; ok {
		if done.digest != change.Digest {
			return registry.Reply{}, false, failed("command", change.Command, registry.ErrCommandReused)
		}
		return clone.Of(done.reply), true, nil
	}
	lines, err := s.check(change)
	if err != nil {
		return registry.Reply{}, false, err
	}
	s.write(change, lines)
	return clone.Of(change.Reply), false, nil
}

// check holds the change to every condition, and returns the lines as it leaves
// them.
func (s *Store) check(change *registry.Change) (lines []allocation.Line, err error) {
	for i := range change.Cases {
		if c := &change.Cases[i]; c.Version != s.cases[c.ID].Version+1 {
			return nil, failed("case", c.ID, registry.ErrConflict)
		}
	}
	if err := s.checkClaims(change); err != nil {
		return nil, err
	}
	if err := s.checkEvents(change.Events); err != nil {
		return nil, err
	}
	for _, move := range allocation.Combine(change.Moves) {
		before := s.line(move.Key)
		line, err := before.Apply(move)
		if err != nil {
			return nil, refusedMove(before, move, err)
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// checkClaims follows the claims through the change: what it gives up is free
// for what it takes.
func (s *Store) checkClaims(change *registry.Change) error {
	changed := map[registry.Claim]string{} // holders of the claims that the change has touched
	holder := func(claim registry.Claim) string {
		if id, ok := changed[claim]; ok {
			return id
		}
		return s.claims[claim]
	}
	for _, entry := range change.Free {
		if holder(entry.Claim) == entry.Case {
			changed[entry.Claim] = ""
		}
	}
	for _, entry := range change.Take {
		if id := holder(entry.Claim); id != "" && id != entry.Case {
			return failed("case", entry.Case, registry.ErrClaimed)
		}
		changed[entry.Claim] = entry.Case
	}
	return nil
}

// checkEvents holds each event to the number that is its case's next.
func (s *Store) checkEvents(events []voucher.Event) error {
	added := map[string]int64{} // events of the change, by case
	for i := range events {
		e := &events[i]
		added[e.Case]++
		if e.Seq != int64(len(s.events[e.Case]))+added[e.Case] {
			return failed("event of case", e.Case, registry.ErrConflict)
		}
	}
	return nil
}

// write applies a change that was checked.
func (s *Store) write(change *registry.Change, lines []allocation.Line) {
	s.makeMaps()
	for _, c := range change.Cases {
		was := s.cases[c.ID]
		s.cases[c.ID] = clone.Of(c)
		s.removeDue(registry.Cursor{Due: was.Due, ID: was.ID})
		s.insertDue(registry.Cursor{Due: c.Due, ID: c.ID})
	}
	for _, e := range change.Events {
		s.events[e.Case] = append(s.events[e.Case], clone.Of(e))
	}
	for _, line := range lines {
		s.lines[line.Key] = line
	}
	for _, entry := range change.Free {
		if s.claims[entry.Claim] == entry.Case {
			delete(s.claims, entry.Claim)
		}
	}
	for _, entry := range change.Take {
		s.claims[entry.Claim] = entry.Case
	}
	s.messages = append(s.messages, change.Messages...)
	s.commands[change.Command] = command{change.Digest, clone.Of(change.Reply)}
}

func (s *Store) removeDue(at registry.Cursor) {
	if i, found := slices.BinarySearchFunc(s.due, at, compare); found {
		s.due = slices.Delete(s.due, i, i+1)
	}
}

// insertDue puts a case to its place; one in which nothing is due has none.
func (s *Store) insertDue(at registry.Cursor) {
	if !at.Due.IsZero() {
		i, _ := slices.BinarySearchFunc(s.due, at, compare)
		s.due = slices.Insert(s.due, i, at)
	}
}

func (s *Store) makeMaps() {
	if s.cases == nil {
		s.cases = map[string]voucher.Case{}
		s.events = map[string][]voucher.Event{}
		s.lines = map[allocation.LineKey]allocation.Line{}
		s.claims = map[registry.Claim]string{}
		s.commands = map[string]command{}
	}
}

// failed is an error of the contract about a record. Its id may be a personal
// number.
func failed(what, id string, kind error) error {
	return fmt.Errorf("memstore: %s %q: %w", what, tanu.HideIIN(id), kind)
}

// refusedMove is the error of a move that a line refused: ErrExhausted where what
// is free would go below zero, and otherwise what the line said, so that nobody
// is refused a voucher for a record that is broken.
func refusedMove(line allocation.Line, move allocation.Move, cause error) error {
	free := new(big.Int) // of numbers that need not fit into an int64
	for _, n := range []int64{line.Granted, move.Granted} {
		free.Add(free, big.NewInt(n))
	}
	for _, n := range []int64{line.Held, line.Issued, move.Held, move.Issued} {
		free.Sub(free, big.NewInt(n))
	}
	if free.Sign() < 0 {
		return fmt.Errorf("memstore: line %s: %w: %w", move.Key, registry.ErrExhausted, cause)
	}
	return fmt.Errorf("memstore: line %s: %w", move.Key, cause)
}
