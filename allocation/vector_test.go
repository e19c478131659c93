package allocation_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// The House of Representatives of the United States after the census of 2020:
// 435 seats among 50 states by Huntington-Hill, each state at least one.
// Populations and seats: U.S. Census Bureau, 2020 Census Apportionment Results,
// Table 1; the states in alphabetical order, 331 108 434 people in all.
var (
	census2020 = []int64{
		5030053, 736081, 7158923, 3013756, 39576757, 5782171, 3608298, 990837, 21570527, 10725274,
		1460137, 1841377, 12822739, 6790280, 3192406, 2940865, 4509342, 4661468, 1363582, 6185278,
		7033469, 10084442, 5709752, 2963914, 6160281, 1085407, 1963333, 3108462, 1379089, 9294493,
		2120220, 20215751, 10453948, 779702, 11808848, 3963516, 4241500, 13011844, 1098163, 5124712,
		887770, 6916897, 29183290, 3275252, 643503, 8654542, 7715946, 1795045, 5897473, 577719,
	}
	house2020 = []int64{
		7, 1, 9, 4, 52, 8, 5, 1, 28, 14, 2, 2, 17, 9, 4, 4, 6, 6, 2, 8, 9, 13, 8, 4, 8,
		2, 3, 4, 2, 12, 3, 26, 14, 1, 15, 5, 6, 17, 2, 7, 1, 9, 38, 4, 1, 11, 10, 2, 8, 1,
	}
)

const (
	minnesota = 22 // in census2020
	newYork   = 31
)

func TestApportion_Census2020(t *testing.T) {
	var people int64
	for _, p := range census2020 {
		people += p
	}
	require.EqualValues(t, 331_108_434, people)

	got, err := allocation.Apportion(allocation.HuntingtonHill, 435, census2020, allocation.Options{})
	require.NoError(t, err)
	require.Equal(t, house2020, got.Places)
	require.True(t, got.Tie.IsZero())

	ones := make([]int64, len(census2020))
	for i := range ones {
		ones[i] = 1
	}
	floored, err := allocation.Apportion(allocation.HuntingtonHill, 435, census2020, allocation.Options{Floors: ones})
	require.NoError(t, err)
	require.Equal(t, house2020, floored.Places, "the method gives everybody one anyway")
}

// The Bureau reported that New York was 89 people short of keeping its 27th
// seat, which Minnesota kept as its eighth.
func TestApportion_Census2020_NewYorkShortBy89(t *testing.T) {
	for more, want := range map[int64][2]int64{88: {26, 8}, 89: {27, 7}} {
		people := append([]int64(nil), census2020...)
		people[newYork] += more
		got, err := allocation.Apportion(allocation.HuntingtonHill, 435, people, allocation.Options{})
		require.NoError(t, err)
		require.Equal(t, want, [2]int64{got.Places[newYork], got.Places[minnesota]}, more)
	}
}

func TestApportion_Ties(t *testing.T) {
	for _, test := range []struct {
		name    string
		method  allocation.Method
		total   int64
		weights []int64
		want    []int64
		tie     allocation.Tie[int]
	}{
		// The vectors of the project's facts: three equal weights and four
		// places tie, three equal and one smaller with three places do not.
		{"equal weights", allocation.SainteLague, 4, []int64{11, 11, 11}, []int64{2, 1, 1}, allocation.Tie[int]{Among: []int{0, 1, 2}, Won: []int{0}}},
		{"no tie", allocation.SainteLague, 3, []int64{12, 12, 11, 12}, []int64{1, 1, 0, 1}, allocation.Tie[int]{}},
		{"no tie, remainders", allocation.LargestRemainder, 3, []int64{12, 12, 11, 12}, []int64{1, 1, 0, 1}, allocation.Tie[int]{}},
		// Shares 1.5 and 0.5: equal remainders, the larger weight first.
		{"remainders", allocation.LargestRemainder, 2, []int64{1, 3}, []int64{0, 2}, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{1}}},
		{"D'Hondt, 2/2 and 1/1", allocation.DHondt, 2, []int64{1, 2}, []int64{0, 2}, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{1}}},
		{"Sainte-Lague, 3/3 and 1/1", allocation.SainteLague, 2, []int64{1, 3}, []int64{0, 2}, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{1}}},
		{"Adams, 2/2 and 1/1", allocation.Adams, 4, []int64{1, 2}, []int64{1, 3}, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{1}}},
		// 6²/(8·9) = 1²/(1·2): equal squares, whose roots are not rational.
		{"Huntington-Hill, squares", allocation.HuntingtonHill, 10, []int64{1, 6}, []int64{1, 9}, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{1}}},
		{"Huntington-Hill, large squares", allocation.HuntingtonHill, 10, []int64{1 << 58, 6 << 58}, []int64{1, 9}, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{1}}},
		// A first place goes to the larger weights; only equal ones tie.
		{"Adams, too few for all", allocation.Adams, 2, []int64{1, 4, 4, 5}, []int64{0, 1, 0, 1}, allocation.Tie[int]{Among: []int{1, 2}, Won: []int{1}}},
		{"Huntington-Hill, too few for all", allocation.HuntingtonHill, 2, []int64{1, 3, 4, 5}, []int64{0, 0, 1, 1}, allocation.Tie[int]{}},
		{"nothing to share", allocation.SainteLague, 0, []int64{1, 1}, []int64{0, 0}, allocation.Tie[int]{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := allocation.Apportion(test.method, test.total, test.weights, allocation.Options{})
			require.NoError(t, err)
			require.Equal(t, test.want, got.Places)
			require.Equal(t, test.tie, got.Tie)

			refused := allocation.Options{Ties: allocation.TieRefused}
			_, err = allocation.Apportion(test.method, test.total, test.weights, refused)
			if test.tie.IsZero() {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, allocation.ErrTie)
			var detail *allocation.TieError
			require.ErrorAs(t, err, &detail)
			require.Equal(t, test.tie.Among, detail.Recipients)
			require.Equal(t, len(test.tie.Won), detail.Places)
		})
	}
}

// Two of weight 10 and one of 20 share 8 places. Without bounds: 2, 2, 4. A
// floor of 3 for the first is a part of its share: the others share 5 by 1 to
// 2, 1.67 and 3.33. A cap of 3 for the last leaves 5 to two equals, a tie for
// the fifth.
func TestApportion_FloorsAndCaps(t *testing.T) {
	weights := []int64{10, 10, 20}
	for _, method := range allocation.Methods() {
		got, err := allocation.Apportion(method, 8, weights, allocation.Options{})
		require.NoError(t, err)
		require.Equal(t, []int64{2, 2, 4}, got.Places, method)

		got, err = allocation.Apportion(method, 8, weights, allocation.Options{Floors: []int64{3, 0, 0}})
		require.NoError(t, err)
		require.Equal(t, map[allocation.Method][]int64{
			allocation.LargestRemainder: {3, 2, 3},
			allocation.DHondt:           {3, 1, 4}, // 20/4 and 10/2 tie, the larger weight first
			allocation.Adams:            {3, 2, 3},
			allocation.SainteLague:      {3, 2, 3},
			allocation.HuntingtonHill:   {3, 2, 3},
		}[method], got.Places, method)

		caps := []int64{allocation.NoCap, allocation.NoCap, 3}
		got, err = allocation.Apportion(method, 8, weights, allocation.Options{Caps: caps})
		require.NoError(t, err)
		require.Equal(t, []int64{3, 2, 3}, got.Places, method)
		require.Equal(t, allocation.Tie[int]{Among: []int{0, 1}, Won: []int{0}}, got.Tie, method)
	}
}

func TestApportion_ZeroWeightGetsItsFloor(t *testing.T) {
	for _, method := range allocation.Methods() {
		got, err := allocation.Apportion(method, 10, []int64{0, 5, 0}, allocation.Options{Floors: []int64{2, 0, 0}})
		require.NoError(t, err)
		require.Equal(t, []int64{2, 8, 0}, got.Places, method)
	}
}

func TestApportion_Refuses(t *testing.T) {
	one, two := []int64{1}, []int64{1, 1}
	for _, test := range []struct {
		total   int64
		weights []int64
		options allocation.Options
		kind    error
		path    string
		rule    string
	}{
		{-1, one, allocation.Options{}, allocation.ErrInvalid, "total", tanu.RuleNegative},
		{1, []int64{1, -1}, allocation.Options{}, allocation.ErrInvalid, "weights[1]", tanu.RuleNegative},
		{1, one, allocation.Options{Floors: []int64{-1}}, allocation.ErrInvalid, "floors[0]", tanu.RuleNegative},
		{1, one, allocation.Options{Caps: []int64{-1}}, allocation.ErrInvalid, "caps[0]", tanu.RuleNegative},
		{9, two, allocation.Options{Floors: []int64{1}}, allocation.ErrInvalid, "floors", tanu.RuleCount},
		{9, two, allocation.Options{Caps: []int64{1}}, allocation.ErrInvalid, "caps", tanu.RuleCount},
		{9, one, allocation.Options{Ties: "coin"}, allocation.ErrInvalid, "ties", tanu.RuleUnknownWord},
		{9, two, allocation.Options{Floors: []int64{0, 3}, Caps: []int64{9, 2}}, allocation.ErrInfeasible, "floors[1]", tanu.RuleTooLarge},
		{9, two, allocation.Options{Floors: []int64{5, 5}}, allocation.ErrInfeasible, "floors", tanu.RuleSumTooLarge},
		{9, two, allocation.Options{Caps: []int64{4, 4}}, allocation.ErrInfeasible, "caps", tanu.RuleSumTooSmall},
		{9, []int64{0, 0}, allocation.Options{}, allocation.ErrInfeasible, "weights", tanu.RuleNotPositive},
		{9, []int64{math.MaxInt64, 1}, allocation.Options{}, allocation.ErrOverflow, "weights", tanu.RuleSumTooLarge},
	} {
		for _, method := range allocation.Methods() {
			_, err := allocation.Apportion(method, test.total, test.weights, test.options)
			require.ErrorIs(t, err, test.kind)
			requireRule(t, err, test.path, test.rule)
		}
	}
	_, err := allocation.Apportion("hare", 1, []int64{1}, allocation.Options{})
	require.ErrorIs(t, err, tanu.ErrSyntax)
	for _, method := range allocation.Methods() {
		nobody, err := allocation.Apportion(method, 0, nil, allocation.Options{})
		require.NoError(t, err)
		require.Empty(t, nobody.Places)
		_, err = allocation.Apportion(method, 1, nil, allocation.Options{})
		require.ErrorIs(t, err, allocation.ErrInfeasible)
	}
}
