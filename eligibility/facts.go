package eligibility

import "github.com/biliktilik/tanu"

// Facts are what a host knows beside the application, from its registers and
// its verifier. The zero value of each is "unknown", never "no": what rests on
// it is undetermined, and the decision names it.
type Facts struct {
	// Clause 3, the check at filing.
	RegisteredUnemployed tanu.Answer `json:"registeredUnemployed,omitzero"` // at the labour mobility centre (career centre)
	VoucherAvailable     tanu.Answer `json:"voucherAvailable,omitzero"`     // in the region of application, by the distribution among regions
	VoucherThisYear      tanu.Answer `json:"voucherThisYear,omitzero"`      // one was received in VoucherYear
	VoucherYear          int         `json:"voucherYear,omitzero"`          // the year that VoucherThisYear speaks of; 0 is the year of filing
	VoucherLapsed        tanu.Answer `json:"voucherLapsed,omitzero"`        // each one received in that year was annulled unused; see Q4

	Signature Evidence `json:"signature,omitzero"`
	Content   Digest   `json:"content,omitzero"` // of the application as it was filed, the bytes that were to be signed

	// Clause 8, the review, as of the day of the decision.
	ProfessionInRegister tanu.Answer `json:"professionInRegister,omitzero"`
	CentreListed         tanu.Answer `json:"centreListed,omitzero"` // on the digital platform of the national qualification system
	CentreAccredited     tanu.Answer `json:"centreAccredited,omitzero"`
	EducationRequired    tanu.Answer `json:"educationRequired,omitzero"` // the profession has a requirement on education; see Required
	WorkRequired         tanu.Answer `json:"workRequired,omitzero"`      // it has one on length of service
	EducationMet         tanu.Answer `json:"educationMet,omitzero"`      // the applicant meets the requirement on education
	QualificationMet     tanu.Answer `json:"qualificationMet,omitzero"`  // and that on qualification

	// Clause 14, for the payment; it decides no application.
	Profile tanu.Profile `json:"profile,omitzero"`
}

// named is an answer by its name in JSON.
type named struct {
	name   string
	answer tanu.Answer
}

// answers are those of the facts.
func (f *Facts) answers() [11]named {
	return [...]named{
		{"registeredUnemployed", f.RegisteredUnemployed}, {"voucherAvailable", f.VoucherAvailable},
		{"voucherThisYear", f.VoucherThisYear}, {"voucherLapsed", f.VoucherLapsed},
		{"professionInRegister", f.ProfessionInRegister}, {"centreListed", f.CentreListed},
		{"centreAccredited", f.CentreAccredited}, {"educationRequired", f.EducationRequired},
		{"workRequired", f.WorkRequired}, {"educationMet", f.EducationMet}, {"qualificationMet", f.QualificationMet},
	}
}

// Requirement tells what a professional standard, or the qualification
// requirements, ask of a profession.
type Requirement struct {
	Education tanu.Answer `json:"education,omitzero"` // a level of education
	Work      tanu.Answer `json:"work,omitzero"`      // a length of service
}

// Required returns the requirement that counts: that of the professional
// standard, and where there is none, that of the qualification requirements.
// While it is not known whether there is a standard, what the two agree on is
// known and the rest is not.
//
// Law: 2025/3.3.
func Required(hasStandard tanu.Answer, standard, qualification Requirement) Requirement {
	switch hasStandard {
	case tanu.Yes:
		return standard
	case tanu.No:
		return qualification
	}
	agreed := func(a, b tanu.Answer) tanu.Answer {
		if a == b {
			return a
		}
		return tanu.Unknown
	}
	return Requirement{
		Education: agreed(standard.Education, qualification.Education),
		Work:      agreed(standard.Work, qualification.Work),
	}
}
