package voucher

import (
	_ "embed"
	"slices"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/internal/strict"
)

// The names of the documents of this package. A document may leave its format out.
const (
	CommandFormat = "tanu.command/v1"
	EventFormat   = "tanu.event/v1"
)

//go:embed command.schema.json
var commandSchema []byte

//go:embed event.schema.json
var eventSchema []byte

// CommandSchema returns the JSON Schema of what ParseCommand reads. It refers to
// those of eligibility and settlement.
func CommandSchema() []byte { return slices.Clone(commandSchema) }

// EventSchema returns the JSON Schema of what ParseEvent reads. It refers to that of
// a command.
func EventSchema() []byte { return slices.Clone(eventSchema) }

// ParseCommand reads one command strictly from JSON, where a host takes it in. An
// error is a *tanu.FieldError with the path of what is wrong, such as
// "facts.signature.signers[0].iin", and shows no value. It refuses a field that a
// command does not have, one that is given twice or written in another case of
// letters, a value of another kind, an unknown word, text that is not Unicode, and
// what is longer than sixteen mebibytes or has a list of more than a thousand items;
// an act has bounds of its own.
//
// What is left out, or null, is not given: whether the action needs it, Decide
// says. Command itself is read by encoding/json as any struct, which is for what a
// store gives back.
//
// What a command tells of its actor, of facts and of signatures is believed. It is
// for a host's own services to send, and not for an applicant.
func ParseCommand(data []byte) (Command, error) {
	var read struct {
		Format string `json:"format"`
		Command
	}
	if err := parse(data, &read, &read.Format, CommandFormat); err != nil {
		return Command{}, err
	}
	return read.Command, nil
}

// ParseEvent reads one event strictly, such as one that another service hands over.
// That it follows from those before it, Verify says.
func ParseEvent(data []byte) (Event, error) {
	var read struct {
		Format string `json:"format"`
		Event
	}
	if err := parse(data, &read, &read.Format, EventFormat); err != nil {
		return Event{}, err
	}
	return read.Event, nil
}

// maxDocument is what is read at most, in bytes: the longest act.
const maxDocument = 16 << 20

// parse reads a document whose format is either left out or the one wanted.
func parse(data []byte, into any, format *string, want string) error {
	wrong := func(f strict.Fault) error {
		return &tanu.FieldError{Kind: ErrCommand, Path: f.Path, Rule: f.Rule, Limit: f.Limit}
	}
	err := strict.Read(data, into, wrong, strict.MaxBytes(maxDocument), strict.MaxItems(eligibility.MaxList))
	if err == nil && *format != "" && *format != want {
		err = malformed("format", tanu.RuleFormat)
	}
	return err
}
