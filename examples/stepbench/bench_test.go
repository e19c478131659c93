package stepbench

import (
	"context"
	"testing"

	"github.com/looplab/fsm"
	"github.com/qmuntal/stateless"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// way is a life without a turn aside.
var way = []voucher.Action{
	voucher.File, voucher.Review, voucher.Forward, voucher.Confirm, voucher.Issue, voucher.Use, voucher.ReceiveAct, voucher.Pay,
}

// arcs are every step of edition 2025, asked of the library itself.
func arcs() (list []struct {
	from, to voucher.State
	action   voucher.Action
}) {
	for _, from := range voucher.States() {
		for _, action := range voucher.Actions() {
			if to, ok := voucher.Next(tanu.Edition2025, from, action); ok {
				list = append(list, struct {
					from, to voucher.State
					action   voucher.Action
				}{from, to, action})
			}
		}
	}
	return list
}

// The three come to the same end.
func TestWay(t *testing.T) {
	state := voucher.New
	machine, events := newStateless(), newFSM()
	for _, action := range way {
		state, _ = voucher.Next(tanu.Edition2025, state, action)
		require.NoError(t, machine.Fire(action))
		require.NoError(t, events.Event(context.Background(), string(action)))
	}
	require.Equal(t, voucher.Paid, state)
	require.Equal(t, voucher.Paid, machine.MustState())
	require.Equal(t, string(voucher.Paid), events.Current())
}

func newStateless() *stateless.StateMachine {
	machine := stateless.NewStateMachine(voucher.New)
	for _, a := range arcs() {
		if a.from == a.to {
			machine.Configure(a.from).PermitReentry(a.action)
		} else {
			machine.Configure(a.from).Permit(a.action, a.to)
		}
	}
	return machine
}

func newFSM() *fsm.FSM {
	var events fsm.Events
	for _, a := range arcs() {
		events = append(events, fsm.EventDesc{Name: string(a.action), Src: []string{string(a.from)}, Dst: string(a.to)})
	}
	return fsm.NewFSM(string(voucher.New), events, fsm.Callbacks{})
}

func BenchmarkStep(b *testing.B) {
	b.Run("tanu", func(b *testing.B) {
		b.ReportAllocs()
		state, i := voucher.New, 0
		for b.Loop() {
			if i == len(way) {
				state, i = voucher.New, 0
			}
			state, _ = voucher.Next(tanu.Edition2025, state, way[i])
			i++
		}
	})
	b.Run("qmuntal-stateless", func(b *testing.B) {
		b.ReportAllocs()
		var state stateless.State = voucher.New
		machine := stateless.NewStateMachineWithExternalStorage(
			func(context.Context) (stateless.State, error) { return state, nil },
			func(_ context.Context, to stateless.State) error { state = to; return nil },
			stateless.FiringImmediate)
		for _, a := range arcs() {
			if a.from != a.to {
				machine.Configure(a.from).Permit(a.action, a.to)
			}
		}
		i := 0
		for b.Loop() {
			if i == len(way) {
				state, i = voucher.New, 0
			}
			if err := machine.Fire(way[i]); err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
	b.Run("looplab-fsm", func(b *testing.B) {
		b.ReportAllocs()
		machine, ctx, i := newFSM(), context.Background(), 0
		for b.Loop() {
			if i == len(way) {
				machine.SetState(string(voucher.New))
				i = 0
			}
			if err := machine.Event(ctx, string(way[i])); err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
}
