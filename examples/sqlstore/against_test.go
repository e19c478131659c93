package sqlstore_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// anyChange is a change of which any part may stand in the way: few cases at few
// versions, events in any order and twice, claims given up and taken by anybody,
// moves of two lines.
func anyChange(random *rand.Rand, n int) registry.Change {
	id := func() string { return string(rune('a' + random.IntN(3))) }
	change := grant(fmt.Sprintf("command %d", n-random.IntN(2)), int64(random.IntN(9)))
	change.Digest[0] = byte(random.IntN(9) / 8)
	change.Reply.Version, change.Moves = int64(n), nil
	for _, of := range random.Perm(3)[:random.IntN(3)] {
		change.Cases = append(change.Cases, voucher.Case{
			ID: string(rune('a' + of)), Version: int64(1 + random.IntN(3)),
			State: voucher.Filed, Since: tanu.MustDate("2026-03-02").AddDays(n),
		})
	}
	for range max(0, random.IntN(6)-2) {
		change.Events = append(change.Events, voucher.Event{Case: id(), Seq: int64(random.IntN(7) - 1)})
		if random.IntN(2) == 0 {
			last := change.Events[len(change.Events)-1]
			last.Seq++
			change.Events = append(change.Events, last)
		}
	}
	for range max(0, random.IntN(6)-3) {
		change.Free = append(change.Free, registry.ClaimEntry{Claim: registry.Claim(id()), Case: id()})
	}
	for range max(0, random.IntN(6)-3) {
		change.Take = append(change.Take, registry.ClaimEntry{Claim: registry.Claim(id()), Case: id()})
	}
	for range max(0, random.IntN(6)-3) {
		change.Moves = append(change.Moves, allocation.Move{
			Key:     lives.New(random.IntN(2), 2).Line(),
			Granted: int64(random.IntN(6) - 2), Held: int64(random.IntN(4) - 1), Issued: int64(random.IntN(4) - 1),
		})
	}
	for range random.IntN(3) {
		change.Messages = append(change.Messages, voucher.Message{Case: id(), Seq: int64(n)})
	}
	return change
}

// Changes at random, one by one and in batches, come to the same on each
// database as in memory.
func TestStore_AgainstMemory(t *testing.T) {
	for _, kind := range databases[:3] {
		t.Run(kind.name, func(t *testing.T) {
			begin := kind.begin(t)
			for seed := range uint64(4) {
				open, err := begin(t.Context())
				require.NoError(t, err)
				store, plain := opened(t, open), &memstore.Store{}
				random, applied := rand.New(rand.NewPCG(seed, 8)), 0
				for n := 0; n < 600; {
					var batch []registry.Change
					for range 1 + random.IntN(8)*random.IntN(2) {
						n++
						batch = append(batch, anyChange(random, n))
					}
					want, err := plain.CommitAll(t.Context(), batch)
					require.NoError(t, err)
					got := make([]registry.Committed, 1)
					if len(batch) == 1 {
						got[0].Reply, got[0].Replayed, got[0].Err = store.Commit(t.Context(), batch[0])
					} else {
						got, err = store.CommitAll(t.Context(), batch)
						require.NoError(t, err)
					}
					for i := range want {
						sameCommitted(t, want[i], got[i], fmt.Sprintf("seed %d: %+v", seed, batch[i]))
						if want[i].Err == nil {
							applied++
						}
					}
				}
				sameContent(t, plain, store, fmt.Sprintf("seed %d", seed))
				require.Greater(t, applied, 60)
				messages, err := store.Outbox(t.Context(), 10_000)
				require.NoError(t, err)
				require.Len(t, messages, len(plain.Messages()))
				for i, m := range plain.Messages() {
					require.Equal(t, m, messages[i].Message)
				}
			}
		})
	}
}

func sameCommitted(t *testing.T, want, got registry.Committed, what string) {
	t.Helper()
	for _, kind := range []error{registry.ErrConflict, registry.ErrClaimed, registry.ErrCommandReused} {
		require.Equal(t, errors.Is(want.Err, kind), errors.Is(got.Err, kind), "%s: %v, %v", what, want.Err, got.Err)
	}
	if errors.Is(want.Err, registry.ErrExhausted) { // one statement does not tell what else a line refused
		require.ErrorIs(t, got.Err, registry.ErrExhausted, what)
	}
	require.Equal(t, want.Err == nil, got.Err == nil, "%s: %v", what, got.Err)
	require.Equal(t, want.Replayed, got.Replayed, what)
	require.Equal(t, want.Reply, got.Reply, what)
}

func sameContent(t *testing.T, want, got registry.Store, what string) {
	t.Helper()
	for _, id := range []string{"a", "b", "c"} {
		was, wrong := want.Case(t.Context(), id)
		is, err := got.Case(t.Context(), id)
		require.Equal(t, errors.Is(wrong, registry.ErrNotFound), errors.Is(err, registry.ErrNotFound), what)
		require.Equal(t, was, is, what)
		history, err := want.Events(t.Context(), id, -9, 99)
		require.NoError(t, err)
		events, err := got.Events(t.Context(), id, -9, 99)
		require.NoError(t, err)
		require.Equal(t, len(history), len(events), what)
		for i := range history {
			require.Equal(t, history[i], events[i], what)
		}
		holder, wrong := want.Holder(t.Context(), registry.Claim(id))
		has, err := got.Holder(t.Context(), registry.Claim(id))
		require.Equal(t, errors.Is(wrong, registry.ErrNotFound), errors.Is(err, registry.ErrNotFound), what)
		require.Equal(t, holder, has, what)
	}
	for n := range 2 {
		line, err := want.Line(t.Context(), lives.New(n, 2).Line())
		require.NoError(t, err)
		is, err := got.Line(t.Context(), lives.New(n, 2).Line())
		require.NoError(t, err)
		require.Equal(t, line, is, what)
	}
}
