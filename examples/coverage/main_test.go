package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
)

// output runs the program and gives what it wrote and how it ended.
func output(args ...string) (stdout, stderr string, status int) {
	var out, err strings.Builder
	status = run(args, &out, &err)
	return out.String(), err.String(), status
}

// The whole register is in the table, cited in words, within the width.
func TestTable_everyProvision(t *testing.T) {
	for _, lang := range tanu.Languages() {
		for _, width := range []int{narrowest, 120, 200} {
			out, errors, status := output("-lang", lang.String(), "-width", fmt.Sprint(width))
			if status != 0 || errors != "" {
				t.Fatalf("status %d, %s", status, errors)
			}
			lines := strings.Split(out, "\n")
			for _, p := range tanu.Provisions() {
				begins := func(line string) bool { return strings.HasPrefix(line, p.ID.String()+" ") }
				if !slices.ContainsFunc(lines, begins) {
					t.Errorf("%s: no row begins with %s", lang, p.ID)
				}
			}
			for _, line := range lines {
				if utf8.RuneCountInString(line) > width {
					t.Errorf("%s, width %d: %d characters: %s", lang, width, utf8.RuneCountInString(line), line)
				}
			}
		}
	}
}

// The counts at the end are those of what is shown, and add up.
func TestJSON_filters(t *testing.T) {
	for _, c := range []struct {
		args []string
		keep func(tanu.Provision) bool
	}{
		{nil, func(tanu.Provision) bool { return true }},
		{[]string{"-edition", "2023"}, func(p tanu.Provision) bool { return p.ID.Source() == "2023" }},
		{[]string{"-fate", "host-duty"}, func(p tanu.Provision) bool { return p.Treatment == tanu.HostDuty }},
		{[]string{"-edition", "2025", "-fate", "encoded", "-pending"}, func(p tanu.Provision) bool {
			return p.ID.Source() == "2025" && p.Pending != ""
		}},
	} {
		out, errors, status := output(append(c.args, "-json", "-lang", "kk")...)
		var got struct {
			Provisions []struct {
				ID      tanu.Clause
				Cited   string
				Symbols []string
			}
			Counts counts
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 || errors != "" {
			t.Fatalf("%v: status %d, %v, %s", c.args, status, err, errors)
		}
		want := 0
		for _, p := range tanu.Provisions() {
			if !c.keep(p) {
				continue
			}
			row := got.Provisions[want]
			if row.ID != p.ID || row.Cited != p.ID.In(tanu.Kazakh) || !slices.Equal(row.Symbols, p.Symbols()) {
				t.Errorf("%v: row %d is %+v, want %s", c.args, want, row, p.ID)
			}
			want++
		}
		n := got.Counts
		sum := n.Encoded + n.HostDuty + n.Definition + n.Inapplicable
		if len(got.Provisions) != want || n.Provisions != want || sum != want || n.Pending > n.Encoded {
			t.Errorf("%v: %d rows, want %d; %+v", c.args, len(got.Provisions), want, n)
		}
	}
}

func TestRun_badFlags(t *testing.T) {
	for _, args := range [][]string{
		{"-lang", "de"}, {"-edition", "2024"}, {"-fate", "lost"},
		{"-width", "10"}, {"-width", "wide"}, {"-nosuch"}, {"argument"},
	} {
		out, errors, status := output(args...)
		if status != 2 || out != "" || !strings.Contains(errors, args[len(args)-1]) {
			t.Errorf("%v: status %d, %q, %q", args, status, out, errors)
		}
	}
	if out, help, status := output("-h"); status != 0 || out != "" || !strings.Contains(help, "-fate") {
		t.Errorf("-h: status %d, %q, %q", status, out, help)
	}
}

// failing is a writer whose disk is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestRun_writeFails(t *testing.T) {
	for _, args := range [][]string{nil, {"-json"}} {
		var stderr strings.Builder
		if status := run(args, failing{}, &stderr); status != 1 || !strings.Contains(stderr.String(), "disk full") {
			t.Errorf("%v: status %d, %q", args, status, stderr.String())
		}
	}
}

func TestWrap(t *testing.T) {
	for text, want := range map[string][]string{
		"":                     nil,
		"one two three":        {"one two", "three"},
		"one\ntwo":             {"one", "two"},
		"unbreakable":          {"unbreaka", "ble"},
		"an unbreakable thing": {"an", "unbreaka", "ble", "thing"},
		"tanu.Edition.Figures": {"tanu.", "Edition.", "Figures"},
		"бір екі үш":           {"бір екі", "үш"},
		"12345678 12345678":    {"12345678", "12345678"},
	} {
		if got := wrap(text, 8); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
