package tanu

import (
	"strings"
	"time"

	"github.com/biliktilik/tanu/internal/word"
)

// Language is one of the three in which the library speaks to people. The
// Kazakh and Russian texts of the Rules are equally authentic; English is a
// paraphrase. The zero Language is "none".
type Language string

const (
	Kazakh  Language = "kk" // қазақ тілі
	Russian Language = "ru" // русский язык
	English Language = "en"
)

// languages have no names: nothing here shows one.
var languages = word.Table[Language, struct{}]{Unknown: UnknownWord("Language"), Rows: []word.Row[Language, struct{}]{
	{Word: Kazakh}, {Word: Russian}, {Word: English},
}}

// Languages returns the three, the state language first.
func Languages() []Language { return languages.Words() }

// ParseLanguage reads "kk", "ru" or "en".
func ParseLanguage(s string) (Language, error) { return languages.Parse(s) }

// String returns the code of the language, "" for none.
func (l Language) String() string { return string(l) }

// MarshalText writes the code of the language.
func (l Language) MarshalText() ([]byte, error) { return languages.Write(l) }

// UnmarshalText reads the code of a language; an empty text is none.
func (l *Language) UnmarshalText(text []byte) error { return languages.Read(text, l) }

// Text is one thing said in the three languages.
type Text struct {
	KK string `json:"kk"`
	RU string `json:"ru"`
	EN string `json:"en"`
}

// In returns the text in a language, English for none.
func (t Text) In(lang Language) string {
	switch lang {
	case Kazakh:
		return t.KK
	case Russian:
		return t.RU
	}
	return t.EN
}

// Month returns the name of the month as it stands alone: "March", "март",
// "наурыз".
func (l Language) Month(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return strings.Fields(Text{monthsKK, monthsRU, monthsEN}.In(l))[m-1]
}

// Weekday returns the name of the day of the week: "Friday", "пятница", "жұма".
func (l Language) Weekday(w time.Weekday) string {
	if w < time.Sunday || w > time.Saturday {
		return ""
	}
	return strings.Fields(Text{weekdaysKK, weekdaysRU, weekdaysEN}.In(l))[w]
}

// Sum writes a plain decimal number, such as "30275" or "30275.50", in the
// language's form: groups of three digits, and a comma for the fraction in
// Kazakh and Russian. Groups are set apart by a no-break space there, by a
// comma in English. A text that is not a plain number comes back as it is.
func (l Language) Sum(plain string) string {
	sign, number := "", plain
	if strings.HasPrefix(number, "-") {
		sign, number = "-", number[1:]
	}
	whole, fraction, hasFraction := strings.Cut(number, ".")
	if !allDigits(whole) || hasFraction && !allDigits(fraction) {
		return plain
	}
	group, point := "\u00a0", ","
	if l != Kazakh && l != Russian {
		group, point = ",", "."
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteByte(whole[i])
	}
	if hasFraction {
		b.WriteString(point)
		b.WriteString(fraction)
	}
	return b.String()
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// monthOfDate is the form of the month's name inside a date: Russian puts it in
// the genitive.
func (l Language) monthOfDate(m time.Month) string {
	if l == Russian {
		return strings.Fields("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")[m-1]
	}
	return l.Month(m)
}

const (
	monthsKK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
	monthsRU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
	monthsEN = "January February March April May June July August September October November December"

	weekdaysKK = "жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі"
	weekdaysRU = "воскресенье понедельник вторник среда четверг пятница суббота"
	weekdaysEN = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"
)
