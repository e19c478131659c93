package sqlstore

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
)

// What is read is what encoding/json reads, and what is written is what it
// writes, to the last byte.
func TestJSON_AsEncodingJSON(t *testing.T) {
	recorder, err := lives.NewRecorder(t.Context(), 20)
	require.NoError(t, err)
	sheet := newSheet()
	for n := range 100 {
		changes, err := recorder.Changes(t.Context(), lives.New(n, 20), 99)
		require.NoError(t, err)
		for _, change := range changes {
			same(t, sheet, change.Cases[0])
			same(t, sheet, change.Events[0])
			same(t, sheet, change.Messages[0])
			same(t, sheet, change.Reply)
		}
	}
	same(t, sheet, voucher.Case{ID: "<a&b>\u2028\x00\xff\"\\é"})
	for _, bad := range []string{
		``, `{`, `[]`, `{"id":1}`, `{"version":"1"}`, `{"version":1.5}`, `{} {}`, `{"due":"x"}`, `null`,
		`{"ID":"a","id":"b"}`, `{"none":1}`,
	} {
		var want, got voucher.Case
		wrong := json.Unmarshal([]byte(bad), &want)
		require.Equal(t, wrong == nil, decode([]byte(bad), &got) == nil, bad)
		if wrong == nil {
			require.Equal(t, want, got, bad)
		}
	}
}

func same[T any](t *testing.T, sheet *sheet, v T) {
	body, err := json.Marshal(v)
	require.NoError(t, err)
	written, err := sheet.write(&v)
	require.NoError(t, err)
	require.Equal(t, string(body), written)
	var want, got T
	require.NoError(t, json.Unmarshal(body, &want))
	require.NoError(t, decode(body, &got))
	require.Equal(t, want, got)
}
