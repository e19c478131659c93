package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// runWith runs the program and returns what it prints and the chart it draws.
func runWith(t *testing.T, args ...string) (printed, svg string, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "chart.svg")
	var stdout bytes.Buffer
	err = run(append([]string{"-svg", path}, args...), &stdout, io.Discard)
	drawn, _ := os.ReadFile(path)
	return stdout.String(), string(drawn), err
}

func TestDistribution_EveryLanguageNamesEveryRegion(t *testing.T) {
	for _, lang := range tanu.Languages() {
		printed, svg, err := runWith(t, "-lang", lang.String())
		require.NoError(t, err)
		for _, r := range tanu.Regions() {
			require.Contains(t, printed, r.In(lang))
			require.Contains(t, svg, ">"+r.In(lang)+"<")
		}
		require.NoError(t, wellFormed(svg))
		require.Contains(t, svg, "@font-face", "the font travels with the chart")
	}
}

func wellFormed(svg string) error {
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := decoder.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// The sample as CSV, with its years and statistics as flags, is the sample as
// JSON.
func TestDistribution_CSVIsJSON(t *testing.T) {
	asJSON, _, err := runWith(t, "-plan", "plan.json", "-lang", "en")
	require.NoError(t, err)
	asCSV, _, err := runWith(t, "-plan", "plan.csv", "-lang", "en", "-first", "2027", "-years", "2000,2000,2200",
		"-source", "ойдан алынған сандар; вымышленные числа; invented figures", "-day", "2026-10-01")
	require.NoError(t, err)
	table := func(printed string) string { return printed[:strings.LastIndex(strings.TrimSpace(printed), "\n")] }
	require.Equal(t, table(asJSON), table(asCSV))
}

func TestDistribution_Forms(t *testing.T) {
	for form, want := range map[string]string{
		"text": "----", "markdown": "| --- |", "csv": "Code,Region,Weight", "html": `<table lang="en">`,
	} {
		printed, _, err := runWith(t, "-lang", "en", "-form", form)
		require.NoError(t, err)
		require.Contains(t, printed, want)
		require.Contains(t, printed, "chosen by the host, not by the Rules")
	}
}

func TestDistribution_Refuses(t *testing.T) {
	file := func(name, content string) string {
		path := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	whole, err := allocation.ParseDraft(samplePlan)
	require.NoError(t, err)
	plan, err := whole.Plan()
	require.NoError(t, err)
	plan.Places[0][0]--
	plan.Places[1][0]++
	altered, err := json.Marshal(plan)
	require.NoError(t, err)
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"form":           {[]string{"-form", "pdf"}, "-form"},
		"year":           {[]string{"-year", "2031"}, "2027 to 2029"},
		"method":         {[]string{"-method", "hare"}, "huntington-hill"},
		"ending":         {[]string{"-plan", file("plan.txt", "{}")}, ".json or .csv"},
		"column":         {[]string{"-plan", file("a.csv", "region,weight,note\n")}, `"note"`},
		"missing column": {[]string{"-plan", file("b.csv", "region\n10\n")}, `"weight"`},
		"column twice":   {[]string{"-plan", file("g.csv", "region,weight,weight\n10,1,2\n")}, `the column "weight" is given twice`},
		"number":         {[]string{"-plan", file("c.csv", "region,weight\n10,1.5\n")}, `line 2, region "10", weight: want a whole number`},
		"region":         {[]string{"-plan", file("d.csv", "region,weight\n14,1\n")}, "line 2"},
		"oversold":       {[]string{"-lines", file("e.csv", "region,year,held,issued\n62,2027,30,0\n")}, `region "62", year 2027, free 29`},
		"altered":        {[]string{"-plan", file("f.json", string(altered))}, `region "10", year 2027`},
	} {
		_, _, err := runWith(t, test.args...)
		require.ErrorContains(t, err, test.want, name)
	}
}

// However large the numbers, the axis has few labels, which do not run into one
// another; where none would fit it has none.
func TestWholeTicks(t *testing.T) {
	for high, want := range map[float64][2]int{ // the number of labels, the last
		0: {1, 0}, 1: {2, 1}, 7: {8, 7}, 290: {6, 250}, 1e6: {6, 1_000_000}, 1.5e11: {4, 150_000_000_000},
	} {
		ticks := wholeTicks{tanu.Russian}.Ticks(0, high)
		require.Len(t, ticks, want[0], high)
		require.EqualValues(t, want[1], ticks[len(ticks)-1].Value, high)
		length := 0
		for _, tick := range ticks[1:] {
			length += len([]rune(tick.Label))
		}
		require.LessOrEqual(t, length, 64)
	}
	require.Empty(t, wholeTicks{tanu.Russian}.Ticks(0, 9.2e18))
	require.Len(t, wholeTicks{tanu.Russian}.Ticks(0, 9e17), 2)
}

// The schema beside the code accepts the sample and what the library writes, and
// refuses what the library refuses.
func TestPlanSchema(t *testing.T) {
	schemaOf, err := jsonschema.UnmarshalJSON(bytes.NewReader(allocation.PlanSchema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	require.NoError(t, compiler.AddResource("plan.schema.json", schemaOf))
	schema, err := compiler.Compile("plan.schema.json")
	require.NoError(t, err)
	validate := func(data []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		require.NoError(t, err)
		return schema.Validate(value)
	}

	require.NoError(t, validate(samplePlan))
	draft, err := allocation.ParseDraft(samplePlan)
	require.NoError(t, err)
	draft.Entries[0].Weight, draft.Entries[1].Weight = 8900, 8900 // for a tie
	plan, err := draft.Plan()
	require.NoError(t, err)
	for _, value := range []any{draft, plan} {
		data, err := json.Marshal(value)
		require.NoError(t, err)
		require.NoError(t, validate(data))
	}

	for _, change := range [][2]string{
		{`"version": 1`, `"version": 2`},
		{`"first": 2027`, `"first": 0`},
		{`"first": 2027,`, ``},
		{`"day": "2026-10-01"`, `"day": "1 October"`},
		{`"sainte-lague"`, `"hare"`},
		{`[2000, 2000, 2200]`, `[2000, 2000]`},
		{`[2000, 2000, 2200]`, `[2000, 2000, 2200, 1]`},
		{`"region": "10"`, `"region": "14"`},
		{`"weight": 7800`, `"weight": -1`},
		{`"weight": 7800`, `"weight": "7800"`},
		{`, "weight": 7800`, ``},
		{`"floor": 90`, `"flor": 90`},
		{`"cap": 900`, `"cap": -1`},
	} {
		bad := []byte(strings.Replace(string(samplePlan), change[0], change[1], 1))
		require.NotEqual(t, string(samplePlan), string(bad), change)
		require.Error(t, validate(bad), change)
		_, err := allocation.ParseDraft(bad)
		require.Error(t, err, change)
	}
}
