package lives_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/examples/sqlstore/internal/lives"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// Every command of every fate is carried out, and every fate is met.
func TestLives(t *testing.T) {
	reg, err := registry.New(&memstore.Store{}, lives.Rules(), lives.Key())
	require.NoError(t, err)
	ends := map[voucher.State]int{}
	for n := range 100 {
		c := lives.New(n, 3)
		_, err := reg.Grant(t.Context(), "grant/"+c.Line().String(), allocation.Grant(c.Line(), 50))
		require.NoError(t, err)
		var last registry.Result
		for _, cmd := range c.Commands() {
			last, err = reg.Do(t.Context(), cmd)
			require.NoError(t, err)
			require.Equal(t, voucher.Done, last.Status, "case %d, %s: %v", n, cmd.Action, last.Reasons)
		}
		ends[last.Case.State]++
	}
	require.Len(t, ends, 3)
	require.Positive(t, ends[voucher.Paid])
	require.Positive(t, ends[voucher.Lapsed])
	require.Positive(t, ends[voucher.Refused])
}
