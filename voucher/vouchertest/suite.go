package vouchertest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/biliktilik/tanu"
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

// Requirement is one thing that every Store does. Ids are stable: one may be
// retired, and is never reused.
type Requirement struct {
	ID       string
	Sentence string
}

// Requirements returns every requirement in the order in which it is proved.
func Requirements() []Requirement {
	list := make([]Requirement, len(requirements))
	for i, r := range requirements {
		list[i] = r.Requirement
	}
	return list
}

// patience is how long one requirement may take before it counts as broken. A
// store that does not end when its context does may take longer.
const patience = time.Minute

// Run proves a store, each requirement as a subtest named by its id.
func Run(t *testing.T, open Open) {
	t.Helper()
	for _, r := range requirements {
		t.Run(r.ID, func(t *testing.T) {
			skipped, err := r.check(t.Context(), open)
			if err != nil {
				t.Error(err)
			}
			if skipped != "" {
				t.Skipf("%s: %s", r.Sentence, skipped)
			}
		})
	}
}

// Check proves a store and returns every broken requirement: nil, or joined
// errors of type *BrokenError. It stops early where the context ends.
func Check(ctx context.Context, open Open) error {
	var all []error
	for _, r := range requirements {
		if err := ctx.Err(); err != nil {
			return errors.Join(append(all, err)...)
		}
		if _, err := r.check(ctx, open); err != nil {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

// ErrBroken says that a store breaks a requirement.
const ErrBroken tanu.Error = "vouchertest: broken requirement"

// BrokenError names a requirement that a store breaks, and tells how.
type BrokenError struct {
	Requirement
	Err error // what was seen
}

// Error tells the id, the sentence and what was seen.
func (e *BrokenError) Error() string {
	return fmt.Sprintf("%s %s: %s\n%v", string(ErrBroken), e.ID, e.Sentence, e.Err)
}

// Unwrap returns ErrBroken and what was seen.
func (e *BrokenError) Unwrap() []error { return []error{ErrBroken, e.Err} }

// Broken returns the ids of the requirements that an error of Check names, in
// their order.
func Broken(err error) (ids []string) {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	for _, e := range joined.Unwrap() {
		if broken := (*BrokenError)(nil); errors.As(e, &broken) {
			ids = append(ids, broken.ID)
		}
	}
	return ids
}

// requirement is a requirement and how it is proved.
type requirement struct {
	Requirement
	prove func(*proof)
}

// check opens a store, proves the requirement of it and closes it.
func (r requirement) check(ctx context.Context, open Open) (skipped string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	broken := func(err error) error { return &BrokenError{r.Requirement, err} }
	h, err := open(ctx)
	if err != nil {
		return "", broken(fmt.Errorf("open: %w", err))
	}
	if h.Store == nil {
		return "", broken(errors.New("open: no store in the harness"))
	}
	p := &proof{ctx: ctx, Harness: h}
	r.prove(p)
	if h.Close != nil {
		if err := h.Close(); err != nil {
			p.failf("close: %w", err)
		}
	}
	if len(p.seen) > 0 {
		return "", broken(errors.Join(p.seen...))
	}
	return p.skipped, nil
}
