package voucher

import (
	"fmt"

	"github.com/biliktilik/tanu"
)

// Event is one thing that happened to a case. Events are only appended; each
// carries the digest of the one before it, so that an edited one is found.
type Event struct {
	Case    string       `json:"case"`
	Seq     int64        `json:"seq"` // 1, 2, 3, … without a gap
	Command Command      `json:"command"`
	From    State        `json:"from"`
	To      State        `json:"to"`
	Edition tanu.Edition `json:"edition"`
	Clause  tanu.Clause  `json:"clause"`
	Due     tanu.Date    `json:"due,omitzero"`     // the last day that the step was in time
	LateBy  int          `json:"lateBy,omitempty"` // working days; see Late
	Verdict tanu.Verdict `json:"verdict"`
	Reasons []Reason     `json:"reasons,omitempty"`
	Before  Digest       `json:"before"`
	Digest  Digest       `json:"digest"`
}

// Late reports whether the step was done after its last day. LateBy counts the
// working days: a step due on a Friday and done the next day is late, and its
// LateBy is 0.
func (e Event) Late() bool { return !e.Due.IsZero() && e.Command.doneOn().After(e.Due) }

// ErrHistory says that a case's events do not follow from one another, or do not
// lead to its record: something was edited, dropped or put in.
const ErrHistory tanu.Error = "voucher: broken history"

// HistoryError says at which event a history breaks, and how.
type HistoryError struct {
	Kind tanu.Error // ErrHistory, or of a replay ErrOtherRules
	Case string
	Seq  int64
	Rule string
	Err  error // of a replay: why the rules could not decide at all; nil otherwise
}

// Error names the kind, the case, the event and the rule.
func (e *HistoryError) Error() string {
	s := fmt.Sprintf("%s of case %q at event %d: %s", string(e.Kind), tanu.HideIIN(e.Case), e.Seq, e.Rule)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the kind, and the error of the rules where there is one.
func (e *HistoryError) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// seal puts the outcome's event behind the case's last one, and takes its digest.
// command is the digest of the event's command.
func (o *Outcome) seal(before, command Digest) {
	o.Event.Before = before
	o.Event.Digest = o.Event.digest(command)
	o.Case.Head = o.Event.Digest
}

// Verify checks that events are a history of one case from its first event on:
// numbered without a gap, each resting on the one before, none edited. The error
// is a *HistoryError of kind ErrHistory.
//
// It proves that they follow from one another, and no more. A history that was
// cut short at its end passes too, and so does an empty one: Case.VerifyHistory holds
// events to the record that they lead to. The digests are made without a
// key, so that whoever can write all of a case's events and its record can make
// them again. Replay checks that the steps are those that the rules give; against a
// store that is not trusted, the host keeps or signs the heads of its cases elsewhere.
func Verify(events []Event) error {
	var before Digest
	for i := range events {
		e := &events[i]
		fail := func(rule string) error { return &HistoryError{Kind: ErrHistory, Case: e.Case, Seq: e.Seq, Rule: rule} }
		switch {
		case e.Case != events[0].Case:
			return fail("the event is of another case")
		case e.Seq != int64(i)+1:
			return fail(fmt.Sprintf("want event %d here", i+1))
		case e.Before != before:
			return fail("it does not rest on the event before it")
		case e.digest(e.Command.Digest()) != e.Digest:
			return fail("its content was changed")
		}
		before = e.Digest
	}
	return nil
}

// VerifyHistory checks that events are the whole history of this very record:
// what Verify checks, and that they are of this case, as many as its Version says,
// that the last one's digest is its Head, and that it led to its state. The error
// is a *HistoryError of kind ErrHistory; of events that are missing at the end,
// it names the first.
//
// What else stands in the record is not under a digest: Replay builds it again,
// to be compared.
func (c Case) VerifyHistory(events []Event) error {
	if err := Verify(events); err != nil {
		return err
	}
	have := int64(len(events))
	fail := func(seq int64, rule string) error {
		return &HistoryError{Kind: ErrHistory, Case: c.ID, Seq: seq, Rule: rule}
	}
	switch {
	case have > 0 && events[0].Case != c.ID:
		return fail(1, "the event is of another case")
	case have < c.Version:
		return fail(have+1, fmt.Sprintf("it is missing: the record has %d", c.Version))
	case have > c.Version:
		return fail(c.Version+1, fmt.Sprintf("the record has no more than %d", c.Version))
	case have == 0:
		return nil
	}
	switch last := &events[have-1]; {
	case last.Digest != c.Head:
		return fail(have, "its digest is not the head of the record")
	case last.To != c.State:
		return fail(have, fmt.Sprintf("it leads to %q, and the record stands at %q", last.To, c.State))
	}
	return nil
}
