package voucher_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// lacking is a life up to the act in which nobody told of the region of permanent
// registration, of that of the procedure, and of the centre's account.
func lacking(t *testing.T) voucher.Case {
	t.Helper()
	var c voucher.Case
	for _, cmd := range lifeThrough(voucher.ReceiveAct) {
		switch cmd.Action {
		case voucher.File:
			bare := *cmd.Application
			bare.Residence.Region = ""
			cmd.Application = &bare
		case voucher.Use:
			cmd.Procedure = &settlement.Procedure{Held: cmd.Procedure.Held}
		case voucher.ReceiveAct:
			cmd.Act = act("c1", cmd.Day.String())
			cmd.Act.Persons[0].Place, cmd.Act.Executor.Account = "", tanu.Account{}
		}
		c = done(t, rules(), c, cmd).Case
	}
	require.Equal(t, voucher.ActReceived, c.State)
	return c
}

// Where permanent registration is not known it is asked for (Q13), and so is the
// rest that the payment needs. Held in the city of Almaty, registered in Almaty
// region: the centre gets 7 x 4 325 = 30 275, the holder 6 x 4 325 = 25 950.
//
// Law: 2025/14(2), 2025/17.
func TestClause14_WhatWasAskedForComesWithThePayment(t *testing.T) {
	c := lacking(t)
	pay := at(voucher.Pay, "2026-05-19")
	out, err := rules().Decide(c, pay)
	require.NoError(t, err)
	require.Equal(t, voucher.NeedsFact, out.Status)
	missing := map[string]bool{}
	for _, reason := range out.Reasons {
		for _, fact := range reason.Missing {
			missing[fact] = true
		}
	}
	require.Equal(t, map[string]bool{"registration": true, "place": true, "account": true}, missing)
	require.Equal(t, c, out.Case)

	pay.Supplement = &voucher.Supplement{
		Registration: tanu.AlmatyRegion, Place: tanu.AlmatyCity,
		CentreAccount: tanu.MustAccount("KZ31601A000000000001"), HolderAccount: tanu.MustAccount("KZ86125KZT5004100100"),
	}
	paid := done(t, rules(), c, pay)
	require.Equal(t, voucher.Paid, paid.Case.State)
	payments := paid.Settlement.Payments
	require.Len(t, payments, 2)
	require.Equal(t, "30275", payments[0].Amount.String())
	require.Equal(t, pay.Supplement.CentreAccount, payments[0].Account)
	require.Equal(t, "25950", payments[1].Amount.String())
	require.Equal(t, c.Application.Account, payments[1].Account)
	require.Equal(t, *pay.Supplement, paid.Case.Supplement)
	require.Equal(t, c.Application, paid.Case.Application, "as it was signed")
	require.Equal(t, c.Service, paid.Case.Service, "as it was signed")
}

// What the case has stands: a supplement of another region and another account
// changes no sum and no payee.
//
// Law: 2025/14(2), 2025/17.
func TestClause17_SupplementOverridesNothing(t *testing.T) {
	c := upTo(t, rules(), voucher.ActReceived)
	plain := done(t, rules(), c, at(voucher.Pay, "2026-05-19"))
	pay := at(voucher.Pay, "2026-05-19")
	pay.Supplement = &voucher.Supplement{
		Registration: tanu.AlmatyCity, Place: tanu.AlmatyRegion,
		CentreAccount: tanu.MustAccount("KZ86125KZT5004100100"), HolderAccount: tanu.MustAccount("KZ31601A000000000001"),
	}
	require.Equal(t, plain.Settlement, done(t, rules(), c, pay).Settlement)

	pay.Supplement = &voucher.Supplement{Place: "99"}
	_, err := rules().Decide(c, pay)
	var broken *tanu.FieldError
	require.ErrorAs(t, err, &broken)
	require.Equal(t, "supplement.place", broken.Path)
}

// What the case knows of the profession stands: a payment cannot change it.
//
// Law: 2025/14(1).
func TestClause14_ProfileOfThePayment(t *testing.T) {
	c := upTo(t, rules(), voucher.ActReceived)
	pay := at(voucher.Pay, "2026-05-19")
	pay.Facts = facts(iin, day("2026-03-20"))
	pay.Facts.Profile = tanu.SocialHumanitarian
	require.Equal(t, "30275", done(t, rules(), c, pay).Settlement.Totals.Reimbursed.String())
}
