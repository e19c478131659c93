package tanu_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

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
// Law: 2025/annex-1.9.
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
// Law: 2025/annex-1.9.
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
