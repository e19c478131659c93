package calendar

import (
	"cmp"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// The acts that days rest on. Those that move one day only stand beside their
// row, in transfers.go.
var (
	onHolidays = tanu.LegalAct{
		Title: tanu.Text{
			KK: "«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267-II Заң",
			RU: "Закон от 13 декабря 2001 года № 267-II «О праздниках в Республике Казахстан»",
			EN: "Law No. 267-II of 13 December 2001 on holidays in the Republic of Kazakhstan",
		},
		Number: "267-II", Date: tanu.MustDate("2001-12-13"), Address: "adilet Z010000267_", Read: lastRead,
	}
	law143 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "2022 жылғы 29 қыркүйектегі № 143-VII Заң",
			RU: "Закон от 29 сентября 2022 года № 143-VII",
			EN: "Law No. 143-VII of 29 September 2022",
		},
		Number: "143-VII", Date: tanu.MustDate("2022-09-29"), Address: "adilet Z2200000143", Read: lastRead,
	}
	law306 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "2026 жылғы 11 маусымдағы № 306-VIII Заң",
			RU: "Закон от 11 июня 2026 года № 306-VIII",
			EN: "Law No. 306-VIII of 11 June 2026",
		},
		Number: "306-VIII", Date: tanu.MustDate("2026-06-11"), Read: lastRead,
		Note: "in force from 1 July 2026; its address was not found",
	}
	labourCode = tanu.Labour.Act()
)

// lastRead is the day of the state of knowledge behind the built-in rows.
var lastRead = tanu.MustDate("2026-11-22")

// resolution is a resolution of the Government.
func resolution(number, date, address string) tanu.LegalAct {
	day := tanu.MustDate(date)
	note := ""
	if address == "" {
		note = "its address was not found"
	}
	return tanu.LegalAct{
		Title: tanu.Text{
			KK: "Қазақстан Республикасы Үкіметінің " + grammar.Date(day, tanu.Kazakh, grammar.Attributive) + " № " + number + " қаулысы",
			RU: "постановление Правительства Республики Казахстан от " + day.In(tanu.Russian) + " № " + number,
			EN: "Government resolution No. " + number + " of " + day.In(tanu.English),
		},
		Number: number, Date: day, Address: address, Read: lastRead, Note: note,
	}
}

// titleOf names an act in a language: by its title, in another language where
// it has none in this one, and by its number where it has none at all, as a
// host's act may.
func titleOf(act tanu.LegalAct, lang tanu.Language) string {
	title := cmp.Or(act.Title.In(lang), act.Title.KK, act.Title.RU, act.Title.EN)
	if title == "" && act.Number != "" {
		return "№ " + act.Number
	}
	return title
}

// titles is titleOf in every language.
func titles(act tanu.LegalAct) tanu.Text {
	return tanu.Text{KK: titleOf(act, tanu.Kazakh), RU: titleOf(act, tanu.Russian), EN: titleOf(act, tanu.English)}
}
