package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// key stands in for the host's secret, under which claims are kept. A real one
// does not stand in the source.
var key = []byte("lifecycle example: invented key")

// run carries out the steps of a case file over a store and returns the
// account. It stops at the first step that is not done.
func run(ctx context.Context, store registry.Store, in input, progress func(step, of int)) (account, error) {
	rules := voucher.Rules{Calendar: calendar.FiveDay(), Policy: in.Policy, MCI: settlement.DefaultMCI()}
	reg, err := registry.New(store, rules, key)
	if err != nil {
		return account{}, err
	}
	for _, line := range in.Quota {
		id := fmt.Sprintf("%s/grant/%s", in.Case, line.Key)
		if _, err := reg.Grant(ctx, id, allocation.Grant(line.Key, line.Granted)); err != nil {
			return account{}, fmt.Errorf("field %q: %w", "quota", err)
		}
	}
	for i := range in.Steps {
		progress(i+1, len(in.Steps))
		done, err := do(ctx, store, reg, in, i)
		if err != nil {
			return account{}, fmt.Errorf("field %q: %w", fmt.Sprintf("steps.%d", i), err)
		}
		if done.Status != voucher.Done {
			return tell(ctx, store, rules, in, &notDone{in.command(i), done})
		}
	}
	return tell(ctx, store, rules, in, nil)
}

// do carries out one step. A voucher lapses by itself: there the sweep does it.
func do(ctx context.Context, store registry.Store, reg *registry.Registry, in input, i int) (registry.Result, error) {
	cmd := in.command(i)
	if cmd.Action != voucher.Lapse {
		return reg.Do(ctx, cmd)
	}
	if err := sweep(ctx, reg, cmd.Day); err != nil {
		return registry.Result{}, err
	}
	c, err := store.Case(ctx, in.Case)
	if err == nil && c.State == voucher.Lapsed {
		return registry.Result{Outcome: voucher.Outcome{Status: voucher.Done}}, nil
	}
	return reg.Do(ctx, cmd) // it did not lapse, and the command says why
}

// sweep lets every voucher lapse whose validity ended before the day.
func sweep(ctx context.Context, reg *registry.Registry, day tanu.Date) error {
	for _, err := range reg.Sweep(ctx, day) {
		if err != nil {
			return err
		}
	}
	return nil
}

// notDone is the step at which a case stopped, and why.
type notDone struct {
	command voucher.Command
	result  registry.Result
}

// history returns every event of a case; a case that was never filed has none.
func history(ctx context.Context, store registry.Store, id string) (all []voucher.Event, err error) {
	const page = 100
	for {
		events, err := store.Events(ctx, id, int64(len(all)), page)
		if err != nil && !errors.Is(err, registry.ErrNotFound) {
			return nil, err
		}
		all = append(all, events...)
		if len(events) < page {
			return all, nil
		}
	}
}
