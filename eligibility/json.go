package eligibility

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/strict"
)

// DecisionFormat names the form in which a Decision is written as JSON; see
// DecisionSchema.
const DecisionFormat = "tanu.decision/v1"

//go:embed decision.schema.json
var decisionSchema []byte

//go:embed application.schema.json
var applicationSchema []byte

//go:embed facts.schema.json
var factsSchema []byte

// DecisionSchema returns the JSON Schema of what ParseDecision reads.
func DecisionSchema() []byte { return slices.Clone(decisionSchema) }

// ApplicationSchema returns the JSON Schema of what ParseApplication reads.
func ApplicationSchema() []byte { return slices.Clone(applicationSchema) }

// FactsSchema returns the JSON Schema of what ParseFacts reads.
func FactsSchema() []byte { return slices.Clone(factsSchema) }

// ParseApplication reads an application strictly: an unknown, repeated or misspelt
// member, a value of another kind, a text or a list out of bounds is a
// *tanu.FieldError of the kind ErrRequest that names it.
func ParseApplication(data []byte) (Application, error) { return parse[Application](data) }

// ParseFacts reads facts as strictly as ParseApplication reads an application.
func ParseFacts(data []byte) (Facts, error) { return parse[Facts](data) }

func parse[T interface{ Validate() error }](data []byte) (T, error) {
	var read, none T
	if err := strict.Read(data, &read, brokenDocument, strict.MaxItems(MaxList)); err != nil {
		return none, err
	}
	if err := read.Validate(); err != nil {
		return none, err
	}
	return read, nil
}

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
	By        tanu.Office `json:"by"`
	Clause    tanu.Clause `json:"clause,omitempty"`
	Sender    tanu.Office `json:"sender"`
	Sending   tanu.Clause `json:"sending,omitempty"`
	Automatic bool        `json:"automatic"`
	Hearing   tanu.Clause `json:"hearing"`
	Complaint tanu.Clause `json:"complaint"`
}

// MarshalJSON writes the decision in the form of DecisionFormat, each finding with
// its facts and its sentence in the three languages. It holds no personal number,
// name or account. A fact that is not known is left out. The zero Decision is null.
func (d Decision) MarshalJSON() ([]byte, error) {
	if d.Stage == "" {
		return []byte("null"), nil
	}
	return json.Marshal(d.json())
}

func (d *Decision) json() decisionJSON {
	out := decisionJSON{
		Format: DecisionFormat, Stage: d.Stage, Edition: d.Edition, Filed: d.Filed, Day: d.Day, Policy: d.Policy,
		FilingClosed: d.closedYear != 0, Clause: d.Clause(), Verdict: d.Verdict(),
		Missing: append([]string{}, d.Missing()...), MissingForPayment: append([]string{}, d.MissingForPayment()...),
		Findings: []findingJSON{},
	}
	for _, f := range d.Findings() {
		out.Findings = append(out.Findings, f.json())
	}
	if r, ok := d.Refusal(); ok {
		out.Refusal = &refusalJSON{r.By, r.Clause, r.Sender, r.Sending, r.Automatic, hearingClause, complaintClause}
	}
	return out
}

func (f *Finding) json() findingJSON {
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

// UnmarshalJSON is ParseDecision. On an error the decision keeps its value; null
// changes nothing.
func (d *Decision) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	read, err := ParseDecision(data)
	if err == nil {
		*d = read
	}
	return err
}

// ParseDecision reads what MarshalJSON writes, strictly, and holds it to the tables:
// each code, clause and verdict must be one that the rule gives in the edition, which
// is that of the day of filing. The sentences are written anew from the facts. The
// error is a *tanu.FieldError of the kind ErrFormat.
func ParseDecision(data []byte) (Decision, error) { return parseDecision(rules, data) }

func parseDecision(rules []rule, data []byte) (Decision, error) {
	var in decisionJSON
	misread := func(f strict.Fault) error {
		return &tanu.FieldError{Kind: ErrFormat, Path: f.Path, Rule: f.Rule, Limit: f.Limit}
	}
	if err := strict.Read(data, &in, misread); err != nil {
		return Decision{}, err
	}
	if err := in.checkHead(); err != nil {
		return Decision{}, err
	}
	d := Decision{Stage: in.Stage, Edition: in.Edition, Filed: in.Filed, Day: in.Day, Policy: in.Policy}
	if in.FilingClosed {
		d.closedYear = in.Day.Year()
	}
	if err := d.takeFindings(rules, in.Findings); err != nil {
		return Decision{}, err
	}
	if err := in.checkAgainst(d.json()); err != nil {
		return Decision{}, err
	}
	return d, nil
}

// checkHead holds what stands before the findings to be of one decision.
func (in *decisionJSON) checkHead() error {
	governing, err := tanu.EditionOn(in.Filed)
	switch {
	case in.Format != DecisionFormat:
		return misformed("format", tanu.RuleFormat)
	case in.Stage == "":
		return misformed("stage", tanu.RuleRequired)
	case in.Filed.IsZero():
		return misformed("filed", tanu.RuleRequired)
	case err != nil || in.Edition != governing && !replaced(in.Edition, governing):
		return misformed("edition", tanu.RuleContradicts)
	case in.Day.Before(in.Filed):
		return misformed("day", tanu.RuleDayBefore)
	}
	return nil
}

// replaced reports whether an edition was in force until another began: a decision
// may have been stored before the library knew of the amendment.
func replaced(edition, by tanu.Edition) bool {
	last := edition.Figures().To
	return !last.IsZero() && last.AddDays(1) == by.Figures().From
}

// checkAgainst holds a document to what the decision that was read from it says.
func (in *decisionJSON) checkAgainst(want decisionJSON) error {
	switch {
	case in.Clause != want.Clause:
		return misformed("clause", tanu.RuleContradicts)
	case in.Verdict != want.Verdict:
		return misformed("verdict", tanu.RuleContradicts)
	case in.Missing == nil:
		return misformed("missing", tanu.RuleRequired)
	case !slices.Equal(in.Missing, want.Missing):
		return misformed("missing", tanu.RuleContradicts)
	case in.MissingForPayment == nil:
		return misformed("missingForPayment", tanu.RuleRequired)
	case !slices.Equal(in.MissingForPayment, want.MissingForPayment):
		return misformed("missingForPayment", tanu.RuleContradicts)
	case (in.Refusal == nil) != (want.Refusal == nil), in.Refusal != nil && *in.Refusal != *want.Refusal:
		return misformed("refusal", tanu.RuleContradicts)
	}
	for i := range in.Findings {
		if field := in.Findings[i].differs(want.Findings[i]); field != "" {
			return misformed(fmt.Sprintf("findings[%d].%s", i, field), tanu.RuleContradicts)
		}
	}
	return nil
}

// differs names the first field of a finding that is not what the rule gives for the
// ground. The words of a sentence may differ; that it is there may not.
func (in *findingJSON) differs(want findingJSON) string {
	complete := func(t tanu.Text) bool { return t.KK != "" && t.RU != "" && t.EN != "" }
	switch {
	case in.Clause != want.Clause:
		return "clause"
	case in.Verdict != want.Verdict:
		return "verdict"
	case in.ForPayment != want.ForPayment:
		return "forPayment"
	case !slices.Equal(in.Missing, want.Missing):
		return "missing"
	case !complete(in.Text):
		return "text"
	case (in.Remedy == nil) != (want.Remedy == nil), in.Remedy != nil && !complete(*in.Remedy):
		return "remedy"
	}
	return ""
}

// takeFindings reads the findings, which must be those of the stage in the edition,
// each once and in their order. Only a rule that was added late may have none.
func (d *Decision) takeFindings(rules []rule, list []findingJSON) error {
	d.values = make([]string, len(facts)) // a fact has one value
	d.values[factPlace("filed")] = d.Filed.String()
	d.values[factPlace("decided")] = d.Day.String()
	d.values[factPlace("year")] = strconv.Itoa(d.Filed.Year())
	for _, rule := range ofStage(rules, d.Stage, d.Edition) {
		n := len(d.results)
		if n == len(list) || list[n].Code != rule.code {
			if rule.late {
				continue
			}
			return misformed(fmt.Sprintf("findings[%d].code", n), tanu.RuleContradicts)
		}
		o := rule.outcome(ground(list[n].Ground))
		if o == nil || (o.ground == notInEdition) == rule.askedIn(d.Edition) {
			return misformed(fmt.Sprintf("findings[%d].ground", n), tanu.RuleUnknownWord)
		}
		if path, why := d.takeFacts(rule, list[n].Facts); why != "" {
			return misformed(fmt.Sprintf("findings[%d].facts.%s", n, path), why)
		}
		d.results = append(d.results, result{rule, o})
	}
	if n := len(d.results); n < len(list) {
		return misformed(fmt.Sprintf("findings[%d].code", n), tanu.RuleContradicts)
	}
	return nil
}

// takeFacts reads the facts of a finding, or says which is wrong and why.
func (d *Decision) takeFacts(r *rule, given map[string]string) (name, why string) {
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(r.facts, name) {
			return tanu.HideDigits(name), tanu.RuleUnknownField // it may be anything, a personal number too
		}
		place, value := factPlace(name), given[name]
		switch {
		case d.values[place] != "" && d.values[place] != value:
			return name, tanu.RuleContradicts
		case !facts[place].kind.holds(value):
			return name, tanu.RuleUnreadable
		}
		d.values[place] = value
	}
	return "", ""
}
