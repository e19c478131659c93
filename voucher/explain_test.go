package voucher_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/voucher"
)

// explained is what Explain says of one action.
func explained(t testing.TB, options []voucher.Availability, action voucher.Action) voucher.Availability {
	t.Helper()
	for _, o := range options {
		if o.Action == action {
			return o
		}
	}
	return voucher.Availability{}
}

// oddDays are no day, days before any edition, in the gap between two of them, the
// last of the calendar and those after it.
var oddDays = []tanu.Date{
	{}, day("0001-01-01"), day("2014-12-31"), day("2023-09-22"), day("2024-08-23"), day("2025-08-14"),
	day("2099-12-24"), day("2099-12-30"), day("2099-12-31"), day("2100-01-01"), day("2101-10-31"), day("9999-12-31"),
}

// onOddDay is a complete command, with nothing in it that would be told ahead.
func onOddDay(edition tanu.Edition, action voucher.Action, role tanu.Office, on tanu.Date) voucher.Command {
	cmd := commanded(edition, action, role)
	cmd.Day = on
	if cmd.Sheet != nil && on.Before(cmd.Sheet.Received) {
		cmd.Sheet = &voucher.SickSheet{From: on, To: on, Received: on}
	}
	if cmd.Procedure != nil && on.Before(cmd.Procedure.Held) {
		procedure := *cmd.Procedure
		procedure.Held = on
		cmd.Procedure = &procedure
	}
	if cmd.Protocol != nil && on.Before(cmd.Protocol.Signed) {
		protocol := *cmd.Protocol
		protocol.Signed = on
		cmd.Protocol = &protocol
	}
	return cmd
}

// On whatever day, in whatever state, by whomever: where Explain has no error,
// Decide has none, and what is allowed is not refused for the state, the actor or
// the day; where it has one, Decide has the same for one of the actions.
func TestExplain_AgreesWithDecideOnOddDays(t *testing.T) {
	forTheDay := []string{voucher.CodeWrongState, voucher.CodeWrongActor, voucher.CodeTooEarly,
		voucher.CodeStillValid, voucher.CodeProtocolSigned}
	type asked struct {
		edition tanu.Edition
		state   voucher.State
		role    tanu.Office
		day     tanu.Date
	}
	failed, wanted := map[asked]error{}, map[asked]map[string]bool{}
	compared := 0
	matrix(func(c voucher.Case, cmd voucher.Command) {
		if cmd.Action == voucher.ReceiveAct || cmd.Action == voucher.Pay {
			return // the act is not at hand; TestExplain_ActOnOddDays has it
		}
		edition := c.Edition
		if c.State == voucher.New {
			edition = tanu.Edition2025
			if cmd.Day.Year() == 2024 {
				edition = tanu.Edition2023
			}
		}
		for _, on := range oddDays {
			cmd := onOddDay(edition, cmd.Action, cmd.Actor.Role, on)
			options, failure := rules().Explain(c, cmd.Actor, on)
			out, err := rules().Decide(c, cmd)
			option := explained(t, options, cmd.Action)
			at := asked{edition, c.State, cmd.Actor.Role, on}
			failed[at] = failure
			if err != nil {
				if wanted[at] == nil {
					wanted[at] = map[string]bool{}
				}
				wanted[at][cause(err)] = true
			}
			where := fmt.Sprintf("%s in %q by %s on %s", cmd.Action, c.State, cmd.Actor.Role, on)
			if failure != nil {
				require.Nil(t, options, where)
				continue
			}
			require.NoError(t, err, where)
			compared++
			for _, r := range out.Reasons {
				if option.Allowed {
					require.NotContains(t, forTheDay, r.Code, where)
				} else if option.Action != "" {
					require.Equal(t, option.Reason, r, where)
				}
			}
		}
	})
	require.Greater(t, compared, 5000)
	for at, err := range failed {
		switch {
		case err == nil:
		case at.state == voucher.New && at.day.Month() > time.October: // Decide screens it out: no term begins
		case at.state == voucher.ActReceived: // the act is paid in TestExplain_ActOnOddDays
		default:
			require.True(t, wanted[at][cause(err)], "%v: %v, while Decide has %v", at, err, wanted[at])
		}
	}
}

// cause is the text of an error without the action, which differs.
func cause(err error) string {
	if wrong, ok := err.(*tanu.FieldError); ok {
		return wrong.Path + ": " + wrong.Rule
	}
	return err.Error()
}

// An act cannot be received, nor paid, on a day from which no term can be counted.
func TestExplain_ActOnOddDays(t *testing.T) {
	used := upTo(t, rules(), voucher.Used)
	used.Protocol = *at(voucher.SignProtocol, "2026-05-06").Protocol
	received := upTo(t, rules(), voucher.ActReceived)
	for _, on := range oddDays {
		for _, tt := range []struct {
			c   voucher.Case
			cmd voucher.Command
		}{{used, at(voucher.ReceiveAct, "2026-05-12")}, {received, at(voucher.Pay, "2026-05-19")}} {
			tt.cmd.Day = on
			if tt.cmd.Act != nil && on.Before(tt.cmd.Act.Sent) {
				continue // the act tells of days ahead, and is refused for them
			}
			_, err := rules().Decide(tt.c, tt.cmd)
			options, failure := rules().Explain(tt.c, tt.cmd.Actor, on)
			if err != nil {
				require.Error(t, failure, "%s on %s", tt.cmd.Action, on)
				continue
			}
			require.NoError(t, failure, "%s on %s", tt.cmd.Action, on)
			require.Equal(t, !on.Before(tt.c.Since), explained(t, options, tt.cmd.Action).Allowed)
		}
	}
}

// A broken call is an error, and not an answer.
func TestExplain_BrokenCalls(t *testing.T) {
	good := standing(tanu.Edition2025, voucher.Issued, "2026-03-20")
	for name, tt := range map[string]struct {
		spoil func(*voucher.Case, *voucher.Rules, *tanu.Date)
		field string
		kind  error
	}{
		"no day": {func(_ *voucher.Case, _ *voucher.Rules, on *tanu.Date) { *on = tanu.Date{} }, "day", voucher.ErrCommand},
		"a state that there is not": {
			func(c *voucher.Case, _ *voucher.Rules, _ *tanu.Date) { c.State = "pending" }, "case.state", voucher.ErrCommand,
		},
		"an edition that there is not": {
			func(c *voucher.Case, _ *voucher.Rules, _ *tanu.Date) { c.Edition = "2024" }, "case.edition", voucher.ErrCommand,
		},
		"no edition": {func(c *voucher.Case, _ *voucher.Rules, _ *tanu.Date) { c.Edition = "" }, "case.edition",
			voucher.ErrCommand},
		"a reading that there is not": {
			func(_ *voucher.Case, r *voucher.Rules, _ *tanu.Date) { r.Policy.Use = "never" }, "", tanu.ErrPolicy,
		},
		"a day of no edition": {
			func(c *voucher.Case, _ *voucher.Rules, on *tanu.Date) { *c, *on = voucher.Case{}, day("2025-08-14") }, "",
			tanu.ErrNotEncoded,
		},
		"no calendar": {
			func(c *voucher.Case, r *voucher.Rules, _ *tanu.Date) {
				*c, *r = standing(tanu.Edition2025, voucher.Filed, "2026-03-20"), voucher.Rules{}
			}, "", calendar.ErrNoCalendar,
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, r, on := good, rules(), day("2026-03-27")
			tt.spoil(&c, &r, &on)
			options, err := r.Explain(c, actor(tanu.CareerCentre), on)
			require.Nil(t, options)
			require.ErrorIs(t, err, tt.kind)
			if tt.field != "" {
				var wrong *tanu.FieldError
				require.ErrorAs(t, err, &wrong)
				require.Equal(t, tt.field, wrong.Path)
			}
		})
	}
}

// A voucher issued on 31 March 2026 is valid for 45 days after it, through 15 May,
// and twelve sick days from 4 to 15 May make it 57, through 27 May. Explain says by
// when it is to be used, as the event of the use and the agenda do.
//
// Law: 10.3, 2025/12.1.
func TestClause10_ExplainTellsByWhenToUse(t *testing.T) {
	issued := upTo(t, rules(), voucher.Issued)
	for _, tt := range []struct {
		c    voucher.Case
		days int
		last string
	}{
		{issued, 45, "2026-05-15"},
		{done(t, rules(), issued, at(voucher.Extend, "2026-05-15")).Case, 57, "2026-05-27"},
	} {
		options, err := rules().Explain(tt.c, actor(tanu.RecognitionCentre), day("2026-04-20"))
		require.NoError(t, err)
		use := explained(t, options, voucher.Use).Deadline
		require.Equal(t, calendar.Deadline{Event: day("2026-03-31"), Term: calendar.ValidityDays(tt.days),
			Last: day(tt.last)}, use)
		require.Equal(t, done(t, rules(), tt.c, at(voucher.Use, tt.last)).Event.Due, use.Last)
		proof, err := rules().Calendar.Proof(use)
		require.NoError(t, err)
		require.Equal(t, use, proof.Deadline)
	}
}

// An option is written with the names of the rest, and without what it lacks.
func TestOption_JSON(t *testing.T) {
	options, err := rules().Explain(upTo(t, rules(), voucher.Reviewed), actor(tanu.MobilityCentre), day("2026-03-27"))
	require.NoError(t, err)
	require.JSONEq(t, `{
		"action": "forward", "allowed": true, "by": "mobility-centre", "clause": "2025/9.1", "to": "forwarded",
		"deadline": {"event": "2026-03-26", "term": "1 working day", "last": "2026-03-27"}
	}`, string(written(t, explained(t, options, voucher.Forward))))
	for _, o := range options {
		var back voucher.Availability
		require.NoError(t, json.Unmarshal(written(t, o), &back))
		require.Equal(t, o, back)
	}
}
