package calendar

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// DayTransfer moves a day of rest: the day Off, which would be worked, is off,
// and the day Work, which would be off, is worked.
//
// A transfer speaks of the five-day week. It touches the six-day week only
// where Work is a day off there too: a Sunday does, a Saturday does not.
//
// Law: lc/85.
type DayTransfer struct {
	Off   tanu.Date     `json:"off"`
	Work  tanu.Date     `json:"work"`
	Act   tanu.LegalAct `json:"act"`
	Known tanu.Date     `json:"known,omitzero"` // the first day on which it was known; zero: the day of the act
}

// transfers are the nineteen pairs from 2015 to 2026, in the order of their
// acts. There were none in 2015, and none was found for 2026.
var transfers = [...]DayTransfer{
	{Off: day("2016-03-07"), Work: day("2016-03-05"), Act: resolution("67", "2016-02-15", "adilet P1600000067")},
	{Off: day("2017-03-20"), Work: day("2017-03-18"), Act: resolution("5", "2017-01-18", "adilet P1700000005")},
	{Off: day("2017-07-07"), Work: day("2017-07-01"), Act: resolution("5", "2017-01-18", "adilet P1700000005")},
	{Off: day("2018-03-09"), Work: day("2018-03-03"), Act: resolution("864", "2017-12-23", "adilet P1700000864")},
	{Off: day("2018-04-30"), Work: day("2018-04-28"), Act: resolution("864", "2017-12-23", "adilet P1700000864")},
	{Off: day("2018-05-08"), Work: day("2018-05-05"), Act: resolution("864", "2017-12-23", "adilet P1700000864")},
	{Off: day("2018-08-31"), Work: day("2018-08-25"), Act: resolution("864", "2017-12-23", "adilet P1700000864")},
	{Off: day("2018-12-31"), Work: day("2018-12-29"), Act: resolution("864", "2017-12-23", "adilet P1700000864")},
	{Off: day("2019-05-10"), Work: day("2019-05-04"), Act: resolution("888", "2018-12-26", "adilet P1800000888")},
	{Off: day("2020-01-03"), Work: day("2020-01-05"), Act: resolution("820", "2019-11-01", "adilet P1900000820")},
	{Off: day("2020-05-08"), Work: day("2020-05-11"), Act: resolution("820", "2019-11-01", "adilet P1900000820")},
	{Off: day("2020-12-18"), Work: day("2020-12-20"), Act: resolution("820", "2019-11-01", "adilet P1900000820")},
	{Off: day("2021-07-05"), Work: day("2021-07-03"), Act: resolution930, Known: day("2020-12-31")},
	{Off: day("2022-03-07"), Work: day("2022-03-05"), Act: resolution("713", "2021-10-06", "")},
	{Off: day("2022-08-29"), Work: day("2022-08-27"), Act: resolution("713", "2021-10-06", "")},
	{Off: day("2022-10-24"), Work: day("2022-10-22"), Act: resolution796, Known: day("2022-10-08")},
	{Off: day("2023-07-07"), Work: day("2023-07-01"), Act: resolution("326", "2023-04-25", "adilet P2300000326")},
	{Off: day("2024-05-08"), Work: day("2024-05-04"), Act: order109},
	{Off: day("2025-01-03"), Work: day("2025-01-05"), Act: order436, Known: day("2024-11-30")},
}

// resolution is a resolution of the Government.
func resolution(number, date, address string) tanu.LegalAct {
	adopted := day(date)
	note := ""
	if address == "" {
		note = "its address was not found"
	}
	return tanu.LegalAct{
		Title: tanu.Text{
			KK: "Қазақстан Республикасы Үкіметінің " +
				grammar.Date(adopted, tanu.Kazakh, grammar.Attributive) + " № " + number + " қаулысы",
			RU: "постановление Правительства Республики Казахстан от " + adopted.In(tanu.Russian) + " № " + number,
			EN: "Government resolution No. " + number + " of " + adopted.In(tanu.English),
		},
		Number: number, Date: adopted, Address: address, Read: lastRead, Note: note,
	}
}

// The acts whose day was not found, and the orders of the Labour Ministry.
var (
	resolution930 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "Қазақстан Республикасы Үкіметінің 2020 жылғы № 930 қаулысы",
			RU: "постановление Правительства Республики Казахстан 2020 года № 930",
			EN: "Government resolution No. 930 of 2020",
		},
		Number: "930", Address: "adilet P2000000930", Read: lastRead,
		Note: "neither day nor month was found; taken as known from the last day of 2020",
	}
	resolution796 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "Қазақстан Республикасы Үкіметінің 2022 жылғы қазандағы № 796 қаулысы",
			RU: "постановление Правительства Республики Казахстан, октябрь 2022 года, № 796",
			EN: "Government resolution No. 796 of October 2022",
		},
		Number: "796", Address: "adilet P2200000796", Read: lastRead,
		Note: "the day was not found, about 7 or 8 October 2022; taken as known from 8 October 2022",
	}
	order109 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "Еңбек және халықты әлеуметтік қорғау министрінің м.а. 2024 жылғы 17 сәуірдегі № 109 бұйрығы",
			RU: "приказ и.о. Министра труда и социальной защиты населения от 17 апреля 2024 года № 109",
			EN: "Order of the acting Minister of Labour and Social Protection No. 109 of 17 April 2024",
		},
		Number: "109", Date: day("2024-04-17"), Address: "adilet G24G0000109", Read: lastRead,
	}
	order436 = tanu.LegalAct{
		Title: tanu.Text{
			KK: "Еңбек және халықты әлеуметтік қорғау министрінің 2024 жылғы қарашадағы № 436 бұйрығы",
			RU: "приказ Министра труда и социальной защиты населения, ноябрь 2024 года, № 436",
			EN: "Order of the Minister of Labour and Social Protection No. 436 of November 2024",
		},
		Number: "436", Address: "adilet G24G0000436", Read: lastRead,
		Note: "the day was not found; taken as known from 30 November 2024, the month's last day",
	}
)

// known is the first day on which the transfer could be known.
func (t DayTransfer) known() tanu.Date { return knownFrom(t.Known, t.Act) }

// knownFrom is the day of knowledge as given, or else the day of the act.
func knownFrom(given tanu.Date, act tanu.LegalAct) tanu.Date {
	if given.IsZero() {
		return act.Date
	}
	return given
}

// day is short for tanu.MustDate in the tables.
func day(s string) tanu.Date { return tanu.MustDate(s) }
