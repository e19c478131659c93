// Package eligibility decides whether an applicant may have a one-time voucher,
// and says why in Kazakh, Russian and English, each reason with its clause.
//
// Screen is the automatic check at filing (clause 3), Review the check of the
// career centre (clause 8). Each evaluates every rule it has and cuts none
// short; the Decision lists a Finding for each: satisfied, refused, not
// applicable with why, or undetermined with the fact that is missing.
//
//	decision, err := eligibility.Screen(eligibility.Request{
//		Application: application, Facts: facts, Filed: tanu.MustDate("2026-11-03"),
//	})
//	if err != nil {
//		return err // the call is broken: no day, an unknown word
//	}
//	for _, f := range decision.Refusals() {
//		fmt.Println(f.Code, f.In(tanu.Kazakh), f.Remedy(tanu.Kazakh))
//	}
//	ask(decision.Missing()) // exactly the facts that are still needed
//
// A host brings the facts (Facts), what its verifier said of the signature
// (Evidence, Verifier), the day, and the term and body of a complaint
// (Complaint). The package reads no register and no clock, checks no cryptography
// and keeps nothing. Of hours it knows only when a day ends by legal time, UTC+5.
//
// ParseDecision, ParseApplication and ParseFacts read what is stored or sent, each by
// its schema. Cases can be written without Go: see package scenario.
//
// Which file holds what: request.go, application.go, facts.go and signature.go what is
// asked; decision.go, finding.go and refusal.go what is answered; rules.go the rules,
// with their questions in screen.go and review.go, their outcomes in outcome.go and
// their sentences in sentences.go; json.go the stored forms. The limit of filing, such
// as 1 November, is Edition.FilingLimit of package tanu; the figures are in its
// edition.go.
//
// Examples: example_application_test.go (a complete request, which the others begin
// from), example_screen_test.go (the first question), example_test.go (the rest).
package eligibility
