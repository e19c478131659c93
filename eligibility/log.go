package eligibility

import (
	"log/slog"
	"time"

	"github.com/biliktilik/tanu"
)

// What follows implements slog.LogValuer, so that a handler which writes whole
// structs writes no personal number: they are whole in JSON, for storage.

// LogValue implements slog.LogValuer: the application's, the facts' and the days.
func (req Request) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("application", req.Application), slog.Any("facts", req.Facts),
		slog.String("filed", req.Filed.String()), slog.String("decided", req.Decided.String()),
		slog.String("edition", string(req.Edition)), slog.Any("policy", req.Policy),
	)
}

// LogValue implements slog.LogValuer: each answer, and the signature's.
func (f Facts) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Any("signature", f.Signature), slog.Int("voucherYear", f.VoucherYear)}
	for _, a := range f.answers() {
		attrs = append(attrs, slog.String(a.name, a.answer.String()))
	}
	return slog.GroupValue(append(attrs, slog.String("profile", f.Profile.String()))...)
}

// LogValue implements slog.LogValuer: the outcome, the moments and how many
// signed.
func (e Evidence) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("outcome", string(e.Outcome)), slog.Int("signers", len(e.Signers)),
		slog.String("signedAt", stamped(e.Signed)), slog.String("judgedAt", stamped(e.Judged)),
	)
}

func stamped(t time.Time) string {
	if t.IsZero() {
		return "none"
	}
	return stampOf(t).String()
}

// LogValue implements slog.LogValuer: the numbers masked.
func (s Signer) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("iin", s.IIN), slog.Any("bin", s.BIN))
}

// LogValue implements slog.LogValuer: how many signed. A list has its elements
// marshalled, and they are whole in JSON.
func (s Signers) LogValue() slog.Value { return slog.GroupValue(slog.Int("signers", len(s))) }

// LogValue implements slog.LogValuer: the number masked.
func (c Centre) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("bin", c.BIN), slog.String("name", tanu.HideDigits(c.Name)))
}
