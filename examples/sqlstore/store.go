package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher/registry"
)

//go:embed migrations
var migrations embed.FS

// Store is a registry.Store, and a registry.Batcher, in one SQL database. It is
// safe for concurrent use. Close it when done.
type Store struct {
	db      *sql.DB
	dialect dialect
	writer  chan struct{} // where one writer at a time is best, it waits here and not in the database

	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

var (
	_ registry.Store   = (*Store)(nil)
	_ registry.Batcher = (*Store)(nil)
)

// ErrNewerSchema says that the database was made by a later version of this
// package. It is left as it is.
const ErrNewerSchema tanu.Error = "sqlstore: the database has a newer schema"

// connections is how many a store opens, and keeps, unless the host sets another
// number on DB. More than a few for each core of the server gain nothing, and
// the server bounds them for all its clients together.
const connections = 16

// open brings the schema of a database up to date. It closes the database if it
// fails.
func open(ctx context.Context, db *sql.DB, d dialect) (*Store, error) {
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	s := &Store{db: db, dialect: d, prepared: map[string]*sql.Stmt{}}
	err := s.migrate(ctx)
	if err == nil {
		err = s.prepareWrites(ctx)
	}
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// DB is the database, for a host that begins a transaction of its own on it; see
// CommitTx.
func (s *Store) DB() *sql.DB { return s.db }

// String names the database.
func (s *Store) String() string { return s.dialect.name }

// migrate applies what the schema lacks. Two processes that open an empty
// database at once may trip over each other; the one that did looks again.
func (s *Store) migrate(ctx context.Context) error {
	options := append([]goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}, s.dialect.options...)
	folder, err := fs.Sub(migrations, "migrations/"+s.dialect.folder)
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	provider, err := goose.NewProvider(s.dialect.goose, s.db, folder, options...)
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	for try := 1; ; try++ {
		err = upgrade(ctx, provider)
		if err == nil || try == tries || errors.Is(err, ErrNewerSchema) {
			return err
		}
		if wait(ctx, try) != nil {
			return err
		}
	}
}

func upgrade(ctx context.Context, provider *goose.Provider) error {
	current, newest, err := provider.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("schema: %w", err)
	case current > newest:
		return fmt.Errorf("%w: version %d, want %d", ErrNewerSchema, current, newest)
	case current == newest:
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	return nil
}

// tries bounds how often a transaction that was undone because of another is run
// again.
const tries = 8

// wait sleeps a little, longer each time, and not as long as the next one does.
func wait(ctx context.Context, try int) error {
	most := min(time.Millisecond<<try, 100*time.Millisecond)
	timer := time.NewTimer(most/2 + rand.N(most))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// prepareWrites prepares every statement that a transaction uses. One that holds
// a connection then never waits for another.
func (s *Store) prepareWrites(ctx context.Context) error {
	d := &s.dialect
	queries := []string{d.command, deliver}
	for _, w := range []write{
		d.putCommand, d.putCase, d.setCase, d.takeClaim, d.freeClaim,
		d.putEvent, d.addEvent, d.hasEvent, d.putMessage, d.addLine, d.moveLine,
	} {
		queries = append(queries, w.one, w.many, w.full)
	}
	for _, query := range queries {
		if query == "" {
			continue
		}
		if _, err := s.statement(ctx, query); err != nil {
			return fmt.Errorf("schema: %w", err)
		}
	}
	return nil
}

// statement is a prepared statement, kept for as long as the store is open. Of a
// query with question marks the database gets its own.
func (s *Store) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	s.mu.Lock()
	stmt := s.prepared[query]
	s.mu.Unlock()
	if stmt != nil {
		return stmt, nil
	}
	stmt, err := s.db.PrepareContext(ctx, s.dialect.mark(query))
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if first := s.prepared[query]; first != nil {
		_ = stmt.Close()
		return first, nil
	}
	s.prepared[query] = stmt
	return stmt, nil
}
