package storetest

import (
	"fmt"
	"math"
	"slices"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func noCase(p *proof) {
	_, err := p.Store.Case(p.ctx, "c1")
	p.failsWith(err, registry.ErrNotFound, "case in an empty store")
	p.applies(opening("open", newCase("c1")))
	_, err = p.Store.Case(p.ctx, "c2")
	p.failsWith(err, registry.ErrNotFound, "case beside another")
}

func noClaim(p *proof) {
	p.holderIs(someone, "")
	p.applies(taking("take", someone, "c1"))
	p.holderIs(another, "")
}

func noLine(p *proof) {
	p.lineIs(almaty, 0, 0, 0)
	p.applies(granting("grant", 1, almaty))
	p.lineIs(astana, 0, 0, 0)
	p.lineIs(later, 0, 0, 0)
}

func noEvents(p *proof) {
	p.eventsAre("c1", 0, 10)
	p.dueIs(registry.DueQuery{By: farDay})
	p.applies(opening("open", newCase("c1")))
	p.eventsAre("c2", 0, 10)
}

func readAtOnce(p *proof) {
	c := newCase("c1")
	change := opening("open", c)
	change.Moves = granting("", 3, almaty).Moves
	change.Take = taking("", someone, "c1").Take
	p.applies(change)
	p.caseIs(c)
	p.eventsAre("c1", 0, 10, change.Events...)
	p.lineIs(almaty, 3, 0, 0)
	p.holderIs(someone, "c1")
	p.dueIs(registry.DueQuery{By: today}, "c1")

	c = next(c, today.AddDays(1))
	second := opening("review", c)
	p.applies(second)
	p.caseIs(c)
	p.eventsAre("c1", 0, 10, change.Events[0], second.Events[0])
	p.dueIs(registry.DueQuery{By: today})
	p.dueIs(registry.DueQuery{By: farDay}, "c1")
}

func twoCreators(p *proof) {
	first := newCase("c1")
	p.applies(opening("first", first))
	second := first
	second.Application.Region = astana.Region
	change := changeOf("second")
	change.Cases = []voucher.Case{second}
	p.refuses(change, registry.ErrConflict)
	p.caseIs(first)
}

func staleVersion(p *proof) {
	one := newCase("c1")
	two, three := next(one, today.AddDays(1)), next(next(one, today), today.AddDays(2))
	p.applies(opening("one", one))
	at := func(command string, c voucher.Case) registry.Change {
		change := changeOf(command) // no event, so that the version alone stands in the way
		change.Cases = []voucher.Case{c}
		return change
	}
	p.refuses(at("ahead", three), registry.ErrConflict)
	p.applies(opening("two", two))
	other := two
	other.State, other.Due = voucher.ReviewRefused, today.AddDays(9)
	p.refuses(at("behind", other), registry.ErrConflict)
	p.caseIs(two)
	p.applies(opening("three", three))
	p.refuses(at("far behind", two), registry.ErrConflict)
	p.caseIs(three)
	unknown := next(newCase("c2"), today)
	p.refuses(at("of nothing", unknown), registry.ErrConflict)
}

func conflictFirst(p *proof) {
	p.applies(opening("open", newCase("c1")), taking("taken", someone, "c2"))
	for _, row := range []struct {
		command string
		version int64
	}{{"created again", 1}, {"a version ahead", 3}} {
		stale := newCase("c1")
		stale.Version = row.version
		change := changeOf(row.command)
		change.Cases = []voucher.Case{stale}
		change.Moves = []allocation.Move{allocation.Hold(almaty)}
		p.refuses(change, registry.ErrConflict)
		change.Moves, change.Take = nil, []registry.ClaimEntry{{Claim: someone, Case: "c1"}}
		p.refuses(change, registry.ErrConflict)
	}
}

func movesAdd(p *proof) {
	p.applies(granting("grant", 10, almaty, astana, later))
	p.applies(moving("hold", allocation.Hold(almaty), allocation.Hold(astana)))
	p.applies(moving("issue", allocation.IssueHeld(almaty), allocation.IssueFree(later)))
	p.lineIs(almaty, 10, 0, 1)
	p.lineIs(astana, 10, 1, 0)
	p.lineIs(later, 10, 0, 1)
	p.applies(moving("give back", allocation.Return(almaty), allocation.Release(astana), allocation.Grant(later, -9)))
	p.lineIs(almaty, 10, 0, 0)
	p.lineIs(astana, 10, 0, 0)
	p.lineIs(later, 1, 0, 1)
	p.lineIs(ulytau, 0, 0, 0)
	p.lineIs(allocation.LineKey{Region: almaty.Region, Year: almaty.Year + 100}, 0, 0, 0)
}

func boundedMoves(p *proof) {
	p.applies(granting("grant", 2, almaty, astana))
	p.applies(moving("one held, one issued", allocation.Hold(almaty), allocation.IssueFree(almaty)))
	for _, row := range []struct {
		command string
		move    allocation.Move
	}{
		{"hold what is not free", allocation.Hold(almaty)},
		{"issue what is not free", allocation.IssueFree(almaty)},
		{"take back what is not free", allocation.Grant(almaty, -1)},
		{"hold where nothing was granted", allocation.Hold(ulytau)},
		{"take back more than was granted", allocation.Grant(almaty, -7)},
		{"grant less than none", allocation.Grant(ulytau, -1)},
	} {
		p.refuses(moving(row.command, allocation.Hold(astana), row.move), registry.ErrExhausted)
	}
	for _, row := range []struct {
		command string
		move    allocation.Move
	}{
		{"release more than is held", allocation.Move{Key: almaty, Held: -2}},
		{"return more than is issued", allocation.Move{Key: almaty, Issued: -2}},
		{"release in an line without a grant", allocation.Release(ulytau)},
		{"grant past int64", allocation.Grant(almaty, math.MaxInt64)},
		{"hold past int64", allocation.Move{Key: almaty, Granted: math.MaxInt64 - 2, Held: math.MaxInt64}},
	} {
		p.refusesSomehow(moving(row.command, allocation.Hold(astana), row.move))
	}
	p.lineIs(almaty, 2, 1, 1)
	p.lineIs(astana, 2, 0, 0)
}

func movesCombine(p *proof) {
	p.applies(granting("grant", 1, almaty))
	p.refuses(moving("two for one place", allocation.Hold(almaty), allocation.Hold(almaty)), registry.ErrExhausted)
	p.applies(moving("hold", allocation.Hold(almaty)))
	p.applies(moving("hold, then release", allocation.Hold(almaty), allocation.Release(almaty)))
	p.lineIs(almaty, 1, 1, 0)
	p.applies(moving("issue, then release", allocation.IssueFree(almaty), allocation.Release(almaty)))
	p.lineIs(almaty, 1, 0, 1)
	hold := allocation.Hold(almaty)
	p.applies(moving("hold two, then grant two", hold, hold, allocation.Grant(almaty, 2)))
	p.lineIs(almaty, 3, 2, 1)
	p.applies(moving("hold and release elsewhere", allocation.Hold(ulytau), allocation.Release(ulytau)))
	p.lineIs(ulytau, 0, 0, 0)
}

func uniqueClaim(p *proof) {
	p.applies(taking("c1 takes", someone, "c1"))
	p.refuses(taking("c2 takes", someone, "c2"), registry.ErrClaimed)
	p.holderIs(someone, "c1")
	both := taking("two at once", another, "c1")
	both.Take = append(both.Take, registry.ClaimEntry{Claim: another, Case: "c2"})
	p.refuses(both, registry.ErrClaimed)
	p.holderIs(another, "")
	p.applies(taking("c1 takes another", another, "c1"))
	p.holderIs(another, "c1")
}

func claimRetaken(p *proof) {
	p.applies(taking("take", someone, "c1"), taking("take again", someone, "c1"))
	p.holderIs(someone, "c1")
}

func claimOfStranger(p *proof) {
	p.applies(taking("take", someone, "c1"))
	p.applies(freeing("a stranger gives it up", someone, "c2"), freeing("of nobody", another, "c2"))
	p.holderIs(someone, "c1")
	p.holderIs(another, "")
	p.refuses(taking("the stranger takes it", someone, "c2"), registry.ErrClaimed)
}

func claimFreed(p *proof) {
	p.applies(taking("c1 takes", someone, "c1"), taking("c1 takes another", another, "c1"))
	p.applies(freeing("c1 gives it up", someone, "c1"))
	p.holderIs(someone, "")
	p.holderIs(another, "c1")
	p.applies(taking("c2 takes", someone, "c2"))
	p.holderIs(someone, "c2")
	over := freeing("from c2 to c3", someone, "c2")
	over.Take = []registry.ClaimEntry{{Claim: someone, Case: "c3"}}
	p.applies(over)
	p.holderIs(someone, "c3")
}

func gapless(p *proof) {
	of := func(command string, numbers ...int64) registry.Change {
		change := changeOf(command)
		for _, n := range numbers {
			change.Events = append(change.Events, eventOf("c1", n))
		}
		return change
	}
	p.refuses(of("begins at two", 2), registry.ErrConflict)
	p.refuses(of("begins at nought", 0), registry.ErrConflict)
	p.applies(of("one", 1), of("two and three", 2, 3))
	p.refuses(of("leaves one out", 5), registry.ErrConflict)
	p.refuses(of("leaves one out inside", 4, 6), registry.ErrConflict)
	p.refuses(of("backwards", 5, 4), registry.ErrConflict)
	again := of("replaces the last", 3)
	again.Events[0].Clause = "2025/8.1"
	p.refuses(again, registry.ErrConflict)
	p.refuses(of("replaces the first", 1), registry.ErrConflict)
	p.applies(of("four", 4))
	p.eventsAre("c1", 0, many, eventOf("c1", 1), eventOf("c1", 2), eventOf("c1", 3), eventOf("c1", 4))

	other := changeOf("of another case")
	other.Events = []voucher.Event{eventOf("c2", 1)}
	p.applies(other)
	p.eventsAre("c2", 0, many, eventOf("c2", 1))
}

func eventPages(p *proof) {
	const count = 23 // past ten, where numbers kept as text change their order
	change := changeOf("history")
	for n := int64(1); n <= count; n++ {
		change.Events = append(change.Events, eventOf("c1", n))
	}
	p.applies(change)
	all := change.Events
	p.eventsAre("c1", 0, many, all...)
	p.eventsAre("c1", 0, 10, all[:10]...)
	p.eventsAre("c1", 9, 5, all[9:14]...)
	p.eventsAre("c1", 22, 5, all[22:]...)
	p.eventsAre("c1", 23, 5)
	p.eventsAre("c1", 99, 5)
}

// allOrNothing commits a change of many parts again and again, each time with one
// part that is refused, at the beginning and at the end of its list.
func allOrNothing(p *proof) {
	p.applies(granting("grant", 5, almaty, later), opening("old", newCase("old")), taking("taken", another, "old"))
	p.applies(taking("theirs", "theirs", "c1"))
	entry := registry.ClaimEntry{Claim: another, Case: "c1"}
	for i, row := range []struct {
		kind  error
		what  string
		extra registry.Change // what is refused
		first bool            // it stands before the rest
	}{
		{registry.ErrConflict, "a version behind", registry.Change{Cases: []voucher.Case{newCase("old")}}, false},
		{registry.ErrConflict, "a version ahead", registry.Change{Cases: []voucher.Case{next(newCase("none"), today)}}, true},
		{registry.ErrExhausted, "no place", moving("", allocation.Hold(ulytau)), false},
		{registry.ErrExhausted, "no place at first", moving("", allocation.Hold(astana)), true},
		{registry.ErrClaimed, "a claim taken", registry.Change{Take: []registry.ClaimEntry{entry}}, false},
		{registry.ErrClaimed, "a claim taken first", registry.Change{Take: []registry.ClaimEntry{entry}}, true},
		{registry.ErrConflict, "a gap", registry.Change{Events: []voucher.Event{eventOf("c1", 3)}}, false},
		{registry.ErrConflict, "an event twice", registry.Change{Events: []voucher.Event{eventOf("old", 1)}}, true},
	} {
		change := wholeChange(fmt.Sprintf("change %d: %s", i+1, row.what))
		change.Cases = append(change.Cases, row.extra.Cases...)
		change.Moves = append(change.Moves, row.extra.Moves...)
		change.Take = append(change.Take, row.extra.Take...)
		change.Events = append(change.Events, row.extra.Events...)
		if row.first {
			slices.Reverse(change.Cases)
			slices.Reverse(change.Moves)
			slices.Reverse(change.Take)
			slices.Reverse(change.Events)
		}
		p.refuses(change, row.kind)
	}
	whole := wholeChange("whole")
	p.applies(whole) // nothing of the others stands in its way
	p.caseIs(whole.Cases[0])
	p.lineIs(almaty, 5, 1, 0)
	p.lineIs(later, 5, 0, 1)
	p.holderIs(someone, "c1")
	p.holderIs("theirs", "")
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
	p.applies(opening("old", newCase("old")))
	change := changeOf("act")
	for i := range count {
		c := newCase(fmt.Sprintf("c%03d", i))
		one := opening("", c)
		change.Cases, change.Events = append(change.Cases, c), append(change.Events, one.Events...)
		change.Moves = append(change.Moves, allocation.Grant(almaty, 1), allocation.Grant(astana, 1))
		change.Take = append(change.Take, registry.ClaimEntry{Claim: registry.Claim(c.ID), Case: c.ID})
		change.Messages = append(change.Messages, messageOf(c.ID, 1))
	}
	broken := change
	broken.Command, broken.Cases = "broken act", append(slices.Clone(change.Cases), newCase("old"))
	p.refuses(broken, registry.ErrConflict)
	for i := count; i < 3*count; i++ { // several of a case
		id := fmt.Sprintf("c%03d", i%count)
		change.Take = append(change.Take, registry.ClaimEntry{Claim: registry.Claim(fmt.Sprintf("claim %d", i)), Case: id})
		change.Messages = append(change.Messages, messageOf(id, int64(i)))
	}
	messages := slices.Clone(change.Messages)
	p.applies(change)
	p.outboxIs(messages)
	for i := count; i < len(change.Take) && len(p.failures) == 0; i += 31 {
		p.holderIs(change.Take[i].Claim, change.Take[i].Case)
	}
	last := change.Take[len(change.Take)-1]
	p.holderIs(last.Claim, last.Case)
	for i, c := range change.Cases {
		p.caseIs(c)
		p.eventsAre(c.ID, 0, many, change.Events[i])
		p.holderIs(change.Take[i].Claim, c.ID)
		if len(p.failures) > 0 {
			return // one is enough
		}
	}
	p.lineIs(almaty, count, 0, 0)
	p.lineIs(astana, count, 0, 0)
	p.dueIs(registry.DueQuery{By: today}, append(idsOf(change.Cases), "old")...)
}
