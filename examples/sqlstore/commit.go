package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// Commit implements voucher.Store.
func (s *Store) Commit(ctx context.Context, change voucher.Change) (reply voucher.Reply, again bool, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		reply, again, err = before(ctx, tx, change)
		if err != nil || again {
			return err
		}
		reply = change.Reply
		w := writer{ctx, tx}
		for _, write := range []func(voucher.Change) error{w.cases, w.claims, w.moves, w.events, w.messages, w.command} {
			if err := write(change); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return voucher.Reply{}, false, err
	}
	return reply, again, nil
}

// before looks whether the command was committed before.
func before(ctx context.Context, tx *sql.Tx, change voucher.Change) (reply voucher.Reply, again bool, err error) {
	var digest, body string
	err = tx.QueryRowContext(ctx, "SELECT digest, reply FROM commands WHERE id = ?", change.Command).Scan(&digest, &body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return reply, false, nil
	case err != nil:
		return reply, false, err
	case digest != change.Digest.String():
		return reply, false, fmt.Errorf("sqlstore: command %q: %w", change.Command, voucher.ErrCommandReused)
	}
	return reply, true, json.Unmarshal([]byte(body), &reply)
}

// writer writes the parts of a change; each precondition is one statement.
type writer struct {
	ctx context.Context
	tx  *sql.Tx
}

// one runs a statement that must touch one row; otherwise the kind of error is
// missed.
func (w writer) one(missed error, query string, args ...any) error {
	result, err := w.tx.ExecContext(w.ctx, query, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fmt.Errorf("sqlstore: %w", missed))
	}
	return nil
}

func (w writer) cases(change voucher.Change) error {
	for _, c := range change.Cases {
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if c.Version == 1 {
			err = w.one(voucher.ErrConflict, "INSERT INTO cases (id, version, region, due, body) VALUES (?, 1, ?, ?, ?) ON CONFLICT DO NOTHING",
				c.ID, string(c.Application.Region), text(c.Due), string(body))
		} else {
			err = w.one(voucher.ErrConflict, "UPDATE cases SET version = ?, region = ?, due = ?, body = ? WHERE id = ? AND version = ?",
				c.Version, string(c.Application.Region), text(c.Due), string(body), c.ID, c.Version-1)
		}
		if err != nil {
			return fmt.Errorf("case %q: %w", c.ID, err)
		}
	}
	return nil
}

func (w writer) claims(change voucher.Change) error {
	for _, t := range change.Free {
		if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM claims WHERE claim = ? AND case_id = ?", t.Claim, t.Case); err != nil {
			return err
		}
	}
	for _, t := range change.Take {
		err := w.one(voucher.ErrClaimed,
			"INSERT INTO claims (claim, case_id) VALUES (?, ?) ON CONFLICT (claim) DO UPDATE SET case_id = excluded.case_id WHERE case_id = excluded.case_id",
			t.Claim, t.Case)
		if err != nil {
			return fmt.Errorf("case %q: %w", t.Case, err)
		}
	}
	return nil
}

func (w writer) moves(change voucher.Change) error {
	for _, m := range allocation.Combine(change.Moves) { // in the order of the keys
		if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO lines (region, year, granted, held, issued) VALUES (?, ?, 0, 0, 0) ON CONFLICT DO NOTHING",
			m.Key.Region, m.Key.Year); err != nil {
			return err
		}
		err := w.one(voucher.ErrExhausted,
			`UPDATE lines SET granted = granted + ?1, held = held + ?2, issued = issued + ?3
			WHERE region = ?4 AND year = ?5 AND granted + ?1 >= 0 AND held + ?2 >= 0 AND issued + ?3 >= 0
			AND held + ?2 + issued + ?3 <= granted + ?1
			AND granted + ?1 <= 9223372036854775807 -- past it SQLite counts on in floating point`,
			m.Granted, m.Held, m.Issued, m.Key.Region, m.Key.Year)
		if err != nil {
			return fmt.Errorf("line %s: %w", m.Key, err)
		}
	}
	return nil
}

func (w writer) events(change voucher.Change) error {
	for _, e := range change.Events {
		body, err := json.Marshal(e)
		if err != nil {
			return err
		}
		err = w.one(voucher.ErrConflict,
			`INSERT INTO events (case_id, seq, body)
			SELECT ?1, ?2, ?3 WHERE ?2 = 1 + (SELECT coalesce(max(seq), 0) FROM events WHERE case_id = ?1) ON CONFLICT DO NOTHING`,
			e.Case, e.Seq, string(body))
		if err != nil {
			return fmt.Errorf("event %d of case %q: %w", e.Seq, e.Case, err)
		}
	}
	return nil
}

func (w writer) messages(change voucher.Change) error {
	for _, m := range change.Messages {
		body, err := json.Marshal(m)
		if err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO outbox (body) VALUES (?)", string(body)); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) command(change voucher.Change) error {
	body, err := json.Marshal(change.Reply)
	if err != nil {
		return err
	}
	return w.one(voucher.ErrConflict, "INSERT INTO commands (id, digest, reply) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
		change.Command, change.Digest.String(), string(body))
}
