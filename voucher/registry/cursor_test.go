package registry_test

import (
	"encoding/json"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher/registry"
)

// A cursor goes through an address and through JSON, whatever its id.
func TestCursor_ThroughText(t *testing.T) {
	for text, cursor := range map[string]registry.Cursor{
		"":                       {},
		"2026-05-15.NzUtMDAwMQ":  {Due: day("2026-05-15"), ID: "75-0001"},
		"2026-05-15.":            {Due: day("2026-05-15")},
		".NzUtMDAwMQ":            {ID: "75-0001"},
		"2026-05-15._y8_IC4m0ps": {Due: day("2026-05-15"), ID: "\xff/? .&қ"},
		"9999-12-31.AA":          {Due: day("9999-12-31"), ID: "\x00"},
	} {
		written, err := cursor.MarshalText()
		require.NoError(t, err)
		require.Equal(t, text, string(written))
		require.Equal(t, text, url.QueryEscape(text), "as it is, in an address")
		read := registry.Cursor{ID: "another"}
		require.NoError(t, read.UnmarshalText(written))
		require.Equal(t, cursor, read)

		inJSON, err := json.Marshal(cursor)
		require.NoError(t, err)
		require.Equal(t, `"`+text+`"`, string(inJSON))
		var again registry.Cursor
		require.NoError(t, json.Unmarshal(inJSON, &again))
		require.Equal(t, cursor, again)
	}
}

func TestCursor_MalformedText(t *testing.T) {
	for _, text := range []string{
		".", "2026-05-15", "2026-05-15.NzUtMDAwMQ==", "2026-05-15.NzUt\nMDAwMQ", "2026-05-15.NzUtMDAwMR", // another last bit
		"2026-02-30.NzUtMDAwMQ", "15.05.2026.NzUtMDAwMQ", "2026-05-15.75-0001+", " 2026-05-15.NzUtMDAwMQ",
	} {
		read := registry.Cursor{ID: "as it was"}
		require.ErrorIs(t, read.UnmarshalText([]byte(text)), tanu.ErrSyntax, text)
		require.Equal(t, registry.Cursor{ID: "as it was"}, read)
	}
}

// Each cursor has one text, and each text at most one cursor.
func FuzzCursor(f *testing.F) {
	f.Add("2026-05-15.NzUtMDAwMQ", 739000, "75-0001")
	f.Add(".", 0, "\xff\x00")
	f.Fuzz(func(t *testing.T, text string, ordinal int, id string) {
		var read registry.Cursor
		if read.UnmarshalText([]byte(text)) == nil {
			again, err := read.MarshalText()
			require.NoError(t, err)
			require.Equal(t, text, string(again))
		}
		cursor := registry.Cursor{Due: tanu.DateAt(ordinal), ID: id}
		written, err := cursor.MarshalText()
		require.NoError(t, err)
		require.NoError(t, read.UnmarshalText(written))
		require.Equal(t, cursor, read)
	})
}
