package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/biliktilik/tanu/voucher"
)

// auditPage is how many rows an audit holds at a time.
const auditPage = 500

// Audit reads the whole database and gives what is wrong in it, each with its
// key: a record that cannot be read or is in an unknown state, a history with a
// gap or a digest that does not hold, a record that is not where its history
// leads, a history without a record, a line that is oversold, a claim of a case
// that is not there. An error that is no *BadData ends it.
//
// It repairs nothing. On a database that is written to meanwhile it may report a
// case that changed under its eyes; look again before you act on it.
func (s *Store) Audit(ctx context.Context) iter.Seq[error] {
	return func(yield func(error) bool) {
		parts := []func(context.Context, func(error) bool) (bool, error){
			s.auditCases, s.auditHistories, s.auditLines, s.auditClaims,
		}
		for _, part := range parts {
			more, err := part(ctx, yield)
			if err != nil {
				yield(err)
			}
			if err != nil || !more {
				return
			}
		}
	}
}

// auditCases holds every record to its history.
func (s *Store) auditCases(ctx context.Context, yield func(error) bool) (more bool, err error) {
	for after := ""; ; {
		page, err := query(ctx, s, caseRowOf,
			"SELECT id, version, body FROM cases WHERE id > ? ORDER BY id LIMIT ?", after, auditPage)
		if err != nil || len(page) == 0 {
			return true, err
		}
		last := page[len(page)-1].id
		histories, err := s.histories(ctx, after, last)
		if err != nil {
			return false, err
		}
		for _, r := range page {
			for _, bad := range judged(r, histories[r.id]) {
				if !yield(bad) {
					return false, nil
				}
			}
		}
		after = last
	}
}

// histories are the events of the cases after one id up to another.
func (s *Store) histories(ctx context.Context, after, last string) (map[string][]row[voucher.Event], error) {
	events, err := query(ctx, s, eventRowOf,
		"SELECT case_id, seq, body FROM events WHERE case_id > ? AND case_id <= ? ORDER BY case_id, seq", after, last)
	byCase := map[string][]row[voucher.Event]{}
	for _, e := range events {
		byCase[e.id] = append(byCase[e.id], e)
	}
	return byCase, err
}

// judged is what is wrong with a case and its history.
func judged(r row[voucher.Case], rows []row[voucher.Event]) []error {
	if r.bad != nil {
		return []error{r.bad}
	}
	var events []voucher.Event
	for _, e := range rows {
		if e.bad != nil {
			return []error{e.bad}
		}
		events = append(events, e.value)
	}
	err := r.value.VerifyHistory(events)
	if broken := (*voucher.HistoryError)(nil); errors.As(err, &broken) {
		return []error{&BadData{"events", fmt.Sprintf("%s/%d", r.id, broken.Seq), "the history does not hold", err}}
	}
	return nil
}

// auditHistories looks for histories without a case.
func (s *Store) auditHistories(ctx context.Context, yield func(error) bool) (more bool, err error) {
	ids, err := query(ctx, s, textOf,
		"SELECT DISTINCT e.case_id FROM events e LEFT JOIN cases c ON c.id = e.case_id WHERE c.id IS NULL")
	for _, id := range ids {
		if !yield(&BadData{"events", id, "there is no such case", nil}) {
			return false, nil
		}
	}
	return true, err
}

func (s *Store) auditLines(ctx context.Context, yield func(error) bool) (more bool, err error) {
	_, err = query(ctx, s, lineOf, "SELECT region, year, granted, held, issued FROM places")
	if bad := (*BadData)(nil); errors.As(err, &bad) {
		return yield(bad), nil
	}
	return true, err
}

func (s *Store) auditClaims(ctx context.Context, yield func(error) bool) (more bool, err error) {
	ids, err := query(ctx, s, textOf,
		"SELECT l.case_id FROM claims l LEFT JOIN cases c ON c.id = l.case_id WHERE c.id IS NULL")
	for _, id := range ids {
		if !yield(&BadData{"claims", id, "it is of a case that is not there", nil}) {
			return false, nil
		}
	}
	return true, err
}
