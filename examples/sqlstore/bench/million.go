package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher/registry"
)

// oneIssuedIn is one in how many of the loaded cases has its voucher; the others
// wait for their review.
const oneIssuedIn = 100

// million loads cases, then pages through what is due and lets vouchers lapse.
func million(ctx context.Context, w io.Writer, p place, count int, progress func(done, of int)) error {
	return p.on(ctx, func(store *sqlstore.Store) error {
		reg, err := registry.New(store, lives.Rules(), lives.Key())
		if err != nil {
			return err
		}
		if err := lives.GrantAll(ctx, reg, 20, 1<<40); err != nil {
			return err
		}
		began := time.Now()
		peak, err := load(ctx, store, count, progress)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %d cases loaded in %s, heap at most %d MB\n",
			p.kind, count, time.Since(began).Round(time.Second), peak>>20)
		return errorsOf(agenda(ctx, w, store, ""), agenda(ctx, w, store, tanu.AlmatyCity), sweep(ctx, w, store, reg))
	})
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// load makes cases up on every core and commits them in batches.
func load(ctx context.Context, store *sqlstore.Store, count int, progress func(done, of int)) (peak uint64, err error) {
	const batch = 500
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	batches := make(chan []registry.Change, 4)
	var makers sync.WaitGroup
	numbers := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		makers.Go(func() {
			for first := range numbers {
				changes, err := made(ctx, first, min(first+batch, count))
				if err != nil {
					cancel(err)
					return
				}
				select {
				case batches <- changes:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		defer close(batches)
		defer makers.Wait()
		defer close(numbers)
		for first := 0; first < count; first += batch {
			select {
			case numbers <- first:
			case <-ctx.Done():
				return
			}
		}
	}()
	done := 0
	for changes := range batches {
		if err := commit(ctx, store, changes); err != nil {
			cancel(err)
			break
		}
		done = min(done+batch, count)
		progress(done, count)
		peak = max(peak, heap())
	}
	return peak, context.Cause(ctx)
}

// made are the changes of the cases from one number up to another.
func made(ctx context.Context, first, end int) (all []registry.Change, err error) {
	recorder, err := lives.NewRecorder(ctx, 20)
	if err != nil {
		return nil, err
	}
	for n := first; n < end; n++ {
		most := 1
		if n%oneIssuedIn == 0 {
			most = 5
		}
		changes, err := recorder.Changes(ctx, lives.New(n, 20), most)
		if err != nil {
			return nil, err
		}
		all = append(all, changes...)
	}
	return all, nil
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

const duePage = 1000

// agenda pages through everything that is due in a year.
func agenda(ctx context.Context, w io.Writer, store *sqlstore.Store, region tanu.Region) error {
	query := registry.DueQuery{By: tanu.MustDate("2026-12-31"), Region: region}
	var pages []time.Duration
	var peak uint64
	total := 0
	for cursor := (registry.Cursor{}); ; {
		start := time.Now()
		cases, err := store.Due(ctx, query, cursor, duePage)
		if err != nil {
			return err
		}
		pages = append(pages, time.Since(start))
		total, peak = total+len(cases), max(peak, heap())
		if len(cases) < duePage {
			break
		}
		cursor = registry.Cursor{Due: cases[len(cases)-1].Due, ID: cases[len(cases)-1].ID}
	}
	what := "agenda of the country"
	if region != "" {
		what = "agenda of region " + string(region)
	}
	return paged(w, what, total, pages, peak)
}

// sweep lets the vouchers lapse that are past their last valid day.
func sweep(ctx context.Context, w io.Writer, _ *sqlstore.Store, reg *registry.Registry) error {
	var pages []time.Duration
	var peak uint64
	total := 0
	start := time.Now()
	for _, err := range reg.Sweep(ctx, tanu.MustDate("2026-06-01")) {
		if err != nil {
			return err
		}
		if total++; total%duePage == 0 {
			pages = append(pages, time.Since(start))
			start, peak = time.Now(), max(peak, heap())
		}
	}
	pages, peak = append(pages, time.Since(start)), max(peak, heap())
	return paged(w, "sweep, vouchers lapsed", total, pages, peak)
}

// paged prints how long the first, the middle and the last pages took.
func paged(w io.Writer, what string, total int, pages []time.Duration, peak uint64) error {
	third := max(len(pages)/3, 1)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	first, middle, last := pages[:third], pages[third:min(2*third, len(pages))], pages[len(pages)-third:]
	fmt.Fprintf(table, "%s\t%d\tpages %d\tmedian page: first third %s\tmiddle %s\tlast %s\t",
		what, total, len(pages), median(first), median(middle), median(last))
	fmt.Fprintf(table, "slowest %s\theap at most %d MB\t\n", slices.Max(pages).Round(time.Millisecond/10), peak>>20)
	return table.Flush()
}

func median(d []time.Duration) time.Duration {
	if len(d) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(d))[len(d)/2].Round(time.Millisecond / 10)
}
