package settlement

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// RenderedService is one service rendered on a voucher, as the recognition centre
// records it. A voucher may have several, one for each kind of service; each
// then repeats the procedure and its result.
type RenderedService struct {
	VoucherID string
	Name      string // of the service: column 2
	Unit      string
	Quantity  decimal.Decimal
	Price     decimal.Decimal // tenge per unit
	Procedure Procedure
	Passed    tanu.Answer
}

// Build fills in an act from services: the lines with their cost, rounded by
// the policy, the totals, and the list of persons. Column 3 is filled in always.
// From head it takes the rest; a party's BIN, and the executor's name, come from
// the entitlements where head leaves them out.
//
// Lines and persons keep the order of the services. The errors are a service on
// a voucher without entitlement, one that tells of another procedure or result
// than the first on its voucher, and whatever Act.Validate refuses; whether the act
// is right, Check says.
//
// Law: 2025/16, 2025/annex-2.col-1, 2025/annex-2.col-2, 2025/annex-2.col-3,
// 2025/annex-2.col-4, 2025/annex-2.col-5, 2025/annex-2.col-6,
// 2025/annex-2.col-7, 2025/annex-2.total, 2025/annex-2.attachment.
func (r Rules) Build(head Act, entitlements []Entitlement, services []RenderedService) (Act, error) {
	if len(services) > MaxLines {
		return Act{}, exceeds("services", tanu.RuleTooMany, MaxLines)
	}
	if err := r.Policy.Validate(); err != nil {
		return Act{}, err
	}
	known, err := byVoucher(entitlements)
	if err != nil {
		return Act{}, err
	}
	act := head
	act.Lines, act.Persons = make([]ActLine, 0, len(services)), nil
	first := make(map[string]*RenderedService, len(services)) // of each voucher
	for i := range services {
		s, line := &services[i], services[i].line()
		e, before := known[s.VoucherID], first[s.VoucherID]
		if e == nil {
			return Act{}, wrong(at("services", i, "voucherId"), tanu.RuleNoSuchRecord)
		}
		if err := cmp.Or(line.validate(), s.agreesWith(before)); err != nil {
			return Act{}, under(at("services", i, ""), err)
		}
		line.Cost = rounded(line.Quantity.Mul(line.Price), r.Policy)
		act.Lines = append(act.Lines, line)
		if before == nil {
			first[s.VoucherID] = s
			act.Persons = append(act.Persons, s.person(e))
		}
		act.fillParties(e)
	}
	act.TotalQuantity, act.Total = sum(act.Lines, quantityOf), sum(act.Lines, costOf)
	return act, act.validate()
}

func (s *RenderedService) line() ActLine {
	return ActLine{
		VoucherID: s.VoucherID, Service: s.Name, Date: s.Procedure.Held,
		Unit: s.Unit, Quantity: s.Quantity, Price: s.Price,
	}
}

// agreesWith refuses a service that tells of another procedure, or of another
// result, than the first on its voucher: the list has one row for both.
func (s *RenderedService) agreesWith(first *RenderedService) error {
	switch {
	case first == nil:
	case s.Procedure.Held != first.Procedure.Held:
		return wrong("procedure.held", tanu.RuleContradicts)
	case s.Procedure.Place != first.Procedure.Place:
		return wrong("procedure.place", tanu.RuleContradicts)
	case s.Passed != first.Passed && (s.Passed.Known() || first.Passed.Known()):
		return wrong("passed", tanu.RuleContradicts)
	}
	return nil
}

func (s *RenderedService) person(e *Entitlement) Person {
	return Person{
		Name: e.HolderName, IIN: e.Holder, VoucherID: e.VoucherID,
		Passed: s.Passed, Held: s.Procedure.Held, Place: s.Procedure.Place,
	}
}

// fillParties takes from a voucher what the act does not say of its parties.
func (a *Act) fillParties(e *Entitlement) {
	if a.Customer.BIN.IsZero() {
		a.Customer.BIN = e.Customer
	}
	if a.Executor.BIN.IsZero() {
		a.Executor.BIN = e.Centre
	}
	if blank(a.Executor.Name) {
		a.Executor.Name = e.CentreName
	}
}
