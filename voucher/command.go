package voucher

import (
	"errors"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// Command asks for one action on one case. The host makes its id, and sends
// the same id again when it repeats the command. A field that JSON would not give
// back as it is, such as a misspelt word, makes it a broken call, also where the
// action does not need the field.
type Command struct {
	ID     string `json:"id"`
	Case   string `json:"case"` // of a new one, the host's id: at most 100 characters, none of them a control character
	Action Action `json:"action"`
	Actor  Actor  `json:"actor"`
	// Day is the legal day on which the host takes it. When the thing itself
	// happened, which may be before, stands in Sheet.Received, Procedure.Held,
	// Protocol.Signed or Act.Sent: by that day it is in time or late.
	Day tanu.Date `json:"day"`

	// What the action needs besides; the rest is nil or zero. Pay takes Facts where the
	// profile comes late, Use a Protocol where it is judged by it, and ReceiveAct one
	// that corrects the case's. An act of several vouchers goes to Registry.ReceiveAct:
	// of one case it is a broken call, tanu.RuleSeveralVouchers.
	Application *eligibility.Application `json:"application,omitempty"` // File
	Facts       *eligibility.Facts       `json:"facts,omitempty"`       // File, SetStatus, Review; Pay
	Sheet       *SickSheet               `json:"sheet,omitempty"`       // Extend
	Procedure   *settlement.Procedure    `json:"procedure,omitempty"`   // Use
	Protocol    *SignedProtocol          `json:"protocol,omitempty"`    // SignProtocol; Use, ReceiveAct
	Act         *settlement.Act          `json:"act,omitempty"`         // ReceiveAct; its Received is taken from Day
	Signature   ActSignature             `json:"signature,omitzero"`    // ReceiveAct
	Reason      string                   `json:"reason,omitempty"`      // Decline, SendRefusal: the reasons in words
	Supplement  *Supplement              `json:"supplement,omitempty"`  // Pay, where the payment waits for more

	// OtherCase is for package registry, which fills it in for File: whether the store
	// has another open application or voucher of the person in the year.
	OtherCase tanu.Answer `json:"otherCase,omitzero"`
}

// Actor is who gives a command, as the host authenticated them: an applicant by
// IIN, a recognition centre by BIN, a career centre and a labour mobility
// centre by BIN and the region they serve. The system itself needs neither.
type Actor struct {
	Role   tanu.Office `json:"role"`
	Person tanu.IIN    `json:"person,omitzero"`
	Centre tanu.BIN    `json:"centre,omitzero"`
	Region tanu.Region `json:"region,omitempty"`
}

// mayAct reports whether the actor is the office that a step asks for in this very
// case: the applicant in person, the chosen recognition centre, the centres of the
// region of application.
func (a Actor) mayAct(office tanu.Office, c *Case) bool {
	if a.Role != office {
		return false
	}
	switch office {
	case tanu.Applicant:
		return !a.Person.IsZero() && a.Person == c.Application.IIN
	case tanu.RecognitionCentre:
		return !a.Centre.IsZero() && a.Centre == c.Application.Centre.BIN
	case tanu.CareerCentre, tanu.MobilityCentre:
		return !a.Centre.IsZero() && a.Region != "" && a.Region == c.Application.Region
	}
	return office == tanu.System
}

// ActSignature is what a verifier said of the signature under an act.
type ActSignature struct {
	Verified tanu.Answer `json:"verified"` // the act is signed with EDS, and the signature verifies
	Entitled tanu.Answer `json:"entitled"` // the signer may sign for the centre
}

// Supplement is what the payment needs and neither the application nor the act
// tells: it is asked for, and given with Pay. A case keeps it beside them, as
// they were signed. Of a fact that the case has already, the case's stands.
//
// Law: 14(2), 17.
type Supplement struct {
	Registration  tanu.Region  `json:"registration,omitempty"` // of permanent registration (open question Q13)
	Place         tanu.Region  `json:"place,omitempty"`        // where the procedure was held
	CentreAccount tanu.Account `json:"centreAccount,omitzero"`
	HolderAccount tanu.Account `json:"holderAccount,omitzero"`
}

// ErrCommand is the kind of a *tanu.FieldError for a call that is incomplete or
// malformed, or does not belong to the case: a broken call, not a refusal.
const ErrCommand tanu.Error = "voucher: malformed command"

// malformed is the error for a field of a call that breaks a rule.
func malformed(path, rule string) error {
	return &tanu.FieldError{Kind: ErrCommand, Path: path, Rule: rule}
}

// needs are the fields that an action needs besides the common ones.
var needs = []struct {
	action Action
	field  string
}{
	{File, "application"}, {File, "facts"}, {SetStatus, "facts"}, {Review, "facts"}, {Decline, "reason"}, {Extend, "sheet"},
	{Use, "procedure"}, {SignProtocol, "protocol"}, {ReceiveAct, "act"},
}

// brings reports whether the command brings a field of needs.
func (c *Command) brings(field string) bool {
	switch field {
	case "application":
		return c.Application != nil
	case "facts":
		return c.Facts != nil
	case "reason":
		return c.Reason != ""
	case "sheet":
		return c.Sheet != nil
	case "procedure":
		return c.Procedure != nil && !c.Procedure.Held.IsZero()
	case "protocol":
		return c.Protocol != nil && !c.Protocol.Signed.IsZero()
	}
	return c.Act != nil
}

// check holds the command to its form and to the case it is meant for.
func (c *Command) check(of *Case) error {
	switch {
	case c.ID == "":
		return malformed("id", tanu.RuleRequired)
	case !utf8.ValidString(c.ID):
		return malformed("id", tanu.RuleNotUTF8)
	case c.Case == "":
		return malformed("case", tanu.RuleRequired)
	case of.State != New && c.Case != of.ID:
		return malformed("case", tanu.RuleContradicts)
	case c.Day.IsZero():
		return malformed("day", tanu.RuleRequired)
	}
	for _, need := range needs {
		if need.action == c.Action && !c.brings(need.field) {
			return malformed(need.field, tanu.RuleRequired)
		}
	}
	if err := c.checkWords(of); err != nil {
		return err
	}
	if err := c.checkParts(of); err != nil {
		return err
	}
	return c.checkDays()
}

// checkWords refuses what JSON would not give back as it is. An event is under a
// digest, so that one which comes back otherwise is a broken history.
func (c *Command) checkWords(of *Case) error {
	for _, region := range []struct {
		path string
		is   tanu.Region
	}{
		{"actor.region", c.actorRegion(of)},
		{"procedure.place", valueOf(c.Procedure).Place},
		{"supplement.registration", valueOf(c.Supplement).Registration},
		{"supplement.place", valueOf(c.Supplement).Place},
	} {
		if _, err := tanu.ParseRegion(string(region.is)); err != nil && region.is != "" {
			return malformed(region.path, tanu.RuleRegion)
		}
	}
	for _, answer := range []struct {
		path string
		is   tanu.Answer
	}{
		{"protocol.passed", valueOf(c.Protocol).Passed},
		{"signature.verified", c.Signature.Verified},
		{"signature.entitled", c.Signature.Entitled},
		{"otherCase", c.OtherCase},
	} {
		if !answer.is.Known() && answer.is != tanu.Unknown {
			return malformed(answer.path, tanu.RuleUnknownWord)
		}
	}
	switch {
	case len(c.Reason) > eligibility.MaxText:
		return &tanu.FieldError{Kind: ErrCommand, Path: "reason", Rule: tanu.RuleTooLong, Limit: eligibility.MaxText}
	case !utf8.ValidString(c.Reason):
		return malformed("reason", tanu.RuleNotUTF8)
	}
	return nil
}

// actorRegion is the actor's region where it is another than the case's.
func (c *Command) actorRegion(of *Case) tanu.Region {
	if c.Actor.Region == of.Application.Region {
		return ""
	}
	return c.Actor.Region
}

// valueOf is what p points to, or the zero value.
func valueOf[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// checkParts holds what the command brings to its own form. Of an application it
// also refuses what no act could be received with: its case would end there.
func (c *Command) checkParts(of *Case) error {
	if c.Protocol != nil { // an act must be able to carry its number
		act := settlement.Act{Protocol: settlement.Protocol{Number: c.Protocol.Number}}
		if err := within("", act.Validate()); err != nil {
			return err
		}
	}
	if c.Application != nil {
		if err := within("application", c.Application.Validate()); err != nil {
			return err
		}
	}
	if c.Facts != nil {
		if err := within("facts", c.Facts.Validate()); err != nil {
			return err
		}
	}
	// The act that is received is checked with the day of receipt filled in.
	if c.Act != nil && (c.Action != ReceiveAct || !c.Act.Received.IsZero()) {
		if err := within("act", c.Act.Validate()); err != nil {
			return err
		}
	}
	if of.State != New || c.Application == nil {
		return nil
	}
	return c.checkPayable()
}

// checkPayable refuses what the entitlement of the case could not hold, by the field
// that it comes from.
func (c *Command) checkPayable() error {
	entitlement := settlement.Entitlement{
		VoucherID: c.Case, HolderName: c.Application.Name, CentreName: c.Application.Centre.Name,
	}
	err := within("", entitlement.Validate())
	if err == nil {
		return nil
	}
	var wrong *tanu.FieldError
	if errors.As(err, &wrong) {
		wrong.Path = map[string]string{
			"voucherId": "case", "holderName": "application.name", "centreName": "application.centre.name",
		}[wrong.Path]
	}
	return err
}

// within is an error of a part of the command, with the path of the part before it.
func within(part string, err error) error {
	if err == nil {
		return nil
	}
	var wrong *tanu.FieldError
	if !errors.As(err, &wrong) {
		return err
	}
	if part != "" && wrong.Path != "" {
		part += "."
	}
	return &tanu.FieldError{Kind: ErrCommand, Path: part + wrong.Path, Rule: wrong.Rule, Limit: wrong.Limit}
}

// maxSheetDays bounds the days of one sick-leave sheet: a longer one is a slip of the pen.
const maxSheetDays = 366

// checkDays refuses a sheet without its days, and what has not happened by the
// command's day.
func (c *Command) checkDays() error {
	if s := c.Sheet; s != nil {
		switch {
		case s.From.IsZero(), s.To.IsZero(), s.Received.IsZero():
			return malformed("sheet", tanu.RuleRequired)
		case s.To.Before(s.From):
			return malformed("sheet", tanu.RuleDayBefore)
		case s.To.DaysSince(s.From) >= maxSheetDays:
			return &tanu.FieldError{Kind: ErrCommand, Path: "sheet", Rule: tanu.RuleTooLarge, Limit: maxSheetDays}
		}
	}
	switch {
	case valueOf(c.Sheet).Received.After(c.Day):
		return malformed("sheet", tanu.RuleDayAfter)
	case valueOf(c.Procedure).Held.After(c.Day):
		return malformed("procedure", tanu.RuleDayAfter)
	case valueOf(c.Protocol).Signed.After(c.Day):
		return malformed("protocol", tanu.RuleDayAfter)
	}
	return nil
}

// doneOn is the day that a term is held against. An act is sent in time though
// it comes in later, and a voucher is used in time though the system learns of
// it later.
func (c *Command) doneOn() tanu.Date {
	switch {
	case c.Action == ReceiveAct && c.Act != nil && !c.Act.Sent.IsZero():
		return c.Act.Sent
	case c.Action == Use && c.Procedure != nil:
		return c.Procedure.Held
	}
	return c.Day
}
