package voucher_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// events is the history of a whole life.
func events(t *testing.T) []voucher.Event {
	t.Helper()
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	live(t, reg, "c1", iin, voucher.Pay)
	list, err := store.Events(ctx, "c1", 0, 100)
	require.NoError(t, err)
	require.NoError(t, voucher.Verify(list))
	return list
}

// An event that was edited, dropped, swapped or put in from elsewhere is found
// at its place.
func TestVerify_FindsWhatWasChanged(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit func([]voucher.Event) []voucher.Event
		seq  int64
	}{
		{"another day", func(e []voucher.Event) []voucher.Event { e[3].Command.Day = day("2026-03-31"); return e }, 4},
		{"another verdict", func(e []voucher.Event) []voucher.Event { e[1].Verdict = tanu.Refused; return e }, 2},
		{"another sum in the act", func(e []voucher.Event) []voucher.Event {
			e[7].Command.Act.Number = "А-2"
			return e
		}, 8},
		{"one dropped", func(e []voucher.Event) []voucher.Event { return append(e[:4:4], e[5:]...) }, 6},
		{"two swapped", func(e []voucher.Event) []voucher.Event { e[2], e[3] = e[3], e[2]; return e }, 4},
		{"the chain cut", func(e []voucher.Event) []voucher.Event { e[5].Before = voucher.Digest{}; return e }, 6},
		{"another case's", func(e []voucher.Event) []voucher.Event { e[6].Case = "c2"; return e }, 7},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := voucher.Verify(tt.edit(events(t)))
			require.ErrorIs(t, err, voucher.ErrHistory)
			var at *voucher.HistoryError
			require.ErrorAs(t, err, &at)
			require.Equal(t, tt.seq, at.Seq)
		})
	}
}

// An event goes through JSON and comes back with its digest.
func TestEvent_ThroughJSON(t *testing.T) {
	written, err := json.Marshal(events(t))
	require.NoError(t, err)
	var read []voucher.Event
	require.NoError(t, json.Unmarshal(written, &read))
	require.NoError(t, voucher.Verify(read))
	c, err := rules().Replay(read)
	require.NoError(t, err)
	require.Equal(t, voucher.Paid, c.State)
}

// Under another policy the same events are decided otherwise, and Replay says
// from where.
func TestReplay_UnderAnotherPolicy(t *testing.T) {
	other := rules()
	other.Policy.Expiry = tanu.ExpiryShifted
	_, err := other.Replay(events(t))
	require.NoError(t, err, "15 May 2026 is a Friday: nothing differs")

	other.Policy.PlaceHeld = "never"
	_, err = other.Replay(events(t))
	require.ErrorIs(t, err, tanu.ErrPolicy)
}

// Nothing that is printed or logged of a case holds a personal number.
func TestNoPersonalNumberIsShown(t *testing.T) {
	list := events(t)
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	res := do(t, reg, rename(stepOf(voucher.File), "c1", iin))
	c, err := store.Case(ctx, "c1")
	require.NoError(t, err)
	c.Service = &voucher.ReceivedAct{Act: *act("c1", "2026-05-12")}
	var log bytes.Buffer
	text, structured := slog.New(slog.NewTextHandler(&log, nil)), slog.New(slog.NewJSONHandler(&log, nil))
	for _, v := range []any{
		c, c.Voucher, *c.Service, stepOf(voucher.File), list[0], list[7], list[0].Command, res, res.Outcome,
		registry.Change{Cases: []voucher.Case{c}, Events: list},
	} {
		text.Info("seen", "value", v)
		structured.Info("seen", "value", v)
		_, _ = fmt.Fprintf(&log, "%v %+v %#v %s\n", v, v, v, v)
	}
	for _, number := range []string{"900101300126", "KZ86125KZT5004100100", "KZ31601A000000000001"} {
		require.NotContains(t, log.String(), number)
	}
}

// The same case under other readings: the MCI of the year of issue instead of
// that of receipt changes nothing within 2026; a validity that moves off a day
// off changes the last valid day of a voucher issued on 2 April; the use judged
// by the protocol would not have been one.
func TestCompare(t *testing.T) {
	list := events(t)
	other := rules()
	other.Policy.MCIYear = tanu.MCIOfIssue
	differences, err := other.Compare(rules(), list)
	require.NoError(t, err)
	require.Empty(t, differences)

	other = rules()
	other.Policy.PlaceHeld = tanu.PlaceAtIssue
	differences, err = other.Compare(rules(), list)
	require.NoError(t, err)
	require.Len(t, differences, 2)
	require.Equal(t, allocation.Hold(line), differences[0].Was.Place)
	require.Zero(t, differences[0].Would.Place)
	require.Equal(t, allocation.IssueHeld(line), differences[1].Was.Place)
	require.Equal(t, allocation.IssueFree(line), differences[1].Would.Place)

	other = rules()
	other.Policy.Rounding = tanu.RoundTenge
	other.Policy.Expiry = tanu.ExpiryShifted
	reg, store := newRegistry(t, tanu.Policy{}, 1)
	for _, cmd := range lifeThrough(voucher.Confirm) {
		do(t, reg, cmd)
	}
	do(t, reg, at(voucher.Issue, "2026-04-02"))
	shifted, err := store.Events(ctx, "c1", 0, 10)
	require.NoError(t, err)
	differences, err = other.Compare(rules(), shifted)
	require.NoError(t, err)
	require.Len(t, differences, 1)
	require.Equal(t, "2026-05-17", differences[0].Was.LastValid.String())
	require.Equal(t, "2026-05-18", differences[0].Would.LastValid.String())

	early := rules() // the act came in before the MCI was known
	early.MCI = settlement.MCITable{}
	differences, err = early.Compare(early, list[:8])
	require.NoError(t, err)
	require.Empty(t, differences)
	differences, err = rules().Compare(early, list[:8])
	require.NoError(t, err)
	require.Len(t, differences, 1)
	require.Empty(t, differences[0].Was.Money)
	require.Equal(t, voucher.Sums{Centre: "30275.00", CoPayment: "11725.00", Assistance: "25950.00"},
		differences[0].Would.Money)

	edited := append([]voucher.Event(nil), list...)
	edited[2].Command.Day = day("2026-03-30")
	_, err = other.Compare(rules(), edited)
	require.ErrorIs(t, err, voucher.ErrHistory)
}

// A history that was written once is read for ever: a new field of a record
// that is written while empty, or another encoding, would break the digests of
// every host's past. The file is written when it is missing and never again.
func TestVerify_HistoryOfAnEarlierVersion(t *testing.T) {
	const path = "testdata/history-1.json"
	written, err := os.ReadFile(path)
	if *update && errors.Is(err, fs.ErrNotExist) {
		written, err = json.MarshalIndent(events(t), "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(written, '\n'), 0o644))
	}
	require.NoError(t, err)
	var history []voucher.Event
	require.NoError(t, json.Unmarshal(written, &history))
	require.NoError(t, voucher.Verify(history))
	c, err := rules().Replay(history)
	require.NoError(t, err)
	require.Equal(t, voucher.Paid, c.State)
	require.EqualValues(t, len(history), c.Version)
}
