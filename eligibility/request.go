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
	Edition     tanu.Edition // the governing edition; zero: that in force on the day of filing
	Policy      tanu.Policy
	Calendar    calendar.Calendar // needed by tanu.FilingShifted only
}

// reading is a request with what follows from it before any rule is asked.
type reading struct {
	Request
	limit       tanu.Date // the first day too late, by the letter
	lastDay     tanu.Date // the last day by the policy
	provisional bool      // lastDay rests on days that the calendar does not confirm yet
}

// read completes and checks a request.
func (r *reading) read(req *Request) error {
	if req.Filed.IsZero() {
		return broken("Filed", "a decision needs the day of filing")
	}
	if req.Decided.IsZero() {
		req.Decided = req.Filed
	}
	if req.Decided.Before(req.Filed) {
		return broken("Decided", "an application is not decided before the day of filing")
	}
	if !knownRegion(req.Application.Region) {
		return broken("Application.Region", "no such region")
	}
	if !knownRegion(req.Application.Residence.Region) {
		return broken("Application.Residence.Region", "no such region")
	}
	if err := req.Policy.Validate(); err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	if err := req.settleEdition(); err != nil {
		return err
	}
	r.Request = *req
	return r.settleLastDay()
}

// regions are the codes that a region has, each at the number that its two
// digits make: looked up faster than in a list.
var regions = codes(tanu.Regions())

func codes(list []tanu.Region) (table [100]tanu.Region) {
	for _, region := range list {
		table[int(region[0]-'0')*10+int(region[1]-'0')] = region
	}
	return table
}

// knownRegion reports whether a region is one of the twenty, or none.
func knownRegion(region tanu.Region) bool {
	if len(region) != 2 {
		return region == ""
	}
	i := int(region[0]-'0')*10 + int(region[1]-'0')
	return i < len(regions) && regions[i] == region
}

func (req *Request) settleEdition() error {
	var err error
	if req.Edition == "" {
		req.Edition, err = tanu.EditionOn(req.Filed)
	} else {
		_, err = tanu.ParseEdition(string(req.Edition))
	}
	if err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	return nil
}

// settleLastDay finds the last day to file in the year of filing: the day
// before the limit, the limit itself, or the next working day.
//
// Law: 2025/3.2, 2023/3, cc/175.
func (r *reading) settleLastDay() error {
	r.limit = r.Edition.FilingLimit(r.Filed.Year())
	r.lastDay = r.limit.AddDays(-1)
	switch r.Policy.Filing {
	case tanu.FilingInclusive:
		r.lastDay = r.limit
	case tanu.FilingShifted:
		if r.Calendar.IsZero() {
			return broken("Calendar", "the shifted reading of the filing limit needs a calendar")
		}
		day, err := r.Calendar.WorkdayFrom(r.lastDay)
		if err != nil {
			return fmt.Errorf("eligibility: last day to file: %w", err)
		}
		r.lastDay, r.provisional = day, day.After(r.Calendar.Confirmed())
	}
	return nil
}
