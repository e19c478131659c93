package settlement

import (
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Rules are what acts and money are judged by: the working calendar of the terms,
// the MCI of each year, and the readings of the open questions. The zero Policy is
// the default of each; a zero Calendar knows no day, and a zero MCITable no year.
type Rules struct {
	Calendar calendar.Calendar
	MCI      MCITable
	Policy   tanu.Policy
}

// Code names a rule that an act is held to. Codes are stable: one may be
// retired, none is used for another rule.
type Code string

// The rules that an act is held to, in the order of the form.
const (
	CustomerMatches  Code = "customer-matches"
	OneRegion        Code = "one-region"
	ExecutorMatches  Code = "executor-matches"
	PartyGiven       Code = "party-given"
	PartyNumbered    Code = "party-numbered"
	DocumentNumbered Code = "document-numbered"
	DayCompiled      Code = "day-compiled"
	LinesGiven       Code = "lines-given"
	ServiceNamed     Code = "service-named"
	ServiceDayGiven  Code = "service-day-given"
	ServiceDayAgrees Code = "service-day-agrees"
	ServiceInTime    Code = "service-within-validity"
	UnitGiven        Code = "unit-given"
	QuantityGiven    Code = "quantity-given"
	PriceGiven       Code = "price-given"
	CostAgrees       Code = "cost-agrees"
	QuantitiesAddUp  Code = "quantities-add-up"
	CostsAddUp       Code = "costs-add-up"
	VoucherKnown     Code = "voucher-known"
	VoucherOnce      Code = "voucher-once"
	ListComplete     Code = "list-complete"
	HolderMatches    Code = "holder-matches"
	PersonOnce       Code = "person-once"
	PersonNamed      Code = "person-named"
	StatusGiven      Code = "status-given"
	ProcedureDay     Code = "procedure-day-given"
	ProtocolAttached Code = "protocol-attached"
	ProtocolSigned   Code = "protocol-signed"
	DaysInOrder      Code = "days-in-order"
	HandedOver       Code = "handed-over"
	SignedWithEDS    Code = "signed-with-eds"
	SignerEntitled   Code = "signer-entitled"
	SentInTime       Code = "sent-in-time"
	AcceptedBy       Code = "accepted-by"
	AcceptanceDated  Code = "acceptance-dated"
	PaidThisYear     Code = "paid-this-year"
)

// rule is one row: a rule that an act is held to. What is said of it stands in
// sentences.go.
type rule struct {
	code   Code
	place  string           // in the text of the Rules; of another act, its clause whole
	in2023 string           // the place in edition 2023, where it is another
	since  tanu.Edition     // the edition that brought the rule; "": it has always been there
	notice bool             // no consequence for the act is attached to it
	check  func(c *checker) // adds what it finds; nothing: the rule holds

	clauses map[tanu.Edition]tanu.Clause // filled in by cited
}

// form is the place of a rule that in edition 2023 nothing but the form could ask
// for. Order 230 gave the form a new wording, and the fields of the one before are
// not known: no act of edition 2023 is held to such a rule.
const form = "annex-2"

var rules = cited([]rule{
	{code: CustomerMatches, place: "annex-2.customer", in2023: "17", check: (*checker).customerMatches},
	{code: OneRegion, place: "annex-2.customer", in2023: "17", check: (*checker).oneRegion},
	{code: ExecutorMatches, place: "annex-2.executor", in2023: "14(1)", check: (*checker).executorMatches},
	{code: PartyGiven, place: "annex-2.party", in2023: form, check: (*checker).partyGiven},
	{code: PartyNumbered, place: "annex-2.number", in2023: "17", check: (*checker).partyNumbered},
	{code: DocumentNumbered, place: "annex-2.document-number", in2023: form, check: (*checker).documentNumbered},
	{code: DayCompiled, place: "annex-2.date", in2023: form, check: (*checker).dayCompiled},
	{code: LinesGiven, place: "annex-2.col-1", in2023: "14(1)", check: (*checker).linesGiven},
	{code: ServiceNamed, place: "annex-2.col-2", in2023: form, check: (*checker).serviceNamed},
	{code: ServiceDayGiven, place: "annex-2.note-2", in2023: form, check: (*checker).serviceDayGiven},
	{code: ServiceDayAgrees, place: "annex-2.col-3", in2023: form, check: (*checker).serviceDayAgrees},
	{code: ServiceInTime, place: "10.3", in2023: "10", check: (*checker).serviceInTime},
	{code: UnitGiven, place: "annex-2.col-4", in2023: form, check: (*checker).unitGiven},
	{code: QuantityGiven, place: "annex-2.col-5", in2023: "14(1)", check: (*checker).quantityGiven},
	{code: PriceGiven, place: "annex-2.col-6", in2023: "14(1)", check: (*checker).priceGiven},
	{code: CostAgrees, place: "annex-2.col-7", in2023: "14(1)", check: (*checker).costAgrees},
	{code: QuantitiesAddUp, place: "annex-2.total", in2023: form, check: (*checker).quantitiesAddUp},
	{code: CostsAddUp, place: "annex-2.total", in2023: "14(1)", check: (*checker).costsAddUp},
	{code: VoucherKnown, place: "14(1)", check: (*checker).voucherKnown},
	{code: VoucherOnce, place: "14(1)", check: (*checker).voucherOnce},
	{code: ListComplete, place: "annex-2.attachment", in2023: "10", check: (*checker).listComplete},
	{code: HolderMatches, place: "annex-2.attachment", in2023: "10", check: (*checker).holderMatches},
	{code: PersonOnce, place: "lpq/29", notice: true, check: (*checker).personOnce},
	{code: PersonNamed, place: "annex-2.attachment", in2023: form, check: (*checker).personNamed},
	{code: StatusGiven, place: "annex-2.attachment", in2023: form, check: (*checker).statusGiven},
	{code: ProcedureDay, place: "annex-2.attachment", in2023: "10", check: (*checker).procedureDay},
	{code: ProtocolAttached, place: "16", check: (*checker).protocolAttached},
	{code: ProtocolSigned, place: "16", check: (*checker).protocolSigned},
	{code: DaysInOrder, place: "annex-2.date", in2023: "16", check: (*checker).daysInOrder},
	{code: HandedOver, place: "annex-2.handed-over", in2023: form, check: (*checker).handedOver},
	{code: SignedWithEDS, place: "16", check: (*checker).signedWithEDS},
	{code: SignerEntitled, place: "annex-2.handed-over", in2023: "16", check: (*checker).signerEntitled},
	{code: SentInTime, place: "16", notice: true, check: (*checker).sentInTime},
	{code: AcceptedBy, place: "annex-2.accepted", in2023: form, check: (*checker).acceptedBy},
	{code: AcceptanceDated, place: "annex-2.acceptance-date", in2023: form, check: (*checker).acceptanceDated},
	{code: PaidThisYear, place: "17", notice: true, check: (*checker).paidThisYear},
})

// cited fills in the clauses of the rules in every edition.
func cited(rows []rule) []rule {
	for i := range rows {
		rows[i].clauses = map[tanu.Edition]tanu.Clause{}
		for _, edition := range tanu.Editions() {
			rows[i].clauses[edition] = rows[i].clause(edition)
		}
	}
	return rows
}

// clause cites the rule in an edition.
func (r *rule) clause(edition tanu.Edition) tanu.Clause {
	switch {
	case strings.Contains(r.place, "/"):
		return tanu.Clause(r.place)
	case edition == tanu.Edition2023 && r.in2023 != "":
		return edition.Clause(r.in2023)
	}
	return edition.Clause(r.place)
}

// unknownIn reports whether the rule belongs to a form whose fields are not known.
func (r *rule) unknownIn(edition tanu.Edition) bool {
	return edition == tanu.Edition2023 && r.in2023 == form
}

// Codes returns the codes of the rules, in the order of the form.
func Codes() []Code {
	list := make([]Code, len(rules))
	for i, r := range rules {
		list[i] = r.code
	}
	return list
}
