package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// CommitAll implements voucher.Batcher: one transaction, and where the database
// takes many rows in one statement a few statements for all changes.
//
// The changes are written together first. Where that does not go through, a
// second transaction takes them in halves, until those that fail stand alone and
// each has its own error.
func (s *Store) CommitAll(ctx context.Context, changes []voucher.Change) ([]voucher.Committed, error) {
	if len(changes) == 0 {
		return nil, ctx.Err()
	}
	done := make([]voucher.Committed, len(changes))
	whole, err := piled(changes) // before the transaction: others write meanwhile
	if err == nil {
		err = s.within(ctx, func(w writer) error { return w.together(whole) })
	}
	if err == nil {
		accept(changes, done)
		return done, nil
	}
	if s.ofChange(err) {
		err = s.within(ctx, func(w writer) error { return w.split(changes, done) })
	}
	if err != nil {
		return nil, err
	}
	return done, nil
}

// accept says of every change that it was written.
func accept(changes []voucher.Change, done []voucher.Committed) {
	for i, change := range changes {
		done[i] = voucher.Committed{Reply: change.Reply}
	}
}

// errApart says that changes cannot be written together.
var errApart = errors.New("sqlstore: the changes go one by one")

// split writes each half of the changes by itself, one change alone.
func (w writer) split(changes []voucher.Change, done []voucher.Committed) error {
	if len(changes) == 1 {
		return w.alone(changes[0], &done[0])
	}
	half := len(changes) / 2
	if err := w.half(changes[:half], done[:half]); err != nil {
		return err
	}
	return w.half(changes[half:], done[half:])
}

// half writes the changes together or, where that fails, splits them again.
func (w writer) half(changes []voucher.Change, done []voucher.Committed) error {
	if len(changes) == 1 {
		return w.alone(changes[0], &done[0])
	}
	p, err := piled(changes)
	if err == nil {
		err = w.apart(func() error { return w.together(p) })
	}
	switch {
	case err == nil:
		accept(changes, done)
		return nil
	case w.endedBy(err):
		return err
	}
	return w.split(changes, done)
}

// alone writes one change, and keeps its error.
func (w writer) alone(change voucher.Change, done *voucher.Committed) error {
	*done = voucher.Committed{}
	err := w.apart(func() (err error) {
		done.Reply, done.Again, err = w.one(change)
		return err
	})
	if err == nil {
		return nil
	}
	if w.endedBy(err) {
		return err
	}
	*done = voucher.Committed{Err: err}
	return nil
}

// endedBy reports whether an error is of the transaction and ends it.
func (w writer) endedBy(err error) bool {
	var broken *brokenError
	return errors.As(err, &broken) || errors.Is(err, errGone) || !w.store.ofChange(err)
}

// ofChange reports whether an error is of the change and not of the transaction.
func (s *Store) ofChange(err error) bool {
	fault := s.dialect.judge(err)
	if fault == collided || fault == absent {
		return false
	}
	for _, kind := range []error{
		voucher.ErrConflict, voucher.ErrExhausted, voucher.ErrClaimed, voucher.ErrCommandReused, ErrBadData, errApart, errEncode,
	} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return fault != failed
}

// together writes a pile of changes of which none is expected to fail, each kind
// of row at once. Where it fails nothing is known of which change it was.
func (w writer) together(p *pile) error {
	d := &w.store.dialect
	steps := []struct {
		write  write
		rows   args
		missed error
	}{
		{d.putCommand, p.commands, errApart},
		{d.putCase, p.newCases(), voucher.ErrConflict},
		{d.setCase, p.oldCases(), voucher.ErrConflict},
	}
	for _, step := range steps {
		if err := w.all(step.write, step.missed, step.rows); err != nil {
			return err
		}
	}
	if _, err := w.run(d.freeClaim, p.free); err != nil {
		return err
	}
	if err := w.take(p.take); err != nil {
		return err
	}
	if err := w.follow(p); err != nil {
		return err
	}
	if _, err := w.run(d.putMessage, p.messages); err != nil {
		return err
	}
	for _, key := range slices.SortedFunc(maps.Keys(p.lines), allocation.LineKey.Compare) {
		if err := w.move(key, *p.lines[key]); err != nil {
			return err
		}
	}
	return nil
}

// pile is what several changes come to, if all of them hold.
type pile struct {
	commands, free, take, history, messages args
	before                                  args // of each history, where it goes on

	records []record
	cases   map[string]int   // where in records
	events  map[string]int64 // the last one of each case
	once    map[string]bool  // commands and claims: each may stand in the pile once
	lines   map[allocation.LineKey]*span
}

// record is a case as the pile leaves it, and the version it was read at.
type record struct {
	voucher.Case
	was  int64
	body string
}

// piled puts changes together.
func piled(changes []voucher.Change) (*pile, error) {
	p := &pile{cases: map[string]int{}, events: map[string]int64{}, once: map[string]bool{}, lines: map[allocation.LineKey]*span{}}
	for _, change := range changes {
		if err := p.add(change); err != nil {
			return nil, err
		}
	}
	return p, p.encode()
}

func (p *pile) add(change voucher.Change) error {
	command, err := commandRow(change)
	if err != nil {
		return err
	}
	p.commands = append(p.commands, command)
	if !p.first("command/" + change.Command) {
		return errApart
	}
	if err := p.addCases(change); err != nil {
		return err
	}
	if err := p.addClaims(change); err != nil {
		return err
	}
	if err := p.addEvents(change); err != nil {
		return err
	}
	messages, err := messageRows(change)
	if err != nil {
		return err
	}
	p.messages = append(p.messages, messages...)
	for _, m := range allocation.Combine(change.Moves) {
		if p.lines[m.Key] == nil {
			p.lines[m.Key] = &span{}
		}
		p.lines[m.Key].add(m)
	}
	return nil
}

func (p *pile) first(key string) bool {
	seen := p.once[key]
	p.once[key] = true
	return !seen
}

// addCases keeps the last version of each case: the ones between it and the
// version that was read are never seen by anybody.
func (p *pile) addCases(change voucher.Change) error {
	for _, c := range change.Cases {
		at, seen := p.cases[c.ID]
		if !seen {
			at = len(p.records)
			p.cases[c.ID] = at
			p.records = append(p.records, record{was: c.Version - 1})
		} else if p.records[at].Version != c.Version-1 {
			return errApart
		}
		p.records[at].Case = c
	}
	return nil
}

func (p *pile) newCases() args {
	return p.chosen(func(r record) ([]any, bool) { return newCase(r.Case, r.body), r.was == 0 })
}

func (p *pile) oldCases() args {
	return p.chosen(func(r record) ([]any, bool) { return oldCase(r.Case, r.body, r.was), r.was != 0 })
}

func (p *pile) chosen(row func(record) ([]any, bool)) (rows args) {
	for _, r := range p.records {
		if row, ok := row(r); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func (p *pile) addClaims(change voucher.Change) error {
	for _, t := range change.Free {
		if !p.first("claim/" + string(t.Claim)) {
			return errApart
		}
		p.free = append(p.free, claimRow(t))
	}
	for _, t := range change.Take {
		if !p.first("claim/" + string(t.Claim)) {
			return errApart
		}
		p.take = append(p.take, claimRow(t))
	}
	return nil
}

func (p *pile) addEvents(change voucher.Change) error {
	for _, e := range change.Events {
		last, seen := p.events[e.Case]
		switch {
		case seen && e.Seq != last+1 || e.Seq < 1:
			return errApart
		case !seen && e.Seq > 1:
			p.before = append(p.before, []any{e.Case, e.Seq - 1})
		}
		p.events[e.Case] = e.Seq
		row, err := eventRow(e)
		if err != nil {
			return err
		}
		p.history = append(p.history, row)
	}
	return nil
}

// encode writes the bodies, once every case is at its last version.
func (p *pile) encode() error {
	for i := range p.records {
		body, err := encoded(p.records[i].Case)
		if err != nil {
			return fmt.Errorf("case %q: %w", p.records[i].ID, err)
		}
		p.records[i].body = body
	}
	return nil
}
