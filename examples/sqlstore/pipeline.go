package sqlstore

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// pipePostgres writes steps as one transaction in one round trip. All statements
// are sent at once; the server runs them one after the other, and commits behind
// the last one. One that does not write what it should fails, and the whole is
// undone.
func pipePostgres(ctx context.Context, conn any, steps []step, together bool) error {
	batch := &pgx.Batch{}
	var sent []queued
	for i := range steps {
		s := &steps[i]
		one, many := s.write.one, s.write.many
		if s.missed != nil {
			one, many = s.write.oneOrFail, s.write.manyOrFail
		}
		switch n := s.rows.len(); {
		case n > 0 && together && many != "":
			batch.Queue(many, columns(&s.rows)...)
			sent = append(sent, queued{s, nil})
		default:
			for r := range n {
				row := s.rows.from(r, 1)
				batch.Queue(one, row...)
				sent = append(sent, queued{s, row})
			}
		}
	}
	results := conn.(*stdlib.Conn).Conn().SendBatch(ctx, batch)
	for _, q := range sent {
		if _, err := results.Exec(); err != nil {
			_ = results.Close()
			return pipelineError(q, err)
		}
	}
	if err := results.Close(); err != nil { // the commit is behind the last statement
		return pipelineError(queued{step: &step{}}, err)
	}
	return nil
}

// queued is a statement of a pipeline, and the row that it writes if it is one.
type queued struct {
	*step
	row []any
}

// pipelineError tells a statement that the server refused, which undid the whole,
// from a connection that was lost while the whole may have been committed.
func pipelineError(q queued, err error) error {
	var answer *pgconn.PgError
	switch {
	case errors.As(err, &answer) && judgePostgres(err) != failed:
		return missed(judgePostgres, q.step, q.row, err)
	case pgconn.SafeToRetry(err):
		return err
	}
	return &unknownError{err}
}
