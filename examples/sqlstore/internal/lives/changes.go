package lives

import (
	"context"
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

// recorder keeps the changes that a registry asks of it.
type recorder struct {
	*vouchertest.Memory
	changes []voucher.Change
}

func (r *recorder) Commit(ctx context.Context, change voucher.Change) (voucher.Reply, bool, error) {
	r.changes = append(r.changes, change)
	return r.Memory.Commit(ctx, change)
}

// Changes returns what the first commands of the case's life ask of a store, at
// most so many, where its region has places.
func (c Case) Changes(ctx context.Context, most int) ([]voucher.Change, error) {
	r := &recorder{Memory: &vouchertest.Memory{}}
	registry, err := voucher.NewRegistry(r, Rules(), Key)
	if err != nil {
		return nil, err
	}
	if _, err := registry.Grant(ctx, "grant", allocation.Grant(c.Line(), 1)); err != nil {
		return nil, err
	}
	r.changes = nil
	commands := c.Commands()
	for _, cmd := range commands[:min(most, len(commands))] {
		result, err := registry.Do(ctx, cmd)
		if err == nil && result.Verdict != tanu.Satisfied {
			err = fmt.Errorf("lives: case %q: %s: %v", c.ID, cmd.Action, result.Reasons)
		}
		if err != nil {
			return nil, err
		}
	}
	return r.changes, nil
}

// GrantAll grants so many places to each of the first regions.
func GrantAll(ctx context.Context, registry *voucher.Registry, regions int, places int64) error {
	for n := range regions {
		line := New(n, regions).Line()
		if _, err := registry.Grant(ctx, "grant/"+line.String(), allocation.Grant(line, places)); err != nil {
			return err
		}
	}
	return nil
}
