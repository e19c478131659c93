package voucher_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

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
		Protocol:  voucher.SignedProtocol{Signed: tanu.MustDate("2026-05-06")},
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
func ExampleOfficeOf() {
	for _, edition := range []tanu.Edition{tanu.Edition2023, tanu.Edition2025} {
		role, _ := voucher.OfficeOf(edition, voucher.Forward)
		_, declines := voucher.OfficeOf(edition, voucher.Decline)
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
