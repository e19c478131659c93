package eligibility

import (
	"cmp"
	"strconv"
	"time"

	"github.com/biliktilik/tanu"
)

// record is what a decision keeps of its request: the facts that its findings
// name, and nothing of the person. The sentences are written from it when
// somebody reads them. It is small, since a decision is copied on its way.
type record struct {
	filed, limit, lastDay, decided tanu.Date
	provisional                    told // yes: lastDay rests on days that the calendar does not confirm yet

	region, residence tanu.Region
	profession        Profession
	centre            string
	consent, warned   told

	registeredUnemployed, voucherAvailable, voucherThisYear, voucherLapsed told

	signer, content ground // of signedByApplicant and signatureContent

	professionInRegister, centreListed, centreAccredited            told
	educationRequired, workRequired, educationMet, qualificationMet told
	educationCopy, workCopy                                         told

	voucherYear    int
	outcome        Outcome
	signed, judged time.Time
	profile        tanu.Profile

	stored map[string]string // the values of a decoded decision; nil for a fresh one
}

// keep puts on record what the findings of both stages name.
func (r *reading) keep() *record {
	k := r.kept
	k.filed, k.decided, k.region = r.Filed, r.Decided, r.Application.Region
	return k
}

// keepScreen puts on record what the findings of Screen name, but for what comes
// of asking its rules.
func (r *reading) keepScreen() *record {
	k, f := r.keep(), &r.Facts
	k.registeredUnemployed, k.voucherAvailable = toldBy(f.RegisteredUnemployed), toldBy(f.VoucherAvailable)
	k.voucherThisYear, k.voucherLapsed = toldBy(f.VoucherThisYear), toldBy(f.VoucherLapsed)
	k.voucherYear = cmp.Or(f.VoucherYear, r.year)
	k.outcome, k.signed, k.judged = f.Signature.Outcome, f.Signature.Signed, f.Signature.Judged
	return k
}

// keepReview puts on record what the findings of Review name.
func (r *reading) keepReview() *record {
	k, a, f := r.keep(), &r.Application, &r.Facts
	k.residence, k.profession, k.centre = a.Residence.Region, a.Profession, a.Centre.Name
	k.consent, k.warned = toldBy(a.Consent), toldBy(a.Warned)
	k.professionInRegister, k.centreListed, k.centreAccredited = toldBy(f.ProfessionInRegister), toldBy(f.CentreListed), toldBy(f.CentreAccredited)
	k.educationRequired, k.workRequired = toldBy(f.EducationRequired), toldBy(f.WorkRequired)
	k.educationMet, k.qualificationMet = toldBy(f.EducationMet), toldBy(f.QualificationMet)
	k.educationCopy, k.workCopy = copied(a.Documents, EducationDocument), workConfirmed(a.Documents)
	k.profile = f.Profile
	return k
}

// signerIsApplicant tells what the comparison of the numbers came to.
func (r *record) signerIsApplicant() told {
	switch r.signer {
	case met:
		return yes
	case anotherPerson, legalEntity:
		return no
	}
	return untold
}

// contentSigned tells what the comparison of the contents came to.
func (r *record) contentSigned() told {
	switch r.content {
	case met:
		return yes
	case notMet:
		return no
	}
	return untold
}

// value is a fact's value in the form of JSON, "" where it is not known.
func (r *record) value(name string) string {
	if r.stored != nil {
		return r.stored[name]
	}
	if f := factNamed(name); f != nil && f.value != nil {
		return f.value(r)
	}
	return ""
}

// stored is the record of a decision that is read back; its facts follow.
func stored(filed, decided tanu.Date) record {
	return record{stored: map[string]string{
		"filed": filed.String(), "decided": decided.String(), "year": strconv.Itoa(filed.Year()),
	}}
}

// store takes a fact of a decoded decision. A fact has one value.
func (r *record) store(name, value string) error {
	if told, ok := r.stored[name]; ok && told != value {
		return misformed(name, "the fact has two values")
	}
	if f := factNamed(name); f == nil || !f.kind.holds(value) {
		return misformed(name, "want a value of the fact")
	}
	r.stored[name] = value
	return nil
}
