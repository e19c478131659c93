package sqlstore

import (
	"context"
	"errors"

	"github.com/biliktilik/tanu/voucher/registry"
)

// CommitAll implements registry.Batcher: one transaction, and where the database
// takes many rows in one statement a few statements for all changes.
//
// The changes are written together first. Where that does not go through, a
// second transaction takes them in halves, until those that fail stand alone and
// each has its own error.
func (s *Store) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
	if len(changes) == 0 {
		return nil, ctx.Err()
	}
	done := make([]registry.Committed, len(changes))
	steps, err := s.dialect.pileOf(changes) // before the transaction: others write meanwhile
	if err == nil {
		err = s.together(ctx, steps)
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
func accept(changes []registry.Change, done []registry.Committed) {
	for i, change := range changes {
		done[i] = registry.Committed{Reply: change.Reply}
	}
}

// errApart says that changes cannot be written together.
var errApart = errors.New("sqlstore: the changes go one by one")

// split writes each half of the changes by itself, one change alone.
func (w writer) split(changes []registry.Change, done []registry.Committed) error {
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
func (w writer) half(changes []registry.Change, done []registry.Committed) error {
	if len(changes) == 1 {
		return w.alone(changes[0], &done[0])
	}
	steps, err := w.store.dialect.pileOf(changes)
	if err == nil {
		err = w.apart(func() error { return w.together(steps) })
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
func (w writer) alone(change registry.Change, done *registry.Committed) error {
	*done = registry.Committed{}
	steps, err := w.store.dialect.stepsOf(change)
	if err == nil {
		err = w.apart(func() (err error) {
			done.Reply, done.Replayed, err = w.one(change, steps)
			return err
		})
	}
	if err == nil {
		return nil
	}
	if w.endedBy(err) {
		return err
	}
	*done = registry.Committed{Err: err}
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
		registry.ErrConflict, registry.ErrExhausted, registry.ErrClaimed, registry.ErrCommandReused,
		ErrBadData, errThere, errApart, errEncode,
	} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return fault != failed
}
