package vouchertest

import (
	"crypto/sha256"
	"slices"

	"github.com/biliktilik/tanu/voucher"
)

func outbox(p *proof) {
	if p.Messages == nil {
		p.skipped = "the harness does not show the outbox"
		return
	}
	first, second := write("first"), opening("second", newCase("c1"))
	first.Messages = []voucher.Message{messageOf("c1", 2), messageOf("c1", 1), messageOf(kazakh, 1)}
	second.Messages = []voucher.Message{messageOf("c1", 1), {Case: "c1", Seq: 9, To: voucher.ToPayments, Topic: voucher.Pay, Clause: "2025/17"}}
	refused := opening("refused", newCase("c1"))
	refused.Messages = []voucher.Message{messageOf("refused", 1)}
	third := write("third")
	third.Messages = []voucher.Message{messageOf("c0", 1)}
	want := slices.Concat(first.Messages, second.Messages, third.Messages) // the changes are the store's to read
	p.does(first, second)
	p.refuses(refused, voucher.ErrConflict)
	p.repeats(first, first.Reply)
	first.Digest = sha256.Sum256([]byte("other content"))
	p.refuses(first, voucher.ErrCommandReused)
	p.does(third)
	p.sent(want)
}

// sent notes an outbox that does not hold these messages, in their order.
func (p *proof) sent(want []voucher.Message) {
	if p.Messages == nil {
		return
	}
	got, err := p.Messages(p.ctx)
	if p.fine(err, "outbox") {
		p.same(got, want, "outbox")
	}
}
