package vouchertest

import (
	"context"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu/voucher/registry"
)

func batchCancelled(p *proof) {
	batcher := p.batcher()
	if batcher == nil {
		return
	}
	ctx, cancel := context.WithCancel(p.ctx)
	cancel()
	changes := []registry.Change{granting("grant", 1, almaty), opening("open", newCase("c1"))}
	before := p.sight(changes...)
	if _, err := batcher.CommitAll(ctx, changes); err == nil {
		p.failf("a batch under a cancelled context: no error")
	}
	p.unmoved(before, p.sight(changes...), "a batch under a cancelled context")
	p.does(changes...)
	p.batchCancelledMidway(batcher)
}

// batchCancelledMidway cancels batches at the first look of the store at their
// context, at the second, and so on, as cancelledMidway does.
func (p *proof) batchCancelledMidway(batcher registry.Batcher) {
	line, err := p.Store.Line(p.ctx, astana)
	done := line.Granted
	for n := 0; p.fine(err, "line") && n < looks && len(p.seen) == 0; n += 1 + n/12 {
		changes := []registry.Change{partsOf(fmt.Sprintf("x%d", n)), partsOf(fmt.Sprintf("y%d", n)), partsOf(fmt.Sprintf("z%d", n))}
		whole, cancelled := p.cancelBatchAt(n, batcher, changes)
		for i, change := range changes {
			_, again, err := p.Store.Commit(p.ctx, change)
			if p.fine(err, "a change of the batch sent again") && again != whole[i] {
				p.failf("batch cancelled at look %d, change %d sent again: again is %t, want %t", n, i+1, again, whole[i])
			}
			done++
		}
		p.line(astana, done, 0, 0)
		if !cancelled {
			return
		}
	}
}

// cancelBatchAt commits a batch under a context that is cancelled at its n-th
// look, and reports which changes were applied, and whether it came to be
// cancelled.
func (p *proof) cancelBatchAt(n int, batcher registry.Batcher, changes []registry.Change) (whole []bool, cancelled bool) {
	before := p.sight(changes...)
	inner, cancel := context.WithCancel(p.ctx)
	defer cancel()
	done, failed := batcher.CommitAll(newCountdown(inner, cancel, n), changes)
	cancelled = inner.Err() != nil

	what := fmt.Sprintf("batch cancelled at look %d, with error %v", n, failed)
	whole = make([]bool, len(changes))
	for i, change := range changes {
		err := failed
		if err == nil && i < len(done) {
			err = done[i].Err
		}
		whole[i] = p.cameTo(change, err, fmt.Sprintf("%s, change %d with error %v", what, i+1, err))
	}
	if !slices.Contains(whole, true) {
		p.unmoved(before, p.sight(changes...), what)
	}
	return whole, cancelled
}
