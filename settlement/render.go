package settlement

import (
	"bytes"
	"cmp"
	"embed"
	"html/template"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

//go:embed templates
var templates embed.FS

// page is one document to be rendered, in one language.
type page struct {
	Lang tanu.Language
	Act  Act
	Of   Entitlement
}

// party is one of the two, with the id of its label.
type party struct {
	Field string
	Party Party
}

// WriteActHTML writes the act as an HTML document of its own in Kazakh or
// Russian: the form of Annex 2, which prints on A4. It holds the names and the
// whole numbers of the persons listed. Whatever the act's texts hold is escaped.
//
// An act that is wrong is rendered as it is: call Check first. The errors are an
// act out of bounds, a language other than the two, and those of w.
//
// Law: annex-2.title; the other fields stand in the table of labels.
func WriteActHTML(w io.Writer, a Act, lang tanu.Language) error {
	if err := ofForm(lang, a.validate()); err != nil {
		return err
	}
	return writeHTML(w, "act.html.tmpl", page{Lang: lang, Act: a})
}

// WriteVoucherHTML writes the voucher as an HTML document of its own in Kazakh
// or Russian, with its four requisites: the date of issue, the validity, the
// applicant's IIN, which is whole, and the name of the recognition centre. An
// entitlement that lacks one of them is an error that names it.
//
// Law: 10.1, 2023/10.
func WriteVoucherHTML(w io.Writer, e Entitlement, lang tanu.Language) error {
	if err := ofForm(lang, e.requisites()); err != nil {
		return err
	}
	return writeHTML(w, "voucher.html.tmpl", page{Lang: lang, Of: e})
}

// ofForm refuses a language that the form does not have, then what is not valid.
func ofForm(lang tanu.Language, valid error) error {
	if lang != tanu.Kazakh && lang != tanu.Russian {
		return wrong("language", tanu.RuleFormLanguage)
	}
	return valid
}

// requisites holds the entitlement to what clause 10 asks of a voucher, and to
// the edition by which the document cites its clauses.
func (e *Entitlement) requisites() error {
	return cmp.Or(e.validate(),
		required("voucherId", e.VoucherID != ""),
		required("issued", !e.Issued.IsZero()),
		required("lastValid", !e.LastValid.IsZero()),
		required("holder", !e.Holder.IsZero()),
		required("centreName", !blank(e.CentreName)),
		required("edition", e.Edition != ""),
	)
}

func required(path string, given bool) error {
	if !given {
		return wrong(path, tanu.RuleRequired)
	}
	return nil
}

// writeHTML renders the whole document before it writes: w gets all or nothing.
func writeHTML(w io.Writer, name string, p page) error {
	t, err := template.New(name).Funcs(template.FuncMap{
		"label":  func(id string) string { return Label(id, p.Lang) },
		"day":    func(d tanu.Date) string { return d.In(p.Lang) },
		"sum":    func(d decimal.Decimal) string { return p.Lang.Sum(onForm(d)) },
		"count":  func(d decimal.Decimal) string { return p.Lang.Sum(plain(d)) },
		"next":   func(i int) int { return i + 1 },
		"party":  func(field string, p Party) party { return party{field, p} },
		"clause": func(rest string) string { return p.Of.Edition.Clause(rest).In(p.Lang) },
	}).ParseFS(templates, "templates/*.tmpl")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// WriteActText writes the act as plain text in Kazakh or Russian, with the
// labels of Annex 2; see WriteActHTML. A column that is empty shows a dash, a
// control character cannot occur, and every row is one line.
//
// Law: annex-2.title; the other fields stand in the table of labels.
func WriteActText(w io.Writer, a Act, lang tanu.Language) error {
	if err := ofForm(lang, a.validate()); err != nil {
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
// Law: 10.1, 2023/10.
func WriteVoucherText(w io.Writer, e Entitlement, lang tanu.Language) error {
	if err := ofForm(lang, e.requisites()); err != nil {
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
	money := func(d decimal.Decimal) string { return t.lang.Sum(onForm(d)) }
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
		t.row(
			strconv.Itoa(i+1), l.Service, l.Date.In(t.lang), l.Unit,
			t.lang.Sum(plain(l.Quantity)), money(l.Price), money(l.Cost),
		)
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
