package calendar

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

// A host's act may have a number only; a clause comes before the acts, and a day of
// the Labour Code or of the Law on holidays names the article.
func TestCitations(t *testing.T) {
	seven := tanu.LegalAct{Number: "7"}
	days := []Day{
		{Kind: Holiday, Act: onHolidays}, {Kind: Holiday, Act: seven}, {Kind: Weekend, Act: labourCode},
		{Kind: MovedOff, Act: seven}, {Kind: Substitute, Act: onHolidays}, {Kind: RestDay, Act: labourCode},
	}
	require.Equal(t,
		"article 173 of the Civil Code; № 7; article 84 of the Labour Code; article 85 of the Labour Code; "+
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
