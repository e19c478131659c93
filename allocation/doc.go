// Package allocation shares one-time vouchers among the regions and counts the
// places of each region, so that none is sold twice.
//
// The Rules name who distributes (the authorised body), for how long (three
// years, revised every three years) and on what basis (current labour-market
// statistics). They give no formula. So every method here is chosen by the host,
// not by the Rules, and every result says so; floors, caps, the split into years
// and redistribution inside a year are the host's decisions too.
//
// It decides how many places each region and year has (Apportion, Basis, Draft,
// Plan), shows how that came about (Audit, Comparison; a Table each in Kazakh,
// Russian and English), and which change of a counted place is allowed (Line,
// Move). All arithmetic is in integers and exact.
//
// It leaves to the host the statistics, the choice of method, the signature, and
// the storage: a line must be written under a condition, in one step with what
// the place is taken for. Reading a line, judging it and saving it afterwards
// sells a place twice.
//
//	basis := allocation.Basis{Method: allocation.SainteLague, Total: 4000, Entries: entries}
//	audit, err := basis.Audit()
//	if err != nil {
//		return err
//	}
//	fmt.Print(audit.Table(tanu.Kazakh).Text()) // for the person who signs
//	key := allocation.LineKey{Region: tanu.AlmatyCity, Year: 2026}
//	line, err = line.Apply(allocation.Hold(key))
//	if errors.Is(err, allocation.ErrNoPlace) {
//		return refuse() // no place is left in the region
//	}
//
// Which file holds what: apportion.go the call that shares a total, method.go the
// methods, remainder.go the largest remainder and divisor.go the others, each with how
// it decides a tie; basis.go one total among the regions, audit.go why each has its
// places; draft.go and plan.go three years, with their stored form; line.go the lines
// and moves; redistribution.go a change inside a year; table.go and sentences.go what
// is printed; errors.go the kinds of failure.
//
// Examples: example_test.go, example_registry_test.go (from a plan to the line of a
// registry), and the program examples/distribution.
package allocation
