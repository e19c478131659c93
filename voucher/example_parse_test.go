package voucher_test

import (
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
