package calendar

import (
	"cmp"
	"slices"
	"time"

	"github.com/biliktilik/tanu"
)

// book is what a calendar is made from: every row, whenever it became known.
// It is never changed after it was made.
type book struct {
	rules     []statutoryDay // without Kurban Ait
	aits      []KurbanAit    // in the order in which they came
	transfers []DayTransfer
	confirmed tanu.Date // the last day that was checked against published acts
}

// builtin is the book of the rows in this package.
func builtin() book {
	return book{
		rules:     rules[:],
		aits:      builtinAits(),
		transfers: transfers[:],
		confirmed: day("2026-12-31"),
	}
}

// clone returns a book whose rows may be changed.
func (b book) clone() book {
	b.rules, b.aits, b.transfers = slices.Clone(b.rules), slices.Clone(b.aits), slices.Clone(b.transfers)
	return b
}

// statutory returns every rule, Kurban Ait among them.
func (b book) statutory() []statutoryDay { return append(slices.Clone(b.rules), aitRules(b.aits)...) }

// aitRules turns the days of Kurban Ait into rules of one calendar year each. A
// day that another of the same lunar year replaces ends from the day on which
// that one became known.
func aitRules(list []KurbanAit) []statutoryDay {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b KurbanAit) int {
		return cmp.Or(cmp.Compare(lunarYear(a.Day), lunarYear(b.Day)), a.known().Compare(b.known()))
	})
	made := make([]statutoryDay, len(list))
	for i, ait := range list {
		made[i] = ait.rule()
		if i+1 < len(list) && lunarYear(list[i+1].Day) == lunarYear(ait.Day) {
			next := list[i+1]
			made[i].end = ending{last: ait.Day.AddDays(-1), act: next.act(), known: next.known()}
		}
	}
	return made
}

// statutoryDay is one day of the year that a law makes a day off, with the days
// between which it is off and the days from which that could be known.
type statutoryDay struct {
	year  int // the one year it is for; 0: every year
	month time.Month
	day   int
	kind  Kind // Holiday or RestDay
	name  tanu.Text
	act   tanu.LegalAct
	from  tanu.Date // first day in force; zero: since before the table
	known tanu.Date // first day on which that could be known; zero: since before the table
	since tanu.Date // where known is that of the name only: first day on which it could be known that the day is off
	end   ending
	note  tanu.Text // what a reader of the day should know besides
	ait   KurbanAit // the announcement it was made from; zero for the others
}

// ending is how a rule ceases. The zero ending is none.
type ending struct {
	last  tanu.Date // last day in force
	act   tanu.LegalAct
	known tanu.Date
}

// on returns the rule's day of a year. ok is false where the year has no such
// day, or where the rule was not in force or not known yet on the day asked.
func (r *statutoryDay) on(year int, asKnown tanu.Date) (d tanu.Date, ok bool) {
	if r.year != 0 && r.year != year {
		return tanu.Date{}, false
	}
	d, err := tanu.NewDate(year, r.month, r.day)
	return d, err == nil && !d.Before(r.from) && isKnown(r.known, asKnown)
}

// ended reports whether the rule had ceased by a day, as far as was known.
func (r *statutoryDay) ended(d, asKnown tanu.Date) bool {
	return !r.end.last.IsZero() && isKnown(r.end.known, asKnown) && d.After(r.end.last)
}

// inForce reports whether the rule is in force on a day, by all that is known.
func (r *statutoryDay) inForce(d tanu.Date) bool {
	return !d.Before(r.from) && !r.ended(d, tanu.Date{})
}

// knownOff is the first day on which it could be known that the day is off.
func (r *statutoryDay) knownOff() tanu.Date {
	if r.since.IsZero() {
		return r.known
	}
	return r.since
}

// isKnown reports whether a row was known on a day; a zero day asks for all
// that is known, a zero row was known always.
func isKnown(row, asKnown tanu.Date) bool { return asKnown.IsZero() || !row.After(asKnown) }
