package settlement

import "github.com/biliktilik/tanu"

// quickReader reads the documents that are written here and by stores that keep
// them: fields in any order, each once, texts without escapes. Whatever else it
// meets, right or wrong, it stops at: the document is then read the careful way.
type quickReader struct {
	s    string
	i    int
	stop bool
}

// quickAct is the act of a document that a quickReader can read whole. What it
// holds Validate has yet to look at.
func quickAct(data []byte) (a Act, ok bool) {
	r := quickReader{s: string(data)}
	format := ""
	r.object(func(name string) field {
		switch name {
		case "format":
			format = r.text()
			return 1
		case "number":
			a.Number = r.kept()
			return 2
		case "date":
			a.Date = read(&r, tanu.ParseDate)
			return 3
		case "customer":
			r.party(&a.Customer)
			return 4
		case "executor":
			r.party(&a.Executor)
			return 5
		case "lines":
			a.Lines = list(&r, (*quickReader).line)
			return 6
		case "totalQuantity":
			a.TotalQuantity = r.number()
			return 7
		case "total":
			a.Total = r.number()
			return 8
		case "persons":
			a.Persons = list(&r, (*quickReader).person)
			return 9
		case "protocol":
			r.protocol(&a.Protocol)
			return 10
		case "handedOver":
			r.signatory(&a.HandedOver)
			return 11
		case "acceptedBy":
			r.signatory(&a.AcceptedBy)
			return 12
		case "sent":
			a.Sent = read(&r, tanu.ParseDate)
			return 13
		case "received":
			a.Received = read(&r, tanu.ParseDate)
			return 14
		case "accepted":
			a.Accepted = read(&r, tanu.ParseDate)
			return 15
		}
		return unknown
	})
	if a.Lines == nil {
		a.Lines = []Line{}
	}
	r.space()
	return a, !r.stop && r.i == len(r.s) && format == ActFormat
}

func (r *quickReader) party(p *Party) {
	r.object(func(name string) field {
		switch name {
		case "bin":
			p.BIN = read(r, tanu.ParseBIN)
			return 1
		case "name":
			p.Name = r.kept()
			return 2
		case "address":
			p.Address = r.kept()
			return 3
		case "contacts":
			p.Contacts = r.kept()
			return 4
		case "account":
			p.Account = read(r, tanu.ParseAccount)
			return 5
		}
		return unknown
	})
}

func (r *quickReader) line(l *Line) {
	r.object(func(name string) field {
		switch name {
		case "voucherId":
			l.VoucherID = r.kept()
			return 1
		case "service":
			l.Service = r.kept()
			return 2
		case "date":
			l.Date = read(r, tanu.ParseDate)
			return 3
		case "unit":
			l.Unit = r.kept()
			return 4
		case "quantity":
			l.Quantity = r.number()
			return 5
		case "price":
			l.Price = r.number()
			return 6
		case "cost":
			l.Cost = r.number()
			return 7
		}
		return unknown
	})
}

func (r *quickReader) person(p *Person) {
	r.object(func(name string) field {
		switch name {
		case "name":
			p.Name = r.kept()
			return 1
		case "iin":
			p.IIN = read(r, tanu.ParseIIN)
			return 2
		case "voucherId":
			p.VoucherID = r.kept()
			return 3
		case "passed":
			p.Passed = read(r, tanu.ParseAnswer)
			return 4
		case "held":
			p.Held = read(r, tanu.ParseDate)
			return 5
		case "place":
			p.Place = read(r, tanu.ParseRegion)
			return 6
		}
		return unknown
	})
}

func (r *quickReader) protocol(p *Protocol) {
	r.object(func(name string) field {
		switch name {
		case "number":
			p.Number = r.kept()
			return 1
		case "signed":
			p.Signed = read(r, tanu.ParseDate)
			return 2
		case "attached":
			p.Attached = r.yes()
			return 3
		}
		return unknown
	})
}

func (r *quickReader) signatory(s *Signatory) {
	r.object(func(name string) field {
		switch name {
		case "position":
			s.Position = r.kept()
			return 1
		case "name":
			s.Name = r.kept()
			return 2
		}
		return unknown
	})
}
