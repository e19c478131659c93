package memstore_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"testing"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
	"github.com/biliktilik/tanu/voucher/registry/storetest"
)

func TestStore_Conforms(t *testing.T) {
	storetest.Run(t, func(context.Context) (storetest.Harness, error) {
		store := new(memstore.Store)
		same := func(context.Context) (registry.Store, error) { return store, nil }
		return storetest.Harness{
			Store: store, Reopen: same, Second: same,
			Messages: func(context.Context) ([]voucher.Message, error) { return store.Messages(), nil },
		}, nil
	})
}

var line = allocation.LineKey{Region: tanu.AstanaCity, Year: 2026}

// A change is applied whole or refused whole, and a command is carried out once.
func ExampleStore() {
	store := new(memstore.Store)
	for _, change := range []registry.Change{
		{Command: "grant", Moves: []allocation.Move{allocation.Grant(line, 1)}},
		{Command: "first", Moves: []allocation.Move{allocation.Hold(line)}},
		{Command: "second", Moves: []allocation.Move{allocation.Hold(line)}},
		{Command: "first", Moves: []allocation.Move{allocation.Hold(line)}},
	} {
		_, replayed, err := store.Commit(context.Background(), change)
		fmt.Println(change.Command, replayed, errors.Is(err, registry.ErrExhausted))
	}
	// Output:
	// grant false false
	// first false false
	// second false true
	// first true false
}

func ExampleStore_CommitAll() {
	store := new(memstore.Store)
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

func ExampleStore_Messages() {
	store := new(memstore.Store)
	_, _, err := store.Commit(context.Background(), registry.Change{
		Command: "issue",
		Messages: []voucher.Message{
			{Case: "c1", Seq: 5, To: voucher.ToApplicant, Topic: voucher.Issue, Clause: "2025/10.1"},
		},
	})
	fmt.Println(err)
	for _, m := range store.Messages() {
		fmt.Println(m.To, m.Topic, m.Clause)
	}
	// Output:
	// <nil>
	// applicant-cabinet issue 2025/10.1
}

// BenchmarkStore_Commit is a step of a life: the case's next version, its event,
// a move of its line and a message.
func BenchmarkStore_Commit(b *testing.B) {
	store, today := new(memstore.Store), tanu.MustDate("2026-03-02")
	const steps = 10
	b.ReportAllocs()
	for i := range b.N {
		id, version := strconv.Itoa(i/steps), int64(i%steps+1)
		change := registry.Change{
			Command:  strconv.Itoa(i),
			Cases:    []voucher.Case{{ID: id, Version: version, State: voucher.Filed, Due: today.AddDays(i % 90)}},
			Events:   []voucher.Event{{Case: id, Seq: version}},
			Moves:    []allocation.Move{allocation.Grant(line, 1)},
			Messages: []voucher.Message{{Case: id, Seq: version}},
		}
		if _, _, err := store.Commit(context.Background(), change); err != nil {
			b.Fatal(err)
		}
	}
}
