package allocation

import (
	"bytes"
	_ "embed" // the schema
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// PlanVersion is the version of the JSON form of drafts and plans.
const PlanVersion = 1

//go:embed plan.schema.json
var planSchema string

// PlanSchema returns the JSON Schema (draft 2020-12) of drafts and plans.
func PlanSchema() []byte { return []byte(planSchema) }

// document is the JSON form of a draft, and, with the places, of a plan. What
// may not be left out is a pointer or a slice here, so that it is missed.
type document struct {
	Version    int             `json:"version"`
	First      int             `json:"first"`
	Statistics Statistics      `json:"statistics"`
	Method     Method          `json:"method,omitempty"`
	Ties       TieRule         `json:"ties,omitempty"`
	Years      []int64         `json:"years"`
	Regions    documentRegions `json:"regions"`

	Tie      Tie[tanu.Region]   `json:"tie,omitzero"`
	YearTies []Tie[tanu.Region] `json:"yearTies,omitempty"` // none, or one for each year
}

type documentRegion struct {
	Region tanu.Region `json:"region"`
	Weight *int64      `json:"weight"`
	Floor  int64       `json:"floor,omitempty"`
	Cap    Cap         `json:"cap,omitzero"`
	Places []int64     `json:"places,omitempty"`
}

// ParseDraft reads a draft and validates it. A plan read as a draft is the
// draft it came from: its places are left out.
func ParseDraft(data []byte) (Draft, error) {
	doc, err := parseDocument(data)
	if err != nil {
		return Draft{}, err
	}
	d, err := doc.draft()
	if err != nil {
		return Draft{}, err
	}
	if err := d.Validate(); err != nil {
		return Draft{}, err
	}
	return d, nil
}

// ParsePlan reads a plan and validates it; Verify is left to the caller. Places
// that the file leaves out are an error, not zero.
func ParsePlan(data []byte) (Plan, error) {
	doc, err := parseDocument(data)
	if err != nil {
		return Plan{}, err
	}
	p := Plan{}
	if !doc.Tie.IsZero() {
		p.Tie = doc.Tie
	}
	if p.Draft, err = doc.draft(); err != nil {
		return Plan{}, err
	}
	if p.YearTies, err = doc.yearTies(); err != nil {
		return Plan{}, err
	}
	for _, r := range doc.Regions {
		places, err := threeYears(r.Places, &RuleError{Kind: ErrInvalid, Subject: "Plan", Region: r.Region, Field: "places"})
		if err != nil {
			return Plan{}, err
		}
		p.Places = append(p.Places, places)
	}
	if err := p.Validate(); err != nil {
		return Plan{}, err
	}
	return p, nil
}

func (doc document) yearTies() (ties [PeriodYears]Tie[tanu.Region], err error) {
	if n := len(doc.YearTies); n != 0 && n != PeriodYears {
		return ties, &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: "yearTies", Rule: fmt.Sprintf("want none or three, one for each year, have %d", n)}
	}
	for n, tie := range doc.YearTies {
		if !tie.IsZero() {
			ties[n] = tie
		}
	}
	return ties, nil
}

// threeYears wants a number for each year of the period, neither fewer nor more.
func threeYears(numbers []int64, fault *RuleError) (years [PeriodYears]int64, err error) {
	if len(numbers) != PeriodYears {
		fault.Rule = fmt.Sprintf("want three numbers, one for each year, have %d", len(numbers))
		return years, fault
	}
	return [PeriodYears]int64(numbers), nil
}

// parseDocument reads one JSON object of the known version and nothing after
// it. A field that the version does not have, or that is given twice, is an
// error.
func parseDocument(data []byte) (document, error) {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return document{}, unread(cause(err))
	}
	if head.Version != PlanVersion {
		return document{}, &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: "version", Rule: fmt.Sprintf("want %d, have %d", PlanVersion, head.Version)}
	}
	var doc document
	if err := strictly(data, &doc); err != nil {
		return document{}, unread(err)
	}
	return doc, nil
}

// documentRegions are the regions of a document.
type documentRegions []documentRegion

// UnmarshalJSON reads each region strictly, so that an error names it, or its
// place in the list where it has no code.
func (rows *documentRegions) UnmarshalJSON(data []byte) error {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: "regions", Rule: "want a list of objects"}
	}
	*rows = make(documentRegions, len(raw))
	for i, text := range raw {
		if err := strictly(text, &(*rows)[i]); err != nil {
			return inRegion(i, text, err)
		}
	}
	return nil
}

// inRegion says in which region of the list it was.
func inRegion(i int, text []byte, err error) error {
	var named struct {
		Region tanu.Region `json:"region"`
	}
	_ = json.Unmarshal(text, &named) // a code that is no region's is what err tells of
	row := fmt.Sprintf("regions[%d]", i)
	broken := (*RuleError)(nil)
	switch ours := errors.As(err, &broken); {
	case ours && named.Region != "":
		broken.Subject, broken.Region = "Plan", named.Region
		return broken
	case ours:
		broken.Subject, broken.Field = "Plan", strings.TrimSuffix(row+"."+broken.Field, ".")
		return broken
	case named.Region != "":
		row = fmt.Sprintf("region %q", named.Region)
	}
	return fmt.Errorf("%s: %w", row, err)
}

// strictly reads one JSON object and nothing after it.
func strictly(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return cause(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Rule: "want one JSON object and nothing after it"}
	}
	if field, twice := tanu.RepeatedField(data); twice {
		return &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: tanu.HideDigits(field), Rule: "it is given twice"}
	}
	return nil
}

func (doc document) draft() (Draft, error) {
	d := Draft{First: doc.First, Statistics: doc.Statistics, Method: doc.Method, Ties: doc.Ties}
	var err error
	if d.Years, err = threeYears(doc.Years, &RuleError{Kind: ErrInvalid, Subject: "Plan", Field: "years"}); err != nil {
		return Draft{}, err
	}
	for _, r := range doc.Regions {
		if r.Weight == nil {
			return Draft{}, &RuleError{Kind: ErrInvalid, Subject: "Plan", Region: r.Region, Field: "weight", Rule: "it is missing; write 0 if there is none"}
		}
		d.Entries = append(d.Entries, Entry{r.Region, *r.Weight, r.Floor, r.Cap})
	}
	return d, nil
}

func (d Draft) document() document {
	doc := document{Version: PlanVersion, First: d.First, Statistics: d.Statistics, Method: d.Method, Ties: d.Ties, Years: d.Years[:]}
	for _, e := range d.Entries {
		doc.Regions = append(doc.Regions, documentRegion{e.Region, &e.Weight, e.Floor, e.Cap, nil})
	}
	return doc
}

// MarshalJSON writes the draft as ParseDraft reads it; one that is not valid is
// an error.
func (d Draft) MarshalJSON() ([]byte, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	return json.Marshal(d.document())
}

// UnmarshalJSON reads what MarshalJSON writes; see ParseDraft. On an error the
// draft keeps its value.
func (d *Draft) UnmarshalJSON(data []byte) error {
	parsed, err := ParseDraft(data)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// MarshalJSON writes the plan as ParsePlan reads it; one that is not valid is an
// error.
func (p Plan) MarshalJSON() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	doc := p.document()
	doc.Tie = p.Tie
	if slices.ContainsFunc(p.YearTies[:], func(t Tie[tanu.Region]) bool { return !t.IsZero() }) {
		doc.YearTies = p.YearTies[:]
	}
	for i := range doc.Regions {
		doc.Regions[i].Places = p.Places[i][:]
	}
	return json.Marshal(doc)
}

// UnmarshalJSON reads what MarshalJSON writes; see ParsePlan. On an error the
// plan keeps its value.
func (p *Plan) UnmarshalJSON(data []byte) error {
	parsed, err := ParsePlan(data)
	if err != nil {
		return err
	}
	*p = parsed
	return nil
}
