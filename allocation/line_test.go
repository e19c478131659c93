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
// Law: 2025/3.4.3, 2025/18.
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
	require.Equal(t, allocation.MoveError{Kind: allocation.ErrNoPlace, Key: almaty2026, Part: allocation.Free, Have: 0, Change: -1}, *detail)
}

// The ministry's decision is what a line may give out; the years of the period
// are lines of their own.
//
// Law: 2025/18, 2023/18.
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
	spent, err := line.Apply(allocation.Lapse(almaty2026, tanu.Policy{}))
	require.NoError(t, err)
	require.EqualValues(t, 0, spent.Free())
	require.True(t, allocation.Lapse(almaty2026, tanu.Policy{}).IsZero())

	back, err := line.Apply(allocation.Lapse(almaty2026, tanu.Policy{LapsedPlace: tanu.LapsedReturns}))
	require.NoError(t, err)
	require.EqualValues(t, 1, back.Free())
}

func TestLine_Apply(t *testing.T) {
	key := almaty2026
	for _, test := range []struct {
		name string
		line allocation.Line
		move allocation.Move
		want allocation.Line
		kind error
		part allocation.Part
	}{
		{"hold", allocation.Line{Granted: 5, Held: 1, Issued: 2}, allocation.Hold(key), allocation.Line{Granted: 5, Held: 2, Issued: 2}, nil, ""},
		{"release", allocation.Line{Granted: 5, Held: 1}, allocation.Release(key), allocation.Line{Granted: 5}, nil, ""},
		{"issue of a held place", allocation.Line{Granted: 1, Held: 1}, allocation.Issue(key), allocation.Line{Granted: 1, Issued: 1}, nil, ""},
		{"issue of a free place", allocation.Line{Granted: 1}, allocation.IssueFree(key), allocation.Line{Granted: 1, Issued: 1}, nil, ""},
		{"grant to a new line", allocation.Line{}, allocation.Grant(key, 20), allocation.Line{Granted: 20}, nil, ""},
		{"nothing", allocation.Line{Granted: 1}, allocation.Move{Key: key}, allocation.Line{Granted: 1}, nil, ""},
		{"issue of a free place, all held", allocation.Line{Granted: 1, Held: 1}, allocation.IssueFree(key), allocation.Line{}, allocation.ErrNoPlace, allocation.Free},
		{"issue without a held place", allocation.Line{Granted: 1}, allocation.Issue(key), allocation.Line{}, allocation.ErrBelowZero, allocation.Held},
		{"release of nothing", allocation.Line{Granted: 1}, allocation.Release(key), allocation.Line{}, allocation.ErrBelowZero, allocation.Held},
		{"return of nothing", allocation.Line{Granted: 1}, allocation.Return(key), allocation.Line{}, allocation.ErrBelowZero, allocation.Issued},
		{"taking away what was not granted", allocation.Line{Granted: 3}, allocation.Grant(key, -4), allocation.Line{}, allocation.ErrBelowZero, allocation.Granted},
		{"taking away a held place", allocation.Line{Granted: 3, Held: 2}, allocation.Grant(key, -2), allocation.Line{}, allocation.ErrNoPlace, allocation.Free},
		{"too many", allocation.Line{Granted: 1}, allocation.Grant(key, math.MaxInt64), allocation.Line{}, allocation.ErrOverflow, allocation.Granted},
		{"a move that overflowed", allocation.Line{Granted: 1}, allocation.Grant(key, math.MaxInt64).Add(allocation.Grant(key, 1)), allocation.Line{}, allocation.ErrOverflow, allocation.Granted},
		{"all held of the largest number", allocation.Line{Granted: math.MaxInt64, Held: math.MaxInt64}, allocation.IssueFree(key), allocation.Line{}, allocation.ErrNoPlace, allocation.Free},
		{"held and issued past the largest number", allocation.Line{Granted: 1}, allocation.Move{Key: key, Held: math.MaxInt64, Issued: math.MaxInt64}, allocation.Line{}, allocation.ErrNoPlace, allocation.Free},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.line.Key, test.want.Key = key, key
			got, err := test.line.Apply(test.move)
			if test.kind == nil {
				require.NoError(t, err)
				require.Equal(t, test.want, got)
				require.NoError(t, got.Validate())
				return
			}
			require.ErrorIs(t, err, test.kind)
			require.Equal(t, test.line, got, "unchanged")
			var detail *allocation.MoveError
			require.ErrorAs(t, err, &detail)
			require.Equal(t, test.part, detail.Part)
			require.Equal(t, key, detail.Key)
		})
	}
}

func TestLine_Validate(t *testing.T) {
	require.NoError(t, allocation.Line{Key: almaty2026}.Validate())
	for want, line := range map[string]allocation.Line{
		`allocation: not valid: lines["75/2026"].held: it cannot be negative`:                                {Key: almaty2026, Granted: 3, Held: -1},
		`allocation: not valid: lines["75/2026"].granted: it contradicts another field`:                      {Key: almaty2026, Granted: 3, Held: 2, Issued: 2},
		`allocation: not valid: region: want the first two digits of a KATO code, one of the twenty regions`: {Key: allocation.LineKey{Region: "14", Year: 2026}},
		`allocation: not valid: year: want a year from 1 to 9999`:                                            {Key: allocation.LineKey{Region: "75", Year: 10000}},
	} {
		err := line.Validate()
		require.EqualError(t, err, want)
		require.ErrorIs(t, err, allocation.ErrInvalid)
	}
}

func TestLineKey_Text(t *testing.T) {
	text, err := almaty2026.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "75/2026", string(text))
	var key allocation.LineKey
	require.NoError(t, key.UnmarshalText(text))
	require.Equal(t, almaty2026, key)
	for _, bad := range []string{"75", "75/", "75/26", "14/2026", "75/2026 ", "75/2026/1", "/2026", "75/0000", "75/+026"} {
		require.ErrorIs(t, key.UnmarshalText([]byte(bad)), tanu.ErrSyntax, bad)
		require.Equal(t, almaty2026, key, "unchanged")
	}
	require.NoError(t, key.UnmarshalText(nil))
	require.True(t, key.IsZero())
	_, err = allocation.LineKey{Region: "14", Year: 2026}.MarshalText()
	require.Error(t, err)

	data, err := json.Marshal(map[allocation.LineKey]allocation.Line{almaty2026: {Key: almaty2026, Granted: 3, Held: 1}})
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
		allocation.Hold(almaty2026), allocation.Grant(abai, 4), allocation.Issue(almaty2026), allocation.Grant(abai, -4),
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
		func() allocation.Move { return allocation.Issue(almaty2026) },
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
