package eligibility

import (
	"slices"

	"github.com/biliktilik/tanu"
)

// Rule is one rule as data, for documentation and for other languages.
type Rule struct {
	Code       string                       `json:"code"`
	Stage      Stage                        `json:"stage"`
	ForPayment bool                         `json:"forPayment,omitempty"`
	Title      tanu.Text                    `json:"title"`
	Clauses    map[tanu.Edition]tanu.Clause `json:"clauses"`
	Editions   []tanu.Edition               `json:"editions"` // those that ask it
	Facts      []string                     `json:"facts"`    // the names of what it compares
	Outcomes   []RuleOutcome                `json:"outcomes"`
}

// RuleOutcome is one thing that a rule can come to. {name} in a text stands for
// a fact's value; {filed:in}, {filed:to} and {filed:at} are Kazakh forms of a date.
type RuleOutcome struct {
	Ground  string       `json:"ground"`
	Verdict tanu.Verdict `json:"verdict"`
	Clause  tanu.Clause  `json:"clause,omitzero"` // where another provision than the rule's decides
	Missing []string     `json:"missing,omitempty"`
	Text    tanu.Text    `json:"text"`
	Remedy  tanu.Text    `json:"remedy,omitzero"`
}

// Rules lists every rule, those of Screen first, in the order of their
// findings. The list is the caller's.
func Rules() []Rule {
	list := make([]Rule, len(rules))
	for i := range rules {
		list[i] = rules[i].public()
	}
	return list
}

func (r *rule) public() Rule {
	out := Rule{
		Code: r.code, Stage: r.stage, ForPayment: r.payment, Title: r.title,
		Clauses: map[tanu.Edition]tanu.Clause{}, Facts: append([]string{}, r.facts...),
	}
	for _, e := range tanu.Editions() {
		out.Clauses[e] = r.clauses.in(e)
		if e >= r.since {
			out.Editions = append(out.Editions, e)
		}
	}
	for _, o := range r.outcomes {
		out.Outcomes = append(out.Outcomes, RuleOutcome{
			o.ground.String(), o.verdict, o.clause, slices.Clone(o.missing), o.text, o.remedy,
		})
	}
	return out
}
