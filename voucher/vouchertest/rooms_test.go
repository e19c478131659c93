package vouchertest

import (
	"errors"
	"slices"
	"testing"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Places are nobody else's and empty, in a row as long as was asked for, and what
// was given back comes again as if it were new.
func TestRooms_EachPlaceOnce(t *testing.T) {
	var r rooms[int]
	var lists [][]int
	for n := range 200 {
		list := r.take(n % 45)
		if len(list) != n%45 || cap(list) != len(list) || slices.ContainsFunc(list, func(v int) bool { return v != 0 }) {
			t.Fatalf("take(%d) gave %v of capacity %d", n%45, list, cap(list))
		}
		for i := range list {
			list[i] = n
		}
		if n%3 == 0 {
			r.back(list)
			continue
		}
		lists = append(lists, list)
	}
	for _, list := range lists {
		if len(list) > 0 && slices.Min(list) != slices.Max(list) {
			t.Errorf("%v: another wrote there", list)
		}
	}
}

// What is refused, or was done before, takes no memory for good.
func TestMemory_RefusedChangeLeavesNoMemory(t *testing.T) {
	m := new(Memory)
	change := opening("open", newCase("c1"))
	change.Messages = []voucher.Message{messageOf("c1", 1)}
	for n := range 1000 {
		if n%2 == 1 {
			change.Command = "open again"
		}
		_, _, err := m.Commit(t.Context(), change)
		if want := n%2 == 1; errors.Is(err, registry.ErrConflict) != want {
			t.Fatalf("commit %d: %v", n, err)
		}
		change.Command = "open"
	}
	if size := m.histories.size; size > 4 {
		t.Errorf("one event is kept, in a block of %d", size)
	}
}
