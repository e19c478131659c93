package tanu_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"testing"

	"github.com/biliktilik/tanu"
)

// No handler shows a number of a list, nor of a list of those that hold one.
func TestLogged(t *testing.T) {
	const whole = "900101300126"
	person := tanu.MustIIN(whole)
	for name, list := range map[string]slog.LogValuer{
		"numbers": tanu.Logged([]tanu.IIN{person, person}),
		"structs": tanu.Logged([]logged[tanu.IIN]{{person}}),
		"lists":   tanu.Logged([]slog.LogValuer{tanu.Logged([]tanu.IIN{person})}),
	} {
		var b bytes.Buffer
		for _, handler := range []slog.Handler{slog.NewJSONHandler(&b, nil), slog.NewTextHandler(&b, nil)} {
			slog.New(handler).Info("filed", "list", list, slog.Group("g", "list", list))
		}
		noTrace(t, whole, name, b.String())
		if !bytes.Contains(b.Bytes(), []byte(`{"0":`)) || !bytes.Contains(b.Bytes(), []byte("********0126")) {
			t.Errorf("%s: the log does not hold the masked number: %s", name, &b)
		}
	}
}

// The invented persons of a list, in a JSON log: bare, each would be whole.
func ExampleLogged() {
	log := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	persons := []tanu.IIN{tanu.MustIIN("900101300126"), tanu.MustIIN("851231456780")}
	log.Info("due today", "persons", tanu.Logged(persons))
	fmt.Println(persons)
	// Output:
	// {"level":"INFO","msg":"due today","persons":{"0":"********0126","1":"********6780"}}
	// [********0126 ********6780]
}
