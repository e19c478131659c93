package voucher

import (
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Deadline returns the deadline by which a command's action is due on a case as it
// stands; the calendar proves it on request. Of the command, the action matters, and
// where a term runs from something that it brings (the copy of a sick-leave sheet),
// that. ok is false where the state has no such step, the step no term, or a term
// whose first day is not known yet; and for the use of a voucher, whose validity is
// no term for an action: Explain gives it, and Case.Due its last day.
//
// Law: cc/173, appc/76.
func (r Rules) Deadline(c Case, cmd Command) (deadline calendar.Deadline, ok bool, err error) {
	s := find(c.Edition, c.State, cmd.Action)
	if s == nil {
		return calendar.Deadline{}, false, nil
	}
	return r.deadline(&c, cmd.Sheet, s)
}

// deadline is the deadline of a step for a case and, where the term runs from
// the copy of a sick-leave sheet, for that.
func (r *Rules) deadline(c *Case, sheet *SickSheet, s *step) (calendar.Deadline, bool, error) {
	from := tanu.Date{}
	switch s.term.from {
	case sinceStep:
		from = c.Since
	case sinceFiling:
		from = c.Filed
	case sinceProtocol:
		from = c.Protocol.Signed
	case sinceSheet:
		if sheet != nil {
			from = sheet.Received
		}
	}
	if from.IsZero() {
		return calendar.Deadline{}, false, nil
	}
	deadline, err := r.Calendar.Deadline(from, s.term.under(c.Edition))
	return deadline, err == nil, err
}

// due is the last day on which a step is in time, zero where nothing says.
func (r *Rules) due(c *Case, sheet *SickSheet, s *step) (tanu.Date, error) {
	if s.term.from == whileValid {
		return c.Voucher.LastValid, nil
	}
	deadline, _, err := r.deadline(c, sheet, s)
	return deadline.Last, err
}

// lateBy counts the working days after a due day, through the day of the step.
func (r *Rules) lateBy(due, day tanu.Date) (int, error) {
	if due.IsZero() || !day.After(due) {
		return 0, nil
	}
	return r.Calendar.WorkdaysBetween(due, day)
}

// pending is the day by which something must happen next to a case: the
// earliest due day of the steps open to it, zero where none has one.
func (r *Rules) pending(c *Case) (first tanu.Date, err error) {
	for _, s := range stepsFrom(c.Edition, c.State) {
		if s.term.from == noTerm {
			continue
		}
		due, err := r.due(c, nil, s)
		if err != nil {
			return tanu.Date{}, err
		}
		if !due.IsZero() && (first.IsZero() || due.Before(first)) {
			first = due
		}
	}
	return first, nil
}

// validity is the period of a voucher in calendar days after the day of issue: that of
// the edition, and the sick days of the holder besides, each once, however many sheets
// hold it.
//
// By default a sick day counts that lies after the day of issue and within the validity
// as extended by the days before it (open questions Q10, Q20). By the other reading all
// days of a sheet count that touches the validity as extended by the sheets before it.
//
// Law: 10.3, 12.1, 2023/10.
func (r *Rules) validity(edition tanu.Edition, issued tanu.Date, sheets []SickSheet) (days int, err error) {
	days = edition.Figures().Validity.Value
	last, err := r.lastValid(issued, days)
	all := r.Policy.SickDays == tanu.SickDaysAll
	next := issued.AddDays(1) // the first day that may still count
	if all {
		next = tanu.Date{}
	}
	for _, s := range byBeginning(sheets) {
		if s.To.Before(issued) || s.From.After(last) {
			continue
		}
		for day := later(s.From, next); err == nil && !day.After(s.To) && (all || !day.After(last)); day = next {
			days++
			last, err = r.lastValid(issued, days)
			next = day.AddDays(1)
		}
	}
	return days, err
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

// LastSafeIssue returns the last day of the year on which a voucher may be
// issued so that its payment falls into the year's budget even if everything
// happens on its last day: used on the last valid day, the protocol signed so
// many working days after that (the Rules set no term for it), the act sent,
// received and paid on the last days of clauses 16 and 17. Without sick leave.
// Where the policy judges the use by the protocol (open question Q6), that is
// signed on the last valid day at the latest, and protocolAfter changes nothing.
//
// The zero Date says that the year has no such day: the protocol takes too long.
// The error is a *tanu.FieldError that names the argument, or ErrOutOfRange where
// the calendar does not reach into the next year.
//
// Law: 10.3, 2025/16, 17.
func (r Rules) LastSafeIssue(edition tanu.Edition, year, protocolAfter int) (tanu.Date, error) {
	end, err := tanu.NewDate(year, 12, 31)
	switch {
	case edition.Figures().Validity.Value == 0:
		return tanu.Date{}, malformed("edition", tanu.RuleEdition)
	case err != nil:
		return tanu.Date{}, malformed("year", tanu.RuleYear)
	case protocolAfter < 0:
		return tanu.Date{}, malformed("protocolAfter", tanu.RuleNegative)
	}
	if r.Policy.Use == tanu.UseByProtocol {
		protocolAfter = 0
	}
	for day := end; day.Year() == year; day = day.AddDays(-1) {
		paid, err := r.latestPayment(edition, day, protocolAfter)
		if err != nil {
			return tanu.Date{}, err
		}
		if !paid.After(end) {
			return day, nil
		}
	}
	return tanu.Date{}, nil
}

// latestPayment is the last day to pay for a voucher issued on a day.
func (r Rules) latestPayment(edition tanu.Edition, issued tanu.Date, protocolAfter int) (tanu.Date, error) {
	figures := edition.Figures()
	day, err := r.lastValid(issued, figures.Validity.Value)
	for _, days := range []int{protocolAfter, figures.ActTerm.Value, figures.PaymentTerm.Value} {
		if err != nil {
			break
		}
		if days > 0 {
			var d calendar.Deadline
			d, err = r.Calendar.Deadline(day, calendar.WorkingDays(days))
			day = d.Last
		}
	}
	return day, err
}
