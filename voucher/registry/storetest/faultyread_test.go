package storetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/internal/clone"
)

// Case implements registry.Store.
func (s *faultyStore) Case(ctx context.Context, id string) (voucher.Case, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.now.held(s.key(id))
	if !ok && s.fault != zeroCase {
		return voucher.Case{}, fmt.Errorf("storetest: case: %w", registry.ErrNotFound)
	}
	return s.given(c), ctx.Err()
}

// given is a case as it is given out.
func (s *faultyStore) given(c voucher.Case) voucher.Case {
	if s.fault != sharesOut {
		c = clone.Of(c)
	}
	return c
}

// Cases implements registry.Batcher.
func (s *faultyStore) Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error) {
	if s.fault == casesCut {
		ids = ids[:min(len(ids), 100)]
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	cases := map[string]voucher.Case{}
	for _, id := range ids {
		if s.fault == casesTrimmed {
			id = strings.TrimRight(id, " ")
		}
		if c, ok := s.now.held(s.key(id)); ok || s.fault == zeroCases {
			if s.fault != sharesMany {
				c = s.given(c)
			}
			cases[id] = c
		}
	}
	return cases, ctx.Err()
}

// Holders implements registry.Batcher.
func (s *faultyStore) Holders(ctx context.Context, claims []registry.Claim) (map[registry.Claim]string, error) {
	if s.fault == holdersCut {
		claims = claims[:min(len(claims), 2000)]
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	holders := map[registry.Claim]string{}
	for _, claim := range claims {
		if id, ok := s.now.claims[registry.Claim(s.key(string(claim)))]; ok || s.fault == zeroHolders {
			holders[claim] = id
		}
	}
	return holders, ctx.Err()
}

// Line implements registry.Store.
func (s *faultyStore) Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := s.now.lines
	if s.fault == linesInHandle {
		lines = s.lines
	}
	line, ok := lines[s.lineKey(key)]
	line.Key = key
	if !ok && s.fault == lineNotFound {
		return line, fmt.Errorf("storetest: line: %w", registry.ErrNotFound)
	}
	return line, ctx.Err()
}

// Holder implements registry.Store.
func (s *faultyStore) Holder(ctx context.Context, claim registry.Claim) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, ok := s.now.claims[registry.Claim(s.key(string(claim)))]
	if !ok && s.fault != zeroHolder {
		return "", fmt.Errorf("storetest: claim: %w", registry.ErrNotFound)
	}
	return id, ctx.Err()
}

// Events implements registry.Store.
func (s *faultyStore) Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all, ok := s.now.events[s.key(id)]
	if !ok && s.fault == eventsNotFound {
		return nil, fmt.Errorf("storetest: events: %w", registry.ErrNotFound)
	}
	var list []voucher.Event
	for _, e := range all {
		if e.Seq > after || e.Seq == after && s.fault == eventsInclusive {
			list = append(list, e)
		}
	}
	if s.fault == eventsAsText {
		slices.SortStableFunc(list, func(a, b voucher.Event) int {
			return cmp.Compare(strconv.FormatInt(a.Seq, 10), strconv.FormatInt(b.Seq, 10))
		})
	}
	if s.fault == eventsCapped {
		limit = min(limit, 100)
	}
	list = list[:min(s.limit(limit), len(list))]
	for i := range list {
		if s.fault != sharesOut {
			list[i] = clone.Of(list[i])
		}
	}
	return list, ctx.Err()
}

func (s *faultyStore) limit(limit int) int {
	switch {
	case s.fault == noneIsUnlimited && limit <= 0:
		return many
	case s.fault == limitExceeded && limit > 0:
		return limit + 1
	}
	return max(limit, 0)
}

// Due implements registry.Store.
func (s *faultyStore) Due(
	ctx context.Context, query registry.DueQuery, after registry.Cursor, limit int,
) ([]voucher.Case, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.now
	if s.fault == dueLags {
		d = s.before
	}
	if at, ok := d.listed[after.ID]; ok && s.fault == placeLost {
		after = at.at
	}
	query = s.onPage(query, after)
	var all []place
	for id, at := range d.listed {
		if s.asked(at, query) && s.stands(d.cases[id], query.State) {
			all = append(all, at)
		}
	}
	slices.SortFunc(all, s.inOrder)
	page := slices.DeleteFunc(slices.Clone(all), func(p place) bool { return !s.follows(p.at, after) })
	if n, ok := s.served[listing{query, after}]; ok && s.fault == pagesByOffset {
		page = all[min(n, len(all)):]
	}
	given := len(all) - len(page)
	if s.fault == dueCapped {
		limit = min(limit, 500)
	}
	page = page[:min(s.limit(limit), len(page))]
	if s.fault == dueSifted {
		page = slices.DeleteFunc(page, func(p place) bool {
			return query.State != "" && d.cases[p.at.ID].State != query.State
		})
	}
	cases := make([]voucher.Case, len(page))
	for i, p := range page {
		cases[i] = s.given(*d.cases[s.key(p.at.ID)])
		s.served[listing{query, p.at}] = given + i + 1
	}
	return cases, ctx.Err()
}

// onPage is the query as it is asked for the page behind a cursor.
func (s *faultyStore) onPage(query registry.DueQuery, after registry.Cursor) registry.DueQuery {
	if query.Region == "" || query.State == "" || after == (registry.Cursor{}) {
		return query
	}
	switch s.fault {
	case stateForgotten:
		query.State = ""
	case regionForgotten:
		query.Region = ""
	}
	return query
}

// asked reports whether a place is one that the query asks for.
func (s *faultyStore) asked(at place, query registry.DueQuery) bool {
	switch {
	case query.By.IsZero(), query.Region != "" && query.Region != at.region && s.fault != regionIgnored:
		return false
	case at.at.Due.IsZero():
		return s.fault == dueForever
	case s.fault == dueExclusive:
		return at.at.Due.Before(query.By)
	}
	return !at.at.Due.After(query.By)
}

// stands reports whether a case stands in the state that a query asks for.
func (s *faultyStore) stands(c *voucher.Case, state voucher.State) bool {
	return state == "" || s.fault == stateIgnored || s.fault == dueSifted || c.State == state
}

// follows reports whether a place is behind a cursor.
func (s *faultyStore) follows(at, after registry.Cursor) bool {
	switch s.fault {
	case tieSkipped:
		return at.Due.After(after.Due)
	case tieRepeated:
		return compare(at, after) >= 0
	case cursorByID:
		return at.ID > after.ID
	}
	return compare(at, after) > 0
}

// inOrder compares two places.
func (s *faultyStore) inOrder(a, b place) int {
	if s.fault == dueFoldedOrder {
		a.at.ID, b.at.ID = strings.ToLower(a.at.ID), strings.ToLower(b.at.ID)
	}
	return compare(a.at, b.at)
}

// outbox returns the messages, the oldest first.
func (s *faultyStore) outbox(context.Context) ([]voucher.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := slices.Clone(s.now.messages)
	if s.fault == messagesLifo {
		slices.Reverse(list)
	}
	return list, nil
}
