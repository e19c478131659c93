package settlement_test

import (
	"encoding/json"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// anyOf picks one of them.
func anyOf[T any](r *rand.Rand, list ...T) T { return list[r.Intn(len(list))] }

// oddNumber is a number as a host may hold it: of any exponent, of any size.
func oddNumber(r *rand.Rand) decimal.Decimal {
	switch r.Intn(8) {
	case 0:
		return anyOf(r, decimal.Decimal{}, dec("42000"), dec("42000.000000"), dec("0.01"), decimal.New(42, 3),
			decimal.New(1, 0))
	case 1:
		return anyOf(r, decimal.New(0, 20), decimal.New(0, -20), decimal.New(0, 21), decimal.New(0, 1<<30),
			decimal.New(1, 12), decimal.New(1, 13))
	case 2:
		return anyOf(r, dec("-1"), dec("-0.000001"), dec("0.0000001"), dec("1.00000000000"), decimal.New(1, -1<<30),
			decimal.New(1, 1<<30))
	case 3:
		return anyOf(r, dec("1000000000000"), dec("999999999999.999999"), dec("1000000000000.000001"),
			dec("1000000"), dec("1000000.000001"),
			dec("1000000000000.00000000000000000000"), dec("123456789012.123456000000"))
	case 4:
		return decimal.New(r.Int63(), int32(r.Intn(40)-30))
	case 5:
		return decimal.New(r.Int63n(1_000_000_000_000), -6)
	case 6:
		return decimal.New(r.Int63n(10_000_000), int32(r.Intn(9)-8))
	}
	return decimal.New(r.Int63n(10_000_000), -2)
}

// oddText is a text as a form may hold it, or may not.
func oddText(r *rand.Rand) string {
	part := anyOf(r, "", "x", "«Үлгі»", "Ә – ғ", "№ 7", "a\u0000b", "a\nb", "a\u202eb", "a\u2028b", "\u0085",
		"\u00a0", "\u00ad", "\x7f", "\xff", "\xd0",
		"\u061c", "\u0530", "\u05d0", "界", "\U0001f600", "ABCDEFGH", "Кәсіптік біліктілікті тану рәсімі")
	return strings.Repeat(part, anyOf(r, 1, 1, 1, 3, 20, 100, 101, 250, 501)) + anyOf(r, "", "", "ы", " \t")
}

func oddDay(r *rand.Rand) tanu.Date {
	return anyOf(r, tanu.Date{}, tanu.Date{}, day("2026-05-04"), day("2026-05-05"), day("2026-05-08"),
		day("2026-05-12"), day("2026-05-13"), day("2026-12-28"),
		day("2023-01-01"), day("2022-12-31"), day("2099-12-31"), day("2100-01-01"), day("2026-03-19"),
		day("2027-05-05"))
}

func oddRegion(r *rand.Rand) tanu.Region {
	return anyOf[tanu.Region](r, "", "", tanu.AlmatyRegion, tanu.AlmatyCity, tanu.Ulytau, "99", "1")
}

// spoil makes an act of some persons and does some things to it.
func spoil(r *rand.Rand) input {
	n := anyOf(r, 1, 1, 1, 2, 3, 7, 8, 9, 10, 30)
	in := input{facts: asked, table: mci}
	in.list = entitlements(n)
	services := make([]settlement.RenderedService, 0, n)
	for i := range in.list {
		in.list[i].Profile = anyOf(r, tanu.Technical, tanu.SocialHumanitarian)
		one := service(in.list[i])
		one.Price, one.Quantity = decimal.New(1+r.Int63n(6_000_000), -2), decimal.New(1+r.Int63n(3000), -3)
		one.Procedure.Place = anyOf(r, tanu.AlmatyCity, tanu.AlmatyRegion)
		for range anyOf(r, 1, 1, 1, 2, 3) {
			services = append(services, one)
			one.Name += " 2"
		}
	}
	in.policy = tanu.Policy{Rounding: anyOf(r, tanu.RoundTiyn, tanu.RoundTenge), Use: anyOf(r, tanu.UseByProcedure,
		tanu.UseByProtocol),
		MCIYear: anyOf(r, tanu.MCIOfReceipt, tanu.MCIOfIssue, tanu.MCIOfProcedure)}
	var err error
	if in.act, err = by(in.policy).Build(head(), in.list, services); err != nil {
		panic(err)
	}
	for range anyOf(r, 0, 1, 1, 2, 5) {
		in.spoilOne(r)
	}
	return in
}

// spoilOne does one thing to an act.
func (in *input) spoilOne(r *rand.Rand) {
	a := &in.act
	switch r.Intn(10) {
	case 0:
		*anyOf(r, &a.Number, &a.Customer.Name, &a.Customer.Address, &a.Customer.Contacts, &a.Executor.Name,
			&a.Executor.Address, &a.Executor.Contacts,
			&a.Protocol.Number, &a.HandedOver.Position, &a.HandedOver.Name, &a.AcceptedBy.Position,
			&a.AcceptedBy.Name) = oddText(r)
	case 1:
		*anyOf(r, &a.Date, &a.Protocol.Signed, &a.Sent, &a.Received, &a.Accepted, &a.Accepted) = oddDay(r)
	case 2:
		*anyOf(r, &a.Total, &a.TotalQuantity) = oddNumber(r)
	case 3:
		*anyOf(r, &a.Customer.BIN, &a.Executor.BIN) = anyOf(r, tanu.BIN{}, lmcBIN, centreBIN)
		a.Executor.Account = anyOf(r, tanu.Account{}, account(900))
	case 4:
		a.Protocol.Attached = r.Intn(2) == 0
		in.facts = settlement.ActFacts{EDS: anyOf[tanu.Answer](r, tanu.Yes, tanu.No, "", "unknown", "maybe"),
			Entitled: anyOf[tanu.Answer](r, tanu.Yes, tanu.No, "", "unknown", "maybe"),
			Elsewhere: anyOf(r, nil, map[string]string{}, map[string]string{"V-0000": "6"},
				map[string]string{"V-0001": oddText(r), oddText(r): "7"})}
	case 5, 6:
		in.spoilLine(r)
	case 7:
		in.spoilPerson(r)
	case 8:
		in.spoilEntitlement(r)
	case 9:
		in.policy = anyOf(r, in.policy, tanu.Policy{Use: "guess"}, tanu.Policy{})
		in.table = anyOf(r, in.table, settlement.MCITable{})
		r.Shuffle(len(a.Lines), func(i, j int) { a.Lines[i], a.Lines[j] = a.Lines[j], a.Lines[i] })
		r.Shuffle(len(a.Persons), func(i, j int) { a.Persons[i], a.Persons[j] = a.Persons[j], a.Persons[i] })
		r.Shuffle(len(in.list), func(i, j int) { in.list[i], in.list[j] = in.list[j], in.list[i] })
	}
}

func (in *input) spoilLine(r *rand.Rand) {
	a := &in.act
	if len(a.Lines) == 0 {
		return
	}
	l := &a.Lines[r.Intn(len(a.Lines))]
	switch r.Intn(6) {
	case 0:
		*anyOf(r, &l.Service, &l.Unit, &l.VoucherID) = oddText(r)
	case 1:
		l.Date = oddDay(r)
	case 2:
		*anyOf(r, &l.Quantity, &l.Price, &l.Cost) = oddNumber(r)
	case 3: // right again, as if it were meant
		l.Quantity, l.Price = oddNumber(r), oddNumber(r)
		if e := l.Quantity.Exponent() + l.Price.Exponent(); e < 40 && e > -40 {
			l.Cost = l.Quantity.Mul(l.Price).Round(anyOf[int32](r, 0, 2))
		}
	case 4:
		l.VoucherID = anyOf(r, "V-0000", "V-0001", "V-9999")
	case 5:
		switch r.Intn(4) {
		case 0:
			a.Lines = append(a.Lines, *l)
		case 1:
			a.Lines = a.Lines[:len(a.Lines)-1]
		case 2:
			for i := range a.Lines {
				a.Lines[i].Date = tanu.Date{}
			}
		case 3: // add up again
			a.Total, a.TotalQuantity = decimal.Decimal{}, decimal.Decimal{}
			for _, l := range a.Lines {
				if max(l.Cost.Exponent(), -l.Cost.Exponent(), l.Quantity.Exponent(), -l.Quantity.Exponent()) < 40 {
					a.Total, a.TotalQuantity = a.Total.Add(l.Cost), a.TotalQuantity.Add(l.Quantity)
				}
			}
		}
	}
}

func (in *input) spoilPerson(r *rand.Rand) {
	a := &in.act
	if len(a.Persons) == 0 {
		return
	}
	p := &a.Persons[r.Intn(len(a.Persons))]
	switch r.Intn(6) {
	case 0:
		*anyOf(r, &p.Name, &p.VoucherID) = oddText(r)
	case 1:
		p.Held = oddDay(r)
	case 2:
		p.Passed = anyOf[tanu.Answer](r, "", tanu.Yes, tanu.No, "unknown", "perhaps")
		p.Place = oddRegion(r)
	case 3:
		p.IIN = anyOf(r, tanu.IIN{}, tanu.MustIIN(holders[r.Intn(4)]))
	case 4:
		a.Persons = append(a.Persons, *p)
	case 5:
		a.Persons = a.Persons[:len(a.Persons)-1]
	}
}

func (in *input) spoilEntitlement(r *rand.Rand) {
	if len(in.list) == 0 {
		return
	}
	e := &in.list[r.Intn(len(in.list))]
	switch r.Intn(7) {
	case 0:
		*anyOf(r, &e.VoucherID, &e.HolderName, &e.CentreName) = oddText(r)
	case 1:
		*anyOf(r, &e.Region, &e.Registration) = oddRegion(r)
	case 2:
		e.Profile = anyOf[tanu.Profile](r, "", tanu.Technical, tanu.SocialHumanitarian, "medical")
		e.Holder = anyOf(r, tanu.IIN{}, e.Holder, in.list[0].Holder, in.list[0].Holder)
	case 3:
		e.Edition = anyOf[tanu.Edition](r, tanu.Edition2023, tanu.Edition2023, tanu.Edition2025, "2024", "")
	case 4:
		*anyOf(r, &e.Issued, &e.LastValid) = oddDay(r)
	case 5:
		*anyOf(r, &e.Centre, &e.Customer) = anyOf(r, tanu.BIN{}, lmcBIN, centreBIN)
		e.HolderAccount = tanu.Account{}
	case 6:
		if r.Intn(2) == 0 {
			in.list = append(in.list, *e)
		} else {
			in.list = in.list[:len(in.list)-1]
		}
	}
}

// Whatever is spoilt in an act, each rule is told of, in the order of the form, by
// a clause of the edition of the act or of the voucher; the sums reconcile; and an
// act that can be written is read again as it was.
func TestSettle_OfSpoiltActs(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 1000 {
		spoil(r).settle(t)
	}
}

func FuzzSettle(f *testing.F) {
	for seed := range int64(20) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed int64) { spoil(rand.New(rand.NewSource(seed))).settle(t) })
}

func (in input) settle(t *testing.T) {
	t.Helper()
	got, err := settlement.Rules{Calendar: fiveDay, MCI: in.table, Policy: in.policy}.Settle(in.act, in.list, in.facts)
	data, unwritten := json.Marshal(in.act)
	require.Equal(t, in.act.Validate() == nil, unwritten == nil)
	if unwritten == nil {
		back, err := settlement.ParseAct(data)
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
	}
	if err != nil {
		return
	}
	require.NoError(t, unwritten)
	report, err := by(in.policy).Check(in.act, in.list, in.facts)
	require.NoError(t, err)
	require.Equal(t, report, got.Report)
	var codes []settlement.Code
	for _, f := range report.Findings {
		codes = append(codes, f.Code)
		require.Contains(t, append(tanu.Editions(), "lpq"), tanu.Edition(f.Clause.Source()))
		for _, lang := range tanu.Languages() {
			require.NotContains(t, f.In(lang), "{", f.Code)
			require.NotContains(t, f.In(lang), f.Code, "every finding has its sentence")
		}
	}
	require.Equal(t, settlement.Codes(), slices.Compact(codes))
	if got.Totals.Open == 0 {
		require.True(t, got.Totals.Reimbursed.Add(got.Totals.CoPayment).Equal(got.Totals.Cost))
	}
	paid := decimal.Decimal{}
	for _, p := range got.Payments {
		require.Equal(t, p.Verdict == tanu.Satisfied, len(p.Missing) == 0)
		paid = paid.Add(p.Amount)
	}
	require.LessOrEqual(t, paid.Cmp(got.Totals.Budget()), 0)
	require.Equal(t, got.Payable(), len(got.Payments) > 0)
}
