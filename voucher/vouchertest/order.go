package vouchertest

import (
	"slices"
	"strings"

	"github.com/biliktilik/tanu/voucher/registry"
)

func compare(a, b registry.Cursor) int {
	if c := a.Due.Compare(b.Due); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// order keeps cases in the order of Due. It is a list of short sorted blocks:
// putting one in or taking one out moves a part of one block, and a page is
// read from where its cursor stands. The zero order is empty.
type order struct {
	blocks [][]entry // none empty
	spare  []entry   // the memory of one that was
}

// entry is a case at its place.
type entry struct {
	at registry.Cursor
	of *record
}

// block is the length at which a block is split in two.
const block = 256

// find returns where the place is, or would be: the block and the index in it.
// Past the end of every block it is the end of the last one.
func (o *order) find(at registry.Cursor) (b, i int, found bool) {
	b, _ = slices.BinarySearchFunc(o.blocks, at, func(block []entry, at registry.Cursor) int {
		return compare(block[len(block)-1].at, at)
	})
	if b = min(b, len(o.blocks)-1); b < 0 {
		return 0, 0, false
	}
	i, found = slices.BinarySearchFunc(o.blocks[b], at, func(e entry, at registry.Cursor) int {
		return compare(e.at, at)
	})
	return b, i, found
}

// put adds a case that the order does not have.
func (o *order) put(at registry.Cursor, of *record) {
	if len(o.blocks) == 0 {
		o.blocks, o.spare = append(o.blocks, append(o.spare, entry{at, of})), nil
		return
	}
	b, i, _ := o.find(at)
	full := slices.Insert(o.blocks[b], i, entry{at, of})
	o.blocks[b] = full
	if len(full) == block {
		half := append(make([]entry, 0, block), full[block/2:]...)
		clear(full[block/2:])
		o.blocks[b] = full[:block/2]
		o.blocks = slices.Insert(o.blocks, b+1, half)
	}
}

// take removes a case.
func (o *order) take(at registry.Cursor) {
	b, i, found := o.find(at)
	if !found {
		return
	}
	o.blocks[b] = slices.Delete(o.blocks[b], i, i+1)
	if len(o.blocks[b]) == 0 {
		o.spare = o.blocks[b]
		o.blocks = slices.Delete(o.blocks, b, b+1)
	}
}

// after returns at most limit records behind a place that a query asks for.
func (o *order) after(at registry.Cursor, query registry.DueQuery, limit int) (page []*record) {
	b, i, found := o.find(at)
	if found {
		i++
	}
	for ; b < len(o.blocks); b, i = b+1, 0 {
		for _, e := range o.blocks[b][i:] {
			if len(page) >= limit || e.at.Due.After(query.By) {
				return page
			}
			if query.State == "" || query.State == e.of.now.State {
				page = append(page, e.of)
			}
		}
	}
	return page
}
