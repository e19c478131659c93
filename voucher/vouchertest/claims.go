package vouchertest

import (
	"github.com/biliktilik/tanu/voucher/registry"
)

func uniqueClaim(p *proof) {
	p.does(taking("c1 takes", someone, "c1"))
	p.refuses(taking("c2 takes", someone, "c2"), registry.ErrClaimed)
	p.holder(someone, "c1")
	both := taking("two at once", another, "c1")
	both.Take = append(both.Take, registry.ClaimEntry{Claim: another, Case: "c2"})
	p.refuses(both, registry.ErrClaimed)
	p.holder(another, "")
	p.does(taking("c1 takes another", another, "c1"))
	p.holder(another, "c1")
}

func claimRetaken(p *proof) {
	p.does(taking("take", someone, "c1"), taking("take again", someone, "c1"))
	p.holder(someone, "c1")
}

func claimOfStranger(p *proof) {
	p.does(taking("take", someone, "c1"))
	p.does(freeing("a stranger gives it up", someone, "c2"), freeing("of nobody", another, "c2"))
	p.holder(someone, "c1")
	p.holder(another, "")
	p.refuses(taking("the stranger takes it", someone, "c2"), registry.ErrClaimed)
}

func claimFreed(p *proof) {
	p.does(taking("c1 takes", someone, "c1"), taking("c1 takes another", another, "c1"))
	p.does(freeing("c1 gives it up", someone, "c1"))
	p.holder(someone, "")
	p.holder(another, "c1")
	p.does(taking("c2 takes", someone, "c2"))
	p.holder(someone, "c2")
	over := freeing("from c2 to c3", someone, "c2")
	over.Take = []registry.ClaimEntry{{Claim: someone, Case: "c3"}}
	p.does(over)
	p.holder(someone, "c3")
}
