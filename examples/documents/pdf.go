package main

import (
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// writeActPDF draws the act on A4, with the labels of Annex 2.
func writeActPDF(w io.Writer, a settlement.Act, lang tanu.Language) error {
	if err := a.Validate(); err != nil {
		return err
	}
	label := func(id string) string { return settlement.Label(id, lang) }
	s := newSheet(label("title")+" "+a.Number, a.Date, lang)
	s.text(7, "R", label("form")+". "+label("annex"))
	s.Ln(2)
	drawParty(s, label, "customer", a.Customer)
	drawParty(s, label, "executor", a.Executor)
	s.SetX(margin + width - 90)
	s.row(7, cell{45, label("document-number"), "C", 0}, cell{45, label("date"), "C", 0})
	s.SetX(margin + width - 90)
	s.row(8, cell{45, a.Number, "C", 0}, cell{45, a.Date.In(lang), "C", 0})
	s.Ln(2)
	s.title(12, label("title"))
	s.Ln(2)
	drawLines(s, label, a, lang)
	s.Ln(4)
	s.text(8, "L", label("attachment"))
	s.Ln(2)
	s.row(7, cell{16, "№", "C", 0}, cell{66, label("person"), "C", 0}, cell{34, label("iin"), "C", 0},
		cell{44, label("held"), "C", 0}, cell{26, label("status"), "C", 0})
	for i, p := range a.Persons {
		s.row(8, cell{16, strconv.Itoa(i + 1), "C", 0}, cell{66, p.Name, "L", 0}, cell{34, p.IIN.Digits(), "C", 0},
			cell{44, p.Held.In(lang), "L", 0}, cell{26, p.Status(lang), "C", 0})
	}
	drawSignatures(s, label, a, lang)
	for _, id := range []string{"notes", "note-1", "note-2"} {
		s.text(7, "L", label(id))
	}
	return s.writeTo(w)
}

func drawParty(s sheet, label func(string) string, id string, p settlement.Party) {
	y := s.GetY()
	s.text(8, "L", label(id))
	words := strings.Join([]string{p.Name, p.Address, p.Contacts}, ", ")
	s.MultiCell(width-50, s.size(8), words, "B", "L", false)
	s.MultiCell(width-50, s.size(6), label("party"), "", "C", false)
	end := s.GetY()
	s.SetXY(margin+width-42, y)
	s.CellFormat(42, s.size(8), label("number"), "", 2, "C", false, 0, "")
	s.CellFormat(42, 6, p.BIN.Digits(), "1", 0, "C", false, 0, "")
	s.SetXY(margin, end+3)
}

// drawLines draws the table of seven columns with their numbers and the total.
func drawLines(s sheet, label func(string) string, a settlement.Act, lang tanu.Language) {
	widths := []float64{18, 46, 30, 22, 20, 24, 26}
	sum := func(d decimal.Decimal) string { return lang.Sum(d.StringFixed(2)) }
	count := func(d decimal.Decimal) string {
		return lang.Sum(strings.TrimSuffix(strings.TrimRight(d.StringFixed(6), "0"), "."))
	}
	row := func(points float64, aligns string, words ...string) {
		cells := make([]cell, len(words))
		for i := range words {
			cells[i] = cell{widths[i], words[i], aligns[i : i+1], 0}
		}
		s.row(points, cells...)
	}
	before := widths[0] + widths[1] + widths[2] + widths[3]
	top := s.GetY()
	s.SetX(margin + before)
	s.row(7, cell{width - before, label("rendered"), "C", 0})
	head := make([]cell, len(widths))
	for i := range head {
		head[i] = cell{widths[i], label("col-" + strconv.Itoa(i+1)), "C", 0}
		if i < 4 {
			head[i].up = s.GetY() - top
		}
	}
	s.row(7, head...)
	row(7, "CCCCCCC", "1", "2", "3", "4", "5", "6", "7")
	for i, l := range a.Lines {
		row(8, "CLLLRRR", strconv.Itoa(i+1), l.Service, l.Date.In(lang), l.Unit, count(l.Quantity), sum(l.Price),
			sum(l.Cost))
	}
	s.row(8, cell{before, label("total"), "L", 0}, cell{widths[4], count(a.TotalQuantity), "R", 0},
		cell{widths[5], label("times"), "C", 0}, cell{widths[6], sum(a.Total), "R", 0})
}

// drawSignatures draws both sides, the day of acceptance and the seals.
func drawSignatures(s sheet, label func(string) string, a settlement.Act, lang tanu.Language) {
	const high = 52
	if _, page := s.GetPageSize(); s.GetY()+high > page-margin {
		s.AddPage()
	}
	y := s.GetY() + 5
	for i, side := range []struct {
		id     string
		signer settlement.Signatory
	}{{"handed-over", a.HandedOver}, {"accepted", a.AcceptedBy}} {
		x := margin + float64(i)*(width/2+3)
		s.SetXY(x, y)
		s.CellFormat(width/2-3, s.size(8), label(side.id), "", 0, "L", false, 0, "")
		s.under(x, y+6, 28, side.signer.Position, label("position"))
		s.under(x+30, y+6, 24, "", label("signature"))
		s.under(x+56, y+6, 34, side.signer.Name, label("name"))
		s.SetXY(x, y+32)
		s.size(8)
		s.SetDashPattern([]float64{1, 1}, 0)
		s.CellFormat(36, 12, label("seal"), "1", 0, "C", false, 0, "")
		s.SetDashPattern(nil, 0)
	}
	s.SetXY(margin+width/2+3, y+21)
	s.MultiCell(width/2-3, s.size(8), label("acceptance-date")+": "+a.Accepted.In(lang), "", "L", false)
	s.SetXY(margin, y+high)
}

// writeVoucherPDF draws the voucher with its four requisites.
func writeVoucherPDF(w io.Writer, e settlement.Entitlement, lang tanu.Language) error {
	label := func(id string) string { return settlement.Label(id, lang) }
	s := newSheet(label("voucher")+" № "+e.VoucherID, e.Issued, lang)
	s.title(14, label("voucher")+" № "+e.VoucherID)
	s.text(10, "C", label("purpose"))
	s.Ln(6)
	for _, r := range [][2]string{
		{label("issued"), e.Issued.In(lang)},
		{label("validity"), e.Issued.In(lang) + " – " + e.LastValid.In(lang) + ", " + label("last-day")},
		{label("applicant-iin"), e.Holder.Digits()},
		{label("centre"), e.CentreName},
	} {
		s.row(11, cell{width * 0.45, r[0], "L", 0}, cell{width * 0.55, r[1], "L", 0})
	}
	s.Ln(4)
	s.text(8, "L", label("unused")+" ("+e.Edition.Clause("11").In(lang)+").")
	return s.writeTo(w)
}
