package main

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// grid prints a year: three months a row, every day with the mark of its kind.
type grid struct {
	calendar.Calendar
	options
}

const (
	cell    = 4        // a day: two digits, a mark, a space
	width   = 7 * cell // a month
	columns = 3
)

// look is how a kind is shown.
type look struct{ mark, color string }

var looks = map[calendar.Kind]look{
	calendar.Working:     {" ", ""},
	calendar.Weekend:     {".", "\x1b[2m"},
	calendar.Holiday:     {"*", "\x1b[1;31m"},
	calendar.RestDay:     {"+", "\x1b[35m"},
	calendar.Substitute:  {"=", "\x1b[31m"},
	calendar.MovedOff:    {"<", "\x1b[36m"},
	calendar.MovedToWork: {">", "\x1b[1;32m"},
}

func (g grid) print(out io.Writer) error {
	total, err := g.WorkdaysInYear(g.year)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(g.title(total) + "\n\n")
	for first := time.January; first <= time.December; first += columns {
		if err := g.row(&b, first); err != nil {
			return err
		}
	}
	if err := g.legend(&b); err != nil {
		return err
	}
	_, err = io.WriteString(out, b.String())
	return err
}

func (g grid) title(total int) string {
	week := tanu.Text{KK: "бес күндік апта", RU: "пятидневная неделя", EN: "five-day week"}
	if g.six {
		week = tanu.Text{KK: "алты күндік апта", RU: "шестидневная неделя", EN: "six-day week"}
	}
	s := tanu.Text{
		KK: fmt.Sprintf("%d жыл, %s, жұмыс күндері: %d", g.year, week.KK, total),
		RU: fmt.Sprintf("%d год, %s, рабочих дней: %d", g.year, week.RU, total),
		EN: fmt.Sprintf("%d, %s, %d working days", g.year, week.EN, total),
	}.In(g.lang)
	if !g.known.IsZero() {
		s += tanu.Text{
			KK: ", мәліметтер күні – " + g.known.In(g.lang),
			RU: ", как было известно на " + g.known.In(g.lang),
			EN: ", as known on " + g.known.In(g.lang),
		}.In(g.lang)
	}
	if g.Confirmed().Year() < g.year {
		s += tanu.Text{KK: " (алдын ала)", RU: " (предварительно)", EN: " (provisional)"}.In(g.lang)
	}
	return s
}

// row prints three months side by side.
func (g grid) row(b *strings.Builder, first time.Month) error {
	blocks := make([][]string, columns)
	height := 0
	for i := range blocks {
		block, err := g.month(first + time.Month(i))
		if err != nil {
			return err
		}
		blocks[i], height = block, max(height, len(block))
	}
	for line := range height {
		var s string
		for _, block := range blocks {
			if line < len(block) {
				s += block[line] + "  "
			} else {
				s += strings.Repeat(" ", width+2)
			}
		}
		b.WriteString(strings.TrimRight(s, " ") + "\n")
	}
	b.WriteByte('\n')
	return nil
}

// month is one month as lines of the same width.
func (g grid) month(month time.Month) ([]string, error) {
	n, err := g.WorkdaysInMonth(g.year, month)
	if err != nil {
		return nil, err
	}
	first, err := tanu.NewDate(g.year, month, 1)
	if err != nil {
		return nil, err
	}
	lines := []string{pad(fmt.Sprintf("%s · %d", g.lang.Month(month), n), width), g.weekdays()}
	line := strings.Repeat(" ", cell*column(first))
	for d := first; d.Month() == month; d = d.AddDays(1) {
		if column(d) == 0 && d != first {
			lines, line = append(lines, line), ""
		}
		day, err := g.Day(d)
		if err != nil {
			return nil, err
		}
		line += g.day(day)
		if d.AddDays(1).Month() != month {
			line += strings.Repeat(" ", cell*(6-column(d)))
		}
	}
	return append(lines, line), nil
}

func (g grid) day(d calendar.Day) string {
	return g.paint(d.Kind, fmt.Sprintf("%2d%s", d.Date.Day(), looks[d.Kind].mark)) + " "
}

func (g grid) paint(kind calendar.Kind, s string) string {
	if color := looks[kind].color; g.color && color != "" {
		return color + s + "\x1b[0m"
	}
	return s
}

func (g grid) weekdays() string {
	names := tanu.Text{KK: "дс сс ср бс жм сб жс", RU: "пн вт ср чт пт сб вс", EN: "Mo Tu We Th Fr Sa Su"}.In(g.lang)
	var b strings.Builder
	for _, name := range strings.Fields(names) {
		b.WriteString(pad(name, cell))
	}
	return b.String()
}

// legend lists the marks, and every day that is more than a weekend.
func (g grid) legend(b *strings.Builder) error {
	for _, kind := range calendar.Kinds()[1:] {
		fmt.Fprintf(b, "%s %s   ", g.paint(kind, looks[kind].mark), kind.In(g.lang))
	}
	b.WriteString("\n\n")
	first, err := tanu.NewDate(g.year, time.January, 1)
	if err != nil {
		return err
	}
	for d := first; d.Year() == g.year; d = d.AddDays(1) {
		day, err := g.Day(d)
		if err != nil {
			return err
		}
		if day.Kind != calendar.Working && day.Kind != calendar.Weekend {
			fmt.Fprintf(b, "%s %s\n", g.paint(day.Kind, looks[day.Kind].mark), g.brief(day))
		}
	}
	return nil
}

// brief tells a day in a line: the day, its name, and the other day that it
// hangs on, if any. Day.In tells it in full.
func (g grid) brief(d calendar.Day) string {
	s := d.Date.In(g.lang) + ", " + g.lang.Weekday(d.Date.Weekday()) + ": " + d.Name.In(g.lang)
	switch d.Kind {
	case calendar.Substitute:
		s += " ← " + d.StandsFor.In(g.lang)
	case calendar.MovedOff:
		s += " ← " + d.Partner.In(g.lang)
	case calendar.MovedToWork:
		s += " → " + d.Partner.In(g.lang)
	}
	return s
}

// column is the place of a day in its week, Monday first.
func column(d tanu.Date) int { return (int(d.Weekday()) + 6) % 7 }

// pad widens s to n columns.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}
