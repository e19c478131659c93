package vouchertest

import (
	"fmt"
	"strings"

	"github.com/biliktilik/tanu/voucher"
	"github.com/biliktilik/tanu/voucher/registry"
)

func exactCase(p *proof) {
	c := fullCase("c1")
	p.does(opening("open", c))
	p.kept(c)
	c.Version, c.Sheets, c.Service = 2, nil, nil // and what is taken out is gone
	p.does(opening("less", c))
	p.kept(c)
	bare := voucher.Case{ID: "bare", Version: 1}
	p.does(opening("bare", bare))
	p.kept(bare)
	due, err := p.Store.Due(p.ctx, registry.DueQuery{By: farDay}, registry.Cursor{}, many)
	if p.fine(err, "due") && len(due) == 1 {
		p.same(due[0], c, "case given by Due")
	}
}

func exactEvent(p *proof) {
	change := write("event")
	change.Events = []voucher.Event{fullEvent("c1"), {Case: "c1", Seq: 2}}
	p.does(change)
	p.events("c1", 0, many, change.Events...)
}

func exactReply(p *proof) {
	change := opening("reply", newCase(fullReply("reply").Case))
	change.Reply = fullReply("reply")
	p.does(change)
	p.repeats(change, fullReply("reply")) // and nothing of the case as it stands
}

// lookalikes are ids that a collation, a fixed width, a number or a pattern may
// hold to be the same, or may not hold at all.
func lookalikes() []string {
	long := strings.Repeat("0123456789abcdef", 16)[:254]
	return []string{
		"case-1", "Case-1", "CASE-1", "case-1 ", " case-1", "case-1\t", "case-01", "case_1", "case%1", "case-1\n",
		"1", "01", "1.0", "1e0", "+1", "0x1", "true", "null", "NULL", "default",
		"Ә", "ә", "А", "A", "е", "ё", "é", "e\u0301", "e", "ß", "ss", "I", "İ", "ı", "i", "ﬁ", "fi", "😀", "😁",
		"'", "''", `"`, `\`, `\\`, "`", ";--", "$1", "?", ":id", "{}", "a/b", "a/b/", "a|b", "a\x01b", "../a", "ab\u200bc", "abc",
		long + "x", long + "y", long,
	}
}

func exactIDs(p *proof) {
	ids := lookalikes()
	for i, id := range ids {
		c := newCase(id)
		c.Profile, c.Filed = "", today.AddDays(i)
		change := opening(id, c)
		change.Take = []registry.ClaimEntry{{Claim: registry.Claim(id), Case: id}}
		change.Reply.Version = int64(i)
		p.does(change)
	}
	for i, id := range ids {
		c := newCase(id)
		c.Filed = today.AddDays(i)
		p.kept(c)
		p.events(id, 0, many, eventOf(id, 1))
		p.holder(registry.Claim(id), id)
		again := write(id)
		again.Reply.Version = int64(i)
		p.repeats(write(id), again.Reply)
	}
	if batcher, ok := p.Store.(registry.Batcher); ok {
		p.exactBatches(batcher, ids)
	}
	if len(p.seen) > 9 {
		p.seen = append(p.seen[:9], fmt.Errorf("and %d more", len(p.seen)-9))
	}
}

// exactBatches reads all of the ids at once, and then every second one, whose
// neighbours are not to come with them.
func (p *proof) exactBatches(batcher registry.Batcher, ids []string) {
	var second []string
	for i := 0; i < len(ids); i += 2 {
		second = append(second, ids[i])
	}
	for _, asked := range [][]string{ids, second} {
		claims := make([]registry.Claim, len(asked))
		for i, id := range asked {
			claims[i] = registry.Claim(id)
		}
		cases, err := batcher.Cases(p.ctx, asked)
		p.fine(err, "many cases")
		holders, err := batcher.Holders(p.ctx, claims)
		p.fine(err, "many claims")
		if len(cases) != len(asked) || len(holders) != len(asked) {
			p.failf("of %d ids asked for at once, got %d cases and %d holders", len(asked), len(cases), len(holders))
		}
		for _, id := range asked {
			if cases[id].ID != id || holders[registry.Claim(id)] != id {
				p.failf("asked for many at once: case %q came as %q, its claim is with %q", id, cases[id].ID, holders[registry.Claim(id)])
			}
		}
	}
}
