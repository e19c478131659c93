package storetest

import (
	"crypto/sha256"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Every name and number in the records of the suite is invented.

const many = 10_000 // more than any requirement reads at once

var (
	today  = tanu.MustDate("2026-03-02")
	farDay = tanu.MustDate("9999-12-31")

	almaty = allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	astana = allocation.LineKey{Region: tanu.AstanaCity, Year: 2026}
	ulytau = allocation.LineKey{Region: tanu.Ulytau, Year: 2026}
	abai   = allocation.LineKey{Region: tanu.Abai, Year: 2026}
	later  = allocation.LineKey{Region: tanu.AlmatyCity, Year: 2027}
)

const (
	someone = registry.Claim("9b1d-someone-2026")
	another = registry.Claim("c04f-another-2026")
)

// newCase is a case as it is after its first event, with something due today.
func newCase(id string) voucher.Case {
	return voucher.Case{
		ID: id, Version: 1, Head: sha256.Sum256([]byte(id)), Edition: tanu.Edition2025,
		State: voucher.Filed, Filed: today, Since: today, Due: today,
		Application: eligibility.Application{Region: tanu.AlmatyCity},
	}
}

// next is the case one version later, on another day.
func next(c voucher.Case, due tanu.Date) voucher.Case {
	c.Version++
	c.State, c.Due = voucher.Reviewed, due
	return c
}

// eventOf is an event of a case.
func eventOf(id string, seq int64) voucher.Event {
	return voucher.Event{
		Case: id, Seq: seq, To: voucher.Filed, Edition: tanu.Edition2025, Clause: "2025/3.2", Verdict: tanu.Satisfied,
		Command: voucher.Command{ID: "event", Case: id, Action: voucher.File, Day: today},
	}
}

// messageOf is a message about an event.
func messageOf(id string, seq int64) voucher.Message {
	return voucher.Message{Case: id, Seq: seq, To: voucher.ToApplicant, Topic: voucher.Issue, Clause: "2025/10.1"}
}

// Words that a careless column, collation or encoding spoils.
const (
	kazakh  = "Әбіш Ғалымұлы Қоңыратбаев, І-санат «Өңдеуші»; ұстаның көмекшісі һәм ҮЛГІ"
	quoted  = `O'Brien "бас" \ 100% _ -- ; /* \u0000 */ <b>&amp;</b>`
	strange = "é é ёе ßss İı 𝒳😀 …\u00a0 end "
)

// fullApplication is an application with every field set.
func fullApplication() eligibility.Application {
	return eligibility.Application{
		Region: tanu.Ulytau, Name: kazakh, IIN: tanu.MustIIN("900101300126"), Level: "4 " + quoted,
		Profession: eligibility.Profession{Code: "7212-1", Name: "Газбен пісіруші"}, Consent: tanu.Yes,
		Education: eligibility.Education{
			Organisation: "№ 7 колледж " + quoted, Direction: strange, Completed: tanu.MustDate("2009-06-30"),
		},
		Documents: []eligibility.Document{
			{Kind: eligibility.EducationDocument, Name: kazakh, Reference: "blob:1", Marked: tanu.No},
			{Kind: eligibility.LabourContract, Name: quoted, Reference: "blob:2", Marked: tanu.Yes},
		},
		Skills:    []string{kazakh, strange, "пісіру\nкесу\tтегістеу"},
		Account:   tanu.MustAccount("KZ86125KZT5004100100"),
		Residence: eligibility.Residence{Region: tanu.Abai, Address: "Семей қ., Абай к-сі, 1 " + strange},
		Warned:    tanu.Yes, Centre: eligibility.Centre{BIN: tanu.MustBIN("230240001230"), Name: kazakh},
		Phone: "+7 700 000 00 00", Email: "a'b@example.kz", Signed: today,
	}
}

// fullAct is an act of services rendered with every field set, and with sums
// that a binary fraction does not hold.
func fullAct() settlement.Act {
	party := settlement.Party{
		BIN: tanu.MustBIN("230941000450"), Name: kazakh, Address: strange, Contacts: quoted,
		Account: tanu.MustAccount("KZ86125KZT5004100100"),
	}
	line := settlement.ActLine{
		VoucherID: "v-1", Service: kazakh, Date: today, Unit: "қызмет",
		Quantity: must(settlement.ParseSum("1.50")), Price: must(settlement.ParseSum("12975.10")),
		Cost: must(settlement.ParseSum("19462.650")),
	}
	person := settlement.Person{
		Name: kazakh, IIN: tanu.MustIIN("851231456780"), VoucherID: "v-1", Passed: tanu.Yes, Held: today, Place: tanu.Abai,
	}
	return settlement.Act{
		Number: "А-1/" + quoted, Date: today, Customer: party, Executor: party,
		Lines: []settlement.ActLine{line, line}, TotalQuantity: must(settlement.ParseSum("3.000")),
		Total:      must(settlement.ParseSum("999999999999.123456")),
		Persons:    []settlement.Person{person, person},
		Protocol:   settlement.Protocol{Number: strange, Signed: today, Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: kazakh},
		AcceptedBy: settlement.Signatory{Position: "маман", Name: strange},
		Sent:       today, Received: today.AddDays(1), Accepted: today.AddDays(2),
	}
}

// fullCase is a case at version 1 with every field set.
func fullCase(id string) voucher.Case {
	sheet := voucher.SickSheet{From: today, To: today.AddDays(3), Received: today.AddDays(5)}
	return voucher.Case{
		ID: id, Version: 1, Head: sha256.Sum256([]byte(id)), Edition: tanu.Edition2025,
		State: voucher.ActReceived, Filed: today.AddDays(-9), Since: today, Due: today.AddDays(5),
		Application: fullApplication(), Profile: tanu.Technical,
		Place: allocation.PartIssued, Claimed: true,
		Voucher: voucher.Voucher{
			Number: id, Issued: today.AddDays(-5), LastValid: today.AddDays(40), Holder: tanu.MustIIN("900101300126"),
			CentreName: kazakh, Customer: tanu.MustBIN("230941000450"),
		},
		Sheets:    []voucher.SickSheet{sheet, sheet},
		Procedure: settlement.Procedure{Held: today, Place: tanu.Abai},
		Protocol:  voucher.SignedProtocol{Number: strange, Signed: today, Passed: tanu.Yes},
		Service: &voucher.ReceivedAct{
			Act: fullAct(), Signature: voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.No},
		},

		Supplement: fullSupplement(),
	}
}

func fullSupplement() voucher.Supplement {
	return voucher.Supplement{
		Registration: tanu.Ulytau, Place: tanu.Abai,
		CentreAccount: tanu.MustAccount("KZ86125KZT5004100100"), HolderAccount: tanu.MustAccount("KZ31601A000000000001"),
	}
}

// fullCommand is a command with every field set, more than any action takes.
func fullCommand(id string) voucher.Command {
	application, act, supplement := fullApplication(), fullAct(), fullSupplement()
	moment := time.Date(2026, time.March, 2, 23, 59, 59, 999_999_999, time.FixedZone("", 5*60*60))
	return voucher.Command{
		ID: "command " + strange, Case: id, Action: voucher.ReceiveAct, Day: today,
		Actor: voucher.Actor{
			Role: tanu.RecognitionCentre, Person: tanu.MustIIN("851231456780"),
			Centre: tanu.MustBIN("230240001230"), Region: tanu.Ulytau,
		},
		Application: &application,
		Facts: &eligibility.Facts{
			RegisteredUnemployed: tanu.Yes, VoucherAvailable: tanu.No,
			VoucherThisYear: tanu.Yes, VoucherYear: 2026, VoucherLapsed: tanu.Yes,
			Signature: eligibility.Evidence{
				Outcome: eligibility.Valid, Content: eligibility.DigestOf([]byte(id)),
				Signed: moment, Judged: moment.Add(time.Second),
				Signers: []eligibility.Signer{{IIN: tanu.MustIIN("900101300126"), BIN: tanu.MustBIN("230240001230")}},
			},
			Content:              eligibility.DigestOf([]byte(id)),
			ProfessionInRegister: tanu.Yes, CentreListed: tanu.Yes, CentreAccredited: tanu.Yes, EducationRequired: tanu.No,
			WorkRequired: tanu.No, EducationMet: tanu.Yes, QualificationMet: tanu.Yes, Profile: tanu.SocialHumanitarian,
		},
		Sheet:     &voucher.SickSheet{From: today, To: today, Received: today},
		Procedure: &settlement.Procedure{Held: today, Place: tanu.Abai},
		Protocol:  &voucher.SignedProtocol{Number: quoted, Signed: today, Passed: tanu.No},
		Act:       &act, Signature: voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.Yes},
		Reason: kazakh, Supplement: &supplement, OtherCase: tanu.Yes,
	}
}

// fullReason is a reason with every field set.
func fullReason() voucher.Reason {
	return voucher.Reason{
		Code: voucher.CodeFactMissing, Clause: "2025/14(1)", Verdict: tanu.Undetermined, Missing: []string{"profile", quoted},
		Text:   tanu.Text{KK: kazakh, RU: "Сумма выплаты не определена: " + quoted, EN: strange},
		Remedy: tanu.Text{KK: kazakh, RU: "Укажите профиль: " + quoted, EN: strange},
	}
}

// fullEvent is the first event of a case, with every field set.
func fullEvent(id string) voucher.Event {
	return voucher.Event{
		Case: id, Seq: 1, Command: fullCommand(id), From: voucher.Used, To: voucher.ActReceived, Edition: tanu.Edition2025,
		Clause: "2025/16", Due: today, LateBy: 12, Verdict: tanu.Satisfied,
		Reasons: []voucher.Reason{fullReason(), fullReason()},
		Before:  sha256.Sum256([]byte("before")), Digest: sha256.Sum256([]byte("after")),
	}
}

// fullReply is a reply with every field set.
func fullReply(command string) registry.Reply {
	return registry.Reply{
		Command: command, Case: kazakh, Status: voucher.NotAllowed, Judgement: tanu.Refused,
		State: voucher.Issued, Version: 1 << 53,
		Action: voucher.Forward, Actor: fullCommand("").Actor,
		Reasons:    []voucher.Reason{fullReason()},
		Settlement: &settlement.Settlement{Act: *fullCommand("").Act},
	}
}

// must is for the constants of the samples.
func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}
