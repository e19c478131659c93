// Package storetest proves a [registry.Store]: every requirement of the storage
// port, numbered, each with its sentence. A host's test opens its own store,
// empty, once for each requirement:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(ctx context.Context) (storetest.Harness, error) {
//			store, err := mystore.Open(ctx, t.TempDir())
//			return storetest.Harness{Store: store, Close: store.Close}, err
//		})
//	}
//
// It needs no network, no clock set right and no real case: every name and number
// in the records is invented. The example of [Run] (example_test.go) is a whole
// test file.
//
// The suite cannot see that a write survives a power cut, that a replica that
// lags is not read, or that the outbox is delivered.
//
// requirements.go is the table of requirements; changes.go, commands.go, records.go,
// pages.go, concurrent.go, cancel.go, batch.go and outbox.go check them; storetest.go
// has Run and Harness, sample.go the records, proof.go the comparisons.
//
// # Requirements
//
//   - R01 A case that is not there is ErrNotFound.
//   - R02 A claim that nobody has is ErrNotFound.
//   - R03 A line that nothing was granted to is all zero but for its key, and no
//     error.
//   - R04 A case that is not there has no events, and an empty store nothing due;
//     neither is an error.
//   - R05 What a change wrote is read from the moment Commit returns, every part of
//     it.
//   - R11 A case at version 1 is written only where there is none; the second
//     creator gets ErrConflict.
//   - R12 A case is written only over the version before its own; any other gives
//     ErrConflict, so that the last write does not win.
//   - R13 A version that is not the one before gives ErrConflict also where no
//     place is left or a claim is taken: what was decided on a stale case is
//     decided again, and is no refusal.
//   - R21 A move adds to each part of its line and to no other line, and a change
//     may move several lines.
//   - R22 A move that would take a part, or what is free, below zero or past int64
//     is refused and moves nothing; where what is free would go below zero, with
//     ErrExhausted.
//   - R23 Several moves of one line in one change count as their sum, in whatever
//     order they stand.
//   - R31 A claim that a case has is refused to another with ErrClaimed, and two
//     cases do not take it in one change.
//   - R32 A claim is taken again by the case that has it, and that is no error.
//   - R33 A claim is given up only by the case that has it: a stranger's change is
//     applied and leaves the claim where it is.
//   - R34 A claim that was given up is anybody's to take, also by the change that
//     gives it up.
//   - R41 A command that was committed before gives its stored reply with replayed
//     true, whatever became of its case and however many commands came since, and
//     is not carried out a second time.
//   - R42 A command id that was committed with another digest, if only in its last
//     byte, gives ErrCommandReused, and changes nothing.
//   - R43 Whether a command was committed before is looked at first, before
//     versions, places, claims and events.
//   - R44 A change that holds a reply and nothing else is stored with its command.
//   - R45 A command whose change was refused is not remembered: its id may be used
//     again.
//   - R51 Events of a case are numbered 1, 2, 3, …: one that is not the next gives
//     ErrConflict, and none is replaced.
//   - R52 Events gives the events in their order, from the one after a number, at
//     most as many as the limit.
//   - R53 Events gives fewer events than the limit, of a thousand too, only where
//     they are the last.
//   - R61 Where one part of a change is refused, no part of it is applied,
//     whichever part it is.
//   - R62 A change may be as long as an act for hundreds of people: it is applied
//     whole, or refused whole.
//   - R71 A case comes back as it was written, every field to the last byte.
//   - R72 An event comes back as it was written, every field to the last byte.
//   - R73 A reply comes back as it was stored, every field to the last byte.
//   - R74 Ids of cases, commands and claims are told apart byte by byte: by case,
//     accents, trailing spaces, and up to 255 bytes, also where many are read at
//     once.
//   - R81 Due gives the cases whose day is the one asked or earlier, ordered by day
//     and then by the bytes of the id, and never one in which nothing is due.
//   - R82 Due goes by the record as it stands: a case moves with its day and its
//     region, and leaves when nothing is due.
//   - R83 Due of a region gives the cases of that region, of no other, in the same
//     order.
//   - R84 Pages of Due, each read from the last cursor of the one before, give
//     every case once, also where many share a day.
//   - R85 Pages of Due neither skip nor repeat a case that keeps its place while
//     others come, go and move between pages.
//   - R86 Due and Events never give more than the limit; a limit of zero gives
//     none.
//   - R87 Due of a state gives only the cases that stand in it now, and with a
//     region only those of the region, in the same order and on every page.
//   - R88 Due gives fewer cases than the limit, of a thousand too, only on the last
//     page, also of a region and a state.
//   - R91 Where hundreds of changes take the few places of several lines at the
//     same moment, exactly as many are applied as there are places.
//   - R92 Of many changes that create one case at the same moment one is applied.
//   - R93 Of many changes that take one claim at the same moment one is applied.
//   - R94 One command sent from many places at the same moment is carried out once,
//     and all get its reply.
//   - R95 Changes that move the same lines in opposite orders at the same moment
//     all come to an end, and no place is lost or made.
//   - R96 No reader sees a case without its event.
//   - R97 Of many changes at the same moment the outbox keeps every message once,
//     those of a case in their order.
//   - R101 A change under a context that is cancelled is not applied, and is an
//     error.
//   - R102 A change whose context is cancelled on the way is applied whole or not
//     at all, and not where Commit fails with anything but ErrOutcomeUnknown; sent
//     again it is applied once.
//   - R111 Writing to what was passed to Commit or CommitAll changes nothing in the
//     store.
//   - R112 Writing to what the store gave back changes nothing in the store.
//   - R121 What was committed is there when the store is opened again, commands and
//     messages included, and what follows goes on behind it.
//   - R122 Two handles on the same data see each other's changes, and many changes
//     through both at the same moment are applied as through one.
//   - R131 A batch applies each change as Commit would, messages included, in the
//     order given: a later one sees what an earlier one wrote.
//   - R132 A change of a batch that is refused leaves nothing behind, and takes no
//     other down.
//   - R133 A batch gives the stored reply of a command that was committed before
//     it, or earlier in it, and carries it out once.
//   - R134 A batch under a context that is cancelled is an error, and applies
//     nothing; one whose context is cancelled on the way applies nothing either
//     where CommitAll fails with anything but ErrOutcomeUnknown.
//   - R135 Cases gives the cases that exist, each to the last byte, however many
//     are asked for, also where one is asked for twice.
//   - R136 Holders gives the claims that somebody has, however many are asked for.
//   - R141 The outbox keeps the messages of each change once and in their order,
//     and none of a change that was refused or repeated.
package storetest
