package main

import (
	"context"
	"errors"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// account is what a person, or a program, is told of a case. It is made from
// the stored events alone: each is decided again, which gives its reasons.
type account struct {
	about      tanu.Text
	current    voucher.Case
	entries    []entry
	stopped    *notDone
	settlement *settlement.Settlement // nil where no act was received, and while its year's MCI is not known
}

// entry is one step that was done.
type entry struct {
	event   voucher.Event
	outcome voucher.Outcome
	term    *calendar.Proof // how the deadline was counted; nil where there is no term
}

// tell reads a case's history from the store and decides it again.
func tell(ctx context.Context, store registry.Store, rules voucher.Rules, in input, stopped *notDone) (account, error) {
	a := account{about: in.About, stopped: stopped}
	events, err := history(ctx, store, in.Case)
	if err != nil {
		return a, err
	}
	if err := voucher.Verify(events); err != nil {
		return a, err
	}
	for _, event := range events {
		if err := a.add(rules, event); err != nil {
			return a, err
		}
	}
	if stopped != nil && len(events) == 0 {
		a.current.ID, a.current.Application = in.Case, in.Application
	}
	sums, settled, err := rules.Settle(a.current)
	if settled {
		a.settlement = &sums
	}
	if errors.Is(err, settlement.ErrNoMCI) {
		err = nil // the act is received all the same
	}
	return a, err
}

// add decides one event again and keeps what it came to.
func (a *account) add(rules voucher.Rules, event voucher.Event) error {
	outcome, err := rules.Decide(a.current, event.Command)
	if err != nil {
		return err
	}
	e := entry{event: event, outcome: outcome}
	deadline, counted, err := rules.Deadline(a.current, event.Command)
	if err != nil {
		return err
	}
	if counted {
		proof, err := rules.Calendar.Proof(deadline)
		if err != nil {
			return err
		}
		e.term = &proof
	}
	a.current = outcome.Case
	a.entries = append(a.entries, e)
	return nil
}

// ending tells how a case ended, for the last line and the exit status.
type ending string

const (
	running      ending = "running" // in time so far, and not at its end
	paid         ending = "paid"    // in time
	paidLate     ending = "late"    // some step was late
	refused      ending = "refused"
	undetermined ending = "undetermined"
	lapsed       ending = "lapsed"
)

func (a account) ending() ending {
	switch {
	case a.stopped != nil && a.stopped.result.Reply.Status == voucher.NeedsFact:
		return undetermined
	case a.stopped != nil, len(a.refusals()) > 0:
		return refused
	case a.current.State == voucher.Lapsed:
		return lapsed
	case a.late():
		return paidLate
	case a.current.State == voucher.Paid:
		return paid
	}
	return running
}

// late reports whether a step was done after its last day.
func (a account) late() bool {
	for _, e := range a.entries {
		if e.event.Late() {
			return true
		}
	}
	return false
}

// refusals are the reasons by which the law refused the application.
func (a account) refusals() (list []voucher.Reason) {
	for _, e := range a.entries {
		list = append(list, e.event.Reasons...)
	}
	return list
}

// status is the exit status: 0 for a case that is in time, 1 for any other.
func (a account) status() int {
	if e := a.ending(); e == running || e == paid {
		return 0
	}
	return 1
}
