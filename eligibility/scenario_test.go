package eligibility_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/eligibility/scenario"
)

// TestScenarios runs the cases that regulatory staff write, and holds them to
// cover every ground of every rule, which is more than every verdict.
func TestScenarios(t *testing.T) {
	results, err := scenario.Run(os.DirFS("testdata/scenarios"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(results), 40)
	seen := map[string]bool{}
	for _, r := range results {
		t.Run(r.File+"/"+r.Case.Name, func(t *testing.T) {
			require.Empty(t, r.Differences, r.String())
		})
		for _, f := range r.Decision.Findings() {
			seen[f.Code+" "+f.Ground()] = true
		}
	}
	for _, rule := range eligibility.Rules() {
		for _, o := range rule.Outcomes {
			require.True(t, seen[rule.Code+" "+o.Ground], "no scenario in which %s comes to %s", rule.Code, o.Ground)
		}
	}
}
