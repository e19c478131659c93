package eligibility

// id is the place of a rule in the tables and in a decision.
type id uint8

const (
	filedInTime id = iota
	registeredUnemployed
	voucherAvailable
	noVoucherThisYear
	signatureValid
	signatureMoment
	signedByApplicant
	signatureContent

	formRegion
	formName
	formIIN
	formLevel
	formProfession
	formConsent
	formEducation
	formDocuments
	formSkills
	formAccount
	formResidence
	formWarned
	formCentre
	formContacts
	formSignedOn
	professionInRegister
	centreListed
	centreAccredited
	educationDocument
	workDocument
	educationMet
	qualificationMet
	profileKnown
	registrationKnown

	ruleCount

	reviewFrom = formRegion // the rules before are those of Screen
)

// marks are the grounds that a stage's rules came to, by id.
type marks [ruleCount]ground

// screen asks every rule of the stage.
func (r *reading) screen() {
	k := r.keepScreen()
	m := &k.marks
	m[filedInTime] = r.filing()
	m[registeredUnemployed] = byAnswer(k.registeredUnemployed)
	m[voucherAvailable] = r.place()
	m[noVoucherThisYear] = r.voucherThisYear()
	m[signatureValid] = r.validity()
	m[signatureMoment] = r.moment()
	m[signedByApplicant] = r.signers()
	m[signatureContent] = r.content()
}

// review asks every rule of the stage.
func (r *reading) review() {
	a, k := &r.Application, r.keepReview()
	m := &k.marks
	m[formRegion] = filledIn(a.Region != "")
	m[formName] = filledIn(!blank(a.Name))
	m[formIIN] = filledIn(!a.IIN.IsZero())
	m[formLevel] = filledIn(!blank(a.Level))
	m[formProfession] = bothIn(!blank(a.Profession.Code), !blank(a.Profession.Name))
	m[formConsent] = ticked(k.consent)
	m[formEducation] = r.education()
	m[formDocuments] = r.attached()
	m[formSkills] = r.skills()
	m[formAccount] = filledIn(!a.Account.IsZero())
	m[formResidence] = filledIn(!blank(a.Residence.Address) || a.Residence.Region != "")
	m[formWarned] = ticked(k.warned)
	m[formCentre] = bothIn(!a.Centre.BIN.IsZero(), !blank(a.Centre.Name))
	m[formContacts] = r.contacts()
	m[formSignedOn] = r.signedOn()
	m[professionInRegister] = r.stated(formProfession, k.professionInRegister)
	m[centreListed] = r.stated(formCentre, k.centreListed)
	m[centreAccredited] = r.stated(formCentre, k.centreAccredited)
	m[educationDocument] = r.educationCopy()
	m[workDocument] = r.workCopy()
	m[educationMet] = r.educationSuffices()
	m[qualificationMet] = byAnswer(k.qualificationMet)
	m[profileKnown] = r.profile()
	m[registrationKnown] = r.registration()
}
