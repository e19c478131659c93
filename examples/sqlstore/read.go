package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	jsonv1 "github.com/go-json-experiment/json/v1"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Case implements registry.Store.
func (s *Store) Case(ctx context.Context, id string) (voucher.Case, error) {
	cases, err := query(ctx, s, caseOf, "SELECT id, version, body FROM cases WHERE id = ?", id)
	if err == nil && len(cases) == 0 {
		err = fmt.Errorf("sqlstore: case %q: %w", tanu.HideIIN(id), registry.ErrNotFound)
	}
	if err != nil {
		return voucher.Case{}, err
	}
	return cases[0], nil
}

// many is how many keys one read looks for where it cannot take an array.
const many = 100

var inMany = " IN (?" + strings.Repeat(", ?", many-1) + ")"

// Cases implements registry.Batcher.
func (s *Store) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	found, err := among(ctx, s, caseOf, "SELECT id, version, body FROM cases WHERE id", ids)
	cases := make(map[string]voucher.Case, len(found))
	for _, c := range found {
		cases[c.ID] = c
	}
	return cases, err
}

// Holders implements registry.Batcher.
func (s *Store) Holders(ctx context.Context, claims []registry.Claim) (map[registry.Claim]string, error) {
	found, err := among(ctx, s, takingOf, "SELECT claim, case_id FROM claims WHERE claim", claims)
	holders := make(map[registry.Claim]string, len(found))
	for _, t := range found {
		holders[t.Claim] = t.Case
	}
	return holders, err
}

// among reads the rows of which the key is one of these.
func among[T any, K ~string](
	ctx context.Context, s *Store, scan func(*sql.Rows) (T, error), text string, keys []K,
) (all []T, err error) {
	if s.dialect.arrays && len(keys) > 0 {
		return query(ctx, s, scan, text+" = ANY (?)", asText(keys))
	}
	text += inMany
	for len(keys) > 0 {
		args := make([]any, many)
		for i := range args {
			args[i] = string(keys[min(i, len(keys)-1)]) // the last one again where there are fewer
		}
		found, err := query(ctx, s, scan, text, args...)
		if err != nil {
			return nil, err
		}
		all, keys = append(all, found...), keys[min(many, len(keys)):]
	}
	return all, nil
}

func asText[K ~string](keys []K) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = string(key)
	}
	return all
}

func takingOf(rows *sql.Rows) (t registry.ClaimEntry, err error) {
	return t, rows.Scan(&t.Claim, &t.Case)
}

// Line implements registry.Store.
func (s *Store) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	lines, err := query(ctx, s, lineOf,
		"SELECT region, year, granted, held, issued FROM places WHERE region = ? AND year = ?",
		string(key.Region), key.Year)
	if err != nil || len(lines) == 0 {
		return allocation.Line{Key: key}, err
	}
	return lines[0], nil
}

// Holder implements registry.Store.
func (s *Store) Holder(ctx context.Context, claim registry.Claim) (string, error) {
	ids, err := query(ctx, s, textOf, "SELECT case_id FROM claims WHERE claim = ?", string(claim))
	if err == nil && len(ids) == 0 {
		err = fmt.Errorf("sqlstore: claim: %w", registry.ErrNotFound)
	}
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// Events implements registry.Store. Whether their digests hold together is looked
// at by voucher.Verify, and for the whole database by Audit.
func (s *Store) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	return query(ctx, s, eventOf,
		"SELECT case_id, seq, body FROM events WHERE case_id = ? AND seq > ? ORDER BY seq LIMIT ?",
		id, after, max(limit, 0))
}

// Due implements registry.Store.
func (s *Store) Due(
	ctx context.Context, q registry.DueQuery, after registry.Cursor, limit int,
) ([]voucher.Case, error) {
	if q.By.IsZero() {
		return nil, ctx.Err()
	}
	asked := page{string(q.Region), string(q.State), day(q.By), day(after.Due), after.ID, max(limit, 0)}
	text, args := s.dialect.due(asked)
	return query(ctx, s, caseOf, text, args...)
}

// day is a day as it stands in the database: empty for none.
func day(d tanu.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// query reads every row that a query gives. A node that is not part of its
// cluster is left, and another asked.
func query[T any](
	ctx context.Context, s *Store, scan func(*sql.Rows) (T, error), text string, args ...any,
) (all []T, err error) {
	for try := 1; try <= tries; try++ {
		all, err = read(ctx, s, scan, text, args...)
		switch {
		case err == nil:
			return all, nil
		case s.dialect.judge(err) == absent:
			s.leave()
		case s.dialect.judge(err) != collided:
			return nil, fmt.Errorf("sqlstore: %w", err)
		}
		if wait(ctx, try) != nil {
			break
		}
	}
	return nil, fmt.Errorf("sqlstore: %w", err)
}

func read[T any](
	ctx context.Context, s *Store, scan func(*sql.Rows) (T, error), text string, args ...any,
) ([]T, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.dialect.local {
		ctx = context.WithoutCancel(ctx) // a page is read before anybody looks
	}
	stmt, err := s.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// decode reads what encoding/json wrote, by its rules, in two thirds of its time.
func decode(body []byte, v any) error { return json.Unmarshal(body, v, asWritten) }

var asWritten = jsonv1.DefaultOptionsV1()

func textOf(rows *sql.Rows) (text string, err error) { return text, rows.Scan(&text) }

func lineOf(rows *sql.Rows) (line allocation.Line, err error) {
	err = rows.Scan(&line.Key.Region, &line.Key.Year, &line.Granted, &line.Held, &line.Issued)
	if err == nil && line.Validate() != nil {
		rule := "more is held and issued than was granted, or a part is negative"
		err = &BadData{Table: "places", Key: line.Key.String(), Rule: rule}
	}
	return line, err
}

func caseOf(rows *sql.Rows) (voucher.Case, error) {
	r, err := caseRowOf(rows)
	if err == nil && r.bad != nil {
		return voucher.Case{}, r.bad
	}
	return r.value, err
}

func eventOf(rows *sql.Rows) (voucher.Event, error) {
	r, err := eventRowOf(rows)
	if err == nil && r.bad != nil {
		return voucher.Event{}, r.bad
	}
	return r.value, err
}

// row is what a row holds, under the id of its case, and what is bad about it.
type row[T any] struct {
	id    string
	value T
	bad   *BadData
}

func caseRowOf(rows *sql.Rows) (r row[voucher.Case], err error) {
	var version int64
	var body sql.RawBytes
	if err := rows.Scan(&r.id, &version, &body); err != nil {
		return r, err
	}
	bad := func(rule string, err error) { r.bad = &BadData{"cases", r.id, rule, err} }
	err = decode(body, &r.value)
	switch {
	case err != nil:
		bad("it cannot be read", err)
	case r.value.ID != r.id:
		bad("it holds another case", nil)
	case r.value.Version != version:
		bad(fmt.Sprintf("it stands at version %d and holds version %d", version, r.value.Version), nil)
	}
	return r, nil
}

func eventRowOf(rows *sql.Rows) (r row[voucher.Event], err error) {
	var seq int64
	var body sql.RawBytes
	if err := rows.Scan(&r.id, &seq, &body); err != nil {
		return r, err
	}
	bad := func(rule string, err error) { r.bad = &BadData{"events", fmt.Sprintf("%s/%d", r.id, seq), rule, err} }
	err = decode(body, &r.value)
	switch {
	case err != nil:
		bad("it cannot be read", err)
	case r.value.Case != r.id || r.value.Seq != seq:
		bad("it holds another event", nil)
	}
	return r, nil
}

// leave closes the connections that nobody uses, so that the next one is made
// anew and may be to another node.
func (s *Store) leave() {
	s.db.SetMaxIdleConns(0)
	s.db.SetMaxIdleConns(connections)
}

// stored is the digest and the reply of a command that was committed before.
func stored(row *sql.Row, change registry.Change) (reply registry.Reply, err error) {
	var digest string
	var body []byte
	err = row.Scan(&digest, &body)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return reply, errGone
	case err != nil:
		return reply, err
	case digest != change.Digest.String():
		return reply, fmt.Errorf("sqlstore: command %q: %w", tanu.HideIIN(change.Command), registry.ErrCommandReused)
	}
	if err := decode(body, &reply); err != nil {
		return registry.Reply{}, &BadData{"commands", change.Command, "its reply cannot be read", err}
	}
	return reply, nil
}
