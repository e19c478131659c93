package eligibility

import (
	"strings"
	"time"

	"github.com/biliktilik/tanu"
)

// write fills a text of the tables. {name} is a fact's value in the language's
// form, {missing} what is needed, {title} what the rule is about, {provisional}
// a remark where a day rests on an unconfirmed calendar. In Kazakh a
// date may carry a case: {filed:in} is "2026 жылғы 3 қарашада", {filingLimit:to}
// "2026 жылғы 1 қарашаға", {decided:at} "2026 жылғы 3 қарашадағы жағдай бойынша".
// {signature.signedAt:legal} is a moment by legal time.
func (f Finding) write(text tanu.Text, lang tanu.Language) string {
	var b strings.Builder
	rest := text.In(lang)
	for {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		var name string
		name, rest, _ = strings.Cut(after, "}")
		b.WriteString(f.fill(name, lang))
	}
}

func (f Finding) fill(name string, lang tanu.Language) string {
	switch name {
	case "missing":
		return f.asked(lang)
	case "title":
		return f.rule.title.In(lang)
	case "provisional":
		if f.from.value("lastFilingDayProvisional") == "" {
			return ""
		}
		return tanu.Text{
			KK: " (алдын ала: бұл күннің жұмыс күнтізбесі әлі расталмаған)",
			RU: " (предварительно: рабочий календарь на этот день еще не подтвержден)",
			EN: " (provisional: the working calendar is not confirmed for that day yet)",
		}.In(lang)
	}
	name, form, _ := strings.Cut(name, ":")
	row, value := factNamed(name), f.from.value(name)
	if value == "" || row == nil {
		return tanu.Text{KK: "көрсетілмеген", RU: "не указано", EN: "not stated"}.In(lang)
	}
	return row.kind.write(value, form, lang)
}

// asked lists in words what is missing.
func (f Finding) asked(lang tanu.Language) string {
	words := make([]string, len(f.outcome.missing))
	for i, name := range f.outcome.missing {
		words[i] = AskFor(name, lang)
	}
	return strings.Join(words, "; ")
}

// write puts a value into a language's form.
func (k factKind) write(value, form string, lang tanu.Language) string {
	switch k {
	case aDate:
		day, err := tanu.ParseDate(value)
		if err != nil {
			return ""
		}
		return dayIn(day, form, lang)
	case aMoment:
		return momentIn(value, form, lang)
	case aRegion:
		return tanu.Region(value).In(lang)
	case aProfile:
		return tanu.Profile(value).In(lang)
	}
	return value
}

// dayIn writes a day out, in Kazakh in a form of the month: "in" is жатыс
// септік, "to" барыс септік, "at" "as of".
func dayIn(day tanu.Date, form string, lang tanu.Language) string {
	s := day.In(lang)
	if lang != tanu.Kazakh || form == "" {
		return s
	}
	return s + monthForm(day.Month(), form)
}

func monthForm(m time.Month, form string) string {
	in := strings.Fields("да да да де да да де да те да да да")[m-1]
	switch form {
	case "to":
		return strings.Fields("ға ға ға ге ға ға ге ға ке ға ға ға")[m-1]
	case "at":
		if in == "да" {
			return "дағы жағдай бойынша"
		}
		return in + "гі жағдай бойынша"
	}
	return in
}
