package tanu

import "slices"

// LegalAct is a legal act that an answer rests on (акт; құқықтық акт). What is
// not known of it stays zero, and Note says so.
type LegalAct struct {
	Title   Text   `json:"title"`             // in words, as a person would cite it
	Number  string `json:"number"`            // as given by the body that adopted it, such as "380"
	Date    Date   `json:"date,omitzero"`     // the day of adoption; zero where it was not found
	Address string `json:"address,omitempty"` // where it is published, such as "adilet V2300033404"
	Read    Date   `json:"read,omitzero"`     // the day its text was last read for this library
	Note    string `json:"note,omitempty"`    // what is uncertain about it, in English; "" if nothing
}

// IsZero reports whether a is no act.
func (a LegalAct) IsZero() bool { return a == LegalAct{} }

// Source is where a Clause comes from: an edition of the Rules, or another act.
// It is the part of the Clause before the slash.
type Source string

const (
	Order380  Source = "380"  // the adopting order's own clauses
	Order230  Source = "230"  // the amending order's own clauses
	LawPQ     Source = "lpq"  // Law on professional qualifications
	LawActs   Source = "lla"  // Law on legal acts
	CivilCode Source = "cc"   // Civil Code
	APPC      Source = "appc" // Administrative Procedural-Process Code
	Labour    Source = "lc"   // Labour Code
)

const byTitle = "cited by its title: neither number, day nor address was found"

var readIn2026 = MustDate("2026-11-22")

type sourceRow struct {
	source   Source
	genitive Text // of the title: ілік септік, родительный падеж; none for an order, which is cited by its number
	act      LegalAct
}

// sources are the acts of the register, the latest order first.
var sources = [...]sourceRow{
	{Order230, Text{}, LegalAct{
		Title: Text{
			KK: "Еңбек және халықты әлеуметтік қорғау министрінің м.а. 2025 жылғы 30 шілдедегі № 230 бұйрығы",
			RU: "приказ и.о. Министра труда и социальной защиты населения от 30 июля 2025 года № 230",
			EN: "Order of the acting Minister of Labour and Social Protection No. 230 of 30 July 2025",
		},
		Number: "230", Date: MustDate("2025-07-30"), Address: "adilet V2500036564", Read: readIn2026,
	}},
	{Order380, Text{}, LegalAct{
		Title: Text{
			KK: "Еңбек және халықты әлеуметтік қорғау министрінің 2023 жылғы 8 қыркүйектегі № 380 бұйрығы",
			RU: "приказ Министра труда и социальной защиты населения от 8 сентября 2023 года № 380",
			EN: "Order of the Minister of Labour and Social Protection No. 380 of 8 September 2023",
		},
		Number: "380", Date: MustDate("2023-09-08"), Address: "adilet V2300033404", Read: readIn2026,
	}},
	{LawPQ,
		Text{
			KK: "«Кәсіптік біліктілік туралы» Заңның",
			RU: "Закона «О профессиональных квалификациях»",
			EN: "of the Law on professional qualifications",
		},
		LegalAct{
			Title: Text{
				KK: "«Кәсіптік біліктілік туралы» Заң",
				RU: "Закон «О профессиональных квалификациях»",
				EN: "Law on professional qualifications",
			},
			Number: "14-VIII", Date: MustDate("2023-07-04"), Address: "adilet Z2300000014", Read: readIn2026,
		}},
	{LawActs,
		Text{"«Құқықтық актілер туралы» Заңның", "Закона «О правовых актах»", "of the Law on legal acts"},
		LegalAct{
			Title: Text{"«Құқықтық актілер туралы» Заң", "Закон «О правовых актах»", "Law on legal acts"},
			Read:  readIn2026, Note: byTitle,
		}},
	{CivilCode,
		Text{"Азаматтық кодекстің", "Гражданского кодекса", "of the Civil Code"},
		LegalAct{Title: Text{"Азаматтық кодекс", "Гражданский кодекс", "Civil Code"}, Read: readIn2026, Note: byTitle}},
	{APPC,
		Text{
			KK: "Әкімшілік рәсімдік-процестік кодекстің",
			RU: "Административного процедурно-процессуального кодекса",
			EN: "of the Administrative Procedural-Process Code",
		},
		LegalAct{
			Title: Text{
				KK: "Әкімшілік рәсімдік-процестік кодекс",
				RU: "Административный процедурно-процессуальный кодекс",
				EN: "Administrative Procedural-Process Code",
			},
			Read: readIn2026, Note: byTitle,
		}},
	{Labour,
		Text{"Еңбек кодексінің", "Трудового кодекса", "of the Labour Code"},
		LegalAct{
			Title:  Text{"Еңбек кодексі", "Трудовой кодекс", "Labour Code"},
			Number: "414-V", Address: "adilet K1500000414", Read: readIn2026,
			Note: "the day of its adoption was not found",
		}},
}

// Sources returns every source of the register of provisions: the editions of
// the Rules, the latest first, and the acts.
func Sources() (list []Source) {
	for _, e := range Editions() {
		list = append(list, Source(e))
	}
	slices.Reverse(list)
	for _, row := range sources {
		list = append(list, row.source)
	}
	return list
}

// Act returns the act of the source; for an edition of the Rules, the order
// that gave it its wording.
func (s Source) Act() LegalAct { return s.row().act }

func (s Source) row() sourceRow {
	for _, row := range editions {
		if Source(row.name) == s {
			s = row.order
		}
	}
	for _, row := range sources {
		if row.source == s {
			return row
		}
	}
	return sourceRow{}
}
