// Package voucher moves one case of the one-time voucher from filing to
// payment: which step may be done in which state, by whom, by when, by which
// clause. It is the top floor: eligibility, allocation and settlement judge, and
// this package carries what they say into the record of the case.
//
// The steps are one table. [Rules.Decide] is a pure function from a case and a
// command to an [Outcome]: the step done, a refusal with its reasons, or the
// fact that is missing. Package registry carries commands to the store of a host.
//
// What happened is kept as a chain of events. [Case.VerifyHistory] holds them to
// the record, [ReplayBy] decides them again by the rules of their time, and
// [CompareBy] by others.
//
// The host authenticates the actors, makes the ids, verifies signatures and says
// which day it is. At its border [ParseCommand] reads a command and names the field that is wrong;
// [Rules.Explain] tells a screen what may be done. JSON writes everything whole,
// for storage; log/slog gets no personal data, and lists of these types go to it
// through [tanu.Logged].
//
//	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
//	out, err := rules.Decide(c, cmd)
package voucher
