package settlement_test

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/settlement"
)

// sameWriting holds what is written to what encoding/json writes.
func sameWriting(t *testing.T, act settlement.Act) []byte {
	t.Helper()
	want, slow := settlement.SlowMarshal(act)
	got, err := act.MarshalJSON()
	require.Equal(t, slow, err)
	require.Equal(t, string(want), string(got))
	whole, err := json.Marshal(act)
	require.Equal(t, slow == nil, err == nil)
	require.Equal(t, string(want), string(whole))
	return got
}

// sameReading holds what is read, and what is refused, to the careful way.
func sameReading(t *testing.T, data []byte) {
	t.Helper()
	want, slow := settlement.SlowUnmarshal(data)
	var got settlement.Act
	require.Equal(t, slow, got.UnmarshalJSON(data), "%.300s", data)
	require.Equal(t, want, got, "%.300s", data)
}

// Acts of every kind are written as encoding/json would write them, and read the
// quick way as the careful way reads them.
func TestAct_IsWrittenAndReadAsBefore(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for range 400 {
		act := spoil(r).act
		data := sameWriting(t, act)
		if data == nil {
			continue
		}
		sameReading(t, data)
		require.Equal(t, !bytes.ContainsRune(data, '\\'), settlement.Quick(data), "only escapes are read the careful way")
		var indented bytes.Buffer
		require.NoError(t, json.Indent(&indented, data, " ", "\t"))
		sameReading(t, indented.Bytes())
		require.Equal(t, settlement.Quick(data), settlement.Quick(indented.Bytes()), "a store may set it out anew")
		sameReading(t, broken(r, data))
	}
	act, _ := sample(1)
	act.Number, act.Executor.Name, act.Lines[0].Service = `"\/<b>&amp;`, "a'b\u00a0«ә»\u00ad\uffff", "\U0001f600\ufffd"
	sameReading(t, sameWriting(t, act))
	sameWriting(t, settlement.Act{})
}

// broken is a document with one place of it changed.
func broken(r *rand.Rand, data []byte) []byte {
	part := anyOf(r, "", "", `"`, "{", "}", "[", "]", ",", ":", "null", `"number":"8",`, `"Number":"8",`, `"extra":1,`, "1e3", "-1", " ", "\n", "\\", `\u0041`, "\x00", "\xff", "x", "true")
	at := r.Intn(len(data))
	end := min(len(data), at+anyOf(r, 0, 0, 1, 1, 5, 30))
	return []byte(string(data[:at]) + part + string(data[end:]))
}

// What the quick way does not read, the careful way reads or refuses: with the
// same act, and with the same error.
func TestAct_OddDocumentsAreReadAsBefore(t *testing.T) {
	head := `{"format":"tanu.act/v1"`
	for _, text := range []string{
		``, ` `, `null`, `{}`, `[]`, `"x"`, `{"format":"tanu.act/v2"}`, head + `}`, ` ` + head + ` } `, head + `} x`, head + `}}`, head, head + `,}`,
		head + `,"format":"tanu.act/v1"}`, head + `,"FORMAT":"x"}`, `{"number":"1","format":"tanu.act/v1"}`, head + `,"number":"1","number":"2"}`,
		head + `,"number":null}`, head + `,"number":1}`, head + `,"number":"a\u0062"}`, head + `,"number":"` + "\xff" + `"}`, head + `,"number":"` + "\x01" + `"}`,
		head + `,"lines":null,"persons":null}`, head + `,"lines":[],"persons":[]}`, head + `,"lines":[{}],"persons":[{}]}`, head + `,"lines":[null]}`, head + `,"lines":[{},]}`,
		head + `,"lines":[{"cost":1.5}],"total":2}`, head + `,"total":""}`, head + `,"total":"1.50"}`, head + `,"total":"1e3"}`, head + `,"total":" 1"}`,
		head + `,"lines":[{"cost":"1","cost":"2"}]}`, head + `,"lines":[{"extra":"1"}]}`, head + `,"lines":[{"cost":"-1"}]}`,
		head + `,"date":""}`, head + `,"date":"2026-02-30"}`, head + `,"date":"1999-01-01"}`, head + `,"customer":{"bin":"","account":""}}`, head + `,"customer":{"bin":"1"}}`,
		head + `,"customer":{},"executor":{},"protocol":{},"handedOver":{},"acceptedBy":{}}`, head + `,"customer":[]}`, head + `,"customer":{"name":"a"},"customer":{"address":"b"}}`, head + `,"lines":[{}],"lines":[]}`,
		head + `,"persons":[{"name":"a"},{}],"persons":[{"place":"75"}]}`, head + `,"date":"2026-05-05","date":""}`, head + `,"lines":[{"unit":"a","unit":""}]}`,
		head + `,"protocol":{"attached":true}}`, head + `,"protocol":{"attached":false}}`, head + `,"protocol":{"attached":truex}}`, head + `,"protocol":{"attached":null}}`, head + `,"protocol":{"attached":"yes"}}`,
		head + `,"persons":[{"passed":"unknown"},{"passed":""},{"passed":"yes","place":"","held":"","iin":""}]}`, head + `,"persons":[{"passed":"perhaps"}]}`,
		head + `,"lines":[` + strings.Repeat("{},", settlement.MaxLines) + `{}]}`, head + `,"lines":[` + strings.Repeat("{},", settlement.MaxLines-1) + `{}]}`,
	} {
		sameReading(t, []byte(text))
	}
}

// An act that was read keeps no more of its document in memory than it needs,
// and none of it changes with the bytes it was read from.
func TestAct_ReadIsIndependentOfItsDocument(t *testing.T) {
	act, _ := sample(2)
	data, err := json.Marshal(act)
	require.NoError(t, err)
	var back settlement.Act
	require.NoError(t, back.UnmarshalJSON(data))
	for i := range data {
		data[i] = 'x'
	}
	require.Equal(t, act.Persons, back.Persons)
	require.Equal(t, act.Executor, back.Executor)
	require.Equal(t, act.Lines[1].Service, back.Lines[1].Service)
}

func FuzzAct(f *testing.F) {
	act, _ := accepted()
	data, err := json.Marshal(act)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"format":"tanu.act/v1","lines":[{"cost":"1.50","quantity":"1"}],"total":"3", "persons" : [ ] }`))
	f.Add([]byte(`{"format":"tanu.act/v1","persons":[{"iin":"900101300126","passed":"no","place":"75","held":"2026-05-05","name":"a\u003cb"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !json.Valid(data) {
			return // encoding/json calls UnmarshalJSON with valid JSON only
		}
		sameReading(t, data)
		var act settlement.Act
		if act.UnmarshalJSON(data) == nil {
			sameWriting(t, act)
		}
	})
}
