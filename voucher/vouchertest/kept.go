package vouchertest

import (
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// kept is what stays of a change as it is. It is the store's own, and never
// written to.
type kept struct {
	digest   voucher.Digest
	reply    registry.Reply
	events   []voucher.Event
	messages []voucher.Message
}

// keep copies what stays of a change, before the lock is taken: while one
// copies, others may commit.
func (m *Memory) keep(change *registry.Change) *kept {
	k := &kept{change.Digest, change.Reply, m.histories.take(len(change.Events)), m.outboxes.take(len(change.Messages))}
	ownReply(&k.reply)
	copy(k.messages, change.Messages)
	copy(k.events, change.Events)
	for i := range k.events {
		ownEvent(&k.events[i])
	}
	return k
}

// forget gives up what was to stay of a change that is not applied.
func (m *Memory) forget(k *kept) {
	m.histories.back(k.events)
	m.outboxes.back(k.messages)
}

// answer is the reply, for the caller to own.
func (k *kept) answer() (reply registry.Reply) {
	if k != nil {
		reply = k.reply
		ownReply(&reply)
	}
	return reply
}
