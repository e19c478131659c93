package tanu

import (
	"fmt"
	"time"
)

// Date is a civil day of the Gregorian calendar, from 0001-01-01 to
// 9999-12-31. It has no hour and no zone: legal days are days (күн, день). The
// zero Date is "none".
//
// Inside it is a day number, so Dates compare with ==, work as map keys, and
// adding days is an addition. The year, the month and the day of the month are
// computed when asked for.
type Date struct {
	n int32 // 1 is 0001-01-01; 0 is none
}

const (
	lastOrdinal   = 3652059 // 9999-12-31
	unixOrdinal   = 719163  // 1970-01-01
	secondsPerDay = 24 * 60 * 60
)

// NewDate returns the day with that year, month and day of the month. A day
// that the calendar does not have, such as 30 February, is an error.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December ||
		day < 1 || day > daysIn(year, month) {
		return Date{}, malformed("Date", RuleNoSuchDate)
	}
	return civil(year, month, day), nil
}

// ParseDate reads a day written as YYYY-MM-DD (ISO 8601). No other form, and no
// empty text, is accepted.
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, malformed("Date", RuleDateForm)
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, malformed("Date", RuleDateForm)
	}
	return NewDate(year, time.Month(month), day)
}

// MustDate is ParseDate for constants: it panics on a text that is not a day.
func MustDate(s string) Date { return must(ParseDate(s)) }

// DateOf returns the day that t shows in its own location. Convert t to the
// legal time of Kazakhstan first: UTC+5 in the whole country since 1 March
// 2024, two zones before. The zero Time, like a year outside 1 to 9999, gives
// the zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return Date{}
	}
	return civil(t.Date())
}

// DateAt returns the day with that ordinal: 1 is 0001-01-01. An ordinal outside
// the calendar gives the zero Date.
func DateAt(ordinal int) Date {
	if ordinal < 1 || ordinal > lastOrdinal {
		return Date{}
	}
	return Date{int32(ordinal)}
}

// Ordinal returns the number of the day, 1 for 0001-01-01 and 0 for the zero
// Date; tables of days are indexed by it.
func (d Date) Ordinal() int { return int(d.n) }

// IsZero reports whether d is none.
func (d Date) IsZero() bool { return d.n == 0 }

// Before reports whether d is an earlier day than e. The zero Date is before
// every day.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Compare returns -1, 0 or +1 as d is before, the same as, or after e.
func (d Date) Compare(e Date) int {
	switch {
	case d.n < e.n:
		return -1
	case d.n > e.n:
		return +1
	}
	return 0
}

// DaysSince returns the number of days from e to d, negative if d is earlier.
// Either being none gives 0.
func (d Date) DaysSince(e Date) int {
	if d.n == 0 || e.n == 0 {
		return 0
	}
	return int(d.n) - int(e.n)
}

// AddDays returns the day n days later, earlier if n is negative. The result is
// the zero Date if d is, or if it would leave the years 1 to 9999.
func (d Date) AddDays(n int) Date {
	sum := int(d.n) + n
	if d.n == 0 || sum < 1 || sum > lastOrdinal {
		return Date{}
	}
	return Date{int32(sum)}
}

// AddMonths returns the same day of the month n months later, earlier if n is
// negative. A day that the month does not have becomes the month's last: 31
// January and one month is 28 or 29 February. The result is the zero Date if d
// is, or if it would leave the years 1 to 9999.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 || n < -12*10000 || n > 12*10000 {
		return Date{}
	}
	year, month, day := d.Civil()
	months := year*12 + int(month) - 1 + n
	year, month = months/12, time.Month(months%12+1)
	if months < 12 || year > 9999 {
		return Date{}
	}
	return civil(year, month, min(day, daysIn(year, month)))
}

// Civil returns the year, the month and the day of the month, all 0 for the
// zero Date.
func (d Date) Civil() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return d.Time().Date()
}

// Year returns the year, 0 for the zero Date.
func (d Date) Year() int { y, _, _ := d.Civil(); return y }

// Month returns the month, 0 for the zero Date.
func (d Date) Month() time.Month { _, m, _ := d.Civil(); return m }

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int { _, _, day := d.Civil(); return day }

// Weekday returns the day of the week. For the zero Date it is Sunday; ask
// IsZero first.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// Time returns midnight of the day in UTC, for what wants a time.Time. The zero
// Date gives the zero Time.
func (d Date) Time() time.Time {
	if d.n == 0 {
		return time.Time{}
	}
	return time.Unix(int64(d.n-unixOrdinal)*secondsPerDay, 0).UTC()
}

// In writes the day out in a language: "20 March 2026", "20 марта 2026 года",
// "2026 жылғы 20 наурыз". The zero Date gives "".
func (d Date) In(lang Language) string {
	if d.n == 0 {
		return ""
	}
	year, month, day := d.Civil()
	switch name := lang.monthOfDate(month); lang {
	case Kazakh:
		return fmt.Sprintf("%d жылғы %d %s", year, day, name)
	case Russian:
		return fmt.Sprintf("%d %s %d года", day, name, year)
	default:
		return fmt.Sprintf("%d %s %d", day, name, year)
	}
}

// String returns the day as YYYY-MM-DD, or "none".
func (d Date) String() string {
	if d.n == 0 {
		return "none"
	}
	var b [10]byte
	return string(d.append(b[:0]))
}

// GoString returns the day as a Go expression.
func (d Date) GoString() string {
	if d.n == 0 {
		return "tanu.Date{}"
	}
	return fmt.Sprintf("tanu.MustDate(%q)", d.String())
}

// AppendText implements encoding.TextAppender; see MarshalText.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.n == 0 {
		return b, nil
	}
	return d.append(b), nil
}

// MarshalText writes YYYY-MM-DD, and nothing for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(make([]byte, 0, 10)) }

// UnmarshalText reads what MarshalText writes; an empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error { return unmarshalText(d, text, ParseDate) }

func (d Date) append(b []byte) []byte {
	year, month, day := d.Civil()
	return append(b,
		byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}

// civil is the Date of a day that exists.
func civil(year int, month time.Month, day int) Date {
	midnight := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Date{int32(midnight.Unix()/secondsPerDay) + unixOrdinal}
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// digits reads an unsigned decimal number of at most nine digits.
func digits(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0 && len(s) <= 9
}
