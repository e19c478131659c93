package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/eligibility/scenario"
)

const shipped = "../../eligibility/testdata/"

// TestRun_Shipped: the shipped cases come out as expected.
func TestRun_Shipped(t *testing.T) {
	var out strings.Builder
	failed, err := run(&out, shipped+"scenarios")
	require.NoError(t, err)
	require.Zero(t, failed)
	require.Contains(t, out.String(), "01-filing.json          18 of 18 as expected\n")
	require.Regexp(t, `\d+ cases, 0 differ\n$`, out.String())
}

// TestRun_Differs: a case that comes out otherwise is named with its finding.
func TestRun_Differs(t *testing.T) {
	dir := t.TempDir()
	base, err := os.ReadFile(shipped + "scenarios/base.json")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "base.json"), base, 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "mine.json"), []byte(
		`{"cases":[{"name":"a day too late","stage":"screen","filed":"2026-11-01","expect":{"verdict":"satisfied"}}]}`), 0o600))
	var out strings.Builder
	failed, err := run(&out, dir)
	require.NoError(t, err)
	require.Equal(t, 1, failed)
	require.Contains(t, out.String(), "DIFFERS mine.json: a day too late: verdict: want satisfied, got refused; "+
		"finding filed-in-time: want nothing against, got refused late\n")

	_, err = run(&out, filepath.Join(dir, "nowhere"))
	require.Error(t, err)
}

// compiled compiles a schema of package eligibility.
func compiled(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("eligibility.schema.json", document))
	schema, err := c.Compile("eligibility.schema.json")
	require.NoError(t, err)
	return schema
}

func obeys(schema *jsonschema.Schema, text []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// TestSchema_Decisions: every golden file and every decision of the shipped
// cases obeys the schema, and is read.
func TestSchema_Decisions(t *testing.T) {
	schema := compiled(t, eligibility.DecisionSchema())
	files, err := filepath.Glob(shipped + "decisions/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, obeys(schema, text), name)
	}
	results, err := scenario.Run(os.DirFS(shipped + "scenarios"))
	require.NoError(t, err)
	for _, r := range results {
		if r.Decision.Stage == "" {
			continue // an error was expected
		}
		text, err := json.Marshal(r.Decision)
		require.NoError(t, err)
		require.NoError(t, obeys(schema, text), r.Case.Name)
		_, err = eligibility.ParseDecision(text)
		require.NoError(t, err, r.Case.Name)
	}
}

// TestSchema_RefusesDecisions: what the schema refuses, the reader refuses too.
func TestSchema_RefusesDecisions(t *testing.T) {
	schema := compiled(t, eligibility.DecisionSchema())
	text, err := os.ReadFile(shipped + "decisions/screen-refused.json")
	require.NoError(t, err)
	for _, change := range [][2]string{
		{`"format": "tanu.decision/v1"`, `"format": "tanu.decision/v2"`},
		{`"format"`, `"later": 1, "format"`},
		{`"refusal": {`, `"refused": {`},
		{`"remedy": {`, `"advice": {`},
		{`"ground": "late"`, `"grounds": "late"`},
		{`"verdict": "refused"`, `"verdict": "not-applicable"`},
		{`"filed": "2026-11-03"`, `"filed": "3 November 2026"`},
		{`"by": "nqs-platform"`, `"by": "somebody"`},
		{`"kk": "`, `"de": "`},
		{`"missing": []`, `"missing": null`},
	} {
		require.Contains(t, string(text), change[0])
		changed := []byte(strings.Replace(string(text), change[0], change[1], 1))
		require.Error(t, obeys(schema, changed), change[1])
		_, err := eligibility.ParseDecision(changed)
		require.ErrorIs(t, err, eligibility.ErrFormat, change[1])
	}
}

// TestSchema_ApplicationAndFacts: reader and schema take the same documents and
// refuse the same. Only check digits are the reader's alone.
func TestSchema_ApplicationAndFacts(t *testing.T) {
	base, err := os.ReadFile(shipped + "scenarios/base.json")
	require.NoError(t, err)
	var person struct{ Application, Facts json.RawMessage }
	require.NoError(t, json.Unmarshal(base, &person))
	readers := map[string]func([]byte) error{
		"application": func(b []byte) error { _, err := eligibility.ParseApplication(b); return err },
		"facts":       func(b []byte) error { _, err := eligibility.ParseFacts(b); return err },
	}
	schemas := map[string]*jsonschema.Schema{
		"application": compiled(t, eligibility.ApplicationSchema()),
		"facts":       compiled(t, eligibility.FactsSchema()),
	}
	for _, c := range []struct {
		of, text string
		good     bool
	}{
		{"application", string(person.Application), true},
		{"application", `{}`, true},
		{"application", `{"name":null,"documents":null,"profession":null,"consent":"unknown","signed":""}`, true},
		{"application", `{"documents":[{"kind":"other","marked":"no"},{}],"skills":["",""]}`, true},
		{"application", `null`, false},
		{"application", `[]`, false},
		{"application", `{"Name":"x"}`, false},
		{"application", `{"shoeSize":"x"}`, false},
		{"application", `{"profession":{"title":"x"}}`, false},
		{"application", `{"consent":"maybe"}`, false},
		{"application", `{"consent":true}`, false},
		{"application", `{"iin":"90010130012"}`, false},
		{"application", `{"iin":900101300126}`, false},
		{"application", `{"account":"kz86125KZT5004100100"}`, false},
		{"application", `{"account":"DE89370400440532013000"}`, false},
		{"application", `{"region":"Almaty"}`, false},
		{"application", `{"signed":"20.03.2026"}`, false},
		{"application", `{"documents":[{"kind":"diploma"}]}`, false},
		{"application", `{"documents":{}}`, false},
		{"application", `{"skills":"x"}`, false},
		{"application", `{"name":"` + strings.Repeat("x", eligibility.MaxText+1) + `"}`, false},
		{"application", `{"skills":[""` + strings.Repeat(`,""`, eligibility.MaxList) + `]}`, false},
		{"facts", string(person.Facts), true},
		{"facts", `{}`, true},
		{"facts", `{"voucherYear":2026,"profile":"","content":"","signature":{"signers":[{}],"signedAt":"2026-03-20T14:30:00+05:00"}}`, true},
		{"facts", `null`, false},
		{"facts", `{"voucherAvailible":"no"}`, false},
		{"facts", `{"voucherAvailable":"none"}`, false},
		{"facts", `{"voucherYear":"2026"}`, false},
		{"facts", `{"voucherYear":2026.5}`, false},
		{"facts", `{"profile":"mixed"}`, false},
		{"facts", `{"content":"00"}`, false},
		{"facts", `{"signature":{"outcome":"good"}}`, false},
		{"facts", `{"signature":{"signedAt":"20 March"}}`, false},
		{"facts", `{"signature":{"signers":[{"iin":"IIN900101300126"}]}}`, false},
	} {
		shown := c.text[:min(len(c.text), 90)]
		schemaSays, readerSays := obeys(schemas[c.of], []byte(c.text)), readers[c.of]([]byte(c.text))
		require.Equal(t, c.good, schemaSays == nil, "%s: %v", shown, schemaSays)
		require.Equal(t, c.good, readerSays == nil, "%s: %v", shown, readerSays)
		if !c.good {
			require.ErrorIs(t, readerSays, eligibility.ErrRequest)
		}
	}
}
