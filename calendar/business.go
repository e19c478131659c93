package calendar

import (
	"time"

	"github.com/rickar/cal/v2"

	"github.com/biliktilik/tanu"
)

// Business returns a calendar of rickar/cal, made anew for the caller, whose
// working days are those of c on every day of the table, and whose Holidays are
// the statutory days. It is not cacheable: keep it so, since cal's cache is not
// safe for concurrent use, and the table is fast without one.
//
// cal cannot return an error. Outside the table every day counts as worked, Sundays
// too, so that cal's loops end; such an answer is wrong. Ask Calendar where a day
// may lie outside. The zero Calendar gives nil.
func (c Calendar) Business() *cal.BusinessCalendar {
	if c.IsZero() {
		return nil
	}
	b := cal.NewBusinessCalendar()
	b.Name, b.Description = "KZ", "Working calendar of Kazakhstan"
	b.AddHoliday(c.table.holidays()...)
	b.WorkdayFunc = func(date time.Time) bool {
		worked, err := c.IsWorkday(tanu.DateOf(date))
		return worked || err != nil
	}
	return b
}

// holidays are the statutory days as rickar/cal has them, made anew for every
// caller: each reads this calendar's table, in UTC, so that neither
// cal.DefaultLoc nor another caller can change it. Substitutes and days of
// transfers are not among them, because cal.AltDay cannot chain.
func (t *table) holidays() []*cal.Holiday {
	var list []*cal.Holiday
	for i := range t.rules {
		r := &t.rules[i]
		if !isKnown(r.known, t.asKnown) {
			continue
		}
		h := &cal.Holiday{
			Name: r.name.KK, Description: r.name.EN, Type: cal.ObservancePublic, Month: r.month, Day: r.day,
			Func: func(_ *cal.Holiday, year int) time.Time { return t.dayUnder(r, year).Time() },
		}
		if r.kind == RestDay {
			h.Type = cal.ObservanceReligious
		}
		list = append(list, h)
	}
	return list
}

// dayUnder is the day of a year that is off under a rule, none if there is none.
func (t *table) dayUnder(r *statutoryDay, year int) tanu.Date {
	d, ok := r.on(year, t.asKnown)
	if !ok || !t.has(d) {
		return tanu.Date{}
	}
	if m := t.mark(d); m == nil || m.rule != r || m.kind != r.kind {
		return tanu.Date{}
	}
	return d
}
