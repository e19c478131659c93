package voucher

import (
	"fmt"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// Command asks for one action on one case. The host makes its id, and sends
// the same id again when it repeats the command. Whatever the action needs of it,
// a field that JSON would not give back as it is, such as a misspelt word, makes
// it a broken call.
type Command struct {
	ID     string `json:"id"`
	Case   string `json:"case"` // of a new one, the host's id: at most 100 characters, none of them a control character
	Action Action `json:"action"`
	Actor  Actor  `json:"actor"`
	// Day is the legal day on which the host takes it. When the thing itself
	// happened, which may be before, stands in Sheet.Received, Procedure.Held,
	// Protocol.Signed or Act.Sent: by that day it is in time or late.
	Day tanu.Date `json:"day"`

	// What the action needs besides; the rest is nil or zero.
	Application *eligibility.Application `json:"application,omitempty"` // File
	Facts       *eligibility.Facts       `json:"facts,omitempty"`       // File, SetStatus, Review; Pay, where the profile comes late
	Sheet       *SickSheet               `json:"sheet,omitempty"`       // Extend
	Procedure   *settlement.Procedure    `json:"procedure,omitempty"`   // Use
	Protocol    *Protocol                `json:"protocol,omitempty"`    // SignProtocol; Use, where it is judged by the protocol; ReceiveAct, to put right what was told of it
	Act         *settlement.Act          `json:"act,omitempty"`         // ReceiveAct; its Received is taken from Day
	Signature   ActSignature             `json:"signature,omitzero"`    // ReceiveAct
	Reason      string                   `json:"reason,omitempty"`      // Decline, SendRefusal: the reasons in words
	Supplement  *Supplement              `json:"supplement,omitempty"`  // Pay, where the payment waits for more

	// OtherCase tells whether another open application or voucher of the person
	// in the year is in the store. The Registry fills it in for File.
	OtherCase tanu.Answer `json:"otherCase,omitzero"`
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
// Law: 2025/14(2), 2025/17.
type Supplement struct {
	Registration  tanu.Region  `json:"registration,omitempty"` // of permanent registration (open question Q13)
	Place         tanu.Region  `json:"place,omitempty"`        // where the procedure was held
	CentreAccount tanu.Account `json:"centreAccount,omitzero"`
	HolderAccount tanu.Account `json:"holderAccount,omitzero"`
}

// ErrCommand says that a command is incomplete, or does not belong to the case:
// a broken call, not a refusal.
const ErrCommand tanu.Error = "voucher: malformed command"

// CommandError names the field of a command and the rule it breaks.
type CommandError struct {
	Action Action
	Field  string
	Rule   string
}

// Error names the action, the field and the rule.
func (e *CommandError) Error() string {
	s := string(ErrCommand)
	if e.Action != "" {
		s += ": " + tanu.HideDigits(string(e.Action))
	}
	return fmt.Sprintf("%s: field %q: %s", s, e.Field, e.Rule)
}

// Unwrap returns ErrCommand.
func (e *CommandError) Unwrap() error { return ErrCommand }

// lacks names what the action needs besides the common fields and the command
// does not bring, "" for nothing.
func (c *Command) lacks() (field string) {
	switch c.Action {
	case File:
		if c.Application == nil {
			return "application"
		}
		return missing(c.Facts == nil, "facts")
	case SetStatus, Review:
		return missing(c.Facts == nil, "facts")
	case Extend:
		return missing(c.Sheet == nil, "sheet")
	case Use:
		return missing(c.Procedure == nil || c.Procedure.Held.IsZero(), "procedure")
	case SignProtocol:
		return missing(c.Protocol == nil || c.Protocol.Signed.IsZero(), "protocol")
	case ReceiveAct:
		return missing(c.Act == nil, "act")
	case Decline:
		return missing(c.Reason == "", "reason")
	}
	return ""
}

func missing(is bool, field string) string {
	if is {
		return field
	}
	return ""
}

// checkID holds an id of a command to its form: it is kept as JSON, and would come
// back as another.
func checkID(action Action, id string) error {
	switch {
	case id == "":
		return &CommandError{action, "id", "the host gives every command an id"}
	case !valid(id):
		return &CommandError{action, "id", "want UTF-8"}
	}
	return nil
}

// check holds the command to its form and to the case it is meant for.
func (c *Command) check(of *Case) error {
	fail := func(field, rule string) error { return &CommandError{c.Action, field, rule} }
	if err := checkID(c.Action, c.ID); err != nil {
		return err
	}
	switch {
	case c.Case == "":
		return fail("case", "want the id of a case")
	case of.State != New && c.Case != of.ID:
		return fail("case", "the command is for another case")
	case c.Day.IsZero():
		return fail("day", "want the day on which it is done")
	}
	if field := c.lacks(); field != "" {
		return fail(field, "the action needs it")
	}
	if field, rule := c.spoilt(of); field != "" {
		return fail(field, rule)
	}
	if s := c.Sheet; s != nil && (s.From.IsZero() || s.To.Before(s.From) || s.Received.IsZero()) {
		return fail("sheet", "want from, to and received, and from no later than to")
	}
	if field := c.ahead(); field != "" {
		return fail(field, "tells of a day after that of the command")
	}
	return nil
}

// ahead names a field that tells of what has not happened by the command's day,
// "" for none.
func (c *Command) ahead() string {
	switch {
	case c.Sheet != nil && c.Sheet.Received.After(c.Day):
		return "sheet"
	case c.Procedure != nil && c.Procedure.Held.After(c.Day):
		return "procedure"
	case c.Protocol != nil && c.Protocol.Signed.After(c.Day):
		return "protocol"
	}
	return ""
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
