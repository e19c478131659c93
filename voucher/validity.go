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

// extended adds the days of the sheets to a validity. Sheets that overlap or
// touch are one period, so each day counts once and the order in which the
// sheets came in does not matter. By default only days from the day of issue
// to the last valid day, as extended by the periods before, count (open
// question Q10).
func extended(issued, last tanu.Date, sheets []SickSheet, reading tanu.SickDaysReading) tanu.Date {
	for _, s := range periods(sheets) {
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

// periods merges sheets that overlap or touch, the earliest first.
func periods(sheets []SickSheet) []SickSheet {
	sorted := slices.Clone(sheets)
	slices.SortFunc(sorted, func(a, b SickSheet) int { return a.From.Compare(b.From) })
	var merged []SickSheet
	for _, s := range sorted {
		if n := len(merged); n > 0 && !s.From.After(merged[n-1].To.AddDays(1)) {
			merged[n-1].To = later(merged[n-1].To, s.To)
			continue
		}
		merged = append(merged, s)
	}
	return merged
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
