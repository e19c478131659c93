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
// or fails does not touch the others. A Store that is a Batcher is read at once
// and takes them in one transaction; what another writer was faster in is done
// again one by one. Results and errors stand in the order of the commands; the
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
	results, errs := make([]Result, len(commands)), make([]error, len(commands))
	changes, places, later := r.decideAll(ctx, from, commands, results, errs)
	committed, err := batcher.CommitAll(ctx, changes)
	if err != nil && !errors.Is(err, ErrOutcomeUnknown) && !errors.Is(err, ErrConflict) {
		return nil, nil, err
	}
	for n, i := range places {
		answer := answerOf(committed, n, err)
		if errs[i] = answer.Err; answer.Err != nil {
			later = append(later, i)
			continue
		}
		results[i].answered(answer.Reply, answer.Replayed)
	}
	slices.Sort(later)
	for _, i := range later {
		unknown := errors.Is(errs[i], ErrOutcomeUnknown)
		results[i], errs[i] = r.Do(ctx, commands[i])
		errs[i] = unsure(unknown, errs[i])
	}
	return results, errs, nil
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

// decideAll decides commands on what was read ahead. Of each change places tells
// whose it is; later are the commands that rest on what the batch itself writes.
func (r *Registry) decideAll(ctx context.Context, from *ahead, commands []voucher.Command, results []Result, errs []error) (changes []Change, places, later []int) {
	changes, places = make([]Change, 0, len(commands)), make([]int, 0, len(commands))
	for i := range commands {
		cmd := &commands[i]
		if errs[i] = checkIDs(cmd); errs[i] != nil {
			continue
		}
		if from.begun[cmd.Case] {
			later = append(later, i)
			continue
		}
		change, err := r.decide(ctx, from, cmd, cmd.Digest(), &results[i])
		from.begun[cmd.Case] = true
		switch {
		case errors.Is(err, errLater):
			results[i], later = Result{}, append(later, i)
		case err != nil:
			results[i], errs[i] = Result{}, err
		case results[i].Verdict != tanu.Undetermined:
			changes, places = append(changes, change), append(places, i)
		}
	}
	return changes, places, later
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
			year := cmd.Day.Year()
			for _, y := range [...]int{year, year - 1, year + 1} {
				claims = append(claims, r.claim(cmd.Application.IIN, y))
			}
		}
	}
	a := &ahead{Store: r.store, lines: map[allocation.LineKey]allocation.Line{}, begun: make(map[string]bool, len(commands))}
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
