package voucher_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// The whole way of the default case, to the day and the tiyn. Working days
// around it: 21 and 22 March 2026 are a weekend and Nauryz, 23 March is Nauryz,
// 24 and 25 March stand for the 21st and 22nd; 7 May is a holiday, 9 May is one
// on a Saturday, so that 11 May is off.
//
// Law: 8.1, 8.4, 9.1, 9-1, 10.1, 10.2, 10.3, 2025/16, 2025/17.
func TestClause8_DefaultCaseFromFilingToPayment(t *testing.T) {
	want := []struct {
		state voucher.State
		due   string // of the step
		next  string // of the case after it
	}{
		{voucher.Filed, "", "2026-03-26"},                 // Friday the 20th plus 1 working day
		{voucher.Reviewed, "2026-03-26", "2026-03-27"},    // on its last day
		{voucher.Forwarded, "2026-03-27", "2026-03-30"},   // Friday plus 1
		{voucher.Confirmed, "2026-03-30", "2026-03-31"},   // holder from here
		{voucher.Issued, "2026-03-31", "2026-05-15"},      // 31 March plus 45 days
		{voucher.Used, "2026-05-15", ""},                  // no protocol yet, nothing to count from
		{voucher.Used, "", "2026-05-13"},                  // Wednesday 6 May plus 3: 8, 12, 13 May
		{voucher.ActReceived, "2026-05-13", "2026-05-19"}, // Tuesday 12 May plus 5: 13, 14, 15, 18, 19
		{voucher.Paid, "2026-05-19", ""},
	}
	var c voucher.Case
	for i, cmd := range life {
		out := done(t, rules(), c, cmd)
		c = out.Case
		require.Equal(t, want[i].state, c.State, "step %d", i)
		require.Equal(t, want[i].due, text(out.Event.Due), "due of step %d", i)
		require.Equal(t, want[i].next, text(c.Due), "next due after step %d", i)
		require.Zero(t, out.Event.LateBy)
		require.EqualValues(t, i+1, c.Version)
		require.NotEmpty(t, out.Event.Clause)
	}
	require.Equal(t, "2026-05-15", c.Voucher.LastValid.String())
}

// Actual cost 42 000; 7 MCI of 2026 are 7 x 4 325 = 30 275, so the holder pays
// 42 000 - 30 275 = 11 725 and, held in 75 while registered in 19, gets 6 x
// 4 325 = 25 950.
//
// Law: 2025/17.
func TestClause17_WhatThePaymentSays(t *testing.T) {
	c := upTo(t, rules(), voucher.ActReceived)
	out := done(t, rules(), c, at(voucher.Pay, "2026-05-19"))
	money := out.Settlement.Reimbursements[0]
	require.Equal(t, "30275.00", money.Centre.Amount.StringFixed(2))
	require.Equal(t, "11725.00", money.CoPayment.Amount.StringFixed(2))
	require.Equal(t, "25950.00", money.Assistance.Amount.StringFixed(2))
	require.Len(t, out.Settlement.Payments, 2)
	require.Equal(t, "2026-05-19", out.Settlement.Due.Last.String())
}

// The act of a year whose MCI is not known yet is received, alone or with others;
// its payment waits for the MCI.
//
// Law: 2025/16, 2025/17, 2025/14(1).
func TestClause16_ActBeforeTheYearsMCI(t *testing.T) {
	early := rules()
	early.MCI = settlement.MCITable{}
	c := done(t, early, upTo(t, rules(), voucher.Used), stepOf(voucher.SignProtocol)).Case
	out := done(t, early, c, stepOf(voucher.ReceiveAct))
	require.Equal(t, tanu.Satisfied, out.Report.Verdict())
	_, err := early.Decide(out.Case, stepOf(voucher.Pay))
	require.ErrorIs(t, err, settlement.ErrNoMCI)
	_, _, err = early.Settle(out.Case)
	require.ErrorIs(t, err, settlement.ErrNoMCI)

	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.SignProtocol)
	reg, err = registry.New(store, early, key)
	require.NoError(t, err)
	got, err := reg.ReceiveAct(ctx, rename(stepOf(voucher.ReceiveAct), "c1", iin))
	require.NoError(t, err)
	require.Equal(t, voucher.Done, got.Reply.Status)
	require.Equal(t, tanu.Satisfied, got.Settlement.Report.Verdict())
	require.Empty(t, got.Settlement.Payments)
}

// An unknown profile is no refusal: nothing is paid until it is known.
//
// Law: 2025/14(1).
func TestClause14_ProfileUnknownAtPayment(t *testing.T) {
	var c voucher.Case
	for _, cmd := range lifeThrough(voucher.ReceiveAct) {
		if cmd.Facts != nil {
			unknown := *cmd.Facts
			unknown.Profile = ""
			cmd.Facts = &unknown
		}
		c = done(t, rules(), c, cmd).Case
	}
	pay := at(voucher.Pay, "2026-05-19")
	out, err := rules().Decide(c, pay)
	require.NoError(t, err)
	require.Equal(t, voucher.NeedsFact, out.Status)
	require.Equal(t, c, out.Case)
	require.Equal(t, []string{"profile"}, out.Reasons[0].Missing)

	pay.Facts = facts(iin, day("2026-03-20")) // the register answers: technical
	require.Equal(t, voucher.Paid, done(t, rules(), c, pay).Case.State)
}

// A refused review leads to a reasoned refusal, which the labour mobility centre
// sends in the same term, counted from filing. The place and the year are free
// again, once.
//
// Law: 8.2, 8.3.
func TestClause8_RefusedReview(t *testing.T) {
	c := upTo(t, rules(), voucher.Filed)
	review := at(voucher.Review, "2026-03-26")
	review.Facts.CentreAccredited = tanu.No
	out := done(t, rules(), c, review)
	require.Equal(t, voucher.ReviewRefused, out.Case.State)
	require.Equal(t, tanu.Clause("2025/8.2"), out.Event.Clause)
	require.Equal(t, tanu.Refused, out.Event.Verdict)
	require.Equal(t, []string{"centre-accredited"}, codes(out.Event.Reasons))
	require.Equal(t, []allocation.Move{allocation.Release(line)}, out.Moves)
	require.Equal(t, voucher.ClaimFreed, out.Claim)
	require.Equal(t, voucher.ToMobilityCentre, out.Message.To)

	sent := done(t, rules(), out.Case, at(voucher.SendRefusal, "2026-03-26"))
	require.Equal(t, voucher.Refused, sent.Case.State)
	require.Equal(t, "2026-03-26", sent.Event.Due.String())
	require.Empty(t, sent.Moves)
	require.Equal(t, voucher.ClaimKept, sent.Claim)
	require.Equal(t, voucher.ToApplicant, sent.Message.To)
}

// A negative answer of the centre is sent on within 1 working day: answered on
// Monday 30 March, the refusal is due on Tuesday 31 March.
//
// Law: 9.2, 9-1.
func TestClause9_NegativeAnswerOfTheCentre(t *testing.T) {
	c := upTo(t, rules(), voucher.Forwarded)
	no := done(t, rules(), c, at(voucher.Decline, "2026-03-30"))
	require.Equal(t, voucher.Declined, no.Case.State)
	require.Equal(t, []allocation.Move{allocation.Release(line)}, no.Moves)
	require.Equal(t, "2026-03-31", no.Case.Due.String())
	sent := done(t, rules(), no.Case, at(voucher.SendRefusal, "2026-04-01"))
	require.Equal(t, voucher.Refused, sent.Case.State)
	require.Equal(t, 1, sent.Event.LateBy)
	require.Equal(t, tanu.Clause("2025/9.2"), sent.Event.Clause)
}

// The silence of the centre past its term means nothing by itself (Q5): it is
// late, and a late answer stands.
//
// Law: 9-1.
func TestClause9_1_LateConfirmationStands(t *testing.T) {
	c := upTo(t, rules(), voucher.Forwarded)
	out := done(t, rules(), c, at(voucher.Confirm, "2026-04-03")) // due Monday 30 March: 31 March, 1, 2, 3 April
	require.Equal(t, voucher.Confirmed, out.Case.State)
	require.Equal(t, 4, out.Event.LateBy)
}

// The voucher carries its four requisites.
//
// Law: 10.1.
func TestClause10_FourRequisites(t *testing.T) {
	v := upTo(t, rules(), voucher.Issued).Voucher
	require.Equal(t, "2026-03-31", v.Issued.String())
	require.Equal(t, "2026-05-15", v.LastValid.String())
	require.Equal(t, iin, v.Holder)
	require.Equal(t, "«Үлгі» тану орталығы", v.CentreName)
}

// Due on Friday 27 March, forwarded on Saturday: late, by no working day.
//
// Law: 9.1.
func TestClause9_LateOnADayOff(t *testing.T) {
	out := done(t, rules(), upTo(t, rules(), voucher.Reviewed), at(voucher.Forward, "2026-03-28"))
	require.Zero(t, out.Event.LateBy)
	require.True(t, out.Event.Late())
	out = done(t, rules(), upTo(t, rules(), voucher.Reviewed), at(voucher.Forward, "2026-03-27"))
	require.False(t, out.Event.Late())
}

// The act was sent on Friday 15 May, due on Wednesday 13 May: 2 working days
// late, and it is received all the same.
//
// Law: 2025/16.
func TestClause16_LateActIsReceived(t *testing.T) {
	c := done(t, rules(), upTo(t, rules(), voucher.Used), at(voucher.SignProtocol, "2026-05-06")).Case
	out := done(t, rules(), c, at(voucher.ReceiveAct, "2026-05-15"))
	require.Equal(t, 2, out.Event.LateBy)
	require.Equal(t, "2026-05-13", out.Event.Due.String())
}

// A protocol that is signed once more, later, would put off the day by which the
// act is due: lateness is never undone, so that the first one counts.
//
// Law: 2025/16.
func TestClause16_ProtocolIsSignedOnce(t *testing.T) {
	c := done(t, rules(), upTo(t, rules(), voucher.Used), at(voucher.SignProtocol, "2026-05-06")).Case
	out, err := rules().Decide(c, at(voucher.SignProtocol, "2026-05-19"))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeProtocolSigned}, codes(out.Reasons))
	require.Equal(t, "2026-05-13", out.Case.Due.String())
}

// Without the protocol there is no act; a wrong total is refused by the rule it
// breaks; another day than the case's is refused.
//
// Law: 2025/16.
func TestClause16_ActThatIsNotReceived(t *testing.T) {
	used := upTo(t, rules(), voucher.Used)
	out, err := rules().Decide(used, at(voucher.ReceiveAct, "2026-05-12"))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeNoProtocol}, codes(out.Reasons))

	c := done(t, rules(), used, at(voucher.SignProtocol, "2026-05-06")).Case
	wrong := at(voucher.ReceiveAct, "2026-05-12")
	wrong.Act.Total = wrong.Act.Total.Add(wrong.Act.TotalQuantity)
	out, err = rules().Decide(c, wrong)
	require.NoError(t, err)
	require.Equal(t, []string{"costs-add-up"}, codes(out.Reasons))
	require.Equal(t, c, out.Case)

	other := at(voucher.ReceiveAct, "2026-05-12")
	other.Act.Persons[0].Held = day("2026-04-21")
	out, err = rules().Decide(c, other)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOtherProcedure}, codes(out.Reasons))
}

// The act and the case tell of one protocol and one result, so that the term that
// runs from it is one. What the act leaves out contradicts nothing here: its check
// asks for it. A number may be written otherwise; what was told wrongly of the day or
// the result is put right with the act: signed on Friday 8 May 2026, with Monday the
// 11th off, it is due on Thursday the 14th.
//
// Law: 2025/16.
func TestClause16_ActOfAnotherProtocol(t *testing.T) {
	c := done(t, rules(), upTo(t, rules(), voucher.Used), at(voucher.SignProtocol, "2026-05-06")).Case
	for name, change := range map[string]func(*settlement.Act){
		"signed on another day": func(a *settlement.Act) { a.Protocol.Signed = day("2026-05-08") },
		"with another result":   func(a *settlement.Act) { a.Persons[0].Passed = tanu.No },
	} {
		t.Run(name, func(t *testing.T) {
			cmd := at(voucher.ReceiveAct, "2026-05-12")
			change(cmd.Act)
			out, err := rules().Decide(c, cmd)
			require.NoError(t, err)
			require.Equal(t, []string{voucher.CodeOtherProtocol}, codes(out.Reasons))
			require.Equal(t, tanu.Clause("2025/16"), out.Reasons[0].Clause)
			require.Equal(t, c, out.Case)
		})
	}
	right := at(voucher.ReceiveAct, "2026-05-12")
	right.Act.Protocol.Signed, right.Act.Protocol.Number, right.Act.Persons[0].Passed = day("2026-05-08"), "X-1", tanu.No
	right.Protocol = &voucher.SignedProtocol{Number: "X-1", Signed: day("2026-05-08"), Passed: tanu.No}
	received := done(t, rules(), c, right)
	require.Equal(t, *right.Protocol, received.Case.Protocol)
	require.Equal(t, "2026-05-14", received.Event.Due.String())

	open := at(voucher.ReceiveAct, "2026-05-12")
	open.Act.Protocol.Signed, open.Act.Protocol.Number = tanu.Date{}, "X-1"
	out, err := rules().Decide(c, open)
	require.NoError(t, err)
	require.Equal(t, []string{"protocol-signed"}, codes(out.Reasons))
}

// An act of several persons moves all their cases or none, and so it is no
// command on one of them. What is wrong is the call, not the act.
//
// Law: 2025/16.
func TestClause16_ActOfSeveralByOneCase(t *testing.T) {
	c := done(t, rules(), upTo(t, rules(), voucher.Used), at(voucher.SignProtocol, "2026-05-06")).Case
	cmd := at(voucher.ReceiveAct, "2026-05-12")
	other := act("c3", "2026-05-12")
	cmd.Act.Lines, cmd.Act.Persons = append(cmd.Act.Lines, other.Lines...), append(cmd.Act.Persons, other.Persons...)
	_, err := rules().Decide(c, cmd)
	var broken *tanu.FieldError
	require.ErrorAs(t, err, &broken)
	require.Equal(t, "act", broken.Path)
	require.Equal(t, tanu.RuleSeveralVouchers, broken.Rule)
}

// An action that the edition does not have at all is refused by the clause by
// which the case stands where it does.
//
// Law: 3.2, 8.2, 9-1.
func TestDecide_ActionOfAnotherEdition(t *testing.T) {
	refuse := at(voucher.Review, "2026-03-26")
	refuse.Facts.CentreAccredited = tanu.No
	for state, c := range map[voucher.State]voucher.Case{
		voucher.New: {}, voucher.Filed: upTo(t, rules(), voucher.Filed),
		voucher.Confirmed:     upTo(t, rules(), voucher.Confirmed),
		voucher.ReviewRefused: done(t, rules(), upTo(t, rules(), voucher.Filed), refuse).Case,
	} {
		out, err := rules().Decide(c, at(voucher.Query, "2026-03-31"))
		require.NoError(t, err)
		require.Equal(t, []string{voucher.CodeWrongState}, codes(out.Reasons))
		require.Equal(t, map[voucher.State]tanu.Clause{
			voucher.New: "2025/3.2", voucher.Filed: "2025/3.2", voucher.Confirmed: "2025/9-1", voucher.ReviewRefused: "2025/8.2",
		}[state], out.Reasons[0].Clause)
	}
}

// text is a day, "" for none.
func text(d tanu.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// The applicant becomes holder with the centre's decision, before the issue: the
// two are separate moments, and nothing is issued by the first (Q14).
//
// Law: 10.2.
func TestClause10_HolderBeforeTheIssue(t *testing.T) {
	c := upTo(t, rules(), voucher.Confirmed)
	require.Equal(t, voucher.Confirmed, c.State)
	require.Zero(t, c.Voucher)
	require.NotZero(t, done(t, rules(), c, at(voucher.Issue, "2026-03-31")).Case.Voucher)
}

// The review leads on to the labour mobility centre, which learns of it.
//
// Law: 8.4, 8.1.
func TestClause8_SentOnToTheMobilityCentre(t *testing.T) {
	out := done(t, rules(), upTo(t, rules(), voucher.Filed), at(voucher.Review, "2026-03-26"))
	require.Equal(t, voucher.ToMobilityCentre, out.Message.To)
	require.Equal(t, "2026-03-26", out.Event.Due.String())
}

// Law: 9.1.
func TestClause9_ForwardedWithinOneWorkingDay(t *testing.T) {
	out := done(t, rules(), upTo(t, rules(), voucher.Reviewed), at(voucher.Forward, "2026-03-30"))
	require.Equal(t, "2026-03-27", out.Event.Due.String())
	require.Equal(t, 1, out.Event.LateBy, "due on Friday, done on Monday")
}

// A review that lacks a fact changes nothing, the profile that it brings
// included.
//
// Law: 8.1.
func TestClause8_MissingFactChangesNothing(t *testing.T) {
	c := upTo(t, rules(), voucher.Filed)
	review := at(voucher.Review, "2026-03-26")
	review.Facts.CentreAccredited, review.Facts.Profile = tanu.Unknown, tanu.SocialHumanitarian
	out, err := rules().Decide(c, review)
	require.NoError(t, err)
	require.Equal(t, voucher.NeedsFact, out.Status)
	require.Equal(t, c, out.Case)
	require.Zero(t, out.Event)
}

// An outcome goes to a host's API as JSON: what there is of it, by its names.
func TestOutcome_JSON(t *testing.T) {
	out, err := rules().Decide(upTo(t, rules(), voucher.Filed), at(voucher.Review, "2026-03-26"))
	require.NoError(t, err)
	text, err := json.Marshal(registry.Result{Outcome: out, Reply: registry.Reply{Command: "1", Status: voucher.Done}})
	require.NoError(t, err)
	var fields map[string]any
	require.NoError(t, json.Unmarshal(text, &fields))
	require.ElementsMatch(t, []string{"status", "judgement", "case", "event", "message", "decision", "reply"},
		slices.Collect(maps.Keys(fields)))
	var back registry.Result
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, out.Case, back.Case)

	refused, err := rules().Decide(out.Case, at(voucher.Pay, "2026-03-27"))
	require.NoError(t, err)
	text, err = json.Marshal(registry.JointResult{Outcomes: []voucher.Outcome{refused}})
	require.NoError(t, err)
	require.NotContains(t, string(text), `"settlement"`)
	require.Contains(t, string(text), `"reasons":[{"code":"wrong-state"`)
}

// A record of a state or an edition that there is not is no case to decide on.
func TestDecide_InventedRecord(t *testing.T) {
	for field, change := range map[string]func(*voucher.Case){
		"case.state":   func(c *voucher.Case) { c.State = "waiting" },
		"case.edition": func(c *voucher.Case) { c.Edition = "2024" },
	} {
		c := upTo(t, rules(), voucher.Filed)
		change(&c)
		_, err := rules().Decide(c, at(voucher.Review, "2026-03-26"))
		var broken *tanu.FieldError
		require.ErrorAs(t, err, &broken)
		require.Equal(t, field, broken.Path)
	}
}
