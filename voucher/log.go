package voucher

import "log/slog"

// What follows implements slog.LogValuer, so that a handler which writes whole
// structs writes no personal number: they are whole in JSON, for storage.

// LogValue implements slog.LogValuer: what a log may hold of a case, and no
// personal data.
func (c Case) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", c.ID), slog.Int64("version", c.Version), slog.String("edition", string(c.Edition)),
		slog.String("state", string(c.State)), slog.String("since", c.Since.String()),
		slog.String("region", string(c.Application.Region)),
	)
}

// LogValue implements slog.LogValuer: the number and the validity.
func (v Voucher) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("number", v.Number), slog.String("issued", v.Issued.String()),
		slog.String("lastValid", v.LastValid.String()), slog.Any("holder", v.Holder),
	)
}

// LogValue implements slog.LogValuer: the act's.
func (s Service) LogValue() slog.Value { return s.Act.LogValue() }

// LogValue implements slog.LogValuer: the role and the region.
func (a Actor) LogValue() slog.Value {
	return slog.GroupValue(slog.String("role", string(a.Role)), slog.String("region", string(a.Region)))
}

// LogValue implements slog.LogValuer: no personal data.
func (c Command) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", c.ID), slog.String("case", c.Case), slog.String("action", string(c.Action)),
		slog.String("role", string(c.Actor.Role)), slog.String("day", c.Day.String()),
	)
}

// LogValue implements slog.LogValuer: what happened, by which clause.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("case", e.Case), slog.Int64("seq", e.Seq), slog.Any("command", e.Command),
		slog.String("from", string(e.From)), slog.String("to", string(e.To)),
		slog.String("clause", string(e.Clause)), slog.Int("lateBy", e.LateBy),
	)
}

// LogValue implements slog.LogValuer: the verdict, the codes that stand in its
// way, and the case.
func (o Outcome) LogValue() slog.Value {
	codes := make([]string, len(o.Reasons))
	for i, r := range o.Reasons {
		codes[i] = r.Code
	}
	return slog.GroupValue(slog.String("verdict", string(o.Verdict)), slog.Any("reasons", codes), slog.Any("case", o.Case))
}

// LogValue implements slog.LogValuer: the command and the stored verdict.
func (res Result) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("command", res.Reply.Command), slog.String("verdict", string(res.Reply.Verdict)),
		slog.String("state", string(res.Reply.State)), slog.Bool("again", res.Again),
	)
}

// LogValue implements slog.LogValuer: the command and the size of the change.
func (c Change) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("command", c.Command), slog.Int("cases", len(c.Cases)), slog.Int("moves", len(c.Moves)),
		slog.Int("events", len(c.Events)), slog.Int("messages", len(c.Messages)),
	)
}
