package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
)

// act does what the action does to the record besides moving it on.
func (t *turn) act() error {
	switch t.cmd.Action {
	case File:
		return t.file()
	case Review, SetStatus:
		return t.review()
	case Decline:
		t.turnDown()
	case Issue:
		return t.issue()
	case Extend:
		return t.extend()
	case Use:
		return t.use()
	case SignProtocol:
		t.next.Since = t.before.Since
		return t.sign()
	case ReceiveAct:
		return t.receiveAct()
	case Pay:
		return t.pay()
	case Lapse:
		t.lapse()
	}
	return nil
}

// file screens the application; one that passes holds a place and claims the
// year for the person. A reading by which the place is taken at issue holds
// none (open question Q17), and so does an edition that does not check places
// at filing. In edition 2023 the information system's checks come later, at
// SetStatus, and only what clause 3 asks is judged here.
//
// Law: 2025/3.2, 2025/3.4, 2025/3.4.3, 2025/3.4.4, 2023/3.
func (t *turn) file() error {
	if t.cmd.OtherCase == tanu.Yes && t.rules.Policy.SecondApplication == tanu.SecondRefused {
		return t.stay(OpenCase())
	}
	var err error
	if t.out.Decision, err = eligibility.Screen(t.request()); err != nil {
		return err
	}
	t.judge(func(f eligibility.Finding) bool {
		return t.next.Edition != tanu.Edition2023 || f.Clause == "2023/3"
	})
	if t.out.Verdict != "" || t.next.State != Filed {
		return nil
	}
	// In edition 2023 whoever received a voucher this year may still file, and is
	// refused by the status; the year is not the case's to claim.
	if t.rules.Policy.SecondApplication == tanu.SecondRefused && (t.next.Edition != tanu.Edition2023 || t.cmd.Facts.VoucherThisYear != tanu.Yes) {
		t.claim()
	}
	if t.rules.holdsFromFiling(t.next.Edition) {
		t.place(allocation.Held)
	}
	return nil
}

// review is the career centre's judgement; in edition 2023 it is what the
// information system answers.
//
// Law: 2025/8.1, 2025/8.2, 2025/8.4, 2023/4, 2023/5, 2023/6.
func (t *turn) review() error {
	var err error
	if t.cmd.Action == SetStatus {
		t.out.Decision, err = eligibility.Screen(t.request())
	} else {
		t.out.Decision, err = eligibility.Review(t.request())
	}
	if err != nil {
		return err
	}
	t.judge(func(f eligibility.Finding) bool { return !f.ForPayment() })
	if t.out.Verdict != "" {
		return nil // undetermined: nothing changes
	}
	if p := t.cmd.Facts.Profile; p != "" {
		t.next.Profile = p
	}
	if t.next.State == t.step.refused {
		t.turnDown()
	}
	return nil
}

// request is what eligibility judges.
func (t *turn) request() eligibility.Request {
	return eligibility.Request{
		Application: t.next.Application, Facts: *t.cmd.Facts,
		Filed: t.next.Filed, Decided: t.cmd.Day, Edition: t.next.Edition,
		Policy: t.rules.Policy, Calendar: t.rules.Calendar,
	}
}

// turnDown gives back the place and the year, with the refusal; sending it on
// gives back nothing more.
//
// Law: 2025/8.2, 2025/9.2.
func (t *turn) turnDown() {
	t.out.Claim, t.next.Claimed = ClaimFreed, false
	t.place("")
}

// issue makes the voucher.
//
// Law: 2025/10.1, 2025/10.3.
func (t *turn) issue() error {
	last, err := t.rules.lastValid(t.cmd.Day, t.next.Edition.Figures().Validity.Value)
	if err != nil {
		return err
	}
	t.next.Voucher = Voucher{
		Number: t.next.ID, Issued: t.cmd.Day, LastValid: last,
		Holder: t.next.Application.IIN, CentreName: t.next.Application.Centre.Name, Customer: t.cmd.Actor.Centre,
	}
	t.place(allocation.Issued)
	t.claim()
	return nil
}

// extend adds a sick-leave sheet. The period in it extends the validity
// whenever its copy comes in: a voucher that lapsed meanwhile is brought back,
// and lapses again where the extended validity is over too.
//
// Law: 2025/12.1, 2025/13.
func (t *turn) extend() error {
	sheets := append(append([]SickSheet(nil), t.before.Sheets...), *t.cmd.Sheet)
	issued := t.next.Voucher.Issued
	before, err := t.rules.validity(t.next.Edition, issued, t.before.Sheets)
	if err != nil {
		return err
	}
	days, err := t.rules.validity(t.next.Edition, issued, sheets)
	if err != nil {
		return err
	}
	if days <= before {
		return t.stay(noSickDay(t.next.Edition.Clause("12.1")))
	}
	last, err := t.rules.lastValid(issued, days)
	if err != nil {
		return err
	}
	t.revive()
	t.next.Sheets, t.next.Voucher.LastValid = sheets, last
	t.next.Since = t.before.Since
	return nil
}

// revive takes back what the lapse gave up, of a voucher that lapsed and, as is
// now known, should not have.
func (t *turn) revive() {
	if t.before.State != Lapsed {
		return
	}
	t.place(allocation.Issued)
	t.claim()
}

// use holds the procedure to the validity: by the day it was held, or by the
// day of the protocol where the policy reads it so (open question Q6). The day
// on which the centre tells of it does not matter: only a voucher that was not
// used within its validity is annulled, so that one used in time, of which the
// system learnt after the lapse, was used.
//
// Law: 2025/10.3, 2025/11, 2023/11.
func (t *turn) use() error {
	t.next.Procedure = *t.cmd.Procedure
	if t.cmd.Protocol != nil {
		if err := t.sign(); err != nil {
			return err
		}
	}
	first, last := t.cmd.Procedure.Held, t.cmd.Procedure.Held
	if t.rules.Policy.Use == tanu.UseByProtocol {
		if last = t.next.Protocol.Signed; last.IsZero() {
			return t.stay(noDayOfProtocol(t.step.clause))
		}
	}
	switch v := t.next.Voucher; {
	case first.Before(v.Issued):
		return t.stay(outOfValidity(t.before, first, t.step.clause))
	case last.After(v.LastValid):
		return t.stay(outOfValidity(t.before, last, t.step.clause))
	}
	t.revive()
	return nil
}

// sign puts the commission's protocol into the record.
//
// Law: 2025/16, 2023/16.
func (t *turn) sign() error {
	if t.cmd.Protocol.Signed.Before(t.next.Procedure.Held) {
		return &CommandError{t.cmd.Action, "protocol", "signed before the procedure was held"}
	}
	t.next.Protocol = *t.cmd.Protocol
	return nil
}

// lapse annuls a voucher whose validity is over. Its place stays spent, and the
// year stays used, unless the policy reads it otherwise (Q11, Q4).
//
// Law: 2025/11.
func (t *turn) lapse() {
	if !allocation.Lapse(t.next.line(), t.rules.Policy).IsZero() {
		t.place("")
	}
	if t.rules.Policy.LapsedVoucher == tanu.LapsedReturns {
		t.out.Claim, t.next.Claimed = ClaimFreed, false
	}
}

// claim takes the year for the person, unless the case has it: whatever the policy
// was at filing, nobody has two vouchers in a year. One that is issued past New Year
// has that year too.
func (t *turn) claim() {
	issued := t.next.Voucher.Issued
	if !t.next.Claimed || t.step.action == Issue && issued.Year() != t.next.Filed.Year() {
		t.out.Claim, t.next.Claimed = ClaimTaken, true
	}
}

// place moves the case's place to another part of its line: held, issued, or none,
// which gives it back. It goes by where the place is and not by the policy, which
// may have been another when it came there.
func (t *turn) place(to allocation.Part) {
	line := t.next.line()
	switch from := t.next.Place; {
	case from == to:
		return
	case from == "" && to == allocation.Held:
		t.out.Moves = []allocation.Move{allocation.Hold(line)}
	case from == "":
		t.out.Moves = []allocation.Move{allocation.IssueFree(line)}
	case from == allocation.Issued:
		t.out.Moves = []allocation.Move{allocation.Return(line)}
	case to == allocation.Issued:
		t.out.Moves = []allocation.Move{allocation.Issue(line)}
	default:
		t.out.Moves = []allocation.Move{allocation.Release(line)}
	}
	t.next.Place = to
}

// holdsFromFiling reports whether a place is held from filing on.
func (r *Rules) holdsFromFiling(edition tanu.Edition) bool {
	return r.Policy.PlaceHeld == tanu.PlaceAtFiling && edition.Figures().PlaceCheckedAtFiling
}
