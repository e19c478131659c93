package registry

import (
	"cmp"
	"context"
	"encoding/json"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// Reply is what a command came to. It is stored with the command, and
// answers the command when it is sent again. One that by then lacks a fact, or
// is malformed, is answered by that instead.
type Reply struct {
	Command   string           `json:"command"`
	Case      string           `json:"case,omitempty"`
	Action    voucher.Action   `json:"action,omitempty"` // and Actor: of a refusal there is no event that tells it
	Actor     voucher.Actor    `json:"actor,omitzero"`
	Status    voucher.Status   `json:"status"`
	Judgement tanu.Verdict     `json:"judgement,omitempty"`
	State     voucher.State    `json:"state,omitempty"`
	Version   int64            `json:"version,omitempty"`
	Reasons   []voucher.Reason `json:"reasons,omitempty"`

	// Settlement has the sums of Pay, without the act and its report, which the case
	// has; of an act of several persons it is whole.
	Settlement *settlement.Settlement `json:"settlement,omitempty"`
}

func replyTo(cmd *voucher.Command, out *voucher.Outcome) Reply {
	return Reply{
		Command: cmd.ID, Case: cmd.Case, Action: cmd.Action, Actor: cmd.Actor, Status: out.Status, Judgement: out.Judgement,
		State: out.Case.State, Version: out.Case.Version, Reasons: out.Reasons, Settlement: sumsOf(out.Settlement),
	}
}

// sumsOf is a settlement without the act and its report.
func sumsOf(s *settlement.Settlement) *settlement.Settlement {
	if s == nil {
		return nil
	}
	sums := *s
	sums.Act, sums.Report = settlement.Act{}, settlement.Report{}
	return &sums
}

// UnmarshalJSON reads a reply. One that was stored before there was a status has a
// verdict in its place.
func (r *Reply) UnmarshalJSON(data []byte) error {
	type fields Reply
	read := struct {
		fields
		Verdict tanu.Verdict `json:"verdict"`
	}{}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*r = Reply(read.fields)
	if r.Status == "" {
		r.Status = map[tanu.Verdict]voucher.Status{
			tanu.Satisfied: voucher.Done, tanu.Refused: voucher.NotAllowed, tanu.Undetermined: voucher.NeedsFact,
		}[read.Verdict]
	}
	return nil
}

// answer is the result of a command with the reply that the store has for it: what
// was decided now, or, of one that was carried out before, what was decided then.
func (r *Registry) answer(ctx context.Context, out voucher.Outcome, stored Reply, replayed bool) (Result, error) {
	if !replayed {
		return Result{Outcome: out, Reply: stored}, nil
	}
	events, err := r.history(ctx, stored.Case, stored.Version)
	if err != nil {
		return Result{}, err
	}
	if out, err = r.asThen(ctx, events); err != nil {
		return Result{}, err
	}
	if stored.Status != voucher.Done {
		out = voucher.Outcome{Case: out.Case}
	}
	out.Status, out.Judgement = stored.Status, cmp.Or(stored.Judgement, out.Judgement)
	if paid := stored.Settlement; paid != nil {
		sums := *paid
		if now := out.Settlement; now != nil {
			sums.Act, sums.Report = now.Act, now.Report
		}
		out.Settlement = &sums
	}
	if stored.Reasons != nil {
		out.Reasons = stored.Reasons
	}
	return Result{Outcome: out, Reply: stored, Replayed: true}, nil
}

// history are the first events of a case, as many as the version says.
func (r *Registry) history(ctx context.Context, id string, version int64) (events []voucher.Event, err error) {
	if version == 0 {
		return nil, nil
	}
	return r.store.Events(ctx, id, 0, int(version))
}

// asThen is what the last of a case's events came to.
func (r *Registry) asThen(ctx context.Context, events []voucher.Event) (out voucher.Outcome, err error) {
	if len(events) == 0 {
		return out, nil
	}
	if out, err = r.rules.Repeat(events); err == nil {
		return out, nil
	}
	last := events[len(events)-1]
	now, err := r.store.Case(ctx, last.Case)
	if err != nil {
		return out, err
	}
	out = voucher.Outcome{Status: voucher.Done, Event: last, Reasons: last.Reasons}
	if now.Head == last.Digest {
		out.Case = now
	}
	return out, nil
}

// The kinds by which Reply.Err tells apart why a command was not carried out;
// ErrExhausted and ErrClaimed are two more.
const (
	// ErrNotAllowed: the state, the actor, the day or what the command brings.
	ErrNotAllowed tanu.Error = "registry: the command is not allowed"
	// ErrLate: the voucher was not valid on the day.
	ErrLate tanu.Error = "registry: outside the validity of the voucher"
	// ErrUndetermined: a fact is missing, and the reasons name it.
	ErrUndetermined tanu.Error = "registry: a fact is missing"
)

// kinds is the table of codes that have a kind of their own.
var kinds = []struct {
	code string
	kind tanu.Error
}{
	{voucher.CodeNoPlace, ErrExhausted},
	{voucher.CodeOpenCase, ErrClaimed},
	{voucher.CodeOutOfValidity, ErrLate},
}

// RefusalError is a command that was not carried out, as an error, for hosts
// that want one: Reply.Err returns it. Registry.Do returns a refusal as a result.
type RefusalError struct {
	Reply Reply
	Kind  tanu.Error
}

// Error names the case, the kind and the codes.
func (e *RefusalError) Error() string {
	s := string(e.Kind) + ": case " + tanu.HideIIN(e.Reply.Case)
	for _, r := range e.Reply.Reasons {
		s += ": " + r.Code
	}
	return s
}

// Unwrap returns the kind.
func (e *RefusalError) Unwrap() error { return e.Kind }

// Err returns nil for a command that was carried out, a judgement that refused
// the applicant by law included, and a *RefusalError for any other: errors.Is
// tells ErrExhausted, ErrClaimed, ErrLate, ErrUndetermined and ErrNotAllowed
// apart. What Registry returns as an error itself is a broken call or a failing
// host.
func (r Reply) Err() error {
	switch r.Status {
	case voucher.NotAllowed:
		for _, reason := range r.Reasons {
			for _, row := range kinds {
				if row.code == reason.Code {
					return &RefusalError{r, row.kind}
				}
			}
		}
		return &RefusalError{r, ErrNotAllowed}
	case voucher.NeedsFact:
		return &RefusalError{r, ErrUndetermined}
	}
	return nil
}
