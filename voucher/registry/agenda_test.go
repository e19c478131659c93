package registry_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
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
	reg, err := registry.New(store, moved(), key)
	require.NoError(t, err)
	agenda := func(query registry.AgendaQuery) []voucher.Item {
		items, err := agendaOf(reg, query)
		require.NoError(t, err)
		return items
	}

	require.Empty(t, agenda(registry.AgendaQuery{Day: day("2026-05-18")}), "not due by then")
	for on, want := range map[string]voucher.Item{
		"2026-05-18": {Urgency: voucher.DueWeek},
		"2026-05-19": {Urgency: voucher.DueToday},
		"2026-05-20": {Urgency: voucher.Overdue, LateBy: 1},
	} {
		want.Case, want.Region, want.State, want.Due = "c1", tanu.AlmatyCity, voucher.ActReceived, day("2026-05-19")
		want.Tasks = []voucher.Task{{Action: voucher.Pay, By: tanu.MobilityCentre}}
		items := agenda(registry.AgendaQuery{Day: day(on), Until: day("2026-05-20")})
		require.Equal(t, []voucher.Item{want}, items, on)

		options, err := moved().Explain(record, actor(tanu.MobilityCentre), day(on))
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
// after the transfer, to be forwarded on the 18th. The agenda goes by the records.
//
// Law: 9.1, 2025/17.
func TestAgenda_ByTheDayInTheRecord(t *testing.T) {
	store := begun(t)
	reg, err := registry.New(store, moved(), key)
	require.NoError(t, err)
	_, err = reg.Grant(ctx, "one more", allocation.Grant(line, 1))
	require.NoError(t, err)
	do(t, reg, rename(stepOf(voucher.File), "c2", otherIIN))
	do(t, reg, rename(at(voucher.Review, "2026-05-15"), "c2", otherIIN))
	items, err := agendaOf(reg, registry.AgendaQuery{Day: day("2026-05-20")})
	require.NoError(t, err)
	require.Len(t, items, 2)
	require.Equal(t, "c1 2026-05-19", items[0].Case+" "+items[0].Due.String())
	require.Equal(t, "c2 2026-05-18", items[1].Case+" "+items[1].Due.String())
}

// The act of Monday 18 May 2026 is to be paid by the 19th, 20th, 21st, 22nd and,
// after the weekend, Monday the 25th; with Saturday the 23rd worked, by the 23rd.
// The agenda finds the case by the day in its record, the 25th.
//
// Law: 2025/17.
func TestClause17_AgendaOfADayBroughtForward(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	for _, cmd := range lifeThrough(voucher.SignProtocol) {
		do(t, reg, cmd)
	}
	do(t, reg, at(voucher.ReceiveAct, "2026-05-18"))
	record, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.Equal(t, "2026-05-25", record.Due.String())
	reg, err = registry.New(store, moved(), key)
	require.NoError(t, err)
	query := registry.AgendaQuery{Day: day("2026-05-23")}
	items, err := agendaOf(reg, query)
	require.NoError(t, err)
	require.Empty(t, items, "what the doc says it cannot see")
	query.Until = day("2026-05-30")
	item := onAgenda(t, reg, query, "c1")
	require.Equal(t, "2026-05-23", item.Due.String())
	require.Equal(t, voucher.DueToday, item.Urgency)
}

// The Rules set no term for the protocol: until it is signed nothing is due in a
// case whose voucher was used.
//
// Law: 2025/16.
func TestClause16_NoAgendaBeforeTheProtocol(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Use)
	items, err := agendaOf(reg, registry.AgendaQuery{Day: day("2026-12-01")})
	require.NoError(t, err)
	require.Empty(t, items)
}

// A malformed call is an error that names the field, and no empty agenda.
func TestAgenda_MalformedCall(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	today := day("2026-03-27")
	for name, tt := range map[string]struct {
		query registry.AgendaQuery
		path  string
	}{
		"no day":           {registry.AgendaQuery{Until: today}, "day"},
		"until before day": {registry.AgendaQuery{Day: today, Until: today.AddDays(-1)}, "until"},
		"role":             {registry.AgendaQuery{Day: today, Role: "clerk"}, "role"},
		"region":           {registry.AgendaQuery{Day: today, Region: "99"}, "region"},
	} {
		items, err := agendaOf(reg, tt.query)
		var wrong *tanu.FieldError
		require.ErrorAs(t, err, &wrong, name)
		require.ErrorIs(t, err, voucher.ErrCommand, name)
		require.Equal(t, tt.path, wrong.Path, name)
		require.Empty(t, items, name)
	}
	for _, role := range roles {
		_, err := agendaOf(reg, registry.AgendaQuery{Day: today, Until: today, Role: role, Region: tanu.Abai})
		require.NoError(t, err, role)
	}
}

// Each action stands with who does it.
func TestItem_JSON(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Forward) // on Friday 27 March 2026
	item := onAgenda(t, reg, registry.AgendaQuery{Day: day("2026-03-30")}, "c1")
	written, err := json.Marshal(item)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"case": "c1", "region": "75", "state": "forwarded", "due": "2026-03-30", "pressing": "today",
		"tasks": [{"action": "confirm", "by": "recognition-centre"}, {"action": "decline", "by": "recognition-centre"}]
	}`, string(written))
}
