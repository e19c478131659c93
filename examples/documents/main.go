// Documents writes the voucher and the act of services rendered as files: HTML,
// plain text and PDF in Kazakh and Russian, and the act as JSON.
//
//	go run ./examples/documents -out some/directory
//
// All persons, bodies, numbers and sums are invented.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
)

func main() {
	out := flag.String("out", "", "the directory to write to; a new temporary one without it")
	flag.Parse()
	if err := run(*out, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// rules are the law's: the five-day week, the MCI as published, the default readings.
var rules = settlement.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}

// run settles the sample act, says what came out, and writes its documents.
func run(out string, say io.Writer) error {
	act, entitlements, err := sample()
	if err != nil {
		return err
	}
	facts := settlement.ActFacts{Elsewhere: map[string]string{}, EDS: tanu.Yes, Entitled: tanu.Yes}
	s, err := rules.Settle(act, entitlements, facts)
	if err != nil {
		return err
	}
	fmt.Fprint(say, s.Report.In(tanu.English))
	for _, r := range s.Reimbursements {
		fmt.Fprintf(say, "%s\n%s\n", r.VoucherID, r.In(tanu.English))
	}
	for _, p := range s.Payments {
		fmt.Fprintln(say, p.In(tanu.English))
	}
	files, err := render(act, entitlements[0])
	if err != nil {
		return err
	}
	return write(out, files, say)
}

// render makes every document, by the name of its file.
func render(act settlement.Act, e settlement.Entitlement) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, lang := range []tanu.Language{tanu.Kazakh, tanu.Russian} {
		for name, draw := range map[string]func(io.Writer) error{
			"act." + lang.String() + ".html":     func(w io.Writer) error { return settlement.WriteActHTML(w, act, lang) },
			"act." + lang.String() + ".txt":      func(w io.Writer) error { return settlement.WriteActText(w, act, lang) },
			"act." + lang.String() + ".pdf":      func(w io.Writer) error { return writeActPDF(w, act, lang) },
			"voucher." + lang.String() + ".html": func(w io.Writer) error { return settlement.WriteVoucherHTML(w, e, lang) },
			"voucher." + lang.String() + ".txt":  func(w io.Writer) error { return settlement.WriteVoucherText(w, e, lang) },
			"voucher." + lang.String() + ".pdf":  func(w io.Writer) error { return writeVoucherPDF(w, e, lang) },
		} {
			var b bytes.Buffer
			if err := draw(&b); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			files[name] = b.Bytes()
		}
	}
	data, err := json.MarshalIndent(act, "", "  ")
	files["act.json"] = append(data, '\n')
	return files, err
}

func write(out string, files map[string][]byte, say io.Writer) error {
	if out == "" {
		var err error
		if out, err = os.MkdirTemp("", "tanu-documents-"); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return err
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		path := filepath.Join(out, name)
		if err := os.WriteFile(path, files[name], 0o600); err != nil { // the documents hold whole IINs
			return err
		}
		fmt.Fprintln(say, path)
	}
	return nil
}
