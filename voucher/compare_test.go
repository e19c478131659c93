package voucher_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// Under the reading of Q6 by which the protocol is the use, a use that was told of
// without one lacks it: a difference, not a failure of the comparison, and its
// last one.
//
// Law: 2025/11.
func TestClause11_CompareWithUseByProtocol(t *testing.T) {
	other := rules()
	other.Policy.Use = tanu.UseByProtocol
	differences, err := other.Compare(rules(), events(t))
	require.NoError(t, err)
	require.Len(t, differences, 1)
	d := differences[0]
	require.Equal(t, voucher.Use, d.Action)
	require.EqualValues(t, 6, d.Seq)
	require.Equal(t, voucher.Done, d.Was.Status)
	require.Equal(t, voucher.Used, d.Was.To)
	require.Equal(t, voucher.NeedsFact, d.Would.Status)
	require.Empty(t, d.Would.To)
	require.NotEmpty(t, d.Would.Reasons)
}

// A voucher that lapsed: under the other reading of Q11 its place goes back, under
// that of Q4 the year is free again; under that of Q16 the year is the person's from
// the issue on, and not from filing.
//
// Law: 2025/11, 3.4.4.
func TestClause11_ComparePlacesAndClaims(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Issue)
	_, err := swept(reg, "2026-05-16")
	require.NoError(t, err)
	list, err := store.Events(ctx, "c1", 0, 10)
	require.NoError(t, err)
	compare := func(edit func(*tanu.Policy)) []voucher.Difference {
		other := rules()
		edit(&other.Policy)
		differences, err := other.Compare(rules(), list)
		require.NoError(t, err)
		return differences
	}

	got := compare(func(p *tanu.Policy) { p.LapsedPlace = tanu.LapsedReturns })
	require.Len(t, got, 1)
	require.Equal(t, voucher.Lapse, got[0].Action)
	require.Zero(t, got[0].Was.Place)
	require.Equal(t, allocation.Return(line), got[0].Would.Place)

	got = compare(func(p *tanu.Policy) { p.LapsedVoucher = tanu.LapsedReturns })
	require.Len(t, got, 1)
	require.Equal(t, voucher.Lapse, got[0].Action)
	require.Empty(t, got[0].Was.Claim)
	require.Equal(t, voucher.ClaimFreed, got[0].Would.Claim)

	got = compare(func(p *tanu.Policy) { p.SecondApplication = tanu.SecondAccepted })
	require.Len(t, got, 2)
	require.Equal(t, [2]voucher.ClaimChange{"taken", ""},
		[2]voucher.ClaimChange{got[0].Was.Claim, got[0].Would.Claim}, "file")
	require.Equal(t, [2]voucher.ClaimChange{"", "taken"},
		[2]voucher.ClaimChange{got[1].Was.Claim, got[1].Would.Claim}, "issue")
}

// What the other rules lack for a decision is an error that says where.
func TestCompareBy_OtherRulesThatLackSomething(t *testing.T) {
	other := rules()
	other.MCI = settlement.MCITable{}
	_, err := other.Compare(rules(), events(t))
	require.ErrorIs(t, err, settlement.ErrNoMCI)
	require.NotErrorIs(t, err, voucher.ErrOtherRules)
	require.ErrorContains(t, err, `voucher: case "c1", event 9: the other rules: `)
}

// A difference goes to a host's program as JSON.
func TestDifference_JSON(t *testing.T) {
	written, err := json.Marshal(voucher.Difference{
		Seq: 6, Action: voucher.Use,
		Was: voucher.Step{Status: voucher.Done, To: voucher.Used, Due: day("2026-05-15"), LastValid: day("2026-05-15")},
		Would: voucher.Step{
			Status: voucher.NotAllowed, LastValid: day("2026-05-14"), Pending: day("2026-05-14"), LateBy: 1,
			Money: voucher.Sums{Centre: "30275.00", CoPayment: "11725.00", Assistance: "0.00"},
			Place: allocation.Return(line), Claim: "freed", Reasons: []string{voucher.CodeOutOfValidity},
		},
	})
	require.NoError(t, err)
	require.JSONEq(t, `{
		"seq": 6, "action": "use",
		"was": {"status": "done", "to": "used", "due": "2026-05-15", "lastValid": "2026-05-15"},
		"would": {
			"status": "not-allowed", "lateBy": 1, "lastValid": "2026-05-14", "pending": "2026-05-14",
			"money": {"centre": "30275.00", "coPayment": "11725.00", "assistance": "0.00"},
			"place": {"key": "75/2026", "issued": -1}, "claim": "freed", "reasons": ["out-of-validity"]
		}
	}`, string(written))
}
