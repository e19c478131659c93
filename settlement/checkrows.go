package settlement

import (
	"strconv"

	"github.com/biliktilik/tanu"
)

// lines checks columns 1 to 7 of every row but for the days.
func (k *checker) lines() {
	k.ask(len(k.act.Lines) > 0, LinesGiven, "lines")
	for i := range k.rows {
		line, r := &k.act.Lines[i], &k.rows[i]
		if r.voucher < 0 {
			k.refuseLine(i, VoucherKnown, "voucherId", "", "")
		}
		if blank(line.Service) {
			k.refuseLine(i, ServiceNamed, "service", "", "")
		}
		if blank(line.Unit) {
			k.refuseLine(i, UnitGiven, "unit", "", "")
		}
		if r.quantity == 0 {
			k.refuseLine(i, QuantityGiven, "quantity", plain(line.Quantity), "")
		}
		if r.price == 0 {
			k.refuseLine(i, PriceGiven, "price", exact(line.Price), "")
		}
		if !isProduct(r.cost, r.quantity, r.price, unit(k.policy)) {
			k.refuseLine(i, CostAgrees, "cost", exact(line.Cost), exact(rounded(line.Quantity.Mul(line.Price), k.policy)))
		}
	}
}

func (k *checker) refuseLine(i int, code Code, field, got, want string) {
	k.add(k.ofLine(i), code, tanu.Refused, at("lines", i, field), got, want)
}

// undated are the rules that an act is not held to whose column 3 is empty.
var undated = ruleSetOf(ServiceDayAgrees)

// serviceDays checks column 3: filled in where the note ** asks, on the day of
// the procedure, within the voucher's validity.
func (k *checker) serviceDays() {
	asked := k.column3()
	var agree map[int]bool
	dated := false
	for i := range k.rows {
		line, r := &k.act.Lines[i], &k.rows[i]
		if line.Date.IsZero() {
			k.add(k.ofLine(i), ServiceDayGiven, asked, at("lines", i, "date"), "", "")
			continue
		}
		dated = true
		if held := k.held(r); line.Date != held && !held.IsZero() {
			if agree == nil {
				agree = k.agreeing()
			}
			if !agree[r.first] {
				k.refuseLine(i, ServiceDayAgrees, "date", line.Date.String(), held.String())
			}
		}
		if r.voucher >= 0 && k.policy.Use != tanu.UseByProtocol {
			k.inTime(i, "lines", i, "date", line.Date)
		}
	}
	if !dated {
		k.idle |= undated
	}
}

// agreeing are the vouchers one of whose lines is on the day of the procedure, or
// has no day, by the places of their first lines.
func (k *checker) agreeing() map[int]bool {
	agree := make(map[int]bool, len(k.rows))
	for i := range k.rows {
		if day, r := k.act.Lines[i].Date, &k.rows[i]; day.IsZero() || day == k.held(r) {
			agree[r.first] = true
		}
	}
	return agree
}

// held is the day of the procedure on the voucher of a row, by the list of
// persons.
func (k *checker) held(r *row) tanu.Date {
	if r.person < 0 {
		return tanu.Date{}
	}
	return k.act.Persons[r.person].Held
}

// column3 is the verdict on a row whose column 3 is empty: refused where the
// note ** asks for it, not applicable where it does not, undetermined where a
// day is missing.
func (k *checker) column3() tanu.Verdict {
	var first tanu.Date
	differ := false
	see := func(day tanu.Date) {
		if first.IsZero() {
			first = day
		}
		differ = differ || !day.IsZero() && day != first
	}
	for i := range k.act.Persons {
		see(k.act.Persons[i].Held)
	}
	for i := range k.act.Lines {
		see(k.act.Lines[i].Date)
	}
	accepted := k.act.Accepted
	switch {
	case differ:
		return tanu.Refused
	case first.IsZero():
		return tanu.Undetermined
	case !accepted.IsZero() && accepted == first:
		return tanu.NotApplicable
	case !accepted.IsZero() || k.act.Sent.After(first) || k.act.Received.After(first):
		return tanu.Refused
	}
	return tanu.Undetermined
}

// inTime holds one day to the validity of the voucher of a line. The day stands
// in a field of a list, or of the act where list is "".
func (k *checker) inTime(line int, list string, i int, field string, day tanu.Date) {
	e := &k.entitlements[k.rows[line].voucher]
	unknown := day.IsZero() || e.Issued.IsZero() || e.LastValid.IsZero()
	if !unknown && e.covers(day) {
		return
	}
	if list != "" {
		field = at(list, i, field)
	}
	if unknown {
		k.add(k.ofLine(line), ServiceInTime, tanu.Undetermined, field, "", "")
		return
	}
	k.add(k.ofLine(line), ServiceInTime, tanu.Refused, field, day.String(), e.Issued.String()+"/"+e.LastValid.String())
}

// vouchers checks that each stands here only, and once.
func (k *checker) vouchers() {
	if k.facts.Elsewhere == nil {
		k.add(theAct, VoucherOnce, tanu.Undetermined, "", "", "")
	}
	k.repeated()
	for i := range k.rows {
		r := &k.rows[i]
		if r.first != i {
			continue
		}
		if act, other := k.facts.Elsewhere[k.act.Lines[i].VoucherID]; other {
			k.add(k.ofLine(i), VoucherOnce, tanu.Refused, "", "№ "+act, "")
		}
		if r.person < 0 {
			k.refuse(k.ofLine(i), ListComplete, "persons")
		} else if r.voucher >= 0 {
			k.used(i)
		}
	}
}

// repeated refuses a line that says again what an earlier one says: the same
// service on the same voucher and day.
func (k *checker) repeated() {
	type service struct {
		voucher int // the place of its first line
		name    string
		day     tanu.Date
	}
	of := func(i int) service {
		return service{k.rows[i].first, k.act.Lines[i].Service, k.act.Lines[i].Date}
	}
	var seen map[service]int // made when a voucher has a second line
	for i := range k.rows {
		if seen == nil && k.rows[i].first == i {
			continue
		}
		if seen == nil {
			seen = make(map[service]int, len(k.rows))
			for j := range i {
				seen[of(j)] = j
			}
		}
		if first, twice := seen[of(i)]; twice {
			k.refuseLine(i, VoucherOnce, "voucherId", "lines["+strconv.Itoa(first)+"]", "")
			continue
		}
		seen[of(i)] = i
	}
}

// used holds the day on which the voucher of a line was used to its validity
// (open question Q6).
func (k *checker) used(i int) {
	if k.policy.Use == tanu.UseByProtocol {
		k.inTime(i, "", 0, "protocol.signed", k.act.Protocol.Signed)
		return
	}
	k.inTime(i, "persons", k.rows[i].person, "held", k.held(&k.rows[i]))
}

// persons checks the attachment: each voucher of the lines once, the holder,
// the status and the day of the procedure.
func (k *checker) persons() {
	for i := range k.listed {
		p, l := &k.act.Persons[i], &k.listed[i]
		if l.line < 0 {
			k.refusePerson(i, ListComplete, "voucherId", "", "")
		}
		if l.first != i {
			k.refusePerson(i, VoucherOnce, "voucherId", "persons["+strconv.Itoa(l.first)+"]", "")
		}
		if blank(p.Name) {
			k.refusePerson(i, PersonNamed, "name", "", "")
		}
		if l.voucher >= 0 {
			k.sameHolder(i, &k.entitlements[l.voucher])
		}
		if !p.Passed.Known() {
			k.refusePerson(i, StatusGiven, "passed", "", "")
		}
		if p.Held.IsZero() {
			k.refusePerson(i, ProcedureDay, "held", "", "")
		}
	}
}

// personsOnce reports a person with two vouchers issued in one year.
func (k *checker) personsOnce() {
	if k.single() {
		return
	}
	type given struct {
		holder tanu.IIN
		year   int // 0 for one that is not known, -1 for any
	}
	const unknown, anyYear = 0, -1
	seen := make(map[given]int, 2*len(k.rows)) // the line of the first such voucher
	for i := range k.rows {
		if !k.leads(i) {
			continue
		}
		e := &k.entitlements[k.rows[i].voucher]
		if e.Holder.IsZero() {
			continue
		}
		year := unknown
		if !e.Issued.IsZero() {
			year = e.Issued.Year()
		}
		_, before := seen[given{e.Holder, anyYear}]
		first, same := seen[given{e.Holder, year}]
		_, open := seen[given{e.Holder, unknown}]
		switch {
		case same && year != unknown:
			k.add(k.ofLine(i), PersonOnce, tanu.Refused, "", "№ "+k.act.Lines[first].VoucherID, "")
		case before && (open || year == unknown):
			k.add(k.ofLine(i), PersonOnce, tanu.Undetermined, "", "", "")
		}
		seen[given{e.Holder, anyYear}] = i
		if !same {
			seen[given{e.Holder, year}] = i
		}
	}
}

// single reports whether every line is of the first line's voucher.
func (k *checker) single() bool {
	for i := range k.rows {
		if k.rows[i].first != 0 {
			return false
		}
	}
	return true
}

// sameHolder checks a person's number against that of the voucher's holder.
func (k *checker) sameHolder(i int, e *Entitlement) {
	switch p := &k.act.Persons[i]; {
	case e.Holder.IsZero():
		k.add(k.ofPerson(i), HolderMatches, tanu.Undetermined, at("persons", i, "iin"), "", "")
	case e.Holder != p.IIN:
		k.refusePerson(i, HolderMatches, "iin", p.IIN.String(), e.Holder.String())
	}
}

func (k *checker) refusePerson(i int, code Code, field, got, want string) {
	k.add(k.ofPerson(i), code, tanu.Refused, at("persons", i, field), got, want)
}
