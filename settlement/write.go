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
	const head, perLine = 1024, 512 // bytes that are enough for nearly every act
	w := writer{make([]byte, 0, head+perLine*len(a.Lines))}
	w.act(&a)
	return w.b, nil
}

// writer writes a valid act as encoding/json would, without looking for its
// fields. What stands before a value, its name and what separates it from the
// value before, is given as it is written.
type writer struct{ b []byte }

func (w *writer) raw(s string) { w.b = append(w.b, s...) }

func (w *writer) act(a *Act) {
	w.text(`{"format":`, ActFormat)
	w.text(`,"number":`, a.Number)
	w.day(`,"date":`, a.Date)
	w.party(`,"customer":`, &a.Customer)
	w.party(`,"executor":`, &a.Executor)
	w.raw(`,"persons":[`)
	for i := range a.Persons {
		w.comma(i)
		w.person(&a.Persons[i])
	}
	w.text(`],"protocol":{"number":`, a.Protocol.Number)
	w.day(`,"signed":`, a.Protocol.Signed)
	w.raw(`,"attached":`)
	w.b = strconv.AppendBool(w.b, a.Protocol.Attached)
	w.signatory(`},"handedOver":`, &a.HandedOver)
	w.signatory(`,"acceptedBy":`, &a.AcceptedBy)
	w.day(`,"sent":`, a.Sent)
	w.day(`,"received":`, a.Received)
	w.day(`,"accepted":`, a.Accepted)
	w.raw(`,"lines":[`)
	for i := range a.Lines {
		w.comma(i)
		w.line(&a.Lines[i])
	}
	w.number(`],"totalQuantity":`, a.TotalQuantity)
	w.number(`,"total":`, a.Total)
	w.raw(`}`)
}

func (w *writer) party(before string, p *Party) {
	w.raw(before)
	w.text(`{"bin":`, p.BIN.Digits())
	w.text(`,"name":`, p.Name)
	w.text(`,"address":`, p.Address)
	w.text(`,"contacts":`, p.Contacts)
	w.text(`,"account":`, p.Account.Digits())
	w.raw(`}`)
}

func (w *writer) signatory(before string, s *Signatory) {
	w.raw(before)
	w.text(`{"position":`, s.Position)
	w.text(`,"name":`, s.Name)
	w.raw(`}`)
}

func (w *writer) person(p *Person) {
	w.text(`{"name":`, p.Name)
	w.text(`,"iin":`, p.IIN.Digits())
	w.text(`,"voucherId":`, p.VoucherID)
	w.text(`,"passed":`, p.Passed.String())
	w.day(`,"held":`, p.Held)
	w.text(`,"place":`, p.Place.String())
	w.raw(`}`)
}

func (w *writer) line(l *Line) {
	w.text(`{"voucherId":`, l.VoucherID)
	w.text(`,"service":`, l.Service)
	w.day(`,"date":`, l.Date)
	w.text(`,"unit":`, l.Unit)
	w.number(`,"quantity":`, l.Quantity)
	w.number(`,"price":`, l.Price)
	w.number(`,"cost":`, l.Cost)
	w.raw(`}`)
}

// comma separates an item of a list from the one before it.
func (w *writer) comma(i int) {
	if i > 0 {
		w.raw(`,`)
	}
}

func (w *writer) day(before string, d tanu.Date) {
	w.raw(before)
	w.raw(`"`)
	w.b, _ = d.AppendText(w.b) // of a day that is or is none: no error
	w.raw(`"`)
}

// number writes a number that Validate accepts: "30275", "30275.5".
func (w *writer) number(before string, d decimal.Decimal) {
	w.raw(before)
	w.raw(`"`)
	m := microsOf(d)
	w.b = strconv.AppendInt(w.b, int64(m/million), 10)
	if rest := m % million; rest > 0 {
		w.b = strconv.AppendInt(w.b, int64(million+rest), 10)
		w.b[len(w.b)-maxPlaces-1] = '.' // where the million's 1 is
		for w.b[len(w.b)-1] == '0' {
			w.b = w.b[:len(w.b)-1]
		}
	}
	w.raw(`"`)
}

// escaped is what encoding/json escapes of what Validate accepts: UTF-8 without
// control characters and line separators.
var escaped = [256]bool{'"': true, '\\': true, '<': true, '>': true, '&': true}

func (w *writer) text(before, s string) {
	w.raw(before)
	w.raw(`"`)
	begin := 0
	for i := range len(s) {
		if escaped[s[i]] {
			w.raw(s[begin:i])
			w.escape(s[i])
			begin = i + 1
		}
	}
	w.raw(s[begin:])
	w.raw(`"`)
}

func (w *writer) escape(c byte) {
	const hex = "0123456789abcdef"
	if c == '"' || c == '\\' {
		w.b = append(w.b, '\\', c)
		return
	}
	w.b = append(w.b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
}
