package voucher_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// What a record would not give back is a broken call, whether or not the action
// looks at it, and the field is named.
func TestDecide_MalformedCommand(t *testing.T) {
	for _, tt := range []struct {
		action  voucher.Action
		field   string
		makeOdd func(*voucher.Command)
	}{
		{voucher.File, "id", func(c *voucher.Command) { c.ID = "a\xff" }},
		{voucher.File, "case", func(c *voucher.Command) { c.Case = "a\xff" }},
		{voucher.File, "case", func(c *voucher.Command) { c.Case = strings.Repeat("1", 101) }},
		{voucher.File, "actor.region", func(c *voucher.Command) { c.Actor.Region = "99" }},
		{voucher.File, "application.name", func(c *voucher.Command) { c.Application.Name = "Үлгіұлы\tЕрмек" }},
		{voucher.File, "application.centre.name", func(c *voucher.Command) { c.Application.Centre.Name = strings.Repeat("ы", 501) }},
		{voucher.File, "application.consent", func(c *voucher.Command) { c.Application.Consent = "unknown" }},
		{voucher.File, "application.documents[1].kind", func(c *voucher.Command) { c.Application.Documents[1].Kind = "book" }},
		{voucher.File, "facts.centreListed", func(c *voucher.Command) { c.Facts.CentreListed = "maybe" }},
		{voucher.File, "facts.signature.signedAt", func(c *voucher.Command) { c.Facts.Signature.Signed = time.Unix(1_774_000_000_000, 0) }},
		{voucher.File, "otherCase", func(c *voucher.Command) { c.OtherCase = "unknown" }},
		{voucher.Review, "facts.signature.judgedAt", func(c *voucher.Command) { c.Facts.Signature.Judged = time.Unix(math.MaxInt64, 0) }},
		{voucher.Forward, "facts.signature.outcome", func(c *voucher.Command) {
			c.Facts = &eligibility.Facts{Signature: eligibility.Evidence{Outcome: "good"}}
		}},
		{voucher.Forward, "act.total", func(c *voucher.Command) {
			c.Act = &settlement.Act{Total: decimal.New(1,
				math.MaxInt32)}
		}},
		{voucher.Forward, "application.region", func(c *voucher.Command) { c.Application = &eligibility.Application{Region: "1"} }},
		{voucher.Use, "procedure.place", func(c *voucher.Command) { c.Procedure.Place = "Almaty" }},
		{voucher.SignProtocol, "protocol.passed", func(c *voucher.Command) { c.Protocol.Passed = "unknown" }},
		{voucher.ReceiveAct, "act.received", func(c *voucher.Command) { c.Act.Received = day("2022-12-31") }},
		{voucher.ReceiveAct, "signature.verified", func(c *voucher.Command) { c.Signature.Verified = "ok" }},
		{voucher.ReceiveAct, "signature.entitled", func(c *voucher.Command) { c.Signature.Entitled = "unknown" }},
		{voucher.Pay, "facts.profile", func(c *voucher.Command) { c.Facts = &eligibility.Facts{Profile: "mixed"} }},
	} {
		t.Run(string(tt.action)+"/"+tt.field, func(t *testing.T) {
			var c voucher.Case
			for _, cmd := range life {
				if cmd.Action != tt.action {
					c = done(t, rules(), c, cmd).Case
					continue
				}
				cmd = copied(t, cmd)
				tt.makeOdd(&cmd)
				_, err := rules().Decide(c, cmd)
				var wrong *tanu.FieldError
				require.ErrorAs(t, err, &wrong)
				require.Equal(t, tt.field, wrong.Path)
				require.NotContains(t, err.Error(), "Ермек")
				return
			}
		})
	}
}

// copied is a command of its own.
func copied(t *testing.T, cmd voucher.Command) (own voucher.Command) {
	t.Helper()
	written, err := json.Marshal(cmd)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(written, &own))
	return own
}

// Whatever the commands of a life hold, the events that came of those that were
// carried out come back from JSON as they were: none is changed, and they make
// the same case.
func FuzzDecide_WhatIsDoneIsKept(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 1))
		reg, store := newRegistry(t, tanu.Policy{}, 1)
		for _, cmd := range life {
			odd := copied(t, cmd)
			for range random.IntN(3) {
				makeOdd(random, reflect.ValueOf(&odd).Elem())
			}
			odd.Case = "c1"
			for _, try := range []voucher.Command{odd, cmd} { // where it is not taken, the right one goes on
				try.ID += "/" + string(try.Action)
				if res, err := reg.Do(ctx, try); err == nil && res.Status == voucher.Done {
					break
				}
			}
		}
		want, err := store.Case(ctx, "c1")
		if err != nil {
			return // it was not even filed
		}
		list, err := store.Events(ctx, "c1", 0, 100)
		require.NoError(t, err)
		written, err := json.Marshal(list)
		require.NoError(t, err)
		var read []voucher.Event
		require.NoError(t, json.Unmarshal(written, &read))
		require.NoError(t, voucher.Verify(read), "%s", written)
		got, err := rules().Replay(read)
		require.NoError(t, err, "%s", written)
		require.JSONEq(t, asJSON(t, want), asJSON(t, got))
	})
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	written, err := json.Marshal(v)
	require.NoError(t, err)
	return string(written)
}

// oddTexts are hard for JSON, for a form, or for a word.
var oddTexts = []string{
	"", "\xff", "a\xc3", "a\x00b", "\t", "\u2028", "\u202e", "\ufeff", "<b>&\"\\", "unknown", "maybe", "yes",
	"education", "valid", "75", "99",
	"technical", "900101300126", strings.Repeat("ы", 501), strings.Repeat("x", 3000),
}

// makeOdd puts something odd into one place below v.
func makeOdd(random *rand.Rand, v reflect.Value) {
	odd := func(value any) { v.Set(reflect.ValueOf(value).Convert(v.Type())) }
	switch v.Interface().(type) {
	case tanu.IIN:
		odd([]tanu.IIN{{}, otherIIN}[random.IntN(2)])
		return
	case tanu.BIN:
		odd([]tanu.BIN{{}, career}[random.IntN(2)])
		return
	case tanu.Account:
		odd(tanu.Account{})
		return
	case tanu.Date:
		odd(tanu.DateAt([]int{0, 1, 738_000, 739_800, 3_652_059, random.IntN(3_700_000)}[random.IntN(6)]))
		return
	case decimal.Decimal:
		exponent := []int32{0, -2, 6, -7, 20, 400, math.MaxInt32, math.MinInt32}[random.IntN(8)]
		odd(decimal.New([]int64{0, 1, -1, 4200000, math.MaxInt64}[random.IntN(5)], exponent))
		return
	case time.Time:
		second := []int64{-62135596800, -62135596799, -62135510400, 253402300799, 253402214399, 0, 1_774_000_000,
			math.MaxInt64, math.MinInt64}[random.IntN(9)]
		odd(time.Unix(second+random.Int64N(121)-60, random.Int64N(1e9)*int64(random.IntN(2))).In(time.FixedZone("",
			random.IntN(180_000)-90_000)))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || random.IntN(8) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
		}
		makeOdd(random, v.Elem())
	case reflect.Struct:
		makeOdd(random, v.Field(random.IntN(v.NumField())))
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), 0, v.Len()+1)
		list = reflect.AppendSlice(list, v)
		if n := random.IntN(3); n == 0 || v.Len() == 0 {
			list = reflect.Append(list, reflect.Zero(v.Type().Elem()))
		}
		makeOdd(random, list.Index(random.IntN(list.Len())))
		v.Set(list)
	case reflect.String:
		odd(oddTexts[random.IntN(len(oddTexts))])
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Array: // a digest
		v.Index(random.IntN(v.Len())).SetUint(random.Uint64N(256))
	default:
		v.SetInt([]int64{0, -1, 2026, math.MaxInt64, math.MinInt64}[random.IntN(5)])
	}
}
