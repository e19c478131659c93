package vouchertest

import (
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// due notes an answer of Due that is not these cases in this order.
func (p *proof) due(query registry.DueQuery, want ...string) {
	p.dueAfter(query, registry.Cursor{}, many, want...)
}

func (p *proof) dueAfter(query registry.DueQuery, after registry.Cursor, limit int, want ...string) {
	got, err := p.Store.Due(p.ctx, query, after, limit)
	what := fmt.Sprintf("due by %s, region %q, state %q, after %s %q, at most %d",
		query.By, string(query.Region), string(query.State), after.Due, after.ID, limit)
	if ids := idsOf(got); p.fine(err, what) && !slices.Equal(ids, want) {
		p.failf("%s: got %q, want %q", what, ids, want)
	}
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
	p.does(opening("open "+id, c))
	return c
}

// nextDue writes the case's next version with another due day.
func (p *proof) nextDue(c voucher.Case, due tanu.Date) voucher.Case {
	c = next(c, due)
	p.does(opening(fmt.Sprintf("move %s to version %d", c.ID, c.Version), c))
	return c
}

func dueOrder(p *proof) {
	for _, row := range []struct {
		id  string
		due tanu.Date
	}{
		{"b", today}, {"a", today.AddDays(1)}, {"c", today.AddDays(-1)}, {"never", tanu.Date{}}, {"aa", today}, {"B", today},
		{"ә", today}, {"a-", today}, {"d", today.AddDays(2)}, {"é", today}, {"Z", today.AddDays(-400)}, {"10", today}, {"9", today},
	} {
		p.dueOn(row.id, row.due, almaty.Region)
	}
	ofToday := []string{"10", "9", "B", "a-", "aa", "b", "é", "ә"} // in the order of their bytes
	early := append([]string{"Z", "c"}, ofToday...)
	p.due(registry.DueQuery{By: today}, early...)
	p.due(registry.DueQuery{By: today.AddDays(1)}, append(early, "a")...)
	p.due(registry.DueQuery{By: farDay}, append(early, "a", "d")...)
	p.due(registry.DueQuery{By: today.AddDays(-2)}, "Z")
	p.due(registry.DueQuery{By: today.AddDays(-401)})
	p.due(registry.DueQuery{})
	p.dueAfter(registry.DueQuery{By: today}, registry.Cursor{Due: today}, many, ofToday...)
	p.dueAfter(registry.DueQuery{By: today}, registry.Cursor{Due: today, ID: "a0"}, 2, "aa", "b") // no case has the cursor's place
}

func dueMoves(p *proof) {
	query := registry.DueQuery{By: today.AddDays(9)}
	c := p.dueOn("c1", today.AddDays(3), almaty.Region)
	p.dueOn("c2", today.AddDays(3), almaty.Region)
	c = p.nextDue(c, today.AddDays(4))
	p.due(query, "c2", "c1")
	c = p.nextDue(c, today)
	p.due(query, "c1", "c2")
	c = p.nextDue(c, tanu.Date{})
	p.due(query, "c2")
	c = p.nextDue(c, today.AddDays(20))
	p.due(query, "c2")
	p.due(registry.DueQuery{By: farDay}, "c2", "c1")
	c.Application.Region = astana.Region
	p.nextDue(c, today.AddDays(5))
	p.due(registry.DueQuery{By: query.By, Region: almaty.Region}, "c2")
	p.due(registry.DueQuery{By: query.By, Region: astana.Region}, "c1")
	p.due(query, "c2", "c1")
}

func dueRegion(p *proof) {
	p.dueOn("a", today.AddDays(1), almaty.Region)
	p.dueOn("b", today, astana.Region)
	p.dueOn("c", today, almaty.Region)
	p.dueOn("d", today.AddDays(1), almaty.Region)
	p.dueOn("e", today, tanu.Region(""))
	p.due(registry.DueQuery{By: farDay, Region: almaty.Region}, "c", "a", "d")
	p.due(registry.DueQuery{By: today, Region: almaty.Region}, "c")
	p.due(registry.DueQuery{By: farDay, Region: astana.Region}, "b")
	p.due(registry.DueQuery{By: farDay, Region: ulytau.Region})
	p.due(registry.DueQuery{By: farDay}, "b", "c", "e", "a", "d")
	p.dueAfter(registry.DueQuery{By: farDay, Region: almaty.Region}, registry.Cursor{Due: today, ID: "c"}, 1, "a")
	p.dueAfter(registry.DueQuery{By: farDay, Region: almaty.Region}, registry.Cursor{Due: today.AddDays(1), ID: "a"}, 1, "d")
}

func dueState(p *proof) {
	stands := func(id string, due tanu.Date, region tanu.Region, state voucher.State) voucher.Case {
		c := newCase(id)
		c.Due, c.Application.Region, c.State = due, region, state
		p.does(opening("open "+id, c))
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
	p.due(issued, "b", "a", "d")
	p.due(registry.DueQuery{By: today, State: voucher.Issued}, "b")
	p.due(registry.DueQuery{By: farDay, State: voucher.Issued, Region: almaty.Region}, "a", "d")
	p.due(registry.DueQuery{By: farDay, State: voucher.Paid})
	p.dueAfter(issued, registry.Cursor{Due: today, ID: "b"}, 1, "a")
	p.dueAfter(issued, registry.Cursor{Due: today.AddDays(1), ID: "a"}, 1, "d")
	moving.Version, moving.State = 2, voucher.Issued
	p.does(opening("issue c", moving))
	p.due(issued, "b", "c", "a", "d")
	p.due(registry.DueQuery{By: farDay, State: voucher.Filed}, "elsewhere", "after")
	stands("late", today.AddDays(400), astana.Region, voucher.Issued)
	for limit := 1; limit <= 3; limit++ {
		p.pages(issued, limit, []string{"b", "c", "a", "d", "late"}, nil)
		p.pages(registry.DueQuery{By: farDay, State: voucher.Issued, Region: almaty.Region}, limit, []string{"c", "a", "d"}, nil)
		p.pages(registry.DueQuery{By: farDay, State: voucher.Issued, Region: astana.Region}, limit, []string{"b", "late"}, nil)
		p.pages(registry.DueQuery{By: today.AddDays(1), State: voucher.Issued, Region: almaty.Region}, limit, []string{"c", "a"}, nil)
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
	p.does(opening("crowd", all...))
	slices.SortFunc(all, func(a, b voucher.Case) int {
		return compare(cursorOf(a), cursorOf(b))
	})
	return all
}

func cursorOf(c voucher.Case) registry.Cursor { return registry.Cursor{Due: c.Due, ID: c.ID} }

func duePages(p *proof) {
	all := p.crowd(60)
	ofAlmaty := slices.DeleteFunc(slices.Clone(all), func(c voucher.Case) bool { return c.Application.Region != almaty.Region })
	for _, limit := range []int{1, 7, 20, 30, 60, 61} {
		p.pages(registry.DueQuery{By: farDay}, limit, idsOf(all), nil)
		p.pages(registry.DueQuery{By: farDay, Region: almaty.Region}, limit, idsOf(ofAlmaty), nil)
	}
}

// pages walks through Due from the beginning and notes whether it gives these
// cases in this order. What is done between two pages is the caller's.
func (p *proof) pages(query registry.DueQuery, limit int, want []string, between func(page int)) {
	var got []string
	var last registry.Cursor
	for page := 0; page <= many; page++ {
		cases, err := p.Store.Due(p.ctx, query, last, limit)
		if !p.fine(err, "page of Due") {
			return
		}
		if len(cases) > limit || len(got) > 2*len(want) {
			p.failf("pages of %d: got %d on page %d and %d before, want %d in all", limit, len(cases), page+1, len(got), len(want))
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
	p.pages(query, limit, want, func(page int) {
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
	change := write("history")
	for n := int64(1); n <= 9; n++ {
		change.Events = append(change.Events, eventOf("h", n))
	}
	p.does(change)
	for limit := range 12 {
		due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, limit)
		if p.fine(err, "due") && len(due) != min(limit, 9) {
			p.failf("due, at most %d of 9: got %d", limit, len(due))
		}
		p.events("h", 0, limit, change.Events[:min(limit, 9)]...)
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
