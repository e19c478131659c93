package allocation_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

var almaty2026 = allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}

// A place of the region is taken by an application while there is one, and the
// line says which part stood in the way when there is none.
//
// Law: 3.4.3, 2025/18.
func TestClause3_PlaceHeldWhileThereIsOne(t *testing.T) {
	line := allocation.Line{Key: almaty2026, Granted: 2}
	var err error
	for range 2 {
		line, err = line.Apply(allocation.Hold(almaty2026))
		require.NoError(t, err)
	}
	full, err := line.Apply(allocation.Hold(almaty2026))
	require.Equal(t, line, full, "unchanged")
	require.ErrorIs(t, err, allocation.ErrNoPlace)
	require.EqualError(t, err, `allocation: no free place is left: region "75", year 2026, free 0, change -1`)
	var detail *allocation.MoveError
	require.ErrorAs(t, err, &detail)
	require.Equal(t, allocation.MoveError{
		Kind: allocation.ErrNoPlace, Key: almaty2026, Part: allocation.PartFree, Have: 0, Change: -1,
	}, *detail)
}

// The ministry's decision is what a line may give out; the years of the period
// are lines of their own.
//
// Law: 18.
func TestClause18_LineOfAnotherYearIsAnother(t *testing.T) {
	line := allocation.Line{Key: almaty2026, Granted: 1}
	_, err := line.Apply(allocation.Hold(allocation.LineKey{Region: tanu.AlmatyCity, Year: 2027}))
	require.ErrorIs(t, err, allocation.ErrWrongLine)
	_, err = line.Apply(allocation.Hold(allocation.LineKey{Region: tanu.AlmatyRegion, Year: 2026}))
	require.ErrorIs(t, err, allocation.ErrWrongLine)
}

// A voucher that lapsed unused is annulled; whether its place goes back is open
// question Q11. By default the place stays spent: 1 granted, 1 issued, 0 free.
// The other reading makes it free again.
//
// Law: 2025/11.
func TestClause11_LapsedPlace(t *testing.T) {
	line := allocation.Line{Key: almaty2026, Granted: 1, Issued: 1}
	spent, err := line.Apply(allocation.ReturnLapsed(almaty2026, tanu.Policy{}))
	require.NoError(t, err)
	require.EqualValues(t, 0, spent.Free())
	require.True(t, allocation.ReturnLapsed(almaty2026, tanu.Policy{}).IsZero())

	back, err := line.Apply(allocation.ReturnLapsed(almaty2026, tanu.Policy{LapsedPlace: tanu.LapsedReturns}))
	require.NoError(t, err)
	require.EqualValues(t, 1, back.Free())
}

func TestLine_Apply(t *testing.T) {
	key, most := almaty2026, int64(math.MaxInt64)
	type parts [3]int64 // granted, held, issued
	line := func(p parts) allocation.Line {
		return allocation.Line{Key: key, Granted: p[0], Held: p[1], Issued: p[2]}
	}
	for _, test := range []struct {
		name         string
		before       parts
		move         allocation.Move
		after        parts
		kind         error // instead of after
		partInTheWay allocation.Part
	}{
		{"hold", parts{5, 1, 2}, allocation.Hold(key), parts{5, 2, 2}, nil, ""},
		{"release", parts{5, 1, 0}, allocation.Release(key), parts{5, 0, 0}, nil, ""},
		{"issue of a held place", parts{1, 1, 0}, allocation.IssueHeld(key), parts{1, 0, 1}, nil, ""},
		{"issue of a free place", parts{1, 0, 0}, allocation.IssueFree(key), parts{1, 0, 1}, nil, ""},
		{"grant to a new line", parts{}, allocation.Grant(key, 20), parts{20, 0, 0}, nil, ""},
		{"nothing", parts{1, 0, 0}, allocation.Move{Key: key}, parts{1, 0, 0}, nil, ""},
		{"issue of a free place, all held", parts{1, 1, 0}, allocation.IssueFree(key), parts{}, allocation.ErrNoPlace, allocation.PartFree},
		{"issue without a held place", parts{1, 0, 0}, allocation.IssueHeld(key), parts{}, allocation.ErrBelowZero, allocation.PartHeld},
		{"release of nothing", parts{1, 0, 0}, allocation.Release(key), parts{}, allocation.ErrBelowZero, allocation.PartHeld},
		{"return of nothing", parts{1, 0, 0}, allocation.Return(key), parts{}, allocation.ErrBelowZero, allocation.PartIssued},
		{"take away what was not granted", parts{3, 0, 0}, allocation.Grant(key, -4), parts{}, allocation.ErrBelowZero, allocation.PartGranted},
		{"take away a held place", parts{3, 2, 0}, allocation.Grant(key, -2), parts{}, allocation.ErrNoPlace, allocation.PartFree},
		{"too many", parts{1, 0, 0}, allocation.Grant(key, most), parts{}, allocation.ErrOverflow, allocation.PartGranted},
		{"a move that overflowed", parts{1, 0, 0}, allocation.Grant(key, most).Add(allocation.Grant(key, 1)), parts{}, allocation.ErrOverflow, allocation.PartGranted},
		{"all held of the largest number", parts{most, most, 0}, allocation.IssueFree(key), parts{}, allocation.ErrNoPlace, allocation.PartFree},
		{"held and issued past the largest number", parts{1, 0, 0}, allocation.Move{Key: key, Held: most, Issued: most}, parts{}, allocation.ErrNoPlace, allocation.PartFree},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := line(test.before).Apply(test.move)
			if test.kind == nil {
				require.NoError(t, err)
				require.Equal(t, line(test.after), got)
				require.NoError(t, got.Validate())
				return
			}
			require.ErrorIs(t, err, test.kind)
			require.Equal(t, line(test.before), got, "unchanged")
			var detail *allocation.MoveError
			require.ErrorAs(t, err, &detail)
			require.Equal(t, test.partInTheWay, detail.Part)
			require.Equal(t, key, detail.Key)
		})
	}
}

func TestLine_Validate(t *testing.T) {
	require.NoError(t, allocation.Line{Key: almaty2026}.Validate())
	for _, test := range []struct {
		line allocation.Line
		path string
		rule string
	}{
		{allocation.Line{Key: almaty2026, Granted: 3, Held: -1}, `lines["75/2026"].held`, tanu.RuleNegative},
		{allocation.Line{Key: almaty2026, Granted: 3, Held: 2, Issued: 2}, `lines["75/2026"].granted`, tanu.RuleContradicts},
		{allocation.Line{Key: allocation.LineKey{Region: "14", Year: 2026}}, "region", tanu.RuleRegion},
		{allocation.Line{Key: allocation.LineKey{Region: "75", Year: 10000}}, "year", tanu.RuleYear},
	} {
		require.ErrorIs(t, test.line.Validate(), allocation.ErrInvalid)
		requireRule(t, test.line.Validate(), test.path, test.rule)
	}
}

func TestLineKey_Text(t *testing.T) {
	text, err := almaty2026.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "75/2026", string(text))
	var key allocation.LineKey
	require.NoError(t, key.UnmarshalText(text))
	require.Equal(t, almaty2026, key)
	for _, bad := range []string{
		"75", "75/", "75/26", "14/2026", "75/2026 ", "75/2026/1", "/2026", "75/0000", "75/+026",
	} {
		require.ErrorIs(t, key.UnmarshalText([]byte(bad)), tanu.ErrSyntax, bad)
		require.Equal(t, almaty2026, key, "unchanged")
	}
	require.NoError(t, key.UnmarshalText(nil))
	require.True(t, key.IsZero())
	_, err = allocation.LineKey{Region: "14", Year: 2026}.MarshalText()
	require.Error(t, err)

	line := allocation.Line{Key: almaty2026, Granted: 3, Held: 1}
	data, err := json.Marshal(map[allocation.LineKey]allocation.Line{almaty2026: line})
	require.NoError(t, err)
	require.JSONEq(t, `{"75/2026":{"key":"75/2026","granted":3,"held":1,"issued":0}}`, string(data))
}

func FuzzParseLineKey(f *testing.F) {
	f.Add("75/2026")
	f.Add("10/0001")
	f.Fuzz(func(t *testing.T, s string) {
		key, err := allocation.ParseLineKey(s)
		if err != nil {
			require.True(t, key.IsZero())
			return
		}
		require.Equal(t, s, key.String())
		require.NoError(t, key.Validate())
	})
}

func TestMove_AddIsStickyOnOverflow(t *testing.T) {
	much := allocation.Grant(almaty2026, math.MaxInt64)
	over := much.Add(allocation.Grant(almaty2026, 1))
	line := allocation.Line{Key: almaty2026, Granted: 5}
	for _, m := range []allocation.Move{
		over, over.Add(much.Inverse()), over.Inverse(),
		allocation.Hold(almaty2026).Add(allocation.Hold(allocation.LineKey{Region: tanu.Abai, Year: 2026})),
	} {
		_, err := line.Apply(m)
		require.ErrorIs(t, err, allocation.ErrOverflow)
	}
}

func TestCombine_CancelsAndSorts(t *testing.T) {
	abai := allocation.LineKey{Region: tanu.Abai, Year: 2027}
	moves := []allocation.Move{
		allocation.Hold(almaty2026), allocation.Grant(abai, 4),
		allocation.IssueHeld(almaty2026), allocation.Grant(abai, -4),
		allocation.Hold(allocation.LineKey{Region: tanu.Abai, Year: 2026}),
	}
	given := slices.Clone(moves)
	require.Equal(t, []allocation.Move{
		{Key: allocation.LineKey{Region: tanu.Abai, Year: 2026}, Held: 1},
		{Key: almaty2026, Issued: 1},
	}, allocation.Combine(moves))
	require.Equal(t, given, moves, "the argument keeps its order")
	require.Empty(t, allocation.Combine(nil))
}

// Whatever moves come, a line never has less than nothing in any part, and what
// it accepted can be undone to the number.
func TestMove_NeverOversellsAndCancels(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	kinds := []func() allocation.Move{
		func() allocation.Move { return allocation.Hold(almaty2026) },
		func() allocation.Move { return allocation.Release(almaty2026) },
		func() allocation.Move { return allocation.IssueHeld(almaty2026) },
		func() allocation.Move { return allocation.IssueFree(almaty2026) },
		func() allocation.Move { return allocation.Return(almaty2026) },
		func() allocation.Move { return allocation.Grant(almaty2026, r.Int64N(9)-4) },
	}
	for range 200 {
		start := allocation.Line{Key: almaty2026, Granted: r.Int64N(10)}
		line, sum := start, allocation.Move{Key: almaty2026}
		for range 60 {
			m := kinds[r.IntN(len(kinds))]()
			next, err := line.Apply(m)
			require.NoError(t, next.Validate())
			require.GreaterOrEqual(t, next.Free(), int64(0))
			if err != nil {
				require.Equal(t, line, next)
				continue
			}
			line, sum = next, sum.Add(m)
		}
		undone, err := line.Apply(sum.Inverse())
		require.NoError(t, err)
		require.Equal(t, start, undone)
		require.True(t, sum.Add(sum.Inverse()).IsZero())
	}
}
