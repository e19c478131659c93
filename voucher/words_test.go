package voucher_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// Every word comes back from its text, and an unknown one is refused on reading and
// on writing; none is an empty text.
func TestWords_UnknownIsRefused(t *testing.T) {
	type text interface {
		encoding.TextMarshaler
		fmt.Stringer
	}
	for _, row := range []struct {
		known, unknown text
		read           encoding.TextUnmarshaler
	}{
		{voucher.Filed, voucher.State("gone"), new(voucher.State)},
		{voucher.File, voucher.Action("go"), new(voucher.Action)},
		{voucher.Done, voucher.Status("did"), new(voucher.Status)},
		{voucher.ToPayments, voucher.Recipient("bank"), new(voucher.Recipient)},
		{voucher.Overdue, voucher.Urgency("soon"), new(voucher.Urgency)},
	} {
		written, err := row.known.MarshalText()
		require.NoError(t, err)
		require.Equal(t, row.known.String(), string(written))
		require.NoError(t, row.read.UnmarshalText(written))
		require.NoError(t, row.read.UnmarshalText(nil))
		require.ErrorIs(t, row.read.UnmarshalText([]byte(row.unknown.String())), tanu.ErrSyntax)
		_, err = row.unknown.MarshalText()
		require.ErrorIs(t, err, tanu.ErrSyntax)
	}
	require.Error(t, json.Unmarshal([]byte(`"kept"`), new(voucher.ClaimChange)))
}

// States and actions are parsed as they are written.
func TestWords_Parse(t *testing.T) {
	for _, state := range voucher.States() {
		parsed, err := voucher.ParseState(state.String())
		require.NoError(t, err)
		require.Equal(t, state, parsed)
	}
	for _, action := range voucher.Actions() {
		parsed, err := voucher.ParseAction(action.String())
		require.NoError(t, err)
		require.Equal(t, action, parsed)
	}
	_, err := voucher.ParseState("gone")
	require.ErrorIs(t, err, tanu.ErrSyntax)
	_, err = voucher.ParseAction("go")
	require.ErrorIs(t, err, tanu.ErrSyntax)
}

// Each word has a name in each language.
func TestWords_HaveNames(t *testing.T) {
	type named interface{ In(tanu.Language) string }
	words := []named{voucher.Done, voucher.NotAllowed, voucher.NeedsFact,
		voucher.ToApplicant, voucher.ToCareerCentre, voucher.ToMobilityCentre, voucher.ToRecognitionCentre,
		voucher.ToLabourMarket, voucher.ToPayments,
		voucher.Overdue, voucher.DueToday, voucher.DueWeek, voucher.DueLater}
	for _, state := range voucher.States() {
		words = append(words, state)
	}
	for _, action := range voucher.Actions() {
		words = append(words, action)
	}
	for _, word := range words {
		for _, lang := range []tanu.Language{tanu.Kazakh, tanu.Russian, tanu.English} {
			require.NotEmpty(t, word.In(lang), "%v in %s", word, lang)
		}
	}
}

// A screen tells what became of a command, and how pressing the next one is.
func ExampleStatus_In() {
	for _, status := range []voucher.Status{voucher.Done, voucher.NotAllowed, voucher.NeedsFact} {
		fmt.Println(status, "–", status.In(tanu.Kazakh), "–", status.In(tanu.Russian))
	}
	fmt.Println(voucher.Overdue.In(tanu.English), "–", voucher.ToApplicant.In(tanu.English))
	// Output:
	// done – орындалды – выполнено
	// not-allowed – рұқсат етілмейді – не допускается
	// needs-fact – дерек жетіспейді – не хватает сведений
	// overdue – cabinet of the applicant
}
