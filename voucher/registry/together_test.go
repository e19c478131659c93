package registry_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// joint is an act of several persons' vouchers, each with the line and the
// person of the default act.
func joint(ids []string, people []tanu.IIN) *settlement.Act {
	whole := *act(ids[0], "2026-05-12")
	whole.Lines, whole.Persons = nil, nil
	whole.Total, whole.TotalQuantity = whole.Total.Sub(whole.Total), whole.TotalQuantity.Sub(whole.TotalQuantity)
	for i, id := range ids {
		part := act(id, "2026-05-12")
		part.Persons[0].IIN = people[i]
		whole.Lines = append(whole.Lines, part.Lines...)
		whole.Persons = append(whole.Persons, part.Persons...)
		whole.Total = whole.Total.Add(part.Total)
		whole.TotalQuantity = whole.TotalQuantity.Add(part.TotalQuantity)
	}
	return &whole
}

// three cases that wait for the act.
func three(t *testing.T) (*registry.Registry, registry.Store, []string, []tanu.IIN) {
	t.Helper()
	reg, store := newRegistry(t, tanu.Policy{}, 5)
	ids, people := []string{"a", "b", "c"}, []tanu.IIN{person(1), person(2), person(3)}
	for i, id := range ids {
		live(t, reg, id, people[i], voucher.SignProtocol)
	}
	return reg, store, ids, people
}

func states(t *testing.T, store registry.Store, ids []string) []voucher.State {
	t.Helper()
	var list []voucher.State
	for _, id := range ids {
		c, err := store.Case(ctx, id)
		require.NoError(t, err)
		list = append(list, c.State)
	}
	return list
}

// One act moves all its cases, and its payment too: 3 x 30 275 to the centre in
// one order, 25 950 to each holder.
//
// Law: 2025/16, 2025/17.
func TestClause16_ActOfSeveralPersons(t *testing.T) {
	reg, store, ids, people := three(t)
	cmd := at(voucher.ReceiveAct, "2026-05-12")
	cmd.ID, cmd.Case, cmd.Act = "act-1", "", joint(ids, people)
	got, err := reg.ReceiveAct(ctx, cmd)
	require.NoError(t, err)
	require.Equal(t, voucher.Done, got.Reply.Status, codes(got.Reply.Reasons))
	require.Len(t, got.Outcomes, 3)
	require.Equal(t, "90825", got.Settlement.Totals.Reimbursed.String())
	require.Len(t, got.Settlement.Payments, 4)
	require.Equal(t, []voucher.State{voucher.ActReceived, voucher.ActReceived, voucher.ActReceived}, states(t, store, ids))

	again, err := reg.ReceiveAct(ctx, cmd)
	require.NoError(t, err)
	require.True(t, again.Replayed)

	var pays []voucher.Command
	for _, id := range ids {
		pays = append(pays, rename(stepOf(voucher.Pay), id, iin))
	}
	paid, err := reg.DoTogether(ctx, "pay-1", pays...)
	require.NoError(t, err)
	require.Equal(t, voucher.Done, paid.Reply.Status)
	require.Equal(t, []voucher.State{voucher.Paid, voucher.Paid, voucher.Paid}, states(t, store, ids))
	for _, id := range ids { // each case's own part of the act gives its record again
		list, err := store.Events(ctx, id, 0, 100)
		require.NoError(t, err)
		c, err := rules().Replay(list)
		require.NoError(t, err)
		require.Len(t, c.Service.Act.Lines, 1)
	}
}

// An act that leaves out where the procedure was held comes to what its payment
// then does: each case tells of its own.
//
// Law: 2025/14(2), 2025/16.
func TestClause16_SumsOfAnActThatLeavesOutThePlace(t *testing.T) {
	reg, _, ids, people := three(t)
	cmd := at(voucher.ReceiveAct, "2026-05-12")
	cmd.ID, cmd.Case, cmd.Act = "act-1", "", joint(ids, people)
	for i := range cmd.Act.Persons {
		cmd.Act.Persons[i].Place = ""
	}
	got, err := reg.ReceiveAct(ctx, cmd)
	require.NoError(t, err)
	require.Equal(t, "77850", got.Settlement.Totals.Assistance.String()) // 3 x 25 950
	require.Zero(t, got.Settlement.Totals.Open)
	require.Empty(t, cmd.Act.Persons[0].Place, "the command's are not written to")
	for _, id := range ids {
		out := do(t, reg, rename(stepOf(voucher.Pay), id, iin))
		require.Equal(t, "25950", out.Settlement.Totals.Assistance.String())
	}
}

// An act with one voucher that is no case's, is of another person, or stands in
// another act, moves no case at all.
//
// Law: 2025/16.
func TestClause16_OneWrongVoucherMovesNone(t *testing.T) {
	reg, store, ids, people := three(t)
	waiting := states(t, store, ids)
	for name, tt := range map[string]struct {
		ids    []string
		people []tanu.IIN
		code   string
	}{
		"unknown voucher": {[]string{"a", "nobody"}, people, "voucher-known"},
		"another person":  {ids, []tanu.IIN{people[0], people[1], otherIIN}, "holder-matches"},
	} {
		cmd := at(voucher.ReceiveAct, "2026-05-12")
		cmd.ID, cmd.Case, cmd.Act = name, "", joint(tt.ids, tt.people)
		got, err := reg.ReceiveAct(ctx, cmd)
		require.NoError(t, err)
		require.Equal(t, voucher.NotAllowed, got.Reply.Status)
		require.Contains(t, codes(got.Reply.Reasons), tt.code)
		require.Equal(t, waiting, states(t, store, ids))
	}

	// Another centre, though it writes itself into the act, learns nothing of it.
	other := at(voucher.ReceiveAct, "2026-05-12")
	other.ID, other.Case, other.Act, other.Actor.Centre = "other", "", joint(ids, people), mobility
	refused, err := reg.ReceiveAct(ctx, other)
	require.NoError(t, err)
	require.Equal(t, []string{voucher.CodeWrongActor}, codes(refused.Reply.Reasons))
	require.Nil(t, refused.Settlement)
	empty := at(voucher.ReceiveAct, "2026-05-12")
	empty.ID, empty.Act = "empty", joint(ids, people)
	empty.Act.Lines, empty.Act.Persons = nil, nil
	got, err := reg.ReceiveAct(ctx, empty)
	require.NoError(t, err)
	require.Equal(t, voucher.NotAllowed, got.Reply.Status)
	_, err = reg.DoTogether(ctx, "none")
	require.ErrorIs(t, err, voucher.ErrCommand)

	do(t, reg, rename(stepOf(voucher.ReceiveAct), "a", people[0])) // in an act of its own
	cmd := at(voucher.ReceiveAct, "2026-05-12")
	cmd.ID, cmd.Case, cmd.Act = "act-2", "", joint(ids, people)
	got, err = reg.ReceiveAct(ctx, cmd)
	require.NoError(t, err)
	require.Equal(t, []string{"voucher-once"}, codes(got.Reply.Reasons))
	require.Equal(t, []voucher.State{voucher.ActReceived, voucher.Used, voucher.Used}, states(t, store, ids))
}

// The agenda of a centre of the region: what is overdue comes first, pages do
// not repeat, another region and another role see nothing of it.
func TestAgenda(t *testing.T) {
	reg, _ := newRegistry(t, tanu.Policy{}, 9)
	for i, last := range []voucher.Action{voucher.File, voucher.File, voucher.Review, voucher.Forward, voucher.Issue} {
		live(t, reg, fmt.Sprintf("c%d", i), person(i), last)
	}
	query := registry.AgendaQuery{Day: day("2026-03-27"), Until: day("2026-12-31")}
	var items []registry.AgendaItem
	for { // two at a time, as a screen with pages does
		query.After = registry.Cursor{}
		if len(items) > 0 {
			query.After = items[len(items)-1].Cursor
		}
		before := len(items)
		for item, err := range reg.Agenda(ctx, query) {
			require.NoError(t, err)
			if items = append(items, item); len(items) == before+2 {
				break
			}
		}
		if len(items) == before {
			break
		}
	}
	query.After = registry.Cursor{}
	type line struct {
		id       string
		due      string
		pressing voucher.Urgency
		late     int
	}
	var got []line
	for _, i := range items {
		got = append(got, line{i.Case, i.Due.String(), i.Urgency, i.LateBy})
	}
	require.Equal(t, []line{ // Friday 27 March 2026
		{"c0", "2026-03-26", voucher.Overdue, 1},
		{"c1", "2026-03-26", voucher.Overdue, 1},
		{"c2", "2026-03-27", voucher.DueToday, 0},
		{"c3", "2026-03-30", voucher.DueLater, 0},
		{"c4", "2026-05-15", voucher.DueLater, 0},
	}, got)
	require.Equal(t, []voucher.Task{{Action: voucher.Review, By: tanu.CareerCentre}}, items[0].Tasks)
	require.Equal(t, []voucher.Task{
		{Action: voucher.Confirm, By: tanu.RecognitionCentre},
		{Action: voucher.Decline, By: tanu.RecognitionCentre},
	}, items[3].Tasks)

	query.Role = tanu.MobilityCentre
	page, err := agendaOf(reg, query)
	require.NoError(t, err)
	require.Len(t, page, 1)
	require.Equal(t, "c2", page[0].Case)

	// On the last valid day a voucher waits for its use; after it, for the sweep.
	query.Role, query.Day = "", day("2026-05-15")
	require.Equal(t, []voucher.Task{{Action: voucher.Use, By: tanu.RecognitionCentre}},
		onAgenda(t, reg, query, "c4").Tasks)
	query.Day = day("2026-05-16")
	over := onAgenda(t, reg, query, "c4")
	require.Equal(t, []voucher.Task{{Action: voucher.Lapse, By: tanu.System}}, over.Tasks)
	query.Day = day("2026-03-27")

	query.Role, query.Region = "", tanu.AstanaCity
	page, err = agendaOf(reg, query)
	require.NoError(t, err)
	require.Empty(t, page)

	query.Region, query.Centre = "", mobility
	page, err = agendaOf(reg, query)
	require.NoError(t, err)
	require.Empty(t, page, "no case names that recognition centre")
}

// onAgenda is a case's line of an agenda.
func onAgenda(t *testing.T, reg *registry.Registry, query registry.AgendaQuery, id string) voucher.Item {
	t.Helper()
	items, err := agendaOf(reg, query)
	require.NoError(t, err)
	i := slices.IndexFunc(items, func(i voucher.Item) bool { return i.Case == id })
	require.GreaterOrEqual(t, i, 0)
	return items[i]
}

// A call without an id would be the same call as the next one without.
func TestRegistry_WantsAnID(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	_, err := reg.Grant(ctx, "", allocation.Grant(line, 5))
	require.ErrorIs(t, err, voucher.ErrCommand)
	_, err = reg.DoTogether(ctx, "", stepOf(voucher.Review))
	require.ErrorIs(t, err, voucher.ErrCommand)
	cmd := at(voucher.ReceiveAct, "2026-05-12")
	cmd.ID = ""
	_, err = reg.ReceiveAct(ctx, cmd)
	require.ErrorIs(t, err, voucher.ErrCommand)
	require.EqualValues(t, 1, placesOf(t, store).Granted)
}
