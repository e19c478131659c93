package allocation_test

import (
	"context"
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

// From a plan to the lines that applications take their places from. The registry
// gives a grant once, however often it is sent.
func ExamplePlan_Grants_registry() {
	plan, err := exampleDraft().Plan()
	if err != nil {
		log.Fatal(err)
	}
	ctx, store := context.Background(), new(memstore.Store)
	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	reg, err := registry.New(store, rules, []byte("a secret of the host"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := reg.Grant(ctx, "plan-2027-2029", plan.Grants()...); err != nil {
		log.Fatal(err)
	}
	line, err := store.Line(ctx, allocation.LineKey{Region: tanu.Turkistan, Year: 2027})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(line.Granted, "granted,", line.Free(), "free; planned", plan.Of(tanu.Turkistan, 2027))
	// Output: 62 granted, 62 free; planned 62
}
