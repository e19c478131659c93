package sqlstore_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// wire lies between a store and its server, and ends a connection once so many
// bytes went one way.
type wire struct {
	net.Listener
	server    string
	out, back gate
}

// gate lets so many bytes pass, and counts them.
type gate struct {
	mu     sync.Mutex
	passed int64
	until  int64
}

// open begins to count, and lets pass what is given; negative: anything.
func (g *gate) open(until int64) (passed int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	passed, g.passed, g.until = g.passed, 0, until
	return passed
}

// pass is how many of n bytes pass, and whether nothing does after them.
func (g *gate) pass(n int) (most int, shut bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.until >= 0 && g.passed+int64(n) > g.until {
		n, shut = int(max(0, g.until-g.passed)), true
	}
	g.passed += int64(n)
	return n, shut
}

func newWire(t *testing.T, port int) *wire {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	w := &wire{Listener: listener, server: fmt.Sprintf("127.0.0.1:%d", port)}
	w.whole()
	go func() {
		for {
			client, err := w.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", w.server)
			if err != nil {
				_ = client.Close()
				continue
			}
			go w.out.carry(server, client)
			go w.back.carry(client, server)
		}
	}()
	return w
}

// whole lets everything pass, and returns how much did before.
func (w *wire) whole() (out, back int64) { return w.out.open(-1), w.back.open(-1) }

func (g *gate) carry(to, from net.Conn) {
	defer func() { _, _ = to.Close(), from.Close() }()
	buffer := make([]byte, 1<<14)
	for {
		n, err := from.Read(buffer)
		most, shut := g.pass(n)
		if _, failed := to.Write(buffer[:most]); err != nil || failed != nil || shut {
			return
		}
	}
}

// heavy are changes that open cases, each of so many bytes.
func heavy(name string, count, bytes int) (changes []registry.Change) {
	for i := range count {
		id := fmt.Sprintf("%s/%d", name, i)
		change := grant(id, 0)
		change.Moves = nil
		change.Cases = []voucher.Case{{ID: id, Version: 1, State: voucher.Filed}}
		change.Events = []voucher.Event{{Case: id, Seq: 1, Command: voucher.Command{Reason: strings.Repeat("x", bytes)}}}
		change.Messages = []voucher.Message{{Case: id, Seq: 1}}
		changes = append(changes, change)
	}
	return changes
}

// wired is a store over a wire, and one beside it.
func wired(t *testing.T) (*wire, *sqlstore.Store, *sqlstore.Store) {
	server, err := servers.StartPostgres(t.Context())
	servers.Skip(t, err)
	t.Cleanup(func() { require.NoError(t, server.Stop()) })
	dsn, err := server.Database(t.Context())
	require.NoError(t, err)
	beside, err := sqlstore.OpenPostgres(t.Context(), dsn)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, beside.Close()) })
	w := newWire(t, server.Port())
	at, err := url.Parse(dsn)
	require.NoError(t, err)
	at.Host = w.Addr().String()
	store, err := sqlstore.OpenPostgres(t.Context(), at.String())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return w, store, beside
}

// told keeps what a caller was told of changes until it can be held to what the
// server has.
type answered map[string]error

func (all answered) hold(t *testing.T, store registry.Store) (applied, not, unknown int) {
	time.Sleep(300 * time.Millisecond) // a server that lost its client ends by then
	for id, err := range all {
		_, missing := store.Case(t.Context(), id)
		switch {
		case errors.Is(err, registry.ErrOutcomeUnknown):
			unknown++
		case err == nil:
			applied++
			require.NoError(t, missing, "%s was acknowledged", id)
		default:
			not++
			require.ErrorIs(t, missing, registry.ErrNotFound, "%s: told that nothing was applied: %v", id, err)
		}
	}
	return applied, not, unknown
}

// A connection that ends anywhere in a change or a batch, on the way out or back,
// never makes the store tell what is not so; and the next change goes through.
func TestPipeline_CutAnywhere(t *testing.T) {
	w, store, beside := wired(t)
	random, all := rand.New(rand.NewPCG(1, 2)), answered{}
	for _, size := range []struct{ count, bytes, tries int }{{1, 100, 60}, {1, 600_000, 20}, {40, 20_000, 40}} {
		name := fmt.Sprintf("%d of %d", size.count, size.bytes)
		w.whole()
		_, err := store.CommitAll(t.Context(), heavy(name, size.count, size.bytes))
		require.NoError(t, err)
		out, back := w.whole()
		for try := range size.tries {
			changes := heavy(fmt.Sprintf("%s, %d", name, try), size.count, size.bytes)
			switch try % 3 {
			case 0:
				w.back.open(random.Int64N(back))
			case 1:
				w.out.open(out - random.Int64N(20)) // about the end
			default:
				w.out.open(random.Int64N(out))
			}
			if size.count == 1 {
				_, _, err = store.Commit(t.Context(), changes[0])
			} else {
				_, err = store.CommitAll(t.Context(), changes)
			}
			w.whole()
			for _, c := range changes {
				all[c.Command] = err
			}
			_, _, err = store.Commit(t.Context(), heavy("after "+changes[0].Command, 1, 10)[0])
			require.NoError(t, err)
		}
	}
	applied, not, unknown := all.hold(t, beside)
	require.NotZero(t, applied)
	require.NotZero(t, not)
	require.NotZero(t, unknown)
}

// A caller who stops waiting at any moment is told what is so, and whoever has
// the connection next is not harmed by it.
func TestPipeline_ContextEndsAnywhere(t *testing.T) {
	_, store, beside := wired(t)
	random, all := rand.New(rand.NewPCG(3, 4)), answered{}
	store.DB().SetMaxOpenConns(1)
	for try := range 60 {
		change := heavy(fmt.Sprint(try), 1, 10+try%3*200_000)[0]
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.Int64N(int64(3*time.Millisecond))))
		_, _, err := store.Commit(ctx, change)
		cancel()
		all[change.Command] = err
		if err != nil {
			require.ErrorIs(t, err, context.DeadlineExceeded)
		}
		_, _, err = store.Commit(t.Context(), heavy(fmt.Sprint("after ", try), 1, 10)[0])
		require.NoError(t, err)
	}
	all.hold(t, beside)
}

// A change and a batch of many megabytes go through: neither side waits for the
// other to read.
func TestPipeline_Large(t *testing.T) {
	_, store, _ := wired(t)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	_, err := store.CommitAll(ctx, heavy("batch", 3000, 5000))
	require.NoError(t, err)
	change := grant("messages", 1)
	for i := range 60_000 { // each a statement with an answer
		change.Messages = append(change.Messages, voucher.Message{Case: "many", Seq: int64(i)})
	}
	_, _, err = store.Commit(ctx, change)
	require.NoError(t, err)
	_, again, err := store.Commit(ctx, change)
	require.NoError(t, err)
	require.True(t, again)
	change.Command, change.Moves[0].Granted = "too much", -2
	_, _, err = store.Commit(ctx, change)
	require.ErrorIs(t, err, registry.ErrExhausted)
	_, _, err = store.Commit(ctx, heavy("after", 1, 10)[0])
	require.NoError(t, err)
}

// Transactions are READ COMMITTED whatever the database's default is: a writer
// that waited for another goes on, and is not undone.
func TestPipeline_Isolation(t *testing.T) {
	server, err := servers.StartPostgres(t.Context())
	servers.Skip(t, err)
	t.Cleanup(func() { require.NoError(t, server.Stop()) })
	dsn, err := server.Database(t.Context())
	require.NoError(t, err)
	open := func(ctx context.Context) (*sqlstore.Store, error) { return sqlstore.OpenPostgres(ctx, dsn) }
	_, err = opened(t, open).DB().ExecContext(t.Context(),
		"ALTER DATABASE t1 SET default_transaction_isolation = 'serializable'")
	require.NoError(t, err)
	store := opened(t, open)
	var isolation string
	require.NoError(t, store.DB().QueryRowContext(t.Context(), "SHOW transaction_isolation").Scan(&isolation))
	require.Equal(t, "read committed", isolation)
}

// An id that the database cannot hold fails its own change, alone or in a batch.
func TestPipeline_IDThatCannotBe(t *testing.T) {
	_, store, _ := wired(t)
	changes := append(heavy("a\x00", 1, 10), heavy("b", 2, 10)...)
	_, _, err := store.Commit(t.Context(), changes[0])
	require.ErrorContains(t, err, "22021")
	require.NotErrorIs(t, err, registry.ErrOutcomeUnknown)
	done, err := store.CommitAll(t.Context(), changes)
	require.NoError(t, err)
	require.ErrorContains(t, done[0].Err, "22021")
	for _, i := range []int{1, 2} {
		require.NoError(t, done[i].Err)
		_, err = store.Case(t.Context(), changes[i].Command)
		require.NoError(t, err)
	}
}
