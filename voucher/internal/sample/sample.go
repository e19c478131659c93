// Package sample has invented cases for the tests of voucher and registry, and the
// helpers that carry them through their steps.
package sample

import (
	"context"
	"errors"
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
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// Everything here is invented: persons, centres, accounts, sums.

// IIN is the applicant, OtherIIN another; Centre is of recognition, Mobility and
// Career are the labour mobility centre and the career centre.
func IIN() tanu.IIN      { return tanu.MustIIN("900101300126") }
func OtherIIN() tanu.IIN { return tanu.MustIIN("851231456780") }
func Centre() tanu.BIN   { return tanu.MustBIN("230240001230") }
func Mobility() tanu.BIN { return tanu.MustBIN("220340056784") }
func Career() tanu.BIN   { return tanu.MustBIN("230941000450") }

// Key is the secret of the host.
func Key() []byte { return []byte("an invented key of the tests") }

// Ctx is the context of the tests.
func Ctx() context.Context { return context.Background() }

// Due is a step, its last day, and where it leads.
type Due struct {
	Action voucher.Action
	Day    string
	State  voucher.State
}

// Day is a day.
func Day(s string) tanu.Date { return tanu.MustDate(s) }

func Rules() voucher.Rules {
	return voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
}

func Application(person tanu.IIN, signed tanu.Date) *eligibility.Application {
	return &eligibility.Application{
		Region: tanu.AlmatyCity, Name: "Үлгіұлы Ермек", IIN: person, Level: "4",
		Profession: eligibility.Profession{Code: "SAMPLE-001", Name: "Электромонтер"},
		Consent:    tanu.Yes, Warned: tanu.Yes,
		Education: eligibility.Education{Organisation: "Үлгі колледжі", Direction: "Электротехника",
			Completed: Day("2010-06-25")},
		Documents: []eligibility.Document{
			{Kind: eligibility.EducationDocument, Name: "Диплом", Reference: "diploma"},
			{Kind: eligibility.LabourBook, Name: "Еңбек кітапшасы", Reference: "book"},
		},
		Skills: []string{"Электр жабдығын жөндеу"}, Account: tanu.MustAccount("KZ86125KZT5004100100"),
		Residence: eligibility.Residence{Region: tanu.AlmatyRegion, Address: "Үлгі көшесі, 1"},
		Centre:    eligibility.Centre{BIN: Centre(), Name: "«Үлгі» тану орталығы"},
		Phone:     "+7 700 000 00 00", Email: "sample@example.kz", Signed: signed,
	}
}

func Facts(person tanu.IIN, filed tanu.Date) *eligibility.Facts {
	content := eligibility.DigestOf([]byte("the application"))
	moment := filed.Time().Add(10 * time.Hour)
	return &eligibility.Facts{
		RegisteredUnemployed: tanu.Yes, VoucherAvailable: tanu.Yes, VoucherThisYear: tanu.No,
		Signature: eligibility.Evidence{
			Outcome: eligibility.Valid, Signers: []eligibility.Signer{{IIN: person}}, Content: content, Signed: moment,
			Judged: moment,
		},
		Content: content, ProfessionInRegister: tanu.Yes, CentreListed: tanu.Yes, CentreAccredited: tanu.Yes,
		EducationRequired: tanu.Yes, WorkRequired: tanu.Yes, EducationMet: tanu.Yes, QualificationMet: tanu.Yes,
		Profile: tanu.Technical,
	}
}

func Act(number, sent string) *settlement.Act {
	sum := decimal.RequireFromString
	return &settlement.Act{
		Number: "А-1", Date: Day(sent), Sent: Day(sent),
		Customer: settlement.Party{BIN: Mobility(), Name: "Үлгі ЕМО", Address: "Алматы", Contacts: "+7 727 000 00 00"},
		Executor: settlement.Party{BIN: Centre(), Name: "«Үлгі» тану орталығы", Address: "Алматы",
			Contacts: "+7 727 000 00 01", Account: tanu.MustAccount("KZ31601A000000000001")},
		Lines: []settlement.ActLine{{
			VoucherID: number, Service: "Кәсіптік біліктілікті тану", Date: Day("2026-04-20"), Unit: "қызмет",
			Quantity: sum("1"), Price: sum("42000"), Cost: sum("42000"),
		}},
		TotalQuantity: sum("1"), Total: sum("42000"),
		Persons: []settlement.Person{{Name: "Үлгіұлы Ермек", IIN: IIN(), VoucherID: number, Passed: tanu.Yes,
			Held: Day("2026-04-20"), Place: tanu.AlmatyCity}},
		Protocol:   settlement.Protocol{Number: "Х-1", Signed: Day("2026-05-06"), Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: "Үлгіқызы Айгүл"},
	}
}

// At is a command of whoever may give it, on a day.
func At(action voucher.Action, on string) voucher.Command {
	cmd := voucher.Command{ID: string(action) + "/" + on, Case: "c1", Action: action, Day: Day(on)}
	role, _ := voucher.OfficeOf(tanu.Edition2025, action)
	cmd.Actor = Actor(role)
	switch action {
	case voucher.File:
		cmd.Application, cmd.Facts = Application(IIN(), cmd.Day), Facts(IIN(), cmd.Day)
	case voucher.Review:
		cmd.Facts = Facts(IIN(), Day("2026-03-20"))
	case voucher.Decline, voucher.SendRefusal:
		cmd.Reason = "no commission for the profession"
	case voucher.Extend:
		cmd.Sheet = &voucher.SickSheet{From: Day("2026-05-04"), To: Day("2026-05-15"), Received: cmd.Day}
	case voucher.Use:
		cmd.Procedure = &settlement.Procedure{Held: cmd.Day, Place: tanu.AlmatyCity}
	case voucher.SignProtocol:
		cmd.Protocol = &voucher.SignedProtocol{Number: "Х-1", Signed: cmd.Day, Passed: tanu.Yes}
	case voucher.ReceiveAct:
		cmd.Act = Act("c1", on)
		cmd.Signature = voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.Yes}
	}
	return cmd
}

func Actor(role tanu.Office) voucher.Actor {
	switch role {
	case tanu.Applicant:
		return voucher.Actor{Role: role, Person: IIN()}
	case tanu.CareerCentre:
		return voucher.Actor{Role: role, Centre: Career(), Region: tanu.AlmatyCity}
	case tanu.MobilityCentre:
		return voucher.Actor{Role: role, Centre: Mobility(), Region: tanu.AlmatyCity}
	case tanu.RecognitionCentre:
		return voucher.Actor{Role: role, Centre: Centre()}
	}
	return voucher.Actor{Role: tanu.System}
}

// Life is the default case, step by step; see the comment at each day in
// TestLife_DefaultCase.
func Life() []voucher.Command {
	return []voucher.Command{
		At(voucher.File, "2026-03-20"),
		At(voucher.Review, "2026-03-26"),
		At(voucher.Forward, "2026-03-27"),
		At(voucher.Confirm, "2026-03-30"),
		At(voucher.Issue, "2026-03-31"),
		At(voucher.Use, "2026-04-20"),
		At(voucher.SignProtocol, "2026-05-06"),
		At(voucher.ReceiveAct, "2026-05-12"),
		At(voucher.Pay, "2026-05-19"),
	}
}

// UpTo decides the commands of the life until the case is in the state.
func UpTo(t testing.TB, r voucher.Rules, state voucher.State) voucher.Case {
	t.Helper()
	var c voucher.Case
	for _, cmd := range Life() {
		if c.State == state {
			return c
		}
		c = Done(t, r, c, cmd).Case
	}
	require.Equal(t, state, c.State)
	return c
}

// Done decides one command, which must be carried out.
func Done(t testing.TB, r voucher.Rules, c voucher.Case, cmd voucher.Command) voucher.Outcome {
	t.Helper()
	out, err := r.Decide(c, cmd)
	require.NoError(t, err)
	require.Equal(t, voucher.Done, out.Status, "%s: %v", cmd.Action, Codes(out.Reasons))
	return out
}

func Codes(reasons []voucher.Reason) []string {
	list := make([]string, len(reasons))
	for i, r := range reasons {
		list[i] = r.Code
	}
	return list
}

// New is a Registry over an empty memory store with some places in Almaty
// city in 2026.
func New(t testing.TB, policy tanu.Policy, places int64) (*registry.Registry, *memstore.Store) {
	t.Helper()
	store := new(memstore.Store)
	r := Rules()
	r.Policy = policy
	reg, err := registry.New(store, r, Key())
	require.NoError(t, err)
	_, err = reg.Grant(Ctx(), "grant", allocation.Grant(Line(), places))
	require.NoError(t, err)
	return reg, store
}

// Line is the line of the sample cases.
func Line() allocation.LineKey { return allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026} }

// Person number n: an invented IIN with a right check digit.
func Person(n int) tanu.IIN {
	for serial := 1000 + n*10; ; serial++ {
		for digit := range 10 {
			if id, err := tanu.ParseIIN(fmt.Sprintf("900101%d%04d%d", 3, serial%10000, digit)); err == nil {
				return id
			}
		}
	}
}

// Rename turns the default life into that of another case and person.
func Rename(cmd voucher.Command, id string, who tanu.IIN) voucher.Command {
	cmd.ID, cmd.Case = id+"/"+cmd.ID, id
	if cmd.Actor.Role == tanu.Applicant {
		cmd.Actor.Person = who
	}
	if cmd.Action == voucher.File {
		cmd.Application, cmd.Facts = Application(who, cmd.Day), Facts(who, cmd.Day)
	}
	if cmd.Action == voucher.ReceiveAct {
		renamed := Act(id, cmd.Act.Sent.String())
		renamed.Number, renamed.Persons[0].IIN = "А/"+strings.ToUpper(id), who
		cmd.Act = renamed
	}
	return cmd
}

// Do carries out a command, which must be carried out.
func Do(t testing.TB, reg *registry.Registry, cmd voucher.Command) registry.Result {
	t.Helper()
	res, err := reg.Do(Ctx(), cmd)
	require.NoError(t, err)
	require.Equal(t, voucher.Done, res.Reply.Status, "%s: %v", cmd.Action, Codes(res.Reply.Reasons))
	return res
}

// Live carries a whole life through a registry, up to and including an action.
func Live(t testing.TB, reg *registry.Registry, id string, who tanu.IIN, last voucher.Action) {
	t.Helper()
	for _, cmd := range Life() {
		Do(t, reg, Rename(cmd, id, who))
		if cmd.Action == last {
			return
		}
	}
}

// PlacesOf is the line of the sample cases in a store.
func PlacesOf(t testing.TB, store registry.Store) allocation.Line {
	t.Helper()
	l, err := store.Line(Ctx(), Line())
	require.NoError(t, err)
	return l
}

// UseToldOf is the command of a centre that tells on a day of a procedure held
// before.
func UseToldOf(held, on string) voucher.Command {
	cmd := At(voucher.Use, on)
	cmd.Procedure.Held = Day(held)
	return cmd
}

// Moved is the rules after an invented transfer that became known on Monday 11
// May 2026: Tuesday 12 May is off, Saturday 23 May is worked.
func Moved() voucher.Rules {
	r := Rules()
	var err error
	r.Calendar, err = r.Calendar.With(calendar.Changes{Transfers: []calendar.DayTransfer{{
		Off: Day("2026-05-12"), Work: Day("2026-05-23"), Act: tanu.LegalAct{Number: "invented", Date: Day("2026-05-11")},
	}}})
	if err != nil {
		panic(err)
	}
	return r
}

// Begun is a case on 8 May 2026, before the transfer of Moved: its act came in,
// and the payment is due.
func Begun(t testing.TB) *memstore.Store {
	t.Helper()
	reg, store := New(t, tanu.Policy{}, 1)
	for _, cmd := range LifeThrough(voucher.SignProtocol) {
		Do(t, reg, cmd)
	}
	Do(t, reg, At(voucher.ReceiveAct, "2026-05-08"))
	return store
}

// Opened is a registry over a memory store with two places in Almaty city, in
// which the invented cases have come to an action.
func Opened(last voucher.Action, cases ...string) (*registry.Registry, registry.Store) {
	store := new(memstore.Store)
	reg, err := registry.New(store, Rules(), Key())
	must(err)
	_, err = reg.Grant(Ctx(), "plan-2026", allocation.Grant(Line(), 2))
	must(err)
	for i, id := range cases {
		for _, cmd := range Life() {
			_, err := reg.Do(Ctx(), Rename(cmd, id, Person(i)))
			must(err)
			if cmd.Action == last {
				break
			}
		}
	}
	return reg, store
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// Way2023 is the longer way of edition 2023, each step on its last day. Filed on
// Wednesday 20 March 2024; 21, 22 and 23 March are Nauryz, the 23rd a Saturday,
// so that Monday the 25th is off.
func Way2023() []Due {
	return []Due{
		{voucher.File, "2024-03-20", voucher.Filed},
		{voucher.Query, "2024-03-27", voucher.Queried},      // 2 working days: 26, 27 March
		{voucher.SetStatus, "2024-03-28", voucher.Eligible}, // 1
		{voucher.Refer, "2024-03-29", voucher.Referred},     // 1
		{voucher.Forward, "2024-04-01", voucher.Forwarded},  // 1: Friday to Monday
		{voucher.Confirm, "2024-04-04", voucher.Confirmed},  // 3: 2, 3, 4 April
		{voucher.Issue, "2024-04-08", voucher.Issued},       // 2: Friday 5 and Monday 8 April
	}
}

// At2023 is At of edition 2023.
func At2023(t testing.TB, action voucher.Action, on string) voucher.Command {
	t.Helper()
	cmd := At(action, on)
	role, ok := voucher.OfficeOf(tanu.Edition2023, action)
	require.True(t, ok)
	cmd.Actor = Actor(role)
	switch action {
	case voucher.File: // what the information system is asked later is not known yet
		Unasked(cmd.Facts)
	case voucher.SetStatus:
		cmd.Facts = Facts(IIN(), Day("2024-03-20"))
	}
	return cmd
}

// Unasked leaves out what the store or the information system tells.
func Unasked(f *eligibility.Facts) {
	f.RegisteredUnemployed, f.VoucherThisYear, f.VoucherAvailable = tanu.Unknown, tanu.Unknown, tanu.Unknown
}

// Roles are those that a step may have.
func Roles() []tanu.Office {
	return []tanu.Office{
		tanu.Applicant, tanu.CareerCentre, tanu.MobilityCentre, tanu.RecognitionCentre, tanu.System,
	}
}

// Swept are the cases that a sweep lets lapse, and the errors that it meets.
func Swept(reg *registry.Registry, on string) (lapsed []string, errs error) {
	for id, err := range reg.Sweep(Ctx(), Day(on)) {
		if errs = errors.Join(errs, err); err == nil {
			lapsed = append(lapsed, id)
		}
	}
	return lapsed, errs
}

// AgendaOf are the items of an agenda, up to its error.
func AgendaOf(reg *registry.Registry, query registry.AgendaQuery) (items []voucher.Item, err error) {
	for item, err := range reg.Agenda(Ctx(), query) {
		if err != nil {
			return items, err
		}
		items = append(items, item.Item)
	}
	return items, nil
}

// StepOf is the command of the default life by which an action is done.
func StepOf(action voucher.Action) voucher.Command {
	steps := LifeThrough(action)
	return steps[len(steps)-1]
}

// LifeThrough are the commands of the default life up to and including an action.
func LifeThrough(last voucher.Action) (commands []voucher.Command) {
	for _, cmd := range Life() {
		if commands = append(commands, cmd); cmd.Action == last {
			break
		}
	}
	return commands
}
