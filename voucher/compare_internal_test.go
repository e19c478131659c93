package voucher

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

// A command that rules take for malformed is a step that they do not take: its
// reason names the field and the rule, and the case stays.
func TestInstead_MalformedCommand(t *testing.T) {
	before := Case{ID: "c1", Edition: tanu.Edition2025, State: Reviewed, Since: tanu.MustDate("2026-03-26")}
	c := before
	step, err := otherStep(replaying.always, &c, &Event{Command: Command{ID: "1", Case: "c1", Action: Forward}})
	require.NoError(t, err)
	require.Equal(t, Step{Status: NeedsFact, Reasons: []string{"day: required"}}, step)
	require.Equal(t, before, c)
}
