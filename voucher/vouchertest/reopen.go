package vouchertest

import (
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func reopened(p *proof) {
	if p.Reopen == nil {
		p.skipped = "the store does not say how it is opened again"
		return
	}
	grant := granting("grant", 2, almaty)
	change := write("full")
	change.Cases, change.Events = []voucher.Case{fullCase("c1")}, []voucher.Event{fullEvent("c1")}
	change.Take = taking("", someone, "c1").Take
	change.Moves = []allocation.Move{allocation.Hold(almaty)}
	change.Messages = []voucher.Message{messageOf("c1", 1)}
	change.Reply = fullReply("full")
	p.does(grant, change)
	before := p.sight(change)
	store, err := p.Reopen(p.ctx)
	if !p.fine(err, "open again") {
		return
	}
	p.Store, p.Second = store, nil
	p.unmoved(before, p.sight(change), "opened again")
	p.repeats(change, fullReply("full"))
	p.repeats(grant, grant.Reply)
	p.line(almaty, 2, 1, 0)
	p.refuses(opening("open again", newCase("c1")), registry.ErrConflict)
	p.refuses(taking("take", someone, "c2"), registry.ErrClaimed)
	another := opening("open another", newCase("c2"))
	another.Messages = []voucher.Message{messageOf("c2", 1)}
	p.does(another)
	if p.Messages != nil {
		p.sent([]voucher.Message{messageOf("c1", 1), messageOf("c2", 1)})
	}
}

func twoHandles(p *proof) {
	if p.Second == nil {
		p.skipped = "the store does not say how it is opened twice"
		return
	}
	second, err := p.Second(p.ctx)
	if !p.fine(err, "open a second time") {
		return
	}
	first := p.Store
	for i, handles := range [][2]registry.Store{{first, second}, {second, first}} {
		name := []string{"by the first", "by the second"}[i]
		change := opening(name, newCase(name))
		change.Moves = granting("", 1, later).Moves
		change.Take = taking("", registry.Claim(name), name).Take
		p.Store = handles[0]
		p.line(later, int64(i), 0, 0) // what the other granted
		p.does(change)
		before := p.sight(change)
		p.Store = handles[1]
		p.unmoved(before, p.sight(change), "read through the other handle")
		p.repeats(change, change.Reply)
	}
	p.Store, p.other = first, second
	for _, many := range []func(*proof){manyReplays, manyClaimants, manyCreators, manyTakers} {
		many(p)
	}
	if p.Messages != nil {
		manySenders(p)
	}
}
