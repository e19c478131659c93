package voucher

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// form is a record in the form that digests are taken of: its fields in the
// order of their numbers, each as its number in one byte and its value. A field
// that holds nothing is left out, so that one added later changes no digest that
// was taken before it.
//
//   - a text is its length in bytes (a uvarint) and its bytes, in UTF-8;
//   - a whole number is a varint;
//   - a day is the whole number of its place after 0001-01-01, which is 1;
//   - a moment is three whole numbers: seconds since 1970-01-01 UTC,
//     nanoseconds, seconds east of UTC, in whole minutes as JSON has them;
//   - a sum is its exponent of ten, a whole number, and its coefficient, a text
//     of digits without zeros at their end;
//   - a digest is its 32 bytes;
//   - a record inside is its own fields and a zero byte, a list its items, each
//     under the number of the list.
//
// Which field has which number stands in forms.go. A number is used once.
type form []byte

// bufferLen is enough for all but long applications and acts.
const bufferLen = 1536

// sum256 is the digest of the form.
func (f form) sum256() Digest { return sha256.Sum256(f) }

func (f form) text(n byte, s string) form {
	if s == "" {
		return f
	}
	return f.item(n, s)
}

// item is a text of a list, which is there though it be empty.
func (f form) item(n byte, s string) form {
	if !valid(s) {
		s = replaced(s)
	}
	if len(s) < 0x80 {
		return append(append(f, n, byte(len(s))), s...)
	}
	f = binary.AppendUvarint(append(f, n), uint64(len(s)))
	return append(f, s...)
}

// replaced is a text as JSON keeps it: each byte that is not UTF-8 as U+FFFD.
func replaced(s string) string {
	var b []byte
	for _, r := range s {
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

func (f form) number(n byte, v int64) form {
	if v == 0 {
		return f
	}
	return binary.AppendVarint(append(f, n), v)
}

func (f form) yes(n byte, v bool) form {
	if !v {
		return f
	}
	return f.number(n, 1)
}

// firstDay is the first day that there is.
var firstDay = tanu.MustDate("0001-01-01")

func (f form) day(n byte, d tanu.Date) form {
	if d.IsZero() {
		return f
	}
	return f.number(n, int64(d.DaysSince(firstDay))+1)
}

func (f form) moment(n byte, t time.Time) form {
	if t.IsZero() {
		return f
	}
	_, east := t.Zone()
	lost := east % 60 // JSON keeps the time of day, and the zone to the minute
	f = binary.AppendVarint(append(f, n), t.Unix()+int64(lost))
	f = binary.AppendVarint(f, int64(t.Nanosecond()))
	return binary.AppendVarint(f, int64(east-lost))
}

func (f form) digest(n byte, d [32]byte) form {
	if d == [32]byte{} {
		return f
	}
	return append(append(f, n), d[:]...)
}

// sum writes a number the same whatever its zeros: 42000 and 42000.00 are one.
func (f form) sum(n byte, d decimal.Decimal) form {
	const sure = 18 // as many digits as an int64 always holds
	if d.NumDigits() > sure {
		digits := d.Coefficient().String()
		short := strings.TrimRight(digits, "0")
		return f.scaled(n, int64(d.Exponent())+int64(len(digits)-len(short)), []byte(short))
	}
	c, exponent := d.CoefficientInt64(), int64(d.Exponent())
	if c == 0 {
		return f
	}
	for c%10 == 0 {
		c, exponent = c/10, exponent+1
	}
	var digits [sure + 2]byte
	return f.scaled(n, exponent, strconv.AppendInt(digits[:0], c, 10))
}

func (f form) scaled(n byte, exponent int64, coefficient []byte) form {
	f = binary.AppendVarint(append(f, n), exponent)
	f = binary.AppendUvarint(f, uint64(len(coefficient)))
	return append(f, coefficient...)
}

// open begins a record inside, and end ends it.
func (f form) open(n byte) form { return append(f, n) }
func (f form) end() form        { return append(f, 0) }
