package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// The load: regions with fewer places than applicants, and of some persons two
// applications at once, so that there is something to sell twice.
const (
	regions = 3
	granted = 150 // places of each region: fewer than the cases of a long run want
	clerks  = 8
)

// counts is what the clerks saw. A try is one command sent.
type counts struct {
	tries, carried, again, refused, unknown, failed atomic.Int64
}

// clerk sends commands until each has an answer, however often the store fails.
type clerk struct {
	store    registry.Store
	reg      *registry.Registry
	counts   *counts
	answered func(registry.Reply) // called before the clerk goes on
}

// begin grants the places. It may be done again.
func begin(ctx context.Context, store registry.Store) (*registry.Registry, error) {
	reg, err := registry.New(store, lives.Rules(), lives.Key())
	if err != nil {
		return nil, err
	}
	for n := range regions {
		line := lives.New(n, regions).Line()
		if err := insist(ctx, func() error {
			_, err := reg.Grant(ctx, "grant/"+line.String(), allocation.Grant(line, granted))
			return err
		}); err != nil {
			return nil, err
		}
	}
	return reg, nil
}

// insist does something again until it succeeds or the context ends.
func insist(ctx context.Context, do func() error) error {
	for {
		err := do()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(time.Duration(10+rand.IntN(40)) * time.Millisecond):
		}
	}
}

// work lets the clerks take cases, one after the other, until the context ends.
// What they have begun they do not finish then.
func work(
	ctx context.Context, store registry.Store, reg *registry.Registry, counts *counts, from int,
	answered func(registry.Reply),
) {
	var number atomic.Int64
	number.Store(int64(from))
	var all sync.WaitGroup
	for range clerks {
		all.Go(func() {
			c := clerk{store, reg, counts, answered}
			for ctx.Err() == nil {
				c.live(ctx, lifeOf(int(number.Add(1)-1)))
			}
		})
	}
	all.Wait()
}

// lifeOf is case number n. Every eighth is the application of the person of the
// case before it.
func lifeOf(n int) lives.Case {
	if n%8 == 7 {
		return lives.Of(n, n-1, regions)
	}
	return lives.New(n, regions)
}

// live carries a case through from where it stands: the last command that was
// carried out is sent once more. Now and then the same command is sent from two
// places at once.
func (c clerk) live(ctx context.Context, life lives.Case) {
	var stands voucher.Case
	err := insist(ctx, func() (err error) {
		stands, err = c.store.Case(ctx, life.ID)
		if errors.Is(err, registry.ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil {
		return
	}
	commands := life.Commands()
	done := min(int(stands.Version), len(commands))
	for _, cmd := range commands[max(0, done-1):] {
		if rand.IntN(6) == 0 {
			var twin sync.WaitGroup
			twin.Go(func() { c.send(ctx, cmd) })
			c.send(ctx, cmd)
			twin.Wait()
		} else if !c.send(ctx, cmd) {
			return
		}
	}
}

// send sends a command until it has an answer, and reports whether it was
// carried out.
func (c clerk) send(ctx context.Context, cmd voucher.Command) bool {
	var result registry.Result
	err := insist(ctx, func() (err error) {
		limited, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		c.counts.tries.Add(1)
		result, err = c.reg.Do(limited, cmd)
		switch {
		case errors.Is(err, registry.ErrOutcomeUnknown):
			c.counts.unknown.Add(1)
		case err != nil && ctx.Err() == nil:
			c.counts.failed.Add(1)
		}
		return err
	})
	if err != nil {
		return false
	}
	switch {
	case result.Replayed:
		c.counts.again.Add(1)
	case result.Reply.Status == voucher.Done:
		c.counts.carried.Add(1)
	default:
		c.counts.refused.Add(1)
	}
	if result.Reply.Status != voucher.NeedsFact {
		c.answered(result.Reply)
	}
	return result.Reply.Status == voucher.Done
}

// answers keeps every reply that a clerk was given.
type answers struct {
	mu  sync.Mutex
	all map[string]registry.Reply
	bad []string // commands that were answered in two ways
}

func (a *answers) add(r registry.Reply) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.all == nil {
		a.all = map[string]registry.Reply{}
	}
	if first, there := a.all[r.Command]; there && brief(first) != brief(r) {
		a.bad = append(a.bad, fmt.Sprintf("command %q was answered %s, then %s", r.Command, brief(first), brief(r)))
	}
	a.all[r.Command] = r
}

// brief is what of a reply must not change.
func brief(r registry.Reply) string {
	return fmt.Sprintf("%s, %s, version %d", r.Status, r.State, r.Version)
}
