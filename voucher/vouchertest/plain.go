package vouchertest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// plain is the slow and obvious store: every change is tried on a copy of
// everything, which takes the place of the old where all went well. Memory is
// held to it, and each fault is one line that goes wrong in it.
type plain struct {
	*shelf
	fault    fault
	commands map[string]*command                    // of this handle, where that is the fault
	lines    map[allocation.LineKey]allocation.Line // likewise
	sent     int                                    // how many messages, likewise
	lock     sync.Mutex                             // likewise
}

var _ registry.Batcher = (*plain)(nil)

// shelf is what several handles share.
type shelf struct {
	mu          sync.Mutex
	now, before *contents
	served      map[listing]int // how many cases were given up to a cursor
}

// listing is one walk through Due, at one of its cursors.
type listing struct {
	query registry.DueQuery
	at    registry.Cursor
}

// contents is everything that a store holds. But for faults it is not written to
// once it is published.
type contents struct {
	cases    map[string]*voucher.Case
	listed   map[string]place // of each case, where Due finds it
	events   map[string][]voucher.Event
	lines    map[allocation.LineKey]allocation.Line
	claims   map[registry.Claim]string
	commands map[string]*command
	messages []voucher.Message
}

// command is what is kept of one that was committed.
type command struct {
	digest voucher.Digest
	reply  registry.Reply
	number int // how many commands there were before it
}

func newContents() *contents {
	return &contents{
		cases: map[string]*voucher.Case{}, listed: map[string]place{}, events: map[string][]voucher.Event{},
		lines: map[allocation.LineKey]allocation.Line{}, claims: map[registry.Claim]string{}, commands: map[string]*command{},
	}
}

// copied is the contents once more; records are replaced whole and may be
// shared.
func (d *contents) copied() *contents {
	return &contents{
		maps.Clone(d.cases), maps.Clone(d.listed), maps.Clone(d.events), maps.Clone(d.lines),
		maps.Clone(d.claims), maps.Clone(d.commands), slices.Clip(d.messages),
	}
}

// held is the case that stands under an id.
func (d *contents) held(id string) (c voucher.Case, there bool) {
	kept, there := d.cases[id]
	if there {
		c = *kept
	}
	return c, there
}

func newPlain(data *shelf, f fault) *plain {
	data.mu.Lock()
	defer data.mu.Unlock()
	if data.before == nil {
		data.before, data.served = data.now, map[listing]int{}
	}
	return &plain{shelf: data, fault: f, commands: map[string]*command{}, lines: maps.Clone(data.now.lines)}
}

// Commit implements registry.Store.
func (s *plain) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
	if err := ctx.Err(); err != nil && s.fault != cancelIgnored {
		return registry.Reply{}, false, err
	}
	if s.fault == lockInHandle {
		s.lock.Lock()
		defer s.lock.Unlock()
	}
	stale := s.arrive()
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.commit(ctx, change, stale)
	if err := ctx.Err(); err != nil && s.fault == cancelLate {
		return registry.Reply{}, false, err
	}
	return a.reply, a.again, a.err
}

// arrive returns what was there when the change came in. Where that is the
// fault, others come in meanwhile.
func (s *plain) arrive() *contents {
	s.mu.Lock()
	stale := s.now
	s.mu.Unlock()
	switch s.fault {
	case linesRaced, casesRaced, claimsRaced, commandsRaced, messagesRaced, secondLineRaced, lockInHandle:
		time.Sleep(100 * time.Microsecond)
	}
	return stale
}

// commit is one change, under the lock.
func (s *plain) commit(ctx context.Context, change registry.Change, stale *contents) answer {
	draft := s.draft(change, stale)
	known, found := s.look(draft, change)
	late := s.fault == lookedAtLate || s.fault == reuseAtLate && known.err != nil
	if found && !late {
		return known
	}
	if err := s.apply(ctx, draft, change); err != nil {
		s.refused(draft, change, err)
		return answer{err: err}
	}
	if found {
		return known
	}
	s.publish(draft)
	ownReply(&change.Reply)
	return answer{reply: change.Reply}
}

// draft is the copy on which a change is tried.
func (s *plain) draft(change registry.Change, stale *contents) *contents {
	if s.fault == partByPart {
		return s.now
	}
	d := s.now.copied()
	switch s.fault {
	case lockInHandle:
		return stale.copied()
	case commandsInHandle:
		d.commands = maps.Clone(s.commands)
	case linesInHandle:
		d.lines = maps.Clone(s.lines)
	case linesRaced:
		for _, move := range change.Moves {
			d.lines[move.Key] = stale.line(move.Key)
		}
	case secondLineRaced:
		if n := len(change.Moves); n > 1 {
			d.lines[change.Moves[n-1].Key] = stale.line(change.Moves[n-1].Key)
		}
	case casesRaced:
		for _, c := range change.Cases {
			old(d.cases, stale.cases, c.ID)
		}
	case claimsRaced:
		for _, t := range change.Take {
			old(d.claims, stale.claims, t.Claim)
		}
	case messagesRaced:
		if len(change.Messages) > 0 {
			d.messages = slices.Clip(stale.messages)
		}
	case commandsRaced:
		old(d.commands, stale.commands, change.Command)
	}
	return d
}

// old puts an entry of a map back to what it was.
func old[K comparable, V any](now, was map[K]V, key K) {
	if v, ok := was[key]; ok {
		now[key] = v
	} else {
		delete(now, key)
	}
}

// look finds a command that was committed before, and what to answer.
func (s *plain) look(d *contents, change registry.Change) (a answer, found bool) {
	done, found := d.commands[s.key(change.Command)]
	switch {
	case !found, s.fault == replayRuns, s.fault == replayForgotten && len(d.commands)-done.number > 500:
		return answer{}, false
	case !s.sameDigest(done.digest, change.Digest):
		return answer{err: fmt.Errorf("vouchertest: command: %w", registry.ErrCommandReused)}, true
	}
	if s.fault == messageTwice {
		s.now.messages = append(s.now.messages, change.Messages...)
	}
	reply := done.reply
	switch s.fault {
	case replayRewritten:
		reply = change.Reply
	case replayOfToday:
		if c, there := d.cases[reply.Case]; there {
			reply.State, reply.Version = c.State, c.Version
		}
	}
	if s.fault != sharesOut {
		ownReply(&reply)
	}
	return answer{reply: reply, again: s.fault != againUnsaid}, true
}

func (s *plain) sameDigest(a, b voucher.Digest) bool {
	if s.fault == digestCut {
		return [8]byte(a[:8]) == [8]byte(b[:8])
	}
	return a == b || s.fault == reuseAccepted
}

// refused is what is left of a change that was not applied: nothing, but for
// faults.
func (s *plain) refused(d *contents, change registry.Change, err error) {
	switch s.fault {
	case refusalKept:
		ownReply(&change.Reply)
		s.now.commands[s.key(change.Command)] = &command{digest: change.Digest, reply: change.Reply}
	case messageOfRefusal:
		s.now.messages = append(s.now.messages, change.Messages...)
	case cancelHalf:
		if errors.Is(err, context.Canceled) {
			s.publish(d)
		}
	}
}

// publish puts the draft in the place of what there was.
func (s *plain) publish(d *contents) {
	if s.fault == eventsAfterwards {
		half := d.copied()
		half.events = s.now.events
		s.now = half
		s.mu.Unlock()
		time.Sleep(200 * time.Microsecond)
		s.mu.Lock()
	}
	s.before, s.now = s.now, d
	s.commands, s.lines = d.commands, d.lines
}
