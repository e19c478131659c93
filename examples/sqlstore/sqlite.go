package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Open opens a SQLite file, and makes it and its tables where there are none. A
// file with a newer schema is refused.
//
// Every commit is on the disk when it returns (journal_mode WAL, synchronous
// FULL). Processes may share the file on one machine.
func Open(ctx context.Context, path string) (*Store, error) {
	file := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	db, err := sql.Open("sqlite", file.String()+
		"?_txlock=immediate&_journal_mode=WAL&"+ // the mode is set after the page size
		"_pragma=busy_timeout(10000)&_pragma=page_size(8192)&_pragma=synchronous(FULL)&"+
		"_pragma=wal_autocheckpoint(16000)&_pragma=cache_size(-65536)")
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open %q: %w", path, err)
	}
	store, err := open(ctx, db, sqliteDialect())
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open %q: %w", path, err)
	}
	store.writer = make(chan struct{}, 1)
	return store, nil
}

func sqliteDialect() dialect {
	return dialect{
		name: "SQLite", local: true, goose: goose.DialectSQLite3, folder: "sqlite", mark: asked, judge: judgeSQLite,
		statements: statements{
			putCommand: insert("INSERT INTO commands (id, digest, reply) VALUES @ ON CONFLICT DO NOTHING", "(?, ?, ?)"),
			putCase:    insert("INSERT INTO cases (id, version, region, state, due, body) VALUES @ ON CONFLICT DO NOTHING", "(?, ?, ?, ?, ?, ?)"),
			setCase:    write{one: "UPDATE cases SET version = ?, region = ?, state = ?, due = ?, body = ? WHERE id = ? AND version = ?"},
			takeClaim: insert(`INSERT INTO claims (claim, case_id) VALUES @
				ON CONFLICT (claim) DO UPDATE SET case_id = excluded.case_id WHERE case_id = excluded.case_id`, "(?, ?)"),
			freeClaim: write{one: "DELETE FROM claims WHERE claim = ? AND case_id = ?"},
			putEvent: write{one: `INSERT INTO events (case_id, seq, body) SELECT ?1, ?2, ?3
				WHERE ?2 = 1 OR EXISTS (SELECT 1 FROM events WHERE case_id = ?1 AND seq = ?2 - 1) ON CONFLICT DO NOTHING`},
			addEvent:   insert("INSERT INTO events (case_id, seq, body) VALUES @ ON CONFLICT DO NOTHING", "(?, ?, ?)"),
			hasEvent:   insert("SELECT count(*) FROM events WHERE (case_id, seq) IN (VALUES @)", "(?, ?)"),
			putMessage: insert("INSERT INTO outbox (body) VALUES @", "(?)"),
			addLine:    write{one: "INSERT INTO places (region, year, granted, held, issued) VALUES (?, ?, 0, 0, 0) ON CONFLICT DO NOTHING"},
			moveLine:   write{one: moveLine},
			command:    "SELECT digest, reply FROM commands WHERE id = ?",
			due:        dueByRow,
		},
	}
}

// asked leaves question marks as they are.
func asked(query string) string { return query }

// moveLine is the bounded move of a line. The bounds are on what is there, so
// that no sum overflows.
const moveLine = `UPDATE places SET granted = granted + ?, held = held + ?, issued = issued + ?
	WHERE region = ? AND year = ? AND granted BETWEEN ? AND ? AND held BETWEEN ? AND ? AND issued BETWEEN ? AND ?
	AND granted - held - issued >= ?`

func judgeSQLite(err error) fault {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return failed
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return collided
	case sqlite3.SQLITE_CONSTRAINT:
		return refused
	}
	return failed
}
