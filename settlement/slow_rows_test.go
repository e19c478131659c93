package settlement

import (
	"strconv"

	"github.com/biliktilik/tanu"
)

// lines checks columns 1 to 7 of every row but for the days.
func (k *slowChecker) lines() {
	k.refuseUnless(len(k.act.Lines) > 0, LinesGiven, "lines")
	for i, line := range k.act.Lines {
		e, known := k.of(line.VoucherID)
		refuse := func(ok bool, code Code, field, got, want string) {
			if !ok {
				k.addFor(e, code, tanu.Refused, at("lines", i, field), got, want)
			}
		}
		refuse(known, VoucherKnown, "voucherId", "", "")
		refuse(slowFilled(line.Service), ServiceNamed, "service", "", "")
		refuse(slowFilled(line.Unit), UnitGiven, "unit", "", "")
		refuse(slowPositive(line.Quantity), QuantityGiven, "quantity", plain(line.Quantity), "")
		refuse(slowPositive(line.Price), PriceGiven, "price", exact(line.Price), "")
		cost := slowRounded(line.Quantity.Mul(line.Price), k.policy)
		refuse(line.Cost.Equal(cost), CostAgrees, "cost", exact(line.Cost), exact(cost))
	}
}

// serviceDays checks column 3: filled in where the note ** asks, on the day of
// the procedure, within the voucher's validity.
func (k *slowChecker) serviceDays() {
	asked := k.column3()
	agrees := make(map[string]bool) // a voucher one of whose lines is on the day of the procedure, or has no day
	for _, line := range k.act.Lines {
		agrees[line.VoucherID] = agrees[line.VoucherID] || line.Date.IsZero() || line.Date == k.held(line.VoucherID)
	}
	dated := false
	for i, line := range k.act.Lines {
		e, known := k.of(line.VoucherID)
		if line.Date.IsZero() {
			if asked != tanu.Satisfied {
				k.addFor(e, ServiceDayGiven, asked, at("lines", i, "date"), "", "")
			}
			continue
		}
		dated = true
		if held := k.held(line.VoucherID); !agrees[line.VoucherID] && !held.IsZero() {
			k.addFor(e, ServiceDayAgrees, tanu.Refused, at("lines", i, "date"), line.Date.String(), held.String())
		}
		if known && k.policy.Use != tanu.UseByProtocol {
			k.inTime(e, at("lines", i, "date"), line.Date)
		}
	}
	if !dated {
		k.add(ServiceDayAgrees, tanu.NotApplicable, "", "", "")
	}
}

// held is the day of the procedure on a voucher, by the list of persons.
func (k *slowChecker) held(voucherID string) tanu.Date {
	if i, ok := k.listed[voucherID]; ok {
		return k.act.Persons[i].Held
	}
	return tanu.Date{}
}

// column3 is the verdict on a row whose column 3 is empty: refused where the
// note ** asks for it, not applicable where it does not, undetermined where a
// day is missing.
func (k *slowChecker) column3() tanu.Verdict {
	var first tanu.Date
	differ := false
	see := func(day tanu.Date) {
		if first.IsZero() {
			first = day
		}
		differ = differ || !day.IsZero() && day != first
	}
	for _, p := range k.act.Persons {
		see(p.Held)
	}
	for _, line := range k.act.Lines {
		see(line.Date)
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

// inTime holds one day to the voucher's validity.
func (k *slowChecker) inTime(e Entitlement, field string, day tanu.Date) {
	switch {
	case day.IsZero() || e.Issued.IsZero() || e.LastValid.IsZero():
		k.addFor(e, ServiceInTime, tanu.Undetermined, field, "", "")
	case !e.covers(day):
		k.addFor(e, ServiceInTime, tanu.Refused, field, day.String(), e.Issued.String()+"/"+e.LastValid.String())
	}
}

// vouchers checks that each stands here only, and once.
func (k *slowChecker) vouchers() {
	type service struct {
		voucher, name string
		day           tanu.Date
	}
	if k.facts.Elsewhere == nil {
		k.add(VoucherOnce, tanu.Undetermined, "", "", "")
	}
	seen := make(map[service]int, len(k.act.Lines))
	for i, line := range k.act.Lines {
		e, _ := k.of(line.VoucherID)
		key := service{line.VoucherID, line.Service, line.Date}
		if first, twice := seen[key]; twice {
			k.addFor(e, VoucherOnce, tanu.Refused, at("lines", i, "voucherId"), "lines["+strconv.Itoa(first)+"]", "")
			continue
		}
		seen[key] = i
	}
	for _, id := range k.vouchersInOrder() {
		e, known := k.of(id)
		if act, other := k.facts.Elsewhere[id]; other {
			k.addFor(e, VoucherOnce, tanu.Refused, "", "№ "+act, "")
		}
		if _, ok := k.listed[id]; !ok {
			k.addFor(e, ListComplete, tanu.Refused, "persons", "", "")
		} else if known {
			k.used(e)
		}
	}
}

// used holds the day on which the voucher was used to its validity (open
// question Q6).
func (k *slowChecker) used(e Entitlement) {
	if k.policy.Use == tanu.UseByProtocol {
		k.inTime(e, "protocol.signed", k.act.Protocol.Signed)
		return
	}
	k.inTime(e, at("persons", k.listed[e.VoucherID], "held"), k.held(e.VoucherID))
}

// persons checks the attachment: each voucher of the lines once, the holder,
// the status and the day of the procedure.
func (k *slowChecker) persons() {
	inLines := make(map[string]bool, len(k.act.Lines))
	for _, line := range k.act.Lines {
		inLines[line.VoucherID] = true
	}
	for i, p := range k.act.Persons {
		e, known := k.of(p.VoucherID)
		if !inLines[p.VoucherID] {
			k.addFor(e, ListComplete, tanu.Refused, at("persons", i, "voucherId"), "", "")
		}
		if first := k.listed[p.VoucherID]; first != i {
			k.addFor(e, VoucherOnce, tanu.Refused, at("persons", i, "voucherId"), "persons["+strconv.Itoa(first)+"]", "")
		}
		if !slowFilled(p.Name) {
			k.addFor(e, PersonNamed, tanu.Refused, at("persons", i, "name"), "", "")
		}
		switch {
		case known && e.Holder.IsZero():
			k.addFor(e, HolderMatches, tanu.Undetermined, at("persons", i, "iin"), "", "")
		case known && e.Holder != p.IIN:
			k.addFor(e, HolderMatches, tanu.Refused, at("persons", i, "iin"), p.IIN.String(), e.Holder.String())
		}
		if !p.Passed.Known() {
			k.addFor(e, StatusGiven, tanu.Refused, at("persons", i, "passed"), "", "")
		}
		if p.Held.IsZero() {
			k.addFor(e, ProcedureDay, tanu.Refused, at("persons", i, "held"), "", "")
		}
	}
}

// personsOnce reports a person with two vouchers of one year.
func (k *slowChecker) personsOnce() {
	var before []Entitlement
	for _, id := range k.vouchersInOrder() {
		e, known := k.of(id)
		if !known || e.Holder.IsZero() {
			continue
		}
		verdict, other := tanu.Satisfied, ""
		for _, b := range before {
			switch {
			case b.Holder != e.Holder || verdict == tanu.Refused:
			case b.Issued.IsZero() || e.Issued.IsZero():
				verdict = tanu.Undetermined
			case b.Issued.Year() == e.Issued.Year():
				verdict, other = tanu.Refused, "№ "+b.VoucherID
			}
		}
		if verdict != tanu.Satisfied {
			k.addFor(e, PersonOnce, verdict, "", other, "")
		}
		before = append(before, e)
	}
}

// protocol checks that it is attached and was signed after every procedure.
func (k *slowChecker) protocol() {
	p := k.act.Protocol
	switch {
	case !k.edition.Figures().ProtocolAttached:
		k.add(ProtocolAttached, tanu.NotApplicable, "protocol.attached", "", "")
	case !p.Attached:
		k.add(ProtocolAttached, tanu.Refused, "protocol.attached", "", "")
	case !slowFilled(p.Number):
		k.add(ProtocolAttached, tanu.Refused, "protocol.number", "", "")
	}
	if p.Signed.IsZero() {
		k.add(ProtocolSigned, tanu.Undetermined, "protocol.signed", "", "")
		return
	}
	for _, person := range k.act.Persons {
		if person.Held.After(p.Signed) {
			e, _ := k.of(person.VoucherID)
			k.addFor(e, ProtocolSigned, tanu.Refused, "protocol.signed", p.Signed.String(), person.Held.String())
		}
	}
}

// signatures checks who handed over, by what right, and who accepted.
func (k *slowChecker) signatures() {
	a := k.act
	k.refuseUnless(slowFilled(a.HandedOver.Position), HandedOver, "handedOver.position")
	k.refuseUnless(slowFilled(a.HandedOver.Name), HandedOver, "handedOver.name")
	k.answered(SignedWithEDS, k.facts.EDS)
	k.answered(SignerEntitled, k.facts.Entitled)
	if a.Accepted.IsZero() && !slowFilled(a.AcceptedBy.Position) && !slowFilled(a.AcceptedBy.Name) {
		k.add(AcceptedBy, tanu.NotApplicable, "", "", "")
		k.add(AcceptanceDated, tanu.NotApplicable, "", "", "")
		return
	}
	k.refuseUnless(!a.Accepted.IsZero(), AcceptanceDated, "accepted")
	k.refuseUnless(slowFilled(a.AcceptedBy.Position), AcceptedBy, "acceptedBy.position")
	k.refuseUnless(slowFilled(a.AcceptedBy.Name), AcceptedBy, "acceptedBy.name")
}

// answered records what the host's answer leaves open.
func (k *slowChecker) answered(code Code, answer tanu.Answer) {
	switch answer {
	case tanu.Unknown, "unknown":
		k.add(code, tanu.Undetermined, "", "", "")
	case tanu.No:
		k.add(code, tanu.Refused, "", "", "")
	}
}
