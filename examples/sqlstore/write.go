package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/biliktilik/tanu/voucher/registry"
)

// errGone says that a command which was there is there no longer: the
// transaction that had it was undone meanwhile. The change is tried again.
var errGone = fmt.Errorf("sqlstore: a command was undone: %w", registry.ErrConflict)

// errThere says that the command of a change is there already.
var errThere = errors.New("sqlstore: the command is there")

// writer writes changes inside one transaction.
type writer struct {
	ctx   context.Context
	store *Store
	tx    *sql.Tx
}

// one writes a change, a statement for each row. Of a command that is there
// already, replayed is true.
func (w writer) one(change registry.Change, steps []step) (reply registry.Reply, replayed bool, err error) {
	for i := range steps {
		err := w.run(&steps[i], false)
		if errors.Is(err, errThere) {
			reply, err = stored(w.tx.QueryRowContext(w.ctx, w.store.dialect.command, change.Command), change)
			return reply, err == nil, err
		}
		if err != nil {
			return reply, false, err
		}
	}
	return change.Reply, false, nil
}

// together writes what several changes come to, of which none is expected to
// fail. Where it fails nothing is known of which change it was.
func (w writer) together(steps []step) error {
	for i := range steps {
		if err := w.run(&steps[i], true); err != nil {
			return err
		}
	}
	return nil
}

// run writes the rows of a step, where they go together in as few statements as
// the database can.
func (w writer) run(s *step, together bool) error {
	switch {
	case s.rows.len() == 0:
		return nil
	case s.never:
		return s.failure(s.rows.from(0, 1))
	case together && s.write.many != "":
		return w.exec(s, s.write.many, columns(&s.rows), s.rows.len())
	}
	done := 0
	if together && s.write.full != "" {
		for ; s.rows.len()-done >= atOnce; done += atOnce {
			if err := w.exec(s, s.write.full, s.rows.from(done, atOnce), atOnce); err != nil {
				return err
			}
		}
	}
	for ; done < s.rows.len(); done++ {
		if err := w.exec(s, s.write.one, s.rows.from(done, 1), 1); err != nil {
			return err
		}
	}
	return nil
}

// exec runs one statement of a step, for so many rows.
func (w writer) exec(s *step, query string, args []any, rows int) error {
	stmt, err := w.statement(query)
	if err != nil {
		return err
	}
	written := int64(rows)
	if s.asks {
		err = stmt.QueryRowContext(w.ctx, args...).Scan(&written)
	} else {
		written, err = affected(stmt.ExecContext(w.ctx, args...))
	}
	if err == nil && (written == int64(rows) || s.missed == nil || s.write.fails) {
		return nil
	}
	row := args
	if rows > 1 {
		row = nil
	}
	return missed(w.store.dialect.judge, s, row, err)
}

// missed is the error of a step whose condition did not hold, or which failed.
func missed(judge func(error) fault, s *step, row []any, err error) error {
	if err == nil {
		return s.failure(row)
	}
	switch judge(err) {
	case outOfLine, claimed, doubled, unmet:
		if s.missed != nil {
			return fmt.Errorf("%w: %w", s.failure(row), err)
		}
	}
	return err
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
func columns(r *rows) []any {
	all := make([]any, r.width)
	for i, cell := range r.from(0, 1) {
		if _, number := cell.(int64); number {
			all[i] = column[int64](r, i)
		} else {
			all[i] = column[string](r, i)
		}
	}
	return all
}

func column[T any](r *rows, i int) []T {
	values := make([]T, 0, r.len())
	for ; i < len(r.cells); i += r.width {
		values = append(values, r.cells[i].(T))
	}
	return values
}
