package storetest

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func outbox(p *proof) {
	if p.Messages == nil {
		p.skipped = "the harness does not show the outbox"
		return
	}
	first, second := changeOf("first"), opening("second", newCase("c1"))
	first.Messages = []voucher.Message{messageOf("c1", 2), messageOf("c1", 1), messageOf(kazakh, 1)}
	second.Messages = []voucher.Message{
		messageOf("c1", 1), {Case: "c1", Seq: 9, To: voucher.ToPayments, Topic: voucher.Pay, Clause: "2025/17"},
	}
	refused := opening("refused", newCase("c1"))
	refused.Messages = []voucher.Message{messageOf("refused", 1)}
	third := changeOf("third")
	third.Messages = []voucher.Message{messageOf("c0", 1)}
	want := slices.Concat(first.Messages, second.Messages, third.Messages) // the changes are the store's to read
	p.applies(first, second)
	p.refuses(refused, registry.ErrConflict)
	p.replays(first, first.Reply)
	first.Digest = sha256.Sum256([]byte("other content"))
	p.refuses(first, registry.ErrCommandReused)
	p.applies(third)
	p.outboxIs(want)
}

// manySenders commits through many hands at once, each of which takes a case of
// its own from version to version with two messages each time.
func manySenders(p *proof) {
	if p.Messages == nil {
		p.skipped = "the harness does not show the outbox"
		return
	}
	const senders, versions = 32, 5
	wrong := make([]error, senders)
	atOnce(senders, func(i int) { wrong[i] = p.sendVersions(i, versions) })
	for _, err := range wrong {
		if err != nil {
			p.failf("%w", err)
		}
	}
	got, err := p.Messages(p.ctx)
	if !p.succeeds(err, "outbox") {
		return
	}
	of := map[string][]voucher.Message{}
	for _, m := range got {
		of[m.Case] = append(of[m.Case], m)
	}
	if want := senders * versions * 2; len(got) != want {
		p.failf("outbox: got %d messages of %d changes, want %d", len(got), senders*versions, want)
	}
	for i := range senders {
		p.same(of[senderOf(i)], sentBy(i, versions), "messages of "+senderOf(i))
	}
}

func senderOf(i int) string { return fmt.Sprintf("sender %d", i) }

// sendVersions is one hand of manySenders.
func (p *proof) sendVersions(i, versions int) error {
	c := newCase(senderOf(i))
	for range versions {
		change := opening(fmt.Sprintf("%s, version %d", c.ID, c.Version), c)
		change.Messages = sentBy(i, int(c.Version))[2*(c.Version-1):]
		if a := commitRetrying(p.ctx, p.handle(i), change, nil); a.err != nil {
			return fmt.Errorf("%s: %w", change.Command, a.err)
		}
		c = next(c, today)
	}
	return nil
}

// sentBy are the messages of a hand, up to a version.
func sentBy(i, versions int) (all []voucher.Message) {
	for seq := range int64(versions) {
		to := messageOf(senderOf(i), seq+1)
		to.To = voucher.ToCareerCentre
		all = append(all, messageOf(senderOf(i), seq+1), to)
	}
	return all
}

// outboxIs notes an outbox that does not hold these messages, in their order.
func (p *proof) outboxIs(want []voucher.Message) {
	if p.Messages == nil {
		return
	}
	got, err := p.Messages(p.ctx)
	if p.succeeds(err, "outbox") {
		p.same(got, want, "outbox")
	}
}
