package vouchertest

import (
	"context"

	"github.com/biliktilik/tanu/voucher/registry"
)

// CommitAll implements registry.Batcher.
func (s *plain) CommitAll(ctx context.Context, changes []registry.Change) ([]registry.Committed, error) {
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
		done[i] = registry.Committed{Reply: a.reply, Replayed: a.again, Err: a.err}
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
func (s *plain) inBatch(ctx context.Context, change registry.Change, start *contents) answer {
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
		s = &plain{shelf: s.shelf, fault: sharesIn}
	}
	return s.commit(ctx, change, s.now)
}
