package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// Harness is a store under test. Store is required; what is nil is not offered,
// and the requirements that need it are skipped.
type Harness struct {
	Store registry.Store

	// Reopen opens the same data again, as after a restart. It may close what was
	// open before: the suite uses only what it returns from then on.
	Reopen func(ctx context.Context) (registry.Store, error)
	// Second opens the same data beside Store, as another process would.
	Second func(ctx context.Context) (registry.Store, error)
	// Messages returns the whole outbox, the oldest message first.
	Messages func(ctx context.Context) ([]voucher.Message, error)
	// Close ends the use of the harness and of every store it opened.
	Close func() error
}

// Open opens a store that holds nothing yet. It is called once for each
// requirement; the context ends with it.
type Open func(ctx context.Context) (Harness, error)

// Run proves a store, each requirement as a subtest named by its id:
// go test -run TestStore/R12 proves one.
func Run(t *testing.T, open Open) {
	t.Helper()
	for _, r := range requirements {
		t.Run(r.id, func(t *testing.T) {
			skipped, err := r.check(t.Context(), open)
			if err != nil {
				t.Errorf("%s %s\n%v", r.id, r.sentence, err)
			}
			if skipped != "" {
				t.Skipf("%s %s\n%s", r.id, r.sentence, skipped)
			}
		})
	}
}

// requirement is one thing that every store does. Ids are stable: one may be
// retired, and is never reused.
type requirement struct {
	id       string
	sentence string
	prove    func(*proof)
}

// patience is how long one requirement may take before it counts as broken. A
// store that does not end when its context does may take longer.
const patience = time.Minute

// check opens a store, proves the requirement of it and closes it. The error
// tells everything that was seen to be wrong.
func (r requirement) check(ctx context.Context, open Open) (skipped string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	h, err := open(ctx)
	if err != nil {
		return "", fmt.Errorf("open: %w", err)
	}
	if h.Store == nil {
		return "", errors.New("open: no store in the harness")
	}
	p := &proof{ctx: ctx, Harness: h}
	r.prove(p)
	if h.Close != nil {
		if err := h.Close(); err != nil {
			p.failf("close: %w", err)
		}
	}
	if len(p.failures) > 0 {
		return "", errors.Join(p.failures...)
	}
	return p.skipped, nil
}
