package calendar

import (
	"time"

	"github.com/biliktilik/tanu"
)

// rule is one statutory day of the year, with the days between which it is off
// and the days from which that could be known.
type rule struct {
	year  int // the one year it is for; 0: every year
	month time.Month
	day   int
	kind  Kind // Holiday or RestDay
	name  tanu.Text
	act   tanu.LegalAct
	from  tanu.Date // first day in force; zero: since before the table
	known tanu.Date // first day on which that could be known; zero: since before the table
	since tanu.Date // first day on which it could be known that the day is off, where known is that of its name only
	end   ending
	note  tanu.Text // what a reader of the day should know besides
	ait   KurbanAit // the announcement it was made from; zero for the others
}

// ending is how a rule ceases. The zero ending is none.
type ending struct {
	last  tanu.Date // last day in force
	act   tanu.LegalAct
	known tanu.Date
}

// by143 and by306 end a rule by those laws; the last day differs.
func by143(last string) ending { return ending{day(last), law143, law143.Date} }
func by306(last string) ending { return ending{day(last), law306, law306.Date} }

// rules are the statutory days.
//
// Law: lc/84; Law on holidays, articles 2 to 4.
var rules = [...]rule{
	{month: 1, day: 1, kind: Holiday, name: newYear, act: onHolidays},
	{month: 1, day: 2, kind: Holiday, name: newYear, act: onHolidays},
	{month: 1, day: 7, kind: RestDay, name: christmas, act: labourCode},
	{month: 3, day: 8, kind: Holiday, name: womensDay, act: onHolidays},
	{month: 3, day: 15, kind: Holiday, name: constitutionDay, act: law306, from: day("2026-07-01"), known: law306.Date},
	{month: 3, day: 21, kind: Holiday, name: nauryz, act: onHolidays},
	{month: 3, day: 22, kind: Holiday, name: nauryz, act: onHolidays},
	{month: 3, day: 23, kind: Holiday, name: nauryz, act: onHolidays},
	{month: 5, day: 1, kind: Holiday, name: unityDay, act: onHolidays},
	{month: 5, day: 7, kind: Holiday, name: defenderDay, act: onHolidays},
	{month: 5, day: 9, kind: Holiday, name: victoryDay, act: onHolidays},
	{month: 7, day: 6, kind: Holiday, name: capitalDay, act: onHolidays},
	{month: 8, day: 30, kind: Holiday, name: constitutionDay, act: onHolidays, end: by306("2026-06-30")},
	{month: 10, day: 25, kind: Holiday, name: republicDay, act: law143, from: day("2022-10-25"), known: law143.Date, end: by306("2026-06-30")},
	{month: 10, day: 25, kind: Holiday, name: dayOfTheRepublic, act: law143, from: day("2026-07-01"), known: law306.Date, since: law143.Date, note: renamed},
	{month: 12, day: 1, kind: Holiday, name: firstPresidentDay, act: onHolidays, end: by143("2021-12-01")},
	{month: 12, day: 16, kind: Holiday, name: independenceDay, act: onHolidays},
	{month: 12, day: 17, kind: Holiday, name: independenceDay, act: onHolidays, end: by143("2021-12-17")},
}

// The names of the days, as the Law on holidays and the Labour Code have them;
// English is a paraphrase.
var (
	newYear           = tanu.Text{KK: "Жаңа жыл", RU: "Новый год", EN: "New Year"}
	christmas         = tanu.Text{KK: "православиелік Рождество", RU: "православное Рождество", EN: "Orthodox Christmas"}
	womensDay         = tanu.Text{KK: "Халықаралық әйелдер күні", RU: "Международный женский день", EN: "International Women's Day"}
	nauryz            = tanu.Text{KK: "Наурыз мейрамы", RU: "Наурыз мейрамы", EN: "Nauryz"}
	unityDay          = tanu.Text{KK: "Қазақстан халқының бірлігі мерекесі", RU: "Праздник единства народа Казахстана", EN: "Day of Unity of the People of Kazakhstan"}
	defenderDay       = tanu.Text{KK: "Отан қорғаушы күні", RU: "День защитника Отечества", EN: "Defender of the Fatherland Day"}
	victoryDay        = tanu.Text{KK: "Жеңіс күні", RU: "День Победы", EN: "Victory Day"}
	capitalDay        = tanu.Text{KK: "Астана күні", RU: "День Столицы", EN: "Capital Day"}
	constitutionDay   = tanu.Text{KK: "Қазақстан Республикасының Конституциясы күні", RU: "День Конституции Республики Казахстан", EN: "Constitution Day"}
	republicDay       = tanu.Text{KK: "Республика күні", RU: "День Республики", EN: "Republic Day"}
	dayOfTheRepublic  = tanu.Text{KK: "Қазақстан Республикасы күні", RU: "День Республики Казахстан", EN: "Day of the Republic of Kazakhstan"}
	firstPresidentDay = tanu.Text{KK: "Қазақстан Республикасының Тұңғыш Президенті күні", RU: "День Первого Президента Республики Казахстан", EN: "First President Day"}
	independenceDay   = tanu.Text{KK: "Тәуелсіздік күні", RU: "День Независимости", EN: "Independence Day"}
	kurbanAit         = tanu.Text{KK: "Құрбан айттың бірінші күні", RU: "первый день Курбан-айта", EN: "first day of Kurban Ait"}

	renamed = tanu.Text{
		KK: "2026 жылғы 1 шілдеге дейін Республика күні деп аталған",
		RU: "до 1 июля 2026 года назывался Днем Республики",
		EN: "called Republic Day until 1 July 2026",
	}
)

// on returns the rule's day of a year. ok is false where the year has no such
// day, or where the rule was not in force or not known yet on the day asked.
func (r *rule) on(year int, asKnown tanu.Date) (d tanu.Date, ok bool) {
	if r.year != 0 && r.year != year {
		return tanu.Date{}, false
	}
	d, err := tanu.NewDate(year, r.month, r.day)
	return d, err == nil && !d.Before(r.from) && isKnown(r.known, asKnown)
}

// ended reports whether the rule had ceased by a day, as far as was known.
func (r *rule) ended(d, asKnown tanu.Date) bool {
	return !r.end.last.IsZero() && isKnown(r.end.known, asKnown) && d.After(r.end.last)
}

// knownOff is the first day on which it could be known that the day is off.
func (r *rule) knownOff() tanu.Date {
	if r.since.IsZero() {
		return r.known
	}
	return r.since
}

// isKnown reports whether a row was known on a day; a zero day asks for all
// that is known, a zero row was known always.
func isKnown(row, asKnown tanu.Date) bool { return asKnown.IsZero() || !row.After(asKnown) }
