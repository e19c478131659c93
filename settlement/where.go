package settlement

import (
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// where says for people which field of the act a finding is about, and on which
// voucher: " [line 2, voucher V-1]". Of a field that the sentence names it says
// nothing.
func (f Finding) where(lang tanu.Language) string {
	var said []string
	if place := placeIn(f.Field, lang); place != "" {
		said = append(said, place)
	}
	if f.VoucherID != "" {
		said = append(said, tanu.Text{KK: "ваучер ", RU: "ваучер ", EN: "voucher "}.In(lang)+f.VoucherID)
	}
	if said == nil {
		return ""
	}
	return " [" + strings.Join(said, ", ") + "]"
}

// placeIn says a field of the act, "" for one that the sentence names: that of a
// list by its row, counted from 1 as column 1 of the form is.
func placeIn(field string, lang tanu.Language) string {
	if list, row := rowOf(field); row != "" {
		return strings.ReplaceAll(rowsOf[list].In(lang), "{n}", row)
	}
	return placed[field].In(lang)
}

// rowOf takes "lines[0].cost" for row 1 of "lines"; row is "" for a field of no list.
func rowOf(field string) (list, row string) {
	list, rest, found := strings.Cut(field, "[")
	place, _, closed := strings.Cut(rest, "]")
	n, err := strconv.Atoi(place)
	if !found || !closed || err != nil {
		return "", ""
	}
	return list, strconv.Itoa(n + 1)
}

var rowsOf = map[string]tanu.Text{
	"lines":   {KK: "{n}-жол", RU: "строка {n}", EN: "line {n}"},
	"persons": {KK: "тізбенің {n}-жолы", RU: "строка {n} перечня", EN: "row {n} of the list"},
}

// placed are the fields of which a sentence tells several.
var placed = map[string]tanu.Text{
	"customer.name":       {KK: "тапсырыс берушінің атауы", RU: "наименование заказчика", EN: "name of the customer"},
	"customer.address":    {KK: "тапсырыс берушінің мекенжайы", RU: "адрес заказчика", EN: "address of the customer"},
	"customer.contacts":   {KK: "тапсырыс берушінің байланыс деректері", RU: "данные о средствах связи заказчика", EN: "contacts of the customer"},
	"customer.bin":        {KK: "тапсырыс берушінің БСН-і", RU: "БИН заказчика", EN: "BIN of the customer"},
	"executor.name":       {KK: "орындаушының атауы", RU: "наименование исполнителя", EN: "name of the executor"},
	"executor.address":    {KK: "орындаушының мекенжайы", RU: "адрес исполнителя", EN: "address of the executor"},
	"executor.contacts":   {KK: "орындаушының байланыс деректері", RU: "данные о средствах связи исполнителя", EN: "contacts of the executor"},
	"executor.bin":        {KK: "орындаушының БСН-і", RU: "БИН исполнителя", EN: "BIN of the executor"},
	"handedOver.position": {KK: "лауазымы", RU: "должность", EN: "position"},
	"handedOver.name":     {KK: "қолдың толық жазылуы", RU: "расшифровка подписи", EN: "name"},
	"acceptedBy.position": {KK: "лауазымы", RU: "должность", EN: "position"},
	"acceptedBy.name":     {KK: "қолдың толық жазылуы", RU: "расшифровка подписи", EN: "name"},
	"protocol.number":     {KK: "хаттаманың нөмірі", RU: "номер протокола", EN: "number of the protocol"},
}

// again says where else a voucher stands: in another act, on a line, in the list.
func again(place string, lang tanu.Language) string {
	text := tanu.Text{
		KK: "Ваучер {n} актіде де көрсетілген",
		RU: "Ваучер указан также в акте {n}",
		EN: "The voucher stands in act {n} too",
	}
	list, row := rowOf(place)
	switch {
	case list == "lines":
		text = tanu.Text{
			KK: "Ваучер бойынша осы қызмет {n}-жолда да көрсетілген",
			RU: "Эта же услуга по ваучеру указана в строке {n}",
			EN: "The same service on the voucher stands on line {n}",
		}
	case list == "persons":
		text = tanu.Text{
			KK: "Ваучер тізбенің {n}-жолында да көрсетілген",
			RU: "Ваучер указан также в строке {n} перечня",
			EN: "The voucher stands in row {n} of the list too",
		}
	default:
		row = place
	}
	return strings.ReplaceAll(text.In(lang), "{n}", row)
}

// masked says a number as a finding keeps it: masked, or none.
func masked(number string, lang tanu.Language) string {
	if number == "none" {
		return tanu.Text{KK: "көрсетілмеген", RU: "не указан", EN: "not given"}.In(lang)
	}
	return number
}

// region says a region by its name.
func region(code string, lang tanu.Language) string { return tanu.Region(code).In(lang) }
