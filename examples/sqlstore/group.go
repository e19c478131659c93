package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/biliktilik/tanu/voucher"
)

// Group is a Store whose commits are gathered: those that are asked for while
// another is under way go together in one transaction. Each caller waits for
// its own as ever. It pays where many commit at once and the disk is what they
// wait for.
type Group struct {
	*Store
	most  int
	queue chan *waiting
	turn  chan struct{}
}

// waiting is a commit that somebody waits for.
type waiting struct {
	ctx    context.Context
	change voucher.Change
	done   chan voucher.Committed
}

// batchPatience is how long a batch may take: nobody's own context ends it.
const batchPatience = 30 * time.Second

// NewGroup returns a Group over a store, with batches of at most most changes.
func NewGroup(store *Store, most int) *Group {
	return &Group{Store: store, most: max(most, 1), queue: make(chan *waiting, max(most, 1)), turn: make(chan struct{}, 1)}
}

// Commit implements voucher.Store. A caller whose context ends while its change
// is in a batch gets voucher.ErrOutcomeUnknown.
func (g *Group) Commit(ctx context.Context, change voucher.Change) (voucher.Reply, bool, error) {
	if err := ctx.Err(); err != nil {
		return voucher.Reply{}, false, err
	}
	mine := &waiting{ctx, change, make(chan voucher.Committed, 1)}
	for queued := false; ; {
		queue := g.queue
		if queued {
			queue = nil
		}
		select {
		case queue <- mine:
			queued = true
		case c := <-mine.done:
			return c.Reply, c.Again, c.Err
		case g.turn <- struct{}{}:
			g.run()
			<-g.turn
		case <-ctx.Done():
			if queued {
				return voucher.Reply{}, false, fmt.Errorf("sqlstore: %w: %w", voucher.ErrOutcomeUnknown, ctx.Err())
			}
			return voucher.Reply{}, false, ctx.Err()
		}
	}
}

// run commits what waits.
func (g *Group) run() {
	var batch []*waiting
	var changes []voucher.Change
	for len(batch) < g.most {
		select {
		case w := <-g.queue:
			if err := w.ctx.Err(); err != nil {
				w.done <- voucher.Committed{Err: err}
				continue
			}
			batch, changes = append(batch, w), append(changes, w.change)
			continue
		default:
		}
		break
	}
	if len(batch) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(batch[0].ctx), batchPatience)
	defer cancel()
	done, err := g.CommitAll(ctx, changes)
	for i, w := range batch {
		if err != nil {
			w.done <- voucher.Committed{Err: err}
			continue
		}
		w.done <- done[i]
	}
}

var _ voucher.Store = (*Group)(nil)
