package allocation

import (
	"encoding/csv"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
)

// Table is a result laid out for people in one language: print it as text,
// Markdown, CSV or HTML. Cells hold plain numbers, such as 12345.6789; all forms
// but CSV write them as the language does.
type Table struct {
	Language tanu.Language
	Title    string
	Header   []Column
	Rows     [][]string
	Total    []string // the last line; nil for none
	Method   string   // the method and who chose it
	Notes    []string
}

// Column is the head of a column. Numbers stand to the right.
type Column struct {
	Name   string
	Number bool
}

// column is one column of a table: its name, how it shows a row, and what stands
// in the last line.
type column[R any] struct {
	name   string
	number bool
	cell   func(R) string
	total  string
}

// regionColumns are the code and the name of the region, with which every table
// begins.
func regionColumns[R any](lang tanu.Language, region func(R) tanu.Region) []column[R] {
	return []column[R]{
		{sentences.code.In(lang), false, func(row R) string { return region(row).String() }, ""},
		{sentences.region.In(lang), false, func(row R) string { return region(row).In(lang) }, sentences.total.In(lang)},
	}
}

// fill lays out the header, the rows and the last line.
func fill[R any](t *Table, columns []column[R], rows []R) {
	for _, c := range columns {
		t.Header = append(t.Header, Column{c.name, c.number})
		t.Total = append(t.Total, c.total)
	}
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = c.cell(row)
		}
		t.Rows = append(t.Rows, cells)
	}
}

func integer(n int64) string { return strconv.FormatInt(n, 10) }

// lines returns the head, the rows and the total as they are shown.
func (t Table) lines() [][]string {
	head := make([]string, len(t.Header))
	for i, c := range t.Header {
		head[i] = c.Name
	}
	lines := append([][]string{head}, t.Rows...)
	if t.Total != nil {
		lines = append(lines, t.Total)
	}
	for n := 1; n < len(lines); n++ {
		shown := make([]string, len(t.Header))
		for i, c := range t.Header {
			if shown[i] = lines[n][i]; c.Number {
				shown[i] = t.Language.Sum(shown[i])
			}
		}
		lines[n] = shown
	}
	return lines
}

// remarks are the method and the notes.
func (t Table) remarks() []string { return append([]string{t.Method}, t.Notes...) }

// Text lays the table out for a terminal, columns aligned.
func (t Table) Text() string {
	lines := t.lines()
	widths := make([]int, len(t.Header))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	b.WriteString(t.Title + "\n\n")
	for n, line := range lines {
		if n == 1 || t.Total != nil && n == len(lines)-1 {
			b.WriteString(t.rule(widths))
		}
		b.WriteString(t.padded(line, widths))
	}
	b.WriteString("\n" + strings.Join(t.remarks(), "\n") + "\n")
	return b.String()
}

func (t Table) padded(line []string, widths []int) string {
	cells := make([]string, len(line))
	for i, cell := range line {
		space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if cells[i] = cell + space; t.Header[i].Number {
			cells[i] = space + cell
		}
	}
	return strings.TrimRight(strings.Join(cells, "  "), " ") + "\n"
}

func (t Table) rule(widths []int) string {
	dashes := make([]string, len(widths))
	for i, w := range widths {
		dashes[i] = strings.Repeat("-", w)
	}
	return strings.Join(dashes, "  ") + "\n"
}

// Markdown writes a table of the GitHub flavour, with the title above and the
// remarks below.
func (t Table) Markdown() string {
	escape := strings.NewReplacer(
		`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", "&lt;", "&", "&amp;", "\r", " ", "\n", " ")
	row := func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }
	var b strings.Builder
	b.WriteString("**" + escape.Replace(t.Title) + "**\n\n")
	for n, line := range t.lines() {
		for i := range line {
			line[i] = escape.Replace(line[i])
		}
		b.WriteString(row(line))
		if n > 0 {
			continue
		}
		marks := make([]string, len(t.Header))
		for i, c := range t.Header {
			if marks[i] = "---"; c.Number {
				marks[i] = "---:"
			}
		}
		b.WriteString(row(marks))
	}
	for _, remark := range t.remarks() {
		b.WriteString("\n" + escape.Replace(remark) + "\n")
	}
	return b.String()
}

// CSV writes the head and the rows for a spreadsheet (RFC 4180, UTF-8), numbers
// plain, the method as the last column. The total is left out, so that a sum
// over a column is right.
func (t Table) CSV() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	_ = w.Write(append(t.lines()[0], sentences.method.In(t.Language))) // to memory: cannot fail
	for _, row := range t.Rows {
		_ = w.Write(append(append([]string(nil), row...), t.Method))
	}
	w.Flush()
	return b.String()
}

// HTML writes a table element, everything escaped, for a page of the host's.
func (t Table) HTML() string {
	var b strings.Builder
	b.WriteString(`<table lang="` + html.EscapeString(t.Language.String()) + "\">\n")
	b.WriteString("<caption>" + html.EscapeString(t.Title) + "</caption>\n")
	lines := t.lines()
	for n, line := range lines {
		switch {
		case n == 0:
			b.WriteString("<thead>\n" + t.row(line, `th scope="col"`, "th") + "</thead>\n<tbody>\n")
		case t.Total != nil && n == len(lines)-1:
			b.WriteString("</tbody>\n<tfoot>\n" + t.row(line, "td", "td") + "</tfoot>\n")
		default:
			b.WriteString(t.row(line, "td", "td"))
		}
	}
	if t.Total == nil {
		b.WriteString("</tbody>\n")
	}
	b.WriteString("</table>\n")
	for _, remark := range t.remarks() {
		b.WriteString(`<p lang="` + html.EscapeString(t.Language.String()) + `">` + html.EscapeString(remark) + "</p>\n")
	}
	return b.String()
}

func (t Table) row(cells []string, open, end string) string {
	var b strings.Builder
	b.WriteString("<tr>")
	for i, cell := range cells {
		b.WriteString("<" + open)
		if t.Header[i].Number {
			b.WriteString(` style="text-align:right"`)
		}
		b.WriteString(">" + html.EscapeString(cell) + "</" + end + ">")
	}
	b.WriteString("</tr>\n")
	return b.String()
}
