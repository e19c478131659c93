package registry

import (
	"log/slog"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

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
