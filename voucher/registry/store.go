package registry

import (
	"bytes"
	"context"
	"encoding/base64"
	"log/slog"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/voucher"
)

// The errors of the storage contract. A Store wraps them, so that errors.Is
// tells them apart.
const (
	// ErrNotFound: there is no such case, or nobody holds the claim.
	ErrNotFound tanu.Error = "registry: not found"
	// ErrConflict: a record is not at the version that was read. Read again,
	// decide again.
	ErrConflict tanu.Error = "registry: conflict"
	// ErrExhausted: a move would take what is free in a line below zero. Where
	// allocation.Line.Apply says allocation.ErrNoPlace of a line, a Store says
	// ErrExhausted of the change, and Registry.Do answers with a refusal whose reason
	// has the code voucher.CodeNoPlace. An application it decides again first, at most
	// sixteen times, on the line as it now stands.
	ErrExhausted tanu.Error = "registry: no place is left in the line"
	// ErrClaimed: somebody else's case has the claim. Registry.Do takes it as
	// ErrExhausted.
	ErrClaimed tanu.Error = "registry: the claim is taken"
	// ErrCommandReused: the command id was used for another command.
	ErrCommandReused tanu.Error = "registry: the command id was used for another command"
	// ErrOutcomeUnknown: the change may or may not have been applied. Send the
	// same command again: it is applied once.
	ErrOutcomeUnknown tanu.Error = "registry: outcome unknown"
)

// Store is the one interface that a host implements. Every rule lives above
// it: a Store compares versions, bounds and keys, and knows nothing of
// vouchers. There is no "how many places are left" followed by "save", because
// that sells a place twice.
//
// A Store is safe for concurrent use, and what it returns is the caller's own.
// Ids are told apart, and ordered, byte by byte. What is read is what was
// written, as the same JSON.
type Store interface {
	// Case returns a case, or ErrNotFound.
	Case(ctx context.Context, id string) (voucher.Case, error)
	// Line returns a line; one that nothing was granted to is all zero but for
	// its key.
	Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error)
	// Holder returns the id of the case that has a claim, or ErrNotFound.
	Holder(ctx context.Context, claim Claim) (string, error)
	// Events returns at most limit events of a case, in order, from the one
	// after number after. It returns fewer than limit only where they are the last.
	Events(ctx context.Context, id string, after int64, limit int) ([]voucher.Event, error)
	// Due returns at most limit cases that the query asks for, ordered by Due and
	// id, from the one after the cursor; the zero Cursor stands before the first. It
	// returns fewer than limit only where they are the last.
	Due(ctx context.Context, query DueQuery, after Cursor, limit int) ([]voucher.Case, error)
	// Commit applies the whole change or nothing, and returns the reply that is
	// stored with its command. Of a command that was committed before, replayed is
	// true and the reply the stored one, if the digest is the same; if it is
	// not, the error is ErrCommandReused. This is looked at first; a record at
	// another version next, so that a stale change is ErrConflict even where no
	// place is left or the claim is taken. Claims are given up before they are
	// taken, and moves of one line count as their sum.
	//
	// A sum by which what is free would go below zero is ErrExhausted. One that
	// allocation.Line.Apply refuses for anything else, as where more is released
	// than is held, is refused too, best with an error that wraps Apply's and not
	// with ErrExhausted, which the Registry answers with a refusal of the applicant.
	//
	// Any error but ErrOutcomeUnknown says that nothing was applied. Whatever
	// it returns, a Store keeps no reference to the change: the caller writes to its
	// lists again.
	Commit(ctx context.Context, change Change) (reply Reply, replayed bool, err error)
}

// Batcher is what a Store may implement besides, where it can read many records
// at once and apply several changes in one transaction.
type Batcher interface {
	// Cases returns the cases with these ids, by id; an id without a case is left out.
	Cases(ctx context.Context, ids []string) (map[string]voucher.Case, error)
	// Holders returns the ids of the cases that have these claims, by claim; a
	// claim that nobody has is left out.
	Holders(ctx context.Context, claims []Claim) (map[Claim]string, error)
	// CommitAll applies the changes, each of which succeeds or fails on its own,
	// as by Commit, and in the order given: a later one sees what an earlier one
	// wrote. The error is for what failed as a whole; nothing is applied then,
	// unless it is ErrOutcomeUnknown.
	CommitAll(ctx context.Context, changes []Change) ([]Committed, error)
}

// Committed is what one change of a batch came to: what Commit would have
// returned.
type Committed struct {
	Reply    Reply
	Replayed bool
	Err      error
}

// DueQuery asks for cases in which something is due.
type DueQuery struct {
	By     tanu.Date     // Due on this day or earlier; a case in which nothing is due is never asked for
	Region tanu.Region   // of application; none: all
	State  voucher.State // in which the case stands; none: any
}

// Cursor is the place of a case in the order of Due. It is written as a text that
// may stand in an address.
type Cursor struct {
	Due tanu.Date
	ID  string
}

// MarshalText writes the day and the id in base64url, "2026-05-15.NzUtMDAwMQ", and
// nothing for the zero Cursor. Whoever has the text has the id.
func (c Cursor) MarshalText() ([]byte, error) {
	if c == (Cursor{}) {
		return []byte{}, nil
	}
	text, err := c.Due.MarshalText()
	return base64.RawURLEncoding.AppendEncode(append(text, '.'), []byte(c.ID)), err
}

// UnmarshalText reads what MarshalText writes. On an error c keeps its value.
func (c *Cursor) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Cursor{}
		return nil
	}
	var read Cursor
	day, id, _ := bytes.Cut(text, []byte("."))
	raw, err := base64.RawURLEncoding.DecodeString(string(id))
	if err == nil {
		err = read.Due.UnmarshalText(day)
	}
	read.ID = string(raw)
	if again, _ := read.MarshalText(); err != nil || !bytes.Equal(again, text) {
		return &tanu.FieldError{Kind: tanu.ErrSyntax, Type: "Cursor", Rule: tanu.RuleUnreadable}
	}
	*c = read
	return nil
}

// Claim is something that one case at a time may have: "this person, this
// year", under the host's key, so that no IIN is stored in it.
type Claim string

// Change is one write: plain data, applied whole or not at all.
type Change struct {
	Command  string         // the command's id, made by the host
	Digest   voucher.Digest // of the command's content
	Cases    []voucher.Case // each at its next version: the store must hold the one before, none for version 1
	Moves    []allocation.Move
	Take     []ClaimEntry
	Free     []ClaimEntry
	Events   []voucher.Event
	Messages []voucher.Message
	Reply    Reply
}

// ClaimEntry is a claim and the case that takes it or gives it up. A claim that
// another case holds is not given up.
type ClaimEntry struct {
	Claim Claim  `json:"claim"`
	Case  string `json:"case"`
}

// What follows implements slog.LogValuer, as in package voucher: no personal
// number is shown, and an id that may be one is hidden.

// shown is an id, or a word that may have come from outside, in a log.
func shown[S ~string](name string, s S) slog.Attr {
	return slog.String(name, tanu.HideIIN(string(s)))
}

func codesOf(reasons []voucher.Reason) (codes []string) {
	for _, r := range reasons {
		codes = append(codes, r.Code)
	}
	return codes
}

// LogValue implements slog.LogValuer: the command, the case and the verdict with
// its codes.
func (r Reply) LogValue() slog.Value { return slog.GroupValue(r.attrs()...) }

func (r *Reply) attrs() []slog.Attr {
	return []slog.Attr{
		shown("command", r.Command), shown("case", r.Case), shown("action", r.Action), shown("role", r.Actor.Role),
		shown("status", r.Status), shown("judgement", r.Judgement), shown("state", r.State),
		slog.Any("reasons", codesOf(r.Reasons)),
	}
}

// LogValue implements slog.LogValuer: the stored reply.
func (res Result) LogValue() slog.Value {
	return slog.GroupValue(append(res.Reply.attrs(), slog.Bool("replayed", res.Replayed))...)
}

// LogValue implements slog.LogValuer: the reply to the whole, and how many cases
// it moved.
func (j JointResult) LogValue() slog.Value {
	attrs := append(j.Reply.attrs(), slog.Int("cases", len(j.Outcomes)), slog.Bool("replayed", j.Replayed))
	return slog.GroupValue(attrs...)
}

// LogValue implements slog.LogValuer: the reply, or the error.
func (c Committed) LogValue() slog.Value {
	attrs := append(c.Reply.attrs(), slog.Bool("replayed", c.Replayed))
	if c.Err != nil {
		attrs = append(attrs, shown("err", c.Err.Error()))
	}
	return slog.GroupValue(attrs...)
}

// LogValue implements slog.LogValuer: the command and the size of the change.
func (c Change) LogValue() slog.Value {
	return slog.GroupValue(
		shown("command", c.Command), slog.Int("cases", len(c.Cases)), slog.Int("moves", len(c.Moves)),
		slog.Int("events", len(c.Events)), slog.Int("messages", len(c.Messages)),
	)
}

// LogValue implements slog.LogValuer: the case, without the claim.
func (t ClaimEntry) LogValue() slog.Value { return slog.GroupValue(shown("case", t.Case)) }

// LogValue implements slog.LogValuer: the day and the id.
func (c Cursor) LogValue() slog.Value {
	return slog.GroupValue(slog.String("due", c.Due.String()), shown("id", c.ID))
}

// LogValue implements slog.LogValuer: what is asked, the centre's number masked.
func (q AgendaQuery) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("day", q.Day.String()), slog.String("until", q.Until.String()),
		shown("region", q.Region), shown("role", q.Role), slog.Any("centre", q.Centre),
	)
}

// LogValue implements slog.LogValuer: the item, and its place.
func (i AgendaItem) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("item", i.Item), slog.Any("cursor", i.Cursor))
}
