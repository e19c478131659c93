package vouchertest

import (
	"context"
	"sync/atomic"
	"time"
)

// yielding is a context at the first look at which others get their turn, so that
// many at the same moment come between one another where the store is quick or
// the machine has one core.
type yielding struct {
	context.Context
	looked *atomic.Bool
}

func (y yielding) look() {
	if y.looked.CompareAndSwap(false, true) {
		time.Sleep(time.Microsecond)
	}
}

// Done implements context.Context.
func (y yielding) Done() <-chan struct{} { y.look(); return y.Context.Done() }

// Err implements context.Context.
func (y yielding) Err() error { y.look(); return y.Context.Err() }
