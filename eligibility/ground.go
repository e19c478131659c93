package eligibility

// ground tells which of its outcomes a rule came to. Its name is public and
// stable like the code of a rule; the number is not.
type ground uint8

const (
	noGround ground = iota

	met
	notMet
	unknown
	notRequired
	notInEdition

	inTime
	late
	inTimeByPolicy
	lateByPolicy
	regionUnknown
	bothUnknown
	noneReceived
	received
	lapsed
	lapseUnknown
	otherYear

	indeterminate
	judgedOtherwise
	signingUnknown
	judgingUnknown
	momentsUnknown
	afterFiling
	anotherPerson
	legalEntity
	noSigner
	noNumber
	applicantUnknown
	signedUnknown
	filedUnknown

	filled
	empty
	partly
	wrong
	phoneWrong
	emailWrong
	nothingAttached
	fieldEmpty

	ownUnknown
	otherUnknown
	requirementsUnknown
	notMetByPolicy
	otherKind
	unmarked
	markUnknown
	kindUnknown

	groundCount
)

var groundNames = [...]string{
	noGround:            "",
	met:                 "met",
	notMet:              "not-met",
	unknown:             "unknown",
	notRequired:         "not-required",
	notInEdition:        "not-in-edition",
	inTime:              "in-time",
	late:                "late",
	inTimeByPolicy:      "in-time-by-policy",
	lateByPolicy:        "late-by-policy",
	regionUnknown:       "region-unknown",
	bothUnknown:         "both-unknown",
	noneReceived:        "none-received",
	received:            "received",
	lapsed:              "lapsed",
	lapseUnknown:        "lapse-unknown",
	otherYear:           "other-year",
	indeterminate:       "indeterminate",
	judgedOtherwise:     "judged-otherwise",
	signingUnknown:      "signing-unknown",
	judgingUnknown:      "judging-unknown",
	momentsUnknown:      "moments-unknown",
	afterFiling:         "after-filing",
	anotherPerson:       "another-person",
	legalEntity:         "legal-entity",
	noSigner:            "no-signer",
	noNumber:            "no-number",
	applicantUnknown:    "applicant-unknown",
	signedUnknown:       "signed-unknown",
	filedUnknown:        "filed-unknown",
	filled:              "filled",
	empty:               "empty",
	partly:              "partly",
	wrong:               "wrong",
	phoneWrong:          "phone-wrong",
	emailWrong:          "email-wrong",
	nothingAttached:     "nothing-attached",
	fieldEmpty:          "field-empty",
	ownUnknown:          "own-requirement-unknown",
	otherUnknown:        "other-requirement-unknown",
	requirementsUnknown: "requirements-unknown",
	notMetByPolicy:      "not-met-by-policy",
	otherKind:           "other-kind",
	unmarked:            "unmarked",
	markUnknown:         "mark-unknown",
	kindUnknown:         "kind-unknown",
}

// String returns the name.
func (g ground) String() string { return groundNames[g] }
