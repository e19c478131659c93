package settlement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Procedure is the recognition procedure as it was held: the day, and the
// region it was held in. Zero fields are unknown.
type Procedure struct {
	Held  tanu.Date   `json:"held"`
	Place tanu.Region `json:"place"`
}

// Fact names a fact that an answer lacks. It is a stable code.
type Fact string

const (
	FactProfile      Fact = "profile"      // social-humanitarian or technical (open question Q8)
	FactHeld         Fact = "held"         // the day of the procedure
	FactPlace        Fact = "place"        // the region where the procedure was held
	FactRegistration Fact = "registration" // the region of permanent registration (open question Q13)
	FactReceived     Fact = "received"     // the day on which the act was received
	FactIssued       Fact = "issued"       // the day on which the voucher was issued
	FactAccount      Fact = "account"      // the payee's account
)

// Item is one of the three sums of a reimbursement. Satisfied: the sum is
// known. Undetermined: it is not, and Missing names what it lacks. Not
// applicable: nothing is due. The amount is zero in the last two.
type Item struct {
	Verdict tanu.Verdict    `json:"verdict"`
	Amount  decimal.Decimal `json:"amount"` // tenge
	Clause  tanu.Clause     `json:"clause"`
	Missing []Fact          `json:"missing,omitempty"`
}

// Reimbursement is what one voucher comes to. Where all three items are known,
// Centre and CoPayment add up to Cost exactly.
type Reimbursement struct {
	VoucherID    string          `json:"voucherId"`
	Cost         decimal.Decimal `json:"cost"`   // actual cost in tenge, rounded by the policy
	Cap          decimal.Decimal `json:"cap"`    // CapMCI times MCI; zero where the profile or the year is unknown
	CapMCI       int             `json:"capMci"` // 3 or 7; 0 where the profile is unknown
	MCI          MCI             `json:"mci"`    // none where the year is unknown
	Profile      tanu.Profile    `json:"profile"`
	Region       tanu.Region     `json:"region"` // whose budget pays
	Registration tanu.Region     `json:"registration"`
	Issued       tanu.Date       `json:"issued"` // the voucher; none: unknown
	Procedure    Procedure       `json:"procedure"`

	Centre     Item `json:"centre"`     // to the recognition centre: clause 14(1)
	CoPayment  Item `json:"coPayment"`  // from the holder's own funds: clause 15
	Assistance Item `json:"assistance"` // to the holder, AssistanceMCI times MCI: clause 14(2)

	AssistanceMCI int `json:"assistanceMci"` // 6
}

// Reimburse computes what is due for one voucher whose recognition cost that
// much, in tenge, by an act received on that day. The actual cost is reimbursed
// up to 3 MCI for a social-humanitarian profile and 7 MCI for a technical one;
// the holder pays the rest; where the procedure was held outside the region of
// permanent registration, the holder gets 6 MCI, whatever the result of the
// examination (open question Q9). The financial year is the policy's (Q7), and
// so is the rounding (Q15).
//
// It computes, and does not judge the days: that the procedure was held within the
// validity, and the act received after it, Check says.
//
// A missing fact leaves its items undetermined. An unknown profile does so at any
// cost, below both caps too: the profession may be of a profile that the Rules do
// not name, of which they reimburse nothing that could be told (Q8). The errors are a cost out of
// bounds, an edition that is not encoded, a policy that is none, and ErrNoMCI.
//
// Law: 2025/14(1), 2025/14(2), 2025/15, 2023/14(1), 2023/14(2), 2023/15.
func (r Rules) Reimburse(cost decimal.Decimal, e Entitlement, held Procedure, received tanu.Date) (Reimbursement, error) {
	figures := e.Edition.Figures()
	if figures.From.IsZero() {
		return Reimbursement{}, &FieldError{"edition", "want the edition that governs the case"}
	}
	if err := r.Policy.Validate(); err != nil {
		return Reimbursement{}, err
	}
	var b bounds
	e.validate(&b)
	b.region("place", held.Place)
	exact := b.number("cost", cost, MaxSum)
	if b.wrong != nil {
		return Reimbursement{}, b.wrong
	}
	t := terms{received, r.MCI, r.Policy.MCIYear, e.Edition, &figures}
	sum := exact.rounded(unit(&r.Policy))
	one := Reimbursement{Cost: tengeOr(sum, cost, exact), Procedure: held}
	if _, err := t.fill(&one, sum, &e); err != nil {
		return Reimbursement{}, err
	}
	return one, nil
}

// terms are what the vouchers of an act are reimbursed by.
type terms struct {
	received tanu.Date
	table    MCITable
	year     tanu.MCIYearReading
	edition  tanu.Edition  // of nearly all of them
	figures  *tanu.Figures // of that edition
}

// shares are the sums of a reimbursement, as far as they are known.
type shares struct{ cost, centre, own, assistance tiyns }

// fill computes a reimbursement of which the cost and the procedure are known.
func (t *terms) fill(r *Reimbursement, cost tiyns, e *Entitlement) (shares, error) {
	f := t.figures
	if e.Edition != t.edition {
		others := e.Edition.Figures()
		f = &others
	}
	r.VoucherID, r.Profile, r.Region, r.Registration, r.Issued = e.VoucherID, e.Profile, e.Region, e.Registration, e.Issued
	r.CapMCI, r.AssistanceMCI = capOf(e.Profile, f), f.Assistance.Value
	var missing []Fact
	if r.Procedure.Held.IsZero() {
		missing = append(missing, FactHeld)
	}
	var mci *indexed
	year, lacks := t.mciYear(e, r.Procedure.Held)
	if lacks == "" {
		if mci = t.table.find(year); mci == nil {
			return shares{}, &YearError{year}
		}
		r.MCI, r.Cap = mci.MCI, mci.times(r.CapMCI)
	} else if lacks != FactHeld {
		missing = append(missing, lacks)
	}
	s := shares{cost: cost}
	r.share(&s, missing, e.Edition)
	r.assist(&s, missing, mci, f.Assistance.Clause)
	return s, nil
}

// mciYear is the financial year whose MCI applies, or the fact it lacks.
func (t *terms) mciYear(e *Entitlement, held tanu.Date) (int, Fact) {
	day, fact := t.received, FactReceived
	switch t.year {
	case tanu.MCIOfIssue:
		day, fact = e.Issued, FactIssued
	case tanu.MCIOfProcedure:
		day, fact = held, FactHeld
	}
	if day.IsZero() {
		return 0, fact
	}
	return day.Year(), ""
}

// capOf is the cap of the profile in MCI, 0 for an unknown profile.
func capOf(p tanu.Profile, f *tanu.Figures) int {
	switch p {
	case tanu.SocialHumanitarian:
		return f.SocialCap.Value
	case tanu.Technical:
		return f.TechnicalCap.Value
	}
	return 0
}

// share splits the cost between the budget and the holder.
func (r *Reimbursement) share(s *shares, missing []Fact, edition tanu.Edition) {
	if r.CapMCI == 0 {
		missing = append([]Fact{FactProfile}, missing...)
	}
	r.Centre.Clause, r.Centre.Missing, r.Centre.Verdict = edition.Clause("14(1)"), missing, tanu.Undetermined
	r.CoPayment.Clause, r.CoPayment.Missing, r.CoPayment.Verdict = edition.Clause("15"), slices.Clone(missing), tanu.Undetermined
	if len(missing) > 0 {
		return
	}
	r.Centre.Verdict, r.Centre.Amount, s.centre = tanu.Satisfied, r.Cost, s.cost
	r.CoPayment.Verdict = tanu.NotApplicable
	if most := r.MCI.tiyns(r.CapMCI); s.cost > most {
		r.Centre.Amount, s.centre, s.own = r.Cap, most, s.cost-most
		r.CoPayment.Verdict, r.CoPayment.Amount = tanu.Satisfied, tenge(s.own)
	}
}

// assist decides the material assistance: it depends on the place only.
func (r *Reimbursement) assist(s *shares, missing []Fact, mci *indexed, clause tanu.Clause) {
	missing = slices.Clone(missing)
	if r.Registration == "" {
		missing = append(missing, FactRegistration)
	}
	if r.Procedure.Place == "" {
		missing = append(missing, FactPlace)
	}
	r.Assistance.Clause, r.Assistance.Missing, r.Assistance.Verdict = clause, missing, tanu.Undetermined
	switch {
	case r.Registration != "" && r.Registration == r.Procedure.Place:
		r.Assistance.Verdict, r.Assistance.Missing = tanu.NotApplicable, nil
	case len(missing) == 0:
		r.Assistance.Verdict, r.Assistance.Amount = tanu.Satisfied, mci.times(r.AssistanceMCI)
		s.assistance = mci.tiyns(r.AssistanceMCI)
	}
}

// Verdict is Satisfied where every item is known, Undetermined where one lacks
// a fact.
func (r Reimbursement) Verdict() tanu.Verdict { return r.verdict() }

func (r *Reimbursement) verdict() tanu.Verdict {
	return r.Centre.Verdict.And(r.CoPayment.Verdict).And(r.Assistance.Verdict)
}

// Budget is what the local budget bears for the voucher: reimbursement and
// assistance, as far as they are known.
func (r Reimbursement) Budget() decimal.Decimal { return r.Centre.Amount.Add(r.Assistance.Amount) }
