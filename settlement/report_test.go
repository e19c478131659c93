package settlement_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// Written and read again, a report says the same, whatever it found.
func TestReport_RoundTrip(t *testing.T) {
	right, list := sample(3)
	wrong, noList := right, settlement.Act{Number: "8"}
	wrong.Total, wrong.Number = dec("1"), ""
	old := entitlements(3)
	for i := range old {
		old[i].Edition = tanu.Edition2023
	}
	for name, r := range map[string]settlement.Report{
		"right": check(t, right, list, asked, literal), "wrong": check(t, wrong, list, asked, literal),
		"empty": check(t, noList, nil, settlement.Facts{}, literal), "edition 2023": check(t, right, old, asked, literal), "none": {},
	} {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		var back settlement.Report
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, r, back, name)
		require.Equal(t, r.Findings, back.Findings, name)
		require.Equal(t, r.Verdict(), back.Verdict(), name)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again), name)
	}
}

// What another version wrote, with fewer rules or more, is neither completed
// nor cut.
func TestReport_KeepsTheFindingsOfAnotherVersion(t *testing.T) {
	for _, text := range []string{
		`{"act":"7","findings":[]}`,
		`{"act":"","findings":null}`,
		`{"act":"7","findings":[{"code":"unit-given","clause":"2025/annex-2.col-4","verdict":"satisfied"}]}`,
		`{"act":"7","findings":[{"code":"sent-in-time","clause":"2025/16","verdict":"satisfied","notice":true}]}`,
		`{"act":"7","findings":[{"code":"accepted-by","clause":"2025/annex-2.accepted","verdict":"not-applicable"}]}`,
		`{"act":"7","findings":[{"code":"of-tomorrow","clause":"2025/16","verdict":"not-applicable"},{"code":"unit-given","clause":"2025/annex-2.col-4","verdict":"refused"}]}`,
	} {
		var r settlement.Report
		require.NoError(t, json.Unmarshal([]byte(text), &r))
		again, err := json.Marshal(r)
		require.NoError(t, err)
		require.Equal(t, text, string(again))
		var want tanu.Verdict
		for _, f := range r.Findings {
			if !f.Notice {
				want = want.And(f.Verdict)
			}
		}
		require.Equal(t, want, r.Verdict(), text)
	}
}
