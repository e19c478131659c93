package registry

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/voucher"
)

// Registry carries commands to a Store: it loads the case, decides by the
// Rules, commits, and begins again on a write conflict. It is safe for concurrent
// use if its Store is.
type Registry struct {
	store Store
	rules voucher.Rules
	key   []byte // the host's secret
}

// attempts bounds how often a command is decided anew after a conflict.
const attempts = 16

// New returns a Registry over a store. The key is the host's secret of at least 16
// bytes: the claim "this person, this year" is kept under a hash with it, so that
// the store's claims give away no IIN.
//
// It refuses rules by which nothing could be decided: an invalid policy, and the
// zero Calendar. An empty MCI table is not refused: cases are decided by it up to
// their acts, and payments wait for the year's figure.
func New(store Store, rules voucher.Rules, key []byte) (*Registry, error) {
	if store == nil || len(key) < 16 {
		return nil, fmt.Errorf("registry: new: want a store, and a key of at least 16 bytes")
	}
	if err := rules.Policy.Validate(); err != nil {
		return nil, fmt.Errorf("registry: new: %w", err)
	}
	if _, err := rules.Calendar.Deadline(tanu.MustDate("2026-01-05"), calendar.WorkingDays(1)); err != nil {
		return nil, fmt.Errorf("registry: new: %w", err)
	}
	return &Registry{store: store, rules: rules, key: slices.Clone(key)}, nil
}

// Result is what a command came to. Of one that was carried out before, Replayed is
// true and the rest is the first answer: the stored Reply with its Status, Judgement
// and Reasons, and the event of the command, decided again. Where
// the rules have changed since, so that they do not give that event, the Outcome
// has the event and, if it has not moved on, the case, without Decision and Report.
// A command that was not allowed has its reasons again, and no Report.
type Result struct {
	voucher.Outcome
	Reply    Reply `json:"reply"`
	Replayed bool  `json:"replayed,omitempty"`
}

// Do carries out one command. The error is for a broken call or a failing
// store; a refusal and a missing fact are results. An act of several vouchers is a
// broken call here, with the rule tanu.RuleSeveralVouchers: it is received for all of
// them, by ReceiveAct.
//
// For File the Registry says itself whether a place is free, where the host does
// not say that none is, and whether the person has another application or voucher.
// On an application that is not filed any other command is refused, by its state,
// on a day for which an edition is encoded.
//
// A command that is refused is recorded with its reply, though it changes
// nothing. One that lacks a fact is not, so that it can be sent again with the
// fact. Where the error is ErrOutcomeUnknown it may have been carried out: send
// the same command again.
func (r *Registry) Do(ctx context.Context, cmd voucher.Command) (res Result, err error) {
	if err := checkIDs(&cmd); err != nil {
		return Result{}, err
	}
	again, err := withRetries(func() (again bool, err error) {
		res, err = r.try(ctx, cmd)
		if taken(err) && cmd.Action != voucher.File {
			res, err = r.refuse(ctx, cmd, errors.Is(err, ErrClaimed))
			return false, err
		}
		// Of a line that ran out while an application came in, the decision is a
		// refusal when it is read again.
		return taken(err) || retry(err), err
	})
	switch {
	case again && taken(err) && !errors.Is(err, ErrOutcomeUnknown):
		return r.refuse(ctx, cmd, errors.Is(err, ErrClaimed))
	case again:
		return Result{}, fmt.Errorf("registry: %s case %q: gave up after %d tries: %w",
			tanu.HideDigits(string(cmd.Action)), tanu.HideIIN(cmd.Case), attempts, err)
	case err != nil:
		return Result{}, err
	}
	return res, nil
}

// withRetries runs a round until it no longer asks to be run again, at most attempts
// times; again reports that it still asks. Where a round had no answer, its change
// may have been applied, and the error says so.
func withRetries(round func() (again bool, err error)) (again bool, err error) {
	unknown := false
	for range attempts {
		if again, err = round(); !again {
			break
		}
		unknown = unknown || errors.Is(err, ErrOutcomeUnknown)
	}
	return again, markUnknown(unknown, err)
}

// taken reports whether a store has no place, or another case the claim.
func taken(err error) bool { return errors.Is(err, ErrExhausted) || errors.Is(err, ErrClaimed) }

// retry reports whether to read and decide again: on a write conflict, or where no
// answer came.
func retry(err error) bool { return errors.Is(err, ErrConflict) || errors.Is(err, ErrOutcomeUnknown) }

// markUnknown is an error, marked as ErrOutcomeUnknown where a try before it may have
// been applied.
func markUnknown(unknown bool, err error) error {
	if err == nil || !unknown || errors.Is(err, ErrOutcomeUnknown) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrOutcomeUnknown, err)
}

// refuse ends a command for which the store has no place, or whose person had
// another voucher issued meanwhile.
func (r *Registry) refuse(ctx context.Context, cmd voucher.Command, claimed bool) (Result, error) {
	c, err := r.store.Case(ctx, cmd.Case)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Result{}, err
	}
	edition := c.Edition
	if cmd.Action == voucher.File {
		if edition, err = tanu.EditionOn(cmd.Day); err != nil {
			return Result{}, err
		}
	}
	out := voucher.Outcome{Status: voucher.NotAllowed, Case: c, Reasons: []voucher.Reason{refusal(edition, claimed)}}
	return r.commit(ctx, Change{Command: cmd.ID, Digest: cmd.Digest(), Reply: replyTo(&cmd, &out)}, out)
}

// refusal is the reason that a store's error comes to.
func refusal(edition tanu.Edition, claimed bool) voucher.Reason {
	if claimed {
		return voucher.OpenCase()
	}
	return voucher.NoPlace(edition)
}

// try is one round: load, decide, commit.
func (r *Registry) try(ctx context.Context, cmd voucher.Command) (Result, error) {
	out, change, err := r.decide(ctx, r.store, cmd)
	switch {
	case err != nil:
		return Result{}, err
	case out.Status == voucher.NeedsFact:
		return Result{Outcome: out, Reply: change.Reply}, nil
	}
	return r.commit(ctx, change, out)
}

func (r *Registry) commit(ctx context.Context, change Change, out voucher.Outcome) (Result, error) {
	stored, replayed, err := r.store.Commit(ctx, change)
	if err != nil {
		return Result{}, err
	}
	return r.answer(ctx, out, stored, replayed)
}

// reader is what a decision is read from.
type reader interface {
	Case(ctx context.Context, id string) (voucher.Case, error)
	Line(ctx context.Context, key allocation.LineKey) (allocation.Line, error)
	Holder(ctx context.Context, claim Claim) (string, error)
}

// decide loads the case and decides; the change is what to commit. Its digest is
// that of the command as it came in, without what the store knows.
func (r *Registry) decide(ctx context.Context, from reader, cmd voucher.Command) (voucher.Outcome, Change, error) {
	c, err := from.Case(ctx, cmd.Case)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return voucher.Outcome{}, Change{}, err
	}
	change := Change{Command: cmd.ID, Digest: cmd.Digest()}
	if err := r.know(ctx, from, &cmd, &c); err != nil {
		return voucher.Outcome{}, Change{}, err
	}
	out, err := r.rules.Decide(c, cmd)
	if err != nil {
		return voucher.Outcome{}, Change{}, err
	}
	change.Reply = replyTo(&cmd, &out)
	if out.Status == voucher.Done {
		r.write(&change, &out)
	}
	return out, change, nil
}

// write adds to a change what an outcome asks for.
func (r *Registry) write(change *Change, out *voucher.Outcome) {
	change.Cases = []voucher.Case{out.Case}
	change.Events = []voucher.Event{out.Event}
	change.Messages = []voucher.Message{out.Message}
	change.Moves = out.Moves
	switch out.Claim {
	case voucher.ClaimTaken:
		change.Take = r.claimsOf(&out.Case)
	case voucher.ClaimFreed:
		change.Free = r.claimsOf(&out.Case)
	}
}

// Grant adds places to a line, or takes free ones away, as the ministry's
// distribution or a recorded redistribution says: moves that do nothing else. The
// same id grants once. The error is a *tanu.FieldError for a call without an id or
// with another move, ErrExhausted where more would be taken away than is free, or
// the store's.
//
// Law: 18.
func (r *Registry) Grant(ctx context.Context, id string, moves ...allocation.Move) (reply Reply, err error) {
	if err := checkID(id); err != nil {
		return Reply{}, err
	}
	for i, m := range moves {
		path := "moves[" + strconv.Itoa(i) + "]"
		if m.Key.Validate() != nil {
			return Reply{}, malformed(path, tanu.RuleRegion)
		}
		if m.Held != 0 || m.Issued != 0 { // by commands on cases alone
			return Reply{}, malformed(path, tanu.RuleNotHere)
		}
	}
	change := Change{
		Command: id, Digest: voucher.DigestOfMoves(moves), Moves: allocation.Combine(moves),
		Reply: Reply{Command: id, Status: voucher.Done},
	}
	_, err = withRetries(func() (again bool, err error) {
		reply, _, err = r.store.Commit(ctx, change)
		return retry(err), err
	})
	return reply, err
}

// The ids that a host may make, in bytes: short enough to be a key in any store.
// Those that the Registry makes of them are longer, and no key.
const (
	maxCommandID = 255
	maxCaseID    = 200
)

// checkID holds the id of a command, or of several together, to its bounds.
func checkID(id string) error {
	switch {
	case len(id) > maxCommandID:
		return tooLong("id", maxCommandID)
	case id == "":
		return malformed("id", tanu.RuleRequired)
	case !utf8.ValidString(id):
		return malformed("id", tanu.RuleNotUTF8)
	}
	return nil
}

// checkIDs holds both ids of a command to their bounds.
func checkIDs(c *voucher.Command) error {
	if len(c.Case) > maxCaseID {
		return tooLong("case", maxCaseID)
	}
	return checkID(c.ID)
}

// malformed is the error for a field of a call that breaks a rule.
func malformed(path, rule string) error {
	return &tanu.FieldError{Kind: voucher.ErrCommand, Path: path, Rule: rule}
}

func tooLong(path string, limit int) error {
	return &tanu.FieldError{Kind: voucher.ErrCommand, Path: path, Rule: tanu.RuleTooLong, Limit: limit}
}

// claim is "this person, this year" under the host's key.
//
// Law: lpq/29.
func (r *Registry) claim(person tanu.IIN, year int) Claim {
	mac := hmac.New(sha256.New, r.key)
	mac.Write([]byte(person.Digits() + "/" + strconv.Itoa(year)))
	return Claim(hex.EncodeToString(mac.Sum(nil)))
}

// claimsOf are the claims that a case has for its person.
func (r *Registry) claimsOf(c *voucher.Case) (list []ClaimEntry) {
	for _, year := range claimYears(c) {
		list = append(list, ClaimEntry{r.claim(c.Application.IIN, year), c.ID})
	}
	return list
}

// claimYears are the years that a case claims for its person, once it claims any: that
// of the filing, in which no second application is taken (open question Q16) and no
// other voucher issued, and that in which its own voucher is issued, in which none is
// received besides. They are two only where an application waits past New Year.
//
// Law: lpq/29, 3.4.4.
func claimYears(c *voucher.Case) []int {
	years := []int{c.Filed.Year()}
	if issued := c.Voucher.Issued; !issued.IsZero() && issued.Year() != years[0] {
		years = append(years, issued.Year())
	}
	return years
}

// know fills in what the store knows and the facts of a command do not say.
func (r *Registry) know(ctx context.Context, from reader, cmd *voucher.Command, c *voucher.Case) error {
	switch {
	case cmd.Facts == nil:
		return nil
	case cmd.Action == voucher.File && cmd.Application != nil:
		return r.knowFiling(ctx, from, cmd)
	case cmd.Action == voucher.SetStatus && c.State != voucher.New:
		return r.knowStatus(ctx, from, cmd, c)
	}
	return nil
}

// knowFiling fills in what the store knows of an application and the facts do not
// say: whether a place is free in the region, and whether the person has an open
// application or a voucher of this year. An application of the year before may be
// open still, and one of the year after was filed where this one is entered late.
// What the host said against the applicant stands.
//
// Law: 3.4.3, 3.4.4.
func (r *Registry) knowFiling(ctx context.Context, from reader, cmd *voucher.Command) error {
	facts, year, person := *cmd.Facts, cmd.Day.Year(), cmd.Application.IIN
	cmd.Facts, cmd.OtherCase = &facts, tanu.No
	line, err := from.Line(ctx, allocation.LineKey{Region: cmd.Application.Region, Year: year})
	if err != nil {
		return err
	}
	if free := line.Free() > 0; !free || !facts.VoucherAvailable.Known() {
		facts.VoucherAvailable = tanu.AnswerOf(free)
	}
	others, err := r.others(ctx, from, cmd.Case, r.claimsAround(person, year)...)
	if err != nil {
		return err
	}
	for i, other := range others {
		switch {
		case other.State == voucher.New:
		case other.Voucher.Issued.IsZero():
			cmd.OtherCase = tanu.Yes
		case i == 0:
			received(&facts, &other)
		}
	}
	return nil
}

// claimsAround are the claims of a person that may stand in the way of an application:
// of the year, of the year before and of the year after.
func (r *Registry) claimsAround(person tanu.IIN, year int) []Claim {
	return []Claim{r.claim(person, year), r.claim(person, year-1), r.claim(person, year+1)}
}

// knowStatus fills in what the store knows for the status of edition 2023: whether
// the person received another voucher in the year.
//
// Law: 2023/4, 2023/6.
func (r *Registry) knowStatus(ctx context.Context, from reader, cmd *voucher.Command, c *voucher.Case) error {
	others, err := r.others(ctx, from, c.ID, r.claim(c.Application.IIN, c.Filed.Year()))
	if err != nil || others[0].Voucher.Issued.IsZero() {
		return err
	}
	facts := *cmd.Facts
	cmd.Facts = &facts
	received(&facts, &others[0])
	return nil
}

// received notes that the person received the voucher of another case this year.
func received(f *eligibility.Facts, other *voucher.Case) {
	f.VoucherThisYear, f.VoucherLapsed = tanu.Yes, tanu.AnswerOf(other.State == voucher.Lapsed)
}

// others are the cases that have some claims, in their order: the zero Case where
// one is nobody's or the case's own.
func (r *Registry) others(ctx context.Context, from reader, own string, claims ...Claim) ([]voucher.Case, error) {
	holders, err := holdersOf(ctx, from, claims)
	if err != nil {
		return nil, err
	}
	cases := make([]voucher.Case, len(claims))
	for i, claim := range claims {
		id, ok := holders[claim]
		if !ok || id == own {
			continue
		}
		if cases[i], err = r.store.Case(ctx, id); err != nil {
			return nil, err
		}
	}
	return cases, nil
}

// holdersOf are the ids of the cases that have claims, read at once where that can
// be done.
func holdersOf(ctx context.Context, from reader, claims []Claim) (map[Claim]string, error) {
	if batcher, ok := from.(Batcher); ok && len(claims) > 1 {
		return batcher.Holders(ctx, claims)
	}
	holders := make(map[Claim]string, len(claims))
	for _, claim := range claims {
		id, err := from.Holder(ctx, claim)
		switch {
		case err == nil:
			holders[claim] = id
		case !errors.Is(err, ErrNotFound):
			return nil, err
		}
	}
	return holders, nil
}
