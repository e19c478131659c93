package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher/registry"
)

func cancelledBefore(p *proof) {
	p.applies(granting("grant", 1, almaty, later), taking("theirs", "theirs", "c1"))
	change := wholeChange("cancelled")
	ctx, cancel := context.WithCancel(p.ctx)
	cancel()
	before := p.snapshot(change)
	if _, _, err := p.Store.Commit(ctx, change); err == nil {
		p.failf("a change under a cancelled context: no error")
	}
	p.unchanged(before, p.snapshot(change), "a change under a cancelled context")
	p.applies(change)
}

// A context is looked at as often as the store likes: so it is cancelled at the
// first look, at the second, and so on, until the store is done before that. To
// be done in time the steps grow as they go.
func cancelledMidway(p *proof) {
	done := int64(0)
	for n := 0; n < looks && len(p.failures) == 0; n += 1 + n/12 {
		change := partsOf(fmt.Sprintf("c%d", n))
		whole, cancelled := p.cancelAt(n, change)
		_, replayed, err := p.Store.Commit(p.ctx, change)
		if p.succeeds(err, "the change sent again") && replayed != whole {
			p.failf("cancelled at look %d, sent again: replayed is %t, want %t", n, replayed, whole)
		}
		done++
		for _, key := range []allocation.LineKey{almaty, astana} {
			p.lineIs(key, done, 0, 0)
		}
		if !cancelled {
			return
		}
	}
}

// looks is how often a store may look at its context before the suite gives up.
const looks = 2000

// partsOf is a change that opens a case, takes a claim of its own and moves two
// lines.
func partsOf(id string) registry.Change {
	change := opening(id, newCase(id))
	change.Moves = []allocation.Move{allocation.Grant(almaty, 1), allocation.Grant(astana, 1)}
	change.Take = taking("", registry.Claim(id), id).Take
	return change
}

// cancelAt commits a change under a context that is cancelled at its n-th look,
// and reports whether it was applied, and whether it came to be cancelled.
func (p *proof) cancelAt(n int, change registry.Change) (whole, cancelled bool) {
	before := p.snapshot(change)
	inner, cancel := context.WithCancel(p.ctx)
	defer cancel()
	_, _, err := p.Store.Commit(newCountdown(inner, cancel, n), change)
	cancelled = inner.Err() != nil

	what := fmt.Sprintf("cancelled at look %d, with error %v", n, err)
	if whole = p.cameTo(change, err, what); !whole {
		p.unchanged(before, p.snapshot(change), what)
	}
	return whole, cancelled
}

// cameTo reports whether a change of partsOf was applied, and notes where the
// error says otherwise or a part of it was left out.
func (p *proof) cameTo(change registry.Change, err error, what string) (whole bool) {
	id := change.Command
	_, missing := p.Store.Case(p.ctx, id)
	whole = missing == nil
	switch {
	case whole:
		p.eventsAre(id, 0, many, change.Events...)
		p.holderIs(registry.Claim(id), id)
		if err != nil && !errors.Is(err, registry.ErrOutcomeUnknown) {
			p.failf("%s: applied", what)
		}
	default:
		p.eventsAre(id, 0, many)
		p.holderIs(registry.Claim(id), "")
		if err == nil {
			p.failf("%s: not applied", what)
		}
	}
	return whole
}

// countdown is a context that is cancelled when it is looked at for the n-th
// time.
type countdown struct {
	context.Context
	cancel context.CancelFunc
	left   atomic.Int64
}

func newCountdown(ctx context.Context, cancel context.CancelFunc, n int) *countdown {
	c := &countdown{Context: ctx, cancel: cancel}
	c.left.Store(int64(n))
	return c
}

func (c *countdown) look() {
	if c.left.Add(-1) < 0 {
		c.cancel()
	}
}

// Done implements context.Context.
func (c *countdown) Done() <-chan struct{} { c.look(); return c.Context.Done() }

// Err implements context.Context.
func (c *countdown) Err() error { c.look(); return c.Context.Err() }

func batchCancelled(p *proof) {
	batcher := p.batcher()
	if batcher == nil {
		return
	}
	ctx, cancel := context.WithCancel(p.ctx)
	cancel()
	changes := []registry.Change{granting("grant", 1, almaty), opening("open", newCase("c1"))}
	before := p.snapshot(changes...)
	if _, err := batcher.CommitAll(ctx, changes); err == nil {
		p.failf("a batch under a cancelled context: no error")
	}
	p.unchanged(before, p.snapshot(changes...), "a batch under a cancelled context")
	p.applies(changes...)
	p.batchCancelledMidway(batcher)
}

// batchCancelledMidway cancels batches at the first look of the store at their
// context, at the second, and so on, as cancelledMidway does.
func (p *proof) batchCancelledMidway(batcher registry.Batcher) {
	line, err := p.Store.Line(p.ctx, astana)
	done := line.Granted
	for n := 0; p.succeeds(err, "line") && n < looks && len(p.failures) == 0; n += 1 + n/12 {
		changes := []registry.Change{
			partsOf(fmt.Sprintf("x%d", n)), partsOf(fmt.Sprintf("y%d", n)), partsOf(fmt.Sprintf("z%d", n)),
		}
		whole, cancelled := p.cancelBatchAt(n, batcher, changes)
		for i, change := range changes {
			_, replayed, err := p.Store.Commit(p.ctx, change)
			if p.succeeds(err, "a change of the batch sent again") && replayed != whole[i] {
				p.failf("batch cancelled at look %d, change %d sent again: replayed is %t, want %t", n, i+1, replayed, whole[i])
			}
			done++
		}
		p.lineIs(astana, done, 0, 0)
		if !cancelled {
			return
		}
	}
}

// cancelBatchAt commits a batch under a context that is cancelled at its n-th
// look, and reports which changes were applied, and whether it came to be
// cancelled.
func (p *proof) cancelBatchAt(
	n int, batcher registry.Batcher, changes []registry.Change,
) (whole []bool, cancelled bool) {
	before := p.snapshot(changes...)
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
		p.unchanged(before, p.snapshot(changes...), what)
	}
	return whole, cancelled
}
