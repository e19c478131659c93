package voucher

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
)

// What holds of the table of steps in every edition, that of the next one too.

// Every step cites a place that its edition has, and so does every refusal.
func TestSteps_CiteTheirOwnEdition(t *testing.T) {
	for _, edition := range tanu.Editions() {
		for _, s := range tables[edition].rows {
			for _, place := range []string{s.place, s.refused.place} {
				clause := edition.Clause(place)
				_, ok := tanu.ProvisionOf(clause)
				require.True(t, ok || place == "", "%s of %s: %s is no provision", s.action, edition, clause)
			}
			require.NotEmpty(t, s.place)
			require.NotEmpty(t, s.tells)
			require.Equal(t, s.refused.to == "", s.refused.place == "", "%s of %s", s.action, edition)
			require.Equal(t, s.refused.to == "", s.refused.tells == "", "%s of %s", s.action, edition)
		}
	}
}

// A state has one row an action, and the rows of one place and state one term.
func TestSteps_OneRowAndOneTerm(t *testing.T) {
	for _, edition := range tanu.Editions() {
		rows, terms := map[string]bool{}, map[string]term{}
		for _, s := range tables[edition].rows {
			key := string(s.from) + "/" + string(s.action)
			require.False(t, rows[key], "%s: two rows for %s", edition, key)
			rows[key] = true
			at := string(s.from) + "/" + s.place
			if other, ok := terms[at]; ok && s.term.from != noTerm && other.from != noTerm {
				require.Equal(t, other.under(edition), s.term.under(edition), "%s: %s", edition, at)
				require.Equal(t, other.from, s.term.from, "%s: %s", edition, at)
			}
			terms[at] = s.term
		}
	}
}

// Where an edition has a term as a figure, the step of the figure's clause has it.
//
// Law: 9-1, 16, 17, 2023/9.
func TestSteps_TermsEqualFigures(t *testing.T) {
	for _, edition := range tanu.Editions() {
		f := edition.Figures()
		figures := map[tanu.Clause]int{}
		for _, figure := range []tanu.Figure{f.AnswerTerm, f.ActTerm, f.PaymentTerm} {
			figures[figure.Clause] = figure.Value
		}
		found := map[tanu.Clause]bool{}
		for _, s := range tables[edition].rows {
			if days, ok := figures[s.clause(edition)]; ok && s.term.days != nil {
				require.Equal(t, days, s.term.days(f), "%s of %s", s.action, edition)
				found[s.clause(edition)] = true
			}
		}
		require.Len(t, found, len(figures), "%s", edition)
	}
}

// A case whose application was refused has no way back to its place and its year:
// on every way to such an end a step gives them back, once the case has them.
func TestSteps_NoRefusedCaseHoldsAPlace(t *testing.T) {
	for _, edition := range tanu.Editions() {
		for _, s := range tables[edition].rows {
			if s.refused.to != "" && s.from != New {
				require.True(t, s.refused.frees, "%s of %s: a refusal gives back", s.action, edition)
			}
			if s.to == Declined || s.to == Refused && !strings.Contains("declined review-refused not-eligible", string(s.from)) {
				require.True(t, s.frees, "%s of %s", s.action, edition)
			}
		}
	}
}

// Every state that a step leads to is one that an edition's steps come to, and every
// state but the ends has a step that leads on.
func TestSteps_EveryStateIsReached(t *testing.T) {
	ended := map[State]bool{Paid: true, Refused: true, ScreenedOut: true}
	for _, edition := range tanu.Editions() {
		for _, s := range tables[edition].rows {
			for _, to := range []State{s.to, s.refused.to} {
				if to != "" && !ended[to] {
					require.NotEmpty(t, stepsFrom(edition, to), "%s: nothing leads on from %s", edition, to)
				}
			}
		}
		require.NotEmpty(t, stepsFrom(edition, New), "%s: nothing is filed", edition)
	}
}
