package voucher_test

import (
	"errors"
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// transferred is an invented case during which a day off was transferred, with
// the store it is in: received on 8 May 2026, its act was paid on the 19th, by
// rules of which the others know nothing.
func transferred(today voucher.Rules) (registry.Store, []voucher.Event) {
	before, store := opened(voucher.SignProtocol, "75-0001")
	after, err := registry.New(store, today, key)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := before.Do(ctx, rename(at(voucher.ReceiveAct, "2026-05-08"), "75-0001", person(0))); err != nil {
		log.Fatal(err)
	}
	if _, err := after.Do(ctx, rename(at(voucher.Pay, "2026-05-19"), "75-0001", person(0))); err != nil {
		log.Fatal(err)
	}
	events, err := store.Events(ctx, "75-0001", 0, 100)
	if err != nil {
		log.Fatal(err)
	}
	return store, events
}

// An act came in on Friday 8 May 2026; on the 11th it became known that the 12th is
// off (an invented transfer), and the last day to pay was no more the 18th but the
// 19th. Each step is replayed as it was decided: by what was known on its day.
func ExampleReplayBy() {
	today := rules()
	var err error
	today.Calendar, err = today.Calendar.With(calendar.Changes{Transfers: []calendar.DayTransfer{{
		Off: tanu.MustDate("2026-05-12"), Work: tanu.MustDate("2026-05-23"),
		Act: tanu.LegalAct{Number: "invented", Date: tanu.MustDate("2026-05-11")},
	}}})
	if err != nil {
		log.Fatal(err)
	}
	_, events := transferred(today)

	_, err = today.Replay(events)
	fmt.Println(err)
	c, err := voucher.ReplayBy(events, func(e voucher.Event) (voucher.Rules, error) {
		return today.AsKnownOn(e.Command.Day)
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.State, "– due", events[8].Due, "– late:", events[8].Late())
	// Output:
	// voucher: other rules made the history of case "75-0001" at event 8: field "due": it says "2026-05-13", these rules "2026-05-14"
	// paid – due 2026-05-19 – late: false
}

// A transfer reached the host later than it was made known, or the policy or the
// MCI table changed: the host wrote down what it decided by, and from when on.
func ExampleReplayBy_inUse() {
	inUse := []struct {
		from  tanu.Date
		rules voucher.Rules
	}{
		{tanu.MustDate("2026-01-01"), rules()},
		{tanu.MustDate("2026-05-12"), moved()}, // entered a day after it was known
	}
	_, events := transferred(moved())
	c, err := voucher.ReplayBy(events, func(e voucher.Event) (rules voucher.Rules, err error) {
		for _, row := range inUse {
			if !e.Command.Day.Before(row.from) {
				rules = row.rules
			}
		}
		return rules, nil
	})
	fmt.Println(c.State, err)
	// Output: paid <nil>
}

// An auditor tells an edited history from one that other rules decided.
func ExampleHistoryError() {
	_, events := transferred(moved())
	edited := append([]voucher.Event(nil), events...)
	edited[2].Command.Day = tanu.MustDate("2026-03-30")
	for _, history := range [][]voucher.Event{events, edited} {
		_, err := rules().Replay(history)
		var at *voucher.HistoryError
		switch errors.As(err, &at); {
		case errors.Is(err, voucher.ErrHistory):
			fmt.Println("edited at event", at.Seq)
		case errors.Is(err, voucher.ErrOtherRules):
			fmt.Println("decided by other rules at event", at.Seq)
		}
	}
	// Output:
	// decided by other rules at event 9
	// edited at event 3
}

// The calendar of a day, for a step that was decided on it.
func ExampleRules_AsKnownOn() {
	for _, day := range []string{"2026-05-10", "2026-05-11"} {
		rules, err := moved().AsKnownOn(tanu.MustDate(day))
		if err != nil {
			log.Fatal(err)
		}
		worked, err := rules.Calendar.IsWorkday(tanu.MustDate("2026-05-12"))
		fmt.Println(day, worked, err)
	}
	// Output:
	// 2026-05-10 true <nil>
	// 2026-05-11 false <nil>
}

// Another reading on the calendars of the time: the place taken at issue, and not
// held from filing on.
func ExampleCompareBy() {
	_, events := transferred(moved())
	was := func(e voucher.Event) (voucher.Rules, error) { return moved().AsKnownOn(e.Command.Day) }
	would := func(e voucher.Event) (voucher.Rules, error) {
		rules, err := was(e)
		rules.Policy.PlaceHeld = tanu.PlaceAtIssue
		return rules, err
	}
	differences, err := voucher.CompareBy(events, was, would)
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range differences {
		fmt.Println(d.Action, "held:", d.Was.Place.Held, "would be:", d.Would.Place.Held)
	}
	// Output:
	// file held: 1 would be: 0
	// issue held: -1 would be: 0
}

// What Verify cannot see: that the end of a history is cut off.
func ExampleCase_VerifyHistory() {
	_, store := opened(voucher.Issue, "75-0001")
	record, err := store.Case(ctx, "75-0001")
	if err != nil {
		log.Fatal(err)
	}
	events, err := store.Events(ctx, "75-0001", 0, 100)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(record.VerifyHistory(events))
	fmt.Println(voucher.Verify(events[:3]))
	fmt.Println(record.VerifyHistory(events[:3]))
	// Output:
	// <nil>
	// <nil>
	// voucher: broken history of case "75-0001" at event 4: it is missing: the record has 5
}
