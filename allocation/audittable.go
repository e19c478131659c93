package allocation

import (
	"strconv"

	"github.com/biliktilik/tanu"
)

const shownDigits = 4

// Table lays the audit out in a language.
func (a Audit) Table(lang tanu.Language) Table {
	columns := a.columns()
	t := Table{
		Language: lang, Title: words.title.In(lang),
		Method: methodNote(lang, a.Distribution.Method),
		Notes:  append(tieNotes(lang, a.Distribution.Tie), words.cut.In(lang)),
	}
	for _, c := range columns {
		t.Header = append(t.Header, Column{c.name.In(lang), c.number})
	}
	for _, row := range a.Rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, c.cell(row, lang))
		}
		t.Rows = append(t.Rows, cells)
	}
	t.Total = make([]string, len(columns))
	for i, c := range columns {
		t.Total[i] = c.total
	}
	t.Total[1] = words.total.In(lang)
	return t
}

// auditColumn is one column of the audit: its name, how a row fills it, and
// what stands in the last line.
type auditColumn struct {
	name   tanu.Text
	number bool
	cell   func(AuditRow, tanu.Language) string
	total  string
}

// columns are those that the method, the bounds and the tie call for.
func (a Audit) columns() []auditColumn {
	text := func(f func(AuditRow) string) func(AuditRow, tanu.Language) string {
		return func(row AuditRow, _ tanu.Language) string { return f(row) }
	}
	number := func(name tanu.Text, total string, f func(AuditRow) string) auditColumn {
		return auditColumn{name, true, text(f), total}
	}
	columns := []auditColumn{
		{words.code, false, text(func(r AuditRow) string { return r.Entry.Region.String() }), ""},
		{words.region, false, func(r AuditRow, lang tanu.Language) string { return r.Entry.Region.In(lang) }, ""},
		number(words.weight, count64(a.Weight), func(r AuditRow) string { return count64(r.Entry.Weight) }),
	}
	if a.limited() {
		columns = append(columns, auditColumn{words.limits, false, text(AuditRow.limits), ""})
	}
	columns = append(columns,
		number(words.share, "", func(r AuditRow) string { return r.Share.Decimal(shownDigits) }),
		number(words.whole, "", func(r AuditRow) string { return count64(r.Share.Whole) }))
	if a.Distribution.Method == LargestRemainder {
		columns = append(columns,
			number(words.remainder, "", func(r AuditRow) string { return r.Share.remainder().Decimal(shownDigits) }),
			number(words.rank, "", AuditRow.rank))
	} else {
		columns = append(columns,
			number(words.last, "", func(r AuditRow) string { return r.Last.Decimal(shownDigits) }),
			number(words.next, "", func(r AuditRow) string { return r.Next.Decimal(shownDigits) }),
			number(words.queue, "", AuditRow.rank))
	}
	if !a.Distribution.Tie.IsZero() {
		columns = append(columns, auditColumn{words.tie, false, AuditRow.tie, ""})
	}
	return append(columns,
		number(words.places, count64(a.Distribution.Total), func(r AuditRow) string { return count64(r.Places) }))
}

func (a Audit) limited() bool {
	for _, row := range a.Rows {
		if row.limits() != "" {
			return true
		}
	}
	return false
}

// limits writes the floor and the cap, as in "≥ 5, ≤ 40".
func (r AuditRow) limits() (s string) {
	if r.Entry.Floor > 0 {
		s = "≥ " + count64(r.Entry.Floor)
	}
	if places, ok := r.Entry.Cap.Places(); ok {
		if s != "" {
			s += ", "
		}
		s += "≤ " + count64(places)
	}
	return s
}

func (r AuditRow) rank() string {
	if r.Rank == 0 {
		return ""
	}
	return strconv.Itoa(r.Rank)
}

func (r AuditRow) tie(lang tanu.Language) string {
	switch {
	case r.Won:
		return words.won.In(lang)
	case r.Tied:
		return words.lost.In(lang)
	}
	return ""
}

func count64(n int64) string { return strconv.FormatInt(n, 10) }
