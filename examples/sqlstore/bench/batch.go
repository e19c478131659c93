package main

import (
	"context"
	"fmt"
	"io"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
)

// batches measures durable commands a second, one by one and in batches, on the
// changes of whole lives: all the applications, then all the reviews, and so on.
func batches(ctx context.Context, w io.Writer, p place, count int, sizes []int, senders int) error {
	stages, err := stagesOf(ctx, count)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "store\tbatch\tsenders\tcommands\tcommands/s\tof unbatched\tcpu of this program\t")
	single := 0.0
	for _, size := range sizes {
		err := p.on(ctx, func(store *sqlstore.Store) error {
			registry, err := voucher.NewRegistry(store, lives.Rules(), lives.Key())
			if err != nil {
				return err
			}
			if err := lives.GrantAll(ctx, registry, 20, 1<<40); err != nil {
				return err
			}
			n := senders
			if size == 1 {
				n = 1
			}
			before := cpu()
			done, took, err := send(ctx, store, stages, size, n)
			each := (cpu() - before) / time.Duration(max(done, 1))
			if err != nil {
				return err
			}
			rate := float64(done) / took.Seconds()
			if size == 1 {
				single = rate
			}
			fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%.0f\t%.1f×\t%s\t\n", p.kind, size, n, done, rate, rate/single, each.Round(time.Microsecond))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return table.Flush()
}

// stagesOf are the changes of so many lives, stage by stage.
func stagesOf(ctx context.Context, count int) (stages [][]voucher.Change, err error) {
	recorder, err := lives.NewRecorder(ctx, 20)
	if err != nil {
		return nil, err
	}
	for n := range count {
		changes, err := recorder.Changes(ctx, lives.New(n, 20), 99)
		if err != nil {
			return nil, err
		}
		for i, change := range changes {
			if i == len(stages) {
				stages = append(stages, nil)
			}
			stages[i] = append(stages[i], change)
		}
	}
	return stages, nil
}

// oneByOne bounds how long the commands are sent one by one.
const oneByOne = 3 * time.Second

// send commits the stages in batches of a size, by several senders at once.
func send(ctx context.Context, store *sqlstore.Store, stages [][]voucher.Change, size, senders int) (done int, took time.Duration, err error) {
	began := time.Now()
	for _, stage := range stages {
		parts := make(chan []voucher.Change)
		failures := make(chan error, senders)
		var all sync.WaitGroup
		for range senders {
			all.Go(func() {
				var failed error
				for part := range parts {
					if failed == nil {
						failed = commit(ctx, store, part)
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

func commit(ctx context.Context, store *sqlstore.Store, part []voucher.Change) error {
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
