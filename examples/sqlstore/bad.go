package sqlstore

import (
	"fmt"

	"github.com/biliktilik/tanu"
)

// ErrBadData is the kind of every *BadData.
const ErrBadData tanu.Error = "sqlstore: bad data in the database"

// BadData tells what in the database is not as this package writes it. It is
// reported and left as it is.
type BadData struct {
	Table string
	Key   string // of the row; of a claim nothing is shown
	Rule  string
	Err   error // what found it, if anything but this package
}

// Error names the table, the key and the rule.
func (b *BadData) Error() string {
	text := fmt.Sprintf("%s: table %q, key %q: %s", string(ErrBadData), b.Table, tanu.HideIIN(b.Key), b.Rule)
	if b.Err != nil {
		text += ": " + b.Err.Error()
	}
	return text
}

// Unwrap returns ErrBadData and what found it.
func (b *BadData) Unwrap() []error { return []error{ErrBadData, b.Err} }
