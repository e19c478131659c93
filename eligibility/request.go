package eligibility

import (
	"fmt"
	"log/slog"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Request is all that a decision rests on. Filed is required.
//
// Of the Policy three readings are used here: Filing (Q1) and LapsedVoucher (Q4) by
// Screen, Documents (Q2) by Review, and Filing by both, to tell in a remedy whether
// the year's filing is closed. The others are read where a case lives, by the
// voucher and settlement packages; here it is only checked that they are known
// readings.
type Request struct {
	Application Application
	Facts       Facts
	Filed       tanu.Date    // the day of filing; its year is the "current year" (Q12)
	Decided     tanu.Date    // the day of the decision; zero: the day of filing
	Edition     tanu.Edition // the governing edition, which is that in force on the day of filing; zero: the same
	Policy      tanu.Policy
	Calendar    calendar.Calendar // needed by tanu.FilingShifted only
}

// LogValue implements slog.LogValuer: the application's, the facts' and the days.
func (req Request) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("application", req.Application), slog.Any("facts", req.Facts),
		slog.String("filed", req.Filed.String()), slog.String("decided", req.Decided.String()),
		slog.String("edition", string(req.Edition)), slog.Any("policy", req.Policy),
	)
}

// reading is a request that the rules are asked about, complete and checked.
type reading struct {
	Request
	limit       tanu.Date // the day that the Rules name
	lastDay     tanu.Date // to file in the year of filing
	provisional bool      // lastDay rests on days that the calendar does not confirm yet
	closedYear  int       // the year of the decision, where no application of it is accepted any more; else 0
}

// complete completes and checks the request.
func (r *reading) complete() error {
	if r.Filed.IsZero() {
		return broken("filed", tanu.RuleRequired, 0)
	}
	if r.Decided.IsZero() {
		r.Decided = r.Filed
	}
	if r.Decided.Before(r.Filed) {
		return broken("decided", tanu.RuleDayBefore, 0)
	}
	if wrong := check(applicationFields, &r.Application, checkWord); wrong != nil {
		return wrong.below("application.")
	}
	if err := r.Facts.checkWords("facts."); err != nil {
		return err
	}
	if err := r.Policy.Validate(); err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	if err := r.settleEdition(); err != nil {
		return err
	}
	return r.settleLastDay()
}

// settleEdition finds the wording in force on the day of filing. It governs the
// case to its end, so that a request that names another is broken.
//
// Law: lla/43.
func (r *reading) settleEdition() error {
	governing, err := tanu.EditionOn(r.Filed)
	if err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	if r.Edition != "" && r.Edition != governing {
		return broken("edition", tanu.RuleContradicts, 0)
	}
	r.Edition = governing
	return nil
}

// settleLastDay finds the last day to file in the year of filing, and whether
// filing is closed when the decision is taken.
//
// Law: 3.2, 2023/3.
func (r *reading) settleLastDay() (err error) {
	r.limit = r.Edition.FilingLimit(r.Filed.Year())
	if r.lastDay, err = r.lastDayBefore(r.limit); err != nil {
		return err
	}
	r.provisional = r.Policy.Filing == tanu.FilingShifted && r.lastDay.After(r.Calendar.Confirmed())
	if r.filingClosed() {
		r.closedYear = r.Decided.Year()
	}
	return nil
}

// lastDayBefore is the day before a limit, the limit itself, or the next working day.
//
// Law: 3.2, 2023/3, cc/175.
func (r *reading) lastDayBefore(limit tanu.Date) (tanu.Date, error) {
	before := limit.AddDays(-1)
	switch r.Policy.Filing {
	case tanu.FilingInclusive:
		return limit, nil
	case tanu.FilingShifted:
		if r.Calendar.IsZero() {
			return tanu.Date{}, broken("calendar", tanu.RuleRequired, 0)
		}
		day, err := r.Calendar.WorkdayFrom(before)
		if err != nil {
			return tanu.Date{}, fmt.Errorf("eligibility: last day to file: %w", err)
		}
		return day, nil
	}
	return before, nil
}

// filingClosed reports whether the day of the decision is after the last day to file
// of its year, by the wording in force then. Where that is not known, or the calendar
// does not reach it, nothing is said to be closed.
func (r *reading) filingClosed() bool {
	edition, err := tanu.EditionOn(r.Decided)
	if err != nil || !r.Decided.After(r.lastDay) {
		return false
	}
	last, err := r.lastDayBefore(edition.FilingLimit(r.Decided.Year()))
	return err == nil && r.Decided.After(last)
}
