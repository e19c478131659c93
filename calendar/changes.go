package calendar

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
)

// Changes are rows that a host adds to the built-in ones: what was announced
// after a release of the library. Every row keeps its act; a row is known from
// Known, or where that is zero from the day of its act.
type Changes struct {
	Transfers []DayTransfer    `json:"transfers,omitempty"`
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
	From  tanu.Date     `json:"from"` // first day on which it is no longer in force
	Act   tanu.LegalAct `json:"act"`
	Known tanu.Date     `json:"known,omitzero"`
}

//go:embed changes.schema.json
var changesSchema []byte

// ChangesSchema returns the JSON Schema (draft 2020-12) of what ParseChanges
// reads.
func ChangesSchema() []byte { return bytes.Clone(changesSchema) }

// maxChanges bounds a file of changes; a lifetime of rows is far smaller.
const maxChanges = 1 << 20

// ParseChanges reads changes from JSON:
//
//	{
//	  "transfers": [{
//	    "off": "2027-03-19", "work": "2027-03-27", "known": "2026-12-10",
//	    "act": {"title": {"kk": "…", "ru": "…", "en": "…"}, "number": "500", "date": "2026-12-10"}
//	  }],
//	  "kurbanAit": [{"day": "2027-05-16", "known": "2027-05-05"}],
//	  "added":     [{"month": 6, "day": 1, "kind": "holiday", "name": {…}, "from": "2028-01-01", "act": {…}}],
//	  "dropped":   [{"month": 7, "day": 6, "from": "2028-01-01", "act": {…}}],
//	  "confirmed": "2027-12-31"
//	}
//
// An unknown or repeated field, a wrong type and more than a mebibyte are
// refused with a *tanu.FieldError of the kind ErrChange. Whether the rows make
// sense is judged by With.
func ParseChanges(data []byte) (Changes, error) {
	var ch Changes
	wrong := func(f strict.Fault) error {
		return &tanu.FieldError{Kind: ErrChange, Path: f.Path, Rule: f.Rule, Limit: f.Limit}
	}
	if err := strict.Read(data, &ch, wrong, strict.MaxBytes(maxChanges)); err != nil {
		return Changes{}, err
	}
	return ch, nil
}

// With returns a calendar with the changes added, for the same week and state
// of knowledge; c stays as it is. It refuses a row without an act or without a
// day from which it was known, a day moved twice, a day of work that is worked
// already, a day off that is off already, a holiday that is there already or
// is not there to be dropped. It refuses too what would change a day that was
// past when it became known, and a day of Kurban Ait that no lunar year comes
// to. The error is a *tanu.FieldError of the kind ErrChange.
//
// A row that a later release of the library has is refused, because it is there
// already: take it out of the file then.
//
// Rows are judged for the five-day week and with all that is known, in either
// calendar: one file serves both.
//
// Law: lc/84, lc/85; Law on holidays, articles 2 to 5.
func (c Calendar) With(changes Changes) (Calendar, error) {
	if c.IsZero() {
		return Calendar{}, ErrNoCalendar
	}
	b := c.table.book.clone()
	err := cmp.Or( // the first error counts
		addRows(&b, "dropped", changes.Dropped),
		addRows(&b, "added", changes.Added),
		addRows(&b, "kurbanAit", changes.KurbanAit),
		b.addTransfers(changes.Transfers),
		b.confirm(changes.Confirmed),
	)
	if err != nil {
		return Calendar{}, err
	}
	return Calendar{build(b, c.table.week, c.table.asKnown)}, nil
}

// refused is the error for a field that breaks a rule.
func refused(path, rule string) error {
	return &tanu.FieldError{Kind: ErrChange, Path: path, Rule: rule}
}

// addRows adds the rows of a list to a book, up to the first that is refused.
func addRows[R interface {
	addTo(*book) (field, rule string)
}](b *book, list string, rows []R) error {
	for i, row := range rows {
		if field, rule := row.addTo(b); rule != "" {
			return refused(fmt.Sprintf("%s[%d].%s", list, i, field), rule)
		}
	}
	return nil
}

func (d DroppedHoliday) addTo(b *book) (field, rule string) {
	known := knownFrom(d.Known, d.Act)
	if rule := wantDay(d.From); rule != "" {
		return "from", rule
	}
	if field, rule := checkGrounds(d.Act, known, firstOn(d.From, d.Month, d.Day)); rule != "" {
		return field, rule
	}
	for i := range b.rules {
		r := &b.rules[i]
		if r.month != d.Month || r.day != d.Day || !r.inForce(d.From) {
			continue
		}
		if !r.end.last.IsZero() {
			return "from", tanu.RuleGivenTwice
		}
		r.end = ending{d.From.AddDays(-1), d.Act, known}
		return "", ""
	}
	return "day", tanu.RuleNotInForce
}

func (a AddedHoliday) addTo(b *book) (field, rule string) {
	const leapYear = 2000
	if _, err := tanu.NewDate(leapYear, a.Month, a.Day); err != nil {
		return "day", tanu.RuleNoSuchDate
	}
	switch {
	case a.Kind != Holiday && a.Kind != RestDay:
		return "kind", tanu.RuleUnknownWord
	case a.Name.KK == "" || a.Name.RU == "" || a.Name.EN == "":
		return "name", tanu.RuleRequired
	case wantDay(a.From) != "":
		return "from", wantDay(a.From)
	case !a.Until.IsZero() && a.Until.Before(a.From):
		return "until", tanu.RuleDayBefore
	}
	known := knownFrom(a.Known, a.Act)
	if field, rule := checkGrounds(a.Act, known, firstOn(a.From, a.Month, a.Day)); rule != "" {
		return field, rule
	}
	if slices.ContainsFunc(b.rules, a.overlaps) {
		return "day", tanu.RuleOffAlready
	}
	r := statutoryDay{month: a.Month, day: a.Day, kind: a.Kind, name: a.Name, act: a.Act, from: a.From, known: known}
	if !a.Until.IsZero() {
		r.end = ending{a.Until, a.Act, known}
	}
	b.rules = append(b.rules, r)
	return "", ""
}

// overlaps reports whether a rule for the same day of the year is in force on
// some day on which a is.
func (a AddedHoliday) overlaps(r statutoryDay) bool {
	if r.month != a.Month || r.day != a.Day {
		return false
	}
	beginsLater := r.from.After(a.From) && (a.Until.IsZero() || !r.from.After(a.Until))
	return beginsLater || r.inForce(a.From)
}

// addTransfers tries the whole list, old rows too: a holiday that was dropped may
// take the ground from under an older transfer.
func (b *book) addTransfers(added []DayTransfer) error {
	old := len(b.transfers)
	b.transfers = append(b.transfers, added...)
	l := begin(*b, five, tanu.Date{})
	for i := range b.transfers {
		t := &b.transfers[i]
		field, rule := l.checkTransfer(t)
		if rule != "" && i < old {
			return refused("", tanu.RuleUndoesTransfer)
		}
		if rule != "" {
			return refused(fmt.Sprintf("transfers[%d].%s", i-old, field), rule)
		}
		l.transfer(t)
	}
	return nil
}

func (l *layout) checkTransfer(t *DayTransfer) (field, rule string) {
	if rule := l.checkMove(t.Off); rule != "" {
		return "off", rule
	}
	if rule := l.checkMove(t.Work); rule != "" {
		return "work", rule
	}
	switch work := l.mark(t.Work); {
	case l.off[l.index(t.Off)]:
		return "off", tanu.RuleOffAlready
	case !l.off[l.index(t.Work)]:
		return "work", tanu.RuleWorkedAlready
	case work != nil && (work.kind == Holiday || work.kind == RestDay):
		return "work", tanu.RuleNotMovable
	}
	first := t.Off
	if t.Work.Before(first) {
		first = t.Work
	}
	return checkGrounds(t.Act, t.known(), first)
}

// checkMove wants a day that no transfer has moved yet.
func (l *layout) checkMove(d tanu.Date) (rule string) {
	if rule := wantDay(d); rule != "" {
		return rule
	}
	if m := l.mark(d); m != nil && m.transfer != nil {
		return tanu.RuleGivenTwice
	}
	return ""
}

// confirm moves the last confirmed day on. Every Kurban Ait that may fall in its
// year or before must be announced.
func (b *book) confirm(last tanu.Date) error {
	switch {
	case last.IsZero():
		return nil
	case !inTable(last):
		return refused("confirmed", tanu.RuleOutsideCalendar)
	case last.Before(b.confirmed):
		return refused("confirmed", tanu.RuleDayBefore)
	}
	for _, ait := range b.aits {
		mayFall := !ait.Day.After(yearEnd(last.Year()).AddDays(aitTolerance))
		if ait.expected && mayFall && !b.isAnnounced(lunarYear(ait.Day)) {
			return refused("kurbanAit", tanu.RuleRequired)
		}
	}
	b.confirmed = last
	return nil
}

// isAnnounced reports whether the Kurban Ait of a lunar year was announced.
func (b *book) isAnnounced(year int) bool {
	return slices.ContainsFunc(b.aits, func(k KurbanAit) bool { return !k.expected && lunarYear(k.Day) == year })
}

// checkGrounds wants the act that a row rests on, and a row that was known by
// the first day that it changes: what a day is cannot change once it is over.
func checkGrounds(act tanu.LegalAct, known, firstChanged tanu.Date) (field, rule string) {
	switch {
	case act.Title == tanu.Text{} && act.Number == "":
		return "act", tanu.RuleRequired
	case known.IsZero():
		return "known", tanu.RuleRequired
	case known.After(firstChanged):
		return "known", tanu.RulePastWhenKnown
	}
	return "", ""
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

// wantDay wants a day of the table.
func wantDay(d tanu.Date) (rule string) {
	switch {
	case d.IsZero():
		return tanu.RuleRequired
	case !inTable(d):
		return tanu.RuleOutsideCalendar
	}
	return ""
}

func inTable(d tanu.Date) bool { return !d.Before(firstDay) && !d.After(lastDay) }
