package registry

import (
	"strconv"
	"unicode/utf8"

	"github.com/biliktilik/tanu/voucher"
)

// The ids that a host may make, in bytes: short enough to be a key in any store.
// Those that the Registry makes of them are longer, and no key.
const (
	maxCommandID = 255
	maxCaseID    = 200
)

// checkID holds the id of a command, or of several together, to its bounds.
func checkID(action voucher.Action, id string) error {
	fail := func(rule string) error { return malformed(action, "id", rule) }
	switch {
	case len(id) > maxCommandID:
		return fail("longer than " + strconv.Itoa(maxCommandID) + " bytes")
	case id == "":
		return fail("the host gives every command an id")
	case !utf8.ValidString(id):
		return fail("want UTF-8")
	}
	return nil
}

// checkIDs holds both ids of a command to their bounds.
func checkIDs(c *voucher.Command) error {
	if len(c.Case) > maxCaseID {
		return malformed(c.Action, "case", "longer than "+strconv.Itoa(maxCaseID)+" bytes")
	}
	return checkID(c.Action, c.ID)
}

// malformed is the error of a call whose field breaks a rule.
func malformed(action voucher.Action, field, rule string) error {
	return &voucher.CommandError{Action: action, Field: field, Rule: rule}
}
