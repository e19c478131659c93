package voucher_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// changed is a case during which the calendar changed: its act came in on Friday
// 8 May 2026, before the transfer of moved, and was paid on the 19th, after it.
// The first rules decided all but the payment, the second the payment.
func changed(t testing.TB) (*memstore.Store, []voucher.Event) {
	t.Helper()
	store := begun(t)
	reg, err := registry.New(store, moved(), key)
	require.NoError(t, err)
	do(t, reg, at(voucher.Pay, "2026-05-19"))
	list, err := store.Events(ctx, "c1", 0, 100)
	require.NoError(t, err)
	return store, list
}

// asKnown are the rules of each event's day.
func asKnown(e voucher.Event) (voucher.Rules, error) { return moved().AsKnownOn(e.Command.Day) }

// Received on Friday 8 May 2026, the act is to be paid within five working days.
// Monday the 11th is off, for Saturday the 9th: the 12th, 13th, 14th, 15th and
// 18th. With the 12th off, the 19th is the fifth. The act itself was due three
// working days after the protocol of 6 May: by 8, 12 and 13 May (the 7th is off),
// as was known when it came in.
//
// Law: 2025/16, 2025/17.
func TestClause17_CalendarChangesDuringTheCase(t *testing.T) {
	store, list := changed(t)
	record, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.NoError(t, voucher.Verify(list))
	require.NoError(t, record.VerifyHistory(list))
	require.Equal(t, "2026-05-13", list[7].Due.String())
	require.Equal(t, "2026-05-19", list[8].Due.String())
	require.False(t, list[8].Late())

	for name, tt := range map[string]struct {
		rules voucher.Rules
		seq   int64
		rule  string
	}{
		"those before the change": {rules(), 9, `field "due": it says "2026-05-19", these rules "2026-05-18"`},
		"those after it":          {moved(), 8, `field "due": it says "2026-05-13", these rules "2026-05-14"`},
	} {
		_, err := tt.rules.Replay(list)
		require.ErrorIs(t, err, voucher.ErrOtherRules, name)
		require.NotErrorIs(t, err, voucher.ErrHistory, name)
		var at *voucher.HistoryError
		require.ErrorAs(t, err, &at, name)
		require.Equal(t, "c1", at.Case, name)
		require.Equal(t, tt.seq, at.Seq, name)
		require.Equal(t, tt.rule, at.Rule, name)
		_, err = tt.rules.Compare(tt.rules, list)
		require.ErrorIs(t, err, voucher.ErrOtherRules, name)
	}

	inUse := func(e voucher.Event) (voucher.Rules, error) { // the host's own list
		if e.Seq < 9 {
			return rules(), nil
		}
		return moved(), nil
	}
	for name, by := range map[string]func(voucher.Event) (voucher.Rules, error){"as known": asKnown, "in use": inUse} {
		again, err := voucher.ReplayBy(list, by)
		require.NoError(t, err, name)
		require.Equal(t, record, again, name)
		differences, err := voucher.CompareBy(list, by, by)
		require.NoError(t, err, name)
		require.Empty(t, differences, name)
	}
}

// An edited history is a broken one, whatever rules it is replayed by; one that
// verifies and that the rules do not make, or cannot decide, is of other rules;
// rules that are none are neither.
func TestReplayBy_TellsWhatIsWrong(t *testing.T) {
	constant := func(edit func(*voucher.Rules)) func(voucher.Event) (voucher.Rules, error) {
		r := rules()
		edit(&r)
		return func(voucher.Event) (voucher.Rules, error) { return r, nil }
	}
	failure := errors.New("the host's list is away")
	for name, tt := range map[string]struct {
		rules   func(voucher.Event) (voucher.Rules, error)
		is, not error
	}{
		"no MCI": {constant(func(r *voucher.Rules) { r.MCI = settlement.MCITable{} }), voucher.ErrOtherRules,
			voucher.ErrHistory},
		"its cause": {constant(func(r *voucher.Rules) { r.MCI = settlement.MCITable{} }), settlement.ErrNoMCI,
			voucher.ErrHistory},
		"other policy": {constant(func(r *voucher.Rules) { r.Policy.MCIYear = "next" }), tanu.ErrPolicy,
			voucher.ErrOtherRules},
		"no calendar": {constant(func(r *voucher.Rules) { r.Calendar = calendar.Calendar{} }), calendar.ErrNoCalendar,
			voucher.ErrOtherRules},
		"not found": {func(voucher.Event) (voucher.Rules, error) { return voucher.Rules{}, failure }, failure,
			voucher.ErrOtherRules},
		"no function": {nil, voucher.ErrCommand, voucher.ErrOtherRules},
	} {
		list := events(t)
		c, err := voucher.ReplayBy(list, tt.rules)
		require.ErrorIs(t, err, tt.is, name)
		require.NotErrorIs(t, err, tt.not, name)
		require.Zero(t, c, name)
		_, err = voucher.CompareBy(list, constant(func(*voucher.Rules) {}), tt.rules)
		require.Error(t, err, name)
		require.NotErrorIs(t, err, voucher.ErrHistory, name)

		if tt.rules != nil {
			list[3].Command.Day = day("2026-03-31")
			_, err = voucher.ReplayBy(list, tt.rules)
			require.ErrorIs(t, err, voucher.ErrHistory, name)
		}
	}
	_, err := rules().AsKnownOn(day("2101-01-01"))
	require.ErrorIs(t, err, calendar.ErrOutOfRange)
}

// Issued on 2 April 2026, a voucher is valid through Sunday 17 May, or, as the
// policy of its host read Q3, through Monday the 18th, on which it was used. Under
// the literal reading it could not have been: the error names the reason.
//
// Law: 10.3, 2025/11.
func TestClause10_ReplayUnderAReadingThatRefuses(t *testing.T) {
	shifted := tanu.Policy{Expiry: tanu.ExpiryShifted}
	reg, store := newRegistry(t, shifted, 1)
	for _, cmd := range lifeThrough(voucher.Confirm) {
		do(t, reg, cmd)
	}
	do(t, reg, at(voucher.Issue, "2026-04-02"))
	do(t, reg, at(voucher.Use, "2026-05-18"))
	list, err := store.Events(ctx, "c1", 0, 10)
	require.NoError(t, err)

	c, err := rules().Replay(list)
	require.ErrorIs(t, err, voucher.ErrOtherRules)
	require.EqualError(t, err, `voucher: other rules made the history of case "c1" at event 6: these rules do not carry it out: out-of-validity`)
	require.Zero(t, c)

	own := rules()
	own.Policy = shifted
	_, err = own.Replay(list)
	require.NoError(t, err)
}

// The id of a case is the host's, and may be a personal number. The error holds it
// whole, its text does not.
func TestHistoryError_HidesPersonalNumbers(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "case of 900101300126", iin, voucher.Review)
	list, err := store.Events(ctx, "case of 900101300126", 0, 10)
	require.NoError(t, err)
	failed := func(voucher.Event) (voucher.Rules, error) { return voucher.Rules{}, errors.New("away") }
	_, away := voucher.ReplayBy(list, failed)
	require.EqualError(t, away, `voucher: case "case of ************", event 1: its rules: away`)

	list[1].Command.Day = day("2026-03-31")
	broken := voucher.Verify(list)
	require.EqualError(t, broken, `voucher: broken history of case "case of ************" at event 2: its content was changed`)
	var at *voucher.HistoryError
	require.ErrorAs(t, broken, &at)
	require.Equal(t, "case of 900101300126", at.Case)
}

// What Verify cannot see of events, the record they lead to can: that the end is
// cut off, that they go further, lead elsewhere, or are another case's.
func TestCase_VerifyHistory(t *testing.T) {
	reg, store := newRegistry(t, tanu.Policy{}, 2)
	live(t, reg, "c1", iin, voucher.Pay)
	live(t, reg, "c2", otherIIN, voucher.Pay)
	list, err := store.Events(ctx, "c1", 0, 100)
	require.NoError(t, err)
	of2, err := store.Events(ctx, "c2", 0, 100)
	require.NoError(t, err)
	record, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	require.NoError(t, record.VerifyHistory(list))
	require.NoError(t, voucher.Case{}.VerifyHistory(nil), "nothing was filed")

	edited := append([]voucher.Event(nil), list...)
	edited[2].LateBy = 1
	early := upTo(t, rules(), voucher.Issued)
	moved := record
	moved.State = voucher.Refused
	headless := record
	headless.Head = voucher.Digest{}
	for name, tt := range map[string]struct {
		record voucher.Case
		events []voucher.Event
		seq    int64
	}{
		"cut short":         {record, list[:3], 4},
		"no event":          {record, nil, 1},
		"too many":          {early, list, 6},
		"another case's":    {record, of2, 1},
		"nothing was filed": {voucher.Case{}, list, 1},
		"edited":            {record, edited, 3},
		"another state":     {moved, list, 9},
		"another head":      {headless, list, 9},
	} {
		err := tt.record.VerifyHistory(tt.events)
		require.ErrorIs(t, err, voucher.ErrHistory, name)
		var at *voucher.HistoryError
		require.ErrorAs(t, err, &at, name)
		require.Equal(t, tt.seq, at.Seq, name)
	}
	require.NoError(t, voucher.Verify(list[:3]), "they follow from one another")
	require.NoError(t, voucher.Verify(nil))
}
