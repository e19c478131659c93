// Package tanu holds the words that its packages share: days, regions,
// identification numbers, the editions of the Rules with their figures, the
// register of their provisions, and the readings of what the Rules leave open.
//
// The Rules are Order No. 380 of the Minister of Labour and Social Protection
// of the Republic of Kazakhstan (2023), as amended by Order No. 230 (2025): a
// registered unemployed person gets a one-time voucher (біржолғы ваучер,
// единоразовый ваучер) that pays for the recognition of a professional
// qualification (тану; признание).
//
// The packages below decide: calendar counts terms in working days, eligibility
// says who may have a voucher and why, allocation shares vouchers among the
// regions, settlement says who pays what, voucher moves a case from filing to
// payment. None of them does I/O, reads a clock or logs: each answer follows
// from its arguments and can be computed again.
//
//	edition, err := tanu.EditionOn(tanu.MustDate("2026-03-20"))
//	if err != nil {
//		return err // no wording of the Rules is encoded for the day
//	}
//	limit := edition.FilingLimit(2026) // 2026-11-01, the first day too late
//
// All figures of the editions (45 days of validity, 3, 7 and 6 MCI, 1 November) are in
// edition.go. Which file holds what else: act.go, clause.go, provision.go and
// provisions.go the law and how it is cited; policy.go and question.go the open
// questions; date.go, identifier.go, region.go, office.go, profile.go, verdict.go and
// language.go the shared words; error.go the rules that a field can break; privacy.go
// what hides personal data.
//
// The Example functions stand beside, in the _test file of each.
package tanu
