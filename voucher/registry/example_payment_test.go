package registry_test

import (
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// Every person, number, account, sum and profession here is invented.

// used is the record of a case as a store keeps it, of which the recognition
// procedure was held and the protocol signed. A registry makes it step by step,
// and reads it from the store itself.
var used = voucher.Case{
	ID: "75-0001", Version: 7, Edition: tanu.Edition2025, State: voucher.Used,
	Filed: tanu.MustDate("2026-03-20"), Since: tanu.MustDate("2026-04-20"), Due: tanu.MustDate("2026-05-13"),
	Application: eligibility.Application{
		Region: tanu.AlmatyCity, Name: "Үлгіқызы Айша", IIN: tanu.MustIIN("900101300126"),
		Account:   tanu.MustAccount("KZ86125KZT5004100100"),
		Residence: eligibility.Residence{Region: tanu.AlmatyRegion, Address: "Үлгі көшесі, 1"},
		Centre:    eligibility.Centre{BIN: tanu.MustBIN("230240001230"), Name: "«Үлгі» тану орталығы"},
	}, // and the other fields of the form, which the payment does not need
	Profile: tanu.Technical, // at most 7 MCI, which is 30 275 tenge in 2026
	Voucher: voucher.Voucher{
		Number: "75-0001", Issued: tanu.MustDate("2026-03-31"), LastValid: tanu.MustDate("2026-05-15"),
		Holder: tanu.MustIIN("900101300126"), CentreName: "«Үлгі» тану орталығы", Customer: tanu.MustBIN("220340056784"),
	},
	Procedure: settlement.Procedure{Held: tanu.MustDate("2026-04-20"), Place: tanu.AlmatyCity},
	Protocol:  voucher.SignedProtocol{Number: "Х-1", Signed: tanu.MustDate("2026-05-06"), Passed: tanu.Yes},
}

// sent is the act of services rendered in the form of Annex 2, as the recognition
// centre sends it.
var sent = settlement.Act{
	Number: "А-1", Date: tanu.MustDate("2026-05-12"), Sent: tanu.MustDate("2026-05-12"),
	Customer: settlement.Party{
		BIN: tanu.MustBIN("220340056784"), Name: "Үлгі еңбек мобильділігі орталығы", Address: "Алматы, 1",
		Contacts: "+7 727 000 00 00",
	},
	Executor: settlement.Party{
		BIN: tanu.MustBIN("230240001230"), Name: "«Үлгі» тану орталығы", Address: "Алматы, 2", Contacts: "+7 727 000 00 01",
		Account: tanu.MustAccount("KZ31601A000000000001"),
	},
	Lines: []settlement.ActLine{{
		VoucherID: "75-0001", Service: "Кәсіптік біліктілікті тану", Date: tanu.MustDate("2026-04-20"), Unit: "қызмет",
		Quantity: decimal.NewFromInt(1), Price: decimal.NewFromInt(42_000), Cost: decimal.NewFromInt(42_000),
	}},
	TotalQuantity: decimal.NewFromInt(1), Total: decimal.NewFromInt(42_000),
	Persons: settlement.Persons{{
		Name: "Үлгіқызы Айша", IIN: tanu.MustIIN("900101300126"), VoucherID: "75-0001", Passed: tanu.Yes,
		Held: tanu.MustDate("2026-04-20"), Place: tanu.AlmatyCity,
	}},
	Protocol:   settlement.Protocol{Number: "Х-1", Signed: tanu.MustDate("2026-05-06"), Attached: true},
	HandedOver: settlement.Signatory{Position: "директор", Name: "Үлгіұлы Ермек"},
}

// An act comes in, is judged, and is paid: the centre up to its cap, and the
// holder, who took the examination outside the region of registration. The steps
// are decided without a store, as Registry.Do decides them before it commits.
func Example_payment() {
	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	received, err := rules.Decide(used, voucher.Command{
		ID: "act/75-0001", Case: "75-0001", Action: voucher.ReceiveAct, Day: tanu.MustDate("2026-05-12"),
		Actor: voucher.Actor{Role: tanu.RecognitionCentre, Centre: used.Application.Centre.BIN},
		Act:   &sent,
		// What the verifier said of the signature under the act: it verifies, and the
		// signer may sign for the centre.
		Signature: voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.Yes},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(received.Status, received.Case.State, "– sent in time:", !received.Event.Late())

	sums, _, err := rules.Settle(received.Case)
	if err != nil {
		log.Fatal(err)
	}
	for _, order := range sums.Payments {
		fmt.Println(order.Payee, order.Amount, "to", order.Account, "by", order.Due, "under", order.Clause)
	}
	fmt.Println("the holder pays", sums.Totals.CoPayment)

	paid, err := rules.Decide(received.Case, voucher.Command{
		ID: "pay/75-0001", Case: "75-0001", Action: voucher.Pay, Day: tanu.MustDate("2026-05-19"),
		Actor: voucher.Actor{Role: tanu.MobilityCentre, Centre: used.Voucher.Customer, Region: tanu.AlmatyCity},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(paid.Case.State, paid.Message.To)
	// Output:
	// done act-received – sent in time: true
	// centre 30275 to ****************0001 by 2026-05-19 under 2025/14(1)
	// holder 25950 to ****************0100 by 2026-05-19 under 2025/14(2)
	// the holder pays 11725
	// paid payments
}
