// Faults proves the SQL stores under faults. Eight clerks carry whole lives of
// cases through, send some commands twice at once, and want more places than
// there are, while
//
//	kill   their program is killed with SIGKILL and started again
//	crash  PostgreSQL is stopped without a checkpoint and started again
//	cut    the connection is cut in the middle of a commit, before the server
//	       heard of it or after it answered
//	node   a node of a Galera cluster is killed, and rejoins later
//
// Afterwards the database is held to the invariants: no place sold twice, no
// voucher lost or doubled, no event missing, every message there once, every
// command that was acknowledged stored with the answer that was given, every
// case what its events make.
//
//	faults [-for 30s] [-only sqlite,postgres/crash]
//
// Servers are started for it on loopback and thrown away. Exit status: 0 all
// invariants hold, 1 one does not, 2 something else failed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	if name := os.Getenv(child); name != "" {
		if err := beChild(ctx, name); err != nil {
			fmt.Fprintln(os.Stderr, "faults:", err)
		}
		return
	}
	status := execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
	cancel()
	os.Exit(status)
}

func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("faults", flag.ContinueOnError)
	flags.SetOutput(stderr)
	lasts := flags.Duration("for", 30*time.Second,
		"how long each trial lasts, without starting servers and looking afterwards")
	only := flags.String("only", "", "the `trials`, by store or store/fault, with commas between (default: all)")
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	chosen := choose(*only)
	if len(chosen) == 0 {
		fmt.Fprintf(stderr, "faults: no trial is named %q\n", *only)
		return 2
	}
	var reports []*report
	status := 0
	for _, t := range chosen {
		fmt.Fprintf(stderr, "%s/%s for %s …\n", t.store, t.fault, *lasts)
		r, err := t.try(ctx, *lasts)
		var missing *servers.MissingError
		switch {
		case errors.As(err, &missing) && os.Getenv("CI") != "true":
			fmt.Fprintln(stderr, missing)
			continue
		case err != nil:
			fmt.Fprintf(stderr, "faults: %s/%s: %v\n", t.store, t.fault, err)
			return 2
		}
		reports = append(reports, r)
		if len(r.Violations) > 0 {
			status = 1
		}
	}
	if err := print(stdout, reports); err != nil {
		fmt.Fprintln(stderr, "faults:", err)
		return 2
	}
	return status
}

func choose(only string) (chosen []trial) {
	for _, t := range trials {
		for _, name := range strings.Split(only, ",") {
			if name == "" || name == t.store || name == t.store+"/"+t.fault {
				chosen = append(chosen, t)
				break
			}
		}
	}
	return chosen
}

// print prints the table of the trials, and below it what was broken.
func print(w io.Writer, reports []*report) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "store\tfault\tfaults\ttries\tacknowledged\tunknown\tfailed\tcases\tviolations\ttook\t")
	for _, r := range reports {
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t\n", r.Store, r.Fault, r.Faults, r.counts.tries.Load(),
			r.Acknowledged, r.counts.unknown.Load(), r.counts.failed.Load(), r.Cases, len(r.Violations), r.Took.Round(time.Second))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	const most = 20
	for _, r := range reports {
		for _, v := range r.Violations[:min(most, len(r.Violations))] {
			fmt.Fprintf(w, "%s/%s: %s\n", r.Store, r.Fault, v)
		}
	}
	return nil
}
