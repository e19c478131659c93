package main

import (
	"fmt"
	"io"
	"os"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// writeICal writes the year and the next one as iCalendar (RFC 5545).
func writeICal(o options, c calendar.Calendar, out io.Writer, now time.Time) error {
	feed, err := feed(o, c, now)
	if err != nil {
		return err
	}
	if o.ical == "-" {
		return feed.SerializeTo(out, ics.WithNewLineWindows)
	}
	file, err := os.Create(o.ical)
	if err != nil {
		return err
	}
	if err := feed.SerializeTo(file, ics.WithNewLineWindows); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// feed has an event of a whole day for every day off that is more than a
// weekend, and for every day of rest that is worked, in the year and the next.
func feed(o options, c calendar.Calendar, now time.Time) (*ics.Calendar, error) {
	feed := ics.NewCalendarFor("Tanu")
	feed.SetMethod(ics.MethodPublish)
	feed.SetXWRCalName(tanu.Text{
		KK: "Қазақстанның демалыс күндері",
		RU: "Выходные дни Казахстана",
		EN: "Days off of Kazakhstan",
	}.In(o.lang))
	feed.SetRefreshInterval("P1D")
	first, err := tanu.NewDate(o.year, time.January, 1)
	if err != nil {
		return nil, err
	}
	week := "five-day"
	if o.six {
		week = "six-day"
	}
	_, last := c.Range()
	for d := first; d.Year() <= o.year+1 && !d.After(last); d = d.AddDays(1) {
		day, err := c.Day(d)
		if err != nil {
			return nil, err
		}
		if day.Kind == calendar.Working || day.Kind == calendar.Weekend {
			continue
		}
		// A day keeps its UID, so that a subscriber sees a change as a change.
		event := feed.AddEvent(fmt.Sprintf("%s.%s@tanu", d, week))
		event.SetDtStampTime(now)
		describe(event, day, o.lang)
	}
	return feed, nil
}

// describe writes a day into its event.
func describe(event *ics.VEvent, day calendar.Day, lang tanu.Language) {
	event.SetAllDayStartAt(day.Date.Time())
	event.SetAllDayEndAt(day.Date.AddDays(1).Time())
	event.SetSummary(summary(day, lang))
	event.SetDescription(day.In(lang))
	event.AddCategory(day.Kind.String())
	event.SetTimeTransparency(ics.TransparencyTransparent)
	event.SetStatus(ics.ObjectStatusConfirmed)
	if day.Provisional {
		event.SetStatus(ics.ObjectStatusTentative)
	}
}

// summary is the few words of an event.
func summary(day calendar.Day, lang tanu.Language) string {
	if day.Kind == calendar.Substitute {
		return day.Name.In(lang) + " (" + day.Kind.In(lang) + ")"
	}
	return day.Name.In(lang)
}
