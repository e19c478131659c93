package eligibility_test

import (
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// The first question: may this person have a voucher, if not why, and what is
// still to be asked. What is left out of the facts is unknown, and never "no".
func ExampleScreen_question() {
	decision, err := eligibility.Screen(eligibility.Request{
		Application: eligibility.Application{Region: tanu.AlmatyCity, IIN: tanu.MustIIN("900101300126")}, // invented
		Facts:       eligibility.Facts{RegisteredUnemployed: tanu.Yes, VoucherThisYear: tanu.Yes},
		Filed:       tanu.MustDate("2026-03-20"),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(decision.Verdict())
	for _, finding := range decision.Refusals() {
		fmt.Println(finding.In(tanu.English)) // or tanu.Kazakh, tanu.Russian
		fmt.Println(finding.Remedy(tanu.English))
	}
	fmt.Println("unknown:", decision.Missing()[:2])
	// Output:
	// refused
	// You have already received a one-time voucher in 2026; it is given once a year (clause 3 part 4 paragraph 4 of the Rules)
	// You may apply in the next calendar year
	// unknown: [voucherAvailable signature.outcome]
}
