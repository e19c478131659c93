package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// batches measures durable commands a second, one by one and in batches, of whole
// lives: all the applications, then all the reviews, and so on. The store commits
// changes that were decided beforehand; the registry carries out commands, with
// the reads, the decision, the digests and the JSON.
func batches(ctx context.Context, w io.Writer, p place, count int, sizes []int, senders int) error {
	// All changes are there before the clock runs, which no real program holds. So
	// the collector is not sent through them as often.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	changes, err := stagesOf(ctx, count)
	if err != nil {
		return err
	}
	commands := commandsOf(count)
	ways := []struct {
		name string
		send func(*sqlstore.Store, *registry.Registry, int, int) (int, time.Duration, error)
	}{
		{"store, decided beforehand", func(
			store *sqlstore.Store, _ *registry.Registry, size, senders int,
		) (int, time.Duration, error) {
			return send(changes, size, senders, func(part []registry.Change) error { return commit(ctx, store, part) })
		}},
		{"registry, whole commands", func(
			_ *sqlstore.Store, reg *registry.Registry, size, senders int,
		) (int, time.Duration, error) {
			return send(commands, size, senders, func(part []voucher.Command) error { return do(ctx, reg, part) })
		}},
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "store\twhat\tbatch\tsenders\tcommands\tcommands/s\tof unbatched\tcpu of this program\t")
	for _, way := range ways {
		single := 0.0
		for _, size := range sizes {
			n := senders
			if size == 1 {
				n = 1
			}
			err := p.on(ctx, func(store *sqlstore.Store) error {
				reg, err := granted(ctx, store, 20)
				if err != nil {
					return err
				}
				before := cpu()
				done, took, err := way.send(store, reg, size, n)
				each := (cpu() - before) / time.Duration(max(done, 1))
				rate := float64(done) / took.Seconds()
				if size == 1 {
					single = rate
				}
				fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%.0f\t%.1f×\t%s\t\n",
					p.kind, way.name, size, n, done, rate, rate/single, each.Round(time.Microsecond))
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return table.Flush()
}

// granted is a registry over a store, with places enough in the first regions.
func granted(ctx context.Context, store *sqlstore.Store, regions int) (*registry.Registry, error) {
	reg, err := registry.New(store, lives.Rules(), lives.Key())
	if err != nil {
		return nil, err
	}
	return reg, lives.GrantAll(ctx, reg, regions, 1<<40)
}

// stagesOf are the changes of so many lives, stage by stage.
func stagesOf(ctx context.Context, count int) (stages [][]registry.Change, err error) {
	recorder, err := lives.NewRecorder(ctx, 20)
	if err != nil {
		return nil, err
	}
	for n := range count {
		changes, err := recorder.Changes(ctx, lives.New(n, 20), 99)
		if err != nil {
			return nil, err
		}
		stages = staged(stages, changes)
	}
	return stages, nil
}

// commandsOf are the commands of so many lives, stage by stage.
func commandsOf(count int) (stages [][]voucher.Command) {
	for n := range count {
		stages = staged(stages, lives.New(n, 20).Commands())
	}
	return stages
}

// staged adds a life to the stages.
func staged[T any](stages [][]T, life []T) [][]T {
	for i, one := range life {
		if i == len(stages) {
			stages = append(stages, nil)
		}
		stages[i] = append(stages[i], one)
	}
	return stages
}

// oneByOne bounds how long the commands are sent one by one.
const oneByOne = 3 * time.Second

// send sends the stages in batches of a size, by several senders at once.
func send[T any](stages [][]T, size, senders int, commit func([]T) error) (done int, took time.Duration, err error) {
	began := time.Now()
	for _, stage := range stages {
		parts := make(chan []T)
		failures := make(chan error, senders)
		var all sync.WaitGroup
		for range senders {
			all.Go(func() {
				var failed error
				for part := range parts {
					if failed == nil {
						failed = commit(part)
					}
				}
				failures <- failed
			})
		}
		for len(stage) > 0 && (size > 1 || time.Since(began) < oneByOne) {
			n := min(size, len(stage))
			parts <- stage[:n]
			stage, done = stage[n:], done+n
		}
		close(parts)
		all.Wait()
		for range senders {
			if err := <-failures; err != nil {
				return 0, 0, err
			}
		}
		if size == 1 && time.Since(began) >= oneByOne {
			break
		}
	}
	return done, time.Since(began), nil
}

func commit(ctx context.Context, store *sqlstore.Store, part []registry.Change) error {
	if len(part) == 1 {
		_, _, err := store.Commit(ctx, part[0])
		return err
	}
	committed, err := store.CommitAll(ctx, part)
	for _, c := range committed {
		if c.Err != nil {
			return c.Err
		}
	}
	return err
}

func do(ctx context.Context, reg *registry.Registry, part []voucher.Command) error {
	if len(part) == 1 {
		result, err := reg.Do(ctx, part[0])
		return satisfied(part[0], result, err)
	}
	results, errs, err := reg.DoAll(ctx, part)
	if err != nil {
		return err
	}
	for i, result := range results {
		errs[i] = satisfied(part[i], result, errs[i])
	}
	return errors.Join(errs...)
}

func satisfied(cmd voucher.Command, result registry.Result, err error) error {
	if err == nil && result.Status != voucher.Done {
		err = fmt.Errorf("bench: %s: %v", cmd.ID, result.Reasons)
	}
	return err
}
