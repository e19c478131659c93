package voucher

import (
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// digestOf is the digest of a command.
func digestOf(c *Command) Digest {
	var buffer [bufferLen]byte
	f := form{buffer[:0]}
	f.text(1, "tanu.command/v1")
	f.command(c)
	return f.sum256()
}

// digestOfAll is the digest of several commands that are carried out together.
func digestOfAll(commands []Command) Digest {
	f := form{make([]byte, 0, 40*len(commands))}
	f.text(1, "tanu.commands/v1")
	for i := range commands {
		f.digest(2, digestOf(&commands[i]))
	}
	return f.sum256()
}

// digestOfMoves is the digest of a grant.
func digestOfMoves(moves []allocation.Move) Digest {
	var buffer [bufferLen]byte
	f := form{buffer[:0]}
	f.text(1, "tanu.moves/v1")
	for _, m := range moves {
		f.open(2)
		f.text(1, string(m.Key.Region))
		f.number(2, int64(m.Key.Year))
		f.number(3, m.Granted)
		f.number(4, m.Held)
		f.number(5, m.Issued)
		f.end()
	}
	return f.sum256()
}

// digest is the digest of an event, over everything in it but that. Its command
// goes in as the command's own digest.
func (e *Event) digest(command Digest) Digest {
	var buffer [bufferLen]byte
	f := form{buffer[:0]}
	f.text(1, "tanu.event/v1")
	f.text(2, e.Case)
	f.number(3, e.Seq)
	f.digest(4, command)
	f.text(5, string(e.From))
	f.text(6, string(e.To))
	f.text(7, string(e.Edition))
	f.text(8, string(e.Clause))
	f.day(9, e.Due)
	f.number(10, int64(e.LateBy))
	f.text(11, string(e.Verdict))
	for i := range e.Reasons {
		f.reason(12, &e.Reasons[i])
	}
	f.digest(13, e.Before)
	return f.sum256()
}

func (f *form) reason(n byte, r *Reason) {
	f.open(n)
	f.text(1, r.Code)
	f.text(2, string(r.Clause))
	f.text(3, string(r.Verdict))
	for _, name := range r.Missing {
		f.item(4, name)
	}
	f.text(5, r.Text.KK)
	f.text(6, r.Text.RU)
	f.text(7, r.Text.EN)
	f.end()
}

func (f *form) command(c *Command) {
	f.text(2, c.ID)
	f.text(3, c.Case)
	f.text(4, string(c.Action))
	at := f.open(5)
	f.text(1, string(c.Actor.Role))
	f.text(2, c.Actor.Person.Digits())
	f.text(3, c.Actor.Centre.Digits())
	f.text(4, string(c.Actor.Region))
	f.shut(at)
	f.day(6, c.Day)
	if c.Application != nil {
		f.application(7, c.Application)
	}
	if c.Facts != nil {
		f.facts(8, c.Facts)
	}
	if s := c.Sheet; s != nil {
		f.open(9)
		f.day(1, s.From)
		f.day(2, s.To)
		f.day(3, s.Received)
		f.end()
	}
	if p := c.Procedure; p != nil {
		f.open(10)
		f.day(1, p.Held)
		f.text(2, string(p.Place))
		f.end()
	}
	if p := c.Protocol; p != nil {
		f.open(11)
		f.text(1, p.Number)
		f.day(2, p.Signed)
		f.text(3, string(p.Passed))
		f.end()
	}
	if c.Act != nil {
		f.act(12, c.Act)
	}
	at = f.open(13)
	f.text(1, string(c.Signature.Verified))
	f.text(2, string(c.Signature.Entitled))
	f.shut(at)
	f.text(14, c.Reason)
	f.text(15, string(c.OtherCase))
}

func (f *form) application(n byte, a *eligibility.Application) {
	f.open(n)
	f.text(1, string(a.Region))
	f.text(2, a.Name)
	f.text(3, a.IIN.Digits())
	f.text(4, a.Level)
	f.text(5, a.Profession.Code)
	f.text(6, a.Profession.Name)
	f.text(7, string(a.Consent))
	f.text(8, a.Education.Organisation)
	f.text(9, a.Education.Direction)
	f.day(10, a.Education.Completed)
	for i := range a.Documents {
		d := &a.Documents[i]
		f.open(11)
		f.text(1, string(d.Kind))
		f.text(2, d.Name)
		f.text(3, d.Reference)
		f.text(4, string(d.Marked))
		f.end()
	}
	for _, skill := range a.Skills {
		f.item(12, skill)
	}
	f.text(13, a.Account.Digits())
	f.text(14, string(a.Residence.Region))
	f.text(15, a.Residence.Address)
	f.text(16, string(a.Warned))
	f.text(17, a.Centre.BIN.Digits())
	f.text(18, a.Centre.Name)
	f.text(19, a.Phone)
	f.text(20, a.Email)
	f.day(21, a.Signed)
	f.end()
}

func (f *form) facts(n byte, a *eligibility.Facts) {
	f.open(n)
	f.text(1, string(a.RegisteredUnemployed))
	f.text(2, string(a.VoucherAvailable))
	f.text(3, string(a.VoucherThisYear))
	f.number(4, int64(a.VoucherYear))
	f.text(5, string(a.VoucherLapsed))
	f.text(6, string(a.Signature.Outcome))
	for _, s := range a.Signature.Signers {
		f.open(7)
		f.text(1, s.IIN.Digits())
		f.text(2, s.BIN.Digits())
		f.end()
	}
	f.digest(8, a.Signature.Content)
	f.moment(9, a.Signature.Signed)
	f.moment(10, a.Signature.Judged)
	f.digest(11, a.Content)
	f.text(12, string(a.ProfessionInRegister))
	f.text(13, string(a.CentreListed))
	f.text(14, string(a.CentreAccredited))
	f.text(15, string(a.EducationRequired))
	f.text(16, string(a.WorkRequired))
	f.text(17, string(a.EducationMet))
	f.text(18, string(a.QualificationMet))
	f.text(19, string(a.Profile))
	f.end()
}

func (f *form) act(n byte, a *settlement.Act) {
	f.open(n)
	f.text(1, a.Number)
	f.day(2, a.Date)
	f.party(3, &a.Customer)
	f.party(4, &a.Executor)
	for i := range a.Lines {
		f.line(5, &a.Lines[i])
	}
	f.sum(6, a.TotalQuantity)
	f.sum(7, a.Total)
	for i := range a.Persons {
		f.person(8, &a.Persons[i])
	}
	f.text(9, a.Protocol.Number)
	f.day(10, a.Protocol.Signed)
	f.yes(11, a.Protocol.Attached)
	f.text(12, a.HandedOver.Position)
	f.text(13, a.HandedOver.Name)
	f.text(14, a.AcceptedBy.Position)
	f.text(15, a.AcceptedBy.Name)
	f.day(16, a.Sent)
	f.day(17, a.Received)
	f.day(18, a.Accepted)
	f.end()
}

func (f *form) party(n byte, p *settlement.Party) {
	at := f.open(n)
	f.text(1, p.BIN.Digits())
	f.text(2, p.Name)
	f.text(3, p.Address)
	f.text(4, p.Contacts)
	f.text(5, p.Account.Digits())
	f.shut(at)
}

func (f *form) line(n byte, l *settlement.Line) {
	f.open(n)
	f.text(1, l.VoucherID)
	f.text(2, l.Service)
	f.day(3, l.Date)
	f.text(4, l.Unit)
	f.sum(5, l.Quantity)
	f.sum(6, l.Price)
	f.sum(7, l.Cost)
	f.end()
}

func (f *form) person(n byte, p *settlement.Person) {
	f.open(n)
	f.text(1, p.Name)
	f.text(2, p.IIN.Digits())
	f.text(3, p.VoucherID)
	f.text(4, string(p.Passed))
	f.day(5, p.Held)
	f.text(6, string(p.Place))
	f.end()
}
