package voucher

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// step is one row of the table: in a state, an action by an office leads to the
// next state, within a term, by a place in the text of the Rules.
type step struct {
	in     editions
	from   State
	action Action
	to     State
	by     tanu.Office
	term   term
	place  string    // in the text, such as "9.1": the clause is the governing edition's
	tells  Recipient // whose cabinet or system learns of it
	more
}

// more are the columns that few rows fill in.
type more struct {
	effect  effect  // what it does to the record besides moving it on
	guard   guard   // what must be so before it, whatever the command brings
	frees   bool    // it gives back the place and the year
	refused refused // of a judgement: what a refusal comes to
}

// effect is what a step does to the record besides moving it on; turn.apply has
// the doing.
type effect uint8

const (
	moves effect = iota // and nothing else
	screens
	screensBeforeStatus
	reviews
	setsStatus
	issues
	extends
	uses
	signs
	receives
	pays
	lapses
)

// guard is what must be so before a step, whatever the command brings; step.against
// holds the case to it.
type guard uint8

const (
	unguarded        guard = iota
	validityOver           // a voucher does not lapse while it is valid
	protocolGiven          // the term runs from the protocol
	protocolNotGiven       // a later protocol would put off the term
)

// refused is where a judgement leads that refuses the applicant.
type refused struct {
	to    State
	place string
	tells Recipient // who sends the refusal on, or, where nobody does, the applicant
	frees bool
}

// editions are those that have a row: since one, and through another or, where
// until is "", to this day.
type editions struct{ since, until tanu.Edition }

var (
	always = editions{since: tanu.Edition2023}
	in2023 = editions{since: tanu.Edition2023, until: tanu.Edition2023}
	in2025 = editions{since: tanu.Edition2025}
)

// has reports whether the editions include one.
func (e editions) has(edition tanu.Edition) bool {
	all := tanu.Editions()
	at := slices.Index(all, edition)
	return at >= slices.Index(all, e.since) && at >= 0 && (e.until == "" || at <= slices.Index(all, e.until))
}

// term is by when a step is to be done: so many working days after a day.
type term struct {
	days func(tanu.Figures) int
	from termStart
}

// termStart tells from which day a term runs.
type termStart uint8

const (
	noTerm        termStart = iota
	sinceStep               // the day of the step before
	sinceFiling             // the day the application came in
	sinceProtocol           // the day the commission signed the protocol
	sinceSheet              // the day the copy of the sick-leave sheet was received
	whileValid              // not a term: the last valid day of the voucher
)

// What the Rules write beside one step alone stands here; what an edition has as a
// figure is taken from there.
func oneDay(tanu.Figures) int        { return 1 }
func twoDays(tanu.Figures) int       { return 2 }
func answerTerm(f tanu.Figures) int  { return f.AnswerTerm.Value }
func actTerm(f tanu.Figures) int     { return f.ActTerm.Value }
func paymentTerm(f tanu.Figures) int { return f.PaymentTerm.Value }

// under is the term under an edition, zero for none.
func (t term) under(e tanu.Edition) calendar.Term {
	if t.days == nil {
		return calendar.Term{}
	}
	return calendar.WorkingDays(t.days(e.Figures()))
}

// clause is where an edition has the step.
func (s *step) clause(e tanu.Edition) tanu.Clause { return e.Clause(s.place) }

// steps is the table, in the order of a case's life. An action without a row
// for a state is not allowed there. Law: the places in the rows.
var steps = []step{
	{in2025, New, File, Filed, tanu.Applicant, term{}, "3.2", ToCareerCentre, more{effect: screens, refused: refused{ScreenedOut, "3.4", ToApplicant, false}}},
	{in2025, Filed, Review, Reviewed, tanu.CareerCentre, term{oneDay, sinceStep}, "8.1", ToMobilityCentre, more{effect: reviews, refused: refused{ReviewRefused, "8.2", ToMobilityCentre, true}}},
	{in2025, ReviewRefused, SendRefusal, Refused, tanu.MobilityCentre, term{oneDay, sinceFiling}, "8.3", ToApplicant, more{}},
	{in2025, Reviewed, Forward, Forwarded, tanu.MobilityCentre, term{oneDay, sinceStep}, "9.1", ToRecognitionCentre, more{}},
	{in2025, Forwarded, Confirm, Confirmed, tanu.RecognitionCentre, term{answerTerm, sinceStep}, "9-1", ToMobilityCentre, more{}},
	{in2025, Forwarded, Decline, Declined, tanu.RecognitionCentre, term{answerTerm, sinceStep}, "9-1", ToMobilityCentre, more{frees: true}},
	{in2025, Declined, SendRefusal, Refused, tanu.MobilityCentre, term{oneDay, sinceStep}, "9.2", ToApplicant, more{}},
	{in2025, Confirmed, Issue, Issued, tanu.MobilityCentre, term{oneDay, sinceStep}, "10.1", ToApplicant, more{effect: issues}},

	{in2023, New, File, Filed, tanu.Applicant, term{}, "3", ToCareerCentre, more{effect: screensBeforeStatus, refused: refused{ScreenedOut, "3", ToApplicant, false}}},
	{in2023, Filed, Query, Queried, tanu.CareerCentre, term{twoDays, sinceStep}, "4", ToLabourMarket, more{}},
	{in2023, Queried, SetStatus, Eligible, tanu.System, term{oneDay, sinceStep}, "5", ToCareerCentre, more{effect: setsStatus, refused: refused{NotEligible, "6", ToCareerCentre, true}}},
	{in2023, NotEligible, SendRefusal, Refused, tanu.CareerCentre, term{oneDay, sinceStep}, "6", ToApplicant, more{}},
	{in2023, Eligible, Refer, Referred, tanu.CareerCentre, term{oneDay, sinceStep}, "7", ToApplicant, more{}},
	{in2023, Referred, Forward, Forwarded, tanu.System, term{oneDay, sinceStep}, "8", ToRecognitionCentre, more{}},
	{in2023, Forwarded, Confirm, Confirmed, tanu.RecognitionCentre, term{answerTerm, sinceStep}, "9", ToMobilityCentre, more{}},
	{in2023, Confirmed, Issue, Issued, tanu.MobilityCentre, term{twoDays, sinceStep}, "10", ToApplicant, more{effect: issues}},

	{always, Issued, Extend, Issued, tanu.MobilityCentre, term{oneDay, sinceSheet}, "13", ToApplicant, more{effect: extends}},
	{always, Lapsed, Extend, Issued, tanu.MobilityCentre, term{oneDay, sinceSheet}, "13", ToApplicant, more{effect: extends}},
	{in2025, Issued, Use, Used, tanu.RecognitionCentre, term{nil, whileValid}, "10.3", ToLabourMarket, more{effect: uses}},
	{in2023, Issued, Use, Used, tanu.RecognitionCentre, term{nil, whileValid}, "10", ToLabourMarket, more{effect: uses}},
	{always, Lapsed, Use, Used, tanu.RecognitionCentre, term{}, "11", ToLabourMarket, more{effect: uses}},
	{always, Issued, Lapse, Lapsed, tanu.System, term{}, "11", ToLabourMarket, more{effect: lapses, guard: validityOver}},
	{always, Used, SignProtocol, Used, tanu.RecognitionCentre, term{}, "16", ToLabourMarket, more{effect: signs, guard: protocolNotGiven}},
	{always, Used, ReceiveAct, ActReceived, tanu.RecognitionCentre, term{actTerm, sinceProtocol}, "16", ToMobilityCentre, more{effect: receives, guard: protocolGiven}},
	{always, ActReceived, Pay, Paid, tanu.MobilityCentre, term{paymentTerm, sinceStep}, "17", ToPayments, more{effect: pays}},
}

// against is what speaks against a step whatever the command brings: the actor, the
// order of days, the row's guard; ok is true where something does. Decide and
// Explain both ask it.
func (s *step) against(c *Case, actor Actor, day tanu.Date) (reason Reason, ok bool) {
	signed := !c.Protocol.Signed.IsZero()
	switch {
	case !actor.mayAct(s.by, c):
		return wrongActor(s, c), true
	case day.Before(c.Since):
		return tooEarly(s, c), true
	case s.guard == validityOver && !day.After(c.Voucher.LastValid):
		return stillValid(c, c.Edition.Figures().Validity.Clause), true
	case s.guard == protocolGiven && !signed:
		return notAllowed(CodeNoProtocol, s.clause(c.Edition), nil), true
	case s.guard == protocolNotGiven && signed:
		return protocolSigned(c, s.clause(c.Edition)), true
	}
	return Reason{}, false
}

// table is the steps of each edition, all of them and by the state that they lead
// from, in the order of the rows.
type table struct {
	rows []*step
	from map[State][]*step
}

var tables = func() map[tanu.Edition]table {
	all := map[tanu.Edition]table{}
	for _, edition := range tanu.Editions() {
		t := table{from: map[State][]*step{}}
		for i := range steps {
			if s := &steps[i]; s.in.has(edition) {
				t.rows = append(t.rows, s)
				t.from[s.from] = append(t.from[s.from], s)
			}
		}
		all[edition] = t
	}
	return all
}()

// stepsFrom returns the rows that lead on from a state under an edition.
func stepsFrom(edition tanu.Edition, from State) []*step { return tables[edition].from[from] }

// find returns the row for an edition, a state and an action, nil where there is
// none.
func find(edition tanu.Edition, from State, action Action) *step {
	for _, s := range stepsFrom(edition, from) {
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

// OfficeOf returns who may do an action under an edition; ok is false where the
// edition has no such action.
func OfficeOf(edition tanu.Edition, action Action) (office tanu.Office, ok bool) {
	for _, s := range tables[edition].rows {
		if s.action == action {
			return s.by, true
		}
	}
	return "", false
}

// Mermaid draws the steps of an edition as a Mermaid state diagram, each arc
// with its role, its term and its clause, always in the same order.
func Mermaid(edition tanu.Edition) string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, a := range arcs(edition) {
		fmt.Fprintf(&b, "    %s --> %s: %s\n", a.from, a.to, a.label)
	}
	for _, state := range ends(edition) {
		fmt.Fprintf(&b, "    %s --> [*]\n", node(state))
	}
	return b.String()
}

// DOT draws the steps of an edition in Graphviz's language, as Mermaid does.
func DOT(edition tanu.Edition) string {
	var b strings.Builder
	fmt.Fprintf(&b, "digraph %q {\n\trankdir=TB;\n\tnode [shape=box, style=rounded];\n", "edition "+edition.String())
	for _, a := range arcs(edition) {
		fmt.Fprintf(&b, "\t%q -> %q [label=%q];\n", a.from, a.to, a.label)
	}
	b.WriteString("}\n")
	return b.String()
}

// arc is one arrow of a picture.
type arc struct{ from, to, label string }

// arcs are the rows of the table, and for a judgement the arrow of its refusal.
func arcs(edition tanu.Edition) []arc {
	var list []arc
	for _, s := range tables[edition].rows {
		label := string(s.action) + " by " + string(s.by)
		if term := s.term.under(edition); !term.IsZero() {
			label += ", " + term.In(tanu.English)
		}
		list = append(list, arc{node(s.from), node(s.to), label + " (clause " + s.place + ")"})
		if r := s.refused; r.to != "" {
			list = append(list, arc{node(s.from), node(r.to), string(s.action) + " refuses (clause " + r.place + ")"})
		}
	}
	return list
}

// ends are the states that no step leaves.
func ends(edition tanu.Edition) []State {
	var list []State
	for _, state := range States() {
		leadsTo := func(s *step) bool { return s.to == state || s.refused.to == state }
		if slices.ContainsFunc(tables[edition].rows, leadsTo) && len(stepsFrom(edition, state)) == 0 {
			list = append(list, state)
		}
	}
	return list
}

func node(s State) string {
	if s == New {
		return "[*]"
	}
	return strings.ReplaceAll(string(s), "-", "_")
}
