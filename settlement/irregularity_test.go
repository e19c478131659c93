package settlement_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

var thresholds = settlement.Thresholds{CapCases: 3, CapPercent: 100, CasesOneDay: 5}

func patterns(found []settlement.Irregularity) (list []settlement.Pattern) {
	for _, f := range found {
		list = append(list, f.Pattern)
	}
	return list
}

// apart builds an act whose cases differ in person and day.
func apart(t *testing.T, number string, price string, from, to int) settlement.Settlement {
	t.Helper()
	var list []settlement.Entitlement
	var services []settlement.RenderedService
	for i := from; i < to; i++ {
		e := entitlement(i)
		s := service(e)
		s.Price = dec(price)
		s.Procedure.Held = day("2026-04-01").AddDays(i)
		list, services = append(list, e), append(services, s)
	}
	h := head()
	h.Number = number
	act, err := lawful.Build(h, list, services)
	require.NoError(t, err)
	return settle(t, act, list, literal)
}

// Law: lpq/29, 2025/14(1)
func TestClause14_SameVoucherOrPersonTwice(t *testing.T) {
	a, b := apart(t, "1", "20000", 0, 2), apart(t, "2", "20000", 1, 3)
	found, err := settlement.Irregularities([]settlement.Settlement{a, b}, nil, thresholds)
	require.NoError(t, err)
	require.Equal(t, []settlement.Pattern{settlement.VoucherTwice}, patterns(found))
	require.Equal(t, []string{"V-0001"}, found[0].Cases, "a voucher is named once")
	require.Equal(t, []string{"1", "2"}, found[0].Acts)

	c := apart(t, "3", "20000", 4, 5)
	c.Act.Persons[0].IIN = a.Act.Persons[0].IIN // the holder of V-0000 again, on another voucher
	found, err = settlement.Irregularities([]settlement.Settlement{a, c}, nil, thresholds)
	require.NoError(t, err)
	require.Equal(t, []settlement.Pattern{settlement.PersonTwice}, patterns(found))
	require.Equal(t, []string{"V-0000", "V-0004"}, found[0].Cases)

	// The year is that of the voucher: one of December used in January is of the
	// year before.
	c.Reimbursements[0].Procedure.Held = day("2027-01-05")
	found, err = settlement.Irregularities([]settlement.Settlement{a, c}, nil, thresholds)
	require.NoError(t, err)
	require.Equal(t, []settlement.Pattern{settlement.PersonTwice}, patterns(found))
	for _, issued := range []tanu.Date{day("2025-12-20"), {}} { // another year; an unknown one
		c.Reimbursements[0].Procedure.Held, c.Reimbursements[0].Issued = day("2026-01-05"), issued
		found, err = settlement.Irregularities([]settlement.Settlement{a, c}, nil, thresholds)
		require.NoError(t, err)
		require.Empty(t, found)
	}
}

// Four vouchers, each in two acts, are four procedures of one day, and four of the
// centre's cases.
//
// Law: lpq/29, 2025/14(1)
func TestClause14_VoucherInTwoActsIsOneCase(t *testing.T) {
	act, list := sample(4)
	s := settle(t, act, list, literal)
	found, err := settlement.Irregularities([]settlement.Settlement{s, s}, nil,
		settlement.Thresholds{CapCases: 5, CapPercent: 1, CasesOneDay: 4})
	require.NoError(t, err)
	require.Equal(t, settlement.DayCluster, found[4].Pattern)
	require.Equal(t, []string{"V-0000", "V-0001", "V-0002", "V-0003"}, found[4].Cases)
	require.Equal(t, 4, found[4].Of)
	require.Contains(t, found[4].In(tanu.English), "4 procedures")
	found, err = settlement.Irregularities([]settlement.Settlement{s, s}, nil,
		settlement.Thresholds{CapCases: 5, CapPercent: 1, CasesOneDay: 5})
	require.NoError(t, err)
	require.NotContains(t, patterns(found), settlement.DayCluster, "four are fewer than five")
}

// The cap of a technical profile in 2026 is 30 275.
//
// Law: 2025/14(1)
func TestClause14_CostsThatEqualTheCap(t *testing.T) {
	for price, want := range map[string][]settlement.Pattern{
		"30275": {settlement.CostsAtCap}, "30274.99": nil, "30275.01": {settlement.CoPaymentNotProved, settlement.CoPaymentNotProved, settlement.CoPaymentNotProved},
	} {
		found, err := settlement.Irregularities([]settlement.Settlement{apart(t, "1", price, 0, 3)}, nil, thresholds)
		require.NoError(t, err)
		require.Equal(t, want, patterns(found), price)
	}
	two, three := apart(t, "1", "30275", 0, 2), apart(t, "2", "20000", 2, 4)
	found, err := settlement.Irregularities([]settlement.Settlement{two}, nil, thresholds)
	require.NoError(t, err)
	require.Empty(t, found, "two cases are fewer than the threshold")
	found, err = settlement.Irregularities([]settlement.Settlement{two, three}, nil,
		settlement.Thresholds{CapCases: 3, CapPercent: 50, CasesOneDay: 5})
	require.NoError(t, err)
	require.Equal(t, []settlement.Pattern{settlement.CostsAtCap}, patterns(found))
	require.Equal(t, 4, found[0].Of)
	require.Equal(t, []string{"V-0000", "V-0001"}, found[0].Cases)
}

// Law: 2025/15
func TestClause15_OwnShareNotShown(t *testing.T) {
	s := apart(t, "1", "42000", 0, 3)
	evidence := map[string]tanu.Answer{"V-0000": tanu.Yes, "V-0001": tanu.No}
	found, err := settlement.Irregularities([]settlement.Settlement{s}, evidence, thresholds)
	require.NoError(t, err)
	require.Equal(t, []settlement.Pattern{settlement.CoPaymentNotProved, settlement.CoPaymentNotProved},
		patterns(found))
	require.Equal(t, tanu.No, found[0].Evidence)
	require.Equal(t, tanu.Unknown, found[1].Evidence)
	require.Equal(t, "11725", found[0].Sum.String())
	for _, lang := range tanu.Languages() {
		require.Contains(t, found[0].In(lang), lang.Sum("11725"))
		require.Contains(t, found[0].In(lang), "V-0001")
		require.NotContains(t, found[0].In(lang), "{")
	}
}

func TestIrregularities_DayCluster(t *testing.T) {
	act, list := sample(5)
	s := settle(t, act, list, literal)
	evidence := map[string]tanu.Answer{}
	for i := range s.Act.Persons { // five persons, to leave the cluster alone
		s.Act.Persons[i].IIN = tanu.IIN{}
		evidence[s.Act.Persons[i].VoucherID] = tanu.Yes
	}
	found, err := settlement.Irregularities([]settlement.Settlement{s}, evidence, thresholds)
	require.NoError(t, err)
	require.Equal(t, []settlement.Pattern{settlement.DayCluster}, patterns(found))
	require.Equal(t, day("2026-05-05"), found[0].Day)
	require.Len(t, found[0].Cases, 5)
	require.Contains(t, found[0].In(tanu.Kazakh), "2026 жылғы 5 мамыр")
	higher := thresholds
	higher.CasesOneDay = 6
	found, err = settlement.Irregularities([]settlement.Settlement{s}, evidence, higher)
	require.NoError(t, err)
	require.Empty(t, found)
}

func TestIrregularities_ThresholdsMustBeGiven(t *testing.T) {
	for _, bad := range []settlement.Thresholds{{}, {CapCases: 1, CapPercent: 101, CasesOneDay: 1}, {CapCases: 1,
		CapPercent: 100}} {
		_, err := settlement.Irregularities(nil, nil, bad)
		require.ErrorIs(t, err, settlement.ErrField)
		require.ErrorContains(t, err, "thresholds.")
	}
}

// No person's number stands in what is printed or said.
func TestIrregularities_HoldNoWholeIIN(t *testing.T) {
	act, list := sample(5)
	s := settle(t, act, list, literal)
	found, err := settlement.Irregularities([]settlement.Settlement{s, s}, nil, thresholds)
	require.NoError(t, err)
	require.NotEmpty(t, found)
	for _, f := range found {
		text := fmt.Sprintf("%v %+v %#v %s", f, f, f, f.In(tanu.Russian))
		for _, iin := range holders {
			require.NotContains(t, text, iin)
		}
	}
}
