package voucher

import (
	"cmp"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// Case is the record of one application, from filing to payment (іс, дело). It
// is plain data: only Rules.Decide makes the next one, and a Store keeps it.
// The zero Case is one that is not filed yet.
type Case struct {
	ID      string       `json:"id"`
	Version int64        `json:"version"` // the number of its events
	Head    Digest       `json:"head"`    // the digest of its last event
	Edition tanu.Edition `json:"edition"` // decided once, by the day of filing
	State   State        `json:"state"`
	Filed   tanu.Date    `json:"filed"`
	Since   tanu.Date    `json:"since"`        // the day it came into its state
	Due     tanu.Date    `json:"due,omitzero"` // last day of what is pending; of an issued voucher, its last valid day

	Application eligibility.Application `json:"application"`
	Profile     tanu.Profile            `json:"profile,omitempty"` // of the profession, from the host's register

	Place     allocation.Part      `json:"place,omitempty"`   // where the line of its region counts it: held, issued; none
	Claimed   bool                 `json:"claimed,omitempty"` // it has the year for its person; see ClaimChange
	Voucher   Voucher              `json:"voucher,omitzero"`
	Sheets    []SickSheet          `json:"sheets,omitempty"`
	Procedure settlement.Procedure `json:"procedure,omitzero"`
	Protocol  SignedProtocol       `json:"protocol,omitzero"`
	Service   *ReceivedAct         `json:"service,omitempty"` // once the act is received

	Supplement Supplement `json:"supplement,omitzero"` // once the act is paid, where it had to be asked for
}

// Voucher is the issued document with its four requisites: the day of issue,
// the validity, the applicant's IIN, the name of the recognition centre.
//
// Law: 10.1, 2023/10.
type Voucher struct {
	Number     string    `json:"number"` // the id of its case
	Issued     tanu.Date `json:"issued"`
	LastValid  tanu.Date `json:"lastValid"` // as extended
	Holder     tanu.IIN  `json:"holder"`
	CentreName string    `json:"centreName"`
	Customer   tanu.BIN  `json:"customer"` // the labour mobility centre that issued it
}

// SickSheet is the period of a sick-leave sheet, both days included (еңбекке
// уақытша жарамсыздық парағы; лист временной нетрудоспособности).
//
// Each day after the day of issue that lies within the validity as extended by the days
// before it counts once, as Policy.SickDays reads it (Q10), on however many sheets and
// in whatever order they come in. A period may lie ahead in part, and a copy come in
// after the expiry; a sheet of which no day counts yet is kept. It has 366 days at most.
//
// Law: 12.1.
type SickSheet struct {
	From     tanu.Date `json:"from"`
	To       tanu.Date `json:"to"`
	Received tanu.Date `json:"received"` // the day its copy came in
}

// SignedProtocol is the examination commission's protocol of decision and its result,
// as the recognition centre tells of them; an act carries a settlement.Protocol.
//
// Law: 2025/16.
type SignedProtocol struct {
	Number string      `json:"number,omitempty"`
	Signed tanu.Date   `json:"signed"`
	Passed tanu.Answer `json:"passed"`
}

// ReceivedAct is the act of services rendered as it was received, with what a
// verifier said of the signature under it.
//
// Law: 16.
type ReceivedAct struct {
	Act       settlement.Act `json:"act"`
	Signature ActSignature   `json:"signature"`
}

// known is the error for a record that stands at an unknown state, or was filed
// under an unknown edition.
func (c *Case) known() error {
	if !stateWords.Known(c.State) {
		return malformed("case.state", tanu.RuleUnknownWord)
	}
	if _, err := tanu.ParseEdition(string(c.Edition)); err != nil && c.State != New {
		return malformed("case.edition", tanu.RuleEdition)
	}
	return nil
}

// line is the key of the place that the case holds: the region of application
// in the year of filing (open question Q12).
func (c *Case) line() allocation.LineKey {
	return allocation.LineKey{Region: c.Application.Region, Year: c.Filed.Year()}
}

// Entitlement is what settlement judges an act against: what the case's voucher
// entitles to, and the facts of the application that the payment needs. Of a case
// without a voucher it has no VoucherID.
//
// Law: 14(1), 14(2), 2025/16.
func (c Case) Entitlement() settlement.Entitlement {
	return settlement.Entitlement{
		VoucherID:     c.Voucher.Number,
		Holder:        c.Voucher.Holder,
		HolderName:    c.Application.Name,
		HolderAccount: cmp.Or(c.Application.Account, c.Supplement.HolderAccount),
		Centre:        c.Application.Centre.BIN,
		CentreName:    c.Application.Centre.Name,
		Customer:      c.Voucher.Customer,
		Region:        c.Application.Region,
		Registration:  cmp.Or(c.Application.Residence.Region, c.Supplement.Registration),
		Profile:       c.Profile,
		Edition:       c.Edition,
		Issued:        c.Voucher.Issued,
		LastValid:     c.Voucher.LastValid,
	}
}

// procedure is the case's, with the place that was told of with the payment.
func (c *Case) procedure() settlement.Procedure {
	return settlement.Procedure{Held: c.Procedure.Held, Place: cmp.Or(c.Procedure.Place, c.Supplement.Place)}
}

// filled is a person of an act with what the act leaves out of the procedure.
func filled(p settlement.Person, held settlement.Procedure) settlement.Person {
	p.Held, p.Place = cmp.Or(p.Held, held.Held), cmp.Or(p.Place, held.Place)
	return p
}

// fill adds to an act of services what it leaves out of the case's procedure;
// agrees reports whether the rest is what the case says of it. The list of persons
// may be somebody else's, and is copied where it is written to.
func (c *Case) fill(act *settlement.Act) (agrees bool) {
	for i := range act.Persons {
		if act.Persons[i].VoucherID != c.Voucher.Number {
			continue
		}
		p := filled(act.Persons[i], c.procedure())
		if p.Held != c.Procedure.Held || c.Procedure.Place != "" && p.Place != c.Procedure.Place {
			return false
		}
		if p != act.Persons[i] {
			act.Persons = slices.Clone(act.Persons)
			act.Persons[i] = p
		}
	}
	return true
}
