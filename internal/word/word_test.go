package word_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/biliktilik/tanu/internal/word"
)

type colour string

var errUnknown = errors.New("unknown colour")

var colours = word.Table[colour, string]{Unknown: errUnknown, Rows: []word.Row[colour, string]{
	{Word: "red", Name: "qyzyl"}, {Word: "green"},
}}

func TestTable(t *testing.T) {
	if !slices.Equal(colours.Words(), []colour{"red", "green"}) {
		t.Errorf("%v", colours.Words())
	}
	if colours.Name("red") != "qyzyl" || colours.Name("blue") != "" {
		t.Errorf("names %q and %q", colours.Name("red"), colours.Name("blue"))
	}
	for w, known := range map[colour]bool{"red": true, "green": true, "Red": false, "blue": false, " red": false} {
		parsed, parseErr := colours.Parse(string(w))
		written, writeErr := colours.Write(w)
		read := colour("before")
		readErr := colours.Read([]byte(w), &read)
		wantErr, wantRead := error(nil), w
		if !known {
			w, wantErr, wantRead = "", errUnknown, "before"
		}
		if parsed != w || string(written) != string(w) || read != wantRead {
			t.Errorf("parsed %q, written %q, read %q", parsed, written, read)
		}
		if parseErr != wantErr || writeErr != wantErr || readErr != wantErr {
			t.Errorf("%q: %v, %v, %v", w, parseErr, writeErr, readErr)
		}
	}
}

// None is written as nothing, and read from it; Parse wants a word.
func TestTable_none(t *testing.T) {
	written, err := colours.Write("")
	if err != nil || written == nil || len(written) > 0 {
		t.Errorf("%q, %v", written, err)
	}
	read := colour("red")
	if err := colours.Read(nil, &read); err != nil || read != "" {
		t.Errorf("%q, %v", read, err)
	}
	if _, err := colours.Parse(""); err != errUnknown {
		t.Errorf("%v", err)
	}
}
