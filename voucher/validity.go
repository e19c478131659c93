package voucher

import (
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// validity is the period of a voucher in calendar days after the day of issue:
// that of the edition, and the sick days of the holder besides, each once,
// however many sheets hold it, so that the order in which they came in does not
// matter.
//
// By default only sick days from the day of issue to the last valid day count
// (open question Q10). The last valid day that a sheet is held to is the one that
// the sheets beginning before it have given: an illness that goes on under a new
// sheet extends the voucher again as far as it reaches into the extension.
//
// Law: 2025/10.3, 2025/12.1, 2023/10, 2023/12.1.
func (r *Rules) validity(edition tanu.Edition, issued tanu.Date, sheets []SickSheet) (days int, err error) {
	days = edition.Figures().Validity.Value
	for _, s := range parts(sheets) {
		from, to := s.From, s.To
		if r.Policy.SickDays == tanu.SickDaysOverlap {
			last, err := r.lastValid(issued, days)
			if err != nil {
				return 0, err
			}
			from, to = later(from, issued), earlier(to, last)
		}
		if !to.Before(from) {
			days += to.DaysSince(from) + 1
		}
	}
	return days, nil
}

// lastValid is the last of so many calendar days after the day of issue. One that
// is a day off moves only where the policy reads it so (open question Q3).
func (r *Rules) lastValid(issued tanu.Date, days int) (tanu.Date, error) {
	term := calendar.ValidityDays(days)
	if r.Policy.Expiry == tanu.ExpiryShifted {
		term = calendar.CalendarDays(days)
	}
	deadline, err := r.Calendar.Deadline(issued, term)
	return deadline.Last, err
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
