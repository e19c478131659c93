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
//
// The example is ExampleRun in scenario_test.go; the cases of the library itself are
// in testdata/scenarios of package eligibility.
package scenario

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/internal/strict"
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
	Error             string            `json:"error,omitzero"` // "not-encoded", "request" or "policy"
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

// load reads a file strictly: a misspelt name is an error, not an unknown fact.
func load(fsys fs.FS, name string, v any) error {
	text, err := fs.ReadFile(fsys, name)
	if err == nil {
		err = strict.Read(text, v, wrong)
	}
	if err != nil {
		return fmt.Errorf("scenario: %s: %w", name, err)
	}
	return nil
}

func wrong(f strict.Fault) error {
	return &tanu.FieldError{Kind: eligibility.ErrRequest, Path: f.Path, Rule: f.Rule, Limit: f.Limit}
}

func (c Case) request(person base) (eligibility.Request, error) {
	req := eligibility.Request{
		Filed: c.Filed, Decided: c.Decided, Edition: c.Edition, Policy: c.Policy, Calendar: calendar.FiveDay(),
	}
	if c.Stage == "" {
		return req, errors.New("want a stage, screen or review")
	}
	if req.Filed.IsZero() {
		req.Filed = person.Filed
	}
	var err error
	if req.Application, err = patched(person.Application, c.Application, eligibility.ParseApplication); err != nil {
		return req, fmt.Errorf("application: %w", err)
	}
	if req.Facts, err = patched(person.Facts, c.Facts, eligibility.ParseFacts); err != nil {
		return req, fmt.Errorf("facts: %w", err)
	}
	return req, nil
}

// patched is the target with a merge patch (RFC 7386) in it. The patch is read on
// its own first, for what a merge would pass over, such as a repeated member.
func patched[T any](target, patch json.RawMessage, parse func([]byte) (T, error)) (T, error) {
	if len(patch) == 0 {
		return parse(target)
	}
	if _, err := parse(patch); err != nil {
		return *new(T), err
	}
	var t, p any
	if err := errors.Join(json.Unmarshal(target, &t), json.Unmarshal(patch, &p)); err != nil {
		return *new(T), err
	}
	text, err := json.Marshal(merged(t, p))
	if err != nil {
		return *new(T), err
	}
	return parse(text)
}

// merged takes the members of the patch into the target; null takes one away.
func merged(target, patch any) any {
	changes, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	out := map[string]any{}
	if members, ok := target.(map[string]any); ok {
		maps.Copy(out, members)
	}
	for name, value := range changes {
		if value == nil {
			delete(out, name)
		} else {
			out[name] = merged(out[name], value)
		}
	}
	return out
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
