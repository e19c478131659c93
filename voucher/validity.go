package voucher

import (
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// validity is the period of a voucher in calendar days after the day of issue:
// that of the edition, and the sick days of the holder besides, each once,
// however many sheets hold it.
//
// By default only sick days from the day of issue to the last valid day count
// (open question Q10). The last valid day that a sheet is held to is the one that
// the sheets beginning before it have given: an illness that goes on under a new
// sheet extends the voucher again as far as it reaches into the extension. A sheet
// of which no day counts is refused and not kept: sent again after one that begins
// before it, it may count.
//
// Law: 2025/10.3, 2025/12.1, 2023/10, 2023/12.1.
func (r *Rules) validity(edition tanu.Edition, issued tanu.Date, sheets []SickSheet) (days int, err error) {
	days = edition.Figures().Validity.Value
	var last, counted tanu.Date // counted: the last day that is; from a sheet's first day to it, all are
	var begun tanu.Date
	for _, s := range byBeginning(sheets) {
		if s.From != begun {
			begun = s.From
			if last, err = r.lastValid(issued, days); err != nil {
				return 0, err
			}
		}
		from, to := s.From, s.To
		if r.Policy.SickDays == tanu.SickDaysOverlap {
			from, to = later(from, issued), earlier(to, last)
		}
		if !counted.IsZero() {
			from = later(from, counted.AddDays(1))
		}
		if !to.Before(from) {
			days, counted = days+to.DaysSince(from)+1, to
		}
	}
	return days, nil
}

// byBeginning are the sheets in the order in which they begin, however they came
// in.
func byBeginning(sheets []SickSheet) []SickSheet {
	return slices.SortedFunc(slices.Values(sheets), func(a, b SickSheet) int { return a.From.Compare(b.From) })
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
