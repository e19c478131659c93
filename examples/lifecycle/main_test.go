package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

var update = flag.Bool("update", false, "write the golden files")

// lifecycle runs the program and returns what it printed and its exit status.
func lifecycle(args ...string) (stdout, stderr string, status int) {
	var out, errs bytes.Buffer
	status = execute(args, &out, &errs)
	return out.String(), errs.String(), status
}

// Each sample in testdata ends as its name says, and prints what its golden
// file holds.
func TestSamples(t *testing.T) {
	for _, tt := range []struct {
		sample string
		status int
	}{
		{"default", 0}, {"refused", 1}, {"lapsed", 1}, {"sick", 0}, {"late", 1}, {"undetermined", 1}, {"malformed", 2},
	} {
		for _, lang := range tanu.Languages() {
			t.Run(tt.sample+"/"+lang.String(), func(t *testing.T) {
				stdout, stderr, status := lifecycle("-lang", lang.String(), filepath.Join("testdata", tt.sample+".json"))
				require.Equal(t, tt.status, status, stderr)
				golden(t, tt.sample+"."+lang.String()+".txt", stdout+stderr)
			})
		}
		if tt.status < 2 {
			t.Run(tt.sample+"/json", func(t *testing.T) {
				stdout, stderr, status := lifecycle("-json", filepath.Join("testdata", tt.sample+".json"))
				require.Equal(t, tt.status, status, stderr)
				golden(t, tt.sample+".golden.json", stdout)
			})
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), got)
}

// The embedded sample is the default, its JSON is read by a program, and its
// days and sums are those of the act, worked out in the library's own tests.
func TestDefault_ReadByAProgram(t *testing.T) {
	stdout, stderr, status := lifecycle("-json")
	require.Zero(t, status, stderr)
	var account struct {
		Ending string
		Steps  []struct {
			Action, Day, Due string
			LateBy           int
			Term             *struct{ Skipped []struct{ Day, Kind string } }
		}
		Voucher    struct{ Issued, LastValid, Holder string }
		Settlement struct {
			Cost, Due                       string
			ToCentre, CoPayment, Assistance struct{ Amount string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &account))
	require.Equal(t, "paid", account.Ending)
	due := map[string]string{}
	for _, s := range account.Steps {
		due[s.Action] = s.Due
	}
	require.Equal(t, map[string]string{
		"file": "", "review": "2026-03-26", "forward": "2026-03-27", "confirm": "2026-03-30", "issue": "2026-03-31",
		"use": "2026-05-15", "sign-protocol": "", "receive-act": "2026-05-13", "pay": "2026-05-19",
	}, due)
	require.Len(t, account.Steps[1].Term.Skipped, 5) // 21 to 25 March
	require.Equal(t, "2026-05-15", account.Voucher.LastValid)
	s := account.Settlement
	require.Equal(t, []string{"42000.00", "30275.00", "11725.00", "25950.00", "2026-05-19"},
		[]string{s.Cost, s.ToCentre.Amount, s.CoPayment.Amount, s.Assistance.Amount, s.Due})
}

// No output holds a whole IIN or account.
func TestNoPersonalNumberIsPrinted(t *testing.T) {
	for _, args := range [][]string{{}, {"-json"}, {"-lang", "kk"}, {filepath.Join("testdata", "refused.json")}} {
		stdout, stderr, _ := lifecycle(args...)
		for _, number := range []string{"900101300126", "KZ86125KZT5004100100", "KZ31601A000000000001"} {
			require.NotContains(t, stdout+stderr, number)
		}
	}
}

// A kept database answers a second run with the stored replies, and the account
// is the same.
func TestKeptDatabase(t *testing.T) {
	db := filepath.Join(t.TempDir(), "cases.db")
	first, _, status := lifecycle("-db", db)
	require.Zero(t, status)
	second, stderr, status := lifecycle("-db", db)
	require.Zero(t, status, stderr)
	require.Equal(t, first, second)

	lapsed, _, _ := lifecycle("-db", db, filepath.Join("testdata", "lapsed.json"))
	require.Contains(t, lapsed, "NOT DONE", "the same person has a voucher of this year in this database")
}

// A malformed file ends with exit status 2 and an error that names the field.
func TestMalformed_NamesTheField(t *testing.T) {
	for _, tt := range []struct{ name, from, to, field string }{
		{"unknown field", `"about"`, `"abuot"`, `"abuot"`},
		{"a day that is none", `"day": "2026-03-26"`, `"day": "2026-03-32"`, `"steps.1.day"`},
		{"an IIN with a wrong check digit", `"iin": "900101300126",`, `"iin": "900101300127",`, `"application.iin"`},
		{"a sum that is none", `"total": "42000.00"`, `"total": "1e30"`, `"steps.7.act`},
		{"another format", `tanu.lifecycle/v1`, `tanu.lifecycle/v9`, `"format"`},
		{"no region of that code", `"region": "75"`, `"region": "99"`, `"application.region"`},
		{"a reading that is none", `"policy": {}`, `"policy": {"use": "never"}`, `"policy"`},
		{"no step", `"action": "file"`, `"action": "pay"`, `"steps"`},
		{"an action that is none", `"action": "forward"`, `"action": "forwards"`, `"steps.2.action"`},
		{"a personal number in the wrong field", `"signedAt": "2026-03-20T10:15:00+05:00"`,
			`"signedAt": "900101300126"`, `"facts.signature.signedAt"`},
		{"a day inside the act", `"date": "2026-05-12"`, `"date": "2026-05-32"`, ` date: `},
		{"a number inside the act", `"bin": "220340056784"`, `"bin": "220340056785"`, ` customer.bin: `},
		{"a status inside the act", `"passed": "yes",
						"held"`, `"passed": "maybe",
						"held"`, ` persons[0].passed: `},
		{"not JSON", `{`, `[`, ``},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, string(sample), tt.from)
			path := filepath.Join(t.TempDir(), "case.json")
			require.NoError(t, os.WriteFile(path, bytes.Replace(sample, []byte(tt.from), []byte(tt.to), 1), 0o644))
			stdout, stderr, status := lifecycle(path)
			require.Equal(t, 2, status, stdout)
			require.Contains(t, stderr, tt.field)
			require.NotContains(t, stderr, "90010130012")
		})
	}
}

// A case that was filed under edition 2023 goes its longer way, each step by
// whom that edition names.
func TestCaseOfEdition2023(t *testing.T) {
	var in map[string]any
	require.NoError(t, json.Unmarshal([]byte(strings.NewReplacer("2026-03-20", "2024-03-20", "75/2026",
		"75/2024").Replace(string(sample))), &in))
	var steps []any
	for _, s := range [][2]string{
		{"file", "2024-03-20"}, {"query", "2024-03-27"}, {"set-status", "2024-03-28"}, {"refer", "2024-03-29"},
		{"forward", "2024-04-01"}, {"confirm", "2024-04-04"}, {"issue", "2024-04-08"},
	} {
		steps = append(steps, map[string]string{"action": s[0], "day": s[1]})
	}
	in["steps"] = steps
	file, err := json.Marshal(in)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "case.json")
	require.NoError(t, os.WriteFile(path, file, 0o644))
	stdout, stderr, status := lifecycle(path)
	require.Zero(t, status, stdout+stderr)
	require.Contains(t, strings.ReplaceAll(stdout, "\n", " "), "No. 380 of 8 September 2023; edition 2023")
	require.Contains(t, stdout, "7 June 2024, Friday") // 8 April and 60 days
	require.Contains(t, stdout, "The case goes on, all of it in time.")
}

// A result that the protocol does not tell is not "not passed".
func TestResultThatIsNotKnown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.json")
	file := strings.Replace(string(sample), `"passed": "yes"`, `"passed": "unknown"`, 1)
	require.NoError(t, os.WriteFile(path, []byte(file), 0o644))
	stdout, stderr, status := lifecycle(path)
	require.Zero(t, status, stderr)
	require.Regexp(t, `Result +not known`, stdout)
}

// The act of a year whose MCI is not known yet is received; what it comes to is
// left out until it is.
func TestActBeforeTheYearsMCI(t *testing.T) {
	var in map[string]any
	require.NoError(t, json.Unmarshal([]byte(strings.NewReplacer("2026-", "2027-", "75/2026",
		"75/2027").Replace(string(sample))), &in))
	in["steps"] = in["steps"].([]any)[:8] // without the payment
	file, err := json.Marshal(in)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "case.json")
	require.NoError(t, os.WriteFile(path, file, 0o644))
	stdout, stderr, status := lifecycle(path)
	require.Equal(t, 1, status, stderr) // a step was late
	require.Regexp(t, `Act received +12 May 2027`, stdout)
	require.NotContains(t, stdout, strings.ToUpper(lPayments.In(tanu.English)))
	stdout, stderr, status = lifecycle("-json", path)
	require.Equal(t, 1, status, stderr) // a step was late
	require.NotContains(t, stdout, `"settlement"`)
}
