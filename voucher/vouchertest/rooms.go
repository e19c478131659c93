package vouchertest

import "sync"

// rooms gives places to values that stay for good. The places lie in blocks, of
// which the garbage collector has less to do than of values made one by one. It
// is safe for concurrent use. The zero rooms is ready.
type rooms[T any] struct {
	mu    sync.Mutex
	size  int   // of the block
	free  []T   // what nobody has had of it
	empty [][]T // what was given back
}

// take returns n places that nobody else has, with nothing in them.
func (r *rooms[T]) take(n int) []T {
	const first, most = 4, 32 // places of a block
	if n == 0 || n > most {
		return make([]T, n)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if last := len(r.empty) - 1; last >= 0 && len(r.empty[last]) == n {
		list := r.empty[last]
		r.empty = r.empty[:last]
		return list
	}
	if len(r.free) < n {
		r.size = min(max(2*r.size, first), most)
		r.free = make([]T, max(r.size, n))
	}
	list := r.free[:n:n]
	r.free = r.free[n:]
	return list
}

// back gives places back in which nothing stays after all.
func (r *rooms[T]) back(list []T) {
	if len(list) == 0 {
		return
	}
	clear(list)
	r.mu.Lock()
	r.empty = append(r.empty, list)
	r.mu.Unlock()
}
