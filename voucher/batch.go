package voucher

import (
	"context"
	"errors"

	"github.com/biliktilik/tanu"
)

// DoAll carries out many commands, each on its own as by Do: one that is refused
// or fails does not touch the others. A Store that is a Batcher takes them in
// one transaction; what another writer was faster in is done again one by one.
// Results and errors stand in the order of the commands; the last error is for
// what failed as a whole.
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
	changes, places := make([]Change, 0, len(commands)), make([]int, 0, len(commands))
	for i, cmd := range commands {
		var change Change
		results[i], change, errs[i] = r.prepare(ctx, cmd)
		if errs[i] == nil && results[i].Verdict != tanu.Undetermined {
			changes, places = append(changes, change), append(places, i)
		}
	}
	committed, err := batcher.CommitAll(ctx, changes)
	if err != nil && !errors.Is(err, ErrOutcomeUnknown) {
		return nil, nil, err
	}
	for n, i := range places {
		if err == nil && committed[n].Err == nil {
			results[i] = results[i].stored(committed[n].Reply, committed[n].Again)
			continue
		}
		results[i], errs[i] = r.Do(ctx, commands[i])
	}
	return results, errs, ctx.Err()
}

// stored is the result with the reply that the store has for the command.
func (res Result) stored(reply Reply, again bool) Result {
	if again {
		return Result{Reply: reply, Again: true}
	}
	res.Reply = reply
	return res
}
