// Package grammar holds the endings of Kazakh and Russian that sentences of the
// library need: dates in their cases, numbers with their nouns.
//
//	grammar.Date(d, tanu.Kazakh, grammar.Dative)        // 2026 жылғы 20 наурызға
//	grammar.Date(d, tanu.Russian, grammar.Dative)       // 20 марта 2026 года: the sentence has the preposition
//	grammar.Dates(days, lang, grammar.Plain, 2026)      // 28, 29 March, 4 April
//	grammar.WorkingDayCount(2, tanu.Russian)            // 2 рабочих дня
//	grammar.CalendarDayCount(5, tanu.Kazakh)            // күнтізбелік 5 күн
//	grammar.Ordinal(22)                                 // 22nd
package grammar

import (
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// DateCase is the case of a date in a Kazakh sentence. In Russian a date stands in
// the genitive after every preposition that the library uses, and in English it
// has no case.
type DateCase int

const (
	Plain       DateCase = iota // атау септік: 20 наурыз
	Dative                      // барыс септік, to the day: 20 наурызға
	Ablative                    // шығыс септік, from or after the day: 20 наурыздан
	Locative                    // жатыс септік, on the day: 20 наурызда
	Attributive                 // of the day, before a noun: 20 наурыздағы
)

// monthEndings are what the Kazakh names of the months take, January first.
var monthEndings = map[DateCase][12]string{
	Dative:      {"ға", "ға", "ға", "ге", "ға", "ға", "ге", "ға", "ке", "ға", "ға", "ға"},
	Ablative:    {"дан", "нан", "дан", "ден", "дан", "нан", "ден", "дан", "тен", "нан", "дан", "нан"},
	Locative:    {"да", "да", "да", "де", "да", "да", "де", "да", "те", "да", "да", "да"},
	Attributive: {"дағы", "дағы", "дағы", "дегі", "дағы", "дағы", "дегі", "дағы", "тегі", "дағы", "дағы", "дағы"},
}

// Date writes a day out in a language, in Kazakh in a case. The zero Date gives "".
func Date(d tanu.Date, lang tanu.Language, c DateCase) string {
	s := d.In(lang)
	if lang != tanu.Kazakh || c == Plain || d.IsZero() {
		return s
	}
	return s + monthEndings[c][d.Month()-1]
}

// Dates lists days under their months: "28, 29 March, 4, 5 April". In Kazakh the
// last one carries the case. A month of another year than the given one carries
// its year.
func Dates(days []tanu.Date, lang tanu.Language, c DateCase, year int) string {
	var months []string
	for len(days) > 0 {
		first := days[0]
		var numbers []string
		for len(days) > 0 && days[0].Year() == first.Year() && days[0].Month() == first.Month() {
			numbers = append(numbers, strconv.Itoa(days[0].Day()))
			days = days[1:]
		}
		monthCase := Plain
		if len(days) == 0 {
			monthCase = c
		}
		date := Date(first, lang, monthCase)
		months = append(months, daysOfMonth(date, strings.Join(numbers, ", "), lang, first.Year() != year))
	}
	return strings.Join(months, ", ")
}

// daysOfMonth writes a date with several days of its month in place of one, with
// or without its year.
func daysOfMonth(date, numbers string, lang tanu.Language, withYear bool) string {
	words := strings.Fields(date)
	if lang == tanu.Kazakh { // 2026 жылғы 20 наурыз
		words[2] = numbers
		if !withYear {
			words = words[2:]
		}
		return strings.Join(words, " ")
	}
	words[0] = numbers // 20 марта 2026 года, 20 March 2026
	if !withYear {
		words = words[:2]
	}
	return strings.Join(words, " ")
}

// WorkingDayCount writes a number of working days: "3 working days", "3 рабочих
// дня", "3 жұмыс күні".
func WorkingDayCount(n int, lang tanu.Language) string {
	number := strconv.Itoa(n)
	switch lang {
	case tanu.Kazakh:
		return number + " жұмыс күні"
	case tanu.Russian:
		return number + " " + plural(n, "рабочий день", "рабочих дня", "рабочих дней")
	}
	return number + " working " + dayOrDays(n)
}

// CalendarDayCount writes a number of calendar days: "3 calendar days", "3
// календарных дня", "күнтізбелік 3 күн".
func CalendarDayCount(n int, lang tanu.Language) string {
	number := strconv.Itoa(n)
	switch lang {
	case tanu.Kazakh:
		return "күнтізбелік " + number + " күн"
	case tanu.Russian:
		return number + " " + plural(n, "календарный день", "календарных дня", "календарных дней")
	}
	return number + " calendar " + dayOrDays(n)
}

// DayCount writes a number of days in English.
func DayCount(n int) string { return strconv.Itoa(n) + " " + dayOrDays(n) }

func dayOrDays(n int) string {
	if n == 1 {
		return "day"
	}
	return "days"
}

// plural picks the Russian form of a noun after a number: 1, 21 день; 2, 24 дня;
// 5, 11 дней.
func plural(n int, one, few, many string) string {
	switch ten, hundred := n%10, n%100; {
	case ten == 1 && hundred != 11:
		return one
	case ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14):
		return few
	}
	return many
}

// Ordinal writes 1st, 2nd, 3rd, 4th, 11th, 21st.
func Ordinal(n int) string {
	suffix := "th"
	if hundred := n % 100; hundred < 11 || hundred > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
