package tanu_test

import (
	"encoding/json"
	"fmt"
	"math/big"
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

// The example of the IBAN registry for Kazakhstan, and accounts made up here.
const registryIBAN = "KZ86125KZT5004100100"

// withCheckDigits puts the check digits before a bank code and an account:
// letters as 10 to 35, KZ00 at the end, 98 less the remainder by 97.
func withCheckDigits(rest string) string {
	return fmt.Sprintf("KZ%02d%s", 98-oracleMod97(rest+"KZ00"), rest)
}

func oracleMod97(s string) int64 {
	var b strings.Builder
	for _, c := range s {
		if c >= 'A' {
			fmt.Fprint(&b, c-'A'+10)
		} else {
			b.WriteRune(c)
		}
	}
	n, _ := new(big.Int).SetString(b.String(), 10)
	return new(big.Int).Mod(n, big.NewInt(97)).Int64()
}

// Any one digit or letter that is another, and any two digits or letters side by
// side that are swapped, is found. A letter for a digit may pass: ISO 7064 counts
// a letter as two digits.
//
// Law: annex-1.9.
func TestAnnex1_AccountAgainstItsOracle(t *testing.T) {
	const numerals, letters = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	const alphabet = numerals + letters
	isLetter := func(c byte) bool { return c >= 'A' }
	random := rand.New(rand.NewPCG(97, 10))
	for range 500 {
		rest := []byte(fmt.Sprintf("%03d", random.IntN(1000)))
		for range 13 {
			rest = append(rest, alphabet[random.IntN(len(alphabet))])
		}
		s := withCheckDigits(string(rest))
		account, err := tanu.ParseAccount(s)
		if err != nil || account.Digits() != s {
			t.Fatalf("%s: %v, %v", s, account, err)
		}
		for i := range len(s) {
			for _, c := range []byte(alphabet) {
				if wrong := s[:i] + string(c) + s[i+1:]; c != s[i] && isLetter(c) == isLetter(s[i]) {
					if _, err := tanu.ParseAccount(wrong); err == nil {
						t.Fatalf("%s passes for %s", wrong, s)
					}
				}
			}
			if i > 0 && s[i] != s[i-1] && isLetter(s[i]) == isLetter(s[i-1]) {
				if _, err := tanu.ParseAccount(s[:i-1] + s[i:i+1] + s[i-1:i] + s[i+1:]); err == nil {
					t.Fatalf("%s passes with places %d and %d swapped", s, i-1, i)
				}
			}
		}
	}
}

// Twenty characters, KZ, check digits, bank code: whatever is not an account is
// refused by the rule it breaks.
//
// Law: annex-1.9.
func TestAnnex1_AccountRefused(t *testing.T) {
	for s, rule := range map[string]string{
		"":                               "want twenty characters",
		"KZ86125KZT500410010":            "want twenty characters",
		"KZ86 125K ZT50 0410 0100":       "want twenty characters",
		"RU86125KZT5004100100":           "want an account in Kazakhstan, KZ…",
		"kz86125KZT5004100100":           "want an account in Kazakhstan, KZ…",
		"KZ8612XKZT5004100100":           "want two check digits and a bank code of three digits after KZ",
		"KZA6125KZT5004100100":           "want two check digits and a bank code of three digits after KZ",
		"KZ86125KZt5004100100":           "want capital letters and digits only",
		"KZ86125KZT500 100100":           "want capital letters and digits only",
		"KZ86125KZT5004100Ы1":            "want capital letters and digits only",
		"KZ87125KZT5004100100":           "the check digits do not match",
		"KZ86125KZT5004100101":           "the check digits do not match",
		"KZ00125KZT5004100100":           "the check digits do not match",
		withOtherCheck(registryIBAN, 97): "the check digits do not match",
	} {
		if _, err := tanu.ParseAccount(s); err == nil || err.Error() != "tanu: parse Account: "+rule {
			t.Errorf("%q: %v, want %s", s, err, rule)
		}
		silentErrors(t, tanu.ParseAccount, s)
	}
}

// withOtherCheck changes the check digits of an IBAN by n, which leaves the
// remainder by 97 as it was where n is 97: 00, 01 and 99 are no check digits.
func withOtherCheck(iban string, n int) string {
	var check int
	_, _ = fmt.Sscanf(iban[2:4], "%d", &check)
	return fmt.Sprintf("KZ%02d%s", (check+n)%100, iban[4:])
}

// Of the check digits that leave the right remainder only 02 to 98 are used:
// where 02 is right, 99 is not, and where 97 or 98 is, 00 or 01 is not.
func TestParseAccount_checkDigitsOfOneForm(t *testing.T) {
	found := 0
	for n := range 500 {
		s := withCheckDigits(fmt.Sprintf("125%013d", n))
		twin := map[string]string{"02": "99", "97": "00", "98": "01"}[s[2:4]]
		if twin == "" {
			continue
		}
		found++
		if oracleMod97(s[4:]+"KZ"+twin) != 1 {
			t.Fatalf("%s and %s do not leave the same remainder", s[2:4], twin)
		}
		if _, err := tanu.ParseAccount("KZ" + twin + s[4:]); err == nil {
			t.Errorf("%s passes with the check digits %s", s, twin)
		}
	}
	if found == 0 {
		t.Error("no account with such check digits was tried")
	}
}

func TestAccount_masked(t *testing.T) {
	account := tanu.MustAccount(registryIBAN)
	maskedEverywhere(t, account)
	maskedEverywhere(t, tanu.MustAccount(withCheckDigits("125ABCDEFGHIJKLM")))
	maskedAs(t, account, "Account", "****************0100")
}

func TestAccount_text(t *testing.T) {
	textRoundTrip(t, tanu.MustAccount(registryIBAN), tanu.MustAccount(withCheckDigits("9990000000000000")))
}

func FuzzParseAccount(f *testing.F) {
	fuzzSecret(f, tanu.ParseAccount, registryIBAN, withCheckDigits("125ABCDEFGHIJKLM"))
}

func ExampleParseAccount() {
	account, err := tanu.ParseAccount("KZ86125KZT5004100100") // the IBAN registry's example
	fmt.Println(account, err)
	_, err = tanu.ParseAccount("KZ86125KZT5004100101")
	fmt.Println(err)
	// Output:
	// ****************0100 <nil>
	// tanu: parse Account: the check digits do not match
}

func ExampleAccount_Digits() {
	account := tanu.MustAccount("KZ86125KZT5004100100") // the IBAN registry's example
	fmt.Println(account.Digits())
	// Output: KZ86125KZT5004100100
}
