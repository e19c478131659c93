package eligibility

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

// TestStored_Read: each decision in testdata/stored was written by an earlier
// version. The files are never rewritten, and every one is still read.
func TestStored_Read(t *testing.T) {
	for name, text := range storedDecisions(t) {
		d, err := ParseDecision(text)
		require.NoError(t, err, name)
		written, err := json.Marshal(d)
		require.NoError(t, err)
		require.JSONEq(t, string(text), string(written), name)
	}
}

func storedDecisions(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/stored/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	texts := map[string][]byte{}
	for _, name := range files {
		texts[name], err = os.ReadFile(name)
		require.NoError(t, err)
	}
	return texts
}

// withRule is the table with one rule more, in the middle of the stage.
func withRule(added row, late bool) []rule {
	of := func(r row) bool { return r.stage == added.stage }
	table := slices.Insert(slices.Clone(rows), slices.IndexFunc(rows, of)+1, added)
	words := maps.Clone(sentences)
	words[added.code] = wording{say("сынақ", "проба", "trial"), []outcome{
		satisfied(met, say("болды", "есть", "done")), lacking(unknown, "profile"),
	}}
	list := rulesOf(table, words)
	for i := range list {
		list[i].late = list[i].late || list[i].code == added.code && late
	}
	return list
}

// TestStored_BeforeARule: a decision that was stored before a rule came stays
// readable and says the same. A rule of a later edition has no finding in it. One
// that was added late to the edition may lack its finding, and only if it is so
// marked: otherwise a finding was cut out.
func TestStored_BeforeARule(t *testing.T) {
	for _, stage := range []Stage{StageScreen, StageReview} {
		added := row{
			code: "trial", stage: stage, since: "2027", place: "8.4", facts: []string{"profile"},
			ask: func(*reading) ground { return unknown },
		}
		later, same := withRule(added, false), added
		same.since = tanu.Edition2025
		late, cut := withRule(same, true), withRule(same, false)
		for name, text := range storedDecisions(t) {
			want, err := ParseDecision(text)
			require.NoError(t, err)
			for _, table := range [][]rule{later, late} {
				got, err := parseDecision(table, text)
				require.NoError(t, err, name)
				written, err := json.Marshal(got)
				require.NoError(t, err)
				require.JSONEq(t, string(text), string(written), name)
			}
			_, err = parseDecision(cut, text)
			if want.Stage == stage && want.Edition == tanu.Edition2025 {
				require.ErrorIs(t, err, ErrFormat, name)
			} else {
				require.NoError(t, err, name)
			}
		}

		req := Request{Filed: tanu.MustDate("2026-03-20")}
		d, err := decide(later, stage, req)
		require.NoError(t, err)
		_, found := d.Finding("trial")
		require.False(t, found, "the edition never asked it")
		d, err = decide(late, stage, req)
		require.NoError(t, err)
		f, found := d.Finding("trial")
		require.True(t, found)
		require.Equal(t, tanu.Clause("2025/8.4"), f.Clause)
		text, err := json.Marshal(d)
		require.NoError(t, err)
		back, err := parseDecision(late, text)
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(text), string(again), "with its finding it is read too")
	}
}

// TestStages_SomebodyRefuses: under every edition each stage has a provision, an
// office that refuses and one that sends. In 2023 there is no review, and so nobody
// who refuses in it: no rule that decides is asked.
func TestStages_SomebodyRefuses(t *testing.T) {
	for _, e := range tanu.Editions() {
		for _, stage := range stages.Words() {
			row := stageRowOf(stage, e)
			require.NotEmpty(t, row.place, "%s %s", e, stage)
			if e == tanu.Edition2023 && stage == StageReview {
				require.Empty(t, row.refuses)
				for _, r := range ofStage(rules, stage, e) {
					require.True(t, r.weight == forPayment || !r.askedIn(e), r.code)
				}
				continue
			}
			for _, office := range []tanu.Office{row.refuses, row.sends} {
				_, err := tanu.ParseOffice(string(office))
				require.NoError(t, err, "%s %s", e, stage)
			}
		}
	}
	newest := tanu.Editions()[len(tanu.Editions())-1]
	require.Equal(t, stageRowOf(StageReview, newest), stageRowOf(StageReview, "2099"), "a later edition inherits")
}

// TestRules_Rows: each row has its sentences and facts, and no sentence is without a
// row.
func TestRules_Rows(t *testing.T) {
	require.Len(t, sentences, len(rows))
	for _, r := range rules {
		require.NotEmpty(t, r.outcomes, r.code)
		require.NotNil(t, r.ask, r.code)
		require.NotContains(t, r.compared, -1, r.code)
		for _, o := range r.outcomes {
			require.NotNil(t, r.outcome(o.ground))
			for _, name := range o.missing {
				require.NotEqual(t, reckoned, facts[factPlace(name)].answerer, "%s: nobody can answer %s", r.code, name)
			}
		}
	}
}

// TestFacts_Table: each field of Facts and of Application has one row with its own
// number, in ascending order, and the rows name no other field.
func TestFacts_Table(t *testing.T) {
	var names []string
	last := byte(0)
	for _, f := range facts {
		require.False(t, f.field == nil && f.number > 0, f.name)
		if f.field != nil {
			names = append(names, f.name)
			require.Equal(t, last+1, f.number, f.name)
			last = f.number
		}
	}
	require.ElementsMatch(t, leaves(reflect.TypeFor[Facts](), ""), names)
	require.Equal(t, leaves(reflect.TypeFor[Application](), ""), paths(applicationFields))
	require.Equal(t, leaves(reflect.TypeFor[Document](), ""), paths(documentFields))
}

func paths[T any](columns []column[T]) (list []string) {
	for i, c := range columns {
		if int(c.number) == i+1 {
			list = append(list, c.path)
		}
	}
	return list
}

// leaves are the paths in JSON of the fields of a struct that have a value of their
// own.
func leaves(of reflect.Type, path string) (list []string) {
	for i := range of.NumField() {
		field := of.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch field.Type {
		case reflect.TypeFor[Profession](), reflect.TypeFor[Education](), reflect.TypeFor[Residence](),
			reflect.TypeFor[Centre](), reflect.TypeFor[Evidence]():
			list = append(list, leaves(field.Type, path+name+".")...)
		default:
			list = append(list, path+name)
		}
	}
	return list
}
