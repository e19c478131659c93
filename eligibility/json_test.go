package eligibility_test

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
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/eligibility/scenario"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds v to the golden file of the name.
func golden(t *testing.T, name string, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	require.NoError(t, e.Encode(v))
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	wanted, got := strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")
	for i := range min(len(wanted), len(got)) {
		require.Equal(t, wanted[i], got[i], "%s:%d; run with -update if the change is meant", path, i+1)
	}
	require.Len(t, got, len(wanted), path)
	return b.Bytes()
}

// goldenCases are decisions of every kind.
var goldenCases = map[string]struct {
	by     decide
	change func(*eligibility.Request)
}{
	"screen-satisfied": {eligibility.Screen, func(*eligibility.Request) {}},
	"screen-refused": {eligibility.Screen, func(r *eligibility.Request) {
		r.Filed, r.Facts.VoucherAvailable = tanu.MustDate("2026-11-03"), tanu.No
	}},
	"screen-undetermined": {eligibility.Screen, func(r *eligibility.Request) {
		r.Facts.RegisteredUnemployed, r.Facts.Signature.Outcome = "", eligibility.Indeterminate
	}},
	"screen-shifted": {eligibility.Screen, func(r *eligibility.Request) {
		r.Filed, r.Policy.Filing, r.Calendar = tanu.MustDate("2027-11-01"), tanu.FilingShifted, calendar.FiveDay()
	}},
	"screen-2023": {eligibility.Screen, func(r *eligibility.Request) {
		filedOn(r, "2024-02-01")
		r.Facts.VoucherThisYear = tanu.Yes
	}},
	"review-satisfied": {eligibility.Review, func(r *eligibility.Request) { r.Facts.Profile = "" }},
	"review-refused": {eligibility.Review, func(r *eligibility.Request) {
		r.Application.Documents, r.Facts.CentreAccredited = nil, tanu.No
	}},
	"review-2023": {eligibility.Review, func(r *eligibility.Request) { r.Filed = tanu.MustDate("2024-02-01") }},
}

// TestDecision_Golden holds the written form, and that it reads back to the same.
func TestDecision_Golden(t *testing.T) {
	for name, c := range goldenCases {
		t.Run(name, func(t *testing.T) {
			req := complete()
			c.change(&req)
			text := golden(t, filepath.Join("decisions", name+".json"), mustDecide(t, c.by, req))
			impersonal(t, string(text))
			var back eligibility.Decision
			require.NoError(t, json.Unmarshal(text, &back))
			golden(t, filepath.Join("decisions", name+".json"), back)
		})
	}
}

// TestRules_Golden keeps the rules as data for documentation and for other
// languages.
func TestRules_Golden(t *testing.T) { golden(t, "rules.json", eligibility.Rules()) }

// TestDecision_RoundTrip: every decision of the scenarios says the same after it
// was stored, in all three languages.
func TestDecision_RoundTrip(t *testing.T) {
	results, err := scenario.Run(os.DirFS("testdata/scenarios"))
	require.NoError(t, err)
	for _, r := range results {
		d := r.Decision
		if d.Stage == "" {
			continue // an error was expected
		}
		text, err := json.Marshal(d)
		require.NoError(t, err)
		var back eligibility.Decision
		require.NoError(t, json.Unmarshal(text, &back), r.Case.Name)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
		require.Equal(t, d.Verdict(), back.Verdict())
		require.Equal(t, d.Missing(), back.Missing())
		require.Equal(t, d.Policy, back.Policy)
		refusal, refused := d.Refusal()
		refusalBack, refusedBack := back.Refusal()
		require.Equal(t, refused, refusedBack)
		for _, lang := range tanu.Languages() {
			require.Equal(t, refusal.In(lang, eligibility.Complaint{}), refusalBack.In(lang, eligibility.Complaint{}))
		}
	}
}

// TestDecision_DecodeStrictly: a stored decision that the rules cannot have come
// to is not believed, and changes nothing.
func TestDecision_DecodeStrictly(t *testing.T) {
	req := complete()
	req.Filed = tanu.MustDate("2026-11-03")
	text, err := json.Marshal(mustDecide(t, eligibility.Screen, req))
	require.NoError(t, err)
	for name, change := range map[string][2]string{
		"filed later":       {`"filed":"2026-11-03","day"`, `"filed":"2026-11-04","day"`},
		"clause of all":     {`"clause":"2025/3.4"`, `"clause":"2025/3.2"`},
		"twice":             {`"stage":"screen"`, `"stage":"screen","stage":"screen"`},
		"twice, otherwise":  {`"stage":"screen"`, `"stage":"screen","Stage":"review"`},
		"fact twice":        {`"filingLimit":`, `"filingLimit":"2026-11-01","filingLimit":`},
		"format":            {`tanu.decision/v1`, `tanu.decision/v2`},
		"stage":             {`"stage":"screen"`, `"stage":"appeal"`},
		"other stage":       {`"stage":"screen"`, `"stage":"review"`},
		"edition":           {`"edition":"2025"`, `"edition":"2024"`},
		"no edition":        {`"edition":"2025"`, `"edition":""`},
		"other edition":     {`"edition":"2025"`, `"edition":"2023"`},
		"no day":            {`"filed":"2026-11-03","day"`, `"filed":"","day"`},
		"day before filing": {`"day":"2026-11-03"`, `"day":"2026-11-02"`},
		"verdict":           {`"verdict":"refused","missing"`, `"verdict":"satisfied","missing"`},
		"verdict of one":    {`"verdict":"refused","ground"`, `"verdict":"satisfied","ground"`},
		"clause":            {`"clause":"2025/3.2"`, `"clause":"2025/3.1"`},
		"code":              {`"code":"filed-in-time"`, `"code":"filed"`},
		"ground":            {`"ground":"late"`, `"ground":"asleep"`},
		"ground of another": {`"ground":"late"`, `"ground":"met"`},
		"empty ground":      {`"ground":"late"`, `"ground":""`},
		"fact":              {`"filingLimit":`, `"shoeSize":`},
		"day of a fact":     {`"filed":"2026-11-03","filingLimit"`, `"filed":"tomorrow","filingLimit"`},
		"answer of a fact":  {`"registeredUnemployed":"yes"`, `"registeredUnemployed":"perhaps"`},
		"policy":            {`"clause":"2025/3.4"`, `"policy":{"filing":"lenient"},"clause":"2025/3.4"`},
		"no list":           {`"findings":[`, `"findings":"x","then":[`},
		"truncated":         {`"findings":[{`, `"findings":[],"then":[{`},
		"unknown":           {`"format"`, `"later":{"x":1},"format"`},
		"unknown of one":    {`"ground":"late"`, `"ground":"late","later":1`},
		"missing":           {`"missing":[]`, `"missing":["profile"]`},
		"no missing":        {`"missing":[],`, ``},
		"for the payment":   {`"ground":"late"`, `"ground":"late","forPayment":true`},
		"no refusal":        {`"refusal":{`, `"policy":{},"refused":{`},
		"another refuses":   {`"by":"nqs-platform"`, `"by":"career-centre"`},
		"half a sentence":   {`"kk":"Сіз өтінішті`, `"ru":"`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, string(text), change[0])
			d := mustDecide(t, eligibility.Review, complete())
			err := json.Unmarshal([]byte(strings.Replace(string(text), change[0], change[1], 1)), &d)
			require.ErrorIs(t, err, eligibility.ErrFormat)
			require.Equal(t, tanu.Satisfied, d.Verdict(), "an error changes nothing")
		})
	}
	_, err = json.Marshal(eligibility.Decision{Stage: eligibility.StageScreen})
	require.NoError(t, err, "a decision that no stage made is written, and not read back")

	var d eligibility.Decision
	notADay := []byte(`{"format":"tanu.decision/v1","filed":900101300126}`)
	require.ErrorIs(t, json.Unmarshal(notADay, &d), eligibility.ErrFormat)
	require.NotContains(t, json.Unmarshal([]byte(`{"filed":"900101300126"}`), &d).Error(), "900101300126")
}

// TestDecision_DecodeNamesTheField: whoever changed one field of a decision is told
// which, by its path.
func TestDecision_DecodeNamesTheField(t *testing.T) {
	req := complete()
	filedOn(&req, "2026-11-03")
	text, err := json.Marshal(mustDecide(t, eligibility.Screen, req))
	require.NoError(t, err)
	for _, c := range [][3]string{
		{`"stage":"screen"`, `"stage":"appeal"`, "stage"},
		{`"stage":"screen"`, `"stage":""`, "stage"},
		{`"stage":"screen"`, `"stage":"screen","stage":"screen"`, "stage"},
		{`"edition":"2025"`, `"edition":"2023"`, "edition"},
		{`"edition":"2025"`, `"edition":"2024"`, "edition"},
		{`"filed":"2026-11-03","day"`, `"day"`, "filed"},
		{`"filed":"2026-11-03","day"`, `"filed":"3 November","day"`, "filed"},
		{`"filed":"2026-11-03","day"`, `"filed":"2026-11-02","day"`, "findings[0].facts.filed"},
		{`"day":"2026-11-03"`, `"day":"2026-11-02"`, "day"},
		{`"clause":"2025/3.4"`, `"clause":"2025/3.2"`, "clause"},
		{`"code":"registered-unemployed"`, `"code":"registered"`, "findings[1].code"},
		{`"ground":"late"`, `"ground":"asleep"`, "findings[0].ground"},
		{`"clause":"2025/3.4.2"`, `"clause":"2025/3.4.3"`, "findings[1].clause"},
		{`"verdict":"refused","ground"`, `"verdict":"satisfied","ground"`, "findings[0].verdict"},
		{`"verdict":"refused","ground"`, `"verdict":"so","ground"`, "findings[0].verdict"},
		{`"registeredUnemployed":"yes"`, `"registeredUnemployed":"perhaps"`, "findings[1].facts.registeredUnemployed"},
		{`"registeredUnemployed":"yes"`, `"registeredUnemployed":true`, "findings[1].facts.registeredUnemployed"},
		{`"registeredUnemployed":"yes"`, `"profile":"technical"`, "findings[1].facts.profile"},
		{`"registeredUnemployed":"yes"`, `"900101300126":"yes"`, "findings[1].facts.************"},
	} {
		require.Contains(t, string(text), c[0])
		var d eligibility.Decision
		err := json.Unmarshal([]byte(strings.Replace(string(text), c[0], c[1], 1)), &d)
		var wrong *tanu.FieldError
		require.ErrorAs(t, err, &wrong, c[1])
		require.Equal(t, c[2], wrong.Path, "%s: %v", c[1], err)
	}
}

// FuzzDecision: what is read can be written and read again, and no text makes a
// sentence panic.
func FuzzDecision(f *testing.F) {
	for _, name := range []string{"screen-refused", "review-satisfied", "screen-2023"} {
		text, err := os.ReadFile(filepath.Join("testdata", "decisions", name+".json"))
		require.NoError(f, err)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var d eligibility.Decision
		if json.Unmarshal(text, &d) != nil || d.Stage == "" {
			return
		}
		for _, finding := range d.Findings() {
			_ = finding.In(tanu.Kazakh)
		}
		first, err := json.Marshal(d)
		require.NoError(t, err)
		var back eligibility.Decision
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

// TestSchema_Words: the schema knows the words that the package writes. That the
// golden files obey it is proved where a validator is at hand, in the examples.
func TestSchema_Words(t *testing.T) {
	var schema struct {
		Properties map[string]struct {
			Const string
			Enum  []string
		}
		Defs struct {
			Body struct{ Enum []tanu.Office }
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(eligibility.DecisionSchema(), &schema))
	require.Equal(t, eligibility.DecisionFormat, schema.Properties["format"].Const)
	require.Equal(t, []string{"screen", "review"}, schema.Properties["stage"].Enum)
	require.Len(t, schema.Properties["edition"].Enum, len(tanu.Editions()))
	for i, e := range tanu.Editions() {
		require.Equal(t, string(e), schema.Properties["edition"].Enum[i])
	}
	require.Equal(t, []tanu.Office{tanu.Platform, tanu.CareerCentre, tanu.MobilityCentre}, schema.Defs.Body.Enum)
}

// TestDecision_Zero is null, and stays zero; one that no stage made is
// undetermined and panics nowhere.
func TestDecision_Zero(t *testing.T) {
	text, err := json.Marshal(eligibility.Decision{})
	require.NoError(t, err)
	require.Equal(t, "null", string(text))
	d := mustDecide(t, eligibility.Screen, complete())
	require.NoError(t, json.Unmarshal(text, &d))
	require.Equal(t, tanu.Satisfied, d.Verdict(), "null changes nothing")
	require.Equal(t, "no decision", eligibility.Decision{}.String())
	none := eligibility.Finding{}
	require.Empty(t, none.In(tanu.Kazakh)+none.Remedy(tanu.Kazakh)+none.Ground())
	require.Nil(t, eligibility.Finding{}.Facts())
	require.Nil(t, eligibility.Finding{}.Missing())

	made := eligibility.Decision{Stage: eligibility.StageReview, Edition: tanu.Edition2025}
	require.Equal(t, tanu.Undetermined, made.Verdict())
	require.Empty(t, made.Findings())
}

// TestApplication_RoundTrip: an application and its facts come back from JSON.
func TestApplication_RoundTrip(t *testing.T) {
	req := complete()
	text, err := json.Marshal(map[string]any{"application": req.Application, "facts": req.Facts})
	require.NoError(t, err)
	var back struct {
		Application eligibility.Application
		Facts       eligibility.Facts
	}
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, req.Application, back.Application)
	require.Equal(t, req.Facts, back.Facts)

	empty, err := json.Marshal(eligibility.Application{})
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(empty))

	for _, text := range []string{`{"documents":[{"kind":"diploma"}]}`, `{"consent":"maybe"}`} {
		require.ErrorIs(t, json.Unmarshal([]byte(text), &back.Application), tanu.ErrSyntax)
	}
	require.ErrorIs(t, json.Unmarshal([]byte(`{"signature":{"outcome":"good"}}`), &back.Facts), tanu.ErrSyntax)
}
