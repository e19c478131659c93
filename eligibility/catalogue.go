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

// RuleOutcome is one thing that a rule can come to. What stands in braces in a
// text is filled in when a finding is written:
//
//   - {name} is the value of a fact, one of Rule.Facts, or "not stated";
//   - {name:in}, {name:to} and {name:at} are a date, in Kazakh in the cases that
//     жатыс септік and барыс септік name, and "as of";
//   - {name:legal} is a moment by legal time, UTC+5;
//   - {missing} is the list of what is missing, each as AskFor names it;
//   - {title} is the title of the rule;
//   - {provisional} is a remark where the last day to file rests on a calendar that
//     is not confirmed yet, and nothing otherwise.
//
// To a remedy Finding.Remedy adds that an application is for the next year, where
// filing is closed on the day of the decision.
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
