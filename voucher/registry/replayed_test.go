package registry_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// A command that is sent again answers as the first time: at once, and when the
// case has moved on.
func TestRegistry_ReplayedAnswersAsThen(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	var first []registry.Result
	for _, cmd := range life {
		res := do(t, reg, cmd)
		require.False(t, res.Replayed)
		first = append(first, res)
		again := do(t, reg, cmd)
		require.True(t, again.Replayed)
	}
	for i, cmd := range life {
		again := do(t, reg, cmd)
		require.True(t, again.Replayed)
		again.Replayed = false
		require.JSONEq(t, asJSON(t, first[i]), asJSON(t, again), "%s", cmd.Action)
	}
	require.NotNil(t, first[8].Settlement, "who was paid what")
}

// So do a refusal by law, with what the applicant can do about it, and a command
// that was not allowed.
func TestRegistry_ReplayedRefusals(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	filed := at(voucher.File, "2026-03-20")
	filed.Application.Consent, filed.Facts.RegisteredUnemployed = tanu.Yes, tanu.No
	first := do(t, reg, filed)
	require.Equal(t, tanu.Refused, first.Judgement)
	require.Equal(t, voucher.ScreenedOut, first.Case.State)
	require.NotEmpty(t, first.Reasons[0].Remedy.RU)
	require.Empty(t, first.Event.Reasons[0].Remedy)

	review := at(voucher.Review, "2026-03-26")
	refused, err := reg.Do(ctx, review)
	require.NoError(t, err)
	require.Equal(t, voucher.NotAllowed, refused.Status)
	for cmd, then := range map[*voucher.Command]registry.Result{&filed: first, &review: refused} {
		again, err := reg.Do(ctx, *cmd)
		require.NoError(t, err)
		require.True(t, again.Replayed)
		again.Replayed = false
		require.JSONEq(t, asJSON(t, then), asJSON(t, again))
	}
}

// Under other rules than then the event is told as it stands, and the sums as they
// were paid.
func TestRegistry_ReplayedUnderOtherRules(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.ReceiveAct)
	pay := rename(at(voucher.Pay, "2026-05-19"), "c1", iin)
	first := do(t, reg, pay)
	other, err := registry.New(store, moved(), key)
	require.NoError(t, err)
	again := do(t, other, pay)
	require.True(t, again.Replayed)
	require.JSONEq(t, asJSON(t, first.Case), asJSON(t, again.Case))
	require.JSONEq(t, asJSON(t, first.Event), asJSON(t, again.Event))
	sums := *first.Settlement
	sums.Act, sums.Report = settlement.Act{}, settlement.Report{}
	require.JSONEq(t, asJSON(t, sums), asJSON(t, again.Settlement))
}

// So do an act of several persons, its payment, and an act that was refused.
func TestRegistry_ReplayedTogether(t *testing.T) {
	reg, _, ids, people := three(t)
	receive := at(voucher.ReceiveAct, "2026-05-12")
	receive.Case, receive.Act = "", joint(ids, people)
	stranger := receive
	stranger.ID, stranger.Actor.Centre = "stranger", mobility
	var pays []voucher.Command
	for _, id := range ids {
		pays = append(pays, rename(stepOf(voucher.Pay), id, iin))
	}
	replayedTheSame(t, "refused", func() (registry.JointResult, error) { return reg.ReceiveAct(ctx, stranger) })
	replayedTheSame(t, "act", func() (registry.JointResult, error) { return reg.ReceiveAct(ctx, receive) })
	replayedTheSame(t, "pay", func() (registry.JointResult, error) { return reg.DoTogether(ctx, "pay", pays...) })
	replayedTheSame(t, "act, paid meanwhile", func() (registry.JointResult, error) { return reg.ReceiveAct(ctx, receive) })
}

func replayedTheSame(t *testing.T, name string, call func() (registry.JointResult, error)) {
	t.Helper()
	first, err := call()
	require.NoError(t, err, name)
	again, err := call()
	require.NoError(t, err, name)
	first.Replayed, again.Replayed = false, false
	require.JSONEq(t, asJSON(t, first), asJSON(t, again), name)
}

// A reply that was stored before there was a status is read as what it said.
func TestReply_OfAnEarlierVersion(t *testing.T) {
	for text, status := range map[string]voucher.Status{
		`{"command":"1","verdict":"satisfied","state":"filed","version":1}`: voucher.Done,
		`{"command":"1","verdict":"refused"}`:                               voucher.NotAllowed,
		`{"command":"1","status":"done","judgement":"refused"}`:             voucher.Done,
	} {
		var reply registry.Reply
		require.NoError(t, reply.UnmarshalJSON([]byte(text)))
		require.Equal(t, status, reply.Status)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}
