package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-sql-driver/mysql"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// hand writes by hand, without the library, what the library writes: the same
// rows in the same tables in one transaction of prepared statements. As any
// program would, it reads the case from its JSON and writes its records as JSON;
// what they say was decided beforehand.
type hand struct {
	db       *sql.DB
	numbered bool
	options  *sql.TxOptions
	writer   *sync.Mutex // SQLite has one writer; nil elsewhere

	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

func newHand(store *sqlstore.Store, kind string) *hand {
	h := &hand{db: store.DB(), numbered: kind == "postgres", options: &sql.TxOptions{}, prepared: map[string]*sql.Stmt{}}
	if kind == "sqlite" {
		h.writer = &sync.Mutex{}
	} else {
		h.options.Isolation = sql.LevelReadCommitted
	}
	return h
}

// statement is one statement with its arguments.
type statement struct {
	text string
	args []any
}

// body is a record that is written as JSON.
type body struct{ record any }

// written are a statement's arguments, the records among them as JSON.
func written(args []any) ([]any, error) {
	all := make([]any, len(args))
	for i, arg := range args {
		all[i] = arg
		if b, ok := arg.(body); ok {
			text, err := json.Marshal(b.record)
			if err != nil {
				return nil, err
			}
			all[i] = string(text)
		}
	}
	return all, nil
}

// byHand is a change as statements.
func byHand(change registry.Change) (all []statement) {
	encode := func(record any) body { return body{record} }
	all = append(all, statement{
		"INSERT INTO commands (id, digest, reply) VALUES (?, ?, ?)",
		[]any{change.Command, change.Digest.String(), encode(change.Reply)},
	})
	for _, c := range change.Cases {
		due := ""
		if !c.Due.IsZero() {
			due = c.Due.String()
		}
		if c.Version == 1 {
			all = append(all, statement{
				"INSERT INTO cases (id, version, region, state, due, body) VALUES (?, 1, ?, ?, ?, ?)",
				[]any{c.ID, string(c.Application.Region), string(c.State), due, encode(c)},
			})
		} else {
			all = append(all, statement{
				"UPDATE cases SET version = ?, state = ?, due = ?, body = ? WHERE id = ? AND version = ?",
				[]any{c.Version, string(c.State), due, encode(c), c.ID, c.Version - 1},
			})
		}
	}
	for _, t := range change.Free {
		all = append(all, statement{"DELETE FROM claims WHERE claim = ? AND case_id = ?", []any{string(t.Claim), t.Case}})
	}
	for _, t := range change.Take {
		all = append(all, statement{"INSERT INTO claims (claim, case_id) VALUES (?, ?)", []any{string(t.Claim), t.Case}})
	}
	for _, e := range change.Events {
		all = append(all, statement{
			"INSERT INTO events (case_id, seq, body) VALUES (?, ?, ?)", []any{e.Case, e.Seq, encode(e)},
		})
	}
	for _, m := range change.Messages {
		all = append(all, statement{"INSERT INTO outbox (body) VALUES (?)", []any{encode(m)}})
	}
	for _, m := range change.Moves {
		all = append(all, statement{
			"UPDATE places SET held = held + ?, issued = issued + ? " +
				"WHERE region = ? AND year = ? AND granted - held - issued >= ?",
			[]any{m.Held, m.Issued, string(m.Key.Region), m.Key.Year, m.Held + m.Issued},
		})
	}
	return all
}

const readCase = "SELECT body FROM cases WHERE id = ?"

// reads is what a program would read before it writes: the case, and for an
// application the line and the claim.
func reads(change registry.Change) (all []statement) {
	all = append(all, statement{readCase, []any{change.Reply.Case}})
	for _, t := range change.Take {
		all = append(all, statement{"SELECT case_id FROM claims WHERE claim = ?", []any{string(t.Claim)}})
		for _, m := range change.Moves {
			all = append(all, statement{
				"SELECT CAST(granted AS CHAR(20)) FROM places WHERE region = ? AND year = ?",
				[]any{string(m.Key.Region), m.Key.Year},
			})
		}
	}
	return all
}

// do reads, then writes in one transaction, and again where the server undid it
// because of another.
func (h *hand) do(ctx context.Context, first, then []statement) error {
	const tries = 20
	for try := 1; ; try++ {
		err := h.once(ctx, first, then)
		var undone *mysql.MySQLError
		if err == nil || !errors.As(err, &undone) || undone.Number != deadlock || try == tries {
			return err
		}
		time.Sleep(time.Duration(try) * time.Millisecond)
	}
}

// deadlock is MariaDB's number for it, and for a certification that failed.
const deadlock = 1213

func (h *hand) once(ctx context.Context, first, then []statement) error {
	for _, s := range first {
		stmt, err := h.statement(ctx, s.text)
		if err != nil {
			return err
		}
		var text []byte
		err = stmt.QueryRowContext(ctx, s.args...).Scan(&text)
		if err == nil && s.text == readCase {
			err = json.Unmarshal(text, &voucher.Case{})
		}
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	args := make([][]any, len(then))
	for i, s := range then { // before the transaction: others write meanwhile
		if _, err := h.statement(ctx, s.text); err != nil {
			return err
		}
		var err error
		if args[i], err = written(s.args); err != nil {
			return err
		}
	}
	if h.writer != nil {
		h.writer.Lock()
		defer h.writer.Unlock()
	}
	tx, err := h.db.BeginTx(ctx, h.options)
	if err != nil {
		return err
	}
	for i, s := range then {
		stmt, err := h.statement(ctx, s.text)
		if err != nil {
			return err
		}
		result, err := tx.StmtContext(ctx, stmt).ExecContext(ctx, args[i]...)
		if err == nil {
			var n int64
			if n, err = result.RowsAffected(); err == nil && n != 1 {
				err = fmt.Errorf("bench: by hand: %d rows of %s", n, s.text)
			}
		}
		if err != nil {
			_ = tx.Rollback()
			return err
		}
	}
	return tx.Commit()
}

func (h *hand) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if stmt := h.prepared[text]; stmt != nil {
		return stmt, nil
	}
	query := text
	for n := 1; h.numbered && strings.Contains(query, "?"); n++ {
		query = strings.Replace(query, "?", "$"+strconv.Itoa(n), 1)
	}
	stmt, err := h.db.PrepareContext(ctx, query)
	if err == nil {
		h.prepared[text] = stmt
	}
	return stmt, err
}
