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

// May this person have a voucher? Each stage answers its own question only: Screen at
// filing, Review at the career centre. The answer is both verdicts together.
func Example() {
	request := complete() // in example_application_test.go
	request.Facts.CentreAccredited = tanu.Unknown
	screen, err := eligibility.Screen(request)
	if err != nil {
		log.Fatal(err)
	}
	review, err := eligibility.Review(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("screen:", screen.Verdict())
	fmt.Println("review:", review.Verdict(), review.Missing())
	fmt.Println("together:", screen.Verdict().And(review.Verdict()))
	// Output:
	// screen: satisfied
	// review: undetermined [centreAccredited]
	// together: undetermined
}
