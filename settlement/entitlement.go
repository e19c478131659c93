package settlement

import (
	"log/slog"

	"github.com/biliktilik/tanu"
)

// Entitlement is what a voucher entitles to, as far as money goes: who holds
// it, which centre may be paid for it, by whom, and until when. Of a voucher whose
// case is kept, voucher.Case.Entitlement gives it.
//
// It holds personal data: slog shows it without the name, and fmt shows the
// numbers masked. JSON holds it whole, for storage.
type Entitlement struct {
	VoucherID     string       `json:"voucherId"`
	Holder        tanu.IIN     `json:"holder"`
	HolderName    string       `json:"holderName,omitempty"`
	HolderAccount tanu.Account `json:"holderAccount"` // Annex 1, field 9; none: the assistance cannot be sent yet
	Centre        tanu.BIN     `json:"centre"`        // the recognition centre that the voucher names
	CentreName    string       `json:"centreName,omitempty"`
	Customer      tanu.BIN     `json:"customer"`     // the labour mobility centre that issued the voucher
	Region        tanu.Region  `json:"region"`       // of the application, whose budget pays
	Registration  tanu.Region  `json:"registration"` // of permanent registration; none: unknown
	Profile       tanu.Profile `json:"profile"`      // of the profession; none: unknown
	Edition       tanu.Edition `json:"edition"`      // that governs the case
	Issued        tanu.Date    `json:"issued"`
	LastValid     tanu.Date    `json:"lastValid"` // with the extensions of clause 12
}

// LogValue implements slog.LogValuer: the case, without the holder's name and
// with masked numbers.
func (e Entitlement) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("voucher", tanu.HideIIN(e.VoucherID)),
		slog.Any("holder", e.Holder),
		slog.Any("centre", e.Centre),
		slog.String("region", e.Region.String()),
		slog.String("edition", e.Edition.String()),
		slog.String("issued", e.Issued.String()),
		slog.String("lastValid", e.LastValid.String()),
	)
}

// covers reports whether the day lies within the voucher's validity, from the
// day of issue to the last valid day, both included; Unknown where a day is
// missing.
func (e *Entitlement) covers(day tanu.Date) tanu.Answer {
	if day.IsZero() || e.Issued.IsZero() || e.LastValid.IsZero() {
		return tanu.Unknown
	}
	return tanu.AnswerOf(!day.Before(e.Issued) && !day.After(e.LastValid))
}

// byVoucher finds entitlements by voucher id. Each must be given once and be
// within its bounds.
func byVoucher(entitlements []Entitlement) (map[string]*Entitlement, error) {
	found := make(map[string]*Entitlement, len(entitlements))
	for i := range entitlements {
		e := &entitlements[i]
		err := e.validate()
		switch {
		case err != nil:
		case e.VoucherID == "":
			err = wrong("voucherId", tanu.RuleRequired)
		case e.Edition == "":
			err = wrong("edition", tanu.RuleRequired)
		case found[e.VoucherID] != nil:
			err = wrong("voucherId", tanu.RuleGivenTwice)
		}
		if err != nil {
			return nil, under(at("entitlements", i, ""), err)
		}
		found[e.VoucherID] = e
	}
	return found, nil
}
