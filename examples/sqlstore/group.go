package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/biliktilik/tanu/voucher/registry"
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
	change registry.Change
	done   chan registry.Committed
}

// batchPatience is how long a batch may take: nobody's own context ends it.
const batchPatience = 30 * time.Second

// NewGroup returns a Group over a store, with batches of at most most changes.
func NewGroup(store *Store, most int) *Group {
	return &Group{Store: store, most: max(most, 1), queue: make(chan *waiting, max(most, 1)), turn: make(chan struct{}, 1)}
}

// Commit implements registry.Store. A caller whose context ends while its change
// is in a batch gets registry.ErrOutcomeUnknown.
func (g *Group) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	if err := ctx.Err(); err != nil {
		return registry.Reply{}, false, err
	}
	mine := &waiting{ctx, change, make(chan registry.Committed, 1)}
	for queued := false; ; {
		queue := g.queue
		if queued {
			queue = nil
		}
		select {
		case queue <- mine:
			queued = true
		case c := <-mine.done:
			return c.Reply, c.Replayed, c.Err
		case g.turn <- struct{}{}:
			g.run()
			<-g.turn
		case <-ctx.Done():
			if queued {
				return registry.Reply{}, false, fmt.Errorf("sqlstore: %w: %w", registry.ErrOutcomeUnknown, ctx.Err())
			}
			return registry.Reply{}, false, ctx.Err()
		}
	}
}

// run commits what waits.
func (g *Group) run() {
	var batch []*waiting
	var changes []registry.Change
	for len(batch) < g.most {
		select {
		case w := <-g.queue:
			if err := w.ctx.Err(); err != nil {
				w.done <- registry.Committed{Err: err}
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
			w.done <- registry.Committed{Err: err}
			continue
		}
		w.done <- done[i]
	}
}

var _ registry.Store = (*Group)(nil)
