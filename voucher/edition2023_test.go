package voucher_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// until carries a case on the way of edition 2023 into a state.
func until(t *testing.T, state voucher.State) (c voucher.Case, last voucher.Outcome) {
	t.Helper()
	for _, w := range way2023 {
		last = done(t, rules(), c, at2023(t, w.Action, w.Day))
		c = last.Case
		require.Equal(t, w.State, c.State)
		if w.Action != voucher.File {
			require.Equal(t, w.Day, last.Event.Due.String())
		}
		require.Zero(t, last.Event.LateBy)
		if c.State == state {
			break
		}
	}
	require.Equal(t, state, c.State)
	require.Equal(t, tanu.Edition2023, c.Edition)
	return c, last
}

// Filing needs no answer of the information system and holds no place.
//
// Law: 2023/3.
func TestClause3_FilingInEdition2023(t *testing.T) {
	_, out := until(t, voucher.Filed)
	require.Empty(t, out.Moves)
	late := at(voucher.File, "2023-10-15")
	out, err := rules().Decide(voucher.Case{}, late)
	require.NoError(t, err)
	require.Equal(t, voucher.ScreenedOut, out.Case.State, "15 October is too late")
	require.Equal(t, voucher.Filed, done(t, rules(), voucher.Case{}, at(voucher.File, "2023-10-14")).Case.State)
}

// Law: 2023/4.
func TestClause4_QueryWithinTwoWorkingDays(t *testing.T) {
	_, out := until(t, voucher.Queried)
	require.Equal(t, tanu.Clause("2023/4"), out.Event.Clause)
}

// Law: 2023/5.
func TestClause5_AnswerWithinOneWorkingDay(t *testing.T) {
	_, out := until(t, voucher.Eligible)
	require.Equal(t, tanu.Clause("2023/5"), out.Event.Clause)
}

// Not registered, or a voucher already received: status NOT CONFIRMED, and the
// specialist sends the refusal within 1 working day after it.
//
// Law: 2023/5, 2023/6.
func TestClause6_StatusNotConfirmed(t *testing.T) {
	c := standing(tanu.Edition2023, voucher.Queried, "2024-03-20")
	cmd := at(voucher.SetStatus, "2024-03-28")
	cmd.Actor, cmd.Facts = actor(tanu.System), facts(iin, day("2024-03-20"))
	cmd.Facts.VoucherThisYear = tanu.Yes
	out := done(t, rules(), c, cmd)
	require.Equal(t, voucher.NotEligible, out.Case.State)
	require.Equal(t, tanu.Clause("2023/6"), out.Event.Clause)
	require.Equal(t, voucher.ToCareerCentre, out.Message.To)
	require.Equal(t, "2024-03-29", out.Case.Due.String())
	require.Empty(t, out.Moves, "edition 2023 holds no place")

	send := at(voucher.SendRefusal, "2024-03-29")
	send.Actor = actor(tanu.CareerCentre)
	require.Equal(t, voucher.Refused, done(t, rules(), out.Case, send).Case.State)
}

// Law: 2023/7.
func TestClause7_NoticeAndReferral(t *testing.T) {
	_, out := until(t, voucher.Referred)
	require.Equal(t, tanu.Clause("2023/7"), out.Event.Clause)
	require.Equal(t, voucher.ToApplicant, out.Message.To)
}

// Law: 2023/8.
func TestClause8_SystemForwardsInEdition2023(t *testing.T) {
	_, out := until(t, voucher.Forwarded)
	require.Equal(t, tanu.Clause("2023/8"), out.Event.Clause)
}

// The centre has 3 working days, and this edition writes no negative answer.
//
// Law: 2023/9.
func TestClause9_ThreeWorkingDaysInEdition2023(t *testing.T) {
	_, out := until(t, voucher.Confirmed)
	require.Equal(t, tanu.Clause("2023/9"), out.Event.Clause)
	_, ok := voucher.OfficeOf(tanu.Edition2023, voucher.Decline)
	require.False(t, ok)
}

// 2 working days to issue; valid for 60 calendar days: 8 April plus 60 is 7 June.
// The place is taken now.
//
// Law: 2023/10.
func TestClause10_SixtyDaysInEdition2023(t *testing.T) {
	c, out := until(t, voucher.Issued)
	require.Equal(t, "2024-06-07", c.Voucher.LastValid.String())
	require.Len(t, out.Moves, 1)
	require.EqualValues(t, 1, out.Moves[0].Issued)
	require.EqualValues(t, 0, out.Moves[0].Held)
}

// Used on 7 June it is used, on 8 June it lapses.
//
// Law: 2023/11.
func TestClause11_LapseInEdition2023(t *testing.T) {
	c, _ := until(t, voucher.Issued)
	require.Equal(t, voucher.Used, done(t, rules(), c, at(voucher.Use, "2024-06-07")).Case.State)
	out := done(t, rules(), c, at(voucher.Lapse, "2024-06-08"))
	require.Equal(t, tanu.Clause("2023/11"), out.Event.Clause)
	require.Equal(t, voucher.Lapsed, out.Case.State)
}

// A sheet of 10 days within the validity: 7 June plus 10 is 17 June. Its copy
// came in on Friday 31 May, so the extension is due on Monday 3 June.
//
// Law: 2023/12.1, 2023/13.
func TestClause12_SickLeaveInEdition2023(t *testing.T) { sickLeave2023(t) }

// Law: 2023/13.
func TestClause13_TermOfTheExtensionInEdition2023(t *testing.T) { sickLeave2023(t) }

func sickLeave2023(t *testing.T) {
	t.Helper()
	c, _ := until(t, voucher.Issued)
	cmd := at(voucher.Extend, "2024-06-03")
	cmd.Sheet = &voucher.SickSheet{From: day("2024-05-20"), To: day("2024-05-29"), Received: day("2024-05-31")}
	out := done(t, rules(), c, cmd)
	require.Equal(t, "2024-06-17", out.Case.Voucher.LastValid.String())
	require.Equal(t, "2024-06-03", out.Event.Due.String())
	require.Equal(t, tanu.Clause("2023/13"), out.Event.Clause)
}

// The protocol signed on Monday 13 May 2024: the act is due on Thursday the
// 16th, and need not have the protocol with it. Received on the 16th it is paid
// by Thursday 23 May.
//
// Law: 2023/16.
func TestClause16_ActInEdition2023(t *testing.T) { paid2023(t) }

// Law: 2023/17.
func TestClause17_PaymentInEdition2023(t *testing.T) { paid2023(t) }

func paid2023(t *testing.T) {
	t.Helper()
	c, _ := until(t, voucher.Issued)
	c = done(t, rules(), c, at(voucher.Use, "2024-05-10")).Case
	c = done(t, rules(), c, at(voucher.SignProtocol, "2024-05-13")).Case
	cmd := at(voucher.ReceiveAct, "2024-05-16")
	cmd.Act.Lines[0].Date, cmd.Act.Persons[0].Held = day("2024-05-10"), day("2024-05-10")
	cmd.Act.Protocol.Signed, cmd.Act.Protocol.Attached = day("2024-05-13"), false
	out := done(t, rules(), c, cmd)
	require.Equal(t, "2024-05-16", out.Event.Due.String())
	require.Equal(t, tanu.Clause("2023/16"), out.Event.Clause)
	paid := done(t, rules(), out.Case, at(voucher.Pay, "2024-05-23"))
	require.Equal(t, "2024-05-23", paid.Event.Due.String())
	require.Equal(t, tanu.Clause("2023/17"), paid.Event.Clause)
	// 7 MCI of 2024: 7 x 3 692 = 25 844.
	require.Equal(t, "25844", paid.Settlement.Reimbursements[0].Centre.Amount.String())
}
