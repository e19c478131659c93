package grammar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// The Kazakh months with the endings that vowel harmony and the last consonant
// call for.
func TestKazakhEndings(t *testing.T) {
	for i, want := range [][4]string{
		{"қаңтардағы", "қаңтардан", "қаңтарға", "қаңтарда"},
		{"ақпандағы", "ақпаннан", "ақпанға", "ақпанда"},
		{"наурыздағы", "наурыздан", "наурызға", "наурызда"},
		{"сәуірдегі", "сәуірден", "сәуірге", "сәуірде"},
		{"мамырдағы", "мамырдан", "мамырға", "мамырда"},
		{"маусымдағы", "маусымнан", "маусымға", "маусымда"},
		{"шілдедегі", "шілдеден", "шілдеге", "шілдеде"},
		{"тамыздағы", "тамыздан", "тамызға", "тамызда"},
		{"қыркүйектегі", "қыркүйектен", "қыркүйекке", "қыркүйекте"},
		{"қазандағы", "қазаннан", "қазанға", "қазанда"},
		{"қарашадағы", "қарашадан", "қарашаға", "қарашада"},
		{"желтоқсандағы", "желтоқсаннан", "желтоқсанға", "желтоқсанда"},
	} {
		d, err := tanu.NewDate(2026, time.Month(i+1), 5)
		require.NoError(t, err)
		require.Equal(t, "2026 жылғы 5 "+want[0], grammar.Date(d, tanu.Kazakh, grammar.Attributive))
		require.Equal(t, "2026 жылғы 5 "+want[1], grammar.Date(d, tanu.Kazakh, grammar.Ablative))
		require.Equal(t, "2026 жылғы 5 "+want[2], grammar.Date(d, tanu.Kazakh, grammar.Dative))
		require.Equal(t, "2026 жылғы 5 "+want[3], grammar.Date(d, tanu.Kazakh, grammar.Locative))
		require.Equal(t, d.In(tanu.Kazakh), grammar.Date(d, tanu.Kazakh, grammar.Plain))
		require.Equal(t, d.In(tanu.Russian), grammar.Date(d, tanu.Russian, grammar.Dative))
	}
	require.Empty(t, grammar.Date(tanu.Date{}, tanu.Kazakh, grammar.Dative))
}

func TestEnglishOrdinals(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th",
		21: "21st", 45: "45th", 102: "102nd", 111: "111th"} {
		require.Equal(t, want, grammar.Ordinal(n))
	}
}

// Days of one month share its name; days of another year carry the year.
func TestDatesInAList(t *testing.T) {
	var days []tanu.Date
	for _, s := range []string{"2026-12-30", "2026-12-31", "2027-01-01", "2027-02-03"} {
		days = append(days, tanu.MustDate(s))
	}
	require.Equal(t, "30, 31 December 2026, 1 January, 3 February", grammar.Dates(days, tanu.English, grammar.Plain,
		2027))
	require.Equal(t, "30, 31 декабря 2026 года, 1 января, 3 февраля", grammar.Dates(days, tanu.Russian, grammar.Plain,
		2027))
	require.Equal(t, "2026 жылғы 30, 31 желтоқсан, 1 қаңтар, 3 ақпаннан", grammar.Dates(days, tanu.Kazakh,
		grammar.Ablative, 2027))
	require.Equal(t, "2026 жылғы 30, 31 желтоқсан, 1 қаңтар, 3 ақпан", grammar.Dates(days, tanu.Kazakh, grammar.Plain,
		2027))
}

// Russian and English nouns follow the number; Kazakh ones do not.
func TestNumbersOfDays(t *testing.T) {
	for n, want := range map[int]string{1: "1 рабочий день", 2: "2 рабочих дня", 5: "5 рабочих дней",
		11: "11 рабочих дней", 12: "12 рабочих дней", 21: "21 рабочий день", 24: "24 рабочих дня", 111: "111 рабочих дней"} {
		require.Equal(t, want, grammar.WorkingDayCount(n, tanu.Russian))
	}
	require.Equal(t, "1 жұмыс күні", grammar.WorkingDayCount(1, tanu.Kazakh))
	require.Equal(t, "1 working day", grammar.WorkingDayCount(1, tanu.English))
	require.Equal(t, "22 календарных дня", grammar.CalendarDayCount(22, tanu.Russian))
	require.Equal(t, "күнтізбелік 10 күн", grammar.CalendarDayCount(10, tanu.Kazakh))
	require.Equal(t, "10 calendar days", grammar.CalendarDayCount(10, tanu.English))
	require.Equal(t, "1 day", grammar.DayCount(1))
}
