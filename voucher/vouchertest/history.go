package vouchertest

import (
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func gapless(p *proof) {
	of := func(command string, numbers ...int64) registry.Change {
		change := write(command)
		for _, n := range numbers {
			change.Events = append(change.Events, eventOf("c1", n))
		}
		return change
	}
	p.refuses(of("begins at two", 2), registry.ErrConflict)
	p.refuses(of("begins at nought", 0), registry.ErrConflict)
	p.does(of("one", 1), of("two and three", 2, 3))
	p.refuses(of("leaves one out", 5), registry.ErrConflict)
	p.refuses(of("leaves one out inside", 4, 6), registry.ErrConflict)
	p.refuses(of("backwards", 5, 4), registry.ErrConflict)
	again := of("replaces the last", 3)
	again.Events[0].Clause = "2025/8.1"
	p.refuses(again, registry.ErrConflict)
	p.refuses(of("replaces the first", 1), registry.ErrConflict)
	p.does(of("four", 4))
	p.events("c1", 0, many, eventOf("c1", 1), eventOf("c1", 2), eventOf("c1", 3), eventOf("c1", 4))

	other := write("of another case")
	other.Events = []voucher.Event{eventOf("c2", 1)}
	p.does(other)
	p.events("c2", 0, many, eventOf("c2", 1))
}

func eventPages(p *proof) {
	const count = 23 // past ten, where numbers kept as text change their order
	change := write("history")
	for n := int64(1); n <= count; n++ {
		change.Events = append(change.Events, eventOf("c1", n))
	}
	p.does(change)
	all := change.Events
	p.events("c1", 0, many, all...)
	p.events("c1", 0, 10, all[:10]...)
	p.events("c1", 9, 5, all[9:14]...)
	p.events("c1", 22, 5, all[22:]...)
	p.events("c1", 23, 5)
	p.events("c1", 99, 5)
}
