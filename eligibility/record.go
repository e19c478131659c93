package eligibility

import (
	"cmp"
	"strconv"

	"github.com/biliktilik/tanu"
)

// record is what a decision keeps of its request: the facts that its findings
// name, and nothing of the person. The sentences are written from it when
// somebody reads them. It is small, since a decision is copied on its way; what
// the mark of a rule tells already is not kept twice.
type record struct {
	marks marks

	filed, limit, lastDay, decided tanu.Date
	provisional                    told // yes: lastDay rests on days that the calendar does not confirm yet
	closed                         bool // no application of the decision's year is accepted any more

	registeredUnemployed, voucherAvailable, voucherThisYear, voucherLapsed told
	professionInRegister, centreListed, centreAccredited                   told
	educationRequired, workRequired, educationMet, qualificationMet        told
	consent, warned, educationCopy, workCopy                               told

	region, residence regionCode
	voucherYear       int
	signed, judged    stamp // each as far as the mark of signatureMoment knows it
	profession        Profession
	centre            string
	profile           tanu.Profile // as far as the mark of profileKnown knows it

	stored map[string]string // the values of a decoded decision; nil for a fresh one
}

// regionCode is a region in a byte: the number that its two digits make.
type regionCode uint8

// codeOf is the code of a region that there is, or of none.
func codeOf(r tanu.Region) regionCode {
	if r == "" {
		return 0
	}
	return regionCode(r[0]-'0')*10 + regionCode(r[1]-'0')
}

// String returns the two digits, "" for none.
func (c regionCode) String() string {
	if c == 0 {
		return ""
	}
	return string([]byte{'0' + byte(c/10), '0' + byte(c%10)})
}

// keep puts on record what the findings of both stages name.
func (r *reading) keep() *record {
	k := r.kept
	k.filed, k.decided, k.region = r.Filed, r.Decided, codeOf(r.Application.Region)
	return k
}

// keepScreen puts on record what the findings of Screen name.
func (r *reading) keepScreen() *record {
	k, f := r.keep(), &r.Facts
	k.registeredUnemployed, k.voucherAvailable = toldBy(f.RegisteredUnemployed), toldBy(f.VoucherAvailable)
	k.voucherThisYear, k.voucherLapsed = toldBy(f.VoucherThisYear), toldBy(f.VoucherLapsed)
	k.voucherYear = cmp.Or(f.VoucherYear, r.year)
	k.signed, k.judged = stampOf(f.Signature.Signed), stampOf(f.Signature.Judged)
	return k
}

// keepReview puts on record what the findings of Review name.
func (r *reading) keepReview() *record {
	k, a, f := r.keep(), &r.Application, &r.Facts
	k.residence, k.profession, k.centre = codeOf(a.Residence.Region), a.Profession, a.Centre.Name
	k.consent, k.warned = toldBy(a.Consent), toldBy(a.Warned)
	k.professionInRegister, k.centreListed, k.centreAccredited = toldBy(f.ProfessionInRegister), toldBy(f.CentreListed), toldBy(f.CentreAccredited)
	k.educationRequired, k.workRequired = toldBy(f.EducationRequired), toldBy(f.WorkRequired)
	k.educationMet, k.qualificationMet = toldBy(f.EducationMet), toldBy(f.QualificationMet)
	k.educationCopy, k.workCopy = copied(a.Documents, EducationDocument), workConfirmed(a.Documents)
	k.profile = f.Profile
	return k
}

// outcome is what the verifier said, by the rule that asks it.
func (r *record) outcome() Outcome {
	switch r.marks[signatureValid] {
	case met:
		return Valid
	case notMet, judgedOtherwise, signingUnknown, judgingUnknown, momentsUnknown:
		return Invalid
	case indeterminate:
		return Indeterminate
	}
	return ""
}

// signedAt is the moment of signing, "" where it is not known.
func (r *record) signedAt() string { return r.moment(r.signed, judgingUnknown) }

// judgedAt is the moment as of which the verifier judged.
func (r *record) judgedAt() string { return r.moment(r.judged, signingUnknown) }

// moment writes one of the two moments where the rule that compares them had
// both, or this one alone; what was signed after filing may not have been judged.
func (r *record) moment(s stamp, alone ground) string {
	switch r.marks[signatureMoment] {
	case met, judgedOtherwise, alone:
		return s.String()
	case afterFiling:
		if !s.none() {
			return s.String()
		}
	}
	return ""
}

// signerIsApplicant tells what the comparison of the numbers came to.
func (r *record) signerIsApplicant() told {
	switch r.marks[signedByApplicant] {
	case met:
		return yes
	case anotherPerson, legalEntity:
		return no
	}
	return untold
}

// contentSigned tells what the comparison of the contents came to.
func (r *record) contentSigned() told {
	switch r.marks[signatureContent] {
	case met:
		return yes
	case notMet:
		return no
	}
	return untold
}

// profileKnown is the profile, "" unless it is one of the two of the Rules.
func (r *record) profileKnown() string {
	if r.marks[profileKnown] != met {
		return ""
	}
	return string(r.profile)
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
func stored(filed, decided tanu.Date, closed bool) record {
	return record{decided: decided, closed: closed, stored: map[string]string{
		"filed": filed.String(), "decided": decided.String(), "year": strconv.Itoa(filed.Year()),
	}}
}

// store takes a fact of a decoded decision, and names the rule that it broke. A
// fact has one value.
func (r *record) store(name, value string) (rule string) {
	if told, ok := r.stored[name]; ok && told != value {
		return "the fact has two values"
	}
	if f := factNamed(name); f == nil || !f.kind.holds(value) {
		return "want a value of the fact"
	}
	r.stored[name] = value
	return ""
}
