package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

// The Kazakh months with the endings that vowel harmony and the last consonant
// call for.
func TestKazakhEndings(t *testing.T) {
	for i, want := range [][3]string{
		{"қаңтардағы", "қаңтардан", "қаңтарға"},
		{"ақпандағы", "ақпаннан", "ақпанға"},
		{"наурыздағы", "наурыздан", "наурызға"},
		{"сәуірдегі", "сәуірден", "сәуірге"},
		{"мамырдағы", "мамырдан", "мамырға"},
		{"маусымдағы", "маусымнан", "маусымға"},
		{"шілдедегі", "шілдеден", "шілдеге"},
		{"тамыздағы", "тамыздан", "тамызға"},
		{"қыркүйектегі", "қыркүйектен", "қыркүйекке"},
		{"қазандағы", "қазаннан", "қазанға"},
		{"қарашадағы", "қарашадан", "қарашаға"},
		{"желтоқсандағы", "желтоқсаннан", "желтоқсанға"},
	} {
		d, err := tanu.NewDate(2026, time.Month(i+1), 5)
		require.NoError(t, err)
		require.Equal(t, "2026 жылғы 5 "+want[0], locativeKK(d))
		require.Equal(t, "2026 жылғы 5 "+want[1], ablativeKK(d))
		require.Equal(t, "2026 жылғы 5 "+want[2], dativeKK(d))
	}
	require.Empty(t, dativeKK(tanu.Date{}))
}

func TestEnglishOrdinals(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 45: "45th", 102: "102nd", 111: "111th"} {
		require.Equal(t, want, ordinalEN(n))
	}
}

// Days of one month share its name; days of another year carry the year.
func TestDatesInAList(t *testing.T) {
	var days []Day
	for _, s := range []string{"2026-12-30", "2026-12-31", "2027-01-01", "2027-02-03"} {
		days = append(days, Day{Date: day(s)})
	}
	require.Equal(t, "30, 31 December 2026, 1 January, 3 February", dates(days, Day.date, tanu.English, 2027))
	require.Equal(t, "30, 31 декабря 2026 года, 1 января, 3 февраля", dates(days, Day.date, tanu.Russian, 2027))
	require.Equal(t, "2026 жылғы 30, 31 желтоқсан, 1 қаңтар, 3 ақпан", dates(days, Day.date, tanu.Kazakh, 2027))
}

// A host's act may have a number only; a clause comes before the acts, and a day of
// the Labour Code or of the Law on holidays names the article.
func TestCitations(t *testing.T) {
	seven := tanu.LegalAct{Number: "7"}
	days := []Day{
		{Kind: Holiday, Act: onHolidays}, {Kind: Holiday, Act: seven}, {Kind: Weekend, Act: labourCode},
		{Kind: MovedOff, Act: seven}, {Kind: Substitute, Act: onHolidays}, {Kind: RestDay, Act: labourCode},
	}
	require.Equal(t, "article 173 of the Civil Code; № 7; article 84 of the Labour Code; article 85 of the Labour Code; "+
		onHolidays.Title.EN+", article 5(3)", citations([]tanu.Clause{"cc/173"}, days, tanu.English))
}

// What is not known of an act that a built-in row rests on is said of it.
func TestUnknownOfAnActIsNoted(t *testing.T) {
	acts := []tanu.LegalAct{onHolidays, law143, law306, labourCode}
	for _, transfer := range transfers {
		acts = append(acts, transfer.Act)
	}
	for _, act := range acts {
		if act.Number == "" || act.Date.IsZero() || act.Address == "" {
			require.NotEmpty(t, act.Note, act.Title.EN)
		}
	}
}
