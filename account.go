package tanu

import (
	"fmt"
	"log/slog"
	"strings"
)

// Account is a Kazakh bank account by its IBAN: KZ, two check digits, a bank
// code of three digits, thirteen characters of account; twenty characters in
// all (жиырма таңбалы шот; двадцатизначный счет). It is shown and given out as
// an IIN is. The zero Account is "none".
//
// Law: 2025/annex-1.9; check digits by ISO 7064, mod 97-10.
type Account struct{ number secret }

// ParseAccount reads the electronic form of the IBAN: twenty capital letters
// and digits, no spaces.
func ParseAccount(s string) (Account, error) {
	fail := func(rule string) (Account, error) { return Account{}, malformed("Account", rule) }
	switch {
	case len(s) != 20:
		return fail(RuleAccountLength)
	case !strings.HasPrefix(s, "KZ"):
		return fail(RuleAccountCountry)
	case !allDigits(s[2:7]):
		return fail(RuleAccountDigits)
	case strings.Trim(s[7:], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "":
		return fail(RuleAccountLetters)
	}
	check, _ := digits(s[2:4])
	if check < 2 || check > 98 || mod97(s[4:]+s[:4]) != 1 {
		return fail(RuleAccountCheck)
	}
	return Account{keep(s)}, nil
}

// MustAccount is ParseAccount for constants: it panics on a text that is no
// account.
func MustAccount(s string) Account { return must(ParseAccount(s)) }

// mod97 reads s as a number in which A is 10 and Z is 35, modulo 97.
func mod97(s string) (n int) {
	for i := range len(s) {
		if c := int(s[i]); c <= '9' {
			n = (n*10 + c - '0') % 97
		} else {
			n = (n*100 + c - 'A' + 10) % 97
		}
	}
	return n
}

// IsZero reports whether the account is none.
func (a Account) IsZero() bool { return a.number.isZero() }

// Digits gives out the whole IBAN, "" for none.
func (a Account) Digits() string { return a.number.reveal() }

// String returns the account masked but for its last four characters, "none"
// for none.
func (a Account) String() string { return a.number.mask() }

// Format implements fmt.Formatter: every verb shows the account masked.
func (a Account) Format(f fmt.State, verb rune) { a.number.format(f, verb, "Account") }

// LogValue implements slog.LogValuer: the account masked.
func (a Account) LogValue() slog.Value { return a.number.logValue() }

// MarshalText writes the whole IBAN, for storage; nothing for none.
func (a Account) MarshalText() ([]byte, error) { return []byte(a.Digits()), nil }

// UnmarshalText reads what MarshalText writes; an empty text is none.
func (a *Account) UnmarshalText(text []byte) error { return unmarshalText(a, text, ParseAccount) }
