package settlement_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// input is what Settle is asked.
type input struct {
	act    settlement.Act
	list   []settlement.Entitlement
	facts  settlement.ActFacts
	policy tanu.Policy
	table  settlement.MCITable
}

// right is an act of n vouchers in which everything holds, for a test to spoil.
func right(n int) input {
	in := input{facts: asked, table: mci}
	in.act, in.list = sample(n)
	return in
}

func (in input) check(t *testing.T) settlement.Report {
	t.Helper()
	return check(t, in.act, in.list, in.facts, in.policy)
}

// requireField asks for an error that names the field and the rule it breaks.
func requireField(t *testing.T, err error, path, rule string) {
	t.Helper()
	var field *tanu.FieldError
	require.ErrorAs(t, err, &field)
	require.ErrorIs(t, err, settlement.ErrField)
	require.Equal(t, []string{path, rule}, []string{field.Path, field.Rule})
}
