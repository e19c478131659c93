package vouchertest

import (
	"reflect"

	"github.com/biliktilik/tanu/voucher"
)

func passedIn(p *proof) {
	full := func() voucher.Change {
		change := write("full")
		change.Cases = []voucher.Case{fullCase("c1")}
		change.Events = []voucher.Event{fullEvent("c1")}
		change.Take = taking("", someone, "c1").Take
		change.Messages = []voucher.Message{messageOf("c1", 1)}
		change.Reply = fullReply("full")
		return change
	}
	change := full()
	change.Moves = granting("", 1, almaty).Moves
	p.does(change)
	scribble(reflect.ValueOf(&change))
	p.shows(full())
	p.holder(someone, "c1")
	p.line(almaty, 1, 0, 0)
}

func gotBack(p *proof) {
	change := write("full")
	change.Cases = []voucher.Case{fullCase("c1")}
	change.Events = []voucher.Event{fullEvent("c1")}
	change.Messages = []voucher.Message{messageOf("c1", 1)}
	change.Reply = fullReply("full")
	reply, _, err := p.Store.Commit(p.ctx, change)
	if !p.fine(err, "full change") {
		return
	}
	scribble(reflect.ValueOf(&reply))
	change.Reply = fullReply("full")
	reply, _, err = p.Store.Commit(p.ctx, change)
	p.fine(err, "full change repeated")
	scribble(reflect.ValueOf(&reply))

	c, err := p.Store.Case(p.ctx, "c1")
	p.fine(err, "case")
	scribble(reflect.ValueOf(&c))
	events, err := p.Store.Events(p.ctx, "c1", 0, many)
	p.fine(err, "events")
	scribble(reflect.ValueOf(&events))
	due, err := p.Store.Due(p.ctx, voucher.Query{By: farDay}, voucher.Cursor{}, many)
	p.fine(err, "due")
	scribble(reflect.ValueOf(&due))
	if p.Messages != nil {
		messages, err := p.Messages(p.ctx)
		p.fine(err, "outbox")
		scribble(reflect.ValueOf(&messages))
	}
	change.Cases, change.Events = []voucher.Case{fullCase("c1")}, []voucher.Event{fullEvent("c1")}
	change.Messages, change.Reply = []voucher.Message{messageOf("c1", 1)}, fullReply("full")
	p.shows(change)
}

// shows notes what does not read as the only change wrote it.
func (p *proof) shows(change voucher.Change) {
	p.kept(change.Cases[0])
	p.events("c1", 0, many, change.Events...)
	due, err := p.Store.Due(p.ctx, voucher.Query{By: farDay}, voucher.Cursor{}, many)
	if p.fine(err, "due") {
		p.same(due, change.Cases, "due")
	}
	p.repeats(change, change.Reply)
	if p.Messages != nil {
		messages, err := p.Messages(p.ctx)
		if p.fine(err, "outbox") {
			p.same(messages, change.Messages, "outbox")
		}
	}
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
