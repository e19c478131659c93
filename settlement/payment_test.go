package settlement_test

import (
	"math/rand"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

func settle(t testing.TB, a settlement.Act, list []settlement.Entitlement, policy tanu.Policy) settlement.Settlement {
	t.Helper()
	s, err := by(policy).Settle(a, list, asked)
	require.NoError(t, err)
	return s
}

// Received on Tuesday 12 May 2026: 13, 14, 15, 18 and 19 May are the five
// working days. 42 000 of actual cost: 7 x 4 325 = 30 275 to the centre, 11 725
// from the holder, 6 x 4 325 = 25 950 to the holder.
//
// Law: 17, 2025/14(1), 2025/14(2)
func TestClause17_PaymentsAndTheirLastDay(t *testing.T) {
	for _, edition := range []tanu.Edition{tanu.Edition2023, tanu.Edition2025} {
		act, list := sample(1)
		list[0].Edition = edition
		s := settle(t, act, list, literal)
		require.True(t, s.Payable())
		require.Equal(t, day("2026-05-19"), s.Due.Last)
		require.Len(t, s.Payments, 2)
		centre, holder := s.Payments[0], s.Payments[1]
		require.Equal(t, settlement.ToCentre, centre.Payee)
		require.Equal(t, "30275", centre.Amount.String())
		require.Equal(t, edition.Clause("14(1)"), centre.Clause)
		require.Equal(t, act.Executor.Account, centre.Account)
		require.Equal(t, centreBIN, centre.BIN)
		require.Equal(t, settlement.ToHolder, holder.Payee)
		require.Equal(t, "25950", holder.Amount.String())
		require.Equal(t, edition.Clause("14(2)"), holder.Clause)
		require.Equal(t, list[0].HolderAccount, holder.Account)
		require.Equal(t, list[0].Holder, holder.IIN)
		for _, p := range s.Payments {
			require.Equal(t, day("2026-05-19"), p.Due)
			require.NotContains(t, p.In(tanu.English), "provisional")
			require.Equal(t, tanu.Satisfied, p.Verdict)
			require.Equal(t, "7", p.Act)
		}
	}
}

// A procedure that ended in "not passed" is rendered and payable, and does not
// lose the assistance (open question Q9).
//
// Law: 2025/14(1), 2025/14(2)
func TestClause14_FailedExaminationIsPaid(t *testing.T) {
	act, list := sample(1)
	passed := settle(t, act, list, literal)
	act.Persons[0].Passed = tanu.No
	failed := settle(t, act, list, literal)
	require.Equal(t, passed.Payments, failed.Payments)
	require.Equal(t, passed.Totals, failed.Totals)
}

// What the check refuses or leaves open is computed and not paid.
//
// Law: 2025/17
func TestClause17_NotPaidUnlessTheActHolds(t *testing.T) {
	act, list := sample(2)
	act.Total = dec("1")
	s := settle(t, act, list, literal)
	require.False(t, s.Payable())
	require.Empty(t, s.Payments)
	require.Equal(t, "60550", s.Totals.Reimbursed.String())

	act, list = sample(2)
	s, err := lawful.Settle(act, list, settlement.ActFacts{Elsewhere: map[string]string{}, Entitled: tanu.Yes})
	require.NoError(t, err)
	require.Equal(t, tanu.Undetermined, s.Report.Verdict())
	require.Empty(t, s.Payments)
}

// The assistance of one holder waits for the region of registration; the
// centre and the other holder do not. The centre waits for a profile.
//
// Law: 2025/17, 2025/14(2)
func TestClause17_PaymentWaitsForItsOwnFacts(t *testing.T) {
	act, list := sample(2)
	list[0].Registration = ""
	s := settle(t, act, list, literal)
	require.Len(t, s.Payments, 3)
	require.Equal(t, tanu.Satisfied, s.Payments[0].Verdict)
	require.Equal(t, []settlement.MissingFact{settlement.FactRegistration}, s.Payments[1].Missing)
	require.Equal(t, tanu.Undetermined, s.Payments[1].Verdict)
	require.True(t, s.Payments[1].Amount.IsZero())
	require.Equal(t, tanu.Satisfied, s.Payments[2].Verdict)
	require.Equal(t, 1, s.Totals.Open)

	act, list = sample(2)
	list[1].Profile = ""
	s = settle(t, act, list, literal)
	require.Equal(t, tanu.Undetermined, s.Payments[0].Verdict)
	require.True(t, s.Payments[0].Amount.IsZero(), "a part of the sum is not paid for the whole")
	require.Equal(t, []settlement.MissingFact{settlement.FactProfile}, s.Payments[0].Missing)
	require.Equal(t, tanu.Satisfied, s.Payments[1].Verdict)

	act, list = sample(1)
	act.Executor.Account, list[0].HolderAccount = tanu.Account{}, tanu.Account{}
	for _, p := range settle(t, act, list, literal).Payments {
		require.Equal(t, []settlement.MissingFact{settlement.FactAccount}, p.Missing)
		for _, lang := range tanu.Languages() {
			require.Contains(t, p.In(lang), settlement.FactAccount.In(lang))
		}
	}

	act, list = sample(1)
	act.Sent, act.Received = tanu.Date{}, tanu.Date{}
	unreceived := settle(t, act, list, tanu.Policy{MCIYear: tanu.MCIOfIssue})
	for _, p := range unreceived.Payments {
		require.Equal(t, []settlement.MissingFact{settlement.FactReceived}, p.Missing)
		require.True(t, p.Due.IsZero())
	}
	totals, held, err := settlement.Budget([]settlement.Settlement{unreceived})
	require.NoError(t, err)
	require.Equal(t, 1, held)
	require.Empty(t, totals, "no year is known for it")
}

// Received on Monday 28 December 2026: 29, 30 and 31 December; 1 and 2 January
// 2027 are holidays, the 2nd a Saturday, so Monday 4 January is off; 5 and 6
// January make five. 2027 is provisional. The MCI stays that of 2026.
//
// Law: 2025/17
func TestClause17_PaymentOfTheNextYear(t *testing.T) {
	act, list := sample(1)
	list[0].LastValid = day("2026-12-31")
	act.Date, act.Protocol.Signed, act.Sent, act.Received = day("2026-12-25"), day("2026-12-25"), day("2026-12-28"),
		day("2026-12-28")
	act.Persons[0].Held, act.Lines[0].Date = day("2026-12-23"), day("2026-12-23")
	s := settle(t, act, list, literal)
	f := find(t, s.Report, settlement.PaidThisYear)
	require.Equal(t, tanu.Refused, f.Verdict)
	require.True(t, f.Notice)
	require.True(t, s.Payable(), "it is reported, not refused")
	require.Equal(t, day("2027-01-06"), s.Payments[0].Due)
	require.True(t, s.Payments[0].Provisional)
	for lang, remark := range map[tanu.Language]string{tanu.Kazakh: "алдын ала", tanu.Russian: "предварительно",
		tanu.English: "provisional"} {
		require.Contains(t, s.Payments[0].In(lang), remark, "2027 is not confirmed, and each answer says so")
		require.Contains(t, f.In(lang), remark)
	}
	require.Equal(t, "30275", s.Payments[0].Amount.String())

	totals, held, err := settlement.Budget([]settlement.Settlement{s})
	require.NoError(t, err)
	require.Zero(t, held)
	require.Equal(t, 2027, totals[0].Year)
	require.Equal(t, 1, totals[0].Carried)
}

// Over many acts of any costs, profiles and places: reimbursed and own share
// make the actual cost, and the payments make what the budget bears.
//
// Law: 2025/14(1), 2025/15, 2025/17
func TestClause17_SumsReconcile(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200 {
		n := 1 + r.Intn(20)
		list := entitlements(n)
		services := make([]settlement.RenderedService, n)
		for i := range list {
			if r.Intn(2) == 0 {
				list[i].Profile = tanu.SocialHumanitarian
			}
			services[i] = service(list[i])
			services[i].Price = decimal.New(1+r.Int63n(6_000_000), -2)
			services[i].Quantity = decimal.New(1+r.Int63n(3000), -3)
			services[i].Procedure.Place = tanu.Regions()[r.Intn(20)]
		}
		policy := tanu.Policy{Rounding: []tanu.RoundingReading{tanu.RoundTiyn, tanu.RoundTenge}[r.Intn(2)]}
		act, err := by(policy).Build(head(), list, services)
		require.NoError(t, err)
		s := settle(t, act, list, policy)
		require.True(t, s.Payable(), s.Report.In(tanu.English))
		require.True(t, s.Totals.Reimbursed.Add(s.Totals.CoPayment).Equal(act.Total))
		require.True(t, s.Totals.Cost.Equal(act.Total))
		paid := decimal.Decimal{}
		for _, p := range s.Payments {
			require.Equal(t, tanu.Satisfied, p.Verdict)
			paid = paid.Add(p.Amount)
		}
		require.True(t, paid.Equal(s.Totals.Budget()))
	}
}

// The order of the lines, the persons and the entitlements changes no sum and
// no verdict.
//
// Law: 2025/17
func TestClause17_OrderOfLinesChangesNothing(t *testing.T) {
	act, list := sample(20)
	for i := range act.Lines {
		act.Lines[i].Price = decimal.NewFromInt(int64(10000 + 3000*i))
		act.Lines[i].Cost = act.Lines[i].Price
	}
	act.Total = dec("770000") // 20 x 10 000 + 3 000 x (0 + … + 19)
	act.Lines[3].Unit = ""
	want := settle(t, act, list, literal)
	r := rand.New(rand.NewSource(2))
	for range 50 {
		r.Shuffle(len(act.Lines), func(i, j int) { act.Lines[i], act.Lines[j] = act.Lines[j], act.Lines[i] })
		r.Shuffle(len(act.Persons), func(i, j int) { act.Persons[i], act.Persons[j] = act.Persons[j], act.Persons[i] })
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		got := settle(t, act, list, literal)
		require.Equal(t, want.Report.Verdict(), got.Report.Verdict())
		require.Equal(t, refusals(want.Report), refusals(got.Report))
		require.True(t, want.Totals.Budget().Equal(got.Totals.Budget()))
		require.True(t, want.Totals.Cost.Equal(got.Totals.Cost))
		require.ElementsMatch(t, said(want.Reimbursements), said(got.Reimbursements))
	}
}

func said(list []settlement.Reimbursement) (lines []string) {
	for _, r := range list {
		lines = append(lines, r.VoucherID+r.In(tanu.English))
	}
	return lines
}

// The sums belong to the region of the application and the year in which the
// term of payment ends.
//
// Law: 14.1, 2025/17
func TestClause14_BudgetOfTheRegion(t *testing.T) {
	first, list := sample(2)
	a := settle(t, first, list, literal)
	other := entitlements(4)[2:]
	other[0].Region, other[1].Region = tanu.Ulytau, tanu.Ulytau
	act, err := lawful.Build(head(), other, []settlement.RenderedService{service(other[0]), service(other[1])})
	require.NoError(t, err)
	b := settle(t, act, other, literal)
	broken := first
	broken.Number = ""
	c := settle(t, broken, list, literal)

	totals, held, err := settlement.Budget([]settlement.Settlement{b, a, c})
	require.NoError(t, err)
	require.Equal(t, 1, held)
	require.Len(t, totals, 2)
	require.Equal(t, tanu.AlmatyRegion, totals[0].Region)
	require.Equal(t, tanu.Ulytau, totals[1].Region)
	for _, row := range totals {
		require.Equal(t, 2026, row.Year)
		require.Equal(t, 1, row.Acts)
		require.Zero(t, row.Carried)
		require.Equal(t, 2, row.Totals.Vouchers)
		require.Equal(t, "112450", row.Totals.Budget().String()) // 2 x (30 275 + 25 950)
	}

	_, _, err = settlement.Budget([]settlement.Settlement{a, b, a})
	require.ErrorIs(t, err, settlement.ErrField)
	require.ErrorContains(t, err, ": settlements[2]: ")
}

// The sum is due by clause 14, the day by clause 17: the fifth working day after
// Tuesday 12 May 2026 is Tuesday the 19th. A payment that lacks the account alone
// tells both; one of which the sum is not known tells the day.
//
// Law: 17, 2025/14(1), 2025/14(2)
func TestClause17_PaymentSaysTheSumAndTheDay(t *testing.T) {
	act, list := sample(1)
	p := settle(t, act, list, literal).Payments[0]
	require.Equal(t, "Центру признания: 30 275 тенге ("+tanu.Clause("2025/14(1)").In(tanu.Russian)+
		"); последний день оплаты – "+p.Due.In(tanu.Russian)+" ("+tanu.Clause("2025/17").In(tanu.Russian)+")",
		strings.ReplaceAll(p.In(tanu.Russian), "\u00a0", " "))

	list[0].HolderAccount = tanu.Account{}
	list[0].Profile = ""
	waiting := settle(t, act, list, literal).Payments
	for _, lang := range tanu.Languages() {
		for i, known := range []bool{false, true} {
			said := waiting[i].In(lang)
			require.Contains(t, said, day("2026-05-19").In(lang))
			require.Contains(t, said, tanu.Clause("2025/17").In(lang))
			require.Contains(t, said, waiting[i].Missing[0].In(lang))
			require.Equal(t, known, strings.Contains(said, lang.Sum("25950")), said)
			require.NotContains(t, said, "{")
		}
		require.Contains(t, settlement.Payment{Clause: "2023/14(1)", Due: day("2024-05-20"),
			Amount: dec("1")}.In(lang), tanu.Clause("2023/17").In(lang))
	}
	require.Equal(t, "To the voucher holder [voucher V-0000]: 25,950 tenge (clause 14(2) of the Rules); the last day to pay is 19 May 2026 (clause 17 of the Rules); "+
		"the payment waits: the payee's account is not known", waiting[1].In(tanu.English))
	require.NotContains(t, settlement.Payment{}.In(tanu.English), "(")
}
