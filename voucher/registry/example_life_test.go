package registry_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// The life of one voucher, from the grant of places to the payment: every command
// that a host sends, by whom, on which day, and what the action needs besides. Every
// person, number, account, sum and profession is invented.
func Example_life() {
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

	const id = "75-0001" // of the case, and the number of its voucher

	// Who acts: the host has authenticated each. The centres are those of the region
	// of application, and the recognition centre the one that the applicant chose.
	person := tanu.MustIIN("900101300126")
	centreName := "«Үлгі» тану орталығы"
	applicant := voucher.Actor{Role: tanu.Applicant, Person: person}
	career := voucher.Actor{Role: tanu.CareerCentre, Centre: tanu.MustBIN("230941000450"), Region: tanu.AlmatyCity}
	mobility := voucher.Actor{Role: tanu.MobilityCentre, Centre: tanu.MustBIN("220340056784"), Region: tanu.AlmatyCity}
	recognition := voucher.Actor{Role: tanu.RecognitionCentre, Centre: tanu.MustBIN("230240001230")}

	// The application in the form of Annex 1, as the platform has it.
	application := eligibility.Application{
		Region: tanu.AlmatyCity, Name: "Үлгіқызы Айша", IIN: person, Level: "4",
		Profession: eligibility.Profession{Code: "SAMPLE-001", Name: "Электромонтер"},
		Consent:    tanu.Yes, Warned: tanu.Yes,
		Education: eligibility.Education{
			Organisation: "Үлгі колледжі", Direction: "Электротехника", Completed: tanu.MustDate("2010-06-25"),
		},
		Documents: []eligibility.Document{
			{Kind: eligibility.EducationDocument, Name: "Диплом", Reference: "files/1"},
			{Kind: eligibility.LabourBook, Name: "Еңбек кітапшасы", Reference: "files/2"},
		},
		Skills:    []string{"Электр жабдығын жөндеу"},
		Account:   tanu.MustAccount("KZ86125KZT5004100100"),
		Residence: eligibility.Residence{Region: tanu.AlmatyRegion, Address: "Үлгі көшесі, 1"},
		Centre:    eligibility.Centre{BIN: recognition.Centre, Name: centreName},
		Phone:     "+7 700 000 00 00", Email: "sample@example.kz", Signed: tanu.MustDate("2026-03-20"),
	}

	// What the registers and the verifier of signatures answered at the filing, and
	// what the career centre found out for the review.
	content := eligibility.DigestOf([]byte("the application as it was signed"))
	moment := time.Date(2026, time.March, 20, 10, 15, 0, 0, time.FixedZone("Kazakhstan", 5*60*60))
	atFiling := eligibility.Facts{
		RegisteredUnemployed: tanu.Yes, VoucherThisYear: tanu.No, Content: content,
		Signature: eligibility.Evidence{
			Outcome: eligibility.Valid, Signers: eligibility.Signers{{IIN: person}},
			Content: content, Signed: moment, Judged: moment,
		},
	}
	atReview := atFiling
	atReview.ProfessionInRegister, atReview.CentreListed, atReview.CentreAccredited = tanu.Yes, tanu.Yes, tanu.Yes
	atReview.EducationRequired, atReview.EducationMet = tanu.Yes, tanu.Yes
	atReview.WorkRequired, atReview.QualificationMet = tanu.Yes, tanu.Yes
	atReview.Profile = tanu.Technical // at most 7 MCI, which is 30 275 tenge in 2026

	// The act of services rendered in the form of Annex 2, as the recognition centre
	// sends it.
	one, price := decimal.NewFromInt(1), decimal.NewFromInt(42_000)
	act := settlement.Act{
		Number: "А-1", Date: tanu.MustDate("2026-05-12"), Sent: tanu.MustDate("2026-05-12"),
		Customer: settlement.Party{
			BIN: mobility.Centre, Name: "Үлгі еңбек мобильділігі орталығы", Address: "Алматы, 1",
			Contacts: "+7 727 000 00 00",
		},
		Executor: settlement.Party{
			BIN: recognition.Centre, Name: centreName, Address: "Алматы, 2", Contacts: "+7 727 000 00 01",
			Account: tanu.MustAccount("KZ31601A000000000001"),
		},
		Lines: []settlement.ActLine{{
			VoucherID: id, Service: "Кәсіптік біліктілікті тану", Date: tanu.MustDate("2026-04-20"),
			Unit: "қызмет", Quantity: one, Price: price, Cost: price,
		}},
		TotalQuantity: one, Total: price,
		Persons: settlement.Persons{{
			Name: application.Name, IIN: person, VoucherID: id, Passed: tanu.Yes,
			Held: tanu.MustDate("2026-04-20"), Place: tanu.AlmatyCity,
		}},
		Protocol:   settlement.Protocol{Number: "Х-1", Signed: tanu.MustDate("2026-05-06"), Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: "Үлгіұлы Ермек"},
	}

	for _, cmd := range []voucher.Command{
		{
			ID: id + "/file", Case: id, Action: voucher.File,
			Actor: applicant, Day: tanu.MustDate("2026-03-20"),
			Application: &application, Facts: &atFiling,
		},
		{
			ID: id + "/review", Case: id, Action: voucher.Review,
			Actor: career, Day: tanu.MustDate("2026-03-26"),
			Facts: &atReview,
		},
		{
			ID: id + "/forward", Case: id, Action: voucher.Forward,
			Actor: mobility, Day: tanu.MustDate("2026-03-27"),
		},
		{
			ID: id + "/confirm", Case: id, Action: voucher.Confirm,
			Actor: recognition, Day: tanu.MustDate("2026-03-30"),
		},
		{
			ID: id + "/issue", Case: id, Action: voucher.Issue,
			Actor: mobility, Day: tanu.MustDate("2026-03-31"),
		},
		{
			ID: id + "/use", Case: id, Action: voucher.Use,
			Actor: recognition, Day: tanu.MustDate("2026-04-20"),
			Procedure: &settlement.Procedure{Held: tanu.MustDate("2026-04-20"), Place: tanu.AlmatyCity},
		},
		{
			ID: id + "/protocol", Case: id, Action: voucher.SignProtocol,
			Actor: recognition, Day: tanu.MustDate("2026-05-06"),
			Protocol: &voucher.SignedProtocol{Number: "Х-1", Signed: tanu.MustDate("2026-05-06"), Passed: tanu.Yes},
		},
		{
			ID: id + "/act", Case: id, Action: voucher.ReceiveAct,
			Actor: recognition, Day: tanu.MustDate("2026-05-12"),
			Act: &act, Signature: voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.Yes},
		},
		{
			ID: id + "/pay", Case: id, Action: voucher.Pay,
			Actor: mobility, Day: tanu.MustDate("2026-05-19"),
		},
	} {
		result, err := reg.Do(ctx, cmd)
		if err != nil {
			log.Fatal(err) // a broken call or a failing store
		}
		if result.Status != voucher.Done {
			log.Fatal(result.Reasons)
		}
		fmt.Println(cmd.Day, cmd.Action, "→", result.Case.State, "– next by", result.Case.Due)
		if result.Settlement != nil { // of Pay
			for _, order := range result.Settlement.Payments {
				fmt.Println(order.Payee, order.Amount, "to", order.Account, "by", order.Due, "under", order.Clause)
			}
			fmt.Println("the holder pays", result.Settlement.Totals.CoPayment)
		}
	}
	// Output:
	// 2026-03-20 file → filed – next by 2026-03-26
	// 2026-03-26 review → reviewed – next by 2026-03-27
	// 2026-03-27 forward → forwarded – next by 2026-03-30
	// 2026-03-30 confirm → confirmed – next by 2026-03-31
	// 2026-03-31 issue → issued – next by 2026-05-15
	// 2026-04-20 use → used – next by none
	// 2026-05-06 sign-protocol → used – next by 2026-05-13
	// 2026-05-12 receive-act → act-received – next by 2026-05-19
	// 2026-05-19 pay → paid – next by none
	// centre 30275 to ****************0001 by 2026-05-19 under 2025/14(1)
	// holder 25950 to ****************0100 by 2026-05-19 under 2025/14(2)
	// the holder pays 11725
}
