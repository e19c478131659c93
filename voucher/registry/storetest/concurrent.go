package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// atOnce runs f for 0, 1, … n-1 at the same moment: none begins before all
// are there.
func atOnce(n int, f func(i int)) {
	var there, done sync.WaitGroup
	there.Add(n)
	start := make(chan struct{})
	for i := range n {
		done.Go(func() {
			there.Done()
			<-start
			f(i)
		})
	}
	there.Wait()
	close(start)
	done.Wait()
}

// answer is what Commit returned.
type answer struct {
	reply    registry.Reply
	replayed bool
	err      error
}

// commitRetrying commits a change again while the store says that somebody else was
// faster or that it does not know, as a Registry does, unless stop says that
// somebody else was.
func commitRetrying(ctx context.Context, store registry.Store, change registry.Change, stop func() bool) (a answer) {
	const tries = 240 // as many as there are claimants, of whom one at least succeeds each time
	for try := range tries {
		a.reply, a.replayed, a.err = store.Commit(yielding{ctx, new(atomic.Bool)}, change)
		open := errors.Is(a.err, registry.ErrConflict) || errors.Is(a.err, registry.ErrOutcomeUnknown)
		if !open || stop != nil && stop() {
			return a
		}
		select {
		case <-ctx.Done():
			return a
		case <-time.After(time.Duration(min(try, 40)) * time.Millisecond / 8):
		}
	}
	return a
}

// handle is the store through which the i-th of many works.
func (p *proof) handle(i int) registry.Store {
	if p.other != nil && i%2 == 1 {
		return p.other
	}
	return p.Store
}

// applied counts the answers of changes that were carried out, and notes every
// error that is not of the kind.
func (p *proof) applied(answers []answer, kind error, what string) (count int) {
	other := 0
	for _, a := range answers {
		switch {
		case a.err == nil && !a.replayed:
			count++
		case a.err != nil && !errors.Is(a.err, kind):
			if other++; other == 1 {
				p.failf("%s: got error %v, want %v", what, a.err, kind)
			}
		}
	}
	if other > 1 {
		p.failf("%s: and %d more such errors", what, other-1)
	}
	return count
}

// claimants is how many want a place in R91: hundreds.
const claimants = 240

func manyClaimants(p *proof) {
	keys := []allocation.LineKey{almaty, astana, ulytau}
	places := []int64{7, 3, 1}
	for i, key := range keys {
		p.applies(granting("grant "+key.String(), places[i], key))
	}
	changes := make([]registry.Change, claimants)
	answers := make([]answer, claimants)
	for i := range changes {
		id := fmt.Sprintf("claimant %d", i)
		changes[i] = opening(id, newCase(id))
		changes[i].Moves = []allocation.Move{allocation.Hold(keys[i%len(keys)])}
		changes[i].Take = taking("", registry.Claim(id), id).Take
	}
	atOnce(claimants, func(i int) {
		answers[i] = commitRetrying(p.ctx, p.handle(i/len(keys)), changes[i], p.full(keys[i%len(keys)]))
	})
	for k, key := range keys {
		var ofLine []answer
		for i := k; i < claimants; i += len(keys) {
			ofLine = append(ofLine, answers[i])
		}
		if got := p.applied(ofLine, registry.ErrExhausted, "claimant of line "+key.String()); int64(got) != places[k] {
			p.failf("line %s: %d of %d claimants got one of %d places", key, got, len(ofLine), places[k])
		}
		p.lineIs(key, places[k], places[k], 0)
	}
	for i, a := range answers {
		_, err := p.Store.Case(p.ctx, changes[i].Command)
		if (a.err == nil) != (err == nil) {
			p.failf("%s: the change gave error %v, and its case %v", changes[i].Command, a.err, err)
			return
		}
	}
}

// full tells a claimant to stop once the line has read as full a number of
// times: from then on a store has no reason to speak of a conflict.
func (p *proof) full(key allocation.LineKey) func() bool {
	const enough = 10
	times := 0
	return func() bool {
		line, err := p.Store.Line(p.ctx, key)
		if err == nil && line.Free() <= 0 {
			times++
		}
		return times > enough
	}
}

func manyCreators(p *proof) {
	const rounds, creators = 4, 24
	for round := range rounds {
		id := fmt.Sprintf("c%d", round)
		answers := make([]answer, creators)
		atOnce(creators, func(i int) {
			c := newCase(id)
			c.Filed = today.AddDays(i)
			change := changeOf(fmt.Sprintf("%s by %d", id, i)) // no event: the version alone decides
			change.Cases = []voucher.Case{c}
			answers[i] = commitRetrying(p.ctx, p.handle(i), change, func() bool {
				_, err := p.Store.Case(p.ctx, id)
				return err == nil
			})
		})
		if got := p.applied(answers, registry.ErrConflict, "creator of case "+id); got != 1 {
			p.failf("case %s: %d of %d creators were told that they made it", id, got, creators)
			continue
		}
		for i, a := range answers {
			if a.err == nil {
				c := newCase(id)
				c.Filed = today.AddDays(i)
				p.caseIs(c)
			}
		}
	}
}

func manyTakers(p *proof) {
	const rounds, takers = 4, 24
	for round := range rounds {
		claim := registry.Claim(fmt.Sprintf("claim %d", round))
		answers := make([]answer, takers)
		atOnce(takers, func(i int) {
			id := fmt.Sprintf("c%d", i)
			answers[i] = commitRetrying(p.ctx, p.handle(i), taking(string(claim)+" by "+id, claim, id), nil)
		})
		if got := p.applied(answers, registry.ErrClaimed, "taker of a claim"); got != 1 {
			p.failf("claim: %d of %d takers were told that they have it", got, takers)
			continue
		}
		for i, a := range answers {
			if a.err == nil {
				p.holderIs(claim, fmt.Sprintf("c%d", i))
			}
		}
	}
}

func manyReplays(p *proof) {
	const rounds, senders = 4, 24
	for round := range rounds {
		answers := make([]answer, senders)
		atOnce(senders, func(i int) {
			change := granting(fmt.Sprintf("command %d", round), 1, abai)
			change.Reply.Version = int64(i) // whose reply was stored
			answers[i] = commitRetrying(p.ctx, p.handle(i), change, nil)
		})
		if got := p.applied(answers, nil, "sender of one command"); got != 1 {
			p.failf("command %d: carried out for %d of %d senders", round, got, senders)
		}
		for _, a := range answers[1:] {
			if a.err == nil && a.reply.Version != answers[0].reply.Version {
				p.failf("command %d: two senders got different replies", round)
				break
			}
		}
		p.lineIs(abai, int64(round)+1, 0, 0)
	}
}

func manyCrossing(p *proof) {
	const movers, places = 60, 100
	keys := []allocation.LineKey{almaty, astana, ulytau}
	p.applies(granting("grant", places, keys...))
	answers := make([]answer, movers)
	atOnce(movers, func(i int) {
		from, to := keys[i%3], keys[(i+1+i/3%2)%3] // each way round as often as the other
		change := moving(fmt.Sprintf("move %d", i), allocation.Grant(from, -1), allocation.Grant(to, 1))
		answers[i] = commitRetrying(p.ctx, p.handle(i), change, nil)
	})
	if got := p.applied(answers, nil, "mover"); got != movers {
		p.failf("%d of %d moves were applied", got, movers)
	}
	for _, key := range keys {
		p.lineIs(key, places, 0, 0)
	}
}

func wholeToReaders(p *proof) {
	const versions, readers = 30, 3
	var over atomic.Bool
	wrong := make([]error, readers+1)
	atOnce(readers+1, func(i int) {
		if i == readers {
			defer over.Store(true)
			wrong[i] = p.writeVersions("c1", versions)
			return
		}
		for !over.Load() && wrong[i] == nil {
			wrong[i] = p.readWhole("c1")
			time.Sleep(50 * time.Microsecond)
		}
	})
	for _, err := range wrong {
		if err != nil {
			p.failf("%w", err)
		}
	}
}

// writeVersions takes a case from version to version.
func (p *proof) writeVersions(id string, versions int) error {
	c := newCase(id)
	for range versions {
		a := commitRetrying(p.ctx, p.Store, opening(fmt.Sprintf("version %d", c.Version), c), nil)
		if a.err != nil {
			return fmt.Errorf("version %d: %w", c.Version, a.err)
		}
		c = next(c, today)
	}
	return nil
}

// readWhole reads a case, and then its events: there are at least as many as
// its version says.
func (p *proof) readWhole(id string) error {
	c, err := p.Store.Case(p.ctx, id)
	if errors.Is(err, registry.ErrNotFound) || errors.Is(err, registry.ErrConflict) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("case read beside a writer: %w", err)
	}
	events, err := p.Store.Events(p.ctx, id, 0, many)
	if err == nil && int64(len(events)) < c.Version {
		return fmt.Errorf("a case at version %d was read with %d events", c.Version, len(events))
	}
	if err != nil && !errors.Is(err, registry.ErrConflict) {
		return fmt.Errorf("events read beside a writer: %w", err)
	}
	return nil
}

// yielding is a context at the first look at which others get their turn, so that
// many at the same moment come between one another where the store is quick or
// the machine has one core.
type yielding struct {
	context.Context
	looked *atomic.Bool
}

func (y yielding) look() {
	if y.looked.CompareAndSwap(false, true) {
		time.Sleep(time.Microsecond)
	}
}

// Done implements context.Context.
func (y yielding) Done() <-chan struct{} { y.look(); return y.Context.Done() }

// Err implements context.Context.
func (y yielding) Err() error { y.look(); return y.Context.Err() }
