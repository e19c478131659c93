package allocation

import (
	"math"

	"github.com/biliktilik/tanu"
)

// The kinds of failure, to be told apart with errors.Is.
const (
	// ErrNoPlace says that a line has no free place left for the move, or that no
	// region has an unused one. It is a refusal: trying again does not help.
	ErrNoPlace tanu.Error = "allocation: no free place is left"

	// ErrBelowZero says that a move would take more out of a part of a line
	// than is in it: a place released that nobody held, a voucher returned that
	// nobody was issued.
	ErrBelowZero tanu.Error = "allocation: a part of the line would go below zero"

	// ErrOverflow says that a number of places does not fit.
	ErrOverflow tanu.Error = "allocation: the number does not fit"

	// ErrWrongLine says that a move was applied to the line of another region
	// or year.
	ErrWrongLine tanu.Error = "allocation: the move is for another line"

	// ErrInvalid says that a value breaks a rule of its type. The error is a
	// *tanu.FieldError, whose path names a region by its code and a year by its
	// number: regions["75"].places["2027"].
	ErrInvalid tanu.Error = "allocation: not valid"

	// ErrInfeasible says that no distribution of the total keeps the floors and
	// the caps; the error is a *tanu.FieldError that names the bound in the way.
	ErrInfeasible tanu.Error = "allocation: no distribution keeps the limits"

	// ErrTie says that two or more have an equal claim to the last places, and
	// that the caller asked not to settle it.
	ErrTie tanu.Error = "allocation: a tie for the last places"
)

func invalid(path, rule string) *tanu.FieldError {
	return &tanu.FieldError{Kind: ErrInvalid, Path: path, Rule: rule}
}

// limited is an error for a rule with a bound.
func limited(kind tanu.Error, path, rule string, limit int64) *tanu.FieldError {
	return &tanu.FieldError{Kind: kind, Path: path, Rule: rule, Limit: int(limit)}
}

func tooLargeSum(path string) *tanu.FieldError {
	return limited(ErrOverflow, path, tanu.RuleSumTooLarge, math.MaxInt64)
}
