package tanu_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"text/template"
	"unicode"

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

// A personal number in a free text is hidden, grouped or not; a day and a short
// number are shown.
func TestHideDigits_number(t *testing.T) {
	for input, want := range map[string]string{
		"900101300126":           "************",
		"900101 300126":          "****** ******",
		"900101-300126":          "******-******",
		"900 101 300 126":        "*** *** *** ***",
		"90.01.01/300126":        "**.**.**/******",
		"900101\u00a0300126":     "******\u00a0******",
		"IIN 900101300126, yes":  "IIN ************, yes",
		"KZ86125KZT5004100100":   "KZ******************",
		"20260320":               "********",
		"2026-02-30":             "2026-02-30",
		"30.02.2026 10:15":       "30.02.2026 10:15",
		"1234567":                "1234567",
		"12345 - 67890 - 12345":  "***** - ***** - *****",
		"12345 -- 67890 -- 123":  "12345 -- 67890 -- 123", // four apart: not one number
		"2026-05-15, 2026-05-16": "2026-05-15, 2026-05-16",

		"KZ86 125K ZT50 0410 0100": "KZ** **** **** **** ****",
		"kz86125kzt5004100100":     "kz******************",
		"kz86 125kzt 5004100100":   "kz** ****** **********",
		"ＫＺ86125KZT5004100100":     "ＫＺ******************",
		"９００１０１３００１２６":             "************",
		"９００１ ０１３０ ０１２６":           "**** **** ****",
		"٩٠٠١٠١٣٠٠١٢٦":             "************",
		"900101——300126":           "******——******",
		"900101 — 300126":          "****** — ******",
		"900101\t\t300126":         "******\t\t******",
		"9001\u200b0130\u200b0126": "****\u200b****\u200b****",
		"900101a300126":            "******a******",
		"900101,  300126":          "******,  ******",
		"90.01.01.30.01.26":        "**.**.**.**.**.**",
		"ИИН:900101-300-126":       "ИИН:******-***-***",
		"230240a001230":            "******a******", // a BIN
		"1900101:3001267":          "1******:******7",
	} {
		if got := tanu.HideDigits(input); got != want {
			t.Errorf("%q: %q, want %q", input, got, want)
		}
	}
}

// An account typed into another field is hidden whole, letters too.
func TestHideDigits_account(t *testing.T) {
	for in, want := range map[string]string{
		"KZ13SAMPLEABCDEFGHIJ":        "KZ******************",
		"to KZ85125KZTABCDEFGHIJ now": "to KZ****************** now",
		"KZ13 short":                  "KZ13 short",
		"KZABCDEFGHIJKLMNOPQR":        "KZABCDEFGHIJKLMNOPQR",
	} {
		if got := tanu.HideDigits(in); got != want {
			t.Errorf("HideDigits(%q) = %q, want %q", in, got, want)
		}
	}
}

// Of an id only what is an IIN is hidden: what tells cases apart stays. The IINs
// are invented.
func TestHideIIN(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"75-0001":                             "75-0001",
		"75-2026-000123":                      "75-2026-000123",
		"901310000007":                        "************", // of no day that there is; such IINs were given out
		"900101300126":                        "************",
		"case/900101300126/2":                 "case/************/2",
		"900101 300126":                       "****** ******",
		"90-01-01-300126":                     "**-**-**-******",
		"1900101300126":                       "1************",
		"9001013001267":                       "************7",
		"900101300125":                        "900101300125", // its check digit does not match
		"1-900101-300126":                     "1-******-******",
		"12900101 300126":                     "12900101 300126", // no group begins with it
		"2026-11-22":                          "2026-11-22",
		"KZ86125KZT5004100100/1":              "KZ******************/1",
		"900101300126900101300126":            strings.Repeat("*", 24),
		"lapse/75-0001/2026-05-15/2026-05-16": "lapse/75-0001/2026-05-15/2026-05-16",
		"case/９００１０１３００１２６":        "case/************",
		"900101 — 300126":          "****** — ******",
		"9001\u200b0130\u200b0126": "****\u200b****\u200b****",
		"900101a300126":            "900101a300126", // an id has letters of its own
		"900101/300126":            "900101/300126",
		"2026:١٢٣":                 "2026:١٢٣",
		"KZ86 125K ZT50 0410 0100": "KZ** **** **** **** ****",
	} {
		if got := tanu.HideIIN(in); got != want {
			t.Errorf("HideIIN(%q) = %q, want %q", in, got, want)
		}
	}
}

// However the digits of an IIN were typed, none is left: not in any twelve digits
// that at most three characters of any kind set apart. All else stays as it was.
func FuzzHideDigits(f *testing.F) {
	for _, s := range []string{
		"900101300126", "900101a300126", "1900101, 3001267", "KZ86 125K ZT50 0410 0100", "９００１０１٣٠٠١٢٦",
		"90a01b01c30d01e26f900101300126", "9001013001\xff26", "900101****300126", "30.02.2026 10:15", "𝟗𝟎𝟎𝟏𝟎𝟏𝟑𝟎𝟎𝟏𝟐𝟔",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		hidden := tanu.HideDigits(s)
		if again := tanu.HideDigits(hidden); again != hidden {
			t.Errorf("%q gives %q, and that %q", s, hidden, again)
		}
		if found, ok := findIIN([]rune(hidden)); ok {
			t.Errorf("%q gives %q, with %s in it", s, hidden, found)
		}
		id := tanu.HideIIN(s)
		if again := tanu.HideIIN(id); again != id {
			t.Errorf("id %q gives %q, and that %q", s, id, again)
		}
		before, after := []rune(s), []rune(hidden)
		if len(before) != len(after) {
			t.Fatalf("%q gives %q", s, hidden)
		}
		for i := range before {
			if after[i] != before[i] && (after[i] != '*' || !unicode.IsDigit(before[i]) && !unicode.IsLetter(before[i])) {
				t.Fatalf("%q gives %q", s, hidden)
			}
		}
	})
}

// findIIN is a slow and obvious search: from every digit on, the next twelve.
func findIIN(text []rune) (number string, ok bool) {
	for i := range text {
		number = ""
		for k, last := i, i; k < len(text) && k-last <= 4 && len(number) < 12; k++ {
			if d, ok := digitNamed(text[k]); ok {
				number, last = number+string(d), k
			} else if number == "" {
				break
			}
		}
		n, err := tanu.ParseIIN(number)
		if err != nil {
			continue
		}
		if _, err := tanu.ParseDate("2000-" + number[2:4] + "-" + number[4:6]); err == nil && !n.IsZero() {
			return number, true
		}
	}
	return "", false
}

// digitNamed knows a digit of four scripts by a list of them.
func digitNamed(r rune) (rune, bool) {
	for _, script := range []string{"0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"} {
		for i, d := range []rune(script) {
			if r == d {
				return '0' + rune(i), true
			}
		}
	}
	return 0, false
}

func ExampleHideIIN() {
	fmt.Println(tanu.HideIIN("75-0001/900101300126"))
	// Output: 75-0001/************
}
