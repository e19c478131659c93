package eligibility

import (
	"log/slog"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// Stage is one of the two decisions. The zero Stage is "none".
type Stage string

const (
	StageScreen Stage = "screen" // at filing, automatically
	StageReview Stage = "review" // by the career centre
)

var stages = word.Table[Stage, struct{}]{
	Unknown: tanu.UnknownWord("Stage"),
	Rows:    []word.Row[Stage, struct{}]{{Word: StageScreen}, {Word: StageReview}},
}

// String returns the word of the stage, "" for none.
func (s Stage) String() string { return string(s) }

// MarshalText writes the word of the stage.
func (s Stage) MarshalText() ([]byte, error) { return stages.Write(s) }

// UnmarshalText reads the word of a stage; an empty text is none.
func (s *Stage) UnmarshalText(text []byte) error { return stages.Read(text, s) }

// Decision is what a stage came to: a finding for every rule of it, none cut
// short (шешім, решение). It is a value, without personal data. A rule that came
// later than its edition has no finding in it. The zero Decision is "none".
type Decision struct {
	Stage   Stage
	Edition tanu.Edition
	Filed   tanu.Date
	Day     tanu.Date // of the decision
	Policy  tanu.Policy

	closedYear int      // the year of the decision, where no application of it is accepted any more; else 0
	results    []result // in the order of the table
	values     []string // of the facts that were compared, in the order of the table; "" is unknown
}

// result is what one rule came to.
type result struct {
	rule    *rule
	outcome *outcome
}

// Screen decides an application at filing: in time, registered as unemployed, a
// voucher available in the region, none received in the year of filing, signed
// by the applicant. In edition 2023 the region's vouchers are not checked, and
// the questions are those that the career centre puts to the information system.
//
// It answers for its own stage only: whether a person may have a voucher is the
// verdict of Screen and that of Review together, by tanu.Verdict.And.
//
// The error is a broken call: a *tanu.FieldError of the kind ErrRequest, such as for
// an unknown word, tanu.ErrNotEncoded for a day whose wording is not encoded,
// tanu.ErrPolicy, or what the calendar answered. A refusal and a missing fact are no
// errors.
//
// Law: 3.2, 3(1), 3.4, 3.4.2, 3.4.3, 3.4.4, 2023/3, 2023/4, 2023/5, 2023/6.
func Screen(req Request) (Decision, error) { return decide(rules, StageScreen, req) }

// Review decides an application at the career centre: Annex 1 filled in, field by
// field; the profession in its register; the centre listed and accredited; the
// documents that the profession asks for; the requirements met. The Rules speak of
// a centre listed on the platform only where they speak of advice (clause 3 part
// 1); the library takes field 12 of Annex 1 to mean such a centre, and cites that
// field.
//
// It answers for its own stage only, and asks nothing that Screen asks; see Screen
// for how to join the two.
//
// Edition 2023 writes no such review, and each finding says so: nothing is asked,
// so the decision is satisfied whatever was filed, even an empty application.
//
// Two findings, the profile and the region of registration, matter to the
// payment of clause 14 only: what is missing there is reported and stops
// nothing. Errors are those of Screen.
//
// Law: 8.1, 8.2, 8.3, 3(2), 3(3), 3.3, 14(1), 14(2), 2023/8; Annex 1 as
// Application cites it.
func Review(req Request) (Decision, error) { return decide(rules, StageReview, req) }

// decide asks the rules of a stage.
func decide(rules []rule, stage Stage, req Request) (Decision, error) {
	r := &reading{Request: req}
	if err := r.complete(); err != nil {
		return Decision{}, err
	}
	d := Decision{
		Stage: stage, Edition: r.Edition, Filed: r.Filed, Day: r.Decided, Policy: r.Policy, closedYear: r.closedYear,
		values: make([]string, len(facts)),
	}
	asked := ofStage(rules, stage, r.Edition)
	d.results = make([]result, 0, len(asked))
	for _, rule := range asked {
		g := notInEdition
		if rule.askedIn(r.Edition) {
			g = rule.ask(r)
		}
		d.results = append(d.results, result{rule, rule.outcome(g)})
		for _, place := range rule.compared {
			if d.values[place] == "" {
				d.values[place] = facts[place].valueIn(r)
			}
		}
	}
	return d, nil
}

// Findings returns a finding for every rule of the stage, in the order of the
// clauses; none for the zero Decision. The list is the caller's.
func (d Decision) Findings() []Finding { return d.findings(func(tanu.Verdict) bool { return true }) }

// findings returns the findings whose verdict is wanted.
func (d *Decision) findings(wanted func(tanu.Verdict) bool) (list []Finding) {
	for _, result := range d.results {
		if wanted(result.outcome.verdict) {
			list = append(list, d.finding(result))
		}
	}
	return list
}

// Verdict returns what all findings together come to: refused if one refuses, else
// undetermined if one is, else satisfied. A finding that matters to the payment
// only does not count. The zero Decision has none; a Decision that neither Screen
// nor Review made is undetermined.
func (d Decision) Verdict() tanu.Verdict {
	switch {
	case d.Stage == "":
		return ""
	case len(d.results) == 0:
		return tanu.Undetermined
	}
	together := tanu.Satisfied
	for _, result := range d.results {
		if result.rule.weight == decides {
			together = together.And(result.outcome.verdict)
		}
	}
	return together
}

// Clause returns the provision under which the stage decides.
func (d Decision) Clause() tanu.Clause {
	return clauseAt(d.Edition, stageRowOf(d.Stage, d.Edition).place)
}

// Finding returns the finding of a code, and false if the decision has none.
func (d Decision) Finding(code string) (Finding, bool) {
	for _, result := range d.results {
		if result.rule.code == code {
			return d.finding(result), true
		}
	}
	return Finding{}, false
}

// Refusals returns the findings that refuse.
func (d Decision) Refusals() []Finding {
	return d.findings(func(v tanu.Verdict) bool { return v == tanu.Refused })
}

// Unresolved returns the findings that refuse and those that lack a fact, be it for
// the payment only; none where every finding is settled in favour.
func (d Decision) Unresolved() []Finding {
	return d.findings(func(v tanu.Verdict) bool { return v == tanu.Refused || v == tanu.Undetermined })
}

// Missing returns the names of the facts that are still needed to settle every
// finding, each once, in the order of the findings; see AskFor. A refused
// decision may have some: knowing them can add grounds to the refusal, but cannot
// lift it. A fact of Facts is named by its path in them, "registeredUnemployed", and
// a field of the application by "application." and its path.
func (d Decision) Missing() []string { return d.missing(decides) }

// MissingForPayment returns the names of the facts that are not needed now, but
// without which clause 14 cannot be applied later: the profile of the
// profession, the region of permanent registration.
//
// Law: 14(1), 14(2).
func (d Decision) MissingForPayment() []string { return d.missing(forPayment) }

func (d Decision) missing(weight weight) (names []string) {
	for _, result := range d.results {
		if result.rule.weight != weight {
			continue
		}
		for _, name := range result.outcome.missing {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// String tells the stage, the day and the verdict.
func (d Decision) String() string {
	if d.Stage == "" {
		return "no decision"
	}
	return string(d.Stage) + " of " + d.Day.String() + ": " + string(d.Verdict())
}

// LogValue implements slog.LogValuer: the verdict and the codes that stand in
// its way, and nothing of the person.
func (d Decision) LogValue() slog.Value {
	var against []string
	for _, f := range d.Unresolved() {
		against = append(against, f.Code)
	}
	return slog.GroupValue(
		slog.String("stage", string(d.Stage)), slog.String("edition", string(d.Edition)),
		slog.String("day", d.Day.String()), slog.String("verdict", string(d.Verdict())),
		slog.Any("against", against),
	)
}
