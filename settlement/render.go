package settlement

import (
	"bytes"
	"embed"
	"html/template"
	"io"

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
// It renders an act that is wrong as it is: ask Check first. The errors are an
// act out of bounds, another language, and those of w.
//
// Law: 2025/annex-2.title; the other fields stand in the table of labels.
func WriteActHTML(w io.Writer, a Act, lang tanu.Language) error {
	if err := ofForm(lang, a.validate); err != nil {
		return err
	}
	return writeHTML(w, "act.html.tmpl", page{Lang: lang, Act: a})
}

// WriteVoucherHTML writes the voucher as an HTML document of its own in Kazakh
// or Russian, with its four requisites: the date of issue, the validity, the
// applicant's IIN, which is whole, and the name of the recognition centre. An
// entitlement that lacks one of them is an error that names it.
//
// Law: 2025/10.1, 2023/10.
func WriteVoucherHTML(w io.Writer, e Entitlement, lang tanu.Language) error {
	if err := ofForm(lang, e.requisites); err != nil {
		return err
	}
	return writeHTML(w, "voucher.html.tmpl", page{Lang: lang, Of: e})
}

// ofForm refuses a language that the form does not have, then what valid refuses.
func ofForm(lang tanu.Language, valid func() error) error {
	if lang != tanu.Kazakh && lang != tanu.Russian {
		return &FieldError{"language", "the form is in Kazakh or Russian"}
	}
	return valid()
}

// requisites holds the entitlement to what clause 10 asks of a voucher, and to
// the edition by which the document cites its clauses.
func (e *Entitlement) requisites() error {
	var b bounds
	e.validate(&b)
	for _, f := range []struct {
		field   string
		missing bool
	}{
		{"voucherId", e.VoucherID == ""}, {"issued", e.Issued.IsZero()}, {"lastValid", e.LastValid.IsZero()},
		{"holder", e.Holder.IsZero()}, {"centreName", blank(e.CentreName)}, {"edition", e.Edition == ""},
	} {
		if f.missing {
			b.refuse(f.field, "the voucher lacks it")
		}
	}
	return b.err()
}

// writeHTML renders the whole document before it writes: w gets all or nothing.
func writeHTML(w io.Writer, name string, p page) error {
	t, err := template.New(name).Funcs(template.FuncMap{
		"label":  func(id string) string { return Label(id, p.Lang) },
		"day":    func(d tanu.Date) string { return d.In(p.Lang) },
		"sum":    func(d decimal.Decimal) string { return p.Lang.Sum(tiyn(d)) },
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

// Status is the person's status by the label of the form: passed, not passed,
// "" where it is not known.
func (p Person) Status(lang tanu.Language) string {
	switch p.Passed {
	case tanu.Yes:
		return tanu.Text{KK: Label("passed", tanu.Kazakh), RU: Label("passed", tanu.Russian), EN: "passed"}.In(lang)
	case tanu.No:
		return tanu.Text{KK: Label("not-passed", tanu.Kazakh), RU: Label("not-passed", tanu.Russian), EN: "not passed"}.In(lang)
	}
	return ""
}
