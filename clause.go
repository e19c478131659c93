package tanu

import (
	"slices"
	"strings"
)

// Clause cites one provision of the register by its id (тармақ, пункт):
//
//	2025/10.3      the Rules of edition 2025, clause 10, part 3
//	2025/3(1)      clause 3, item 1)
//	2025/3.4.2     clause 3, part 4, paragraph 2
//	2025/annex-1.9 Annex 1, field 9
//	230/4          Order 230 itself, clause 4
//	lpq/29         Law on professional qualifications, article 29
//
// The zero Clause is "none".
type Clause string

// Source returns the part of the id before the slash.
func (c Clause) Source() Source {
	source, _, _ := strings.Cut(string(c), "/")
	return Source(source)
}

// place returns the part of the id after the slash.
func (c Clause) place() string {
	_, place, _ := strings.Cut(string(c), "/")
	return place
}

// String returns the id.
func (c Clause) String() string { return string(c) }

// In cites the clause in words: "clause 10 part 3 of the Rules", "часть третья
// пункта 10 Правил", "Қағидалардың 10-тармағының үшінші бөлігі"; "article 173 of
// the Civil Code". The zero Clause gives "", and an id of an unknown source is
// given back as it is.
func (c Clause) In(lang Language) string {
	row, at := c.Source().row(), locate(c.place())
	inRules := editionWords.Known(Edition(c.Source()))
	switch {
	case row.act.IsZero() || c.place() == "":
		return string(c)
	case inRules && at.annex != "":
		return at.inAnnex(lang)
	case inRules:
		return at.cite(lang, clauseNoun, ofRules)
	case row.genitive != Text{}:
		return at.cite(lang, articleNoun, row.genitive)
	case at.number == "in-force": // the clause that puts the order into force, its number unknown
		return Text{
			KK: "№ " + row.act.Number + " бұйрықтың қолданысқа енгізілуі",
			RU: "введение в действие приказа № " + row.act.Number,
			EN: "entry into force of Order No. " + row.act.Number,
		}.In(lang)
	}
	no := "№ " + row.act.Number
	return at.cite(lang, clauseNoun, Text{no + " бұйрықтың", "приказа " + no, "of Order No. " + row.act.Number})
}

// location is a place in the text, taken apart; the empty parts are absent.
type location struct {
	number, part, paragraph, item, annex, field string
}

func locate(s string) (p location) {
	if annex, ok := strings.CutPrefix(s, "annex-"); ok {
		p.annex, p.field, _ = strings.Cut(annex, ".")
		return p
	}
	if i := strings.IndexByte(s, '('); i >= 0 {
		p.item = strings.TrimSuffix(s[i+1:], ")")
		s = s[:i]
	}
	p.number, s, _ = strings.Cut(s, ".")
	p.part, p.paragraph, _ = strings.Cut(s, ".")
	return p
}

// noun is what an act is divided into.
type noun struct{ kk, ru, ruGenitive, en string }

var (
	clauseNoun  = noun{"тармағы", "пункт", "пункта", "clause"}
	articleNoun = noun{"бабы", "статья", "статьи", "article"}
	ofRules     = Text{"Қағидалардың", "Правил", "of the Rules"}
)

// cite puts the place together with the title of its act in the genitive.
func (p location) cite(lang Language, n noun, of Text) string {
	switch lang {
	case Kazakh:
		return of.KK + " " + p.chainKK(n.kk)
	case Russian:
		return p.chainRU(n) + " " + of.RU
	}
	return p.chainEN(n.en) + " " + of.EN
}

func (p location) inAnnex(lang Language) string {
	field := ""
	if p.field != "" {
		field = annexField(p.field).In(lang)
	}
	switch lang {
	case Kazakh:
		return join(", ", "Қағидаларға "+p.annex+"-қосымша", field)
	case Russian:
		return join(", ", "приложение "+p.annex+" к Правилам", field)
	}
	return join(", ", "Annex "+p.annex+" to the Rules", field)
}

// chainEN builds "clause 3(1)", "clause 3 part 4 paragraph 2".
func (p location) chainEN(noun string) string {
	s := noun + " " + p.number
	if p.item != "" {
		s += "(" + p.item + ")"
	}
	if p.part != "" {
		s += " part " + p.part
	}
	if p.paragraph != "" {
		s += " paragraph " + p.paragraph
	}
	return s
}

// chainRU builds "абзац второй части четвертой пункта 3", "подпункт 1) пункта 3".
func (p location) chainRU(n noun) string {
	of := " " + n.ruGenitive + " " + p.number
	switch {
	case p.item != "":
		return "подпункт " + p.item + ")" + of
	case p.paragraph != "":
		return "абзац " + ordinal(p.paragraph, "первый второй третий четвертый пятый") +
			" части " + ordinal(p.part, "первой второй третьей четвертой пятой") + of
	case p.part != "":
		return "часть " + ordinal(p.part, "первая вторая третья четвертая пятая") + of
	}
	return n.ru + " " + p.number
}

// chainKK builds "3-тармағының төртінші бөлігінің екінші абзацы".
func (p location) chainKK(noun string) string {
	const ordinals = "бірінші екінші үшінші төртінші бесінші"
	s := p.number + "-" + noun
	switch {
	case p.item != "":
		return s + "ның " + p.item + ") тармақшасы"
	case p.paragraph != "":
		return s + "ның " + ordinal(p.part, ordinals) + " бөлігінің " + ordinal(p.paragraph, ordinals) + " абзацы"
	case p.part != "":
		return s + "ның " + ordinal(p.part, ordinals) + " бөлігі"
	}
	return s
}

// ordinal picks the word for "1", "2", …; past the words it is the number itself.
func ordinal(number, words string) string {
	if n, ok := digits(number); ok && n >= 1 {
		if list := strings.Fields(words); n <= len(list) {
			return list[n-1]
		}
	}
	return number
}

// annexField names a field of an annex by the last part of its id.
func annexField(id string) Text {
	if column, ok := strings.CutPrefix(id, "col-"); ok {
		return Text{column + "-баған", "графа " + column, "column " + column}
	}
	if note, ok := strings.CutPrefix(id, "note-"); ok {
		if n, ok := digits(note); ok && n <= 3 {
			note = strings.Repeat("*", n)
		}
		return Text{note + " ескертпе", "примечание " + note, "note " + note}
	}
	if _, ok := digits(id); ok {
		return Text{id + "-өріс", "поле " + id, "field " + id}
	}
	for _, f := range annexFields {
		if f.id == id {
			return Text{"«" + f.label.KK + "» өрісі", "поле «" + f.label.RU + "»", `field "` + f.label.EN + `"`}
		}
	}
	return Text{}
}

// annexFields are the labelled fields of the forms, by the last part of the id.
var annexFields = [...]struct {
	id    string
	label Text
}{
	{"head", Text{"Еңбек мобильділігі орталығы", "Центр трудовой мобильности", "labour mobility centre"}},
	{"customer", Text{"Тапсырыс беруші", "Заказчик", "customer"}},
	{"executor", Text{"Орындаушы", "Исполнитель", "executor"}},
	{"party", Text{
		"толық атауы, мекенжайы, байланыс құралдары туралы деректері",
		"полное наименование, адрес, данные о средствах связи",
		"full name, address, means of communication",
	}},
	{"number", Text{"ЖСН/БСН", "ИИН/БИН", "IIN/BIN"}},
	{"title", Text{"Көрсетілген қызмет актісі", "Акт оказанных услуг", "act of services rendered"}},
	{"document-number", Text{"Құжат нөмірі", "Номер документа", "document number"}},
	{"date", Text{"Жасалған күні", "Дата составления", "date of compilation"}},
	{"total", Text{"Барлығы", "Итого", "total"}},
	{"attachment", Text{"Қосымша", "Приложение", "attachment"}},
	{"handed-over", Text{"Тапсырды", "Сдал", "handed over"}},
	{"accepted", Text{"Қабылдады", "Принял", "accepted"}},
	{"acceptance-date", Text{
		"Көрсетілетін қызметтерге қол қойылған (қабылданған) күні",
		"Дата подписания (принятия) услуг",
		"date of signing (acceptance)",
	}},
	{"seal", Text{"Мөр орны", "Место печати", "place of the seal"}},
}

// join puts the parts together that are not empty.
func join(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}
