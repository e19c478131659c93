package registry

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/voucher"
)

// Registry carries commands to a Store: it loads the case, decides by the
// Rules, commits, and begins again where another was faster. It is safe for
// concurrent use if its Store is.
type Registry struct {
	store Store
	rules voucher.Rules
	key   []byte // the host's secret
}

// attempts bounds how often a command is decided anew after a conflict.
const attempts = 16

// New returns a Registry over a store. The key is the host's secret of at least 16
// bytes: the claim "this person, this year" is kept under a hash with it, so that
// the store's claims give away no IIN.
//
// It refuses rules by which nothing could be decided: an invalid policy, and the
// zero Calendar. An empty MCI table is not refused: cases are decided by it up to
// their acts, and payments wait for the year's figure.
func New(store Store, rules voucher.Rules, key []byte) (*Registry, error) {
	if store == nil || len(key) < 16 {
		return nil, fmt.Errorf("registry: new: want a store, and a key of at least 16 bytes")
	}
	if err := rules.Policy.Validate(); err != nil {
		return nil, fmt.Errorf("registry: new: %w", err)
	}
	if _, err := rules.Calendar.Deadline(tanu.MustDate("2026-01-05"), calendar.WorkingDays(1)); err != nil {
		return nil, fmt.Errorf("registry: new: %w", err)
	}
	return &Registry{store: store, rules: rules, key: slices.Clone(key)}, nil
}

// Result is what a command came to. Of one that was carried out before, Replayed
// is true and the Outcome is zero: the stored Reply is the answer.
type Result struct {
	voucher.Outcome
	Reply    Reply `json:"reply"`
	Replayed bool  `json:"replayed,omitempty"`
}

// Do carries out one command. The error is for a broken call or a failing
// store; a refusal and a missing fact are results.
//
// For File the Registry says itself whether a place is free, where the host does
// not say that none is, and whether the person has another application or voucher.
// On an application that is not filed any other command is refused, by its state,
// on a day for which an edition is encoded.
//
// A command that is refused is recorded with its reply, though it changes
// nothing. One that lacks a fact is not, so that it can be sent again with the
// fact. Where the error is ErrOutcomeUnknown it may have been carried out: the
// same command sent again tells.
func (r *Registry) Do(ctx context.Context, cmd voucher.Command) (res Result, err error) {
	if err := checkIDs(&cmd); err != nil {
		return Result{}, err
	}
	sum := cmd.Digest()
	again, err := insist(func() (again bool, err error) {
		res = Result{}
		err = r.try(ctx, &cmd, sum, &res)
		if full(err) && cmd.Action != voucher.File {
			res, err = r.refuse(ctx, &cmd, sum, errors.Is(err, ErrClaimed))
			return false, err
		}
		// Of a line that ran out while an application came in, the decision is a
		// refusal when it is read again.
		return full(err) || another(err), err
	})
	switch {
	case again && full(err) && !errors.Is(err, ErrOutcomeUnknown):
		return r.refuse(ctx, &cmd, sum, errors.Is(err, ErrClaimed))
	case again:
		return Result{}, fmt.Errorf("registry: %s case %q: gave up after %d tries: %w", tanu.HideDigits(string(cmd.Action)), tanu.HideIIN(cmd.Case), attempts, err)
	case err != nil:
		return Result{}, err
	}
	return res, nil
}

// insist runs a round again as long as it asks for it, at most so many times as
// attempts says; again reports that it still does. Where a round had no answer,
// its change may have been applied, and the error says so: the command's id finds
// it again.
func insist(round func() (again bool, err error)) (again bool, err error) {
	unknown := false
	for range attempts {
		if again, err = round(); !again {
			break
		}
		unknown = unknown || errors.Is(err, ErrOutcomeUnknown)
	}
	return again, unsure(unknown, err)
}

// full reports whether a store has no place, or another case the claim.
func full(err error) bool { return errors.Is(err, ErrExhausted) || errors.Is(err, ErrClaimed) }

// another reports whether to read and decide again: another writer was faster, or
// no answer came.
func another(err error) bool { return errors.Is(err, ErrConflict) || errors.Is(err, ErrOutcomeUnknown) }

// unsure is the error of a try, where one before it may have been applied.
func unsure(unknown bool, err error) error {
	if err == nil || !unknown || errors.Is(err, ErrOutcomeUnknown) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrOutcomeUnknown, err)
}

// refuse ends a command for which the store has no place, or whose person had
// another voucher issued meanwhile.
func (r *Registry) refuse(ctx context.Context, cmd *voucher.Command, sum voucher.Digest, claimed bool) (res Result, err error) {
	if res.Case, err = r.store.Case(ctx, cmd.Case); err != nil && !errors.Is(err, ErrNotFound) {
		return Result{}, err
	}
	edition := res.Case.Edition
	if cmd.Action == voucher.File {
		if edition, err = tanu.EditionOn(cmd.Day); err != nil {
			return Result{}, err
		}
	}
	reason := voucher.NoPlace(edition)
	if claimed {
		reason = voucher.OpenCase()
	}
	res.Verdict, res.Reasons = tanu.Refused, []voucher.Reason{reason}
	change := Change{Command: cmd.ID, Digest: sum, Reply: reply(cmd, &res.Outcome)}
	if err := r.commit(ctx, change, &res); err != nil {
		return Result{}, err
	}
	return res, nil
}

// try is one round: load, decide, commit.
func (r *Registry) try(ctx context.Context, cmd *voucher.Command, sum voucher.Digest, res *Result) error {
	change, err := r.decide(ctx, r.store, cmd, sum, res)
	if err != nil || res.Verdict == tanu.Undetermined {
		return err
	}
	return r.commit(ctx, change, res)
}

func (r *Registry) commit(ctx context.Context, change Change, res *Result) error {
	stored, again, err := r.store.Commit(ctx, change)
	if err == nil {
		res.answered(stored, again)
	}
	return err
}

// answered is the result with the reply that the store has for the command.
func (res *Result) answered(reply Reply, again bool) {
	if again {
		*res = Result{Replayed: true}
	}
	res.Reply = reply
}

// reader is what a decision is read from.
type reader interface {
	Case(ctx context.Context, id string) (voucher.Case, error)
	Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error)
	Holder(ctx context.Context, claim Claim) (string, error)
}

// decide loads the case and decides; the change is what to commit. sum is the
// digest of the command as it came in.
func (r *Registry) decide(ctx context.Context, from reader, cmd *voucher.Command, sum voucher.Digest, res *Result) (Change, error) {
	c, err := from.Case(ctx, cmd.Case)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Change{}, err
	}
	claim := Claim("")
	if files, asks := cmd.Action == voucher.File && cmd.Application != nil, cmd.Action == voucher.SetStatus && c.State != voucher.New; cmd.Facts != nil && (files || asks) {
		known := *cmd
		cmd = &known
		if files {
			claim, err = r.know(ctx, from, cmd)
		} else {
			err = r.knowStatus(ctx, from, cmd, &c)
		}
		if err != nil {
			return Change{}, err
		}
	}
	if res.Outcome, err = r.rules.Decide(c, *cmd); err != nil {
		return Change{}, err
	}
	res.Reply = reply(cmd, &res.Outcome)
	change := Change{Command: cmd.ID, Digest: sum, Reply: res.Reply}
	if res.Verdict == tanu.Satisfied {
		r.write(&change, &res.Outcome, claim)
	}
	return change, nil
}

// write adds to a change what an outcome asks for. filed is the person's claim of
// the year of filing, "" where it is not known yet.
func (r *Registry) write(change *Change, out *voucher.Outcome, filed Claim) {
	change.Cases = []voucher.Case{out.Case}
	change.Events = []voucher.Event{out.Event}
	change.Messages = []voucher.Message{out.Message}
	change.Moves = out.Moves
	switch out.Claim {
	case voucher.ClaimTaken:
		change.Take = r.takings(out, filed)
	case voucher.ClaimFreed:
		change.Free = r.takings(out, filed)
	}
}

func reply(cmd *voucher.Command, out *voucher.Outcome) Reply {
	return Reply{
		Command: cmd.ID, Case: cmd.Case, Action: cmd.Action, Actor: cmd.Actor, Verdict: out.Verdict,
		State: out.Case.State, Version: out.Case.Version, Reasons: out.Reasons,
	}
}

// Grant adds places to a line, or takes free ones away, as the ministry's
// distribution or a recorded redistribution says: moves that do nothing else. The
// same id grants once. The error is a *CommandError for a call without an id or
// with another move, ErrExhausted where more would be taken away than is free, or
// the store's.
//
// Law: 2025/18, 2023/18.
func (r *Registry) Grant(ctx context.Context, id string, moves ...allocation.Move) (reply Reply, err error) {
	if err := checkID("", id); err != nil {
		return Reply{}, err
	}
	for i, m := range moves {
		field := "moves[" + strconv.Itoa(i) + "]"
		if m.Key.Validate() != nil {
			return Reply{}, malformed("", field, "want a line of one of the twenty regions, in a year from 1 to 9999")
		}
		if m.Held != 0 || m.Issued != 0 {
			return Reply{}, malformed("", field, "places are held and issued by commands on cases alone")
		}
	}
	change := Change{
		Command: id, Digest: voucher.DigestOfMoves(moves), Moves: allocation.Combine(moves),
		Reply: Reply{Command: id, Verdict: tanu.Satisfied},
	}
	_, err = insist(func() (again bool, err error) {
		reply, _, err = r.store.Commit(ctx, change)
		return another(err), err
	})
	return reply, err
}
