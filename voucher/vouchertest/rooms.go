package vouchertest

import "sync"

// rooms gives places to values that stay for good. The places lie in blocks, of
// which the garbage collector has less to do than of values made one by one. It
// is safe for concurrent use. The zero rooms is ready.
type rooms[T any] struct{ blocks sync.Pool } // of *places[T]

type places[T any] struct {
	free  []T  // of a block, what nobody has had
	empty []*T // what was given back
	size  int  // of the block
}

func (r *rooms[T]) open() *places[T] {
	if p, ok := r.blocks.Get().(*places[T]); ok {
		return p
	}
	return new(places[T])
}

// next returns a place that nobody else has, with nothing in it.
func (r *rooms[T]) next() (place *T) {
	const first, most = 4, 32 // places of a block
	p := r.open()
	defer r.blocks.Put(p)
	if n := len(p.empty); n > 0 {
		place, p.empty = p.empty[n-1], p.empty[:n-1]
		return place
	}
	if len(p.free) == 0 {
		p.size = min(max(2*p.size, first), most)
		p.free = make([]T, p.size)
	}
	place, p.free = &p.free[0], p.free[1:]
	return place
}

// back gives a place back that nothing stays in after all.
func (r *rooms[T]) back(place *T) {
	var none T
	*place = none
	p := r.open()
	p.empty = append(p.empty, place)
	r.blocks.Put(p)
}
