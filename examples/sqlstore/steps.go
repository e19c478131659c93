package sqlstore

import (
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// step is one kind of write inside a transaction.
type step struct {
	write  write
	rows   rows
	missed error                  // what it is that a row is not written; nil: it need not be
	name   func(row []any) string // of what the row is of; nil: of no one thing
	asks   bool                   // it writes nothing: every row must be there
	never  bool                   // no row can be written
}

// rows are what a step writes, one row of cells after the other.
type rows struct {
	width int
	cells []any
}

func (r *rows) add(cells ...any) { r.width, r.cells = len(cells), append(r.cells, cells...) }

func (r *rows) len() int {
	if r.width == 0 {
		return 0
	}
	return len(r.cells) / r.width
}

// from is n rows from the i-th on.
func (r *rows) from(i, n int) []any { return r.cells[i*r.width : (i+n)*r.width] }

// failure is the error of a row that was not written.
func (s *step) failure(row []any) error {
	if s.name == nil || row == nil {
		return fmt.Errorf("sqlstore: %w", s.missed)
	}
	return fmt.Errorf("sqlstore: %s: %w", s.name(row), s.missed)
}

// parts are the rows of one or more changes, by what is written.
type parts struct {
	commands, created, changed, free, take, events, messages rows
	before                                                   rows // the events that must be there already
}

// steps are the parts in the order of the contract: the command first, then
// cases, claims, events and messages. there is what it comes to that a command
// is there already. put is the form in which one statement looks for the event
// before and appends; where there is none, the events before are asked for first.
func (p *parts) steps(d *dialect, there error, put string) []step {
	steps := []step{
		{write: d.putCommand, rows: p.commands, missed: there},
		{write: d.putCase, rows: p.created, missed: registry.ErrConflict, name: nameOfNew},
		{write: d.setCase, rows: p.changed, missed: registry.ErrConflict, name: nameOfOld},
		{write: d.freeClaim, rows: p.free},
		{write: d.takeClaim, rows: p.take, missed: registry.ErrClaimed, name: nameOfTaking},
	}
	if put != "" {
		steps = append(steps, step{write: d.putEvent, rows: p.events, missed: registry.ErrConflict, name: nameOfEvent})
	} else {
		steps = append(steps,
			step{write: d.hasEvent, rows: p.before, missed: registry.ErrConflict, name: nameOfNext, asks: true},
			step{write: d.addEvent, rows: p.events, missed: registry.ErrConflict, name: nameOfEvent})
	}
	return append(steps, step{write: d.putMessage, rows: p.messages})
}

// stepsOf are the steps of one change, the lines last, in the order of their
// keys. Each row is its own statement.
func (d *dialect) stepsOf(change registry.Change) ([]step, error) {
	var p parts
	sheet := newSheet()
	if err := p.add(sheet, change); err != nil {
		return nil, err
	}
	for i := range change.Cases {
		c := &change.Cases[i]
		if err := p.addCase(sheet, c, c.Version-1); err != nil {
			return nil, err
		}
	}
	p.before.addBefore(change.Events)
	steps := p.steps(d, errThere, d.putEvent.one)
	for _, m := range allocation.Combine(change.Moves) {
		var s span
		s.add(m)
		steps = d.appendMove(steps, &s)
	}
	return steps, nil
}

// add adds a change, but for its cases and its lines.
func (p *parts) add(sheet *sheet, change registry.Change) error {
	addClaims(change, &p.free, &p.take)
	if err := p.commands.addCommand(sheet, change); err != nil {
		return err
	}
	if err := p.events.addEvents(sheet, change); err != nil {
		return err
	}
	return p.messages.addMessages(sheet, change)
}

// addCase adds a case to those that are new, or to those that stand at a version.
func (p *parts) addCase(sheet *sheet, c *voucher.Case, was int64) error {
	body, err := sheet.write(c)
	if err != nil {
		return fmt.Errorf("case %q: %w", tanu.HideIIN(c.ID), err)
	}
	if was == 0 {
		p.created.add(c.ID, c.Version, string(c.Application.Region), string(c.State), day(c.Due), body)
	} else {
		p.changed.add(c.Version, string(c.Application.Region), string(c.State), day(c.Due), body, c.ID, was)
	}
	return nil
}

// appendMove appends the move of a line. A line that something is granted to is
// made if it is not there.
func (d *dialect) appendMove(steps []step, s *span) []step {
	move := step{write: d.moveLine, missed: registry.ErrExhausted, name: nameOfLine, never: s.overflown}
	move.rows.add(s.cells()...)
	if s.sum.Granted > 0 {
		line := step{write: d.addLine}
		line.rows.add(string(s.sum.Key.Region), int64(s.sum.Key.Year))
		steps = append(steps, line)
	}
	return append(steps, move)
}

func (r *rows) addCommand(sheet *sheet, change registry.Change) error {
	reply, err := sheet.write(&change.Reply)
	r.add(change.Command, change.Digest.String(), reply)
	return err
}

func addClaims(change registry.Change, free, take *rows) {
	for _, t := range change.Free {
		free.add(string(t.Claim), t.Case)
	}
	for _, t := range change.Take {
		take.add(string(t.Claim), t.Case)
	}
}

func (r *rows) addEvents(sheet *sheet, change registry.Change) error {
	for i := range change.Events {
		e := &change.Events[i]
		body, err := sheet.write(e)
		if err != nil {
			return fmt.Errorf("event %d of case %q: %w", e.Seq, tanu.HideIIN(e.Case), err)
		}
		r.add(e.Case, e.Seq, body)
	}
	return nil
}

// addBefore adds the events that these follow and that are not among them.
func (r *rows) addBefore(events []voucher.Event) {
	for i := range events {
		e := &events[i]
		among := slices.ContainsFunc(events[:i], func(b voucher.Event) bool { return b.Case == e.Case && b.Seq == e.Seq-1 })
		if e.Seq != 1 && !among {
			r.add(e.Case, e.Seq-1)
		}
	}
}

func (r *rows) addMessages(sheet *sheet, change registry.Change) error {
	for i := range change.Messages {
		body, err := sheet.write(&change.Messages[i])
		if err != nil {
			return err
		}
		r.add(body)
	}
	return nil
}

func nameOfNew(row []any) string    { return nameOfCase(row[0]) }
func nameOfOld(row []any) string    { return nameOfCase(row[5]) }
func nameOfTaking(row []any) string { return nameOfCase(row[1]) }
func nameOfEvent(row []any) string  { return fmt.Sprintf("event %d of %s", row[1], nameOfCase(row[0])) }
func nameOfNext(row []any) string {
	return fmt.Sprintf("event %d of %s", row[1].(int64)+1, nameOfCase(row[0]))
}

// nameOfCase hides what may be a person's number: a host makes its ids of what it
// likes.
func nameOfCase(id any) string { return fmt.Sprintf("case %q", tanu.HideIIN(fmt.Sprint(id))) }

func nameOfLine(row []any) string { return fmt.Sprintf("line %s/%04d", row[3], row[4]) }
