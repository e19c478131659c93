package registry_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
	"weak"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// The whole life over a store: the place is held, then issued; the record is
// what its events give again, byte for byte.
func TestRegistry_WholeLife(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 3)
	live(t, reg, "c1", iin, voucher.Forward)
	require.Equal(t, allocation.Line{Key: line, Granted: 3, Held: 1}, placesOf(t, store))
	live(t, reg, "c1", iin, voucher.Pay) // the first three again: stored replies
	require.Equal(t, allocation.Line{Key: line, Granted: 3, Issued: 1}, placesOf(t, store))

	c, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.Equal(t, voucher.Paid, c.State)
	events, err := store.Events(ctx, "c1", 0, 100)
	require.NoError(t, err)
	require.Len(t, events, len(life))
	again, err := rules().Replay(events)
	require.NoError(t, err)
	require.Equal(t, c, again)
	require.Len(t, store.Messages(), len(life))
}

// A registry and a store that nobody has any more are given up at once, with all
// that the store holds.
func TestRegistry_GivenUpWithItsStore(t *testing.T) {
	used := func() weak.Pointer[memstore.Store] {
		reg, store := newRegistry(t, tanu.Policy{}, 1)
		live(t, reg, "c1", iin, voucher.Pay)
		return weak.Make(store)
	}()
	runtime.GC()
	require.True(t, used.Value() == nil)
}

// A command sent twice is carried out once, whatever happened since; the same id
// with another content is an error.
func TestRegistry_CommandTwice(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Issue)
	res := do(t, reg, rename(stepOf(voucher.Review), "c1", iin))
	require.True(t, res.Replayed)
	require.Equal(t, voucher.Reviewed, res.Reply.State)
	require.EqualValues(t, 2, res.Reply.Version)
	require.EqualValues(t, 1, placesOf(t, store).Issued)

	other := rename(stepOf(voucher.Review), "c1", iin)
	other.Day = day("2026-03-27")
	_, err := reg.Do(ctx, other)
	require.ErrorIs(t, err, registry.ErrCommandReused)
}

// A case whose id JSON does not keep would be another one when it is read.
func TestRegistry_CaseIDIsText(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	cmd := rename(stepOf(voucher.File), "c1", iin)
	cmd.Case += "\xff"
	_, err := reg.Do(ctx, cmd)
	var broken *tanu.FieldError
	require.ErrorAs(t, err, &broken)
	require.Equal(t, "case", broken.Path)
	require.Zero(t, placesOf(t, store).Held)
}

// A command that is refused changes nothing and is recorded: sent again it has
// the same answer, though it would be allowed by then.
func TestRegistry_RefusedCommandIsRecorded(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Review)
	stranger := rename(at(voucher.Forward, "2026-03-27"), "c1", iin)
	stranger.Actor.Region = tanu.AstanaCity
	res, err := reg.Do(ctx, stranger)
	require.NoError(t, err)
	require.Equal(t, voucher.NotAllowed, res.Status)
	c, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.Equal(t, voucher.Reviewed, c.State)

	res, err = reg.Do(ctx, stranger)
	require.NoError(t, err)
	require.True(t, res.Replayed)
	require.Equal(t, []string{voucher.CodeWrongActor}, codes(res.Reply.Reasons))
}

// What lacks a fact is not recorded: the same command id comes again with it.
func TestRegistry_MissingFactIsAskedFor(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	cmd := rename(stepOf(voucher.File), "c1", iin)
	cmd.Facts.RegisteredUnemployed = tanu.Unknown
	res, err := reg.Do(ctx, cmd)
	require.NoError(t, err)
	require.Equal(t, voucher.NeedsFact, res.Status)
	require.Equal(t, []string{"registeredUnemployed"}, res.Reasons[0].Missing)
	do(t, reg, rename(stepOf(voucher.File), "c1", iin))
}

// One person does not hold two places (Q16); with the other reading the second
// application is taken, and its issue refused.
//
// Law: lpq/29, 3.4.4.
func TestClause29_OnePersonOneVoucherAYear(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 5)
	live(t, reg, "c1", iin, voucher.File)
	res, err := reg.Do(ctx, rename(stepOf(voucher.File), "c2", iin))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
	require.EqualValues(t, 1, placesOf(t, store).Held)

	live(t, reg, "c1", iin, voucher.Issue) // now it is a voucher, and the law refuses
	res = do(t, reg, rename(at(voucher.File, "2026-04-06"), "c3", iin))
	require.Equal(t, voucher.ScreenedOut, res.Reply.State)
	require.Equal(t, []string{"no-voucher-this-year"}, codes(res.Reply.Reasons))

	reg, _ = newRegistry(t, tanu.Policy{SecondApplication: tanu.SecondAccepted}, 5)
	live(t, reg, "c1", iin, voucher.Confirm)
	live(t, reg, "c2", iin, voucher.Issue)
	res, err = reg.Do(ctx, rename(stepOf(voucher.Issue), "c1", iin))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(res.Reasons))
}

// After a refusal the person may apply again, and the place is free.
//
// Law: 3.4.3, 3.4.4.
func TestClause3_PlaceIsFreeAfterARefusal(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Forward)
	do(t, reg, rename(at(voucher.Decline, "2026-03-30"), "c1", iin))
	require.EqualValues(t, 1, placesOf(t, store).Free())
	live(t, reg, "c2", iin, voucher.Issue)
	require.EqualValues(t, 0, placesOf(t, store).Free())

	res := do(t, reg, rename(at(voucher.File, "2026-03-30"), "c3", otherIIN))
	require.Equal(t, voucher.ScreenedOut, res.Reply.State)
	require.Equal(t, []string{"voucher-available"}, codes(res.Reply.Reasons))
}

// By Q17's other reading the place is taken at issue, and refused when none is
// left.
//
// Law: 3.4.3, 2025/18.
func TestClause18_PlaceTakenAtIssue(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{PlaceHeld: tanu.PlaceAtIssue}, 1)
	live(t, reg, "c1", iin, voucher.Confirm)
	live(t, reg, "c2", otherIIN, voucher.Issue)
	require.Equal(t, allocation.Line{Key: line, Granted: 1, Issued: 1}, placesOf(t, store))
	res, err := reg.Do(ctx, rename(stepOf(voucher.Issue), "c1", iin))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeNoPlace}, codes(res.Reasons))
	require.Equal(t, []string{voucher.CodeNoPlace}, codes(res.Reply.Reasons))
}

// Two hundred applicants at once for seven places: seven are filed, the others
// are refused by law, and no place is sold twice.
//
// Law: 3.4, 3.4.3.
func TestClause3_NoPlaceIsSoldTwice(t *testing.T) {
	const applicants, places = 200, 7
	reg, store := newRegistry(t, tanu.Policy{}, places)
	states := make([]voucher.State, applicants)
	var wg sync.WaitGroup
	for i := range applicants {
		wg.Go(func() {
			res, err := reg.Do(ctx, rename(stepOf(voucher.File), fmt.Sprintf("c%d", i), person(i)))
			if err == nil {
				states[i] = res.Reply.State
			}
		})
	}
	wg.Wait()
	count := map[voucher.State]int{}
	for _, s := range states {
		count[s]++
	}
	require.Equal(t, map[voucher.State]int{voucher.Filed: places, voucher.ScreenedOut: applicants - places}, count)
	require.Equal(t, allocation.Line{Key: line, Granted: places, Held: places}, placesOf(t, store))
}

// A command of somebody who may not give it is recorded with who gave it.
//
// Law: 9-1.
func TestClause9_1_AnothersCommandIsRecorded(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Forward)
	cmd := rename(stepOf(voucher.Confirm), "c1", iin)
	cmd.Actor.Centre = career // not the chosen one
	res, err := reg.Do(ctx, cmd)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeWrongActor}, codes(res.Reasons))
	again, err := reg.Do(ctx, cmd)
	require.NoError(t, err)
	require.True(t, again.Replayed)
	require.Equal(t, voucher.Confirm, again.Reply.Action)
	require.Equal(t, cmd.Actor, again.Reply.Actor)
}
