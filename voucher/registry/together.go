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

// JointResult is what several commands came to that were carried out together.
type JointResult struct {
	Outcomes   []voucher.Outcome     `json:"outcomes,omitempty"`  // in the order of the commands
	Settlement settlement.Settlement `json:"settlement,omitzero"` // of ReceiveAct: the whole act's; its report alone where the year's MCI is not known
	Reply      Reply                 `json:"reply"`
	Replayed   bool                  `json:"replayed,omitempty"` // carried out before: the Reply is the stored one, the rest is zero
}

// DoTogether carries out commands on different cases as one: all of them are
// done, or none. It is for what is one thing in law, such as an act of several
// persons or its payment. The id is that of the whole; applications are filed
// one by one, with Do.
func (r *Registry) DoTogether(ctx context.Context, id string, commands ...voucher.Command) (JointResult, error) {
	if err := checkID("", id); err != nil {
		return JointResult{}, err
	}
	if len(commands) == 0 {
		return JointResult{}, malformed("", "commands", "want at least one")
	}
	seen := map[string]bool{}
	for _, cmd := range commands {
		if seen[cmd.Case] || cmd.Action == voucher.File {
			return JointResult{}, malformed(cmd.Action, "case", "together, each case has one command, and none is filed")
		}
		seen[cmd.Case] = true
	}
	return jointly(func() (JointResult, error) {
		return r.together(ctx, id, voucher.DigestOfCommands(commands), commands, JointResult{}, nil)
	})
}

// ReceiveAct receives an act of services rendered, which may be of several
// persons: every voucher's case moves, or none does. The act is checked as a
// whole; each case keeps its own part of it. Of the command, Act, Actor, Day
// and Signature matter; its Case may be empty.
//
// Law: 2025/16, 2023/16.
func (r *Registry) ReceiveAct(ctx context.Context, cmd voucher.Command) (JointResult, error) {
	if err := checkID(voucher.ReceiveAct, cmd.ID); err != nil {
		return JointResult{}, err
	}
	if cmd.Act == nil {
		return JointResult{}, malformed(voucher.ReceiveAct, "act", "the action needs it")
	}
	received := *cmd.Act
	received.Received = cmd.Day
	var wrong *tanu.FieldError
	if errors.As(received.Validate(), &wrong) {
		return JointResult{}, malformed(voucher.ReceiveAct, "act."+wrong.Path, wrong.In(tanu.English))
	}
	sum := cmd.Digest()
	return jointly(func() (JointResult, error) {
		cases, err := r.casesOf(ctx, cmd.Act)
		if err != nil {
			return JointResult{}, err
		}
		whole, reasons, err := r.rules.CheckAct(cmd, cases)
		if err != nil {
			return JointResult{}, err
		}
		var parts []voucher.Command
		for _, id := range cmd.Act.Vouchers() {
			part, share := cmd, cmd.Act.Only(id)
			part.ID, part.Case, part.Action, part.Act = cmd.ID+"/"+id, id, voucher.ReceiveAct, &share
			parts = append(parts, part)
		}
		return r.together(ctx, cmd.ID, sum, parts, JointResult{Settlement: whole}, reasons)
	})
}

// casesOf are the cases of an act's vouchers, in their order; one that there is
// not is left out.
func (r *Registry) casesOf(ctx context.Context, act *settlement.Act) (cases []voucher.Case, err error) {
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

// together is one round: load, decide each, commit all. What the whole is refused
// for, or lacks, goes before: it is not decided case by case then.
func (r *Registry) together(ctx context.Context, id string, sum voucher.Digest, commands []voucher.Command, joint JointResult, reasons []voucher.Reason) (JointResult, error) {
	change := Change{Command: id, Digest: sum}
	for _, cmd := range commands {
		if len(reasons) > 0 {
			break
		}
		var res Result
		part, err := r.decide(ctx, r.store, &cmd, cmd.Digest(), &res)
		if err != nil {
			return JointResult{}, err
		}
		joint.Outcomes = append(joint.Outcomes, res.Outcome)
		if res.Verdict != tanu.Satisfied {
			reasons = res.Reasons
			break
		}
		change.add(part)
	}
	change.Reply = Reply{Command: id, Verdict: tanu.Satisfied}
	if len(reasons) > 0 {
		change = Change{Command: id, Digest: sum, Reply: Reply{Command: id, Verdict: verdictOf(reasons), Reasons: reasons}}
	}
	if joint.Reply = change.Reply; joint.Reply.Verdict == tanu.Undetermined {
		return joint, nil
	}
	change.Moves = allocation.Combine(change.Moves)
	stored, again, err := r.store.Commit(ctx, change)
	if full(err) && len(reasons) == 0 {
		reason := voucher.NoPlace(joint.Outcomes[0].Case.Edition)
		if errors.Is(err, ErrClaimed) {
			reason = voucher.OpenCase()
		}
		return r.together(ctx, id, sum, commands, JointResult{Settlement: joint.Settlement}, []voucher.Reason{reason})
	}
	if err != nil || again {
		return JointResult{Reply: stored, Replayed: again}, err
	}
	return joint, nil
}

// verdictOf is what reasons come to together.
func verdictOf(reasons []voucher.Reason) (v tanu.Verdict) {
	for _, reason := range reasons {
		v = v.And(reason.Verdict)
	}
	return v
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

// jointly runs a round again where another was faster or no answer came.
func jointly(round func() (JointResult, error)) (joint JointResult, err error) {
	again, err := insist(func() (bool, error) {
		var err error
		joint, err = round()
		return another(err), err
	})
	if again {
		return JointResult{}, fmt.Errorf("registry: gave up after %d tries: %w", attempts, err)
	}
	return joint, err
}
