package registry

import (
	"context"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// AgendaQuery asks what is due. The zero fields but for Day ask for all.
type AgendaQuery struct {
	Day    tanu.Date    // today
	Until  tanu.Date    // due by this day, no earlier than Day; zero: today
	Region tanu.Region  // of application
	Role   voucher.Role // who has something to do
	Centre tanu.BIN     // of a recognition centre: its own cases
}

// check names what a call lacks.
func (q *AgendaQuery) check(limit int) error {
	fail := func(field, rule string) error { return malformed("", field, rule) }
	switch {
	case q.Day.IsZero():
		return fail("day", "want the day of today")
	case !q.Until.IsZero() && q.Until.Before(q.Day):
		return fail("until", "want no day before today: what is overdue is in every agenda")
	case q.Region != "" && !known(q.Region):
		return fail("region", "want one of the twenty regions, or none for all")
	case q.Role != "" && !q.Role.Known():
		return fail("role", "want a role that some step has, or none for all")
	case limit < 1:
		return fail("limit", "want at least one case")
	}
	return nil
}

// wants reports whether an item is asked for, of which a case was read.
func (q *AgendaQuery) wants(c *voucher.Case, i *voucher.Item) bool {
	return (q.Centre.IsZero() || q.Centre == c.Application.Centre.BIN) &&
		(q.Role == "" || slices.ContainsFunc(i.Tasks, func(t voucher.Task) bool { return t.By == q.Role }))
}

// Agenda returns what is due or overdue, the most overdue first, from the one
// after the cursor; the zero Cursor begins. It looks at no more than limit
// cases, so a page may hold fewer items than that; next goes on, and is zero at
// the end. The error is a *CommandError for a malformed call, or the store's.
//
// An issued voucher stands in it with its last valid day: while it is valid, for
// its use; after that, for its lapse. A used one whose protocol is not signed
// never does: the Rules set no term for signing it.
//
// Due and LateBy are those of today's calendar, as in Explain and Decide. The
// store is asked by the day that stands in the record, counted when the case last
// moved. A case whose due day a transfer put off since is left out until then. One
// whose day a transfer brought forward is not seen until the day in its record:
// ask Until further, a week say, where a transfer may have done so, and go by Due.
// Pages follow the record's days, so that by a transfer a page may begin with what
// belongs on the one before.
func (r *Registry) Agenda(ctx context.Context, query AgendaQuery, from Cursor, limit int) (items []voucher.Item, next Cursor, err error) {
	if err := query.check(limit); err != nil {
		return nil, from, err
	}
	until := query.Until
	if until.IsZero() {
		until = query.Day
	}
	cases, err := r.store.Due(ctx, DueQuery{By: until, Region: query.Region}, from, limit)
	if err != nil {
		return nil, from, err
	}
	for i := range cases {
		c := &cases[i]
		next = Cursor{c.Due, c.ID}
		item, due, err := r.rules.Agenda(*c, query.Day)
		if err != nil {
			return nil, from, err
		}
		if due && !item.Due.After(until) && query.wants(c, &item) {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b voucher.Item) int { return a.Due.Compare(b.Due) })
	if len(cases) < limit {
		next = Cursor{}
	}
	return items, next, nil
}

func known(region tanu.Region) bool {
	_, err := tanu.ParseRegion(string(region))
	return err == nil
}
