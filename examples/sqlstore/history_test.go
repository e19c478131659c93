package sqlstore_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Of many that append to one history at the same moment, some of them more than
// they should and some in a change that is undone, one appends each event, and
// nobody ever reads a gap.
func TestStore_HistoryOfManyWriters(t *testing.T) {
	const last, writers = 40, 6
	each(t, func(t *testing.T, open opener) {
		store, other := opened(t, open), opened(t, open)
		var all sync.WaitGroup
		var mu sync.Mutex
		winners := map[int64]int{}
		for w := range writers {
			all.Go(func() {
				random, at := rand.New(rand.NewPCG(uint64(w), 1)), store
				if w%2 == 1 {
					at = other
				}
				for n, seq := 0, int64(1); seq <= last; n++ {
					change := grant(fmt.Sprintf("%d/%d", w, n), 0)
					change.Moves = nil
					change.Events = []voucher.Event{{Case: "one", Seq: seq + random.Int64N(2)}, {Case: fmt.Sprint(w, n), Seq: 1}}
					if random.IntN(4) == 0 { // undone at its last statement
						change.Moves = []allocation.Move{allocation.Hold(lives.New(0, 1).Line())}
					}
					var err error
					if random.IntN(2) == 0 {
						_, _, err = at.Commit(t.Context(), change)
					} else {
						var done []registry.Committed
						if done, err = at.CommitAll(t.Context(), []registry.Change{change, grant(change.Command+"+", 0)}); err == nil {
							err = done[0].Err
						}
					}
					if err == nil {
						mu.Lock()
						winners[change.Events[0].Seq]++
						mu.Unlock()
					} else if !errors.Is(err, registry.ErrConflict) && !errors.Is(err, registry.ErrExhausted) {
						t.Error(err)
						return
					}
					events, err := at.Events(t.Context(), "one", 0, 1000)
					if err != nil {
						t.Error(err)
						return
					}
					for i, e := range events {
						if e.Seq != int64(i)+1 {
							t.Errorf("event %d stands where %d should", e.Seq, i+1)
							return
						}
					}
					seq = int64(len(events)) + 1
				}
			})
		}
		all.Wait()
		for seq := range int64(last) {
			require.Equal(t, 1, winners[seq+1], "event %d", seq+1)
		}
	})
}
