package vouchertest_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

// A host's own test is Run in a function of the testing package. Check is the
// same for a program; here it proves the store in memory.
func ExampleCheck() {
	open := func(context.Context) (vouchertest.Harness, error) {
		return vouchertest.Harness{Store: new(vouchertest.Memory)}, nil
	}
	fmt.Println(vouchertest.Check(context.Background(), open))
	// Output: <nil>
}

// forgetful is a store that loses which command ids were used.
type forgetful struct {
	vouchertest.Memory
	commits atomic.Int64
}

func (f *forgetful) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	change.Command = fmt.Sprintf("%s/%d", change.Command, f.commits.Add(1))
	return f.Memory.Commit(ctx, change)
}

func ExampleBroken() {
	open := func(context.Context) (vouchertest.Harness, error) {
		return vouchertest.Harness{Store: new(forgetful)}, nil
	}
	err := vouchertest.Check(context.Background(), open)
	fmt.Println(errors.Is(err, vouchertest.ErrBroken))
	fmt.Println(vouchertest.Broken(err)[0])
	// Output:
	// true
	// R41
}

func ExampleRequirements() {
	for _, r := range vouchertest.Requirements()[:3] {
		fmt.Println(r.ID, r.Sentence)
	}
	// Output:
	// R01 A case that is not there is ErrNotFound.
	// R02 A claim that nobody has is ErrNotFound.
	// R03 A line that nothing was granted to is all zero but for its key, and no error.
}

// The stores that are wrong on purpose are there for a host's own tools as well,
// to see that they notice.
func ExampleFaulty() {
	for _, f := range vouchertest.Faulty() {
		if f.Breaks == "R12" {
			fmt.Println(f.Name)
		}
	}
	// Output:
	// the last write wins
	// a version that is newer, but not the next, is accepted
	// a case that is not there is written at any version
}

func ExampleMemory() {
	ctx := context.Background()
	line := allocation.LineKey{Region: tanu.AstanaCity, Year: 2026}
	store := new(vouchertest.Memory)
	for _, change := range []registry.Change{
		{Command: "grant", Moves: []allocation.Move{allocation.Grant(line, 1)}},
		{Command: "first", Moves: []allocation.Move{allocation.Hold(line)}},
		{Command: "second", Moves: []allocation.Move{allocation.Hold(line)}},
		{Command: "first", Moves: []allocation.Move{allocation.Hold(line)}},
	} {
		_, again, err := store.Commit(ctx, change)
		fmt.Println(change.Command, again, errors.Is(err, registry.ErrExhausted))
	}
	// Output:
	// grant false false
	// first false false
	// second false true
	// first true false
}

func ExampleMemory_CommitAll() {
	line := allocation.LineKey{Region: tanu.AstanaCity, Year: 2026}
	store := new(vouchertest.Memory)
	done, err := store.CommitAll(context.Background(), []registry.Change{
		{Command: "first", Moves: []allocation.Move{allocation.Hold(line)}},
		{Command: "grant", Moves: []allocation.Move{allocation.Grant(line, 1)}},
		{Command: "second", Moves: []allocation.Move{allocation.Hold(line)}},
	})
	fmt.Println(err)
	for _, change := range done {
		fmt.Println(change.Err == nil)
	}
	// Output:
	// <nil>
	// false
	// true
	// true
}

func ExampleMemory_Messages() {
	store := new(vouchertest.Memory)
	_, _, err := store.Commit(context.Background(), registry.Change{
		Command:  "issue",
		Messages: []voucher.Message{{Case: "c1", Seq: 5, To: voucher.ToApplicant, Topic: voucher.Issue, Clause: "2025/10.1"}},
	})
	fmt.Println(err)
	for _, m := range store.Messages() {
		fmt.Println(m.To, m.Topic, m.Clause)
	}
	// Output:
	// <nil>
	// applicant-cabinet issue 2025/10.1
}
