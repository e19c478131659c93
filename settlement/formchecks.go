package settlement

import (
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// The checks of the rules of rules.go, one function for each, in their order.

func (c *checker) customerMatches() {
	c.sameParty("customer.bin", c.act.Customer.BIN, func(e *Entitlement) tanu.BIN { return e.Customer })
}

// oneRegion: one labour mobility centre is of one region, and so are the vouchers
// that it issued.
func (c *checker) oneRegion() {
	var first tanu.Region // that is known
	for _, e := range c.known {
		if first == "" {
			first = e.Region
		}
		if e.Region != "" && e.Region != first {
			c.add(Finding{
				Verdict: tanu.Refused, VoucherID: e.VoucherID,
				Field: "customer.bin", Got: string(e.Region), Want: string(first),
			})
		}
	}
}

func (c *checker) executorMatches() {
	c.sameParty("executor.bin", c.act.Executor.BIN, func(e *Entitlement) tanu.BIN { return e.Centre })
}

// sameParty holds a party's number to that of each voucher.
func (c *checker) sameParty(field string, got tanu.BIN, of func(*Entitlement) tanu.BIN) {
	for _, e := range c.known {
		switch want := of(e); {
		case got.IsZero(): // PartyNumbered says so
			c.add(Finding{Verdict: tanu.NotApplicable})
			return
		case want.IsZero():
			c.add(Finding{Verdict: tanu.Undetermined, VoucherID: e.VoucherID, Field: field})
		case got != want:
			c.add(Finding{
				Verdict: tanu.Refused, VoucherID: e.VoucherID, Field: field, Got: got.String(), Want: want.String(),
			})
		}
	}
}

func (c *checker) partyGiven() {
	customer, executor := &c.act.Customer, &c.act.Executor
	c.ask(!blank(customer.Name), "customer.name")
	c.ask(!blank(customer.Address), "customer.address")
	c.ask(!blank(customer.Contacts), "customer.contacts")
	c.ask(!blank(executor.Name), "executor.name")
	c.ask(!blank(executor.Address), "executor.address")
	c.ask(!blank(executor.Contacts), "executor.contacts")
}

func (c *checker) partyNumbered() {
	c.ask(!c.act.Customer.BIN.IsZero(), "customer.bin")
	c.ask(!c.act.Executor.BIN.IsZero(), "executor.bin")
}

func (c *checker) documentNumbered() { c.ask(!blank(c.act.Number), "number") }

func (c *checker) dayCompiled() { c.ask(!c.act.Date.IsZero(), "date") }

func (c *checker) linesGiven() { c.ask(len(c.act.Lines) > 0, "lines") }

func (c *checker) serviceNamed() {
	for i := range c.act.Lines {
		c.askLine(!blank(c.act.Lines[i].Service), i, "service", "")
	}
}

func (c *checker) serviceDayGiven() {
	verdict := c.column3()
	for i := range c.act.Lines {
		if c.act.Lines[i].Date.IsZero() {
			c.addLine(i, Finding{Verdict: verdict, Field: "date"})
		}
	}
}

// column3 is the verdict on a row whose column 3 is empty: refused where the
// note ** asks for it, not applicable where it does not, undetermined where a
// day is missing.
func (c *checker) column3() tanu.Verdict {
	var first tanu.Date
	differ := false
	see := func(day tanu.Date) {
		if first.IsZero() {
			first = day
		}
		differ = differ || !day.IsZero() && day != first
	}
	for i := range c.act.Persons {
		see(c.act.Persons[i].Held)
	}
	for i := range c.act.Lines {
		see(c.act.Lines[i].Date)
	}
	accepted := c.act.Accepted
	switch {
	case differ:
		return tanu.Refused
	case first.IsZero():
		return tanu.Undetermined
	case !accepted.IsZero() && accepted == first:
		return tanu.NotApplicable
	case !accepted.IsZero() || c.act.Sent.After(first) || c.act.Received.After(first):
		return tanu.Refused
	}
	return tanu.Undetermined
}

// serviceDayAgrees: of a voucher's lines one at least is on the day of the
// procedure, or has no day.
func (c *checker) serviceDayAgrees() {
	agrees := make(map[string]bool, len(c.vouchers))
	dated := false
	for i := range c.act.Lines {
		line := &c.act.Lines[i]
		dated = dated || !line.Date.IsZero()
		if line.Date.IsZero() || line.Date == c.held(line.VoucherID) {
			agrees[line.VoucherID] = true
		}
	}
	if !dated {
		c.add(Finding{Verdict: tanu.NotApplicable})
	}
	for i := range c.act.Lines {
		line := &c.act.Lines[i]
		held := c.held(line.VoucherID)
		if !line.Date.IsZero() && !held.IsZero() && !agrees[line.VoucherID] {
			c.addLine(i, Finding{Verdict: tanu.Refused, Field: "date", Got: line.Date.String(), Want: held.String()})
		}
	}
}

// serviceInTime: a voucher is used on the day of the procedure, or of the protocol
// (open question Q6).
func (c *checker) serviceInTime() {
	byProtocol := c.policy.Use == tanu.UseByProtocol
	for i := range c.act.Lines {
		line := &c.act.Lines[i]
		if e := c.entitlements[line.VoucherID]; e != nil && !byProtocol && !line.Date.IsZero() {
			c.within(e, line.Date, at("lines", i, "date"))
		}
	}
	for _, e := range c.known {
		i, listed := c.listed[e.VoucherID]
		switch {
		case !listed: // ListComplete says so
		case byProtocol:
			c.within(e, c.act.Protocol.Signed, "protocol.signed")
		default:
			c.within(e, c.act.Persons[i].Held, at("persons", i, "held"))
		}
	}
}

// within holds the day in a field to the voucher's validity.
func (c *checker) within(e *Entitlement, day tanu.Date, field string) {
	switch e.covers(day) {
	case tanu.Unknown:
		c.add(Finding{Verdict: tanu.Undetermined, VoucherID: e.VoucherID, Field: field})
	case tanu.No:
		c.add(Finding{
			Verdict: tanu.Refused, VoucherID: e.VoucherID,
			Field: field, Got: day.String(), Want: e.Issued.String() + "/" + e.LastValid.String(),
		})
	}
}

func (c *checker) unitGiven() {
	for i := range c.act.Lines {
		c.askLine(!blank(c.act.Lines[i].Unit), i, "unit", "")
	}
}

func (c *checker) quantityGiven() {
	for i := range c.act.Lines {
		c.askLine(!c.act.Lines[i].Quantity.IsZero(), i, "quantity", "0")
	}
}

func (c *checker) priceGiven() {
	for i := range c.act.Lines {
		c.askLine(!c.act.Lines[i].Price.IsZero(), i, "price", "0")
	}
}

func (c *checker) costAgrees() {
	for i := range c.act.Lines {
		line := &c.act.Lines[i]
		if want := rounded(line.Quantity.Mul(line.Price), c.policy); !line.Cost.Equal(want) {
			c.addLine(i, Finding{Verdict: tanu.Refused, Field: "cost", Got: inWords(line.Cost), Want: inWords(want)})
		}
	}
}

func (c *checker) quantitiesAddUp() {
	if want := sum(c.act.Lines, quantityOf); !c.act.TotalQuantity.Equal(want) {
		c.add(Finding{
			Verdict: tanu.Refused, Field: "totalQuantity", Got: plain(c.act.TotalQuantity), Want: plain(want),
		})
	}
}

func (c *checker) costsAddUp() {
	if want := sum(c.act.Lines, costOf); !c.act.Total.Equal(want) {
		c.add(Finding{Verdict: tanu.Refused, Field: "total", Got: inWords(c.act.Total), Want: inWords(want)})
	}
}

func (c *checker) voucherKnown() {
	for i := range c.act.Lines {
		c.askLine(c.entitlements[c.act.Lines[i].VoucherID] != nil, i, "voucherId", "")
	}
}

// voucherOnce: a voucher stands in no other act, no service on it is listed twice,
// and neither is its person.
func (c *checker) voucherOnce() {
	if c.facts.Elsewhere == nil {
		c.add(Finding{Verdict: tanu.Undetermined})
	}
	type service struct {
		voucher, name string
		day           tanu.Date
	}
	seen := make(map[service]int, len(c.act.Lines))
	for i := range c.act.Lines {
		line := &c.act.Lines[i]
		key := service{line.VoucherID, line.Service, line.Date}
		first, twice := seen[key]
		if twice {
			c.addLine(i, Finding{Verdict: tanu.Refused, Field: "voucherId", Got: "lines[" + strconv.Itoa(first) + "]"})
			continue
		}
		seen[key] = i
	}
	for _, id := range c.vouchers {
		if act, other := c.facts.Elsewhere[id]; other {
			c.add(Finding{Verdict: tanu.Refused, VoucherID: id, Got: "№ " + act})
		}
	}
	for i := range c.act.Persons {
		if first := c.listed[c.act.Persons[i].VoucherID]; first != i {
			got := "persons[" + strconv.Itoa(first) + "]"
			c.addPerson(i, Finding{Verdict: tanu.Refused, Field: "voucherId", Got: got})
		}
	}
}

func (c *checker) listComplete() {
	inLines := make(map[string]bool, len(c.vouchers))
	for _, id := range c.vouchers {
		inLines[id] = true
		if _, ok := c.listed[id]; !ok {
			c.add(Finding{Verdict: tanu.Refused, VoucherID: id, Field: "persons"})
		}
	}
	for i := range c.act.Persons {
		if !inLines[c.act.Persons[i].VoucherID] {
			c.addPerson(i, Finding{Verdict: tanu.Refused, Field: "voucherId"})
		}
	}
}

func (c *checker) holderMatches() {
	for i := range c.act.Persons {
		p := &c.act.Persons[i]
		switch e := c.entitlements[p.VoucherID]; {
		case e == nil: // VoucherKnown says so
		case e.Holder.IsZero():
			c.addPerson(i, Finding{Verdict: tanu.Undetermined, Field: "iin"})
		case e.Holder != p.IIN:
			c.addPerson(i, Finding{Verdict: tanu.Refused, Field: "iin", Got: p.IIN.String(), Want: e.Holder.String()})
		}
	}
}

// personOnce reports a person with two vouchers of the act that were issued in one
// year, and one with two of which a year is unknown.
func (c *checker) personOnce() {
	type year struct {
		holder tanu.IIN
		year   int
	}
	first := make(map[year]string, len(c.known)) // the voucher
	seen, undated := map[tanu.IIN]bool{}, map[tanu.IIN]bool{}
	for _, e := range c.known {
		if e.Holder.IsZero() {
			continue
		}
		if e.Issued.IsZero() {
			undated[e.Holder] = true
		}
		key := year{e.Holder, e.Issued.Year()}
		other, twice := first[key]
		switch {
		case twice && !e.Issued.IsZero():
			c.add(Finding{Verdict: tanu.Refused, VoucherID: e.VoucherID, Got: "№ " + other})
		case seen[e.Holder] && undated[e.Holder]:
			c.add(Finding{Verdict: tanu.Undetermined, VoucherID: e.VoucherID})
		}
		seen[e.Holder] = true
		if !twice {
			first[key] = e.VoucherID
		}
	}
}

func (c *checker) personNamed() {
	for i := range c.act.Persons {
		if blank(c.act.Persons[i].Name) {
			c.addPerson(i, Finding{Verdict: tanu.Refused, Field: "name"})
		}
	}
}

func (c *checker) statusGiven() {
	for i := range c.act.Persons {
		if !c.act.Persons[i].Passed.Known() {
			c.addPerson(i, Finding{Verdict: tanu.Refused, Field: "passed"})
		}
	}
}

func (c *checker) procedureDay() {
	for i := range c.act.Persons {
		if c.act.Persons[i].Held.IsZero() {
			c.addPerson(i, Finding{Verdict: tanu.Refused, Field: "held"})
		}
	}
}

func (c *checker) protocolAttached() {
	switch p := &c.act.Protocol; {
	case !c.figures.ProtocolAttached:
		c.add(Finding{Verdict: tanu.NotApplicable, Field: "protocol.attached"})
	case !p.Attached:
		c.ask(false, "protocol.attached")
	default:
		c.ask(!blank(p.Number), "protocol.number")
	}
}

// protocolSigned: the protocol is signed on the day of each procedure or after it.
func (c *checker) protocolSigned() {
	signed := c.act.Protocol.Signed
	if signed.IsZero() {
		c.add(Finding{Verdict: tanu.Undetermined, Field: "protocol.signed"})
		return
	}
	for i := range c.act.Persons {
		if p := &c.act.Persons[i]; p.Held.After(signed) {
			c.add(Finding{
				Verdict: tanu.Refused, VoucherID: p.VoucherID,
				Field: "protocol.signed", Got: signed.String(), Want: p.Held.String(),
			})
		}
	}
}

func (c *checker) daysInOrder() {
	a := c.act
	var latest tanu.Date
	for i := range a.Persons {
		if held := a.Persons[i].Held; held.After(latest) {
			latest = held
		}
	}
	c.follows("date", a.Date, latest)
	c.follows("sent", a.Sent, a.Date)
	c.follows("sent", a.Sent, a.Protocol.Signed)
	c.follows("received", a.Received, a.Sent)
	c.follows("accepted", a.Accepted, a.Received)
}

// follows refuses a day that is before the event that precedes it.
func (c *checker) follows(field string, day, event tanu.Date) {
	if !day.IsZero() && day.Before(event) {
		c.add(Finding{Verdict: tanu.Refused, Field: field, Got: day.String(), Want: event.String()})
	}
}

func (c *checker) handedOver() {
	c.ask(!blank(c.act.HandedOver.Position), "handedOver.position")
	c.ask(!blank(c.act.HandedOver.Name), "handedOver.name")
}

func (c *checker) signedWithEDS() { c.answered(c.facts.EDS) }

func (c *checker) signerEntitled() { c.answered(c.facts.Entitled) }

// answered records what the host's answer leaves open.
func (c *checker) answered(answer tanu.Answer) {
	switch answer {
	case tanu.Yes:
	case tanu.No:
		c.add(Finding{Verdict: tanu.Refused})
	default: // none, or the word "unknown"
		c.add(Finding{Verdict: tanu.Undetermined})
	}
}

func (c *checker) sentInTime() {
	switch sent := c.act.Sent; {
	case c.sendBy.Last.IsZero() || sent.IsZero():
		c.add(Finding{Verdict: tanu.Undetermined, Field: "sent"})
	case sent.After(c.sendBy.Last):
		c.late("sent", sent, c.sendBy)
	}
}

// late records a notice about a term, and whether its last day may still move.
func (c *checker) late(field string, day tanu.Date, term calendar.Deadline) {
	c.add(Finding{
		Verdict: tanu.Refused, Field: field,
		Got: day.String(), Want: term.Last.String(), Provisional: term.Provisional,
	})
}

func (c *checker) acceptedBy() {
	if c.unaccepted() {
		c.add(Finding{Verdict: tanu.NotApplicable})
		return
	}
	c.ask(!blank(c.act.AcceptedBy.Position), "acceptedBy.position")
	c.ask(!blank(c.act.AcceptedBy.Name), "acceptedBy.name")
}

func (c *checker) acceptanceDated() {
	if c.unaccepted() {
		c.add(Finding{Verdict: tanu.NotApplicable})
		return
	}
	c.ask(!c.act.Accepted.IsZero(), "accepted")
}

// unaccepted reports whether nothing in the act tells that it was accepted.
func (c *checker) unaccepted() bool {
	return c.act.Accepted.IsZero() && blank(c.act.AcceptedBy.Position) && blank(c.act.AcceptedBy.Name)
}

func (c *checker) paidThisYear() {
	switch received := c.act.Received; {
	case c.payBy.Last.IsZero():
		c.add(Finding{Verdict: tanu.Undetermined, Field: "received"})
	case c.payBy.Last.Year() > received.Year():
		c.late("received", received, c.payBy)
	}
}
