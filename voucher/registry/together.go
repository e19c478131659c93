package registry

import (
	"context"
	"errors"
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// JointResult is what several commands came to that were carried out together. Of
// those that were carried out before, Replayed is true and the rest is the first
// answer, as in Result.
type JointResult struct {
	Outcomes   []voucher.Outcome      `json:"outcomes,omitempty"`   // in the order of the commands, where all were done
	Settlement *settlement.Settlement `json:"settlement,omitempty"` // of ReceiveAct: the whole act's; see CheckAct
	Reply      Reply                  `json:"reply"`
	Replayed   bool                   `json:"replayed,omitempty"`
}

// joint is several commands that are to be carried out together: of one act, or
// given together by the host.
type joint struct {
	id         string
	digest     voucher.Digest
	commands   []voucher.Command
	settlement *settlement.Settlement // of the whole act
	reasons    []voucher.Reason       // what stands in the way of the whole, so that no case is decided
}

// DoTogether carries out commands on different cases as one: all of them are
// done, or none. It is for what is one thing in law, such as the payment of
// an act of several persons; the act itself goes to ReceiveAct. The id is that of the
// whole; applications are filed one by one, with Do.
func (r *Registry) DoTogether(ctx context.Context, id string, commands ...voucher.Command) (JointResult, error) {
	if err := checkID(id); err != nil {
		return JointResult{}, err
	}
	if len(commands) == 0 {
		return JointResult{}, malformed("commands", tanu.RuleRequired)
	}
	seen := map[string]bool{}
	for _, cmd := range commands {
		switch {
		case seen[cmd.Case]:
			return JointResult{}, malformed("case", tanu.RuleGivenTwice)
		case cmd.Action == voucher.File:
			return JointResult{}, malformed("case", tanu.RuleNotHere)
		}
		seen[cmd.Case] = true
	}
	return jointly(func() (JointResult, error) {
		return r.together(ctx, joint{id: id, digest: voucher.DigestOfCommands(commands), commands: commands})
	})
}

// ReceiveAct receives an act of services rendered, which may be of several
// persons: every voucher's case moves, or none does. The act is checked as a
// whole; each case keeps its own part of it. Of the command, Act, Actor, Day
// and Signature matter; its Case may be empty.
//
// Law: 16.
func (r *Registry) ReceiveAct(ctx context.Context, cmd voucher.Command) (JointResult, error) {
	if err := checkID(cmd.ID); err != nil {
		return JointResult{}, err
	}
	digest := cmd.Digest()
	return jointly(func() (JointResult, error) {
		cases, err := r.casesOf(ctx, cmd.Act)
		if err != nil {
			return JointResult{}, err
		}
		whole, reasons, err := r.rules.CheckAct(cmd, cases)
		if err != nil {
			return JointResult{}, err
		}
		return r.together(ctx, joint{cmd.ID, digest, parts(cmd), whole, reasons})
	})
}

// casesOf are the cases of an act's vouchers, in their order; one that there is
// not is left out.
func (r *Registry) casesOf(ctx context.Context, act *settlement.Act) (cases []voucher.Case, err error) {
	if act == nil {
		return nil, nil
	}
	for _, id := range act.Vouchers() {
		switch c, err := r.store.Case(ctx, id); {
		case errors.Is(err, ErrNotFound):
		case err != nil:
			return nil, err
		default:
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// parts are the commands by which each case receives its part of an act.
func parts(cmd voucher.Command) (list []voucher.Command) {
	for _, id := range cmd.Act.Vouchers() {
		part, share := cmd, cmd.Act.Only(id)
		part.ID, part.Case, part.Action, part.Act = cmd.ID+"/"+id, id, voucher.ReceiveAct, &share
		list = append(list, part)
	}
	return list
}

// together is one round: load, decide each, commit all.
func (r *Registry) together(ctx context.Context, j joint) (JointResult, error) {
	change := Change{Command: j.id, Digest: j.digest, Reply: Reply{Command: j.id, Status: voucher.Done}}
	var outcomes []voucher.Outcome
	for _, cmd := range j.commands {
		if len(j.reasons) > 0 {
			break
		}
		out, part, err := r.decide(ctx, r.store, cmd)
		if err != nil {
			return JointResult{}, err
		}
		outcomes = append(outcomes, out)
		if out.Status != voucher.Done {
			j.reasons = out.Reasons
		}
		change.add(part)
	}
	if len(j.reasons) > 0 {
		outcomes = nil
		reply := Reply{Command: j.id, Status: statusOf(j.reasons), Reasons: j.reasons}
		change = Change{Command: j.id, Digest: j.digest, Reply: reply}
	}
	change.Reply.Settlement = j.settlement
	if change.Reply.Status == voucher.NeedsFact {
		return JointResult{Settlement: j.settlement, Reply: change.Reply}, nil
	}
	change.Moves = allocation.Combine(change.Moves)
	stored, replayed, err := r.store.Commit(ctx, change)
	switch {
	case taken(err) && len(j.reasons) == 0:
		j.reasons = []voucher.Reason{refusal(outcomes[0].Case.Edition, errors.Is(err, ErrClaimed))}
		return r.together(ctx, j)
	case err != nil:
		return JointResult{}, err
	case replayed:
		return r.jointlyThen(ctx, j.commands, stored)
	}
	return JointResult{Outcomes: outcomes, Settlement: j.settlement, Reply: stored}, nil
}

// jointlyThen is the first answer to commands that were carried out before.
func (r *Registry) jointlyThen(ctx context.Context, commands []voucher.Command, stored Reply) (JointResult, error) {
	res := JointResult{Settlement: stored.Settlement, Reply: stored, Replayed: true}
	if stored.Status != voucher.Done {
		return res, nil
	}
	for _, cmd := range commands {
		events, err := r.historyOf(ctx, cmd)
		if err != nil {
			return JointResult{}, err
		}
		out, err := r.asThen(ctx, events)
		if err != nil {
			return JointResult{}, err
		}
		res.Outcomes = append(res.Outcomes, out)
	}
	return res, nil
}

// historyOf are the events of a case up to that of a command.
func (r *Registry) historyOf(ctx context.Context, cmd voucher.Command) (events []voucher.Event, err error) {
	for {
		page, err := r.store.Events(ctx, cmd.Case, int64(len(events)), pageOfEvents)
		if err != nil {
			return nil, err
		}
		for _, e := range page {
			events = append(events, e)
			if e.Command.ID == cmd.ID {
				return events, nil
			}
		}
		if len(page) < pageOfEvents {
			return nil, nil
		}
	}
}

const pageOfEvents = 100

// statusOf is what reasons come to: a refusal outweighs a missing fact.
func statusOf(reasons []voucher.Reason) voucher.Status {
	for _, reason := range reasons {
		if reason.Verdict == tanu.Refused {
			return voucher.NotAllowed
		}
	}
	return voucher.NeedsFact
}

// add joins another change's parts to this one's.
func (c *Change) add(other Change) {
	c.Cases = append(c.Cases, other.Cases...)
	c.Moves = append(c.Moves, other.Moves...)
	c.Take = append(c.Take, other.Take...)
	c.Free = append(c.Free, other.Free...)
	c.Events = append(c.Events, other.Events...)
	c.Messages = append(c.Messages, other.Messages...)
}

// jointly runs a round again on a write conflict, or where no answer came.
func jointly(round func() (JointResult, error)) (res JointResult, err error) {
	again, err := withRetries(func() (bool, error) {
		var err error
		res, err = round()
		return retry(err), err
	})
	if again {
		return JointResult{}, fmt.Errorf("registry: gave up after %d tries: %w", attempts, err)
	}
	return res, err
}
