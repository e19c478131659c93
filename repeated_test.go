package tanu_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

func TestRepeatedField(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "b": 2}`:                      "",
		`{"a": 1, "b": 2, "a": 3}`:              "a",
		`{"a": 1, "A": 2}`:                      "A",
		`{"days": 1, "dayſ": 2}`:                "dayſ",
		`{"a": {"b": 1}, "b": [{"a": 1}, {}]}`:  "",
		`{"a": [1, [{"b": 1e999, "b": null}]]}`: "b",
		`[{"a": 1}, {"a": 1}]`:                  "",
		`{"\u0061": 1, "a": 2}`:                 "a",
		`"a"`:                                   "",
		``:                                      "",
		`{"a": 1, "a": 2`:                       "",
		strings.Repeat("[", 1<<20):              "",
	} {
		if got, twice := tanu.RepeatedField([]byte(text)); got != want || twice != (want != "") {
			t.Errorf("%.40s: got %q, want %q", text, got, want)
		}
	}
	if got, twice := tanu.RepeatedField([]byte(`{"": 1, "": 2}`)); got != "" || !twice {
		t.Errorf("a field without a name: %q, %t", got, twice)
	}
}

// What encoding/json writes names no field twice, and a field put in front of
// the same field is found.
func FuzzRepeatedField(f *testing.F) {
	f.Add(`{"a": [1, {"b": "c"}]}`)
	f.Add(`{"A": 1, "a": 2}`)
	f.Fuzz(func(t *testing.T, text string) {
		var fields map[string]json.RawMessage
		if _, twice := tanu.RepeatedField([]byte(text)); twice || json.Unmarshal([]byte(text), &fields) != nil || len(fields) == 0 {
			return
		}
		for name := range fields {
			quoted, err := json.Marshal(name)
			if err != nil {
				t.Fatal(err)
			}
			twice := "{" + string(quoted) + ":0," + strings.TrimLeft(text, " \t\r\n")[1:]
			if _, found := tanu.RepeatedField([]byte(twice)); !found {
				t.Errorf("%q is given twice in %q", name, twice)
			}
		}
	})
}
