package sqlstore_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

// each runs a test on an empty database of each kind.
func each(t *testing.T, test func(*testing.T, opener)) {
	for _, kind := range databases {
		t.Run(kind.name, func(t *testing.T) {
			open, err := kind.begin(t)(t.Context())
			require.NoError(t, err)
			test(t, open)
		})
	}
}

func opened(t *testing.T, open opener) *sqlstore.Store {
	store, err := open(t.Context())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return store
}

func registryOver(t *testing.T, store voucher.Store, places int64) *voucher.Registry {
	registry, err := voucher.NewRegistry(store, lives.Rules(), lives.Key)
	require.NoError(t, err)
	require.NoError(t, lives.GrantAll(t.Context(), registry, 2, places))
	return registry
}

func grant(command string, n int64) voucher.Change {
	return voucher.Change{
		Command: command, Digest: sha256.Sum256([]byte(command)), Moves: []allocation.Move{allocation.Grant(lives.New(0, 1).Line(), n)},
		Reply: voucher.Reply{Command: command, Verdict: tanu.Satisfied},
	}
}

// TestStore is what a host does with the store beside the port, on each
// database: its own transactions, many cases in one read, the outbox, the
// audit.
func TestStore(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		store := opened(t, open)
		t.Run("joins a transaction", func(t *testing.T) { joins(t, store) })
		t.Run("carries lives through", func(t *testing.T) { carries(t, store) })
		t.Run("reports a broken database", func(t *testing.T) { reports(t, store) })
		t.Run("refuses a newer schema", func(t *testing.T) { refusesNewer(t, store, open) })
	})
}

func joins(t *testing.T, store *sqlstore.Store) {
	ctx := t.Context()
	line := lives.New(0, 1).Line()
	_, err := store.DB().ExecContext(ctx, "CREATE TABLE host (n INTEGER PRIMARY KEY)")
	require.NoError(t, err)
	count := func() (n int) {
		require.NoError(t, store.DB().QueryRowContext(ctx, "SELECT count(*) FROM host").Scan(&n))
		return n
	}

	tx, err := store.DB().BeginTx(ctx, nil)
	require.NoError(t, err)
	_, _, err = store.CommitTx(ctx, tx, grant("undone", 5))
	require.NoError(t, err)
	_, err = tx.ExecContext(ctx, "INSERT INTO host (n) VALUES (1)")
	require.NoError(t, err)
	require.NoError(t, tx.Rollback())
	got, err := store.Line(ctx, line)
	require.NoError(t, err)
	require.Zero(t, got.Granted)
	require.Zero(t, count())

	tx, err = store.DB().BeginTx(ctx, nil)
	require.NoError(t, err)
	_, err = tx.ExecContext(ctx, "INSERT INTO host (n) VALUES (2)")
	require.NoError(t, err)
	_, _, err = store.CommitTx(ctx, tx, grant("too much", -1))
	require.ErrorIs(t, err, voucher.ErrExhausted)
	reply, again, err := store.CommitTx(ctx, tx, grant("kept", 5))
	require.NoError(t, err, "a change that was refused leaves the transaction as it was")
	require.False(t, again)
	require.Equal(t, "kept", reply.Command)
	require.NoError(t, tx.Commit())
	got, err = store.Line(ctx, line)
	require.NoError(t, err)
	require.EqualValues(t, 5, got.Granted)
	require.Equal(t, 1, count())
	_, again, err = store.Commit(ctx, grant("kept", 5))
	require.NoError(t, err)
	require.True(t, again)
}

// carries carries 100 lives through a Group, eight at a time, and finds in the
// database what they make.
func carries(t *testing.T, store *sqlstore.Store) {
	ctx := t.Context()
	registry := registryOver(t, sqlstore.NewGroup(store, 64), 100)
	var all sync.WaitGroup
	failures := make(chan error, 100)
	var ids []string
	for n := range 100 {
		ids = append(ids, lives.New(n, 2).ID)
		all.Go(func() { failures <- carry(ctx, registry, lives.New(n, 2)) })
	}
	all.Wait()
	for range 100 {
		require.NoError(t, <-failures)
	}
	cases, err := store.Cases(ctx, append(ids, "none")...)
	require.NoError(t, err)
	require.Len(t, cases, 100)
	var events int64
	for _, c := range cases {
		require.Contains(t, []voucher.State{voucher.Paid, voucher.Refused, voucher.Lapsed}, c.State)
		events += c.Version
	}
	for bad := range store.Audit(ctx) {
		require.NoError(t, bad)
	}
	parcels, err := store.Outbox(ctx, 10_000)
	require.NoError(t, err)
	require.Len(t, parcels, int(events))
	require.NoError(t, store.Delivered(ctx, parcels[0].ID, parcels[1].ID))
	rest, err := store.Outbox(ctx, 10_000)
	require.NoError(t, err)
	require.Equal(t, parcels[2:], rest)
}

func carry(ctx context.Context, registry *voucher.Registry, c lives.Case) error {
	for _, cmd := range c.Commands() {
		res, err := registry.Do(ctx, cmd)
		if err != nil {
			return err
		}
		if res.Verdict != tanu.Satisfied {
			return fmt.Errorf("%s: %v", cmd.ID, res.Reasons)
		}
	}
	return nil
}

// reports harms one row after the other, and holds the store to naming it and
// to leaving it alone.
func reports(t *testing.T, store *sqlstore.Store) {
	ctx := t.Context()
	harm := func(statement string) {
		result, err := store.DB().ExecContext(ctx, statement)
		require.NoError(t, err)
		n, err := result.RowsAffected()
		require.NoError(t, err)
		require.EqualValues(t, 1, n, statement)
	}
	bad := func(err error, table, key string) {
		t.Helper()
		var b *sqlstore.BadData
		require.ErrorAs(t, err, &b)
		require.ErrorIs(t, err, sqlstore.ErrBadData)
		require.Equal(t, table, b.Table)
		require.Equal(t, key, b.Key)
	}
	audited := func(table, key string) {
		t.Helper()
		var found []string
		for err := range store.Audit(ctx) {
			var b *sqlstore.BadData
			require.ErrorAs(t, err, &b)
			found = append(found, b.Table+" "+b.Key)
		}
		require.Contains(t, found, table+" "+key)
	}

	harm(`UPDATE cases SET body = replace(body, '"state":"paid"', '"state":"mislaid"') WHERE id = 'case-00000000'`)
	_, err := store.Case(ctx, "case-00000000")
	bad(err, "cases", "case-00000000")
	require.ErrorContains(t, err, `state "mislaid" is not known`)
	audited("cases", "case-00000000")

	harm("UPDATE cases SET version = 99 WHERE id = 'case-00000001'")
	_, err = store.Case(ctx, "case-00000001")
	bad(err, "cases", "case-00000001")
	audited("cases", "case-00000001")

	harm("UPDATE cases SET body = '{' WHERE id = 'case-00000002'")
	_, err = store.Cases(ctx, "case-00000002", "case-00000003")
	bad(err, "cases", "case-00000002")

	harm("UPDATE events SET body = replace(body, 'Электромонтер', 'Дәнекерлеуші') WHERE case_id = 'case-00000004' AND seq = 1")
	events, err := store.Events(ctx, "case-00000004", 0, 10)
	require.NoError(t, err)
	require.ErrorIs(t, voucher.Verify(events), voucher.ErrHistory)
	audited("events", "case-00000004/1")

	harm("UPDATE events SET body = '[]' WHERE case_id = 'case-00000005' AND seq = 2")
	_, err = store.Events(ctx, "case-00000005", 0, 10)
	bad(err, "events", "case-00000005/2")
	audited("events", "case-00000005/2")

	harm("DELETE FROM events WHERE case_id = 'case-00000006' AND seq = 2")
	audited("events", "case-00000006/3")

	harm("DELETE FROM cases WHERE id = 'case-00000008'")
	audited("events", "case-00000008")
	audited("claims", "case-00000008")

	harm("UPDATE commands SET reply = 'x' WHERE id = 'case-00000009/file'")
	_, _, err = store.Commit(ctx, repeated(t, 9))
	bad(err, "commands", "case-00000009/file")

	var body string
	require.NoError(t, store.DB().QueryRowContext(ctx, "SELECT body FROM cases WHERE id = 'case-00000002'").Scan(&body))
	require.Equal(t, "{", body, "nothing is repaired")
}

func refusesNewer(t *testing.T, store *sqlstore.Store, open opener) {
	ctx := t.Context()
	insert := "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, " + map[bool]string{true: "true", false: "1"}[store.String() == "PostgreSQL"] + ")"
	_, err := store.DB().ExecContext(ctx, insert)
	require.NoError(t, err)
	_, err = open(ctx)
	require.ErrorIs(t, err, sqlstore.ErrNewerSchema)
	require.ErrorContains(t, err, "version 999, want 1")
	_, err = store.DB().ExecContext(ctx, "DELETE FROM goose_db_version WHERE version_id = 999")
	require.NoError(t, err)
	again, err := open(ctx)
	require.NoError(t, err)
	require.NoError(t, again.Close())
}

// Several programs that open an empty database at once all find it ready.
func TestOpen_AtOnce(t *testing.T) {
	for _, kind := range databases[:3] {
		t.Run(kind.name, func(t *testing.T) {
			open, err := kind.begin(t)(t.Context())
			require.NoError(t, err)
			failures := make(chan error, 6)
			for range 6 {
				go func() {
					store, err := open(t.Context())
					if err == nil {
						_, err = store.Line(t.Context(), lives.New(0, 1).Line())
						_ = store.Close()
					}
					failures <- err
				}()
			}
			for range 6 {
				require.NoError(t, <-failures)
			}
		})
	}
}

// A batch of which any part may fail comes to what the same changes come to one
// by one.
func TestCommitAll_AsOneByOne(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		store, plain := opened(t, open), &vouchertest.Memory{}
		line := lives.New(0, 1).Line()
		hold := func(command string) voucher.Change {
			c := grant(command, 0)
			c.Moves = []allocation.Move{allocation.Hold(line)}
			return c
		}
		claim := func(command, id string) voucher.Change {
			c := grant(command, 0)
			c.Moves, c.Take = nil, []voucher.Taking{{Claim: "one", Case: id}}
			return c
		}
		other := hold("h2")
		other.Digest = sha256.Sum256([]byte("other"))
		batch := []voucher.Change{
			hold("h1"), grant("g1", 2), hold("h2"), hold("h2"), other, claim("t1", "a"), claim("t2", "b"), hold("h3"), hold("h4"), claim("t3", "a"), grant("g2", 1), hold("h5"),
		}
		got, err := store.CommitAll(t.Context(), batch)
		require.NoError(t, err)
		for i, change := range batch {
			reply, again, err := plain.Commit(t.Context(), change)
			require.Equal(t, again, got[i].Again, change.Command)
			require.Equal(t, reply, got[i].Reply, change.Command)
			for _, kind := range []error{voucher.ErrConflict, voucher.ErrExhausted, voucher.ErrClaimed, voucher.ErrCommandReused} {
				require.Equal(t, errors.Is(err, kind), errors.Is(got[i].Err, kind), "%s: %v, %v", change.Command, err, got[i].Err)
			}
			require.Equal(t, err == nil, got[i].Err == nil)
		}
		want, _ := plain.Line(t.Context(), line)
		is, err := store.Line(t.Context(), line)
		require.NoError(t, err)
		require.Equal(t, want, is)
	})
}

// A caller of a Group whose context ends first is not kept waiting.
func TestGroup_ContextEnds(t *testing.T) {
	store, err := sqlstore.Open(t.Context(), t.TempDir()+"/cases.db")
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	group := sqlstore.NewGroup(store, 8)
	tx, err := store.DB().BeginTx(t.Context(), nil) // takes the write lock
	require.NoError(t, err)
	first := make(chan error)
	go func() {
		_, _, err := group.Commit(t.Context(), grant("first", 1))
		first <- err
	}()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	time.Sleep(10 * time.Millisecond)
	_, _, err = group.Commit(ctx, grant("second", 1))
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.NoError(t, tx.Rollback())
	require.NoError(t, <-first)
	_, again, err := group.Commit(t.Context(), grant("second", 1))
	require.NoError(t, err)
	require.False(t, again, "it waited and was not begun")
}

// repeated is the first change of life number n once more.
func repeated(t *testing.T, n int) voucher.Change {
	changes, err := lives.New(n, 2).Changes(t.Context(), 1)
	require.NoError(t, err)
	return changes[0]
}
