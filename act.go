package tanu

// LegalAct is a legal act that an answer rests on (акт; құқықтық акт). What is not
// known of it stays zero, and Note says so.
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
	Rules2023 Source = "2023" // the Rules as adopted by Order 380
	Rules2025 Source = "2025" // the Rules as amended by Order 230
	Order380  Source = "380"  // the adopting order's own clauses
	Order230  Source = "230"  // the amending order's own clauses
	LawPQ     Source = "lpq"  // Law on professional qualifications
	LawActs   Source = "lla"  // Law on legal acts
	CivilCode Source = "cc"   // Civil Code
	APPC      Source = "appc" // Administrative Procedural-Process Code
	Labour    Source = "lc"   // Labour Code
)

// Sources returns every source of the register of provisions.
func Sources() []Source {
	return []Source{Rules2025, Rules2023, Order230, Order380, LawPQ, LawActs, CivilCode, APPC, Labour}
}

// Act returns the act of the source; for an edition of the Rules, the order
// that gave it its wording.
func (s Source) Act() LegalAct {
	const byTitle = "cited by its title: neither number, day nor address was found"
	read := MustDate("2026-11-22")
	switch s {
	case Rules2023, Order380:
		return LegalAct{
			Title: Text{
				KK: "Еңбек және халықты әлеуметтік қорғау министрінің 2023 жылғы 8 қыркүйектегі № 380 бұйрығы",
				RU: "приказ Министра труда и социальной защиты населения от 8 сентября 2023 года № 380",
				EN: "Order of the Minister of Labour and Social Protection No. 380 of 8 September 2023",
			},
			Number: "380", Date: MustDate("2023-09-08"), Address: "adilet V2300033404", Read: read,
		}
	case Rules2025, Order230:
		return LegalAct{
			Title: Text{
				KK: "Еңбек және халықты әлеуметтік қорғау министрінің м.а. 2025 жылғы 30 шілдедегі № 230 бұйрығы",
				RU: "приказ и.о. Министра труда и социальной защиты населения от 30 июля 2025 года № 230",
				EN: "Order of the acting Minister of Labour and Social Protection No. 230 of 30 July 2025",
			},
			Number: "230", Date: MustDate("2025-07-30"), Address: "adilet V2500036564", Read: read,
		}
	case LawPQ:
		return LegalAct{
			Title: Text{
				KK: "«Кәсіптік біліктіліктер туралы» Заң",
				RU: "Закон «О профессиональных квалификациях»",
				EN: "Law on professional qualifications",
			},
			Number: "14-VIII", Date: MustDate("2023-07-04"), Read: read,
			Note: "its address was not found",
		}
	case LawActs:
		return LegalAct{
			Title: Text{
				KK: "«Құқықтық актілер туралы» Заң",
				RU: "Закон «О правовых актах»",
				EN: "Law on legal acts",
			},
			Read: read, Note: byTitle,
		}
	case CivilCode:
		return LegalAct{Title: Text{KK: "Азаматтық кодекс", RU: "Гражданский кодекс", EN: "Civil Code"}, Read: read, Note: byTitle}
	case APPC:
		return LegalAct{
			Title: Text{
				KK: "Әкімшілік рәсімдік-процестік кодекс",
				RU: "Административный процедурно-процессуальный кодекс",
				EN: "Administrative Procedural-Process Code",
			},
			Read: read, Note: byTitle,
		}
	case Labour:
		return LegalAct{
			Title:  Text{KK: "Еңбек кодексі", RU: "Трудовой кодекс", EN: "Labour Code"},
			Number: "414-V", Address: "adilet K1500000414", Read: read,
			Note: "the day of its adoption was not found",
		}
	}
	return LegalAct{}
}
