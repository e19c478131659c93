package voucher_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// moody is a store that now and then conflicts, loses its answer before or
// after the commit, or fails.
type moody struct {
	registry.Store
	random *rand.Rand
}

var errMoody = errors.New("moody: the host failed")

func (m *moody) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	switch m.random.IntN(12) {
	case 0:
		return registry.Reply{}, false, registry.ErrConflict
	case 1:
		return registry.Reply{}, false, registry.ErrOutcomeUnknown
	case 2:
		if _, _, err := m.Store.Commit(ctx, change); err != nil {
			return registry.Reply{}, false, err
		}
		return registry.Reply{}, false, registry.ErrOutcomeUnknown
	case 3:
		return registry.Reply{}, false, errMoody
	}
	return m.Store.Commit(ctx, change)
}

// Thousands of random commands, on random days, by anybody, some twice, over a
// store that conflicts and loses answers: after each, what must hold holds.
func TestModel_RandomCommands(t *testing.T) {
	policies := []tanu.Policy{
		{},
		{PlaceHeld: tanu.PlaceAtIssue},
		{LapsedPlace: tanu.LapsedReturns, LapsedVoucher: tanu.LapsedReturns},
		{SecondApplication: tanu.SecondAccepted},
	}
	for seed, policy := range policies {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { play(t, policy, uint64(seed), 3000) })
	}
}

func play(t *testing.T, policy tanu.Policy, seed uint64, commands int) {
	random := rand.New(rand.NewPCG(seed, 1))
	memory := new(memstore.Store)
	r := rules()
	r.Policy = policy
	reg, err := registry.New(&moody{memory, random}, r, key)
	require.NoError(t, err)
	const places, cases, people = 4, 12, 6
	for errors.Is(err, nil) {
		if _, err = reg.Grant(ctx, "grant", allocation.Grant(line, places)); err == nil {
			break
		}
		err = nil
	}
	on := map[string]tanu.Date{} // each case's clock, mostly forward
	var sent []voucher.Command
	states := map[voucher.State]int{}
	for i := range commands {
		id := fmt.Sprintf("c%d", random.IntN(cases))
		if on[id].IsZero() {
			on[id] = day("2026-03-20")
		}
		on[id] = on[id].AddDays(random.IntN(4))
		cmd := anything(random, memory, id, on[id], i, people)
		if len(sent) > 0 && random.IntN(10) == 0 {
			cmd = sent[random.IntN(len(sent))] // again
		}
		sent = append(sent, cmd)
		res, err := reg.Do(ctx, cmd)
		if err != nil {
			require.True(t, errors.Is(err, errMoody) || errors.Is(err, voucher.ErrCommand) ||
				errors.Is(err, registry.ErrConflict) || errors.Is(err, registry.ErrOutcomeUnknown), "%v", err)
		} else if res.Status == voucher.Done {
			states[res.Case.State]++
		}
		if random.IntN(40) == 0 {
			if _, err := swept(reg, on[id].String()); err != nil {
				require.True(t, errors.Is(err, errMoody) || errors.Is(err, registry.ErrConflict) ||
					errors.Is(err, registry.ErrOutcomeUnknown), "%v", err)
			}
		}
		if i%50 == 0 || i == commands-1 {
			holds(t, memory, r, cases)
		}
	}
	require.Greater(t, len(states), 8, "the walk came to few states: %v", states)
}

// anything is a random command, more often than not the one that is next.
func anything(random *rand.Rand, store registry.Store, id string, on tanu.Date, n, people int) voucher.Command {
	actions := voucher.Actions()
	action := actions[random.IntN(len(actions))]
	who := person(random.IntN(people))
	c, err := store.Case(ctx, id)
	if err == nil {
		who = c.Application.IIN
	}
	if random.IntN(4) > 0 {
		action = next(random, c.State)
	}
	cmd := rename(at(action, on.String()), id, who)
	cmd.ID = fmt.Sprintf("%d/%s", n, cmd.ID)
	if cmd.Facts != nil && random.IntN(6) == 0 {
		cmd.Facts.CentreAccredited = tanu.No
	}
	if action == voucher.Extend {
		cmd.Sheet = &voucher.SickSheet{From: on.AddDays(-random.IntN(9)), To: on, Received: on}
	}
	if action == voucher.ReceiveAct && err == nil {
		cmd.Act.Lines[0].Date, cmd.Act.Persons[0].Held = c.Procedure.Held, c.Procedure.Held
		cmd.Act.Persons[0].Place = c.Procedure.Place
		cmd.Act.Protocol.Signed = c.Protocol.Signed
		cmd.Act.Date, cmd.Act.Sent = on, on
	}
	if action == voucher.Use {
		cmd.Procedure = &settlement.Procedure{Held: on.AddDays(-random.IntN(9)), Place: tanu.AlmatyCity}
	}
	if random.IntN(15) == 0 {
		cmd.Actor = actor(roles[random.IntN(len(roles))])
	}
	return cmd
}

// next is an action that the state waits for.
func next(random *rand.Rand, state voucher.State) voucher.Action {
	pick := func(list ...voucher.Action) voucher.Action { return list[random.IntN(len(list))] }
	switch state {
	case voucher.New:
		return voucher.File
	case voucher.Filed:
		return voucher.Review
	case voucher.Reviewed:
		return voucher.Forward
	case voucher.Forwarded:
		return pick(voucher.Confirm, voucher.Confirm, voucher.Decline)
	case voucher.Confirmed:
		return voucher.Issue
	case voucher.Issued:
		return pick(voucher.Use, voucher.Extend, voucher.Lapse)
	case voucher.Lapsed:
		return pick(voucher.Use, voucher.Extend)
	case voucher.Used:
		return pick(voucher.SignProtocol, voucher.ReceiveAct)
	case voucher.ActReceived:
		return voucher.Pay
	}
	return voucher.SendRefusal
}

// holds checks the invariants on what the store holds.
func holds(t *testing.T, store *memstore.Store, r voucher.Rules, cases int) {
	t.Helper()
	var held, issued int64
	vouchers := map[tanu.IIN]int{}
	messages := 0
	for i := range cases {
		id := fmt.Sprintf("c%d", i)
		events, err := store.Events(ctx, id, 0, 1000)
		require.NoError(t, err)
		c, err := store.Case(ctx, id)
		if errors.Is(err, registry.ErrNotFound) {
			require.Empty(t, events, "an event without a case")
			continue
		}
		require.NoError(t, err)
		require.EqualValues(t, len(events), c.Version, "no state without its event")
		for _, e := range events {
			require.NotEmpty(t, e.Clause, "no event without its clause")
		}
		messages += len(events)
		again, err := r.Replay(events)
		require.NoError(t, err)
		require.Equal(t, c, again, "replay equals the record")
		switch c.State {
		case voucher.Filed, voucher.Reviewed, voucher.Forwarded, voucher.Confirmed:
			if r.Policy.PlaceHeld == tanu.PlaceAtFiling {
				held++
			}
		case voucher.Issued, voucher.Used, voucher.ActReceived, voucher.Paid:
			issued++
			vouchers[c.Application.IIN]++
		case voucher.Lapsed:
			if r.Policy.LapsedPlace == tanu.LapsedCounts {
				issued++
			}
			if r.Policy.LapsedVoucher == tanu.LapsedCounts {
				vouchers[c.Application.IIN]++
			}
		}
	}
	l := placesOf(t, store)
	require.NoError(t, l.Validate(), "never below zero, never oversold")
	require.Equal(t, held, l.Held)
	require.Equal(t, issued, l.Issued)
	for _, n := range vouchers {
		require.LessOrEqual(t, n, 1, "at most one voucher a person and year")
	}
	require.Len(t, store.Messages(), messages)
}
