package tanu

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
	"unique"
)

// HideDigits replaces the digits of what may be a personal number by asterisks, so
// that a number typed into a free text is not shown with it. It hides, in digits
// of any script:
//
//   - eight or more digits in a row;
//   - eleven or more in groups, with up to three spaces, hyphens, points or other
//     signs between two groups ("900101 — 300126");
//   - twelve that make an IIN or a BIN, also with letters, colons, commas or
//     semicolons between groups;
//   - of an account, in a row or in groups, all that follows KZ, letters too.
//
// A day, at most eight digits in groups, stays.
func HideDigits(s string) string {
	if !mayHoldNumber(s, 8) {
		return s
	}
	s = hideAccountsInARow(s)
	plain := plainText(s)
	hideAccounts(plain)
	hideLongNumbers(plain)
	hideTwelve(plain, twelveDigits(), false, isPersonOrEntity)
	return hiddenAs(s, plain)
}

// HideIIN replaces the digits of every IIN and every account in an id by asterisks:
// a host may have made the id from one. Other numbers stay, so that logs and errors
// still tell cases apart. An IIN may be in groups, but with no slash or letter
// between them and no digit right before or after.
func HideIIN(id string) string {
	if !mayHoldNumber(id, 12) {
		return id
	}
	id = hideAccountsInARow(id)
	plain := plainText(id)
	hideAccounts(plain)
	hideTwelve(plain, twelveDigitsInID(), true, isPerson)
	return hiddenAs(id, plain)
}

// mayHoldNumber is a quick look: has the text enough digits, or an account?
func mayHoldNumber(s string, fewest int) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= fewest || strings.ContainsAny(s, "KkＫｋ")
}

// sign is what may stand between two groups of a number: up to three characters
// that are no letters, none of : , ; and no digit, hidden or not.
const sign = `[^\pL0-9:,;*]{0,3}`

var (
	longNumber       = pattern(`[0-9](?:` + sign + `[0-9])*`)
	accountInARow    = pattern(`KZ[0-9]{2}[0-9A-Z]{16}`)
	accountInGroups  = pattern(`K` + sign + `Z(?:` + sign + `[0-9]){5}(?:` + sign + `[0-9A-Z]){13}`)
	twelveDigits     = pattern(`^[0-9](?:[^0-9]{0,3}[0-9]){11}`)
	twelveDigitsInID = pattern(`^[0-9](?:[^\pL0-9:,;*/]{0,3}[0-9]){11}`)
	digitRow         = pattern(`[0-9]+`)
)

// pattern compiles an expression on its first use, and not when a program starts.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// plainText is a text in which a digit of any script is one of 0 to 9 and a Latin
// letter, of full width too, a capital. It has as many characters as s.
func plainText(s string) []byte { return []byte(strings.Map(plainRune, s)) }

func plainRune(r rune) rune {
	const wide = 'Ａ' - 'A'
	if 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ' {
		r -= wide
	}
	switch {
	case 'a' <= r && r <= 'z':
		return r - 'a' + 'A'
	case r > unicode.MaxASCII && unicode.IsDigit(r):
		return '0' + digitOf(r)
	}
	return r
}

// digitOf is the value of a digit of any script: they stand in runs of ten.
func digitOf(r rune) rune {
	first := r
	for unicode.IsDigit(first - 1) {
		first--
	}
	return (r - first) % 10
}

// hiddenAs is s with an asterisk for each character that is one in plain.
func hiddenAs(s string, plain []byte) string {
	return strings.Map(func(r rune) rune {
		p, size := utf8.DecodeRune(plain)
		plain = plain[size:]
		if p == '*' {
			return p
		}
		return r
	}, s)
}

// hide puts an asterisk in place of each digit and, where letters says so, of each
// capital.
func hide(text []byte, letters bool) {
	for i, c := range text {
		if isDigit(c) || letters && 'A' <= c && c <= 'Z' {
			text[i] = '*'
		}
	}
}

func hideLongNumbers(plain []byte) {
	for _, at := range longNumber().FindAllIndex(plain, -1) {
		number := plain[at[0]:at[1]]
		total, longest := 0, 0
		for _, row := range digitRow().FindAll(number, -1) {
			total, longest = total+len(row), max(longest, len(row))
		}
		if longest >= 8 || total >= 11 {
			hide(number, false)
		}
	}
}

func hideAccountsInARow(s string) string {
	return accountInARow().ReplaceAllString(s, "KZ"+strings.Repeat("*", 18))
}

// hideAccounts hides what follows KZ. In groups, or in small letters, an account is
// known by the five digits with which every one begins.
func hideAccounts(plain []byte) {
	for _, at := range accountInGroups().FindAllIndex(plain, -1) {
		account := plain[at[0]:at[1]]
		hide(account[bytes.IndexByte(account, 'Z')+1:], true)
	}
}

// hideTwelve hides the twelve digits that are a number. Grouped ones stay where
// whole says so and another digit stands right before or after.
func hideTwelve(plain []byte, twelve *regexp.Regexp, whole bool, isNumber func(digits string, grouped bool) bool) {
	for i := range plain {
		found := twelve.Find(plain[i:])
		if found == nil {
			continue
		}
		digits := string(bytes.Join(digitRow().FindAll(found, -1), nil))
		grouped, end := len(found) > len(digits), i+len(found)
		partial := i > 0 && isDigit(plain[i-1]) || end < len(plain) && isDigit(plain[end])
		if isNumber(digits, grouped) && !(whole && grouped && partial) {
			hide(found, false)
		}
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isPerson reports whether twelve digits are an IIN. In groups it is one only if it
// tells a day of birth, as nearly all do: other ids have twelve digits too.
func isPerson(number string, grouped bool) bool {
	_, err := ParseIIN(number)
	return err == nil && (!grouped || within(number[2:4], "01", "12") && within(number[4:6], "01", "31"))
}

func isPersonOrEntity(number string, grouped bool) bool {
	_, err := ParseBIN(number)
	return isPerson(number, grouped) || err == nil && within(number[2:4], "01", "12") // of registration
}

func within(s, first, last string) bool { return first <= s && s <= last }

// Logged gives a list to log/slog so that each item is logged as it would be
// alone, under its place in the list: slog.Any("cases", tanu.Logged(cases)). A
// bare list has no LogValue, and slog.JSONHandler marshals it, with every personal
// number in it whole.
func Logged[T slog.LogValuer](list []T) slog.LogValuer { return logged[T](list) }

type logged[T slog.LogValuer] []T

// LogValue implements slog.LogValuer.
func (list logged[T]) LogValue() slog.Value {
	attrs := make([]slog.Attr, len(list))
	for i, item := range list {
		attrs[i] = slog.Any(strconv.Itoa(i), item)
	}
	return slog.GroupValue(attrs...)
}

// secret is a number that is shown masked. The digits sit behind a handle, so
// that even a printer that walks unexported fields finds an address and not the
// number. Equal numbers have equal handles: secrets compare with ==.
type secret struct{ handle unique.Handle[string] }

func keep(digits string) secret { return secret{unique.Make(digits)} }

func (s secret) isZero() bool { return s == secret{} }

// reveal returns the whole number, "" for none.
func (s secret) reveal() string {
	if s.isZero() {
		return ""
	}
	return s.handle.Value()
}

// mask shows the last four characters: enough to tell two cases apart on a
// screen, not enough to look a person up.
func (s secret) mask() string {
	const shown = 4
	whole := s.reveal()
	if whole == "" {
		return "none"
	}
	b := []byte(whole)
	for i := range len(b) - shown {
		b[i] = '*'
	}
	return string(b)
}

// format serves fmt for every verb, so that none prints the number.
func (s secret) format(f fmt.State, verb rune, kind string) {
	switch {
	case verb == 'v' && f.Flag('#'):
		_, _ = io.WriteString(f, "tanu."+kind+"("+s.mask()+")")
	case verb == 'v' || verb == 's' || verb == 'q':
		_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), s.mask())
	default:
		_, _ = io.WriteString(f, s.mask())
	}
}

func (s secret) logValue() slog.Value { return slog.StringValue(s.mask()) }
