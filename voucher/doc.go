// Package voucher moves one case of the one-time voucher from filing to
// payment: which step may be done in which state, by whom, by when, by which
// clause. It is the top floor: eligibility, allocation and settlement judge, and
// this package carries what they say into the record of the case.
//
// The steps are one table. [Rules.Decide] is a pure function from a case and a
// command to an [Outcome]: the step done, a refusal with its reasons, or the
// fact that is missing. [Registry] carries commands to a [Store], the one
// interface that a host implements; package vouchertest proves a store.
//
// What happened is kept as a chain of events. [Case.VerifyHistory] holds them to
// the record, [ReplayBy] decides them again by the rules of their time, and
// [CompareBy] by others.
//
// The host authenticates the actors, makes the ids, verifies signatures, keeps
// the store, delivers the messages of the outbox, and says which day it is. At its
// border [ParseCommand] reads a command and names the field that is wrong;
// [Rules.Explain] tells a screen what may be done. JSON writes everything whole,
// for storage; log/slog gets no personal data, and lists of these types go to it
// through [tanu.Logged].
//
//	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
//	registry, err := voucher.NewRegistry(store, rules, key)
//	if err != nil {
//		return err
//	}
//	result, err := registry.Do(ctx, voucher.Command{
//		ID: "9f2c", Case: "75-0001", Action: voucher.Forward, Day: today,
//		Actor: voucher.Actor{Role: voucher.MobilityCentre, Centre: bin, Region: tanu.AlmatyCity},
//	})
//
// The examples "filing" and "payment" have all the data of a case.
package voucher
