// Command deadlines shows the working calendar of Kazakhstan: a year as a grid
// of twelve months, or where a term ends that begins on a day, and why; or
// writes the days off as an iCalendar file to subscribe to.
//
//	go run ./examples/deadlines
//	go run ./examples/deadlines -year 2020 -lang ru -six
//	go run ./examples/deadlines -from 2026-03-20 -term "1 working day" -lang kk
//	go run ./examples/deadlines -from 2026-08-28 -term "1 working day" -known 2026-05-01
//	go run ./examples/deadlines -day 2026-08-31
//	go run ./examples/deadlines -year 2026 -ical days-off.ics
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, time.Now()); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "deadlines:", err)
		os.Exit(1)
	}
}

// options are what the flags say.
type options struct {
	year    int
	lang    tanu.Language
	six     bool
	color   bool
	known   tanu.Date
	day     tanu.Date
	from    tanu.Date
	term    calendar.Term
	changes string
	ical    string
}

func run(args []string, out io.Writer, now time.Time) error {
	o, err := parse(args, out, now)
	if err != nil {
		return err
	}
	c, err := o.calendar()
	if err != nil {
		return err
	}
	switch {
	case o.ical != "":
		return writeICal(o, c, out, now)
	case !o.day.IsZero():
		return explain(out, c, o)
	case !o.from.IsZero():
		return account(out, c, o)
	}
	return grid{c, o}.print(out)
}

func parse(args []string, out io.Writer, now time.Time) (options, error) {
	o := options{lang: tanu.English, term: calendar.WorkingDays(3), color: isTerminal(out)}
	flags := flag.NewFlagSet("deadlines", flag.ContinueOnError)
	flags.SetOutput(os.Stderr)
	flags.IntVar(&o.year, "year", now.Year(), "the year to show")
	flags.TextVar(&o.lang, "lang", o.lang, "kk, ru or en")
	flags.BoolVar(&o.six, "six", false, "the six-day week")
	flags.BoolVar(&o.color, "color", o.color, "colours of a terminal")
	flags.TextVar(&o.known, "known", tanu.Date{}, "the calendar as it was known on this `day`")
	flags.TextVar(&o.day, "day", tanu.Date{}, "explain this `day`")
	flags.TextVar(&o.from, "from", tanu.Date{}, "count the term from this `day`, which is day 0")
	flags.TextVar(&o.term, "term", o.term, `"3 working days", "10 calendar days" or "45 days of validity"`)
	flags.StringVar(&o.changes, "changes", "", "a JSON `file` of what was announced since the release")
	flags.StringVar(&o.ical, "ical", "", "write the year and the next as iCalendar to this `file`, - for the terminal")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if flags.NArg() > 0 {
		return options{}, fmt.Errorf("unexpected %q", flags.Arg(0))
	}
	return o, nil
}

// calendar is the one the options ask for.
func (o options) calendar() (calendar.Calendar, error) {
	c := calendar.FiveDay()
	if o.six {
		c = calendar.SixDay()
	}
	if o.changes != "" {
		data, err := os.ReadFile(o.changes)
		if err != nil {
			return c, err
		}
		changes, err := calendar.ParseChanges(data)
		if err != nil {
			return c, err
		}
		if c, err = c.With(changes); err != nil {
			return c, err
		}
	}
	if o.known.IsZero() {
		return c, nil
	}
	return c.AsKnownOn(o.known)
}

// explain tells what a day is, and on which act.
func explain(out io.Writer, c calendar.Calendar, o options) error {
	day, err := c.Day(o.day)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, day.In(o.lang))
	return err
}

// account tells where a term ends, and why.
func account(out io.Writer, c calendar.Calendar, o options) error {
	deadline, err := c.Deadline(o.from, o.term)
	if err != nil {
		return err
	}
	proof, err := c.Proof(deadline)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s + %s\n%s\n", o.from.In(o.lang), o.term.In(o.lang), proof.In(o.lang))
	return err
}

func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
