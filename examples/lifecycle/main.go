// Lifecycle carries one case of the one-time voucher from filing to payment,
// over an embedded database, and prints an account of it: who did what on which
// day, by which clause, by when it was due and how that day was counted, then
// the voucher, the act and the payments.
//
//	lifecycle [-lang kk|ru|en] [-json] [-db FILE] [CASE.json]
//
// Without a case file it takes the invented sample that it carries. It exits
// with 0 where the case is in time, 1 where it was refused, was late, lapsed or
// lacks a fact, and 2 where the file is malformed or something failed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/mattn/go-isatty"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/examples/sqlstore"
)

const usage = `lifecycle [-lang kk|ru|en] [-json] [-db FILE] [CASE.json]

Carries one case from filing to payment and prints an account of it. Without a
case file it takes the invented sample that it carries; the samples beside it in
testdata show the other ends a case can come to.

Exit status: 0 the case is in time; 1 it was refused, was late, lapsed or lacks
a fact; 2 the file is malformed or something failed.

`

func main() {
	os.Exit(execute(os.Args[1:], os.Stdout, os.Stderr))
}

// options are the command line.
type options struct {
	lang   tanu.Language
	asJSON bool
	db     string
	path   string
}

// execute is the program; it returns the exit status.
func execute(args []string, stdout, stderr io.Writer) int {
	opts, err := read(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "lifecycle: %v; -h tells more\n", err)
		return 2
	}
	a, err := perform(opts, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "lifecycle:", err)
		return 2
	}
	if opts.asJSON {
		err = a.writeJSON(stdout, opts.lang)
	} else {
		err = a.writeText(stdout, opts.lang, coloured(stdout))
	}
	if err != nil {
		fmt.Fprintln(stderr, "lifecycle:", err)
		return 2
	}
	return a.status()
}

// read reads the command line; asked for help it prints it.
func read(args []string, help io.Writer) (options, error) {
	opts := options{lang: tanu.English}
	flags := flag.NewFlagSet("lifecycle", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {} // an error is told once, by its own words
	flags.TextVar(&opts.lang, "lang", tanu.English, "`language` of the account: kk, ru or en")
	flags.BoolVar(&opts.asJSON, "json", false, "print the account as JSON")
	flags.StringVar(&opts.db, "db", "", "keep the database in this `file` (default: a temporary one)")
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(help, usage)
		flags.SetOutput(help)
		flags.PrintDefaults()
	}
	if err != nil {
		return opts, err
	}
	if flags.NArg() > 1 {
		return opts, fmt.Errorf("want one case file, got %d", flags.NArg())
	}
	opts.path = flags.Arg(0)
	return opts, nil
}

// perform opens the database, runs the case and closes the database.
func perform(opts options, stderr io.Writer) (a account, err error) {
	in, err := load(opts.path)
	if err != nil {
		if opts.path != "" {
			err = fmt.Errorf("%s: %w", opts.path, err)
		}
		return account{}, err
	}
	path, remove, err := database(opts.db)
	if err != nil {
		return account{}, err
	}
	defer remove()
	ctx := context.Background()
	store, err := sqlstore.Open(ctx, path)
	if err != nil {
		return account{}, err
	}
	defer func() {
		if closed := store.Close(); err == nil {
			err = closed
		}
	}()
	show, clear := progress(stderr)
	defer clear()
	return run(ctx, store, in, show)
}

// database is where the cases are kept: the file asked for, or a temporary one
// that is removed afterwards.
func database(asked string) (path string, remove func(), err error) {
	if asked != "" {
		return asked, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "tanu-lifecycle-")
	if err != nil {
		return "", nil, err
	}
	return filepath.Join(dir, "cases.db"), func() { _ = os.RemoveAll(dir) }, nil
}

// progress shows on a terminal how far the case is.
func progress(stderr io.Writer) (show func(step, of int), clear func()) {
	if !terminal(stderr) {
		return func(int, int) {}, func() {}
	}
	return func(step, of int) { fmt.Fprintf(stderr, "\r%d/%d", step, of) },
		func() { fmt.Fprint(stderr, "\r\x1b[K") }
}

// coloured reports whether to colour: on a terminal, unless NO_COLOR asks not to.
func coloured(w io.Writer) bool { return terminal(w) && os.Getenv("NO_COLOR") == "" }

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}
