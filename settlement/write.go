package settlement

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// MarshalJSON writes the act as a document of ActFormat, its sums as texts. An
// act that Validate refuses is not written.
func (a Act) MarshalJSON() ([]byte, error) {
	if err := a.validate(); err != nil {
		return nil, err
	}
	const head, perLine = 1536, 512 // bytes that are enough for nearly every act
	w := writer{make([]byte, 0, head+perLine*len(a.Lines))}
	w.act(&a)
	return w.b, nil
}

// writer writes a valid act as encoding/json would, without looking for its
// fields.
type writer struct{ b []byte }

func (w *writer) act(a *Act) {
	w.b = append(w.b, '{')
	w.text("format", ActFormat)
	w.text("number", a.Number)
	w.day("date", a.Date)
	w.party("customer", &a.Customer)
	w.party("executor", &a.Executor)
	w.list("persons", len(a.Persons), func(i int) { w.person(&a.Persons[i]) })
	w.open("protocol")
	w.text("number", a.Protocol.Number)
	w.day("signed", a.Protocol.Signed)
	w.name("attached")
	w.b = strconv.AppendBool(w.b, a.Protocol.Attached)
	w.b = append(w.b, '}')
	w.signatory("handedOver", &a.HandedOver)
	w.signatory("acceptedBy", &a.AcceptedBy)
	w.day("sent", a.Sent)
	w.day("received", a.Received)
	w.day("accepted", a.Accepted)
	w.list("lines", len(a.Lines), func(i int) { w.line(&a.Lines[i]) })
	w.number("totalQuantity", a.TotalQuantity)
	w.number("total", a.Total)
	w.b = append(w.b, '}')
}

func (w *writer) party(name string, p *Party) {
	w.open(name)
	w.text("bin", p.BIN.Digits())
	w.text("name", p.Name)
	w.text("address", p.Address)
	w.text("contacts", p.Contacts)
	w.text("account", p.Account.Digits())
	w.b = append(w.b, '}')
}

func (w *writer) signatory(name string, s *Signatory) {
	w.open(name)
	w.text("position", s.Position)
	w.text("name", s.Name)
	w.b = append(w.b, '}')
}

func (w *writer) person(p *Person) {
	w.text("name", p.Name)
	w.text("iin", p.IIN.Digits())
	w.text("voucherId", p.VoucherID)
	w.text("passed", p.Passed.String())
	w.day("held", p.Held)
	w.text("place", p.Place.String())
}

func (w *writer) line(l *Line) {
	w.text("voucherId", l.VoucherID)
	w.text("service", l.Service)
	w.day("date", l.Date)
	w.text("unit", l.Unit)
	w.number("quantity", l.Quantity)
	w.number("price", l.Price)
	w.number("cost", l.Cost)
}

// open begins an object that is a field.
func (w *writer) open(name string) {
	w.name(name)
	w.b = append(w.b, '{')
}

// list writes a list of objects; item writes the fields of one.
func (w *writer) list(name string, n int, item func(int)) {
	w.name(name)
	w.b = append(w.b, '[')
	for i := range n {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.b = append(w.b, '{')
		item(i)
		w.b = append(w.b, '}')
	}
	w.b = append(w.b, ']')
}

// name begins a field.
func (w *writer) name(name string) {
	if w.b[len(w.b)-1] != '{' {
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

func (w *writer) day(name string, d tanu.Date) {
	w.name(name)
	w.b = append(w.b, '"')
	w.b, _ = d.AppendText(w.b) // of a day that is or is none: no error
	w.b = append(w.b, '"')
}

// number writes a number that Validate accepts: "30275", "30275.5".
func (w *writer) number(name string, d decimal.Decimal) {
	w.name(name)
	w.b = append(w.b, '"')
	m := microsOf(d)
	w.b = strconv.AppendInt(w.b, int64(m/million), 10)
	if rest := m % million; rest > 0 {
		w.b = strconv.AppendInt(w.b, int64(million+rest), 10)
		w.b[len(w.b)-maxPlaces-1] = '.' // where the million's 1 is
		for w.b[len(w.b)-1] == '0' {
			w.b = w.b[:len(w.b)-1]
		}
	}
	w.b = append(w.b, '"')
}

// text writes a text that Validate accepts: it is UTF-8, and has nothing to be
// escaped but these.
func (w *writer) text(name, s string) {
	w.name(name)
	w.b = append(w.b, '"')
	begin := 0
	for i := range len(s) {
		switch c := s[i]; c {
		case '"', '\\':
			w.b = append(append(w.b, s[begin:i]...), '\\', c)
			begin = i + 1
		case '<', '>', '&':
			const hex = "0123456789abcdef"
			w.b = append(append(w.b, s[begin:i]...), '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
			begin = i + 1
		}
	}
	w.b = append(append(w.b, s[begin:]...), '"')
}
