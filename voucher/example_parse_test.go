package voucher_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// A command as another service of the host sends it, and the same with a number
// mistyped, a field misspelt and one given twice. All data is invented.
func ExampleParseCommand() {
	cmd, err := voucher.ParseCommand([]byte(`{
		"id": "confirm/75-0001", "case": "75-0001", "action": "confirm", "day": "2026-03-30",
		"actor": {"role": "recognition-centre", "centre": "230240001230"}
	}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(cmd.Action, cmd.Day, cmd.Actor.Centre)
	for _, body := range []string{
		`{"action": "file", "application": {"iin": "900101300127"}}`,
		`{"action": "file", "facts": {"registeredUnemployd": "yes"}}`,
		`{"action": "pay", "case": "75-0001", "case": "75-0002"}`,
	} {
		_, err := voucher.ParseCommand([]byte(body))
		var wrong *tanu.FieldError
		fmt.Println(errors.As(err, &wrong), err)
	}
	// Output:
	// confirm 2026-03-30 ********1230
	// true voucher: malformed command: application.iin: the check digit does not match
	// true voucher: malformed command: facts.registeredUnemployd: there is no such field
	// true voucher: malformed command: case: the field is given twice
}

// The schemas are for whoever writes the documents in another language.
func ExampleCommandSchema() {
	for _, document := range [][]byte{voucher.CommandSchema(), voucher.EventSchema()} {
		var schema struct {
			Title      string                     `json:"title"`
			Properties map[string]json.RawMessage `json:"properties"`
		}
		if err := json.Unmarshal(document, &schema); err != nil {
			log.Fatal(err)
		}
		fmt.Println(schema.Title, len(schema.Properties), "members")
	}
	// Output:
	// tanu.command/v1 16 members
	// tanu.event/v1 14 members
}

// An event comes back from another service as it went there.
func ExampleParseEvent() {
	_, store := opened(voucher.Issue, "75-0001")
	events, err := store.Events(ctx, "75-0001", 0, 100)
	if err != nil {
		log.Fatal(err)
	}
	for i, event := range events {
		document, err := json.Marshal(event)
		if err != nil {
			log.Fatal(err)
		}
		if events[i], err = voucher.ParseEvent(document); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(len(events), "events:", voucher.Verify(events))
	// Output: 5 events: <nil>
}
