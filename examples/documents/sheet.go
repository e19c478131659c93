package main

import (
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"

	"github.com/biliktilik/tanu"
)

const (
	margin = 12.0 // mm
	width  = 210 - 2*margin
	pad    = 1.0
)

// sheet is an A4 page of DejaVu Sans, which has every letter of the Kazakh
// alphabet and the sign of the tenge; the core fonts of PDF have neither. Its
// methods write from the top down; the first error stops them all and comes out
// at writeTo.
type sheet struct{ *fpdf.Fpdf }

func newSheet(title string, day tanu.Date, lang tanu.Language) sheet {
	s := sheet{fpdf.New("P", "mm", "A4", "")}
	s.AddUTF8FontFromBytes("dejavu", "", dejavusans.TTF)
	s.AddUTF8FontFromBytes("dejavu", "B", dejavusansbold.TTF)
	s.SetMargins(margin, margin, margin)
	s.SetAutoPageBreak(true, margin)
	s.SetTitle(title, true)
	s.SetLang(lang.String())
	s.SetCreationDate(day.Time()) // not the clock's: the same document is the same file
	s.SetModificationDate(day.Time())
	s.SetCatalogSort(true)
	s.AddPage()
	return s
}

func (s sheet) writeTo(w io.Writer) error { return s.Output(w) }

// size sets the size of the letters in points, and returns the height of a line.
func (s sheet) size(points float64) float64 {
	s.SetFont("dejavu", "", points)
	return points * 0.46
}

// text writes a paragraph across the page.
func (s sheet) text(points float64, align, words string) {
	s.MultiCell(width, s.size(points), words, "", align, false)
}

// title writes a heading in bold.
func (s sheet) title(points float64, words string) {
	s.SetFont("dejavu", "B", points)
	s.MultiCell(width, points*0.5, words, "", "C", false)
}

// cell is one cell of a row: its width in mm, its words, its alignment, and how
// far it reaches up into the row before.
type cell struct {
	width float64
	words string
	align string
	up    float64
}

// row writes cells side by side in boxes as high as the highest, on a new page
// if they do not fit on this one.
func (s sheet) row(points float64, cells ...cell) {
	line := s.size(points)
	height := 0.0
	split := make([][]string, len(cells))
	for i, c := range cells {
		split[i] = s.wrap(c.words, c.width-2*pad)
		height = max(height, float64(len(split[i]))*line+2*pad-c.up)
	}
	if _, page := s.GetPageSize(); s.GetY()+height > page-margin {
		s.AddPage()
		s.size(points)
	}
	x, y := s.GetXY()
	for i, c := range cells {
		s.Rect(x, y-c.up, c.width, height+c.up, "D")
		for n, words := range split[i] {
			s.SetXY(x+pad, y-c.up+pad+float64(n)*line)
			s.CellFormat(c.width-2*pad, line, words, "", 0, c.align, false, 0, "")
		}
		x += c.width
	}
	s.SetXY(margin, y+height)
}

// wrap splits words into lines that fit; a word too long for a line is cut.
func (s sheet) wrap(words string, width float64) (lines []string) {
	line := ""
	for _, word := range strings.Fields(strings.ReplaceAll(words, "\u00a0", "\u2007")) {
		word = strings.ReplaceAll(word, "\u2007", "\u00a0")
		if line != "" && s.GetStringWidth(line+" "+word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = ""
		for _, r := range word {
			if line != "" && s.GetStringWidth(line+string(r)) > width {
				lines, line = append(lines, line), ""
			}
			line += string(r)
		}
	}
	return append(lines, line)
}

// under writes words on a rule with a hint beneath it.
func (s sheet) under(x, y, width float64, words, hint string) {
	line := s.size(8)
	for n, part := range s.wrap(words, width) {
		s.SetXY(x, y+float64(n)*line)
		s.CellFormat(width, line, part, "", 0, "C", false, 0, "")
	}
	s.Line(x, y+2*line, x+width, y+2*line)
	line = s.size(6)
	for n, part := range s.wrap(hint, width) {
		s.SetXY(x, y+7.6+float64(n)*line)
		s.CellFormat(width, line, part, "", 0, "C", false, 0, "")
	}
}
