package voucher

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
)

// Digest is a SHA-256 of the canonical form of something: its fields in a fixed
// order, without those that hold nothing. It does not depend on how a store
// writes records, and a field that a later version adds changes none of it.
type Digest [sha256.Size]byte

// String returns the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText writes the digest in hexadecimal.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Digest) UnmarshalText(text []byte) error {
	if len(text) != 2*len(d) {
		return &tanu.ParseError{Type: "Digest", Rule: "want 64 hexadecimal digits"}
	}
	var read Digest
	if _, err := hex.Decode(read[:], text); err != nil {
		return &tanu.ParseError{Type: "Digest", Rule: "want 64 hexadecimal digits"}
	}
	*d = read
	return nil
}

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
// working days: a step done on the Saturday after a Friday is late by none.
func (e Event) Late() bool { return !e.Due.IsZero() && e.Command.doneOn().After(e.Due) }

// ErrHistory says that a case's events do not follow from one another.
const ErrHistory tanu.Error = "voucher: broken history"

// HistoryError says at which event a history breaks, and how.
type HistoryError struct {
	Case string
	Seq  int64
	Rule string
}

// Error names the case, the event and the rule.
func (e *HistoryError) Error() string {
	return fmt.Sprintf("%s of case %q at event %d: %s", string(ErrHistory), e.Case, e.Seq, e.Rule)
}

// Unwrap returns ErrHistory.
func (e *HistoryError) Unwrap() error { return ErrHistory }

// seal puts the outcome's event behind the case's last one, and takes its digest.
// command is the digest of the event's command.
func (o *Outcome) seal(before, command Digest) {
	o.Event.Before = before
	o.Event.Digest = o.Event.digest(command)
	o.Case.Head = o.Event.Digest
}

// Verify checks that events are the whole history of one case, from its first:
// numbered without a gap, each resting on the one before, none edited. The
// error is a *HistoryError.
func Verify(events []Event) error {
	var before Digest
	for i := range events {
		e := &events[i]
		fail := func(rule string) error { return &HistoryError{e.Case, e.Seq, rule} }
		switch {
		case e.Case != events[0].Case:
			return fail("the event is of another case")
		case e.Seq != int64(i)+1:
			return fail(fmt.Sprintf("want event %d here", i+1))
		case e.Before != before:
			return fail("it does not rest on the event before it")
		case e.digest(digestOf(&e.Command)) != e.Digest:
			return fail("its content was changed")
		}
		before = e.Digest
	}
	return nil
}

// Replay builds the case again from its events alone, by the rules it was
// decided under. The result is the record that the store holds. An event that
// these rules would not have made is a *HistoryError; one whose reasons they give
// in other words is not.
func (r Rules) Replay(events []Event) (Case, error) {
	if err := Verify(events); err != nil {
		return Case{}, err
	}
	var c Case
	for i := range events {
		e := &events[i]
		out, err := r.Decide(c, e.Command)
		if err != nil {
			return Case{}, err
		}
		out.Event.reword(e.Reasons)
		out.seal(c.Head, digestOf(&e.Command))
		if out.Verdict != tanu.Satisfied || out.Event.Digest != e.Digest {
			return Case{}, &HistoryError{e.Case, e.Seq, "these rules decide otherwise"}
		}
		c = out.Case
	}
	return c, nil
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
	return r.Code == other.Code && r.Clause == other.Clause && r.Verdict == other.Verdict && slices.Equal(r.Missing, other.Missing)
}
