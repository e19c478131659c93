// Package lives makes up whole lives of cases, for load: every person, centre,
// account and sum in them is invented. The same number makes the same life.
package lives

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// Year is the year in which all cases are filed.
const Year = 2026

var rules = voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}

// Rules are the rules they are decided by.
func Rules() voucher.Rules { return rules }

// Key stands in for the host's secret. A real one does not stand in the source.
func Key() []byte { return []byte("invented key for load: not a secret") }

// Case is case number n: its life from filing to payment. Of ten, one is refused
// by the career centre, one is declined by the recognition centre, and one is
// never used.
type Case struct {
	ID     string
	Region tanu.Region
	person tanu.IIN
	fate   int
}

// New returns case number n, filed in one of the first so many regions by a
// person of its own.
func New(n, regions int) Case { return Of(n, n, regions) }

// Of returns case number n of person number p.
func Of(n, p, regions int) Case {
	all := tanu.Regions()
	id := fmt.Sprintf("case-%08d", n)
	return Case{ID: id, Region: all[n%min(regions, len(all))], person: person(p), fate: n / 7 % 10}
}

// person is an invented number with a right check digit. Where none is right,
// the seventh digit is the next one.
func person(n int) tanu.IIN {
	born := fmt.Sprintf("%02d%02d%02d", 60+n/10000/336%40, 1+n/10000/28%12, 1+n/10000%28)
	for i := range 40 {
		if iin, err := tanu.ParseIIN(fmt.Sprintf("%s%d%04d%d", born, 3+i/10, n%10000, i%10)); err == nil {
			return iin
		}
	}
	return tanu.IIN{}
}

// Line is the line from which the case takes a place.
func (c Case) Line() allocation.LineKey { return allocation.LineKey{Region: c.Region, Year: Year} }

var (
	careerCentre   = tanu.MustBIN("230941000450")
	mobilityCentre = tanu.MustBIN("220340056784")
	centre         = eligibility.Centre{BIN: tanu.MustBIN("230240001230"), Name: "«Үлгі» тану орталығы"}
	account        = tanu.MustAccount("KZ86125KZT5004100100")
	moment         = time.Date(Year, time.March, 19, 10, 15, 0, 0, time.FixedZone("", 5*60*60))
	content        = eligibility.DigestOf([]byte("invented application"))
)

func on(day string) tanu.Date { return tanu.MustDate(day) }

// Commands are all the commands of the case's life, in order.
func (c Case) Commands() []voucher.Command {
	switch c.fate {
	case 3:
		return []voucher.Command{c.file(), c.review(tanu.No), c.by(voucher.SendRefusal, "2026-03-20")}
	case 5:
		declined := c.by(voucher.Decline, "2026-03-30")
		declined.Reason = "Ойдан шығарылған себеп"
		return []voucher.Command{
			c.file(), c.review(tanu.Yes), c.by(voucher.Forward, "2026-03-27"), declined,
			c.by(voucher.SendRefusal, "2026-03-31"),
		}
	}
	all := []voucher.Command{
		c.file(), c.review(tanu.Yes), c.by(voucher.Forward, "2026-03-27"),
		c.by(voucher.Confirm, "2026-03-30"), c.by(voucher.Issue, "2026-03-31"),
	}
	if c.fate == 7 {
		return append(all, c.by(voucher.Lapse, "2026-05-18"))
	}
	return append(all, c.use(), c.protocol(), c.act(), c.by(voucher.Pay, "2026-05-19"))
}

// by is a command that needs nothing but its day.
func (c Case) by(action voucher.Action, day string) voucher.Command {
	return voucher.Command{
		ID: c.ID + "/" + string(action), Case: c.ID, Action: action, Actor: c.actor(action), Day: on(day),
	}
}

// actor is who does an action in this case.
func (c Case) actor(action voucher.Action) voucher.Actor {
	switch role, _ := voucher.OfficeOf(tanu.Edition2025, action); role {
	case tanu.Applicant:
		return voucher.Actor{Role: role, Person: c.person}
	case tanu.CareerCentre:
		return voucher.Actor{Role: role, Centre: careerCentre, Region: c.Region}
	case tanu.MobilityCentre:
		return voucher.Actor{Role: role, Centre: mobilityCentre, Region: c.Region}
	case tanu.RecognitionCentre:
		return voucher.Actor{Role: role, Centre: centre.BIN}
	default:
		return voucher.Actor{Role: tanu.System}
	}
}

func (c Case) file() voucher.Command {
	cmd := c.by(voucher.File, "2026-03-19")
	cmd.Facts = c.facts(tanu.Yes)
	cmd.Application = &eligibility.Application{
		Region: c.Region, Name: "Үлгіұлы Ермек", IIN: c.person, Level: "4",
		Profession: eligibility.Profession{Code: "SAMPLE-001", Name: "Электромонтер"}, Consent: tanu.Yes,
		Education: eligibility.Education{
			Organisation: "Үлгі колледжі", Direction: "Электротехника", Completed: on("2010-06-25"),
		},
		Documents: []eligibility.Document{
			{Kind: eligibility.EducationDocument, Name: "Диплом", Reference: c.ID + "/diploma.pdf"},
			{Kind: eligibility.LabourBook, Name: "Еңбек кітапшасы", Reference: c.ID + "/labour-book.pdf"},
		},
		Skills: []string{"Электр жабдығын жөндеу"}, Account: account,
		Residence: eligibility.Residence{Region: tanu.AlmatyRegion, Address: "Үлгі көшесі, 1"}, Warned: tanu.Yes,
		Centre: centre, Phone: "+7 700 000 00 00", Email: "sample@example.kz", Signed: cmd.Day,
	}
	return cmd
}

func (c Case) facts(met tanu.Answer) *eligibility.Facts {
	return &eligibility.Facts{
		RegisteredUnemployed: tanu.Yes, VoucherThisYear: tanu.No,
		Signature: eligibility.Evidence{
			Outcome: eligibility.Valid, Content: content,
			Signers: []eligibility.Signer{{IIN: c.person}}, Signed: moment, Judged: moment,
		},
		Content: content, ProfessionInRegister: tanu.Yes, CentreListed: tanu.Yes, CentreAccredited: tanu.Yes,
		EducationRequired: tanu.Yes, WorkRequired: tanu.Yes, EducationMet: met, QualificationMet: met,
		Profile: tanu.Technical,
	}
}

func (c Case) review(met tanu.Answer) voucher.Command {
	cmd := c.by(voucher.Review, "2026-03-20")
	cmd.Facts = c.facts(met)
	return cmd
}

func (c Case) use() voucher.Command {
	cmd := c.by(voucher.Use, "2026-04-20")
	cmd.Procedure = &settlement.Procedure{Held: cmd.Day, Place: c.Region}
	return cmd
}

func (c Case) protocol() voucher.Command {
	cmd := c.by(voucher.SignProtocol, "2026-05-06")
	cmd.Protocol = &voucher.SignedProtocol{Number: "Х-" + c.ID, Signed: cmd.Day, Passed: tanu.Yes}
	return cmd
}

func (c Case) act() voucher.Command {
	cmd := c.by(voucher.ReceiveAct, "2026-05-12")
	price, one := decimal.New(42000, 0), decimal.New(1, 0)
	cmd.Act = &settlement.Act{
		Number: "А-" + c.ID, Date: cmd.Day,
		Customer: settlement.Party{
			BIN: mobilityCentre, Name: "Еңбек мобильділігі орталығы (үлгі)", Address: "Үлгі көшесі, 2",
			Contacts: "+7 727 000 00 00",
		},
		Executor: settlement.Party{
			BIN: centre.BIN, Name: centre.Name, Address: "Үлгі көшесі, 3", Contacts: "+7 727 000 00 01",
			Account: tanu.MustAccount("KZ31601A000000000001"),
		},
		Lines: []settlement.ActLine{{
			VoucherID: c.ID, Service: "Кәсіптік біліктілікті тану", Date: on("2026-04-20"), Unit: "қызмет",
			Quantity: one, Price: price, Cost: price,
		}},
		TotalQuantity: one, Total: price,
		Persons: []settlement.Person{{
			Name: "Үлгіұлы Ермек", IIN: c.person, VoucherID: c.ID, Passed: tanu.Yes, Held: on("2026-04-20"), Place: c.Region,
		}},
		Protocol:   settlement.Protocol{Number: "Х-" + c.ID, Signed: on("2026-05-06"), Attached: true},
		HandedOver: settlement.Signatory{Position: "директор", Name: "Үлгіқызы Айгүл"}, Sent: cmd.Day,
	}
	cmd.Signature = voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.Yes}
	return cmd
}
