package vouchertest

import (
	"fmt"
	"math/big"

	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher/registry"
)

// refusedMove is the error of a move that a line refused: one by which what is
// free would go below zero is ErrExhausted, and any other is what the line said,
// so that no applicant is refused for a record that is broken.
func refusedMove(line allocation.Line, move allocation.Move, said error) error {
	if freeAfter(line, move).Sign() < 0 {
		return fmt.Errorf("vouchertest: line %s: %w: %w", move.Key, registry.ErrExhausted, said)
	}
	return fmt.Errorf("vouchertest: line %s: %w", move.Key, said)
}

// freeAfter is what would be free after a move, of numbers that need not fit.
func freeAfter(line allocation.Line, move allocation.Move) *big.Int {
	free := new(big.Int)
	for _, n := range []int64{line.Granted, move.Granted} {
		free.Add(free, big.NewInt(n))
	}
	for _, n := range []int64{line.Held, line.Issued, move.Held, move.Issued} {
		free.Sub(free, big.NewInt(n))
	}
	return free
}
