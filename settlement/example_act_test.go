package settlement_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
)

// What the examples begin from: entitlement is a voucher, service a service rendered on
// it, head an act before its lines, asked what the host knows of an act, lawful the
// rules, and sample an act with its entitlements in which everything holds. All
// persons, bodies, numbers and sums are invented.

var (
	lmcBIN    = tanu.MustBIN("230240001230")
	centreBIN = tanu.MustBIN("230941000450")
	holders   = []string{"900101300126", "851231456780", "050630555014", "900101410100"}
	names     = []string{"Үлгіұлы Әлихан", "Мысалова Гүлнұр", "Үлгіқызы Іңкәр", "Образцов Ғалым Һамитұлы"}
	fiveDay   = calendar.FiveDay()
	asked     = settlement.ActFacts{Elsewhere: map[string]string{}, EDS: tanu.Yes, Entitled: tanu.Yes}
	literal   = tanu.Policy{}
	lawful    = by(literal)
	mci       = settlement.DefaultMCI()
)

// by are the rules of the five-day week, by a policy.
func by(policy tanu.Policy) settlement.Rules {
	return settlement.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI(), Policy: policy}
}

func day(s string) tanu.Date { return tanu.MustDate(s) }

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// holder is the person of a voucher: the four named ones first, then others whose
// check digit holds.
func holder(n int) tanu.IIN {
	if n < len(holders) {
		return tanu.MustIIN(holders[n])
	}
	for i := 0; i < 100; i++ {
		if iin, err := tanu.ParseIIN(fmt.Sprintf("9001%02d3%05d", n/1000+10, n%1000*100+i)); err == nil {
			return iin
		}
	}
	panic("no check digit")
}

// account makes an account whose check digits hold, by ISO 7064 mod 97-10.
func account(n int) tanu.Account {
	for check := 2; check < 99; check++ {
		if a, err := tanu.ParseAccount(fmt.Sprintf("KZ%02d125KZT%010d", check, n)); err == nil {
			return a
		}
	}
	panic("no check digits")
}

// entitlement is a technical voucher of Almaty Region, issued on 20 March 2026;
// valid for 45 days after it: through 4 May, here extended to 12 May.
func entitlement(n int) settlement.Entitlement {
	return settlement.Entitlement{
		VoucherID: fmt.Sprintf("V-%04d", n), Holder: holder(n),
		HolderName: names[n%len(names)], HolderAccount: account(n),
		Centre: centreBIN, CentreName: "«Үлгі» тану орталығы", Customer: lmcBIN,
		Region: tanu.AlmatyRegion, Registration: tanu.AlmatyRegion, Profile: tanu.Technical,
		Edition: tanu.Edition2025, Issued: day("2026-03-20"), LastValid: day("2026-05-12"),
	}
}

func entitlements(n int) []settlement.Entitlement {
	list := make([]settlement.Entitlement, n)
	for i := range list {
		list[i] = entitlement(i)
	}
	return list
}

// service is a procedure in Almaty city on 5 May 2026, for 42 000 tenge.
func service(e settlement.Entitlement) settlement.RenderedService {
	return settlement.RenderedService{
		VoucherID: e.VoucherID, Name: "Кәсіптік біліктілікті тану рәсімі", Unit: "рәсім",
		Quantity: dec("1"), Price: dec("42000"), Passed: tanu.Yes,
		Procedure: settlement.Procedure{Held: day("2026-05-05"), Place: tanu.AlmatyCity},
	}
}

func head() settlement.Act {
	return settlement.Act{
		Number: "7", Date: day("2026-05-08"),
		Customer: settlement.Party{Name: "«Үлгі облысының еңбек мобильділігі орталығы»",
			Address: "Қонаев қаласы, Үлгі көшесі, 1", Contacts: "+7 700 000 00 01"},
		Executor: settlement.Party{Address: "Алматы қаласы, Үлгі көшесі, 2", Contacts: "centre@example.kz",
			Account: account(900)},
		Protocol:   settlement.Protocol{Number: "12", Signed: day("2026-05-08"), Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: "Ә. Үлгіқызы"},
		Sent:       day("2026-05-12"), Received: day("2026-05-12"),
	}
}

// sample is an act of n vouchers in which everything holds.
func sample(n int) (settlement.Act, []settlement.Entitlement) {
	list := entitlements(n)
	services := make([]settlement.RenderedService, n)
	for i, e := range list {
		services[i] = service(e)
	}
	act, err := lawful.Build(head(), list, services)
	if err != nil {
		panic(err)
	}
	return act, list
}
