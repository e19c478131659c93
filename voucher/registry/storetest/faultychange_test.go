package storetest

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/internal/clone"
)

// apply writes a change into contents, part by part, and ends at the first part
// that is refused.
func (s *faultyStore) apply(ctx context.Context, d *contents, change registry.Change) error {
	parts := []func(*contents, registry.Change) error{s.cases, s.claims, s.events, s.moves}
	if s.fault == exhaustedFirst {
		slices.Reverse(parts)
	}
	if first, ok := map[fault]int{claimsBefore: 1, eventsBefore: 2, linesBefore: 3}[s.fault]; ok {
		if err := parts[first](s.now, change); err != nil {
			return err
		}
		parts = slices.Delete(parts, first, first+1)
		*d = *s.now.copied()
	}
	if s.fault == longCut {
		change.Cases, change.Events = change.Cases[:min(100, len(change.Cases))], change.Events[:min(100, len(change.Events))]
	}
	if s.fault == claimsCut {
		change.Take = change.Take[:min(600, len(change.Take))]
	}
	for _, part := range parts {
		if err := ctx.Err(); err != nil && s.fault == cancelHalf {
			return err
		}
		if err := part(d, change); err != nil {
			return err
		}
	}
	s.send(d, change.Messages)
	s.remember(d, change)
	return nil
}

// key is the id as it is compared.
func (s *faultyStore) key(id string) string {
	switch s.fault {
	case idsFolded:
		return strings.ToLower(id)
	case idsTrimmed:
		return strings.TrimRight(id, " ")
	case idsCut:
		return id[:min(len(id), 64)]
	}
	return id
}

func (s *faultyStore) cases(d *contents, change registry.Change) error {
	for _, c := range change.Cases {
		id := s.key(c.ID)
		was, there := d.held(id)
		follows := c.Version == was.Version+1
		switch s.fault {
		case twoCreatorsPass:
			follows = follows || c.Version == 1
		case lastWriteWins:
			follows = follows || there && c.Version > 1
		case newerWins:
			follows = c.Version > was.Version && (there || c.Version == 1)
		case upsert:
			follows = follows || !there
		}
		if !follows {
			return fmt.Errorf("storetest: case: %w", registry.ErrConflict)
		}
		stored := s.stored(c, was)
		d.cases[id] = &stored
		s.list(d, id, c, there)
	}
	return nil
}

// stored is the case as it is stored.
func (s *faultyStore) stored(c, was voucher.Case) voucher.Case {
	if s.fault == sharesIn {
		return c
	}
	c = clone.Of(c)
	switch {
	case s.fault == sheetsDropped:
		c.Sheets = nil
	case s.fault == sumsAsFloats && c.Service != nil:
		float := strconv.FormatFloat(c.Service.Act.Total.InexactFloat64(), 'f', 6, 64)
		c.Service.Act.Total = must(settlement.ParseSum(float))
	case s.fault == oldFieldsKept && c.Service == nil:
		c.Service = was.Service
	}
	return c
}

// list puts the case to its place for Due.
func (s *faultyStore) list(d *contents, id string, c voucher.Case, there bool) {
	region, due := c.Application.Region, c.Due
	if s.fault == regionOfFiling && there {
		region = d.listed[id].region
	}
	if s.fault == dueStays && there && due.IsZero() {
		due = d.listed[id].at.Due
	}
	d.listed[id] = place{registry.Cursor{Due: due, ID: c.ID}, region}
}

func (d *contents) line(key allocation.LineKey) allocation.Line {
	line := d.lines[key]
	line.Key = key
	return line
}

func (s *faultyStore) moves(d *contents, change registry.Change) error {
	moves := allocation.Combine(change.Moves)
	switch s.fault {
	case oneByOne:
		moves = change.Moves
	case oneLineMoves:
		moves = moves[:min(1, len(moves))]
	case lastMoveCounts:
		moves = slices.DeleteFunc(slices.Clone(change.Moves), func(m allocation.Move) bool {
			last := m
			for _, other := range change.Moves {
				if other.Key == m.Key {
					last = other
				}
			}
			return last != m
		})
	}
	for _, move := range moves {
		move.Key = s.lineKey(move.Key)
		line, err := s.moved(d.line(move.Key), move)
		if err != nil {
			return err
		}
		d.lines[move.Key] = line
	}
	return nil
}

func (s *faultyStore) lineKey(key allocation.LineKey) allocation.LineKey {
	switch s.fault {
	case yearIgnored:
		key.Year = 0
	case yearCut:
		key.Year %= 100
	}
	return key
}

// moved is the line after a move.
func (s *faultyStore) moved(line allocation.Line, move allocation.Move) (allocation.Line, error) {
	loose := line
	loose.Granted, loose.Held, loose.Issued = line.Granted+move.Granted, line.Held+move.Held, line.Issued+move.Issued
	if s.fault == clamped {
		loose.Granted, loose.Held, loose.Issued = max(0, loose.Granted), max(0, loose.Held), max(0, loose.Issued)
	}
	if s.fault == belowZero || (s.fault == freeAloneBounded || s.fault == clamped) && loose.Free() >= 0 {
		return loose, nil
	}
	next, err := line.Apply(move)
	switch {
	case err != nil && s.fault == exhaustedRetried:
		return line, fmt.Errorf("storetest: line: %w", registry.ErrConflict)
	case err != nil && s.fault == shortOfGranted && loose.Granted < 0:
		return line, fmt.Errorf("storetest: line: %w", err)
	case err != nil:
		return line, refusedMove(line, move, err)
	}
	return next, nil
}

func (s *faultyStore) claims(d *contents, change registry.Change) error {
	if s.fault == takenBeforeFreed {
		if err := s.take(d, change.Take); err != nil {
			return err
		}
		return s.free(d, change.Free)
	}
	if err := s.free(d, change.Free); err != nil {
		return err
	}
	return s.take(d, change.Take)
}

func (s *faultyStore) free(d *contents, list []registry.ClaimEntry) error {
	for _, t := range list {
		claim := registry.Claim(s.key(string(t.Claim)))
		holder, there := d.claims[claim]
		switch {
		case there && holder != t.Case && s.fault == strangerFails:
			return fmt.Errorf("storetest: claim: %w", registry.ErrClaimed)
		case s.fault == neverFreed:
		case holder == t.Case, s.fault == strangerFrees:
			delete(d.claims, claim)
		}
	}
	return nil
}

func (s *faultyStore) take(d *contents, list []registry.ClaimEntry) error {
	taken := map[registry.Claim]bool{} // by this change
	for _, t := range list {
		claim := registry.Claim(s.key(string(t.Claim)))
		holder, there := d.claims[claim]
		free := !there || holder == t.Case || s.fault == claimOverwritten || s.fault == claimTwice && taken[claim]
		if !free || there && s.fault == retakeRefused {
			return fmt.Errorf("storetest: claim: %w", registry.ErrClaimed)
		}
		d.claims[claim], taken[claim] = t.Case, true
	}
	return nil
}

func (s *faultyStore) events(d *contents, change registry.Change) error {
	grown := map[string]bool{} // whose lists nobody else has
	for _, e := range change.Events {
		if s.fault != sharesIn {
			e = clone.Of(e)
		}
		if f := e.Command.Facts; s.fault == momentsCut && f != nil {
			f.Signature.Signed = f.Signature.Signed.Truncate(time.Second)
		}
		id := s.key(e.Case)
		list := d.events[id]
		last := int64(0)
		if n := len(list); n > 0 {
			last = list[n-1].Seq
		}
		switch {
		case s.fault == eventReplaced && e.Seq > 0 && e.Seq <= last:
			list = slices.Clone(list)
			list[e.Seq-1] = e
			d.events[id] = list
			continue
		case e.Seq != last+1 && (s.fault != gapAccepted || e.Seq <= last):
			return fmt.Errorf("storetest: event: %w", registry.ErrConflict)
		}
		if !grown[id] {
			list, grown[id] = slices.Clip(list), true
		}
		d.events[id] = append(list, e)
	}
	return nil
}

func (s *faultyStore) send(d *contents, messages []voucher.Message) {
	if s.fault == messageLost {
		messages = messages[:min(1, len(messages))]
	}
	if s.fault == sharesLists && len(d.messages) == 0 {
		d.messages = messages
		return
	}
	switch s.fault {
	case messagesTurned:
		slices.Reverse(messages)
	case messageOfEvent:
		messages = slices.DeleteFunc(slices.Clone(messages), func(m voucher.Message) bool {
			return slices.ContainsFunc(d.messages, func(has voucher.Message) bool {
				return has.Case == m.Case && has.Seq == m.Seq
			})
		})
	case messagesInHandle:
		d.messages = d.messages[:min(s.sent, len(d.messages))]
		s.sent += len(messages)
	}
	d.messages = append(slices.Clip(d.messages), messages...)
}

func (s *faultyStore) remember(d *contents, change registry.Change) {
	bare := len(change.Cases)+len(change.Moves)+len(change.Take) == 0 &&
		len(change.Free)+len(change.Events)+len(change.Messages) == 0
	if bare && s.fault == replyDropped {
		return
	}
	reply := change.Reply
	if s.fault != sharesReplies {
		reply = clone.Of(reply)
	}
	for i := range reply.Reasons {
		if s.fault == reasonsDropped {
			reply.Reasons[i].Missing = nil
		}
	}
	d.commands[s.key(change.Command)] = &command{change.Digest, reply, len(d.commands)}
}

// refusedMove is the error of a move that a line refused: one by which what is
// free would go below zero is ErrExhausted, and any other is what the line said,
// so that no applicant is refused for a record that is broken.
func refusedMove(line allocation.Line, move allocation.Move, said error) error {
	if freeAfter(line, move).Sign() < 0 {
		return fmt.Errorf("storetest: line %s: %w: %w", move.Key, registry.ErrExhausted, said)
	}
	return fmt.Errorf("storetest: line %s: %w", move.Key, said)
}

// freeAfter is what would be free after a move, of numbers that need not fit.
func freeAfter(line allocation.Line, move allocation.Move) *big.Int {
	free := new(big.Int)
	for _, n := range []int64{line.Granted, move.Granted} {
		free.Add(free, big.NewInt(n))
	}
	for _, n := range []int64{line.Held, line.Issued, move.Held, move.Issued} {
		free.Sub(free, big.NewInt(n))
	}
	return free
}
