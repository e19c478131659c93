package registry

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/voucher"
)

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
	for _, year := range c.ClaimYears() {
		list = append(list, ClaimEntry{r.claim(c.Application.IIN, year), c.ID})
	}
	return list
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

// knowFiling fills in what the store knows of an application and the applicant's facts
// do not say: whether a place is free in the region, and whether the person has
// an open application or a voucher of this year. An application of the year before
// may be open still, and one of the year after was filed where this one is entered
// late. What the host said against the applicant stands.
//
// Law: 2025/3.4.3, 2025/3.4.4.
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
	others, err := r.others(ctx, from, cmd.Case, r.claim(person, year), r.claim(person, year-1), r.claim(person, year+1))
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
