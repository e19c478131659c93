package settlement

// few is how many items of a list are looked through rather than mapped.
const few = 8

// index finds the place at which an id first stands in a list. A short list is
// looked through; of a long one a map is made.
type index[T any] struct {
	list   []T
	id     func(*T) string
	places map[string]int
}

func indexBy[T any](list []T, id func(*T) string) index[T] {
	x := index[T]{list: list, id: id}
	if len(list) > few {
		x.places = make(map[string]int, len(list))
		for i := len(list) - 1; i >= 0; i-- {
			x.places[id(&list[i])] = i
		}
	}
	return x
}

// find returns the place, -1 where the id stands nowhere.
func (x *index[T]) find(id string) int {
	if x.places != nil {
		if i, ok := x.places[id]; ok {
			return i
		}
		return -1
	}
	for i := range x.list {
		if x.id(&x.list[i]) == id {
			return i
		}
	}
	return -1
}

func (e *Entitlement) id() string { return e.VoucherID }
func (l *Line) id() string        { return l.VoucherID }
func (p *Person) id() string      { return p.VoucherID }
