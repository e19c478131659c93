package settlement_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
)

// A technical profession, 42 000 tenge, held in Almaty city by a person who is
// registered in Almaty Region.
func ExampleRules_Reimburse() {
	e := settlement.Entitlement{
		VoucherID: "V-1", Edition: tanu.Edition2025, Profile: tanu.Technical, Registration: tanu.AlmatyRegion,
	}
	held := settlement.Procedure{Held: tanu.MustDate("2026-05-05"), Place: tanu.AlmatyCity}
	received := tanu.MustDate("2026-05-12")
	rules := settlement.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	r, err := rules.Reimburse(decimal.NewFromInt(42000), e, held, received)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Centre.Amount, r.CoPayment.Amount, r.Assistance.Amount)
	fmt.Println(r.Sentences(tanu.English)[1])
	// Output:
	// 30275 11725 25950
	// The holder pays the difference from own funds: 42,000 − 30,275 = 11,725 tenge (clause 15 of the Rules)
}

// What is not known is named, not guessed.
func ExampleRules_Reimburse_undetermined() {
	e := settlement.Entitlement{VoucherID: "V-1", Edition: tanu.Edition2025, Profile: tanu.Technical}
	held := settlement.Procedure{Held: tanu.MustDate("2026-05-05"), Place: tanu.AlmatyCity}
	r, err := lawful.Reimburse(decimal.NewFromInt(42000), e, held, tanu.MustDate("2026-05-12"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Verdict(), r.Assistance.Missing)
	fmt.Println(r.Sentences(tanu.Russian)[2])
	// Output:
	// undetermined [registration]
	// Материальная помощь не определена: неизвестен регион постоянной регистрации (подпункт 2) пункта 14 Правил)
}

func ExampleDefaultMCI() {
	for _, row := range settlement.DefaultMCI().Rows() {
		fmt.Println(row.Year, row.Amount, row.Law.Title.EN)
	}
	// Output:
	// 2023 3450 Law No. 163-VII of 1 December 2022 on the republican budget
	// 2024 3692 Law No. 43-VIII of 5 December 2023 on the republican budget
	// 2025 3932 Law No. 141-VIII of 4 December 2024 on the republican budget
	// 2026 4325 Law of 8 December 2025 on the republican budget
}

func ExampleMCITable_On() {
	_, err := settlement.DefaultMCI().On(2027)
	fmt.Println(err, errors.Is(err, settlement.ErrNoMCI))
	// Output: settlement: no MCI is known for the year 2027 true
}

// The amount and the law are invented.
func ExampleMCITable_With() {
	law := tanu.LegalAct{Title: tanu.Text{KK: "Заң", RU: "Закон", EN: "Law"}}
	table, err := settlement.DefaultMCI().With(settlement.MCI{Year: 2027, Amount: 4500, Law: law})
	if err != nil {
		log.Fatal(err)
	}
	mci, err := table.On(2027)
	fmt.Println(mci.Times(7), err)
	// Output: 31500 <nil>
}

func ExampleMCI_Times() {
	mci, err := settlement.DefaultMCI().On(2026)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(mci.Times(3), mci.Times(6), mci.Times(7))
	// Output: 12975 25950 30275
}

func ExampleRules_Build() {
	list := entitlements(2)
	act, err := lawful.Build(head(), list, []settlement.RenderedService{service(list[0]), service(list[1])})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(act.Lines), len(act.Persons), act.TotalQuantity, act.Total, act.Customer.BIN)
	// Output: 2 2 2 84000 ********1230
}

// Two faults, both found; the second is a notice.
func ExampleRules_Check() {
	act, list := sample(2)
	act.Lines[1].Cost = decimal.NewFromInt(24000)
	act.Sent = tanu.MustDate("2026-05-15")
	act.Received = act.Sent
	act.Total = decimal.NewFromInt(66000)
	report, err := lawful.Check(act, list, asked)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(report.In(tanu.English))
	// Output:
	// Act 7: refused
	// - The cost is 24,000, while the quantity times the price per unit is 42,000 [line 2, voucher V-0001] (Annex 2 to the Rules, column 7)
	// - The act was sent on 15 May 2026, while the last day of the term was 14 May 2026 (clause 16 of the Rules)
}

func ExampleReport() {
	act, list := sample(1)
	act.Lines[0].Unit = ""
	report, err := lawful.Check(act, list, asked)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range report.Findings[11:14] {
		fmt.Printf("%s: %s\n", f.Code, f.Verdict)
	}
	// Output:
	// service-within-validity: satisfied
	// unit-given: refused
	// quantity-given: satisfied
}

func ExampleCodes() {
	fmt.Println(len(settlement.Codes()), settlement.Codes()[0])
	// Output: 36 customer-matches
}

func ExampleRules_Settle() {
	act, list := sample(1)
	s, err := lawful.Settle(act, list, asked)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range s.Payments {
		fmt.Println(p.In(tanu.English))
	}
	fmt.Println(s.Totals.Cost, "=", s.Totals.Reimbursed, "+", s.Totals.CoPayment)
	// Output:
	// To the recognition centre: 30,275 tenge (clause 14(1) of the Rules); the last day to pay is 19 May 2026 (clause 17 of the Rules)
	// To the voucher holder [voucher V-0000]: 25,950 tenge (clause 14(2) of the Rules); the last day to pay is 19 May 2026 (clause 17 of the Rules)
	// 42000 = 30275 + 11725
}

func ExampleBudget() {
	act, list := sample(3)
	s, err := lawful.Settle(act, list, asked)
	if err != nil {
		log.Fatal(err)
	}
	totals, held, err := settlement.Budget([]settlement.Settlement{s})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range totals {
		fmt.Println(row.Region.In(tanu.English), row.Year, row.Totals.Vouchers, row.Totals.Budget(), held)
	}
	// Output: Almaty Region 2026 3 168675 0
}

// Thresholds are the host's choice.
func ExampleIrregularities() {
	act, list := sample(3)
	for i := range act.Lines {
		act.Lines[i].Price = decimal.NewFromInt(30275)
		act.Lines[i].Cost = act.Lines[i].Price
	}
	act.Total = decimal.NewFromInt(90825)
	s, err := lawful.Settle(act, list, asked)
	if err != nil {
		log.Fatal(err)
	}
	found, err := settlement.Irregularities([]settlement.Settlement{s}, nil,
		settlement.Thresholds{CapCases: 3, CapPercent: 90, CasesOneDay: 10})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range found {
		fmt.Println(f.In(tanu.English))
	}
	// Output: The centre's actual cost equals the cap in 3 of 3 cases [vouchers: V-0000, V-0001, V-0002; acts: 7]
}

func ExampleWriteVoucherText() {
	if err := settlement.WriteVoucherText(os.Stdout, entitlement(0), tanu.Kazakh); err != nil {
		log.Fatal(err)
	}
	// Output:
	// БІРЖОЛҒЫ ВАУЧЕР № V-0000
	// кәсіптік біліктілікті тануға арналған
	//
	// Берілген күні: 2026 жылғы 20 наурыз
	// Қолданылу мерзімі: 2026 жылғы 20 наурыз – 2026 жылғы 12 мамыр, соңғы күнін қоса алғанда
	// Үміткердің жеке сәйкестендіру нөмірі: 900101300126
	// Тану орталығының атауы: «Үлгі» тану орталығы
	//
	// Қолданылу мерзімі ішінде пайдаланылмаған біржолғы ваучер автоматты түрде жойылады (Қағидалардың 11-тармағы).
}

func ExampleWriteVoucherHTML() {
	var b strings.Builder
	if err := settlement.WriteVoucherHTML(&b, entitlement(0), tanu.Russian); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(b.String(), "<h1>ЕДИНОРАЗОВЫЙ ВАУЧЕР № V-0000</h1>"))
	// Output: true
}

func ExampleWriteActText() {
	act, _ := sample(1)
	var b strings.Builder
	if err := settlement.WriteActText(&b, act, tanu.Russian); err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if strings.Contains(line, " | ") {
			fmt.Print(line)
		}
	}
	// Output:
	// 1 | 2 | 3 | 4 | 5 | 6 | 7
	// 1 | Кәсіптік біліктілікті тану рәсімі | 5 мая 2026 года | рәсім | 1 | 42 000,00 | 42 000,00
	// Итого | 1 | х | 42 000,00
	// 1 | Үлгіұлы Әлихан | ИИН 900101300126 | 5 мая 2026 года | прошел
}

func ExampleWriteActHTML() {
	act, _ := sample(1)
	act.Executor.Name = "<script>"
	var b strings.Builder
	if err := settlement.WriteActHTML(&b, act, tanu.Kazakh); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(b.String(), "<script>"), strings.Contains(b.String(), "&lt;script&gt;"))
	// Output: false true
}

func ExampleActSchema() {
	var schema struct{ Title string }
	if err := json.Unmarshal(settlement.ActSchema(), &schema); err != nil {
		log.Fatal(err)
	}
	fmt.Println(schema.Title)
	// Output: tanu.act/v1
}

func ExampleLabel() {
	fmt.Println(settlement.Label("col-3", tanu.Kazakh))
	fmt.Println(settlement.Label("col-3", tanu.Russian))
	// Output:
	// Қызметтер көрсету күні**
	// Дата оказания услуг**
}

func ExampleParseAct() {
	act, _ := sample(1)
	data, err := json.Marshal(act)
	if err != nil {
		log.Fatal(err)
	}
	back, err := settlement.ParseAct([]byte(string(data)))
	fmt.Println(back.Number, back.Total, err)

	_, err = settlement.ParseAct([]byte(`{"format":"tanu.act/v1","lines":[{"cost":"1e30"}]}`))
	fmt.Println(err)
	// Output:
	// 7 42000 <nil>
	// settlement: bad field: lines[0].cost: want digits, and after a point at most six more; no sign, no exponent
}

func ExampleParseSum() {
	sum, err := settlement.ParseSum("30275.50")
	fmt.Println(sum, err)
	_, err = settlement.ParseSum("-1")
	fmt.Println(err)
	// Output:
	// 30275.5 <nil>
	// settlement: bad field: want digits, and after a point at most six more; no sign, no exponent
}

func ExampleAct_Validate() {
	act, _ := sample(1)
	act.Lines[0].Quantity = decimal.New(1, 30)
	fmt.Println(act.Validate())
	// Output: settlement: bad field: lines[0].quantity: larger than 1000000
}

// A name with a tab in it, as it came from a sheet, would stand in the act and in
// the payment.
func ExampleEntitlement_Validate() {
	voucher := settlement.Entitlement{VoucherID: "V-1", HolderName: "Үлгіқызы\tАйгүл"}
	fmt.Println(voucher.Validate())
	// Output: settlement: bad field: holderName: a control character, a line break or a change of direction
}
