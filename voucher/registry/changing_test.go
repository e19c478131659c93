package registry_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// under is a registry over a store that another began, under another policy.
func under(t *testing.T, store registry.Store, policy tanu.Policy) *registry.Registry {
	t.Helper()
	r := rules()
	r.Policy = policy
	reg, err := registry.New(store, r, key)
	require.NoError(t, err)
	return reg
}

// A host may come to read an open question otherwise while cases run. What a case
// has of its line stands in its record, so that no place is given twice or lost.
//
// Law: 3.4.3, 2025/11, 2025/18.
func TestClause11_PlaceUnderAnotherPolicy(t *testing.T) {
	// The place of a lapsed voucher went back (Q11), and another has it: by the
	// reading of now the lapse counts, but there is no place to take back.
	reg, store := newRegistry(t, tanu.Policy{LapsedPlace: tanu.LapsedReturns}, 1)
	live(t, reg, "a", iin, voucher.Issue)
	_, err := swept(reg, "2026-05-16")
	require.NoError(t, err)
	do(t, reg, rename(at(voucher.File, "2026-05-18"), "b", otherIIN))
	res, err := under(t, store, tanu.Policy{}).Do(ctx, rename(useToldOf("2026-05-15", "2026-05-18"), "a", iin))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeNoPlace}, codes(res.Reasons))
	require.Equal(t, allocation.Line{Key: line, Granted: 1, Held: 1}, placesOf(t, store))
}

// A case filed when no place was held until issue (Q17) gives back none, and takes
// a free one at issue.
//
// Law: 8.2, 10.1.
func TestClause10_PlaceHeldByNobody(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{PlaceHeld: tanu.PlaceAtIssue}, 2)
	live(t, reg, "declined", iin, voucher.Forward)
	live(t, reg, "issued", person(1), voucher.Confirm)
	reg = under(t, store, tanu.Policy{})
	do(t, reg, rename(stepOf(voucher.File), "holds", otherIIN))
	do(t, reg, rename(at(voucher.Decline, "2026-03-30"), "declined", iin))
	require.EqualValues(t, 1, placesOf(t, store).Held, "it is somebody else's")
	do(t, reg, rename(at(voucher.Issue, "2026-03-31"), "issued", person(1)))
	require.Equal(t, allocation.Line{Key: line, Granted: 2, Held: 1, Issued: 1}, placesOf(t, store))
}

// A lapsed voucher counted when it lapsed (Q4), and its case has the year still:
// an application under the other reading is refused, and the refusal recorded.
//
// Law: lpq/29.
func TestClause29_LapsedUnderAnotherPolicy(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 3)
	live(t, reg, "a", iin, voucher.Issue)
	_, err := swept(reg, "2026-05-16")
	require.NoError(t, err)
	reg = under(t, store, tanu.Policy{LapsedVoucher: tanu.LapsedReturns})
	cmd := rename(at(voucher.File, "2026-05-18"), "b", iin)
	res, err := reg.Do(ctx, cmd)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
	again, err := reg.Do(ctx, cmd)
	require.NoError(t, err)
	require.True(t, again.Replayed)
}

// A second application that was taken under Q16's other reading comes to no second
// voucher, whatever the reading at issue.
//
// Law: lpq/29.
func TestClause29_SecondUnderAnotherPolicy(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{SecondApplication: tanu.SecondAccepted}, 3)
	live(t, reg, "a", iin, voucher.Confirm)
	live(t, reg, "b", iin, voucher.Confirm)
	reg = under(t, store, tanu.Policy{})
	do(t, reg, rename(at(voucher.Issue, "2026-03-31"), "a", iin))
	res, err := reg.Do(ctx, rename(at(voucher.Issue, "2026-03-31"), "b", iin))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
}

// A year that was claimed at filing is given back with the refusal, whatever the
// reading then.
//
// Law: lpq/29, 8.2.
func TestClause29_ClaimGivenBackUnderAnotherPolicy(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 3)
	live(t, reg, "a", iin, voucher.Forward)
	do(t, under(t, store, tanu.Policy{SecondApplication: tanu.SecondAccepted}),
		rename(at(voucher.Decline, "2026-03-30"), "a", iin))
	res := do(t, under(t, store, tanu.Policy{}), rename(at(voucher.File, "2026-03-31"), "b", iin))
	require.Equal(t, voucher.Filed, res.Reply.State)
}

// An application of last autumn that is entered late, after one of this year.
//
// Law: lpq/29.
func TestClause29_EnteredLate(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 5)
	next := line
	next.Year = 2027
	_, err := reg.Grant(ctx, "grant-2027", allocation.Grant(next, 5))
	require.NoError(t, err)
	do(t, reg, rename(at(voucher.File, "2027-01-05"), "new", iin))
	res, err := reg.Do(ctx, rename(at(voucher.File, "2026-10-30"), "old", iin))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
}

// In edition 2023 whoever received a voucher this year may file, and is refused by
// the status: the store tells of the voucher, though the host does not.
//
// Law: 2023/4, 2023/5, 2023/6.
func TestClause6_StatusFromTheStore(t *testing.T) {
	for _, alone := range []bool{true, false} {
		store := new(memstore.Store)
		reg := under(t, store, tanu.Policy{})
		_, err := reg.Grant(ctx, "grant", allocation.Grant(allocation.LineKey{Region: tanu.AlmatyCity, Year: 2024}, 3))
		require.NoError(t, err)
		carry := func(id string, action voucher.Action, on string) registry.Result {
			t.Helper()
			cmd := rename(at2023(t, action, on), id, iin)
			if action == voucher.File {
				unasked(cmd.Facts)
			}
			if alone {
				return do(t, reg, cmd)
			}
			results, errs, err := reg.DoAll(ctx, []voucher.Command{cmd})
			require.NoError(t, err)
			require.NoError(t, errs[0])
			return results[0]
		}
		for _, w := range way2023 {
			require.Equal(t, w.State, carry("a", w.Action, w.Day).Reply.State)
		}
		require.Equal(t, voucher.Filed, carry("b", voucher.File, "2024-05-20").Reply.State)
		carry("b", voucher.Query, "2024-05-21")
		res := carry("b", voucher.SetStatus, "2024-05-22")
		require.Equal(t, voucher.NotEligible, res.Reply.State)
		require.Equal(t, tanu.Clause("2023/6"), res.Event.Clause)
		require.Equal(t, tanu.Yes, res.Event.Command.Facts.VoucherThisYear)
		list, err := store.Events(ctx, "b", 0, 10)
		require.NoError(t, err)
		c, err := store.Case(ctx, "b")
		require.NoError(t, err)
		require.NoError(t, c.VerifyHistory(list))
	}
}

// contested gives its first commits back unanswered or as conflicts.
type contested struct {
	*memstore.Store
	errs []error
}

func (c *contested) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	if len(c.errs) > 0 {
		err := c.errs[0]
		c.errs = c.errs[1:]
		return registry.Reply{}, false, err
	}
	return c.Store.Commit(ctx, change)
}

// Law: 2025/18.
func TestClause18_GrantIsRetried(t *testing.T) {
	store := &contested{Store: new(memstore.Store), errs: []error{registry.ErrConflict, registry.ErrOutcomeUnknown}}
	reg := under(t, store, tanu.Policy{})
	_, err := reg.Grant(ctx, "grant", allocation.Grant(line, 2))
	require.NoError(t, err)
	require.EqualValues(t, 2, placesOf(t, store.Store).Granted)
}

// Several that want more places than there are, together, are refused together.
//
// Law: 2025/18.
func TestClause18_TogetherWithoutPlaces(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{PlaceHeld: tanu.PlaceAtIssue}, 1)
	live(t, reg, "a", person(1), voucher.Confirm)
	live(t, reg, "b", person(2), voucher.Confirm)
	commands := []voucher.Command{rename(stepOf(voucher.Issue), "a", person(1)),
		rename(stepOf(voucher.Issue), "b", person(2))}
	joint, err := reg.DoTogether(ctx, "both", commands...)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeNoPlace}, codes(joint.Reply.Reasons))
	require.Equal(t, []voucher.State{voucher.Confirmed, voucher.Confirmed}, states(t, store, []string{"a", "b"}))
	joint, err = reg.DoTogether(ctx, "both", commands...)
	require.NoError(t, err)
	require.True(t, joint.Replayed)
}
