package sqlstore_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
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

func registryOver(t *testing.T, store registry.Store, places int64) *registry.Registry {
	reg, err := registry.New(store, lives.Rules(), lives.Key())
	require.NoError(t, err)
	require.NoError(t, lives.GrantAll(t.Context(), reg, 2, places))
	return reg
}

func grant(command string, n int64) registry.Change {
	return registry.Change{
		Command: command, Digest: sha256.Sum256([]byte(command)), Moves: []allocation.Move{allocation.Grant(lives.New(0, 1).Line(), n)},
		Reply: registry.Reply{Command: command, Status: voucher.Done},
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
		if strings.HasSuffix(t.Name(), "galera") {
			t.Run("writes on every node", func(t *testing.T) { spreads(t, store) })
		}
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
	require.ErrorIs(t, err, registry.ErrExhausted)
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
	reg := registryOver(t, sqlstore.NewGroup(store, 64), 100)
	var all sync.WaitGroup
	failures := make(chan error, 100)
	var ids []string
	for n := range 100 {
		ids = append(ids, lives.New(n, 2).ID)
		all.Go(func() { failures <- carry(ctx, reg, lives.New(n, 2)) })
	}
	all.Wait()
	for range 100 {
		require.NoError(t, <-failures)
	}
	together := registryOver(t, store, 100)
	var filed []voucher.Command
	for n := 100; n < 120; n++ {
		ids, filed = append(ids, lives.New(n, 2).ID), append(filed, lives.New(n, 2).Commands()[0])
	}
	results, failed, err := together.DoAll(ctx, filed)
	require.NoError(t, err)
	for i := range filed {
		require.NoError(t, failed[i])
		require.Equal(t, voucher.Filed, results[i].Case.State)
	}
	cases, err := store.Cases(ctx, append(ids, "none"))
	require.NoError(t, err)
	require.Len(t, cases, 120)
	var events int64
	for _, c := range cases {
		require.Contains(t, []voucher.State{voucher.Paid, voucher.Refused, voucher.Lapsed, voucher.Filed}, c.State)
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

// spreads asks each of a few connections which node it is on.
func spreads(t *testing.T, store *sqlstore.Store) {
	nodes := map[string]bool{}
	for range 16 {
		conn, err := store.DB().Conn(t.Context())
		require.NoError(t, err)
		defer func() { require.NoError(t, conn.Close()) }()
		var name string
		require.NoError(t, conn.QueryRowContext(t.Context(), "SELECT @@wsrep_node_name").Scan(&name))
		nodes[name] = true
	}
	require.Len(t, nodes, 3)
}

func carry(ctx context.Context, reg *registry.Registry, c lives.Case) error {
	for _, cmd := range c.Commands() {
		res, err := reg.Do(ctx, cmd)
		if err != nil {
			return err
		}
		if res.Status != voucher.Done {
			return fmt.Errorf("%s: %v", cmd.ID, res.Reasons)
		}
	}
	return nil
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
		store, plain := opened(t, open), &memstore.Store{}
		line := lives.New(0, 1).Line()
		hold := func(command string) registry.Change {
			c := grant(command, 0)
			c.Moves = []allocation.Move{allocation.Hold(line)}
			return c
		}
		claim := func(command, id string) registry.Change {
			c := grant(command, 0)
			c.Moves, c.Take = nil, []registry.ClaimEntry{{Claim: "one", Case: id}}
			return c
		}
		other := hold("h2")
		other.Digest = sha256.Sum256([]byte("other"))
		batch := []registry.Change{
			hold("h1"), grant("g1", 2), hold("h2"), hold("h2"), other, claim("t1", "a"), claim("t2", "b"),
			hold("h3"), hold("h4"), claim("t3", "a"), grant("g2", 1), hold("h5"),
		}
		got, err := store.CommitAll(t.Context(), batch)
		require.NoError(t, err)
		for i, change := range batch {
			reply, again, err := plain.Commit(t.Context(), change)
			sameCommitted(t, registry.Committed{Reply: reply, Replayed: again, Err: err}, got[i], change.Command)
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
