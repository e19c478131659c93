package registry_test

import (
	"errors"
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// The same grant sent twice is given once.
func ExampleRegistry_Grant() {
	reg, store := opened("")
	for range 2 {
		if _, err := reg.Grant(ctx, "order-7", allocation.Grant(line, 25)); err != nil {
			log.Fatal(err)
		}
	}
	places, err := store.Line(ctx, line)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(places.Granted, "granted,", places.Free(), "free")
	// Output: 27 granted, 27 free
}

// Once a day.
func ExampleRegistry_Sweep() {
	reg, _ := opened(voucher.Issue, "75-0001", "75-0002") // valid through 15 May 2026
	for _, day := range []string{"2026-05-15", "2026-05-16"} {
		for id, err := range reg.Sweep(ctx, tanu.MustDate(day)) {
			if err != nil {
				log.Print(id, err) // the next sweep finds it again
				continue
			}
			fmt.Println(day, id)
		}
	}
	// Output:
	// 2026-05-16 75-0001
	// 2026-05-16 75-0002
}

// What a labour mobility centre has to do by the end of a week.
func ExampleRegistry_Agenda() {
	reg, _ := opened(voucher.Review, "75-0001") // on Thursday 26 March 2026
	for i, err := range reg.Agenda(ctx, registry.AgendaQuery{
		Day: tanu.MustDate("2026-03-30"), Region: tanu.AlmatyCity, Role: tanu.MobilityCentre,
	}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(i.Case, i.Tasks[0].Action, "was due on", i.Due, "–", i.Urgency, "by", i.LateBy, "working day")
	}
	// Output: 75-0001 forward was due on 2026-03-27 – overdue by 1 working day
}

// An act of two persons is received as one: both cases move, or none.
func ExampleRegistry_ReceiveAct() {
	reg, _ := opened(voucher.SignProtocol, "75-0001", "75-0002")
	cmd := at(voucher.ReceiveAct, "2026-05-12")
	cmd.ID, cmd.Case, cmd.Act = "act/1", "", joint([]string{"75-0001", "75-0002"}, []tanu.IIN{person(0), person(1)})
	got, err := reg.ReceiveAct(ctx, cmd)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(got.Reply.Status, len(got.Outcomes), "cases,", got.Settlement.Totals.Reimbursed, "tenge to the centre")
	// Output: done 2 cases, 60550 tenge to the centre
}

// What one payment order pays is paid in one change.
func ExampleRegistry_DoTogether() {
	reg, store := opened(voucher.ReceiveAct, "75-0001", "75-0002")
	paid, err := reg.DoTogether(ctx, "order/1",
		rename(at(voucher.Pay, "2026-05-19"), "75-0001", person(0)),
		rename(at(voucher.Pay, "2026-05-19"), "75-0002", person(1)))
	if err != nil {
		log.Fatal(err)
	}
	c, err := store.Case(ctx, "75-0002")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(paid.Reply.Status, c.State)
	// Output: done paid
}

// Three applications for two places; each stands for itself.
func ExampleRegistry_DoAll() {
	reg, _ := opened("")
	var filings []voucher.Command
	for i := range 3 {
		filings = append(filings, rename(at(voucher.File, "2026-03-20"), fmt.Sprintf("75-000%d", i+1), person(i)))
	}
	results, errs, err := reg.DoAll(ctx, filings)
	if err := errors.Join(append(errs, err)...); err != nil {
		log.Fatal(err)
	}
	for _, res := range results {
		fmt.Println(res.Reply.Case, res.Reply.State)
	}
	// Output:
	// 75-0001 filed
	// 75-0002 filed
	// 75-0003 screened-out
}

// A host that wants an error asks what kind of refusal it is.
func ExampleReply_Err() {
	reg, _ := opened(voucher.Issue, "75-0001") // valid through 15 May 2026
	res, err := reg.Do(ctx, rename(at(voucher.Use, "2026-05-16"), "75-0001", person(0)))
	if err != nil {
		log.Fatal(err) // a broken call or a failing store
	}
	fmt.Println(errors.Is(res.Reply.Err(), registry.ErrLate))
	fmt.Println(res.Reply.Err())
	// Output:
	// true
	// registry: outside the validity of the voucher: case 75-0001: out-of-validity
}

// A screen shows two at a time, and goes on from the last: the cursor stands in the
// address of the next page.
func ExampleCursor_MarshalText() {
	reg, _ := opened(voucher.File, "75-0001", "75-0002") // the reviews are due on 26 March 2026
	query := registry.AgendaQuery{Day: tanu.MustDate("2026-03-26")}
	for range 2 {
		for item, err := range reg.Agenda(ctx, query) {
			if err != nil {
				log.Fatal(err)
			}
			text, err := item.Cursor.MarshalText()
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(item.Case, string(text))
			if err := query.After.UnmarshalText(text); err != nil {
				log.Fatal(err)
			}
			break
		}
	}
	// Output:
	// 75-0001 2026-03-26.NzUtMDAwMQ
	// 75-0002 2026-03-26.NzUtMDAwMg
}
