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
func (r *reading) screen() marks {
	return marks{
		filedInTime:          r.filing(),
		registeredUnemployed: byAnswer(r.Facts.RegisteredUnemployed),
		voucherAvailable:     r.place(),
		noVoucherThisYear:    r.voucherThisYear(),
		signatureValid:       r.validity(),
		signatureMoment:      r.moment(),
		signedByApplicant:    r.signers(),
		signatureContent:     r.content(),
	}
}

// review asks every rule of the stage.
func (r *reading) review() marks {
	a, f := &r.Application, &r.Facts
	return marks{
		formRegion:           filledIn(a.Region != ""),
		formName:             filledIn(!blank(a.Name)),
		formIIN:              filledIn(!a.IIN.IsZero()),
		formLevel:            filledIn(!blank(a.Level)),
		formProfession:       filledIn(!blank(a.Profession.Code), !blank(a.Profession.Name)),
		formConsent:          ticked(a.Consent),
		formEducation:        r.education(),
		formDocuments:        r.attached(),
		formSkills:           r.skills(),
		formAccount:          filledIn(!a.Account.IsZero()),
		formResidence:        filledIn(!blank(a.Residence.Address) || a.Residence.Region != ""),
		formWarned:           ticked(a.Warned),
		formCentre:           filledIn(!a.Centre.BIN.IsZero(), !blank(a.Centre.Name)),
		formContacts:         r.contacts(),
		formSignedOn:         r.signedOn(),
		professionInRegister: byAnswer(f.ProfessionInRegister),
		centreListed:         byAnswer(f.CentreListed),
		centreAccredited:     byAnswer(f.CentreAccredited),
		educationDocument:    r.educationCopy(),
		workDocument:         r.workCopy(),
		educationMet:         r.educationSuffices(),
		qualificationMet:     byAnswer(f.QualificationMet),
		profileKnown:         r.profile(),
		registrationKnown:    r.registration(),
	}
}
