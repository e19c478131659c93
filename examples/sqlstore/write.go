package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// errGone says that a command which was there is there no longer: the
// transaction that had it was undone meanwhile. The change is tried again.
var errGone = fmt.Errorf("sqlstore: a command was undone: %w", voucher.ErrConflict)

// errEncode says that a change holds something that has no JSON.
var errEncode = errors.New("sqlstore: it cannot be written as JSON")

// encoded is a record as it stands in the database.
func encoded(v any) (string, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("%w: %w", errEncode, err)
	}
	return string(body), nil
}

// writer writes the parts of changes inside one transaction.
type writer struct {
	ctx   context.Context
	store *Store
	tx    *sql.Tx
}

// rows are what one statement is to write, a list of arguments for each row.
type args [][]any

// run writes the rows, in as few statements as the database can, and returns how
// many were written.
func (w writer) run(write write, rows args) (written int64, err error) {
	if len(rows) > 1 && write.many != "" {
		return w.exec(write.many, columns(rows)...)
	}
	err = w.each(write, rows, func(stmt *sql.Stmt, args []any) error {
		n, err := affected(stmt.ExecContext(w.ctx, args...))
		written += n
		return err
	})
	return written, err
}

// each calls f for full statements as long as there are rows for one, then for
// every row that is left.
func (w writer) each(write write, rows args, f func(stmt *sql.Stmt, args []any) error) error {
	if write.full != "" && len(rows) >= atOnce {
		stmt, err := w.statement(write.full)
		if err != nil {
			return err
		}
		for ; len(rows) >= atOnce; rows = rows[atOnce:] {
			if err := f(stmt, slices.Concat(rows[:atOnce]...)); err != nil {
				return err
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	stmt, err := w.statement(write.one)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := f(stmt, row); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) exec(query string, args ...any) (int64, error) {
	stmt, err := w.statement(query)
	if err != nil {
		return 0, err
	}
	return affected(stmt.ExecContext(w.ctx, args...))
}

// statement is a prepared statement of the transaction.
func (w writer) statement(query string) (*sql.Stmt, error) {
	stmt, err := w.store.statement(w.ctx, query)
	if err != nil {
		return nil, err
	}
	return w.tx.StmtContext(w.ctx, stmt), nil
}

func affected(result sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// columns turns rows into one array for each column.
func columns(rows args) []any {
	all := make([]any, len(rows[0]))
	for i, value := range rows[0] {
		if _, number := value.(int64); number {
			all[i] = column[int64](rows, i)
		} else {
			all[i] = column[string](rows, i)
		}
	}
	return all
}

func column[T any](rows args, i int) []T {
	values := make([]T, len(rows))
	for n, row := range rows {
		values[n] = row[i].(T)
	}
	return values
}

// all writes rows of which each must be written; otherwise the kind of error is
// missed.
func (w writer) all(write write, missed error, rows args) error {
	written, err := w.run(write, rows)
	if err == nil && written != int64(len(rows)) {
		err = fmt.Errorf("sqlstore: %w", missed)
	}
	return err
}

// one writes a change. Of a command that is there already, again is true.
func (w writer) one(change voucher.Change) (reply voucher.Reply, again bool, err error) {
	command, err := commandRow(change)
	if err != nil {
		return reply, false, err
	}
	written, err := w.run(w.store.dialect.putCommand, args{command})
	if err != nil {
		return reply, false, err
	}
	if written == 0 {
		reply, err = stored(w.tx.QueryRowContext(w.ctx, w.store.dialect.command, change.Command), change)
		return reply, err == nil, err
	}
	for _, write := range []func(voucher.Change) error{w.cases, w.claims, w.events, w.messages, w.moves} {
		if err := write(change); err != nil {
			return reply, false, err
		}
	}
	return change.Reply, false, nil
}

func commandRow(change voucher.Change) ([]any, error) {
	reply, err := encoded(change.Reply)
	return []any{change.Command, change.Digest.String(), reply}, err
}

func (w writer) cases(change voucher.Change) error {
	for _, c := range change.Cases {
		body, err := encoded(c)
		if err != nil {
			return err
		}
		if c.Version == 1 {
			err = w.all(w.store.dialect.putCase, voucher.ErrConflict, args{newCase(c, body)})
		} else {
			err = w.all(w.store.dialect.setCase, voucher.ErrConflict, args{oldCase(c, body, c.Version-1)})
		}
		if err != nil {
			return fmt.Errorf("case %q: %w", c.ID, err)
		}
	}
	return nil
}

func newCase(c voucher.Case, body string) []any {
	return []any{c.ID, c.Version, string(c.Application.Region), string(c.State), day(c.Due), body}
}

func oldCase(c voucher.Case, body string, was int64) []any {
	return []any{c.Version, string(c.Application.Region), string(c.State), day(c.Due), body, c.ID, was}
}

func (w writer) claims(change voucher.Change) error {
	for _, t := range change.Free {
		if _, err := w.run(w.store.dialect.freeClaim, args{claimRow(t)}); err != nil {
			return err
		}
	}
	for _, t := range change.Take {
		if err := w.take(args{claimRow(t)}); err != nil {
			return fmt.Errorf("case %q: %w", t.Case, err)
		}
	}
	return nil
}

func claimRow(t voucher.Taking) []any { return []any{string(t.Claim), t.Case} }

func (w writer) take(rows args) error {
	d := &w.store.dialect
	if !d.claimIsError {
		return w.all(d.takeClaim, voucher.ErrClaimed, rows)
	}
	_, err := w.run(d.takeClaim, rows)
	if err != nil && d.judge(err) == claimed {
		err = fmt.Errorf("sqlstore: %w: %w", voucher.ErrClaimed, err)
	}
	return err
}

func (w writer) events(change voucher.Change) error {
	for _, e := range change.Events {
		row, err := eventRow(e)
		if err != nil {
			return err
		}
		if err := w.append(args{row}); err != nil {
			return fmt.Errorf("event %d of case %q: %w", e.Seq, e.Case, err)
		}
	}
	return nil
}

func eventRow(e voucher.Event) ([]any, error) {
	body, err := encoded(e)
	return []any{e.Case, e.Seq, body}, err
}

func (w writer) append(rows args) error { return w.chain(w.store.dialect.putEvent, rows) }

// chain writes events of which none may be there yet.
func (w writer) chain(write write, rows args) error {
	err := w.all(write, voucher.ErrConflict, rows)
	if err != nil && w.store.dialect.judge(err) == doubled {
		err = fmt.Errorf("sqlstore: %w: %w", voucher.ErrConflict, err)
	}
	return err
}

// follow writes the events of a pile, of which those in before must be there.
func (w writer) follow(p *pile) error {
	d := &w.store.dialect
	if d.putEvent.many != "" {
		return w.append(p.history)
	}
	found := 0
	err := w.each(d.hasEvent, p.before, func(stmt *sql.Stmt, args []any) error {
		var n int
		err := stmt.QueryRowContext(w.ctx, args...).Scan(&n)
		found += n
		return err
	})
	if err == nil && found != len(p.before) {
		err = fmt.Errorf("sqlstore: events do not follow: %w", voucher.ErrConflict)
	}
	if err != nil {
		return err
	}
	return w.chain(d.addEvent, p.history)
}

func (w writer) messages(change voucher.Change) error {
	rows, err := messageRows(change)
	if err == nil {
		_, err = w.run(w.store.dialect.putMessage, rows)
	}
	return err
}

func messageRows(change voucher.Change) (rows args, err error) {
	for _, m := range change.Messages {
		body, err := encoded(m)
		if err != nil {
			return nil, err
		}
		rows = append(rows, []any{body})
	}
	return rows, nil
}

func (w writer) moves(change voucher.Change) error {
	for _, m := range allocation.Combine(change.Moves) { // in the order of the keys
		var s span
		s.add(m)
		if err := w.move(m.Key, s); err != nil {
			return err
		}
	}
	return nil
}

// move moves a line that can take it. A line that is not there is made, if the
// move grants something to it.
func (w writer) move(key allocation.LineKey, s span) error {
	exhausted := fmt.Errorf("sqlstore: line %s: %w", key, voucher.ErrExhausted)
	row, ok := s.row(key)
	if !ok {
		return exhausted
	}
	d := &w.store.dialect
	for made := false; ; made = true {
		moved, err := w.exec(d.moveLine.one, row...)
		switch {
		case err != nil && d.judge(err) == outOfLine:
			return fmt.Errorf("%w: %w", exhausted, err)
		case err != nil || moved == 1:
			return err
		case made || s.sum.Granted <= 0:
			return exhausted
		}
		if _, err := w.exec(d.addLine.one, string(key.Region), int64(key.Year)); err != nil {
			return err
		}
	}
}

// span is what one or more moves do to a line, one after the other: the sum, and
// how far each part and what is free go down and up on the way.
type span struct {
	sum       allocation.Move
	low, high allocation.Move
	free      int64 // the lowest that what is free comes to, from zero
	begun     bool
	overflown bool
}

func (s *span) add(m allocation.Move) {
	if !s.begun {
		s.begun, s.sum.Key, s.free = true, m.Key, math.MaxInt64
	}
	s.sum = s.sum.Add(m)
	free := s.sum.Granted - s.sum.Held - s.sum.Issued
	s.overflown = s.overflown || tooFar(s.sum.Granted) || tooFar(s.sum.Held) || tooFar(s.sum.Issued)
	s.free = min(s.free, free)
	s.low.Granted, s.high.Granted = min(s.low.Granted, s.sum.Granted), max(s.high.Granted, s.sum.Granted)
	s.low.Held, s.high.Held = min(s.low.Held, s.sum.Held), max(s.high.Held, s.sum.Held)
	s.low.Issued, s.high.Issued = min(s.low.Issued, s.sum.Issued), max(s.high.Issued, s.sum.Issued)
}

// furthest bounds a move: three of them still add up without overflow. No
// country has as many people.
const furthest = math.MaxInt64 / 4

func tooFar(n int64) bool { return n > furthest || n < -furthest }

// row is the arguments of moveLine: the bounds are what a line must hold to take
// every step on the way.
func (s *span) row(key allocation.LineKey) (row []any, ok bool) {
	if s.overflown {
		return nil, false
	}
	return []any{
		s.sum.Granted, s.sum.Held, s.sum.Issued, string(key.Region), int64(key.Year),
		-s.low.Granted, math.MaxInt64 - s.high.Granted,
		-s.low.Held, math.MaxInt64 - s.high.Held,
		-s.low.Issued, math.MaxInt64 - s.high.Issued,
		-s.free,
	}, true
}
