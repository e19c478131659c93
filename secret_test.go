package tanu_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"text/template"

	"github.com/biliktilik/tanu"
)

// secretValue is a number that is shown masked: IIN, BIN or Account.
type secretValue interface {
	textValue
	fmt.Formatter
	fmt.Stringer
	slog.LogValuer
	Digits() string
	IsZero() bool
}

// verbs are all that fmt has, those that do not fit a text included.
var verbs = strings.Fields("%v %+v %#v %s %+s %#s %q %+q %#q %x %X %#x %d %+d %o %O %b %c %U %e %E %f %F %g %G %t %p %T %w %30s %-30v %.20s %030d %y")

// maskedEverywhere prints, logs and wraps a number in every way that a program
// does without meaning to give it out, and finds no trace of its digits.
func maskedEverywhere[V secretValue](t *testing.T, v V) {
	t.Helper()
	whole := v.Digits()
	type hidden struct{ number V }
	type shown struct{ Number V }
	type embedded struct{ V V }
	pointer := &v
	for name, subject := range map[string]any{
		"value": v, "pointer": pointer, "pointer to pointer": &pointer,
		"unexported field": hidden{v}, "exported field": shown{v}, "embedded": embedded{v},
		"pointer to unexported": &hidden{v}, "pointer to exported": &shown{v},
		"deep": map[string]any{"a": []any{hidden{v}, &shown{v}, [1]V{v}}},
		"key":  map[V]int{v: 1}, "slice": []V{v}, "slice of pointers": []*V{&v}, "array": [2]V{v, v},
		"interface": any(any(v)), "error": fmt.Errorf("case of %v: %w", v, tanu.ErrSyntax),
	} {
		for _, verb := range verbs {
			noTrace(t, whole, name+" with "+verb, fmt.Sprintf(verb, subject))
		}
		noTrace(t, whole, name+" by Sprint", fmt.Sprint(subject), fmt.Sprintln("of", subject))
		var b bytes.Buffer
		text := slog.New(slog.NewTextHandler(&b, nil))
		text.Info("filed", "number", subject, slog.Group("case", "number", subject))
		text.With("number", subject).WithGroup("g").Error("refused", slog.Any("number", subject))
		if err := template.Must(template.New("").Parse("{{.}} {{printf `%x` .}}")).Execute(&b, subject); err != nil {
			t.Errorf("%s in a template: %v", name, err)
		}
		noTrace(t, whole, name+" in a text log", b.String())
	}
	var b bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{AddSource: true}))
	log.Info("filed", "number", v, "pointer", &v, slog.Group("case", "number", v), "error", fmt.Errorf("of %#v", v))
	log.With("number", v).WithGroup("g").Error("refused", slog.Any("number", v))
	log.Info("a struct that says what to log", "case", logged[V]{v})
	noTrace(t, whole, "in a JSON log", b.String())
	if !json.Valid(bytes.Split(b.Bytes(), []byte("\n"))[0]) || !strings.Contains(b.String(), v.String()) {
		t.Errorf("the log does not hold the masked number: %s", b.String())
	}
}

// logged is how a host's struct keeps its number out of a JSON log: a handler
// marshals what has no LogValue.
type logged[V secretValue] struct{ Number V }

func (l logged[V]) LogValue() slog.Value { return slog.GroupValue(slog.Any("number", l.Number)) }

// noTrace fails where an output holds eight characters of the number in a row,
// plain or as bytes: what the address of a handle does not show by chance.
func noTrace(t *testing.T, whole, where string, outputs ...string) {
	t.Helper()
	for _, output := range outputs {
		for i := 0; i+8 <= len(whole); i++ {
			part := whole[i : i+8]
			for _, trace := range []string{part, hex.EncodeToString([]byte(part)), fmt.Sprintf("% x", part), fmt.Sprintf("%d", []byte(part))} {
				if strings.Contains(strings.ToLower(output), strings.ToLower(trace)) {
					t.Fatalf("%s shows %q: %s", where, trace, output)
				}
			}
		}
	}
}

// The mask keeps the last four characters and the length, under every verb that
// fits a text.
func maskedAs[V secretValue](t *testing.T, v V, kind, mask string) {
	t.Helper()
	var none V
	for format, want := range map[string][2]string{
		"%v": {mask, "none"}, "%s": {mask, "none"}, "%+v": {mask, "none"}, "%d": {mask, "none"}, "%x": {mask, "none"},
		"%q": {`"` + mask + `"`, `"none"`}, "%#v": {"tanu." + kind + "(" + mask + ")", "tanu." + kind + "(none)"},
		"%25v": {fmt.Sprintf("%25s", mask), fmt.Sprintf("%25s", "none")},
	} {
		if got, empty := fmt.Sprintf(format, v), fmt.Sprintf(format, none); got != want[0] || empty != want[1] {
			t.Errorf("%s: %s and %s, want %s and %s", format, got, empty, want[0], want[1])
		}
	}
	if v.String() != mask || v.LogValue().String() != mask || none.LogValue().String() != "none" {
		t.Errorf("String %s, LogValue %s and %s", v, v.LogValue(), none.LogValue())
	}
	if v.IsZero() || !none.IsZero() || none.Digits() != "" {
		t.Errorf("IsZero of %s and %s, digits %q of none", v, none, none.Digits())
	}
}

// silentErrors puts a number that is refused through every way in, and finds
// none of its digits in what comes back.
func silentErrors[V secretValue, P pointer[V]](t *testing.T, parse func(string) (V, error), bad string) {
	t.Helper()
	v, err := parse(bad)
	if err == nil || !v.IsZero() {
		t.Fatalf("%q was accepted, or is not none: %v, %v", bad, v, err)
	}
	var read V
	var record struct{ Number V }
	written, _ := json.Marshal(err)
	if bad == "" {
		return // which is read as none
	}
	for _, err := range []error{
		err, P(&read).UnmarshalText([]byte(bad)), fmt.Errorf("row 7: %w", err),
		json.Unmarshal(fmt.Appendf(nil, `{"Number":%q}`, bad), &record),
		json.Unmarshal(fmt.Appendf(nil, `{"Number":[%q]}`, bad), &record),
	} {
		if err == nil {
			t.Fatalf("%q was accepted", bad)
		}
		var syntax *tanu.FieldError
		errors.As(err, &syntax)
		for _, output := range []string{err.Error(), fmt.Sprintf("%v %+v", err, err), fmt.Sprintf("%#v", syntax), string(written)} {
			if sharesDigits(output, bad, 4) {
				t.Errorf("an error shows digits of what was given: %s", output)
			}
		}
	}
}

// sharesDigits reports whether output holds n digits in a row of input.
func sharesDigits(output, input string, n int) bool {
	for i := 0; i+n <= len(input); i++ {
		if part := input[i : i+n]; strings.Trim(part, "0123456789") == "" && strings.Contains(output, part) {
			return true
		}
	}
	return false
}

// fuzzSecret is fuzzText, with errors that show no four digits of the input.
func fuzzSecret[V secretValue, P pointer[V]](f *testing.F, parse func(string) (V, error), seeds ...string) {
	fuzzText[V, P](f, func(s string) (V, error) {
		v, err := parse(s)
		if err == nil && (v.Digits() != s || strings.Contains(fmt.Sprintf("%v %#v %x", v, v, v), s)) {
			return v, fmt.Errorf("%q is given out as %q, shown as %v", s, v.Digits(), v)
		}
		if err != nil && sharesDigits(err.Error(), s, 4) {
			return v, fmt.Errorf("the error shows digits of %q: %v", s, err.Error())
		}
		return v, err
	}, seeds...)
}
