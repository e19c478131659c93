package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu/voucher/registry"
)

// Commit implements registry.Store.
func (s *Store) Commit(ctx context.Context, change registry.Change) (reply registry.Reply, replayed bool, err error) {
	steps, err := s.dialect.stepsOf(change)
	if err != nil {
		return registry.Reply{}, false, err
	}
	if s.pipes(steps) {
		err = s.insist(ctx, func() (err error) {
			reply, replayed, err = s.onePiped(ctx, change, steps)
			return err
		})
	} else {
		err = s.within(ctx, func(w writer) (err error) {
			reply, replayed, err = w.one(change, steps)
			return err
		})
	}
	if err != nil {
		return registry.Reply{}, false, err
	}
	return reply, replayed, nil
}

// together writes steps of several changes in a transaction of their own.
func (s *Store) together(ctx context.Context, steps []step) error {
	if s.pipes(steps) {
		return s.insist(ctx, func() error { return s.piped(ctx, steps, true) })
	}
	return s.within(ctx, func(w writer) error { return w.together(steps) })
}

// pipes reports whether the steps can go in one round trip.
func (s *Store) pipes(steps []step) bool {
	return s.dialect.pipe != nil && !slices.ContainsFunc(steps, func(s step) bool { return s.never })
}

// piped writes steps in one round trip.
func (s *Store) piped(ctx context.Context, steps []step, together bool) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(conn any) error { return s.dialect.pipe(ctx, conn, steps, together) })
	_ = conn.Close() // back to the others; its error is the one that Raw gave
	if done := ctx.Err(); err != nil && done != nil && !errors.Is(err, done) {
		err = fmt.Errorf("%w: %w", done, err)
	}
	return err
}

// onePiped writes one change in one round trip. Of a command that is there
// already, replayed is true.
func (s *Store) onePiped(
	ctx context.Context, change registry.Change, steps []step,
) (reply registry.Reply, replayed bool, err error) {
	err = s.piped(ctx, steps, false)
	if errors.Is(err, errThere) {
		reply, err = stored(s.db.QueryRowContext(ctx, s.dialect.command, change.Command), change)
		return reply, err == nil, err
	}
	return change.Reply, false, err
}

// CommitTx applies the change inside a transaction that the host began on DB, so
// that it becomes durable with the host's own writes or not at all. Where it
// fails, the transaction is as it was before; the host may go on with it, unless
// the error is registry.ErrConflict out of a deadlock or a failed serialisation,
// which undid it whole. Nothing is tried again here: the host runs its
// transaction again.
//
// On SQLite begin the transaction as one that writes (DB does so). The error of
// the host's own Commit is the host's to read: see Unknown.
func (s *Store) CommitTx(
	ctx context.Context, tx *sql.Tx, change registry.Change,
) (reply registry.Reply, replayed bool, err error) {
	steps, err := s.dialect.stepsOf(change)
	if err == nil {
		w := writer{ctx, s, tx}
		err = w.apart(func() error {
			reply, replayed, err = w.one(change, steps)
			return err
		})
	}
	if err != nil {
		return registry.Reply{}, false, s.contract(err)
	}
	return reply, replayed, nil
}

// Unknown reports whether the error of a transaction's Commit leaves open
// whether it was applied. If not, nothing was.
func (s *Store) Unknown(err error) bool {
	switch s.dialect.judge(err) {
	case collided, refused, outOfLine, claimed, doubled, unmet:
		return false
	}
	return err != nil
}

// apart runs f so that what it wrote is undone if it fails.
func (w writer) apart(f func() error) error {
	if _, err := w.tx.ExecContext(w.ctx, "SAVEPOINT tanu"); err != nil {
		return err
	}
	if err := f(); err != nil {
		if _, undone := w.tx.ExecContext(w.ctx, "ROLLBACK TO SAVEPOINT tanu"); undone != nil {
			return errors.Join(err, &brokenError{undone})
		}
		_, released := w.tx.ExecContext(w.ctx, "RELEASE SAVEPOINT tanu")
		return errors.Join(err, released)
	}
	_, err := w.tx.ExecContext(w.ctx, "RELEASE SAVEPOINT tanu")
	return err
}

// within runs f in a transaction, and again where it was undone because of
// another.
func (s *Store) within(ctx context.Context, f func(writer) error) (err error) {
	return s.insist(ctx, func() error { return s.once(ctx, f) })
}

// insist does what is a transaction, and does it again where it was undone
// because of another.
func (s *Store) insist(ctx context.Context, transaction func() error) (err error) {
	for try := 1; ; try++ {
		err = transaction()
		var unknown *unknownError
		if err == nil || errors.As(err, &unknown) || try == tries {
			break
		}
		if fault := s.dialect.judge(err); fault == absent {
			s.leave()
		} else if fault != collided && !errors.Is(err, errGone) {
			break
		}
		if wait(ctx, try) != nil {
			break
		}
	}
	return s.contract(err)
}

// once runs f in one transaction.
func (s *Store) once(ctx context.Context, f func(writer) error) error {
	if s.writer != nil {
		select {
		case s.writer <- struct{}{}:
			defer func() { <-s.writer }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	tx, err := s.db.BeginTx(ctx, &s.dialect.isolation)
	if err != nil {
		return err
	}
	inside := ctx
	if s.dialect.local {
		inside = context.WithoutCancel(ctx) // watching over a statement costs more than the statement
	}
	if err := f(writer{inside, s, tx}); err != nil {
		_ = tx.Rollback() // the connection is lost with it, or the database undoes it
		return err
	}
	if err := ctx.Err(); err != nil {
		_ = tx.Rollback()
		return err
	}
	if err := tx.Commit(); err != nil {
		if s.Unknown(err) {
			return &unknownError{err}
		}
		return err
	}
	return nil
}

// contract turns what the database said into the contract's errors.
func (s *Store) contract(err error) error {
	var unknown *unknownError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &unknown):
		return fmt.Errorf("sqlstore: %w: %w", registry.ErrOutcomeUnknown, unknown.error)
	case s.dialect.judge(err) == collided:
		return fmt.Errorf("sqlstore: %w: %w", registry.ErrConflict, err)
	}
	return err
}

// unknownError is the error of a commit that may have been applied.
type unknownError struct{ error }

// brokenError is the error of a transaction that cannot be brought back to where
// it was.
type brokenError struct{ error }

func (b *brokenError) Unwrap() error { return b.error }
