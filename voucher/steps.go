package voucher

import (
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// step is one arc of a case's life: in a state, an action by a role leads to
// the next state, within a term, by a clause. Where the action is a judgement,
// refused is where a refusal leads and refusal the clause that says so.
type step struct {
	edition tanu.Edition
	from    State
	action  Action
	to      State
	by      Role
	term    calendar.Term
	since   since
	clause  tanu.Clause
	refused State
	refusal tanu.Clause
	tell    Recipient // whose cabinet or system learns of it
}

// since tells from which day a step's term runs.
type since uint8

const (
	noTerm        since = iota
	sinceStep           // the day of the step before
	sinceFiling         // the day the application came in
	sinceProtocol       // the day the commission signed the protocol
	sinceSheet          // the day the copy of the sick-leave sheet was received
	whileValid          // not a term: the last valid day of the voucher
)

// steps is the table, edition by edition, in the order of a case's life. An
// action that stands in no row for a state is not allowed there.
var steps = []step{
	{tanu.Edition2025, New, File, Filed, Applicant, calendar.Term{}, noTerm, "2025/3.2", ScreenedOut, "2025/3.4", ToCareerCentre},
	{tanu.Edition2025, Filed, Review, Reviewed, CareerCentre, calendar.WorkingDays(1), sinceStep, "2025/8.1", ReviewRefused, "2025/8.2", ToMobilityCentre},
	{tanu.Edition2025, ReviewRefused, SendRefusal, Refused, MobilityCentre, calendar.WorkingDays(1), sinceFiling, "2025/8.3", "", "", ToApplicant},
	{tanu.Edition2025, Reviewed, Forward, Forwarded, MobilityCentre, calendar.WorkingDays(1), sinceStep, "2025/9.1", "", "", ToRecognitionCentre},
	{tanu.Edition2025, Forwarded, Confirm, Confirmed, RecognitionCentre, calendar.WorkingDays(1), sinceStep, "2025/9-1", "", "", ToMobilityCentre},
	{tanu.Edition2025, Forwarded, Decline, Declined, RecognitionCentre, calendar.WorkingDays(1), sinceStep, "2025/9-1", "", "", ToMobilityCentre},
	{tanu.Edition2025, Declined, SendRefusal, Refused, MobilityCentre, calendar.WorkingDays(1), sinceStep, "2025/9.2", "", "", ToApplicant},
	{tanu.Edition2025, Confirmed, Issue, Issued, MobilityCentre, calendar.WorkingDays(1), sinceStep, "2025/10.1", "", "", ToApplicant},
	{tanu.Edition2025, Issued, Extend, Issued, MobilityCentre, calendar.WorkingDays(1), sinceSheet, "2025/13", "", "", ToApplicant},
	{tanu.Edition2025, Lapsed, Extend, Issued, MobilityCentre, calendar.WorkingDays(1), sinceSheet, "2025/13", "", "", ToApplicant},
	{tanu.Edition2025, Issued, Use, Used, RecognitionCentre, calendar.Term{}, whileValid, "2025/10.3", "", "", ToLabourMarket},
	{tanu.Edition2025, Lapsed, Use, Used, RecognitionCentre, calendar.Term{}, noTerm, "2025/11", "", "", ToLabourMarket},
	{tanu.Edition2025, Issued, Lapse, Lapsed, System, calendar.Term{}, noTerm, "2025/11", "", "", ToLabourMarket},
	{tanu.Edition2025, Used, SignProtocol, Used, RecognitionCentre, calendar.Term{}, noTerm, "2025/16", "", "", ToLabourMarket},
	{tanu.Edition2025, Used, ReceiveAct, ActReceived, RecognitionCentre, calendar.WorkingDays(3), sinceProtocol, "2025/16", "", "", ToMobilityCentre},
	{tanu.Edition2025, ActReceived, Pay, Paid, MobilityCentre, calendar.WorkingDays(5), sinceStep, "2025/17", "", "", ToPayments},

	{tanu.Edition2023, New, File, Filed, Applicant, calendar.Term{}, noTerm, "2023/3", ScreenedOut, "2023/3", ToCareerCentre},
	{tanu.Edition2023, Filed, Enquire, Queried, CareerCentre, calendar.WorkingDays(2), sinceStep, "2023/4", "", "", ToLabourMarket},
	{tanu.Edition2023, Queried, SetStatus, Eligible, System, calendar.WorkingDays(1), sinceStep, "2023/5", NotEligible, "2023/6", ToCareerCentre},
	{tanu.Edition2023, NotEligible, SendRefusal, Refused, CareerCentre, calendar.WorkingDays(1), sinceStep, "2023/6", "", "", ToApplicant},
	{tanu.Edition2023, Eligible, Refer, Referred, CareerCentre, calendar.WorkingDays(1), sinceStep, "2023/7", "", "", ToApplicant},
	{tanu.Edition2023, Referred, Forward, Forwarded, System, calendar.WorkingDays(1), sinceStep, "2023/8", "", "", ToRecognitionCentre},
	{tanu.Edition2023, Forwarded, Confirm, Confirmed, RecognitionCentre, calendar.WorkingDays(3), sinceStep, "2023/9", "", "", ToMobilityCentre},
	{tanu.Edition2023, Confirmed, Issue, Issued, MobilityCentre, calendar.WorkingDays(2), sinceStep, "2023/10", "", "", ToApplicant},
	{tanu.Edition2023, Issued, Extend, Issued, MobilityCentre, calendar.WorkingDays(1), sinceSheet, "2023/13", "", "", ToApplicant},
	{tanu.Edition2023, Lapsed, Extend, Issued, MobilityCentre, calendar.WorkingDays(1), sinceSheet, "2023/13", "", "", ToApplicant},
	{tanu.Edition2023, Issued, Use, Used, RecognitionCentre, calendar.Term{}, whileValid, "2023/10", "", "", ToLabourMarket},
	{tanu.Edition2023, Lapsed, Use, Used, RecognitionCentre, calendar.Term{}, noTerm, "2023/11", "", "", ToLabourMarket},
	{tanu.Edition2023, Issued, Lapse, Lapsed, System, calendar.Term{}, noTerm, "2023/11", "", "", ToLabourMarket},
	{tanu.Edition2023, Used, SignProtocol, Used, RecognitionCentre, calendar.Term{}, noTerm, "2023/16", "", "", ToLabourMarket},
	{tanu.Edition2023, Used, ReceiveAct, ActReceived, RecognitionCentre, calendar.WorkingDays(3), sinceProtocol, "2023/16", "", "", ToMobilityCentre},
	{tanu.Edition2023, ActReceived, Pay, Paid, MobilityCentre, calendar.WorkingDays(5), sinceStep, "2023/17", "", "", ToPayments},
}

// firstOf2023 is where the rows of edition 2023 begin.
var firstOf2023 = slices.IndexFunc(steps, func(s step) bool { return s.edition == tanu.Edition2023 })

// span tells where the rows of an edition stand in the table.
func span(edition tanu.Edition) (first, end int) {
	switch edition {
	case tanu.Edition2025:
		return 0, firstOf2023
	case tanu.Edition2023:
		return firstOf2023, len(steps)
	}
	return 0, 0
}

// stop is a state of an edition with the rows that lead on from it, in the order
// of the table.
type stop struct {
	state State
	rows  []*step
}

var stops2025, stops2023 = stopsOf(tanu.Edition2025), stopsOf(tanu.Edition2023)

func stopsOf(edition tanu.Edition) (list []stop) {
	for i, end := span(edition); i < end; i++ {
		s := &steps[i]
		at := slices.IndexFunc(list, func(stop stop) bool { return stop.state == s.from })
		if at < 0 {
			at, list = len(list), append(list, stop{state: s.from})
		}
		list[at].rows = append(list[at].rows, s)
	}
	return list
}

// open returns the rows that lead on from a state under an edition.
func open(edition tanu.Edition, from State) []*step {
	list := stops2025
	if edition != tanu.Edition2025 {
		if list = stops2023; edition != tanu.Edition2023 {
			return nil
		}
	}
	for i := range list {
		if list[i].state == from {
			return list[i].rows
		}
	}
	return nil
}

// find returns the row of the table for an edition, a state and an action, nil
// where there is none.
func find(edition tanu.Edition, from State, action Action) *step {
	for _, s := range open(edition, from) {
		if s.action == action {
			return s
		}
	}
	return nil
}

// Next returns where an action leads from a state under an edition, when it is
// not refused; ok is false where the Rules provide for no such step. Whether it
// may be done, by whom and by when is for Decide and Explain to say.
func Next(edition tanu.Edition, from State, action Action) (to State, ok bool) {
	if s := find(edition, from, action); s != nil {
		return s.to, true
	}
	return from, false
}

// RoleOf returns who may do an action under an edition; ok is false where the
// edition has no such action.
func RoleOf(edition tanu.Edition, action Action) (role Role, ok bool) {
	for i, end := span(edition); i < end; i++ {
		if s := &steps[i]; s.action == action {
			return s.by, true
		}
	}
	return "", false
}
