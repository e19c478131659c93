package vouchertest

import (
	"fmt"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

// aPage is more than a store that bounds its pages by itself would give.
const aPage = 1050

func manyEvents(p *proof) {
	change := write("history")
	for n := range int64(aPage) {
		change.Events = append(change.Events, eventOf("c1", n+1))
	}
	p.does(change)
	for _, limit := range []int{aPage - 1, aPage, many} {
		got, err := p.Store.Events(p.ctx, "c1", 0, limit)
		if want := min(limit, aPage); p.fine(err, "events") && (len(got) != want || got[want-1].Seq != int64(want)) {
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
	together(hands, func(hand int) {
		change := opening(fmt.Sprintf("open by %d", hand), all[hand*each:(hand+1)*each]...)
		answers[hand] = insist(p.ctx, p.Store, change, nil)
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
		if p.fine(err, "due") && !slices.Equal(idsOf(got), first) {
			p.failf("due of region %q, state %q, at most %d of %d cases: got %d, want the first %d",
				string(query.Region), string(query.State), limit, len(want), len(got), len(first))
		}
	}
}
