package allocation_test

import (
	"errors"
	"fmt"
	"log"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// The weights of the examples are invented.
func exampleBasis() allocation.Basis {
	return allocation.Basis{Method: allocation.SainteLague, Total: 100, Entries: []allocation.Entry{
		{Region: tanu.AlmatyCity, Weight: 5117},
		{Region: tanu.AstanaCity, Weight: 4400},
		{Region: tanu.Abai, Weight: 162},
		{Region: tanu.Ulytau, Weight: 161},
		{Region: tanu.Zhetisu, Weight: 160},
	}}
}

func exampleDraft() allocation.Draft {
	draft := allocation.Draft{
		First:      2027,
		Statistics: allocation.Statistics{Source: "invented", Day: tanu.MustDate("2026-10-01")},
		Method:     allocation.SainteLague,
		Years:      [3]int64{1000, 1000, 1100},
	}
	for i, region := range tanu.Regions() {
		draft.Entries = append(draft.Entries, allocation.Entry{Region: region, Weight: int64(1000 + 100*i)})
	}
	return draft
}

func ExampleApportion() {
	weights := []int64{9061, 7179, 5259, 3319, 1182}
	got, err := allocation.Apportion(allocation.HuntingtonHill, 26, weights, allocation.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(got.Places)
	// Output: [9 7 6 3 1]
}

// A floor is a part of the share; a cap passes the rest on to the others.
func ExampleApportion_floorsAndCaps() {
	got, err := allocation.Apportion(allocation.SainteLague, 8, []int64{10, 10, 20}, allocation.Options{
		Floors: []int64{3, 0, 0},
		Caps:   []int64{allocation.NoCap, allocation.NoCap, 2},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(got.Places)
	// Output: [3 3 2]
}

// Three equal weights and four places: somebody gets two, and the result says
// that it was a tie. A caller may ask for an error instead.
func ExampleApportion_tie() {
	weights := []int64{11, 11, 11}
	got, err := allocation.Apportion(allocation.SainteLague, 4, weights, allocation.Options{})
	fmt.Println(got.Places, got.Tie.Among, got.Tie.Won, err)
	_, err = allocation.Apportion(allocation.SainteLague, 4, weights, allocation.Options{Ties: allocation.TieRefused})
	fmt.Println(err)
	// Output:
	// [2 1 1] [0 1 2] [0] <nil>
	// allocation: a tie for the last places: 1 for 3: recipient 0, recipient 1, recipient 2
}

func ExampleBasis_Distribute() {
	d, err := exampleBasis().Distribute()
	if err != nil {
		log.Fatal(err)
	}
	for _, share := range d.Shares {
		fmt.Println(share.Region.In(tanu.Russian), share.Places)
	}
	fmt.Println(d.Of(tanu.AlmatyCity))
	// Output:
	// область Абай 2
	// область Жетісу 2
	// область Ұлытау 2
	// город Астана 43
	// город Алматы 51
	// 51
}

func ExampleBasis_Validate() {
	basis := exampleBasis()
	basis.Entries[2].Floor, basis.Entries[2].Cap = 5, allocation.AtMost(4)
	fmt.Println(basis.Validate())
	// Output: allocation: no distribution keeps the limits: regions["10"].floor: larger than 4
}

func ExampleBasis_Audit() {
	basis := exampleBasis()
	basis.Method = allocation.LargestRemainder
	audit, err := basis.Audit()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(audit.Table(tanu.English).Text())
	// Output:
	// Distribution of one-time vouchers among regions
	//
	// Code  Region          Weight  Exact share  Whole part  Remainder  Rank  Vouchers
	// ----  --------------  ------  -----------  ----------  ---------  ----  --------
	// 10    Abai Region        162       1.6200           1     0.6200     1         2
	// 33    Zhetisu Region     160       1.6000           1     0.6000     3         1
	// 62    Ulytau Region      161       1.6100           1     0.6100     2         2
	// 71    Astana city      4,400      44.0000          44     0.0000              44
	// 75    Almaty city      5,117      51.1700          51     0.1700     4        51
	// ----  --------------  ------  -----------  ----------  ---------  ----  --------
	//       Total           10,000                                                 100
	//
	// Method chosen by the host, not by the Rules: largest remainder (Hamilton)
	// Decimals are cut off after four digits, not rounded; the arithmetic is exact.
}

func ExampleTable_Markdown() {
	comparison, err := exampleBasis().Compare(allocation.DHondt, allocation.Adams)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(comparison.Table(tanu.Kazakh).Markdown())
	// Output:
	// **Бөлу әдістерін салыстыру**
	//
	// | Коды | Өңір | Салмағы | д’Ондт (Джефферсон) | Адамс |
	// | --- | --- | ---: | ---: | ---: |
	// | 10 | Абай облысы | 162 | 1 | 2 |
	// | 33 | Жетісу облысы | 160 | 1 | 2 |
	// | 62 | Ұлытау облысы | 161 | 1 | 2 |
	// | 71 | Астана қаласы | 4 400 | 45 | 43 |
	// | 75 | Алматы қаласы | 5 117 | 52 | 51 |
	// |  | Барлығы | 10 000 | 100 | 100 |
	//
	// Әдісті Қағидалар емес, бағдарламаны қолданушы орган таңдаған: д’Ондт (Джефферсон), Адамс
}

func ExampleTable_CSV() {
	comparison, err := exampleBasis().Compare(allocation.Adams)
	if err != nil {
		log.Fatal(err)
	}
	first, _, _ := strings.Cut(comparison.Table(tanu.English).CSV(), "\r\n")
	fmt.Println(first)
	// Output: Code,Region,Weight,Adams,Method
}

func ExampleTable_HTML() {
	comparison, err := exampleBasis().Compare(allocation.Adams)
	if err != nil {
		log.Fatal(err)
	}
	first, _, _ := strings.Cut(comparison.Table(tanu.Russian).HTML(), "<thead>")
	fmt.Print(first)
	// Output:
	// <table lang="ru">
	// <caption>Сравнение методов распределения</caption>
}

func ExampleBasis_Compare() {
	comparison, err := exampleBasis().Compare()
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range comparison.Distributions {
		fmt.Printf("%-17s Almaty %d, Zhetisu %d\n", d.Method, d.Of(tanu.AlmatyCity), d.Of(tanu.Zhetisu))
	}
	// Output:
	// largest-remainder Almaty 51, Zhetisu 1
	// dhondt            Almaty 52, Zhetisu 1
	// adams             Almaty 51, Zhetisu 2
	// sainte-lague      Almaty 51, Zhetisu 2
	// huntington-hill   Almaty 51, Zhetisu 2
}

func ExampleDraft_Plan() {
	plan, err := exampleDraft().Plan()
	if err != nil {
		log.Fatal(err)
	}
	for year := plan.First; year <= plan.Last(); year++ {
		fmt.Println(year, plan.Of(tanu.Turkistan, year))
	}
	fmt.Println(plan.Period(tanu.Turkistan), "of", plan.Total())
	// Output:
	// 2027 62
	// 2028 61
	// 2029 68
	// 191 of 3100
}

func ExampleDraft_Following() {
	plan, err := exampleDraft().Plan()
	if err != nil {
		log.Fatal(err)
	}
	newer := allocation.Statistics{Source: "invented", Day: tanu.MustDate("2029-10-01")}
	next, err := plan.Following(newer, [3]int64{1200, 1200, 1200}, plan.Entries)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(next.First, next.Last(), next.Total())
	// Output: 2030 2032 3600
}

func ExampleParseDraft() {
	_, err := allocation.ParseDraft([]byte(`{"version": 1, "first": 2027,
		"statistics": {"source": "invented", "day": "2026-10-01"},
		"years": [10, 10, 10], "regions": [{"region": "10", "weight": 5}]}`))
	fmt.Println(err)
	// Output: allocation: not valid: regions["11"]: it must be given
}

func ExamplePlan_Verify() {
	plan, err := exampleDraft().Plan()
	if err != nil {
		log.Fatal(err)
	}
	plan.Places[0][0]-- // somebody moves a place by hand
	plan.Places[1][0]++
	fmt.Println(plan.Validate())
	fmt.Println(plan.Verify())
	// Output:
	// <nil>
	// allocation: not valid: regions["10"].places["2027"]: the calculation gives 25
}

func ExamplePlan_Grants() {
	plan, err := exampleDraft().Plan()
	if err != nil {
		log.Fatal(err)
	}
	grants := plan.Grants()
	fmt.Println(len(grants), grants[0].Key, grants[0].Granted)
	// Output: 60 10/2027 25
}

func ExamplePlan_MovesTo() {
	before, err := exampleDraft().Plan()
	if err != nil {
		log.Fatal(err)
	}
	draft := exampleDraft()
	draft.Method = allocation.Adams
	after, err := draft.Plan()
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range before.MovesTo(after) {
		fmt.Printf("%s %+d\n", m.Key, m.Granted)
	}
	// Output:
	// 10/2027 +1
	// 11/2028 +1
	// 15/2028 +1
	// 71/2028 -1
	// 75/2028 -1
	// 79/2027 -1
}

func ExampleLine_Apply() {
	key := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	line := allocation.Line{Key: key, Granted: 1}
	line, err := line.Apply(allocation.Hold(key))
	fmt.Println(line.Free(), err)
	line, err = line.Apply(allocation.Hold(key))
	fmt.Println(line.Free(), errors.Is(err, allocation.ErrNoPlace))
	fmt.Println(err)
	// Output:
	// 0 <nil>
	// 0 true
	// allocation: no free place is left: region "75", year 2026, free 0, change -1
}

func ExampleCombine() {
	almaty := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	abai := allocation.LineKey{Region: tanu.Abai, Year: 2026}
	moves := allocation.Combine([]allocation.Move{
		allocation.Hold(almaty), allocation.Hold(abai), allocation.IssueHeld(almaty), allocation.Release(abai),
	})
	fmt.Println(len(moves), moves[0].Key, moves[0].Held, moves[0].Issued)
	// Output: 1 75/2026 0 1
}

func ExampleMove_Inverse() {
	key := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	issue := allocation.IssueHeld(key)
	fmt.Println(issue.Add(issue.Inverse()).IsZero())
	// Output: true
}

// Whether the place of a lapsed voucher goes back is open question Q11.
func ExampleReturnLapsed() {
	key := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
	fmt.Println(allocation.ReturnLapsed(key, tanu.Policy{}).Issued)
	fmt.Println(allocation.ReturnLapsed(key, tanu.Policy{LapsedPlace: tanu.LapsedReturns}).Issued)
	// Output:
	// 0
	// -1
}

func ExampleParseLineKey() {
	key, err := allocation.ParseLineKey("75/2026")
	fmt.Println(key.Region.In(tanu.Kazakh), key.Year, err)
	// Output: Алматы қаласы 2026 <nil>
}

func ExampleParseMethod() {
	method, err := allocation.ParseMethod("huntington-hill")
	fmt.Println(method.In(tanu.Russian), err)
	// Output: Хантингтон – Хилл <nil>
}

func ExampleRedistribution_Decide() {
	key := func(r tanu.Region) allocation.LineKey { return allocation.LineKey{Region: r, Year: 2026} }
	lines := []allocation.Line{
		{Key: key(tanu.Abai), Granted: 20, Held: 5, Issued: 3},
		{Key: key(tanu.AlmatyCity), Granted: 40, Issued: 40},
	}
	record, err := allocation.Redistribution{
		Year:      2026,
		CutOff:    tanu.MustDate("2026-09-01"),
		Decided:   tanu.MustDate("2026-09-03"),
		Decision:  "invented decision 7",
		Reason:    "places stand unused while Almaty has none",
		Reserve:   2,
		Receivers: []allocation.Entry{{Region: tanu.AlmatyCity, Weight: 1}},
	}.Decide(lines)
	if err != nil {
		log.Fatal(err)
	}
	moved, err := allocation.ApplyAll(lines, record.Moves)
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range moved {
		fmt.Println(line.Key, line.Granted, line.Held, line.Issued, line.Free())
	}
	// Output:
	// 10/2026 10 5 3 2
	// 75/2026 50 0 40 10
}

func ExampleRedistributionRecord_Reverse() {
	key := func(r tanu.Region) allocation.LineKey { return allocation.LineKey{Region: r, Year: 2026} }
	record, err := allocation.Redistribution{
		Year: 2026, CutOff: tanu.MustDate("2026-09-01"), Decided: tanu.MustDate("2026-09-03"),
		Decision: "invented decision 7", Reason: "unused",
		Receivers: []allocation.Entry{{Region: tanu.AlmatyCity, Weight: 1}},
	}.Decide([]allocation.Line{{Key: key(tanu.Abai), Granted: 3}, {Key: key(tanu.AlmatyCity)}})
	if err != nil {
		log.Fatal(err)
	}
	back, err := record.Reverse(tanu.MustDate("2026-09-10"), "invented decision 8", "counted wrongly")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(back.Reverses)
	for _, m := range back.Moves {
		fmt.Printf("%s %+d\n", m.Key, m.Granted)
	}
	// Output:
	// invented decision 7
	// 10/2026 +3
	// 75/2026 -3
}
