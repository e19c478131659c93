package sqlstore

import (
	"context"
	"encoding/binary"
	"errors"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"
)

// queued is a statement in a pipeline: of one row, or of all rows of its step.
type queued struct {
	*step
	statement *pgconn.StatementDescription
	row       []any
}

// pipePostgres writes steps as one transaction in one round trip. All statements
// are sent at once; the server runs them one after the other, and commits behind
// the last one. One that does not write what it should fails, and the whole is
// undone.
func pipePostgres(ctx context.Context, conn any, steps []step, together bool) error {
	on := conn.(*stdlib.Conn).Conn()
	queue, err := queueOf(ctx, on, steps, together)
	if err != nil {
		return err // nothing is sent
	}
	pipeline := on.PgConn().StartPipeline(ctx)
	send(pipeline, queue)
	for _, q := range queue {
		if err := done(pipeline.GetResults()); err != nil {
			_ = pipeline.Close()
			return pipelineError(q, err)
		}
	}
	if err := pipeline.Close(); err != nil { // the commit is behind the last statement
		return pipelineError(queued{step: &step{}}, err)
	}
	return nil
}

// queueOf is what to send for the steps. A connection prepares each statement
// once.
func queueOf(ctx context.Context, on *pgx.Conn, steps []step, together bool) (queue []queued, err error) {
	for i := range steps {
		s := &steps[i]
		one, many := s.write.one, s.write.many
		if s.missed != nil {
			one, many = s.write.oneOrFail, s.write.manyOrFail
		}
		text, whole := one, together && many != ""
		if whole {
			text = many
		}
		if s.rows.len() == 0 {
			continue
		}
		statement, err := on.Prepare(ctx, text, text)
		if err != nil {
			return nil, err
		}
		if whole {
			queue = append(queue, queued{s, statement, nil})
			continue
		}
		for r := range s.rows.len() {
			queue = append(queue, queued{s, statement, s.rows.from(r, 1)})
		}
	}
	return queue, nil
}

// large is how much is kept before it is sent off: the server begins while the
// rest is made ready.
const large = 1 << 18

// send sends statements. Where it fails, so does the reading of the results.
func send(pipeline *pgconn.Pipeline, queue []queued) {
	buffer := make([]byte, 0, 1<<10) // what is sent is copied at once; a part of nil would be null
	var values [][]byte
	pending := 0
	for _, q := range queue {
		var format []int16
		if q.row != nil {
			buffer, values = textOfRow(buffer[:0], values[:0], q.row)
		} else {
			buffer, values = arraysOf(buffer[:0], values[:0], &q.rows)
			format = binaryFormat
		}
		pipeline.SendQueryStatement(q.statement, values, format, nil)
		if pending += len(buffer); pending > large {
			pending = 0
			if pipeline.Flush() != nil {
				return
			}
		}
	}
	_ = pipeline.Sync()
}

var binaryFormat = []int16{pgx.BinaryFormatCode} // of every parameter

// textOfRow writes the cells of a row as text.
func textOfRow(buffer []byte, values [][]byte, row []any) ([]byte, [][]byte) {
	for _, cell := range row {
		from := len(buffer)
		if n, ok := cell.(int64); ok {
			buffer = strconv.AppendInt(buffer, n, 10)
		} else {
			buffer = append(buffer, cell.(string)...)
		}
		values = append(values, buffer[from:len(buffer):len(buffer)])
	}
	return buffer, values
}

// arraysOf writes each column as an array in PostgreSQL's binary form: one
// dimension, no nulls, the type, the length, the first index; then each element
// behind its length.
func arraysOf(buffer []byte, values [][]byte, r *rows) ([]byte, [][]byte) {
	size := r.width * 20
	for _, cell := range r.cells {
		size += 12
		if text, ok := cell.(string); ok {
			size += len(text)
		}
	}
	if cap(buffer) < size {
		buffer = make([]byte, 0, size)
	}
	for i := range r.width {
		from, oid := len(buffer), uint32(pgtype.TextOID)
		if _, number := r.cells[i].(int64); number {
			oid = pgtype.Int8OID
		}
		for _, n := range []uint32{1, 0, oid, uint32(r.len()), 1} {
			buffer = binary.BigEndian.AppendUint32(buffer, n)
		}
		for ; i < len(r.cells); i += r.width {
			buffer = appendElement(buffer, r.cells[i])
		}
		values = append(values, buffer[from:len(buffer):len(buffer)])
	}
	return buffer, values
}

func appendElement(buffer []byte, cell any) []byte {
	if n, ok := cell.(int64); ok {
		return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(buffer, 8), uint64(n))
	}
	text := cell.(string)
	return append(binary.BigEndian.AppendUint32(buffer, uint32(len(text))), text...)
}

// done reads one statement's results to their end.
func done(results any, err error) error {
	if reader, ok := results.(*pgconn.ResultReader); ok && err == nil {
		_, err = reader.Close()
	}
	return err
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
