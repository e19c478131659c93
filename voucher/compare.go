package voucher

import (
	"errors"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// Difference is one event that other rules would have made otherwise.
type Difference struct {
	Seq    int64
	Action Action
	Was    Step
	Would  Step
}

// Step is what a difference compares of an event and of the case after it.
type Step struct {
	Verdict   tanu.Verdict // refused or undetermined: the command would not have been carried out
	To        State
	Due       tanu.Date
	LateBy    int
	LastValid tanu.Date
	Pending   tanu.Date // the case's next due day
	Money     string    // what the settlement comes to: to the centre, from the holder, to the holder; "" before the act, and where the MCI is not known
	Reasons   string    // codes, a space between them
}

// Compare decides a case's history again under these rules, another policy or
// another calendar, and returns where they differ from what was. It follows the
// other rules from the first event on, and stops where they would not have
// carried a command out, since what came after had then no ground.
func (r Rules) Compare(was Rules, events []Event) ([]Difference, error) {
	if _, err := was.Replay(events); err != nil {
		return nil, err
	}
	var differences []Difference
	var before, would Case
	for _, e := range events {
		a, err := was.Decide(before, e.Command)
		if err != nil {
			return nil, err
		}
		b, err := r.Decide(would, e.Command)
		if err != nil {
			return nil, err
		}
		d := Difference{Seq: e.Seq, Action: e.Command.Action}
		if d.Was, err = was.step(&a); err == nil {
			d.Would, err = r.step(&b)
		}
		if err != nil {
			return nil, err
		}
		if d.Was != d.Would {
			differences = append(differences, d)
		}
		if b.Verdict != tanu.Satisfied {
			break
		}
		before, would = a.Case, b.Case
	}
	return differences, nil
}

// step is what Compare looks at.
func (r *Rules) step(o *Outcome) (Step, error) {
	s := Step{
		Verdict: o.Verdict, To: o.Event.To, Due: o.Event.Due, LateBy: o.Event.LateBy,
		LastValid: o.Case.Voucher.LastValid, Pending: o.Case.Due,
	}
	if o.Case.Service != nil {
		sums, err := r.settle(&o.Case)
		if err != nil && !errors.Is(err, settlement.ErrNoMCI) {
			return Step{}, err
		}
		for _, m := range sums.Reimbursements {
			s.Money = m.Centre.Amount.StringFixed(2) + " " + m.CoPayment.Amount.StringFixed(2) + " " + m.Assistance.Amount.StringFixed(2)
		}
	}
	for i, reason := range o.Reasons {
		if i > 0 {
			s.Reasons += " "
		}
		s.Reasons += reason.Code
	}
	return s, nil
}
