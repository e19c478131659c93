package eligibility

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"github.com/biliktilik/tanu"
)

// Format names the form in which a Decision is written as JSON; see Schema.
const Format = "tanu.decision/v1"

type decisionJSON struct {
	Format            string        `json:"format"`
	Stage             Stage         `json:"stage"`
	Edition           tanu.Edition  `json:"edition"`
	Filed             tanu.Date     `json:"filed"`
	Day               tanu.Date     `json:"day"`
	Policy            tanu.Policy   `json:"policy,omitzero"`
	FilingClosed      bool          `json:"filingClosed,omitempty"`
	Clause            tanu.Clause   `json:"clause"`
	Verdict           tanu.Verdict  `json:"verdict"`
	Missing           []string      `json:"missing"`
	MissingForPayment []string      `json:"missingForPayment"`
	Findings          []findingJSON `json:"findings"`
	Refusal           *refusalJSON  `json:"refusal,omitempty"`
}

type findingJSON struct {
	Code       string            `json:"code"`
	Clause     tanu.Clause       `json:"clause"`
	Verdict    tanu.Verdict      `json:"verdict"`
	Ground     string            `json:"ground"`
	ForPayment bool              `json:"forPayment,omitempty"`
	Missing    []string          `json:"missing,omitempty"`
	Facts      map[string]string `json:"facts,omitempty"`
	Text       tanu.Text         `json:"text"`
	Remedy     *tanu.Text        `json:"remedy,omitempty"`
}

type refusalJSON struct {
	By        Body        `json:"by"`
	Clause    tanu.Clause `json:"clause,omitempty"`
	Sender    Body        `json:"sender"`
	Sending   tanu.Clause `json:"sending,omitempty"`
	Automatic bool        `json:"automatic"`
	Hearing   tanu.Clause `json:"hearing"`
	Complaint tanu.Clause `json:"complaint"`
}

// MarshalJSON writes the decision in the form of Format, each finding with its
// facts and its sentence in the three languages. It holds no personal number,
// name or account. A fact that is not known is left out. The zero Decision is
// null.
func (d Decision) MarshalJSON() ([]byte, error) {
	if d.Stage == "" {
		return []byte("null"), nil
	}
	out := decisionJSON{
		Format: Format, Stage: d.Stage, Edition: d.Edition, Filed: d.Filed, Day: d.Day, Policy: d.Policy,
		FilingClosed: d.from.closed, Clause: d.Clause(), Verdict: d.Verdict(),
		Missing: listed(d.Missing()), MissingForPayment: listed(d.MissingForPayment()),
		Findings: []findingJSON{},
	}
	for _, f := range d.Findings() {
		out.Findings = append(out.Findings, f.json())
	}
	if r, ok := d.Refusal(); ok {
		out.Refusal = &refusalJSON{r.By, r.Clause, r.Sender, r.Sending, r.Automatic, "appc/73", "appc/80"}
	}
	return json.Marshal(out)
}

// listed is the list as JSON has it, [] and not null.
func listed(names []string) []string {
	if names == nil {
		return []string{}
	}
	return names
}

func (f Finding) json() findingJSON {
	out := findingJSON{
		Code: f.Code, Clause: f.Clause, Verdict: f.Verdict, Ground: f.Ground(),
		ForPayment: f.ForPayment(), Missing: f.Missing(), Facts: map[string]string{}, Text: inAll(f.In),
	}
	for _, fact := range f.Facts() {
		if fact.Value != "" {
			out.Facts[fact.Name] = fact.Value
		}
	}
	if f.Verdict == tanu.Refused {
		remedy := inAll(f.Remedy)
		out.Remedy = &remedy
	}
	return out
}

func inAll(in func(tanu.Language) string) tanu.Text {
	return tanu.Text{KK: in(tanu.Kazakh), RU: in(tanu.Russian), EN: in(tanu.English)}
}

// UnmarshalJSON reads what MarshalJSON writes, and holds it to the tables: each
// code, clause and verdict must be one that the rule gives in the edition, which is
// that of the day of filing. The sentences are written anew from the facts. A field
// that stands twice is an error; one that this package does not know is of a later
// writer, and is passed over. On an error, of the kind ErrFormat, the decision keeps
// its value; null changes nothing.
func (d *Decision) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	if field, twice := tanu.RepeatedField(text); twice {
		return misformed(tanu.HideDigits(field), "the field is there twice")
	}
	var in decisionJSON
	if err := json.Unmarshal(text, &in); err != nil {
		return misformed(misread(text), tanu.HideDigits(err.Error()))
	}
	if err := in.valid(); err != nil {
		return err
	}
	read := Decision{Stage: in.Stage, Edition: in.Edition, Filed: in.Filed, Day: in.Day, Policy: in.Policy}
	if err := read.take(&in); err != nil {
		return err
	}
	if read.Verdict() != in.Verdict {
		return misformed("verdict", "it is not what the findings come to")
	}
	*d = read
	return nil
}

// valid holds what stands before the findings to be of one decision.
func (in *decisionJSON) valid() error {
	row := stageRowOf(in.Stage, in.Edition)
	governing, err := tanu.EditionOn(in.Filed)
	switch {
	case in.Format != Format:
		return misformed("format", "want "+Format)
	case in.Stage == "":
		return misformed("stage", "want screen or review")
	case in.Filed.IsZero():
		return misformed("filed", "want the day of filing")
	case err != nil || in.Edition != governing:
		return misformed("edition", "want that in force on the day of filing")
	case in.Day.Before(in.Filed):
		return misformed("day", "want the day of the decision, which is not before that of filing")
	case in.Clause != row.clause:
		return misformed("clause", "it is not that of the stage in the edition")
	}
	if err := in.Policy.Validate(); err != nil {
		return misformed("policy", err.Error())
	}
	return nil
}

// misread names the first field that cannot be read, by its path, or "json" for a
// text that is no object.
func misread(text []byte) string {
	name := unread[decisionJSON](text)
	if name != "findings" {
		return cmp.Or(name, "json")
	}
	var in struct{ Findings []json.RawMessage }
	if json.Unmarshal(text, &in) == nil {
		for i, finding := range in.Findings {
			if field := unread[findingJSON](finding); field != "" {
				return element(name, i) + "." + field
			}
		}
	}
	return name
}

// unread returns the first member of an object that cannot be read into its field
// of T, in the order of the alphabet; "" where there is none.
func unread[T any](text []byte) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(text, &members) != nil {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		alone, err := json.Marshal(map[string]json.RawMessage{name: members[name]})
		if err == nil && json.Unmarshal(alone, new(T)) != nil {
			return name
		}
	}
	return ""
}

// take reads the findings, which must be those of the stage, each once and in
// their order.
func (d *Decision) take(all *decisionJSON) error {
	first, end := d.Stage.span()
	if len(all.Findings) != int(end-first) {
		return misformed("findings", "want one for each rule of the stage")
	}
	d.from = stored(d.Filed, d.Day, all.FilingClosed)
	for i, in := range all.Findings {
		if field, rule := d.restore(first+id(i), in); field != "" {
			return misformed(element("findings", i)+"."+field, rule)
		}
	}
	return nil
}

// restore rebuilds one finding from its code, ground and facts, or names the
// field of it that broke a rule.
func (d *Decision) restore(i id, in findingJSON) (field, rule string) {
	r := &rules[i]
	o := r.named(in.Ground)
	switch {
	case in.Code != r.code:
		return "code", "want " + r.code + " in this place"
	case o == nil || (o.ground == notInEdition) != (d.Edition < r.since):
		return "ground", r.code + " has no such ground in the edition"
	}
	d.from.marks[i] = o.ground
	switch f := d.finding(i, &d.from); {
	case f.Clause != in.Clause:
		return "clause", "want " + string(f.Clause) + " for the ground"
	case f.Verdict != in.Verdict:
		return "verdict", "want " + string(f.Verdict) + " for the ground"
	}
	for _, name := range slices.Sorted(maps.Keys(in.Facts)) {
		if !slices.Contains(r.facts, name) {
			return "facts", r.code + " compares other facts"
		}
		if rule := d.from.store(name, in.Facts[name]); rule != "" {
			return "facts." + name, rule
		}
	}
	return "", ""
}

// named returns the outcome of a ground by its name, nil if there is none such.
func (r *rule) named(ground string) *outcome {
	for i := range r.outcomes {
		if r.outcomes[i].ground.String() == ground {
			return &r.outcomes[i]
		}
	}
	return nil
}
