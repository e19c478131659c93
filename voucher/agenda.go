package voucher

import (
	"context"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Pressing tells how near a due day is.
type Pressing string

const (
	Overdue  Pressing = "overdue"
	DueToday Pressing = "today"
	DueWeek  Pressing = "week" // by the Sunday of the day's week
	DueLater Pressing = "later"
)

// Item is one line of an agenda: a case, and what is due in it.
type Item struct {
	Case     string      `json:"case"`
	Region   tanu.Region `json:"region"`
	State    State       `json:"state"`
	Due      tanu.Date   `json:"due"` // by the rules of today
	Pressing Pressing    `json:"pressing"`
	LateBy   int         `json:"lateBy,omitempty"` // working days past the due day
	Tasks    []Task      `json:"tasks"`            // any one of which is due
}

// Task is an action that is due, and who does it.
type Task struct {
	Action Action `json:"action"`
	By     Role   `json:"by"`
}

// AgendaQuery asks what is due. The zero fields but for Day ask for all.
type AgendaQuery struct {
	Day    tanu.Date   // today
	Until  tanu.Date   // due by this day, no earlier than Day; zero: today
	Region tanu.Region // of application
	Role   Role        // who has something to do
	Centre tanu.BIN    // of a recognition centre: its own cases
}

// check names what a call lacks.
func (q *AgendaQuery) check(limit int) error {
	fail := func(field, rule string) error { return &CommandError{"", field, rule} }
	switch {
	case q.Day.IsZero():
		return fail("day", "want the day of today")
	case !q.Until.IsZero() && q.Until.Before(q.Day):
		return fail("until", "want no day before today: what is overdue is in every agenda")
	case noRegion(q.Region):
		return fail("region", "want one of the twenty regions, or none for all")
	case q.Role != "" && !q.Role.Known():
		return fail("role", "want a role that some step has, or none for all")
	case limit < 1:
		return fail("limit", "want at least one case")
	}
	return nil
}

// wants reports whether an item is asked for, of which a case was read.
func (q *AgendaQuery) wants(c *Case, i *Item) bool {
	return (q.Centre.IsZero() || q.Centre == c.Application.Centre.BIN) &&
		(q.Role == "" || slices.ContainsFunc(i.Tasks, func(t Task) bool { return t.By == q.Role }))
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
func (r *Registry) Agenda(ctx context.Context, query AgendaQuery, from Cursor, limit int) (items []Item, next Cursor, err error) {
	if err := query.check(limit); err != nil {
		return nil, from, err
	}
	until := later(query.Until, query.Day)
	cases, err := r.store.Due(ctx, Query{By: until, Region: query.Region}, from, limit)
	if err != nil {
		return nil, from, err
	}
	for i := range cases {
		c := &cases[i]
		next = Cursor{c.Due, c.ID}
		item, due, err := r.rules.item(c, query.Day)
		if err != nil {
			return nil, from, err
		}
		if due && !item.Due.After(until) && query.wants(c, &item) {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int { return a.Due.Compare(b.Due) })
	if len(cases) < limit {
		next = Cursor{}
	}
	return items, next, nil
}

// item is what is due in a case, judged on a day; due is false for nothing.
func (r *Rules) item(c *Case, day tanu.Date) (i Item, due bool, err error) {
	last, err := r.pending(c)
	if err != nil || last.IsZero() {
		return i, false, err
	}
	i = Item{Case: c.ID, Region: c.Application.Region, State: c.State, Due: last, Pressing: pressing(last, day)}
	for _, s := range open(c.Edition, c.State) {
		if s.dueBy(c, day) {
			i.Tasks = append(i.Tasks, Task{s.action, s.by})
		}
	}
	i.LateBy, err = r.lateBy(last, day)
	return i, err == nil, err
}

// dueBy reports whether a step stands in the agenda of its state on a day: it
// has a term, or it is the use of a voucher that is still valid, or the lapse of
// one that is not.
func (s *step) dueBy(c *Case, day tanu.Date) bool {
	switch {
	case s.action == Lapse:
		return day.After(c.Voucher.LastValid)
	case s.since == whileValid:
		return !day.After(c.Voucher.LastValid)
	}
	return s.since != noTerm && s.since != sinceSheet
}

func pressing(due, day tanu.Date) Pressing {
	sunday := day.AddDays((7 - int(day.Weekday())) % 7)
	switch {
	case due.Before(day):
		return Overdue
	case due == day:
		return DueToday
	case !due.After(sunday):
		return DueWeek
	}
	return DueLater
}

// LastSafeIssue returns the last day of the year on which a voucher may be
// issued so that its payment falls into the year's budget even if everything
// happens on its last day: used on the last valid day, the protocol signed so
// many working days after that (the Rules set no term for it), the act sent,
// received and paid on the last days of clauses 16 and 17. Without sick leave.
// Where the policy judges the use by the protocol (open question Q6), that is
// signed on the last valid day at the latest, and protocolAfter changes nothing.
//
// The zero Date says that the year has no such day: the protocol takes too long.
// The error is a *CommandError that names the argument, or ErrOutOfRange where
// the calendar does not reach into the next year.
//
// Law: 2025/10.3, 2025/16, 2025/17.
func (r Rules) LastSafeIssue(edition tanu.Edition, year, protocolAfter int) (tanu.Date, error) {
	fail := func(field, rule string) error { return &CommandError{"", field, rule} }
	end, err := tanu.NewDate(year, 12, 31)
	switch {
	case edition.Figures().Validity.Value == 0:
		return tanu.Date{}, fail("edition", "want an edition of the Rules that is encoded")
	case err != nil:
		return tanu.Date{}, fail("year", "want a year from 1 to 9999")
	case protocolAfter < 0:
		return tanu.Date{}, fail("protocolAfter", "want 0 working days or more")
	}
	if r.Policy.Use == tanu.UseByProtocol {
		protocolAfter = 0
	}
	for day := end; day.Year() == year; day = day.AddDays(-1) {
		paid, err := r.latestPayment(edition, day, protocolAfter)
		if err != nil {
			return tanu.Date{}, err
		}
		if !paid.After(end) {
			return day, nil
		}
	}
	return tanu.Date{}, nil
}

// latestPayment is the last day to pay for a voucher issued on a day.
func (r Rules) latestPayment(edition tanu.Edition, issued tanu.Date, protocolAfter int) (tanu.Date, error) {
	figures := edition.Figures()
	day, err := r.lastValid(issued, figures.Validity.Value)
	for _, days := range []int{protocolAfter, figures.ActTerm.Value, figures.PaymentTerm.Value} {
		if err != nil {
			break
		}
		if days > 0 {
			var d calendar.Deadline
			d, err = r.Calendar.Deadline(day, calendar.WorkingDays(days))
			day = d.Last
		}
	}
	return day, err
}
