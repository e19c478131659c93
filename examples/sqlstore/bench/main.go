// Bench measures the SQL stores on throw-away databases: commits a second and
// how long one takes, beside a transaction written by hand that reads and writes
// the same rows; durable commands a second in batches; and, with a million
// cases, the pages of the agenda and of the sweep.
//
//	bench [-stores sqlite,postgres] [-cost 1s] [-batch 4000] [-cases 1000000]
//
// A measure that is zero is left out. Exit status: 0, or 2 where something
// failed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/mattn/go-isatty"
)

// options are the command line.
type options struct {
	stores       []string
	cost         time.Duration
	batch, cases int
}

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	status := execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
	cancel()
	os.Exit(status)
}

func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	opts, err := read(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = perform(ctx, opts, stdout, stderr)
	}
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 2
	}
	return 0
}

func read(args []string, stderr io.Writer) (options, error) {
	var opts options
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	stores := flags.String("stores", "sqlite,postgres,mariadb,galera", "the `stores` to measure, with commas between")
	flags.DurationVar(&opts.cost, "cost", time.Second, "how long each way of committing is measured, three times")
	flags.IntVar(&opts.batch, "batch", 4000, "how many lives are sent in batches; not to the cluster")
	flags.IntVar(&opts.cases, "cases", 0, "how many cases to load, for the agenda and the sweep")
	if err := flags.Parse(args); err != nil {
		return opts, err
	}
	opts.stores = strings.Split(*stores, ",")
	for _, name := range opts.stores {
		if !slices.ContainsFunc(kinds, func(k struct {
			name  string
			start func(context.Context) (place, error)
		}) bool {
			return k.name == name
		}) {
			return opts, fmt.Errorf("no store is named %q", name)
		}
	}
	return opts, nil
}

func perform(ctx context.Context, opts options, stdout, stderr io.Writer) error {
	for _, kind := range kinds {
		if !slices.Contains(opts.stores, kind.name) {
			continue
		}
		p, err := kind.start(ctx)
		if err != nil {
			return err
		}
		if err := errors.Join(measure(ctx, p, opts, stdout, stderr), p.close()); err != nil {
			return fmt.Errorf("%s: %w", kind.name, err)
		}
	}
	return nil
}

func measure(ctx context.Context, p place, opts options, stdout, stderr io.Writer) error {
	if opts.cost > 0 {
		if err := costs(ctx, stdout, p, opts.cost); err != nil {
			return err
		}
	}
	if opts.batch > 0 && p.kind != "galera" {
		const senders = 2 // one makes the next batch ready while the other's is written
		if err := batches(ctx, stdout, p, opts.batch, []int{1, 100, 500}, senders); err != nil {
			return err
		}
	}
	if opts.cases > 0 {
		return million(ctx, stdout, p, opts.cases, bar(stderr))
	}
	return nil
}

// costs prints the table of what a commit costs, by hand, by the store and by
// the registry.
func costs(ctx context.Context, w io.Writer, p place, lasts time.Duration) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "store\twork\tworkers\tby hand/s\tp50\tp99\t"+
		"store/s\tp50\tp99\tregistry/s\tp50\tp99\tregistry costs, p50\t")
	for _, work := range works {
		for _, workers := range []int{1, 8} {
			r, err := cost(ctx, p, work, workers, lasts)
			if err != nil {
				return err
			}
			fmt.Fprintf(table, "%s\t%s\t%d\t", r.store, r.what, r.workers)
			for _, s := range []*sample{&r.hand, &r.store1, &r.library} {
				fmt.Fprintf(table, "%.0f\t%s\t%s\t", s.rate(), short(s.part(0.5)), short(s.part(0.99)))
			}
			fmt.Fprintf(table, "%+.0f %%\t\n", 100*(r.library.part(0.5).Seconds()/r.hand.part(0.5).Seconds()-1))
		}
	}
	return table.Flush()
}

func short(d time.Duration) string { return d.Round(10 * time.Microsecond).String() }

// bar shows how far the loading is: on a terminal as a bar, elsewhere a line for
// each tenth.
func bar(stderr io.Writer) func(done, of int) {
	file, ok := stderr.(*os.File)
	terminal := ok && isatty.IsTerminal(file.Fd())
	began, last := time.Now(), -1
	return func(done, of int) {
		tenth := 10 * done / of
		if !terminal {
			if tenth != last {
				last = tenth
				fmt.Fprintf(stderr, "%d of %d, %.0f a second\n", done, of, float64(done)/time.Since(began).Seconds())
			}
			return
		}
		const width = 40
		full := width * done / of
		bar := strings.Repeat("#", full) + strings.Repeat(".", width-full)
		rate := float64(done) / time.Since(began).Seconds()
		fmt.Fprintf(stderr, "\r[%s] %d/%d, %.0f a second", bar, done, of, rate)
		if done == of {
			fmt.Fprintln(stderr)
		}
	}
}
