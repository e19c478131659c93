package voucher

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// Digest is a SHA-256 of the canonical form of something: its fields in a fixed
// order, without those that hold nothing. It does not depend on how a store
// writes records, and a field that a later version adds changes none of it.
type Digest [sha256.Size]byte

// String returns the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText writes the digest in hexadecimal.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Digest) UnmarshalText(text []byte) error {
	if len(text) != 2*len(d) {
		return &tanu.FieldError{Kind: tanu.ErrSyntax, Type: "Digest", Rule: tanu.RuleDigest}
	}
	var read Digest
	if _, err := hex.Decode(read[:], text); err != nil {
		return &tanu.FieldError{Kind: tanu.ErrSyntax, Type: "Digest", Rule: tanu.RuleDigest}
	}
	*d = read
	return nil
}

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
// A number is used once.
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
	if !utf8.ValidString(s) {
		s = string([]rune(s)) // as JSON keeps it: each byte that is not UTF-8 as U+FFFD
	}
	f = binary.AppendUvarint(append(f, n), uint64(len(s)))
	return append(f, s...)
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
	if d.IsZero() {
		return f
	}
	digits := strconv.FormatInt(d.CoefficientInt64(), 10)
	if d.NumDigits() > 18 { // more than an int64 always holds
		digits = d.Coefficient().String()
	}
	coefficient := strings.TrimRight(digits, "0")
	f = binary.AppendVarint(append(f, n), int64(d.Exponent())+int64(len(digits)-len(coefficient)))
	f = binary.AppendUvarint(f, uint64(len(coefficient)))
	return append(f, coefficient...)
}

// open begins a record inside, and end ends it.
func (f form) open(n byte) form { return append(f, n) }
func (f form) end() form        { return append(f, 0) }

// Digest is the digest of the command's content.
func (c Command) Digest() Digest {
	var buffer [bufferLen]byte
	return form(buffer[:0]).text(1, "tanu.command/v1").command(&c).sum256()
}

// DigestOfCommands is for package registry: the digest of several commands that are
// carried out together.
func DigestOfCommands(commands []Command) Digest {
	var buffer [bufferLen]byte
	f := form(buffer[:0]).text(1, "tanu.commands/v1")
	for i := range commands {
		f = f.digest(2, commands[i].Digest())
	}
	return f.sum256()
}

// DigestOfMoves is for package registry: the digest of a grant.
func DigestOfMoves(moves []allocation.Move) Digest {
	var buffer [bufferLen]byte
	f := form(buffer[:0]).text(1, "tanu.moves/v1")
	for _, m := range moves {
		f = f.open(2).text(1, string(m.Key.Region)).number(2, int64(m.Key.Year)).number(3, m.Granted).
			number(4, m.Held).number(5, m.Issued).end()
	}
	return f.sum256()
}

// digest is the digest of an event, over everything in it but that. Its command
// goes in as the command's own digest.
func (e *Event) digest(command Digest) Digest {
	var buffer [bufferLen]byte
	f := form(buffer[:0]).text(1, "tanu.event/v1").text(2, e.Case).number(3, e.Seq).digest(4, command).
		text(5, string(e.From)).text(6, string(e.To)).text(7, string(e.Edition)).text(8, string(e.Clause)).day(9, e.Due).
		number(10, int64(e.LateBy)).text(11, string(e.Verdict))
	for i := range e.Reasons {
		f = f.reason(12, &e.Reasons[i])
	}
	f = f.digest(13, e.Before)
	return f.sum256()
}

func (f form) reason(n byte, r *Reason) form {
	f = f.open(n).text(1, r.Code).text(2, string(r.Clause)).text(3, string(r.Verdict))
	for _, name := range r.Missing {
		f = f.item(4, name)
	}
	return f.text(5, r.Text.KK).text(6, r.Text.RU).text(7, r.Text.EN).
		text(8, r.Remedy.KK).text(9, r.Remedy.RU).text(10, r.Remedy.EN).end()
}

func (f form) command(c *Command) form {
	f = f.text(2, c.ID).text(3, c.Case).text(4, string(c.Action))
	if a := &c.Actor; *a != (Actor{}) {
		f = f.open(5).text(1, string(a.Role)).text(2, a.Person.Digits()).text(3, a.Centre.Digits()).
			text(4, string(a.Region)).end()
	}
	f = f.day(6, c.Day)
	if c.Application != nil {
		f = f.record(7, c.Application.Fields())
	}
	if c.Facts != nil {
		f = f.record(8, c.Facts.Fields())
	}
	if s := c.Sheet; s != nil {
		f = f.open(9).day(1, s.From).day(2, s.To).day(3, s.Received).end()
	}
	if p := c.Procedure; p != nil {
		f = f.open(10).day(1, p.Held).text(2, string(p.Place)).end()
	}
	if p := c.Protocol; p != nil {
		f = f.open(11).text(1, p.Number).day(2, p.Signed).text(3, string(p.Passed)).end()
	}
	if c.Act != nil {
		f = f.act(12, c.Act)
	}
	if s := &c.Signature; *s != (ActSignature{}) {
		f = f.open(13).text(1, string(s.Verified)).text(2, string(s.Entitled)).end()
	}
	f = f.text(14, c.Reason).text(15, string(c.OtherCase))
	if s := c.Supplement; s != nil {
		f = f.open(16).text(1, string(s.Registration)).text(2, string(s.Place)).text(3, s.CentreAccount.Digits()).
			text(4, s.HolderAccount.Digits()).end()
	}
	return f
}

// record is a record of eligibility, whose tables number the fields.
func (f form) record(n byte, fields []eligibility.Field) form {
	f = f.open(n)
	for _, field := range fields {
		documents, ok := field.Pointer.(*[]eligibility.Document)
		if !ok {
			f = f.value(field)
			continue
		}
		for i := range *documents {
			f = f.open(field.Number)
			for _, inner := range (*documents)[i].Fields() {
				f = f.value(inner)
			}
			f = f.end()
		}
	}
	return f.end()
}

// value is a field of eligibility that is no list of records.
func (f form) value(field eligibility.Field) form {
	n := field.Number
	switch v := field.Pointer.(type) {
	case interface{ Digits() string }:
		return f.text(n, v.Digits())
	case *int:
		return f.number(n, int64(*v))
	case *tanu.Date:
		return f.day(n, *v)
	case *time.Time:
		return f.moment(n, *v)
	case *eligibility.Digest:
		return f.digest(n, *v)
	case *[]string:
		for _, item := range *v {
			f = f.item(n, item)
		}
	case *eligibility.Signers:
		for _, signer := range *v {
			f = f.open(n).text(1, signer.IIN.Digits()).text(2, signer.BIN.Digits()).end()
		}
	default: // a text, or a word of any type
		f = f.text(n, reflect.ValueOf(field.Pointer).Elem().String())
	}
	return f
}

func (f form) act(n byte, a *settlement.Act) form {
	f = f.open(n).text(1, a.Number).day(2, a.Date).party(3, &a.Customer).party(4, &a.Executor)
	for i := range a.Lines {
		f = f.line(5, &a.Lines[i])
	}
	f = f.sum(6, a.TotalQuantity).sum(7, a.Total)
	for i := range a.Persons {
		f = f.person(8, &a.Persons[i])
	}
	return f.text(9, a.Protocol.Number).day(10, a.Protocol.Signed).yes(11, a.Protocol.Attached).
		text(12, a.HandedOver.Position).text(13, a.HandedOver.Name).text(14, a.AcceptedBy.Position).
		text(15, a.AcceptedBy.Name).day(16, a.Sent).day(17, a.Received).day(18, a.Accepted).end()
}

func (f form) party(n byte, p *settlement.Party) form {
	if *p == (settlement.Party{}) {
		return f
	}
	return f.open(n).text(1, p.BIN.Digits()).text(2, p.Name).text(3, p.Address).text(4, p.Contacts).
		text(5, p.Account.Digits()).end()
}

func (f form) line(n byte, l *settlement.ActLine) form {
	return f.open(n).text(1, l.VoucherID).text(2, l.Service).day(3, l.Date).text(4, l.Unit).sum(5, l.Quantity).
		sum(6, l.Price).sum(7, l.Cost).end()
}

func (f form) person(n byte, p *settlement.Person) form {
	return f.open(n).text(1, p.Name).text(2, p.IIN.Digits()).text(3, p.VoucherID).text(4, string(p.Passed)).
		day(5, p.Held).text(6, string(p.Place)).end()
}
