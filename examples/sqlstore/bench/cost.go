package main

import (
	"context"
	"errors"
	"time"

	"github.com/biliktilik/tanu/examples/sqlstore"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher/registry"
)

// work is something to measure: the first commands of lives, in so many regions.
type work struct {
	name    string
	most    int // commands of each life
	regions int
}

var works = []work{
	{"claim of a place, 20 lines", 1, 20},
	{"claim of a place, one line", 1, 1},
	{"whole life", 99, 20},
}

// slices is how many times the ways take turns, so that what else the machine
// does meets all of them.
const turns = 3

// cost measures one kind of work done in three ways, in turn on one database:
// by hand, by the store alone, and by the registry over it.
func cost(ctx context.Context, p place, w work, workers int, lasts time.Duration) (row, error) {
	r := row{what: w.name, store: p.kind, workers: workers}
	err := p.on(ctx, func(store *sqlstore.Store) error {
		reg, err := granted(ctx, store, w.regions)
		if err != nil {
			return err
		}
		recorder, err := lives.NewRecorder(ctx, w.regions)
		if err != nil {
			return err
		}
		h, number := newHand(store, p.kind), 0
		// What is sent is made before the clock runs.
		type tasks = []func(context.Context) error
		prepared := func(make func(lives.Case) (tasks, error)) (func() tasks, error) {
			var jobs [][]func(context.Context) error
			enough := int(lasts.Seconds()*6000)/min(w.most, 8) + workers
			for range enough {
				job, err := make(lives.New(number, w.regions))
				if err != nil {
					return nil, err
				}
				number++
				jobs = append(jobs, job)
			}
			return func() (job []func(context.Context) error) {
				if len(jobs) > 0 {
					job, jobs = jobs[0], jobs[1:]
				}
				return job
			}, nil
		}
		for range turns {
			for _, way := range []struct {
				into *sample
				make func(lives.Case) ([]func(context.Context) error, error)
			}{
				{&r.hand, func(c lives.Case) ([]func(context.Context) error, error) { return h.jobs(ctx, recorder, c, w) }},
				{&r.store1, func(c lives.Case) ([]func(context.Context) error, error) {
					return storeJobs(ctx, store, recorder, c, w)
				}},
				{&r.library, func(c lives.Case) ([]func(context.Context) error, error) { return registryJobs(reg, c, w), nil }},
			} {
				next, err := prepared(way.make)
				if err != nil {
					return err
				}
				if err := way.into.run(ctx, workers, lasts, next); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return r, err
}

func (h *hand) jobs(
	ctx context.Context, recorder *lives.Recorder, c lives.Case, w work,
) (jobs []func(context.Context) error, err error) {
	changes, err := recorder.Changes(ctx, c, w.most)
	for _, change := range changes {
		first, then := reads(change), byHand(change)
		jobs = append(jobs, func(ctx context.Context) error { return h.do(ctx, first, then) })
	}
	return jobs, err
}

func storeJobs(
	ctx context.Context, store *sqlstore.Store, recorder *lives.Recorder, c lives.Case, w work,
) (jobs []func(context.Context) error, err error) {
	changes, err := recorder.Changes(ctx, c, w.most)
	for _, change := range changes {
		jobs = append(jobs, func(ctx context.Context) error {
			for try := 1; ; try++ { // as a registry does
				_, _, err := store.Commit(ctx, change)
				if !errors.Is(err, registry.ErrConflict) || try == 16 {
					return err
				}
			}
		})
	}
	return jobs, err
}

func registryJobs(reg *registry.Registry, c lives.Case, w work) (jobs []func(context.Context) error) {
	commands := c.Commands()
	for _, cmd := range commands[:min(w.most, len(commands))] {
		jobs = append(jobs, func(ctx context.Context) error {
			result, err := reg.Do(ctx, cmd)
			return satisfied(cmd, result, err)
		})
	}
	return jobs
}

// row is a line of the table.
type row struct {
	store, what           string
	workers               int
	hand, store1, library sample
}
