package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// OpenPostgres opens a PostgreSQL database by its connection string, and makes
// the tables where there are none, in the first schema of the search path. A
// newer schema is refused.
//
// Transactions are READ COMMITTED: every precondition is a conditional
// statement on a row that it locks, and needs no more.
func OpenPostgres(ctx context.Context, dsn string) (*Store, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open postgres: %w", err)
	}
	// A change is sent whole. Whoever stops waiting for it asks the server to stop
	// too, and hears whether it did.
	config.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: lastWord}
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60), lock.WithUnlockTimeout(1, 10))
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open postgres: %w", err)
	}
	d := postgresDialect()
	d.options = append(d.options, goose.WithSessionLocker(locker))
	store, err := open(ctx, stdlib.OpenDB(*config, stdlib.OptionAfterConnect(settle)), d)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open postgres at %s: %w", config.Host, err)
	}
	return store, nil
}

// settle sets what a pipeline, which says nothing of it, goes by. The database may
// have another default.
func settle(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED")
	return err
}

// lastWord is how long the server has to answer once nobody waits any more.
const lastWord = 5 * time.Second

func postgresDialect() dialect {
	return dialect{
		name: "PostgreSQL", arrays: true, goose: goose.DialectPostgres, folder: "postgres",
		mark: numbered, judge: judgePostgres, pipe: pipePostgres,
		isolation: sql.TxOptions{Isolation: sql.LevelReadCommitted},
		statements: statements{
			putCommand: unique(
				"INSERT INTO commands (id, digest, reply) VALUES ($1, $2, $3)",
				"INSERT INTO commands (id, digest, reply) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])"),
			putCase: unique(
				"INSERT INTO cases (id, version, region, state, due, body) VALUES ($1, $2, $3, $4, $5, $6)",
				`INSERT INTO cases (id, version, region, state, due, body)
					SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])`),
			setCase: strict("$6::text[]",
				"UPDATE cases SET version = $1, region = $2, state = $3, due = $4, body = $5 WHERE id = $6 AND version = $7",
				`UPDATE cases c SET version = v.version, region = v.region, state = v.state, due = v.due, body = v.body
					FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[]) AS v (version, region, state, due, body, id, was)
					WHERE c.id = v.id AND c.version = v.was`),
			takeClaim: strict("$1::text[]",
				`INSERT INTO claims (claim, case_id) VALUES ($1, $2)
					ON CONFLICT (claim) DO UPDATE SET case_id = excluded.case_id WHERE claims.case_id = excluded.case_id`,
				`INSERT INTO claims (claim, case_id) SELECT * FROM unnest($1::text[], $2::text[])
					ON CONFLICT (claim) DO UPDATE SET case_id = excluded.case_id WHERE claims.case_id = excluded.case_id`),
			freeClaim: write{
				one:  "DELETE FROM claims WHERE claim = $1 AND case_id = $2",
				many: "DELETE FROM claims c USING unnest($1::text[], $2::text[]) AS v (claim, case_id) WHERE c.claim = v.claim AND c.case_id = v.case_id",
			},
			putEvent: strict("$1::text[]",
				`INSERT INTO events (case_id, seq, body) SELECT $1::text, $2::bigint, $3::text
					WHERE $2 = 1 OR EXISTS (SELECT 1 FROM events WHERE case_id = $1 AND seq = $2 - 1)`,
				`INSERT INTO events (case_id, seq, body) SELECT v.case_id, v.seq, v.body
					FROM (SELECT *, min(seq) OVER (PARTITION BY case_id) - 1 AS was
						FROM unnest($1::text[], $2::bigint[], $3::text[]) AS u (case_id, seq, body)) AS v
					WHERE v.was = 0 OR EXISTS (SELECT 1 FROM events e WHERE e.case_id = v.case_id AND e.seq = v.was)`),
			putMessage: write{
				one:  "INSERT INTO outbox (body) VALUES ($1)",
				many: "INSERT INTO outbox (body) SELECT body FROM unnest($1::text[]) WITH ORDINALITY AS v (body, n) ORDER BY n",
			},
			addLine:  write{one: "INSERT INTO places (region, year, granted, held, issued) VALUES ($1, $2, 0, 0, 0) ON CONFLICT DO NOTHING"},
			moveLine: strict("", numbered(moveLine), ""),
			command:  "SELECT digest, reply FROM commands WHERE id = $1",
			due:      dueByRow,
		},
	}
}

// strict is a write with its forms that divide by zero where a row is not
// written. Of many rows, array is one of the columns.
func strict(array, one, many string) write {
	w := write{one: one, many: many, oneOrFail: "WITH w AS (" + one + " RETURNING 1) SELECT 1 / count(*) FROM w"}
	if many != "" {
		w.manyOrFail = "WITH w AS (" + many + " RETURNING 1) SELECT 1 / (count(*) = cardinality(" + array + "))::int FROM w"
	}
	return w
}

// unique is a write of rows that nobody may have written before. Its forms that
// fail do so by the key.
func unique(one, many string) write {
	const quietly = " ON CONFLICT DO NOTHING"
	return write{one: one + quietly, many: many + quietly, oneOrFail: one, manyOrFail: many}
}

// numbered writes $1, $2, … for each question mark.
func numbered(query string) string {
	var b strings.Builder
	n := 0
	for _, r := range query {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
	}
	return b.String()
}

// judgePostgres reads the SQLSTATE. An answer that carries one came from the
// server, which then did not commit; those of a server that is going down, ends
// the connection or does not know itself say nothing certain.
func judgePostgres(err error) fault {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return failed
	}
	switch {
	case e.SeverityUnlocalized == "PANIC" || e.SeverityUnlocalized == "FATAL":
		return failed
	case e.Code == "40003", strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "57P"),
		strings.HasPrefix(e.Code, "58"):
		return failed
	case strings.HasPrefix(e.Code, "40") || e.Code == "55P03":
		return collided
	case e.Code == "22003":
		return outOfLine
	case e.Code == "23505":
		return doubled
	case e.Code == "22012":
		return unmet
	}
	return refused
}
