package sqlstore

import (
	"math"

	"github.com/biliktilik/tanu/allocation"
)

// span is what one or more moves do to a line, one after the other: the sum, and
// how far each part and what is free go down and up on the way.
type span struct {
	sum       allocation.Move
	low, high allocation.Move
	free      int64 // the lowest that what is free comes to, from zero
	begun     bool
	overflown bool
}

func (s *span) add(m allocation.Move) {
	if !s.begun {
		s.begun, s.sum.Key, s.free = true, m.Key, math.MaxInt64
	}
	s.sum = s.sum.Add(m)
	free := s.sum.Granted - s.sum.Held - s.sum.Issued
	s.overflown = s.overflown || tooFar(s.sum.Granted) || tooFar(s.sum.Held) || tooFar(s.sum.Issued)
	s.free = min(s.free, free)
	s.low.Granted, s.high.Granted = min(s.low.Granted, s.sum.Granted), max(s.high.Granted, s.sum.Granted)
	s.low.Held, s.high.Held = min(s.low.Held, s.sum.Held), max(s.high.Held, s.sum.Held)
	s.low.Issued, s.high.Issued = min(s.low.Issued, s.sum.Issued), max(s.high.Issued, s.sum.Issued)
}

// furthest bounds a move: three of them still add up without overflow. No
// country has as many people.
const furthest = math.MaxInt64 / 4

func tooFar(n int64) bool { return n > furthest || n < -furthest }

// cells are the arguments of moveLine: the bounds are what a line must hold to
// take every step on the way.
func (s *span) cells() []any {
	return []any{
		s.sum.Granted, s.sum.Held, s.sum.Issued, string(s.sum.Key.Region), int64(s.sum.Key.Year),
		-s.low.Granted, math.MaxInt64 - s.high.Granted,
		-s.low.Held, math.MaxInt64 - s.high.Held,
		-s.low.Issued, math.MaxInt64 - s.high.Issued,
		-s.free,
	}
}
