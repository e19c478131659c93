package allocation_test

import (
	"encoding"
	"encoding/csv"
	"encoding/xml"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// balinskiYoung is the second vector of Balinski and Young on five regions, 26
// places among 9061, 7179, 5259, 3319 and 1182, which sum to 26 000: the exact
// share of each is its weight divided by 1000.
func balinskiYoung(method allocation.Method) allocation.Basis {
	return allocation.Basis{Method: method, Total: 26, Entries: []allocation.Entry{
		{Region: tanu.Aktobe, Weight: 5259},
		{Region: tanu.Abai, Weight: 9061},
		{Region: tanu.Akmola, Weight: 7179},
		{Region: tanu.Atyrau, Weight: 1182},
		{Region: tanu.AlmatyRegion, Weight: 3319},
	}}
}

func TestAudit_LargestRemainder(t *testing.T) {
	a, err := balinskiYoung(allocation.LargestRemainder).Audit()
	require.NoError(t, err)
	// Whole parts 9 7 5 3 1 are 25; the 26th goes to the largest remainder, .319.
	want := [][]string{
		{"10", "Abai Region", "9061", "9.0610", "9", "0.0610", "5", "9"},
		{"11", "Akmola Region", "7179", "7.1790", "7", "0.1790", "4", "7"},
		{"15", "Aktobe Region", "5259", "5.2590", "5", "0.2590", "2", "5"},
		{"19", "Almaty Region", "3319", "3.3190", "3", "0.3190", "1", "4"},
		{"23", "Atyrau Region", "1182", "1.1820", "1", "0.1820", "3", "1"},
	}
	table := a.Table(tanu.English)
	require.Equal(t, want, table.Rows)
	require.Equal(t, []string{"", "Total", "26000", "", "", "", "", "26"}, table.Total)
	require.Equal(t, "Method chosen by the host, not by the Rules: largest remainder (Hamilton)", table.Method)
}

// By Sainte-Lague the last place of Akmola, its eighth, has the quotient
// 7179/15 = 478.6, and of the next places Aktobe's sixth has the largest, 5259/11
// = 478.09: cut off, 478.0909.
func TestAudit_SainteLague(t *testing.T) {
	a, err := balinskiYoung("").Audit()
	require.NoError(t, err)
	require.Equal(t, allocation.SainteLague, a.Distribution.Method, "the default is named")
	require.Equal(t, [][]string{
		{"10", "Abai Region", "9061", "9.0610", "9", "533.0000", "476.8947", "2", "9"},
		{"11", "Akmola Region", "7179", "7.1790", "7", "478.6000", "422.2941", "4", "8"},
		{"15", "Aktobe Region", "5259", "5.2590", "5", "584.3333", "478.0909", "1", "5"},
		{"19", "Almaty Region", "3319", "3.3190", "3", "663.8000", "474.1428", "3", "3"},
		{"23", "Atyrau Region", "1182", "1.1820", "1", "1182.0000", "394.0000", "5", "1"},
	}, a.Table(tanu.English).Rows)
}

// By Huntington-Hill the quotient of Aktobe's sixth place is 5259/√30 =
// 960.1576…; a first place has a divisor of 0 and stands above all.
func TestAudit_HuntingtonHill(t *testing.T) {
	a, err := balinskiYoung(allocation.HuntingtonHill).Audit()
	require.NoError(t, err)
	rows := a.Table(tanu.English).Rows
	require.Equal(t, []string{"15", "Aktobe Region", "5259", "5.2590", "5", "960.1576", "811.4813", "5", "6"}, rows[2])
	require.Equal(t, "∞", rows[4][5])
}

func TestAudit_BoundsAndTies(t *testing.T) {
	b := allocation.Basis{Method: allocation.DHondt, Total: 8, Entries: []allocation.Entry{
		{Region: tanu.Abai, Weight: 10},
		{Region: tanu.Akmola, Weight: 10},
		{Region: tanu.Aktobe, Weight: 20, Cap: allocation.AtMost(3)},
		{Region: tanu.Atyrau, Floor: 0},
	}}
	a, err := b.Audit()
	require.NoError(t, err)
	table := a.Table(tanu.Russian)
	require.Equal(t, [][]string{
		{"10", "область Абай", "10", "", "2.5000", "2", "3.3333", "2.5000", "2", "получил", "3"},
		{"11", "Акмолинская область", "10", "", "2.5000", "2", "5.0000", "3.3333", "1", "не получил", "2"},
		{"15", "Актюбинская область", "20", "≤ 3", "3.0000", "3", "6.6666", "", "", "", "3"},
		{"23", "Атырауская область", "0", "", "0.0000", "0", "", "", "", "", "0"},
	}, table.Rows)
	require.Contains(t, table.Notes,
		"Равное право на последние места имеют: область Абай, Акмолинская область. Места получили: область Абай.")

	b.Ties = allocation.TieRefused
	_, err = b.Audit()
	require.EqualError(t, err, `allocation: a tie for the last places: 1 for 2: region "10", region "11"`)
}

// Whatever the basis, the audit's places are the distribution's, its whole parts
// are those of the exact shares, and the ranks of the largest remainder give the
// places left over.
func TestAudit_AgreesWithItself(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	for range 300 {
		p := randomProblem(r, r.IntN(2) == 0)
		if len(p.weights) > len(tanu.Regions()) {
			continue
		}
		b := allocation.Basis{Total: p.total}
		for i, w := range p.weights {
			e := allocation.Entry{Region: tanu.Regions()[i], Weight: w}
			if p.limited {
				e.Floor = p.floors[i]
				if p.caps[i] != allocation.NoCap {
					e.Cap = allocation.AtMost(p.caps[i])
				}
			}
			b.Entries = append(b.Entries, e)
		}
		for _, b.Method = range allocation.Methods() {
			a, err := b.Audit()
			require.NoError(t, err)
			table := a.Table(tanu.English)
			var whole, sum int64
			for i := range table.Rows {
				places := cell(t, table, i, "Vouchers")
				require.Equal(t, a.Distribution.Shares[i].Places, places)
				require.Equal(t, apportion(t, b.Method, p)[i], places)
				sum, whole = sum+places, whole+cell(t, table, i, "Whole part")
			}
			require.Equal(t, p.total, sum)
			if b.Method != allocation.LargestRemainder {
				continue
			}
			for i := range table.Rows {
				rank := cell(t, table, i, "Rank")
				got := cell(t, table, i, "Vouchers") > cell(t, table, i, "Whole part")
				require.Equal(t, rank > 0 && rank <= p.total-whole, got, "%+v", b)
			}
		}
	}
}

// cell is the number in a column of a row, 0 where it is empty.
func cell(t *testing.T, table allocation.Table, row int, column string) int64 {
	t.Helper()
	i := slices.IndexFunc(table.Header, func(c allocation.Column) bool { return c.Name == column })
	require.GreaterOrEqual(t, i, 0, column)
	if table.Rows[row][i] == "" {
		return 0
	}
	n, err := strconv.ParseInt(table.Rows[row][i], 10, 64)
	require.NoError(t, err)
	return n
}

func TestTable_Forms(t *testing.T) {
	b := balinskiYoung(allocation.LargestRemainder)
	b.Entries[0].Floor = 5
	a, err := b.Audit()
	require.NoError(t, err)
	for _, lang := range tanu.Languages() {
		table := a.Table(lang)
		for name, form := range map[string]string{
			"text": table.Text(), "Markdown": table.Markdown(), "CSV": table.CSV(), "HTML": table.HTML(),
		} {
			require.Contains(t, form, table.Method, name)
			for _, share := range a.Distribution.Shares {
				require.Contains(t, form, share.Region.In(lang), name)
			}
		}
		require.Contains(t, table.Text(), lang.Sum("9061"))

		records, err := csv.NewReader(strings.NewReader(table.CSV())).ReadAll()
		require.NoError(t, err)
		require.Len(t, records, 6)
		var sum int
		for _, record := range records[1:] {
			places, err := strconv.Atoi(record[len(record)-2])
			require.NoError(t, err)
			sum += places
		}
		require.Equal(t, 26, sum)

		decoder := xml.NewDecoder(strings.NewReader("<div>" + table.HTML() + "</div>"))
		for {
			_, err := decoder.Token()
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
		}
		for _, line := range strings.Split(table.Markdown(), "\n") {
			if strings.HasPrefix(line, "|") {
				require.Equal(t, len(table.Header)+1, strings.Count(line, "|"), line)
			}
		}
	}
}

// A source of statistics is free text: no form lets it out of its place.
func TestTable_EscapesFreeText(t *testing.T) {
	d := invented()
	d.Statistics.Source = `<script>alert("|")</script> *bold*`
	table := planOf(t, d).Table(tanu.English)
	require.NotContains(t, table.HTML(), "<script>")
	require.NotContains(t, table.Markdown(), "<script>")
	require.Contains(t, table.Markdown(), `\|`)
	require.NotContains(t, table.Markdown(), "*bold*")

	d.Statistics.Source = "[see](https://example.org) `code` &lt;b> \\|"
	markdown := planOf(t, d).Table(tanu.English).Markdown()
	require.Contains(t, markdown, "\\[see](https://example.org) \\`code\\` &amp;lt;b> \\\\\\|")
}

func TestBasis_Compare(t *testing.T) {
	c, err := balinskiYoung("").Compare()
	require.NoError(t, err)
	require.Equal(t, [][]string{
		{"10", "Abai Region", "9061", "9", "10", "9", "9", "9"},
		{"11", "Akmola Region", "7179", "7", "7", "7", "8", "7"},
		{"15", "Aktobe Region", "5259", "5", "5", "5", "5", "6"},
		{"19", "Almaty Region", "3319", "4", "3", "3", "3", "3"},
		{"23", "Atyrau Region", "1182", "1", "1", "2", "1", "1"},
	}, c.Table(tanu.English).Rows)

	two, err := balinskiYoung("").Compare(allocation.Adams, allocation.DHondt)
	require.NoError(t, err)
	require.Len(t, two.Distributions, 2)
	require.Equal(t, allocation.Adams, two.Distributions[0].Method)
	_, err = allocation.Basis{Total: 1}.Compare()
	require.ErrorIs(t, err, allocation.ErrInfeasible)
}

func TestPlan_DiffTableAndMovesTo(t *testing.T) {
	before := planOf(t, invented())
	d := invented()
	d.Years[2] = 340
	d.Entries[0].Weight = 2000
	after := planOf(t, d)
	table := before.DiffTable(after, tanu.English)
	require.Len(t, table.Rows, 20)
	require.Equal(t, []string{"", "Total", "900", "940", "40", "0", "0", "40"}, table.Total)
	require.Contains(t, table.Notes[0], "before: Statistics: ")
	require.Contains(t, table.Notes[1], "after: Statistics: ")
	var change int64
	for i := range table.Rows {
		change += cell(t, table, i, "2026, change") + cell(t, table, i, "2027, change") + cell(t, table, i, "2028, change")
	}
	require.EqualValues(t, 40, change)

	lines := slices.Concat(before.Lines(2026), before.Lines(2027), before.Lines(2028))
	moved, err := allocation.ApplyAll(lines, before.MovesTo(after))
	require.NoError(t, err)
	require.Equal(t, slices.Concat(after.Lines(2026), after.Lines(2027), after.Lines(2028)), moved)

	newer := allocation.Statistics{Source: "invented", Day: tanu.MustDate("2028-10-01")}
	next, err := d.Following(newer, d.Years, d.Entries)
	require.NoError(t, err)
	later := planOf(t, next)
	require.Nil(t, after.MovesTo(later), "lines of another period are others")
	require.Equal(t, "2026 → 2029, change", after.DiffTable(later, tanu.English).Header[5].Name)
}

// Every word is read, written and named, and an unknown one is neither read nor
// written.
func TestWords(t *testing.T) {
	method, part, rule := allocation.Adams, allocation.PartHeld, allocation.TieRefused
	require.ErrorIs(t, method.UnmarshalText([]byte("hare")), tanu.ErrSyntax)
	require.ErrorIs(t, part.UnmarshalText([]byte("sold")), tanu.ErrSyntax)
	require.ErrorIs(t, rule.UnmarshalText([]byte("refusee")), tanu.ErrSyntax)
	require.Equal(t, []string{"adams", "held", "refuse"}, []string{method.String(), part.String(), rule.String()})
	for _, bad := range []encoding.TextMarshaler{
		allocation.Method("hare"), allocation.Part("sold"), allocation.TieRule("refusee"),
	} {
		_, err := bad.MarshalText()
		require.ErrorIs(t, err, tanu.ErrSyntax)
	}
	require.NoError(t, method.UnmarshalText(nil))
	require.NoError(t, part.UnmarshalText(nil))
	require.NoError(t, rule.UnmarshalText(nil))
	require.Empty(t, method.String()+part.String()+rule.String())

	for _, lang := range tanu.Languages() {
		for _, m := range allocation.Methods() {
			parsed, err := allocation.ParseMethod(m.String())
			require.NoError(t, err)
			require.Equal(t, m, parsed)
			require.NotEmpty(t, m.In(lang))
		}
		require.NotEmpty(t, allocation.PartFree.In(lang))
		require.NotEmpty(t, allocation.TieRefused.In(lang))
	}
	require.Empty(t, allocation.Method("hare").In(tanu.English))
}
