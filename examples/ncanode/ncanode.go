package ncanode

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/go-json-experiment/json"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
)

// ErrReply is the kind of every error here: the bytes are not a reply of
// /cms/verify. It says nothing of the person who signed; ask again. No error holds
// a personal number.
const ErrReply tanu.Error = "ncanode: not a reply of /cms/verify"

// Evidence reads a reply of /cms/verify: the outcome, who signed, when, and as of
// when that was judged. The content is not in the reply, and the host adds it.
//
// An error of the service, a revocation service that did not answer, a reply
// without revocation answers or without a signature are Indeterminate, and so is a
// key that was revoked after the time stamp. A certificate without a readable number
// is a Signer without one. Of several signatures, one that is invalid makes the
// evidence invalid, and the moments are the latest; a moment that one of them lacks
// is none.
//
// Law: 3(1), 2023/3.
func Evidence(body []byte) (eligibility.Evidence, error) {
	r, err := read(body)
	if err != nil {
		return eligibility.Evidence{}, err
	}
	e := eligibility.Evidence{Outcome: r.outcome()}
	for _, s := range r.Signers {
		e.Signers = append(e.Signers, s.numbers()...)
	}
	e.Signed, e.Judged = r.latest(signer.signedAt), r.latest(signer.judgedAt)
	return e, nil
}

// MaySign tells whether one of those who signed may sign for the centre:
//
//   - Yes: first head, right to sign, or right to sign financial documents, and the
//     BIN in the certificate is the centre's;
//   - No: private persons, and keys of other legal entities;
//   - Unknown: personnel, employee or no role, and the key of a branch, for the host
//     to settle (an order, a power of attorney); a certificate without a readable
//     BIN; an error of the service; no centre.
//
// It is the fact settlement.ActFacts.Entitled.
//
// Law: annex-2.handed-over, 2023/16.
func MaySign(body []byte, centre tanu.BIN) (tanu.Answer, error) {
	r, err := read(body)
	if err != nil {
		return tanu.Unknown, err
	}
	answer, found := tanu.No, false
	for _, s := range r.Signers {
		for _, c := range s.Certificates {
			found = true
			switch c.maySign(centre) {
			case tanu.Yes:
				return tanu.Yes, nil
			case tanu.Unknown:
				answer = tanu.Unknown
			}
		}
	}
	if !found {
		answer = tanu.Unknown
	}
	return answer, nil
}

// reply is the reply, as far as it matters.
type reply struct {
	Status  int      `json:"status"` // as in HTTP; another than 200 is an error of the service
	Valid   *bool    `json:"valid"`
	Signers []signer `json:"signers"`
}

// read reads a reply: member names in their own case, none twice, UTF-8, unknown
// ones skipped.
func read(body []byte) (reply, error) {
	var r reply
	if err := json.Unmarshal(body, &r); err != nil {
		// The text of err may quote a value, and so a number.
		if wrong, ok := errors.AsType[*json.SemanticError](err); ok {
			return reply{}, fmt.Errorf("%w: wrong value at %q", ErrReply, string(wrong.JSONPointer))
		}
		return reply{}, fmt.Errorf("%w: malformed JSON", ErrReply)
	}
	switch {
	case r.Status == 0:
		return reply{}, fmt.Errorf("%w: no status", ErrReply)
	case r.Status != statusOK:
		return reply{Status: r.Status}, nil
	case r.Valid == nil || r.Signers == nil:
		return reply{}, fmt.Errorf("%w: no verdict or no signers", ErrReply)
	}
	for _, s := range r.Signers {
		if s.Certificates == nil {
			return reply{}, fmt.Errorf("%w: signer without certificates", ErrReply) // /xml/verify has another form
		}
		if slices.ContainsFunc(s.Certificates, certificate.incomplete) {
			return reply{}, fmt.Errorf("%w: revocation answer without a verdict", ErrReply)
		}
	}
	return r, nil
}

const statusOK = 200

// outcome is the outcome of the whole reply.
func (r reply) outcome() eligibility.SignatureStatus {
	unchecked := func(s signer) bool { return !s.checked() }
	switch {
	case slices.ContainsFunc(r.Signers, signer.invalid):
		return eligibility.Invalid
	case r.Status == statusOK && *r.Valid && len(r.Signers) > 0 && !slices.ContainsFunc(r.Signers, unchecked):
		return eligibility.Valid
	}
	return eligibility.Indeterminate
}

// latest returns the latest of the moments, none if a signer has none.
func (r reply) latest(moment func(signer) time.Time) (last time.Time) {
	for _, s := range r.Signers {
		t := moment(s)
		if t.IsZero() {
			return time.Time{}
		}
		if t.After(last) {
			last = t
		}
	}
	return last
}

type signer struct {
	Certificates []certificate `json:"certificates"` // those that fit the signature: one, as a rule
	TimeStamp    struct {
		Time time.Time `json:"genTime"`
	} `json:"tsp"`

	// Later versions only.
	SubIndication string    `json:"subIndication"`
	JudgedAsOf    time.Time `json:"bestSignatureTime"`
}

// signedAt returns the moment of the time stamp, none without one.
func (s signer) signedAt() time.Time { return s.TimeStamp.Time }

// judgedAt returns the moment as of which the signature was judged: as the service
// says, or the moment of signing if the reply settles it as of then.
func (s signer) judgedAt() time.Time {
	signed := s.signedAt()
	unsettled := func(c certificate) bool { return !c.settledAt(signed) }
	switch {
	case !s.JudgedAsOf.IsZero():
		return s.JudgedAsOf
	case len(s.Certificates) == 0 || slices.ContainsFunc(s.Certificates, unsettled):
		return time.Time{}
	}
	return signed
}

// invalid reports whether the service found something against the signature: its
// value does not fit, or the key was revoked, and not after the time stamp.
func (s signer) invalid() bool {
	if s.SubIndication == "SIG_CRYPTO_FAILURE" || s.SubIndication == "CERT_HASH_MISMATCH" {
		return true
	}
	return slices.ContainsFunc(s.Certificates, func(c certificate) bool {
		return slices.ContainsFunc(c.Revocations, func(v revocation) bool {
			return *v.Revoked && (s.signedAt().IsZero() || !v.Time.After(s.signedAt()))
		})
	})
}

// checked reports whether there is a certificate and each was checked for
// revocation by a service that answered, and by none that did not.
func (s signer) checked() bool {
	silent := func(v revocation) bool { return !v.answered() }
	return len(s.Certificates) > 0 && !slices.ContainsFunc(s.Certificates, func(c certificate) bool {
		return len(c.Revocations) == 0 || slices.ContainsFunc(c.Revocations, silent)
	})
}

// numbers returns the numbers in each certificate. Without a certificate there is
// one signer without a number: somebody signed, and it is not known who.
func (s signer) numbers() []eligibility.Signer {
	if len(s.Certificates) == 0 {
		return []eligibility.Signer{{}}
	}
	var list []eligibility.Signer
	for _, c := range s.Certificates {
		if number := c.numbers(); !slices.Contains(list, number) {
			list = append(list, number)
		}
	}
	return list
}

type certificate struct {
	Valid       bool         `json:"valid"` // within its dates, of a known issuer, not revoked
	Revocations []revocation `json:"revocations"`
	NotBefore   time.Time    `json:"notBefore"`
	NotAfter    time.Time    `json:"notAfter"`
	KeyUser     []string     `json:"keyUser"`
	Subject     struct {
		IIN string `json:"iin"`
		BIN string `json:"bin"`
	} `json:"subject"`
}

// incomplete reports whether an answer about revocation lacks its verdict.
func (c certificate) incomplete() bool {
	return slices.ContainsFunc(c.Revocations, func(v revocation) bool { return v.Revoked == nil })
}

// settledAt reports whether the reply settles what the key was worth at a moment,
// although it was judged later: revoked before, or still good, and within its dates.
func (c certificate) settledAt(moment time.Time) bool {
	if slices.ContainsFunc(c.Revocations, func(v revocation) bool { return v.revokedBy(moment) }) {
		return true
	}
	return c.Valid && len(c.Revocations) > 0 && !moment.Before(c.NotBefore) && !moment.After(c.NotAfter)
}

// numbers returns the numbers of the subject, none for one that cannot be read. A
// BIN where the IIN belongs is a BIN all the same.
func (c certificate) numbers() eligibility.Signer {
	number, _ := eligibility.ParseSigner(c.Subject.IIN)
	if entity, _ := eligibility.ParseSigner(c.Subject.BIN); !entity.BIN.IsZero() {
		number.BIN = entity.BIN
	}
	return number
}

// The roles that decide: the extended key usages 1.2.398.3.3.4.1.1 (a person),
// 1.2.398.3.3.4.1.2 (a legal entity) and below it 1 (first head), 2 (right to sign)
// and 3 (right to sign financial documents). 4 (personnel, "HR") and 5 (employee,
// "EMPLOYEE") leave it open.
const (
	individual       = "INDIVIDUAL"
	organization     = "ORGANIZATION"
	firstHead        = "CEO"
	canSign          = "CAN_SIGN"
	canSignFinancial = "CAN_SIGN_FINANCIAL"
)

// maySign judges one certificate; see MaySign.
func (c certificate) maySign(centre tanu.BIN) tanu.Answer {
	entity := c.numbers().BIN
	switch {
	case c.is(individual) && c.is(organization):
		return tanu.Unknown // it contradicts itself
	case c.is(individual):
		return tanu.No
	case entity.IsZero() || centre.IsZero():
		return tanu.Unknown
	case entity != centre && entity.IsBranch():
		return tanu.Unknown // it may be a branch of the centre
	case entity != centre:
		return tanu.No
	case c.is(firstHead) || c.is(canSign) || c.is(canSignFinancial):
		return tanu.Yes
	}
	return tanu.Unknown
}

func (c certificate) is(role string) bool { return slices.Contains(c.KeyUser, role) }

// revocation is what one service (OCSP or CRL, in the member "by") said.
type revocation struct {
	Revoked *bool     `json:"revoked"`
	Time    time.Time `json:"revocationTime"`
	Reason  string    `json:"reason"`
}

// answered reports whether the service answered. If it did not, revoked is false
// and the reason is the error; if it did, the reason is "OK" (OCSP) or none (CRL).
func (v revocation) answered() bool { return *v.Revoked || v.Reason == "" || v.Reason == "OK" }

// revokedBy reports whether the key was revoked at a moment.
func (v revocation) revokedBy(moment time.Time) bool {
	return *v.Revoked && !v.Time.IsZero() && !v.Time.After(moment)
}
