package storetest

// requirements is the table. Ids are stable; new rows go to the end of their
// ten.
var requirements = []requirement{
	{"R01", "A case that is not there is ErrNotFound.", noCase},
	{"R02", "A claim that nobody has is ErrNotFound.", noClaim},
	{"R03", "A line that nothing was granted to is all zero but for its key, and no error.", noLine},
	{"R04", "A case that is not there has no events, and an empty store nothing due; neither is an error.", noEvents},
	{"R05", "What a change wrote is read from the moment Commit returns, every part of it.", readAtOnce},

	{"R11", "A case at version 1 is written only where there is none; the second creator gets ErrConflict.", twoCreators},
	{"R12", "A case is written only over the version before its own; any other gives ErrConflict, so that the last write does not win.", staleVersion},
	{"R13", "A version that is not the one before gives ErrConflict also where no place is left or a claim is taken: what was decided on a stale case is decided again, and is no refusal.", conflictFirst},

	{"R21", "A move adds to each part of its line and to no other line, and a change may move several lines.", movesAdd},
	{"R22", "A move that would take a part, or what is free, below zero or past int64 is refused and moves nothing; where what is free would go below zero, with ErrExhausted.", boundedMoves},
	{"R23", "Several moves of one line in one change count as their sum, in whatever order they stand.", movesCombine},

	{"R31", "A claim that a case has is refused to another with ErrClaimed, and two cases do not take it in one change.", uniqueClaim},
	{"R32", "A claim is taken again by the case that has it, and that is no error.", claimRetaken},
	{"R33", "A claim is given up only by the case that has it: a stranger's change is applied and leaves the claim where it is.", claimOfStranger},
	{"R34", "A claim that was given up is anybody's to take, also by the change that gives it up.", claimFreed},

	{"R41", "A command that was committed before gives its stored reply with replayed true, whatever became of its case and however many commands came since, and is not carried out a second time.", replayed},
	{"R42", "A command id that was committed with another digest, if only in its last byte, gives ErrCommandReused, and changes nothing.", reused},
	{"R43", "Whether a command was committed before is looked at first, before versions, places, claims and events.", lookedAtFirst},
	{"R44", "A change that holds a reply and nothing else is stored with its command.", replyOnly},
	{"R45", "A command whose change was refused is not remembered: its id may be used again.", refusedForgotten},

	{"R51", "Events of a case are numbered 1, 2, 3, …: one that is not the next gives ErrConflict, and none is replaced.", gapless},
	{"R52", "Events gives the events in their order, from the one after a number, at most as many as the limit.", eventPages},
	{"R53", "Events gives fewer events than the limit, of a thousand too, only where they are the last.", manyEvents},

	{"R61", "Where one part of a change is refused, no part of it is applied, whichever part it is.", allOrNothing},
	{"R62", "A change may be as long as an act for hundreds of people: it is applied whole, or refused whole.", manyParts},

	{"R71", "A case comes back as it was written, every field to the last byte.", exactCase},
	{"R72", "An event comes back as it was written, every field to the last byte.", exactEvent},
	{"R73", "A reply comes back as it was stored, every field to the last byte.", exactReply},
	{"R74", "Ids of cases, commands and claims are told apart byte by byte: by case, accents, trailing spaces, and up to 255 bytes, also where many are read at once.", exactIDs},

	{"R81", "Due gives the cases whose day is the one asked or earlier, ordered by day and then by the bytes of the id, and never one in which nothing is due.", dueOrder},
	{"R82", "Due goes by the record as it stands: a case moves with its day and its region, and leaves when nothing is due.", dueMoves},
	{"R83", "Due of a region gives the cases of that region, of no other, in the same order.", dueRegion},
	{"R84", "Pages of Due, each read from the last cursor of the one before, give every case once, also where many share a day.", duePages},
	{"R85", "Pages of Due neither skip nor repeat a case that keeps its place while others come, go and move between pages.", duePagesMoving},
	{"R86", "Due and Events never give more than the limit; a limit of zero gives none.", limits},
	{"R87", "Due of a state gives only the cases that stand in it now, and with a region only those of the region, in the same order and on every page.", dueState},
	{"R88", "Due gives fewer cases than the limit, of a thousand too, only on the last page, also of a region and a state.", manyDue},

	{"R91", "Where hundreds of changes take the few places of several lines at the same moment, exactly as many are applied as there are places.", manyClaimants},
	{"R92", "Of many changes that create one case at the same moment one is applied.", manyCreators},
	{"R93", "Of many changes that take one claim at the same moment one is applied.", manyTakers},
	{"R94", "One command sent from many places at the same moment is carried out once, and all get its reply.", manyReplays},
	{"R95", "Changes that move the same lines in opposite orders at the same moment all come to an end, and no place is lost or made.", manyCrossing},
	{"R96", "No reader sees a case without its event.", wholeToReaders},
	{"R97", "Of many changes at the same moment the outbox keeps every message once, those of a case in their order.", manySenders},

	{"R101", "A change under a context that is cancelled is not applied, and is an error.", cancelledBefore},
	{"R102", "A change whose context is cancelled on the way is applied whole or not at all, and not where Commit fails with anything but ErrOutcomeUnknown; sent again it is applied once.", cancelledMidway},

	{"R111", "Writing to what was passed to Commit or CommitAll changes nothing in the store.", passedIn},
	{"R112", "Writing to what the store gave back changes nothing in the store.", gotBack},

	{"R121", "What was committed is there when the store is opened again, commands and messages included, and what follows goes on behind it.", reopened},
	{"R122", "Two handles on the same data see each other's changes, and many changes through both at the same moment are applied as through one.", twoHandles},

	{"R131", "A batch applies each change as Commit would, messages included, in the order given: a later one sees what an earlier one wrote.", batchInOrder},
	{"R132", "A change of a batch that is refused leaves nothing behind, and takes no other down.", batchEachAlone},
	{"R133", "A batch gives the stored reply of a command that was committed before it, or earlier in it, and carries it out once.", batchReplays},
	{"R134", "A batch under a context that is cancelled is an error, and applies nothing; one whose context is cancelled on the way applies nothing either where CommitAll fails with anything but ErrOutcomeUnknown.", batchCancelled},
	{"R135", "Cases gives the cases that exist, each to the last byte, however many are asked for, also where one is asked for twice.", manyCases},
	{"R136", "Holders gives the claims that somebody has, however many are asked for.", manyHolders},

	{"R141", "The outbox keeps the messages of each change once and in their order, and none of a change that was refused or repeated.", outbox},
}
