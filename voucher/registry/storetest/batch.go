package storetest

import (
	"fmt"
	"slices"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// row is one change of a batch and what must come of it.
type row struct {
	change   registry.Change
	replayed bool
	err      error
}

// batcher is the store as a Batcher, nil where it is none.
func (p *proof) batcher() registry.Batcher {
	batcher, ok := p.Store.(registry.Batcher)
	if !ok {
		p.skipped = "the store is no registry.Batcher"
	}
	return batcher
}

// batchIs commits a batch and holds each change to its row; false where there
// is no Batcher.
func (p *proof) batchIs(rows ...row) bool {
	batcher := p.batcher()
	if batcher == nil {
		return false
	}
	changes := make([]registry.Change, len(rows))
	for i, r := range rows {
		changes[i] = r.change
	}
	done, err := batcher.CommitAll(p.ctx, changes)
	if !p.succeeds(err, "batch") {
		return true
	}
	if len(done) != len(rows) {
		p.failf("a batch of %d changes gave %d answers", len(rows), len(done))
		return true
	}
	for i, r := range rows {
		what := fmt.Sprintf("change %d of the batch, command %q", i+1, r.change.Command)
		switch got := done[i]; {
		case r.err != nil:
			p.failsWith(got.Err, r.err, what)
		case p.succeeds(got.Err, what):
			p.same(got.Reply, r.change.Reply, what+": reply")
			if got.Replayed != r.replayed {
				p.failf("%s: replayed is %t, want %t", what, got.Replayed, r.replayed)
			}
		}
	}
	return true
}

func batchInOrder(p *proof) {
	one := newCase("c1")
	two := next(one, today.AddDays(2))
	full := changeOf("full")
	full.Reply = fullReply("full")
	full.Messages = []voucher.Message{messageOf("c1", 2), messageOf("c1", 1)}
	first := opening("one", one)
	first.Messages = []voucher.Message{messageOf("c1", 1)}
	want := slices.Concat(first.Messages, full.Messages)
	if !p.batchIs(
		row{change: granting("grant", 1, almaty)}, row{change: moving("hold", allocation.Hold(almaty))},
		row{change: first}, row{change: opening("two", two)},
		row{change: taking("take", someone, "c1")}, row{change: freeing("free", someone, "c1")},
		row{change: taking("take over", someone, "c2")},
		row{change: full},
	) {
		return
	}
	p.lineIs(almaty, 1, 1, 0)
	p.caseIs(two)
	p.eventsAre("c1", 0, many, eventOf("c1", 1), eventOf("c1", 2))
	p.holderIs(someone, "c2")
	p.dueIs(registry.DueQuery{By: farDay}, "c1")
	p.outboxIs(want)
	p.batchIs()
}

func batchEachAlone(p *proof) {
	p.applies(granting("grant", 1, astana), taking("taken", another, "c0"))
	broken := func(command string, spoil func(*registry.Change)) registry.Change {
		change := opening(command, newCase(command))
		change.Moves = []allocation.Move{allocation.Hold(astana)}
		change.Take = taking("", someone, command).Take
		change.Messages = []voucher.Message{messageOf(command, 1)}
		spoil(&change)
		return change
	}
	version := broken("version", func(c *registry.Change) { c.Cases = append(c.Cases, newCase("c1")) })
	place := broken("place", func(c *registry.Change) { c.Moves = append(c.Moves, allocation.Hold(almaty)) })
	claim := broken("claim", func(c *registry.Change) {
		c.Take = append(c.Take, registry.ClaimEntry{Claim: another, Case: "claim"})
	})
	gap := broken("gap", func(c *registry.Change) { c.Events = append(c.Events, eventOf("c1", 9)) })
	before := p.snapshot(version, place, claim, gap)
	if !p.batchIs(
		row{change: opening("first", newCase("c1"))},
		row{change: version, err: registry.ErrConflict}, row{change: place, err: registry.ErrExhausted},
		row{change: opening("second", newCase("c2"))},
		row{change: claim, err: registry.ErrClaimed}, row{change: gap, err: registry.ErrConflict},
		row{change: opening("third", newCase("c3"))},
	) {
		return
	}
	after := p.snapshot(version, place, claim, gap)
	for _, key := range []string{"due", "case c1", "events of case c1"} {
		delete(after, key)
	}
	p.unchanged(before, after, "changes of a batch that were to be refused")
	p.dueIs(registry.DueQuery{By: today}, "c1", "c2", "c3")
	p.applies(moving("the place is left", allocation.Hold(astana)), taking("so is the claim", someone, "c1"))
	for _, c := range []registry.Change{version, place, claim, gap} {
		p.applies(changeOf(c.Command)) // none of the commands is remembered
	}
}

func batchReplays(p *proof) {
	other := func(change registry.Change) registry.Change {
		change.Digest[len(change.Digest)-1] ^= 1
		return change
	}
	early, first := granting("early", 1, almaty), granting("first", 10, almaty)
	opened := opening("open", newCase("c1"))
	opened.Reply.Case, opened.Reply.State, opened.Reply.Version = "c1", voucher.Filed, 1
	p.applies(early, opened, opening("review", next(newCase("c1"), today)))
	if !p.batchIs(
		row{change: opened, replayed: true}, row{change: early, replayed: true},
		row{change: other(early), err: registry.ErrCommandReused},
		row{change: first}, row{change: first, replayed: true}, row{change: other(first), err: registry.ErrCommandReused},
	) {
		return
	}
	p.lineIs(almaty, 11, 0, 0)
	p.batchIs(row{change: first, replayed: true})
	p.replays(first, first.Reply)
	p.lineIs(almaty, 11, 0, 0)
}

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
	p.applies(opening("open", append(there, newCase("another"))...))
	ids = append(ids, "case 0003", "CASE 0003", "case 0003 ", "another ", " another", "ANOTHER", "")
	got, err := batcher.Cases(p.ctx, ids)
	if !p.succeeds(err, "many cases") {
		return
	}
	if len(got) != len(want) {
		p.failf("of %d cases that are there %d were read", len(want), len(got))
	}
	for id, c := range want {
		p.same(got[id], c, fmt.Sprintf("case %q of many", id))
	}
	none, err := batcher.Cases(p.ctx, nil)
	if p.succeeds(err, "no cases"); len(none) > 0 {
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
	p.applies(change)
	claims = append(claims, claims[3], "CLAIM 0003", "claim 0003 ", "another ", " another", "ANOTHER", "")
	got, err := batcher.Holders(p.ctx, claims)
	if p.succeeds(err, "many claims"); len(got) != len(want) {
		p.failf("of %d claims that somebody has %d were read", len(want), len(got))
	}
	for claim, id := range want {
		if got[claim] != id {
			p.failf("claim %q of many: got %q, want %q", claim, got[claim], id)
		}
	}
	none, err := batcher.Holders(p.ctx, nil)
	if p.succeeds(err, "no claims"); len(none) > 0 {
		p.failf("asked for no claim, got %d", len(none))
	}
}
