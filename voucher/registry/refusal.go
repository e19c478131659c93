package registry

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// The kinds by which Reply.Err tells apart why a command was not carried out;
// ErrExhausted and ErrClaimed are two more.
const (
	// ErrNotAllowed: the state, the actor, the day or what the command brings.
	ErrNotAllowed tanu.Error = "registry: the command is not allowed"
	// ErrLate: the voucher was not valid on the day.
	ErrLate tanu.Error = "registry: outside the validity of the voucher"
	// ErrUndetermined: a fact is missing, and the reasons name it.
	ErrUndetermined tanu.Error = "registry: a fact is missing"
)

// kinds is the table of codes that have a kind of their own.
var kinds = []struct {
	code string
	kind tanu.Error
}{
	{voucher.CodeNoPlace, ErrExhausted},
	{voucher.CodeOpenCase, ErrClaimed},
	{voucher.CodeOutOfValidity, ErrLate},
}

// RefusalError is a command that was not carried out, as an error, for hosts
// that want one. It changes nothing that it is one: a refusal is a result.
type RefusalError struct {
	Reply Reply
	Kind  tanu.Error
}

// Error names the case, the kind and the codes.
func (e *RefusalError) Error() string {
	s := string(e.Kind) + ": case " + tanu.HideIIN(e.Reply.Case)
	for _, r := range e.Reply.Reasons {
		s += ": " + r.Code
	}
	return s
}

// Unwrap returns the kind.
func (e *RefusalError) Unwrap() error { return e.Kind }

// Err returns nil for a command that was carried out, a judgement that refused
// the applicant by law included, and a *RefusalError for any other: errors.Is
// tells ErrExhausted, ErrClaimed, ErrLate, ErrUndetermined and ErrNotAllowed
// apart. What Registry returns as an error itself is a broken call or a failing
// host.
func (r Reply) Err() error {
	switch r.Verdict {
	case tanu.Refused:
		for _, reason := range r.Reasons {
			for _, row := range kinds {
				if row.code == reason.Code {
					return &RefusalError{r, row.kind}
				}
			}
		}
		return &RefusalError{r, ErrNotAllowed}
	case tanu.Undetermined:
		return &RefusalError{r, ErrUndetermined}
	}
	return nil
}
