package registry_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// Many commands at once come to what they come to one by one.
func TestRegistry_DoAll(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 3)
	var filings []voucher.Command
	for i := range 5 {
		filings = append(filings, rename(stepOf(voucher.File), fmt.Sprintf("c%d", i), person(i)))
	}
	broken := rename(stepOf(voucher.File), "broken", iin)
	broken.Application = nil
	filings = append(filings, broken)
	results, errs, err := reg.DoAll(ctx, filings)
	require.NoError(t, err)
	count := map[voucher.State]int{}
	for i := range 5 {
		require.NoError(t, errs[i])
		count[results[i].Reply.State]++
	}
	require.Equal(t, map[voucher.State]int{voucher.Filed: 3, voucher.ScreenedOut: 2}, count)
	require.ErrorIs(t, errs[5], voucher.ErrCommand)
	require.EqualValues(t, 3, placesOf(t, store).Held)
	results, _, err = reg.DoAll(ctx, filings)
	require.NoError(t, err)
	require.True(t, results[0].Replayed)
}

// A batch reads its cases at once; of the one that has somebody's year it reads
// by itself.
func TestRegistry_DoAllReadsAtOnce(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 30)
	for i := range 21 {
		do(t, reg, rename(stepOf(voucher.File), fmt.Sprintf("c%d", i), person(i)))
	}
	reg, counted := over(t, store)
	var commands []voucher.Command
	for i := range 20 {
		commands = append(commands, rename(stepOf(voucher.Review), fmt.Sprintf("c%d", i), person(i)))
	}
	second := rename(stepOf(voucher.File), "second of a person", person(20))
	commands = append(commands, second, rename(stepOf(voucher.File), "new", iin))
	results, errs, err := reg.DoAll(ctx, commands)
	require.NoError(t, err)
	for i := range 20 {
		require.NoError(t, errs[i])
		require.Equal(t, voucher.Reviewed, results[i].Reply.State)
	}
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(results[20].Reply.Reasons))
	require.Equal(t, voucher.Filed, results[21].Reply.State)
	require.Equal(t, 1, counted.many)
	require.Equal(t, 1, counted.one)
}

// What follows on the same case, or on the case that has the person's year, is
// not refused for what the batch itself is about to change.
func TestRegistry_DoAllInOrder(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 2)
	do(t, reg, rename(stepOf(voucher.File), "first", iin))
	commands := []voucher.Command{
		rename(stepOf(voucher.File), "c1", otherIIN), rename(stepOf(voucher.Review), "c1", otherIIN),
		rename(stepOf(voucher.Forward), "c1", otherIIN), rename(stepOf(voucher.Review), "c1", otherIIN),
		rename(stepOf(voucher.Review), "first", iin), rename(stepOf(voucher.Forward), "first", iin),
		rename(at(voucher.Decline, "2026-03-30"), "first", iin),
		rename(at(voucher.SendRefusal, "2026-03-31"), "first", iin), rename(at(voucher.File, "2026-04-01"), "second", iin),
	}
	results, errs, err := reg.DoAll(ctx, commands)
	require.NoError(t, err)
	for i, res := range results {
		require.NoError(t, errs[i])
		require.Equal(t, i == 3, res.Replayed, i)
		require.Equal(t, voucher.Done, res.Reply.Status, "%d: %v", i, codes(res.Reply.Reasons))
	}
	for id, state := range map[string]voucher.State{"c1": voucher.Forwarded, "second": voucher.Filed} {
		c, err := store.Case(ctx, id)
		require.NoError(t, err)
		require.Equal(t, state, c.State)
	}
}

var errUnreadable = errors.New("the record cannot be read")

// partial cannot read one of its cases, and says nothing of what it commits.
type partial struct {
	*memstore.Store
	bad string
}

func (p *partial) Case(ctx context.Context, id string) (voucher.Case, error) {
	if id == p.bad {
		return voucher.Case{}, errUnreadable
	}
	return p.Store.Case(ctx, id)
}

func (p *partial) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	for _, id := range ids {
		if id == p.bad {
			return nil, errUnreadable
		}
	}
	return p.Store.Cases(ctx, ids)
}

func (p *partial) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
	_, err := p.Store.CommitAll(ctx, changes)
	return nil, err
}

// A record that cannot be read fails its own command; of changes that the store
// does not answer for the commands' replies are looked for.
func TestRegistry_DoAllOfAFailingStore(t *testing.T) {
	_, store := newRegistry(t, tanu.Policy{}, 9)
	reg, err := registry.New(&partial{store, "c1"}, rules(), key)
	require.NoError(t, err)
	var filings []voucher.Command
	for i := range 3 {
		filings = append(filings, rename(stepOf(voucher.File), fmt.Sprintf("c%d", i), person(i)))
	}
	results, errs, err := reg.DoAll(ctx, filings)
	require.NoError(t, err)
	require.ErrorIs(t, errs[1], errUnreadable)
	for _, i := range []int{0, 2} {
		require.NoError(t, errs[i])
		require.Equal(t, voucher.Filed, results[i].Reply.State)
	}
	results, errs, err = reg.DoAll(ctx, []voucher.Command{rename(stepOf(voucher.File), "c3", person(3))})
	require.NoError(t, err)
	require.NoError(t, errs[0])
	require.True(t, results[0].Replayed)
	require.EqualValues(t, 3, placesOf(t, store).Held)

	ended, cancel := context.WithCancel(ctx)
	cancel()
	_, _, err = reg.DoAll(ended, filings[:1])
	require.ErrorIs(t, err, context.Canceled)
}

// beaten loses every batch to another writer, and no change alone.
type beaten struct{ *memstore.Store }

func (b *beaten) CommitAll(context.Context, []registry.Change) ([]registry.Committed, error) {
	return nil, fmt.Errorf("beaten: %w", registry.ErrConflict)
}

// A batch that comes to nothing because of others is carried out one by one.
func TestRegistry_DoAllOfABeatenBatch(t *testing.T) {
	_, store := newRegistry(t, tanu.Policy{}, 9)
	reg, err := registry.New(&beaten{store}, rules(), key)
	require.NoError(t, err)
	results, errs, err := reg.DoAll(ctx, []voucher.Command{rename(stepOf(voucher.File), "c1", iin),
		rename(stepOf(voucher.File), "c2", otherIIN)})
	require.NoError(t, err)
	for i, res := range results {
		require.NoError(t, errs[i])
		require.Equal(t, voucher.Filed, res.Reply.State)
	}
}
