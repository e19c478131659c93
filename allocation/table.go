package allocation

import (
	"encoding/csv"
	"fmt"
	"html"
	"slices"
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

// column is one column over rows of some type: how it shows a row, and what
// stands in the last line.
type column[R any] struct {
	Column
	cell  func(R) string
	total string
}

func textColumn[R any](name, total string, cell func(R) string) column[R] {
	return column[R]{Column{name, false}, cell, total}
}

func numberColumn[R any](name, total string, cell func(R) string) column[R] {
	return column[R]{Column{name, true}, cell, total}
}

// regionColumns are the code and the name of the region, with which every table
// begins.
func regionColumns[R any](lang tanu.Language, region func(R) tanu.Region) []column[R] {
	return []column[R]{
		textColumn(sentences.code.In(lang), "", func(row R) string { return region(row).String() }),
		textColumn(sentences.region.In(lang), sentences.total.In(lang), func(row R) string { return region(row).In(lang) }),
	}
}

// entryColumns are those of the regions and of their weights.
func entryColumns(lang tanu.Language, entries []Entry) []column[Entry] {
	var weight int64
	for _, e := range entries {
		weight = add(weight, e.Weight)
	}
	return append(regionColumns(lang, func(e Entry) tanu.Region { return e.Region }),
		numberColumn(sentences.weight.In(lang), integer(weight), func(e Entry) string { return integer(e.Weight) }))
}

// fill lays out the header, the rows and the last line.
func fill[R any](t *Table, columns []column[R], rows []R) {
	for _, c := range columns {
		t.Header = append(t.Header, c.Column)
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

// names are the names of the columns.
func (t Table) names() []string {
	names := make([]string, len(t.Header))
	for i, c := range t.Header {
		names[i] = c.Name
	}
	return names
}

// shown writes the numbers of a row as the language does.
func (t Table) shown(row []string) []string {
	cells := slices.Clone(row)
	for i, c := range t.Header {
		if c.Number {
			cells[i] = t.Language.Sum(cells[i])
		}
	}
	return cells
}

// lines returns the names of the columns, the rows and the total as they are shown.
func (t Table) lines() [][]string {
	lines := [][]string{t.names()}
	for _, row := range t.Rows {
		lines = append(lines, t.shown(row))
	}
	if t.Total != nil {
		lines = append(lines, t.shown(t.Total))
	}
	return lines
}

// remarks are the method and the notes.
func (t Table) remarks() []string { return append([]string{t.Method}, t.Notes...) }

// Text lays the table out for a terminal, columns aligned.
func (t Table) Text() string {
	lines := t.lines()
	widths, rule := make([]int, len(t.Header)), make([]string, len(t.Header))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
			rule[i] = strings.Repeat("-", widths[i])
		}
	}
	if t.Total != nil {
		lines = slices.Insert(lines, len(lines)-1, rule)
	}
	var b strings.Builder
	b.WriteString(t.Title + "\n\n")
	for _, line := range slices.Insert(lines, 1, rule) {
		cells := make([]string, len(line))
		for i, cell := range line {
			width := widths[i]
			if !t.Header[i].Number {
				width = -width // to the left
			}
			cells[i] = fmt.Sprintf("%*s", width, cell)
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "  "), " ") + "\n")
	}
	b.WriteString("\n" + strings.Join(t.remarks(), "\n") + "\n")
	return b.String()
}

var escapeMarkdown = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", "&lt;", "&", "&amp;", "\r", " ", "\n", " ",
)

// Markdown writes a table of the GitHub flavour, with the title above and the
// remarks below.
func (t Table) Markdown() string {
	var b strings.Builder
	b.WriteString("**" + escapeMarkdown.Replace(t.Title) + "**\n\n")
	for n, line := range t.lines() {
		for _, cell := range line {
			b.WriteString("| " + escapeMarkdown.Replace(cell) + " ")
		}
		b.WriteString("|\n")
		if n > 0 {
			continue
		}
		for _, c := range t.Header {
			if c.Number {
				b.WriteString("| ---: ")
			} else {
				b.WriteString("| --- ")
			}
		}
		b.WriteString("|\n")
	}
	for _, remark := range t.remarks() {
		b.WriteString("\n" + escapeMarkdown.Replace(remark) + "\n")
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
	_ = w.Write(append(t.names(), sentences.method.In(t.Language))) // to memory: cannot fail
	for _, row := range t.Rows {
		_ = w.Write(append(slices.Clone(row), t.Method))
	}
	w.Flush()
	return b.String()
}

// HTML writes a table element, everything escaped, for a page of the host's.
func (t Table) HTML() string {
	var b strings.Builder
	row := func(cells []string, open, end string) {
		b.WriteString("<tr>")
		for i, cell := range cells {
			style := ""
			if t.Header[i].Number {
				style = ` style="text-align:right"`
			}
			b.WriteString("<" + open + style + ">" + html.EscapeString(cell) + "</" + end + ">")
		}
		b.WriteString("</tr>\n")
	}
	lang := html.EscapeString(t.Language.String())
	b.WriteString(`<table lang="` + lang + "\">\n<caption>" + html.EscapeString(t.Title) + "</caption>\n<thead>\n")
	row(t.names(), `th scope="col"`, "th")
	b.WriteString("</thead>\n<tbody>\n")
	for _, cells := range t.Rows {
		row(t.shown(cells), "td", "td")
	}
	b.WriteString("</tbody>\n")
	if t.Total != nil {
		b.WriteString("<tfoot>\n")
		row(t.shown(t.Total), "td", "td")
		b.WriteString("</tfoot>\n")
	}
	b.WriteString("</table>\n")
	for _, remark := range t.remarks() {
		b.WriteString(`<p lang="` + lang + `">` + html.EscapeString(remark) + "</p>\n")
	}
	return b.String()
}
