package tanu_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/biliktilik/tanu"
)

func TestLanguage_text(t *testing.T) {
	wordsRoundTrip(t, tanu.ParseLanguage, tanu.Languages()...)
}

func FuzzParseLanguage(f *testing.F) { fuzzWord(f, tanu.ParseLanguage, tanu.Languages()...) }

// The months of a date in Russian stand in the genitive, in Kazakh as they are.
func TestDate_In_everyMonth(t *testing.T) {
	for month, want := range map[time.Month][3]string{
		time.January:   {"2026 жылғы 9 қаңтар", "9 января 2026 года", "9 January 2026"},
		time.February:  {"2026 жылғы 9 ақпан", "9 февраля 2026 года", "9 February 2026"},
		time.March:     {"2026 жылғы 9 наурыз", "9 марта 2026 года", "9 March 2026"},
		time.April:     {"2026 жылғы 9 сәуір", "9 апреля 2026 года", "9 April 2026"},
		time.May:       {"2026 жылғы 9 мамыр", "9 мая 2026 года", "9 May 2026"},
		time.June:      {"2026 жылғы 9 маусым", "9 июня 2026 года", "9 June 2026"},
		time.July:      {"2026 жылғы 9 шілде", "9 июля 2026 года", "9 July 2026"},
		time.August:    {"2026 жылғы 9 тамыз", "9 августа 2026 года", "9 August 2026"},
		time.September: {"2026 жылғы 9 қыркүйек", "9 сентября 2026 года", "9 September 2026"},
		time.October:   {"2026 жылғы 9 қазан", "9 октября 2026 года", "9 October 2026"},
		time.November:  {"2026 жылғы 9 қараша", "9 ноября 2026 года", "9 November 2026"},
		time.December:  {"2026 жылғы 9 желтоқсан", "9 декабря 2026 года", "9 December 2026"},
	} {
		day, err := tanu.NewDate(2026, month, 9)
		if err != nil {
			t.Fatal(err)
		}
		for i, lang := range tanu.Languages() {
			if got := day.In(lang); got != want[i] {
				t.Errorf("%s: %s, want %s", lang, got, want[i])
			}
			if name := lang.Month(month); lang != tanu.Russian && !strings.Contains(want[i], name) {
				t.Errorf("%s: month %s is not in %s", lang, name, want[i])
			}
		}
	}
}

func TestLanguage_outside(t *testing.T) {
	for _, lang := range append(tanu.Languages(), "") {
		for _, got := range []string{lang.Month(0), lang.Month(13), lang.Weekday(-1), lang.Weekday(7)} {
			if got != "" {
				t.Errorf("%q names what does not exist: %s", lang, got)
			}
		}
	}
	var none tanu.Language
	if none.Month(time.March) != "March" || none.Weekday(time.Friday) != "Friday" || (tanu.Text{KK: "a", RU: "b", EN: "c"}).In(none) != "c" {
		t.Error("no language is not English")
	}
}

func TestLanguage_Weekday_sevenNames(t *testing.T) {
	for _, lang := range tanu.Languages() {
		seen := map[string]bool{}
		for day := time.Sunday; day <= time.Saturday; day++ {
			seen[lang.Weekday(day)] = true
		}
		if len(seen) != 7 || seen[""] {
			t.Errorf("%s: %v", lang, seen)
		}
	}
}

// Groups of three, a no-break space in Kazakh and Russian.
func TestLanguage_Sum(t *testing.T) {
	for plain, want := range map[string][2]string{
		"0":           {"0", "0"},
		"5":           {"5", "5"},
		"999":         {"999", "999"},
		"1000":        {"1\u00a0000", "1,000"},
		"30275":       {"30\u00a0275", "30,275"},
		"30275.50":    {"30\u00a0275,50", "30,275.50"},
		"1234567.05":  {"1\u00a0234\u00a0567,05", "1,234,567.05"},
		"-11725":      {"-11\u00a0725", "-11,725"},
		"-1.00":       {"-1,00", "-1.00"},
		"":            {"", ""},
		"-":           {"-", "-"},
		"1.":          {"1.", "1."},
		".5":          {".5", ".5"},
		"1e6":         {"1e6", "1e6"},
		"+1000":       {"+1000", "+1000"},
		"1 000":       {"1 000", "1 000"},
		"1.2.3":       {"1.2.3", "1.2.3"},
		"1000 тенге":  {"1000 тенге", "1000 тенге"},
		"--1000":      {"--1000", "--1000"},
		"100000.0001": {"100\u00a0000,0001", "100,000.0001"},
	} {
		if kk, ru, en := tanu.Kazakh.Sum(plain), tanu.Russian.Sum(plain), tanu.English.Sum(plain); kk != want[0] || ru != want[0] || en != want[1] {
			t.Errorf("%q: %q, %q, %q; want %q and %q", plain, kk, ru, en, want[0], want[1])
		}
	}
}

// Taking the groups out again gives the plain number back.
func FuzzLanguage_Sum(f *testing.F) {
	for _, seed := range []string{"30275", "30275.50", "-1234567.05", "", "тенге", "1.", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		en := tanu.English.Sum(s)
		if strings.ReplaceAll(en, ",", "") != strings.ReplaceAll(s, ",", "") {
			t.Fatalf("%q became %q", s, en)
		}
		ru := tanu.Russian.Sum(s)
		if ru != tanu.Kazakh.Sum(s) || ru != s && strings.NewReplacer("\u00a0", "", ",", ".").Replace(ru) != s {
			t.Fatalf("%q became %q", s, ru)
		}
	})
}

func ExampleParseLanguage() {
	lang, err := tanu.ParseLanguage("kk")
	fmt.Println(lang == tanu.Kazakh, err)
	_, err = tanu.ParseLanguage("KK")
	fmt.Println(err)
	// Output:
	// true <nil>
	// tanu: parse Language: unknown word
}

func ExampleLanguage_Sum() {
	fmt.Println(tanu.English.Sum("30275.50"))
	// Output: 30,275.50
}

func ExampleLanguage_Month() {
	fmt.Println(tanu.Kazakh.Month(time.March), tanu.Russian.Month(time.March), tanu.English.Month(time.March))
	// Output: наурыз март March
}

func ExampleLanguage_Weekday() {
	fmt.Println(tanu.Kazakh.Weekday(time.Friday), tanu.Russian.Weekday(time.Friday), tanu.English.Weekday(time.Friday))
	// Output: жұма пятница Friday
}

func ExampleText_In() {
	voucher := tanu.Text{KK: "біржолғы ваучер", RU: "единоразовый ваучер", EN: "one-time voucher"}
	fmt.Println(voucher.In(tanu.Kazakh))
	// Output: біржолғы ваучер
}
