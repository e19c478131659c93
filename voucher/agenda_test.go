package voucher_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// Judged by the protocol (Q6), that is signed on the last valid day at the latest:
// issued on Friday 6 November 2026, valid through Monday 21 December, the act by
// the 24th, the payment by Thursday the 31st. A day later it is January. How long a
// protocol may take changes nothing then.
//
// Law: 10.3, 2025/11, 2025/16, 2025/17.
func TestClause17_LastSafeDayUnderTheReadingByProtocol(t *testing.T) {
	r := rules()
	r.Policy.Use = tanu.UseByProtocol
	for _, after := range []int{0, 1, 250} {
		last, err := r.LastSafeIssue(tanu.Edition2025, 2026, after)
		require.NoError(t, err)
		require.Equal(t, "2026-11-06", last.String())
	}
}

// 2026 has 247 working days: a protocol that takes 250 is signed in another year,
// whatever the day of issue. Arguments that are none are named.
//
// Law: 2025/17.
func TestClause17_NoSafeDayToIssue(t *testing.T) {
	last, err := rules().LastSafeIssue(tanu.Edition2025, 2026, 250)
	require.NoError(t, err)
	require.Zero(t, last)

	for name, tt := range map[string]struct {
		edition     tanu.Edition
		year, after int
		field       string
	}{
		"no edition":    {"", 2026, 1, "edition"},
		"other edition": {"2024", 2026, 1, "edition"},
		"year 0":        {tanu.Edition2025, 0, 1, "year"},
		"year 10000":    {tanu.Edition2025, 10000, 1, "year"},
		"negative":      {tanu.Edition2025, 2026, -1, "protocolAfter"},
	} {
		_, err := rules().LastSafeIssue(tt.edition, tt.year, tt.after)
		var malformed *tanu.FieldError
		require.ErrorAs(t, err, &malformed, name)
		require.Equal(t, tt.field, malformed.Path, name)
	}
	for _, tt := range []struct{ year, after int }{{2014, 1}, {2099, 1}, {2026, math.MaxInt}} {
		_, err := rules().LastSafeIssue(tanu.Edition2025, tt.year, tt.after)
		require.ErrorIs(t, err, calendar.ErrOutOfRange)
	}
}

// Issued on 5 November 2026 and used on the last valid day, 20 December, a
// Sunday, with the protocol on the next working day, Monday the 21st: the act by
// the 24th, the payment by Thursday 31 December. A day later it is January.
//
// Law: 10.3, 2025/16, 2025/17.
func TestClause17_LastSafeDayToIssue(t *testing.T) {
	last, err := rules().LastSafeIssue(tanu.Edition2025, 2026, 1)
	require.NoError(t, err)
	require.Equal(t, "2026-11-05", last.String())
}
