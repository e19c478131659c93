package calendar

import "github.com/biliktilik/tanu"

// AsKnownOn returns the calendar as a clerk had it on a day: with the rows that
// were known by then, that day included, and no later ones. Substitutes follow
// from the holidays as they were known. What comes after that day's year is
// provisional; the rest of that year is not, though it could still change: as known
// on 7 October 2022, Monday 24 October was a working day, and the next day an act
// moved a day of rest to it.
//
// A row is known from the day of its act, or from the day given with it; where
// the act's day was not found, the act's Note says which day was taken. Kurban
// Ait counts as known always but for 2024, when the announced day changed on 7
// June.
//
// A calendar is built anew, in well under a millisecond: keep it if it is asked
// often. Each call asks the whole calendar, the rows added by With among them: after
// c.AsKnownOn(a), asking AsKnownOn(b) is as asking c. A day outside the table
// is ErrOutOfRange.
func (c Calendar) AsKnownOn(day tanu.Date) (Calendar, error) {
	if _, err := c.IsWorkday(day); err != nil {
		return Calendar{}, err
	}
	return Calendar{build(c.t.book, c.t.week, day)}, nil
}
