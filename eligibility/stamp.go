package eligibility

import (
	"fmt"
	"time"

	"github.com/biliktilik/tanu"
)

// legal is the legal time of Kazakhstan, one zone since 1 March 2024. Before, most
// of the country was an hour ahead of it: there it makes a day end an hour late,
// in favour of whoever signed.
const legal = 5 * 60 * 60

// dayEnds returns the second in which a day is over, by legal time.
func dayEnds(d tanu.Date) int64 {
	const epoch = 719_163 // the ordinal of 1970-01-01
	return int64(d.Ordinal()+1-epoch)*24*60*60 - legal
}

// stamp is a moment to the second, with the offset from UTC in which it was
// told, to the minute: as fine as JSON keeps it.
type stamp struct {
	second int64
	east   int16 // in minutes
}

// none reports whether there is no moment.
func (s stamp) none() bool { return s.second == time.Time{}.Unix() }

func stampOf(t time.Time) stamp {
	_, east := t.Zone()
	return stamp{t.Unix(), int16(east / 60)} // less than a day: see within
}

// String writes the moment in the form of JSON, in its own offset.
func (s stamp) String() string {
	return time.Unix(s.second, 0).In(time.FixedZone("", int(s.east)*60)).Format(time.RFC3339)
}

// momentIn writes a moment out to the second, in its own offset: "20 March 2026,
// 14:30:00 UTC+5". In the form "legal" it is by legal time.
func momentIn(value, form string, lang tanu.Language) string {
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return ""
	}
	if form == "legal" {
		at = at.In(time.FixedZone("", legal))
	}
	return tanu.DateOf(at).In(lang) + ", " + at.Format("15:04:05 ") + offset(at)
}

// offset is "UTC", "UTC+5" or "UTC-3:30".
func offset(at time.Time) string {
	_, east := at.Zone()
	sign, minutes := '+', east/60
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	switch {
	case minutes == 0:
		return "UTC"
	case minutes%60 == 0:
		return fmt.Sprintf("UTC%c%d", sign, minutes/60)
	}
	return fmt.Sprintf("UTC%c%d:%02d", sign, minutes/60, minutes%60)
}
