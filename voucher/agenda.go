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
	Due      tanu.Date   `json:"due"`
	Pressing Pressing    `json:"pressing"`
	LateBy   int         `json:"lateBy,omitempty"` // working days past the due day
	Actions  []Action    `json:"actions"`          // any one of which is due
	By       []Role      `json:"by"`               // who does them, in their order
}

// AgendaQuery asks what is due. The zero fields ask for all.
type AgendaQuery struct {
	Day    tanu.Date   // today
	Until  tanu.Date   // due by this day; zero: today
	Region tanu.Region // of application
	Role   Role        // who has something to do
	Centre tanu.BIN    // of a recognition centre: its own cases
}

// Agenda returns what is due or overdue, the most overdue first, from the one
// after the cursor; the zero Cursor begins. It looks at no more than limit
// cases, so a page may hold fewer items than that; next goes on, and is zero at
// the end. An issued voucher stands in it with its last valid day: while it is
// valid, for its use; after that, for its lapse.
func (r *Registry) Agenda(ctx context.Context, query AgendaQuery, from Cursor, limit int) (items []Item, next Cursor, err error) {
	until := query.Until
	if until.IsZero() {
		until = query.Day
	}
	cases, err := r.store.Due(ctx, Query{By: until, Region: query.Region}, from, limit)
	if err != nil {
		return nil, from, err
	}
	for _, c := range cases {
		next = Cursor{c.Due, c.ID}
		if !query.Centre.IsZero() && query.Centre != c.Application.Centre.BIN {
			continue
		}
		item, err := r.rules.item(&c, query.Day)
		if err != nil {
			return nil, from, err
		}
		if query.Role == "" || slices.Contains(item.By, query.Role) {
			items = append(items, item)
		}
	}
	if len(cases) < limit {
		next = Cursor{}
	}
	return items, next, nil
}

// item is what is due in a case, judged on a day.
func (r *Rules) item(c *Case, day tanu.Date) (Item, error) {
	i := Item{Case: c.ID, Region: c.Application.Region, State: c.State, Due: c.Due, Pressing: pressing(c.Due, day)}
	for _, s := range open(c.Edition, c.State) {
		if s.dueBy(c, day) {
			i.Actions, i.By = append(i.Actions, s.action), append(i.By, s.by)
		}
	}
	var err error
	i.LateBy, err = r.lateBy(c.Due, day)
	return i, err
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
//
// Law: 2025/10.3, 2025/16, 2025/17.
func (r Rules) LastSafeIssue(edition tanu.Edition, year, protocolAfter int) (tanu.Date, error) {
	end, err := tanu.NewDate(year, 12, 31)
	if err != nil {
		return tanu.Date{}, err
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
