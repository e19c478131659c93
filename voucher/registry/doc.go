// Package registry carries commands on cases to the store of a host. It is the port
// of package voucher, which decides: the [Registry] loads the case, decides,
// commits, and begins again on a write conflict.
//
// [Store] is the one interface that a host implements; package storetest proves a
// store, package memstore is one in memory. [New] makes a Registry over it. Registry.Do carries out one command, DoAll
// many, DoTogether several as one; ReceiveAct receives an act of several persons;
// Sweep annuls the vouchers whose validity is over, Agenda tells what is due, Grant
// adds places.
//
// A refusal and a missing fact are results, with their reasons. An error is a broken
// call or a failing store. A command that is sent again, under the same id, is
// carried out once.
//
//	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
//	reg, err := registry.New(store, rules, key)
//	if err != nil {
//		return err
//	}
//	result, err := reg.Do(ctx, voucher.Command{
//		ID: "9f2c", Case: "75-0001", Action: voucher.Forward, Day: today,
//		Actor: voucher.Actor{Role: voucher.MobilityCentre, Centre: bin, Region: tanu.AlmatyCity},
//	})
//
// The examples "filing" and "payment" have all the data of a case.
package registry
