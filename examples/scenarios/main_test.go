package main

import (
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
	require.Contains(t, out.String(), "DIFFERS mine.json: a day too late: verdict: want satisfied, got refused; finding filed-in-time: want nothing against, got refused late\n")

	_, err = run(&out, filepath.Join(dir, "nowhere"))
	require.Error(t, err)
}

// validator compiles the schema of decisions.
func validator(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(eligibility.DecisionSchema())))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("decision.schema.json", document))
	schema, err := c.Compile("decision.schema.json")
	require.NoError(t, err)
	return schema
}

// TestSchema_Decisions: every golden file and every decision of the shipped
// cases obeys the schema.
func TestSchema_Decisions(t *testing.T) {
	schema := validator(t)
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
		if r.Decision.Stage != "" {
			text, err := json.Marshal(r.Decision)
			require.NoError(t, err)
			require.NoError(t, obeys(schema, text), r.Case.Name)
		}
	}
}

// TestSchema_Refuses: the schema lets no half decision pass.
func TestSchema_Refuses(t *testing.T) {
	schema := validator(t)
	text, err := os.ReadFile(shipped + "decisions/screen-refused.json")
	require.NoError(t, err)
	for _, change := range [][2]string{
		{`"format": "tanu.decision/v1"`, `"format": "tanu.decision/v2"`},
		{`"refusal": {`, `"refused": {`},
		{`"remedy": {`, `"advice": {`},
		{`"verdict": "refused"`, `"verdict": "not-applicable"`},
		{`"filed": "2026-11-03"`, `"filed": "3 November 2026"`},
		{`"by": "nqs-platform"`, `"by": "somebody"`},
		{`"kk": "`, `"de": "`},
	} {
		require.Contains(t, string(text), change[0])
		require.Error(t, obeys(schema, []byte(strings.Replace(string(text), change[0], change[1], 1))), change[1])
	}
}

func obeys(schema *jsonschema.Schema, text []byte) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}
