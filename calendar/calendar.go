package calendar

import (
	"sync"
	"time"

	"github.com/biliktilik/tanu"
)

// Calendar is the working calendar of Kazakhstan for one length of the week,
// from 2015-01-01 to 2099-12-31, under one state of knowledge. It is a small
// value, is never changed once made, and may be used by many goroutines at
// once. The zero Calendar is "none" and answers ErrNoCalendar.
//
// What rests on days after Confirmed is provisional.
type Calendar struct{ t *table }

// The two calendars of the built-in rows, worked out when first asked for.
var (
	fiveDay = sync.OnceValue(func() *table { return build(builtin(), five, tanu.Date{}) })
	sixDay  = sync.OnceValue(func() *table { return build(builtin(), six, tanu.Date{}) })
)

// FiveDay returns the calendar of the five-day week, Saturday and Sunday off.
func FiveDay() Calendar { return Calendar{fiveDay()} }

// SixDay returns the calendar of the six-day week, Sunday off.
func SixDay() Calendar { return Calendar{sixDay()} }

// IsZero reports whether c is no calendar.
func (c Calendar) IsZero() bool { return c.t == nil }

// String names the week and the state of knowledge: "five-day week, as known on
// 2026-05-01".
func (c Calendar) String() string {
	if c.t == nil {
		return "none"
	}
	s := "five-day week"
	if c.t.week == six {
		s = "six-day week"
	}
	if !c.t.asKnown.IsZero() {
		s += ", as known on " + c.t.asKnown.String()
	}
	return s
}

// Range returns the first and the last day of the table, none for the zero
// Calendar. A day outside it is ErrOutOfRange everywhere.
func (c Calendar) Range() (first, last tanu.Date) {
	if c.t == nil {
		return tanu.Date{}, tanu.Date{}
	}
	return c.t.date(0), c.t.date(len(c.t.at) - 1)
}

// Confirmed returns the last day that was checked against published acts, none
// for the zero Calendar. Later days are computed and provisional: transfers of
// days of rest are not known for them, nor is Kurban Ait announced. As known on
// a day, it is the end of that day's year at most.
//
// It tells up to where acts were looked for, and not that none will follow: an act
// may still move a day of the running year, and has done so fifteen days ahead.
func (c Calendar) Confirmed() tanu.Date {
	if c.t == nil {
		return tanu.Date{}
	}
	return c.t.confirmed
}

// IsWorkday reports whether d is a working day.
func (c Calendar) IsWorkday(d tanu.Date) (bool, error) {
	if t := c.t; t != nil {
		if i := d.Ordinal() - t.first; uint(i) < uint(len(t.rank)-1) {
			return t.rank[i+1] != t.rank[i], nil
		}
	}
	return false, c.outside(d, 0)
}

// AddWorkdays returns the n-th working day after d, or for a negative n the
// n-th before it; d itself is not counted, worked or not. For n = 0 it is d
// itself. The cost does not depend on n.
//
// Law: cc/173, appc/76.
func (c Calendar) AddWorkdays(d tanu.Date, n int) (tanu.Date, error) {
	t := c.t
	if t == nil {
		return tanu.Date{}, ErrNoCalendar
	}
	i := d.Ordinal() - t.first
	if uint(i) >= uint(len(t.rank)-1) {
		return tanu.Date{}, c.outside(d, 0)
	}
	if n == 0 {
		return d, nil
	}
	k := n
	if n > 0 { // count from the end of the day, the first after it being the 0th
		i++
		k--
	}
	if k += int(t.rank[i]); uint(k) < uint(len(t.workdays)) {
		return t.workdays[k], nil
	}
	return tanu.Date{}, c.outside(d, n)
}

// WorkdaysBetween returns the number of working days after a up to and
// including b; where b is before a, the same number of (b, a] as a negative.
// So AddWorkdays and WorkdaysBetween undo each other, spans add up, and
// WorkdaysBetween(last, done) is by how many working days a thing done was
// late. The cost does not depend on the span.
func (c Calendar) WorkdaysBetween(a, b tanu.Date) (int, error) {
	t := c.t
	if t == nil {
		return 0, ErrNoCalendar
	}
	i, j := a.Ordinal()-t.first, b.Ordinal()-t.first
	if uint(i) >= uint(len(t.rank)-1) {
		return 0, c.outside(a, 0)
	}
	if uint(j) >= uint(len(t.rank)-1) {
		return 0, c.outside(b, 0)
	}
	return int(t.rank[j+1]) - int(t.rank[i+1]), nil
}

// NextWorkday returns the first working day after d.
func (c Calendar) NextWorkday(d tanu.Date) (tanu.Date, error) { return c.AddWorkdays(d, 1) }

// PrevWorkday returns the last working day before d.
func (c Calendar) PrevWorkday(d tanu.Date) (tanu.Date, error) { return c.AddWorkdays(d, -1) }

// WorkdayFrom returns d where it is a working day, or else the next one: where
// a term for an action ends whose last day is a day off.
//
// Law: cc/175, appc/76.
func (c Calendar) WorkdayFrom(d tanu.Date) (tanu.Date, error) {
	if worked, err := c.IsWorkday(d); err != nil || worked {
		return d, err
	}
	return c.AddWorkdays(d, 1)
}

// WorkdaysInMonth returns the number of working days of a month.
func (c Calendar) WorkdaysInMonth(year int, month time.Month) (int, error) {
	first, err := tanu.NewDate(year, month, 1)
	if err != nil {
		return 0, err
	}
	return c.inclusive(first, first.AddMonths(1).AddDays(-1))
}

// WorkdaysInYear returns the number of working days of a year.
func (c Calendar) WorkdaysInYear(year int) (int, error) {
	first, err := tanu.NewDate(year, time.January, 1)
	if err != nil {
		return 0, err
	}
	return c.inclusive(first, yearEnd(year))
}

// inclusive is the number of working days from a to b, both counted.
func (c Calendar) inclusive(a, b tanu.Date) (int, error) {
	n, err := c.WorkdaysBetween(a, b)
	if err != nil {
		return 0, err
	}
	if worked, _ := c.IsWorkday(a); worked {
		n++
	}
	return n, nil
}

// outside is the error for a day, or for a number of days from it, that the
// table does not reach.
//
//go:noinline
func (c Calendar) outside(d tanu.Date, step int) error {
	if c.t == nil {
		return ErrNoCalendar
	}
	first, last := c.Range()
	return &RangeError{Day: d, Step: step, First: first, Last: last}
}
