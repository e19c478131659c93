package vouchertest

import (
	"reflect"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func passedIn(p *proof) {
	change := everyPart("c1")
	p.does(change)
	scribble(reflect.ValueOf(&change))
	want := []registry.Change{everyPart("c1")}
	if batcher, ok := p.Store.(registry.Batcher); ok {
		changes := []registry.Change{everyPart("c2"), everyPart("c3")}
		_, err := batcher.CommitAll(p.ctx, changes)
		p.fine(err, "batch")
		scribble(reflect.ValueOf(&changes))
		want = append(want, everyPart("c2"), everyPart("c3"))
	}
	p.shows(want...)
	for _, change := range want {
		p.holder(change.Take[0].Claim, change.Take[0].Case)
	}
	p.line(almaty, int64(len(want)), 0, 0)
}

// everyPart is a change in which everything is set, on a case that it makes.
func everyPart(id string) registry.Change {
	change := write("full " + id)
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
		p.fine(err, "full change")
		scribble(reflect.ValueOf(&reply))
	}
	c, err := p.Store.Case(p.ctx, "c1")
	p.fine(err, "case")
	scribble(reflect.ValueOf(&c))
	events, err := p.Store.Events(p.ctx, "c1", 0, many)
	p.fine(err, "events")
	scribble(reflect.ValueOf(&events))
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	p.fine(err, "due")
	scribble(reflect.ValueOf(&due))
	if p.Messages != nil {
		messages, err := p.Messages(p.ctx)
		p.fine(err, "outbox")
		scribble(reflect.ValueOf(&messages))
	}
	if batcher, ok := p.Store.(registry.Batcher); ok {
		p.gotBackOfMany(batcher)
	}
	p.shows(everyPart("c1"))
}

// gotBackOfMany is gotBack for what a batch gives.
func (p *proof) gotBackOfMany(batcher registry.Batcher) {
	cases, err := batcher.Cases(p.ctx, []string{"c1"})
	p.fine(err, "many cases")
	for _, c := range cases {
		scribble(reflect.ValueOf(&c))
	}
	done, err := batcher.CommitAll(p.ctx, []registry.Change{everyPart("c1"), everyPart("c1")})
	p.fine(err, "batch")
	for i := range done {
		scribble(reflect.ValueOf(&done[i].Reply))
	}
}

// shows notes what does not read as the only changes wrote it.
func (p *proof) shows(changes ...registry.Change) {
	var cases []voucher.Case
	var messages []voucher.Message
	for _, change := range changes {
		p.kept(change.Cases[0])
		p.events(change.Cases[0].ID, 0, many, change.Events...)
		p.repeats(change, change.Reply)
		cases, messages = append(cases, change.Cases...), append(messages, change.Messages...)
	}
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	if p.fine(err, "due") {
		p.same(due, cases, "due")
	}
	p.sent(messages)
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
