package registry

import (
	"context"
	"errors"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// Sweep lets the vouchers lapse whose last valid day is before the day, at most
// limit cases from the cursor on, and returns the cursor to go on from; the zero
// Cursor says that it is through. Sweeping twice, or from two places at once,
// lapses each voucher once.
//
// A case that fails does not hold up the others: the error joins those of single
// cases, next goes on behind them, and the next sweep finds them again. Where
// nothing could be read or written at all, next is the cursor given. The commands
// have ids that begin with "lapse/", which a host leaves to Sweep.
//
// Law: 2025/11, 2023/11.
func (r *Registry) Sweep(ctx context.Context, day tanu.Date, from Cursor, limit int) (lapsed []string, next Cursor, err error) {
	switch {
	case day.IsZero():
		return nil, from, malformed(voucher.Lapse, "day", "want the day on which it is done")
	case limit < 1:
		return nil, from, malformed(voucher.Lapse, "limit", "want at least one case")
	}
	cases, err := r.store.Due(ctx, DueQuery{By: day.AddDays(-1), State: voucher.Issued}, from, limit)
	if err != nil {
		return nil, from, err
	}
	commands := make([]voucher.Command, len(cases))
	for i := range cases {
		commands[i] = lapseOf(&cases[i], day)
	}
	results, errs, err := r.DoAll(ctx, commands)
	if err != nil {
		return nil, from, err
	}
	for i, res := range results {
		if errs[i] == nil && !res.Replayed && res.Verdict == tanu.Satisfied {
			lapsed = append(lapsed, commands[i].Case)
		}
	}
	if len(cases) == limit {
		last := &cases[limit-1]
		next = Cursor{last.Due, last.ID}
	}
	return lapsed, next, errors.Join(errs...)
}

// lapseOf is the command by which a voucher lapses. Its id is the same whoever
// sweeps on the day, and another once the voucher was brought back.
func lapseOf(c *voucher.Case, day tanu.Date) voucher.Command {
	return voucher.Command{
		ID: "lapse/" + c.ID + "/" + strconv.FormatInt(c.Version, 10) + "/" + day.String(), Case: c.ID,
		Action: voucher.Lapse, Actor: voucher.Actor{Role: voucher.System}, Day: day,
	}
}
