package eligibility

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"github.com/biliktilik/tanu"
)

// Outcome is what a verifier said of an electronic digital signature (ЭЦҚ,
// ЭЦП). The zero Outcome is "unknown".
type Outcome string

const (
	Valid         Outcome = "valid"
	Invalid       Outcome = "invalid"
	Indeterminate Outcome = "indeterminate" // it could not tell, as when a revocation service is down
)

// ParseOutcome reads "valid", "invalid" or "indeterminate".
func ParseOutcome(s string) (Outcome, error) {
	switch o := Outcome(s); o {
	case Valid, Invalid, Indeterminate:
		return o, nil
	}
	return "", &tanu.ParseError{Type: "Outcome", Rule: "want valid, invalid or indeterminate"}
}

// UnmarshalText reads the word of an outcome; an empty text is unknown.
func (o *Outcome) UnmarshalText(text []byte) error { return unmarshal(o, text, ParseOutcome) }

// Evidence is a verifier's answer about one signature, as a fact. The package
// judges only what it means: who signed, what, and as of when it was judged.
// Each zero field is "not told".
type Evidence struct {
	Outcome Outcome   `json:"outcome,omitzero"`
	Signers Signers   `json:"signers,omitempty"`
	Content Digest    `json:"content,omitzero"`  // of the content that was signed
	Signed  time.Time `json:"signedAt,omitzero"` // the moment of signing, by its time stamp; not after the day of filing
	Judged  time.Time `json:"judgedAt,omitzero"` // the moment as of which the verifier judged
}

// Verifier is what a host plugs in to have a signature checked: a service such
// as NCANode, or a library. The package never calls it; a host calls it and
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

// ParseDigest reads sixty-four hexadecimal digits.
func ParseDigest(s string) (Digest, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(Digest{}) {
		return Digest{}, &tanu.ParseError{Type: "Digest", Rule: "want sixty-four hexadecimal digits"}
	}
	return Digest(b), nil
}

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

// UnmarshalText reads what MarshalText writes; an empty text is none.
func (d *Digest) UnmarshalText(text []byte) error { return unmarshal(d, text, ParseDigest) }
