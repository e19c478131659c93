package voucher_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// allowed is the whole of what the Rules provide for, written down again from
// the clauses: edition, state, action, role. Everything else is refused.
var allowed = map[string]tanu.Office{
	"2025//file":                       tanu.Applicant,         // 3 part 2
	"2025/filed/review":                tanu.CareerCentre,      // 8 part 1
	"2025/review-refused/send-refusal": tanu.MobilityCentre,    // 8 part 3
	"2025/reviewed/forward":            tanu.MobilityCentre,    // 9 part 1
	"2025/forwarded/confirm":           tanu.RecognitionCentre, // 9-1
	"2025/forwarded/decline":           tanu.RecognitionCentre, // 9-1, 9 part 2
	"2025/declined/send-refusal":       tanu.MobilityCentre,    // 9 part 2
	"2025/confirmed/issue":             tanu.MobilityCentre,    // 10 part 1
	"2025/issued/extend":               tanu.MobilityCentre,    // 13
	"2025/issued/use":                  tanu.RecognitionCentre, // 10 part 3
	"2025/issued/lapse":                tanu.System,            // 11
	"2025/lapsed/extend":               tanu.MobilityCentre,    // 13: the sheet came in late
	"2025/lapsed/use":                  tanu.RecognitionCentre, // 11: it was used in time, and told of late
	"2025/used/sign-protocol":          tanu.RecognitionCentre, // 16
	"2025/used/receive-act":            tanu.RecognitionCentre, // 16
	"2025/act-received/pay":            tanu.MobilityCentre,    // 17

	"2023//file":                     tanu.Applicant,         // 3
	"2023/filed/query":               tanu.CareerCentre,      // 4
	"2023/queried/set-status":        tanu.System,            // 5
	"2023/not-eligible/send-refusal": tanu.CareerCentre,      // 6
	"2023/eligible/refer":            tanu.CareerCentre,      // 7
	"2023/referred/forward":          tanu.System,            // 8
	"2023/forwarded/confirm":         tanu.RecognitionCentre, // 9
	"2023/confirmed/issue":           tanu.MobilityCentre,    // 10
	"2023/issued/extend":             tanu.MobilityCentre,    // 13
	"2023/issued/use":                tanu.RecognitionCentre, // 10
	"2023/issued/lapse":              tanu.System,            // 11
	"2023/lapsed/extend":             tanu.MobilityCentre,    // 13
	"2023/lapsed/use":                tanu.RecognitionCentre, // 11
	"2023/used/sign-protocol":        tanu.RecognitionCentre, // 16
	"2023/used/receive-act":          tanu.RecognitionCentre, // 16
	"2023/act-received/pay":          tanu.MobilityCentre,    // 17
}

// matrix calls f for every edition, state, action and role.
func matrix(f func(c voucher.Case, cmd voucher.Command)) {
	for edition, filed := range map[tanu.Edition]string{tanu.Edition2025: "2026-03-20", tanu.Edition2023: "2024-03-20"} {
		for _, state := range voucher.States() {
			for _, action := range voucher.Actions() {
				for _, role := range roles {
					f(standing(edition, state, filed), commanded(edition, action, role))
				}
			}
		}
	}
}

// standing is a case that has come to a state.
func standing(edition tanu.Edition, state voucher.State, filed string) voucher.Case {
	if state == voucher.New {
		return voucher.Case{}
	}
	c := voucher.Case{
		ID: "c1", Version: 5, Edition: edition, State: state, Filed: day(filed), Since: day(filed),
		Application: *application(iin, day(filed)), Profile: tanu.Technical,
	}
	c.Voucher = voucher.Voucher{
		Number: "c1", Issued: day(filed), LastValid: day(filed).AddDays(edition.Figures().Validity.Value), Holder: iin,
		CentreName: "«Үлгі» тану орталығы", Customer: mobility,
	}
	return c
}

// commanded is a complete command for the action, on a day on which nothing but
// state and role can stand in its way.
func commanded(edition tanu.Edition, action voucher.Action, role tanu.Office) voucher.Command {
	on := "2026-04-20"
	if edition == tanu.Edition2023 {
		on = "2024-04-20"
	}
	cmd := at(action, on)
	if action == voucher.SetStatus {
		cmd.Facts = facts(iin, day("2024-03-20")) // the day of filing, in edition 2023
	}
	if action == voucher.Extend {
		cmd.Sheet = &voucher.SickSheet{From: cmd.Day.AddDays(-9), To: cmd.Day, Received: cmd.Day}
	}
	if action == voucher.Lapse {
		cmd.Day = cmd.Day.AddDays(60)
	}
	cmd.Actor = actor(role)
	return cmd
}

// Every edition, state, action and role: what the clauses provide for is not
// refused for state or actor, everything else is, and changes nothing.
//
// Law: 3.2, 8.1, 8.3, 9.1, 9.2, 9-1, 10.1, 11, 13, 16, 17, 2023/3, 2023/4,
// 2023/5, 2023/6, 2023/7, 2023/8, 2023/9, 2023/10.
func TestClause3_FullMatrix(t *testing.T) {
	tried := 0
	matrix(func(c voucher.Case, cmd voucher.Command) {
		edition := c.Edition
		if c.State == voucher.New {
			edition, _ = tanu.EditionOn(cmd.Day)
		}
		key := fmt.Sprintf("%s/%s/%s", edition, c.State, cmd.Action)
		if c.State != voucher.New && cmd.Action == voucher.File {
			cmd.Application, cmd.Facts = application(iin, cmd.Day), facts(iin, cmd.Day)
		}
		out, err := rules().Decide(c, cmd)
		if cmd.Action == voucher.ReceiveAct || cmd.Action == voucher.Pay {
			// The act is not at hand in every state; state and actor come first.
			if role, ok := allowed[key]; ok && role == cmd.Actor.Role {
				return
			}
		}
		require.NoError(t, err, key)
		tried++
		role, ok := allowed[key]
		switch {
		case !ok:
			require.Equal(t, []string{voucher.CodeWrongState}, codes(out.Reasons), "%s by %s", key, cmd.Actor.Role)
		case role != cmd.Actor.Role:
			require.Equal(t, []string{voucher.CodeWrongActor}, codes(out.Reasons), "%s by %s", key, cmd.Actor.Role)
		default:
			require.Equal(t, voucher.Done, out.Status, "%s by %s: %v", key, cmd.Actor.Role, codes(out.Reasons))
			require.NotEqual(t, c.Version, out.Case.Version)
			require.NotEmpty(t, out.Event.Clause)
			require.NotEmpty(t, out.Message.To)
			return
		}
		require.Equal(t, c, out.Case)
		require.Zero(t, out.Event)
		require.Empty(t, out.Moves)
	})
	require.Equal(t, 2*len(voucher.States())*len(voucher.Actions())*len(roles)-4, tried)
}

// Explain agrees with Decide over the same matrix.
func TestExplain_AgreesWithDecide(t *testing.T) {
	matrix(func(c voucher.Case, cmd voucher.Command) {
		options, err := rules().Explain(c, cmd.Actor, cmd.Day)
		require.NoError(t, err)
		if cmd.Action == voucher.ReceiveAct && c.State == voucher.Used {
			c.Protocol.Signed = cmd.Day
			options, err = rules().Explain(c, cmd.Actor, cmd.Day)
			require.NoError(t, err)
		}
		var option voucher.Availability
		for _, o := range options {
			if o.Action == cmd.Action {
				option = o
			}
		}
		out, err := rules().Decide(c, cmd)
		if err != nil { // a pay without an act: not for state, actor or day
			require.True(t, option.Allowed)
			return
		}
		if option.Allowed {
			for _, r := range out.Reasons {
				require.NotContains(t, []string{voucher.CodeWrongState, voucher.CodeWrongActor, voucher.CodeTooEarly,
					voucher.CodeStillValid, voucher.CodeNoProtocol, voucher.CodeProtocolSigned}, r.Code)
			}
			return
		}
		require.Equal(t, voucher.NotAllowed, out.Status, "%s in %s by %s", cmd.Action, c.State, cmd.Actor.Role)
		if option.Action != "" {
			require.Equal(t, []string{option.Reason.Code}, codes(out.Reasons))
			require.Equal(t, option.Reason, out.Reasons[0])
		}
	})
}

// A centre cannot answer for another centre's case, a labour mobility centre
// cannot issue in another region, an applicant files for nobody else.
//
// Law: 9-1, 10.1.
func TestClause9_1_SomebodyElse(t *testing.T) {
	other := at(voucher.Confirm, "2026-03-30")
	other.Actor.Centre = mobility
	elsewhere := at(voucher.Issue, "2026-03-31")
	elsewhere.Actor.Region = tanu.AstanaCity
	stranger := at(voucher.File, "2026-03-20")
	stranger.Actor.Person = otherIIN
	for _, tt := range []struct {
		c   voucher.Case
		cmd voucher.Command
	}{
		{upTo(t, rules(), voucher.Forwarded), other},
		{upTo(t, rules(), voucher.Confirmed), elsewhere},
		{voucher.Case{}, stranger},
	} {
		out, err := rules().Decide(tt.c, tt.cmd)
		require.NoError(t, err)
		require.Equal(t, []string{voucher.CodeWrongActor}, codes(out.Reasons))
		require.NotEmpty(t, out.Reasons[0].Clause)
		require.Equal(t, tt.c, out.Case)
	}
}

// What was filed on 22 August 2024 goes by edition 2023, on 15 August 2025 by
// edition 2025; between them no wording is encoded.
//
// Law: lla/43, 230/4.
func TestOrder230_EditionIsDecidedAtFiling(t *testing.T) {
	for filed, edition := range map[string]tanu.Edition{"2024-08-22": tanu.Edition2023, "2025-08-15": tanu.Edition2025} {
		out := done(t, rules(), voucher.Case{}, at(voucher.File, filed))
		require.Equal(t, edition, out.Case.Edition)
	}
	for _, filed := range []string{"2024-08-23", "2025-08-14", "2023-09-22"} {
		_, err := rules().Decide(voucher.Case{}, at(voucher.File, filed))
		require.ErrorIs(t, err, tanu.ErrNotEncoded)
	}
}
