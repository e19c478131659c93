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
// Law: 18.
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
// Law: 18.
func TestClause18_RevisedEveryThreeYears(t *testing.T) {
	d := invented()
	newer := allocation.Statistics{Source: "invented", Day: tanu.MustDate("2028-10-01")}
	next, err := d.Following(newer, [3]int64{400, 400, 400}, d.Entries)
	require.NoError(t, err)
	require.Equal(t, 2029, next.First)
	require.Equal(t, 2031, next.Last())
	require.EqualValues(t, 1200, planOf(t, next).Total())

	_, err = d.Following(d.Statistics, d.Years, d.Entries)
	require.EqualError(t, err, "allocation: not valid: statistics.day: the day is before one that must come first")
	_, err = d.Following(newer, d.Years, d.Entries[1:])
	require.ErrorContains(t, err, `regions["10"]: it must be given`)
}

func TestDraft_ValidateNamesTheField(t *testing.T) {
	for _, test := range []struct {
		path   string
		rule   string
		change func(*allocation.Draft)
	}{
		{`regions["62"]`, tanu.RuleRequired, func(d *allocation.Draft) {
			d.Entries = slices.DeleteFunc(d.Entries, func(e allocation.Entry) bool { return e.Region == tanu.Ulytau })
		}},
		{`regions["10"]`, tanu.RuleGivenTwice, func(d *allocation.Draft) { d.Entries = append(d.Entries, d.Entries[0]) }},
		{`regions[0].region`, tanu.RuleRegion, func(d *allocation.Draft) { d.Entries[0].Region = "14" }},
		{`regions[0].region`, tanu.RuleRegion, func(d *allocation.Draft) { d.Entries[0].Region = "900101300126" }},
		{`regions["10"].weight`, tanu.RuleNegative, func(d *allocation.Draft) { d.Entries[0].Weight = -1 }},
		{`regions["10"].floor`, tanu.RuleNegative, func(d *allocation.Draft) { d.Entries[0].Floor = -1 }},
		{`regions["10"].cap`, tanu.RuleNegative, func(d *allocation.Draft) { d.Entries[0].Cap = allocation.AtMost(-1) }},
		{`regions["11"].floor`, tanu.RuleTooLarge, func(d *allocation.Draft) { d.Entries[1].Floor, d.Entries[1].Cap = 5, allocation.AtMost(4) }},
		{`floors`, tanu.RuleSumTooLarge, func(d *allocation.Draft) { d.Entries[0].Floor = 901 }},
		{`years["2027"]`, tanu.RuleNegative, func(d *allocation.Draft) { d.Years[1] = -1 }},
		{`years`, tanu.RuleSumTooLarge, func(d *allocation.Draft) { d.Years[0] = 1<<63 - 1 }},
		{`first`, tanu.RuleTooLarge, func(d *allocation.Draft) { d.First = 9998 }},
		{`first`, tanu.RuleYear, func(d *allocation.Draft) { d.First = 0 }},
		{`statistics.source`, tanu.RuleRequired, func(d *allocation.Draft) { d.Statistics.Source = "" }},
		{`statistics.source`, tanu.RuleControlCharacter, func(d *allocation.Draft) { d.Statistics.Source = "invented\nMethod chosen by the Rules" }},
		{`statistics.day`, tanu.RuleRequired, func(d *allocation.Draft) { d.Statistics.Day = tanu.Date{} }},
		{`statistics.day`, tanu.RuleContradicts, func(d *allocation.Draft) { d.Statistics.Day = tanu.MustDate("2029-01-01") }},
		{`method`, tanu.RuleUnknownWord, func(d *allocation.Draft) { d.Method = "hare" }},
		{`ties`, tanu.RuleUnknownWord, func(d *allocation.Draft) { d.Ties = "refusee" }},
	} {
		d := invented()
		test.change(&d)
		requireRule(t, d.Validate(), test.path, test.rule)
		_, err := d.Plan()
		require.Equal(t, d.Validate(), err)
		_, err = json.Marshal(d)
		require.ErrorContains(t, err, d.Validate().Error())
	}
}

// requireRule wants an error that names a field and the rule that it breaks.
func requireRule(t *testing.T, err error, path, rule string) {
	t.Helper()
	var field *tanu.FieldError
	require.ErrorAs(t, err, &field)
	require.Equal(t, [2]string{path, rule}, [2]string{field.Path, field.Rule})
	require.NotContains(t, err.Error(), "900101300126")
}

func TestPlan_ValidateNamesTheField(t *testing.T) {
	for _, test := range []struct {
		path   string
		rule   string
		change func(*allocation.Plan)
	}{
		{`years["2027"]`, tanu.RuleSumDiffers, func(p *allocation.Plan) { p.Places[0][1]++ }},
		{`regions["10"].places["2026"]`, tanu.RuleNegative, func(p *allocation.Plan) { p.Places[0][0] = -1 }},
		{`regions["10"].places`, tanu.RuleSumTooSmall, func(p *allocation.Plan) { p.Entries[0].Floor = 24 }},
		{`regions["10"].places`, tanu.RuleSumTooLarge, func(p *allocation.Plan) { p.Entries[0].Cap = allocation.AtMost(22) }},
		{`regions["10"].places`, tanu.RuleSumTooLarge, func(p *allocation.Plan) { p.Places[0] = [3]int64{1<<63 - 1, 1, 0} }},
		{`places`, tanu.RuleCount, func(p *allocation.Plan) { p.Places = p.Places[1:] }},
		{`tie.won`, tanu.RuleContradicts, func(p *allocation.Plan) { p.Tie.Among, p.Tie.Won = []tanu.Region{"10"}, []tanu.Region{"10"} }},
		{`yearTies["2028"].won`, tanu.RuleContradicts, func(p *allocation.Plan) { p.YearTies[2].Won = []tanu.Region{"10"} }},
		{`yearTies["2028"].among`, tanu.RuleRegion, func(p *allocation.Plan) { p.YearTies[2].Among = []tanu.Region{"14"} }},
	} {
		p := planOf(t, invented())
		test.change(&p)
		requireRule(t, p.Validate(), test.path, test.rule)
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
	require.ErrorContains(t, p.Verify(), `allocation: not valid: regions["19"].places["2027"]: the calculation gives `)
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
	require.ErrorContains(t, p.Verify(), `allocation: not valid: tie: it contradicts another field`)
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
// Law: 18.
func TestClause18_TieOfAYear(t *testing.T) {
	p := planOf(t, risingWeights([3]int64{1, 0, 19}))
	require.True(t, p.Tie.IsZero(), "none over the period")
	require.EqualValues(t, 1, p.Of(tanu.ShymkentCity, 2027))
	require.Zero(t, p.Of(tanu.Abai, 2027))
	require.Equal(t, tanu.Regions(), p.YearTies[0].Among)
	require.Equal(t, []tanu.Region{tanu.ShymkentCity}, p.YearTies[0].Won)
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
	require.EqualError(t, err, "allocation: not valid: yearTies: want exactly 3 items")

	p.YearTies[0] = allocation.Tie[tanu.Region]{}
	require.ErrorContains(t, p.Verify(), `allocation: not valid: yearTies["2027"]: it contradicts another field`)
}

// Of regions of one weight the lower code has the place: Abai, code 10. What is
// left of a region's period settles nothing: where a floor gives Abai, of weight 1,
// 3 places of 4 and Akmola, of weight 2, has 1, the remainders of 2·3/4 and 2·1/4
// are both 1/2, and Akmola wins.
//
// Law: 18.
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
// Law: 18.
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
	require.ErrorContains(t, json.Unmarshal(data, &back), `regions["10"].places: it must be given`)
	require.Equal(t, p, back, "unchanged")
}

func TestParsePlan_Refuses(t *testing.T) {
	data, err := json.Marshal(planOf(t, invented()))
	require.NoError(t, err)
	for _, test := range []struct{ old, new, path, rule string }{
		{`"version":1`, `"version":2`, "version", tanu.RuleFormat},
		{`"version":1`, `"versions":1`, "version", tanu.RuleFormat},
		{`"version":1`, `"version":"1"`, "version", tanu.RuleNotWholeNumber},
		{`"first":2026`, `"first":2026,"note":""`, "note", tanu.RuleUnknownField},
		{`"first":2026`, `"first":2026,"900101300126":""`, "?", tanu.RuleUnknownField},
		{`"first":2026`, `"first":2026,"9001\u200b0130\u200b0126":""`, "?", tanu.RuleUnknownField},
		{`"first":2026`, `"first":2026,"First":2027`, "First", tanu.RuleUnknownField},
		{`"first":2026`, `"first":2026,"first":2026`, "first", tanu.RuleRepeatedField},
		{`"first":2026`, `"first":null`, "first", tanu.RuleYear},
		{`"day":"2025-10-01"`, `"day":"2025-10-01","day":"2025-10-02"`, "statistics.day", tanu.RuleRepeatedField},
		{`"day":"2025-10-01"`, `"day":"2025-02-30"`, "statistics.day", tanu.RuleNoSuchDate},
		{`"sainte-lague"`, `"hare"`, "method", tanu.RuleUnknownWord},
		{`"first":2026`, `"first":2026,"ties":"refusee"`, "ties", tanu.RuleUnknownWord},
		{`"years":[300,300,300]`, `"years":[300,300]`, "years", tanu.RuleCount},
		{`"years":[300,300,300]`, `"years":[300,300,300,0]`, "years", tanu.RuleCount},
		{`"years":[300,300,300]`, `"years":[300,null,300]`, "years[1]", tanu.RuleRequired},
		{`"years":[300,300,300]`, `"years":[300.5,300,300]`, "years[0]", tanu.RuleNotWholeNumber},
		{`"years":[300,300,300],`, ``, "years", tanu.RuleRequired},
		{`"places":[8,`, `"place":[8,`, "regions[0].place", tanu.RuleUnknownField},
		{`"places":[8,`, `"places":[8,8,`, "regions[0].places", tanu.RuleCount},
		{`"regions":[`, `"regions":{},"r":[`, "regions", tanu.RuleNotList},
		{`{"region":"11"`, `7,{"region":"11"`, "regions[1]", tanu.RuleNotObject},
		{`"region":"10"`, `"region":"14"`, "regions[0].region", tanu.RuleRegion},
		{`"region":"11",`, `"weight":1.5,`, "regions[1].weight", tanu.RuleNotWholeNumber},
		{`"region":"10","weight":1000`, `"region":"10"`, `regions["10"].weight`, tanu.RuleRequired},
		{`"region":"10","weight":1000`, `"region":"10","weight":null`, `regions["10"].weight`, tanu.RuleRequired},
		{`"weight":1000`, `"weight":1000.5`, "regions[0].weight", tanu.RuleNotWholeNumber},
		{`"weight":1000`, `"weight":1e3`, "regions[0].weight", tanu.RuleNotWholeNumber},
		{`"weight":1000`, `"weight":"900101300126"`, "regions[0].weight", tanu.RuleNotWholeNumber},
		{`"weight":1000`, `"weight":99999999999999999999`, "regions[0].weight", tanu.RuleNotWholeNumber},
		{`"weight":1000`, `"weight":1000,"weight":9000`, "regions[0].weight", tanu.RuleRepeatedField},
		{`"weight":1000`, `"weight":1000,"wait":1`, "regions[0].wait", tanu.RuleUnknownField},
		{`"weight":1000`, `"weight":1000,"cap":"9"`, "regions[0].cap", tanu.RuleNotWholeNumber},
		{`"weight":1000`, `"weight":1000,"cap":-1`, "regions[0].cap", tanu.RuleNegative},
		{`"weight":1000`, `"weight":-1000`, `regions["10"].weight`, tanu.RuleNegative},
		{"}]}", "}]}{}", "", tanu.RuleNotJSON},
		{"}]}", `}],"tie":{"among":["14","10"],"won":["10"]}}`, "tie.among[0]", tanu.RuleRegion},
		{"}]}", `}],"tie":{"among":["","10"],"won":["10"]}}`, "tie.among", tanu.RuleRegion},
		{"}]}", `}],"tie":{"among":["10","11"],"won":["15"]}}`, "tie.won", tanu.RuleContradicts},
	} {
		bad := strings.Replace(string(data), test.old, test.new, 1)
		require.NotEqual(t, string(data), bad, test.old)
		_, err := allocation.ParsePlan([]byte(bad))
		require.ErrorIs(t, err, allocation.ErrInvalid, test.new)
		requireRule(t, err, test.path, test.rule)
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
