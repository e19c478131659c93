package voucher

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"slices"
	"strconv"
	"sync"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// Registry carries commands to a Store: it loads the case, decides by the
// Rules, commits, and begins again where another was faster. It is safe for
// concurrent use if its Store is.
type Registry struct {
	store Store
	rules Rules
	macs  *sync.Pool // of HMACs under the host's key; a pool lives longer than its owner, and lies apart
}

// attempts bounds how often a command is decided anew after a conflict.
const attempts = 16

// NewRegistry returns a Registry over a store. The key is the host's secret of
// at least 16 bytes: the claim "this person, this year" is kept under a hash
// with it, so that the store's claims give away no IIN.
func NewRegistry(store Store, rules Rules, key []byte) (*Registry, error) {
	if store == nil || len(key) < 16 {
		return nil, fmt.Errorf("voucher: new registry: want a store, and a key of at least 16 bytes")
	}
	if err := rules.Policy.Validate(); err != nil {
		return nil, fmt.Errorf("voucher: new registry: %w", err)
	}
	key = slices.Clone(key)
	return &Registry{
		store: store, rules: rules,
		macs: &sync.Pool{New: func() any { return hmac.New(sha256.New, key) }},
	}, nil
}

// Result is what a command came to. Of one that was carried out before, Again
// is true and the Outcome is zero: the stored Reply is the answer.
type Result struct {
	Outcome
	Reply Reply
	Again bool
}

// Do carries out one command. The error is for a broken call or a failing
// store; a refusal and a missing fact are results.
//
// A command that is refused is recorded with its reply, though it changes
// nothing. One that lacks a fact is not, so that it can be sent again with the
// fact. Where the error is ErrOutcomeUnknown it may have been carried out: the
// same command sent again tells.
func (r *Registry) Do(ctx context.Context, cmd Command) (res Result, err error) {
	sum := digestOf(&cmd)
	again, err := insist(func() (again bool, err error) {
		res = Result{}
		err = r.try(ctx, &cmd, sum, &res)
		full := errors.Is(err, ErrExhausted) || errors.Is(err, ErrClaimed)
		if full && cmd.Action != File {
			res, err = r.refuse(ctx, &cmd, sum, errors.Is(err, ErrClaimed))
			return false, err
		}
		// Of a line that ran out while an application came in, the decision is a
		// refusal when it is read again.
		return full || another(err), err
	})
	switch {
	case again:
		return Result{}, fmt.Errorf("voucher: %s case %q: gave up after %d tries: %w", cmd.Action, cmd.Case, attempts, err)
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
func (r *Registry) refuse(ctx context.Context, cmd *Command, sum Digest, claimed bool) (res Result, err error) {
	if res.Case, err = r.store.Case(ctx, cmd.Case); err != nil {
		return Result{}, err
	}
	reason := noPlace(res.Case.Edition)
	if claimed {
		reason = openCase(res.Case.Edition)
	}
	res.Verdict, res.Reasons = tanu.Refused, []Reason{reason}
	change := Change{Command: cmd.ID, Digest: sum, Reply: reply(cmd, &res.Outcome)}
	if err := r.commit(ctx, change, &res); err != nil {
		return Result{}, err
	}
	return res, nil
}

// try is one round: load, decide, commit.
func (r *Registry) try(ctx context.Context, cmd *Command, sum Digest, res *Result) error {
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
		*res = Result{Again: true}
	}
	res.Reply = reply
}

// reader is what a decision is read from.
type reader interface {
	Case(ctx context.Context, id string) (Case, error)
	Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error)
	Holder(ctx context.Context, claim Claim) (string, error)
}

// decide loads the case and decides; the change is what to commit. sum is the
// digest of the command as it came in.
func (r *Registry) decide(ctx context.Context, from reader, cmd *Command, sum Digest, res *Result) (Change, error) {
	c, err := from.Case(ctx, cmd.Case)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Change{}, err
	}
	full, claim := sum, Claim("") // full: the digest of the command with what the store knows
	if cmd.Action == File && cmd.Application != nil && cmd.Facts != nil {
		filed := *cmd
		cmd = &filed
		if claim, err = r.know(ctx, from, cmd); err != nil {
			return Change{}, err
		}
		full = digestOf(cmd)
	}
	if err := r.rules.decide(&c, cmd, &res.Outcome); err != nil {
		return Change{}, err
	}
	if res.Verdict == tanu.Satisfied {
		res.Outcome.seal(c.Head, full)
	}
	res.Reply = reply(cmd, &res.Outcome)
	change := Change{Command: cmd.ID, Digest: sum, Reply: res.Reply}
	if res.Verdict == tanu.Satisfied {
		r.write(&change, &res.Outcome, claim)
	}
	return change, nil
}

// know fills in what the store knows of an application and the applicant's facts
// do not say: whether a place is free in the region, and whether the person has
// an open application or a voucher of this year. It returns the claim that it
// looked for.
//
// Law: 2025/3.4.3, 2025/3.4.4.
func (r *Registry) know(ctx context.Context, from reader, cmd *Command) (Claim, error) {
	facts := *cmd.Facts
	key := allocation.LineKey{Region: cmd.Application.Region, Year: cmd.Day.Year()}
	claim := r.claim(cmd.Application.IIN, key.Year)
	line, err := from.Line(ctx, key)
	if err != nil {
		return claim, err
	}
	facts.VoucherAvailable = tanu.AnswerOf(line.Free() > 0)
	cmd.Facts = &facts
	holder, err := from.Holder(ctx, claim)
	if errors.Is(err, ErrNotFound) {
		cmd.OtherCase = tanu.No
		return claim, nil
	}
	if err != nil || holder == cmd.Case {
		return claim, err
	}
	other, err := r.store.Case(ctx, holder)
	if err != nil {
		return claim, err
	}
	if other.Voucher.Issued.IsZero() {
		cmd.OtherCase = tanu.Yes
		return claim, nil
	}
	facts.VoucherThisYear, facts.VoucherLapsed = tanu.Yes, tanu.AnswerOf(other.State == Lapsed)
	return claim, nil
}

// write adds to a change what an outcome asks for. The claim is the person's of
// the year, "" where it is not known yet.
func (r *Registry) write(change *Change, out *Outcome, claim Claim) {
	one := &struct { // one piece of memory for the three
		cases    [1]Case
		events   [1]Event
		messages [1]Message
	}{[1]Case{out.Case}, [1]Event{out.Event}, [1]Message{out.Message}}
	change.Cases, change.Events, change.Messages = one.cases[:], one.events[:], one.messages[:]
	change.Moves = out.Moves
	if len(out.Moves) > 1 {
		change.Moves = allocation.Combine(out.Moves)
	}
	if out.Claim == ClaimKept {
		return
	}
	if claim == "" {
		claim = r.claim(out.Case.Application.IIN, out.Case.Filed.Year())
	}
	taking := []Taking{{Claim: claim, Case: out.Case.ID}}
	if out.Claim == ClaimTaken {
		change.Take = taking
	} else {
		change.Free = taking
	}
}

// claim is "this person, this year" under the host's key.
//
// Law: lpq/29.
func (r *Registry) claim(person tanu.IIN, year int) Claim {
	mac := r.macs.Get().(hash.Hash)
	mac.Reset()
	mac.Write([]byte(person.Digits() + "/" + strconv.Itoa(year)))
	sum := mac.Sum(nil)
	r.macs.Put(mac)
	return Claim(hex.EncodeToString(sum))
}

func reply(cmd *Command, out *Outcome) Reply {
	return Reply{
		Command: cmd.ID, Case: cmd.Case, Verdict: out.Verdict,
		State: out.Case.State, Version: out.Case.Version, Reasons: out.Reasons,
	}
}

// Grant adds places to a line, or takes free ones away, as the ministry's
// distribution or a recorded redistribution says. The same id grants once. The
// error is a *CommandError for a call without an id, ErrExhausted where more
// would be taken away than is free, or the store's.
//
// Law: 2025/18, 2023/18.
func (r *Registry) Grant(ctx context.Context, id string, moves ...allocation.Move) (Reply, error) {
	if id == "" {
		return Reply{}, &CommandError{"", "id", "the host gives every command an id"}
	}
	reply, _, err := r.store.Commit(ctx, Change{
		Command: id, Digest: digestOfMoves(moves), Moves: allocation.Combine(moves),
		Reply: Reply{Command: id, Verdict: tanu.Satisfied},
	})
	return reply, err
}

// Sweep lets the vouchers lapse whose last valid day is before the day, at most
// limit cases from the cursor on, and returns the cursor to go on from; the zero
// Cursor says that it is through. Sweeping twice, or from two places at once,
// lapses each voucher once.
//
// Law: 2025/11, 2023/11.
func (r *Registry) Sweep(ctx context.Context, day tanu.Date, from Cursor, limit int) (lapsed []string, next Cursor, err error) {
	cases, err := r.store.Due(ctx, Query{By: day.AddDays(-1), State: Issued}, from, limit)
	if err != nil {
		return nil, from, err
	}
	var commands []Command
	for _, c := range cases {
		next = Cursor{c.Due, c.ID}
		commands = append(commands, Command{
			ID: "lapse/" + c.ID + "/" + c.Voucher.LastValid.String() + "/" + day.String(), Case: c.ID,
			Action: Lapse, Actor: Actor{Role: System}, Day: day,
		})
	}
	results, errs, err := r.DoAll(ctx, commands)
	if err != nil {
		return nil, from, err
	}
	for i, res := range results {
		if errs[i] == nil && !res.Again && res.Verdict == tanu.Satisfied {
			lapsed = append(lapsed, commands[i].Case)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return lapsed, from, err
	}
	if len(cases) < limit {
		next = Cursor{}
	}
	return lapsed, next, nil
}
