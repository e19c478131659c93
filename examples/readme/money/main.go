package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
)

// By when is a step due, and who pays what?
func main() {
	due, err := calendar.FiveDay().Deadline(tanu.MustDate("2026-03-20"), calendar.WorkingDays(1))
	fmt.Println(due.Last, err) // not Monday 23 March: Nauryz, and two days off for its weekend

	rules := settlement.Rules{Calendar: calendar.FiveDay(), MCI: settlement.DefaultMCI()}
	holder := settlement.Entitlement{Edition: tanu.Edition2025, Profile: tanu.Technical, Registration: tanu.AlmatyRegion}
	held := settlement.Procedure{Held: tanu.MustDate("2026-04-20"), Place: tanu.AlmatyCity}
	money, err := rules.Reimburse(decimal.NewFromInt(42_000), holder, held, tanu.MustDate("2026-05-12"))
	fmt.Println(money.Centre.Amount, money.CoPayment.Amount, money.Assistance.Amount, err)
}
