package voucher

import (
	"context"
	"encoding/hex"
	"errors"
	"hash"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/allocation"
)

// claim is "this person, this year" under the host's key.
//
// Law: lpq/29.
func (r *Registry) claim(person tanu.IIN, year int) Claim {
	mac := r.macs.Get().(hash.Hash)
	mac.Reset()
	mac.Write([]byte(person.Digits() + "/" + strconv.Itoa(year)))
	sum := mac.Sum(nil)
	r.macs.Put(mac)
	return Claim(hex.EncodeToString(sum))
}

// claimYears are the years that a case has for its person: that of the filing, in
// which no second application is taken (open question Q16) and no other voucher
// issued, and that in which its own voucher is issued, in which none is received
// besides. Only where an application waits past New Year are they two; a zero is
// none.
//
// Law: lpq/29, 2025/3.4.4.
func (r *Rules) claimYears(c *Case) (years [2]int) {
	filed, issued := c.Filed.Year(), c.Voucher.Issued
	if r.Policy.SecondApplication == tanu.SecondRefused || !issued.IsZero() {
		years[0] = filed
	}
	if !issued.IsZero() && issued.Year() != filed {
		years[1] = issued.Year()
	}
	return years
}

// takings are the claims that an outcome takes or gives up. filed is that of the
// year of filing, "" where it is not known yet.
func (r *Registry) takings(out *Outcome, filed Claim) (list []Taking) {
	c := &out.Case
	for _, year := range r.rules.claimYears(c) {
		switch {
		case year == 0:
			continue
		case filed == "" || year != c.Filed.Year():
			list = append(list, Taking{r.claim(c.Application.IIN, year), c.ID})
		default:
			list = append(list, Taking{filed, c.ID})
		}
	}
	return list
}

// know fills in what the store knows of an application and the applicant's facts
// do not say: whether a place is free in the region, and whether the person has
// an open application or a voucher of this year. What the host said against the
// applicant stands. It returns the claim of the year.
//
// Law: 2025/3.4.3, 2025/3.4.4.
func (r *Registry) know(ctx context.Context, from reader, cmd *Command) (Claim, error) {
	facts, year := *cmd.Facts, cmd.Day.Year()
	cmd.Facts, cmd.OtherCase = &facts, tanu.No
	line, err := from.Line(ctx, allocation.LineKey{Region: cmd.Application.Region, Year: year})
	if err != nil {
		return "", err
	}
	if free := line.Free() > 0; !free || !facts.VoucherAvailable.Known() {
		facts.VoucherAvailable = tanu.AnswerOf(free)
	}
	now, before := r.claim(cmd.Application.IIN, year), r.claim(cmd.Application.IIN, year-1)
	for _, claim := range [...]Claim{now, before} {
		other, err := r.otherCase(ctx, from, claim, cmd.Case)
		switch {
		case err != nil:
			return "", err
		case other.State == New:
		case other.Voucher.Issued.IsZero():
			cmd.OtherCase = tanu.Yes
		case claim == now:
			facts.VoucherThisYear, facts.VoucherLapsed = tanu.Yes, tanu.AnswerOf(other.State == Lapsed)
		}
	}
	return now, nil
}

// otherCase is the case that has a claim, the zero Case where it is nobody's or
// the case's own.
func (r *Registry) otherCase(ctx context.Context, from reader, claim Claim, own string) (Case, error) {
	holder, err := from.Holder(ctx, claim)
	if errors.Is(err, ErrNotFound) || err == nil && holder == own {
		return Case{}, nil
	}
	if err != nil {
		return Case{}, err
	}
	return r.store.Case(ctx, holder)
}
