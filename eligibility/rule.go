package eligibility

import "github.com/biliktilik/tanu"

// rule is one row of the tables: a code, the clause that asks it, the facts it
// compares and what it can come to; its predicate stands in checks.go. Codes are
// public: one may be retired, never reused.
type rule struct {
	id       id
	code     string
	stage    Stage
	payment  bool         // matters to the payment only: it decides no application
	since    tanu.Edition // the first edition that asks it; "" for every one
	clauses  clauses
	title    tanu.Text
	facts    []string // the names of what it compares; see facts of fact.go
	outcomes []outcome
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

// outcome is one thing a rule can come to.
type outcome struct {
	ground  ground
	verdict tanu.Verdict
	clause  tanu.Clause // instead of the rule's, where another provision decides; "" otherwise
	missing []string    // what is needed to decide, for Undetermined
	text    tanu.Text   // with {names} of facts
	remedy  tanu.Text   // what can be done, for Refused

	nextYear bool // the remedy speaks of the next year itself
}

func satisfied(g ground, text tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Satisfied, text: text}
}

func refused(g ground, text, remedy tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Refused, text: text, remedy: remedy}
}

// untilNextYear is refused, with a remedy that speaks of the next year itself.
func untilNextYear(g ground, text, remedy tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.Refused, text: text, remedy: remedy, nextYear: true}
}

func notApplicable(g ground, clause tanu.Clause, text tanu.Text) outcome {
	return outcome{ground: g, verdict: tanu.NotApplicable, clause: clause, text: text}
}

// lacking is the outcome for facts that are not known.
func lacking(g ground, missing ...string) outcome {
	return outcome{ground: g, verdict: tanu.Undetermined, missing: missing, text: tanu.Text{
		KK: "Шешім қабылдау үшін мына мәліметтер жетіспейді: {missing}",
		RU: "Для решения недостает сведений: {missing}",
		EN: "Information still needed to decide: {missing}",
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

// rules are all of them, by id.
var rules = arrange(screenRules(), signatureRules(), formRules(), reviewRules(), paymentRules())

func arrange(lists ...[]rule) (all [ruleCount]rule) {
	for _, list := range lists {
		for _, r := range list {
			all[r.id] = r
		}
	}
	return all
}

// weight is what a mark adds to the verdict of a stage: the heaviest decides.
type weight uint8

const (
	light    weight = iota // satisfied, not applicable, or a matter of the payment only
	middling               // undetermined
	heavy                  // refused
)

// weights are those of every ground of every rule, by id. One that the rule does
// not have settles nothing; see come.
var weights = weigh(rules[:])

func weigh(rules []rule) (all [ruleCount][groundCount]weight) {
	for i := range rules {
		for g := range groundCount {
			all[i][g] = rules[i].weight(g)
		}
	}
	return all
}

func (r *rule) weight(g ground) weight {
	if r.payment {
		return light
	}
	switch r.come(g).verdict {
	case tanu.Refused:
		return heavy
	case tanu.Undetermined:
		return middling
	}
	return light
}

// newest is the edition from which on every rule is asked.
const newest = tanu.Edition2025

// span returns the first id of a stage and the one after its last.
func (s Stage) span() (first, end id) {
	switch s {
	case StageScreen:
		return 0, reviewFrom
	case StageReview:
		return reviewFrom, ruleCount
	}
	return 0, 0
}

// come returns the outcome of a ground. A ground that the rule does not have
// comes of a Decision that no stage made: it settles nothing.
func (r *rule) come(g ground) *outcome {
	for i := range r.outcomes {
		if r.outcomes[i].ground == g {
			return &r.outcomes[i]
		}
	}
	return &outcome{ground: noGround, verdict: tanu.Undetermined}
}
