package main

import (
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// May this person have a voucher; if not, why; and what is still to be asked?
func main() {
	decision, err := eligibility.Screen(eligibility.Request{
		Application: eligibility.Application{Region: tanu.AlmatyCity, IIN: tanu.MustIIN("900101300126")}, // invented
		Facts:       eligibility.Facts{RegisteredUnemployed: tanu.Yes, VoucherThisYear: tanu.Yes},
		Filed:       tanu.MustDate("2026-03-20"),
	})
	fmt.Println(decision.Verdict(), err)
	for _, finding := range decision.Refusals() {
		fmt.Println(finding.In(tanu.English)) // or tanu.Kazakh, tanu.Russian
	}
	fmt.Println("unknown:", decision.Missing()[:2])
}
