package storetest

import (
	"crypto/sha256"
	"fmt"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func replayed(p *proof) {
	change := granting("grant", 3, almaty)
	change.Reply.Version = 7
	p.applies(change)
	stored := change.Reply
	change.Reply.Version = 8 // the second answer is the first one, whatever is sent
	change.Take = taking("", someone, "c1").Take
	for range 3 {
		p.replays(change, stored)
	}
	p.lineIs(almaty, 3, 0, 0)
	p.holderIs(someone, "")
	p.replayedOfCase()
	p.replayedAfterMany()
}

// replayedOfCase repeats a command whose case has moved on since.
func (p *proof) replayedOfCase() {
	c := newCase("c2")
	one := opening("one", c)
	one.Reply.Case, one.Reply.State, one.Reply.Version = c.ID, c.State, c.Version
	c = next(c, today)
	two := opening("two", c)
	two.Reply.Case, two.Reply.State, two.Reply.Version = c.ID, c.State, c.Version
	p.applies(one, two)
	p.replays(one, one.Reply)
	p.replays(two, two.Reply)
}

// replayedAfterMany repeats commands after hundreds of others: none of them is
// forgotten. They come through many hands at once, to be quick over a network.
func (p *proof) replayedAfterMany() {
	const hands, each = 64, 10
	first := granting("first", 1, astana)
	p.applies(first)
	answers := make([]answer, hands*each)
	id := func(i int) string { return fmt.Sprintf("many %d", i) }
	atOnce(hands, func(hand int) {
		for i := hand * each; i < (hand+1)*each; i++ {
			answers[i] = commitRetrying(p.ctx, p.handle(hand), changeOf(id(i)), nil)
		}
	})
	if got := p.applied(answers, nil, "one of many commands"); got != len(answers) {
		p.failf("%d of %d commands were applied", got, len(answers))
	}
	p.replays(first, first.Reply)
	p.lineIs(astana, 1, 0, 0)
	p.replays(changeOf(id(0)), changeOf(id(0)).Reply)
}

func reused(p *proof) {
	p.applies(granting("grant", 3, almaty))
	other := granting("grant", 5, almaty)
	other.Digest = sha256.Sum256([]byte("other content"))
	p.refuses(other, registry.ErrCommandReused)
	for i := range other.Digest { // one that differs in any byte is another
		near := granting("grant", 5, almaty)
		near.Digest[i] ^= 1
		_, _, err := p.Store.Commit(p.ctx, near)
		p.failsWith(err, registry.ErrCommandReused, fmt.Sprintf("another digest, by byte %d alone", i+1))
	}
	p.lineIs(almaty, 3, 0, 0)
	p.replays(granting("grant", 3, almaty), granting("grant", 3, almaty).Reply)
}

// The change of a command that is sent again rests on versions, places, claims
// and numbers of events that its first coming has used up.
func lookedAtFirst(p *proof) {
	p.applies(granting("grant", 1, almaty))
	first := opening("file", newCase("c1"))
	first.Moves = []allocation.Move{allocation.Hold(almaty)}
	first.Take = taking("", someone, "c1").Take
	p.applies(first)
	for _, part := range []registry.Change{
		first,
		{Cases: first.Cases},
		{Moves: first.Moves},
		{Take: []registry.ClaimEntry{{Claim: someone, Case: "c2"}}},
		{Events: first.Events},
	} {
		part.Command, part.Digest, part.Reply = first.Command, first.Digest, first.Reply
		p.replays(part, first.Reply)
		part.Digest = sha256.Sum256([]byte("other content"))
		p.refuses(part, registry.ErrCommandReused)
	}
	p.lineIs(almaty, 1, 1, 0)
}

func replyOnly(p *proof) {
	refused := changeOf("refused")
	refused.Reply.Status, refused.Reply.Case = voucher.NotAllowed, "c1"
	p.applies(refused)
	p.replays(refused, refused.Reply)
	other := refused
	other.Digest = sha256.Sum256([]byte("other content"))
	p.refuses(other, registry.ErrCommandReused)
}

func refusedForgotten(p *proof) {
	p.refuses(moving("hold", allocation.Hold(almaty)), registry.ErrExhausted)
	p.applies(granting("grant", 1, almaty))
	p.applies(moving("hold", allocation.Hold(almaty)))
	p.lineIs(almaty, 1, 1, 0)

	p.applies(opening("open", newCase("c1")))
	p.refuses(opening("open again", newCase("c1")), registry.ErrConflict)
	anew := opening("open again", next(newCase("c1"), today))
	anew.Digest = sha256.Sum256([]byte("decided again"))
	p.applies(anew)
}
