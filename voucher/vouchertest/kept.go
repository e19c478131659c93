package vouchertest

import "github.com/biliktilik/tanu/voucher"

// kept is what stays of a change as it is. It is the store's own, and never
// written to.
type kept struct {
	digest   voucher.Digest
	reply    voucher.Reply
	events   []voucher.Event
	messages []voucher.Message
	one      struct { // the memory of the two lists, which nearly always hold one each
		event   [1]voucher.Event
		message [1]voucher.Message
	}
}

// keep copies what stays of a change, before the lock is taken: while one
// copies, others may commit.
func (m *Memory) keep(change *voucher.Change) *kept {
	k := m.changes.next()
	k.digest, k.reply = change.Digest, change.Reply
	ownReply(&k.reply)
	k.messages = append(k.one.message[:0], change.Messages...)
	k.events = append(k.one.event[:0], change.Events...)
	for i := range k.events {
		ownEvent(&k.events[i])
	}
	return k
}

// answer is the reply, for the caller to own.
func (k *kept) answer() (reply voucher.Reply) {
	if k != nil {
		reply = k.reply
		ownReply(&reply)
	}
	return reply
}
