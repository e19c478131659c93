package vouchertest

import (
	"fmt"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// aBatch is how many records a batch of the suite reads at once, of which one in
// so many is there.
const aBatch, oneIn = 2500, 50

func manyCases(p *proof) {
	batcher := p.batcher()
	if batcher == nil {
		return
	}
	want := map[string]voucher.Case{}
	var ids []string
	var there []voucher.Case
	for i := range aBatch {
		id := fmt.Sprintf("case %04d", i)
		if ids = append(ids, id); i%oneIn == 3 || i == aBatch-1 {
			want[id] = fullCase(id)
			there = append(there, want[id])
		}
	}
	p.does(opening("open", append(there, newCase("another"))...))
	ids = append(ids, "case 0003", "CASE 0003", "case 0003 ", "another ", " another", "ANOTHER", "")
	got, err := batcher.Cases(p.ctx, ids)
	if !p.fine(err, "many cases") {
		return
	}
	if len(got) != len(want) {
		p.failf("of %d cases that are there %d were read", len(want), len(got))
	}
	for id, c := range want {
		p.same(got[id], c, fmt.Sprintf("case %q of many", id))
	}
	none, err := batcher.Cases(p.ctx, nil)
	if p.fine(err, "no cases"); len(none) > 0 {
		p.failf("asked for no case, got %d", len(none))
	}
}

func manyHolders(p *proof) {
	batcher := p.batcher()
	if batcher == nil {
		return
	}
	want := map[registry.Claim]string{}
	var claims []registry.Claim
	change := taking("take", "another", "case")
	for i := range aBatch {
		claim := registry.Claim(fmt.Sprintf("claim %04d", i))
		if claims = append(claims, claim); i%oneIn == 3 || i == aBatch-1 {
			want[claim] = fmt.Sprintf("case %d", i)
			change.Take = append(change.Take, registry.ClaimEntry{Claim: claim, Case: want[claim]})
		}
	}
	p.does(change)
	got, err := batcher.Holders(p.ctx, append(claims, claims[3], "CLAIM 0003", "claim 0003 ", "another ", " another", "ANOTHER", ""))
	if p.fine(err, "many claims"); len(got) != len(want) {
		p.failf("of %d claims that somebody has %d were read", len(want), len(got))
	}
	for claim, id := range want {
		if got[claim] != id {
			p.failf("claim %q of many: got %q, want %q", claim, got[claim], id)
		}
	}
	none, err := batcher.Holders(p.ctx, nil)
	if p.fine(err, "no claims"); len(none) > 0 {
		p.failf("asked for no claim, got %d", len(none))
	}
}
