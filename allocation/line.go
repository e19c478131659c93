package allocation

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/biliktilik/tanu"
)

// LineKey says which line: a region and a year. The zero LineKey is "none".
type LineKey struct {
	Region tanu.Region
	Year   int
}

// ParseLineKey reads what String writes: "75/2026".
func ParseLineKey(s string) (LineKey, error) {
	region, year, _ := strings.Cut(s, "/")
	k := LineKey{Region: tanu.Region(region)}
	if len(year) == 4 && strings.Trim(year, "0123456789") == "" {
		for _, digit := range year {
			k.Year = k.Year*10 + int(digit-'0')
		}
	}
	if k.Validate() != nil {
		return LineKey{}, &tanu.ParseError{Type: "LineKey", Rule: "want the code of a region and a year, as in 75/2026"}
	}
	return k, nil
}

// IsZero reports whether the key is none.
func (k LineKey) IsZero() bool { return k == LineKey{} }

// Validate returns a *RuleError where the region is not one of the twenty, or
// the year is not in 1 to 9999.
func (k LineKey) Validate() error {
	if _, err := tanu.ParseRegion(string(k.Region)); err != nil {
		return &RuleError{Kind: ErrInvalid, Subject: "LineKey", Region: k.Region, Year: k.Year, Field: "region", Rule: "want one of the twenty regions"}
	}
	if k.Year < 1 || k.Year > 9999 {
		return &RuleError{Kind: ErrInvalid, Subject: "LineKey", Region: k.Region, Year: k.Year, Field: "year", Rule: "want a year from 1 to 9999"}
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

// UnmarshalText reads what MarshalText writes; an empty text is none.
func (k *LineKey) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*k = LineKey{}
		return nil
	}
	parsed, err := ParseLineKey(string(text))
	if err != nil {
		return err
	}
	*k = parsed
	return nil
}

// Part names one number of a line.
type Part string

const (
	Granted Part = "granted" // берілген орындар; выделено
	Held    Part = "held"    // an open application holds it (брондалған; удерживается)
	Issued  Part = "issued"  // a voucher was issued for it (берілген ваучерлер; выдано)
	Free    Part = "free"    // granted, neither held nor issued (бос орындар; свободно)
)

// Line counts the places of one region in one year. Granted is the region's
// quota of the year; Held are the places of open applications; Issued are the
// places of issued vouchers. The zero Line is none; a line with a key and
// nothing granted is what a store that has no such line yet starts from.
//
// A Line is a value: Apply returns another one. A store writes it under a
// condition, never by reading it first and saving it afterwards.
//
// Law: 2025/18, 2025/3.4.3, 2023/18.
type Line struct {
	Key     LineKey `json:"key"`
	Granted int64   `json:"granted"`
	Held    int64   `json:"held"`
	Issued  int64   `json:"issued"`
}

// Free returns granted - held - issued: the places that an application may
// still take. For a line that is not valid it can be negative.
func (l Line) Free() int64 { return l.Granted - l.Held - l.Issued }

// Validate returns a *RuleError where the key is not valid, a part is negative,
// or more is held and issued than was granted.
func (l Line) Validate() error {
	if err := l.Key.Validate(); err != nil {
		return err
	}
	broken := func(part Part, rule string) error {
		return &RuleError{Kind: ErrInvalid, Subject: "Line", Region: l.Key.Region, Year: l.Key.Year, Field: string(part), Rule: rule}
	}
	for _, p := range l.parts() {
		if p.have < 0 {
			return broken(p.part, "want 0 or more")
		}
	}
	if l.oversold() {
		return broken(Granted, "held and issued together are more than was granted")
	}
	return nil
}

// Apply returns the line after the move, or the line unchanged and a
// *MoveError: of kind ErrExhausted where free would go below zero, ErrBelowZero
// where another part would, ErrOverflow where a number does not fit,
// ErrWrongLine where the move is for another line.
func (l Line) Apply(m Move) (Line, error) {
	if m.Key != l.Key {
		return l, &MoveError{Kind: ErrWrongLine, Key: l.Key}
	}
	moved := l
	for i, p := range moved.parts() {
		change := m.parts()[i]
		refused := func(kind tanu.Error) error {
			return &MoveError{Kind: kind, Key: l.Key, Part: p.part, Have: p.have, Change: change}
		}
		sum := add(p.have, change)
		if sum == overflowed {
			return l, refused(ErrOverflow)
		}
		if sum < 0 {
			return l, refused(ErrBelowZero)
		}
		*p.at = sum
	}
	if moved.oversold() {
		change := add(m.Granted, -add(m.Held, m.Issued))
		return l, &MoveError{Kind: ErrExhausted, Key: l.Key, Part: Free, Have: l.Free(), Change: change}
	}
	return moved, nil
}

// oversold reports, without overflow, whether free is below zero in a line whose
// parts are not.
func (l Line) oversold() bool { return l.Held > l.Granted || l.Issued > l.Granted-l.Held }

// count is one part of a line, where it stands, and what is in it.
type count struct {
	part Part
	at   *int64
	have int64
}

func (l *Line) parts() [3]count {
	return [...]count{
		{Granted, &l.Granted, l.Granted},
		{Held, &l.Held, l.Held},
		{Issued, &l.Issued, l.Issued},
	}
}
