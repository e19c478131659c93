package voucher

import (
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// lastValid is the last valid day of a voucher: so many calendar days after the
// day of issue, and the sick days of the holder besides. A last day that is a
// day off moves only where the policy reads it so (open question Q3).
//
// Law: 2025/10.3, 2025/12.1, 2023/10, 2023/12.1.
func (r Rules) lastValid(edition tanu.Edition, issued tanu.Date, sheets []SickSheet) (tanu.Date, error) {
	term := calendar.ValidityDays(edition.Figures().Validity.Value)
	if r.Policy.Expiry == tanu.ExpiryShifted {
		term = calendar.CalendarDays(edition.Figures().Validity.Value)
	}
	deadline, err := r.Calendar.Deadline(issued, term)
	if err != nil {
		return tanu.Date{}, err
	}
	return extended(issued, deadline.Last, sheets, r.Policy.SickDays), nil
}

// extended adds the days of the sheets to a validity, each day once, however
// many sheets hold it, so that the order in which they came in does not matter.
// By default only days from the day of issue to the last valid day count (open
// question Q10). The validity that a sheet is held to is the one that the
// sheets beginning before it have extended: an illness that goes on under a new
// sheet extends it again as far as it reaches into the extension.
func extended(issued, last tanu.Date, sheets []SickSheet, reading tanu.SickDaysReading) tanu.Date {
	for _, s := range parts(sheets) {
		from, to := s.From, s.To
		if reading == tanu.SickDaysOverlap {
			from, to = later(from, issued), earlier(to, last)
		}
		if !to.Before(from) {
			last = last.AddDays(to.DaysSince(from) + 1)
		}
	}
	return last
}

// parts cuts the days of the sheets where a sheet begins, the earliest first,
// so that no two parts share a day. A part may be empty: To is before From.
func parts(sheets []SickSheet) []SickSheet {
	list := slices.Clone(sheets)
	slices.SortFunc(list, func(a, b SickSheet) int { return a.From.Compare(b.From) })
	var reach tanu.Date // the last day of the sheets so far
	for i := range list {
		reach = later(reach, list[i].To)
		list[i].To = reach
		if i+1 < len(list) {
			list[i].To = earlier(reach, list[i+1].From.AddDays(-1))
		}
	}
	return list
}

func later(a, b tanu.Date) tanu.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b tanu.Date) tanu.Date {
	if b.Before(a) {
		return b
	}
	return a
}
