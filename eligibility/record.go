package eligibility

import (
	"strconv"

	"github.com/biliktilik/tanu"
)

// record is what a decision keeps of its request: the facts that its findings
// name, and nothing of the person. The sentences are written from it when
// somebody reads them.
type record struct {
	filed, limit, lastDay, decided tanu.Date
	provisional                    bool // lastDay rests on days that the calendar does not confirm yet

	region, residence tanu.Region
	profession        Profession
	centre            string
	consent, warned   tanu.Answer
	facts             Facts // without the signers

	signer                  ground // of signedByApplicant
	educationCopy, workCopy tanu.Answer

	stored map[string]string // the values of a decoded decision; nil for a fresh one
}

// record keeps of the reading what its findings name.
func (r *reading) record(m *marks) record {
	a := &r.Application
	kept := record{
		filed: r.Filed, limit: r.limit, lastDay: r.lastDay, decided: r.Decided, provisional: r.provisional,
		region: a.Region, residence: a.Residence.Region, profession: a.Profession, centre: a.Centre.Name,
		consent: a.Consent, warned: a.Warned, facts: r.Facts,
		signer: m[signedByApplicant], educationCopy: tanu.AnswerOf(copied(a.Documents, EducationDocument)),
		workCopy: workConfirmed(a.Documents),
	}
	kept.facts.Signature.Signers = nil
	return kept
}

// signerIsApplicant tells what the comparison of the numbers came to.
func (r *record) signerIsApplicant() tanu.Answer {
	switch r.signer {
	case met:
		return tanu.Yes
	case anotherPerson, legalEntity:
		return tanu.No
	}
	return tanu.Unknown
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
