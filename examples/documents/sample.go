package main

import (
	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// sample is an act of two invented persons: both registered in Almaty Region,
// both recognised in Almaty city, one of whom did not pass.
func sample() (settlement.Act, []settlement.Entitlement, error) {
	entitlements := []settlement.Entitlement{
		entitlement("V-2026-0001", "900101300126", "Үлгіұлы Әлихан", "KZ85125KZT0000000001"),
		entitlement("V-2026-0002", "050630555014", "Мысалқызы Іңкәр Ғалымқызы", "KZ58125KZT0000000002"),
	}
	services := []settlement.RenderedService{service("V-2026-0001", tanu.Yes), service("V-2026-0002", tanu.No)}
	act, err := rules.Build(settlement.Act{
		Number: "7", Date: tanu.MustDate("2026-05-08"),
		Customer: settlement.Party{
			Name:    "«Үлгі еңбек мобильділігі орталығы» КММ",
			Address: "Қонаев қаласы, Үлгі көшесі, 1-үй", Contacts: "+7 700 000 00 01, lmc@example.kz",
		},
		Executor: settlement.Party{
			Address: "Алматы қаласы, Мысал көшесі, 2-үй", Contacts: "+7 700 000 00 02, centre@example.kz",
			Account: tanu.MustAccount("KZ36125KZT0000000010"),
		},
		Protocol:   settlement.Protocol{Number: "12", Signed: tanu.MustDate("2026-05-08"), Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: "Ә. Үлгіқызы"},
		AcceptedBy: settlement.Signatory{Position: "бөлім басшысы", Name: "Қ. Мысалов"},
		Sent:       tanu.MustDate("2026-05-12"), Received: tanu.MustDate("2026-05-12"),
		Accepted: tanu.MustDate("2026-05-13"),
	}, entitlements, services)
	return act, entitlements, err
}

func entitlement(id, iin, name, account string) settlement.Entitlement {
	return settlement.Entitlement{
		VoucherID: id, Holder: tanu.MustIIN(iin), HolderName: name, HolderAccount: tanu.MustAccount(account),
		Centre: tanu.MustBIN("230941000450"), CentreName: "«Үлгі» тану орталығы",
		Customer: tanu.MustBIN("230240001230"),
		Region:   tanu.AlmatyRegion, Registration: tanu.AlmatyRegion, Profile: tanu.Technical, Edition: tanu.Edition2025,
		Issued: tanu.MustDate("2026-03-30"), LastValid: tanu.MustDate("2026-05-14"), // 45 days after the day of issue
	}
}

func service(voucher string, passed tanu.Answer) settlement.RenderedService {
	return settlement.RenderedService{
		VoucherID: voucher, Name: "Кәсіптік біліктілікті тану рәсімі: электрмонтаждаушы", Unit: "рәсім",
		Quantity: decimal.NewFromInt(1), Price: decimal.NewFromInt(42000), Passed: passed,
		Procedure: settlement.Procedure{Held: tanu.MustDate("2026-05-05"), Place: tanu.AlmatyCity},
	}
}
