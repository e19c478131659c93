package voucher_test

import (
	"errors"
	"fmt"
	"log"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/vouchertest"
)

// opened is a registry over a memory store with two places in Almaty city, in
// which the invented cases have come to an action.
func opened(last voucher.Action, cases ...string) (*voucher.Registry, voucher.Store) {
	store := new(vouchertest.Memory)
	reg, err := voucher.NewRegistry(store, rules(), key)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := reg.Grant(ctx, "plan-2026", allocation.Grant(line, 2)); err != nil {
		log.Fatal(err)
	}
	for i, id := range cases {
		for _, cmd := range life {
			if _, err := reg.Do(ctx, rename(cmd, id, person(i))); err != nil {
				log.Fatal(err)
			}
			if cmd.Action == last {
				break
			}
		}
	}
	return reg, store
}

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

// Once a day, page by page.
func ExampleRegistry_Sweep() {
	reg, _ := opened(voucher.Issue, "75-0001", "75-0002") // valid through 15 May 2026
	for _, day := range []string{"2026-05-15", "2026-05-16"} {
		var cursor voucher.Cursor
		for {
			lapsed, next, err := reg.Sweep(ctx, tanu.MustDate(day), cursor, 1)
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(day, lapsed)
			if cursor = next; cursor == (voucher.Cursor{}) {
				break
			}
		}
	}
	// Output:
	// 2026-05-15 []
	// 2026-05-16 [75-0001]
	// 2026-05-16 [75-0002]
	// 2026-05-16 []
}

// What a labour mobility centre has to do by the end of a week.
func ExampleRegistry_Agenda() {
	reg, _ := opened(voucher.Review, "75-0001") // on Thursday 26 March 2026
	items, _, err := reg.Agenda(ctx, voucher.AgendaQuery{
		Day: tanu.MustDate("2026-03-30"), Region: tanu.AlmatyCity, Role: voucher.MobilityCentre,
	}, voucher.Cursor{}, 100)
	if err != nil {
		log.Fatal(err)
	}
	for _, i := range items {
		fmt.Println(i.Case, i.Tasks[0].Action, "was due on", i.Due, "–", i.Pressing, "by", i.LateBy, "working day")
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
	fmt.Println(got.Reply.Verdict, len(got.Outcomes), "cases,", got.Settlement.Totals.Reimbursed, "tenge to the centre")
	// Output: satisfied 2 cases, 60550 tenge to the centre
}

// What one payment order pays is paid in one change.
func ExampleRegistry_Together() {
	reg, store := opened(voucher.ReceiveAct, "75-0001", "75-0002")
	paid, err := reg.Together(ctx, "order/1",
		rename(at(voucher.Pay, "2026-05-19"), "75-0001", person(0)),
		rename(at(voucher.Pay, "2026-05-19"), "75-0002", person(1)))
	if err != nil {
		log.Fatal(err)
	}
	c, err := store.Case(ctx, "75-0002")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(paid.Reply.Verdict, c.State)
	// Output: satisfied paid
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
	fmt.Println(errors.Is(res.Reply.Err(), voucher.ErrLate))
	fmt.Println(res.Reply.Err())
	// Output:
	// true
	// voucher: outside the validity of the voucher: case 75-0001: out-of-validity
}

// From its events alone the record comes back.
func ExampleRules_Replay() {
	_, store := opened(voucher.Issue, "75-0001")
	events, err := store.Events(ctx, "75-0001", 0, 100)
	if err != nil {
		log.Fatal(err)
	}
	c, err := rules().Replay(events)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.State, "through", c.Voucher.LastValid)
	// Output: issued through 2026-05-15
}

// An event that somebody edited in the store is found at its place.
func ExampleVerify() {
	_, store := opened(voucher.Issue, "75-0001")
	events, err := store.Events(ctx, "75-0001", 0, 100)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(voucher.Verify(events))
	events[3].Command.Day = tanu.MustDate("2026-03-31")
	fmt.Println(voucher.Verify(events))
	// Output:
	// <nil>
	// voucher: broken history of case "75-0001" at event 4: its content was changed
}

// Where another reading of Q3 would have led: 17 May 2026 is a Sunday.
func ExampleRules_Compare() {
	reg, store := opened(voucher.Confirm, "75-0001")
	if _, err := reg.Do(ctx, rename(at(voucher.Issue, "2026-04-02"), "75-0001", person(0))); err != nil {
		log.Fatal(err)
	}
	events, err := store.Events(ctx, "75-0001", 0, 100)
	if err != nil {
		log.Fatal(err)
	}
	other := rules()
	other.Policy.Expiry = tanu.ExpiryShifted
	differences, err := other.Compare(rules(), events)
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range differences {
		fmt.Println(d.Action, d.Was.LastValid, "would be", d.Would.LastValid)
	}
	// Output: issue 2026-05-17 would be 2026-05-18
}

// By when an act is due whose protocol was signed on 6 May 2026, and why.
func ExampleRules_Deadline() {
	c := voucher.Case{
		ID: "75-0001", Edition: tanu.Edition2025, State: voucher.Used,
		Procedure: settlement.Procedure{Held: tanu.MustDate("2026-04-20")},
		Protocol:  voucher.Protocol{Signed: tanu.MustDate("2026-05-06")},
	}
	deadline, ok, err := rules().Deadline(c, voucher.Command{Action: voucher.ReceiveAct})
	if err != nil || !ok {
		log.Fatal(ok, err)
	}
	proof, err := rules().Calendar.Proof(deadline)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(deadline.Last)
	for _, day := range proof.Skipped {
		fmt.Println("not counted:", day.Date)
	}
	// Output:
	// 2026-05-13
	// not counted: 2026-05-07
	// not counted: 2026-05-09
	// not counted: 2026-05-10
	// not counted: 2026-05-11
}

// Issued later, a voucher may have to be paid from next year's budget.
func ExampleRules_LastSafeIssue() {
	last, err := rules().LastSafeIssue(tanu.Edition2025, 2026, 1)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(last)
	// Output: 2026-11-05
}

// The two editions differ in who does what, and in what there is to do.
func ExampleRoleOf() {
	for _, edition := range tanu.Editions() {
		role, _ := voucher.RoleOf(edition, voucher.Forward)
		_, declines := voucher.RoleOf(edition, voucher.Decline)
		fmt.Println(edition, role, declines)
	}
	// Output:
	// 2023 system false
	// 2025 mobility-centre true
}

// Where a case goes from here, if nothing speaks against it.
func ExampleNext() {
	state, ok := voucher.Next(tanu.Edition2025, voucher.Forwarded, voucher.Confirm)
	fmt.Println(state, ok)
	_, ok = voucher.Next(tanu.Edition2025, voucher.Forwarded, voucher.Issue)
	fmt.Println(ok)
	// Output:
	// confirmed true
	// false
}

// The words of a select box, in the order of a case's life.
func ExampleStates() {
	for _, state := range voucher.States()[9:12] {
		fmt.Println(state, "–", state.In(tanu.Kazakh), "–", state.In(tanu.Russian))
	}
	// Output:
	// forwarded – тану орталығына жіберілді – направлено в центр признания
	// declined – тану орталығы теріс жауап берді – отрицательный ответ центра признания
	// confirmed – тану орталығы растады – подтверждено центром признания
}

func ExampleActions() {
	for _, action := range voucher.Actions()[6:8] {
		fmt.Println(action, "–", action.In(tanu.Kazakh), "–", action.In(tanu.Russian))
	}
	// Output:
	// forward – Тану орталығына жіберу – Направление в центр признания
	// confirm – Тану орталығының растауы – Подтверждение центром признания
}

// For Graphviz: dot -Tsvg.
func ExampleDOT() {
	lines := strings.Split(voucher.DOT(tanu.Edition2025), "\n")
	fmt.Println(lines[0])
	fmt.Println(lines[7])
	// Output:
	// digraph "edition 2025" {
	// 	"review_refused" -> "refused" [label="send-refusal by mobility-centre, 1 working day (clause 8.3)"];
}

// Done on the Saturday after a Friday, a step is late, by no working day.
func ExampleEvent_Late() {
	reviewed := voucher.Case{
		ID: "c1", Edition: tanu.Edition2025, State: voucher.Reviewed, Since: tanu.MustDate("2026-03-26"),
		Application: *application(iin, tanu.MustDate("2026-03-20")),
	}
	out, err := rules().Decide(reviewed, at(voucher.Forward, "2026-03-28"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("due", out.Event.Due, "– late:", out.Event.Late(), out.Event.LateBy)
	// Output: due 2026-03-27 – late: true 0
}
