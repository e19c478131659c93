package registry_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// The application as the platform has it, and its signature as the verifier saw it.
// Every person, number and name is invented.
var (
	applicant = tanu.MustIIN("900101300126")
	asSigned  = []byte("the application as it was signed")
	signedAt  = time.Date(2026, time.March, 20, 10, 15, 0, 0, time.FixedZone("Kazakhstan", 5*60*60))
)

// A host from registry.New to the first command: an application is filed, and what
// became of it is told apart.
func Example() {
	ctx := context.Background()
	store := new(memstore.Store) // a host has its own, proved by package storetest
	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	reg, err := registry.New(store, rules, []byte("a secret of the host"))
	if err != nil {
		log.Fatal(err)
	}
	line := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	if _, err := reg.Grant(ctx, "plan-2026", allocation.Grant(line, 25)); err != nil {
		log.Fatal(err)
	}

	result, err := reg.Do(ctx, voucher.Command{
		ID: "file/75-0001", Case: "75-0001", Action: voucher.File, Day: tanu.MustDate("2026-03-20"),
		Actor:       voucher.Actor{Role: tanu.Applicant, Person: applicant},
		Application: &eligibility.Application{Region: tanu.AlmatyCity, IIN: applicant, Name: "Үлгіқызы Айша"},
		Facts: &eligibility.Facts{
			RegisteredUnemployed: tanu.Yes, VoucherThisYear: tanu.No, // asked of the registers
			Content: eligibility.DigestOf(asSigned),
			Signature: eligibility.Evidence{
				Outcome: eligibility.Valid, Signers: eligibility.Signers{{IIN: applicant}},
				Content: eligibility.DigestOf(asSigned), Signed: signedAt, Judged: signedAt,
			},
		},
	})
	if err != nil {
		log.Fatal(err) // a broken call or a failing store; send the same command again
	}
	switch result.Status {
	case voucher.Done: // the case is at result.Case.State; the law's answer is the Judgement
		fmt.Println(result.Case.State, result.Judgement, "– next by", result.Case.Due)
	case voucher.NotAllowed: // nothing changed; the Reasons say why, in three languages
		fmt.Println(result.Reasons[0].Text.KK)
	case voucher.NeedsFact: // nothing is decided; ask for what is missing, and send it again
		fmt.Println(result.Reasons[0].Missing)
	}
	// Output: filed satisfied – next by 2026-03-26
}
