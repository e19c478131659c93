package voucher_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/voucher"
)

// The payment for the act of Friday 8 May 2026 was due on Monday the 18th until
// Tuesday the 12th was made a day off; now it is on the 19th. The record still says
// the 18th. The agenda goes by today's calendar, as Explain does.
//
// Law: 2025/17.
func TestClause17_AgendaAfterATransfer(t *testing.T) {
	store := begun(t)
	record, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.Equal(t, "2026-05-18", record.Due.String())
	reg, err := voucher.NewRegistry(store, moved(), key)
	require.NoError(t, err)
	agenda := func(query voucher.AgendaQuery) []voucher.Item {
		items, next, err := reg.Agenda(ctx, query, voucher.Cursor{}, 10)
		require.NoError(t, err)
		require.Zero(t, next)
		return items
	}

	require.Empty(t, agenda(voucher.AgendaQuery{Day: day("2026-05-18")}), "not due by then")
	for on, want := range map[string]voucher.Item{
		"2026-05-18": {Pressing: voucher.DueWeek},
		"2026-05-19": {Pressing: voucher.DueToday},
		"2026-05-20": {Pressing: voucher.Overdue, LateBy: 1},
	} {
		want.Case, want.Region, want.State, want.Due = "c1", tanu.AlmatyCity, voucher.ActReceived, day("2026-05-19")
		want.Tasks = []voucher.Task{{Action: voucher.Pay, By: voucher.MobilityCentre}}
		items := agenda(voucher.AgendaQuery{Day: day(on), Until: day("2026-05-20")})
		require.Equal(t, []voucher.Item{want}, items, on)

		options, err := moved().Explain(record, actor(voucher.MobilityCentre), day(on))
		require.NoError(t, err)
		for _, o := range options {
			if o.Action == voucher.Pay {
				require.Equal(t, items[0].Due, o.Deadline.Last)
			}
		}
	}
}

// Two cases whose records say Monday 18 May: the payment of c1, which the transfer
// put off to the 19th, and an application c2 that was reviewed on Friday the 15th,
// after the transfer, to be forwarded on the 18th. What is more overdue comes first.
//
// Law: 2025/9.1, 2025/17.
func TestAgenda_MostOverdueFirst(t *testing.T) {
	store := begun(t)
	reg, err := voucher.NewRegistry(store, moved(), key)
	require.NoError(t, err)
	_, err = reg.Grant(ctx, "one more", allocation.Grant(line, 1))
	require.NoError(t, err)
	do(t, reg, rename(life[0], "c2", otherIIN))
	do(t, reg, rename(at(voucher.Review, "2026-05-15"), "c2", otherIIN))
	items, _, err := reg.Agenda(ctx, voucher.AgendaQuery{Day: day("2026-05-20")}, voucher.Cursor{}, 10)
	require.NoError(t, err)
	require.Len(t, items, 2)
	require.Equal(t, "c2 2026-05-18", items[0].Case+" "+items[0].Due.String())
	require.Equal(t, "c1 2026-05-19", items[1].Case+" "+items[1].Due.String())
}

// The act of Monday 18 May 2026 is to be paid by the 19th, 20th, 21st, 22nd and,
// after the weekend, Monday the 25th; with Saturday the 23rd worked, by the 23rd.
// The agenda finds the case by the day in its record, the 25th.
//
// Law: 2025/17.
func TestClause17_AgendaOfADayBroughtForward(t *testing.T) {
	reg, store := registry(t, tanu.Policy{}, 1)
	for _, cmd := range life[:7] {
		do(t, reg, cmd)
	}
	do(t, reg, at(voucher.ReceiveAct, "2026-05-18"))
	record, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.Equal(t, "2026-05-25", record.Due.String())
	reg, err = voucher.NewRegistry(store, moved(), key)
	require.NoError(t, err)
	query := voucher.AgendaQuery{Day: day("2026-05-23")}
	items, _, err := reg.Agenda(ctx, query, voucher.Cursor{}, 10)
	require.NoError(t, err)
	require.Empty(t, items, "what the doc says it cannot see")
	query.Until = day("2026-05-30")
	item := onAgenda(t, reg, query, "c1")
	require.Equal(t, "2026-05-23", item.Due.String())
	require.Equal(t, voucher.DueToday, item.Pressing)
}

// The Rules set no term for the protocol: until it is signed nothing is due in a
// case whose voucher was used.
//
// Law: 2025/16.
func TestClause16_NoAgendaBeforeTheProtocol(t *testing.T) {
	reg, _ := registry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Use)
	items, _, err := reg.Agenda(ctx, voucher.AgendaQuery{Day: day("2026-12-01")}, voucher.Cursor{}, 10)
	require.NoError(t, err)
	require.Empty(t, items)
}

// A malformed call is an error that names the field, and no empty agenda.
func TestAgenda_MalformedCall(t *testing.T) {
	reg, _ := registry(t, tanu.Policy{}, 1)
	today := day("2026-03-27")
	for name, tt := range map[string]struct {
		query voucher.AgendaQuery
		limit int
		field string
	}{
		"no limit":         {voucher.AgendaQuery{Day: today}, 0, "limit"},
		"limit below zero": {voucher.AgendaQuery{Day: today}, -1, "limit"},
		"no day":           {voucher.AgendaQuery{Until: today}, 10, "day"},
		"until before day": {voucher.AgendaQuery{Day: today, Until: today.AddDays(-1)}, 10, "until"},
		"role":             {voucher.AgendaQuery{Day: today, Role: "clerk"}, 10, "role"},
		"region":           {voucher.AgendaQuery{Day: today, Region: "99"}, 10, "region"},
	} {
		from := voucher.Cursor{Due: today, ID: "c1"}
		items, next, err := reg.Agenda(ctx, tt.query, from, tt.limit)
		var malformed *voucher.CommandError
		require.ErrorAs(t, err, &malformed, name)
		require.ErrorIs(t, err, voucher.ErrCommand, name)
		require.Equal(t, tt.field, malformed.Field, name)
		require.Nil(t, items, name)
		require.Equal(t, from, next, name)
	}
	for _, role := range roles {
		_, _, err := reg.Agenda(ctx, voucher.AgendaQuery{Day: today, Until: today, Role: role, Region: tanu.Abai}, voucher.Cursor{}, 1)
		require.NoError(t, err, role)
	}
}

// Each action stands with who does it.
func TestItem_JSON(t *testing.T) {
	reg, _ := registry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Forward) // on Friday 27 March 2026
	item := onAgenda(t, reg, voucher.AgendaQuery{Day: day("2026-03-30")}, "c1")
	written, err := json.Marshal(item)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"case": "c1", "region": "75", "state": "forwarded", "due": "2026-03-30", "pressing": "today",
		"tasks": [{"action": "confirm", "by": "recognition-centre"}, {"action": "decline", "by": "recognition-centre"}]
	}`, string(written))
}

// Judged by the protocol (Q6), that is signed on the last valid day at the latest:
// issued on Friday 6 November 2026, valid through Monday 21 December, the act by
// the 24th, the payment by Thursday the 31st. A day later it is January. How long a
// protocol may take changes nothing then.
//
// Law: 2025/10.3, 2025/11, 2025/16, 2025/17.
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
		var malformed *voucher.CommandError
		require.ErrorAs(t, err, &malformed, name)
		require.Equal(t, tt.field, malformed.Field, name)
	}
	for _, tt := range []struct{ year, after int }{{2014, 1}, {2099, 1}, {2026, math.MaxInt}} {
		_, err := rules().LastSafeIssue(tanu.Edition2025, tt.year, tt.after)
		require.ErrorIs(t, err, calendar.ErrOutOfRange)
	}
}
