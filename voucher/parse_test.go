package voucher_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// everything is a command with every field filled in, which no action needs.
func everything() voucher.Command {
	cmd := at(voucher.File, "2026-05-12")
	cmd.Actor.Centre, cmd.Actor.Region = mobility, tanu.AlmatyCity
	cmd.Facts.VoucherYear, cmd.Facts.VoucherLapsed = 2026, tanu.No
	cmd.Facts.Signature.Signers[0].BIN = centre
	cmd.Application.Documents[1].Marked = tanu.Yes
	cmd.Sheet = &voucher.SickSheet{From: day("2026-05-04"), To: day("2026-05-05"), Received: cmd.Day}
	cmd.Procedure = &settlement.Procedure{Held: day("2026-04-20"), Place: tanu.AlmatyCity}
	cmd.Protocol = &voucher.SignedProtocol{Number: "Х-1", Signed: day("2026-05-06"), Passed: tanu.Yes}
	cmd.Act = act("c1", "2026-05-12")
	cmd.Signature = voucher.ActSignature{Verified: tanu.Yes, Entitled: tanu.No}
	cmd.Supplement = &voucher.Supplement{
		Registration: tanu.AlmatyRegion, Place: tanu.AlmatyCity,
		CentreAccount: tanu.MustAccount("KZ31601A000000000001"), HolderAccount: tanu.MustAccount("KZ86125KZT5004100100"),
	}
	cmd.Reason, cmd.OtherCase = "the words of a reason", tanu.No
	return cmd
}

func written(t testing.TB, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return text
}

// edited is every text that comes of a JSON value by giving each value inside it,
// in turn, to edit; the path is that of the field edited.
func edited(t testing.TB, text []byte, at string, edit func(value []byte) []byte, with func(path string, text []byte)) {
	t.Helper()
	with(at, edit(text))
	var fields map[string]json.RawMessage
	var items []json.RawMessage
	switch {
	case json.Unmarshal(text, &fields) == nil:
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			edited(t, fields[name], strings.TrimPrefix(at+"."+name, "."), edit, func(path string, value []byte) {
				all := maps.Clone(fields)
				all[name] = value
				with(path, written(t, all))
			})
		}
	case json.Unmarshal(text, &items) == nil:
		for i := range items {
			edited(t, items[i], fmt.Sprintf("%s[%d]", at, i), edit, func(path string, value []byte) {
				all := slices.Clone(items)
				all[i] = value
				with(path, written(t, all))
			})
		}
	}
}

// refusedAt parses a text that is no command, and holds the error to its field.
func refusedAt(t testing.TB, text []byte, field string) *tanu.FieldError {
	t.Helper()
	cmd, err := voucher.ParseCommand(text)
	require.Zero(t, cmd)
	var wrong *tanu.FieldError
	require.ErrorAs(t, err, &wrong, "%s", text)
	require.ErrorIs(t, err, voucher.ErrCommand)
	require.Equal(t, field, wrong.Path, "%v", err)
	return wrong
}

// What a command is written as is read back, whichever the action.
func TestParseCommand_RoundTrip(t *testing.T) {
	commands := append(slices.Clone(life), everything(), at(voucher.Extend, "2026-05-12"),
		at(voucher.Decline, "2026-03-30"), voucher.Command{})
	for _, cmd := range commands {
		text := written(t, cmd)
		got, err := voucher.ParseCommand(text)
		require.NoError(t, err)
		var want voucher.Command
		require.NoError(t, json.Unmarshal(text, &want))
		require.Equal(t, want, got)
		require.JSONEq(t, string(text), string(written(t, got)))
	}
}

// Each field of a command, given another kind of value, is named by its path.
func TestParseCommand_NamesThePath(t *testing.T) {
	named := 0
	edited(t, written(t, everything()), "", func([]byte) []byte { return []byte(`[{}]`) }, func(path string, text []byte) {
		switch path {
		case "application.documents", "facts.signature.signers", "act.lines", "act.persons":
			return // a list of one that is not filled in
		case "application.skills":
			path = "application.skills[0]"
		}
		refusedAt(t, text, path)
		named++
	})
	require.Greater(t, named, 100)
}

// A field that a command does not have is refused in each object, and so is each
// field that is given twice; encoding/json would say nothing.
func TestParseCommand_UnknownAndRepeated(t *testing.T) {
	added := func(value []byte) []byte {
		if value[0] != '{' {
			return value
		}
		return append([]byte(`{"colour":1,`), value[1:]...)
	}
	edited(t, written(t, everything()), "", added, func(path string, text []byte) {
		if bytes.Contains(text, []byte("colour")) {
			require.Equal(t, tanu.RuleUnknownField, refusedAt(t, text, strings.TrimPrefix(path+".colour", ".")).Rule)
		}
	})
	var first string
	twice := func(value []byte) []byte {
		if value[0] != '{' || len(value) == 2 {
			first = ""
			return value
		}
		var fields map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(value, &fields))
		first = slices.Sorted(maps.Keys(fields))[0]
		return append([]byte(`{"`+first+`":`+string(fields[first])+`,`), value[1:]...)
	}
	// The texts of an object inside another are written again, and would lose what
	// is given twice: it is put in afterwards.
	const mark = `"a mark of this test"`
	edited(t, written(t, everything()), "", func(value []byte) []byte {
		return written(t, json.RawMessage(fmt.Sprintf(`{%s:%s}`, mark, value)))
	}, func(path string, text []byte) {
		begin := bytes.Index(text, []byte(`{`+mark+`:`))
		value := text[begin+len(mark)+2:]
		var raw json.RawMessage
		require.NoError(t, json.NewDecoder(bytes.NewReader(value)).Decode(&raw))
		again := slices.Concat(text[:begin], twice(raw), value[len(raw)+1:])
		if first != "" {
			require.Equal(t, tanu.RuleRepeatedField, refusedAt(t, again, strings.TrimPrefix(path+"."+first, ".")).Rule)
		}
	})
}

// Nothing but one command of a bounded length is read.
func TestParseCommand_Bounds(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "no JSON": "{", "null": "null", "a list": "[]", "two": "{} {}", "more": "{}x", "a mark": "\ufeff{}",
	} {
		t.Run(name, func(t *testing.T) { refusedAt(t, []byte(text), "") })
	}
	long := func(items string, n int) string { return "[" + strings.Repeat(items+",", n-1) + items + "]" }
	refusedAt(t, []byte(`{"reason":"`+strings.Repeat("a", 16<<20)+`"}`), "")
	refusedAt(t, []byte(`{"facts":{"signature":{"signers":`+long("{}", 1001)+`}}}`), "facts.signature.signers")
	refusedAt(t, []byte(`{"application":{"skills":`+long(`""`, 1001)+`}}`), "application.skills")
	refusedAt(t, []byte(`{"act":{"format":"tanu.act/v1","lines":`+long("{}", 10_001)+`}}`), "act.lines")
	refusedAt(t, []byte(`{"act":{"format":"tanu.act/v1","total":`+strings.Repeat("9", 1_000_000)+`}}`), "act.total")
	refusedAt(t, []byte(`{"application":`+strings.Repeat(`{"application":`, 9000)+"1"+strings.Repeat("}", 9001)),
		"application.application")
	cmd, err := voucher.ParseCommand([]byte(` {"facts":{"signature":{"signers":` + long("{}",
		1000) + `}}, "sheet": null, "day": null} `))
	require.NoError(t, err)
	require.Len(t, cmd.Facts.Signature.Signers, 1000)
	require.Nil(t, cmd.Sheet)
}

// Words, days and texts that would be taken for others.
func TestParseCommand_Values(t *testing.T) {
	for text, field := range map[string]string{
		`{"action":"approve"}`:                                           "action",
		`{"actor":{"role":"ministry"}}`:                                  "actor.role",
		`{"ID":"1"}`:                                                     "ID",
		`{"day":"2026-02-30"}`:                                           "day",
		`{"day":20260320}`:                                               "day",
		`{"id":"\ud800"}`:                                                "id",
		`{"id":"\udc00\ud800"}`:                                          "id",
		`{"id":"\ud800\\ud800"}`:                                         "id",
		"{\"id\":\"\xff\"}":                                              "id",
		`{"facts":{"voucherYear":2026.5}}`:                               "facts.voucherYear",
		`{"facts":{"registeredUnemployed":true}}`:                        "facts.registeredUnemployed",
		`{"facts":{"signature":{"signedAt":"x"}}}`:                       "facts.signature.signedAt",
		`{"application":{"region":"99"}}`:                                "application.region",
		`{"application":{"documents":[{},{"kind":"passport"}]}}`:         "application.documents[1].kind",
		`{"act":{}}`:                                                     "act.format",
		`{"act":{"format":"tanu.act/v1","lines":[{"cost":"1e3"}]}}`:      "act.lines[0].cost",
		`{"act":{"format":"tanu.act/v1","protocol":{"attached":"yes"}}}`: "act.protocol.attached",
	} {
		refusedAt(t, []byte(text), field)
	}
	for text, id := range map[string]string{
		`{"id":"\ud83d\ude00"}`: "😀", `{"id":"\\ud800"}`: `\ud800`, `{"id":"\ufffd"}`: "\ufffd", `{"\u0069d":"\u0041"}`: "A",
	} {
		cmd, err := voucher.ParseCommand([]byte(text))
		require.NoError(t, err)
		require.Equal(t, id, cmd.ID)
	}
}

// No error shows a personal number, wherever it was put.
func TestParseCommand_ShowsNoNumber(t *testing.T) {
	const number, account = "900101300126", "KZ86125KZT5004100100"
	for _, secret := range []string{number, number[:11] + "7", number[:6] + " " + number[6:], account, number + "0"} {
		for _, value := range []string{`"` + secret + `"`, `{"` + secret + `":1}`,
			`{"x` + secret + strings.Repeat("y", 50) + `":1}`, `["` + secret + `"]`} {
			edited(t, written(t, everything()), "", func([]byte) []byte { return []byte(value) },
				func(path string, text []byte) {
					cmd, err := voucher.ParseCommand(text)
					if err == nil {
						require.NotZero(t, cmd) // a free text may hold it
						return
					}
					require.NotContains(t, err.Error(), secret[3:11], "%s", path)
					require.NotContains(t, fmt.Sprintf("%+v %#v", err, err), secret[3:11], "%s", path)
				})
		}
	}
}

// Whatever the bytes, what is read is what encoding/json reads, every field of it
// is known and given once, and what is not read is an error that names a field and
// shows no number.
func FuzzParseCommand(f *testing.F) {
	for _, cmd := range append(slices.Clone(life), everything()) {
		f.Add(written(f, cmd))
	}
	f.Add([]byte(`{"application":{"iin":"900101300127"},"facts":{"signature":{"signers":[{"iin":"900101300126"}]}}}`))
	f.Add([]byte(`{"id":"\ud800","900101300126":null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := voucher.ParseCommand(text)
		if err != nil {
			var wrong *tanu.FieldError
			require.True(t, errors.As(err, &wrong))
			require.NotEmpty(t, wrong.Rule)
			require.Equal(t, wrong.Path, tanu.HideDigits(wrong.Path))
			return
		}
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.DisallowUnknownFields()
		var want voucher.Command
		require.NoError(t, dec.Decode(&want))
		require.Equal(t, want, got)
	})
}
