package eligibility

import (
	"fmt"
	"time"

	"github.com/biliktilik/tanu"
)

// stamp is a moment to the second, with the offset from UTC in which it was
// told, to the minute: as fine as JSON keeps it.
type stamp struct {
	second int64
	east   int16 // in minutes
}

func stampOf(t time.Time) stamp {
	_, east := t.Zone()
	return stamp{t.Unix(), int16(east / 60)} // less than a day: see within
}

// String writes the moment in the form of JSON, in its own offset.
func (s stamp) String() string {
	return time.Unix(s.second, 0).In(time.FixedZone("", int(s.east)*60)).Format(time.RFC3339)
}

// momentIn writes a moment out to the second, in its own offset: "20 March 2026,
// 14:30:00 UTC+5".
func momentIn(value string, lang tanu.Language) string {
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return ""
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
