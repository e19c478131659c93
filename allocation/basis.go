package allocation

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/biliktilik/tanu"
)

// Cap is the most places that a region may get. The zero Cap is none, which is
// not a cap of 0.
type Cap struct {
	places int64
	set    bool
}

// AtMost returns a cap of so many places.
func AtMost(places int64) Cap { return Cap{places, true} }

// Places returns the cap; ok is false where there is none.
func (c Cap) Places() (places int64, ok bool) { return c.places, c.set }

// IsZero reports whether there is no cap.
func (c Cap) IsZero() bool { return !c.set }

// MarshalJSON writes the number, null for none.
func (c Cap) MarshalJSON() ([]byte, error) {
	if !c.set {
		return []byte("null"), nil
	}
	return json.Marshal(c.places)
}

// UnmarshalJSON reads a whole number, 0 or more, or null for none. On an error the
// cap keeps its value.
func (c *Cap) UnmarshalJSON(data []byte) error {
	var places *int64
	if err := json.Unmarshal(data, &places); err != nil {
		return &RuleError{Kind: ErrInvalid, Subject: "Entry", Field: "cap", Rule: wholeNumber + ", or null"}
	}
	if places != nil && *places < 0 {
		return &RuleError{Kind: ErrInvalid, Subject: "Entry", Field: "cap", Rule: "want 0 or more"}
	}
	*c = Cap{}
	if places != nil {
		*c = AtMost(*places)
	}
	return nil
}

// Entry is what one region brings to a distribution: its weight, from the
// current statistics of the labour market, and the host's bounds. A region of
// weight 0 gets its floor and no more.
type Entry struct {
	Region tanu.Region `json:"region"`
	Weight int64       `json:"weight"`
	Floor  int64       `json:"floor,omitempty"`
	Cap    Cap         `json:"cap,omitzero"`
}

// Basis is what a distribution among regions rests on. The order of the entries
// makes no difference.
//
// Law: 2025/18, 2023/18.
type Basis struct {
	Method  Method
	Total   int64
	Entries []Entry
	Ties    TieRule
}

// Share is what one region gets.
type Share struct {
	Region tanu.Region `json:"region"`
	Places int64       `json:"places"`
}

// Distribution is a total shared among regions (өңірлер арасында бөлу;
// распределение между регионами) by a method chosen by the host, not by the
// Rules. The shares are in the order of the region codes and sum to the total.
type Distribution struct {
	Method Method           `json:"method"`
	Total  int64            `json:"total"`
	Shares []Share          `json:"shares"`
	Tie    Tie[tanu.Region] `json:"tie,omitzero"`
}

// Of returns the places of a region, 0 for one that has no share.
func (d Distribution) Of(region tanu.Region) int64 {
	for _, s := range d.Shares {
		if s.Region == region {
			return s.Places
		}
	}
	return 0
}

// Validate returns an error for the first region or number that breaks a rule.
func (b Basis) Validate() error {
	_, err := b.contest()
	return err
}

// Distribute shares the total among the regions; see Apportion and Options for
// how. A tie is settled by larger weight and then by lower region code, or is a
// *TieError, as Ties says.
//
// Law: 2025/18, 2023/18.
func (b Basis) Distribute() (Distribution, error) {
	c, err := b.contest()
	if err != nil {
		return Distribution{}, err
	}
	return b.distribute(&c)
}

func (b Basis) distribute(c *contest) (Distribution, error) {
	tie := c.share()
	entries := b.sorted()
	if !tie.IsZero() && b.Ties == TieRefused {
		return Distribution{}, &TieError{Recipients: tie.Among, Regions: regionsOf(entries, tie.Among), Places: len(tie.Won)}
	}
	d := Distribution{Method: c.method, Total: b.Total, Tie: named(tie, entries)}
	for i, e := range entries {
		d.Shares = append(d.Shares, Share{e.Region, c.places[i]})
	}
	return d, nil
}

// sorted returns the entries in the order of the region codes.
func (b Basis) sorted() []Entry {
	entries := slices.Clone(b.Entries)
	slices.SortFunc(entries, func(x, y Entry) int { return cmp.Compare(x.Region, y.Region) })
	return entries
}

// contest puts the basis, in the order of the region codes, before Apportion.
func (b Basis) contest() (contest, error) {
	if err := checkEntries("Basis", b.Entries); err != nil {
		return contest{}, err
	}
	options := Options{Ties: b.Ties}
	var weights []int64
	limited := false
	for _, e := range b.sorted() {
		weights = append(weights, e.Weight)
		limit := NoCap
		if places, ok := e.Cap.Places(); ok {
			limit = places
		}
		options.Floors, options.Caps = append(options.Floors, e.Floor), append(options.Caps, limit)
		limited = limited || e.Floor != 0 || !e.Cap.IsZero()
	}
	if !limited {
		options.Floors, options.Caps = nil, nil
	}
	return newContest(b.Method, b.Total, weights, options)
}

// checkEntries judges each entry by itself.
func checkEntries(subject string, entries []Entry) error {
	seen := map[tanu.Region]bool{}
	for _, e := range entries {
		if field, rule, kind := e.fault(); field != "" {
			return &RuleError{Kind: kind, Subject: subject, Region: e.Region, Field: field, Rule: rule}
		}
		if seen[e.Region] {
			return &RuleError{Kind: ErrInvalid, Subject: subject, Region: e.Region, Field: "region", Rule: "it is named twice"}
		}
		seen[e.Region] = true
	}
	return nil
}

// fault tells what is wrong with an entry; "" if nothing is.
func (e Entry) fault() (field, rule string, kind tanu.Error) {
	limit, capped := e.Cap.Places()
	if _, err := tanu.ParseRegion(string(e.Region)); err != nil {
		return "region", "want one of the twenty regions", ErrInvalid
	}
	switch {
	case e.Weight < 0:
		return "weight", "want 0 or more", ErrInvalid
	case e.Floor < 0:
		return "floor", "want 0 or more", ErrInvalid
	case capped && limit < 0:
		return "cap", "want 0 or more", ErrInvalid
	case capped && e.Floor > limit:
		return "floor", "it is above the cap", ErrInfeasible
	}
	return "", "", ""
}
