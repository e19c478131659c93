package calendar

import (
	"fmt"

	"github.com/biliktilik/tanu"
)

const (
	// ErrOutOfRange says that a day, or the answer, lies outside the table. The
	// detail is a *RangeError.
	ErrOutOfRange tanu.Error = "calendar: outside the table"

	// ErrNoCalendar says that a zero Calendar was asked.
	ErrNoCalendar tanu.Error = "calendar: zero Calendar: want FiveDay or SixDay"

	// ErrTerm says that a Term has no days to count.
	ErrTerm tanu.Error = "calendar: a term wants at least one day"

	// ErrChange says that With refused a change. The detail is a *ChangeError.
	ErrChange tanu.Error = "calendar: change refused"

	// ErrDeadline says that a Deadline is not what the calendar asked to prove
	// it gives. The detail is a *DeadlineError.
	ErrDeadline tanu.Error = "calendar: the deadline is another in this calendar"
)

// RangeError tells which day lies outside the table, or how many days from it
// the answer does.
type RangeError struct {
	Day         tanu.Date // the day asked about; zero if it was none
	Step        int       // how many days were to be counted from it; 0 if the day itself lies outside
	First, Last tanu.Date // the table
}

// Error names the day, the step and the table.
func (e *RangeError) Error() string {
	days := "days"
	if e.Step == 1 || e.Step == -1 {
		days = "day"
	}
	switch {
	case e.Day.IsZero():
		return fmt.Sprintf("%s: no day was given, the table is %s to %s", ErrOutOfRange, e.First, e.Last)
	case e.Step == 0:
		return fmt.Sprintf("%s: day %q, the table is %s to %s", ErrOutOfRange, e.Day, e.First, e.Last)
	}
	return fmt.Sprintf("%s: %d %s from %q, the table is %s to %s", ErrOutOfRange, e.Step, days, e.Day, e.First, e.Last)
}

// Unwrap returns ErrOutOfRange.
func (e *RangeError) Unwrap() error { return ErrOutOfRange }
