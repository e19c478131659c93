package eligibility

import (
	"maps"
	"slices"

	"github.com/biliktilik/tanu"
)

// row is one rule. A new rule is one row here, its sentences in sentences.go, and
// its question in screen.go or review.go. Codes are public: one may be retired,
// never reused.
type row struct {
	code   string
	stage  Stage
	weight weight
	since  tanu.Edition          // the first edition that asks it
	in2023 string                // its place in the 2023 wording, or where it would stand there; "" for none
	place  string                // its place in the text since then
	facts  []string              // what it compares, by name
	ask    func(*reading) ground // the question
}

// weight tells what a finding is for.
type weight bool

const (
	decides    weight = false // it counts for the decision
	forPayment weight = true  // it matters to the payment of clause 14 only, and refuses nobody
)

// rows is the table, in the order of the findings.
//
// Law: 3.2, 3(1), 3(2), 3(3), 3.3, 3.4.2, 3.4.3, 3.4.4, 8.1, 14(1), 14(2),
// annex-1.head, annex-1.1 to annex-1.14, 2023/3, 2023/4, lc/35.
var rows = []row{
	// Clause 3: the time of filing and the questions of the platform, in 2023 of the information system.
	{"filed-in-time", StageScreen, decides, tanu.Edition2023, "3", "3.2", []string{"filed", "filingLimit", "lastFilingDay", "lastFilingDayProvisional"}, (*reading).filedInTime},
	{"registered-unemployed", StageScreen, decides, tanu.Edition2023, "4", "3.4.2", []string{"registeredUnemployed"}, func(r *reading) ground { return byAnswer(r.Facts.RegisteredUnemployed) }},
	{"voucher-available", StageScreen, decides, tanu.Edition2025, "3", "3.4.3", []string{"voucherAvailable", "application.region"}, (*reading).voucherAvailable},
	{"no-voucher-this-year", StageScreen, decides, tanu.Edition2023, "4", "3.4.4", []string{"voucherThisYear", "year", "voucherYear", "voucherLapsed"}, (*reading).noVoucherThisYear},

	// Clause 3(1): signed with the applicant's EDS. An answer of the verifier that settles nothing refuses nobody.
	{"signature-valid", StageScreen, decides, tanu.Edition2023, "3", "3(1)", []string{"signature.outcome", "signature.signedAt", "signature.judgedAt"}, (*reading).signatureValid},
	{"signature-moment", StageScreen, decides, tanu.Edition2023, "3", "3(1)", []string{"signature.signedAt", "signature.judgedAt", "filed"}, (*reading).signatureMoment},
	{"signed-by-applicant", StageScreen, decides, tanu.Edition2023, "3", "3(1)", []string{"signerIsApplicant"}, (*reading).signedByApplicant},
	{"signature-content", StageScreen, decides, tanu.Edition2023, "3", "3(1)", []string{"contentSigned"}, (*reading).signatureContent},

	// Clause 8: the application is filled in, field by field of Annex 1. That a number, a date or an account is
	// one at all was settled when it was read.
	{"form-region", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.head", []string{"application.region"}, func(r *reading) ground { return filledIn(r.Application.Region != "") }},
	{"form-name", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.1", nil, func(r *reading) ground { return filledIn(given(r.Application.Name)) }},
	{"form-iin", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.2", nil, func(r *reading) ground { return filledIn(!r.Application.IIN.IsZero()) }},
	{"form-level", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.3", nil, func(r *reading) ground { return filledIn(given(r.Application.Level)) }},
	{"form-profession", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.4", []string{"application.profession.code", "application.profession.name"}, (*reading).professionFilledIn},
	{"form-consent", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.5", []string{"application.consent"}, func(r *reading) ground { return ticked(r.Application.Consent) }},
	{"form-education", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.6", []string{"educationRequired", "filed"}, (*reading).educationFilledIn},
	{"form-documents", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.7", nil, (*reading).documentsAttached},
	{"form-skills", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.8", nil, func(r *reading) ground { return filledIn(slices.ContainsFunc(r.Application.Skills, given)) }},
	{"form-account", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.9", nil, func(r *reading) ground { return filledIn(!r.Application.Account.IsZero()) }},
	{"form-residence", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.10", nil, (*reading).residenceFilledIn},
	{"form-warned", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.11", []string{"application.warned"}, func(r *reading) ground { return ticked(r.Application.Warned) }},
	{"form-centre", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.12", []string{"application.centre.name"}, (*reading).centreFilledIn},
	{"form-contacts", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.13", nil, (*reading).contacts},
	{"form-signed-on", StageReview, decides, tanu.Edition2025, "annex-1", "annex-1.14", []string{"filed"}, (*reading).signedOn},

	// Clause 8: the profession, the centre, the documents, the requirements. In 2023 clause 8 sends the
	// application on without a review.
	{"profession-in-register", StageReview, decides, tanu.Edition2025, "8", "annex-1.4", []string{"professionInRegister", "application.profession.code", "application.profession.name"}, (*reading).professionInRegister},
	{"centre-listed", StageReview, decides, tanu.Edition2025, "8", "annex-1.12", []string{"centreListed", "application.centre.name", "decided"}, func(r *reading) ground { return r.aboutCentre(r.Facts.CentreListed) }},
	{"centre-accredited", StageReview, decides, tanu.Edition2025, "8", "annex-1.12", []string{"centreAccredited", "application.centre.name", "decided"}, func(r *reading) ground { return r.aboutCentre(r.Facts.CentreAccredited) }},
	{"education-document", StageReview, decides, tanu.Edition2025, "8", "3(2)", []string{"educationRequired", "workRequired", "application.documents.education"}, (*reading).educationDocument},
	{"work-document", StageReview, decides, tanu.Edition2025, "8", "3(3)", []string{"workRequired", "educationRequired", "application.documents.work"}, (*reading).workDocument},
	{"education-met", StageReview, decides, tanu.Edition2025, "8", "8.1", []string{"educationMet", "educationRequired"}, (*reading).educationMet},
	{"qualification-met", StageReview, decides, tanu.Edition2025, "8", "8.1", []string{"qualificationMet"}, func(r *reading) ground { return byAnswer(r.Facts.QualificationMet) }},

	// Clause 14: without the profile no cap can be applied (Q8), without the region of permanent registration
	// nobody can tell whether material assistance is due (Q13).
	{"profile-known", StageReview, forPayment, tanu.Edition2023, "14(1)", "14(1)", []string{"profile"}, func(r *reading) ground { return known(r.Facts.Profile != "") }},
	{"registration-known", StageReview, forPayment, tanu.Edition2023, "14(2)", "14(2)", []string{"application.residence.region"}, func(r *reading) ground { return known(r.Application.Residence.Region != "") }},
}

// stageRow tells under which place of the text a stage decides since an edition, who
// refuses and who sends the refusal. Where a place is "", no clause names them.
type stageRow struct {
	stage     Stage
	since     tanu.Edition
	place     string
	refuses   tanu.Office
	refusal   string
	sends     tanu.Office
	sending   string
	automatic bool
	grounds   []string // the places that the clause of the refusal speaks of; nil: every one
}

// stageRows is the table, the newest edition last; a later edition has the last row
// of the stage. In 2023 there is no review, and nobody refuses in it.
var stageRows = []stageRow{
	{StageScreen, tanu.Edition2023, "5", tanu.CareerCentre, "6", tanu.CareerCentre, "6", false, []string{"4"}},
	{StageReview, tanu.Edition2023, "8", "", "", "", "", false, nil},
	{StageScreen, tanu.Edition2025, "3.4", tanu.Platform, "3.4", tanu.Platform, "", true, []string{"3.4.2", "3.4.3", "3.4.4"}},
	{StageReview, tanu.Edition2025, "8.1", tanu.CareerCentre, "8.2", tanu.MobilityCentre, "8.3", false, nil},
}

func stageRowOf(stage Stage, edition tanu.Edition) (found stageRow) {
	for _, row := range stageRows {
		if row.stage == stage && row.since <= edition {
			found = row
		}
	}
	return found
}

// namesRefusal reports whether the clause of the refusal speaks of one of the grounds.
func (row *stageRow) namesRefusal(edition tanu.Edition, grounds []Finding) bool {
	return row.grounds == nil || slices.ContainsFunc(grounds, func(f Finding) bool {
		return slices.ContainsFunc(row.grounds, func(place string) bool { return f.Clause == edition.Clause(place) })
	})
}

// clauseAt cites a place of an edition, none for no place.
func clauseAt(edition tanu.Edition, place string) tanu.Clause {
	if place == "" {
		return ""
	}
	return edition.Clause(place)
}

// rule is a row with its sentences.
type rule struct {
	row
	wording
	clauses  map[tanu.Edition]tanu.Clause // of each edition whose decisions have a finding of it
	compared []int                        // the places of row.facts in the table of facts
	late     bool                         // see addedLate
}

// addedLate has the codes of rules that came into the table when decisions under an
// edition that asks them were stored already: such a decision may lack their
// finding. A rule of a new edition does not belong here.
var addedLate []string

// rules are the rows with their sentences.
var rules = rulesOf(rows, sentences)

func rulesOf(rows []row, sentences map[string]wording) []rule {
	list := make([]rule, len(rows))
	for i, row := range rows {
		r := rule{
			row: row, wording: sentences[row.code], clauses: map[tanu.Edition]tanu.Clause{},
			late: slices.Contains(addedLate, row.code),
		}
		for _, e := range tanu.Editions() {
			if clause := row.clause(e); clause != "" {
				r.clauses[e] = clause
			}
		}
		for _, name := range row.facts {
			r.compared = append(r.compared, factPlace(name))
		}
		if r.clauses[tanu.Edition2023] != "" && !r.askedIn(tanu.Edition2023) {
			r.outcomes = append(slices.Clip(r.outcomes), notApplicable(notInEdition, "", notInTheEdition))
		}
		list[i] = r
	}
	return list
}

// askedIn reports whether an edition asks the rule.
func (r *row) askedIn(e tanu.Edition) bool { return r.since <= e }

// clause cites the rule in an edition. There is none where the edition neither asks
// it nor has a place for it: the rule came later, and no decision under the edition
// has a finding of it.
func (r *row) clause(e tanu.Edition) tanu.Clause {
	switch {
	case e == tanu.Edition2023:
		return clauseAt(e, r.in2023)
	case r.askedIn(e):
		return clauseAt(e, r.place)
	}
	return ""
}

// ofStage are the rules of which a decision of the stage under the edition has a finding.
func ofStage(rules []rule, stage Stage, e tanu.Edition) []*rule {
	list := make([]*rule, 0, len(rules))
	for i := range rules {
		if r := &rules[i]; r.stage == stage && r.clauses[e] != "" {
			list = append(list, r)
		}
	}
	return list
}

// Rule is one rule as data, for documentation and for other languages.
type Rule struct {
	Code       string                       `json:"code"`
	Stage      Stage                        `json:"stage"`
	ForPayment bool                         `json:"forPayment,omitempty"`
	Title      tanu.Text                    `json:"title"`
	Clauses    map[tanu.Edition]tanu.Clause `json:"clauses"`
	Editions   []tanu.Edition               `json:"editions"` // those that ask it
	Facts      []string                     `json:"facts"`    // the names of what it compares
	Outcomes   []RuleOutcome                `json:"outcomes"`
}

// RuleOutcome is one thing that a rule can come to. What stands in braces in a
// text is filled in when a finding is written:
//
//   - {name} is the value of a fact, one of Rule.Facts, or "not stated";
//   - {name:in}, {name:to} and {name:at} are a date, in Kazakh in the cases that
//     жатыс септік and барыс септік name, and "as of";
//   - {name:legal} is a moment by legal time, UTC+5;
//   - {missing} is the list of what is missing, each as AskFor names it;
//   - {title} is the title of the rule;
//   - {provisional} is a remark where the last day to file rests on a calendar that
//     is not confirmed yet, and nothing otherwise.
//
// To a remedy Finding.Remedy adds that an application is for the next year, where
// filing is closed on the day of the decision.
type RuleOutcome struct {
	Ground  string       `json:"ground"`
	Verdict tanu.Verdict `json:"verdict"`
	Clause  tanu.Clause  `json:"clause,omitzero"` // of the newest edition, where another place decides
	Missing []string     `json:"missing,omitempty"`
	Text    tanu.Text    `json:"text"`
	Remedy  tanu.Text    `json:"remedy,omitzero"`
}

// Rules lists every rule, those of Screen first, in the order of their
// findings. The list is the caller's.
func Rules() []Rule {
	list := make([]Rule, len(rules))
	for i := range rules {
		list[i] = rules[i].public()
	}
	return list
}

func (r *rule) public() Rule {
	out := Rule{
		Code: r.code, Stage: r.stage, ForPayment: r.weight == forPayment, Title: r.title,
		Clauses: maps.Clone(r.clauses), Facts: append([]string{}, r.facts...),
	}
	editions := tanu.Editions()
	for _, e := range editions {
		if r.askedIn(e) {
			out.Editions = append(out.Editions, e)
		}
	}
	for _, o := range r.outcomes {
		clause := clauseAt(editions[len(editions)-1], o.place)
		out.Outcomes = append(out.Outcomes, RuleOutcome{
			string(o.ground), o.verdict, clause, slices.Clone(o.missing), o.text, o.remedy,
		})
	}
	return out
}
