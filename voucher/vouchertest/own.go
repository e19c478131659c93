package vouchertest

import (
	"slices"

	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// The functions below copy a record so that it shares no memory that anybody
// can write to. Numbers, decimals among them, are never written to.

func ownCase(c voucher.Case) voucher.Case {
	c.Application = ownApplication(c.Application)
	c.Sheets = slices.Clone(c.Sheets)
	if c.Service != nil {
		service := *c.Service
		service.Act = ownAct(service.Act)
		c.Service = &service
	}
	return c
}

// ownNext is ownCase of a case that takes the place of another, which is the
// store's own: a list that is the same in both is kept.
func ownNext(c, was *voucher.Case) voucher.Case {
	a := &was.Application
	if !slices.Equal(c.Application.Documents, a.Documents) || !slices.Equal(c.Application.Skills, a.Skills) {
		return ownCase(*c)
	}
	next := *c
	next.Application.Documents, next.Application.Skills = nil, nil
	next = ownCase(next)
	next.Application.Documents, next.Application.Skills = a.Documents, a.Skills
	return next
}

func ownApplication(a eligibility.Application) eligibility.Application {
	a.Documents = slices.Clone(a.Documents)
	a.Skills = slices.Clone(a.Skills)
	return a
}

func ownAct(a settlement.Act) settlement.Act {
	a.Lines = slices.Clone(a.Lines)
	a.Persons = slices.Clone(a.Persons)
	return a
}

func ownEvent(e voucher.Event) voucher.Event {
	e.Command = ownCommand(e.Command)
	e.Reasons = ownReasons(e.Reasons)
	return e
}

func ownCommand(c voucher.Command) voucher.Command {
	if c.Application != nil {
		application := ownApplication(*c.Application)
		c.Application = &application
	}
	if c.Facts != nil {
		facts := *c.Facts
		facts.Signature.Signers = slices.Clone(facts.Signature.Signers)
		c.Facts = &facts
	}
	if c.Act != nil {
		act := ownAct(*c.Act)
		c.Act = &act
	}
	c.Sheet, c.Procedure, c.Protocol = ownPlain(c.Sheet), ownPlain(c.Procedure), ownPlain(c.Protocol)
	c.Supplement = ownPlain(c.Supplement)
	return c
}

// ownPlain copies what a pointer to a value without lists points to.
func ownPlain[T voucher.SickSheet | settlement.Procedure | voucher.Protocol | voucher.Supplement](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

func ownReply(r voucher.Reply) voucher.Reply {
	r.Reasons = ownReasons(r.Reasons)
	return r
}

func ownReasons(list []voucher.Reason) []voucher.Reason {
	list = slices.Clone(list)
	for i := range list {
		list[i].Missing = slices.Clone(list[i].Missing)
	}
	return list
}
