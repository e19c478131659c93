package registry_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// newYear is a registry with an application of 30 October 2026 on which nobody
// has decided, and places in 2027 too.
func newYear(t *testing.T, policy tanu.Policy) (*registry.Registry, registry.Store) {
	t.Helper()
	reg, store := newRegistry(t, policy, 5)
	next := line
	next.Year = 2027
	_, err := reg.Grant(ctx, "grant-2027", allocation.Grant(next, 5))
	require.NoError(t, err)
	do(t, reg, rename(at(voucher.File, "2026-10-30"), "old", iin))
	return reg, store
}

// issue carries an application that waited past New Year on to its voucher.
func issue(t *testing.T, reg *registry.Registry, id, filed, issued string) registry.Result {
	t.Helper()
	review := rename(at(voucher.Review, "2027-01-06"), id, iin)
	review.Facts = facts(iin, day(filed))
	do(t, reg, review)
	do(t, reg, rename(at(voucher.Forward, "2027-01-06"), id, iin))
	do(t, reg, rename(at(voucher.Confirm, "2027-01-06"), id, iin))
	res, err := reg.Do(ctx, rename(at(voucher.Issue, issued), id, iin))
	require.NoError(t, err)
	return res
}

// One person does not hold two places, whichever year they are of: while last
// year's application is open, no other is taken (Q16).
//
// Law: lpq/29.
func TestClause29_OpenPastNewYear(t *testing.T) {
	reg, _ := newYear(t, tanu.Policy{})
	second := rename(at(voucher.File, "2027-01-05"), "new", iin)
	res, err := reg.Do(ctx, second)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
	require.Equal(t, tanu.Clause("lpq/29"), res.Reasons[0].Clause)

	results, errs, err := reg.DoAll(ctx, []voucher.Command{rename(at(voucher.File, "2027-01-05"), "newer", iin)})
	require.NoError(t, err)
	require.NoError(t, errs[0])
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(results[0].Reasons))
}

// A voucher of last year's application that is issued in January is received in
// January: a second one of that year is refused by the law, whichever of the two
// came first.
//
// Law: lpq/29, 3.4.4.
func TestClause29_IssuedPastNewYear(t *testing.T) {
	reg, _ := newYear(t, tanu.Policy{})
	require.Equal(t, voucher.Issued, issue(t, reg, "old", "2026-10-30", "2027-01-08").Case.State)
	res := do(t, reg, rename(at(voucher.File, "2027-02-01"), "new", iin))
	require.Equal(t, voucher.ScreenedOut, res.Reply.State)
	require.Equal(t, []string{"no-voucher-this-year"}, codes(res.Reply.Reasons))

	reg, _ = newYear(t, tanu.Policy{SecondApplication: tanu.SecondAccepted})
	do(t, reg, rename(at(voucher.File, "2027-01-05"), "new", iin))
	require.Equal(t, voucher.Issued, issue(t, reg, "old", "2026-10-30", "2027-01-08").Case.State)
	res = issue(t, reg, "new", "2027-01-05", "2027-01-11")
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
}

// Where a lapsed voucher does not count (Q4), it gives back the year of its issue
// too.
//
// Law: 2025/11, lpq/29.
func TestClause11_LapsePastNewYear(t *testing.T) {
	reg, _ := newYear(t, tanu.Policy{LapsedVoucher: tanu.LapsedReturns})
	issue(t, reg, "old", "2026-10-30", "2027-01-08") // valid to 22 February 2027
	lapsed, err := swept(reg, "2027-02-23")
	require.NoError(t, err)
	require.Equal(t, []string{"old"}, lapsed)
	res := do(t, reg, rename(at(voucher.File, "2027-02-24"), "new", iin))
	require.Equal(t, voucher.Filed, res.Reply.State)
}

// What the host says against the applicant stands, though the region has a place.
//
// Law: 3.4.3.
func TestClause3_WhatTheHostSaysOfPlaces(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	no := rename(stepOf(voucher.File), "no", iin)
	no.Facts.VoucherAvailable = tanu.No
	res := do(t, reg, no)
	require.Equal(t, []string{"voucher-available"}, codes(res.Reasons))
	require.Equal(t, tanu.No, res.Event.Command.Facts.VoucherAvailable)

	open := rename(stepOf(voucher.File), "open", iin)
	open.Facts.VoucherAvailable = tanu.Unknown
	require.Equal(t, voucher.Filed, do(t, reg, open).Reply.State)

	none := rename(stepOf(voucher.File), "none", otherIIN)
	none.Facts.VoucherAvailable = tanu.Yes
	require.Equal(t, []string{"voucher-available"}, codes(do(t, reg, none).Reasons), "the one place is held")
}

// A grant grants. Places are held and issued by the commands on cases, each with
// its event.
//
// Law: 2025/18.
func TestClause18_GrantMovesNothingElse(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 5)
	for field, moves := range map[string][]allocation.Move{
		"moves[0]": {allocation.Hold(line)},
		"moves[1]": {allocation.Grant(line, 1), {Key: line, Issued: 2}},
		"moves[2]": {allocation.Grant(line, 1), allocation.Grant(line, 1),
			{Key: allocation.LineKey{Region: "99", Year: -2026}, Granted: 1}},
	} {
		_, err := reg.Grant(ctx, "grant "+field, moves...)
		var broken *tanu.FieldError
		require.ErrorAs(t, err, &broken)
		require.Equal(t, field, broken.Path)
	}
	require.Equal(t, allocation.Line{Key: line, Granted: 5}, placesOf(t, store))
}

// The ids of a host are keys in its store.
func TestRegistry_LongIDs(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	long := strings.Repeat("x", 256)
	field := func(err error) string {
		t.Helper()
		var broken *tanu.FieldError
		require.ErrorAs(t, err, &broken)
		return broken.Path
	}
	cmd, wide := rename(stepOf(voucher.File), "c1", iin), rename(stepOf(voucher.File), long[:201], iin)
	cmd.ID, wide.ID = long, "1"
	for want, c := range map[string]voucher.Command{"id": cmd, "case": wide} {
		_, err := reg.Do(ctx, c)
		require.Equal(t, want, field(err))
		_, errs, err := reg.DoAll(ctx, []voucher.Command{c})
		require.NoError(t, err)
		require.Equal(t, want, field(errs[0]))
	}
	_, err := reg.Grant(ctx, long, allocation.Grant(line, 1))
	require.Equal(t, "id", field(err))
	_, err = reg.DoTogether(ctx, "\xff", stepOf(voucher.Review))
	require.Equal(t, "id", field(err))
	received := at(voucher.ReceiveAct, "2026-05-12")
	received.ID = long
	_, err = reg.ReceiveAct(ctx, received)
	require.Equal(t, "id", field(err))
	received.ID = "1"
	received.Act.Number = "\xff"
	_, err = reg.ReceiveAct(ctx, received)
	require.Equal(t, "act.number", field(err))
}
