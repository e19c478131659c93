package calendar

import "github.com/biliktilik/tanu"

// by143 and by306 end a rule by those laws; the last day differs.
func by143(last string) ending { return ending{day(last), law143, law143.Date} }
func by306(last string) ending { return ending{day(last), law306, law306.Date} }

// rules are the statutory days.
//
// Law: lc/84; Law on holidays, articles 2 to 4.
var rules = [...]statutoryDay{
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

// The acts that days rest on. Those that move one day only stand in transfers.go.
var (
	onHolidays = tanu.LegalAct{
		Title: tanu.Text{
			KK: "«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267-II Заң",
			RU: "Закон от 13 декабря 2001 года № 267-II «О праздниках в Республике Казахстан»",
			EN: "Law No. 267-II of 13 December 2001 on holidays in the Republic of Kazakhstan",
		},
		Number: "267-II", Date: day("2001-12-13"), Address: "adilet Z010000267_", Read: lastRead,
	}
	law143 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "2022 жылғы 29 қыркүйектегі № 143-VII Заң",
			RU: "Закон от 29 сентября 2022 года № 143-VII",
			EN: "Law No. 143-VII of 29 September 2022",
		},
		Number: "143-VII", Date: day("2022-09-29"), Address: "adilet Z2200000143", Read: lastRead,
	}
	law306 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "2026 жылғы 11 маусымдағы № 306-VIII Заң",
			RU: "Закон от 11 июня 2026 года № 306-VIII",
			EN: "Law No. 306-VIII of 11 June 2026",
		},
		Number: "306-VIII", Date: day("2026-06-11"), Read: lastRead,
		Note: "in force from 1 July 2026; its address was not found",
	}
	labourCode = tanu.Labour.Act()
)

// lastRead is the day of the state of knowledge behind the built-in rows.
var lastRead = day("2026-11-22")
