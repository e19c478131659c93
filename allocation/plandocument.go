package allocation

import (
	_ "embed" // the schema
	"encoding/json"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
)

// PlanFormat is the version of the JSON form of drafts and plans: what their
// member "version" holds.
const PlanFormat = 1

//go:embed plan.schema.json
var planSchema string

// PlanSchema returns the JSON Schema (draft 2020-12) of drafts and plans.
func PlanSchema() []byte { return []byte(planSchema) }

// planDocument is the JSON form of a draft, and, with the places, of a plan.
// What may not be left out is a pointer or a slice here.
type planDocument struct {
	Version    int                `json:"version"`
	First      int                `json:"first"`
	Statistics Statistics         `json:"statistics"`
	Method     Method             `json:"method,omitempty"`
	Ties       TieRule            `json:"ties,omitempty"`
	Years      []*int64           `json:"years"`
	Regions    []regionDocument   `json:"regions"`
	Tie        Tie[tanu.Region]   `json:"tie,omitzero"`
	YearTies   []Tie[tanu.Region] `json:"yearTies,omitempty"` // none, or one for each year
}

type regionDocument struct {
	Region tanu.Region `json:"region"`
	Weight *int64      `json:"weight"`
	Floor  int64       `json:"floor,omitempty"`
	Cap    Cap         `json:"cap,omitzero"`
	Places []*int64    `json:"places,omitempty"`
}

// ParseDraft reads a draft and validates it. A plan read as a draft is the
// draft it came from: its places are left out.
func ParseDraft(data []byte) (Draft, error) {
	doc, err := readPlan(data)
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
	doc, err := readPlan(data)
	if err != nil {
		return Plan{}, err
	}
	p, err := doc.plan()
	if err != nil {
		return Plan{}, err
	}
	if err := p.Validate(); err != nil {
		return Plan{}, err
	}
	return p, nil
}

// readPlan reads one JSON object of the format, strictly.
func readPlan(data []byte) (doc planDocument, err error) {
	var head struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(data, &head) == nil && head.Version != PlanFormat {
		return doc, invalid("version", tanu.RuleFormat)
	}
	err = strict.Read(data, &doc, func(f strict.Fault) error { return limited(ErrInvalid, f.Path, f.Rule, int64(f.Limit)) })
	return doc, err
}

func (doc planDocument) draft() (Draft, error) {
	d := Draft{First: doc.First, Statistics: doc.Statistics, Method: doc.Method, Ties: doc.Ties}
	if err := readYears("years", doc.Years, &d.Years); err != nil {
		return Draft{}, err
	}
	for i, r := range doc.Regions {
		if r.Weight == nil {
			return Draft{}, invalid(entryPath("regions", i, r.Region)+".weight", tanu.RuleRequired)
		}
		d.Entries = append(d.Entries, Entry{r.Region, *r.Weight, r.Floor, r.Cap})
	}
	return d, nil
}

func (doc planDocument) plan() (Plan, error) {
	d, err := doc.draft()
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Draft: d, Tie: doc.Tie, Places: make([][PeriodYears]int64, len(doc.Regions))}
	for i, r := range doc.Regions {
		if err := readYears(entryPath("regions", i, r.Region)+".places", r.Places, &p.Places[i]); err != nil {
			return Plan{}, err
		}
	}
	if doc.YearTies != nil && len(doc.YearTies) != PeriodYears {
		return Plan{}, limited(ErrInvalid, "yearTies", tanu.RuleCount, PeriodYears)
	}
	copy(p.YearTies[:], doc.YearTies)
	return p, nil
}

// readYears takes a number for each year of the period, neither fewer nor more.
func readYears(path string, numbers []*int64, years *[PeriodYears]int64) error {
	if len(numbers) != PeriodYears {
		return limited(ErrInvalid, path, tanu.RuleCount, PeriodYears)
	}
	for n, number := range numbers {
		if number == nil {
			return invalid(path, tanu.RuleRequired)
		}
		years[n] = *number
	}
	return nil
}

// writeYears is the inverse of readYears.
func writeYears(years [PeriodYears]int64) (numbers []*int64) {
	for n := range years {
		numbers = append(numbers, &years[n])
	}
	return numbers
}

func (d Draft) document() planDocument {
	doc := planDocument{
		Version: PlanFormat, First: d.First, Statistics: d.Statistics,
		Method: d.Method, Ties: d.Ties, Years: writeYears(d.Years),
	}
	for _, e := range d.Entries {
		doc.Regions = append(doc.Regions, regionDocument{e.Region, &e.Weight, e.Floor, e.Cap, nil})
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
	if err == nil {
		*d = parsed
	}
	return err
}

// MarshalJSON writes the plan as ParsePlan reads it; one that is not valid is an
// error.
func (p Plan) MarshalJSON() ([]byte, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	doc := p.document()
	doc.Tie = p.Tie
	for _, tie := range p.YearTies {
		if !tie.IsZero() {
			doc.YearTies = p.YearTies[:]
		}
	}
	for i, years := range p.Places {
		doc.Regions[i].Places = writeYears(years)
	}
	return json.Marshal(doc)
}

// UnmarshalJSON reads what MarshalJSON writes; see ParsePlan. On an error the
// plan keeps its value.
func (p *Plan) UnmarshalJSON(data []byte) error {
	parsed, err := ParsePlan(data)
	if err == nil {
		*p = parsed
	}
	return err
}
