package voucher_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// Issued on Tuesday 31 March 2026, the 45th day after it is 15 May; issued on
// Thursday 2 April it is Sunday 17 May, which stays (Q3) or, by the other
// reading, moves to Monday 18 May.
//
// Law: 10.3.
func TestClause10_LastValidDay(t *testing.T) {
	for _, tt := range []struct {
		issued, last string
		policy       tanu.Policy
	}{
		{"2026-03-31", "2026-05-15", tanu.Policy{}},
		{"2026-04-02", "2026-05-17", tanu.Policy{}}, // a Sunday
		{"2026-04-02", "2026-05-18", tanu.Policy{Expiry: tanu.ExpiryShifted}},
	} {
		r := rules()
		r.Policy = tt.policy
		c := upTo(t, r, voucher.Confirmed)
		out := done(t, r, c, at(voucher.Issue, tt.issued))
		require.Equal(t, tt.last, out.Case.Voucher.LastValid.String())
	}
}

// By Q3's other reading it is the last day of the whole period that moves: issued
// on 2 April 2026, 45 days end on Sunday 17 May and move to Monday the 18th; with
// 3 sick days in April, 48 days end on Wednesday 20 May and do not move; with 6,
// 51 days end on Saturday 23 May and move to Monday the 25th.
//
// Law: 10.3, 2025/12.1.
func TestClause10_ShiftOfAnExtendedValidity(t *testing.T) {
	r := rules()
	r.Policy.Expiry = tanu.ExpiryShifted
	issued := done(t, r, upTo(t, r, voucher.Confirmed), at(voucher.Issue, "2026-04-02")).Case
	for to, last := range map[string]string{"2026-04-12": "2026-05-20", "2026-04-15": "2026-05-25"} {
		cmd := at(voucher.Extend, "2026-04-20")
		cmd.Sheet = &voucher.SickSheet{From: day("2026-04-10"), To: day(to), Received: cmd.Day}
		require.Equal(t, last, done(t, r, issued, cmd).Case.Voucher.LastValid.String())
	}
	// A sheet of one day leaves the 46th day on Monday 18 May, and is kept: with the one of 25 April, Tuesday.
	c := issued
	for _, tt := range [][2]string{{"2026-04-20", "2026-05-18"}, {"2026-04-25", "2026-05-19"}} {
		cmd := at(voucher.Extend, tt[0])
		cmd.Sheet = &voucher.SickSheet{From: cmd.Day, To: cmd.Day, Received: cmd.Day}
		c = done(t, r, c, cmd).Case
		require.Equal(t, tt[1], c.Voucher.LastValid.String())
	}
}

// Used on the last valid day it is used; a day later it is not.
//
// Law: 10.3, 2025/11.
func TestClause11_UseOnTheLastDayAndTheDayAfter(t *testing.T) {
	c := upTo(t, rules(), voucher.Issued)
	require.Equal(t, voucher.Used, done(t, rules(), c, at(voucher.Use, "2026-05-15")).Case.State)
	out, err := rules().Decide(c, at(voucher.Use, "2026-05-16"))
	require.NoError(t, err)
	require.Equal(t, voucher.NotAllowed, out.Status)
	require.Equal(t, []string{voucher.CodeOutOfValidity}, codes(out.Reasons))
	require.Equal(t, c, out.Case)
}

// By Q6's other reading the day of the protocol is judged: held in time, signed
// on 18 May, after the last valid day.
//
// Law: 2025/11.
func TestClause11_UseJudgedByTheProtocol(t *testing.T) {
	use := at(voucher.Use, "2026-05-18")
	use.Procedure.Held = day("2026-05-14")
	use.Protocol = &voucher.SignedProtocol{Number: "Х-1", Signed: day("2026-05-18"), Passed: tanu.Yes}
	c := upTo(t, rules(), voucher.Issued)
	require.Equal(t, voucher.Used, done(t, rules(), c, use).Case.State)

	strict := rules()
	strict.Policy.Use = tanu.UseByProtocol
	out, err := strict.Decide(c, use)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOutOfValidity}, codes(out.Reasons))
}

// The voucher lapses on the day after its last valid day, not before; the place
// stays spent and the year used, unless the policy reads it otherwise (Q11, Q4).
//
// Law: 2025/11.
func TestClause11_Lapse(t *testing.T) {
	c := upTo(t, rules(), voucher.Issued)
	early, err := rules().Decide(c, at(voucher.Lapse, "2026-05-15"))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeStillValid}, codes(early.Reasons))

	out := done(t, rules(), c, at(voucher.Lapse, "2026-05-16"))
	require.Equal(t, voucher.Lapsed, out.Case.State)
	require.Empty(t, out.Moves)
	require.Equal(t, voucher.ClaimKept, out.Claim)
	require.Equal(t, voucher.ToLabourMarket, out.Message.To)

	lenient := rules()
	lenient.Policy = tanu.Policy{LapsedPlace: tanu.LapsedReturns, LapsedVoucher: tanu.LapsedReturns}
	out = done(t, lenient, c, at(voucher.Lapse, "2026-05-16"))
	require.Equal(t, []allocation.Move{allocation.Return(line)}, out.Moves)
	require.Equal(t, voucher.ClaimFreed, out.Claim)
}

// The voucher of 31 March is valid from 31 March to 15 May 2026. Each day
// after the issue counts once, within the validity as extended by the days before it.
//
// Law: 2025/12.1.
func TestClause12_SickDaysExtend(t *testing.T) {
	type sheet struct{ from, to string }
	for _, tt := range []struct {
		name    string
		sheets  []sheet
		reading tanu.SickDaysReading
		last    string
	}{
		{"4 to 15 May, 12 days", []sheet{{"2026-05-04", "2026-05-15"}}, "", "2026-05-27"},
		{"from before the issue: 1 and 2 April, 2 days", []sheet{{"2026-03-25", "2026-04-02"}}, "", "2026-05-17"},
		{"past the expiry: 10 to 20 May, 11 days", []sheet{{"2026-05-10", "2026-05-20"}}, "", "2026-05-26"},
		{"the same, all days of the sheet: 11 days", []sheet{{"2026-05-10", "2026-05-20"}}, tanu.SickDaysAll, "2026-05-26"},
		{"overlapping sheets once: 1 to 8 May, 8 days", []sheet{{"2026-05-01", "2026-05-06"},
			{"2026-05-04", "2026-05-08"}}, "", "2026-05-23"},
		{"the same in the other order", []sheet{{"2026-05-04", "2026-05-08"}, {"2026-05-01", "2026-05-06"}}, "",
			"2026-05-23"},
		{"two apart: 2 days, then 3", []sheet{{"2026-04-01", "2026-04-02"}, {"2026-04-10", "2026-04-12"}}, "", "2026-05-20"},
		{"one sheet after the other, 6 to 27 May, 22 days",
			[]sheet{{"2026-05-06", "2026-05-15"}, {"2026-05-16", "2026-05-27"}}, "", "2026-06-06"},
		{"the later one first", []sheet{{"2026-05-16", "2026-05-20"}, {"2026-05-11", "2026-05-15"}}, "", "2026-05-25"},
		{"the earlier one first", []sheet{{"2026-05-11", "2026-05-15"}, {"2026-05-16", "2026-05-20"}}, "", "2026-05-25"},
		{"with a day of health between, 21 days",
			[]sheet{{"2026-05-06", "2026-05-15"}, {"2026-05-17", "2026-05-27"}}, "", "2026-06-05"},
		{"a longer one over both, 5 to 30 May, 26 days",
			[]sheet{{"2026-05-06", "2026-05-15"}, {"2026-05-16", "2026-05-27"}, {"2026-05-05", "2026-05-30"}}, "", "2026-06-10"},
		{"the same sheet twice", []sheet{{"2026-05-04", "2026-05-15"}, {"2026-05-04", "2026-05-15"}}, "", "2026-05-27"},
		{"before the issue and on its day", []sheet{{"2026-03-20", "2026-03-31"}}, "", "2026-05-15"},
		{"all days of three sheets, 5 to 30 May, once: 26 days",
			[]sheet{{"2026-05-06", "2026-05-15"}, {"2026-05-16", "2026-05-27"}, {"2026-05-05", "2026-05-30"}},
			tanu.SickDaysAll, "2026-06-10"},
		{"the second within the extension: 2 days to 17 May, then 16 to 18 May",
			[]sheet{{"2026-04-01", "2026-04-02"}, {"2026-05-16", "2026-05-18"}}, "", "2026-05-20"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := rules()
			r.Policy.SickDays = tt.reading
			c := upTo(t, r, voucher.Issued)
			for _, s := range tt.sheets {
				cmd := at(voucher.Extend, "2026-05-20")
				cmd.Sheet = &voucher.SickSheet{From: day(s.from), To: day(s.to), Received: day("2026-05-20")}
				c = done(t, r, c, cmd).Case
			}
			require.Equal(t, tt.last, c.Voucher.LastValid.String())
			require.Equal(t, tt.last, c.Due.String())
		})
	}
}

// A sheet that counts nothing is kept, changes nothing else and counts when another
// closes the gap; it does not bring a lapsed voucher back.
//
// Law: 2025/12.1.
func TestClause12_SheetThatCountsNothingYet(t *testing.T) {
	issued := upTo(t, rules(), voucher.Issued)
	lapsed := done(t, rules(), issued, at(voucher.Lapse, "2026-05-16")).Case
	for _, c := range []voucher.Case{issued, lapsed} {
		cmd := at(voucher.Extend, "2026-05-20")
		cmd.Sheet = &voucher.SickSheet{From: day("2026-05-16"), To: day("2026-05-20"), Received: day("2026-05-20")}
		out := done(t, rules(), c, cmd)
		require.Equal(t, c.State, out.Case.State)
		require.Equal(t, c.Voucher, out.Case.Voucher)
		require.Empty(t, out.Moves)

		cmd.Sheet = &voucher.SickSheet{From: day("2026-05-11"), To: day("2026-05-15"), Received: day("2026-05-20")}
		out = done(t, rules(), out.Case, cmd)
		require.Equal(t, voucher.Issued, out.Case.State)
		require.Equal(t, "2026-05-25", out.Case.Voucher.LastValid.String())
	}
}

// Any order and any split of the same sheets gives the last valid day that counting
// the days one by one gives.
//
// Law: 2025/12.1.
func TestClause12_OrderAndSplitDoNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 1))
	issued := upTo(t, rules(), voucher.Issued)
	for range 300 {
		var sheets, parts []voucher.SickSheet
		sick := map[tanu.Date]bool{}
		for range 1 + random.IntN(5) {
			from, received := day("2026-03-25").AddDays(random.IntN(60)), day("2026-09-01")
			to, cut := from.AddDays(random.IntN(20)), from
			for d := from; !d.After(to); d = d.AddDays(1) {
				sick[d] = true
				if d == to || random.IntN(4) == 0 {
					parts = append(parts, voucher.SickSheet{From: cut, To: d, Received: received})
					cut = d.AddDays(1)
				}
			}
			sheets = append(sheets, voucher.SickSheet{From: from, To: to, Received: received})
		}
		last := day("2026-05-15")
		for d := day("2026-04-01"); !d.After(last); d = d.AddDays(1) {
			if sick[d] {
				last = last.AddDays(1)
			}
		}
		for _, list := range [][]voucher.SickSheet{sheets, parts} {
			c := issued
			for _, i := range random.Perm(len(list)) {
				cmd := at(voucher.Extend, "2026-09-01")
				cmd.Sheet = &list[i]
				c = done(t, rules(), c, cmd).Case
			}
			require.Equal(t, last, c.Voucher.LastValid, "%v", list)
		}
	}
}

// The copy came in on Friday 15 May: the extension is due on Monday 18 May; on
// Tuesday it is 1 working day late, and stands.
//
// Law: 2025/13.
func TestClause13_TermOfTheExtension(t *testing.T) {
	c := upTo(t, rules(), voucher.Issued)
	cmd := at(voucher.Extend, "2026-05-19")
	cmd.Sheet.Received = day("2026-05-15")
	out := done(t, rules(), c, cmd)
	require.Equal(t, "2026-05-18", out.Event.Due.String())
	require.Equal(t, 1, out.Event.LateBy)
}

// A sheet that comes in after the voucher lapsed brings it back where its days
// lie before the expiry. Clause 12 sets no day by which the copy must come in:
// where the extended validity is over too, the voucher lapses again.
//
// Law: 2025/12.1, 2025/13.
func TestClause13_SheetAfterTheLapse(t *testing.T) {
	r := rules()
	r.Policy.LapsedPlace = tanu.LapsedReturns
	c := done(t, r, upTo(t, r, voucher.Issued), at(voucher.Lapse, "2026-05-16")).Case
	back := at(voucher.Extend, "2026-05-20")
	back.Sheet.Received = day("2026-05-20") // 4 to 15 May: valid to 27 May
	out := done(t, r, c, back)
	require.Equal(t, voucher.Issued, out.Case.State)
	require.Equal(t, "2026-05-27", out.Case.Voucher.LastValid.String())
	require.Equal(t, []allocation.Move{allocation.Return(line).Inverse()}, out.Moves)

	late := done(t, r, c, at(voucher.Extend, "2026-06-10")).Case
	require.Equal(t, "2026-05-27", late.Voucher.LastValid.String())
	require.Equal(t, voucher.Lapsed, done(t, r, late, at(voucher.Lapse, "2026-06-11")).Case.State)
	require.Equal(t, voucher.Used, done(t, r, late, useToldOf("2026-05-27", "2026-06-11")).Case.State)
}

// Only a voucher that was not used within its validity is annulled. Held on the
// last valid day and told of three days later, it was used in time: nobody is
// late, and if it lapsed meanwhile, the lapse had no ground. Held a day later it
// stays lapsed.
//
// Law: 11.
func TestClause11_UseToldOfAfterTheExpiry(t *testing.T) {
	r := rules()
	r.Policy.LapsedPlace, r.Policy.LapsedVoucher = tanu.LapsedReturns, tanu.LapsedReturns
	issued := upTo(t, r, voucher.Issued)
	out := done(t, r, issued, useToldOf("2026-05-15", "2026-05-18"))
	require.Equal(t, voucher.Used, out.Case.State)
	require.Equal(t, "2026-05-15", out.Event.Due.String())
	require.Zero(t, out.Event.LateBy)
	require.False(t, out.Event.Late())

	lapsed := done(t, r, issued, at(voucher.Lapse, "2026-05-16")).Case
	require.Zero(t, lapsed.Due)
	out = done(t, r, lapsed, useToldOf("2026-05-15", "2026-05-18"))
	require.Equal(t, voucher.Used, out.Case.State)
	require.Equal(t, tanu.Clause("2025/11"), out.Event.Clause)
	require.Equal(t, []allocation.Move{allocation.Return(line).Inverse()}, out.Moves)
	require.Equal(t, voucher.ClaimTaken, out.Claim)

	out, err := r.Decide(lapsed, useToldOf("2026-05-16", "2026-05-18"))
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeOutOfValidity}, codes(out.Reasons))
	require.Equal(t, lapsed, out.Case)
}

// A procedure held before the issue is none on the voucher, whichever day the
// use is judged by; one that is still to be held is no use, and a protocol
// before its procedure, a sheet before its copy or of more than 366 days, is a broken call.
//
// Law: 10.3, 2025/11.
func TestClause11_DaysThatCannotBe(t *testing.T) {
	c := upTo(t, rules(), voucher.Issued)
	for _, policy := range []tanu.Policy{{}, {Use: tanu.UseByProtocol}} {
		r := rules()
		r.Policy = policy
		early := useToldOf("2026-03-30", "2026-04-20")
		early.Protocol = &voucher.SignedProtocol{Number: "Х-1", Signed: day("2026-04-20"), Passed: tanu.Yes}
		out, err := r.Decide(c, early)
		require.NoError(t, err)
		require.Equal(t, []string{voucher.CodeOutOfValidity}, codes(out.Reasons))
	}
	before := at(voucher.SignProtocol, "2026-05-06")
	before.Protocol.Signed = day("2026-04-19") // held on 20 April
	ahead := at(voucher.SignProtocol, "2026-05-06")
	ahead.Protocol.Signed = day("2026-05-07")
	sheet := at(voucher.Extend, "2026-05-14")
	sheet.Sheet.Received = day("2026-05-15")
	long := at(voucher.Extend, "2026-05-14")
	long.Sheet.To = long.Sheet.From.AddDays(366)
	for _, tt := range []struct {
		c     voucher.Case
		cmd   voucher.Command
		field string
	}{
		{c, useToldOf("2026-04-21", "2026-04-20"), "procedure"},
		{upTo(t, rules(), voucher.Used), before, "protocol"},
		{upTo(t, rules(), voucher.Used), ahead, "protocol"},
		{c, sheet, "sheet"},
		{c, long, "sheet"},
	} {
		_, err := rules().Decide(tt.c, tt.cmd)
		var broken *tanu.FieldError
		require.ErrorAs(t, err, &broken)
		require.Equal(t, tt.field, broken.Path)
	}
}
