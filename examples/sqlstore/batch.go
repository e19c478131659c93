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
// The changes are written together first. Where that does not go through, they
// are taken in halves, until those that fail stand alone and each has its own
// error.
func (s *Store) CommitAll(ctx context.Context, changes []voucher.Change) ([]voucher.Committed, error) {
	if len(changes) == 0 {
		return nil, ctx.Err()
	}
	var done []voucher.Committed
	whole, unfit := piled(changes) // before the transaction: others write meanwhile
	err := s.within(ctx, func(w writer) error {
		done = make([]voucher.Committed, len(changes))
		return w.halves(changes, done, func() (*pile, error) { return whole, unfit })
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

// errApart says that changes cannot be written together.
var errApart = errors.New("sqlstore: the changes go one by one")

// halves writes the changes together or, where that fails, each half by itself.
func (w writer) halves(changes []voucher.Change, done []voucher.Committed, piled func() (*pile, error)) error {
	var alone voucher.Committed
	err := w.apart(func() (err error) {
		if len(changes) == 1 {
			alone.Reply, alone.Again, err = w.one(changes[0])
			return err
		}
		p, err := piled()
		if err == nil {
			err = w.together(p)
		}
		return err
	})
	var broken *brokenError
	switch {
	case err != nil && (errors.As(err, &broken) || errors.Is(err, errGone) || !w.store.ofChange(err)):
		return err
	case len(changes) == 1:
		if err != nil {
			alone = voucher.Committed{Err: err}
		}
		done[0] = alone
		return nil
	case err != nil:
		half := len(changes) / 2
		if err := w.half(changes[:half], done[:half]); err != nil {
			return err
		}
		return w.half(changes[half:], done[half:])
	}
	for i, change := range changes {
		done[i] = voucher.Committed{Reply: change.Reply}
	}
	return nil
}

func (w writer) half(changes []voucher.Change, done []voucher.Committed) error {
	return w.halves(changes, done, func() (*pile, error) { return piled(changes) })
}

// ofChange reports whether an error is of the change and not of the transaction.
func (s *Store) ofChange(err error) bool {
	for _, kind := range []error{
		voucher.ErrConflict, voucher.ErrExhausted, voucher.ErrClaimed, voucher.ErrCommandReused, ErrBadData, errApart, errEncode,
	} {
		if errors.Is(err, kind) {
			return true
		}
	}
	fault := s.dialect.judge(err)
	return fault != failed && fault != collided && fault != absent
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
	if err := w.append(p.history); err != nil {
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
		if last, seen := p.events[e.Case]; seen && e.Seq != last+1 {
			return errApart
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
