package voucher

import (
	"log/slog"

	"github.com/biliktilik/tanu"
)

// What follows implements slog.LogValuer, so that a handler which writes whole
// structs writes no personal number: they are whole in JSON, for storage. A list
// of any of them goes through tanu.Logged.
//
// Ids are the host's, and one may be a personal number: it is hidden, as in
// errors.

// shown is an id, or a word that may have come from outside, in a log.
func shown[S ~string](name string, s S) slog.Attr {
	return slog.String(name, tanu.HideIIN(string(s)))
}

// LogValue implements slog.LogValuer: what a log may hold of a case, and no
// personal data.
func (c Case) LogValue() slog.Value {
	return slog.GroupValue(
		shown("id", c.ID), slog.Int64("version", c.Version), shown("edition", c.Edition),
		shown("state", c.State), slog.String("since", c.Since.String()), shown("region", c.Application.Region),
	)
}

// LogValue implements slog.LogValuer: the number and the validity.
func (v Voucher) LogValue() slog.Value {
	return slog.GroupValue(
		shown("number", v.Number), slog.String("issued", v.Issued.String()),
		slog.String("lastValid", v.LastValid.String()), slog.Any("holder", v.Holder),
	)
}

// LogValue implements slog.LogValuer: the day its copy came in, and no day of the
// illness.
func (s SickSheet) LogValue() slog.Value {
	return slog.GroupValue(slog.String("received", s.Received.String()))
}

// LogValue implements slog.LogValuer: the number, the day and the result.
func (p SignedProtocol) LogValue() slog.Value {
	return slog.GroupValue(
		shown("number", p.Number), slog.String("signed", p.Signed.String()), shown("passed", p.Passed.String()),
	)
}

// LogValue implements slog.LogValuer: the act by its number, its executor and its
// size, with no person in it.
func (s ReceivedAct) LogValue() slog.Value {
	return slog.GroupValue(
		shown("number", s.Act.Number), slog.Any("executor", s.Act.Executor.BIN),
		slog.Int("lines", len(s.Act.Lines)), slog.Int("persons", len(s.Act.Persons)),
	)
}

// LogValue implements slog.LogValuer: the regions, and masked accounts.
func (s Supplement) LogValue() slog.Value {
	return slog.GroupValue(
		shown("registration", s.Registration), shown("place", s.Place),
		slog.Any("centreAccount", s.CentreAccount), slog.Any("holderAccount", s.HolderAccount),
	)
}

// LogValue implements slog.LogValuer: the role and the region.
func (a Actor) LogValue() slog.Value {
	return slog.GroupValue(shown("role", a.Role), shown("region", a.Region))
}

// LogValue implements slog.LogValuer: no personal data.
func (c Command) LogValue() slog.Value {
	return slog.GroupValue(
		shown("id", c.ID), shown("case", c.Case), shown("action", c.Action),
		shown("role", c.Actor.Role), slog.String("day", c.Day.String()),
	)
}

// LogValue implements slog.LogValuer: what happened, by which clause.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		shown("case", e.Case), slog.Int64("seq", e.Seq), slog.Any("command", e.Command),
		shown("from", e.From), shown("to", e.To), shown("clause", e.Clause), slog.Int("lateBy", e.LateBy),
	)
}

// LogValue implements slog.LogValuer: the status, the judgement, the codes that stand in its
// way, and the case.
func (o Outcome) LogValue() slog.Value {
	return slog.GroupValue(
		shown("status", o.Status), shown("judgement", o.Judgement),
		slog.Any("reasons", codesOf(o.Reasons)), slog.Any("case", o.Case),
	)
}

// LogValue implements slog.LogValuer: whom it tells of what.
func (m Message) LogValue() slog.Value {
	return slog.GroupValue(
		shown("case", m.Case), slog.Int64("seq", m.Seq),
		shown("to", m.To), shown("topic", m.Topic), shown("clause", m.Clause),
	)
}

// LogValue implements slog.LogValuer: the case, and what presses in it.
func (i Item) LogValue() slog.Value {
	return slog.GroupValue(
		shown("case", i.Case), shown("region", i.Region), shown("state", i.State),
		slog.String("due", i.Due.String()), shown("pressing", i.Urgency), slog.Int("lateBy", i.LateBy),
	)
}
