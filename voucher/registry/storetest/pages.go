package storetest

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// dueIs notes an answer of Due that is not these cases in this order.
func (p *proof) dueIs(query registry.DueQuery, want ...string) {
	p.dueAfterIs(query, registry.Cursor{}, many, want...)
}

func (p *proof) dueAfterIs(query registry.DueQuery, after registry.Cursor, limit int, want ...string) {
	got, err := p.Store.Due(p.ctx, query, after, limit)
	what := fmt.Sprintf("due by %s, region %q, state %q, after %s %q, at most %d",
		query.By, string(query.Region), string(query.State), after.Due, after.ID, limit)
	if ids := idsOf(got); p.succeeds(err, what) && !slices.Equal(ids, want) {
		p.failf("%s: got %q, want %q", what, ids, want)
	}
}

// compare orders cases as Due does.
func compare(a, b registry.Cursor) int {
	return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
}

func idsOf(cases []voucher.Case) (ids []string) {
	for _, c := range cases {
		ids = append(ids, c.ID)
	}
	return ids
}

// dueOn opens a case with something due on a day in a region.
func (p *proof) dueOn(id string, due tanu.Date, region tanu.Region) voucher.Case {
	c := newCase(id)
	c.Due, c.Application.Region = due, region
	p.applies(opening("open "+id, c))
	return c
}

// nextDue writes the case's next version with another due day.
func (p *proof) nextDue(c voucher.Case, due tanu.Date) voucher.Case {
	c = next(c, due)
	p.applies(opening(fmt.Sprintf("move %s to version %d", c.ID, c.Version), c))
	return c
}

func dueOrder(p *proof) {
	for _, row := range []struct {
		id  string
		due tanu.Date
	}{
		{"b", today}, {"a", today.AddDays(1)}, {"c", today.AddDays(-1)}, {"never", tanu.Date{}}, {"aa", today}, {"B", today},
		{"ә", today}, {"a-", today}, {"d", today.AddDays(2)}, {"é", today}, {"Z", today.AddDays(-400)},
		{"10", today}, {"9", today},
	} {
		p.dueOn(row.id, row.due, almaty.Region)
	}
	ofToday := []string{"10", "9", "B", "a-", "aa", "b", "é", "ә"} // in the order of their bytes
	early := append([]string{"Z", "c"}, ofToday...)
	p.dueIs(registry.DueQuery{By: today}, early...)
	p.dueIs(registry.DueQuery{By: today.AddDays(1)}, append(early, "a")...)
	p.dueIs(registry.DueQuery{By: farDay}, append(early, "a", "d")...)
	p.dueIs(registry.DueQuery{By: today.AddDays(-2)}, "Z")
	p.dueIs(registry.DueQuery{By: today.AddDays(-401)})
	p.dueIs(registry.DueQuery{})
	p.dueAfterIs(registry.DueQuery{By: today}, registry.Cursor{Due: today}, many, ofToday...)
	noCaseHas := registry.Cursor{Due: today, ID: "a0"}
	p.dueAfterIs(registry.DueQuery{By: today}, noCaseHas, 2, "aa", "b")
}

func dueMoves(p *proof) {
	query := registry.DueQuery{By: today.AddDays(9)}
	c := p.dueOn("c1", today.AddDays(3), almaty.Region)
	p.dueOn("c2", today.AddDays(3), almaty.Region)
	c = p.nextDue(c, today.AddDays(4))
	p.dueIs(query, "c2", "c1")
	c = p.nextDue(c, today)
	p.dueIs(query, "c1", "c2")
	c = p.nextDue(c, tanu.Date{})
	p.dueIs(query, "c2")
	c = p.nextDue(c, today.AddDays(20))
	p.dueIs(query, "c2")
	p.dueIs(registry.DueQuery{By: farDay}, "c2", "c1")
	c.Application.Region = astana.Region
	p.nextDue(c, today.AddDays(5))
	p.dueIs(registry.DueQuery{By: query.By, Region: almaty.Region}, "c2")
	p.dueIs(registry.DueQuery{By: query.By, Region: astana.Region}, "c1")
	p.dueIs(query, "c2", "c1")
}

func dueRegion(p *proof) {
	p.dueOn("a", today.AddDays(1), almaty.Region)
	p.dueOn("b", today, astana.Region)
	p.dueOn("c", today, almaty.Region)
	p.dueOn("d", today.AddDays(1), almaty.Region)
	p.dueOn("e", today, tanu.Region(""))
	ofAlmaty := registry.DueQuery{By: farDay, Region: almaty.Region}
	p.dueIs(ofAlmaty, "c", "a", "d")
	p.dueIs(registry.DueQuery{By: today, Region: almaty.Region}, "c")
	p.dueIs(registry.DueQuery{By: farDay, Region: astana.Region}, "b")
	p.dueIs(registry.DueQuery{By: farDay, Region: ulytau.Region})
	p.dueIs(registry.DueQuery{By: farDay}, "b", "c", "e", "a", "d")
	p.dueAfterIs(ofAlmaty, registry.Cursor{Due: today, ID: "c"}, 1, "a")
	p.dueAfterIs(ofAlmaty, registry.Cursor{Due: today.AddDays(1), ID: "a"}, 1, "d")
}

func dueState(p *proof) {
	stands := func(id string, due tanu.Date, region tanu.Region, state voucher.State) voucher.Case {
		c := newCase(id)
		c.Due, c.Application.Region, c.State = due, region, state
		p.applies(opening("open "+id, c))
		return c
	}
	stands("a", today.AddDays(1), almaty.Region, voucher.Issued)
	stands("b", today, astana.Region, voucher.Issued)
	moving := stands("c", today, almaty.Region, voucher.Filed)
	stands("d", today.AddDays(2), almaty.Region, voucher.Issued)
	stands("after", farDay, almaty.Region, voucher.Filed)
	stands("elsewhere", today.AddDays(300), astana.Region, voucher.Filed)
	stands("e", tanu.Date{}, almaty.Region, voucher.Issued)
	issued := registry.DueQuery{By: farDay, State: voucher.Issued}
	p.dueIs(issued, "b", "a", "d")
	p.dueIs(registry.DueQuery{By: today, State: voucher.Issued}, "b")
	p.dueIs(registry.DueQuery{By: farDay, State: voucher.Issued, Region: almaty.Region}, "a", "d")
	p.dueIs(registry.DueQuery{By: farDay, State: voucher.Paid})
	p.dueAfterIs(issued, registry.Cursor{Due: today, ID: "b"}, 1, "a")
	p.dueAfterIs(issued, registry.Cursor{Due: today.AddDays(1), ID: "a"}, 1, "d")
	moving.Version, moving.State = 2, voucher.Issued
	p.applies(opening("issue c", moving))
	p.dueIs(issued, "b", "c", "a", "d")
	p.dueIs(registry.DueQuery{By: farDay, State: voucher.Filed}, "elsewhere", "after")
	stands("late", today.AddDays(400), astana.Region, voucher.Issued)
	for limit := 1; limit <= 3; limit++ {
		p.pagesAre(issued, limit, []string{"b", "c", "a", "d", "late"}, nil)
		ofRegion := registry.DueQuery{By: farDay, State: voucher.Issued, Region: almaty.Region}
		p.pagesAre(ofRegion, limit, []string{"c", "a", "d"}, nil)
		ofRegion.By = today.AddDays(1)
		p.pagesAre(ofRegion, limit, []string{"c", "a"}, nil)
		ofRegion.By, ofRegion.Region = farDay, astana.Region
		p.pagesAre(ofRegion, limit, []string{"b", "late"}, nil)
	}
}

// crowd opens cases of two regions on three days, and returns their ids in the
// order of Due.
func (p *proof) crowd(count int) (cases []voucher.Case) {
	var all []voucher.Case
	for i := range count {
		c := newCase(fmt.Sprintf("c%03d", (i*37)%count)) // in no order
		c.Due = today.AddDays(i * 3 / count)
		c.Application.Region = []tanu.Region{almaty.Region, astana.Region}[i%2]
		all = append(all, c)
	}
	p.applies(opening("crowd", all...))
	slices.SortFunc(all, func(a, b voucher.Case) int {
		return compare(cursorOf(a), cursorOf(b))
	})
	return all
}

func cursorOf(c voucher.Case) registry.Cursor { return registry.Cursor{Due: c.Due, ID: c.ID} }

func duePages(p *proof) {
	all := p.crowd(60)
	ofAlmaty := slices.DeleteFunc(slices.Clone(all), func(c voucher.Case) bool {
		return c.Application.Region != almaty.Region
	})
	for _, limit := range []int{1, 7, 20, 30, 60, 61} {
		p.pagesAre(registry.DueQuery{By: farDay}, limit, idsOf(all), nil)
		p.pagesAre(registry.DueQuery{By: farDay, Region: almaty.Region}, limit, idsOf(ofAlmaty), nil)
	}
}

// pagesAre walks through Due from the beginning and notes whether it gives these
// cases in this order. What is done between two pages is the caller's.
func (p *proof) pagesAre(query registry.DueQuery, limit int, want []string, between func(page int)) {
	var got []string
	var last registry.Cursor
	for page := 0; page <= many; page++ {
		cases, err := p.Store.Due(p.ctx, query, last, limit)
		if !p.succeeds(err, "page of Due") {
			return
		}
		if len(cases) > limit || len(got) > 2*len(want) {
			p.failf("pages of %d: got %d on page %d and %d before, want %d in all",
				limit, len(cases), page+1, len(got), len(want))
			return
		}
		got = append(got, idsOf(cases)...)
		if len(cases) < limit {
			break
		}
		last = cursorOf(cases[len(cases)-1])
		if between != nil {
			between(page)
		}
	}
	if !slices.Equal(got, want) {
		p.failf("pages of %d, region %q: %s", limit, string(query.Region), difference(got, want))
	}
}

// difference tells what a walk skipped, repeated or put elsewhere.
func difference(got, want []string) string {
	times := map[string]int{}
	for _, id := range got {
		times[id]++
	}
	var skipped, repeated []string
	for _, id := range want {
		if times[id] == 0 {
			skipped = append(skipped, id)
		}
	}
	for id, n := range times {
		if n > 1 {
			repeated = append(repeated, id)
		}
	}
	slices.Sort(repeated)
	if skipped == nil && repeated == nil {
		return fmt.Sprintf("got another order, or more than there is: %q", got)
	}
	return fmt.Sprintf("skipped %q, repeated %q", skipped, repeated)
}

// Between two pages the case at the cursor leaves, one already seen moves out
// of the query, one still to come is paid, and one comes in before the cursor
// and one after it.
func duePagesMoving(p *proof) {
	const limit = 7
	all := p.crowd(60)
	query := registry.DueQuery{By: today.AddDays(30)}
	at := map[string]voucher.Case{}
	for _, c := range all {
		at[c.ID] = c
	}
	want := idsOf(all)
	place := limit // in want, of the first case still to come
	p.pagesAre(query, limit, want, func(page int) {
		p.nextDue(at[want[place-1]], tanu.Date{})
		p.nextDue(at[want[place-3]], today.AddDays(400))
		p.dueOn(fmt.Sprintf("before %d", page), today.AddDays(-1), almaty.Region)
		if place+3 < len(want) {
			p.nextDue(at[want[place+2]], tanu.Date{})
			want = slices.Delete(want, place+2, place+3)
			c := p.dueOn(want[place]+"+", at[want[place]].Due, astana.Region)
			at[c.ID], want = c, slices.Insert(want, place+1, c.ID)
		}
		place = min(place+limit, len(want))
	})
}

func limits(p *proof) {
	p.crowd(9)
	change := changeOf("history")
	for n := int64(1); n <= 9; n++ {
		change.Events = append(change.Events, eventOf("h", n))
	}
	p.applies(change)
	for limit := range 12 {
		due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, limit)
		if p.succeeds(err, "due") && len(due) != min(limit, 9) {
			p.failf("due, at most %d of 9: got %d", limit, len(due))
		}
		p.eventsAre("h", 0, limit, change.Events[:min(limit, 9)]...)
	}
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, -1)
	if err == nil && len(due) > 0 {
		p.failf("due, at most -1: got %d, want none or an error", len(due))
	}
	events, err := p.Store.Events(p.ctx, "h", 0, -1)
	if err == nil && len(events) > 0 {
		p.failf("at most -1 events: got %d, want none or an error", len(events))
	}
}

// aPage is more than a store that bounds its pages by itself would give.
const aPage = 1050

func manyEvents(p *proof) {
	change := changeOf("history")
	for n := range int64(aPage) {
		change.Events = append(change.Events, eventOf("c1", n+1))
	}
	p.applies(change)
	for _, limit := range []int{aPage - 1, aPage, many} {
		got, err := p.Store.Events(p.ctx, "c1", 0, limit)
		if want := min(limit, aPage); p.succeeds(err, "events") && (len(got) != want || got[want-1].Seq != int64(want)) {
			p.failf("at most %d of %d events: got %d, want the first %d", limit, aPage, len(got), want)
		}
	}
}

// manyDue opens cases in several hands at once, to be quick over a network: half
// of them of a region, and every second of these in a state.
func manyDue(p *proof) {
	const hands, each = 14, aPage / 14
	all := make([]voucher.Case, aPage)
	for i := range all {
		c := newCase(fmt.Sprintf("c%04d", i))
		c.Application.Region = []tanu.Region{almaty.Region, astana.Region}[i%2]
		c.State = []voucher.State{voucher.Issued, voucher.Filed}[i/2%2]
		all[i] = c
	}
	answers := make([]answer, hands)
	atOnce(hands, func(hand int) {
		change := opening(fmt.Sprintf("open by %d", hand), all[hand*each:(hand+1)*each]...)
		answers[hand] = commitRetrying(p.ctx, p.Store, change, nil)
	})
	if got := p.applied(answers, nil, "opening of many cases"); got != hands {
		p.failf("%d of %d changes were applied", got, hands)
	}
	for _, query := range []registry.DueQuery{
		{By: today}, {By: today, Region: almaty.Region}, {By: today, State: voucher.Issued},
		{By: today, Region: astana.Region, State: voucher.Filed},
	} {
		p.fullPages(query, all)
	}
}

// fullPages asks for a little less than there is, for just that, and for more.
func (p *proof) fullPages(query registry.DueQuery, all []voucher.Case) {
	var want []string
	for _, c := range all {
		if (query.Region == "" || query.Region == c.Application.Region) && (query.State == "" || query.State == c.State) {
			want = append(want, c.ID)
		}
	}
	for _, limit := range []int{len(want) - 1, len(want), many} {
		got, err := p.Store.Due(p.ctx, query, registry.Cursor{}, limit)
		first := want[:min(limit, len(want))]
		if p.succeeds(err, "due") && !slices.Equal(idsOf(got), first) {
			p.failf("due of region %q, state %q, at most %d of %d cases: got %d, want the first %d",
				string(query.Region), string(query.State), limit, len(want), len(got), len(first))
		}
	}
}
