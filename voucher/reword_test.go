package voucher

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// refusedHistory is the history of an invented application that was refused at once, by
// a version that words its reasons as edit does.
func refusedHistory(t *testing.T, edit func(*Reason)) []Event {
	t.Helper()
	person := tanu.MustIIN("900101300126")
	cmd := Command{
		ID: "1", Case: "c1", Action: File, Day: tanu.MustDate("2026-11-03"),
		Actor:       Actor{Role: tanu.Applicant, Person: person},
		Application: &eligibility.Application{Region: tanu.Abai, IIN: person},
		Facts:       &eligibility.Facts{RegisteredUnemployed: tanu.No},
	}
	out, err := replaying.Decide(Case{}, cmd)
	require.NoError(t, err)
	require.Equal(t, ScreenedOut, out.Case.State)
	for i := range out.Event.Reasons {
		edit(&out.Event.Reasons[i])
	}
	out.seal(Digest{}, cmd.Digest())
	return []Event{out.Event}
}

var replaying = Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}

// The sentences of a refusal are under the digest of its event, and may be worded
// otherwise in the version that replays it: the case is the same, with the head
// that the store has. Another reason is found.
func TestReplay_ReasonsInOtherWords(t *testing.T) {
	worded := refusedHistory(t, func(r *Reason) { r.Text.RU = "Другими словами" })
	require.NotEqual(t, refusedHistory(t, func(*Reason) {})[0].Digest, worded[0].Digest)
	c, err := replaying.Replay(worded)
	require.NoError(t, err)
	require.Equal(t, ScreenedOut, c.State)
	require.Equal(t, worded[0].Digest, c.Head)

	for name, edit := range map[string]func(*Reason){
		"code":    func(r *Reason) { r.Code = "no-place" },
		"clause":  func(r *Reason) { r.Clause = "2025/11" },
		"verdict": func(r *Reason) { r.Verdict = tanu.Undetermined },
		"missing": func(r *Reason) { r.Missing = []string{"region"} },
	} {
		_, err := replaying.Replay(refusedHistory(t, edit))
		require.ErrorIs(t, err, ErrOtherRules, name)
	}
}
