package storetest

import (
	"context"

	"github.com/biliktilik/tanu/voucher/registry"
)

// fault is what is wrong with a store, in words.
type fault string

const sound fault = "" // nothing is

const (
	zeroCase       fault = "a case that is not there is a zero case"
	zeroHolder     fault = "a claim that nobody has is had by nobody, without an error"
	lineNotFound   fault = "a line without a grant is not found"
	eventsNotFound fault = "a case without events is not found"
	dueLags        fault = "the list of what is due lags one change behind"

	twoCreatorsPass fault = "two creators at version 1 are both accepted"
	lastWriteWins   fault = "the last write wins"
	newerWins       fault = "a version that is newer, but not the next, is accepted"
	exhaustedFirst  fault = "that no place is left is told before a stale version"
	upsert          fault = "a case that is not there is written at any version"

	oneLineMoves     fault = "of several lines only the first is moved"
	yearIgnored      fault = "a line is kept by its region, whatever the year"
	yearCut          fault = "a line is kept by two digits of its year"
	belowZero        fault = "a line goes below zero"
	freeAloneBounded fault = "what is free is bounded, and its parts are not"
	clamped          fault = "a part that would go below zero stops at zero"
	shortOfGranted   fault = "that less than nothing would be granted is no want of places"
	exhaustedRetried fault = "a line without a place is a conflict"
	oneByOne         fault = "moves of one line are held to its bounds one by one"
	lastMoveCounts   fault = "of several moves of one line the last one counts"

	claimOverwritten fault = "a claim is taken from the case that has it"
	claimTwice       fault = "two cases take a claim in one change"
	retakeRefused    fault = "a claim is refused to the case that has it"
	strangerFrees    fault = "a claim is given up by a stranger"
	strangerFails    fault = "giving up what another case has is an error"
	neverFreed       fault = "a claim is never given up"
	takenBeforeFreed fault = "claims are taken before they are given up"

	replayRuns      fault = "a repeated command is carried out again"
	replayRewritten fault = "a repeated command gets a new reply"
	replayOfToday   fault = "a repeated command is answered with its case as it stands now"
	replayForgotten fault = "a command is forgotten when five hundred others have come"
	againUnsaid     fault = "a repeated command is not said to be repeated"
	reuseAccepted   fault = "a command id is accepted with another digest"
	digestCut       fault = "of digests the first eight bytes are compared"
	lookedAtLate    fault = "the command is looked at after the versions"
	reuseAtLate     fault = "the digest is looked at after the versions"
	replyDropped    fault = "a change that holds only a reply is not stored"
	refusalKept     fault = "the command of a refused change is remembered"

	gapAccepted     fault = "a gap between events is accepted"
	eventReplaced   fault = "an event replaces the one of its number"
	eventsInclusive fault = "events are given from a number on, itself included"
	eventsAsText    fault = "numbers of events are ordered as text"
	eventsCapped    fault = "no more than a hundred events are given, whatever the limit"

	partByPart   fault = "a change is written part by part"
	eventsBefore fault = "events are written before the rest is checked"
	linesBefore  fault = "lines are moved before the rest is checked"
	longCut      fault = "of a long change the first hundred parts of a kind are written"
	claimsCut    fault = "of the claims of a change the first six hundred are kept"
	claimsBefore fault = "claims are taken before the rest is checked"

	sheetsDropped  fault = "a case loses its sick-leave sheets"
	sumsAsFloats   fault = "sums are kept as binary fractions"
	oldFieldsKept  fault = "a field that became empty keeps its old value"
	momentsCut     fault = "moments are cut to the second"
	reasonsDropped fault = "a reply loses what is missing in its reasons"
	idsFolded      fault = "ids are compared without regard to case"
	idsTrimmed     fault = "ids are compared without their trailing spaces"
	idsCut         fault = "ids are cut to 64 bytes"

	dueExclusive     fault = "the day asked for is left out"
	dueForever       fault = "a case with nothing due is due first"
	dueFoldedOrder   fault = "ids are ordered without regard to case"
	regionOfFiling   fault = "a case stays in the region that it was first written with"
	dueStays         fault = "a case keeps its place when nothing is due any more"
	regionIgnored    fault = "the region is ignored"
	stateIgnored     fault = "the state is ignored"
	stateForgotten   fault = "of a region, the second page forgets the state"
	regionForgotten  fault = "of a state, the second page forgets the region"
	tieSkipped       fault = "a page begins after the day of its cursor"
	tieRepeated      fault = "a page begins with its cursor"
	cursorByID       fault = "a page begins after the id of its cursor, whatever the day"
	pagesByOffset    fault = "pages are counted off"
	placeLost        fault = "a page begins where the cursor's case is now"
	limitExceeded    fault = "a page holds one more than the limit"
	noneIsUnlimited  fault = "a limit of zero is none"
	dueCapped        fault = "a page holds no more than five hundred, whatever the limit"
	dueSifted        fault = "the state is looked at when the page is cut already"
	linesRaced       fault = "a line is read before the lock is taken"
	casesRaced       fault = "a version is read before the lock is taken"
	claimsRaced      fault = "a claim is read before the lock is taken"
	commandsRaced    fault = "a command is looked for before the lock is taken"
	secondLineRaced  fault = "of several lines the last is read before the lock is taken"
	messagesRaced    fault = "the end of the outbox is looked for before the lock is taken"
	eventsAfterwards fault = "a case is seen before its events"

	cancelIgnored fault = "a cancelled context is ignored"
	cancelHalf    fault = "a context cancelled on the way leaves half of the change"
	cancelLate    fault = "a context cancelled after the writing is reported as if nothing were written"

	sharesIn         fault = "the store keeps what it was given"
	sharesLists      fault = "the store keeps the list of messages it was given"
	sharesReplies    fault = "the store keeps the reasons of the reply it was given"
	sharesBatch      fault = "the store keeps what it was given in a batch"
	sharesMany       fault = "of many cases the store gives out what it keeps"
	sharesOut        fault = "the store gives out what it keeps"
	commandsInHandle fault = "commands are kept in the handle"
	linesInHandle    fault = "lines are kept in the handle"
	lockInHandle     fault = "each handle has a lock of its own"

	zeroCases    fault = "of many cases one that is not there is a zero case"
	casesCut     fault = "of many cases the first hundred are read"
	casesTrimmed fault = "of many cases ids are looked for without their trailing spaces"
	holdersCut   fault = "of many claims the first two thousand are read"
	zeroHolders  fault = "of many claims one that nobody has is had by nobody"

	batchBackwards fault = "a batch is applied from its end"
	batchBlind     fault = "the changes of a batch do not see one another"
	batchTogether  fault = "one refused change takes its batch down"
	batchStops     fault = "a batch stops at the first change that is refused"
	batchUnlooked  fault = "a batch does not look for commands"
	batchSilent    fault = "the messages of a batch are lost"
	batchHalf      fault = "a batch whose context is cancelled on the way is applied up to there"
	batchCancel    fault = "a batch ignores a cancelled context"

	messageLost      fault = "of several messages the first is kept"
	messageTwice     fault = "the messages of a repeated command are kept again"
	messageOfRefusal fault = "the messages of a refused change are kept"
	messagesLifo     fault = "the newest message comes first"
	messagesTurned   fault = "the messages of a change are turned around, in the list that was given"
	messageOfEvent   fault = "an event has one message"
	messagesInHandle fault = "messages are numbered by the handle, over those that there are"
)

// faults is the table: what each breaks.
var faults = []struct {
	fault  fault
	breaks string
}{
	{zeroCase, "R01"},
	{zeroHolder, "R02"},
	{lineNotFound, "R03"},
	{eventsNotFound, "R04"},
	{dueLags, "R05"},

	{twoCreatorsPass, "R11"},
	{lastWriteWins, "R12"},
	{newerWins, "R12"},
	{upsert, "R12"},
	{exhaustedFirst, "R13"},

	{oneLineMoves, "R21"},
	{yearIgnored, "R21"},
	{yearCut, "R21"},
	{belowZero, "R22"},
	{freeAloneBounded, "R22"},
	{clamped, "R22"},
	{exhaustedRetried, "R22"},
	{shortOfGranted, "R22"},
	{oneByOne, "R23"},
	{lastMoveCounts, "R23"},

	{claimOverwritten, "R31"},
	{claimTwice, "R31"},
	{retakeRefused, "R32"},
	{strangerFrees, "R33"},
	{strangerFails, "R33"},
	{neverFreed, "R34"},
	{takenBeforeFreed, "R34"},

	{replayRuns, "R41"},
	{replayRewritten, "R41"},
	{replayOfToday, "R41"},
	{replayForgotten, "R41"},
	{againUnsaid, "R41"},
	{reuseAccepted, "R42"},
	{digestCut, "R42"},
	{lookedAtLate, "R43"},
	{reuseAtLate, "R43"},
	{replyDropped, "R44"},
	{refusalKept, "R45"},

	{gapAccepted, "R51"},
	{eventReplaced, "R51"},
	{eventsInclusive, "R52"},
	{eventsAsText, "R52"},
	{eventsCapped, "R53"},

	{partByPart, "R61"},
	{eventsBefore, "R61"},
	{linesBefore, "R61"},
	{claimsBefore, "R61"},
	{longCut, "R62"},
	{claimsCut, "R62"},

	{sheetsDropped, "R71"},
	{sumsAsFloats, "R71"},
	{oldFieldsKept, "R71"},
	{momentsCut, "R72"},
	{reasonsDropped, "R73"},
	{idsFolded, "R74"},
	{idsTrimmed, "R74"},
	{idsCut, "R74"},

	{dueExclusive, "R81"},
	{dueForever, "R81"},
	{dueFoldedOrder, "R81"},
	{regionOfFiling, "R82"},
	{dueStays, "R82"},
	{regionIgnored, "R83"},
	{tieSkipped, "R84"},
	{tieRepeated, "R84"},
	{cursorByID, "R84"},
	{pagesByOffset, "R85"},
	{placeLost, "R85"},
	{limitExceeded, "R86"},
	{noneIsUnlimited, "R86"},
	{stateIgnored, "R87"},
	{stateForgotten, "R87"},
	{regionForgotten, "R87"},
	{dueCapped, "R88"},
	{dueSifted, "R88"},

	{linesRaced, "R91"},
	{casesRaced, "R92"},
	{claimsRaced, "R93"},
	{commandsRaced, "R94"},
	{secondLineRaced, "R95"},
	{eventsAfterwards, "R96"},
	{messagesRaced, "R97"},

	{cancelIgnored, "R101"},
	{cancelHalf, "R102"},
	{cancelLate, "R102"},

	{sharesIn, "R111"},
	{sharesLists, "R111"},
	{sharesReplies, "R111"},
	{sharesBatch, "R111"},
	{sharesOut, "R112"},
	{sharesMany, "R112"},

	{commandsInHandle, "R121"},
	{messagesInHandle, "R121"},
	{linesInHandle, "R122"},
	{lockInHandle, "R122"},

	{batchBackwards, "R131"},
	{batchBlind, "R131"},
	{batchSilent, "R131"},
	{batchTogether, "R132"},
	{batchStops, "R132"},
	{batchUnlooked, "R133"},
	{batchCancel, "R134"},
	{batchHalf, "R134"},
	{zeroCases, "R135"},
	{casesCut, "R135"},
	{casesTrimmed, "R135"},
	{holdersCut, "R136"},
	{zeroHolders, "R136"},

	{messageLost, "R141"},
	{messageTwice, "R141"},
	{messageOfRefusal, "R141"},
	{messagesLifo, "R141"},
	{messagesTurned, "R141"},
	{messageOfEvent, "R141"},
}

// openFaulty opens a store with a fault, on data of its own.
func openFaulty(f fault) Open {
	return func(context.Context) (Harness, error) {
		data := &shelf{now: newContents()}
		open := func(context.Context) (registry.Store, error) { return newFaultyStore(data, f), nil }
		store := newFaultyStore(data, f)
		return Harness{Store: store, Reopen: open, Second: open, Messages: store.outbox}, nil
	}
}
