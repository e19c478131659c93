package vouchertest

import (
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func twoCreators(p *proof) {
	first := newCase("c1")
	p.does(opening("first", first))
	second := first
	second.Application.Region = astana.Region
	change := write("second")
	change.Cases = []voucher.Case{second}
	p.refuses(change, registry.ErrConflict)
	p.kept(first)
}

func staleVersion(p *proof) {
	one := newCase("c1")
	two, three := next(one, today.AddDays(1)), next(next(one, today), today.AddDays(2))
	p.does(opening("one", one))
	at := func(command string, c voucher.Case) registry.Change {
		change := write(command) // no event, so that the version alone stands in the way
		change.Cases = []voucher.Case{c}
		return change
	}
	p.refuses(at("ahead", three), registry.ErrConflict)
	p.does(opening("two", two))
	other := two
	other.State, other.Due = voucher.ReviewRefused, today.AddDays(9)
	p.refuses(at("behind", other), registry.ErrConflict)
	p.kept(two)
	p.does(opening("three", three))
	p.refuses(at("far behind", two), registry.ErrConflict)
	p.kept(three)
	unknown := next(newCase("c2"), today)
	p.refuses(at("of nothing", unknown), registry.ErrConflict)
}

func conflictFirst(p *proof) {
	p.does(opening("open", newCase("c1")), taking("taken", someone, "c2"))
	for _, row := range []struct {
		command string
		version int64
	}{{"created again", 1}, {"a version ahead", 3}} {
		stale := newCase("c1")
		stale.Version = row.version
		change := write(row.command)
		change.Cases = []voucher.Case{stale}
		change.Moves = []allocation.Move{allocation.Hold(almaty)}
		p.refuses(change, registry.ErrConflict)
		change.Moves, change.Take = nil, []registry.ClaimEntry{{Claim: someone, Case: "c1"}}
		p.refuses(change, registry.ErrConflict)
	}
}
