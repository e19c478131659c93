package voucher

import (
	"errors"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// spoilt names the first field of the command that its record, which is JSON,
// would not give back as it is, with the rule that it breaks; "" where there is
// none. An event is under a digest, so that one which comes back otherwise is a
// broken history. Of an application it also names what no act could be received
// with: its case would end there.
func (c *Command) spoilt(of *Case) (field, rule string) {
	if field := c.misspelt(of); field != "" {
		return field, "want a word of its kind, and none for what is not known"
	}
	switch {
	case len(c.Reason) > eligibility.MaxText:
		return "reason", "longer than " + strconv.Itoa(eligibility.MaxText) + " bytes"
	case !valid(c.Reason):
		return "reason", "want UTF-8"
	}
	if c.Protocol != nil { // an act must be able to carry its number
		if field, rule := broken(settlement.Act{Protocol: settlement.Protocol{Number: c.Protocol.Number}}.Validate()); field != "" {
			return field, rule
		}
	}
	if c.Application != nil {
		if field, rule = broken(c.Application.Validate()); field != "" {
			return "application." + field, rule
		}
	}
	if c.Facts != nil {
		if field, rule = broken(c.Facts.Validate()); field != "" {
			return "facts." + field, rule
		}
	}
	// The act that is received is checked with the day of receipt filled in.
	if c.Act != nil && (c.Action != ReceiveAct || !c.Act.Received.IsZero()) {
		if field, rule = broken(c.Act.Validate()); field != "" {
			return "act." + field, rule
		}
	}
	if of.State == New && c.Application != nil {
		return c.unpayable()
	}
	return "", ""
}

// misspelt names a word that is none of its kind.
func (c *Command) misspelt(of *Case) (field string) {
	switch {
	case c.Actor.Region != of.Application.Region && noRegion(c.Actor.Region): // the case's is one
		return "actor.region"
	case c.Procedure != nil && noRegion(c.Procedure.Place):
		return "procedure.place"
	case c.Protocol != nil && noAnswer(c.Protocol.Passed):
		return "protocol.passed"
	case c.Supplement != nil && noRegion(c.Supplement.Registration):
		return "supplement.registration"
	case c.Supplement != nil && noRegion(c.Supplement.Place):
		return "supplement.place"
	case noAnswer(c.Signature.Verified):
		return "signature.verified"
	case noAnswer(c.Signature.Entitled):
		return "signature.entitled"
	case noAnswer(c.OtherCase):
		return "otherCase"
	}
	return ""
}

func noRegion(r tanu.Region) bool {
	if r == "" {
		return false
	}
	_, err := tanu.ParseRegion(string(r))
	return err != nil
}

// noAnswer reports whether an answer is not read as it is written: one that is
// not known is written "unknown", and read as none.
func noAnswer(a tanu.Answer) bool { return !a.Known() && a != tanu.Unknown }

// unpayable names what the entitlement of the case would not hold, by the field
// that it comes from.
func (c *Command) unpayable() (field, rule string) {
	field, rule = broken(settlement.Entitlement{
		VoucherID: c.Case, HolderName: c.Application.Name, CentreName: c.Application.Centre.Name,
	}.Validate())
	switch field {
	case "voucherId":
		field = "case"
	case "holderName":
		field = "application.name"
	case "centreName":
		field = "application.centre.name"
	}
	return field, rule
}

// broken is the field and the rule of an error of Validate, "" for none.
func broken(err error) (field, rule string) {
	if err == nil {
		return "", ""
	}
	var wrong *tanu.FieldError
	if errors.As(err, &wrong) {
		return wrong.Path, wrong.In(tanu.English)
	}
	return "", ""
}
