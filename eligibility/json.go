package eligibility

import (
	"encoding/json"
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
// code, clause and verdict must be one that the rule gives in the edition. The
// sentences are written anew from the facts. On an error, of the kind ErrFormat,
// the decision keeps its value; null changes nothing.
func (d *Decision) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	var in decisionJSON
	if err := json.Unmarshal(text, &in); err != nil {
		return misformed("json", tanu.HideDigits(err.Error()))
	}
	switch {
	case in.Format != Format:
		return misformed("format", "want "+Format)
	case stageRowOf(in.Stage, in.Edition).clause == "":
		return misformed("stage", "no such stage in the edition")
	case in.Filed.IsZero() || in.Day.Before(in.Filed):
		return misformed("day", "want the day of filing, and a day not before it")
	}
	if err := in.Policy.Validate(); err != nil {
		return misformed("policy", err.Error())
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

// take reads the findings, which must be those of the stage, each once and in
// their order.
func (d *Decision) take(all *decisionJSON) error {
	first, end := d.Stage.span()
	if len(all.Findings) != int(end-first) {
		return misformed("findings", "want one for each rule of the stage")
	}
	d.from = stored(d.Filed, d.Day, all.FilingClosed)
	for i, in := range all.Findings {
		if err := d.restore(first+id(i), in); err != nil {
			return err
		}
	}
	return nil
}

// restore rebuilds one finding from its code, ground and facts.
func (d *Decision) restore(i id, in findingJSON) error {
	r := &rules[i]
	o := r.named(in.Ground)
	switch {
	case in.Code != r.code:
		return misformed("findings", "want "+r.code+" in this place")
	case o == nil || (o.ground == notInEdition) != (d.Edition < r.since):
		return misformed(r.code, "the rule has no such ground in the edition")
	}
	d.from.marks[i] = o.ground
	if f := d.finding(i, &d.from); f.Clause != in.Clause || f.Verdict != in.Verdict {
		return misformed(r.code, "the clause or the verdict is not that of the ground")
	}
	for name, value := range in.Facts {
		if !slices.Contains(r.facts, name) {
			return misformed(r.code, "it compares no such fact")
		}
		if err := d.from.store(name, value); err != nil {
			return err
		}
	}
	return nil
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
