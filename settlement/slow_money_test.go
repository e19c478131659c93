package settlement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// SlowSettle is Settle as it is easiest to follow: with a map for every look-up and
// decimals for every sum. Settle is held to it.
func SlowSettle(a Act, entitlements []Entitlement, facts Facts, c calendar.Calendar, table MCITable, policy tanu.Policy) (Settlement, []Finding, error) {
	k, err := newSlowChecker(a, entitlements, facts, policy)
	if err != nil {
		return Settlement{}, nil, err
	}
	s := Settlement{Act: a}
	findings, err := k.check(c)
	if err != nil {
		return Settlement{}, nil, err
	}
	if s.Reimbursements, err = slowReimburseAll(a, k.entitlements, table, policy); err != nil {
		return Settlement{}, nil, err
	}
	for _, r := range s.Reimbursements {
		s.Totals = s.Totals.with(r)
	}
	if s.Due, err = slowLastDay(c, a.Received, k.edition.Figures().PaymentTerm.Value); err != nil {
		return Settlement{}, nil, err
	}
	var verdict tanu.Verdict
	for _, f := range findings {
		if !f.Notice {
			verdict = verdict.And(f.Verdict)
		}
	}
	if verdict == tanu.Satisfied {
		slowPay(&s, k.entitlements)
	}
	return s, findings, nil
}

// slowReimburseAll computes every voucher that has an entitlement, in the order of
// the lines. The actual cost of a voucher is the sum of its lines.
func slowReimburseAll(a Act, known map[string]Entitlement, table MCITable, policy tanu.Policy) ([]Reimbursement, error) {
	costs := make(map[string]decimal.Decimal, len(a.Lines))
	for _, line := range a.Lines {
		costs[line.VoucherID] = costs[line.VoucherID].Add(slowRounded(line.Cost, policy))
	}
	procedures := make(map[string]Procedure, len(a.Persons))
	for _, p := range a.Persons {
		if _, seen := procedures[p.VoucherID]; !seen {
			procedures[p.VoucherID] = p.procedure()
		}
	}
	order := a.Vouchers()
	list := make([]Reimbursement, 0, len(order))
	for _, id := range order {
		e, ok := known[id]
		if !ok {
			continue
		}
		r, err := SlowReimburse(costs[id], e, procedures[id], a.Received, table, policy)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// slowPay draws up the payments.
func slowPay(s *Settlement, known map[string]Entitlement) {
	centre := Payment{
		Payee: ToCentre, Name: s.Act.Executor.Name, BIN: s.Act.Executor.BIN, Account: s.Act.Executor.Account,
		Amount: s.Totals.Reimbursed, Clause: s.Reimbursements[0].Centre.Clause, Verdict: tanu.Satisfied,
	}
	for _, r := range s.Reimbursements {
		centre.wait(r.Centre.Missing...)
	}
	if len(centre.Missing) > 0 {
		centre.Amount = decimal.Decimal{}
	}
	slowOrder(s, centre)
	for _, r := range s.Reimbursements {
		if r.Assistance.Verdict == tanu.NotApplicable {
			continue
		}
		e := known[r.VoucherID]
		holder := Payment{
			Payee: ToHolder, VoucherID: r.VoucherID, Name: e.HolderName, IIN: e.Holder, Account: e.HolderAccount,
			Amount: r.Assistance.Amount, Clause: r.Assistance.Clause, Verdict: tanu.Satisfied,
		}
		holder.wait(r.Assistance.Missing...)
		slowOrder(s, holder)
	}
}

// slowOrder adds a payment with what all payments of the act share.
func slowOrder(s *Settlement, p Payment) {
	p.Act, p.Due, p.Provisional = s.Act.Number, s.Due.Last, s.Due.Provisional
	if p.Account.IsZero() {
		p.wait(FactAccount)
	}
	if p.Due.IsZero() {
		p.wait(FactReceived)
	}
	s.Payments = append(s.Payments, p)
}

func SlowReimburse(cost decimal.Decimal, e Entitlement, held Procedure, received tanu.Date, table MCITable, policy tanu.Policy) (Reimbursement, error) {
	figures := e.Edition.Figures()
	if figures.From.IsZero() {
		return Reimbursement{}, &FieldError{"edition", "want the edition that governs the case"}
	}
	if err := slowFirstError(policy.Validate(), e.slowValidate(), slowWord("place", held.Place, "", tanu.ParseRegion),
		slowInBounds("cost", cost, MaxSum)); err != nil {
		return Reimbursement{}, err
	}
	r := Reimbursement{
		VoucherID: e.VoucherID, Cost: slowRounded(cost, policy),
		Profile: e.Profile, Region: e.Region, Registration: e.Registration, Issued: e.Issued, Procedure: held,
		CapMCI: slowCapOf(e.Profile, figures), AssistanceMCI: figures.Assistance.Value,
	}
	var missing []Fact
	if held.Held.IsZero() {
		missing = append(missing, FactHeld)
	}
	year, lacks := slowMCIYear(e, held, received, policy)
	if lacks != "" {
		if lacks != FactHeld {
			missing = append(missing, lacks)
		}
	} else {
		mci, err := table.On(year)
		if err != nil {
			return Reimbursement{}, err
		}
		r.MCI = mci
	}
	slowShare(&r, missing, e.Edition)
	slowAssist(&r, missing, figures)
	return r, nil
}

// slowMCIYear is the financial year whose MCI applies, or the fact it lacks.
func slowMCIYear(e Entitlement, held Procedure, received tanu.Date, policy tanu.Policy) (int, Fact) {
	day, fact := received, FactReceived
	switch policy.MCIYear {
	case tanu.MCIOfIssue:
		day, fact = e.Issued, FactIssued
	case tanu.MCIOfProcedure:
		day, fact = held.Held, FactHeld
	}
	if day.IsZero() {
		return 0, fact
	}
	return day.Year(), ""
}

// slowCapOf is the cap of the profile in MCI, 0 for an unknown profile.
func slowCapOf(p tanu.Profile, f tanu.Figures) int {
	switch p {
	case tanu.SocialHumanitarian:
		return f.SocialCap.Value
	case tanu.Technical:
		return f.TechnicalCap.Value
	}
	return 0
}

// slowShare splits the cost between the budget and the holder.
func slowShare(r *Reimbursement, missing []Fact, edition tanu.Edition) {
	if r.CapMCI == 0 {
		missing = append([]Fact{FactProfile}, missing...)
	}
	r.Cap = r.MCI.Times(r.CapMCI)
	r.Centre = Item{Clause: edition.Clause("14(1)"), Missing: missing, Verdict: tanu.Undetermined}
	r.CoPayment = Item{Clause: edition.Clause("15"), Missing: slices.Clone(missing), Verdict: tanu.Undetermined}
	if len(missing) > 0 {
		return
	}
	r.Centre.Verdict, r.Centre.Amount = tanu.Satisfied, slowLeast(r.Cost, r.Cap)
	r.CoPayment.Verdict, r.CoPayment.Amount = tanu.NotApplicable, r.Cost.Sub(r.Centre.Amount)
	if slowPositive(r.CoPayment.Amount) {
		r.CoPayment.Verdict = tanu.Satisfied
	}
}

// slowAssist decides the material assistance: it depends on the place only.
func slowAssist(r *Reimbursement, missing []Fact, f tanu.Figures) {
	missing = slices.Clone(missing)
	if r.Registration == "" {
		missing = append(missing, FactRegistration)
	}
	if r.Procedure.Place == "" {
		missing = append(missing, FactPlace)
	}
	r.Assistance = Item{Clause: f.Assistance.Clause, Missing: missing, Verdict: tanu.Undetermined}
	switch {
	case r.Registration != "" && r.Registration == r.Procedure.Place:
		r.Assistance.Verdict, r.Assistance.Missing = tanu.NotApplicable, nil
	case len(missing) == 0:
		r.Assistance.Verdict, r.Assistance.Amount = tanu.Satisfied, r.MCI.Times(r.AssistanceMCI)
	}
}
