package storetest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
	"github.com/biliktilik/tanu/voucher/registry/internal/clone"
	"github.com/biliktilik/tanu/voucher/registry/memstore"
)

// The slow store that the faults are made of has none by itself.
func TestFaultyStore_ConformsWithoutAFault(t *testing.T) { Run(t, openFaulty(sound)) }

// Every faulty store is found by the requirement that it breaks.
func TestFaultyStore_EachIsCaught(t *testing.T) {
	for _, f := range faults {
		t.Run(string(f.fault), func(t *testing.T) {
			t.Parallel()
			i := slices.IndexFunc(requirements, func(r requirement) bool { return r.id == f.breaks })
			if _, err := requirements[i].check(t.Context(), openFaulty(f.fault)); err == nil {
				t.Errorf("requirement %s was not seen to be broken", f.breaks)
			}
		})
	}
}

// The store in memory and the slow store are given the same random changes, most
// of which collide with one another, and answer the same.
func TestMemstore_DoesAsTheSlowStore(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 7))
		fast, slow := new(memstore.Store), newFaultyStore(&shelf{now: newContents()}, sound)
		for n := range 300 {
			if random.IntN(6) == 0 {
				var batch []registry.Change
				for i := range random.IntN(5) {
					batch = append(batch, randomChange(random, n*10+i))
				}
				a, errA := fast.CommitAll(t.Context(), batch)
				b, errB := slow.CommitAll(t.Context(), batch)
				sameAnswer(t, a, b, errA, errB)
				continue
			}
			change := randomChange(random, n*10)
			a, againA, errA := fast.Commit(t.Context(), change)
			b, againB, errB := slow.Commit(t.Context(), change)
			sameAnswer(t, []any{a, againA}, []any{b, againB}, errA, errB)
		}
		sameReading(t, fast, slow, random)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// randomChange is a change on few cases, claims and lines, so that many collide.
func randomChange(random *rand.Rand, n int) registry.Change {
	change := changeOf(fmt.Sprintf("command %d", cmp.Or(random.IntN(n+1)*min(1, random.IntN(8)/7), n)))
	change.Reply.Version = int64(n)
	id := func() string { return fmt.Sprintf("c%d", random.IntN(9)) }
	if random.IntN(3) > 0 {
		c := newCase(id())
		c.Version = int64(1 + random.IntN(4))
		c.State = []voucher.State{voucher.Filed, voucher.Reviewed}[random.IntN(2)]
		c.Due = []tanu.Date{{}, today, today.AddDays(random.IntN(5))}[random.IntN(3)]
		c.Application.Region = []tanu.Region{"", almaty.Region, astana.Region}[random.IntN(3)]
		change.Cases = append(change.Cases, c)
	}
	for range random.IntN(3) {
		change.Events = append(change.Events, eventOf(id(), int64(1+random.IntN(3))))
	}
	for range random.IntN(4) {
		change.Moves = append(change.Moves, allocation.Move{
			Key:     []allocation.LineKey{almaty, astana, later}[random.IntN(3)],
			Granted: int64(random.IntN(6) - 1), Held: int64(random.IntN(4) - 1), Issued: int64(random.IntN(4) - 1),
		})
	}
	for range random.IntN(3) {
		change.Take = append(change.Take, registry.ClaimEntry{Claim: registry.Claim(id()), Case: id()})
		change.Free = append(change.Free, registry.ClaimEntry{Claim: registry.Claim(id()), Case: id()})
	}
	if random.IntN(2) == 0 {
		change.Messages = []voucher.Message{messageOf(id(), int64(n))}
	}
	return change
}

// sameAnswer holds two answers to the same content and the same kind of error.
func sameAnswer(t *testing.T, a, b any, errA, errB error) {
	t.Helper()
	if committed, ok := a.([]registry.Committed); ok {
		for i := range committed {
			other := b.([]registry.Committed)[i]
			sameAnswer(t, committed[i].Reply, other.Reply, committed[i].Err, other.Err)
			if committed[i].Replayed != other.Replayed {
				t.Errorf("again: %t and %t", committed[i].Replayed, other.Replayed)
			}
		}
		return
	}
	for _, kind := range []error{
		registry.ErrNotFound, registry.ErrConflict, registry.ErrExhausted, registry.ErrClaimed,
		registry.ErrCommandReused, nil,
	} {
		if kind == nil && (errA == nil) != (errB == nil) || kind != nil && errors.Is(errA, kind) != errors.Is(errB, kind) {
			t.Errorf("errors %v and %v", errA, errB)
		}
	}
	if textOf(t, a) != textOf(t, b) {
		t.Errorf("got %s\nand %s", textOf(t, a), textOf(t, b))
	}
}

func textOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) == "null" {
		return "[]"
	}
	return string(text)
}

// sameReading compares everything that can be read.
func sameReading(t *testing.T, fast *memstore.Store, slow *faultyStore, random *rand.Rand) {
	t.Helper()
	for i := range 9 {
		id := fmt.Sprintf("c%d", i)
		a, errA := fast.Case(t.Context(), id)
		b, errB := slow.Case(t.Context(), id)
		sameAnswer(t, a, b, errA, errB)
		eventsA, errA := fast.Events(t.Context(), id, 1, 2)
		eventsB, errB := slow.Events(t.Context(), id, 1, 2)
		sameAnswer(t, eventsA, eventsB, errA, errB)
		holderA, errA := fast.Holder(t.Context(), registry.Claim(id))
		holderB, errB := slow.Holder(t.Context(), registry.Claim(id))
		sameAnswer(t, holderA, holderB, errA, errB)
	}
	for _, key := range []allocation.LineKey{almaty, astana, later} {
		a, errA := fast.Line(t.Context(), key)
		b, errB := slow.Line(t.Context(), key)
		sameAnswer(t, a, b, errA, errB)
	}
	for range 20 {
		query := registry.DueQuery{
			By: today.AddDays(random.IntN(6) - 1), Region: []tanu.Region{"", almaty.Region, astana.Region}[random.IntN(3)],
			State: []voucher.State{"", voucher.Filed, voucher.Reviewed}[random.IntN(3)],
		}
		after := registry.Cursor{Due: today.AddDays(random.IntN(6) - 1), ID: fmt.Sprintf("c%d", random.IntN(9))}
		limit := random.IntN(9)
		a, errA := fast.Due(t.Context(), query, after, limit)
		b, errB := slow.Due(t.Context(), query, after, limit)
		sameAnswer(t, a, b, errA, errB)
	}
	messages, err := slow.outbox(t.Context())
	sameAnswer(t, fast.Messages(), messages, nil, err)
}

// bare offers nothing but the one interface that is required.
type bare struct{ registry.Store }

// openMemory opens a store in memory that offers everything.
func openMemory(context.Context) (Harness, error) {
	store := new(memstore.Store)
	same := func(context.Context) (registry.Store, error) { return store, nil }
	return Harness{
		Store: store, Reopen: same, Second: same,
		Messages: func(context.Context) ([]voucher.Message, error) { return store.Messages(), nil },
	}, nil
}

// What a store does not offer is skipped, and breaks nothing.
func TestRun_WithoutWhatIsOptional(t *testing.T) {
	skips := 0
	for _, r := range requirements {
		skipped, err := r.check(t.Context(), func(context.Context) (Harness, error) {
			return Harness{Store: bare{new(memstore.Store)}}, nil
		})
		if err != nil {
			t.Errorf("%s: %v", r.id, err)
		}
		if skipped != "" {
			skips++
		}
	}
	if skips == 0 {
		t.Error("nothing was skipped")
	}
}

// A store that does not open breaks every requirement, and says why.
func TestRun_StoreThatDoesNotOpen(t *testing.T) {
	cause := errors.New("no such host")
	for _, row := range []struct {
		open Open
		want string
	}{
		{func(context.Context) (Harness, error) { return Harness{}, cause }, "open: no such host"},
		{func(context.Context) (Harness, error) { return Harness{}, nil }, "open: no store in the harness"},
	} {
		if _, err := requirements[0].check(t.Context(), row.open); err == nil || err.Error() != row.want {
			t.Errorf("error %v, want %q", err, row.want)
		}
	}
}

// Each harness is closed, once, and a failure to close it is told.
func TestRun_ClosesEachHarness(t *testing.T) {
	closed, failed := 0, errors.New("still in use")
	_, err := requirements[0].check(t.Context(), func(ctx context.Context) (Harness, error) {
		h, err := openMemory(ctx)
		h.Close = func() error { closed++; return failed }
		return h, err
	})
	if closed != 1 || !errors.Is(err, failed) {
		t.Errorf("closed %d times, error %v", closed, err)
	}
}

// What was seen is told: the command, the error and the one that was wanted.
func TestRun_TellsWhatWasSeen(t *testing.T) {
	i := slices.IndexFunc(requirements, func(r requirement) bool { return r.id == "R12" })
	_, err := requirements[i].check(t.Context(), openFaulty(lastWriteWins))
	for _, want := range []string{
		`command "behind": it was not refused`, `got error <nil>, want registry: conflict`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %q, want %q in it", err, want)
		}
	}
}

// A field that is added to a record must be set in the samples, or the suite
// would not see a store lose it.
func TestSamples_EveryFieldIsSet(t *testing.T) {
	for name, sample := range map[string]any{
		"case": fullCase("c1"), "event": fullEvent("c1"), "reply": fullReply("c1"), "message": messageOf("c1", 1),
	} {
		emptyFields(reflect.ValueOf(sample), name, func(path string) {
			if !strings.HasPrefix(path, "reply.Settlement.") { // a part of it stands for the whole
				t.Errorf("%s is not set in sample.go", path)
			}
		})
	}
}

// emptyFields finds the exported fields that hold nothing, at any depth.
func emptyFields(v reflect.Value, path string, found func(path string)) {
	switch {
	case v.IsZero(), v.Kind() == reflect.Slice && v.Len() == 0:
		found(path)
	case v.Kind() == reflect.Pointer:
		emptyFields(v.Elem(), path, found)
	case v.Kind() == reflect.Slice:
		emptyFields(v.Index(0), path+"[0]", found)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				emptyFields(v.Field(i), path+"."+f.Name, found)
			}
		}
	}
}

// A copy of a record shares no list and no pointer with it.
func TestSamples_CopiesShareNothing(t *testing.T) {
	for name, row := range map[string]struct{ record, copied any }{
		"case":  {fullCase("c1"), clone.Of(fullCase("c1"))},
		"event": {fullEvent("c1"), clone.Of(fullEvent("c1"))},
		"reply": {fullReply("c1"), clone.Of(fullReply("c1"))},
	} {
		sharedFields(reflect.ValueOf(row.record), reflect.ValueOf(row.copied), name, func(path string) {
			t.Errorf("%s is shared", path)
		})
		if textOf(t, row.record) != textOf(t, row.copied) {
			t.Errorf("%s: the copy differs", name)
		}
	}
}

func sharedFields(a, b reflect.Value, path string, found func(path string)) {
	switch a.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		if a.Pointer() == b.Pointer() && !a.IsNil() {
			found(path)
			return
		}
		if a.Kind() == reflect.Pointer {
			sharedFields(a.Elem(), b.Elem(), path, found)
		}
		if a.Kind() == reflect.Slice && a.Len() > 0 {
			sharedFields(a.Index(0), b.Index(0), path+"[0]", found)
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if f := a.Type().Field(i); f.IsExported() {
				sharedFields(a.Field(i), b.Field(i), path+"."+f.Name, found)
			}
		}
	}
}

// Every requirement is there for a reason: at least one fault breaks it.
func TestFaults_EveryRequirementIsBrokenByOne(t *testing.T) {
	broken := map[string]bool{}
	names := map[fault]bool{}
	for _, f := range faults {
		broken[f.breaks] = true
		if names[f.fault] {
			t.Errorf("two faults are named %q", f.fault)
		}
		names[f.fault] = true
	}
	known := map[string]bool{}
	for _, r := range requirements {
		if known[r.id] || r.sentence == "" {
			t.Errorf("%s stands twice, or says nothing", r.id)
		}
		known[r.id] = true
		if !broken[r.id] {
			t.Errorf("no fault breaks %s: %s", r.id, r.sentence)
		}
	}
	for id := range broken {
		if !known[id] {
			t.Errorf("there is no requirement %s", id)
		}
	}
}

// The package comment tells every requirement in its words, for whoever reads it
// before writing a store.
func TestRequirements_StandInThePackageComment(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	comment := strings.Join(strings.Fields(strings.ReplaceAll(string(text), "\n//", " ")), " ")
	var want []string
	for _, r := range requirements {
		want = append(want, "- "+r.id+" "+r.sentence)
	}
	if list := strings.Join(want, " "); !strings.Contains(comment, list) {
		t.Errorf("doc.go does not have them all; want\n%s", strings.Join(want, "\n"))
	}
}

var _ context.Context = (*countdown)(nil)

// A move that a line refuses is want of places only where what is free would go
// below zero; of anything else the caller is told what the line said.
func TestMemstore_TellsWhyALineRefused(t *testing.T) {
	for _, row := range []struct {
		what string
		move allocation.Move // of a line with 2 granted, 1 held and 1 issued
		kind error           // what the line said
		full bool
	}{
		{"hold what is not free", allocation.Hold(almaty), allocation.ErrNoPlace, true},
		{"take back what is not free", allocation.Grant(almaty, -1), allocation.ErrNoPlace, true},
		{"take back more than was granted", allocation.Grant(almaty, -7), allocation.ErrBelowZero, true},
		{"grant less than none", allocation.Grant(ulytau, -1), allocation.ErrBelowZero, true},
		{"release more than is held", allocation.Move{Key: almaty, Held: -2}, allocation.ErrBelowZero, false},
		{"return more than is issued", allocation.Move{Key: almaty, Issued: -2}, allocation.ErrBelowZero, false},
		{"release in an line without a grant", allocation.Release(ulytau), allocation.ErrBelowZero, false},
		{"grant past int64", allocation.Grant(almaty, math.MaxInt64), allocation.ErrOverflow, false},
		{"hold past int64", allocation.Move{Key: almaty, Held: math.MaxInt64}, allocation.ErrOverflow, true},
		{"release two, issue three", allocation.Move{Key: almaty, Held: -2, Issued: 3}, allocation.ErrBelowZero, true},
	} {
		for name, store := range map[string]registry.Store{
			"memstore": new(memstore.Store), "slow": newFaultyStore(&shelf{now: newContents()}, sound),
		} {
			for _, change := range []registry.Change{
				granting("grant", 2, almaty), moving("hold", allocation.Hold(almaty), allocation.IssueFree(almaty)),
			} {
				if _, _, err := store.Commit(t.Context(), change); err != nil {
					t.Fatal(err)
				}
			}
			_, _, err := store.Commit(t.Context(), moving(row.what, row.move))
			if !errors.Is(err, row.kind) || errors.Is(err, registry.ErrExhausted) != row.full {
				t.Errorf("%s: %s: got %v, want %v; no place is left: %t", name, row.what, err, row.kind, row.full)
			}
		}
	}
}
