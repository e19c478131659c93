package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// What the benchmarks compute is kept, so that it has to be computed.
var (
	keepDate tanu.Date
	keepInt  int
	keepTime time.Time
)

// starts are 64 days of 2016 and 2017, so that no benchmark asks one day only.
func starts() (dates [64]tanu.Date, times [64]time.Time) {
	for i := range dates {
		dates[i] = tanu.MustDate("2016-01-04").AddDays(11 * i)
		times[i] = dates[i].Time()
	}
	return dates, times
}

// rickar is a calendar of rickar/cal as its documentation builds one: the fixed
// holidays with their alternative days, nothing of ours.
func rickar(cached bool) *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	for _, day := range []struct {
		month time.Month
		day   int
	}{{1, 1}, {1, 2}, {1, 7}, {3, 8}, {3, 21}, {3, 22}, {3, 23}, {5, 1}, {5, 7}, {5, 9}, {7, 6}, {8, 30}, {10, 25}, {12, 16}} {
		c.AddHoliday(&cal.Holiday{
			Month: day.month, Day: day.day, Func: cal.CalcDayOfMonth,
			Observed: []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 1}},
		})
	}
	c.Cacheable = cached
	return c
}

var rivals = []struct {
	name   string
	cached bool
}{{"cal", false}, {"cal-cached", true}}

// tuneCache gives cal a cache that holds every day the benchmarks touch.
func tuneCache(b *testing.B) {
	was := cal.CacheMaxSize
	cal.CacheMaxSize = 50_000
	b.Cleanup(func() { cal.CacheMaxSize = was })
}

func BenchmarkAddWorkdays(b *testing.B) {
	dates, times := starts()
	for _, n := range []int{1, 45, 250, 2500} {
		b.Run(fmt.Sprintf("n=%d/tanu", n), func(b *testing.B) {
			b.ReportAllocs()
			c := calendar.FiveDay()
			for i := range b.N {
				keepDate, _ = c.AddWorkdays(dates[i&63], n)
			}
		})
		for _, rival := range rivals {
			b.Run(fmt.Sprintf("n=%d/%s", n, rival.name), func(b *testing.B) {
				tuneCache(b)
				c := rickar(rival.cached)
				for _, t := range times {
					c.WorkdaysFrom(t, n)
				}
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					keepTime = c.WorkdaysFrom(times[i&63], n)
				}
			})
		}
	}
}

func BenchmarkWorkdaysBetween(b *testing.B) {
	dates, times := starts()
	for _, span := range []struct {
		name string
		days int
	}{{"month", 30}, {"year", 365}, {"ten-years", 3652}} {
		b.Run(span.name+"/tanu", func(b *testing.B) {
			b.ReportAllocs()
			c := calendar.FiveDay()
			for i := range b.N {
				keepInt, _ = c.WorkdaysBetween(dates[i&63], dates[i&63].AddDays(span.days))
			}
		})
		for _, rival := range rivals {
			b.Run(span.name+"/"+rival.name, func(b *testing.B) {
				tuneCache(b)
				c := rickar(rival.cached)
				for _, t := range times {
					c.WorkdaysInRange(t, t.AddDate(0, 0, span.days))
				}
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					keepInt = c.WorkdaysInRange(times[i&63], times[i&63].AddDate(0, 0, span.days))
				}
			})
		}
	}
}

func BenchmarkIsWorkday(b *testing.B) {
	dates, _ := starts()
	c := calendar.FiveDay()
	b.ReportAllocs()
	for i := range b.N {
		if worked, _ := c.IsWorkday(dates[i&63]); worked {
			keepInt++
		}
	}
}

func BenchmarkDeadline(b *testing.B) {
	dates, _ := starts()
	c := calendar.FiveDay()
	b.ReportAllocs()
	for i := range b.N {
		d, _ := c.Deadline(dates[i&63], calendar.WorkingDays(45))
		keepDate = d.Last
	}
}

// BenchmarkAsKnownOn builds a whole calendar each time.
func BenchmarkAsKnownOn(b *testing.B) {
	c, day := calendar.FiveDay(), tanu.MustDate("2026-05-01")
	b.ReportAllocs()
	for range b.N {
		if _, err := c.AsKnownOn(day); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProof(b *testing.B) {
	c := calendar.FiveDay()
	d, err := c.Deadline(tanu.MustDate("2026-03-20"), calendar.WorkingDays(3))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for range b.N {
		if _, err := c.Proof(d); err != nil {
			b.Fatal(err)
		}
	}
}
