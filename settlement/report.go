package settlement

import (
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// Report is what an act came to: every rule, in the order of the form. The zero
// Report is "none".
type Report struct {
	Act string `json:"act"` // its number

	// Findings tell what each rule came to: one, Satisfied, for a rule that holds
	// throughout, else one for each line, person or voucher that it touches.
	Findings []Finding `json:"findings"`
}

// Finding is what one rule came to for an act, one of its lines or one of its
// vouchers.
type Finding struct {
	Code    Code         `json:"code"`
	Clause  tanu.Clause  `json:"clause"`
	Verdict tanu.Verdict `json:"verdict"`

	// Notice marks a rule to which no consequence for the act is attached, such as
	// a term: it is reported, and does not stand in the way of the act.
	Notice bool `json:"notice,omitempty"`

	Field     string `json:"field,omitempty"`     // as in JSON: "lines[3].cost"
	VoucherID string `json:"voucherId,omitempty"` // the case it touches
	Got       string `json:"got,omitempty"`       // what the act says: a day, a sum, a number, a text
	Want      string `json:"want,omitempty"`      // what the rule asks for

	Provisional bool `json:"provisional,omitempty"` // Want rests on days that no published act confirms
}

// Verdict combines the findings that are no notices: refused where one refuses,
// undetermined where one lacks a fact.
func (r Report) Verdict() (v tanu.Verdict) {
	for i := range r.Findings {
		if !r.Findings[i].Notice {
			v = v.And(r.Findings[i].Verdict)
		}
	}
	return v
}

// Unresolved returns the findings that a person should look at: refusals, missing
// facts, and notices of what was late.
func (r Report) Unresolved() (list []Finding) {
	for _, f := range r.Findings {
		if f.Verdict == tanu.Refused || f.Verdict == tanu.Undetermined {
			list = append(list, f)
		}
	}
	return list
}

// In writes the verdict and the unresolved findings, one on a line.
func (r Report) In(lang tanu.Language) string {
	verdict, unresolved := r.Verdict(), r.Unresolved()
	said := verdict.In(lang)
	switch {
	case verdict == tanu.Satisfied && len(unresolved) == 0:
		said = nothingText.In(lang)
	case verdict == tanu.Satisfied:
		said = noticesText.In(lang)
	}
	var b strings.Builder
	b.WriteString(actText.In(lang) + orDash(r.Act) + ": " + said + "\n")
	for _, f := range unresolved {
		b.WriteString("- " + f.In(lang) + "\n")
	}
	return b.String()
}

// In says the finding in a sentence, with its figures, and cites its clause. Lines
// and rows are counted from 1, as the form counts them.
func (f Finding) In(lang tanu.Language) string {
	list, row := rowOf(f.Field)
	if row == "" {
		list = f.Field
	}
	text := sentence(f.Code, f.Verdict, list)
	if f.Verdict == tanu.NotApplicable && f.Field == "" && strings.HasSuffix(string(f.Clause), "/"+form) {
		text = formUnknown
	}
	if text == (tanu.Text{}) {
		return string(f.Code)
	}
	figures := strings.NewReplacer("{got}", f.show(f.Got, lang), "{want}", f.show(f.Want, lang))
	return figures.Replace(text.In(lang)) + remark(f.Provisional, lang) + f.where(lang) + inBrackets(f.Clause, lang)
}

// where says which field of the act a finding is about, and on which voucher:
// " [line 2, voucher V-1]". Of a field that the sentence names it says nothing.
func (f Finding) where(lang tanu.Language) string {
	field := fieldNames[f.Field].In(lang)
	if list, row := rowOf(f.Field); row != "" {
		field = strings.ReplaceAll(listNames[list].In(lang), "{n}", row)
	}
	voucher := ""
	if f.VoucherID != "" {
		voucher = voucherText.In(lang) + f.VoucherID
	}
	switch {
	case field == "" && voucher == "":
		return ""
	case field != "" && voucher != "":
		field += ", "
	}
	return " [" + field + voucher + "]"
}

// show writes a value of a finding for people: a day in words, a sum in the form
// of the language, a row by its number, anything else as it is.
func (f Finding) show(value string, lang tanu.Language) string {
	switch {
	case value == "":
		return "–"
	case value == "none": // a number that is not given
		return notGivenText.In(lang)
	case f.Code == OneRegion:
		return tanu.Region(value).In(lang)
	}
	if _, row := rowOf(value); row != "" {
		return row
	}
	if day, err := tanu.ParseDate(value); err == nil {
		return day.In(lang)
	}
	if from, to, ok := strings.Cut(value, "/"); ok {
		first, err1 := tanu.ParseDate(from)
		last, err2 := tanu.ParseDate(to)
		if err1 == nil && err2 == nil {
			return first.In(lang) + " – " + last.In(lang)
		}
	}
	return lang.Sum(value)
}

// rowOf takes "lines[0].cost" for row 1 of "lines"; row is "" for a field of no list.
func rowOf(field string) (list, row string) {
	list, rest, found := strings.Cut(field, "[")
	place, _, closed := strings.Cut(rest, "]")
	n, err := strconv.Atoi(place)
	if !found || !closed || err != nil {
		return "", ""
	}
	return list, strconv.Itoa(n + 1)
}

// remark says of a last day that it may still move.
func remark(provisional bool, lang tanu.Language) string {
	if !provisional {
		return ""
	}
	return provisionalText.In(lang)
}

// inBrackets cites a clause behind what it governs, "" for none.
func inBrackets(c tanu.Clause, lang tanu.Language) string {
	if c == "" {
		return ""
	}
	return " (" + c.In(lang) + ")"
}
