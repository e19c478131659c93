package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
)

// The widths of the first three columns; the fourth takes what is left.
const (
	citedWidth = 31
	fateWidth  = 14
	whereWidth = 30
	gap        = "  "
	narrowest  = citedWidth + fateWidth + whereWidth + 3*len(gap) + 26
)

// writeTable writes the provisions by source, and their counts.
func writeTable(w io.Writer, list []tanu.Provision, lang tanu.Language, width int) error {
	b := bufio.NewWriter(w)
	widths := []int{citedWidth, fateWidth, whereWidth, width - citedWidth - fateWidth - whereWidth - 3*len(gap)}
	source := tanu.Source("")
	for _, p := range list {
		if s := p.ID.Source(); s != source {
			source = s
			heading(b, s, lang, width, widths)
		}
		printRow(b, widths, p.ID.String()+"\n"+p.ID.In(lang), fate(p), where(p), says(p))
		fmt.Fprintln(b)
	}
	c := countOf(list)
	printRow(b, []int{width}, fmt.Sprintf(
		"%d provisions: %d encoded, of which %d pending; %d duties of the host; %d definitions; %d not applicable.",
		c.Provisions, c.Encoded, c.Pending, c.HostDuty, c.Definition, c.Inapplicable))
	return b.Flush()
}

func heading(w io.Writer, source tanu.Source, lang tanu.Language, width int, widths []int) {
	title := source.Act().Title.In(lang)
	if edition, err := tanu.ParseEdition(string(source)); err == nil {
		title = tanu.Text{
			KK: "Қағидалар, " + edition.String() + " жылғы редакция",
			RU: "Правила, редакция " + edition.String() + " года",
			EN: "The Rules, edition " + edition.String(),
		}.In(lang) + " (" + title + ")"
	}
	printRow(w, []int{width}, title)
	fmt.Fprintln(w)
	printRow(w, widths, "PROVISION", "FATE", "WHERE, OR WHY NOT", "WHAT IT SAYS")
	rules := make([]string, len(widths))
	for i, n := range widths {
		rules[i] = strings.Repeat("─", n)
	}
	fmt.Fprintln(w, strings.Join(rules, gap))
}

// fate is the word of the fate, and whether the code is still to come.
func fate(p tanu.Provision) string {
	if p.Pending != "" {
		return p.Treatment.String() + "\npending"
	}
	return p.Treatment.String()
}

// where is what the fate points to: the symbols, the hook or the reason.
func where(p tanu.Provision) string {
	lines := p.Symbols()
	if p.Pending != "" {
		lines = append(lines, "to come: "+p.Pending)
	}
	for _, text := range []string{p.Hook, p.Why} {
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

func says(p tanu.Provision) string {
	if p.Note == "" {
		return p.Paraphrase
	}
	return p.Paraphrase + "\n(" + p.Note + ")"
}

// printRow prints cells side by side, each wrapped to its width.
func printRow(w io.Writer, widths []int, cells ...string) {
	columns, height := make([][]string, len(cells)), 0
	for i, cell := range cells {
		columns[i] = wrap(cell, widths[i])
		height = max(height, len(columns[i]))
	}
	for line := range height {
		var b strings.Builder
		for i, column := range columns {
			text := ""
			if line < len(column) {
				text = column[line]
			}
			b.WriteString(text + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text)) + gap)
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// wrap breaks a text into lines of at most width characters: at its line ends,
// between words, and in a word that is longer than a line after a point, or
// where the line is full.
func wrap(text string, width int) (lines []string) {
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := []rune{}
		for word := range strings.FieldsSeq(paragraph) {
			runes := []rune(word)
			if len(line) > 0 && len(line)+1+len(runes) > width {
				lines, line = append(lines, string(line)), line[:0]
			}
			if len(line) > 0 {
				line = append(line, ' ')
			}
			for line = append(line, runes...); len(line) > width; {
				end := lastPoint(line[:width])
				lines, line = append(lines, string(line[:end])), line[end:]
			}
		}
		if len(line) > 0 {
			lines = append(lines, string(line))
		}
	}
	return lines
}

// lastPoint is the place after the last point of a line, its end if it has none.
func lastPoint(line []rune) int {
	for i := len(line); i > 0; i-- {
		if line[i-1] == '.' {
			return i
		}
	}
	return len(line)
}
