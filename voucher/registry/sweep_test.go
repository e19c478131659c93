package registry_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// The sweep lapses what is past its last valid day, page by page, once.
//
// Law: 2025/11.
func TestClause11_Sweep(t *testing.T) {
	const cases = 450 // three pages
	reg, store := newRegistry(t, tanu.Policy{}, cases+1)
	for i := range cases {
		live(t, reg, fmt.Sprintf("c%d", i), person(i), voucher.Issue)
	}
	live(t, reg, "used", iin, voucher.Use)

	lapsed, err := swept(reg, "2026-05-15")
	require.NoError(t, err)
	require.Empty(t, lapsed, "15 May is their last valid day")

	lapsed, err = swept(reg, "2026-05-16")
	require.NoError(t, err)
	require.Len(t, lapsed, cases)
	lapsed, err = swept(reg, "2026-05-17")
	require.NoError(t, err)
	require.Empty(t, lapsed)
	require.EqualValues(t, cases+1, placesOf(t, store).Issued, "the places stay spent")
}

// counting counts the reads of a store, one by one and at once.
type counting struct {
	*memstore.Store
	due, one, many int
}

func (c *counting) Due(ctx context.Context, query registry.DueQuery, after registry.Cursor,
	limit int) ([]voucher.Case, error) {
	cases, err := c.Store.Due(ctx, query, after, limit)
	c.due += len(cases)
	return cases, err
}

func (c *counting) Case(ctx context.Context, id string) (voucher.Case, error) {
	c.one++
	return c.Store.Case(ctx, id)
}

func (c *counting) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	c.many++
	return c.Store.Cases(ctx, ids)
}

// over is a registry over a store that counts, with what another holds.
func over(t *testing.T, store *memstore.Store) (*registry.Registry, *counting) {
	counted := &counting{Store: store}
	reg, err := registry.New(counted, rules(), key)
	require.NoError(t, err)
	return reg, counted
}

// Of many cases with something overdue the sweep reads those with a voucher.
func TestClause11_SweepReadsVouchersOnly(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 30)
	for i := range 20 {
		do(t, reg, rename(stepOf(voucher.File), fmt.Sprintf("filed %d", i), person(i)))
	}
	live(t, reg, "issued", iin, voucher.Issue)
	reg, counted := over(t, store)
	lapsed, err := swept(reg, "2026-05-16")
	require.NoError(t, err)
	require.Equal(t, []string{"issued"}, lapsed)
	require.Equal(t, 1, counted.due)
}

// A case that fails holds up no other.
//
// Law: 2025/11.
func TestClause11_SweepGoesOnBehindAFailure(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 5)
	for i, id := range []string{"c1", "c2"} {
		live(t, reg, id, person(i), voucher.Issue)
	}
	used := rename(stepOf(voucher.File), "c3", iin) // somebody else's command under an id of the sweep's
	used.ID = "lapse/c1/5/2026-05-16"
	do(t, reg, used)
	lapsed, err := swept(reg, "2026-05-16")
	require.ErrorIs(t, err, registry.ErrCommandReused)
	require.Equal(t, []string{"c2"}, lapsed)
}

func TestSweep_BrokenCalls(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	calls := 0
	for id, err := range reg.Sweep(ctx, tanu.Date{}) {
		var wrong *tanu.FieldError
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, "day", wrong.Path)
		require.Empty(t, id)
		calls++
	}
	require.Equal(t, 1, calls)
}

// Whoever has enough leaves the iteration; what was lapsed ahead stays so.
func TestSweep_LeftEarly(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 5)
	for i, id := range []string{"c1", "c2"} {
		live(t, reg, id, person(i), voucher.Issue)
	}
	for id, err := range reg.Sweep(ctx, day("2026-05-16")) {
		require.NoError(t, err)
		require.Equal(t, "c1", id)
		break
	}
	require.Equal(t, []voucher.State{voucher.Lapsed, voucher.Lapsed}, states(t, store, []string{"c1", "c2"}))
}

// What a lapsed voucher leaves behind flips two filings: with one place in the
// region, another person's (Q11: the place is spent, or goes back), and with
// more of them the holder's own second one of the year (Q4: received, or not).
//
// Law: 2025/11, 3.4.3, 3.4.4, lpq/29.
func TestClause11_WhatALapsedVoucherLeaves(t *testing.T) {
	for _, tt := range []struct {
		policy tanu.Policy
		places int64
		who    tanu.IIN
		state  voucher.State
		codes  []string
	}{
		{tanu.Policy{}, 1, otherIIN, voucher.ScreenedOut, []string{"voucher-available"}},
		{tanu.Policy{LapsedPlace: tanu.LapsedReturns}, 1, otherIIN, voucher.Filed, []string{}},
		{tanu.Policy{}, 2, iin, voucher.ScreenedOut, []string{"no-voucher-this-year"}},
		{tanu.Policy{LapsedVoucher: tanu.LapsedReturns}, 2, iin, voucher.Filed, []string{}},
	} {
		reg, store := newRegistry(t, tt.policy, tt.places)
		live(t, reg, "c1", iin, voucher.Issue)
		lapsed, err := swept(reg, "2026-05-16")
		require.NoError(t, err)
		require.Equal(t, []string{"c1"}, lapsed)
		res := do(t, reg, rename(at(voucher.File, "2026-05-18"), "c2", tt.who))
		require.Equal(t, tt.state, res.Reply.State)
		require.Equal(t, tt.codes, codes(res.Reply.Reasons))

		// The centre tells late of a procedure held in time: where the place or the
		// year went to another case meanwhile, there is none to take back.
		late, err := reg.Do(ctx, rename(useToldOf("2026-05-15", "2026-05-19"), "c1", iin))
		require.NoError(t, err)
		switch tt.state {
		case voucher.ScreenedOut:
			require.Equal(t, voucher.Used, late.Reply.State)
		default:
			require.Equal(t, voucher.NotAllowed, late.Reply.Status)
			require.True(t, errors.Is(late.Reply.Err(), registry.ErrExhausted) ||
				errors.Is(late.Reply.Err(), registry.ErrClaimed))
		}
		require.NoError(t, placesOf(t, store).Validate())
	}
}

// Two sweepers on both sides of midnight, and a use that races them, lapse a
// voucher once or not at all.
//
// Law: 2025/11.
func TestClause11_SweepersAndALateUse(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 40)
	const cases = 30
	for i := range cases {
		live(t, reg, fmt.Sprintf("c%d", i), person(i), voucher.Issue)
	}
	var wg sync.WaitGroup
	lapsed := make([][]string, 4)
	for n := range lapsed {
		wg.Go(func() {
			var err error
			if lapsed[n], err = swept(reg, day("2026-05-16").AddDays(n%2).String()); err != nil {
				t.Error(err)
			}
		})
	}
	for i := range cases / 2 {
		wg.Go(func() {
			if _, err := reg.Do(ctx, rename(useToldOf("2026-05-15", "2026-05-17"), fmt.Sprintf("c%d", i),
				person(i))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	seen := map[string]bool{}
	for _, page := range lapsed {
		for _, id := range page {
			require.False(t, seen[id], "%s lapsed twice", id)
			seen[id] = true
		}
	}
	for i := range cases {
		c, err := store.Case(ctx, fmt.Sprintf("c%d", i))
		require.NoError(t, err)
		require.Equal(t, i < cases/2, c.State == voucher.Used, "%s: %s", c.ID, c.State)
		require.True(t, c.State == voucher.Used || seen[c.ID])
	}
}
