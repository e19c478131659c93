package vouchertest

import (
	"github.com/biliktilik/tanu/voucher/registry"
)

func noCase(p *proof) {
	_, err := p.Store.Case(p.ctx, "c1")
	p.is(err, registry.ErrNotFound, "case in an empty store")
	p.does(opening("open", newCase("c1")))
	_, err = p.Store.Case(p.ctx, "c2")
	p.is(err, registry.ErrNotFound, "case beside another")
}

func noClaim(p *proof) {
	p.holder(someone, "")
	p.does(taking("take", someone, "c1"))
	p.holder(another, "")
}

func noLine(p *proof) {
	p.line(almaty, 0, 0, 0)
	p.does(granting("grant", 1, almaty))
	p.line(astana, 0, 0, 0)
	p.line(later, 0, 0, 0)
}

func noEvents(p *proof) {
	p.events("c1", 0, 10)
	p.due(registry.DueQuery{By: farDay})
	p.does(opening("open", newCase("c1")))
	p.events("c2", 0, 10)
}

func readAtOnce(p *proof) {
	c := newCase("c1")
	change := opening("open", c)
	change.Moves = granting("", 3, almaty).Moves
	change.Take = taking("", someone, "c1").Take
	p.does(change)
	p.kept(c)
	p.events("c1", 0, 10, change.Events...)
	p.line(almaty, 3, 0, 0)
	p.holder(someone, "c1")
	p.due(registry.DueQuery{By: today}, "c1")

	c = next(c, today.AddDays(1))
	second := opening("review", c)
	p.does(second)
	p.kept(c)
	p.events("c1", 0, 10, change.Events[0], second.Events[0])
	p.due(registry.DueQuery{By: today})
	p.due(registry.DueQuery{By: farDay}, "c1")
}
