package scenario_test

import (
	"fmt"
	"log"
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/eligibility/scenario"
)

// with is the shipped base with one more file.
func with(t *testing.T, text string) fstest.MapFS {
	t.Helper()
	base, err := os.ReadFile("../testdata/scenarios/base.json")
	require.NoError(t, err)
	return fstest.MapFS{"base.json": {Data: base}, "cases.json": {Data: []byte(text)}}
}

// TestRun_NamesWhatDiffers: a failure names the file, the case and the finding.
func TestRun_NamesWhatDiffers(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"another ground", `{"cases":[{"name":"late","stage":"screen","filed":"2026-11-03",
			"expect":{"verdict":"refused","findings":{"filed-in-time":"refused late-by-policy"}}}]}`,
			"cases.json: late: finding filed-in-time: want refused late-by-policy, got refused late"},
		{"a refusal that is not expected", `{"cases":[{"name":"no place","stage":"screen","facts":{"voucherAvailable":"no"},
			"expect":{"verdict":"satisfied"}}]}`,
			"cases.json: no place: verdict: want satisfied, got refused; finding voucher-available: want nothing against, got refused not-met"},
		{"a missing fact that is not expected", `{"cases":[{"name":"asked","stage":"screen","facts":{"voucherAvailable":null},
			"expect":{"verdict":"undetermined","findings":{"voucher-available":"undetermined unknown"}}}]}`,
			"cases.json: asked: missing: want [], got [voucherAvailable]"},
		{"a code of the other stage", `{"cases":[{"name":"form","stage":"screen",
			"expect":{"verdict":"satisfied","findings":{"form-name":"satisfied filled"}}}]}`,
			"cases.json: form: codes expected: want 1, got 0 of the stage"},
		{"missing for the payment", `{"cases":[{"name":"profile","stage":"review","facts":{"profile":null},
			"expect":{"verdict":"satisfied","findings":{"profile-known":"undetermined unknown"}}}]}`,
			"cases.json: profile: missing for payment: want [], got [profile]"},
		{"an error that does not come", `{"cases":[{"name":"gap","stage":"screen","expect":{"error":"not-encoded"}}]}`,
			`cases.json: gap: error: want "not-encoded", got "" (<nil>)`},
		{"an error that is not expected", `{"cases":[{"name":"gap","stage":"screen","filed":"2025-01-10","expect":{"verdict":"satisfied"}}]}`,
			`cases.json: gap: error: want "", got "not-encoded" (eligibility: tanu: no edition of the Rules is encoded for the day 2025-01-10)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			results, err := scenario.Run(with(t, c.text))
			require.NoError(t, err)
			require.Len(t, results, 1)
			require.Equal(t, c.want, results[0].String())
		})
	}
}

// TestRun_Strict: what no case has is an error that names the file.
func TestRun_Strict(t *testing.T) {
	for name, text := range map[string]string{
		"a misspelt fact":  `{"cases":[{"name":"x","stage":"screen","facts":{"voucherAvailible":"no"},"expect":{}}]}`,
		"a misspelt word":  `{"cases":[{"name":"x","stage":"screen","facts":{"voucherAvailable":"nope"},"expect":{}}]}`,
		"no stage":         `{"cases":[{"name":"x","expect":{}}]}`,
		"another property": `{"cases":[{"name":"x","stage":"screen","expects":{}}]}`,
		"no such day":      `{"cases":[{"name":"x","stage":"screen","filed":"2026-02-30","expect":{}}]}`,
		"no JSON":          `cases:`,
		"a stage twice":    `{"cases":[{"name":"x","stage":"screen","stage":"review","expect":{}}]}`,
		"a fact twice":     `{"cases":[{"name":"x","stage":"screen","facts":{"voucherThisYear":"no","voucherThisYear":"yes"},"expect":{}}]}`,
		"two values":       `{"cases":[]} {"cases":[{"name":"x","stage":"screen","expect":{}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := scenario.Run(with(t, text))
			require.ErrorContains(t, err, "scenario: cases.json")
		})
	}
	_, err := scenario.Run(fstest.MapFS{})
	require.ErrorContains(t, err, "base.json")
}

func ExampleRun() {
	results, err := scenario.Run(os.DirFS("../testdata/scenarios"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(results[1])
	// Output: 01-filing.json: 31 October is the last day: as expected
}
