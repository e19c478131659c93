package vouchertest

import "sync"

// rooms gives places to values that stay for good. The places lie in blocks, of
// which the garbage collector has less to do than of values made one by one. It
// is safe for concurrent use. The zero rooms is ready.
type rooms[T any] struct{ blocks sync.Pool } // of *places[T]

type places[T any] struct {
	size  int   // of the block
	free  []T   // what nobody has had of it
	empty [][]T // what was given back
}

func (r *rooms[T]) open() *places[T] {
	if p, ok := r.blocks.Get().(*places[T]); ok {
		return p
	}
	return new(places[T])
}

// take returns n places that nobody else has, with nothing in them.
func (r *rooms[T]) take(n int) []T {
	const first, most = 4, 32 // places of a block
	if n == 0 || n > most {
		return make([]T, n)
	}
	p := r.open()
	defer r.blocks.Put(p)
	if last := len(p.empty) - 1; last >= 0 && len(p.empty[last]) == n {
		list := p.empty[last]
		p.empty = p.empty[:last]
		return list
	}
	if len(p.free) < n {
		p.size = min(max(2*p.size, first), most)
		p.free = make([]T, max(p.size, n))
	}
	list := p.free[:n:n]
	p.free = p.free[n:]
	return list
}

// back gives places back in which nothing stays after all.
func (r *rooms[T]) back(list []T) {
	if len(list) == 0 {
		return
	}
	clear(list)
	p := r.open()
	p.empty = append(p.empty, list)
	r.blocks.Put(p)
}
