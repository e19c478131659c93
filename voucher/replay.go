package voucher

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// ErrOtherRules says that a case's events follow from one another, but that the
// rules they are replayed by would not have made one of them: another calendar,
// policy or MCI table was in use then, or, where these surely were, the event was
// edited and the digests made again.
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
// ErrOtherRules; one whose reasons they give in other words is neither. What fails
// in asking for the rules, and a policy or a Calendar that is none, keep the kinds of
// their own.
func ReplayBy(events []Event, rules func(Event) (Rules, error)) (Case, error) {
	out, err := repeat(events, rules)
	return out.Case, err
}

// Repeat decides the last of a case's events again, on what the others before it
// give, and returns all that came of it then. The errors are those of Replay.
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
	t.out, err = t.rules.again(t.out.Case, e)
	return err
}

// failed says of which event an error is.
func (e *Event) failed(what string, err error) error {
	return fmt.Errorf("voucher: case %q, event %d: %s: %w", tanu.HideIIN(e.Case), e.Seq, what, err)
}

// again decides an event on the case before it, and holds what comes out to what
// was.
func (r *Rules) again(c Case, e *Event) (out Outcome, err error) {
	switch err := r.decide(&c, &e.Command, &out); {
	case errors.Is(err, tanu.ErrPolicy), errors.Is(err, calendar.ErrNoCalendar):
		return out, e.failed("its rules", err)
	case err != nil:
		return out, &HistoryError{ErrOtherRules, e.Case, e.Seq, "these rules do not decide it", err}
	}
	out.Event.reword(e.Reasons)
	out.seal(c.Head, e.Command.Digest())
	if out.Status != Done || out.Event.Digest != e.Digest {
		return out, &HistoryError{ErrOtherRules, e.Case, e.Seq, e.unlike(&out), nil}
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

// unlike says in what an event is not the one that rules make of its command.
func (e *Event) unlike(out *Outcome) string {
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
