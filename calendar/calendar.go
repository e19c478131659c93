package calendar

import (
	"fmt"
	"sync"
	"time"

	"github.com/biliktilik/tanu"
)

const (
	// ErrOutOfRange says that a day, or the answer, lies outside the table. The
	// text names the day and the table.
	ErrOutOfRange tanu.Error = "calendar: outside the table"

	// ErrNoCalendar says that a zero Calendar was asked.
	ErrNoCalendar tanu.Error = "calendar: zero Calendar: want FiveDay or SixDay"

	// ErrTerm says that a Term has no days to count.
	ErrTerm tanu.Error = "calendar: a term wants at least one day"

	// ErrChange says that ParseChanges or With refused a change. The detail is a
	// *tanu.FieldError.
	ErrChange tanu.Error = "calendar: change refused"

	// ErrDeadline says that a Deadline is not what the calendar asked to prove
	// it gives.
	ErrDeadline tanu.Error = "calendar: the deadline is another in this calendar"
)

// Calendar is the working calendar of Kazakhstan for one length of the week,
// from 2015-01-01 to 2099-12-31, under one state of knowledge. It is a small
// value, is never changed once made, and may be used by many goroutines at
// once. The zero Calendar is "none" and answers ErrNoCalendar.
//
// What rests on days after Confirmed is provisional.
type Calendar struct{ table *table }

// The two calendars of the built-in rows, worked out when first asked for.
var (
	fiveDay = sync.OnceValue(func() *table { return build(builtin(), five, tanu.Date{}) })
	sixDay  = sync.OnceValue(func() *table { return build(builtin(), six, tanu.Date{}) })
)

// FiveDay returns the calendar of the five-day week, Saturday and Sunday off.
func FiveDay() Calendar { return Calendar{fiveDay()} }

// SixDay returns the calendar of the six-day week, Sunday off.
func SixDay() Calendar { return Calendar{sixDay()} }

// AsKnownOn returns the calendar as a clerk had it on a day: with the rows that
// were known by then, that day included, and no later ones. Substitutes follow
// from the holidays as they were known. What comes after that day's year is
// provisional. The rest of that year is not, though it could still change: as
// known on 7 October 2022, Monday 24 October was a working day, and the next day
// an act moved a day of rest to it.
//
// A row is known from the day of its act, or from the day given with it; where the
// act's day was not found, the act's Note says which day was taken. Kurban Ait
// counts as always known, except in 2024, when the announced day changed on 7 June.
//
// A calendar is built anew, in well under a millisecond: keep it if it is asked
// often. Each call begins from all rows, those added by With too:
// c.AsKnownOn(a).AsKnownOn(b) is the same as c.AsKnownOn(b). A day outside the
// table is ErrOutOfRange.
func (c Calendar) AsKnownOn(day tanu.Date) (Calendar, error) {
	if _, err := c.IsWorkday(day); err != nil {
		return Calendar{}, err
	}
	return Calendar{build(c.table.book, c.table.week, day)}, nil
}

// IsZero reports whether c is no calendar.
func (c Calendar) IsZero() bool { return c.table == nil }

// String names the week and the state of knowledge: "five-day week, as known on
// 2026-05-01".
func (c Calendar) String() string {
	if c.IsZero() {
		return "none"
	}
	s := "five-day week"
	if c.table.week == six {
		s = "six-day week"
	}
	if !c.table.asKnown.IsZero() {
		s += ", as known on " + c.table.asKnown.String()
	}
	return s
}

// Range returns the first and the last day of the table, none for the zero
// Calendar. A day outside it is ErrOutOfRange everywhere.
func (c Calendar) Range() (first, last tanu.Date) {
	if c.IsZero() {
		return tanu.Date{}, tanu.Date{}
	}
	return firstDay, lastDay
}

// Confirmed returns the last day that was checked against published acts, none
// for the zero Calendar. Later days are computed and provisional: transfers of
// days of rest are not known for them, and Kurban Ait is not announced, but off
// on the days to which the lunar year comes. As known on a day, it is the end of
// that day's year at most.
//
// It says how far acts were looked for, not that none will follow: an act may
// still move a day of the running year, and has done so fifteen days ahead.
func (c Calendar) Confirmed() tanu.Date {
	if c.IsZero() {
		return tanu.Date{}
	}
	return c.table.confirmed
}

// IsWorkday reports whether d is a working day.
func (c Calendar) IsWorkday(d tanu.Date) (bool, error) {
	if t := c.table; t != nil {
		if i := t.index(d); uint(i) < uint(len(t.rank)-1) {
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
	t := c.table
	if t == nil {
		return tanu.Date{}, ErrNoCalendar
	}
	i := t.index(d)
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
	t := c.table
	if t == nil {
		return 0, ErrNoCalendar
	}
	i, j := t.index(a), t.index(b)
	if uint(i) >= uint(len(t.rank)-1) {
		return 0, c.outside(a, 0)
	}
	if uint(j) >= uint(len(t.rank)-1) {
		return 0, c.outside(b, 0)
	}
	return int(t.rank[j+1]) - int(t.rank[i+1]), nil
}

// WorkdayFrom returns d if it is a working day, or else the next working day. A
// term whose last day is a day off ends on it.
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
	return c.workdaysFromTo(first, first.AddMonths(1).AddDays(-1))
}

// WorkdaysInYear returns the number of working days of a year.
func (c Calendar) WorkdaysInYear(year int) (int, error) {
	first, err := tanu.NewDate(year, time.January, 1)
	if err != nil {
		return 0, err
	}
	return c.workdaysFromTo(first, yearEnd(year))
}

// workdaysFromTo counts the working days from a to b, both included.
func (c Calendar) workdaysFromTo(a, b tanu.Date) (int, error) {
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
	reach := fmt.Sprintf("the table is %s to %s", firstDay, lastDay)
	switch {
	case c.IsZero():
		return ErrNoCalendar
	case d.IsZero():
		return fmt.Errorf("%w: no day was given, %s", ErrOutOfRange, reach)
	case step == 0:
		return fmt.Errorf("%w: day %q, %s", ErrOutOfRange, d, reach)
	case step == 1 || step == -1:
		return fmt.Errorf("%w: %d day from %q, %s", ErrOutOfRange, step, d, reach)
	}
	return fmt.Errorf("%w: %d days from %q, %s", ErrOutOfRange, step, d, reach)
}
