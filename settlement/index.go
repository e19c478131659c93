package settlement

// few is how many items of a list are looked through rather than mapped.
const few = 8

// index finds the place at which an id first stands in a list. A short list is
// looked through; of a long one a map is made.
type index struct {
	short  [few]string
	n      int
	places map[string]int // nil for a short list
}

// newIndex is for a list of n items. Their ids are to be put in from the last to
// the first, so that of two places the first is kept.
func newIndex(n int) index {
	if n <= few {
		return index{n: n}
	}
	return index{n: n, places: make(map[string]int, n)}
}

func (x *index) put(i int, id string) {
	if x.places == nil {
		x.short[i] = id
		return
	}
	x.places[id] = i
}

// find returns the place, -1 where the id stands nowhere.
func (x *index) find(id string) int {
	if x.places != nil {
		if i, ok := x.places[id]; ok {
			return i
		}
		return -1
	}
	for i := range x.n {
		if x.short[i] == id {
			return i
		}
	}
	return -1
}
