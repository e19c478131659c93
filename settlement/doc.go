// Package settlement decides who pays what for a recognition that was held on a
// one-time voucher, and whether the act of services rendered is right.
//
// It computes the reimbursement of the recognition centre under the cap of
// clause 14(1), the holder's own share of clause 15 and the material assistance
// of clause 14(2); it checks the act of Annex 2, or builds it; it turns an act
// into payment orders that reconcile to the tiyn, with their last day by clause
// 17; it renders the act and the voucher as text and as HTML; and it looks
// across acts for patterns that a person should look at.
//
// It knows no cases: it judges an act against Entitlements, which the host (or
// package voucher) derives from its vouchers. It leaves to the host what it
// cannot know: whether the electronic signature verifies and who may sign, in
// which other acts a voucher stands, where the procedure was held, the profile
// of a profession, the MCI of a year that is not in the table, and the transfer
// of the money.
//
//	entitlement := settlement.Entitlement{
//		VoucherID: "V-1", Edition: tanu.Edition2025, Profile: tanu.Technical,
//		Registration: tanu.AlmatyRegion, // and the rest of the voucher
//	}
//	held := settlement.Procedure{Held: tanu.MustDate("2026-05-05"), Place: tanu.AlmatyCity}
//	cost := decimal.NewFromInt(42000)
//	rules := settlement.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
//	r, err := rules.Reimburse(cost, entitlement, held, tanu.MustDate("2026-05-12"))
//	// r.Centre.Amount 30275, r.CoPayment.Amount 11725, r.Assistance.Amount 25950
//
// Money is decimal.Decimal, in tenge, on the border, and whole tiyn inside. Of
// decimals only the exact operations are used: the package-level settings of
// shopspring/decimal belong to the host and change no result and no document.
//
// Which file holds what: act.go and entitlement.go what is given; rules.go the rules,
// check.go their order and ActFacts, formchecks.go a function for each, report.go what
// they find; reimbursement.go, payment.go and settlement.go the money, mci.go the MCI
// of each year, money.go whole tiyn; irregularity.go the patterns; render.go and
// labels.go the forms; document.go the stored form; sentences.go what is said. The
// figures of the Rules, 3, 7 and 6 MCI and 45 days, are in edition.go of package tanu.
//
// Examples: example_act_test.go (a filled act, its entitlements and its facts, which
// the others begin from), example_test.go (the rest).
package settlement
