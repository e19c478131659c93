package voucher_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

// Everything here is invented: persons, centres, accounts, sums.

var (
	iin      = tanu.MustIIN("900101300126")
	otherIIN = tanu.MustIIN("851231456780")
	centre   = tanu.MustBIN("230240001230") // of recognition
	mobility = tanu.MustBIN("220340056784")
	career   = tanu.MustBIN("230941000450")
	key      = []byte("an invented key of the tests")
)

func day(s string) tanu.Date { return tanu.MustDate(s) }

func rules() voucher.Rules {
	return voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
}

func application(person tanu.IIN, signed tanu.Date) *eligibility.Application {
	return &eligibility.Application{
		Region: tanu.AlmatyCity, Name: "Үлгіұлы Ермек", IIN: person, Level: "4",
		Profession: eligibility.Profession{Code: "SAMPLE-001", Name: "Электромонтер"},
		Consent:    tanu.Yes, Warned: tanu.Yes,
		Education: eligibility.Education{Organisation: "Үлгі колледжі", Direction: "Электротехника", Completed: day("2010-06-25")},
		Documents: []eligibility.Document{
			{Kind: eligibility.EducationDocument, Name: "Диплом", Reference: "diploma"},
			{Kind: eligibility.LabourBook, Name: "Еңбек кітапшасы", Reference: "book"},
		},
		Skills: []string{"Электр жабдығын жөндеу"}, Account: tanu.MustAccount("KZ86125KZT5004100100"),
		Residence: eligibility.Residence{Region: tanu.AlmatyRegion, Address: "Үлгі көшесі, 1"},
		Centre:    eligibility.Centre{BIN: centre, Name: "«Үлгі» тану орталығы"},
		Phone:     "+7 700 000 00 00", Email: "sample@example.kz", Signed: signed,
	}
}

func facts(person tanu.IIN, filed tanu.Date) *eligibility.Facts {
	content := eligibility.DigestOf([]byte("the application"))
	moment := filed.Time().Add(10 * time.Hour)
	return &eligibility.Facts{
		RegisteredUnemployed: tanu.Yes, VoucherAvailable: tanu.Yes, VoucherThisYear: tanu.No,
		Signature: eligibility.Evidence{
			Outcome: eligibility.Valid, Signers: []eligibility.Signer{{IIN: person}}, Content: content, Signed: moment, Judged: moment,
		},
		Content: content, ProfessionInRegister: tanu.Yes, CentreListed: tanu.Yes, CentreAccredited: tanu.Yes,
		EducationRequired: tanu.Yes, WorkRequired: tanu.Yes, EducationMet: tanu.Yes, QualificationMet: tanu.Yes,
		Profile: tanu.Technical,
	}
}

func act(number, sent string) *settlement.Act {
	sum := decimal.RequireFromString
	return &settlement.Act{
		Number: "А-1", Date: day(sent), Sent: day(sent),
		Customer: settlement.Party{BIN: mobility, Name: "Үлгі ЕМО", Address: "Алматы", Contacts: "+7 727 000 00 00"},
		Executor: settlement.Party{BIN: centre, Name: "«Үлгі» тану орталығы", Address: "Алматы", Contacts: "+7 727 000 00 01", Account: tanu.MustAccount("KZ31601A000000000001")},
		Lines: []settlement.Line{{
			VoucherID: number, Service: "Кәсіптік біліктілікті тану", Date: day("2026-04-20"), Unit: "қызмет",
			Quantity: sum("1"), Price: sum("42000"), Cost: sum("42000"),
		}},
		TotalQuantity: sum("1"), Total: sum("42000"),
		Persons:    []settlement.Person{{Name: "Үлгіұлы Ермек", IIN: iin, VoucherID: number, Passed: tanu.Yes, Held: day("2026-04-20"), Place: tanu.AlmatyCity}},
		Protocol:   settlement.Protocol{Number: "Х-1", Signed: day("2026-05-06"), Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: "Үлгіқызы Айгүл"},
	}
}

// at is a command of whoever may give it, on a day.
func at(action voucher.Action, on string) voucher.Command {
	cmd := voucher.Command{ID: string(action) + "/" + on, Case: "c1", Action: action, Day: day(on)}
	role, _ := voucher.RoleOf(tanu.Edition2025, action)
	cmd.Actor = actor(role)
	switch action {
	case voucher.File:
		cmd.Application, cmd.Facts = application(iin, cmd.Day), facts(iin, cmd.Day)
	case voucher.Review:
		cmd.Facts = facts(iin, day("2026-03-20"))
	case voucher.Decline, voucher.SendRefusal:
		cmd.Reason = "no commission for the profession"
	case voucher.Extend:
		cmd.Sheet = &voucher.SickSheet{From: day("2026-05-04"), To: day("2026-05-15"), Received: cmd.Day}
	case voucher.Use:
		cmd.Procedure = &settlement.Procedure{Held: cmd.Day, Place: tanu.AlmatyCity}
	case voucher.SignProtocol:
		cmd.Protocol = &voucher.Protocol{Number: "Х-1", Signed: cmd.Day, Passed: tanu.Yes}
	case voucher.ReceiveAct:
		cmd.Act = act("c1", on)
		cmd.Signature = voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.Yes}
	}
	return cmd
}

func actor(role voucher.Role) voucher.Actor {
	switch role {
	case voucher.Applicant:
		return voucher.Actor{Role: role, Person: iin}
	case voucher.CareerCentre:
		return voucher.Actor{Role: role, Centre: career, Region: tanu.AlmatyCity}
	case voucher.MobilityCentre:
		return voucher.Actor{Role: role, Centre: mobility, Region: tanu.AlmatyCity}
	case voucher.RecognitionCentre:
		return voucher.Actor{Role: role, Centre: centre}
	}
	return voucher.Actor{Role: voucher.System}
}

// life is the default case, step by step; see the comment at each day in
// TestLife_DefaultCase.
var life = []voucher.Command{
	at(voucher.File, "2026-03-20"),
	at(voucher.Review, "2026-03-26"),
	at(voucher.Forward, "2026-03-27"),
	at(voucher.Confirm, "2026-03-30"),
	at(voucher.Issue, "2026-03-31"),
	at(voucher.Use, "2026-04-20"),
	at(voucher.SignProtocol, "2026-05-06"),
	at(voucher.ReceiveAct, "2026-05-12"),
	at(voucher.Pay, "2026-05-19"),
}

// upTo decides the commands of the life until the case is in the state.
func upTo(t testing.TB, r voucher.Rules, state voucher.State) voucher.Case {
	t.Helper()
	var c voucher.Case
	for _, cmd := range life {
		if c.State == state {
			return c
		}
		c = done(t, r, c, cmd).Case
	}
	require.Equal(t, state, c.State)
	return c
}

// done decides one command, which must be carried out.
func done(t testing.TB, r voucher.Rules, c voucher.Case, cmd voucher.Command) voucher.Outcome {
	t.Helper()
	out, err := r.Decide(c, cmd)
	require.NoError(t, err)
	require.Equal(t, tanu.Satisfied, out.Verdict, "%s: %v", cmd.Action, codes(out.Reasons))
	return out
}

func codes(reasons []voucher.Reason) []string {
	list := make([]string, len(reasons))
	for i, r := range reasons {
		list[i] = r.Code
	}
	return list
}

// registry is a Registry over an empty memory store with some places in Almaty
// city in 2026.
func registry(t testing.TB, policy tanu.Policy, places int64) (*voucher.Registry, *vouchertest.Memory) {
	t.Helper()
	store := new(vouchertest.Memory)
	r := rules()
	r.Policy = policy
	reg, err := voucher.NewRegistry(store, r, key)
	require.NoError(t, err)
	_, err = reg.Grant(context.Background(), "grant", allocation.Grant(line, places))
	require.NoError(t, err)
	return reg, store
}

var line = allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}

// person number n: an invented IIN with a right check digit.
func person(n int) tanu.IIN {
	for serial := 1000 + n*10; ; serial++ {
		for digit := range 10 {
			if id, err := tanu.ParseIIN(fmt.Sprintf("900101%d%04d%d", 3, serial%10000, digit)); err == nil {
				return id
			}
		}
	}
}

// rename turns the default life into that of another case and person.
func rename(cmd voucher.Command, id string, who tanu.IIN) voucher.Command {
	cmd.ID, cmd.Case = id+"/"+cmd.ID, id
	if cmd.Actor.Role == voucher.Applicant {
		cmd.Actor.Person = who
	}
	if cmd.Action == voucher.File {
		cmd.Application, cmd.Facts = application(who, cmd.Day), facts(who, cmd.Day)
	}
	if cmd.Action == voucher.ReceiveAct {
		renamed := act(id, cmd.Act.Sent.String())
		renamed.Number, renamed.Persons[0].IIN = "А/"+strings.ToUpper(id), who
		cmd.Act = renamed
	}
	return cmd
}
