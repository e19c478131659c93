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
// short (шешім, решение). It is a value, computed and kept without personal
// data. The zero Decision is "none".
type Decision struct {
	Stage   Stage
	Edition tanu.Edition
	Filed   tanu.Date
	Day     tanu.Date // of the decision
	Policy  tanu.Policy

	from record
}

// Screen decides an application at filing: in time, registered as unemployed, a
// voucher available in the region, none received in the year of filing, signed
// by the applicant. In edition 2023 the region's vouchers are not checked, and
// the questions are those that the career centre puts to the information system.
//
// The error is a broken call: a *FieldError of the kind ErrRequest, such as for a
// word that is none of its kind, tanu.ErrNotEncoded for a day whose wording is not
// encoded, tanu.ErrPolicy, or what the calendar answered. A refusal and a missing
// fact are no errors.
//
// Law: 2025/3.2, 2025/3(1), 2025/3.4, 2025/3.4.2, 2025/3.4.3, 2025/3.4.4,
// 2023/3, 2023/4, 2023/5, 2023/6.
func Screen(req Request) (d Decision, err error) {
	err = d.decide(StageScreen, &req)
	return d, err
}

// Review decides an application at the career centre: Annex 1 filled in, field
// by field; the profession in its register; the centre listed and accredited;
// the documents that the profession asks for; the requirements met. That a centre
// is to be listed on the platform is written of the advice of clause 3 part 1 only;
// it is taken for what field 12 of Annex 1 means, and cited so.
//
// Edition 2023 writes no such review, and each finding says so: the decision is
// satisfied whatever was filed, an empty application among it, for nothing is asked.
//
// Two findings, the profile and the region of registration, matter to the
// payment of clause 14 only: what is missing there is reported and stops
// nothing. Errors are those of Screen.
//
// Law: 2025/8.1, 2025/8.2, 2025/8.3, 2025/3(2), 2025/3(3), 2025/3.3,
// 2025/14(1), 2025/14(2), 2023/8; Annex 1 as Application cites it.
func Review(req Request) (d Decision, err error) {
	err = d.decide(StageReview, &req)
	return d, err
}

// decide asks the rules of a stage. Screen and Review are no more than a call of
// it, so that the compiler can have the request and the decision stay where
// their caller has them.
func (d *Decision) decide(stage Stage, req *Request) error {
	r := reading{Request: req, kept: &d.from}
	if err := r.read(); err != nil {
		*d = Decision{}
		return err
	}
	if stage == StageScreen {
		r.screen()
	} else {
		r.review()
	}
	d.Stage, d.Edition, d.Filed, d.Day, d.Policy = stage, req.Edition, req.Filed, req.Decided, req.Policy
	if d.Edition < newest {
		d.from.marks.without(stage, d.Edition)
	}
	return nil
}

// without marks the rules that the edition does not ask.
func (m *marks) without(stage Stage, edition tanu.Edition) {
	for i, end := stage.span(); i < end; i++ {
		if edition < rules[i].since {
			m[i] = notInEdition
		}
	}
}

// Findings returns a finding for every rule of the stage, in the order of the
// clauses; none for the zero Decision. The list is the caller's.
func (d Decision) Findings() []Finding {
	first, end := d.Stage.span()
	if first == end {
		return nil
	}
	list := make([]Finding, 0, end-first)
	for i := first; i < end; i++ {
		list = append(list, d.finding(i, &d.from))
	}
	return list
}

func (d *Decision) finding(i id, from *record) Finding {
	r := &rules[i]
	o := r.come(d.from.marks[i])
	clause := o.clause
	if clause == "" {
		clause = r.clauses.in(d.Edition)
	}
	return Finding{Code: r.code, Clause: clause, Verdict: o.verdict, rule: r, outcome: o, from: from}
}

// Verdict returns what all findings together come to: refused if one refuses,
// else undetermined if one is, else satisfied. What matters to the payment only
// weighs nothing. The zero Decision has none.
func (d Decision) Verdict() tanu.Verdict {
	i, end := d.Stage.span()
	if i == end {
		return ""
	}
	together := light
	for ; i < end; i++ {
		together = max(together, weights[i][d.from.marks[i]])
	}
	return [...]tanu.Verdict{light: tanu.Satisfied, middling: tanu.Undetermined, heavy: tanu.Refused}[together]
}

// Clause returns the provision under which the stage decides.
func (d Decision) Clause() tanu.Clause { return stageRowOf(d.Stage, d.Edition).clause }

// Finding returns the finding of a code, and false if the stage has none.
func (d Decision) Finding(code string) (Finding, bool) {
	for i, end := d.Stage.span(); i < end; i++ {
		if rules[i].code == code {
			return d.finding(i, &d.from), true
		}
	}
	return Finding{}, false
}

// Refusals returns the findings that refuse.
func (d Decision) Refusals() []Finding {
	return d.those(func(v tanu.Verdict) bool { return v == tanu.Refused })
}

// Open returns the findings that refuse and those that lack a fact, be it for
// the payment only; none where every finding is settled in favour.
func (d Decision) Open() []Finding {
	return d.those(func(v tanu.Verdict) bool { return v == tanu.Refused || v == tanu.Undetermined })
}

// those returns the findings of some verdicts. The record is copied for them
// where there are any: they outlive the decision.
func (d *Decision) those(of func(tanu.Verdict) bool) (list []Finding) {
	var from *record
	for i, end := d.Stage.span(); i < end; i++ {
		if !of(rules[i].come(d.from.marks[i]).verdict) {
			continue
		}
		if from == nil {
			from = new(record)
			*from = d.from
		}
		list = append(list, d.finding(i, from))
	}
	return list
}

// Missing returns the names of the facts that are still needed to settle every
// finding, each once, in the order of the findings; see AskFor. A refused
// decision may have some: they can find it more grounds, and change it no more.
func (d Decision) Missing() []string { return d.missing(false) }

// MissingForPayment returns the names of the facts that are not needed now, but
// without which clause 14 cannot be applied later: the profile of the
// profession, the region of permanent registration.
//
// Law: 2025/14(1), 2025/14(2), 2023/14(1), 2023/14(2).
func (d Decision) MissingForPayment() []string { return d.missing(true) }

func (d *Decision) missing(payment bool) []string {
	var names []string
	for i, end := d.Stage.span(); i < end; i++ {
		if rules[i].payment != payment {
			continue
		}
		for _, name := range rules[i].come(d.from.marks[i]).missing {
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

// GoString is String, so that %#v stays short too.
func (d Decision) GoString() string { return "eligibility.Decision(" + d.String() + ")" }

// LogValue implements slog.LogValuer: the verdict and the codes that stand in
// its way, and nothing of the person.
func (d Decision) LogValue() slog.Value {
	var against []string
	for _, f := range d.Open() {
		against = append(against, f.Code)
	}
	return slog.GroupValue(
		slog.String("stage", string(d.Stage)), slog.String("edition", string(d.Edition)),
		slog.String("day", d.Day.String()), slog.String("verdict", string(d.Verdict())),
		slog.Any("against", against),
	)
}
