package registry

import (
	"context"
	"iter"
	"slices"
	"strconv"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/voucher"
)

// AgendaQuery asks what is due. The zero fields but for Day ask for all.
type AgendaQuery struct {
	Day    tanu.Date   // today
	Until  tanu.Date   // due by this day, no earlier than Day; zero: today
	Region tanu.Region // of application
	Role   tanu.Office // who has something to do
	Centre tanu.BIN    // of a recognition centre: its own cases
	After  Cursor      // the Cursor of the last item that was read; zero: from the start
}

// AgendaItem is one line of an agenda, with its place in it.
type AgendaItem struct {
	voucher.Item
	Cursor Cursor `json:"cursor"`
}

// check names what a call lacks.
func (q *AgendaQuery) check() error {
	switch {
	case q.Day.IsZero():
		return malformed("day", tanu.RuleRequired)
	case !q.Until.IsZero() && q.Until.Before(q.Day): // what is overdue is in every agenda
		return malformed("until", tanu.RuleDayBefore)
	}
	if _, err := tanu.ParseRegion(string(q.Region)); q.Region != "" && err != nil {
		return malformed("region", tanu.RuleRegion)
	}
	if _, err := tanu.ParseOffice(string(q.Role)); q.Role != "" && err != nil {
		return malformed("role", tanu.RuleUnknownWord)
	}
	return nil
}

// wants reports whether an item is asked for, of which a case was read.
func (q *AgendaQuery) wants(c *voucher.Case, i *voucher.Item) bool {
	return (q.Centre.IsZero() || q.Centre == c.Application.Centre.BIN) &&
		(q.Role == "" || slices.ContainsFunc(i.Tasks, func(t voucher.Task) bool { return t.By == q.Role }))
}

// Agenda iterates over what is due or overdue, in the order of the days in the
// records. It reads the store page by page. An error ends it: a *tanu.FieldError
// for a malformed call, or the store's.
//
// An issued voucher stands in it with its last valid day: while it is valid, for
// its use; after that, for its lapse. A used one whose protocol is not signed
// never does: the Rules set no term for signing it.
//
// Due and LateBy are those of today's calendar, as in Explain and Decide. The
// store is asked by the day that stands in the record, counted when the case last
// moved. A case whose due day a transfer put off since is left out until then. One
// whose day a transfer brought forward is not seen until the day in its record:
// ask Until further, a week say, where a transfer may have done so, and go by Due.
func (r *Registry) Agenda(ctx context.Context, query AgendaQuery) iter.Seq2[AgendaItem, error] {
	return func(yield func(AgendaItem, error) bool) {
		if err := query.check(); err != nil {
			yield(AgendaItem{}, err)
			return
		}
		until := query.Until
		if until.IsZero() {
			until = query.Day
		}
		for c, err := range r.due(ctx, DueQuery{By: until, Region: query.Region}, query.After) {
			if err != nil {
				yield(AgendaItem{}, err)
				return
			}
			item, due, err := r.rules.Agenda(c, query.Day)
			wanted := due && !item.Due.After(until) && query.wants(&c, &item)
			if (err != nil || wanted) && !yield(AgendaItem{item, cursorOf(&c)}, err) || err != nil {
				return
			}
		}
	}
}

// pageOfCases is how many cases are read, or lapsed, at once.
const pageOfCases = 200

func cursorOf(c *voucher.Case) Cursor { return Cursor{c.Due, c.ID} }

// due iterates over the cases that a query asks for, page by page.
func (r *Registry) due(ctx context.Context, query DueQuery, after Cursor) iter.Seq2[voucher.Case, error] {
	return func(yield func(voucher.Case, error) bool) {
		for {
			page, err := r.store.Due(ctx, query, after, pageOfCases)
			if err != nil {
				yield(voucher.Case{}, err)
				return
			}
			for _, c := range page {
				if !yield(c, nil) {
					return
				}
			}
			if len(page) < pageOfCases {
				return
			}
			after = cursorOf(&page[len(page)-1])
		}
	}
}

// Sweep lets the vouchers lapse whose last valid day is before the day, and iterates
// over their cases. It lapses them page by page, ahead of the iteration. Sweeping
// twice, or from two places at once, lapses each voucher once.
//
// A case that fails does not hold up the others: it comes with its error, and the
// next sweep finds it again. An error without a case ends the iteration: nothing
// could be read or written. The commands have ids that begin with "lapse/", which a
// host leaves to Sweep.
//
// Law: 11.
func (r *Registry) Sweep(ctx context.Context, day tanu.Date) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if day.IsZero() {
			yield("", malformed("day", tanu.RuleRequired))
			return
		}
		query, after := DueQuery{By: day.AddDays(-1), State: voucher.Issued}, Cursor{}
		for {
			page, err := r.store.Due(ctx, query, after, pageOfCases)
			if err == nil {
				err = r.lapse(ctx, page, day, yield)
			}
			switch {
			case err == errStopped:
				return
			case err != nil:
				yield("", err)
				return
			case len(page) < pageOfCases:
				return
			}
			after = cursorOf(&page[len(page)-1])
		}
	}
}

// errStopped says that whoever iterates has enough.
const errStopped tanu.Error = "registry: stopped"

// lapse lets the vouchers of a page lapse.
func (r *Registry) lapse(
	ctx context.Context, page []voucher.Case, day tanu.Date, yield func(string, error) bool,
) error {
	commands := make([]voucher.Command, len(page))
	for i := range page {
		commands[i] = lapseOf(&page[i], day)
	}
	results, errs, err := r.DoAll(ctx, commands)
	if err != nil {
		return err
	}
	for i, res := range results {
		lapsed := errs[i] == nil && !res.Replayed && res.Status == voucher.Done
		if (lapsed || errs[i] != nil) && !yield(page[i].ID, errs[i]) {
			return errStopped
		}
	}
	return nil
}

// lapseOf is the command by which a voucher lapses. Its id is the same whoever
// sweeps on the day, and another once the voucher was brought back.
func lapseOf(c *voucher.Case, day tanu.Date) voucher.Command {
	return voucher.Command{
		ID: "lapse/" + c.ID + "/" + strconv.FormatInt(c.Version, 10) + "/" + day.String(), Case: c.ID,
		Action: voucher.Lapse, Actor: voucher.Actor{Role: tanu.System}, Day: day,
	}
}
