package allocation

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// LineKey says which line: a region and a year. The zero LineKey is "none".
type LineKey struct {
	Region tanu.Region
	Year   int
}

// ParseLineKey reads what String writes: "75/2026".
func ParseLineKey(s string) (LineKey, error) {
	region, year, _ := strings.Cut(s, "/")
	number, _ := strconv.Atoi(year)
	k := LineKey{tanu.Region(region), number}
	if k.Validate() != nil || k.String() != s {
		return LineKey{}, &tanu.FieldError{Kind: tanu.ErrSyntax, Type: "LineKey", Rule: tanu.RuleUnreadable}
	}
	return k, nil
}

// IsZero reports whether the key is none.
func (k LineKey) IsZero() bool { return k == LineKey{} }

// Validate returns an error where the region is not one of the twenty, or the
// year is not in 1 to 9999.
func (k LineKey) Validate() error {
	if _, err := tanu.ParseRegion(string(k.Region)); err != nil {
		return invalid("region", tanu.RuleRegion)
	}
	if k.Year < 1 || k.Year > 9999 {
		return invalid("year", tanu.RuleYear)
	}
	return nil
}

// Compare orders keys by region code, then by year, and returns -1, 0 or +1. A
// store that takes its locks in this order does not deadlock with another that
// does.
func (k LineKey) Compare(other LineKey) int {
	return cmp.Or(cmp.Compare(k.Region, other.Region), cmp.Compare(k.Year, other.Year))
}

// String returns the region's code and the year, "75/2026"; "" for none.
func (k LineKey) String() string {
	if k.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s/%04d", k.Region, k.Year)
}

// MarshalText writes what String does. A key that is neither none nor valid is
// an error.
func (k LineKey) MarshalText() ([]byte, error) {
	if !k.IsZero() {
		if err := k.Validate(); err != nil {
			return nil, err
		}
	}
	return []byte(k.String()), nil
}

// UnmarshalText reads what MarshalText writes; an empty text is none. On an error
// the key keeps its value.
func (k *LineKey) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*k = LineKey{}
		return nil
	}
	parsed, err := ParseLineKey(string(text))
	if err == nil {
		*k = parsed
	}
	return err
}

// Line counts the places of one region in one year. Granted is the region's
// quota of the year; Held are the places of open applications; Issued are the
// places of issued vouchers. The zero Line is none; a line with a key and
// nothing granted is what a store that has no such line yet starts from.
//
// A Line is a value: Apply returns another one. A store writes it under a
// condition, never by reading it first and saving it afterwards.
//
// Law: 18, 3.4.3.
type Line struct {
	Key     LineKey `json:"key"`
	Granted int64   `json:"granted"`
	Held    int64   `json:"held"`
	Issued  int64   `json:"issued"`
}

// Free returns granted - held - issued: the places that an application may
// still take. For a line that is not valid it can be negative.
func (l Line) Free() int64 { return l.Granted - l.Held - l.Issued }

// Validate returns an error where the key is not valid, a part is negative, or
// more is held and issued than was granted.
func (l Line) Validate() error {
	if err := l.Key.Validate(); err != nil {
		return err
	}
	path := keyed("lines", l.Key)
	switch {
	case l.Granted < 0:
		return invalid(path+".granted", tanu.RuleNegative)
	case l.Held < 0:
		return invalid(path+".held", tanu.RuleNegative)
	case l.Issued < 0:
		return invalid(path+".issued", tanu.RuleNegative)
	case l.isOversold():
		return invalid(path+".granted", tanu.RuleContradicts)
	}
	return nil
}

// isOversold reports, without overflow, whether free is below zero in a line
// whose parts are not.
func (l Line) isOversold() bool { return l.Held > l.Granted || l.Issued > l.Granted-l.Held }

// Apply returns the line after the move, or the line unchanged and a
// *MoveError: of kind ErrNoPlace where free would go below zero, ErrBelowZero
// where another part would, ErrOverflow where a number does not fit,
// ErrWrongLine where the move is for another line.
func (l Line) Apply(m Move) (Line, error) {
	if m.Key != l.Key {
		return l, &MoveError{Kind: ErrWrongLine, Key: l.Key}
	}
	after := Line{l.Key, add(l.Granted, m.Granted), add(l.Held, m.Held), add(l.Issued, m.Issued)}
	for _, p := range [...]struct {
		part                Part
		have, change, after int64
	}{
		{PartGranted, l.Granted, m.Granted, after.Granted},
		{PartHeld, l.Held, m.Held, after.Held},
		{PartIssued, l.Issued, m.Issued, after.Issued},
	} {
		switch {
		case p.after == overflowed:
			return l, &MoveError{ErrOverflow, l.Key, p.part, p.have, p.change}
		case p.after < 0:
			return l, &MoveError{ErrBelowZero, l.Key, p.part, p.have, p.change}
		}
	}
	if after.isOversold() {
		change := add(m.Granted, -add(m.Held, m.Issued))
		return l, &MoveError{ErrNoPlace, l.Key, PartFree, l.Free(), change}
	}
	return after, nil
}

// ApplyAll returns the lines after the moves, in the same order; all of them or,
// with the first refusal, none. A move for which there is no line is an error of
// kind ErrWrongLine.
func ApplyAll(lines []Line, moves []Move) ([]Line, error) {
	after := slices.Clone(lines)
	for _, m := range Combine(moves) {
		i := slices.IndexFunc(after, func(l Line) bool { return l.Key == m.Key })
		if i < 0 {
			return nil, &MoveError{Kind: ErrWrongLine, Key: m.Key}
		}
		line, err := after[i].Apply(m)
		if err != nil {
			return nil, err
		}
		after[i] = line
	}
	return after, nil
}

// Part names one number of a line.
type Part string

const (
	PartGranted Part = "granted"
	PartHeld    Part = "held" // an open application holds it
	PartIssued  Part = "issued"
	PartFree    Part = "free" // granted, neither held nor issued
)

var partWords = word.Table[Part, tanu.Text]{Unknown: tanu.UnknownWord("Part"), Rows: []word.Row[Part, tanu.Text]{
	{Word: PartGranted, Name: tanu.Text{KK: "берілген орындар", RU: "выделено", EN: "granted"}},
	{Word: PartHeld, Name: tanu.Text{KK: "брондалған", RU: "удерживается", EN: "held"}},
	{Word: PartIssued, Name: tanu.Text{KK: "берілген ваучерлер", RU: "выдано", EN: "issued"}},
	{Word: PartFree, Name: tanu.Text{KK: "бос орындар", RU: "свободно", EN: "free"}},
}}

// In names the part in a language, "" for none.
func (p Part) In(lang tanu.Language) string { return partWords.Name(p).In(lang) }

// String returns the word of the part, "" for none.
func (p Part) String() string { return string(p) }

// MarshalText writes the word of the part.
func (p Part) MarshalText() ([]byte, error) { return partWords.Write(p) }

// UnmarshalText reads the word of a part; an empty text is none.
func (p *Part) UnmarshalText(text []byte) error { return partWords.Read(text, p) }

// A MoveError tells why a line refused a move. The line is unchanged.
type MoveError struct {
	Kind   tanu.Error // ErrNoPlace, ErrBelowZero, ErrOverflow or ErrWrongLine
	Key    LineKey    // the line
	Part   Part       // the part that stood in the way; "" for ErrWrongLine
	Have   int64      // what is in the part
	Change int64      // what the move would add to it
}

// Error names the kind, the region, the year and the part.
func (e *MoveError) Error() string {
	text := fmt.Sprintf("%s: region %q, year %d", e.Kind, e.Key.Region, e.Key.Year)
	if e.Part == "" {
		return text
	}
	return fmt.Sprintf("%s, %s %d, change %+d", text, e.Part, e.Have, e.Change)
}

// Unwrap returns the kind.
func (e *MoveError) Unwrap() error { return e.Kind }

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
// Law: 3.4.3.
func Hold(key LineKey) Move { return Move{Key: key, Held: 1} }

// Release makes a held place free again: the application was refused, and no
// voucher was issued. It is the inverse of Hold.
func Release(key LineKey) Move { return Move{Key: key, Held: -1} }

// IssueHeld turns a held place into an issued one.
func IssueHeld(key LineKey) Move { return Move{Key: key, Held: -1, Issued: 1} }

// IssueFree issues a free place that nobody held: the reading of open question
// Q17 by which a place is taken at issue.
func IssueFree(key LineKey) Move { return Move{Key: key, Issued: 1} }

// Return makes an issued place free again: the voucher came to nothing. It is the
// inverse of IssueFree. For a voucher that lapsed take ReturnLapsed, which asks the
// policy.
func Return(key LineKey) Move { return Move{Key: key, Issued: -1} }

// Grant adds n places to the line, or takes -n free ones away.
//
// Law: 18.
func Grant(key LineKey, n int64) Move { return Move{Key: key, Granted: n} }

// ReturnLapsed is Return or nothing, as the policy says, for a voucher that lapsed
// unused. The Rules do not say whether its place goes back to the region (open
// question Q11): by default it does not and the move changes nothing, under
// tanu.LapsedReturns it is Return.
//
// Law: 11, 18.
func ReturnLapsed(key LineKey, policy tanu.Policy) Move {
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
