package settlement

import (
	"strings"

	"github.com/biliktilik/tanu"
)

// Code names a rule that an act is held to. Codes are stable: one may be
// retired, none is used for another rule.
type Code string

// Finding is what one rule came to for an act, one of its lines or one of its
// vouchers. A rule that holds throughout has one finding, Satisfied.
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

// In says the finding in a sentence, with its figures, and cites its clause. Lines
// and rows are counted from 1, as the form counts them.
func (f Finding) In(lang tanu.Language) string {
	i := indexOf(f.Code)
	if i == len(rules) {
		return string(f.Code)
	}
	r := &rules[i]
	text := r.holds
	switch f.Verdict {
	case tanu.Refused:
		text = r.fails
	case tanu.Undetermined:
		text = r.lacks
	case tanu.NotApplicable:
		if text = r.idle; f.Clause == formOf2023 && f.Field == "" {
			text = formUnknown
		}
	}
	say := shown
	if r.say != nil {
		say = r.say
	}
	if more, ok := r.by[f.Field]; ok && f.Verdict == tanu.Refused {
		text = more
	}
	said := strings.NewReplacer("{got}", say(f.Got, lang), "{want}", say(f.Want, lang)).Replace(text.In(lang))
	return said + remark(f.Provisional, lang) + f.where(lang) + " (" + f.Clause.In(lang) + ")"
}

// formUnknown is said of the rules that only a form of unknown fields could have.
var formUnknown = tanu.Text{
	KK: "Осы редакциядағы акт нысанының өрістері белгісіз, сондықтан тексерілмейді",
	RU: "Поля формы акта в этой редакции неизвестны и поэтому не проверяются",
	EN: "The fields of the form in this edition are not known, and so are not checked",
}

// remark says of a last day that it may still move.
func remark(provisional bool, lang tanu.Language) string {
	if !provisional {
		return ""
	}
	return tanu.Text{
		KK: " (алдын ала: бұл күннің жұмыс күнтізбесі әлі расталмаған)",
		RU: " (предварительно: рабочий календарь на этот день еще не подтвержден)",
		EN: " (provisional: the working calendar is not confirmed for that day yet)",
	}.In(lang)
}

// shown writes a value of a finding for people: a day in words, a sum in the
// form of the language, anything else as it is.
func shown(value string, lang tanu.Language) string {
	if value == "" {
		return "–"
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
