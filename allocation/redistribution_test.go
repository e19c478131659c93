package allocation_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

func terms() allocation.Redistribution {
	return allocation.Redistribution{
		Year:     2026,
		CutOff:   tanu.MustDate("2026-09-01"),
		Decided:  tanu.MustDate("2026-09-03"),
		Decision: "invented decision 7",
		Reason:   "places stand unused while Almaty has none",
		Reserve:  2,
		Receivers: []allocation.Entry{
			{Region: tanu.AlmatyCity, Weight: 3},
			{Region: tanu.AstanaCity, Weight: 1},
		},
	}
}

func lines2026() []allocation.Line {
	key := func(r tanu.Region) allocation.LineKey { return allocation.LineKey{Region: r, Year: 2026} }
	return []allocation.Line{
		{Key: key(tanu.AlmatyCity), Granted: 40, Issued: 40},
		{Key: key(tanu.Abai), Granted: 20, Held: 5, Issued: 3},  // 12 free, 10 above the reserve
		{Key: key(tanu.Ulytau), Granted: 4, Held: 1, Issued: 1}, // 2 free: the reserve
		{Key: key(tanu.AstanaCity), Granted: 30, Held: 30},
		{Key: key(tanu.Zhetisu), Granted: 9, Issued: 1}, // 8 free, 6 above the reserve
	}
}

// Abai gives 10 and Zhetisu 6; of 16 Almaty has 12 and Astana 4 by 3 to 1.
func TestRedistribution_Decide(t *testing.T) {
	record, err := terms().Decide(lines2026())
	require.NoError(t, err)
	require.Equal(t, []allocation.Move{
		allocation.Grant(allocation.LineKey{Region: tanu.Abai, Year: 2026}, -10),
		allocation.Grant(allocation.LineKey{Region: tanu.Zhetisu, Year: 2026}, -6),
		allocation.Grant(allocation.LineKey{Region: tanu.AstanaCity, Year: 2026}, 4),
		allocation.Grant(allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}, 12),
	}, record.Moves)
	require.Equal(t, allocation.Default, record.Method, "the method is named")

	data, err := json.Marshal(record)
	require.NoError(t, err)
	var back allocation.RedistributionRecord
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, record, back)
}

func TestRedistribution_OnlyTheGiversNamed(t *testing.T) {
	r := terms()
	r.Givers = []tanu.Region{tanu.Zhetisu}
	record, err := r.Decide(lines2026())
	require.NoError(t, err)
	require.Len(t, record.Moves, 3)
	require.EqualValues(t, -6, record.Moves[0].Granted)
}

// A place taken between the decision and its application is not taken away: the
// giver's line refuses, and nothing moves.
func TestRedistributionRecord_NeverTouchesAHeldPlace(t *testing.T) {
	r := terms()
	r.Reserve = 0
	lines := lines2026()
	record, err := r.Decide(lines)
	require.NoError(t, err)
	held, err := lines[1].Apply(allocation.Hold(lines[1].Key))
	require.NoError(t, err)
	lines[1] = held
	_, err = allocation.ApplyAll(lines, record.Moves)
	require.ErrorIs(t, err, allocation.ErrNoPlace)
}

func TestRedistributionRecord_Reverse(t *testing.T) {
	lines := lines2026()
	record, err := terms().Decide(lines)
	require.NoError(t, err)
	moved, err := allocation.ApplyAll(lines, record.Moves)
	require.NoError(t, err)

	back, err := record.Reverse(tanu.MustDate("2026-09-10"), "invented decision 8", "the count of 1 September was wrong")
	require.NoError(t, err)
	require.Equal(t, "invented decision 7", back.Reverses)
	restored, err := allocation.ApplyAll(moved, back.Moves)
	require.NoError(t, err)
	require.Equal(t, lines, restored)

	sold, err := allocation.ApplyAll(moved, []allocation.Move{{Key: lines[0].Key, Held: 1}})
	require.NoError(t, err)
	_, err = allocation.ApplyAll(sold, back.Moves)
	require.ErrorIs(t, err, allocation.ErrNoPlace, "a receiver that used a place keeps it")

	_, err = record.Reverse(tanu.MustDate("2026-09-02"), "invented decision 8", "too early")
	require.ErrorIs(t, err, allocation.ErrInvalid)
	_, err = record.Reverse(tanu.MustDate("2026-09-10"), "invented decision 7", "the same decision")
	require.ErrorIs(t, err, allocation.ErrInvalid)
	_, err = record.Reverse(tanu.MustDate("2026-09-10"), "invented decision 8", "")
	require.ErrorIs(t, err, allocation.ErrInvalid)
}

func TestRedistribution_KeepsTheTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 500 {
		terms := terms()
		terms.Reserve = r.Int64N(5)
		terms.Method = allocation.Methods()[r.IntN(5)]
		var lines []allocation.Line
		var before int64
		for _, region := range tanu.Regions() {
			l := allocation.Line{Key: allocation.LineKey{Region: region, Year: 2026}, Granted: r.Int64N(50)}
			l.Held = r.Int64N(l.Granted + 1)
			l.Issued = r.Int64N(l.Granted - l.Held + 1)
			lines, before = append(lines, l), before+l.Granted
		}
		record, err := terms.Decide(lines)
		if err != nil {
			require.ErrorIs(t, err, allocation.ErrNoPlace)
			continue
		}
		moved, err := allocation.ApplyAll(lines, record.Moves)
		require.NoError(t, err)
		var after int64
		for i, l := range moved {
			after += l.Granted
			require.Equal(t, lines[i].Held, l.Held)
			require.Equal(t, lines[i].Issued, l.Issued)
			require.GreaterOrEqual(t, l.Free(), min(lines[i].Free(), terms.Reserve))
		}
		require.Equal(t, before, after)
	}
}

// Of 16 unused places, Abai's 10 and Zhetisu's 6, the receivers may take 8: Almaty
// 7, and Astana, without a weight, its floor of 1. Abai gives 8·10/16 = 5 and
// Zhetisu 8·6/16 = 3.
func TestRedistribution_NoMoreThanTheReceiversMayTake(t *testing.T) {
	r := terms()
	r.Receivers = []allocation.Entry{
		{Region: tanu.AlmatyCity, Weight: 1, Cap: allocation.AtMost(7)}, {Region: tanu.AstanaCity, Floor: 1},
	}
	record, err := r.Decide(lines2026())
	require.NoError(t, err)
	require.Equal(t, []allocation.Move{
		allocation.Grant(allocation.LineKey{Region: tanu.Abai, Year: 2026}, -5),
		allocation.Grant(allocation.LineKey{Region: tanu.Zhetisu, Year: 2026}, -3),
		allocation.Grant(allocation.LineKey{Region: tanu.AstanaCity, Year: 2026}, 1),
		allocation.Grant(allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}, 7),
	}, record.Moves)
	require.True(t, record.GiverTie.IsZero())
	_, err = allocation.ApplyAll(lines2026(), record.Moves)
	require.NoError(t, err)
}

// One place of two givers with 10 unused each is a tie between them: reported, or
// refused.
func TestRedistribution_TieOfTheGivers(t *testing.T) {
	r, lines := terms(), lines2026()
	r.Receivers = []allocation.Entry{{Region: tanu.AlmatyCity, Weight: 1, Cap: allocation.AtMost(1)}}
	r.Givers = []tanu.Region{tanu.Abai, tanu.Zhetisu}
	lines[4].Granted = 13 // 12 free, 10 above the reserve
	record, err := r.Decide(lines)
	require.NoError(t, err)
	require.Equal(t, allocation.Tie[tanu.Region]{Among: r.Givers, Won: []tanu.Region{tanu.Abai}}, record.GiverTie)
	require.Len(t, record.Moves, 2)
	r.Ties = allocation.TieRefused
	_, err = r.Decide(lines)
	require.ErrorIs(t, err, allocation.ErrTie)
}

func TestRedistribution_Refuses(t *testing.T) {
	almaty := func(weight int64, limit allocation.Cap) allocation.Entry {
		return allocation.Entry{Region: tanu.AlmatyCity, Weight: weight, Cap: limit}
	}
	for _, test := range []struct {
		path   string
		rule   string
		change func(*allocation.Redistribution)
	}{
		{"year", tanu.RuleYear, func(r *allocation.Redistribution) { r.Year = 0 }},
		{"cutOff", tanu.RuleContradicts, func(r *allocation.Redistribution) { r.CutOff = tanu.MustDate("2025-12-31") }},
		{"decided", tanu.RuleDayBefore, func(r *allocation.Redistribution) { r.Decided = tanu.MustDate("2026-08-31") }},
		{"decided", tanu.RuleContradicts, func(r *allocation.Redistribution) { r.Decided = tanu.MustDate("2027-01-01") }},
		{"decision", tanu.RuleRequired, func(r *allocation.Redistribution) { r.Decision = " " }},
		{"reason", tanu.RuleRequired, func(r *allocation.Redistribution) { r.Reason = "\t" }},
		{"reserve", tanu.RuleNegative, func(r *allocation.Redistribution) { r.Reserve = -1 }},
		{"receivers", tanu.RuleRequired, func(r *allocation.Redistribution) { r.Receivers = nil }},
		{`givers["75"]`, tanu.RuleGivenTwice, func(r *allocation.Redistribution) { r.Givers = []tanu.Region{tanu.AlmatyCity} }},
		{`lines["79/2026"]`, tanu.RuleRequired, func(r *allocation.Redistribution) { r.Givers = []tanu.Region{tanu.ShymkentCity} }},
		{"receivers", tanu.RuleNotPositive, func(r *allocation.Redistribution) {
			r.Receivers = []allocation.Entry{almaty(1, allocation.AtMost(0)), {Region: tanu.AstanaCity}}
		}},
		{"receivers", tanu.RuleSumTooLarge, func(r *allocation.Redistribution) { r.Receivers[0].Floor, r.Receivers[1].Floor = 10, 7 }},
		{`receivers["75"].floor`, tanu.RuleTooLarge, func(r *allocation.Redistribution) {
			r.Receivers[0].Floor, r.Receivers[0].Cap = 5, allocation.AtMost(4)
		}},
	} {
		r := terms()
		test.change(&r)
		_, err := r.Decide(lines2026())
		requireRule(t, err, test.path, test.rule)
	}
	_, err := terms().Decide(append(lines2026(), lines2026()[1]))
	requireRule(t, err, `lines["10/2026"]`, tanu.RuleGivenTwice)
	oversold := lines2026()
	oversold[1].Held = 100
	_, err = terms().Decide(oversold)
	requireRule(t, err, `lines["10/2026"].granted`, tanu.RuleContradicts)
	r := terms()
	r.Reserve = 100
	_, err = r.Decide(lines2026())
	require.EqualError(t, err, "allocation: no free place is left: no giver has an unused one")
}
