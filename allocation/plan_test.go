package allocation_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// invented returns a draft whose figures are invented: weight 1000 for the first
// region, 1100 for the second and so on, 300 vouchers a year.
func invented() allocation.Draft {
	d := exampleDraft()
	d.First, d.Statistics.Day, d.Years = 2026, tanu.MustDate("2025-10-01"), [3]int64{300, 300, 300}
	return d
}

func planOf(t testing.TB, d allocation.Draft) allocation.Plan {
	t.Helper()
	p, err := d.Plan()
	require.NoError(t, err)
	require.NoError(t, p.Validate())
	require.NoError(t, p.Verify())
	return p
}

// The authorised body distributes for three years: the plan has three years, all
// twenty regions, and what the regions have sums to each year's total.
//
// Law: 2025/18, 2023/18.
func TestClause18_PlanSumsBothWays(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for range 300 {
		d := invented()
		d.Method = allocation.Methods()[r.IntN(5)]
		for i := range d.Years {
			d.Years[i] = r.Int64N([]int64{1, 30, 5_000, 1_000_000_000}[r.IntN(4)]) + 100
		}
		for i := range d.Entries {
			d.Entries[i].Weight = r.Int64N(50_000)
			d.Entries[i].Floor = r.Int64N(8)
		}
		p := planOf(t, d)
		whole, err := d.Basis().Distribute()
		require.NoError(t, err)
		var years [3]int64
		for _, region := range tanu.Regions() {
			require.Equal(t, whole.Of(region), p.Period(region))
			for n := range years {
				years[n] += p.Of(region, 2026+n)
				require.GreaterOrEqual(t, p.Of(region, 2026+n), int64(0))
			}
		}
		require.Equal(t, d.Years, years)
		require.Equal(t, years[0]+years[1]+years[2], p.Total())
	}
}

// Weights 1000 to 2900 sum to 39 000; of 900 vouchers Abai has 900·1000/39000 =
// 23.08 and Shymkent 900·2900/39000 = 66.92, a third of it each year.
//
// Law: 2025/18.
func TestClause18_ProportionalToTheStatistics(t *testing.T) {
	p := planOf(t, invented())
	require.EqualValues(t, 23, p.Period(tanu.Abai))
	require.EqualValues(t, 67, p.Period(tanu.ShymkentCity))
	for year := 2026; year <= 2028; year++ {
		require.Contains(t, []int64{7, 8}, p.Of(tanu.Abai, year))
		require.Contains(t, []int64{22, 23}, p.Of(tanu.ShymkentCity, year))
	}
	require.Zero(t, p.Of(tanu.Abai, 2029))
	require.Zero(t, p.Of("14", 2026))
}

// The order in which the statistics list the regions makes no difference.
//
// Law: 2025/18.
func TestClause18_OrderOfRegionsDoesNotMatter(t *testing.T) {
	d := invented()
	for i := range d.Entries { // all equal: everything is a tie
		d.Entries[i].Weight = 7
	}
	p := planOf(t, d)
	slices.Reverse(d.Entries)
	require.Equal(t, p.Places, planOf(t, d).Places)
}

// The distribution is revised every three years: the next period follows this
// one and rests on newer statistics.
//
// Law: 2025/18, 2023/18.
func TestClause18_RevisedEveryThreeYears(t *testing.T) {
	d := invented()
	newer := allocation.Statistics{Source: "invented", Day: tanu.MustDate("2028-10-01")}
	next, err := d.Following(newer, [3]int64{400, 400, 400}, d.Entries)
	require.NoError(t, err)
	require.Equal(t, 2029, next.First)
	require.Equal(t, 2031, next.Last())
	require.EqualValues(t, 1200, planOf(t, next).Total())

	_, err = d.Following(d.Statistics, d.Years, d.Entries)
	require.EqualError(t, err, "allocation: Draft, statistics.day: a revision wants newer statistics than the plan before it")
	_, err = d.Following(newer, d.Years, d.Entries[1:])
	require.ErrorContains(t, err, `region "10"`)
}

func TestDraft_ValidateNamesRegionAndRule(t *testing.T) {
	for want, change := range map[string]func(*allocation.Draft){
		`allocation: Draft, region "62", regions: it is left out; name it with weight 0 if it has none`: func(d *allocation.Draft) {
			d.Entries = slices.DeleteFunc(d.Entries, func(e allocation.Entry) bool { return e.Region == tanu.Ulytau })
		},
		`allocation: Draft, region "10", region: it is named twice`:               func(d *allocation.Draft) { d.Entries = append(d.Entries, d.Entries[0]) },
		`allocation: Draft, region "14", region: want one of the twenty regions`:  func(d *allocation.Draft) { d.Entries[0].Region = "14" },
		`allocation: Draft, region "10", weight: want 0 or more`:                  func(d *allocation.Draft) { d.Entries[0].Weight = -1 },
		`allocation: Draft, region "10", floor: want 0 or more`:                   func(d *allocation.Draft) { d.Entries[0].Floor = -1 },
		`allocation: Draft, region "10", cap: want 0 or more`:                     func(d *allocation.Draft) { d.Entries[0].Cap = allocation.AtMost(-1) },
		`allocation: Draft, region "11", floor: it is above the cap`:              func(d *allocation.Draft) { d.Entries[1].Floor, d.Entries[1].Cap = 5, allocation.AtMost(4) },
		`allocation: apportionment, floors: they sum to more than the total`:      func(d *allocation.Draft) { d.Entries[0].Floor = 901 },
		`allocation: Draft, year 2027, years: want 0 or more`:                     func(d *allocation.Draft) { d.Years[1] = -1 },
		`allocation: Draft, years: their sum does not fit in 63 bits`:             func(d *allocation.Draft) { d.Years[0] = 1<<63 - 1 },
		`allocation: Draft, first: want a year from 1 to 9997`:                    func(d *allocation.Draft) { d.First = 9998 },
		`allocation: Draft, statistics.source: name the source of the statistics`: func(d *allocation.Draft) { d.Statistics.Source = "" },
		`allocation: Draft, statistics.source: want one line, without control characters or changes of direction`: func(d *allocation.Draft) {
			d.Statistics.Source = "invented\nMethod chosen by the Rules"
		},
		`allocation: Draft, statistics.day: name the day of the statistics`:                                 func(d *allocation.Draft) { d.Statistics.Day = tanu.Date{} },
		`allocation: Draft, statistics.day: it is after the period`:                                         func(d *allocation.Draft) { d.Statistics.Day = tanu.MustDate("2029-01-01") },
		`tanu: parse Method: want largest-remainder, dhondt, adams, sainte-lague or huntington-hill`: func(d *allocation.Draft) { d.Method = "hare" },
	} {
		d := invented()
		change(&d)
		require.EqualError(t, d.Validate(), want)
		_, err := d.Plan()
		require.EqualError(t, err, want)
		_, err = json.Marshal(d)
		require.ErrorContains(t, err, want)
	}
}

func TestPlan_ValidateNamesRegionYearAndRule(t *testing.T) {
	for want, change := range map[string]func(*allocation.Plan){
		`allocation: Plan, year 2027, places: the regions sum to 301, the year's total is 300`: func(p *allocation.Plan) { p.Places[0][1]++ },
		`allocation: Plan, region "10", year 2026, places: want 0 or more`:                     func(p *allocation.Plan) { p.Places[0][0] = -1 },
		`allocation: Plan, region "10", floor: the period has 23 places, the floor is 24`:      func(p *allocation.Plan) { p.Entries[0].Floor = 24 },
		`allocation: Plan, region "10", cap: the period has 23 places, the cap is 22`:          func(p *allocation.Plan) { p.Entries[0].Cap = allocation.AtMost(22) },
		`allocation: Plan, places: want three years for every region`:                          func(p *allocation.Plan) { p.Places = p.Places[1:] },
		`allocation: Plan, tie: want those with an equal claim, and some of them, not all, who won`: func(p *allocation.Plan) {
			p.Tie.Among, p.Tie.Won = []tanu.Region{"10"}, []tanu.Region{"10"}
		},
		`allocation: Plan, year 2028, yearTies: want those with an equal claim, and some of them, not all, who won`: func(p *allocation.Plan) {
			p.YearTies[2].Won = []tanu.Region{"10"}
		},
		`allocation: Plan, region "10", places: their sum does not fit in 63 bits`: func(p *allocation.Plan) { p.Places[0] = [3]int64{1<<63 - 1, 1, 0} },
	} {
		p := planOf(t, invented())
		change(&p)
		require.EqualError(t, p.Validate(), want)
		require.ErrorIs(t, p.Validate(), allocation.ErrInvalid)
		require.Error(t, p.Verify())
	}
}

// A plan changed by hand is valid while its sums hold, and Verify says where it
// no longer follows from the statistics.
func TestPlan_VerifyFindsWhatWasChangedByHand(t *testing.T) {
	p := planOf(t, invented())
	p.Places[3][1]--
	p.Places[4][1]++
	require.NoError(t, p.Validate())
	require.ErrorContains(t, p.Verify(), `allocation: Plan, region "19", year 2027, places: the basis gives `)
}

// A tie is never settled silently: a plan that leaves it out is not the one that
// its statistics give. Twenty equal weights and 901 vouchers: one is left over.
func TestPlan_VerifyFindsATieLeftOut(t *testing.T) {
	d := invented()
	d.Years[0] = 301
	for i := range d.Entries {
		d.Entries[i].Weight = 7
	}
	p := planOf(t, d)
	require.Len(t, p.Tie.Among, 20)
	p.Tie = allocation.Tie[tanu.Region]{}
	require.NoError(t, p.Validate())
	require.ErrorContains(t, p.Verify(), `allocation: Plan, tie: the basis gives ["10"] among ["10" "11"`)
}

// risingWeights is a draft of which every region has one place of the period, and
// the weights rise with the codes: 100 for Abai to 119 for Shymkent. 20 places by
// Sainte-Lague: a second place wants a quotient of 119/3 = 39.7, a first has 100.
func risingWeights(years [3]int64) allocation.Draft {
	d := invented()
	d.First, d.Years = 2027, years
	for i := range d.Entries {
		d.Entries[i].Weight = int64(100 + i)
	}
	return d
}

// One place of 2027 for twenty regions with one place of the period each: all
// have an equal claim to it, 1/20. It goes to the largest weight, Shymkent, and
// the plan, its table and its JSON tell of the tie; so does Verify where it is
// left out.
//
// Law: 2025/18, 2023/18.
func TestClause18_TieOfAYear(t *testing.T) {
	p := planOf(t, risingWeights([3]int64{1, 0, 19}))
	require.True(t, p.Tie.IsZero(), "none over the period")
	require.EqualValues(t, 1, p.Of(tanu.ShymkentCity, 2027))
	require.Zero(t, p.Of(tanu.Abai, 2027))
	require.Equal(t, allocation.Tie[tanu.Region]{Among: tanu.Regions(), Won: []tanu.Region{tanu.ShymkentCity}}, p.YearTies[0])
	require.True(t, p.YearTies[1].IsZero() && p.YearTies[2].IsZero(), "19 places for 19 regions")

	notes := p.Table(tanu.English).Notes
	require.Len(t, notes, 3)
	require.Regexp(t, `^2027: Equal claim to the last places: Abai Region, .* Won by: Shymkent city\.$`, notes[1])
	require.Equal(t, "The tie was settled for the larger weight, then for the lower region code.", notes[2])

	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.Contains(t, string(data), `"won":["79"]},{},{}]`)
	var back allocation.Plan
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, p, back)
	_, err = allocation.ParsePlan([]byte(strings.Replace(string(data), `,{},{}]`, `,{}]`, 1)))
	require.EqualError(t, err, "allocation: Plan, yearTies: want none or three, one for each year, have 2")

	p.YearTies[0] = allocation.Tie[tanu.Region]{}
	require.ErrorContains(t, p.Verify(), `allocation: Plan, year 2027, yearTies: the basis gives ["79"] among ["10" "11"`)
}

// Of regions of one weight the lower code has the place: Abai, code 10. What is
// left of a region's period settles nothing: where a floor gives Abai, of weight 1,
// 3 places of 4 and Akmola, of weight 2, has 1, the remainders of 2·3/4 and 2·1/4
// are both 1/2, and Akmola wins.
//
// Law: 2025/18, 2023/18.
func TestClause18_TieOfAYearByWeightThenCode(t *testing.T) {
	d := risingWeights([3]int64{1, 0, 19})
	for i := range d.Entries {
		d.Entries[i].Weight = 7
	}
	p := planOf(t, d)
	require.Equal(t, []tanu.Region{tanu.Abai}, p.YearTies[0].Won)

	for i := range d.Entries {
		d.Entries[i].Weight = 0
	}
	d.Years, d.Entries[0].Weight, d.Entries[0].Floor, d.Entries[1].Weight = [3]int64{2, 1, 1}, 1, 3, 2
	p = planOf(t, d)
	require.EqualValues(t, 3, p.Period(tanu.Abai))
	require.Equal(t, []tanu.Region{tanu.Akmola}, p.YearTies[0].Won, "the larger weight, though less is left of its period")
	require.EqualValues(t, 1, p.Of(tanu.Akmola, 2027))
}

// Where a person is to decide, a tie of a year is refused as one of the period is.
//
// Law: 2025/18, 2023/18.
func TestClause18_TieOfAYearRefused(t *testing.T) {
	d := risingWeights([3]int64{1, 0, 19})
	d.Ties = allocation.TieRefused
	_, err := d.Plan()
	require.ErrorIs(t, err, allocation.ErrTie)
	var tie *allocation.TieError
	require.ErrorAs(t, err, &tie)
	require.Equal(t, 2027, tie.Year)
	require.Equal(t, 1, tie.Places)
	require.Equal(t, tanu.Regions(), tie.Regions)
	require.ErrorContains(t, err, `allocation: a tie for the last places, year 2027: 1 for 20: region "10"`)

	d.Years = [3]int64{0, 20, 0} // all in one year: nothing is split
	_, err = d.Plan()
	require.NoError(t, err)
}

func TestPlan_LinesAndGrants(t *testing.T) {
	p := planOf(t, invented())
	lines := p.Lines(2027)
	require.Len(t, lines, 20)
	var sum int64
	for i, l := range lines {
		require.NoError(t, l.Validate())
		require.Equal(t, allocation.LineKey{Region: tanu.Regions()[i], Year: 2027}, l.Key)
		sum += l.Free()
	}
	require.EqualValues(t, 300, sum)
	require.Nil(t, p.Lines(2029))

	var empty []allocation.Line
	for _, r := range tanu.Regions() {
		for year := 2026; year <= 2028; year++ {
			empty = append(empty, allocation.Line{Key: allocation.LineKey{Region: r, Year: year}})
		}
	}
	opened, err := allocation.ApplyAll(empty, p.Grants())
	require.NoError(t, err)
	for _, l := range opened {
		require.Equal(t, p.Of(l.Key.Region, l.Key.Year), l.Granted)
	}
	require.True(t, slices.IsSortedFunc(p.Grants(), func(a, b allocation.Move) int { return a.Key.Compare(b.Key) }))
}

func TestPlan_JSONRoundTrip(t *testing.T) {
	d := invented()
	d.Ties = allocation.TieSettled
	d.Entries[0].Floor, d.Entries[1].Cap, d.Entries[2].Cap = 30, allocation.AtMost(10), allocation.AtMost(0)
	d.Entries[3].Weight = 0
	for i := range 10 {
		d.Entries[10+i].Weight = 3000
	}
	p := planOf(t, d)
	data, err := json.Marshal(p)
	require.NoError(t, err)
	var back allocation.Plan
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, p, back)

	var draft allocation.Draft
	require.NoError(t, json.Unmarshal(data, &draft), "a plan read as a draft")
	require.Equal(t, d, draft)
	data, err = json.Marshal(d)
	require.NoError(t, err)
	require.NotContains(t, string(data), "places")
	require.ErrorContains(t, json.Unmarshal(data, &back), `region "10", places: want three numbers`)
	require.Equal(t, p, back, "unchanged")
}

func TestParsePlan_Refuses(t *testing.T) {
	data, err := json.Marshal(planOf(t, invented()))
	require.NoError(t, err)
	for _, test := range []struct{ old, new, want string }{
		{`"version":1`, `"version":2`, "version: want 1, have 2"},
		{`"version":1`, `"versions":1`, "version: want 1, have 0"},
		{`"years":[300,300,300]`, `"years":[300,300]`, "years: want three numbers, one for each year, have 2"},
		{`"years":[300,300,300]`, `"years":[300,300,300,0]`, "years: want three numbers, one for each year, have 4"},
		{`"region":"10","weight":1000`, `"region":"10"`, `region "10", weight: it is missing`},
		{`"region":"10","weight":1000`, `"region":"10","weight":null`, `region "10", weight: it is missing`},
		{`"weight":1000`, `"weight":1000.5`, `allocation: Plan, region "10", weight: want a whole number of up to 63 bits, without a point or an exponent`},
		{`"weight":1000`, `"weight":"900101300126"`, "want a whole number of up to 63 bits, without a point or an exponent"},
		{`"first":2026`, `"first":2026,"note":""`, `unknown field "note"`},
		{`"day":"2025-10-01"`, `"day":"2025-02-30"`, "no such day"},
		{`"region":"10"`, `"region":"14"`, "twenty regions"},
		{`"sainte-lague"`, `"hare"`, "huntington-hill"},
		{"}]}", "}]}{}", "invalid character"},
		{`"first":2026`, `"first":2026,"900101300126":""`, `allocation: Plan: unknown field "************"`},
		{`"first":2026`, `"first":2026,"9001\u200b0130\u200b0126":""`, `allocation: Plan: unknown field "****\u200b****\u200b****"`},
		{`"first":2026`, `"first":2026,"First":2027`, "allocation: Plan, First: it is given twice"},
		{`"day":"2025-10-01"`, `"day":"2025-10-01","day":"2025-10-02"`, "allocation: Plan, day: it is given twice"},
		{`"weight":1000`, `"weight":1000,"weight":9000`, `allocation: Plan, region "10", weight: it is given twice`},
		{`"weight":1000`, `"weight":1000,"wait":1`, `allocation: Plan, region "10": unknown field "wait"`},
		{`"weight":1000`, `"weight":1000,"cap":"9"`, `allocation: Plan, region "10", cap: want a whole number of up to 63 bits, without a point or an exponent, or null`},
		{`"weight":1000`, `"weight":1000,"cap":-1`, `allocation: Plan, region "10", cap: want 0 or more`},
		{`"weight":1000`, `"weight":1e3`, `allocation: Plan, region "10", weight: want a whole number`},
		{`"region":"11"`, `"region":"12"`, `allocation: read a plan: regions[1]: tanu: parse Region: want`},
		{`"region":"11",`, `"weight":1.5,`, `allocation: Plan, regions[1].weight: want a whole number`},
		{`{"region":"11"`, `7,{"region":"11"`, `allocation: Plan, regions[1]: want an object`},
		{`"regions":[`, `"regions":{},"r":[`, `allocation: Plan, regions: want a list of objects`},
		{`"years":[300,`, `"years":[300.5,`, `allocation: Plan, years: want a whole number`},
		{`"weight":1000`, `"weight":99999999999999999999`, `allocation: Plan, region "10", weight: want a whole number of up to 63 bits, without a point or an exponent`},
	} {
		bad := strings.Replace(string(data), test.old, test.new, 1)
		require.NotEqual(t, string(data), bad, test.old)
		_, err := allocation.ParsePlan([]byte(bad))
		require.ErrorContains(t, err, test.want)
		require.NotContains(t, err.Error(), "900101300126")
	}
}

func FuzzParsePlan(f *testing.F) {
	draft, err := json.Marshal(invented())
	require.NoError(f, err)
	plan, err := json.Marshal(planOf(f, invented()))
	require.NoError(f, err)
	f.Add(draft)
	f.Add(plan)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := allocation.ParsePlan(data)
		if err != nil {
			return
		}
		written, err := json.Marshal(p)
		require.NoError(t, err)
		again, err := allocation.ParsePlan(written)
		require.NoError(t, err)
		require.Equal(t, p, again)
	})
}
