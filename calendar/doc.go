// Package calendar is the working calendar of Kazakhstan, day by day from 2015
// on, for the five-day and the six-day week: which days are worked, why, on
// which act, and since when that was known; and the terms that are counted in
// it. It is of use to any Go service and knows nothing of vouchers.
//
// It decides: what kind of day a day is, with holidays, the rest days that are
// no holidays, substitutes for holidays on days off, and the transfers of days
// of rest by the Government and the Labour Ministry; the n-th working day after
// or before a day and the working days of a span, both at the same small cost
// however long the span; where a term of working or calendar days ends, with the
// proof.
//
// It leaves to the host: which day it is, which week applies, what was
// announced after the release (add it by Calendar.With), and hours. There are
// no shortened days before holidays in Kazakhstan.
//
// Days through Confirmed rest on published acts. Later ones are computed from
// the statute, and Kurban Ait from the average lunar year; they are provisional:
// Day, Deadline and Proof say so. A day outside 2015 to 2099 is ErrOutOfRange.
//
//	five := calendar.FiveDay()
//	deadline, err := five.Deadline(tanu.MustDate("2026-03-20"), calendar.WorkingDays(1))
//	if err != nil {
//		return err // the day lies outside the table
//	}
//	fmt.Println(deadline.Last) // 2026-03-26
//	proof, err := five.Proof(deadline)
//	if err != nil {
//		return err
//	}
//	fmt.Println(proof.In(tanu.English)) // Due 26 March 2026, Thursday: the 1st working day after …
//
// The calendar changes within the running year, so a deadline counted before a
// change differs from one counted after: Calendar.AsKnownOn gives the calendar
// as a clerk had it on a day.
//
// Which file holds what: calendar.go the calendar and its counting, term.go terms and
// deadlines, proof.go why a deadline is what it is, day.go the kinds of days;
// statute.go the holidays by law, transfers.go the moved days of rest, kurban.go
// Kurban Ait, book.go these rows together, table.go the days worked out from them;
// changes.go what is announced later; business.go the form of rickar/cal. The terms of
// the Rules, such as 45 days of validity, are in edition.go of package tanu.
//
// The examples are in example_test.go.
package calendar
