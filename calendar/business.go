package calendar

import (
	"time"

	"github.com/rickar/cal/v2"

	"github.com/biliktilik/tanu"
)

// Holidays returns the statutory days as holidays of rickar/cal, made anew for
// the caller at every call: each reads this calendar's table, in UTC, so that
// neither cal.DefaultLoc nor another caller can change it. Substitutes and days
// of transfers are not among them, because cal.AltDay cannot chain: Business
// knows them. The zero Calendar has none.
func (c Calendar) Holidays() []*cal.Holiday {
	if c.t == nil {
		return nil
	}
	var list []*cal.Holiday
	for i := range c.t.book.rules {
		if r := &c.t.book.rules[i]; isKnown(r.known, c.t.asKnown) {
			list = append(list, c.t.holiday(r))
		}
	}
	return append(list, &cal.Holiday{
		Name: kurbanAit.KK, Description: kurbanAit.EN, Type: cal.ObservanceReligious,
		Func: func(_ *cal.Holiday, year int) time.Time { return c.t.aitOf(year).Time() },
	})
}

// holiday is a rule as cal has it. Years in which the day is worked, because
// the rule was not in force or for a transfer, have none.
func (t *table) holiday(r *rule) *cal.Holiday {
	h := &cal.Holiday{
		Name: r.name.KK, Description: r.name.EN, Type: cal.ObservancePublic,
		StartYear: r.from.Year(), Month: r.month, Day: r.day,
		Func: func(_ *cal.Holiday, year int) time.Time { return t.dayUnder(r, year).Time() },
	}
	if r.kind == RestDay {
		h.Type = cal.ObservanceReligious
	}
	return h
}

// dayUnder is the day of a year that is off under a rule, none if there is none.
func (t *table) dayUnder(r *rule, year int) tanu.Date {
	d, err := tanu.NewDate(year, r.month, r.day)
	if err != nil || !t.has(d) {
		return tanu.Date{}
	}
	if m := t.mark(d); m == nil || m.kind != r.kind || m.rule.name != r.name {
		return tanu.Date{}
	}
	return d
}

// aitOf is the first day of Kurban Ait of a year, none where it is not known.
func (t *table) aitOf(year int) tanu.Date {
	for i := range t.rules {
		if r := &t.rules[i]; r.year == year && !r.ait.Day.IsZero() {
			if d := t.dayUnder(r, year); !d.IsZero() {
				return d
			}
		}
	}
	return tanu.Date{}
}

// Business returns a calendar of rickar/cal, made anew for the caller, whose
// working days are those of c on every day of the table. It is not cacheable:
// keep it so, since cal's cache is not safe for concurrent use, and ours is a
// table anyway.
//
// cal has no way to return an error. Outside the table every day counts as
// worked, Sundays too: cal's loops end, and the answer is not one to be taken
// for a true one. Ask Calendar where a day may lie outside. The zero Calendar
// gives nil.
func (c Calendar) Business() *cal.BusinessCalendar {
	if c.t == nil {
		return nil
	}
	b := cal.NewBusinessCalendar()
	b.Name, b.Description = "KZ", "Working calendar of Kazakhstan"
	b.AddHoliday(c.Holidays()...)
	b.WorkdayFunc = func(date time.Time) bool {
		worked, err := c.IsWorkday(tanu.DateOf(date))
		return worked || err != nil
	}
	return b
}
