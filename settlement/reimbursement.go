package settlement

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// Procedure is the recognition procedure as it was held: the day, and the
// region it was held in. Zero fields are unknown.
type Procedure struct {
	Held  tanu.Date   `json:"held"`
	Place tanu.Region `json:"place"`
}

// MissingFact names a fact that an answer lacks. It is a stable code.
type MissingFact string

const (
	FactProfile      MissingFact = "profile"      // social-humanitarian or technical (open question Q8)
	FactHeld         MissingFact = "held"         // the day of the procedure
	FactPlace        MissingFact = "place"        // the region where the procedure was held
	FactRegistration MissingFact = "registration" // the region of permanent registration (open question Q13)
	FactReceived     MissingFact = "received"     // the day on which the act was received
	FactIssued       MissingFact = "issued"       // the day on which the voucher was issued
	FactAccount      MissingFact = "account"      // the payee's account
)

// In says what is missing: "the profile of the profession is not known".
func (f MissingFact) In(lang tanu.Language) string { return missingFacts.Name(f).In(lang) }

// MarshalText writes the code of the fact; an unknown one is an error.
func (f MissingFact) MarshalText() ([]byte, error) { return missingFacts.Write(f) }

// UnmarshalText reads what MarshalText writes.
func (f *MissingFact) UnmarshalText(text []byte) error { return missingFacts.Read(text, f) }

// missingIn says what is missing.
func missingIn(list []MissingFact, lang tanu.Language) string {
	said := make([]string, len(list))
	for i, fact := range list {
		said[i] = fact.In(lang)
	}
	return strings.Join(said, "; ")
}

// Portion is one of the three sums of a reimbursement. Satisfied: the sum is
// known. Undetermined: it is not, and Missing names what it lacks. Not
// applicable: nothing is due. The amount is zero in the last two.
type Portion struct {
	Verdict tanu.Verdict    `json:"verdict"`
	Amount  decimal.Decimal `json:"amount"` // tenge
	Clause  tanu.Clause     `json:"clause"`
	Missing []MissingFact   `json:"missing,omitempty"`
}

// Reimbursement is what one voucher comes to. Where all three portions are known,
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

	Centre     Portion `json:"centre"`     // to the recognition centre: clause 14(1)
	CoPayment  Portion `json:"coPayment"`  // from the holder's own funds: clause 15
	Assistance Portion `json:"assistance"` // to the holder, AssistanceMCI times MCI: clause 14(2)

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
// A missing fact leaves its portions undetermined. Without the profile the centre's
// sum and the holder's share are not known, even for a cost below both caps: the
// profession may have a profile for which the Rules name no cap (Q8). The errors
// are a cost out of bounds, an edition that is not encoded, an unknown reading in
// the policy, and ErrNoMCI.
//
// Law: 14(1), 14(2), 15.
func (r Rules) Reimburse(
	cost decimal.Decimal, e Entitlement, held Procedure, received tanu.Date,
) (Reimbursement, error) {
	if e.Edition.Figures().From.IsZero() {
		return Reimbursement{}, wrong("edition", tanu.RuleEdition)
	}
	err := cmp.Or(
		r.Policy.Validate(),
		e.validate(),
		validWord("place", held.Place, tanu.ParseRegion),
		validNumber("cost", cost, MaxSum),
	)
	if err != nil {
		return Reimbursement{}, err
	}
	return r.reimburse(tiynsOf(cost, r.Policy), &e, held, received)
}

// reimburse computes what is due for a voucher that is within its bounds.
func (r Rules) reimburse(cost tiyns, e *Entitlement, held Procedure, received tanu.Date) (Reimbursement, error) {
	if cost > MaxSum*100 {
		return Reimbursement{}, exceeds("cost", tanu.RuleTooLarge, MaxSum)
	}
	figures := e.Edition.Figures()
	one := Reimbursement{
		VoucherID: e.VoucherID, Profile: e.Profile, Region: e.Region, Registration: e.Registration, Issued: e.Issued,
		Procedure: held, Cost: cost.tenge(),
		CapMCI: capOf(e.Profile, figures), AssistanceMCI: figures.Assistance.Value,
	}
	var missing []MissingFact
	if held.Held.IsZero() {
		missing = append(missing, FactHeld)
	}
	day, fact := r.mciDay(e, held, received)
	switch {
	case !day.IsZero():
		mci, err := r.MCI.On(day.Year())
		if err != nil {
			return Reimbursement{}, err
		}
		one.MCI, one.Cap = mci, mci.Times(one.CapMCI)
	case fact != FactHeld:
		missing = append(missing, fact)
	}
	one.share(cost, missing, e.Edition)
	one.assist(missing, figures.Assistance.Clause)
	return one, nil
}

// mciDay is the day in whose financial year the MCI applies, and the fact that is
// missing where the day is.
func (r Rules) mciDay(e *Entitlement, held Procedure, received tanu.Date) (tanu.Date, MissingFact) {
	switch r.Policy.MCIYear {
	case tanu.MCIOfIssue:
		return e.Issued, FactIssued
	case tanu.MCIOfProcedure:
		return held.Held, FactHeld
	}
	return received, FactReceived
}

// capOf is the cap of the profile in MCI, 0 for an unknown profile.
func capOf(p tanu.Profile, figures tanu.Figures) int {
	switch p {
	case tanu.SocialHumanitarian:
		return figures.SocialCap.Value
	case tanu.Technical:
		return figures.TechnicalCap.Value
	}
	return 0
}

// share splits the cost between the budget and the holder.
func (r *Reimbursement) share(cost tiyns, missing []MissingFact, edition tanu.Edition) {
	if r.CapMCI == 0 {
		missing = append([]MissingFact{FactProfile}, missing...)
	}
	r.Centre = Portion{Clause: edition.Clause("14(1)"), Missing: missing, Verdict: tanu.Undetermined}
	r.CoPayment = Portion{Clause: edition.Clause("15"), Missing: slices.Clone(missing), Verdict: tanu.Undetermined}
	if len(missing) > 0 {
		return
	}
	reimbursed := min(cost, r.MCI.tiyns(r.CapMCI))
	r.Centre.Verdict, r.Centre.Amount = tanu.Satisfied, reimbursed.tenge()
	r.CoPayment.Verdict, r.CoPayment.Amount = tanu.NotApplicable, (cost - reimbursed).tenge()
	if cost > reimbursed {
		r.CoPayment.Verdict = tanu.Satisfied
	}
}

// assist decides the material assistance: it depends on the place only.
func (r *Reimbursement) assist(missing []MissingFact, clause tanu.Clause) {
	missing = slices.Clone(missing)
	if r.Registration == "" {
		missing = append(missing, FactRegistration)
	}
	if r.Procedure.Place == "" {
		missing = append(missing, FactPlace)
	}
	switch {
	case r.Registration != "" && r.Registration == r.Procedure.Place:
		r.Assistance = Portion{Clause: clause, Verdict: tanu.NotApplicable}
	case len(missing) > 0:
		r.Assistance = Portion{Clause: clause, Verdict: tanu.Undetermined, Missing: missing}
	default:
		r.Assistance = Portion{Clause: clause, Verdict: tanu.Satisfied, Amount: r.MCI.Times(r.AssistanceMCI)}
	}
}

// Verdict is Satisfied where every portion is known, Undetermined where one lacks
// a fact.
func (r Reimbursement) Verdict() tanu.Verdict {
	return r.Centre.Verdict.And(r.CoPayment.Verdict).And(r.Assistance.Verdict)
}

// Budget is what the local budget bears for the voucher: reimbursement and
// assistance, as far as they are known.
func (r Reimbursement) Budget() decimal.Decimal { return r.Centre.Amount.Add(r.Assistance.Amount) }

// In explains the reimbursement: three sentences, one on a line, with the
// figures, the act that sets the MCI, and the clauses.
func (r Reimbursement) In(lang tanu.Language) string { return strings.Join(r.Sentences(lang), "\n") }

// Sentences explains each portion of the reimbursement in a sentence: the centre's,
// the holder's own share, the material assistance.
func (r Reimbursement) Sentences(lang tanu.Language) []string {
	return []string{
		r.explain(r.Centre, centreTexts, r.CapMCI, lang),
		r.explain(r.CoPayment, coPaymentTexts, 0, lang),
		r.explain(r.Assistance, assistanceTexts, r.AssistanceMCI, lang),
	}
}

// explain says one portion, which comes to so many MCI, with its figures and clause.
func (r Reimbursement) explain(portion Portion, texts portionTexts, mci int, lang tanu.Language) string {
	text := texts.unknown
	switch portion.Verdict {
	case tanu.Satisfied:
		text = texts.due
	case tanu.NotApplicable:
		text = texts.nothing
	}
	sum := func(d decimal.Decimal) string { return lang.Sum(inWords(d)) }
	return strings.NewReplacer(
		"{sum}", sum(portion.Amount), "{cost}", sum(r.Cost), "{cap}", sum(r.Cap), "{reimbursed}", sum(r.Centre.Amount),
		"{n}", strconv.Itoa(mci), "{mci}", lang.Sum(strconv.FormatInt(r.MCI.Amount, 10)),
		"{year}", strconv.Itoa(r.MCI.Year), "{law}", r.MCI.Law.Title.In(lang), "{profile}", r.Profile.In(lang),
		"{place}", r.Procedure.Place.In(lang), "{registration}", r.Registration.In(lang),
		"{missing}", missingIn(portion.Missing, lang),
	).Replace(text.In(lang)) + inBrackets(portion.Clause, lang)
}
