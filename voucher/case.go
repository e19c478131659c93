package voucher

import (
	"cmp"

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
	Protocol  Protocol             `json:"protocol,omitzero"`
	Service   *Service             `json:"service,omitempty"` // once the act is received

	Supplement Supplement `json:"supplement,omitzero"` // once the act is paid, where it had to be asked for
}

// Voucher is the issued document with its four requisites: the day of issue,
// the validity, the applicant's IIN, the name of the recognition centre.
//
// Law: 2025/10.1, 2023/10.
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
// Its days count from the day of issue to the last valid day, both included, each
// once, as Policy.SickDays reads it (Q10). The last valid day is the one that the
// sheets beginning before it have given: two that follow one another may count
// further than one as long as both. A period may lie ahead in part, and a copy come
// in after the expiry; a sheet of which no day counts is refused.
//
// Law: 2025/12.1.
type SickSheet struct {
	From     tanu.Date `json:"from"`
	To       tanu.Date `json:"to"`
	Received tanu.Date `json:"received"` // the day its copy came in
}

// Protocol is the examination commission's protocol of decision.
//
// Law: 2025/16.
type Protocol struct {
	Number string      `json:"number,omitempty"`
	Signed tanu.Date   `json:"signed"`
	Passed tanu.Answer `json:"passed"`
}

// Service is the act of services rendered as it was received, with what a
// verifier said of the signature under it.
//
// Law: 2025/16, 2023/16.
type Service struct {
	Act       settlement.Act `json:"act"`
	Signature ActSignature   `json:"signature"`
}

// misplaced is a *CommandError for a record that stands where no case can: at a
// state, or filed under an edition, that there is not.
func (c *Case) misplaced() error {
	if !c.State.Known() {
		return &CommandError{"", "case.state", "there is no such state"}
	}
	if _, err := tanu.ParseEdition(string(c.Edition)); err != nil && c.State != New {
		return &CommandError{"", "case.edition", "there is no such edition"}
	}
	return nil
}

// line is the key of the place that the case holds: the region of application
// in the year of filing (open question Q12).
func (c *Case) line() allocation.LineKey {
	return allocation.LineKey{Region: c.Application.Region, Year: c.Filed.Year()}
}

// ClaimYears are the years that a case has for its person, once it claims any: that
// of the filing, in which no second application is taken (open question Q16) and no
// other voucher issued, and that in which its own voucher is issued, in which none
// is received besides. Only where an application waits past New Year are they two.
//
// Law: lpq/29, 2025/3.4.4.
func (c Case) ClaimYears() []int {
	years := []int{c.Filed.Year()}
	if issued := c.Voucher.Issued; !issued.IsZero() && issued.Year() != years[0] {
		years = append(years, issued.Year())
	}
	return years
}

// Entitlement is what settlement judges an act against.
//
// Law: 2025/14(1), 2025/14(2), 2025/16.
func (c Case) Entitlement() settlement.Entitlement { return c.entitlement() }

func (c *Case) entitlement() settlement.Entitlement {
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
