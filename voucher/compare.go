package voucher

import (
	"errors"
	"reflect"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/settlement"
)

// Difference is one event that other rules would have made otherwise.
type Difference struct {
	Seq    int64  `json:"seq"`
	Action Action `json:"action"`
	Was    Step   `json:"was"`
	Would  Step   `json:"would"`
}

// Step is what a difference compares of an event, of the case after it, and of
// what it does besides.
type Step struct {
	Status    Status          `json:"status"` // other than done: the command would not have been carried out
	Judgement tanu.Verdict    `json:"judgement,omitempty"`
	To        State           `json:"to,omitempty"`
	Due       tanu.Date       `json:"due,omitzero"`
	LateBy    int             `json:"lateBy,omitempty"`
	LastValid tanu.Date       `json:"lastValid,omitzero"`
	Pending   tanu.Date       `json:"pending,omitzero"`  // the case's next due day
	Money     Sums            `json:"money,omitzero"`    // none before the act, and where the MCI is not known
	Place     allocation.Move `json:"place,omitzero"`    // what becomes of the place (Q11, Q17)
	Claim     ClaimChange     `json:"claim,omitempty"`   // what becomes of the year (Q4, Q16)
	Reasons   []string        `json:"reasons,omitempty"` // codes; of a malformed command, the field and the rule
}

// Sums is what a settlement comes to, in tenge with two decimals.
type Sums struct {
	Centre     string `json:"centre"`     // to the recognition centre
	CoPayment  string `json:"coPayment"`  // from the holder
	Assistance string `json:"assistance"` // to the holder
}

// Compare decides a case's history again under these rules, another policy or
// another calendar, and returns where they differ from what was; see CompareBy.
func (r Rules) Compare(was Rules, events []Event) ([]Difference, error) {
	return CompareBy(events, was.always, r.always)
}

// CompareBy decides a case's history again by other rules, and returns where they
// differ from what was: was gives the rules by which each event was decided, as
// for ReplayBy, and would the others. It follows the others from the first event
// on, and stops where they would not have carried a command out, since what came
// after had then no ground. A command that they take for malformed is such a
// difference too: it needs a fact.
//
// It looks at one case alone: what the others would have made of the places of
// the region and of another application of the person, which the store knows, it
// does not tell.
//
// The error is that of ReplayBy for what was; or what the others lack for a
// decision, such as an MCI or a calendar that reaches so far.
func CompareBy(events []Event, was, would func(Event) (Rules, error)) (differences []Difference, err error) {
	if would == nil {
		return nil, malformed("would", tanu.RuleRequired)
	}
	if err := replayable(events, "was", was); err != nil {
		return nil, err
	}
	t, other, ended := trace{by: was}, Case{}, false
	for i := range events {
		e := &events[i]
		if err := t.follow(e); err != nil {
			return nil, err
		}
		if ended {
			continue // what was is held to its rules to the end
		}
		d := Difference{Seq: e.Seq, Action: e.Command.Action}
		if d.Was, err = t.rules.step(&t.out); err != nil {
			return nil, e.failed("its rules", err)
		}
		if d.Would, err = instead(would, &other, e); err != nil {
			return nil, e.failed("the other rules", err)
		}
		if !reflect.DeepEqual(d.Was, d.Would) {
			differences = append(differences, d)
		}
		ended = d.Would.Status != Done
	}
	return differences, nil
}

// instead is the step that other rules make of an event's command; it takes the
// case there.
func instead(by func(Event) (Rules, error), c *Case, e *Event) (Step, error) {
	r, err := by(*e)
	if err != nil {
		return Step{}, err
	}
	var out Outcome
	err = r.decide(c, &e.Command, &out)
	var wrong *tanu.FieldError
	switch {
	case errors.As(err, &wrong) && errors.Is(err, ErrCommand):
		return Step{Status: NeedsFact, Reasons: []string{wrong.Path + ": " + wrong.Rule}}, nil
	case err != nil:
		return Step{}, err
	}
	*c = out.Case
	return r.step(&out)
}

// step is what Compare looks at.
func (r *Rules) step(o *Outcome) (Step, error) {
	s := Step{
		Status: o.Status, Judgement: o.Judgement, To: o.Event.To, Due: o.Event.Due, LateBy: o.Event.LateBy,
		LastValid: o.Case.Voucher.LastValid, Pending: o.Case.Due, Reasons: codesOf(o.Reasons), Claim: o.Claim,
	}
	for _, m := range allocation.Combine(o.Moves) { // a case has one line
		s.Place = m
	}
	if o.Case.Service != nil {
		sums, err := r.settle(&o.Case)
		if err != nil && !errors.Is(err, settlement.ErrNoMCI) {
			return Step{}, err
		}
		for _, m := range sums.Reimbursements { // a case has one voucher
			s.Money = Sums{m.Centre.Amount.StringFixed(2), m.CoPayment.Amount.StringFixed(2), m.Assistance.Amount.StringFixed(2)}
		}
	}
	return s, nil
}
