package vouchertest

import (
	"fmt"

	"github.com/biliktilik/tanu"
)

// aboutError is an error of the contract and what it is about, which is written
// out only where somebody reads it.
type aboutError struct {
	what, id string
	kind     error
}

// Error names the kind of thing, its id without digits that may be personal, and
// the error of the contract.
func (e *aboutError) Error() string {
	return fmt.Sprintf("vouchertest: %s %q: %v", e.what, tanu.HideIIN(e.id), e.kind)
}

// Unwrap returns the error of the contract.
func (e *aboutError) Unwrap() error { return e.kind }
