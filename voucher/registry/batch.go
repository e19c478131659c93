package registry

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// DoAll carries out many commands, each on its own as by Do: one that is refused
// or fails does not touch the others. Of a Store that is a Batcher all is read
// at once and written in one transaction; what meets a write conflict is done again,
// one by one. Results and errors stand in the order of the commands; the
// last error is for what failed as a whole.
//
// Of several commands on one case the first goes with the others, and the rest
// follow one by one, in their order: they are best given in several calls. An
// application is held against the places that are free when the call begins.
func (r *Registry) DoAll(ctx context.Context, commands []voucher.Command) ([]Result, []error, error) {
	batcher, ok := r.store.(Batcher)
	if !ok {
		return r.oneByOne(ctx, commands)
	}
	from, err := r.readAhead(ctx, batcher, commands)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, nil, err
	case err != nil: // one record may be the reason: each is read by itself
		return r.oneByOne(ctx, commands)
	}
	b := batch{from: from, results: make([]Result, len(commands)), errs: make([]error, len(commands))}
	for i, cmd := range commands {
		r.addTo(ctx, &b, i, cmd)
	}
	committed, err := batcher.CommitAll(ctx, b.changes)
	if err != nil && !errors.Is(err, ErrOutcomeUnknown) && !errors.Is(err, ErrConflict) {
		return nil, nil, err
	}
	for n, i := range b.places {
		answer := answerOf(committed, n, err)
		if b.errs[i] = answer.Err; answer.Err != nil {
			b.later = append(b.later, i)
			continue
		}
		b.results[i], b.errs[i] = r.answer(ctx, b.results[i].Outcome, answer.Reply, answer.Replayed)
	}
	slices.Sort(b.later)
	for _, i := range b.later {
		unknown := errors.Is(b.errs[i], ErrOutcomeUnknown)
		b.results[i], b.errs[i] = r.Do(ctx, commands[i])
		b.errs[i] = markUnknown(unknown, b.errs[i])
	}
	return b.results, b.errs, nil
}

// batch is many commands on the way to the store.
type batch struct {
	from    *ahead
	results []Result
	errs    []error
	changes []Change
	places  []int // of each change, whose it is
	later   []int // the commands that rest on what the batch itself writes, or failed in it
}

func (r *Registry) oneByOne(ctx context.Context, commands []voucher.Command) ([]Result, []error, error) {
	results, errs := make([]Result, len(commands)), make([]error, len(commands))
	for i, cmd := range commands {
		results[i], errs[i] = r.Do(ctx, cmd)
	}
	return results, errs, nil
}

// answerOf is what became of a change of a batch: the error of the whole, or what
// the store says of this one. Where it says nothing, that is not known.
func answerOf(committed []Committed, n int, err error) Committed {
	switch {
	case err != nil:
		return Committed{Err: err}
	case n >= len(committed):
		return Committed{Err: ErrOutcomeUnknown}
	}
	return committed[n]
}

// addTo decides command number i of a batch on what was read ahead.
func (r *Registry) addTo(ctx context.Context, b *batch, i int, cmd voucher.Command) {
	if b.errs[i] = checkIDs(&cmd); b.errs[i] != nil {
		return
	}
	if b.from.begun[cmd.Case] {
		b.later = append(b.later, i)
		return
	}
	out, change, err := r.decide(ctx, b.from, cmd)
	b.from.begun[cmd.Case] = true
	switch {
	case errors.Is(err, errLater):
		b.later = append(b.later, i)
		return
	case err != nil:
		b.errs[i] = err
		return
	}
	b.results[i] = Result{Outcome: out, Reply: change.Reply}
	if out.Status != voucher.NeedsFact {
		b.changes, b.places = append(b.changes, change), append(b.places, i)
	}
}

// ahead is a reader that has read what a batch of commands asks for. Lines are
// few, and read when they are first asked for.
type ahead struct {
	Store
	cases   map[string]voucher.Case
	holders map[Claim]string
	lines   map[allocation.LineKey]allocation.Line
	begun   map[string]bool // cases that a command of the batch is on
}

// errLater says that a decision rests on a case that the batch itself moves on.
const errLater tanu.Error = "registry: decided later"

// readAhead reads the cases of the commands, and the claims of those that file
// an application or ask for its status.
func (r *Registry) readAhead(ctx context.Context, batcher Batcher, commands []voucher.Command) (*ahead, error) {
	ids, claims := make([]string, len(commands)), []Claim(nil)
	for i, cmd := range commands {
		ids[i] = cmd.Case
		if cmd.Action == voucher.File && cmd.Application != nil {
			claims = append(claims, r.claimsAround(cmd.Application.IIN, cmd.Day.Year())...)
		}
	}
	a := &ahead{Store: r.store, lines: map[allocation.LineKey]allocation.Line{}, begun: map[string]bool{}}
	var err error
	if a.cases, err = batcher.Cases(ctx, ids); err != nil {
		return nil, err
	}
	for _, cmd := range commands {
		if c, ok := a.cases[cmd.Case]; ok && cmd.Action == voucher.SetStatus {
			claims = append(claims, r.claim(c.Application.IIN, c.Filed.Year()))
		}
	}
	if len(claims) > 0 {
		a.holders, err = batcher.Holders(ctx, claims)
	}
	return a, err
}

// Case implements reader.
func (a *ahead) Case(ctx context.Context, id string) (voucher.Case, error) {
	if c, ok := a.cases[id]; ok {
		return c, nil
	}
	return voucher.Case{}, fmt.Errorf("registry: case %q: %w", tanu.HideIIN(id), ErrNotFound)
}

// Line implements reader.
func (a *ahead) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	line, ok := a.lines[key]
	if ok {
		return line, nil
	}
	line, err := a.Store.Line(ctx, key)
	if err == nil {
		a.lines[key] = line
	}
	return line, err
}

// Holder implements reader.
func (a *ahead) Holder(_ context.Context, claim Claim) (string, error) {
	id, ok := a.holders[claim]
	switch {
	case ok && a.begun[id]:
		return "", errLater
	case ok:
		return id, nil
	}
	return "", fmt.Errorf("registry: claim: %w", ErrNotFound)
}
