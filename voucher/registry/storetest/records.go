package storetest

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func exactCase(p *proof) {
	c := fullCase("c1")
	p.applies(opening("open", c))
	p.caseIs(c)
	c.Version, c.Sheets, c.Service = 2, nil, nil // and what is taken out is gone
	p.applies(opening("less", c))
	p.caseIs(c)
	bare := voucher.Case{ID: "bare", Version: 1}
	p.applies(opening("bare", bare))
	p.caseIs(bare)
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	if p.succeeds(err, "due") && len(due) == 1 {
		p.same(due[0], c, "case given by Due")
	}
}

func exactEvent(p *proof) {
	change := changeOf("event")
	change.Events = []voucher.Event{fullEvent("c1"), {Case: "c1", Seq: 2}}
	p.applies(change)
	p.eventsAre("c1", 0, many, change.Events...)
}

func exactReply(p *proof) {
	change := opening("reply", newCase(fullReply("reply").Case))
	change.Reply = fullReply("reply")
	p.applies(change)
	p.replays(change, fullReply("reply")) // and nothing of the case as it stands
}

// lookalikes are ids that a collation, a fixed width, a number or a pattern may
// hold to be the same, or may not hold at all.
func lookalikes() []string {
	long := strings.Repeat("0123456789abcdef", 16)[:254]
	return []string{
		"case-1", "Case-1", "CASE-1", "case-1 ", " case-1", "case-1\t", "case-01", "case_1", "case%1", "case-1\n",
		"1", "01", "1.0", "1e0", "+1", "0x1", "true", "null", "NULL", "default",
		"Ә", "ә", "А", "A", "е", "ё", "é", "e\u0301", "e", "ß", "ss", "I", "İ", "ı", "i", "ﬁ", "fi", "😀", "😁",
		"'", "''", `"`, `\`, `\\`, "`", ";--", "$1", "?", ":id", "{}", "a/b", "a/b/", "a|b", "a\x01b",
		"../a", "ab\u200bc", "abc",
		long + "x", long + "y", long,
	}
}

func exactIDs(p *proof) {
	ids := lookalikes()
	for i, id := range ids {
		c := newCase(id)
		c.Profile, c.Filed = "", today.AddDays(i)
		change := opening(id, c)
		change.Take = []registry.ClaimEntry{{Claim: registry.Claim(id), Case: id}}
		change.Reply.Version = int64(i)
		p.applies(change)
	}
	for i, id := range ids {
		c := newCase(id)
		c.Filed = today.AddDays(i)
		p.caseIs(c)
		p.eventsAre(id, 0, many, eventOf(id, 1))
		p.holderIs(registry.Claim(id), id)
		again := changeOf(id)
		again.Reply.Version = int64(i)
		p.replays(changeOf(id), again.Reply)
	}
	if batcher, ok := p.Store.(registry.Batcher); ok {
		p.exactBatches(batcher, ids)
	}
	if len(p.failures) > 9 {
		p.failures = append(p.failures[:9], fmt.Errorf("and %d more", len(p.failures)-9))
	}
}

// exactBatches reads all of the ids at once, and then every second one, whose
// neighbours are not to come with them.
func (p *proof) exactBatches(batcher registry.Batcher, ids []string) {
	var second []string
	for i := 0; i < len(ids); i += 2 {
		second = append(second, ids[i])
	}
	for _, asked := range [][]string{ids, second} {
		claims := make([]registry.Claim, len(asked))
		for i, id := range asked {
			claims[i] = registry.Claim(id)
		}
		cases, err := batcher.Cases(p.ctx, asked)
		p.succeeds(err, "many cases")
		holders, err := batcher.Holders(p.ctx, claims)
		p.succeeds(err, "many claims")
		if len(cases) != len(asked) || len(holders) != len(asked) {
			p.failf("of %d ids asked for at once, got %d cases and %d holders", len(asked), len(cases), len(holders))
		}
		for _, id := range asked {
			if cases[id].ID != id || holders[registry.Claim(id)] != id {
				p.failf("asked for many at once: case %q came as %q, its claim is with %q",
					id, cases[id].ID, holders[registry.Claim(id)])
			}
		}
	}
}

func passedIn(p *proof) {
	change := everyPart("c1")
	p.applies(change)
	scribble(reflect.ValueOf(&change))
	want := []registry.Change{everyPart("c1")}
	if batcher, ok := p.Store.(registry.Batcher); ok {
		changes := []registry.Change{everyPart("c2"), everyPart("c3")}
		_, err := batcher.CommitAll(p.ctx, changes)
		p.succeeds(err, "batch")
		scribble(reflect.ValueOf(&changes))
		want = append(want, everyPart("c2"), everyPart("c3"))
	}
	p.readsAs(want...)
	for _, change := range want {
		p.holderIs(change.Take[0].Claim, change.Take[0].Case)
	}
	p.lineIs(almaty, int64(len(want)), 0, 0)
}

// everyPart is a change in which everything is set, on a case that it makes.
func everyPart(id string) registry.Change {
	change := changeOf("full " + id)
	change.Cases = []voucher.Case{fullCase(id)}
	change.Events = []voucher.Event{fullEvent(id)}
	change.Moves = granting("", 1, almaty).Moves
	change.Take = taking("", registry.Claim("claim of "+id), id).Take
	change.Messages = []voucher.Message{messageOf(id, 1)}
	change.Reply = fullReply("full " + id)
	return change
}

func gotBack(p *proof) {
	for range 2 { // the second reply is the stored one
		reply, _, err := p.Store.Commit(p.ctx, everyPart("c1"))
		p.succeeds(err, "full change")
		scribble(reflect.ValueOf(&reply))
	}
	c, err := p.Store.Case(p.ctx, "c1")
	p.succeeds(err, "case")
	scribble(reflect.ValueOf(&c))
	events, err := p.Store.Events(p.ctx, "c1", 0, many)
	p.succeeds(err, "events")
	scribble(reflect.ValueOf(&events))
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	p.succeeds(err, "due")
	scribble(reflect.ValueOf(&due))
	if p.Messages != nil {
		messages, err := p.Messages(p.ctx)
		p.succeeds(err, "outbox")
		scribble(reflect.ValueOf(&messages))
	}
	if batcher, ok := p.Store.(registry.Batcher); ok {
		p.gotBackOfMany(batcher)
	}
	p.readsAs(everyPart("c1"))
}

// gotBackOfMany is gotBack for what a batch gives.
func (p *proof) gotBackOfMany(batcher registry.Batcher) {
	cases, err := batcher.Cases(p.ctx, []string{"c1"})
	p.succeeds(err, "many cases")
	for _, c := range cases {
		scribble(reflect.ValueOf(&c))
	}
	done, err := batcher.CommitAll(p.ctx, []registry.Change{everyPart("c1"), everyPart("c1")})
	p.succeeds(err, "batch")
	for i := range done {
		scribble(reflect.ValueOf(&done[i].Reply))
	}
}

// readsAs notes what does not read as the only changes wrote it.
func (p *proof) readsAs(changes ...registry.Change) {
	var cases []voucher.Case
	var messages []voucher.Message
	for _, change := range changes {
		p.caseIs(change.Cases[0])
		p.eventsAre(change.Cases[0].ID, 0, many, change.Events...)
		p.replays(change, change.Reply)
		cases, messages = append(cases, change.Cases...), append(messages, change.Messages...)
	}
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	if p.succeeds(err, "due") {
		p.same(due, cases, "due")
	}
	p.outboxIs(messages)
}

// scribble wipes whatever can be reached through the pointers and lists of a
// value.
func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			wipe(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			wipe(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scribble(v.Field(i))
			}
		}
	}
}

// wipe scribbles over what the place leads to, and then empties the place.
func wipe(place reflect.Value) {
	scribble(place)
	if place.CanSet() {
		place.SetZero()
	}
}

func reopened(p *proof) {
	if p.Reopen == nil {
		p.skipped = "the store does not say how it is opened again"
		return
	}
	grant := granting("grant", 2, almaty)
	change := changeOf("full")
	change.Cases, change.Events = []voucher.Case{fullCase("c1")}, []voucher.Event{fullEvent("c1")}
	change.Take = taking("", someone, "c1").Take
	change.Moves = []allocation.Move{allocation.Hold(almaty)}
	change.Messages = []voucher.Message{messageOf("c1", 1)}
	change.Reply = fullReply("full")
	p.applies(grant, change)
	before := p.snapshot(change)
	store, err := p.Reopen(p.ctx)
	if !p.succeeds(err, "open again") {
		return
	}
	p.Store, p.Second = store, nil
	p.unchanged(before, p.snapshot(change), "opened again")
	p.replays(change, fullReply("full"))
	p.replays(grant, grant.Reply)
	p.lineIs(almaty, 2, 1, 0)
	p.refuses(opening("open again", newCase("c1")), registry.ErrConflict)
	p.refuses(taking("take", someone, "c2"), registry.ErrClaimed)
	another := opening("open another", newCase("c2"))
	another.Messages = []voucher.Message{messageOf("c2", 1)}
	p.applies(another)
	if p.Messages != nil {
		p.outboxIs([]voucher.Message{messageOf("c1", 1), messageOf("c2", 1)})
	}
}

func twoHandles(p *proof) {
	if p.Second == nil {
		p.skipped = "the store does not say how it is opened twice"
		return
	}
	second, err := p.Second(p.ctx)
	if !p.succeeds(err, "open a second time") {
		return
	}
	first := p.Store
	for i, handles := range [][2]registry.Store{{first, second}, {second, first}} {
		name := []string{"by the first", "by the second"}[i]
		change := opening(name, newCase(name))
		change.Moves = granting("", 1, later).Moves
		change.Take = taking("", registry.Claim(name), name).Take
		p.Store = handles[0]
		p.lineIs(later, int64(i), 0, 0) // what the other granted
		p.applies(change)
		before := p.snapshot(change)
		p.Store = handles[1]
		p.unchanged(before, p.snapshot(change), "read through the other handle")
		p.replays(change, change.Reply)
	}
	p.Store, p.other = first, second
	for _, many := range []func(*proof){manyReplays, manyClaimants, manyCreators, manyTakers} {
		many(p)
	}
	if p.Messages != nil {
		manySenders(p)
	}
}
