package registry_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// faulty fails with an error so many times before it lets a commit through.
type faulty struct {
	registry.Store
	err   error
	times int
	lost  bool // the commit is applied, its answer lost
}

func (f *faulty) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	if f.times > 0 {
		f.times--
		if f.lost {
			if _, _, err := f.Store.Commit(ctx, change); err != nil {
				return registry.Reply{}, false, err
			}
		}
		return registry.Reply{}, false, fmt.Errorf("faulty: %w", f.err)
	}
	return f.Store.Commit(ctx, change)
}

// keeping holds on to the changes that it was given, as one does that writes a
// journal of them. The first it carries out, and may fail with an error.
type keeping struct {
	registry.Store
	err     error
	changes []registry.Change
	written []string // each change as it was
}

func (k *keeping) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	text, err := json.Marshal(change)
	if err != nil {
		return registry.Reply{}, false, err
	}
	k.changes, k.written = append(k.changes, change), append(k.written, string(text))
	reply, again, err := k.Store.Commit(ctx, change)
	if len(k.changes) == 1 && k.err != nil {
		return registry.Reply{}, false, k.err
	}
	return reply, again, err
}

// A change that was given to a store stays as it was, whatever the store answers
// and whatever comes after: what is wrapped around it may read the change later.
func TestRegistry_ChangeStaysAsItWas(t *testing.T) {
	for _, failed := range []error{nil, registry.ErrConflict, registry.ErrOutcomeUnknown, errors.New("disk full")} {
		t.Run(fmt.Sprint(failed), func(t *testing.T) {
			_, store := newRegistry(t, tanu.Policy{}, 9)
			over := &keeping{Store: store, err: failed}
			reg, err := registry.New(over, rules(), key)
			require.NoError(t, err)
			_, _ = reg.Do(ctx, rename(stepOf(voucher.File), "c1", iin)) // whatever becomes of it
			live(t, reg, "c2", otherIIN, voucher.Pay)
			for i, change := range over.changes {
				text, err := json.Marshal(change)
				require.NoError(t, err)
				require.Equal(t, over.written[i], string(text))
			}
		})
	}
}

// gone loses the answer to what it commits, and is not there any more.
type gone struct {
	*memstore.Store
	lost bool
}

func (g *gone) Case(ctx context.Context, id string) (voucher.Case, error) {
	if g.lost {
		return voucher.Case{}, errors.New("no connection")
	}
	return g.Store.Case(ctx, id)
}

func (g *gone) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	_, err := g.CommitAll(ctx, []registry.Change{change})
	return registry.Reply{}, false, err
}

func (g *gone) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
	g.lost = true
	_, err := g.Store.CommitAll(ctx, changes)
	return nil, errors.Join(err, registry.ErrOutcomeUnknown)
}

// A store that does not answer for a commit, and is not there to be asked again,
// leaves the outcome unknown whatever it failed with last.
func TestRegistry_UnknownStaysUnknown(t *testing.T) {
	_, store := newRegistry(t, tanu.Policy{}, 9)
	over := func() *registry.Registry {
		reg, err := registry.New(&gone{Store: store}, rules(), key)
		require.NoError(t, err)
		return reg
	}
	_, err := over().Do(ctx, rename(stepOf(voucher.File), "c1", iin))
	require.ErrorIs(t, err, registry.ErrOutcomeUnknown)
	require.ErrorContains(t, err, "no connection")
	_, errs, err := over().DoAll(ctx, []voucher.Command{rename(stepOf(voucher.File), "c2", otherIIN)})
	require.NoError(t, err)
	require.ErrorIs(t, errs[0], registry.ErrOutcomeUnknown)
	_, err = over().DoTogether(ctx, "both", rename(stepOf(voucher.Review), "c1", iin),
		rename(stepOf(voucher.Review), "c2", otherIIN))
	require.ErrorIs(t, err, registry.ErrOutcomeUnknown)
	for _, id := range []string{"c1", "c2"} {
		c, err := store.Case(ctx, id)
		require.NoError(t, err)
		require.Equal(t, voucher.Reviewed, c.State, "it was applied")
	}
}

// A conflict is decided again, a bounded number of times; an unknown outcome is
// sent again and applied once; a failing host is the host's error.
func TestRegistry_FaultsOfTheStore(t *testing.T) {
	disk := errors.New("disk full")
	for _, tt := range []struct {
		name  string
		fault faulty
		err   error
	}{
		{"a few conflicts", faulty{err: registry.ErrConflict, times: 3}, nil},
		{"conflicts without end", faulty{err: registry.ErrConflict, times: 1000}, registry.ErrConflict},
		{"an answer lost", faulty{err: registry.ErrOutcomeUnknown, times: 1, lost: true}, nil},
		{"no answer, nothing applied", faulty{err: registry.ErrOutcomeUnknown, times: 2}, nil},
		{"a failing host", faulty{err: disk, times: 1}, disk},
	} {
		t.Run(tt.name, func(t *testing.T) {
			memory := new(memstore.Store)
			reg, err := registry.New(memory, rules(), key)
			require.NoError(t, err)
			_, err = reg.Grant(ctx, "grant", allocation.Grant(line, 2))
			require.NoError(t, err)
			tt.fault.Store = memory
			reg, err = registry.New(&tt.fault, rules(), key)
			require.NoError(t, err)
			res, err := reg.Do(ctx, rename(stepOf(voucher.File), "c1", iin))
			if tt.err != nil {
				require.ErrorIs(t, err, tt.err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, voucher.Filed, res.Reply.State)
			require.EqualValues(t, 1, placesOf(t, memory).Held)
			events, err := memory.Events(ctx, "c1", 0, 10)
			require.NoError(t, err)
			require.Len(t, events, 1)
		})
	}
}

// A registry wants a store, a key, a policy that there is and a calendar.
func TestNew_WhatItWants(t *testing.T) {
	_, err := registry.New(nil, rules(), key)
	require.Error(t, err)
	_, err = registry.New(new(memstore.Store), rules(), []byte("short"))
	require.Error(t, err)
	wrong := rules()
	wrong.Policy.Use = "never"
	_, err = registry.New(new(memstore.Store), wrong, key)
	require.ErrorIs(t, err, tanu.ErrPolicy)
	_, err = registry.New(new(memstore.Store), voucher.Rules{MCI: rules().MCI}, key)
	require.ErrorIs(t, err, calendar.ErrNoCalendar, "the zero calendar")
}

// What a host asks with errors.Is.
func TestReply_Err(t *testing.T) {
	for kind, reply := range map[error]registry.Reply{
		registry.ErrExhausted:    {Status: voucher.NotAllowed, Reasons: []voucher.Reason{{Code: voucher.CodeNoPlace}}},
		registry.ErrClaimed:      {Status: voucher.NotAllowed, Reasons: []voucher.Reason{{Code: voucher.CodeOpenCase}}},
		registry.ErrLate:         {Status: voucher.NotAllowed, Reasons: []voucher.Reason{{Code: voucher.CodeOutOfValidity}}},
		registry.ErrNotAllowed:   {Status: voucher.NotAllowed, Reasons: []voucher.Reason{{Code: voucher.CodeWrongActor}}},
		registry.ErrUndetermined: {Status: voucher.NeedsFact},
	} {
		err := reply.Err()
		require.ErrorIs(t, err, kind)
		for _, other := range []error{registry.ErrExhausted, registry.ErrClaimed, registry.ErrLate,
			registry.ErrNotAllowed, registry.ErrUndetermined, registry.ErrConflict} {
			require.Equal(t, other == kind, errors.Is(err, other))
		}
	}
	require.NoError(t, registry.Reply{Status: voucher.Done, State: voucher.ScreenedOut}.Err())
}
