package voucher

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/settlement"
)

// ErrOtherRules says that a case's events follow from one another, but that the
// rules they are replayed by would not have made one of them: another calendar,
// policy or MCI table was in use then, or the event was edited and the digests were
// computed again.
const ErrOtherRules tanu.Error = "voucher: other rules made the history"

// Replay builds the case again from its events alone, by rules that were the same
// throughout; see ReplayBy.
func (r Rules) Replay(events []Event) (Case, error) { return ReplayBy(events, r.always) }

// always is these rules, whatever the event.
func (r Rules) always(Event) (Rules, error) { return r, nil }

// AsKnownOn returns the rules with their calendar as it was known on a day: a
// transfer of a day off that was announced later is not in it. A calendar is built
// for each call; keep those that are asked for often.
func (r Rules) AsKnownOn(day tanu.Date) (Rules, error) {
	var err error
	r.Calendar, err = r.Calendar.AsKnownOn(day)
	return r, err
}

// ReplayBy builds the case again from its events alone, each decided by the rules
// that were in use when it was. The result is the record that the store holds; of
// the first events only, the case as it stood after them, and of none the zero Case.
//
// Days off are transferred within the running year, so that what is right of a
// step depends on when it was decided. Where every transfer reached the host as
// soon as it was known, the rules of an event are those of today as known on its
// day, Rules.AsKnownOn(e.Command.Day). Where it did not, or a command was entered
// after its day, or the policy or the MCI table changed, they are what the host
// wrote down: what was in use from which event, command or moment on.
//
// A history that breaks is a *HistoryError of kind ErrHistory, as by Verify. An
// event that its rules would not have made, or could not decide, is one of kind
// ErrOtherRules; reasons that are only worded otherwise are no error. An error of
// the function rules, of an invalid policy or of the zero Calendar keeps its own kind.
func ReplayBy(events []Event, rules func(Event) (Rules, error)) (Case, error) {
	out, err := repeat(events, rules)
	return out.Case, err
}

// Repeat is for package registry: it decides the last of a case's events again, on
// what the others before it give, and returns the whole outcome. The errors are
// those of Replay.
func (r Rules) Repeat(events []Event) (Outcome, error) { return repeat(events, r.always) }

func repeat(events []Event, rules func(Event) (Rules, error)) (Outcome, error) {
	if err := replayable(events, "rules", rules); err != nil {
		return Outcome{}, err
	}
	t := trace{by: rules}
	for i := range events {
		if err := t.follow(&events[i]); err != nil {
			return Outcome{}, err
		}
	}
	return t.out, nil
}

// replayable holds a history to its digests, once there are rules to go by, the
// argument of that name.
func replayable(events []Event, name string, rules func(Event) (Rules, error)) error {
	if rules == nil {
		return malformed(name, tanu.RuleRequired)
	}
	return Verify(events)
}

// trace decides events again, one after another.
type trace struct {
	by    func(Event) (Rules, error)
	rules Rules   // of the last event
	out   Outcome // of the last event
}

func (t *trace) follow(e *Event) (err error) {
	if t.rules, err = t.by(*e); err != nil {
		return e.failed("its rules", err)
	}
	t.out, err = t.rules.redo(t.out.Case, e)
	return err
}

// failed says of which event an error is.
func (e *Event) failed(what string, err error) error {
	return fmt.Errorf("voucher: case %q, event %d: %s: %w", tanu.HideIIN(e.Case), e.Seq, what, err)
}

// redo decides an event on the case before it, and holds what comes out to what
// was.
func (r *Rules) redo(c Case, e *Event) (out Outcome, err error) {
	switch err := r.decide(&c, &e.Command, &out); {
	case errors.Is(err, tanu.ErrPolicy), errors.Is(err, calendar.ErrNoCalendar):
		return out, e.failed("its rules", err)
	case err != nil:
		return out, &HistoryError{ErrOtherRules, e.Case, e.Seq, "these rules do not decide it", err}
	}
	out.Event.reword(e.Reasons)
	out.seal(c.Head, e.Command.Digest())
	if out.Status != Done || out.Event.Digest != e.Digest {
		return out, &HistoryError{ErrOtherRules, e.Case, e.Seq, e.differsFrom(&out), nil}
	}
	return out, nil
}

// reword takes the sentences of reasons as they were written, where the reasons
// are the same: a later version may word them better.
func (e *Event) reword(written []Reason) {
	if slices.EqualFunc(e.Reasons, written, Reason.isThatOf) {
		e.Reasons = written
	}
}

// isThatOf reports whether two reasons are the same but for their words.
func (r Reason) isThatOf(other Reason) bool {
	return r.Code == other.Code && r.Clause == other.Clause && r.Verdict == other.Verdict &&
		slices.Equal(r.Missing, other.Missing)
}

// differsFrom says in what an event is not the one that rules make of its command.
func (e *Event) differsFrom(out *Outcome) string {
	if out.Status != Done {
		return "these rules do not carry it out: " + strings.Join(codesOf(out.Reasons), " ")
	}
	now := &out.Event
	for _, field := range []struct{ name, was, would string }{
		{"edition", string(e.Edition), string(now.Edition)},
		{"from", string(e.From), string(now.From)},
		{"to", string(e.To), string(now.To)},
		{"clause", string(e.Clause), string(now.Clause)},
		{"due", e.Due.String(), now.Due.String()},
		{"lateBy", strconv.Itoa(e.LateBy), strconv.Itoa(now.LateBy)},
		{"verdict", string(e.Verdict), string(now.Verdict)},
		{"reasons", strings.Join(codesOf(e.Reasons), " "), strings.Join(codesOf(now.Reasons), " ")},
	} {
		if field.was != field.would {
			return fmt.Sprintf("field %q: it says %q, these rules %q", field.name, tanu.HideDigits(field.was), field.would)
		}
	}
	return "these rules make another event of it"
}

// Difference is one event that other rules would have made otherwise.
type Difference struct {
	Seq    int64  `json:"seq"`
	Action Action `json:"action"`
	Was    Step   `json:"was"`
	Would  Step   `json:"would"`
}

// Step is one side of a Difference: what is compared of an event, of the case after
// it, and of what it does besides.
type Step struct {
	Status    Status          `json:"status"` // other than done: the command would not have been carried out
	Judgement tanu.Verdict    `json:"judgement,omitempty"`
	To        State           `json:"to,omitempty"`
	Due       tanu.Date       `json:"due,omitzero"`
	LateBy    int             `json:"lateBy,omitempty"`
	LastValid tanu.Date       `json:"lastValid,omitzero"`
	Pending   tanu.Date       `json:"pending,omitzero"`  // the case's next due day
	Money     Sums            `json:"money,omitzero"`    // none before the act, and where the MCI is not known
	Place     allocation.Move `json:"place,omitzero"`    // what becomes of the place (Q11, Q17)
	Claim     ClaimChange     `json:"claim,omitempty"`   // what becomes of the year (Q4, Q16)
	Reasons   []string        `json:"reasons,omitempty"` // codes; of a malformed command, the field and the rule
}

// Sums is the Money of a Step: what a settlement comes to, in tenge with two decimals.
type Sums struct {
	Centre     string `json:"centre"`     // to the recognition centre
	CoPayment  string `json:"coPayment"`  // from the holder
	Assistance string `json:"assistance"` // to the holder
}

// Compare decides a case's history again under these rules, another policy or
// another calendar, and returns where they differ from what was; see CompareBy.
func (r Rules) Compare(was Rules, events []Event) ([]Difference, error) {
	return CompareBy(events, was.always, r.always)
}

// CompareBy decides a case's history again by other rules, and returns where they
// differ from what was: was gives the rules by which each event was decided, as
// for ReplayBy, and would the others. It follows the others from the first event
// on, and stops where they would not have carried a command out, since what came
// after would not have happened. A command that they find malformed is such a
// difference too: it needs a fact.
//
// It looks at one case alone, and not at what the store knows: the places of the
// region, and other applications of the person.
//
// The error is that of ReplayBy for what was; or what the others lack for a
// decision, such as the MCI of a year or the days of a calendar.
func CompareBy(events []Event, was, would func(Event) (Rules, error)) (differences []Difference, err error) {
	if would == nil {
		return nil, malformed("would", tanu.RuleRequired)
	}
	if err := replayable(events, "was", was); err != nil {
		return nil, err
	}
	t, other, ended := trace{by: was}, Case{}, false
	for i := range events {
		e := &events[i]
		if err := t.follow(e); err != nil {
			return nil, err
		}
		if ended {
			continue // what was is held to its rules to the end
		}
		d := Difference{Seq: e.Seq, Action: e.Command.Action}
		if d.Was, err = t.rules.step(&t.out); err != nil {
			return nil, e.failed("its rules", err)
		}
		if d.Would, err = otherStep(would, &other, e); err != nil {
			return nil, e.failed("the other rules", err)
		}
		if !reflect.DeepEqual(d.Was, d.Would) {
			differences = append(differences, d)
		}
		ended = d.Would.Status != Done
	}
	return differences, nil
}

// otherStep is the step that other rules make of an event's command; it takes the
// case there.
func otherStep(by func(Event) (Rules, error), c *Case, e *Event) (Step, error) {
	r, err := by(*e)
	if err != nil {
		return Step{}, err
	}
	var out Outcome
	err = r.decide(c, &e.Command, &out)
	var wrong *tanu.FieldError
	switch {
	case errors.As(err, &wrong) && errors.Is(err, ErrCommand):
		return Step{Status: NeedsFact, Reasons: []string{wrong.Path + ": " + wrong.Rule}}, nil
	case err != nil:
		return Step{}, err
	}
	*c = out.Case
	return r.step(&out)
}

// step is what Compare looks at.
func (r *Rules) step(o *Outcome) (Step, error) {
	s := Step{
		Status: o.Status, Judgement: o.Judgement, To: o.Event.To, Due: o.Event.Due, LateBy: o.Event.LateBy,
		LastValid: o.Case.Voucher.LastValid, Pending: o.Case.Due, Reasons: codesOf(o.Reasons), Claim: o.Claim,
	}
	for _, m := range allocation.Combine(o.Moves) { // a case has one line
		s.Place = m
	}
	if o.Case.Service != nil {
		sums, err := r.settle(&o.Case)
		if err != nil && !errors.Is(err, settlement.ErrNoMCI) {
			return Step{}, err
		}
		for _, m := range sums.Reimbursements { // a case has one voucher
			s.Money = Sums{m.Centre.Amount.StringFixed(2), m.CoPayment.Amount.StringFixed(2), m.Assistance.Amount.StringFixed(2)}
		}
	}
	return s, nil
}
