package eligibility

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// SignatureStatus is what a verifier said of an electronic digital signature (ЭЦҚ,
// ЭЦП). The zero SignatureStatus is "unknown".
type SignatureStatus string

const (
	Valid         SignatureStatus = "valid"
	Invalid       SignatureStatus = "invalid"
	Indeterminate SignatureStatus = "indeterminate" // it could not tell, as when a revocation service is down
)

var signatureStatuses = word.Table[SignatureStatus, struct{}]{
	Unknown: tanu.UnknownWord("SignatureStatus"),
	Rows:    []word.Row[SignatureStatus, struct{}]{{Word: Valid}, {Word: Invalid}, {Word: Indeterminate}},
}

// String returns the word of the status, "" for unknown.
func (s SignatureStatus) String() string { return string(s) }

// MarshalText writes the word of the status.
func (s SignatureStatus) MarshalText() ([]byte, error) { return signatureStatuses.Write(s) }

// UnmarshalText reads the word of a status; an empty text is unknown.
func (s *SignatureStatus) UnmarshalText(text []byte) error { return signatureStatuses.Read(text, s) }

// Evidence is a verifier's answer about one signature, as a fact. The package
// judges only what it means: who signed, what, and as of when it was judged.
// Each zero field is "not told".
type Evidence struct {
	Outcome SignatureStatus `json:"outcome,omitzero"`
	Signers Signers         `json:"signers,omitempty"`
	Content Digest          `json:"content,omitzero"`  // of the content that was signed
	Signed  time.Time       `json:"signedAt,omitzero"` // the moment of signing, by its time stamp
	Judged  time.Time       `json:"judgedAt,omitzero"` // the moment as of which the verifier judged
}

// Verifier is what a host plugs in to have a signature checked: a service such
// as NCANode (examples/ncanode reads its reply), or a library. The package never calls it; a host calls it and
// puts the Evidence into Facts. A service that cannot be reached is no error of
// the person: answer Indeterminate, or return the error and try again.
type Verifier interface {
	Verify(ctx context.Context, content, signature []byte) (Evidence, error)
}

// Signer is one who signed, by the numbers in the certificate. A key of a legal
// entity carries its BIN. Both zero: the certificate names no number.
type Signer struct {
	IIN tanu.IIN `json:"iin,omitzero"`
	BIN tanu.BIN `json:"bin,omitzero"`
}

// Signers are those who signed.
type Signers []Signer

// ParseSigner reads the number in a certificate's subject, with or without the
// prefix "IIN" or "BIN". The number and not the prefix tells which it is: a BIN
// that stands where an IIN belongs names a legal entity all the same.
func ParseSigner(s string) (Signer, error) {
	number := strings.TrimPrefix(strings.TrimPrefix(s, "IIN"), "BIN")
	iin, err := tanu.ParseIIN(number)
	if err == nil {
		return Signer{IIN: iin}, nil
	}
	if bin, notBIN := tanu.ParseBIN(number); notBIN == nil {
		return Signer{BIN: bin}, nil
	}
	return Signer{}, err
}

// Digest is the digest of a content, thirty-two bytes by SHA-256 or by another
// function of that length; the host uses the same one for the content that was
// signed and for the application as it was filed. The zero Digest is "none".
type Digest [32]byte

// DigestOf returns the SHA-256 digest of a content.
func DigestOf(content []byte) Digest { return sha256.Sum256(content) }

// IsZero reports whether the digest is none.
func (d Digest) IsZero() bool { return d == Digest{} }

// String returns the digest in hexadecimal, "" for none.
func (d Digest) String() string {
	if d.IsZero() {
		return ""
	}
	return hex.EncodeToString(d[:])
}

// MarshalText writes the digest in hexadecimal, and nothing for none.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads sixty-four hexadecimal digits; an empty text is none.
func (d *Digest) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	switch {
	case err == nil && len(b) == len(Digest{}):
		*d = Digest(b)
	case len(text) == 0:
		*d = Digest{}
	default:
		return &tanu.FieldError{Kind: tanu.ErrSyntax, Type: "Digest", Rule: tanu.RuleDigest}
	}
	return nil
}

// The following implement slog.LogValuer, so that a handler which writes whole
// structs writes no personal number: they are whole in JSON, for storage.

// LogValue shows the status, the moments and how many signed.
func (e Evidence) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("outcome", string(e.Outcome)), slog.Int("signers", len(e.Signers)),
		slog.String("signedAt", cmp.Or(momentText(e.Signed), "none")),
		slog.String("judgedAt", cmp.Or(momentText(e.Judged), "none")),
	)
}

// LogValue masks the numbers.
func (s Signer) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("iin", s.IIN), slog.Any("bin", s.BIN))
}

// LogValue shows how many signed: the elements of a list are written as JSON.
func (s Signers) LogValue() slog.Value { return slog.GroupValue(slog.Int("signers", len(s))) }

// legalZone is the legal time of Kazakhstan, one zone since 1 March 2024. Before,
// most of the country was an hour ahead of it: there it makes a day end an hour
// late, in favour of whoever signed.
var legalZone = time.FixedZone("", 5*60*60)

// signedAfter reports whether a moment is after a day by legal time.
func signedAfter(day tanu.Date, at time.Time) bool { return tanu.DateOf(at.In(legalZone)).After(day) }

// momentText writes a moment as JSON keeps it: to the second, in its own offset from
// UTC to the minute; "" for none.
func momentText(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	_, east := at.Zone()
	return at.In(time.FixedZone("", east/60*60)).Format(time.RFC3339)
}

// momentIn writes a moment out to the second, in its own offset: "20 March 2026,
// 14:30:00 UTC+5". In the form "legal" it is by legal time.
func momentIn(value, form string, lang tanu.Language) string {
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return ""
	}
	if form == "legal" {
		at = at.In(legalZone)
	}
	return tanu.DateOf(at).In(lang) + ", " + at.Format("15:04:05 ") + offset(at)
}

// offset is "UTC", "UTC+5" or "UTC-3:30".
func offset(at time.Time) string {
	_, east := at.Zone()
	sign, minutes := '+', east/60
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	switch {
	case minutes == 0:
		return "UTC"
	case minutes%60 == 0:
		return fmt.Sprintf("UTC%c%d", sign, minutes/60)
	}
	return fmt.Sprintf("UTC%c%d:%02d", sign, minutes/60, minutes%60)
}

// The moments that come back whatever the zone: but for the first and the last
// day of the years 1 to 9999, in which another zone may have another year, and the
// first second is the zero time.
var (
	firstSecond = time.Date(1, time.January, 2, 0, 0, 0, 0, time.UTC).Unix()
	lastSecond  = time.Date(9999, time.December, 30, 23, 59, 59, 0, time.UTC).Unix()
)

// keptByJSON reports whether a moment, as JSON keeps it, lies in the years 1 to 9999
// by its zone and by UTC. JSON keeps the time of day, and the zone to the minute.
func keptByJSON(t time.Time) bool {
	const day = 24 * 60 * 60
	_, east := t.Zone()
	local := t.Unix() + int64(east)
	utc := local - int64(east-east%60)
	return -day < east && east < day && firstSecond <= min(utc, local) && max(utc, local) <= lastSecond
}
