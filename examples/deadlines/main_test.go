package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
)

var now = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

// printed is what the command prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, &out, now); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func want(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(got, part) {
			t.Errorf("want %q in:\n%s", part, got)
		}
	}
}

// March 2026 has the 21st and 22nd on a weekend, and 24 and 25 off for them.
func TestGrid(t *testing.T) {
	want(t, printed(t), "2026, five-day week, 247 working days", "March · 18", "23* 24= 25= 26  27  28. 29.",
		"= 24 March 2026, Tuesday: Nauryz ← 21 March 2026")
	want(t, printed(t, "-year", "2020", "-lang", "ru"), "2020 год, пятидневная неделя", " 1*  2*  3<  4.  5>",
		"> 5 января 2020 года, воскресенье: рабочий день, выходной перенесен → 3 января 2020 года")
	want(t, printed(t, "-year", "2026", "-six", "-lang", "kk"), "2026 жыл, алты күндік апта, жұмыс күндері: 299")
	want(t, printed(t, "-year", "2027"), "(provisional)")
	want(t, printed(t, "-color"), "\x1b[1;31m21*\x1b[0m")
}

// On 1 May 2026 the first working day after 28 August was 1 September.
func TestAccount(t *testing.T) {
	args := []string{"-from", "2026-08-28", "-term", "1 working day"}
	want(t, printed(t, args...), "28 August 2026 + 1 working day\nDue 31 August 2026, Monday")
	want(t, printed(t, append(args, "-known", "2026-05-01")...), "Due 1 September 2026, Tuesday")
	want(t, printed(t, "-day", "2024-05-04"), "working day, its day off moved to 8 May 2024")
}

func TestChangesFromAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "changes.json")
	text := `{"kurbanAit": [{"day": "2027-05-17", "known": "2027-05-07"}]}` // invented
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	want(t, printed(t, "-year", "2027", "-changes", file), "+ 17 May 2027, Monday: first day of Kurban Ait")
}

func TestWrongArguments(t *testing.T) {
	for _, args := range [][]string{{"-year", "2014"}, {"-lang", "de"}, {"-term", "soon"}, {"-from", "2100-01-01"},
		{"2026"}, {"-changes", "missing.json"}} {
		if err := run(args, &bytes.Buffer{}, now); err == nil {
			t.Errorf("%q went through", args)
		}
	}
}

// The file is read back as it was meant, in lines that RFC 5545 allows: CRLF, at
// most 75 octets.
func TestICalendar(t *testing.T) {
	for _, lang := range []string{"kk", "ru", "en"} {
		file := filepath.Join(t.TempDir(), "days.ics")
		printed(t, "-year", "2025", "-lang", lang, "-ical", file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(string(text), "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%d octets: %q", len(line), line)
			}
		}
		read, err := ics.ParseCalendar(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		days := map[string]string{}
		for _, event := range read.Events() {
			start := event.GetProperty(ics.ComponentPropertyDtStart)
			end := event.GetProperty(ics.ComponentPropertyDtEnd)
			if start.ICalParameters["VALUE"][0] != "DATE" || end.Value <= start.Value {
				t.Errorf("%s to %s", start.Value, end.Value)
			}
			if days[start.Value] != "" {
				t.Errorf("two events on %s", start.Value)
			}
			days[start.Value] = event.GetProperty(ics.ComponentPropertyCategories).Value
		}
		for day, kind := range map[string]string{
			"20250103": "moved-off", "20250105": "moved-to-work", "20250901": "substitute", "20250606": "rest-day",
			"20250830": "holiday", "20260325": "substitute", "20261216": "holiday",
		} {
			if days[day] != kind {
				t.Errorf("%s: %q, want %q", day, days[day], kind)
			}
		}
		if days["20260831"] != "" || days["20260404"] != "" {
			t.Error("a plain day has an event")
		}
	}
}

// 2039 has two days of Kurban Ait, expected or announced, and its feed and that
// of 2038, which runs on into 2039, show both as tentative.
func TestICalendarOf2039(t *testing.T) {
	file := filepath.Join(t.TempDir(), "changes.json")
	text := `{"kurbanAit": [
		{"day": "2039-12-26", "known": "2039-12-10"}, {"day": "2039-01-05", "known": "2038-12-20"}
	]}` // invented
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"-year", "2039"}, {"-year", "2038"}, {"-year", "2039", "-six"}, {"-year", "2039", "-changes", file},
	} {
		read, err := ics.ParseCalendar(strings.NewReader(printed(t, append(args, "-ical", "-")...)))
		if err != nil {
			t.Fatal(err)
		}
		var days []string
		for _, event := range read.Events() {
			day := event.GetProperty(ics.ComponentPropertyDtStart).Value
			if event.GetProperty(ics.ComponentPropertySummary).Value != "first day of Kurban Ait" || day[:4] != "2039" {
				continue
			}
			days = append(days, day)
			if status := event.GetProperty(ics.ComponentPropertyStatus).Value; status != "TENTATIVE" {
				t.Errorf("%q: %s is %s", args, day, status)
			}
		}
		if got := strings.Join(days, " "); got != "20390105 20391226" {
			t.Errorf("%q: %s", args, got)
		}
	}
	// 74 days from 2028 to 2099, of which 22 March 2032, 1 January 2072 and 23 March 2097 are holidays.
	found := 0
	for year := 2028; year < 2100; year += 2 {
		feed := printed(t, "-year", strconv.Itoa(year), "-ical", "-")
		found += strings.Count(feed, "SUMMARY:first day of Kurban Ait")
		if strings.Contains(feed, "STATUS:CONFIRMED") {
			t.Errorf("%d: a day is confirmed", year)
		}
	}
	if found != 71 {
		t.Errorf("%d days from 2028 to 2099", found)
	}
	want(t, printed(t, "-year", "2039"), "(provisional)", "+ 5 January 2039, Wednesday: first day of Kurban Ait",
		"+ 26 December 2039, Monday: first day of Kurban Ait")
}
