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

// Nothing changes from the sample to itself.
func TestDistribution_ShowsWhatChanges(t *testing.T) {
	printed, _, err := runWith(t, "-lang", "en", "-before", "plan.json", "-form", "csv")
	require.NoError(t, err)
	require.Contains(t, printed, `"Total, before","Total, after","Total, change"`)
	require.Contains(t, printed, "10,Abai Region,151,151,0,0,0,0,")
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
		"altered":        {[]string{"-plan", file("f.json", string(altered))}, `regions["10"].places["2027"]`},
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

// The schema accepts what the library writes, and accepts or refuses the same
// documents as the reader does.
func TestPlanSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(allocation.PlanSchema()))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	require.NoError(t, compiler.AddResource("plan.schema.json", document))
	schema, err := compiler.Compile("plan.schema.json")
	require.NoError(t, err)
	validate := func(data []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		require.NoError(t, err)
		return schema.Validate(value)
	}

	draft, err := allocation.ParseDraft(samplePlan)
	require.NoError(t, err)
	draft.Entries[0].Weight, draft.Entries[1].Weight = 8900, 8900 // for a tie
	plan, err := draft.Plan()
	require.NoError(t, err)
	draftJSON, err := json.Marshal(draft)
	require.NoError(t, err)
	planJSON, err := json.Marshal(plan)
	require.NoError(t, err)
	for _, data := range [][]byte{samplePlan, draftJSON, planJSON} {
		require.NoError(t, validate(data))
	}

	parsePlan := func(data []byte) error { _, err := allocation.ParsePlan(data); return err }
	parseDraft := func(data []byte) error { _, err := allocation.ParseDraft(data); return err }
	for _, test := range []struct {
		old    string
		valid  []string // instead of old
		broken []string
	}{
		{`"version":1`, []string{`"version": 1`}, []string{`"version":2`, `"version":"1"`, `"version":null`, `"Version":1`}},
		{`"first":2027`, nil, []string{`"first":0`, `"first":9998`, `"first":null`, `"first":"2027"`, `"note":1`}},
		{`"day":"2026-10-01"`, nil, []string{`"day":"1 October"`, `"day":""`, `"day":null`, `"date":"2026-10-01"`}},
		{`"method":"sainte-lague"`, []string{`"method":""`, `"method":null`}, []string{`"method":"hare"`, `"method":1`}},
		{`"method":"sainte-lague"`, []string{`"ties":"refuse"`, `"ties":""`, `"ties":null`}, []string{`"ties":"refusee"`, `"ties":true`}},
		{`"years":[2000,2000,2200]`, nil, []string{
			`"years":[2000,2000]`, `"years":[2000,2000,2200,0]`, `"years":[2000,null,2200]`, `"years":[2000,2000,-1]`, `"years":null`,
		}},
		{`"region":"10"`, nil, []string{`"region":"14"`, `"region":""`, `"region":null`, `"region":10`, `"code":"10"`}},
		{`"weight":8900`, []string{`"weight":8900,"floor":null`, `"weight":8900,"cap":null`, `"weight":8900,"cap":7000`}, []string{
			`"weight":-1`, `"weight":"8900"`, `"weight":1.5`, `"weight":null`, `"wait":8900`,
			`"weight":8900,"floor":-1`, `"weight":8900,"cap":-1`, `"weight":8900,"cap":"9"`,
		}},
	} {
		for _, document := range []struct {
			data  string
			parse func([]byte) error
		}{{string(draftJSON), parseDraft}, {string(planJSON), parsePlan}} {
			require.Contains(t, document.data, test.old)
			for _, text := range test.valid {
				data := []byte(strings.Replace(document.data, test.old, text, 1))
				require.NoError(t, validate(data), text)
				require.NoError(t, document.parse(data), text)
			}
			for _, text := range test.broken {
				data := []byte(strings.Replace(document.data, test.old, text, 1))
				require.Error(t, validate(data), text)
				require.Error(t, document.parse(data), text)
			}
		}
	}
	for text, valid := range map[string]bool{
		`"tie":null`: true, `"tie":{}`: true, `"tie":{"among":[],"won":null}`: true, `"yearTies":null`: true,
		`"yearTies":[null,{},null]`: true, `"yearTies":[]`: false, `"yearTies":[{},{}]`: false, `"tie":[]`: false,
		`"tie":{"among":["14","10"],"won":["10"]}`: false, `"tie":{"among":[null,"10"],"won":["10"]}`: false,
		`"tie":{"lost":[]}`: false,
	} {
		data := []byte(strings.Replace(string(draftJSON), `"first"`, text+`,"first"`, 1))
		require.Equal(t, valid, validate(data) == nil, text)
		withPlaces := strings.ReplaceAll(string(draftJSON), `"weight"`, `"places":[0,0,0],"weight"`)
		withPlaces = strings.Replace(withPlaces, `[2000,2000,2200]`, `[0,0,0]`, 1)
		withPlaces = strings.Replace(withPlaces, `,"floor":90`, "", 1)
		require.Equal(t, valid, parsePlan([]byte(strings.Replace(withPlaces, `"first"`, text+`,"first"`, 1))) == nil, text)
	}
}
