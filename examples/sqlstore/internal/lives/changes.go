package lives

import (
	"context"
	"fmt"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// Recorder tells what commands ask of a store that has places.
type Recorder struct {
	store *recording
	reg   *registry.Registry
}

// recording is a store in memory that keeps the changes it was asked for.
type recording struct {
	*memstore.Store
	changes []registry.Change
}

func (r *recording) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	r.changes = append(r.changes, change)
	return r.Store.Commit(ctx, change)
}

// NewRecorder returns a Recorder for cases of the first regions. It remembers
// every case.
func NewRecorder(ctx context.Context, regions int) (*Recorder, error) {
	store := &recording{Store: &memstore.Store{}}
	reg, err := registry.New(store, Rules(), Key())
	if err != nil {
		return nil, err
	}
	return &Recorder{store, reg}, GrantAll(ctx, reg, regions, 1<<40)
}

// Changes returns what the first commands of a case's life ask of a store, at
// most so many.
func (r *Recorder) Changes(ctx context.Context, c Case, most int) ([]registry.Change, error) {
	r.store.changes = nil
	commands := c.Commands()
	for _, cmd := range commands[:min(most, len(commands))] {
		result, err := r.reg.Do(ctx, cmd)
		if err == nil && result.Status != voucher.Done {
			err = fmt.Errorf("lives: case %q: %s: %v", c.ID, cmd.Action, result.Reasons)
		}
		if err != nil {
			return nil, err
		}
	}
	return r.store.changes, nil
}

// GrantAll grants so many places to each of the first regions.
func GrantAll(ctx context.Context, reg *registry.Registry, regions int, places int64) error {
	for n := range regions {
		line := New(n, regions).Line()
		if _, err := reg.Grant(ctx, "grant/"+line.String(), allocation.Grant(line, places)); err != nil {
			return err
		}
	}
	return nil
}
