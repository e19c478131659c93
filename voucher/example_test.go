package voucher_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// The answers that a host asks for most: by when, and why that day; who pays
// what.
func Example() {
	week := calendar.FiveDay()
	due, err := week.Deadline(tanu.MustDate("2026-03-20"), calendar.WorkingDays(1))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(due.Last) // not 23 March: Nauryz, and two days off for its weekend

	held := settlement.Procedure{Held: tanu.MustDate("2026-04-20"), Place: tanu.AlmatyCity}
	voucher := settlement.Entitlement{Edition: tanu.Edition2025, Profile: tanu.Technical, Registration: tanu.AlmatyRegion}
	money, err := settlement.Rules{MCI: settlement.DefaultMCI()}.Reimburse(decimal.NewFromInt(42_000), voucher,
		held, tanu.MustDate("2026-05-12"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(money.Centre.Amount, money.CoPayment.Amount, money.Assistance.Amount)
	// Output:
	// 2026-03-26
	// 30275 11725 25950
}

// What a labour mobility centre may do with a case that came in to it.
func ExampleRules_Explain() {
	c := voucher.Case{
		ID: "75-0001", Edition: tanu.Edition2025, State: voucher.Reviewed, Since: tanu.MustDate("2026-03-26"),
		Application: *application(iin, tanu.MustDate("2026-03-20")),
	}
	options, err := rules().Explain(c, actor(tanu.MobilityCentre), tanu.MustDate("2026-03-27"))
	if err != nil {
		log.Fatal(err)
	}
	for _, o := range options {
		if o.Allowed {
			fmt.Println(o.Action, "by", o.Deadline.Last, "under", o.Clause.In(tanu.English))
		}
	}
	// Output: forward by 2026-03-27 under clause 9 part 1 of the Rules
}

// What an act that was received comes to, before it is paid.
func ExampleRules_Settle() {
	_, store := opened(voucher.ReceiveAct, "75-0001")
	c, err := store.Case(ctx, "75-0001")
	if err != nil {
		log.Fatal(err)
	}
	sums, received, err := rules().Settle(c)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(received, sums.Totals.Reimbursed, "to the centre,", sums.Totals.Assistance, "to the holder, by",
		sums.Due.Last)
	// Output: true 30275 to the centre, 25950 to the holder, by 2026-05-19
}

// The steps of an edition, as GitHub draws them.
func ExampleMermaid() {
	lines := strings.Split(voucher.Mermaid(tanu.Edition2023), "\n")
	fmt.Println(lines[0])
	fmt.Println(lines[6])
	// Output:
	// stateDiagram-v2
	//     not_eligible --> refused: send-refusal by career-centre, 1 working day (clause 6)
}

// Two boundaries of the year: filed on 31 October and on 1 November.
func ExampleRules_Decide() {
	for _, day := range []string{"2026-10-31", "2026-11-01"} {
		filed := tanu.MustDate(day)
		out, err := rules().Decide(voucher.Case{}, voucher.Command{
			ID: "1", Case: "75-0001", Action: voucher.File, Day: filed, Actor: actor(tanu.Applicant),
			Application: application(iin, filed), Facts: facts(iin, filed),
		})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(day, out.Case.State)
		for _, r := range out.Reasons {
			fmt.Println(r.Text.EN)
		}
	}
	// Output:
	// 2026-10-31 filed
	// 2026-11-01 screened-out
	// You applied on 1 November 2026; applications are accepted before 1 November 2026 (clause 3 part 2 of the Rules)
}
