package tanu_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

// Numbers made up for tests. For 900101300126: the sum of digit by place is
// 9 + 4 + 6 + 21 + 10 + 22 = 72, and 72 mod 11 is 6. For 900101410100 the
// first cycle gives 9 + 4 + 6 + 28 + 8 + 10 = 65, that is 10; the second, by
// weights 3 to 11, 1, 2, gives 27 + 6 + 8 + 36 + 10 + 1 = 88, that is 0.
var (
	validIINs = []string{"900101300126", "851231456780", "050630555014", "900101410100"}
	validBINs = []string{"230240001230", "230941000450"}
)

func TestParseIIN(t *testing.T) {
	for _, s := range validIINs {
		n, err := tanu.ParseIIN(s)
		if err != nil || n.Digits() != s || n != tanu.MustIIN(s) {
			t.Errorf("%s: %v, %v", s, n, err)
		}
	}
	for s, rule := range map[string]string{
		"850101300123":  "the check digit does not match", // 4 expected
		"123456789012":  "the check digit does not match", // 3 expected
		"":              "want twelve digits",
		"90010130012":   "want twelve digits",
		"9001013001266": "want twelve digits",
		"90010130012 ":  "want twelve digits",
		"９００":           "want twelve digits", // nine bytes of wide digits
		"９００１":          "want twelve digits", // twelve
		"90010130012x":  "want twelve digits",
		"-90010130012":  "want twelve digits",
		"230240001230":  "the fifth digit of a person's number is 0 to 3; 4 to 6 is a BIN",
	} {
		if _, err := tanu.ParseIIN(s); err == nil || err.Error() != "tanu: parse IIN: "+rule {
			t.Errorf("%q: %v, want %s", s, err, rule)
		}
		silentErrors(t, tanu.ParseIIN, s)
	}
}

// The first cycle of 90010141015 gives 10, and so does the second: no twelfth
// digit makes it a number.
func TestParseIIN_noCheckDigitExists(t *testing.T) {
	for last := range 10 {
		s := fmt.Sprintf("90010141015%d", last)
		if _, err := tanu.ParseIIN(s); err == nil || !strings.Contains(err.Error(), "no such number is issued") {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestParseBIN(t *testing.T) {
	for _, s := range validBINs {
		n, err := tanu.ParseBIN(s)
		if err != nil || n.Digits() != s || n != tanu.MustBIN(s) {
			t.Errorf("%s: %v, %v", s, n, err)
		}
	}
	if head, branch := tanu.MustBIN(validBINs[0]), tanu.MustBIN(validBINs[1]); head.IsBranch() || !branch.IsBranch() || (tanu.BIN{}).IsBranch() {
		t.Error("a head unit, or none, is a branch, or a branch is not")
	}
	for _, s := range append([]string{"230240001231", "", "2302400012"}, validIINs...) {
		silentErrors(t, tanu.ParseBIN, s)
	}
}

// Against a slow oracle with its weights written out: of each eleven digits at
// most one twelfth makes a number, and the fifth digit alone says whose it is.
func TestCheckDigit_oracle(t *testing.T) {
	random := rand.New(rand.NewPCG(521, 423))
	for range 20_000 {
		eleven := fmt.Sprintf("%011d", random.Int64N(100_000_000_000))
		want := oracleCheckDigit(eleven)
		for last := range 10 {
			s := fmt.Sprintf("%s%d", eleven, last)
			_, asIIN := tanu.ParseIIN(s)
			_, asBIN := tanu.ParseBIN(s)
			iin := last == want && eleven[4] <= '3'
			bin := last == want && eleven[4] >= '4' && eleven[4] <= '6'
			if (asIIN == nil) != iin || (asBIN == nil) != bin {
				t.Fatalf("%s: IIN %v, BIN %v; the check digit is %d", s, asIIN, asBIN, want)
			}
		}
	}
}

func oracleCheckDigit(eleven string) int {
	for _, weights := range [][11]int{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}} {
		sum := 0
		for i, weight := range weights {
			sum += int(eleven[i]-'0') * weight
		}
		if sum%11 < 10 {
			return sum % 11
		}
	}
	return 10
}

// The birth date is read and never judged.
func TestIIN_BirthDate(t *testing.T) {
	for s, want := range map[string]string{
		"900101300126": "1990-01-01", "851231456780": "1985-12-31", "050630555014": "2005-06-30", "900101410100": "1990-01-01",
		withCheckDigit(t, "85010110001"): "1885-01-01", withCheckDigit(t, "04022950001"): "2004-02-29",
		withCheckDigit(t, "05022950001"): "none", withCheckDigit(t, "90010100001"): "none", withCheckDigit(t, "90130130001"): "none",
		withCheckDigit(t, "90010170001"): "none",
	} {
		day, ok := tanu.MustIIN(s).BirthDate()
		if day.String() != want || ok != (want != "none") {
			t.Errorf("%s: born %s, %t; want %s", s, day, ok, want)
		}
	}
	if day, ok := (tanu.IIN{}).BirthDate(); ok || !day.IsZero() {
		t.Errorf("none is born on %s", day)
	}
}

// withCheckDigit completes eleven made-up digits.
func withCheckDigit(t *testing.T, eleven string) string {
	t.Helper()
	digit := oracleCheckDigit(eleven)
	if digit == 10 {
		t.Fatalf("%s has no check digit", eleven)
	}
	return fmt.Sprintf("%s%d", eleven, digit)
}

func TestIIN_masked(t *testing.T) {
	for _, s := range validIINs {
		maskedEverywhere(t, tanu.MustIIN(s))
	}
	maskedAs(t, tanu.MustIIN("900101300126"), "IIN", "********0126")
}

func TestBIN_masked(t *testing.T) {
	for _, s := range validBINs {
		maskedEverywhere(t, tanu.MustBIN(s))
	}
	maskedAs(t, tanu.MustBIN("230941000450"), "BIN", "********0450")
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

func TestIdentifier_text(t *testing.T) {
	textRoundTrip(t, tanu.MustIIN(validIINs[0]), tanu.MustIIN(validIINs[1]))
	textRoundTrip(t, tanu.MustBIN(validBINs[0]), tanu.MustBIN(validBINs[1]))
}

// A number in JSON is no IIN: leading zeros would be lost. The error does not
// show it.
func TestIIN_jsonNumber(t *testing.T) {
	var n tanu.IIN
	err := json.Unmarshal([]byte("900101300126"), &n)
	if err == nil || !n.IsZero() || sharesDigits(err.Error(), "900101300126", 4) {
		t.Errorf("%v, %v", n, err)
	}
}

func TestMust_panicsSilently(t *testing.T) {
	for name, f := range map[string]func(){
		"IIN": func() { tanu.MustIIN("850101300123") }, "BIN": func() { tanu.MustBIN("850101300123") },
		"Account": func() { tanu.MustAccount("KZ00850101300123") }, "Date": func() { tanu.MustDate("850101300123") },
	} {
		func() {
			defer func() {
				if err, ok := recover().(error); !ok || sharesDigits(err.Error(), "850101300123", 4) {
					t.Errorf("%s: %v", name, err)
				}
			}()
			f()
		}()
	}
}

func FuzzParseIIN(f *testing.F) {
	fuzzSecret(f, tanu.ParseIIN, append(validIINs, "850101300123", "900101410150")...)
}

func FuzzParseBIN(f *testing.F) { fuzzSecret(f, tanu.ParseBIN, validBINs...) }

func BenchmarkParseIIN(b *testing.B) {
	for b.Loop() {
		_, _ = tanu.ParseIIN("900101300126")
	}
}

func ExampleParseIIN() {
	n, err := tanu.ParseIIN("900101300126") // made up
	fmt.Println(n, err)
	_, err = tanu.ParseIIN("900101300120")
	fmt.Println(err)
	// Output:
	// ********0126 <nil>
	// tanu: parse IIN: the check digit does not match
}

func ExampleIIN_Digits() {
	n := tanu.MustIIN("900101300126") // made up
	fmt.Println(n, "is", n.Digits())
	// Output: ********0126 is 900101300126
}

func ExampleIIN_BirthDate() {
	day, ok := tanu.MustIIN("900101300126").BirthDate() // made up
	fmt.Println(day, ok)
	// Output: 1990-01-01 true
}

func ExampleParseBIN() {
	n, err := tanu.ParseBIN("230941000450") // made up
	fmt.Println(n, n.IsBranch(), err)
	// Output: ********0450 true <nil>
}
