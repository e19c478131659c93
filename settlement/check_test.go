package settlement_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
)

// refusals returns the codes of the findings that refuse, notices among them.
func refusals(r settlement.Report) (codes []settlement.Code) {
	seen := map[settlement.Code]bool{}
	for _, f := range r.Findings {
		if f.Verdict == tanu.Refused && !seen[f.Code] {
			seen[f.Code] = true
			codes = append(codes, f.Code)
		}
	}
	return codes
}

// find returns the first finding with the code.
func find(t *testing.T, r settlement.Report, code settlement.Code) settlement.Finding {
	t.Helper()
	for _, f := range r.Findings {
		if f.Code == code {
			return f
		}
	}
	t.Fatalf("no finding %q", code)
	return settlement.Finding{}
}

func check(
	t *testing.T, a settlement.Act, list []settlement.Entitlement, facts settlement.ActFacts, policy tanu.Policy,
) settlement.Report {
	t.Helper()
	r, err := by(policy).Check(a, list, facts)
	require.NoError(t, err)
	return r
}

// Law: annex-2.customer, annex-2.executor, annex-2.party, annex-2.number,
// annex-2.document-number, annex-2.date, annex-2.col-1 to annex-2.col-7,
// annex-2.total, annex-2.attachment, annex-2.handed-over, annex-2.accepted,
// annex-2.acceptance-date, annex-2.note-2
func TestAnnex2_RightActHasNoOpenFinding(t *testing.T) {
	act, list := sample(3)
	r := check(t, act, list, asked, literal)
	require.Equal(t, tanu.Satisfied, r.Verdict(), r.In(tanu.English))
	require.Empty(t, r.Unresolved())
	seen := map[settlement.Code]bool{}
	for _, f := range r.Findings {
		seen[f.Code] = true
		require.NotEmpty(t, f.Clause)
		for _, lang := range tanu.Languages() {
			require.NotContains(t, f.In(lang), "{", f.Code)
			require.Contains(t, f.In(lang), f.Clause.In(lang))
		}
	}
	for _, code := range settlement.Codes() {
		require.True(t, seen[code], "every rule is reported: %s", code)
	}
}

// One thing is spoilt at a time; the rule that it breaks must say so, and the
// rules listed are all that do.
//
// Law: annex-2.customer, annex-2.executor, annex-2.party, annex-2.number,
// annex-2.document-number, annex-2.date, annex-2.col-1 to annex-2.col-7,
// annex-2.total, annex-2.attachment, annex-2.handed-over, annex-2.accepted,
// annex-2.acceptance-date, annex-2.note-2
func TestAnnex2_EachFaultHasItsCode(t *testing.T) {
	type codes []settlement.Code
	for name, row := range map[string]struct {
		spoil func(in *input)
		want  codes
		field string
	}{
		"another customer":       {func(in *input) { in.act.Customer.BIN = centreBIN }, codes{settlement.CustomerMatches}, "customer.bin"},
		"another region":         {func(in *input) { in.list[1].Region = tanu.Ulytau }, codes{settlement.OneRegion}, "customer.bin"},
		"another executor":       {func(in *input) { in.act.Executor.BIN = lmcBIN }, codes{settlement.ExecutorMatches}, "executor.bin"},
		"no address":             {func(in *input) { in.act.Executor.Address = "" }, codes{settlement.PartyGiven}, "executor.address"},
		"no name":                {func(in *input) { in.act.Customer.Name = "" }, codes{settlement.PartyGiven}, "customer.name"},
		"no contacts":            {func(in *input) { in.act.Customer.Contacts = "" }, codes{settlement.PartyGiven}, "customer.contacts"},
		"no BIN":                 {func(in *input) { in.act.Executor.BIN = tanu.BIN{} }, codes{settlement.PartyNumbered}, "executor.bin"},
		"no number":              {func(in *input) { in.act.Number = "" }, codes{settlement.DocumentNumbered}, "number"},
		"no date":                {func(in *input) { in.act.Date = tanu.Date{} }, codes{settlement.DayCompiled}, "date"},
		"no service":             {func(in *input) { in.act.Lines[1].Service = "" }, codes{settlement.ServiceNamed}, "lines[1].service"},
		"no unit":                {func(in *input) { in.act.Lines[1].Unit = "" }, codes{settlement.UnitGiven}, "lines[1].unit"},
		"column 3 empty":         {func(in *input) { in.act.Lines[1].Date = tanu.Date{} }, codes{settlement.ServiceDayGiven}, "lines[1].date"},
		"column 3 another day":   {func(in *input) { in.act.Lines[1].Date = day("2026-05-04") }, codes{settlement.ServiceDayAgrees}, "lines[1].date"},
		"quantity zero":          {func(in *input) { in.act.Lines[1].Quantity = dec("0") }, codes{settlement.QuantityGiven, settlement.CostAgrees, settlement.QuantitiesAddUp}, "lines[1].quantity"},
		"price zero":             {func(in *input) { in.act.Lines[1].Price = dec("0") }, codes{settlement.PriceGiven, settlement.CostAgrees}, "lines[1].price"},
		"price":                  {func(in *input) { in.act.Lines[1].Price = dec("42000.01") }, codes{settlement.CostAgrees}, "lines[1].cost"},
		"cost":                   {func(in *input) { in.act.Lines[1].Cost = dec("42000.01") }, codes{settlement.CostAgrees, settlement.CostsAddUp}, "lines[1].cost"},
		"total":                  {func(in *input) { in.act.Total = dec("125999.99") }, codes{settlement.CostsAddUp}, "total"},
		"total quantity":         {func(in *input) { in.act.TotalQuantity = dec("4") }, codes{settlement.QuantitiesAddUp}, "totalQuantity"},
		"unknown voucher":        {func(in *input) { in.act.Lines[1].VoucherID, in.act.Persons[1].VoucherID = "V-9999", "V-9999" }, codes{settlement.VoucherKnown}, "lines[1].voucherId"},
		"voucher in another act": {func(in *input) { in.facts.Elsewhere = map[string]string{in.list[1].VoucherID: "6"} }, codes{settlement.VoucherOnce}, ""},
		"person listed twice":    {func(in *input) { in.act.Persons = append(in.act.Persons, in.act.Persons[1]) }, codes{settlement.VoucherOnce}, "persons[3].voucherId"},
		"line twice": {func(in *input) {
			in.act.Lines = append(in.act.Lines, in.act.Lines[1])
			in.act.TotalQuantity, in.act.Total = dec("4"), dec("168000")
		}, codes{settlement.VoucherOnce}, "lines[3].voucherId"},
		"person missing": {func(in *input) { in.act.Persons = in.act.Persons[:2] }, codes{settlement.ListComplete}, "persons"},
		"person without a line": {func(in *input) {
			in.act.Lines, in.act.TotalQuantity, in.act.Total = in.act.Lines[:2], dec("2"), dec("84000")
		}, codes{settlement.ListComplete}, "persons[2].voucherId"},
		"another person":                {func(in *input) { in.act.Persons[1].IIN = tanu.MustIIN(holders[3]) }, codes{settlement.HolderMatches}, "persons[1].iin"},
		"person without a name":         {func(in *input) { in.act.Persons[1].Name = "" }, codes{settlement.PersonNamed}, "persons[1].name"},
		"no status":                     {func(in *input) { in.act.Persons[1].Passed = tanu.Unknown }, codes{settlement.StatusGiven}, "persons[1].passed"},
		"no day of the procedure":       {func(in *input) { in.act.Persons[1].Held = tanu.Date{} }, codes{settlement.ProcedureDay}, "persons[1].held"},
		"compiled before the procedure": {func(in *input) { in.act.Date = day("2026-05-04") }, codes{settlement.DaysInOrder}, "date"},
		"received before it was sent":   {func(in *input) { in.act.Received = day("2026-05-11") }, codes{settlement.DaysInOrder}, "received"},
		"accepted before it was received": {func(in *input) {
			in.act.Accepted, in.act.AcceptedBy = day("2026-05-11"), settlement.Signatory{Position: "x", Name: "y"}
		}, codes{settlement.DaysInOrder}, "accepted"},
		"nobody handed over": {func(in *input) { in.act.HandedOver.Name = "" }, codes{settlement.HandedOver}, "handedOver.name"},
		"no position":        {func(in *input) { in.act.HandedOver.Position = "" }, codes{settlement.HandedOver}, "handedOver.position"},
		"not entitled":       {func(in *input) { in.facts.Entitled = tanu.No }, codes{settlement.SignerEntitled}, ""},
		"accepted by nobody": {func(in *input) { in.act.Accepted = day("2026-05-13") }, codes{settlement.AcceptedBy}, "acceptedBy.position"},
		"accepted on no day": {func(in *input) { in.act.AcceptedBy = settlement.Signatory{Position: "x", Name: "y"} }, codes{settlement.AcceptanceDated}, "accepted"},
	} {
		in := right(3)
		row.spoil(&in)
		r := in.check(t)
		require.Equal(t, tanu.Refused, r.Verdict(), name)
		require.ElementsMatch(t, row.want, refusals(r), name)
		f := find(t, r, row.want[0])
		require.Equal(t, row.field, f.Field, name)
		require.NotContains(t, r.In(tanu.Kazakh)+r.In(tanu.Russian)+r.In(tanu.English), "{", name)
	}
}

// There is one labour mobility centre in a region, so that an act of one customer
// has vouchers of one region. A region that is not known contradicts none.
//
// Law: annex-2.customer
func TestAnnex2_VouchersOfOneRegion(t *testing.T) {
	act, list := sample(3)
	list[0].Region, list[2].Region = "", tanu.AlmatyCity
	s, err := lawful.Settle(act, list, asked)
	require.NoError(t, err)
	require.Empty(t, s.Payments)
	open := s.Report.Unresolved()
	require.Len(t, open, 1)
	require.Equal(t, "V-0002", open[0].VoucherID)
	for _, lang := range tanu.Languages() {
		require.Contains(t, open[0].In(lang), tanu.AlmatyCity.In(lang))
		require.Contains(t, open[0].In(lang), tanu.AlmatyRegion.In(lang))
	}
	list[2].Region = ""
	require.Equal(t, tanu.Satisfied, check(t, act, list, asked, literal).Verdict())
}

// Spaces fill in no field: each that is asked for is refused as if it were empty,
// and an act that nobody accepted by name is not accepted yet.
//
// Law: annex-2.party, annex-2.document-number, annex-2.col-2, annex-2.col-4,
// annex-2.attachment, annex-2.handed-over, annex-2.accepted, 2025/16
func TestAnnex2_BlankIsNotFilledIn(t *testing.T) {
	act, list := sample(1)
	accepted := act
	accepted.Accepted, accepted.AcceptedBy = day("2026-05-13"), settlement.Signatory{Position: "x", Name: "y"}
	for field, of := range map[string]func(a *settlement.Act) *string{
		"number":              func(a *settlement.Act) *string { return &a.Number },
		"customer.name":       func(a *settlement.Act) *string { return &a.Customer.Name },
		"customer.address":    func(a *settlement.Act) *string { return &a.Customer.Address },
		"customer.contacts":   func(a *settlement.Act) *string { return &a.Customer.Contacts },
		"executor.name":       func(a *settlement.Act) *string { return &a.Executor.Name },
		"executor.address":    func(a *settlement.Act) *string { return &a.Executor.Address },
		"executor.contacts":   func(a *settlement.Act) *string { return &a.Executor.Contacts },
		"protocol.number":     func(a *settlement.Act) *string { return &a.Protocol.Number },
		"handedOver.position": func(a *settlement.Act) *string { return &a.HandedOver.Position },
		"handedOver.name":     func(a *settlement.Act) *string { return &a.HandedOver.Name },
		"acceptedBy.position": func(a *settlement.Act) *string { return &a.AcceptedBy.Position },
		"acceptedBy.name":     func(a *settlement.Act) *string { return &a.AcceptedBy.Name },
		"lines[0].service":    func(a *settlement.Act) *string { return &a.Lines[0].Service },
		"lines[0].unit":       func(a *settlement.Act) *string { return &a.Lines[0].Unit },
		"persons[0].name":     func(a *settlement.Act) *string { return &a.Persons[0].Name },
	} {
		for _, spaces := range []string{"", " ", "\u00a0", " \u2003\u3000"} {
			spoilt := accepted
			spoilt.Lines, spoilt.Persons = slices.Clone(act.Lines), slices.Clone(act.Persons)
			*of(&spoilt) = spaces
			open := check(t, spoilt, list, asked, literal).Unresolved()
			require.Len(t, open, 1, "%s %q", field, spaces)
			require.Equal(t, field, open[0].Field)
			require.Equal(t, tanu.Refused, open[0].Verdict)
		}
	}
	act.AcceptedBy = settlement.Signatory{Position: " ", Name: "\u00a0"}
	require.Equal(t, tanu.NotApplicable, find(t, check(t, act, list, asked, literal), settlement.AcceptedBy).Verdict)

	list[0].CentreName = " "
	require.ErrorContains(t, settlement.WriteVoucherText(io.Discard, list[0], tanu.Kazakh), ": centreName: ")
	act.Executor.Name = "\u00a0"
	var text strings.Builder
	require.NoError(t, settlement.WriteActText(&text, act, tanu.Russian))
	require.NotContains(t, text.String(), "\u00a0,")
}

// A voucher is given once a year: two of one person in an act, issued in one year,
// are told, and so are two of which a year is not known. The act is paid all the
// same: no consequence for it is written.
//
// Law: lpq/29
func TestCheck_TwoVouchersOfOnePerson(t *testing.T) {
	for _, row := range []struct {
		issued  tanu.Date // of the second voucher; the first is of 20 March 2026
		verdict tanu.Verdict
		got     string
	}{
		{day("2026-03-21"), tanu.Refused, "№ V-0000"},
		{day("2025-12-31"), tanu.Satisfied, ""},
		{tanu.Date{}, tanu.Undetermined, ""},
	} {
		act, list := sample(3)
		list[2].Holder, list[2].Issued = list[0].Holder, row.issued
		act.Persons[2].IIN = list[0].Holder
		r := check(t, act, list, asked, literal)
		f := find(t, r, settlement.PersonOnce)
		require.Equal(t, row.verdict, f.Verdict)
		require.Equal(t, tanu.Clause("lpq/29"), f.Clause)
		require.True(t, f.Notice)
		require.Equal(t, row.got, f.Got)
		if row.verdict != tanu.Satisfied {
			require.Equal(t, "V-0002", f.VoucherID)
		}
		if !row.issued.IsZero() {
			require.Equal(t, tanu.Satisfied, r.Verdict(), r.In(tanu.English))
		}
		for _, lang := range tanu.Languages() {
			require.Contains(t, f.In(lang), f.Clause.In(lang))
			require.NotContains(t, f.In(lang), "{")
		}
	}
}

// Of the form of edition 2023 the register has no single fields: its findings
// cite the annex, and each voucher's are by its own edition.
//
// Law: 2023/annex-2
func TestAnnex2_CitedByEdition(t *testing.T) {
	act, list := sample(2)
	list[0].Edition = tanu.Edition2023
	act.Lines[0].Unit, act.Lines[1].Unit, act.Number = "", "", ""
	r := check(t, act, list, asked, literal)
	var clauses []tanu.Clause
	for _, f := range r.Findings {
		if f.Code == settlement.UnitGiven {
			clauses = append(clauses, f.Clause)
		}
	}
	require.Equal(t, []tanu.Clause{"2023/annex-2", "2025/annex-2.col-4"}, clauses)
	require.Equal(t, tanu.Clause("2025/annex-2.document-number"), find(t, r, settlement.DocumentNumbered).Clause)
}

// Order 230 gave Annex 2 a new wording, and the fields of the one before are not
// known: an act of edition 2023 is refused for none that only the form could ask
// for. What clauses 10, 14, 16 and 17 carry is asked, and cited so.
//
// Law: 2023/annex-2, 2023/10, 2023/14(1), 2023/16, 2023/17
func TestAnnex2_FormOf2023IsNotGuessed(t *testing.T) {
	of2023 := func() (settlement.Act, []settlement.Entitlement) {
		act, list := sample(2)
		list[0].Edition, list[1].Edition = tanu.Edition2023, tanu.Edition2023
		return act, list
	}
	act, list := of2023()
	act.Number, act.Date, act.TotalQuantity = "", tanu.Date{}, dec("0")
	act.Customer.Contacts, act.Executor.Address, act.HandedOver = "", "", settlement.Signatory{}
	act.Accepted = day("2026-05-13")
	act.Lines[1].Unit, act.Lines[1].Service, act.Lines[1].Date = "", "", tanu.Date{}
	act.Persons[1].Name, act.Persons[1].Passed = "", tanu.Unknown
	r := check(t, act, list, asked, literal)
	require.Equal(t, tanu.Satisfied, r.Verdict(), r.In(tanu.English))
	require.Empty(t, r.Unresolved())
	f := find(t, r, settlement.UnitGiven)
	require.Equal(t, tanu.NotApplicable, f.Verdict)
	require.Equal(t, tanu.Clause("2023/annex-2"), f.Clause)
	require.Contains(t, f.In(tanu.Russian), "Поля формы акта в этой редакции неизвестны")
	require.Contains(t, f.In(tanu.Kazakh), "акт нысанының өрістері белгісіз")

	for code, row := range map[settlement.Code]struct {
		spoil func(a *settlement.Act)
		want  tanu.Clause
	}{
		settlement.ExecutorMatches: {func(a *settlement.Act) { a.Executor.BIN = lmcBIN }, "2023/14(1)"},
		settlement.CustomerMatches: {func(a *settlement.Act) { a.Customer.BIN = centreBIN }, "2023/17"},
		settlement.CostAgrees:      {func(a *settlement.Act) { a.Lines[0].Cost, a.Total = dec("1"), dec("42001") }, "2023/14(1)"},
		settlement.HolderMatches:   {func(a *settlement.Act) { a.Persons[0].IIN = tanu.IIN{} }, "2023/10"},
		settlement.DaysInOrder:     {func(a *settlement.Act) { a.Sent = day("2026-05-07") }, "2023/16"},
		settlement.ServiceInTime:   {func(a *settlement.Act) { a.Lines[0].Date = day("2026-05-13") }, "2023/10"},
	} {
		act, list := of2023()
		row.spoil(&act)
		r := check(t, act, list, asked, literal)
		require.Equal(t, []settlement.Code{code}, refusals(r))
		require.Equal(t, row.want, find(t, r, code).Clause)
	}
	act.Lines, act.Persons = act.Lines[:1], act.Persons[:1]
	list[0].Edition = tanu.Edition2025
	require.Equal(t, tanu.Refused, check(t, act, list, asked, literal).Verdict(),
		"the form of 2025 asks for its fields")
}

// Law: annex-2.col-1
func TestAnnex2_NoLines(t *testing.T) {
	r := check(t, settlement.Act{}, nil, settlement.ActFacts{}, literal)
	require.Equal(t, tanu.Refused, r.Verdict())
	require.Subset(t, refusals(r), []settlement.Code{
		settlement.PartyGiven, settlement.PartyNumbered, settlement.DocumentNumbered, settlement.DayCompiled,
		settlement.LinesGiven, settlement.ProtocolAttached, settlement.HandedOver,
	}, "an empty act lacks everything at once")
}

// Column 3 may stay empty only where every service was rendered on the day of
// signing (acceptance).
//
// Law: annex-2.note-2, annex-2.col-3
func TestAnnex2_Column3(t *testing.T) {
	const sameDay = "2026-05-12"
	for name, row := range map[string]struct {
		accepted, received, other string
		want                      tanu.Verdict
	}{
		"on the day of acceptance":       {sameDay, sameDay, sameDay, tanu.NotApplicable},
		"another day than acceptance":    {"2026-05-13", sameDay, sameDay, tanu.Refused},
		"days of different periods":      {sameDay, sameDay, "2026-04-30", tanu.Refused},
		"different days of one month":    {sameDay, sameDay, "2026-05-06", tanu.Refused},
		"not accepted, received later":   {"", "2026-05-13", sameDay, tanu.Refused},
		"not accepted, received then":    {"", sameDay, sameDay, tanu.Undetermined},
		"not accepted, different days":   {"", sameDay, "2026-05-06", tanu.Refused},
		"not accepted, day not known":    {"", sameDay, "none", tanu.Undetermined},
		"accepted, day of one unknown":   {sameDay, sameDay, "unknown", tanu.NotApplicable},
		"accepted later, one unknown":    {"2026-05-13", sameDay, "unknown", tanu.Refused},
		"accepted, no service day known": {sameDay, sameDay, "none", tanu.Undetermined},
	} {
		act, list := sample(2)
		act.Date, act.Protocol.Signed, act.Sent, act.Received = day(sameDay), day(sameDay), day(sameDay),
			day(row.received)
		if row.accepted != "" {
			act.Accepted, act.AcceptedBy = day(row.accepted), settlement.Signatory{Position: "x", Name: "y"}
		}
		for i := range act.Lines {
			act.Lines[i].Date = tanu.Date{}
			act.Persons[i].Held = day(sameDay)
		}
		switch row.other {
		case "none":
			act.Persons[0].Held, act.Persons[1].Held = tanu.Date{}, tanu.Date{}
		case "unknown":
			act.Persons[1].Held = tanu.Date{}
		default:
			act.Persons[1].Held = day(row.other)
		}
		f := find(t, check(t, act, list, asked, literal), settlement.ServiceDayGiven)
		require.Equal(t, row.want, f.Verdict, name)
		require.Equal(t, tanu.Clause("2025/annex-2.note-2"), f.Clause)
	}
}

// Issued 20 March, last valid day 12 May: both are within, the day before and
// the day after are not.
//
// Law: 10.3, 11, 2023/10
func TestClause10_ServiceWithinValidity(t *testing.T) {
	for held, want := range map[string]tanu.Verdict{
		"2026-03-19": tanu.Refused, "2026-03-20": tanu.Satisfied, "2026-05-12": tanu.Satisfied,
		"2026-05-13": tanu.Refused,
	} {
		for _, edition := range tanu.Editions() {
			act, list := sample(1)
			list[0].Edition = edition
			act.Persons[0].Held, act.Lines[0].Date = day(held), day(held)
			act.Date, act.Protocol.Signed, act.Sent, act.Received = day("2026-05-14"), day("2026-05-14"),
				day("2026-05-14"), day("2026-05-14")
			f := find(t, check(t, act, list, asked, literal), settlement.ServiceInTime)
			require.Equal(t, want, f.Verdict, held)
			require.Equal(t, edition.Figures().Validity.Clause, f.Clause)
		}
	}
	act, list := sample(1)
	list[0].LastValid = tanu.Date{}
	require.Equal(t, tanu.Undetermined, find(t, check(t, act, list, asked, literal), settlement.ServiceInTime).Verdict)
}

// Held on the last valid day, the protocol signed two days later: used by the
// literal reading (Q6), not by the other. And the other way round: the protocol
// is what counts there.
//
// Law: 11
func TestClause11_UsedByProcedureOrProtocol(t *testing.T) {
	for _, edition := range tanu.Editions() {
		usedByProcedureOrProtocol(t, edition)
	}
}

func usedByProcedureOrProtocol(t *testing.T, edition tanu.Edition) {
	t.Helper()
	act, list := sample(1)
	list[0].Edition, list[0].LastValid = edition, day("2026-05-05")
	byProtocol := tanu.Policy{Use: tanu.UseByProtocol}
	require.Equal(t, tanu.Satisfied, find(t, check(t, act, list, asked, literal), settlement.ServiceInTime).Verdict)
	f := find(t, check(t, act, list, asked, byProtocol), settlement.ServiceInTime)
	require.Equal(t, tanu.Refused, f.Verdict)
	require.Equal(t, "protocol.signed", f.Field)
	list[0].LastValid = day("2026-05-08")
	require.Equal(t, tanu.Satisfied, find(t, check(t, act, list, asked, byProtocol), settlement.ServiceInTime).Verdict)
}

// The protocol is signed on Friday 8 May 2026. 9 May is a holiday on a Saturday,
// so Monday 11 May is off; the three working days are 12, 13 and 14 May.
//
// Law: 16
func TestClause16_SentInTime(t *testing.T) {
	for sent, want := range map[string]tanu.Verdict{"2026-05-14": tanu.Satisfied, "2026-05-15": tanu.Refused} {
		act, list := sample(1)
		act.Sent, act.Received = day(sent), day(sent)
		r := check(t, act, list, asked, literal)
		f := find(t, r, settlement.SentInTime)
		require.Equal(t, want, f.Verdict, sent)
		require.True(t, f.Notice)
		require.Equal(t, tanu.Satisfied, r.Verdict(), "lateness is reported, not refused")
		if want == tanu.Refused {
			require.Equal(t, "2026-05-14", f.Want)
			require.Equal(t, []settlement.Finding{f}, r.Unresolved())
			require.Contains(t, f.In(tanu.Russian), "15 мая 2026 года")
			require.Contains(t, f.In(tanu.Russian), "14 мая 2026 года")
		}
	}
	act, list := sample(1)
	act.Sent = tanu.Date{}
	require.Equal(t, tanu.Undetermined, find(t, check(t, act, list, asked, literal), settlement.SentInTime).Verdict)
}

// Law: 16
func TestClause16_ProtocolAttached(t *testing.T) {
	act, list := sample(2)
	act.Protocol.Attached = false
	f := find(t, check(t, act, list, asked, literal), settlement.ProtocolAttached)
	require.Equal(t, tanu.Refused, f.Verdict)
	require.Equal(t, tanu.Clause("2025/16"), f.Clause)

	list[0].Edition, list[1].Edition = tanu.Edition2023, tanu.Edition2023
	f = find(t, check(t, act, list, asked, literal), settlement.ProtocolAttached)
	require.Equal(t, tanu.NotApplicable, f.Verdict)
	require.Equal(t, tanu.Clause("2023/16"), f.Clause)

	list[1].Edition = tanu.Edition2025 // one voucher of the later edition asks for it
	require.Equal(t, tanu.Refused, find(t, check(t, act, list, asked, literal), settlement.ProtocolAttached).Verdict)

	act.Protocol.Attached, act.Protocol.Number = true, ""
	require.Equal(t, []settlement.Code{settlement.ProtocolAttached}, refusals(check(t, act, list, asked, literal)))
}

// Law: 16
func TestClause16_ProtocolSignedAfterTheProcedure(t *testing.T) {
	act, list := sample(1)
	act.Protocol.Signed = day("2026-05-04")
	r := check(t, act, list, asked, literal)
	f := find(t, r, settlement.ProtocolSigned)
	require.Equal(t, tanu.Refused, f.Verdict)
	require.Equal(t, "2026-05-05", f.Want)
	act.Protocol.Signed = tanu.Date{}
	require.Equal(t, tanu.Undetermined, find(t, check(t, act, list, asked, literal), settlement.ProtocolSigned).Verdict)
}

// Law: 2025/16, annex-2.handed-over
func TestClause16_SignedWithEDS(t *testing.T) {
	act, list := sample(1)
	for answer, want := range map[tanu.Answer]tanu.Verdict{
		tanu.Yes: tanu.Satisfied, tanu.No: tanu.Refused, tanu.Unknown: tanu.Undetermined,
		tanu.Answer(tanu.Unknown.String()): tanu.Undetermined, // as a host may have stored it
	} {
		facts := asked
		facts.EDS = answer
		require.Equal(t, want, find(t, check(t, act, list, facts, literal), settlement.SignedWithEDS).Verdict)
		facts = asked
		facts.Entitled = answer
		require.Equal(t, want, find(t, check(t, act, list, facts, literal), settlement.SignerEntitled).Verdict)
	}
}

// A missing look-up is not "the voucher stands in no other act".
//
// Law: 2025/14(1)
func TestClause14_VoucherInOneActOnly(t *testing.T) {
	act, list := sample(1)
	facts := asked
	facts.Elsewhere = nil
	r := check(t, act, list, facts, literal)
	require.Equal(t, tanu.Undetermined, r.Verdict())
	require.Equal(t, tanu.Undetermined, find(t, r, settlement.VoucherOnce).Verdict)
	facts.Elsewhere = map[string]string{"V-0000": "6"}
	f := find(t, check(t, act, list, facts, literal), settlement.VoucherOnce)
	require.Equal(t, tanu.Refused, f.Verdict)
	require.Contains(t, f.In(tanu.English), "№ 6")
}

// What the host says of other acts comes into the report, and is bounded as the
// texts of the act are; of several that are out of bounds, the first is named.
func TestCheck_ActsElsewhereAreBounded(t *testing.T) {
	act, list := sample(1)
	facts := asked
	for rule, elsewhere := range map[string]map[string]string{
		tanu.RuleNotUTF8:           {"V-0000": "6\xff"},
		tanu.RuleTooManyCharacters: {"V-0000": strings.Repeat("6", 101)},
		tanu.RuleControlCharacter:  {"V-9999\n": "6", "V-9998": "7", "W\xff": "8"},
	} {
		facts.Elsewhere = elsewhere
		_, err := lawful.Check(act, list, facts)
		requireField(t, err, "elsewhere", rule)
		_, err = lawful.Settle(act, list, facts)
		requireField(t, err, "elsewhere", rule)
	}
	facts.Elsewhere = map[string]string{"V-0000": strings.Repeat("Ә", 100)}
	require.Contains(t, find(t, check(t, act, list, facts, literal), settlement.VoucherOnce).Got, "№ Ә")
}

// Two kinds of service on one voucher are two lines and one person; their cost
// together is what the cap is held against.
//
// Law: annex-2.col-2, 2025/14(1)
func TestAnnex2_SeveralLinesOfOneVoucher(t *testing.T) {
	list := entitlements(1)
	theory, practice := service(list[0]), service(list[0])
	theory.Name, theory.Price = "Теориялық емтихан", dec("15000")
	practice.Name, practice.Price, practice.Quantity = "Практикалық емтихан", dec("13500"), dec("2")
	act, err := lawful.Build(head(), list, []settlement.RenderedService{theory, practice})
	require.NoError(t, err)
	require.Len(t, act.Persons, 1)
	require.Equal(t, "42000", act.Total.String()) // 15 000 + 2 x 13 500
	require.Equal(t, "3", act.TotalQuantity.String())
	act.Lines[0].Date = day("2026-05-04") // the theory a day earlier
	s, err := lawful.Settle(act, list, asked)
	require.NoError(t, err)
	require.True(t, s.Payable(), s.Report.In(tanu.English))
	require.Equal(t, "30275", s.Totals.Reimbursed.String())
	require.Equal(t, "11725", s.Totals.CoPayment.String())
}

// Whole tenge (Q15): 1.5 x 8 333.33 is 12 499.995: 12 500.00 to tiyn, 12 500 to
// tenge; 1.5 x 8 333.00 is 12 499.50: 12 499.50 or 12 500.
//
// Law: annex-2.col-7
func TestAnnex2_CostIsRounded(t *testing.T) {
	for _, row := range []struct {
		price, want string
		reading     tanu.RoundingReading
	}{
		{"8333.33", "12500", tanu.RoundTiyn}, {"8333", "12499.5", tanu.RoundTiyn}, {"8333", "12500", tanu.RoundTenge},
	} {
		list := entitlements(1)
		s := service(list[0])
		s.Quantity, s.Price = dec("1.5"), dec(row.price)
		policy := tanu.Policy{Rounding: row.reading}
		act, err := by(policy).Build(head(), list, []settlement.RenderedService{s})
		require.NoError(t, err)
		require.True(t, act.Total.Equal(dec(row.want)))
		require.Equal(t, tanu.Satisfied, find(t, check(t, act, list, asked, policy), settlement.CostAgrees).Verdict)
	}
}

// A validity that ends before it begins is no validity: nothing is said by it.
//
// Law: 10.3, 2023/10
func TestClause10_ValidityEndsAfterTheIssue(t *testing.T) {
	act, list := sample(1)
	list[0].LastValid = list[0].Issued.AddDays(-1)
	requireField(t, list[0].Validate(), "lastValid", tanu.RuleDayBefore)
	requireField(t, settlement.WriteVoucherText(io.Discard, list[0], tanu.Kazakh), "lastValid", tanu.RuleDayBefore)
	_, err := lawful.Check(act, list, asked)
	require.ErrorContains(t, err, `entitlements[0].lastValid: `)
	for _, ok := range []func(e *settlement.Entitlement){
		func(e *settlement.Entitlement) { e.LastValid = e.Issued },
		func(e *settlement.Entitlement) { e.Issued = tanu.Date{} },
		func(e *settlement.Entitlement) { e.LastValid = tanu.Date{} },
	} {
		e := list[0]
		e.LastValid = e.Issued.AddDays(1)
		ok(&e)
		require.NoError(t, e.Validate())
	}
}

func TestCheck_RefusesBadInput(t *testing.T) {
	act, list := sample(1)
	for name, row := range map[string]struct {
		list  []settlement.Entitlement
		facts settlement.ActFacts
	}{
		": entitlements[1].voucherId: ": {append(list, list[0]), asked},
		": entitlements[0].voucherId: ": {[]settlement.Entitlement{{Edition: "2025"}}, asked},
		": entitlements[0].edition: ":   {[]settlement.Entitlement{{VoucherID: "V"}}, asked},
		": entitlements[0].region: ":    {[]settlement.Entitlement{{VoucherID: "V", Edition: "2025", Region: "99"}}, asked},
		": eds: ":                       {list, settlement.ActFacts{EDS: "maybe"}},
		": entitled: ":                  {list, settlement.ActFacts{Entitled: "maybe"}},
	} {
		_, err := lawful.Check(act, row.list, row.facts)
		require.ErrorIs(t, err, settlement.ErrField)
		require.ErrorContains(t, err, name)
	}
	_, err := by(tanu.Policy{Use: "guess"}).Check(act, list, asked)
	require.ErrorIs(t, err, tanu.ErrPolicy)
	act.Received = day("2099-12-31")
	_, err = lawful.Check(act, list, asked)
	require.ErrorIs(t, err, calendar.ErrOutOfRange)
	act.Received = day("0206-05-12")
	_, err = lawful.Check(act, list, asked)
	require.ErrorContains(t, err, ": received: ")
}

func TestBuild_RefusesBadInput(t *testing.T) {
	list := entitlements(1)
	s := service(list[0])
	s.VoucherID = "V-9999"
	_, err := lawful.Build(head(), list, []settlement.RenderedService{s})
	require.ErrorContains(t, err, ": services[0].voucherId: ")
	s = service(list[0])
	s.Price = dec("-1")
	_, err = lawful.Build(head(), list, []settlement.RenderedService{s})
	require.ErrorContains(t, err, ": services[0].price: ")
	_, err = lawful.Build(head(), list, make([]settlement.RenderedService, settlement.MaxLines+1))
	require.ErrorContains(t, err, ": services: ")
}

// The services of one voucher tell of one procedure and one result: an act built
// of two that differ would depend on their order.
//
// Law: annex-2.attachment
func TestBuild_RefusesServicesThatContradictEachOther(t *testing.T) {
	list := entitlements(2)
	for field, change := range map[string]func(*settlement.RenderedService){
		"procedure.held":  func(s *settlement.RenderedService) { s.Procedure.Held = day("2026-05-06") },
		"procedure.place": func(s *settlement.RenderedService) { s.Procedure.Place = tanu.AlmatyRegion },
		"passed":          func(s *settlement.RenderedService) { s.Passed = tanu.No },
	} {
		first, other, again := service(list[0]), service(list[1]), service(list[0])
		change(&other) // another voucher may differ
		again.Name += " 2"
		_, err := lawful.Build(head(), list, []settlement.RenderedService{first, other, again})
		require.NoError(t, err)
		change(&again)
		for _, services := range [][]settlement.RenderedService{{first, other, again}, {again, other, first}} {
			_, err = lawful.Build(head(), list, services)
			requireField(t, err, "services[2]."+field, tanu.RuleContradicts)
		}
	}
}
