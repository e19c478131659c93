package calendar

import (
	"time"

	"github.com/biliktilik/tanu"
)

// The table's first and last day. Before it the rows are not known; after it
// nobody can know them.
var (
	firstDay = day("2015-01-01")
	lastDay  = day("2099-12-31")
)

// week is the length of the working week.
type week int

const (
	five week = 5 // Saturday and Sunday off
	six  week = 6 // Sunday off
)

func (w week) rests(day time.Weekday) bool {
	return day == time.Sunday || w == five && day == time.Saturday
}

// table is one calendar worked out: for every day how many working days come
// before it (rank), and every working day in order (select). Either direction
// of counting is then two look-ups, however many days are counted.
type table struct {
	first     int         // ordinal of the first day
	rank      []uint16    // working days before day i; one entry more than there are days
	workdays  []tanu.Date // the working days
	confirmed tanu.Date   // the last day that is not provisional

	marks []mark   // days that are more than a plain working day or weekend
	at    []uint16 // for every day its place in marks plus one; 0 for a plain day

	book    book
	rules   []statutoryDay // of the book, Kurban Ait among them
	week    week
	asKnown tanu.Date // the state of knowledge; zero: all of the book
}

// mark tells what made a day what it is.
type mark struct {
	kind     Kind
	rule     *statutoryDay // the statutory day; of a plain day, one that is no more
	transfer *DayTransfer  // of a moved day
	holiday  tanu.Date     // the day that a substitute stands for
	partner  tanu.Date     // the other day of a transfer
}

// build works out a table. Statutory days come first, then the substitutes of
// those holidays that fall on a day off, then the transfers.
func build(b book, w week, asKnown tanu.Date) *table {
	l := begin(b, w, asKnown)
	for i := range b.transfers {
		if t := &b.transfers[i]; isKnown(t.known(), asKnown) {
			l.transfer(t)
		}
	}
	l.markEndedDays()
	l.count()
	return l.table
}

// begin lays out everything but the transfers.
func begin(b book, w week, asKnown tanu.Date) layout {
	n := lastDay.DaysSince(firstDay) + 1
	l := layout{
		table: &table{
			book: b, rules: b.statutory(), week: w, asKnown: asKnown,
			first: firstDay.Ordinal(), confirmed: confirmedAsKnown(b.confirmed, asKnown),
			at: make([]uint16, n), marks: make([]mark, 0, 2048),
		},
		off: make([]bool, n),
	}
	l.weekends()
	l.statutory()
	l.substitutes()
	return l
}

// confirmedAsKnown is the last confirmed day under a state of knowledge: what
// comes after the running year is never confirmed.
func confirmedAsKnown(confirmed, asKnown tanu.Date) tanu.Date {
	if asKnown.IsZero() {
		return confirmed
	}
	if end := yearEnd(asKnown.Year()); end.Before(confirmed) {
		return end
	}
	return confirmed
}

func yearEnd(year int) tanu.Date {
	end, _ := tanu.NewDate(year, time.December, 31)
	return end
}

// layout is a table in the making.
type layout struct {
	*table
	off       []bool // by day
	endedDays []endedDay
}

// endedDay is a day that would be off under a rule that is no more.
type endedDay struct {
	day  tanu.Date
	rule *statutoryDay
}

func (l *layout) weekends() {
	for first := range 7 {
		if l.week.rests(l.date(first).Weekday()) {
			for i := first; i < len(l.off); i += 7 {
				l.off[i] = true
			}
		}
	}
}

func (l *layout) statutory() {
	for year := firstDay.Year(); year <= lastDay.Year(); year++ {
		for i := range l.rules {
			r := &l.rules[i]
			d, ok := r.on(year, l.asKnown)
			if !ok {
				continue
			}
			if r.ended(d, l.asKnown) {
				l.endedDays = append(l.endedDays, endedDay{d, r})
				continue
			}
			if was := l.mark(d); was == nil || was.kind == RestDay && r.kind == Holiday {
				l.put(d, mark{kind: r.kind, rule: r}, true)
			}
		}
	}
}

// substitutes gives every holiday on a weekly day off the next day that is
// neither a day off nor such a substitute already.
//
// Law: Law on holidays, article 5(3).
func (l *layout) substitutes() {
	for i, at := range l.at {
		if at == 0 || l.marks[at-1].kind != Holiday {
			continue
		}
		d, m := l.date(i), l.marks[at-1]
		if !l.week.rests(d.Weekday()) {
			continue
		}
		if next, ok := l.nextWorked(d); ok {
			l.put(next, mark{kind: Substitute, rule: m.rule, holiday: d}, true)
		}
	}
}

// transfer moves a day of rest. A pair whose day of work is worked already, as
// a Saturday is in the six-day week, does not touch this calendar.
func (l *layout) transfer(t *DayTransfer) {
	if !l.off[l.index(t.Work)] {
		return
	}
	l.put(t.Work, l.moved(MovedToWork, t, t.Work, t.Off), false)
	if !l.off[l.index(t.Off)] {
		l.put(t.Off, l.moved(MovedOff, t, t.Off, t.Work), true)
	}
}

// moved is the mark of one day of a transfer. A substitute that is moved still
// tells which holiday it stood for.
func (l *layout) moved(kind Kind, t *DayTransfer, d, partner tanu.Date) mark {
	m := mark{kind: kind, transfer: t, partner: partner}
	if was := l.mark(d); was != nil {
		m.rule, m.holiday = was.rule, was.holiday
	}
	return m
}

// markEndedDays marks the plain days that would have been off under a rule that
// is no more, so that they can say so.
func (l *layout) markEndedDays() {
	for _, ended := range l.endedDays {
		if l.mark(ended.day) != nil {
			continue
		}
		if !l.week.rests(ended.day.Weekday()) {
			l.put(ended.day, mark{kind: Working, rule: ended.rule}, false)
			continue
		}
		l.put(ended.day, mark{kind: Weekend, rule: ended.rule}, true)
		if next, ok := l.nextWorked(ended.day); ok && ended.rule.kind == Holiday && l.mark(next) == nil {
			l.put(next, mark{kind: Working, rule: ended.rule, holiday: ended.day}, false)
		}
	}
}

func (l *layout) count() {
	l.rank = make([]uint16, len(l.off)+1)
	l.workdays = make([]tanu.Date, 0, len(l.off)*int(l.week)/7)
	for i, off := range l.off {
		if !off {
			l.workdays = append(l.workdays, l.date(i))
		}
		l.rank[i+1] = uint16(len(l.workdays))
	}
}

func (l *layout) put(d tanu.Date, m mark, off bool) {
	i := l.index(d)
	l.off[i] = off
	if at := l.at[i]; at != 0 {
		l.marks[at-1] = m
		return
	}
	l.marks = append(l.marks, m)
	l.at[i] = uint16(len(l.marks))
}

// nextWorked is the first day after d that is worked so far.
func (l *layout) nextWorked(d tanu.Date) (tanu.Date, bool) {
	for i := l.index(d) + 1; i < len(l.off); i++ {
		if !l.off[i] {
			return l.date(i), true
		}
	}
	return tanu.Date{}, false
}

func (t *table) index(d tanu.Date) int { return d.Ordinal() - t.first }

func (t *table) date(i int) tanu.Date { return tanu.DateAt(t.first + i) }

// has reports whether the day lies in the table.
func (t *table) has(d tanu.Date) bool { return uint(t.index(d)) < uint(len(t.rank)-1) }

// mark returns the mark of a day of the table, nil for a plain one.
func (t *table) mark(d tanu.Date) *mark {
	if at := t.at[t.index(d)]; at != 0 {
		return &t.marks[at-1]
	}
	return nil
}
