// Package scenario runs cases that are written down without Go: a JSON file
// gives a person's application and facts, a day, and what is to come of it.
//
// A directory holds base.json, an application and facts to which nothing is
// lacking, and further files with cases. A case says only what differs from the
// base, as a merge patch (RFC 7386): objects are merged, lists replaced, and
// null takes a value away.
//
//	{
//	  "cases": [{
//	    "name": "a day too late",
//	    "stage": "screen",
//	    "filed": "2026-11-01",
//	    "expect": {"verdict": "refused", "findings": {"filed-in-time": "refused late"}}
//	  }]
//	}
//
// A finding that refuses or is undetermined, and is not expected, is a
// difference; so are the missing facts, in their order.
package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
)

// Case is one case of a file.
type Case struct {
	Name        string            `json:"name"`
	Note        string            `json:"note,omitempty"` // why it is so, for the reader
	Stage       eligibility.Stage `json:"stage"`
	Filed       tanu.Date         `json:"filed,omitzero"`   // unless given, the base's
	Decided     tanu.Date         `json:"decided,omitzero"` // unless given, the day of filing
	Edition     tanu.Edition      `json:"edition,omitzero"` // that of the day of filing: any other is a broken call
	Policy      tanu.Policy       `json:"policy,omitzero"`
	Application json.RawMessage   `json:"application,omitempty"` // merge patch
	Facts       json.RawMessage   `json:"facts,omitempty"`       // merge patch
	Expect      Expect            `json:"expect"`
}

// Expect is what is to come of a case.
type Expect struct {
	Verdict           tanu.Verdict      `json:"verdict,omitzero"`
	Findings          map[string]string `json:"findings,omitempty"` // code: "verdict ground"
	Missing           []string          `json:"missing,omitempty"`
	MissingForPayment []string          `json:"missingForPayment,omitempty"`
	Error             string            `json:"error,omitzero"` // "not-encoded", "request" or "policy", instead of all else
}

// Result is how a case came out.
type Result struct {
	File        string
	Case        Case
	Decision    eligibility.Decision // zero after an error
	Differences []string             // none: as expected
}

// String names the file and the case, and what differs.
func (r Result) String() string {
	if len(r.Differences) == 0 {
		return r.File + ": " + r.Case.Name + ": as expected"
	}
	return r.File + ": " + r.Case.Name + ": " + strings.Join(r.Differences, "; ")
}

// base is the person whom the cases vary.
type base struct {
	Note        string          `json:"note"`
	Filed       tanu.Date       `json:"filed"`
	Application json.RawMessage `json:"application"`
	Facts       json.RawMessage `json:"facts"`
}

// Run runs every case of the directory, files in the order of their names. An
// error is a file that cannot be read, or says something that no case has.
func Run(fsys fs.FS) ([]Result, error) {
	var person base
	if err := load(fsys, "base.json", &person); err != nil {
		return nil, err
	}
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, fmt.Errorf("scenario: %w", err)
	}
	var results []Result
	for _, name := range names {
		if name == "base.json" {
			continue
		}
		list, err := runFile(fsys, name, person)
		if err != nil {
			return nil, err
		}
		results = append(results, list...)
	}
	return results, nil
}

func runFile(fsys fs.FS, name string, person base) ([]Result, error) {
	var file struct {
		Note  string `json:"note"`
		Cases []Case `json:"cases"`
	}
	if err := load(fsys, name, &file); err != nil {
		return nil, err
	}
	results := make([]Result, 0, len(file.Cases))
	for _, c := range file.Cases {
		request, err := c.request(person)
		if err != nil {
			return nil, fmt.Errorf("scenario: %s: case %q: %w", path.Base(name), c.Name, err)
		}
		results = append(results, c.run(name, request))
	}
	return results, nil
}

// load reads a file strictly: a misspelt name is an error, not an unknown fact, and
// so is one that an object has twice.
func load(fsys fs.FS, name string, v any) error {
	text, err := fs.ReadFile(fsys, name)
	if err == nil {
		err = strict(text, v)
	}
	if field, twice := tanu.RepeatedField(text); err == nil && twice {
		err = fmt.Errorf("the field %q is there twice", field)
	}
	if err != nil {
		return fmt.Errorf("scenario: %s: %s", name, tanu.HideDigits(err.Error()))
	}
	return nil
}

func strict(text []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("want nothing after the first value")
	}
	return nil
}

func (c Case) request(person base) (eligibility.Request, error) {
	if c.Stage == "" {
		return eligibility.Request{}, errors.New("want a stage, screen or review")
	}
	req := eligibility.Request{
		Filed: c.Filed, Decided: c.Decided, Edition: c.Edition, Policy: c.Policy, Calendar: calendar.FiveDay(),
	}
	if req.Filed.IsZero() {
		req.Filed = person.Filed
	}
	return req, errors.Join(
		patched("application", person.Application, c.Application, &req.Application),
		patched("facts", person.Facts, c.Facts, &req.Facts),
	)
}

// patched decodes the target with the patch merged in.
func patched(name string, target, patch json.RawMessage, v any) error {
	merged, err := mergePatch(target, patch)
	if err == nil {
		err = strict(merged, v)
	}
	if err != nil {
		return fmt.Errorf("%s: %s", name, tanu.HideDigits(err.Error()))
	}
	return nil
}

func (c Case) run(file string, request eligibility.Request) Result {
	decide := eligibility.Screen
	if c.Stage == eligibility.StageReview {
		decide = eligibility.Review
	}
	decision, err := decide(request)
	result := Result{File: file, Case: c, Decision: decision}
	if err != nil || c.Expect.Error != "" {
		if got := errorWord(err); got != c.Expect.Error {
			result.Differences = []string{fmt.Sprintf("error: want %q, got %q (%v)", c.Expect.Error, got, err)}
		}
		return result
	}
	result.Differences = c.Expect.differences(decision)
	return result
}

// errorWord names the kind of an error.
func errorWord(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, tanu.ErrNotEncoded):
		return "not-encoded"
	case errors.Is(err, tanu.ErrPolicy):
		return "policy"
	case errors.Is(err, eligibility.ErrRequest):
		return "request"
	}
	return "other"
}

func (e Expect) differences(d eligibility.Decision) []string {
	var list []string
	differ := func(what string, want, got any) {
		list = append(list, fmt.Sprintf("%s: want %v, got %v", what, want, got))
	}
	if got := d.Verdict(); got != e.Verdict {
		differ("verdict", e.Verdict, got)
	}
	seen := 0
	for _, f := range d.Findings() {
		got := string(f.Verdict) + " " + f.Ground()
		want, expected := e.Findings[f.Code]
		switch {
		case expected && want != got:
			differ("finding "+f.Code, want, got)
		case !expected && (f.Verdict == tanu.Refused || f.Verdict == tanu.Undetermined):
			differ("finding "+f.Code, "nothing against", got)
		}
		if expected {
			seen++
		}
	}
	if seen != len(e.Findings) {
		differ("codes expected", len(e.Findings), fmt.Sprint(seen, " of the stage"))
	}
	if got := d.Missing(); !slices.Equal(got, e.Missing) {
		differ("missing", e.Missing, got)
	}
	if got := d.MissingForPayment(); !slices.Equal(got, e.MissingForPayment) {
		differ("missing for payment", e.MissingForPayment, got)
	}
	return list
}
