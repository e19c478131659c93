// Coverage prints the register of provisions: each provision of the Rules and
// what becomes of it in the library.
//
//	go run ./examples/coverage
//	go run ./examples/coverage -lang kk -edition 2025 -fate host-duty
//	go run ./examples/coverage -pending -json
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/biliktilik/tanu"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 for a table, 1 where it could not be written, 2 for a
// flag that is not understood.
func run(args []string, stdout, stderr io.Writer) int {
	options, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	list := options.choose(tanu.Provisions())
	if options.json {
		err = writeJSON(stdout, list, options.lang)
	} else {
		err = writeTable(stdout, list, options.lang, options.width)
	}
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "coverage:", err)
		return 1
	}
	return 0
}

// options are what the flags say.
type options struct {
	lang    tanu.Language
	edition tanu.Edition
	fate    tanu.Treatment
	pending bool
	json    bool
	width   int
}

func parse(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.TextVar(&o.lang, "lang", tanu.English, "cite the clauses in this `language`: kk, ru or en")
	flags.TextVar(&o.edition, "edition", tanu.Edition(""),
		fmt.Sprintf("only the Rules of this `edition`, one of %v", tanu.Editions()))
	flags.TextVar(&o.fate, "fate", tanu.Treatment(""),
		fmt.Sprintf("only what has this `fate`, one of %v", tanu.Treatments()))
	flags.BoolVar(&o.pending, "pending", false, "only what is encoded and still lacks a part of its code")
	flags.BoolVar(&o.json, "json", false, "write JSON for a program")
	flags.IntVar(&o.width, "width", 120, "`columns` of the table")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	} else if o.width < narrowest {
		err = fmt.Errorf("-width %d: a table has %d columns at least", o.width, narrowest)
	}
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "coverage:", err)
		flags.Usage()
	}
	return o, err
}

// choose keeps the provisions that the flags ask for.
func (o options) choose(register []tanu.Provision) (list []tanu.Provision) {
	for _, p := range register {
		if o.edition != "" && string(p.ID.Source()) != o.edition.String() ||
			o.fate != "" && p.Treatment != o.fate ||
			o.pending && p.Pending == "" {
			continue
		}
		list = append(list, p)
	}
	return list
}

// counts says how much of a list has which fate.
type counts struct {
	Provisions   int `json:"provisions"`
	Encoded      int `json:"encoded"`
	Pending      int `json:"pending"` // of the encoded
	HostDuty     int `json:"hostDuty"`
	Definition   int `json:"definition"`
	Inapplicable int `json:"notApplicable"`
}

func countOf(list []tanu.Provision) (c counts) {
	for _, p := range list {
		c.Provisions++
		switch p.Treatment {
		case tanu.Encoded:
			c.Encoded++
		case tanu.HostDuty:
			c.HostDuty++
		case tanu.Definition:
			c.Definition++
		case tanu.Inapplicable:
			c.Inapplicable++
		}
		if p.Pending != "" {
			c.Pending++
		}
	}
	return c
}

// row is a provision as a program reads it.
type row struct {
	tanu.Provision
	Cited   string   `json:"cited"`
	Symbols []string `json:"symbols,omitempty"`
	Symbol  string   `json:"symbol,omitempty"` // left out: it is Symbols
}

func writeJSON(w io.Writer, list []tanu.Provision, lang tanu.Language) error {
	rows := make([]row, len(list))
	for i, p := range list {
		rows[i] = row{Provision: p, Cited: p.ID.In(lang), Symbols: p.Symbols()}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Provisions []row  `json:"provisions"`
		Counts     counts `json:"counts"`
	}{rows, countOf(list)})
}
