package voucher_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// Many commands at once come to what they come to one by one.
func TestRegistry_DoAll(t *testing.T) {
	reg, store := registry(t, tanu.Policy{}, 3)
	var filings []voucher.Command
	for i := range 5 {
		filings = append(filings, rename(life[0], fmt.Sprintf("c%d", i), person(i)))
	}
	broken := rename(life[0], "broken", iin)
	broken.Application = nil
	filings = append(filings, broken)
	results, errs, err := reg.DoAll(ctx, filings)
	require.NoError(t, err)
	count := map[voucher.State]int{}
	for i := range 5 {
		require.NoError(t, errs[i])
		count[results[i].Reply.State]++
	}
	require.Equal(t, map[voucher.State]int{voucher.Filed: 3, voucher.ScreenedOut: 2}, count)
	require.ErrorIs(t, errs[5], voucher.ErrCommand)
	require.EqualValues(t, 3, placesOf(t, store).Held)
	results, _, err = reg.DoAll(ctx, filings)
	require.NoError(t, err)
	require.True(t, results[0].Again)
}

// A batch reads its cases at once; of the one that has somebody's year it reads
// by itself.
func TestRegistry_DoAllReadsAtOnce(t *testing.T) {
	reg, store := registry(t, tanu.Policy{}, 30)
	for i := range 20 {
		do(t, reg, rename(life[0], fmt.Sprintf("c%d", i), person(i)))
	}
	reg, counted := over(t, store)
	var commands []voucher.Command
	for i := range 20 {
		commands = append(commands, rename(life[1], fmt.Sprintf("c%d", i), person(i)))
	}
	second := rename(life[0], "second of a person", person(3))
	commands = append(commands, second, rename(life[0], "new", iin))
	results, errs, err := reg.DoAll(ctx, commands)
	require.NoError(t, err)
	for i := range 20 {
		require.NoError(t, errs[i])
		require.Equal(t, voucher.Reviewed, results[i].Reply.State)
	}
	require.Equal(t, []string{voucher.CodeOpenCase}, codes(results[20].Reply.Reasons))
	require.Equal(t, voucher.Filed, results[21].Reply.State)
	require.Equal(t, 1, counted.many)
	require.Equal(t, 1, counted.one)
}
