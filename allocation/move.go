package allocation

import (
	"math"
	"slices"

	"github.com/biliktilik/tanu"
)

// Move is a bounded change of one line: what it adds to each part. A line
// refuses a move that would take any part, or what is free, below zero.
//
// Moves combine by adding, and a move and its inverse cancel, so a change can
// carry many and a store applies each line once. The zero Move is none.
type Move struct {
	Key     LineKey `json:"key"`
	Granted int64   `json:"granted,omitempty"`
	Held    int64   `json:"held,omitempty"`
	Issued  int64   `json:"issued,omitempty"`
}

// Hold takes a free place for an application.
//
// Law: 2025/3.4.3.
func Hold(key LineKey) Move { return Move{Key: key, Held: 1} }

// Release gives back the place of an application that was refused.
func Release(key LineKey) Move { return Move{Key: key, Held: -1} }

// Issue turns a held place into an issued one.
func Issue(key LineKey) Move { return Move{Key: key, Held: -1, Issued: 1} }

// IssueFree issues a free place that nobody held: the reading of open question
// Q17 by which a place is taken at issue.
func IssueFree(key LineKey) Move { return Move{Key: key, Issued: 1} }

// Return makes an issued place free again; see Lapse.
func Return(key LineKey) Move { return Move{Key: key, Issued: -1} }

// Grant adds n places to the line, or takes -n free ones away.
//
// Law: 2025/18, 2023/18.
func Grant(key LineKey, n int64) Move { return Move{Key: key, Granted: n} }

// Lapse is what a voucher that lapsed unused does to its line. The Rules do not
// say whether its place goes back to the region (open question Q11): by default
// it does not and the move changes nothing, under tanu.LapsedReturns it is
// Return.
//
// Law: 2025/11, 2025/18.
func Lapse(key LineKey, policy tanu.Policy) Move {
	if policy.LapsedPlace == tanu.LapsedReturns {
		return Return(key)
	}
	return Move{Key: key}
}

// IsZero reports whether the move changes nothing, whatever its line.
func (m Move) IsZero() bool { return m.Granted == 0 && m.Held == 0 && m.Issued == 0 }

// Add returns both moves as one. A sum that does not fit, or a move of another
// line, gives a move that every line refuses with ErrOverflow, whatever is added
// to it later.
func (m Move) Add(other Move) Move {
	if m.Key != other.Key {
		return Move{m.Key, overflowed, overflowed, overflowed}
	}
	return Move{m.Key, add(m.Granted, other.Granted), add(m.Held, other.Held), add(m.Issued, other.Issued)}
}

// Inverse returns the move that undoes m.
func (m Move) Inverse() Move { return Move{m.Key, -m.Granted, -m.Held, -m.Issued} }

// Combine adds the moves line by line. What remains is in the order of the keys,
// one move a line, without those that came to nothing.
func Combine(moves []Move) []Move {
	sorted := slices.Clone(moves)
	slices.SortStableFunc(sorted, func(a, b Move) int { return a.Key.Compare(b.Key) })
	var combined []Move
	for len(sorted) > 0 {
		sum, rest := sorted[0], sorted[1:]
		for len(rest) > 0 && rest[0].Key == sum.Key {
			sum, rest = sum.Add(rest[0]), rest[1:]
		}
		if !sum.IsZero() {
			combined = append(combined, sum)
		}
		sorted = rest
	}
	return combined
}

// parts is in the order of Line.parts.
func (m Move) parts() [3]int64 { return [...]int64{m.Granted, m.Held, m.Issued} }

// overflowed marks a sum that did not fit. It is its own negative, and adding
// to it leaves it.
const overflowed = math.MinInt64

func add(a, b int64) int64 {
	sum := a + b
	if a == overflowed || b == overflowed || (a > 0 && b > 0 && sum < 0) || (a < 0 && b < 0 && sum >= 0) {
		return overflowed
	}
	return sum
}
