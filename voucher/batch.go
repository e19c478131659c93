package voucher

import (
	"context"
	"errors"
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// DoAll carries out many commands, each on its own as by Do: one that is refused
// or fails does not touch the others. A Store that is a Batcher is read at once
// and takes them in one transaction; what another writer was faster in is done
// again one by one. Results and errors stand in the order of the commands; the
// last error is for what failed as a whole.
//
// Several commands on one case are best given in several calls: what is decided
// on a record that the batch itself moves on is decided again.
func (r *Registry) DoAll(ctx context.Context, commands []Command) ([]Result, []error, error) {
	results, errs := make([]Result, len(commands)), make([]error, len(commands))
	batcher, ok := r.store.(Batcher)
	if !ok {
		for i, cmd := range commands {
			results[i], errs[i] = r.Do(ctx, cmd)
		}
		return results, errs, ctx.Err()
	}
	from, err := r.readAhead(ctx, batcher, commands)
	if err != nil {
		return nil, nil, err
	}
	changes, places := make([]Change, 0, len(commands)), make([]int, 0, len(commands))
	for i := range commands {
		var change Change
		change, errs[i] = r.decide(ctx, from, &commands[i], digestOf(&commands[i]), &results[i])
		switch {
		case errs[i] != nil:
			results[i] = Result{}
		case results[i].Verdict != tanu.Undetermined:
			changes, places = append(changes, change), append(places, i)
		}
	}
	committed, err := batcher.CommitAll(ctx, changes)
	if err != nil && !errors.Is(err, ErrOutcomeUnknown) {
		return nil, nil, err
	}
	for n, i := range places {
		if err == nil && committed[n].Err == nil {
			results[i].answered(committed[n].Reply, committed[n].Again)
			continue
		}
		results[i], errs[i] = r.Do(ctx, commands[i])
	}
	return results, errs, ctx.Err()
}

// ahead is a reader that has read what a batch of commands asks for. Lines are
// few, and read when they are first asked for.
type ahead struct {
	Store
	cases   map[string]Case
	holders map[Claim]string
	lines   map[allocation.LineKey]allocation.Line
}

// readAhead reads the cases of the commands, and the claims of those that file
// an application.
func (r *Registry) readAhead(ctx context.Context, batcher Batcher, commands []Command) (*ahead, error) {
	ids, claims := make([]string, len(commands)), []Claim(nil)
	for i, cmd := range commands {
		ids[i] = cmd.Case
		if cmd.Action == File && cmd.Application != nil {
			claims = append(claims, r.claim(cmd.Application.IIN, cmd.Day.Year()))
		}
	}
	a := &ahead{Store: r.store, lines: map[allocation.LineKey]allocation.Line{}}
	var err error
	if a.cases, err = batcher.Cases(ctx, ids); err != nil {
		return nil, err
	}
	if len(claims) > 0 {
		a.holders, err = batcher.Holders(ctx, claims)
	}
	return a, err
}

// Case implements reader.
func (a *ahead) Case(ctx context.Context, id string) (Case, error) {
	if c, ok := a.cases[id]; ok {
		return c, nil
	}
	return Case{}, fmt.Errorf("voucher: case %q: %w", tanu.HideDigits(id), ErrNotFound)
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
func (a *ahead) Holder(ctx context.Context, claim Claim) (string, error) {
	if id, ok := a.holders[claim]; ok {
		return id, nil
	}
	return "", fmt.Errorf("voucher: claim: %w", ErrNotFound)
}
