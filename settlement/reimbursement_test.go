package settlement_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// MCI: 2023 3 450, 2024 3 692, 2025 3 932, 2026 4 325. Three of them: 10 350,
// 11 076, 11 796, 12 975. Seven: 24 150, 25 844, 27 524, 30 275. Six: 20 700,
// 22 152, 23 592, 25 950.
//
// Law: 14(1), 14.1
func TestClause14_ReimbursedUpToTheCap(t *testing.T) {
	const social, technical = tanu.SocialHumanitarian, tanu.Technical
	for _, row := range []struct {
		edition           tanu.Edition
		profile           tanu.Profile
		received, cost    string
		reimbursed, share string
	}{
		{"2023", social, "2023-12-29", "10350", "10350", "0"},
		{"2023", social, "2023-12-29", "10350.01", "10350", "0.01"},
		{"2023", technical, "2023-12-29", "24149.99", "24149.99", "0"},
		{"2023", technical, "2023-12-29", "42000", "24150", "17850"},
		{"2023", social, "2024-01-05", "20000", "11076", "8924"},
		{"2023", technical, "2024-01-05", "25844", "25844", "0"},
		{"2025", social, "2025-12-31", "12975", "11796", "1179"},
		{"2025", technical, "2025-12-31", "30275", "27524", "2751"},
		{"2025", social, "2026-01-05", "12975", "12975", "0"},
		{"2025", technical, "2026-01-05", "30275", "30275", "0"},
		{"2025", technical, "2026-05-12", "42000", "30275", "11725"},
		{"2025", technical, "2026-05-12", "1000", "1000", "0"},
		{"2025", technical, "2026-05-12", "0", "0", "0"},
	} {
		e := entitlement(1)
		e.Edition, e.Profile = row.edition, row.profile
		held := settlement.Procedure{Held: day(row.received).AddDays(-4), Place: e.Registration}
		r, err := lawful.Reimburse(dec(row.cost), e, held, day(row.received))
		require.NoError(t, err)
		require.Equal(t, tanu.Satisfied, r.Centre.Verdict)
		require.Equal(t, row.reimbursed, r.Centre.Amount.String(), row)
		require.Equal(t, row.share, r.CoPayment.Amount.String(), row)
		require.Equal(t, row.edition.Clause("14(1)"), r.Centre.Clause)
		require.Equal(t, row.edition.Clause("15"), r.CoPayment.Clause)
	}
}

// Law: 14(2)
func TestClause14_AssistanceDependsOnThePlace(t *testing.T) {
	for _, row := range []struct {
		edition             tanu.Edition
		registration, place tanu.Region
		received            string
		verdict             tanu.Verdict
		amount              string
		missing             []settlement.MissingFact
	}{
		{"2025", tanu.AlmatyRegion, tanu.AlmatyCity, "2026-05-12", tanu.Satisfied, "25950", nil},
		{"2025", tanu.AlmatyRegion, tanu.AlmatyRegion, "2026-05-12", tanu.NotApplicable, "0", nil},
		{"2025", tanu.AlmatyRegion, tanu.AlmatyCity, "2025-12-31", tanu.Satisfied, "23592", nil},
		{"2023", tanu.Ulytau, tanu.Karaganda, "2023-12-29", tanu.Satisfied, "20700", nil},
		{"2023", tanu.Ulytau, tanu.Karaganda, "2024-03-01", tanu.Satisfied, "22152", nil},
		{"2025", "", tanu.AlmatyCity, "2026-05-12", tanu.Undetermined, "0", []settlement.MissingFact{"registration"}},
		{"2025", tanu.AlmatyRegion, "", "2026-05-12", tanu.Undetermined, "0", []settlement.MissingFact{"place"}},
		{"2025", "", "", "2026-05-12", tanu.Undetermined, "0", []settlement.MissingFact{"registration", "place"}},
	} {
		e := entitlement(1)
		e.Edition, e.Registration = row.edition, row.registration
		held := settlement.Procedure{Held: day(row.received).AddDays(-4), Place: row.place}
		r, err := lawful.Reimburse(dec("20000"), e, held, day(row.received))
		require.NoError(t, err)
		require.Equal(t, row.verdict, r.Assistance.Verdict, row)
		require.Equal(t, row.amount, r.Assistance.Amount.String(), row)
		require.Equal(t, row.missing, r.Assistance.Missing, row)
		require.Equal(t, row.edition.Clause("14(2)"), r.Assistance.Clause)
		require.Equal(t, tanu.Satisfied, r.Centre.Verdict, "the place does not touch the centre's sum")
	}
}

// 1 000 tenge are below 3 MCI and below 7 MCI. Yet a profession whose profile is
// unknown may be of none that the Rules name (Q8), and for that they set no cap.
//
// Law: 2025/14(1)
func TestClause14_UnknownProfileIsNotGuessed(t *testing.T) {
	e := entitlement(1)
	e.Profile = ""
	held := settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyCity}
	r, err := lawful.Reimburse(dec("1000"), e, held, day("2026-05-12"))
	require.NoError(t, err)
	require.Equal(t, tanu.Undetermined, r.Centre.Verdict)
	require.Equal(t, tanu.Undetermined, r.CoPayment.Verdict)
	require.Equal(t, []settlement.MissingFact{settlement.FactProfile}, r.Centre.Missing)
	require.True(t, r.Centre.Amount.IsZero())
	require.Equal(t, tanu.Satisfied, r.Assistance.Verdict, "the assistance does not depend on the profile")
	require.Equal(t, "25950", r.Assistance.Amount.String())
	require.Equal(t, tanu.Undetermined, r.Verdict())

	e.Profile = "artistic"
	_, err = lawful.Reimburse(dec("1000"), e, held, day("2026-05-12"))
	require.ErrorIs(t, err, settlement.ErrField)
}

// A voucher of December 2025, a procedure of December 2025, an act received in
// January 2026: seven MCI are 30 275 by the year of receipt, 27 524 by the year
// of issue or of the procedure.
//
// Law: 2025/14(1)
func TestClause14_FinancialYear(t *testing.T) {
	e := entitlement(1)
	e.Issued, e.LastValid = day("2025-12-01"), day("2026-01-15")
	held := settlement.Procedure{Held: day("2025-12-29"), Place: tanu.AlmatyCity}
	for policy, want := range map[tanu.MCIYearReading]string{
		tanu.MCIOfReceipt: "30275", tanu.MCIOfIssue: "27524", tanu.MCIOfProcedure: "27524",
	} {
		r, err := by(tanu.Policy{MCIYear: policy}).Reimburse(dec("42000"), e, held, day("2026-01-06"))
		require.NoError(t, err)
		require.Equal(t, want, r.Centre.Amount.String(), policy)
	}
	held.Held = day("2026-01-05") // issued in 2025, held in 2026: the two alternatives differ
	for policy, want := range map[tanu.MCIYearReading]string{tanu.MCIOfIssue: "27524", tanu.MCIOfProcedure: "30275"} {
		r, err := by(tanu.Policy{MCIYear: policy}).Reimburse(dec("42000"), e, held, day("2026-01-06"))
		require.NoError(t, err)
		require.Equal(t, want, r.Centre.Amount.String(), policy)
	}
}

// Law: 2025/14(1), 2025/14(2)
func TestClause14_MissingDays(t *testing.T) {
	held := settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyCity}
	r, err := lawful.Reimburse(dec("42000"), entitlement(1), held, tanu.Date{})
	require.NoError(t, err)
	require.Equal(t, []settlement.MissingFact{settlement.FactReceived}, r.Centre.Missing)
	require.Equal(t, []settlement.MissingFact{settlement.FactReceived}, r.Assistance.Missing)

	held.Held = tanu.Date{} // whether the recognition took place is not known
	r, err = by(tanu.Policy{MCIYear: tanu.MCIOfProcedure}).Reimburse(dec("42000"), entitlement(1), held,
		day("2026-05-12"))
	require.NoError(t, err)
	require.Equal(t, []settlement.MissingFact{settlement.FactHeld}, r.Centre.Missing)

	e := entitlement(1)
	e.Issued = tanu.Date{}
	held.Held = day("2026-05-05")
	r, err = by(tanu.Policy{MCIYear: tanu.MCIOfIssue}).Reimburse(dec("42000"), e, held, day("2026-05-12"))
	require.NoError(t, err)
	require.Equal(t, []settlement.MissingFact{settlement.FactIssued}, r.Centre.Missing)
}

// The MCI of 2027 is not known: an error that names the year, until it is
// added. 4 500 is invented; seven of them are 31 500.
//
// Law: 14(1)
func TestClause14_NoMCIForTheYear(t *testing.T) {
	held := settlement.Procedure{Held: day("2027-01-05"), Place: tanu.AlmatyCity}
	_, err := lawful.Reimburse(dec("42000"), entitlement(1), held, day("2027-01-11"))
	require.ErrorIs(t, err, settlement.ErrNoMCI)
	require.ErrorContains(t, err, "2027")

	more, err := mci.With(settlement.MCI{Year: 2027, Amount: 4500,
		Law: tanu.LegalAct{Title: tanu.Text{EN: "invented"}}})
	require.NoError(t, err)
	r, err := settlement.Rules{Calendar: fiveDay, MCI: more, Policy: literal}.Reimburse(dec("42000"), entitlement(1),
		held, day("2027-01-11"))
	require.NoError(t, err)
	require.Equal(t, "31500", r.Centre.Amount.String())
	_, err = mci.On(2027)
	require.ErrorIs(t, err, settlement.ErrNoMCI, "the table that With was called on does not change")
}

// Law: 2025/14(1)
func TestClause14_MCITable(t *testing.T) {
	for year, want := range map[int]int64{2023: 3450, 2024: 3692, 2025: 3932, 2026: 4325} {
		row, err := mci.On(year)
		require.NoError(t, err)
		require.Equal(t, want, row.Amount)
		require.Less(t, row.Law.Date.Year(), year, "the law is adopted before the year it is for")
	}
	for _, year := range []int{0, -1, 2022, 2027, 9999} {
		_, err := mci.On(year)
		require.ErrorIs(t, err, settlement.ErrNoMCI)
	}
	law := tanu.LegalAct{Title: tanu.Text{EN: "invented"}}
	for _, bad := range []settlement.MCI{
		{}, {Year: 2027, Amount: 4500}, {Year: 2027, Law: law}, {Year: 2027, Amount: -1, Law: law},
		{Year: 2022, Amount: 3063, Law: law}, {Year: 2027, Amount: 10_000_001, Law: law},
	} {
		_, err := mci.With(bad)
		require.ErrorIs(t, err, settlement.ErrField)
	}
	changed, err := mci.With(settlement.MCI{Year: 2028, Amount: 5000, Law: law}, settlement.MCI{Year: 2026,
		Amount: 4400, Law: law})
	require.NoError(t, err)
	var years []int
	for _, row := range changed.Rows() {
		years = append(years, row.Year)
	}
	require.Equal(t, []int{2023, 2024, 2025, 2026, 2028}, years)
	row, _ := changed.On(2026)
	require.EqualValues(t, 4400, row.Amount)
	row, _ = mci.On(2026)
	require.EqualValues(t, 4325, row.Amount)
	rows := mci.Rows()
	rows[0].Amount = 1
	row, _ = mci.On(2023)
	require.EqualValues(t, 3450, row.Amount, "Rows hands out a copy")
	require.Nil(t, settlement.MCITable{}.Rows())
}

// To tiyn: 12 345.675 is 12 345.68, half away from zero. To tenge: 12 346; and
// 12 345.49 is 12 345.
//
// Law: 2025/14(1)
func TestClause14_Rounding(t *testing.T) {
	held := settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyRegion}
	for _, row := range []struct {
		cost, want string
		reading    tanu.RoundingReading
	}{
		{"12345.675", "12345.68", tanu.RoundTiyn},
		{"12345.674999", "12345.67", tanu.RoundTiyn},
		{"12345.5", "12346", tanu.RoundTenge},
		{"12345.49", "12345", tanu.RoundTenge},
	} {
		r, err := by(tanu.Policy{Rounding: row.reading}).Reimburse(dec(row.cost), entitlement(1), held,
			day("2026-05-12"))
		require.NoError(t, err)
		require.Equal(t, row.want, r.Cost.String())
		require.Equal(t, row.want, r.Centre.Amount.String())
	}
}

// Law: 15
func TestClause15_ShareIsWhatIsNotReimbursed(t *testing.T) {
	for _, edition := range tanu.Editions() {
		e := entitlement(1)
		e.Edition = edition
		held := settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyRegion}
		for tiyn := int64(0); tiyn < 8_000_000; tiyn += 9_973 { // 0 to 80 000 tenge
			cost := decimal.New(tiyn, -2)
			r, err := lawful.Reimburse(cost, e, held, day("2026-05-12"))
			require.NoError(t, err)
			require.False(t, r.CoPayment.Amount.IsNegative())
			require.True(t, r.Centre.Amount.LessThanOrEqual(r.Cap))
			require.True(t, r.Centre.Amount.Add(r.CoPayment.Amount).Equal(cost))
			require.Equal(t, r.CoPayment.Amount.IsPositive(), r.CoPayment.Verdict == tanu.Satisfied)
		}
	}
}

func TestReimburse_RefusesWhatIsOutOfBounds(t *testing.T) {
	held := settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyCity}
	for name, cost := range map[string]decimal.Decimal{
		"negative":      dec("-0.01"),
		"above":         decimal.New(1, 30),
		"absurd":        decimal.New(1, 2_000_000_000),
		"absurdly fine": decimal.New(1, -2_000_000_000),
		"too fine":      dec("0.0000001"),
		"long":          decimal.NewFromBigInt(dec(strings.Repeat("9", 5000)).Coefficient(), -4990),
	} {
		_, err := lawful.Reimburse(cost, entitlement(1), held, day("2026-05-12"))
		require.ErrorIs(t, err, settlement.ErrField, name)
		require.ErrorContains(t, err, ": cost: ", name)
	}
	e := entitlement(1)
	e.Edition = ""
	_, err := lawful.Reimburse(dec("1"), e, held, day("2026-05-12"))
	require.ErrorContains(t, err, ": edition: ")
	e = entitlement(1)
	e.Registration = "99"
	_, err = lawful.Reimburse(dec("1"), e, held, day("2026-05-12"))
	require.ErrorContains(t, err, ": registration: ")
	_, err = by(tanu.Policy{MCIYear: "guess"}).Reimburse(dec("1"), entitlement(1), held, day("2026-05-12"))
	require.ErrorIs(t, err, tanu.ErrPolicy)
}

func TestReimbursement_InSaysTheFigures(t *testing.T) {
	held := settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyCity}
	r, err := lawful.Reimburse(dec("42000"), entitlement(1), held, day("2026-05-12"))
	require.NoError(t, err)
	for _, lang := range tanu.Languages() {
		said := r.In(lang)
		for _, plain := range []string{"42000", "30275", "4325", "11725", "25950"} {
			require.Contains(t, said, lang.Sum(plain), lang)
		}
		require.Contains(t, said, tanu.AlmatyCity.In(lang))
		require.Contains(t, said, tanu.AlmatyRegion.In(lang))
		require.NotContains(t, said, "{")
	}
	e := entitlement(1)
	e.Profile, e.Registration = "", ""
	r, err = lawful.Reimburse(dec("42000"), e, settlement.Procedure{}, tanu.Date{})
	require.NoError(t, err)
	for _, lang := range tanu.Languages() {
		for _, fact := range []settlement.MissingFact{"profile", "held", "received", "registration", "place"} {
			require.NotEqual(t, string(fact), fact.In(lang))
			require.Contains(t, r.In(lang), fact.In(lang))
		}
		require.NotContains(t, r.In(lang), "{")
	}
}
