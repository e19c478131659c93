// Package sqlstore keeps cases in an embedded SQLite database: a voucher.Store
// over database/sql with a driver in pure Go. Each precondition of a Change is
// one conditional statement inside one transaction.
//
// The records hold personal data (the application, the events): protect the
// file as you protect the data.
package sqlstore

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

//go:embed schema.sql
var schema string

// schemaVersion is kept in the file as PRAGMA user_version.
const schemaVersion = 1

// Store is a voucher.Store in one SQLite file. Close it when done.
type Store struct {
	db      *sql.DB
	writing chan struct{} // full while a change is being written
}

var _ voucher.Store = (*Store)(nil)

// Open opens the database file, and makes it and its tables where there are
// none. A file with another schema version is refused, never changed.
func Open(ctx context.Context, path string) (*Store, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open %q: %w", path, err)
	}
	s := &Store{db, make(chan struct{}, 1)}
	if err := s.migrate(ctx); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("sqlstore: open %q: %w", path, err)
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

func (s *Store) migrate(ctx context.Context) error {
	return s.within(ctx, func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		switch version {
		case schemaVersion:
			return nil
		case 0:
			_, err := tx.ExecContext(ctx, schema+fmt.Sprintf("PRAGMA user_version = %d;", schemaVersion))
			return err
		}
		return fmt.Errorf("schema version %d, want %d", version, schemaVersion)
	})
}

// within runs f in a transaction that takes the write lock at its start. The
// file has one writer at a time: those of this process wait for one another
// here, because SQLite makes them ask again and again.
func (s *Store) within(ctx context.Context, f func(*sql.Tx) error) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return contract(err)
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback()
		return contract(err)
	}
	return contract(tx.Commit())
}

// contract turns the database's "somebody else is writing" into the contract's
// conflict.
func contract(err error) error {
	var failed *sqlite.Error
	if errors.As(err, &failed) && (failed.Code()&0xff == sqlite3.SQLITE_BUSY || failed.Code()&0xff == sqlite3.SQLITE_LOCKED) {
		return fmt.Errorf("sqlstore: %w: %w", voucher.ErrConflict, err)
	}
	return err
}

// Case implements voucher.Store.
func (s *Store) Case(ctx context.Context, id string) (c voucher.Case, err error) {
	row := s.db.QueryRowContext(ctx, "SELECT body FROM cases WHERE id = ?", id)
	return c, read(row, &c, "case "+id)
}

// Line implements voucher.Store.
func (s *Store) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	line := allocation.Line{Key: key}
	err := s.db.QueryRowContext(ctx, "SELECT granted, held, issued FROM lines WHERE region = ? AND year = ?", key.Region, key.Year).
		Scan(&line.Granted, &line.Held, &line.Issued)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return line, contract(err)
}

// Holder implements voucher.Store.
func (s *Store) Holder(ctx context.Context, claim voucher.Claim) (id string, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT case_id FROM claims WHERE claim = ?", claim).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("sqlstore: claim: %w", voucher.ErrNotFound)
	}
	return id, contract(err)
}

// Events implements voucher.Store.
func (s *Store) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	return list[voucher.Event](ctx, s.db, "SELECT body FROM events WHERE case_id = ? AND seq > ? ORDER BY seq LIMIT ?", id, after, max(limit, 0))
}

// Due implements voucher.Store.
func (s *Store) Due(ctx context.Context, query voucher.Query, after voucher.Cursor, limit int) ([]voucher.Case, error) {
	if query.By.IsZero() {
		return nil, nil
	}
	where, args := "", []any{query.By.String(), text(after.Due), after.ID}
	if query.Region != "" {
		where, args = "region = ? AND ", append([]any{string(query.Region)}, args...)
	}
	return list[voucher.Case](ctx, s.db,
		"SELECT body FROM cases WHERE "+where+"due <> '' AND due <= ? AND (due, id) > (?, ?) ORDER BY due, id LIMIT ?",
		append(args, max(limit, 0))...) // SQLite takes a negative limit for none
}

// text is a day as it stands in the database: empty for none.
func text(d tanu.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// read reads one JSON body into v.
func read(row *sql.Row, v any, subject string) error {
	var body []byte
	err := row.Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("sqlstore: %s: %w", subject, voucher.ErrNotFound)
	}
	if err != nil {
		return contract(err)
	}
	if err := json.Unmarshal(body, v); err != nil {
		return fmt.Errorf("sqlstore: %s: bad data in the database: %w", subject, err)
	}
	return nil
}

// list reads every JSON body that a query gives.
func list[T any](ctx context.Context, db *sql.DB, query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, contract(err)
	}
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		var body []byte
		var one T
		if err := rows.Scan(&body); err != nil {
			return nil, contract(err)
		}
		if err := json.Unmarshal(body, &one); err != nil {
			return nil, fmt.Errorf("sqlstore: %v: bad data in the database: %w", args[0], err)
		}
		all = append(all, one)
	}
	return all, contract(rows.Err())
}
