package voucher

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
)

// Joint is what several commands came to that were carried out together.
type Joint struct {
	Outcomes   []Outcome             `json:"outcomes,omitempty"`  // in the order of the commands
	Settlement settlement.Settlement `json:"settlement,omitzero"` // of ReceiveAct: the whole act's; its report alone where the year's MCI is not known
	Reply      Reply                 `json:"reply"`
	Again      bool                  `json:"again,omitempty"` // carried out before: the Reply is the stored one, the rest is zero
}

// Together carries out commands on different cases as one: all of them are
// done, or none. It is for what is one thing in law, such as an act of several
// persons or its payment. The id is that of the whole; applications are filed
// one by one, with Do.
func (r *Registry) Together(ctx context.Context, id string, commands ...Command) (Joint, error) {
	if err := checkKey("", id); err != nil {
		return Joint{}, err
	}
	if len(commands) == 0 {
		return Joint{}, &CommandError{"", "commands", "want at least one"}
	}
	seen := map[string]bool{}
	for _, cmd := range commands {
		if seen[cmd.Case] || cmd.Action == File {
			return Joint{}, &CommandError{cmd.Action, "case", "together, each case has one command, and none is filed"}
		}
		seen[cmd.Case] = true
	}
	return jointly(func() (Joint, error) { return r.together(ctx, id, digestOfAll(commands), commands, Joint{}, nil) })
}

// ReceiveAct receives an act of services rendered, which may be of several
// persons: every voucher's case moves, or none does. The act is checked as a
// whole; each case keeps its own part of it. Of the command, Act, Actor, Day
// and Signature matter; its Case may be empty.
//
// Law: 2025/16, 2023/16.
func (r *Registry) ReceiveAct(ctx context.Context, cmd Command) (Joint, error) {
	if err := checkKey(ReceiveAct, cmd.ID); err != nil {
		return Joint{}, err
	}
	if cmd.Act == nil {
		return Joint{}, &CommandError{ReceiveAct, "act", "the action needs it"}
	}
	received := *cmd.Act
	received.Received = cmd.Day
	if field, rule := broken(received.Validate()); field != "" {
		return Joint{}, &CommandError{ReceiveAct, "act." + field, rule}
	}
	sum := digestOf(&cmd)
	return jointly(func() (Joint, error) {
		whole, reasons, err := r.whole(ctx, cmd)
		if err != nil {
			return Joint{}, err
		}
		var parts []Command
		for _, id := range cmd.Act.Vouchers() {
			part, share := cmd, cmd.Act.Only(id)
			part.ID, part.Case, part.Action, part.Act = cmd.ID+"/"+id, id, ReceiveAct, &share
			parts = append(parts, part)
		}
		return r.together(ctx, cmd.ID, sum, parts, Joint{Settlement: whole}, reasons)
	})
}

// whole checks an act against the cases of all its vouchers. A voucher that
// another act has is named; one that is no case's is left to the check. Who may
// not send an act for one of the cases learns nothing of them.
func (r *Registry) whole(ctx context.Context, cmd Command) (settlement.Settlement, []Reason, error) {
	act := *cmd.Act
	act.Received, act.Persons = cmd.Day, slices.Clone(act.Persons)
	facts := settlement.Facts{Elsewhere: map[string]string{}, EDS: cmd.Signature.Verified, Entitled: cmd.Signature.Entitled}
	var entitlements []settlement.Entitlement
	procedures := map[string]settlement.Procedure{}
	for _, id := range act.Vouchers() {
		c, err := r.store.Case(ctx, id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return settlement.Settlement{}, nil, err
		}
		if err := c.misplaced(); err != nil {
			return settlement.Settlement{}, nil, err
		}
		if s := find(c.Edition, Used, ReceiveAct); !cmd.Actor.mayAct(s.by, &c) {
			return settlement.Settlement{}, []Reason{wrongActor(s)}, nil
		}
		if c.Service != nil && c.Service.Act.Number != act.Number {
			facts.Elsewhere[id] = c.Service.Act.Number
		}
		if !c.Voucher.Issued.IsZero() {
			entitlements = append(entitlements, c.entitlement())
		}
		procedures[id] = c.procedure()
	}
	for i := range act.Persons { // each case fills in its own; here they are seen together
		if held, ok := procedures[act.Persons[i].VoucherID]; ok {
			act.Persons[i] = filled(act.Persons[i], held)
		}
	}
	whole, err := r.rules.money().Settle(act, entitlements, facts)
	if errors.Is(err, settlement.ErrNoMCI) { // the sums wait for it; the act does not
		whole.Report, err = r.rules.money().Check(act, entitlements, facts)
	}
	return whole, reasonsOfAct(whole.Report), err
}

// together is one round: load, decide each, commit all. What the whole is refused
// for, or lacks, goes before: it is not decided case by case then.
func (r *Registry) together(ctx context.Context, id string, sum Digest, commands []Command, joint Joint, reasons []Reason) (Joint, error) {
	change := Change{Command: id, Digest: sum}
	for _, cmd := range commands {
		if len(reasons) > 0 {
			break
		}
		var res Result
		part, err := r.decide(ctx, r.store, &cmd, digestOf(&cmd), &res)
		if err != nil {
			return Joint{}, err
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
		reason := noPlace(joint.Outcomes[0].Case.Edition)
		if errors.Is(err, ErrClaimed) {
			reason = openCase()
		}
		return r.together(ctx, id, sum, commands, Joint{Settlement: joint.Settlement}, []Reason{reason})
	}
	if err != nil || again {
		return Joint{Reply: stored, Again: again}, err
	}
	return joint, nil
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
func jointly(round func() (Joint, error)) (joint Joint, err error) {
	again, err := insist(func() (bool, error) {
		var err error
		joint, err = round()
		return another(err), err
	})
	if again {
		return Joint{}, fmt.Errorf("voucher: gave up after %d tries: %w", attempts, err)
	}
	return joint, err
}
