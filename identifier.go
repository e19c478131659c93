package tanu

import (
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// IIN is the individual identification number of a person (жеке сәйкестендіру
// нөмірі, ЖСН; индивидуальный идентификационный номер, ИИН): twelve digits, the
// last a check digit. The zero IIN is "none".
//
// It is personal data. fmt, log/slog and errors show it masked; Digits gives it
// out. MarshalText writes it whole, because a stored case must come back: keep
// what you marshal as you keep the case itself. A log handler that marshals a
// struct writes what it holds: give a struct with an IIN a LogValue of its own.
//
// Law: Order of the Minister of Internal Affairs No. 521 of 29 June 2023.
type IIN struct{ number secret }

// BIN is the business identification number of a legal entity (бизнес-
// сәйкестендіру нөмірі, БСН; бизнес-идентификационный номер, БИН). It is shown
// and given out as an IIN is. The zero BIN is "none".
//
// Law: Order of the Minister of Justice No. 423 of 27 June 2023.
type BIN struct{ number secret }

// ParseIIN reads twelve digits, checks the check digit and that the fifth digit
// is one of a person's (0 to 3). The first seven digits, birth date, century
// and sex, are not judged: the order guarantees only the check digit.
func ParseIIN(s string) (IIN, error) {
	if err := checkTwelve("IIN", s); err != nil {
		return IIN{}, err
	}
	if s[4] > '3' {
		return IIN{}, malformed("IIN", RulePersonNumber)
	}
	return IIN{keep(s)}, nil
}

// MustIIN is ParseIIN for constants: it panics on a text that is no IIN.
func MustIIN(s string) IIN { return must(ParseIIN(s)) }

// ParseBIN reads twelve digits, checks the check digit and that the fifth digit
// is one of a legal entity's (4 to 6).
func ParseBIN(s string) (BIN, error) {
	if err := checkTwelve("BIN", s); err != nil {
		return BIN{}, err
	}
	if s[4] < '4' || s[4] > '6' {
		return BIN{}, malformed("BIN", RuleEntityNumber)
	}
	return BIN{keep(s)}, nil
}

// MustBIN is ParseBIN for constants: it panics on a text that is no BIN.
func MustBIN(s string) BIN { return must(ParseBIN(s)) }

// checkTwelve holds s to twelve digits, the last a check digit. Its errors tell
// the rule and never the number.
func checkTwelve(kind, s string) error {
	if len(s) != 12 || !allDigits(s) {
		return malformed(kind, RuleTwelveDigits)
	}
	want, ok := checkDigit(s)
	if !ok {
		return malformed(kind, RuleNeverIssued)
	}
	if int(s[11]-'0') != want {
		return malformed(kind, RuleCheckDigit)
	}
	return nil
}

// checkDigit is the twelfth digit that the first eleven call for. The second
// cycle of weights is tried where the first gives 10; where that gives 10 too,
// no such number is issued.
func checkDigit(s string) (digit int, ok bool) {
	sum := func(first int) (n int) {
		for i := range 11 {
			n += int(s[i]-'0') * ((first+i-1)%11 + 1)
		}
		return n % 11
	}
	if digit = sum(1); digit == 10 {
		digit = sum(3)
	}
	return digit, digit != 10
}

// IsZero reports whether the number is none.
func (n IIN) IsZero() bool { return n.number.isZero() }

// Digits gives out the whole number, "" for none.
func (n IIN) Digits() string { return n.number.reveal() }

// BirthDate returns the day that the first seven digits spell. ok is false
// where they spell none, which is a reason to look twice and no error: some
// foreigners' numbers do not.
func (n IIN) BirthDate() (day Date, ok bool) {
	s := n.Digits()
	if s == "" || s[6] < '1' || s[6] > '6' {
		return Date{}, false
	}
	number, _ := digits(s[:6])
	century := 1800 + 100*int((s[6]-'1')/2)
	day, err := NewDate(century+number/10000, time.Month(number/100%100), number%100)
	return day, err == nil
}

// String returns the number masked but for its last four digits, "none" for
// none.
func (n IIN) String() string { return n.number.mask() }

// Format implements fmt.Formatter: every verb shows the number masked.
func (n IIN) Format(f fmt.State, verb rune) { n.number.format(f, verb, "IIN") }

// LogValue implements slog.LogValuer: the number masked.
func (n IIN) LogValue() slog.Value { return n.number.logValue() }

// MarshalText writes the whole number, for storage; nothing for none.
func (n IIN) MarshalText() ([]byte, error) { return []byte(n.Digits()), nil }

// UnmarshalText reads what MarshalText writes; an empty text is none.
func (n *IIN) UnmarshalText(text []byte) error { return unmarshalText(n, text, ParseIIN) }

// IsZero reports whether the number is none.
func (n BIN) IsZero() bool { return n.number.isZero() }

// Digits gives out the whole number, "" for none.
func (n BIN) Digits() string { return n.number.reveal() }

// IsBranch reports whether the number is a branch's or a representative
// office's: sixth digit 1 or 2.
func (n BIN) IsBranch() bool {
	s := n.Digits()
	return s != "" && (s[5] == '1' || s[5] == '2')
}

// String returns the number masked but for its last four digits, "none" for
// none.
func (n BIN) String() string { return n.number.mask() }

// Format implements fmt.Formatter: every verb shows the number masked.
func (n BIN) Format(f fmt.State, verb rune) { n.number.format(f, verb, "BIN") }

// LogValue implements slog.LogValuer: the number masked.
func (n BIN) LogValue() slog.Value { return n.number.logValue() }

// MarshalText writes the whole number, for storage; nothing for none.
func (n BIN) MarshalText() ([]byte, error) { return []byte(n.Digits()), nil }

// UnmarshalText reads what MarshalText writes; an empty text is none.
func (n *BIN) UnmarshalText(text []byte) error { return unmarshalText(n, text, ParseBIN) }

// Account is a Kazakh bank account by its IBAN: KZ, two check digits, a bank
// code of three digits, thirteen characters of account; twenty characters in
// all (жиырма таңбалы шот; двадцатизначный счет). It is shown and given out as
// an IIN is. The zero Account is "none".
//
// Law: annex-1.9; check digits by ISO 7064, mod 97-10.
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
