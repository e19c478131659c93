package eligibility

import (
	"log/slog"
	"slices"

	"github.com/biliktilik/tanu"
)

// Stage is one of the two decisions. The zero Stage is "none".
type Stage string

const (
	StageScreen Stage = "screen" // at filing, automatically
	StageReview Stage = "review" // by the career centre
)

// ParseStage reads "screen" or "review".
func ParseStage(s string) (Stage, error) {
	switch stage := Stage(s); stage {
	case StageScreen, StageReview:
		return stage, nil
	}
	return "", &tanu.ParseError{Type: "Stage", Rule: "want screen or review"}
}

// UnmarshalText reads the word of a stage; an empty text is none.
func (s *Stage) UnmarshalText(text []byte) error { return unmarshal(s, text, ParseStage) }

// Decision is what a stage came to: a finding for every rule of it, none cut
// short (шешім, решение). The zero Decision is "none".
type Decision struct {
	Stage    Stage
	Edition  tanu.Edition
	Filed    tanu.Date
	Day      tanu.Date // of the decision
	Policy   tanu.Policy
	Findings []Finding // in the order of the clauses
}

// Screen decides an application at filing: in time, registered as unemployed, a
// voucher available in the region, none received in the year of filing, signed
// by the applicant. In edition 2023 the region's vouchers are not checked, and
// the questions are those that the career centre puts to the information system.
//
// The error is a broken call: ErrRequest, tanu.ErrNotEncoded for a day whose
// wording is not encoded, tanu.ErrPolicy, or what the calendar answered. A
// refusal and a missing fact are no errors.
//
// Law: 2025/3.2, 2025/3(1), 2025/3.4, 2025/3.4.2, 2025/3.4.3, 2025/3.4.4,
// 2023/3, 2023/4, 2023/5, 2023/6.
func Screen(req Request) (Decision, error) { return decide(StageScreen, req) }

// Review decides an application at the career centre: Annex 1 filled in, field
// by field; the profession in its register; the centre listed and accredited;
// the documents that the profession asks for; the requirements met. Edition 2023
// writes no such review: each finding says so.
//
// Two findings, the profile and the region of registration, matter to the
// payment of clause 14 only: what is missing there is reported and stops
// nothing. Errors are those of Screen.
//
// Law: 2025/8.1, 2025/8.2, 2025/8.3, 2025/3.1, 2025/3(2), 2025/3(3), 2025/3.3,
// 2025/annex-1.head, 2025/annex-1.1 to 2025/annex-1.14, 2025/14(1), 2025/14(2).
func Review(req Request) (Decision, error) { return decide(StageReview, req) }

func decide(stage Stage, req Request) (Decision, error) {
	r, err := read(req)
	if err != nil {
		return Decision{}, err
	}
	asked := of(stage)
	d := Decision{
		Stage: stage, Edition: r.Edition, Filed: r.Filed, Day: r.Decided, Policy: r.Policy,
		Findings: make([]Finding, len(asked)),
	}
	for i := range asked {
		d.Findings[i] = asked[i].evaluate(r)
	}
	r.forget()
	return d, nil
}

// Verdict returns what all findings together come to: refused if one refuses,
// else undetermined if one is, else satisfied. What matters to the payment only
// weighs nothing. The zero Decision has none.
func (d Decision) Verdict() tanu.Verdict {
	if len(d.Findings) == 0 {
		return ""
	}
	verdict := tanu.Satisfied
	for i := range d.Findings {
		if !d.Findings[i].rule.payment {
			verdict = verdict.And(d.Findings[i].Verdict)
		}
	}
	return verdict
}

// Clause returns the provision under which the stage decides.
func (d Decision) Clause() tanu.Clause { return stageRowOf(d.Stage, d.Edition).clause }

// Finding returns the finding of a code, and false if the stage has none.
func (d Decision) Finding(code string) (Finding, bool) {
	i := slices.IndexFunc(d.Findings, func(f Finding) bool { return f.Code == code })
	if i < 0 {
		return Finding{}, false
	}
	return d.Findings[i], true
}

// Refusals returns the findings that refuse.
func (d Decision) Refusals() []Finding {
	var list []Finding
	for _, f := range d.Findings {
		if f.Verdict == tanu.Refused {
			list = append(list, f)
		}
	}
	return list
}

// Missing returns the names of the facts that are still needed to decide, each
// once, in the order of the findings; see AskFor.
func (d Decision) Missing() []string { return d.missing(false) }

// MissingForPayment returns the names of the facts that are not needed now, but
// without which clause 14 cannot be applied later: the profile of the
// profession, the region of permanent registration.
//
// Law: 2025/14(1), 2025/14(2), 2023/14(1), 2023/14(2).
func (d Decision) MissingForPayment() []string { return d.missing(true) }

func (d Decision) missing(payment bool) []string {
	var names []string
	for i := range d.Findings {
		f := &d.Findings[i]
		if f.rule.payment != payment {
			continue
		}
		for _, name := range f.outcome.missing {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// LogValue implements slog.LogValuer: the verdict and the codes that stand in
// its way, and nothing of the person.
func (d Decision) LogValue() slog.Value {
	var against []string
	for _, f := range d.Findings {
		if f.Verdict == tanu.Refused || f.Verdict == tanu.Undetermined {
			against = append(against, f.Code)
		}
	}
	return slog.GroupValue(
		slog.String("stage", string(d.Stage)), slog.String("edition", string(d.Edition)),
		slog.String("day", d.Day.String()), slog.String("verdict", string(d.Verdict())),
		slog.Any("against", against),
	)
}
