package eligibility

import (
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Request is all that a decision rests on. Filed is required.
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

// settleLastDay finds the last day to file in the year of filing: the day
// before the limit, the limit itself, or the next working day.
//
// Law: 2025/3.2, 2023/3, cc/175.
func (r *reading) settleLastDay() error {
	k := r.kept
	k.limit = r.Edition.FilingLimit(r.year)
	k.lastDay = k.limit.AddDays(-1)
	switch r.Policy.Filing {
	case tanu.FilingInclusive:
		k.lastDay = k.limit
	case tanu.FilingShifted:
		if r.Calendar.IsZero() {
			return broken("calendar", "the shifted reading of the filing limit needs a calendar")
		}
		day, err := r.Calendar.WorkdayFrom(k.lastDay)
		if err != nil {
			return fmt.Errorf("eligibility: last day to file: %w", err)
		}
		k.lastDay, k.provisional = day, knownIf(day.After(r.Calendar.Confirmed()))
	}
	return nil
}
