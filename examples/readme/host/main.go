package main

import (
	"context"
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// A registry over a store, and the first command.
func main() {
	rules := voucher.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	reg, err := registry.New(new(memstore.Store), rules, []byte("a secret of the host")) // your store, your secret
	if err != nil {
		log.Fatal(err)
	}
	res, err := reg.Do(context.Background(), voucher.Command{
		ID: "file/75-0001", Case: "75-0001", Action: voucher.File, Day: tanu.MustDate("2026-03-20"),
		Actor:       voucher.Actor{Role: tanu.Applicant, Person: tanu.MustIIN("900101300126")}, // invented
		Application: &eligibility.Application{Region: tanu.AlmatyCity, IIN: tanu.MustIIN("900101300126")},
		Facts:       &eligibility.Facts{RegisteredUnemployed: tanu.No, VoucherThisYear: tanu.No},
	})
	if err != nil {
		log.Fatal(err) // a broken call or a failing store
	}
	switch res.Status {
	case voucher.Done: // the step is stored; what the law says of the person is the judgement
		fmt.Println(res.Judgement, res.Case.State)
	case voucher.NotAllowed, voucher.NeedsFact: // nothing has changed: the reasons say why, or what to ask for
	}
	fmt.Println(res.Reasons[0].Text.EN)
}
