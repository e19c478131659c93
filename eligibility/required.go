package eligibility

import "github.com/biliktilik/tanu"

// required tells whether a document is asked for: on its own requirement, or,
// where the policy reads the two together, on either (Q2).
//
// Law: 2025/3.3.
func required(own, other told, reading tanu.DocumentsReading) told {
	switch {
	case own == yes || reading == tanu.DocumentsEach:
		return own
	case other == yes:
		return yes
	case own == no && other == no:
		return no
	}
	return untold
}

// unknownOf names which of the two requirements is needed, given that they
// leave a document undetermined.
func unknownOf(own, other told, reading tanu.DocumentsReading) ground {
	switch {
	case reading == tanu.DocumentsEach, other != untold:
		return ownUnknown
	case own != untold:
		return otherUnknown
	}
	return requirementsUnknown
}

// educationCopy asks for a copy of the document on education where one is
// required. One that is attached satisfies it before that is known.
func (r *reading) educationCopy() ground {
	own, other := r.kept.educationRequired, r.kept.workRequired
	need := required(own, other, r.Policy.Documents)
	switch {
	case need == no:
		return notRequired
	case r.kept.educationCopy == yes:
		return met
	case need == untold:
		return unknownOf(own, other, r.Policy.Documents)
	case r.kept.educationCopy == untold:
		return kindUnknown
	}
	return notAttached(own)
}

// workCopy asks in the same way for a copy that confirms work.
func (r *reading) workCopy() ground {
	own, other := r.kept.workRequired, r.kept.educationRequired
	need := required(own, other, r.Policy.Documents)
	switch confirmed := r.kept.workCopy; {
	case need == no:
		return notRequired
	case confirmed == yes:
		return met
	case need == untold:
		return unknownOf(own, other, r.Policy.Documents)
	case confirmed == untold && markMissing(r.Application.Documents):
		return markUnknown
	case confirmed == untold:
		return kindUnknown
	case copied(r.Application.Documents, LabourContract) == yes:
		return unmarked
	case otherThanEducation(r.Application.Documents):
		return otherKind
	}
	return notAttached(own)
}

// notAttached tells a document that its own requirement asks for from one that only
// the reading of the two together does.
func notAttached(own told) ground {
	if own == yes {
		return notMet
	}
	return notMetByPolicy
}

// markMissing reports whether it is not known of a labour contract if it bears the
// employer's mark.
func markMissing(documents []Document) bool {
	for i := range documents {
		if d := &documents[i]; d.Kind == LabourContract && d.Reference != "" && !d.Marked.Known() {
			return true
		}
	}
	return false
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
	switch required, suffices := r.kept.educationRequired, r.kept.educationMet; {
	case required == no:
		return notRequired
	case required == yes || suffices == yes:
		return byAnswer(suffices)
	}
	return ownUnknown
}
