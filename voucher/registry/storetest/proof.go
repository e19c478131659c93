package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// proof is one requirement being proved of one store: what it was seen to do
// otherwise is collected.
type proof struct {
	ctx context.Context // of this proof alone
	Harness
	other    registry.Store // a second handle, where many work through both
	failures []error
	skipped  string // why the requirement could not be proved
}

// failf notes what was seen.
func (p *proof) failf(format string, args ...any) {
	p.failures = append(p.failures, fmt.Errorf(format, args...))
}

// failsWith notes an error that is not of the kind.
func (p *proof) failsWith(err, kind error, what string) {
	if !errors.Is(err, kind) {
		p.failf("%s: got error %v, want %v", what, err, kind)
	}
}

// succeeds notes an error where there should be none, and reports whether there was
// none.
func (p *proof) succeeds(err error, what string) bool {
	if err != nil {
		p.failf("%s: %w", what, err)
	}
	return err == nil
}

// same notes two values that are not the same to the last byte of their JSON,
// which is what a case's history is sealed by.
func (p *proof) same(got, want any, what string) {
	g, errGot := json.Marshal(got)
	w, errWant := json.Marshal(want)
	if err := errors.Join(errGot, errWant); err != nil {
		p.failf("%s: %w", what, err)
	} else if !bytes.Equal(g, w) {
		p.failf("%s: got %s, want %s", what, around(g, w), around(w, g))
	}
}

// around is the part of a in which it begins to differ from b.
func around(a, b []byte) string {
	const before, after = 30, 50
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	part := a[max(0, at-before):min(len(a), at+after)]
	return fmt.Sprintf("%q from byte %d", tanu.HideDigits(string(part)), at)
}

// changeOf is a change with a command and its reply only.
func changeOf(command string) registry.Change {
	return registry.Change{
		Command: command, Digest: sha256.Sum256([]byte(command)),
		Reply: registry.Reply{Command: command, Status: voucher.Done},
	}
}

// opening is a change that opens cases, each with its first event.
func opening(command string, cases ...voucher.Case) registry.Change {
	change := changeOf(command)
	change.Cases = cases
	for _, c := range cases {
		change.Events = append(change.Events, eventOf(c.ID, c.Version))
	}
	return change
}

// granting is a change that grants places to lines.
func granting(command string, n int64, keys ...allocation.LineKey) registry.Change {
	change := changeOf(command)
	for _, key := range keys {
		change.Moves = append(change.Moves, allocation.Grant(key, n))
	}
	return change
}

// moving is a change that only moves lines.
func moving(command string, moves ...allocation.Move) registry.Change {
	change := changeOf(command)
	change.Moves = moves
	return change
}

// taking is a change by which a case takes a claim.
func taking(command string, claim registry.Claim, id string) registry.Change {
	change := changeOf(command)
	change.Take = []registry.ClaimEntry{{Claim: claim, Case: id}}
	return change
}

// freeing is a change by which a case gives up a claim.
func freeing(command string, claim registry.Claim, id string) registry.Change {
	change := changeOf(command)
	change.Free = []registry.ClaimEntry{{Claim: claim, Case: id}}
	return change
}

// applies commits changes that must be applied, each for the first time.
func (p *proof) applies(changes ...registry.Change) {
	for _, change := range changes {
		reply, replayed, err := p.Store.Commit(p.ctx, change)
		what := fmt.Sprintf("command %q", change.Command)
		if p.succeeds(err, what) {
			p.same(reply, change.Reply, what+": reply")
			if replayed {
				p.failf("%s: replayed is true of a command that was not committed before", what)
			}
		}
	}
}

// replays commits a change that must not be carried out again.
func (p *proof) replays(change registry.Change, stored registry.Reply) {
	reply, replayed, err := p.Store.Commit(p.ctx, change)
	what := fmt.Sprintf("command %q repeated", change.Command)
	if p.succeeds(err, what) {
		p.same(reply, stored, what+": reply")
		if !replayed {
			p.failf("%s: replayed is false", what)
		}
	}
}

// refuses commits a change that must be refused with an error of the kind, and
// must leave nothing behind.
func (p *proof) refuses(change registry.Change, kind error) {
	p.failsWith(p.refusesSomehow(change), kind, fmt.Sprintf("command %q", change.Command))
}

// refusesSomehow is refuses where the contract has no kind of error for it.
func (p *proof) refusesSomehow(change registry.Change) error {
	what := fmt.Sprintf("command %q", change.Command)
	before := p.snapshot(change)
	_, _, err := p.Store.Commit(p.ctx, change)
	if err == nil {
		p.failf("%s: it was not refused", what)
	}
	p.unchanged(before, p.snapshot(change), what+", which is to be refused")
	return err
}

// unchanged notes what is not as it was before.
func (p *proof) unchanged(before, after map[string]string, what string) {
	for _, key := range slices.Sorted(maps.Keys(after)) {
		if got, want := []byte(after[key]), []byte(before[key]); !bytes.Equal(got, want) {
			p.failf("%s: %s: got %s, want %s as before", what, key, around(got, want), around(want, got))
		}
	}
}

// snapshot is everything that can be read of what the changes touch, by name.
func (p *proof) snapshot(changes ...registry.Change) map[string]string {
	seen := map[string]string{}
	note := func(key string, v any, err error) {
		text, _ := json.Marshal(v)
		switch {
		case errors.Is(err, registry.ErrNotFound):
			text = []byte("none")
		case err != nil:
			p.failf("%s: %w", key, err)
		}
		seen[key] = string(text)
	}
	for _, change := range changes {
		for _, id := range casesOf(change) {
			c, err := p.Store.Case(p.ctx, id)
			note("case "+id, c, err)
			events, err := p.Store.Events(p.ctx, id, 0, many)
			note("events of case "+id, events, err)
		}
		for _, move := range change.Moves {
			if _, again := seen["line "+move.Key.String()]; again {
				continue
			}
			line, err := p.Store.Line(p.ctx, move.Key)
			note("line "+move.Key.String(), line, err)
		}
		for _, t := range slices.Concat(change.Take, change.Free) {
			holder, err := p.Store.Holder(p.ctx, t.Claim)
			note("claim "+string(t.Claim), holder, err)
		}
	}
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	note("due", due, err)
	if p.Messages != nil {
		messages, err := p.Messages(p.ctx)
		note("outbox", messages, err)
	}
	return seen
}

// casesOf are the ids of the cases that a change speaks of, each once.
func casesOf(change registry.Change) (ids []string) {
	for _, c := range change.Cases {
		ids = append(ids, c.ID)
	}
	for _, e := range change.Events {
		ids = append(ids, e.Case)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// lineIs notes a line that does not read as it should.
func (p *proof) lineIs(key allocation.LineKey, granted, held, issued int64) {
	line, err := p.Store.Line(p.ctx, key)
	if p.succeeds(err, "line "+key.String()) {
		p.same(line, allocation.Line{Key: key, Granted: granted, Held: held, Issued: issued}, "line "+key.String())
	}
}

// holderIs notes a claim that the wrong case has; "" stands for no case.
func (p *proof) holderIs(claim registry.Claim, want string) {
	got, err := p.Store.Holder(p.ctx, claim)
	switch {
	case want == "":
		p.failsWith(err, registry.ErrNotFound, "claim that nobody has")
	case p.succeeds(err, fmt.Sprintf("claim of case %q", want)) && got != want:
		p.failf("the claim is with case %q, want %q", got, want)
	}
}

// caseIs notes a case that does not read as it was written.
func (p *proof) caseIs(want voucher.Case) {
	got, err := p.Store.Case(p.ctx, want.ID)
	if what := fmt.Sprintf("case %q", want.ID); p.succeeds(err, what) {
		p.same(got, want, what)
	}
}

// eventsAre notes a history that does not read as it should.
func (p *proof) eventsAre(id string, after int64, limit int, want ...voucher.Event) {
	got, err := p.Store.Events(p.ctx, id, after, limit)
	what := fmt.Sprintf("at most %d events of case %q after number %d", limit, id, after)
	if !p.succeeds(err, what) {
		return
	}
	if len(got) != len(want) {
		p.failf("%s: got %d, want %d", what, len(got), len(want))
		return
	}
	for i := range want {
		p.same(got[i], want[i], fmt.Sprintf("%s: place %d", what, i))
	}
}
