package eligibility

import "github.com/biliktilik/tanu"

// required tells whether a document is asked for: on its own requirement, or,
// where the policy reads the two together, on either (Q2).
//
// Law: 2025/3.3.
func required(own, other tanu.Answer, reading tanu.DocumentsReading) tanu.Answer {
	switch {
	case own == tanu.Yes || reading == tanu.DocumentsEach:
		return own
	case other == tanu.Yes:
		return tanu.Yes
	case own.Known() && other.Known():
		return tanu.No
	}
	return tanu.Unknown
}

// unknownOf names which of the two requirements is needed, given that they
// leave a document undetermined.
func unknownOf(own, other tanu.Answer, reading tanu.DocumentsReading) ground {
	switch {
	case reading == tanu.DocumentsEach, other.Known():
		return ownUnknown
	case own.Known():
		return otherUnknown
	}
	return requirementsUnknown
}

// educationCopy asks for a copy of the document on education where one is
// required. One that is attached satisfies it before that is known.
func (r *reading) educationCopy() ground {
	own, other := r.Facts.EducationRequired, r.Facts.WorkRequired
	need := required(own, other, r.Policy.Documents)
	switch {
	case need == tanu.No:
		return notRequired
	case copied(r.Application.Documents, EducationDocument):
		return met
	case need == tanu.Yes:
		return notMet
	}
	return unknownOf(own, other, r.Policy.Documents)
}

// workCopy asks in the same way for a copy that confirms work.
func (r *reading) workCopy() ground {
	own, other := r.Facts.WorkRequired, r.Facts.EducationRequired
	need := required(own, other, r.Policy.Documents)
	confirmed := workConfirmed(r.Application.Documents)
	switch {
	case need == tanu.No:
		return notRequired
	case confirmed == tanu.Yes:
		return met
	case need == tanu.Unknown:
		return unknownOf(own, other, r.Policy.Documents)
	case confirmed == tanu.Unknown:
		return markUnknown
	case otherThanEducation(r.Application.Documents):
		return otherKind
	}
	return notMet
}

// otherThanEducation reports whether something was attached to confirm work.
func otherThanEducation(documents []Document) bool {
	for i := range documents {
		if documents[i].Reference != "" && documents[i].Kind != EducationDocument {
			return true
		}
	}
	return false
}

// educationSuffices asks for the requirement on education only where there is
// one; one who meets it need not wait to learn whether there is.
func (r *reading) educationSuffices() ground {
	switch suffices := r.Facts.EducationMet; {
	case r.Facts.EducationRequired == tanu.No:
		return notRequired
	case r.Facts.EducationRequired == tanu.Yes || suffices == tanu.Yes:
		return byAnswer(suffices)
	}
	return ownUnknown
}
