package calendar

import (
	"fmt"
	"slices"
	"time"

	"github.com/biliktilik/tanu"
)

// Changes are rows that a host adds to the built-in ones: what was announced
// after a release of the library. Every row keeps its act; a row is known from
// Known, or where that is zero from the day of its act.
type Changes struct {
	Transfers []Transfer       `json:"transfers,omitempty"`
	KurbanAit []KurbanAit      `json:"kurbanAit,omitempty"`
	Added     []AddedHoliday   `json:"added,omitempty"`
	Dropped   []DroppedHoliday `json:"dropped,omitempty"`

	// Confirmed, if given, is the last day that the host checked against
	// published acts: answers up to it are no longer provisional.
	Confirmed tanu.Date `json:"confirmed,omitzero"`
}

// AddedHoliday is a new statutory day of the year.
type AddedHoliday struct {
	Month time.Month    `json:"month"`
	Day   int           `json:"day"`
	Kind  Kind          `json:"kind"` // Holiday, or RestDay for one that is never substituted
	Name  tanu.Text     `json:"name"`
	From  tanu.Date     `json:"from"`           // first day in force
	Until tanu.Date     `json:"until,omitzero"` // last day in force; zero: no end
	Act   tanu.LegalAct `json:"act"`
	Known tanu.Date     `json:"known,omitzero"`
}

// DroppedHoliday ends a statutory day of the year.
type DroppedHoliday struct {
	Month time.Month    `json:"month"`
	Day   int           `json:"day"`
	From  tanu.Date     `json:"from"` // first day on which it is in force no more
	Act   tanu.LegalAct `json:"act"`
	Known tanu.Date     `json:"known,omitzero"`
}

// ChangeError tells which row of the changes was refused, and why.
type ChangeError struct {
	Row  string // "transfers[1]" and the like, as in JSON; "" for the whole
	Rule string
}

// Error names the row and the rule.
func (e *ChangeError) Error() string {
	if e.Row == "" {
		return fmt.Sprintf("%s: %s", ErrChange, e.Rule)
	}
	return fmt.Sprintf("%s: %s: %s", ErrChange, e.Row, e.Rule)
}

// Unwrap returns ErrChange.
func (e *ChangeError) Unwrap() error { return ErrChange }

// With returns a calendar with the changes added, for the same week and state
// of knowledge; c stays as it is. It refuses a row without an act or without a
// day from which it was known, a day moved twice, a day of work that is worked
// already, a day off that is off already, a holiday that is there already or
// is not there to be dropped. It refuses too what would change a day that was
// past when it became known, and a day of Kurban Ait that the lunar year does not
// come to. The error is a *ChangeError naming the row and the field.
//
// A row that a later release has taken in is moved or announced already, and
// refused: take it out of the file then.
//
// Rows are judged for the five-day week and with all that is known, in either
// calendar: one file serves both.
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
func (c Calendar) With(changes Changes) (Calendar, error) {
	if c.t == nil {
		return Calendar{}, ErrNoCalendar
	}
	b := c.t.book.clone()
	for _, step := range []func(*book) error{changes.drop, changes.add, changes.announce, changes.move, changes.confirm} {
		if err := step(&b); err != nil {
			return Calendar{}, err
		}
	}
	return Calendar{build(b, c.t.week, c.t.asKnown)}, nil
}

func refused(list string, i int, format string, args ...any) error {
	return &ChangeError{Row: fmt.Sprintf("%s[%d]", list, i), Rule: fmt.Sprintf(format, args...)}
}

// ahead wants a row to be known by the first day that it changes: what a day is
// cannot change once the day is over.
func ahead(field string, first, known tanu.Date) (rule string, ok bool) {
	if !known.After(first) {
		return "", true
	}
	return fmt.Sprintf("%s: %s was past on %s, when it became known", field, first, known), false
}

// firstOn is the first such day of the year from a day on.
func firstOn(from tanu.Date, month time.Month, day int) tanu.Date {
	for year := from.Year(); year <= lastDay.Year(); year++ {
		if d, err := tanu.NewDate(year, month, day); err == nil && !d.Before(from) {
			return d
		}
	}
	return lastDay
}

// grounds holds a row to its act and its day of knowledge.
func grounds(act tanu.LegalAct, known tanu.Date) (rule string, ok bool) {
	switch {
	case act.Title == tanu.Text{} && act.Number == "":
		return "act: want a title or a number", false
	case known.IsZero():
		return "known: want the day, here or as the date of the act", false
	}
	return "", true
}

func (ch Changes) drop(b *book) error {
	for i, row := range ch.Dropped {
		if rule, ok := grounds(row.Act, knownFrom(row.Known, row.Act)); !ok {
			return refused("dropped", i, "%s", rule)
		}
		if !inTable(row.From) {
			return refused("dropped", i, "from: %s", wantDay(row.From))
		}
		at := slices.IndexFunc(b.rules, func(r rule) bool {
			return r.month == row.Month && r.day == row.Day && r.inForce(row.From)
		})
		if at < 0 {
			return refused("dropped", i, "no holiday on %s is in force on %s", monthDay(row.Month, row.Day), row.From)
		}
		if end := b.rules[at].end.last; !end.IsZero() {
			return refused("dropped", i, "the holiday on %s ends on %s already", monthDay(row.Month, row.Day), end)
		}
		known := knownFrom(row.Known, row.Act)
		if rule, ok := ahead("from", firstOn(row.From, row.Month, row.Day), known); !ok {
			return refused("dropped", i, "%s", rule)
		}
		b.rules[at].end = ending{row.From.AddDays(-1), row.Act, known}
	}
	return nil
}

// inForce reports whether the rule is in force on a day, by all that is known.
func (r *rule) inForce(d tanu.Date) bool { return !d.Before(r.from) && !r.ended(d, tanu.Date{}) }

func (ch Changes) add(b *book) error {
	for i, row := range ch.Added {
		if rule, ok := row.check(); !ok {
			return refused("added", i, "%s", rule)
		}
		if slices.ContainsFunc(b.rules, func(r rule) bool {
			return r.month == row.Month && r.day == row.Day && row.meets(&r)
		}) {
			return refused("added", i, "%s is a holiday already", monthDay(row.Month, row.Day))
		}
		known := knownFrom(row.Known, row.Act)
		r := rule{month: row.Month, day: row.Day, kind: row.Kind, name: row.Name, act: row.Act, from: row.From, known: known}
		if !row.Until.IsZero() {
			r.end = ending{row.Until, row.Act, known}
		}
		b.rules = append(b.rules, r)
	}
	return nil
}

// meets reports whether the rule is in force on some day on which h is.
func (h AddedHoliday) meets(r *rule) bool {
	begins := r.from.After(h.From) && (h.Until.IsZero() || !r.from.After(h.Until))
	return begins || r.inForce(h.From)
}

func (h AddedHoliday) check() (rule string, ok bool) {
	const leapYear = 2000
	if _, err := tanu.NewDate(leapYear, h.Month, h.Day); err != nil {
		return fmt.Sprintf("month, day: no such day as %s", monthDay(h.Month, h.Day)), false
	}
	switch {
	case h.Kind != Holiday && h.Kind != RestDay:
		return fmt.Sprintf("kind: want %q or %q", Holiday, RestDay), false
	case h.Name.KK == "" || h.Name.RU == "" || h.Name.EN == "":
		return "name: want it in kk, ru and en", false
	case !inTable(h.From):
		return "from: " + wantDay(h.From), false
	case !h.Until.IsZero() && h.Until.Before(h.From):
		return fmt.Sprintf("until: %s is before from, %s", h.Until, h.From), false
	}
	known := knownFrom(h.Known, h.Act)
	if rule, ok = grounds(h.Act, known); !ok {
		return rule, false
	}
	return ahead("from", firstOn(h.From, h.Month, h.Day), known)
}

func (ch Changes) announce(b *book) error {
	for i, row := range ch.KurbanAit {
		if !inTable(row.Day) {
			return refused("kurbanAit", i, "day: %s", wantDay(row.Day))
		}
		if row.known().IsZero() {
			return refused("kurbanAit", i, "known: want the day, here or as the date of the act")
		}
		if slices.ContainsFunc(b.aits, func(k KurbanAit) bool {
			return k.Day.Year() == row.Day.Year() && k.known() == row.known()
		}) {
			return refused("kurbanAit", i, "two announcements for %d known on %s", row.Day.Year(), row.known())
		}
		if rule, ok := b.checkAit(row); !ok {
			return refused("kurbanAit", i, "%s", rule)
		}
		b.aits = append(b.aits, KurbanAit{Day: row.Day, Act: row.Act, Known: row.Known})
	}
	return nil
}

// move adds the transfers and tries the whole list, old rows too: a holiday
// that was dropped may take the ground from under an older transfer.
func (ch Changes) move(b *book) error {
	old := len(b.transfers)
	b.transfers = append(b.transfers, ch.Transfers...)
	l := begin(*b, five, tanu.Date{})
	moved := map[tanu.Date]bool{}
	for i := range b.transfers {
		t := &b.transfers[i]
		rule := l.objection(t, moved)
		if rule != "" && i < old {
			return &ChangeError{Rule: fmt.Sprintf("the transfer of %s to %s stands no more: %s", t.Work, t.Off, rule)}
		}
		if rule != "" {
			return refused("transfers", i-old, "%s", rule)
		}
		l.transfer(t)
		moved[t.Off], moved[t.Work] = true, true
	}
	return nil
}

// objection says why a transfer cannot be, "" if it can.
func (l *layout) objection(t *Transfer, moved map[tanu.Date]bool) string {
	for _, end := range []struct {
		field string
		day   tanu.Date
	}{{"off", t.Off}, {"work", t.Work}} {
		switch {
		case !inTable(end.day):
			return end.field + ": " + wantDay(end.day)
		case moved[end.day]:
			return fmt.Sprintf("%s: %s is moved already", end.field, end.day)
		}
	}
	if l.off[l.index(t.Off)] {
		return fmt.Sprintf("off: %s is off already", t.Off)
	}
	if !l.off[l.index(t.Work)] {
		return fmt.Sprintf("work: %s is worked already", t.Work)
	}
	if m := l.mark(t.Work); m != nil && (m.kind == Holiday || m.kind == RestDay) {
		return fmt.Sprintf("work: %s is a %s, no day of rest that can be moved", t.Work, m.kind)
	}
	if rule, ok := grounds(t.Act, t.known()); !ok {
		return rule
	}
	if rule, ok := ahead("off", t.Off, t.known()); !ok {
		return rule
	}
	rule, _ := ahead("work", t.Work, t.known())
	return rule
}

func (ch Changes) confirm(b *book) error {
	if ch.Confirmed.IsZero() {
		return nil
	}
	if !inTable(ch.Confirmed) || ch.Confirmed.Before(b.confirmed) {
		return &ChangeError{Row: "confirmed", Rule: fmt.Sprintf("want a day of the table from %s on, not %q", b.confirmed, ch.Confirmed)}
	}
	for year := b.confirmed.AddDays(1).Year(); year <= ch.Confirmed.Year(); year++ {
		if !slices.ContainsFunc(b.aits, func(k KurbanAit) bool { return k.Day.Year() == year && !k.expected }) {
			return &ChangeError{Row: "confirmed", Rule: fmt.Sprintf("the first day of Kurban Ait of %d is not announced", year)}
		}
	}
	b.confirmed = ch.Confirmed
	return nil
}

func inTable(d tanu.Date) bool { return !d.Before(firstDay) && !d.After(lastDay) }

// wantDay is the rule for a day that is not in the table.
func wantDay(d tanu.Date) string {
	if d.IsZero() {
		return "it is missing; want a day of the table"
	}
	return fmt.Sprintf("want a day of the table, not %q", d)
}

// monthDay writes a day of the year as 03-15.
func monthDay(month time.Month, day int) string { return fmt.Sprintf("%02d-%02d", int(month), day) }
