package settlement

import (
	"cmp"
	"log/slog"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Act is the act of services rendered (көрсетілген қызмет актісі; акт оказанных
// услуг) of Annex 2, as the recognition centre sends it to the labour mobility
// centre. A zero field is one that is not filled in.
//
// It holds the names and numbers of the persons recognised. fmt shows the
// numbers masked, slog shows neither; JSON and the rendered form hold both.
//
// Law: annex-2.customer, annex-2.executor, annex-2.document-number,
// annex-2.date, annex-2.total, annex-2.attachment, 2023/annex-2.
type Act struct {
	Number   string    `json:"number"`
	Date     tanu.Date `json:"date"` // of compilation
	Customer Party     `json:"customer"`
	Executor Party     `json:"executor"`

	Lines         []ActLine       `json:"lines"`
	TotalQuantity decimal.Decimal `json:"totalQuantity"`
	Total         decimal.Decimal `json:"total"` // tenge

	Persons  Persons  `json:"persons"` // the attachment
	Protocol Protocol `json:"protocol"`

	HandedOver Signatory `json:"handedOver"` // for the executor
	AcceptedBy Signatory `json:"acceptedBy"` // for the customer

	Sent     tanu.Date `json:"sent"`
	Received tanu.Date `json:"received"`
	Accepted tanu.Date `json:"accepted"` // day of signing (acceptance) by the customer
}

// Party is the customer or the executor. Account is no field of the form; the
// payment to the executor needs it.
type Party struct {
	BIN      tanu.BIN     `json:"bin"`
	Name     string       `json:"name"` // in full
	Address  string       `json:"address"`
	Contacts string       `json:"contacts"`
	Account  tanu.Account `json:"account"`
}

// ActLine is one row of the act: columns 2 to 7, and the voucher that it was
// rendered on, which is no column of the form. A voucher may have several
// lines, one for each kind of service.
type ActLine struct {
	VoucherID string          `json:"voucherId"`
	Service   string          `json:"service"`  // column 2
	Date      tanu.Date       `json:"date"`     // column 3; none where it is left empty
	Unit      string          `json:"unit"`     // column 4
	Quantity  decimal.Decimal `json:"quantity"` // column 5
	Price     decimal.Decimal `json:"price"`    // column 6, tenge
	Cost      decimal.Decimal `json:"cost"`     // column 7, tenge
}

// Person is one row of the attachment: a person who underwent recognition, with
// the status passed or not passed, by the date of the procedure. Place is no
// field of the form; the material assistance depends on it.
type Person struct {
	Name      string      `json:"name"`
	IIN       tanu.IIN    `json:"iin"`
	VoucherID string      `json:"voucherId"`
	Passed    tanu.Answer `json:"passed"`
	Held      tanu.Date   `json:"held"`
	Place     tanu.Region `json:"place"`
}

// Status is the person's status by the label of the form: passed, not passed,
// "" where it is not known.
func (p Person) Status(lang tanu.Language) string {
	switch p.Passed {
	case tanu.Yes:
		return Label("passed", lang)
	case tanu.No:
		return Label("not-passed", lang)
	}
	return ""
}

// Persons are the attachment: the list of those who underwent recognition.
type Persons []Person

// procedure is the person's recognition procedure.
func (p Person) procedure() Procedure { return Procedure{p.Held, p.Place} }

// Protocol is the examination commission's protocol of the decision.
//
// Law: 16.
type Protocol struct {
	Number   string    `json:"number"`
	Signed   tanu.Date `json:"signed"`
	Attached bool      `json:"attached"`
}

// Signatory is who signs for a party.
type Signatory struct {
	Position string `json:"position"`
	Name     string `json:"name"` // the signature in full
}

// Only returns what the act says of one voucher, as an act of that voucher: its
// lines and its person, with totals of their own. The rest, number and parties
// and protocol and days, is the whole act's. The act is one that Validate
// accepts.
func (a Act) Only(voucherID string) Act {
	only := a
	only.Lines, only.Persons = nil, nil
	for _, line := range a.Lines {
		if line.VoucherID == voucherID {
			only.Lines = append(only.Lines, line)
		}
	}
	for _, p := range a.Persons {
		if p.VoucherID == voucherID {
			only.Persons = append(only.Persons, p)
		}
	}
	only.TotalQuantity, only.Total = sum(only.Lines, quantityOf), sum(only.Lines, costOf)
	return only
}

// Vouchers returns the ids of the vouchers of the act's lines, each once, in
// their order.
func (a Act) Vouchers() []string {
	seen := make(map[string]bool, len(a.Lines))
	var ids []string
	for i := range a.Lines {
		if id := a.Lines[i].VoucherID; !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// LogValue implements slog.LogValuer: the act by its number, its parties and
// its size, with no person in it.
func (a Act) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("number", tanu.HideIIN(a.Number)),
		slog.String("date", a.Date.String()),
		slog.Any("customer", a.Customer.BIN),
		slog.Any("executor", a.Executor.BIN),
		slog.Int("lines", len(a.Lines)),
		slog.Int("persons", len(a.Persons)),
	)
}

// LogValue implements slog.LogValuer: the voucher and the status, without the
// name and the number.
func (p Person) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("voucher", tanu.HideIIN(p.VoucherID)),
		slog.String("passed", p.Passed.String()),
		slog.String("held", p.Held.String()),
	)
}

// LogValue implements slog.LogValuer: how many are listed, and how many of them
// passed. A list has its elements marshalled, and they are whole in JSON.
func (list Persons) LogValue() slog.Value {
	passed := 0
	for _, p := range list {
		if p.Passed == tanu.Yes {
			passed++
		}
	}
	return slog.GroupValue(slog.Int("persons", len(list)), slog.Int("passed", passed))
}

// LogValue implements slog.LogValuer: the name, and masked numbers.
func (p Party) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("bin", p.BIN), slog.String("name", tanu.HideDigits(p.Name)), slog.Any("account", p.Account),
	)
}

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
// Law: 2025/16, annex-2.col-1 to annex-2.col-7, annex-2.total,
// annex-2.attachment.
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
