// Package voucher is the life of one case of the one-time voucher, from filing to
// payment: which step may be done in which state, by whom, by when, by which clause.
// It is pure: it reads no clock and keeps nothing. A host that stores cases begins
// with package registry, which carries commands to its store.
//
// The steps are one table of rows; [Next], [OfficeOf] and [Mermaid] show it.
// [Rules.Decide] decides a [Command] on a [Case] and returns an [Outcome]: Status says
// whether the step is taken, Judgement what the law answers where the step judges.
// [Rules.Explain] tells a screen what may be done by whom and by when, [Rules.Agenda]
// what is due in a case, [Rules.Settle] what its act comes to, [Rules.LastSafeIssue] how
// late in a year a voucher may be issued. [Case.Entitlement] is what package settlement
// judges an act against.
//
//	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
//	out, err := rules.Decide(c, cmd)
//
// What happened is kept as a chain of events. [Case.VerifyHistory] holds them to the
// record, [ReplayBy] decides them again by the rules of their time, and [CompareBy] by
// others. A name whose doc begins with “for package registry” is not
// for a host.
//
// At a host's border [ParseCommand] reads a command and names the field that is wrong.
// JSON writes everything whole, for storage; log/slog gets no personal data, and lists
// of these types go to it through [tanu.Logged].
//
// Which file holds what: case.go the record, command.go what is asked, decide.go the
// decision and its outcome, step.go the table of steps, effects.go what each step does
// to the record (the act and the payment too), terms.go deadlines, the validity and sick
// leave, explain.go Explain and Agenda, reason.go and sentences.go why not, event.go
// histories, replay.go replay and comparison, digest.go digests, words.go states,
// actions and the other words, document.go JSON, log.go slog. The figures, such as the
// 45 days of a voucher, are in edition.go of package tanu.
//
// Examples: example_test.go decides and explains, example_rules_test.go shows the
// table, deadlines and comparisons, example_history_test.go histories,
// example_parse_test.go commands as JSON. The cases that they begin from are made by
// internal/sample, under the names of fixture_test.go; Example_life of package registry
// is a whole life with all its data.
package voucher
