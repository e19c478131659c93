package calendar

import (
	"cmp"
	"slices"

	"github.com/biliktilik/tanu"
)

// book is what a calendar is made from: every row, whenever it became known.
// It is never changed after it was made.
type book struct {
	rules     []rule      // without Kurban Ait
	aits      []KurbanAit // in the order in which they came
	transfers []Transfer
	confirmed tanu.Date // the last day that was checked against published acts
}

// builtin is the book of the rows in this package.
func builtin() book {
	return book{
		rules:     rules[:],
		aits:      announcements[:],
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
func (b book) statutory() []rule { return append(slices.Clone(b.rules), aitRules(b.aits)...) }

// aitRules turns announcements of Kurban Ait into rules of one year each. An
// announcement for a year that has one already ends it from the day on which it
// became known.
func aitRules(list []KurbanAit) []rule {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b KurbanAit) int {
		return cmp.Or(cmp.Compare(a.Day.Year(), b.Day.Year()), a.known().Compare(b.known()))
	})
	made := make([]rule, len(list))
	for i, ait := range list {
		made[i] = ait.rule()
		if i+1 < len(list) && list[i+1].Day.Year() == ait.Day.Year() {
			next := list[i+1]
			made[i].end = ending{last: ait.Day.AddDays(-1), act: next.act(), known: next.known()}
		}
	}
	return made
}
