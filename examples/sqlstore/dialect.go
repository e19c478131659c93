package sqlstore

import (
	"context"
	"database/sql"
	"strings"

	"github.com/pressly/goose/v3"

	"github.com/biliktilik/tanu/voucher"
)

// dialect is what differs between databases: the statements, and what an error
// means.
type dialect struct {
	name      string
	arrays    bool // a parameter may be an array
	local     bool // no statement waits for another machine or another writer
	goose     goose.Dialect
	folder    string // of its migrations
	options   []goose.ProviderOption
	isolation sql.TxOptions
	judge     func(error) fault
	// pipe sends a whole transaction in one round trip, where the driver can.
	pipe func(ctx context.Context, conn any, steps []step, together bool) error
	mark func(query string) string // writes the database's own marks for question marks
	statements
}

// fault is what a database's error means to the contract.
type fault uint8

const (
	failed    fault = iota // the statement failed; nothing else is known
	collided               // the transaction is undone because of another; it can be run again
	absent                 // the node is not part of its cluster: another can be asked
	outOfLine              // a number left the range of its column
	claimed                // MariaDB: the claim is another case's
	doubled                // the key is there already
	unmet                  // PostgreSQL: the condition of a statement did not hold
	refused                // the database said no, for certain: nothing was applied
)

// statements are the writes and reads of one dialect. A write is one statement
// that touches one row if its condition holds, and none if not.
type statements struct {
	putCommand write // id, digest, reply
	putCase    write // id, version, region, state, due, body
	setCase    write // version, region, state, due, body, id, version before
	takeClaim  write // claim, case
	freeClaim  write // claim, case
	putEvent   write // case, seq, body: after the one before it; may lack a form
	addEvent   write // case, seq, body: wherever; where putEvent lacks the form, behind hasEvent
	hasEvent   write // case, seq: how many of these there are, and stay
	putMessage write // body
	addLine    write // region, year
	moveLine   write // granted, held, issued, region, year, bounds of granted, of held, of issued, free

	command string // id -> digest, reply
	due     func(page) (query string, args []any)
}

// write is a statement for one row. Where the database takes many rows in one
// statement, many does so with one array for each column, or full with atOnce
// rows after one another.
type write struct {
	one  string
	many string
	full string

	// The same statements so that they fail where a row is not written, for a
	// pipeline, in which nobody looks before the end.
	oneOrFail, manyOrFail string

	fails bool // where the condition does not hold the statement fails; it counts nothing
}

// atOnce is how many rows one statement writes. More gain nothing: by then a row
// costs what its own bytes cost.
const atOnce = 20

// insert is a statement of which the rows are marks in brackets, at the @.
func insert(text, row string) write {
	rows := row + strings.Repeat(", "+row, atOnce-1)
	return write{one: strings.Replace(text, "@", row, 1), full: strings.Replace(text, "@", rows, 1)}
}

// page is a page of Due: the query, the cursor and the limit as they stand in
// the database.
type page struct {
	region, state, by, day, id string
	limit                      int
}

// where is the condition on region and state, with its arguments.
func (p page) where() (where string, args []any) {
	if p.region != "" {
		where, args = "region = ? AND ", append(args, p.region)
	}
	switch _, err := voucher.ParseState(p.state); {
	case p.state == "":
	case err == nil:
		where += "state = '" + p.state + "' AND " // in the text, so that an index of one state serves
	default:
		where, args = where+"state = ? AND ", append(args, p.state)
	}
	return where, args
}

// dueByRow is the page of due cases where the database compares rows.
func dueByRow(p page) (query string, args []any) {
	where, args := p.where()
	return "SELECT id, version, body FROM cases WHERE " + where +
		"due <> '' AND due <= ? AND (due, id) > (?, ?) ORDER BY due, id LIMIT ?", append(args, p.by, p.day, p.id, p.limit)
}
