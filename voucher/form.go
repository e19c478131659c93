package voucher

import (
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"strconv"
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
//     nanoseconds, seconds east of UTC;
//   - a sum is its exponent of ten, a whole number, and its coefficient, a text
//     of digits without zeros at their end;
//   - a digest is its 32 bytes;
//   - a record inside is its own fields and a zero byte, a list its items, each
//     under the number of the list.
//
// Which field has which number stands in forms.go. A number is used once.
type form struct{ b []byte }

// bufferLen is enough for all but long applications and acts.
const bufferLen = 1536

// sum256 is the digest of the form.
func (f *form) sum256() Digest { return sha256.Sum256(f.b) }

func (f *form) text(n byte, s string) {
	if s != "" {
		f.item(n, s)
	}
}

// item is a text of a list, which is there though it be empty.
func (f *form) item(n byte, s string) {
	if !utf8.ValidString(s) {
		s = replaced(s)
	}
	f.b = binary.AppendUvarint(append(f.b, n), uint64(len(s)))
	f.b = append(f.b, s...)
}

// replaced is a text as JSON keeps it: each byte that is not UTF-8 as U+FFFD.
func replaced(s string) string {
	var b []byte
	for _, r := range s {
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

func (f *form) number(n byte, v int64) {
	if v != 0 {
		f.b = binary.AppendVarint(append(f.b, n), v)
	}
}

func (f *form) yes(n byte, v bool) {
	if v {
		f.number(n, 1)
	}
}

// firstDay is the first day that there is.
var firstDay = tanu.MustDate("0001-01-01")

func (f *form) day(n byte, d tanu.Date) {
	if !d.IsZero() {
		f.number(n, int64(d.DaysSince(firstDay))+1)
	}
}

func (f *form) moment(n byte, t time.Time) {
	if t.IsZero() {
		return
	}
	_, east := t.Zone()
	f.b = binary.AppendVarint(append(f.b, n), t.Unix())
	f.b = binary.AppendVarint(f.b, int64(t.Nanosecond()))
	f.b = binary.AppendVarint(f.b, int64(east))
}

func (f *form) digest(n byte, d [32]byte) {
	if d != [32]byte{} {
		f.b = append(append(f.b, n), d[:]...)
	}
}

// sum writes a number the same whatever its zeros: 42000 and 42000.00 are one.
func (f *form) sum(n byte, d decimal.Decimal) {
	const sure = 18 // as many digits as an int64 always holds
	var digits [sure + 2]byte
	if d.NumDigits() > sure {
		c, exponent := d.Coefficient(), int64(d.Exponent())
		for ten, rest := big.NewInt(10), new(big.Int); ; exponent++ {
			shorter, _ := new(big.Int).QuoRem(c, ten, rest)
			if rest.Sign() != 0 {
				break
			}
			c = shorter
		}
		f.scaled(n, exponent, c.Append(nil, 10))
		return
	}
	c, exponent := d.CoefficientInt64(), int64(d.Exponent())
	if c == 0 {
		return
	}
	for c%10 == 0 {
		c, exponent = c/10, exponent+1
	}
	f.scaled(n, exponent, strconv.AppendInt(digits[:0], c, 10))
}

func (f *form) scaled(n byte, exponent int64, coefficient []byte) {
	f.b = binary.AppendVarint(append(f.b, n), exponent)
	f.b = append(binary.AppendUvarint(f.b, uint64(len(coefficient))), coefficient...)
}

// open begins a record inside; shut ends it, or leaves it out where it holds
// nothing.
func (f *form) open(n byte) (at int) {
	f.b = append(f.b, n)
	return len(f.b)
}

func (f *form) shut(at int) {
	if len(f.b) == at {
		f.b = f.b[:at-1]
		return
	}
	f.end()
}

// end ends a record inside that is there though it hold nothing.
func (f *form) end() { f.b = append(f.b, 0) }
