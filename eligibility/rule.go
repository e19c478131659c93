package eligibility

import (
	"slices"

	"github.com/biliktilik/tanu"
)

// rule is one row of the tables: a code, the clause that asks it, the facts it
// compares, what it can come to, and the predicate. Codes are public: one may
// be retired, never reused.
type rule struct {
	code     string
	stage    Stage
	payment  bool         // matters to the payment only: it decides no application
	since    tanu.Edition // the first edition that asks it; "" for every one
	clauses  clauses
	title    tanu.Text
	facts    []string // the names of what it compares; see facts of fact.go
	outcomes []outcome
	judge    func(*reading) ground
}

// clauses cites a rule in each edition; where an edition does not ask it, the
// clause in which it would have stood.
type clauses struct{ in2023, in2025 tanu.Clause }

func (c clauses) in(e tanu.Edition) tanu.Clause {
	if e == tanu.Edition2023 {
		return c.in2023
	}
	return c.in2025
}

// ground names what a rule came to, among its outcomes; stable like the code.
type ground string

// Grounds that many rules share.
const (
	met          ground = "met"
	notMet       ground = "not-met"
	unknown      ground = "unknown"
	notRequired  ground = "not-required"
	notInEdition ground = "not-in-edition"
)

// outcome is one thing a rule can come to.
type outcome struct {
	ground  ground
	verdict tanu.Verdict
	clause  tanu.Clause // instead of the rule's, where another provision decides; "" otherwise
	missing []string    // what is needed to decide, for Undetermined
	text    tanu.Text   // with {names} of facts
	remedy  tanu.Text   // what can be done, for Refused
}

// byAnswer is the ground for a fact of three values.
func byAnswer(a tanu.Answer) ground {
	switch a {
	case tanu.Yes:
		return met
	case tanu.No:
		return notMet
	}
	return unknown
}

func satisfied(g ground, text tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Satisfied, text: text}
}

func refused(g ground, text, remedy tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Refused, text: text, remedy: remedy}
}

func notApplicable(g ground, clause tanu.Clause, text tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.NotApplicable, clause: clause, text: text}
}

// lacking is the outcome for facts that are not known.
func lacking(g ground, missing ...string) outcome {
	return outcome{ground: g, verdict: tanu.Undetermined, missing: missing, text: tanu.Text{
		KK: "Шешім қабылдау үшін мына мәліметтер жетіспейді: {missing}",
		RU: "Для решения недостает сведений: {missing}",
		EN: "Still needed to decide: {missing}",
	}}
}

// unclear is the outcome for facts that are told but settle nothing.
func unclear(g ground, text tanu.Text, missing ...string) outcome {
	return outcome{ground: g, verdict: tanu.Undetermined, missing: missing, text: text}
}

// absent is the outcome of a rule that the edition does not ask.
func absent() outcome {
	return notApplicable(notInEdition, "", tanu.Text{
		KK: "Қағидалардың 2023 жылғы редакциясында мұндай тексеру көзделмеген: {title}",
		RU: "В редакции Правил 2023 года такая проверка не предусмотрена: {title}",
		EN: "The 2023 wording of the Rules provides for no such check: {title}",
	})
}

// rules are all of them: first those of Screen, then those of Review.
var rules = slices.Concat(screenRules(), signatureRules(), formRules(), reviewRules(), paymentRules())

// reviewFrom is the index of the first rule of Review.
var reviewFrom = slices.IndexFunc(rules, func(r rule) bool { return r.stage == StageReview })

// of returns the rules of a stage.
func of(stage Stage) []rule {
	if stage == StageScreen {
		return rules[:reviewFrom]
	}
	return rules[reviewFrom:]
}

// ruleOf finds a rule by its code.
func ruleOf(code string) *rule {
	for i := range rules {
		if rules[i].code == code {
			return &rules[i]
		}
	}
	return nil
}

// come returns the outcome of a ground, nil if the rule has none such.
func (r *rule) come(g ground) *outcome {
	for i := range r.outcomes {
		if r.outcomes[i].ground == g {
			return &r.outcomes[i]
		}
	}
	return nil
}

// evaluate asks the rule.
func (r *rule) evaluate(req *reading) Finding {
	g := notInEdition
	if req.Edition >= r.since {
		g = r.judge(req)
	}
	return r.finding(r.come(g), req)
}

func (r *rule) finding(o *outcome, req *reading) Finding {
	clause := o.clause
	if clause == "" {
		clause = r.clauses.in(req.Edition)
	}
	return Finding{Code: r.code, Clause: clause, Verdict: o.verdict, rule: r, outcome: o, reading: req}
}
