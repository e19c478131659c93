// Distribution shares vouchers among the regions for three years: it reads a
// plan file, prints the audit table of the distribution, the plan by year and
// the same statistics under every method, and draws the regions' quotas of one
// year against what is still free.
//
//	go run ./examples/distribution -lang ru
//	go run ./examples/distribution -lang en -form markdown -method huntington-hill
//	go run ./examples/distribution -plan weights.csv -first 2027 -years 4000,4000,4500 \
//		-source "Bureau of National Statistics" -day 2026-10-01 -svg chart.svg
//	go run ./examples/distribution -plan new.json -before old.json
//
// A plan file is JSON, a draft or a whole plan by allocation/plan.schema.json, or
// CSV with the columns region, weight, floor and cap, of which the last two may
// be left out. Without -plan it takes a sample whose figures are invented.
package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

//go:embed plan.json
var samplePlan []byte

//go:embed lines.csv
var sampleLines []byte

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	plan, before, lines        string
	svg, form                  string
	first, year                int
	years, source, day, method string
	lang                       tanu.Language
}

func parse(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("distribution", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.plan, "plan", "", "plan `file`, .json or .csv; a sample with invented figures if left out")
	flags.StringVar(&o.before, "before", "", "an earlier plan `file`, to show what changes")
	flags.StringVar(&o.lines, "lines", "", "CSV `file` with the columns region, year, held, issued")
	flags.StringVar(&o.svg, "svg", filepath.Join(os.TempDir(), "distribution.svg"), "where to write the chart")
	flags.StringVar(&o.form, "form", "text", "text, markdown, csv or html")
	flags.IntVar(&o.year, "year", 0, "the year to draw; the first of the plan if left out")
	flags.StringVar(&o.method, "method", "", "another method than the plan's: "+methodWords())
	flags.IntVar(&o.first, "first", 0, "for CSV: the first of the three years")
	flags.StringVar(&o.years, "years", "", "for CSV: the vouchers of each year, as in 4000,4000,4500")
	flags.StringVar(&o.source, "source", "", "for CSV: the source of the statistics")
	flags.StringVar(&o.day, "day", "", "for CSV: the day of the statistics, YYYY-MM-DD")
	flags.TextVar(&o.lang, "lang", tanu.Kazakh, "kk, ru or en")
	return o, flags.Parse(args)
}

func methodWords() string {
	var list []string
	for _, m := range allocation.Methods() {
		list = append(list, m.String())
	}
	return strings.Join(list, ", ")
}

func run(args []string, stdout, stderr io.Writer) error {
	o, err := parse(args, stderr)
	if err != nil {
		return err
	}
	render, ok := forms[o.form]
	if !ok {
		return fmt.Errorf("-form %q: want text, markdown, csv or html", o.form)
	}
	plan, err := o.readPlan(o.plan)
	if err != nil {
		return err
	}
	audit, err := plan.Basis().Audit()
	if err != nil {
		return err
	}
	comparison, err := plan.Basis().Compare()
	if err != nil {
		return err
	}
	tables := []allocation.Table{audit.Table(o.lang), plan.Table(o.lang), comparison.Table(o.lang)}
	if o.before != "" {
		before, err := o.readPlan(o.before)
		if err != nil {
			return err
		}
		tables = append(tables, before.DiffTable(plan, o.lang))
	}
	for _, table := range tables {
		fmt.Fprintln(stdout, render(table))
	}
	return o.draw(plan, stdout)
}

var forms = map[string]func(allocation.Table) string{
	"text":     allocation.Table.Text,
	"markdown": allocation.Table.Markdown,
	"csv":      allocation.Table.CSV,
	"html":     allocation.Table.HTML,
}

// readPlan reads a plan file, the sample if it has no name, and computes the plan
// where the file is a draft or another method is asked for. A plan whose numbers
// do not follow from its statistics is refused.
func (o options) readPlan(name string) (plan allocation.Plan, err error) {
	data := samplePlan
	if name == "" {
		name = "plan.json"
	} else if data, err = os.ReadFile(name); err != nil {
		return plan, err
	}
	if o.method == "" && strings.EqualFold(filepath.Ext(name), ".json") && bytes.Contains(data, []byte(`"places"`)) {
		if plan, err = allocation.ParsePlan(data); err == nil {
			err = plan.Verify()
		}
	} else {
		var draft allocation.Draft
		if draft, err = o.readDraft(name, data); err == nil {
			plan, err = draft.Plan()
		}
	}
	if err != nil {
		return allocation.Plan{}, fmt.Errorf("%s: %w", name, err)
	}
	return plan, nil
}

func (o options) readDraft(name string, data []byte) (draft allocation.Draft, err error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".json":
		draft, err = allocation.ParseDraft(data)
	case ".csv":
		draft, err = o.draftOf(data)
	default:
		err = errors.New("want a name that ends in .json or .csv")
	}
	if err == nil && o.method != "" {
		if draft.Method, err = allocation.ParseMethod(o.method); err != nil {
			err = fmt.Errorf("-method %q: want %s", o.method, methodWords())
		}
	}
	return draft, err
}

// draftOf makes a draft of a CSV file and the flags that go with it.
func (o options) draftOf(data []byte) (d allocation.Draft, err error) {
	if d.Entries, err = readEntries(data); err != nil {
		return d, err
	}
	d.First, d.Statistics.Source = o.first, o.source
	if d.Statistics.Day, err = tanu.ParseDate(o.day); err != nil {
		return d, fmt.Errorf("-day: %w", err)
	}
	years := strings.Split(o.years, ",")
	if len(years) != allocation.PeriodYears {
		return d, fmt.Errorf("-years %q: want three numbers, as in 4000,4000,4500", o.years)
	}
	for i, s := range years {
		if d.Years[i], err = strconv.ParseInt(strings.TrimSpace(s), 10, 64); err != nil {
			return d, fmt.Errorf("-years: %w", err)
		}
	}
	return d, d.Validate()
}

// draw writes the chart of one year and says where.
func (o options) draw(plan allocation.Plan, stdout io.Writer) error {
	year := o.year
	if year == 0 {
		year = plan.First
	}
	lines := plan.Lines(year)
	if lines == nil {
		return fmt.Errorf("-year %d: the plan is for %d to %d", year, plan.First, plan.Last())
	}
	used, err := o.readLines()
	if err != nil {
		return err
	}
	used = slices.DeleteFunc(used, func(m allocation.Move) bool { return m.Key.Year != year })
	if lines, err = allocation.ApplyAll(lines, used); err != nil {
		return err
	}
	file, err := os.Create(o.svg)
	if err != nil {
		return err
	}
	if err := errors.Join(chart(file, year, lines, o.lang), file.Close()); err != nil {
		return err
	}
	fmt.Fprintln(stdout, o.svg)
	return nil
}

// readLines reads what is held and issued; the sample's, for the sample.
func (o options) readLines() ([]allocation.Move, error) {
	switch {
	case o.lines != "":
		data, err := os.ReadFile(o.lines)
		if err != nil {
			return nil, err
		}
		return readMoves(data)
	case o.plan == "":
		return readMoves(sampleLines)
	}
	return nil, nil
}
