package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/internal/clone"
)

// faultyStore is a slow and obvious store by which the suite is proved: every
// change is tried on a copy of everything, which takes the place of the old where
// all went well. Each fault is one line that goes wrong in it; without a fault it
// conforms, and memstore is compared with it.
type faultyStore struct {
	*shelf
	fault    fault
	commands map[string]*command                    // of this handle, where that is the fault
	lines    map[allocation.LineKey]allocation.Line // likewise
	sent     int                                    // how many messages, likewise
	lock     sync.Mutex                             // likewise
}

var _ registry.Batcher = (*faultyStore)(nil)

// shelf is what several handles share.
type shelf struct {
	mu          sync.Mutex
	now, before *contents
	served      map[listing]int // how many cases were given up to a cursor
}

// place is where Due finds a case.
type place struct {
	at     registry.Cursor
	region tanu.Region
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
	stored, there := d.cases[id]
	if there {
		c = *stored
	}
	return c, there
}

func newFaultyStore(data *shelf, f fault) *faultyStore {
	data.mu.Lock()
	defer data.mu.Unlock()
	if data.before == nil {
		data.before, data.served = data.now, map[listing]int{}
	}
	return &faultyStore{shelf: data, fault: f, commands: map[string]*command{}, lines: maps.Clone(data.now.lines)}
}

// Commit implements registry.Store.
func (s *faultyStore) Commit(ctx context.Context, change registry.Change) (registry.Reply, bool, error) {
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
	return a.reply, a.replayed, a.err
}

// arrive returns what was there when the change came in. Where that is the
// fault, others come in meanwhile.
func (s *faultyStore) arrive() *contents {
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
func (s *faultyStore) commit(ctx context.Context, change registry.Change, stale *contents) answer {
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
	change.Reply = clone.Of(change.Reply)
	return answer{reply: change.Reply}
}

// draft is the copy on which a change is tried.
func (s *faultyStore) draft(change registry.Change, stale *contents) *contents {
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
func (s *faultyStore) look(d *contents, change registry.Change) (a answer, found bool) {
	done, found := d.commands[s.key(change.Command)]
	switch {
	case !found, s.fault == replayRuns, s.fault == replayForgotten && len(d.commands)-done.number > 500:
		return answer{}, false
	case !s.sameDigest(done.digest, change.Digest):
		return answer{err: fmt.Errorf("storetest: command: %w", registry.ErrCommandReused)}, true
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
		reply = clone.Of(reply)
	}
	return answer{reply: reply, replayed: s.fault != againUnsaid}, true
}

func (s *faultyStore) sameDigest(a, b voucher.Digest) bool {
	if s.fault == digestCut {
		return [8]byte(a[:8]) == [8]byte(b[:8])
	}
	return a == b || s.fault == reuseAccepted
}

// refused is what is left of a change that was not applied: nothing, but for
// faults.
func (s *faultyStore) refused(d *contents, change registry.Change, err error) {
	switch s.fault {
	case refusalKept:
		change.Reply = clone.Of(change.Reply)
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
func (s *faultyStore) publish(d *contents) {
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

// CommitAll implements registry.Batcher.
func (s *faultyStore) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
	if err := ctx.Err(); err != nil && s.fault != batchCancel {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	start := s.now
	done := make([]registry.Committed, len(changes))
	var failed error
	for i := range changes {
		if s.fault == batchBackwards {
			i = len(changes) - 1 - i
		}
		if s.fault == batchStops && failed != nil {
			done[i].Err = failed
			continue
		}
		if err := ctx.Err(); err != nil && s.fault == batchHalf {
			return nil, err
		}
		change := changes[i]
		if s.fault == batchSilent {
			change.Messages = nil
		}
		a := s.inBatch(ctx, change, start)
		done[i] = registry.Committed{Reply: a.reply, Replayed: a.replayed, Err: a.err}
		if a.err != nil {
			failed = a.err
		}
	}
	if s.fault == batchTogether && failed != nil {
		s.now = start
		for i := range done {
			done[i] = registry.Committed{Err: failed}
		}
	}
	return done, nil
}

// inBatch commits one change of a batch that began with start.
func (s *faultyStore) inBatch(ctx context.Context, change registry.Change, start *contents) answer {
	if s.fault == batchUnlooked {
		delete(s.now.commands, s.key(change.Command))
	}
	if s.fault == batchBlind {
		if _, known := s.look(start, change); !known {
			if err := s.apply(ctx, start.copied(), change); err != nil {
				return answer{err: err}
			}
		}
	}
	if s.fault == sharesBatch {
		s = &faultyStore{shelf: s.shelf, fault: sharesIn}
	}
	return s.commit(ctx, change, s.now)
}
