package settlement_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

func TestAct_RoundTrip(t *testing.T) {
	act, _ := accepted()
	act.Lines[0].Quantity, act.Lines[0].Cost = dec("0.333333"), dec("13999.986")
	first, err := json.Marshal(act)
	require.NoError(t, err)
	require.Contains(t, string(first), `"format":"tanu.act/v1"`)
	back, err := settlement.ParseAct(first)
	require.NoError(t, err)
	second, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(first), string(second))
	require.Equal(t, act.Persons, back.Persons)
	require.Equal(t, act.Executor, back.Executor)
	require.True(t, back.Lines[0].Cost.Equal(dec("13999.986")))

	var empty settlement.Act
	require.NoError(t, json.Unmarshal([]byte(`{"format":"tanu.act/v1"}`), &empty))
	require.Empty(t, empty.Lines)
	require.True(t, empty.Total.IsZero())
	require.NoError(t, json.Unmarshal([]byte(`{"format":"tanu.act/v1","total":30275.50,"lines":null}`), &empty))
	require.True(t, empty.Total.Equal(dec("30275.5")), "a bare number is read as it is written")
}

func TestResults_RoundTrip(t *testing.T) {
	act, list := sample(2)
	list[1].Registration = ""
	s := settle(t, act, list, literal)
	data, err := json.Marshal(s)
	require.NoError(t, err)
	for _, want := range []string{`"reimbursed":"60550"`, `"amount":"25950"`, `"cap":"30275"`, `"cost":"84000"`,
		`"missing":["registration"]`} {
		require.Contains(t, string(data), want)
	}
	var back settlement.Settlement
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
	require.Equal(t, s.Report, back.Report)

	var e settlement.Entitlement
	data, err = json.Marshal(list[0])
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &e))
	require.Equal(t, list[0], e)

	found, err := settlement.Irregularities([]settlement.Settlement{s}, nil,
		settlement.Thresholds{CapCases: 1, CapPercent: 1, CasesOneDay: 1})
	require.NoError(t, err)
	data, err = json.Marshal(found)
	require.NoError(t, err)
	var foundBack []settlement.Irregularity
	require.NoError(t, json.Unmarshal(data, &foundBack))
	again, err = json.Marshal(foundBack)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
}

func TestAct_AbsurdInputIsRefusedByField(t *testing.T) {
	line := func(field, value string) string {
		return `{"format":"tanu.act/v1","lines":[{},{"` + field + `":` + value + `}]}`
	}
	long := `"` + strings.Repeat("9", 1_000_000) + `"`
	for field, documents := range map[string][]string{
		"lines[1].cost":     {line("cost", `"1e30"`), line("cost", `1e30`), line("cost", `"-1"`), line("cost", `-1`), line("cost", `"NaN"`), line("cost", `"Infinity"`), line("cost", `"0x10"`), line("cost", `""`), line("cost", `" 1"`), line("cost", `"1."`), line("cost", `".5"`), line("cost", `"1.0000001"`), line("cost", `"1000000000000000000000000000000"`), line("cost", `"1000000000001"`), line("cost", `true`), line("cost", `[1]`), line("cost", long), line("cost", `"−1"`), line("cost", `"1,5"`)},
		"lines[1].price":    {line("price", `"1000000000000.000001"`)},
		"lines[1].quantity": {line("quantity", `"1000001"`)},
		"lines[1].service":  {line("service", `"`+strings.Repeat("ұ", 501)+`"`), line("service", `"a\u0000b"`), line("service", `"a\nb"`), line("service", `"a\u202eb"`), line("service", `"a\u2028b"`)},
		"lines[1].coast":    {line("coast", `"1"`)},
		"lines[1].Cost":     {line("Cost", `"1"`)},
		"NUMBER":            {`{"format":"tanu.act/v1","NUMBER":"1"}`, `{"format":"tanu.act/v1","number":"1","NUMBER":"2"}`},
		"extra":             {`{"format":"tanu.act/v1","extra":1}`, `{"format":"tanu.act/v1","extra":{"a":1,"a":2}}`},
		"customer.?":        {`{"format":"tanu.act/v1","customer":{"a\nb":1}}`},
		"?":                 {`{"format":"tanu.act/v1","900101300126":1}`},
		"lines[1].date":     {line("date", `20260230`), line("date", `"2026-02-30"`)},
		"customer.name":     {`{"format":"tanu.act/v1","customer":{"name":1}}`},
		"number":            {`{"format":"tanu.act/v1","number":{}}`, `{"format":"tanu.act/v1","number":"1","number":"1"}`},
		"persons[0].iin":    {`{"format":"tanu.act/v1","persons":[{"iin":"900101300127"}]}`},
		"persons[0].passed": {`{"format":"tanu.act/v1","persons":[{"passed":"perhaps"}]}`},
		"persons[0].place":  {`{"format":"tanu.act/v1","persons":[{"place":"99"}]}`},
		"persons[0].held":   {`{"format":"tanu.act/v1","persons":[{"held":"KZ85125KZTABCDEFGHIJ"}]}`},
		"persons[1].place":  {`{"format":"tanu.act/v1","persons":[{"place":"75"},{"name":"","place":"99"}]}`},
		"customer.bin":      {`{"format":"tanu.act/v1","date":"2026-05-12","customer":{"name":"","bin":"220340056785"}}`},
		"total":             {`{"format":"tanu.act/v1","total":"1e30"}`},
		"protocol.attached": {`{"format":"tanu.act/v1","protocol":{"attached":"yes"}}`, `{"format":"tanu.act/v1","protocol":{"attached":true,"signed":"","attached":true}}`},
		"lines[0].cost":     {`{"format":"tanu.act/v1","lines":[{"cost":"42000","cost":"1"}]}`, `{"format":"tanu.act/v1","lines":[{"co\u0073t":"42000" , "cost" : "1"}]}`},
		"executor":          {`{"format":"tanu.act/v1","executor":{"name":"a"},"executor":{"address":"b"}}`},
		"lines":             {`{"format":"tanu.act/v1","lines":"x"}`, `{"format":"tanu.act/v1","lines":5}`, `{"format":"tanu.act/v1","lines":true}`, `{"format":"tanu.act/v1","lines":{}}`, `{"format":"tanu.act/v1","lines":[` + strings.Repeat("{},", 1_000_000) + `{}]}`},
		"persons":           {`{"format":"tanu.act/v1","persons":{"a":1}}`, `{"format":"tanu.act/v1","persons":[` + strings.Repeat("{},", 10_000) + `{}]}`},
		"format":            {`{}`, `{"format":"tanu.act/v2"}`},
		"deep":              {`{"format":"tanu.act/v1","deep":` + strings.Repeat(`{"`+strings.Repeat("n", 800)+`":`, 9000) + `1` + strings.Repeat("}", 9000) + `}`},
		"":                  {``, `[`, `{"format":"tanu.act/v1"} {}`, `{"format":"tanu.act/v1","number":"` + strings.Repeat("x", 17<<20) + `"}`},
	} {
		for _, text := range documents {
			start := time.Now()
			_, err := settlement.ParseAct([]byte(text))
			var bad *tanu.FieldError
			require.ErrorAs(t, err, &bad, text[:min(80, len(text))])
			require.ErrorIs(t, err, settlement.ErrField)
			require.Equal(t, field, bad.Path, "%.80s: %v", text, err)
			require.Less(t, time.Since(start), 10*time.Second)
			require.Less(t, len(err.Error()), 300)
			require.NotContains(t, err.Error(), "900101300127")
			require.NotContains(t, err.Error(), "KZ85125", "an account in the wrong field is not shown either")
		}
	}
}

// Fields may come in any order, be null or absent, and a text may be escaped.
func TestParseAct_OddButRight(t *testing.T) {
	for _, text := range []string{
		` {"format":"tanu.act/v1"} `,
		`{"number":null,"lines":null,"persons":null,"total":null,"protocol":null,"format":"tanu.act/v1"}`,
		`{"format":"tanu.act/v1","lines":[],"persons":[],"customer":{"bin":"","account":""},"date":""}`,
		`{"format":"tanu.act\u002fv1","total":"0.000000","protocol":{"attached":false}}`,
	} {
		act, err := settlement.ParseAct([]byte(text))
		require.NoError(t, err, text)
		require.Equal(t, settlement.Act{Lines: []settlement.ActLine{}, Total: act.Total}, act, text)
		require.True(t, act.Total.IsZero())
	}
	act, err := settlement.ParseAct([]byte(`{"persons":[{"passed":"unknown"},{"passed":""}],"format":"tanu.act/v1",` +
		`"lines":[{"cost":1.50,"service":"a\u003cb"},null,{"voucherId":"\u0056-1"}]}`))
	require.NoError(t, err)
	require.Equal(t, []string{"a<b", "", ""}, []string{act.Lines[0].Service, act.Lines[1].Service,
		act.Lines[2].Service})
	require.Equal(t, "V-1", act.Lines[2].VoucherID)
	require.True(t, act.Lines[0].Cost.Equal(dec("1.5")))
	require.Equal(t, settlement.Persons{{}, {}}, act.Persons)
}

func TestAct_KeepsItsValueOnAnError(t *testing.T) {
	act, _ := sample(1)
	want := fmt.Sprint(act)
	require.Error(t, json.Unmarshal([]byte(`{"format":"tanu.act/v1","number":"8","total":"-1"}`), &act))
	require.Equal(t, want, fmt.Sprint(act))
	act.Lines[0].Cost = dec("-1")
	_, err := json.Marshal(act)
	require.ErrorContains(t, err, ": lines[0].cost: ")
}

// Numbers that a host makes itself may be of any size; none of them is computed
// with.
func TestAct_AbsurdDecimalsAreRefusedAtOnce(t *testing.T) {
	for _, d := range []decimal.Decimal{
		decimal.New(1, 1<<30), decimal.New(1, -1<<30), decimal.New(-1, 1<<30), decimal.New(0, 1<<30), dec("-1"),
		decimal.New(1, 13),
	} {
		act, list := sample(1)
		act.Lines[0].Price = d
		start := time.Now()
		_, err := lawful.Settle(act, list, asked)
		require.ErrorContains(t, err, ": lines[0].price: ")
		require.ErrorContains(t, settlement.WriteActHTML(io.Discard, act, tanu.Kazakh), ": lines[0].price: ")
		_, err = json.Marshal(act)
		require.ErrorContains(t, err, ": lines[0].price: ")
		require.Less(t, time.Since(start), time.Second)
	}
	act, list := sample(1)
	act.Lines = make([]settlement.ActLine, 1_000_000)
	_, err := lawful.Settle(act, list, asked)
	require.ErrorContains(t, err, ": lines: ")
}

// Whatever the host sets in shopspring/decimal, every result, document and
// sentence stays the same.
func TestDecimalSettingsOfTheHostChangeNothing(t *testing.T) {
	everything := func() string {
		act, list := accepted()
		list[2].Profile = tanu.SocialHumanitarian
		policy := tanu.Policy{}
		s, err := by(policy).Settle(act, list, asked)
		require.NoError(t, err)
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back settlement.Settlement
		require.NoError(t, json.Unmarshal(data, &back))
		totals, _, err := settlement.Budget([]settlement.Settlement{back})
		require.NoError(t, err)
		sums, err := json.Marshal(totals)
		require.NoError(t, err)
		found, err := settlement.Irregularities([]settlement.Settlement{back}, nil,
			settlement.Thresholds{CapCases: 1, CapPercent: 1, CasesOneDay: 1})
		require.NoError(t, err)
		odd, err := json.Marshal(found)
		require.NoError(t, err)
		parts := []string{string(data), string(sums), string(odd)}
		for _, lang := range tanu.Languages() {
			for _, r := range s.Reimbursements {
				parts = append(parts, r.In(lang))
			}
			for _, p := range s.Payments {
				parts = append(parts, p.In(lang))
			}
			parts = append(parts, s.Report.In(lang))
		}
		all := documents(t, act, list[0])
		for _, name := range []string{"act.kk.html", "act.ru.txt"} {
			parts = append(parts, all[name])
		}
		return strings.Join(parts, "\n")
	}
	want := everything()

	division, quotes, zeros, scientific, exponent, zero := decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes,
		decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.MaxDecodeExponent, decimal.Zero
	defer func() {
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = division, quotes
		decimal.TrimTrailingZeros, decimal.UseScientificNotation = zeros, scientific
		decimal.MaxDecodeExponent, decimal.Zero = exponent, zero
	}()
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = 0, true
	decimal.TrimTrailingZeros, decimal.UseScientificNotation = false, true
	decimal.MaxDecodeExponent, decimal.Zero = 0, decimal.New(7, 0)
	require.Equal(t, want, everything())
}

// Names and numbers do not reach a log.
func TestLogValue_HoldsNoPerson(t *testing.T) {
	act, list := sample(2)
	s := settle(t, act, list, literal)
	found, err := settlement.Irregularities([]settlement.Settlement{s}, nil,
		settlement.Thresholds{CapCases: 1, CapPercent: 1, CasesOneDay: 1})
	require.NoError(t, err)
	var b bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
		b.Reset()
		slog.New(handler).Info("settled", "act", act, "voucher", list[0], "person", act.Persons[0], "persons",
			act.Persons,
			"payment", s.Payments[1], "payments", s.Payments, "settlement", s, "party", act.Executor, "irregularity",
			found[0])
		require.NotContains(t, b.String(), "Үлгіұлы")
		for _, number := range []string{
			list[0].Holder.Digits(), list[0].HolderAccount.Digits(), act.Executor.Account.Digits(),
			centreBIN.Digits(), lmcBIN.Digits(),
		} {
			require.NotContains(t, b.String(), number)
		}
		require.Contains(t, b.String(), "V-0000")
		require.Contains(t, b.String(), "25950")
	}
}

func TestParseSum(t *testing.T) {
	for s, want := range map[string]string{"0": "0", "30275": "30275", "30275.50": "30275.5", "0.000001": "0.000001",
		"000000000000000000001": "1", "1000000000000": "1000000000000"} {
		d, err := settlement.ParseSum(s)
		require.NoError(t, err, s)
		require.True(t, d.Equal(dec(want)), s)
	}
}

// The schema beside the code has the fields that a document has, no more and no
// fewer.
func TestSchema_HasTheFieldsOfTheDocument(t *testing.T) {
	type node struct {
		Ref        string          `json:"$ref"`
		Items      *node           `json:"items"`
		Properties map[string]node `json:"properties"`
	}
	var schema struct {
		node
		Defs  map[string]node `json:"$defs"`
		Title string
	}
	require.NoError(t, json.Unmarshal(settlement.ActSchema(), &schema))
	require.Equal(t, settlement.ActFormat, schema.Title)
	act, _ := accepted()
	data, err := json.Marshal(act)
	require.NoError(t, err)
	var document map[string]any
	require.NoError(t, json.Unmarshal(data, &document))

	var compare func(path string, n node, value any)
	compare = func(path string, n node, value any) {
		if n.Ref != "" {
			n = schema.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
		}
		switch v := value.(type) {
		case map[string]any:
			require.Len(t, v, len(n.Properties), path)
			for key, field := range v {
				require.Contains(t, n.Properties, key, path)
				compare(path+"."+key, n.Properties[key], field)
			}
		case []any:
			require.NotNil(t, n.Items, path)
			compare(path+"[]", *n.Items, v[0])
		}
	}
	compare("act", schema.node, document)
}

// Whatever is read is in bounds, is judged and rendered without a panic, and
// is written again as it was.
func FuzzParseAct(f *testing.F) {
	act, list := accepted()
	seed, err := json.Marshal(act)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`{"format":"tanu.act/v1","lines":[{"cost":"1.5"}],"total":3}`))
	f.Add([]byte(`{"format":"tanu.act/v1","persons":[{"iin":"900101300126","passed":"no"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		act, err := settlement.ParseAct(data)
		if err != nil {
			return
		}
		require.NoError(t, act.Validate())
		first, err := json.Marshal(act)
		require.NoError(t, err)
		again, err := settlement.ParseAct(first)
		require.NoError(t, err)
		second, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
		require.NoError(t, settlement.WriteActHTML(io.Discard, act, tanu.Kazakh))
		require.NoError(t, settlement.WriteActText(io.Discard, act, tanu.Russian))
		if s, err := lawful.Settle(act, list, asked); err == nil && s.Payable() {
			require.True(t, s.Totals.Reimbursed.Add(s.Totals.CoPayment).Equal(s.Totals.Cost) || s.Totals.Open > 0)
		}
	})
}

// A sum that is read is never negative, never above the bound, and is written
// as it was but for needless zeros.
func FuzzParseSum(f *testing.F) {
	for _, s := range []string{"0", "30275", "30275.50", "1e30", "-1", "NaN", "00.10", "999999999999.999999",
		"1000000000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := settlement.ParseSum(s)
		if err != nil {
			require.ErrorIs(t, err, settlement.ErrField)
			return
		}
		require.False(t, d.IsNegative())
		require.True(t, d.LessThanOrEqual(decimal.NewFromInt(settlement.MaxSum)))
		require.True(t, d.Equal(decimal.RequireFromString(s)))
	})
}
