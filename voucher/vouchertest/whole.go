package vouchertest

import (
	"fmt"
	"slices"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// allOrNothing commits a change of many parts again and again, each time with one
// part that is refused, at the beginning and at the end of its list.
func allOrNothing(p *proof) {
	p.does(granting("grant", 5, almaty, later), opening("old", newCase("old")), taking("taken", another, "old"))
	p.does(taking("theirs", "theirs", "c1"))
	for i, row := range []struct {
		kind    error
		what    string
		spoilt  func(*registry.Change)
		reverse bool
	}{
		{registry.ErrConflict, "a version behind", func(c *registry.Change) { c.Cases = append(c.Cases, newCase("old")) }, false},
		{registry.ErrConflict, "a version ahead", func(c *registry.Change) { c.Cases = append(c.Cases, next(newCase("none"), today)) }, true},
		{registry.ErrExhausted, "no place", func(c *registry.Change) { c.Moves = append(c.Moves, allocation.Hold(ulytau)) }, false},
		{registry.ErrExhausted, "no place at first", func(c *registry.Change) { c.Moves = append(c.Moves, allocation.Hold(astana)) }, true},
		{registry.ErrClaimed, "a claim taken", func(c *registry.Change) { c.Take = append(c.Take, registry.ClaimEntry{Claim: another, Case: "c1"}) }, false},
		{registry.ErrClaimed, "a claim taken first", func(c *registry.Change) { c.Take = append(c.Take, registry.ClaimEntry{Claim: another, Case: "c1"}) }, true},
		{registry.ErrConflict, "a gap", func(c *registry.Change) { c.Events = append(c.Events, eventOf("c1", 3)) }, false},
		{registry.ErrConflict, "an event twice", func(c *registry.Change) { c.Events = append(c.Events, eventOf("old", 1)) }, true},
	} {
		change := wholeChange(fmt.Sprintf("change %d: %s", i+1, row.what))
		row.spoilt(&change)
		if row.reverse {
			slices.Reverse(change.Cases)
			slices.Reverse(change.Moves)
			slices.Reverse(change.Take)
			slices.Reverse(change.Events)
		}
		p.refuses(change, row.kind)
	}
	whole := wholeChange("whole")
	p.does(whole) // nothing of the others stands in its way
	p.kept(whole.Cases[0])
	p.line(almaty, 5, 1, 0)
	p.line(later, 5, 0, 1)
	p.holder(someone, "c1")
	p.holder("theirs", "")
}

// wholeChange is a change that has every part and could be applied.
func wholeChange(command string) registry.Change {
	change := opening(command, newCase("c1"), newCase("c2"))
	change.Moves = []allocation.Move{allocation.Hold(almaty), allocation.IssueFree(later)}
	change.Take = taking("", someone, "c1").Take
	change.Free = freeing("", "theirs", "c1").Free
	change.Messages = []voucher.Message{messageOf("c1", 1), messageOf("c2", 1)}
	return change
}

// manyParts commits a change as long as that of an act for hundreds of people.
func manyParts(p *proof) {
	const count = 250
	p.does(opening("old", newCase("old")))
	change := write("act")
	for i := range count {
		c := newCase(fmt.Sprintf("c%03d", i))
		one := opening("", c)
		change.Cases, change.Events = append(change.Cases, c), append(change.Events, one.Events...)
		change.Moves = append(change.Moves, allocation.Grant(almaty, 1), allocation.Grant(astana, 1))
		change.Take = append(change.Take, registry.ClaimEntry{Claim: registry.Claim(c.ID), Case: c.ID})
		change.Messages = append(change.Messages, messageOf(c.ID, 1))
	}
	spoilt := change
	spoilt.Command, spoilt.Cases = "spoilt act", append(slices.Clone(change.Cases), newCase("old"))
	p.refuses(spoilt, registry.ErrConflict)
	for i := count; i < 3*count; i++ { // several of a case
		id := fmt.Sprintf("c%03d", i%count)
		change.Take = append(change.Take, registry.ClaimEntry{Claim: registry.Claim(fmt.Sprintf("claim %d", i)), Case: id})
		change.Messages = append(change.Messages, messageOf(id, int64(i)))
	}
	messages := slices.Clone(change.Messages)
	p.does(change)
	p.sent(messages)
	for i := count; i < len(change.Take) && len(p.seen) == 0; i += 31 {
		p.holder(change.Take[i].Claim, change.Take[i].Case)
	}
	last := change.Take[len(change.Take)-1]
	p.holder(last.Claim, last.Case)
	for i, c := range change.Cases {
		p.kept(c)
		p.events(c.ID, 0, many, change.Events[i])
		p.holder(change.Take[i].Claim, c.ID)
		if len(p.seen) > 0 {
			return // one is enough
		}
	}
	p.line(almaty, count, 0, 0)
	p.line(astana, count, 0, 0)
	p.due(registry.DueQuery{By: today}, append(idsOf(change.Cases), "old")...)
}
