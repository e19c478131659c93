// Package registry is where a host begins: it carries commands on cases to the
// host's store. Package voucher decides, without side effects; a [Registry] loads the
// case, decides, commits, and begins again on a write conflict.
//
// # What a host does
//
//  1. It implements [Store]: a few reads and one conditional write, Commit, which
//     applies a [Change] whole or not at all. A Store that can read and write many
//     records at once implements [Batcher] besides. Package storetest proves a store;
//     package memstore is one in memory, and examples/sqlstore one over database/sql.
//  2. It makes a Registry with [New], from its store, the rules that it decides by (a
//     calendar, the MCI table, a policy for the open questions) and a secret.
//  3. It authenticates who acts, makes the ids, verifies signatures, asks registers for
//     facts, and says which day it is: nothing here reads a clock.
//  4. It takes the messages of the outbox (voucher.Message) and delivers them.
//
// # What it calls
//
//   - [Registry.Grant] adds places to a region's line, or takes free ones away.
//   - [Registry.Do] carries out one command, [Registry.DoAll] many, each for itself, and
//     [Registry.DoTogether] several as one; [Registry.ReceiveAct] receives an act of
//     several vouchers, which Do does not take.
//   - [Registry.Agenda] iterates over what is due, [Registry.Sweep] annuls the vouchers
//     whose validity is over.
//
// # What it gets
//
// A refusal and a missing fact are results. [Result] has the voucher.Outcome: Status
// says whether the step is taken, Judgement what the law answers where the step judges,
// Case the record, Reasons why not, with clauses and sentences in three languages.
//
//	result, err := reg.Do(ctx, cmd)
//	if err != nil {
//		return err // a broken call or a failing store
//	}
//	switch result.Status {
//	case voucher.Done: // stored; result.Judgement and result.Case.State say what it came to
//	case voucher.NotAllowed: // nothing changed; result.Reasons say why
//	case voucher.NeedsFact: // nothing is decided; result.Reasons name what to ask for
//	}
//
// A command that is sent again under its id is carried out once, and answers as the
// first time, marked Replayed. An error is a broken call (a *tanu.FieldError of kind
// voucher.ErrCommand) or a failing store; after [ErrOutcomeUnknown] send the same
// command again.
//
// # Files and examples
//
// registry.go holds New, Do and Grant, batch.go DoAll, together.go DoTogether and
// ReceiveAct, agenda.go Agenda and Sweep, reply.go what is answered, store.go the Store.
//
// Example_life (example_life_test.go) is the life of one voucher with all its commands
// and data, from the grant of places through file, review, forward, confirm, issue, use,
// sign-protocol and receive-act to pay. example_test.go is a whole host, from New to the
// first command; example_filing_test.go asks for a fact that is missing;
// example_rules_test.go takes in new rules while a service runs;
// example_registry_test.go has the other calls, on the cases of voucher/internal/sample,
// under the names of fixture_test.go.
package registry
