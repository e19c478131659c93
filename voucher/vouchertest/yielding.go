package vouchertest

import (
	"context"
	"sync/atomic"
	"time"
)

// yielding is a context at the first looks of which others get their turn, so
// that many at the same moment come between one another where the store is quick
// or the machine has one core.
type yielding struct {
	context.Context
	looks *atomic.Int32
}

func (y yielding) look() {
	const turns = 3
	if y.looks.Add(1) <= turns {
		time.Sleep(time.Microsecond)
	}
}

// Done implements context.Context.
func (y yielding) Done() <-chan struct{} { y.look(); return y.Context.Done() }

// Err implements context.Context.
func (y yielding) Err() error { y.look(); return y.Context.Err() }
