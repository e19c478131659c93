package settlement

import (
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// terms reports what was late: notices. It works out the last day to pay.
func (k *checker) terms(c calendar.Calendar) error {
	signed, sent, received := k.act.Protocol.Signed, k.act.Sent, k.act.Received
	switch last, err := lastDay(c, signed, k.figures.ActTerm.Value); {
	case err != nil:
		return err
	case last.Last.IsZero() || sent.IsZero():
		k.add(theAct, SentInTime, tanu.Undetermined, "sent", "", "")
	case sent.After(last.Last):
		k.late(SentInTime, "sent", sent, last)
	}
	due, err := lastDay(c, received, k.figures.PaymentTerm.Value)
	switch {
	case err != nil:
		return err
	case due.Last.IsZero():
		k.add(theAct, PaidThisYear, tanu.Undetermined, "received", "", "")
	case !due.Last.Before(yearAfter(received)):
		k.late(PaidThisYear, "received", received, due)
	}
	k.due = due
	return nil
}

// yearAfter is the first day of the year after that of a day.
func yearAfter(day tanu.Date) tanu.Date {
	next, _ := tanu.NewDate(day.Year()+1, time.January, 1) // none after the last year of all
	return next
}

// lastDay is the n-th working day after the day of the event, none where the
// event is.
func lastDay(c calendar.Calendar, event tanu.Date, n int) (calendar.Deadline, error) {
	if event.IsZero() {
		return calendar.Deadline{}, nil
	}
	return c.Deadline(event, calendar.WorkingDays(n))
}

// late records a notice about a term, and whether its last day may still move.
func (k *checker) late(code Code, field string, day tanu.Date, term calendar.Deadline) {
	k.addOne(theAct, Finding{
		Code: code, Verdict: tanu.Refused, Field: field,
		Got: day.String(), Want: term.Last.String(), Provisional: term.Provisional,
	})
}

// head checks what stands above the table.
func (k *checker) head() {
	a := k.act
	k.ask(!blank(a.Number), DocumentNumbered, "number")
	k.ask(!a.Date.IsZero(), DayCompiled, "date")
	latest := tanu.Date{}
	for i := range a.Persons {
		if held := a.Persons[i].Held; held.After(latest) {
			latest = held
		}
	}
	k.follows("date", a.Date, latest)
	k.follows("sent", a.Sent, a.Date)
	k.follows("sent", a.Sent, a.Protocol.Signed)
	k.follows("received", a.Received, a.Sent)
	k.follows("accepted", a.Accepted, a.Received)
}

// follows refuses a day that is before the event that precedes it.
func (k *checker) follows(field string, day, before tanu.Date) {
	if !day.IsZero() && day.Before(before) {
		k.add(theAct, DaysInOrder, tanu.Refused, field, day.String(), before.String())
	}
}

// parties checks that both are named in full and are those of the vouchers. One
// labour mobility centre is of one region, and so are the vouchers that it issued.
func (k *checker) parties() {
	customer, executor := &k.act.Customer, &k.act.Executor
	k.ask(!blank(customer.Name), PartyGiven, "customer.name")
	k.ask(!blank(customer.Address), PartyGiven, "customer.address")
	k.ask(!blank(customer.Contacts), PartyGiven, "customer.contacts")
	k.ask(!customer.BIN.IsZero(), PartyNumbered, "customer.bin")
	k.ask(!blank(executor.Name), PartyGiven, "executor.name")
	k.ask(!blank(executor.Address), PartyGiven, "executor.address")
	k.ask(!blank(executor.Contacts), PartyGiven, "executor.contacts")
	k.ask(!executor.BIN.IsZero(), PartyNumbered, "executor.bin")
	var region tanu.Region // of the first voucher of which it is known
	for i := range k.rows {
		if k.leads(i) {
			e := &k.entitlements[k.rows[i].voucher]
			if region == "" {
				region = e.Region
			}
			if e.Region != "" && e.Region != region {
				k.add(k.ofLine(i), OneRegion, tanu.Refused, "customer.bin", string(e.Region), string(region))
			}
			k.sameParty(i, CustomerMatches, "customer.bin", customer.BIN, e.Customer)
			k.sameParty(i, ExecutorMatches, "executor.bin", executor.BIN, e.Centre)
		}
	}
}

// sameParty checks a party's number against that of the voucher of a line.
func (k *checker) sameParty(i int, code Code, field string, got, want tanu.BIN) {
	switch {
	case got == want && !got.IsZero():
	case got.IsZero():
		k.idle |= ruleSetOf(code) // PartyNumbered says so
	case want.IsZero():
		k.add(k.ofLine(i), code, tanu.Undetermined, field, "", "")
	default:
		k.add(k.ofLine(i), code, tanu.Refused, field, got.String(), want.String())
	}
}

// totals checks the row under the table. The lines are taken from the totals: the
// sum of the costs may be larger than a micros holds.
func (k *checker) totals() {
	a := k.act
	quantity, cost := microsOf(a.TotalQuantity), microsOf(a.Total)
	for i := range k.rows {
		quantity -= k.rows[i].quantity
		if cost >= 0 { // below zero it stays
			cost -= k.rows[i].cost
		}
	}
	if quantity != 0 {
		k.add(theAct, QuantitiesAddUp, tanu.Refused, "totalQuantity", plain(a.TotalQuantity), plain(sum(a.Lines, quantityOf)))
	}
	if cost != 0 {
		k.add(theAct, CostsAddUp, tanu.Refused, "total", exact(a.Total), exact(sum(a.Lines, costOf)))
	}
}

// protocol checks that it is attached and was signed after every procedure.
func (k *checker) protocol() {
	p := &k.act.Protocol
	switch {
	case !k.figures.ProtocolAttached:
		k.add(theAct, ProtocolAttached, tanu.NotApplicable, "protocol.attached", "", "")
	case !p.Attached:
		k.refuse(theAct, ProtocolAttached, "protocol.attached")
	case blank(p.Number):
		k.refuse(theAct, ProtocolAttached, "protocol.number")
	}
	if p.Signed.IsZero() {
		k.add(theAct, ProtocolSigned, tanu.Undetermined, "protocol.signed", "", "")
		return
	}
	for i := range k.act.Persons {
		if held := k.act.Persons[i].Held; held.After(p.Signed) {
			k.add(k.ofPerson(i), ProtocolSigned, tanu.Refused, "protocol.signed", p.Signed.String(), held.String())
		}
	}
}

// unaccepted are the rules that an act is not held to before it is accepted.
var unaccepted = ruleSetOf(AcceptedBy, AcceptanceDated)

// signatures checks who handed over, by what right, and who accepted.
func (k *checker) signatures() {
	a := k.act
	k.ask(!blank(a.HandedOver.Position), HandedOver, "handedOver.position")
	k.ask(!blank(a.HandedOver.Name), HandedOver, "handedOver.name")
	k.answered(SignedWithEDS, k.facts.EDS)
	k.answered(SignerEntitled, k.facts.Entitled)
	if a.Accepted.IsZero() && blank(a.AcceptedBy.Position) && blank(a.AcceptedBy.Name) {
		k.idle |= unaccepted
		return
	}
	k.ask(!a.Accepted.IsZero(), AcceptanceDated, "accepted")
	k.ask(!blank(a.AcceptedBy.Position), AcceptedBy, "acceptedBy.position")
	k.ask(!blank(a.AcceptedBy.Name), AcceptedBy, "acceptedBy.name")
}

// answered records what the host's answer leaves open.
func (k *checker) answered(code Code, answer tanu.Answer) {
	switch answer {
	case tanu.Yes:
	case tanu.No:
		k.add(theAct, code, tanu.Refused, "", "", "")
	default: // none, or the word "unknown"
		k.add(theAct, code, tanu.Undetermined, "", "", "")
	}
}
