package vouchertest

import (
	"slices"

	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// The functions below give a record lists and values of its own in the place of
// those that it leads to, so that it shares no memory that anybody can write to.
// Numbers, decimals among them, are never written to.

func ownCase(c *voucher.Case) {
	ownApplication(&c.Application)
	c.Sheets = slices.Clone(c.Sheets)
	c.Service = ownService(c.Service)
}

// ownNext puts a copy of a case's next version in the place of the one before,
// which is the store's own: a list that is the same in both stays.
func ownNext(c, next *voucher.Case) {
	documents, skills, sheets := c.Application.Documents, c.Application.Skills, c.Sheets
	*c = *next
	c.Application.Documents = ownUnlessSame(documents, c.Application.Documents)
	c.Application.Skills = ownUnlessSame(skills, c.Application.Skills)
	c.Sheets = ownUnlessSame(sheets, c.Sheets)
	c.Service = ownService(c.Service)
}

func ownUnlessSame[T comparable](own, list []T) []T {
	if slices.Equal(own, list) {
		return own
	}
	return slices.Clone(list)
}

func ownApplication(a *eligibility.Application) {
	a.Documents = slices.Clone(a.Documents)
	a.Skills = slices.Clone(a.Skills)
}

func ownService(s *voucher.Service) *voucher.Service {
	if s = ownPlain(s); s != nil {
		ownAct(&s.Act)
	}
	return s
}

func ownAct(a *settlement.Act) {
	a.Lines = slices.Clone(a.Lines)
	a.Persons = slices.Clone(a.Persons)
}

func ownEvent(e *voucher.Event) {
	ownCommand(&e.Command)
	ownReasons(&e.Reasons)
}

func ownCommand(c *voucher.Command) {
	c.Sheet, c.Procedure, c.Protocol = ownPlain(c.Sheet), ownPlain(c.Procedure), ownPlain(c.Protocol)
	c.Supplement = ownPlain(c.Supplement)
	if c.Application = ownPlain(c.Application); c.Application != nil {
		ownApplication(c.Application)
	}
	if c.Facts = ownPlain(c.Facts); c.Facts != nil {
		c.Facts.Signature.Signers = slices.Clone(c.Facts.Signature.Signers)
	}
	if c.Act = ownPlain(c.Act); c.Act != nil {
		ownAct(c.Act)
	}
}

// ownPlain copies what a pointer points to, and nothing that leads on from
// there.
func ownPlain[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

func ownReply(r *registry.Reply) { ownReasons(&r.Reasons) }

func ownReasons(list *[]voucher.Reason) {
	*list = slices.Clone(*list)
	for i := range *list {
		r := &(*list)[i]
		r.Missing = slices.Clone(r.Missing)
	}
}
