package eligibility

import (
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// The questions of Review, in the order of the table.

// given reports whether a text has more than spaces.
func given(s string) bool { return strings.TrimSpace(s) != "" }

// filledIn is the ground for a field.
func filledIn(given bool) ground {
	if given {
		return filled
	}
	return empty
}

// bothIn is the ground for a field of two parts.
func bothIn(one, other bool) ground {
	if one != other {
		return partly
	}
	return filledIn(one)
}

// ticked is the ground for a box.
func ticked(a tanu.Answer) ground {
	if a == tanu.Yes {
		return filled
	}
	return byAnswer(a)
}

func (r *reading) professionFilledIn() ground {
	return bothIn(given(r.Application.Profession.Code), given(r.Application.Profession.Name))
}

func (r *reading) centreFilledIn() ground {
	return bothIn(!r.Application.Centre.BIN.IsZero(), given(r.Application.Centre.Name))
}

func (r *reading) residenceFilledIn() ground {
	return filledIn(given(r.Application.Residence.Address) || r.Application.Residence.Region != "")
}

// educationFilledIn asks for item 1 where the profession has a requirement on
// education; one who has none to name is not refused for that.
//
// Law: annex-1.6, 3.3.
func (r *reading) educationFilledIn() ground {
	e := &r.Application.Education
	where, what, when := given(e.Organisation), given(e.Direction), !e.Completed.IsZero()
	g := bothIn(where && what && when, where || what || when)
	switch {
	case g == filled && e.Completed.After(r.Filed):
		return wrong
	case g != empty:
		return g
	}
	switch r.Facts.EducationRequired {
	case tanu.Yes:
		return empty
	case tanu.No:
		return notRequired
	}
	return unknown
}

// documentsAttached asks each attached document for its copy and its kind. A
// document without a copy is not attached; a kind that is not known is asked for.
//
// Law: annex-1.7.
func (r *reading) documentsAttached() ground {
	documents := r.Application.Documents
	switch {
	case len(documents) == 0:
		return nothingAttached
	case slices.ContainsFunc(documents, func(d Document) bool { return d.Reference == "" }):
		return partly
	case slices.ContainsFunc(documents, func(d Document) bool { return d.Kind == "" }):
		return kindUnknown
	}
	return filled
}

// contacts wants a phone with digits and no letters, an e-mail with a name and a
// host about one @; more than that the form does not ask.
//
// Law: annex-1.13.
func (r *reading) contacts() ground {
	phone, email := r.Application.Phone, r.Application.Email
	if g := bothIn(given(phone), given(email)); g != filled {
		return g
	}
	switch phoneRight, emailRight := isPhone(phone), isEmail(email); {
	case phoneRight && emailRight:
		return filled
	case phoneRight:
		return emailWrong
	case emailRight:
		return phoneWrong
	}
	return wrong
}

// isPhone reports whether a text has digits, and beside them only what sets them
// apart.
func isPhone(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789+ -()") == ""
}

// isEmail reports whether a text has something on both sides of one @.
func isEmail(s string) bool {
	name, host, found := strings.Cut(s, "@")
	return found && given(name) && given(host) && !strings.Contains(host, "@")
}

func (r *reading) signedOn() ground {
	switch signed := r.Application.Signed; {
	case signed.IsZero():
		return empty
	case signed.After(r.Filed):
		return wrong
	}
	return filled
}

func (r *reading) professionInRegister() ground {
	if r.professionFilledIn() != filled {
		return fieldEmpty
	}
	return byAnswer(r.Facts.ProfessionInRegister)
}

// aboutCentre asks about the centre that field 12 of the form names. That it is to
// be listed on the platform is written of the advice of clause 3 part 1 only, which
// binds no applicant; it is taken for what the field means, and clause 8 holds the
// form to it.
//
// Law: annex-1.12, 8.1.
func (r *reading) aboutCentre(answer tanu.Answer) ground {
	if r.centreFilledIn() != filled {
		return fieldEmpty
	}
	return byAnswer(answer)
}

// educationDocument asks for a copy of the document on education where one is
// required. One that is attached satisfies it before that is known.
//
// Law: 3(2), 3.3.
func (r *reading) educationDocument() ground {
	own, other := r.Facts.EducationRequired, r.Facts.WorkRequired
	attached := copied(r.Application.Documents, EducationDocument)
	switch needed := required(own, other, r.Policy.Documents); {
	case needed == tanu.No:
		return notRequired
	case attached == tanu.Yes:
		return met
	case needed == tanu.Unknown:
		return requirementUnknown(own, other, r.Policy.Documents)
	case attached == tanu.Unknown:
		return kindUnknown
	}
	return notAttached(own)
}

// workDocument asks in the same way for a copy that confirms work.
//
// Law: 3(3), 3.3, lc/35.
func (r *reading) workDocument() ground {
	own, other := r.Facts.WorkRequired, r.Facts.EducationRequired
	documents := r.Application.Documents
	confirmed := workConfirmed(documents)
	switch needed := required(own, other, r.Policy.Documents); {
	case needed == tanu.No:
		return notRequired
	case confirmed == tanu.Yes:
		return met
	case needed == tanu.Unknown:
		return requirementUnknown(own, other, r.Policy.Documents)
	case confirmed == tanu.Unknown && slices.ContainsFunc(documents, Document.markMissing):
		return markUnknown
	case confirmed == tanu.Unknown:
		return kindUnknown
	case copied(documents, LabourContract) == tanu.Yes:
		return unmarked
	case slices.ContainsFunc(documents, Document.meantForWork):
		return otherKind
	}
	return notAttached(own)
}

// required tells whether a document is asked for: on its own requirement, or,
// where the policy reads the two together, on either (Q2).
//
// Law: 3.3.
func required(own, other tanu.Answer, reading tanu.DocumentsReading) tanu.Answer {
	switch {
	case own == tanu.Yes || reading == tanu.DocumentsEach:
		return own
	case other == tanu.Yes:
		return tanu.Yes
	case own == tanu.No && other == tanu.No:
		return tanu.No
	}
	return tanu.Unknown
}

// requirementUnknown names which of the two requirements is needed, given that they
// leave a document undetermined.
func requirementUnknown(own, other tanu.Answer, reading tanu.DocumentsReading) ground {
	switch {
	case reading == tanu.DocumentsEach, other.Known():
		return ownUnknown
	case own.Known():
		return otherUnknown
	}
	return requirementsUnknown
}

// notAttached tells a document that its own requirement asks for from one that only
// the reading of the two together does.
func notAttached(own tanu.Answer) ground {
	if own == tanu.Yes {
		return notMet
	}
	return notMetByPolicy
}

// copied tells whether there is a copy of a document of the kind: unknown where one
// whose kind is not known may be it.
func copied(documents []Document, kind DocumentKind) tanu.Answer {
	answer := tanu.No
	for _, d := range documents {
		switch {
		case d.Reference == "":
		case d.Kind == kind:
			return tanu.Yes
		case d.Kind == "":
			answer = tanu.Unknown
		}
	}
	return answer
}

// workConfirmed tells whether a copy confirms work by one of the three kinds
// that count: unknown where it hangs on the mark on a labour contract, or on the
// kind of a document.
//
// Law: 3(3), lc/35.
func workConfirmed(documents []Document) tanu.Answer {
	answer := tanu.No
	for _, d := range documents {
		switch {
		case d.Reference == "":
		case d.Kind == LabourBook, d.Kind == EmployerExtract:
			return tanu.Yes
		case d.Kind == LabourContract && d.Marked == tanu.Yes:
			return tanu.Yes
		case d.Kind == LabourContract && d.Marked == tanu.Unknown, d.Kind == "":
			answer = tanu.Unknown
		}
	}
	return answer
}

// markMissing reports whether it is not known of a labour contract if it bears the
// employer's mark.
func (d Document) markMissing() bool {
	return d.Kind == LabourContract && d.Reference != "" && !d.Marked.Known()
}

// meantForWork reports whether the document was attached to confirm work.
func (d Document) meantForWork() bool { return d.Reference != "" && d.Kind != EducationDocument }

// educationMet asks for the requirement on education only where there is one; one
// who meets it need not wait to learn whether there is.
//
// Law: 8.1, 3.3.
func (r *reading) educationMet() ground {
	switch required, suffices := r.Facts.EducationRequired, r.Facts.EducationMet; {
	case required == tanu.No:
		return notRequired
	case required == tanu.Yes || suffices == tanu.Yes:
		return byAnswer(suffices)
	}
	return ownUnknown
}

// known is the ground for what only the payment needs.
func known(is bool) ground {
	if is {
		return met
	}
	return unknown
}
