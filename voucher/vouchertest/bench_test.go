package vouchertest

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// BenchmarkMemory_Commit is a change that only moves a line, which copies next
// to nothing.
func BenchmarkMemory_Commit(b *testing.B) {
	m := new(Memory)
	change := moving("", allocation.Grant(almaty, 1))
	ids := names(b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		change.Command = ids[i]
		if _, _, err := m.Commit(context.Background(), change); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMemory_CommitCase is a step of a life: the case's next version, its
// event, a move of its line and a message.
func BenchmarkMemory_CommitCase(b *testing.B) {
	m := new(Memory)
	const each = 10 // steps of a life
	ids := names(b.N)
	c := newCase("")
	moves := []allocation.Move{allocation.Grant(almaty, 1)}
	events, cases, messages := make([]voucher.Event, 1), make([]voucher.Case, 1), make([]voucher.Message, 1)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		c.ID, c.Version = ids[i/each], int64(i%each+1)
		c.Due = today.AddDays(i % 90)
		cases[0], events[0], messages[0] = c, eventOf(c.ID, c.Version), messageOf(c.ID, c.Version)
		change := registry.Change{Command: ids[i], Cases: cases, Moves: moves, Events: events, Messages: messages}
		if _, _, err := m.Commit(context.Background(), change); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMemory_CommitAll is BenchmarkMemory_Commit in batches of a hundred,
// per change.
func BenchmarkMemory_CommitAll(b *testing.B) {
	m := new(Memory)
	ids := names(b.N)
	batch := make([]registry.Change, 0, 100)
	change := moving("", allocation.Grant(almaty, 1))
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		change.Command = ids[i]
		if batch = append(batch, change); len(batch) == cap(batch) {
			if _, err := m.CommitAll(context.Background(), batch); err != nil {
				b.Fatal(err)
			}
			batch = batch[:0]
		}
	}
}

// BenchmarkMemory_Due is a page of a hundred in the middle of a million cases.
func BenchmarkMemory_Due(b *testing.B) {
	for _, count := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprintf("of %d", count), func(b *testing.B) {
			m := new(Memory)
			r := &record{now: newCase("c")} // one record in every place: a page copies it
			for i := range count {
				m.due.put(registry.Cursor{Due: today.AddDays(i % 365), ID: strconv.Itoa(i)}, r)
			}
			b.ResetTimer()
			for i := range b.N {
				at := registry.Cursor{Due: today.AddDays(i % 365), ID: "5"}
				if page, err := m.Due(context.Background(), registry.DueQuery{By: farDay}, at, 100); err != nil || len(page) == 0 {
					b.Fatal(len(page), err)
				}
			}
		})
	}
}

// names are n ids, made before the clock runs.
func names(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = "command-" + strconv.Itoa(i)
	}
	return list
}
