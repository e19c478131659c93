package eligibility

import "github.com/biliktilik/tanu"

// ground tells which of its outcomes a rule came to. Grounds are public and
// stable like the codes of the rules.
type ground string

const (
	met          ground = "met"
	notMet       ground = "not-met"
	unknown      ground = "unknown"
	notRequired  ground = "not-required"
	notInEdition ground = "not-in-edition"

	inTime         ground = "in-time"
	late           ground = "late"
	inTimeByPolicy ground = "in-time-by-policy"
	lateByPolicy   ground = "late-by-policy"
	regionUnknown  ground = "region-unknown"
	bothUnknown    ground = "both-unknown"
	noneReceived   ground = "none-received"
	received       ground = "received"
	lapsed         ground = "lapsed"
	lapseUnknown   ground = "lapse-unknown"
	otherYear      ground = "other-year"

	indeterminate    ground = "indeterminate"
	judgedOtherwise  ground = "judged-otherwise"
	signingUnknown   ground = "signing-unknown"
	judgingUnknown   ground = "judging-unknown"
	momentsUnknown   ground = "moments-unknown"
	afterFiling      ground = "after-filing"
	anotherPerson    ground = "another-person"
	legalEntity      ground = "legal-entity"
	noSigner         ground = "no-signer"
	noNumber         ground = "no-number"
	applicantUnknown ground = "applicant-unknown"
	signedUnknown    ground = "signed-unknown"
	filedUnknown     ground = "filed-unknown"

	filled          ground = "filled"
	empty           ground = "empty"
	partly          ground = "partly"
	wrong           ground = "wrong"
	phoneWrong      ground = "phone-wrong"
	emailWrong      ground = "email-wrong"
	nothingAttached ground = "nothing-attached"
	fieldEmpty      ground = "field-empty"

	ownUnknown          ground = "own-requirement-unknown"
	otherUnknown        ground = "other-requirement-unknown"
	requirementsUnknown ground = "requirements-unknown"
	notMetByPolicy      ground = "not-met-by-policy"
	otherKind           ground = "other-kind"
	unmarked            ground = "unmarked"
	markUnknown         ground = "mark-unknown"
	kindUnknown         ground = "kind-unknown"
)

// byAnswer is the ground for a fact of three values.
func byAnswer(a tanu.Answer) ground {
	switch a {
	case tanu.Yes:
		return met
	case tanu.No:
		return notMet
	}
	return unknown
}

// wording is what a rule is about and what it can come to.
type wording struct {
	title    tanu.Text
	outcomes []outcome
}

// outcome is one thing a rule can come to.
type outcome struct {
	ground  ground
	verdict tanu.Verdict
	place   string    // in the Rules, where another provision than the rule's decides; "" otherwise
	missing []string  // the facts needed to decide, for Undetermined
	text    tanu.Text // with {names} of facts
	remedy  tanu.Text // what can be done, for Refused

	nextYear bool // the remedy speaks of the next year itself
}

func satisfied(g ground, text tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Satisfied, text: text}
}

func refused(g ground, text, remedy tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Refused, text: text, remedy: remedy}
}

// refusedThisYear has a remedy that speaks of the next year itself.
func refusedThisYear(g ground, text, remedy tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Refused, text: text, remedy: remedy, nextYear: true}
}

func notApplicable(g ground, place string, text tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.NotApplicable, place: place, text: text}
}

// lacking is the outcome for facts that are not known.
func lacking(g ground, missing ...string) outcome { return unclear(g, factsLacking, missing...) }

// unclear is the outcome for facts that are known but settle nothing.
func unclear(g ground, text tanu.Text, missing ...string) outcome {
	return outcome{ground: g, verdict: tanu.Undetermined, missing: missing, text: text}
}

// outcome returns the outcome of a ground, nil if the rule has no such ground.
func (w *wording) outcome(g ground) *outcome {
	for i := range w.outcomes {
		if w.outcomes[i].ground == g {
			return &w.outcomes[i]
		}
	}
	return nil
}
