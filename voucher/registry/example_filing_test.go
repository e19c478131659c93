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

// Every person, number, account, address and profession here is invented.

// filled is the application as the applicant filled it in on the platform, in the
// form of Annex 1.
var filled = eligibility.Application{
	Region:     tanu.AlmatyCity, // where the applicant applies: its places are counted
	Name:       "Үлгіқызы Айша",
	IIN:        tanu.MustIIN("900101300126"),
	Level:      "4",
	Profession: eligibility.Profession{Code: "SAMPLE-001", Name: "Электромонтер"},
	Consent:    tanu.Yes,
	Education: eligibility.Education{
		Organisation: "Үлгі колледжі", Direction: "Электротехника", Completed: tanu.MustDate("2010-06-25"),
	},
	Documents: []eligibility.Document{ // Reference: where your service keeps the copy
		{Kind: eligibility.EducationDocument, Name: "Диплом", Reference: "files/1"},
		{Kind: eligibility.LabourBook, Name: "Еңбек кітапшасы", Reference: "files/2"},
	},
	Skills:    []string{"Электр жабдығын жөндеу"},
	Account:   tanu.MustAccount("KZ86125KZT5004100100"),
	Residence: eligibility.Residence{Region: tanu.AlmatyRegion, Address: "Үлгі көшесі, 1"},
	Warned:    tanu.Yes,
	Centre:    eligibility.Centre{BIN: tanu.MustBIN("230240001230"), Name: "«Үлгі» тану орталығы"},
	Phone:     "+7 700 000 00 00",
	Email:     "sample@example.kz",
	Signed:    tanu.MustDate("2026-03-20"),
}

// An application is filed, and the career centre reviews it. The facts are what
// registers and the verifier of signatures answered: a fact that is left out is
// unknown, and the answer names it instead of guessing.
func Example_filing() {
	ctx := context.Background()
	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	reg, err := registry.New(new(memstore.Store), rules, []byte("a secret of the host"))
	if err != nil {
		log.Fatal(err)
	}
	places := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	if _, err := reg.Grant(ctx, "plan-2026", allocation.Grant(places, 25)); err != nil {
		log.Fatal(err)
	}

	// What the verifier said of the signature (ЭЦҚ, ЭЦП) over the bytes that were
	// filed: whose it is, over what, and as of which moment.
	bytesFiled := []byte("the application as it was signed")
	moment := time.Date(2026, time.March, 20, 10, 15, 0, 0, time.FixedZone("Kazakhstan", 5*60*60))
	facts := eligibility.Facts{
		RegisteredUnemployed: tanu.Yes, // asked of the register of the unemployed
		VoucherThisYear:      tanu.No,
		Content:              eligibility.DigestOf(bytesFiled),
		Signature: eligibility.Evidence{
			Outcome: eligibility.Valid,
			Signers: eligibility.Signers{{IIN: filled.IIN}}, // of the certificate: see eligibility.ParseSigner
			Content: eligibility.DigestOf(bytesFiled),
			Signed:  moment,
			Judged:  moment,
		},
	} // whether a place is free, the registry asks the store
	filing, err := reg.Do(ctx, voucher.Command{
		ID: "file/75-0001", Case: "75-0001", Action: voucher.File, Day: tanu.MustDate("2026-03-20"),
		Actor:       voucher.Actor{Role: tanu.Applicant, Person: filled.IIN},
		Application: &filled, Facts: &facts,
	})
	if err != nil {
		log.Fatal(err) // a broken call or a failing store: a refusal is no error
	}
	fmt.Println(filing.Status, filing.Judgement, filing.Case.State, "– the review is due by", filing.Case.Due)

	// The career centre forgot to ask whether the recognition centre is accredited.
	facts.ProfessionInRegister, facts.CentreListed = tanu.Yes, tanu.Yes
	facts.EducationRequired, facts.EducationMet = tanu.Yes, tanu.Yes
	facts.WorkRequired, facts.QualificationMet = tanu.Yes, tanu.Yes
	facts.Profile = tanu.Technical
	review := voucher.Command{
		ID: "review/75-0001", Case: "75-0001", Action: voucher.Review, Day: tanu.MustDate("2026-03-26"),
		Actor: voucher.Actor{
			Role: tanu.CareerCentre, Centre: tanu.MustBIN("230941000450"), Region: tanu.AlmatyCity,
		},
		Facts: &facts,
	}
	for range 2 {
		result, err := reg.Do(ctx, review)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(result.Status, result.Case.State)
		for _, reason := range result.Reply.Reasons {
			fmt.Println(reason.Code, reason.Missing, reason.Clause)
		}
		facts.CentreAccredited = tanu.Yes // now it is asked; the same command goes again
	}
	// Output:
	// done satisfied filed – the review is due by 2026-03-26
	// needs-fact filed
	// centre-accredited [centreAccredited] 2025/annex-1.12
	// done reviewed
}
