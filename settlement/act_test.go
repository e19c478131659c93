package settlement_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// The shares of an act add up to it.
func TestAct_Only(t *testing.T) {
	n := decimal.NewFromInt
	whole := settlement.Act{
		Number: "1", Total: n(60), TotalQuantity: n(6),
		Lines: []settlement.ActLine{
			{VoucherID: "a", Quantity: n(1), Cost: n(10)}, {VoucherID: "b", Quantity: n(2), Cost: n(20)},
			{VoucherID: "a", Quantity: n(3), Cost: n(30)},
		},
		Persons: []settlement.Person{{VoucherID: "b"}, {VoucherID: "a"}},
	}
	require.Equal(t, []string{"a", "b"}, whole.Vouchers())
	total, quantity, lines := decimal.Decimal{}, decimal.Decimal{}, 0
	for _, id := range whole.Vouchers() {
		share := whole.Only(id)
		require.Equal(t, whole.Number, share.Number)
		require.Len(t, share.Persons, 1)
		total, quantity, lines = total.Add(share.Total), quantity.Add(share.TotalQuantity), lines+len(share.Lines)
	}
	require.True(t, total.Equal(whole.Total))
	require.True(t, quantity.Equal(whole.TotalQuantity))
	require.Equal(t, len(whole.Lines), lines)
	require.Len(t, whole.Lines, 3, "the whole is untouched")
}

// Of every character, alone and beside others: what controls how a text is shown
// stands in no field.
func TestAct_EveryCharacter(t *testing.T) {
	for r := rune(0); r <= 0x20000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		controls := unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
		for _, text := range []string{string(r), "абв" + string(r) + "z"} {
			err := settlement.Act{Number: text}.Validate()
			if (err != nil) != controls {
				t.Fatalf("%q: %v", text, err)
			}
		}
	}
	for _, text := range []string{"\xff", "\xd0", "абв\xd0", "\xd0z", "\xed\xa0\x80", "a\u202e\xff"} {
		requireField(t, settlement.Act{Number: text}.Validate(), "number", tanu.RuleNotUTF8)
	}
	require.NoError(t, settlement.Act{Number: "\ufffd"}.Validate())
}
