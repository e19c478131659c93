package registry_test

import (
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// A registry keeps the rules that it was made with. What is announced while a
// service runs, such as a transfer of a day off or the MCI of a new year, comes in
// with another registry over the same store, under the same key. The order, the
// law and the sum are invented.
func ExampleNew() {
	store, secret := new(memstore.Store), []byte("a secret of the host")
	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	reg, err := registry.New(store, rules, secret)
	if err != nil {
		log.Fatal(err)
	}
	_, err = reg.Grant(ctx, "plan-2027", allocation.Grant(allocation.LineKey{Region: tanu.AlmatyCity, Year: 2027}, 25))
	if err != nil {
		log.Fatal(err)
	}
	file := func(id string, person tanu.IIN) {
		result, err := reg.Do(ctx, rename(at(voucher.File, "2027-03-18"), id, person)) // a Thursday
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(id, "is to be reviewed by", result.Case.Due)
	}
	file("75-0001", iin)

	order := tanu.LegalAct{Title: tanu.Text{EN: "an invented order"}, Number: "0", Date: tanu.MustDate("2026-12-10")}
	rules.Calendar, err = rules.Calendar.With(calendar.Changes{Transfers: []calendar.DayTransfer{
		{Off: tanu.MustDate("2027-03-19"), Work: tanu.MustDate("2027-03-27"), Act: order},
	}})
	if err != nil {
		log.Fatal(err)
	}
	rules.MCI, err = rules.MCI.With(settlement.MCI{Year: 2027, Amount: 4_700, Law: order})
	if err != nil {
		log.Fatal(err)
	}
	reg, err = registry.New(store, rules, secret) // the same store, the same secret
	if err != nil {
		log.Fatal(err)
	}

	file("75-0002", otherIIN) // 19 March is off now, and Nauryz and its days go through the 24th
	// Output:
	// 75-0001 is to be reviewed by 2027-03-19
	// 75-0002 is to be reviewed by 2027-03-25
}
