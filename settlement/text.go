package settlement

import (
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// WriteActText writes the act as plain text in Kazakh or Russian, with the
// labels of Annex 2; see WriteActHTML. A column that is empty shows a dash, a
// control character cannot occur, and every row is one line.
//
// Law: 2025/annex-2.title; the other fields stand in the table of labels.
func WriteActText(w io.Writer, a Act, lang tanu.Language) error {
	if err := ofForm(lang, a.validate); err != nil {
		return err
	}
	t := textForm{lang: lang}
	t.line(Label("form", lang), Label("annex", lang), "")
	t.party("customer", a.Customer)
	t.party("executor", a.Executor)
	t.line("", Label("title", lang))
	t.field("document-number", a.Number)
	t.field("date", a.Date.In(lang))
	t.table(a)
	t.line("", Label("attachment", lang))
	for i, p := range a.Persons {
		t.row(strconv.Itoa(i+1), p.Name, Label("iin", lang)+" "+p.IIN.Digits(), p.Held.In(lang), p.Status(lang))
	}
	t.sign("handed-over", a.HandedOver)
	t.line(Label("seal", lang))
	t.sign("accepted", a.AcceptedBy)
	t.field("acceptance-date", a.Accepted.In(lang))
	t.line(Label("seal", lang))
	t.line("", Label("notes", lang), Label("note-1", lang), Label("note-2", lang))
	_, err := io.WriteString(w, t.String())
	return err
}

// WriteVoucherText writes the voucher as plain text in Kazakh or Russian; see
// WriteVoucherHTML.
//
// Law: 2025/10.1, 2023/10.
func WriteVoucherText(w io.Writer, e Entitlement, lang tanu.Language) error {
	if err := ofForm(lang, e.requisites); err != nil {
		return err
	}
	t := textForm{lang: lang}
	t.line(Label("voucher", lang)+" № "+e.VoucherID, Label("purpose", lang), "")
	t.field("issued", e.Issued.In(lang))
	t.field("validity", e.Issued.In(lang)+" – "+e.LastValid.In(lang)+", "+Label("last-day", lang))
	t.field("applicant-iin", e.Holder.Digits())
	t.field("centre", e.CentreName)
	t.line("", Label("unused", lang)+" ("+e.Edition.Clause("11").In(lang)+").")
	_, err := io.WriteString(w, t.String())
	return err
}

// textForm builds a form line by line.
type textForm struct {
	strings.Builder
	lang tanu.Language
}

func (t *textForm) line(lines ...string) {
	for _, s := range lines {
		t.WriteString(s)
		t.WriteByte('\n')
	}
}

// field writes "label: value".
func (t *textForm) field(id, value string) {
	t.line(Label(id, t.lang) + ": " + orDash(value))
}

// row writes cells with bars between them; a bar inside a cell becomes a slash.
func (t *textForm) row(cells ...string) {
	for i, cell := range cells {
		cells[i] = strings.ReplaceAll(orDash(cell), "|", "/")
	}
	t.line(strings.Join(cells, " | "))
}

func (t *textForm) party(id string, p Party) {
	t.line(Label(id, t.lang))
	var said []string
	for _, s := range []string{p.Name, p.Address, p.Contacts} {
		if !blank(s) {
			said = append(said, s)
		}
	}
	t.line(orDash(strings.Join(said, ", ")), Label("party", t.lang))
	t.field("number", p.BIN.Digits())
}

func (t *textForm) table(a Act) {
	money := func(d decimal.Decimal) string { return t.lang.Sum(tiyn(d)) }
	t.line("")
	for n := 1; n <= 7; n++ {
		name := Label("col-"+strconv.Itoa(n), t.lang)
		if n >= 5 {
			name = Label("rendered", t.lang) + ": " + name
		}
		t.line(strconv.Itoa(n) + ". " + name)
	}
	t.row("1", "2", "3", "4", "5", "6", "7")
	for i, l := range a.Lines {
		t.row(strconv.Itoa(i+1), l.Service, l.Date.In(t.lang), l.Unit, t.lang.Sum(plain(l.Quantity)), money(l.Price), money(l.Cost))
	}
	t.row(Label("total", t.lang), t.lang.Sum(plain(a.TotalQuantity)), Label("times", t.lang), money(a.Total))
}

func (t *textForm) sign(id string, s Signatory) {
	t.line("", Label(id, t.lang))
	t.line(orDash(s.Position) + " / ______________ / " + orDash(s.Name))
	t.line(Label("position", t.lang) + " / " + Label("signature", t.lang) + " / " + Label("name", t.lang))
}

func orDash(s string) string {
	if blank(s) {
		return "–"
	}
	return s
}
