package eligibility

import (
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Request is all that a decision rests on. Filed is required.
//
// Of the Policy three readings are used here: Filing (Q1) and LapsedVoucher (Q4) by
// Screen, Documents (Q2) by Review, and Filing by both, to tell in a remedy whether
// the year's filing is closed. The others are read where a case lives, by the
// voucher and settlement packages; here they are only held to be readings at all.
type Request struct {
	Application Application
	Facts       Facts
	Filed       tanu.Date    // the day of filing; its year is the "current year" (Q12)
	Decided     tanu.Date    // the day of the decision; zero: the day of filing
	Edition     tanu.Edition // the governing edition, which is that in force on the day of filing; zero: the same
	Policy      tanu.Policy
	Calendar    calendar.Calendar // needed by tanu.FilingShifted only
}

// reading is a request that the rules are asked about, and the record in which
// the decision keeps what they compare: an answer is looked at once, and then
// read from there.
type reading struct {
	*Request
	kept *record
	year int // of filing
}

// read completes and checks the request, and settles the last day to file.
func (r *reading) read() error {
	req := r.Request
	if req.Filed.IsZero() {
		return broken("filed", "a decision needs the day of filing")
	}
	if req.Decided.IsZero() {
		req.Decided = req.Filed
	}
	if req.Decided.Before(req.Filed) {
		return broken("decided", "an application is not decided before the day of filing")
	}
	if err := req.validate(); err != nil {
		return err
	}
	if err := req.Policy.Validate(); err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	if err := req.settleEdition(); err != nil {
		return err
	}
	r.year = req.Filed.Year()
	return r.settleLastDay()
}

// settleEdition finds the wording in force on the day of filing. It governs the
// case to its end, so that a request that names another is broken.
//
// Law: lla/43.
func (req *Request) settleEdition() error {
	governing, err := tanu.EditionOn(req.Filed)
	if err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	if req.Edition != "" && req.Edition != governing {
		return broken("edition", "want that in force on the day of filing")
	}
	req.Edition = governing
	return nil
}

// settleLastDay finds the last day to file in the year of filing, and whether
// filing is closed when the decision is taken.
//
// Law: 2025/3.2, 2023/3.
func (r *reading) settleLastDay() (err error) {
	k := r.kept
	k.limit = r.Edition.FilingLimit(r.year)
	if k.lastDay, err = r.lastDay(k.limit); err != nil {
		return err
	}
	k.provisional = knownIf(r.Policy.Filing == tanu.FilingShifted && k.lastDay.After(r.Calendar.Confirmed()))
	k.closed = r.Decided.After(k.lastDay) && r.closed()
	return nil
}

// lastDay is the day before a limit, the limit itself, or the next working day.
//
// Law: 2025/3.2, 2023/3, cc/175.
func (r *reading) lastDay(limit tanu.Date) (tanu.Date, error) {
	before := limit.AddDays(-1)
	switch r.Policy.Filing {
	case tanu.FilingInclusive:
		return limit, nil
	case tanu.FilingShifted:
		if r.Calendar.IsZero() {
			return tanu.Date{}, broken("calendar", "the shifted reading of the filing limit needs a calendar")
		}
		day, err := r.Calendar.WorkdayFrom(before)
		if err != nil {
			return tanu.Date{}, fmt.Errorf("eligibility: last day to file: %w", err)
		}
		return day, nil
	}
	return before, nil
}

// closed reports whether the day of the decision is after the last day to file of
// its year, by the wording in force then. Where that is not known, or the calendar
// does not reach it, nothing is said to be closed.
func (r *reading) closed() bool {
	edition, err := tanu.EditionOn(r.Decided)
	if err != nil {
		return false
	}
	last, err := r.lastDay(edition.FilingLimit(r.Decided.Year()))
	return err == nil && r.Decided.After(last)
}
