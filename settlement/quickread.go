package settlement

import "github.com/biliktilik/tanu"

// quickAct is the act of a document that a quickReader can read whole. What it
// holds Validate has yet to look at.
func quickAct(data []byte) (Act, bool) {
	r := quickReader{s: string(data)}
	var d document
	object(&r, &d, documentMembers)
	r.space()
	if d.act.Lines == nil {
		d.act.Lines = []Line{}
	}
	return d.act, !r.stop && r.i == len(r.s) && d.format == ActFormat
}

type document struct {
	format string
	act    Act
}

// The fields of a document, in the order in which they are written.
var documentMembers = []member[document]{
	{"format", func(r *quickReader, d *document) { d.format = r.text() }},
	{"number", func(r *quickReader, d *document) { d.act.Number = r.kept() }},
	{"date", func(r *quickReader, d *document) { d.act.Date = parsed(r, tanu.ParseDate) }},
	{"customer", func(r *quickReader, d *document) { object(r, &d.act.Customer, partyMembers) }},
	{"executor", func(r *quickReader, d *document) { object(r, &d.act.Executor, partyMembers) }},
	{"persons", func(r *quickReader, d *document) { d.act.Persons = list(r, personMembers) }},
	{"protocol", func(r *quickReader, d *document) { object(r, &d.act.Protocol, protocolMembers) }},
	{"handedOver", func(r *quickReader, d *document) { object(r, &d.act.HandedOver, signatoryMembers) }},
	{"acceptedBy", func(r *quickReader, d *document) { object(r, &d.act.AcceptedBy, signatoryMembers) }},
	{"sent", func(r *quickReader, d *document) { d.act.Sent = parsed(r, tanu.ParseDate) }},
	{"received", func(r *quickReader, d *document) { d.act.Received = parsed(r, tanu.ParseDate) }},
	{"accepted", func(r *quickReader, d *document) { d.act.Accepted = parsed(r, tanu.ParseDate) }},
	{"lines", func(r *quickReader, d *document) { d.act.Lines = list(r, lineMembers) }},
	{"totalQuantity", func(r *quickReader, d *document) { d.act.TotalQuantity = r.number() }},
	{"total", func(r *quickReader, d *document) { d.act.Total = r.number() }},
}

var partyMembers = []member[Party]{
	{"bin", func(r *quickReader, p *Party) { p.BIN = parsed(r, tanu.ParseBIN) }},
	{"name", func(r *quickReader, p *Party) { p.Name = r.kept() }},
	{"address", func(r *quickReader, p *Party) { p.Address = r.kept() }},
	{"contacts", func(r *quickReader, p *Party) { p.Contacts = r.kept() }},
	{"account", func(r *quickReader, p *Party) { p.Account = parsed(r, tanu.ParseAccount) }},
}

var personMembers = []member[Person]{
	{"name", func(r *quickReader, p *Person) { p.Name = r.kept() }},
	{"iin", func(r *quickReader, p *Person) { p.IIN = parsed(r, tanu.ParseIIN) }},
	{"voucherId", func(r *quickReader, p *Person) { p.VoucherID = r.kept() }},
	{"passed", func(r *quickReader, p *Person) { p.Passed = parsed(r, tanu.ParseAnswer) }},
	{"held", func(r *quickReader, p *Person) { p.Held = parsed(r, tanu.ParseDate) }},
	{"place", func(r *quickReader, p *Person) { p.Place = parsed(r, tanu.ParseRegion) }},
}

var protocolMembers = []member[Protocol]{
	{"number", func(r *quickReader, p *Protocol) { p.Number = r.kept() }},
	{"signed", func(r *quickReader, p *Protocol) { p.Signed = parsed(r, tanu.ParseDate) }},
	{"attached", func(r *quickReader, p *Protocol) { p.Attached = r.yes() }},
}

var signatoryMembers = []member[Signatory]{
	{"position", func(r *quickReader, s *Signatory) { s.Position = r.kept() }},
	{"name", func(r *quickReader, s *Signatory) { s.Name = r.kept() }},
}

var lineMembers = []member[Line]{
	{"voucherId", func(r *quickReader, l *Line) { l.VoucherID = r.kept() }},
	{"service", func(r *quickReader, l *Line) { l.Service = r.kept() }},
	{"date", func(r *quickReader, l *Line) { l.Date = parsed(r, tanu.ParseDate) }},
	{"unit", func(r *quickReader, l *Line) { l.Unit = r.kept() }},
	{"quantity", func(r *quickReader, l *Line) { l.Quantity = r.number() }},
	{"price", func(r *quickReader, l *Line) { l.Price = r.number() }},
	{"cost", func(r *quickReader, l *Line) { l.Cost = r.number() }},
}
