package settlement

import (
	"strings"

	"github.com/biliktilik/tanu"
)

// The rules that an act is held to, in the order of the form.
const (
	CustomerMatches  Code = "customer-matches"
	OneRegion        Code = "one-region"
	ExecutorMatches  Code = "executor-matches"
	PartyGiven       Code = "party-given"
	PartyNumbered    Code = "party-numbered"
	DocumentNumbered Code = "document-numbered"
	DayCompiled      Code = "day-compiled"
	LinesGiven       Code = "lines-given"
	ServiceNamed     Code = "service-named"
	ServiceDayGiven  Code = "service-day-given"
	ServiceDayAgrees Code = "service-day-agrees"
	ServiceInTime    Code = "service-within-validity"
	UnitGiven        Code = "unit-given"
	QuantityGiven    Code = "quantity-given"
	PriceGiven       Code = "price-given"
	CostAgrees       Code = "cost-agrees"
	QuantitiesAddUp  Code = "quantities-add-up"
	CostsAddUp       Code = "costs-add-up"
	VoucherKnown     Code = "voucher-known"
	VoucherOnce      Code = "voucher-once"
	ListComplete     Code = "list-complete"
	HolderMatches    Code = "holder-matches"
	PersonOnce       Code = "person-once"
	PersonNamed      Code = "person-named"
	StatusGiven      Code = "status-given"
	ProcedureDay     Code = "procedure-day-given"
	ProtocolAttached Code = "protocol-attached"
	ProtocolSigned   Code = "protocol-signed"
	DaysInOrder      Code = "days-in-order"
	HandedOver       Code = "handed-over"
	SignedWithEDS    Code = "signed-with-eds"
	SignerEntitled   Code = "signer-entitled"
	SentInTime       Code = "sent-in-time"
	AcceptedBy       Code = "accepted-by"
	AcceptanceDated  Code = "acceptance-dated"
	PaidThisYear     Code = "paid-this-year"
)

// rule is one row: where the law says it, and what is said of it.
type rule struct {
	code   Code
	field  string // of Annex 2, or a clause, without the edition; of another act, whole
	notice bool
	in2025 tanu.Clause // cited whole, since it is cited most
	in2023 tanu.Clause // what asks for it in edition 2023, of whose form the fields are not known

	holds, fails tanu.Text
	lacks, idle  tanu.Text // where a fact is missing; where the rule does not ask

	by  map[string]tanu.Text                          // what is said instead of fails, by the field
	say func(value string, lang tanu.Language) string // a value of a finding, for people; nil: shown
}

// clause cites the rule in an edition. Of Annex 2 in edition 2023 no single field
// is in the register.
func (r *rule) clause(edition tanu.Edition) tanu.Clause {
	switch {
	case edition == tanu.Edition2025:
		return r.in2025
	case strings.Contains(r.field, "/"):
		return tanu.Clause(r.field)
	case edition == tanu.Edition2023 && r.in2023 != "":
		return r.in2023
	case edition == tanu.Edition2023 && strings.HasPrefix(r.field, "annex-2"):
		return formOf2023
	}
	return edition.Clause(r.field)
}

// formOf2023 is the form before Order 230 gave it a new wording. Its fields are
// not known: what it alone could ask for is asked of no act of edition 2023.
const formOf2023 tanu.Clause = "2023/annex-2"

// ofTheForm are the rules that nothing but the form asks for.
var ofTheForm = func() (s ruleSet) {
	for i := range rules {
		if rules[i].clause(tanu.Edition2023) == formOf2023 {
			s |= 1 << i
		}
	}
	return s
}()

// indexOf is the place of a rule in the table, and its length for a code that
// is none.
func indexOf(code Code) int {
	for i := range rules {
		if rules[i].code == code {
			return i
		}
	}
	return len(rules)
}

// Codes returns the codes of the rules, in the order of the form.
func Codes() []Code {
	list := make([]Code, len(rules))
	for i, r := range rules {
		list[i] = r.code
	}
	return list
}

// cited fills in each rule's clause in the newest edition.
func cited(table []rule) []rule {
	for i := range table {
		table[i].in2025 = tanu.Clause(table[i].field)
		if !strings.Contains(table[i].field, "/") {
			table[i].in2025 = tanu.Edition2025.Clause(table[i].field)
		}
	}
	return table
}

var rules = cited([]rule{
	{code: CustomerMatches, field: "annex-2.customer", in2023: "2023/17", say: masked,
		holds: tanu.Text{
			KK: "Тапсырыс беруші – ваучерлерді берген еңбек мобильділігі орталығы",
			RU: "Заказчик – центр трудовой мобильности, выдавший ваучеры",
			EN: "The customer is the labour mobility centre that issued the vouchers"},
		fails: tanu.Text{
			KK: "Тапсырыс берушінің БСН-і ({got}) ваучерді берген еңбек мобильділігі орталығының БСН-іне ({want}) сәйкес келмейді",
			RU: "БИН заказчика ({got}) не совпадает с БИН центра трудовой мобильности, выдавшего ваучер ({want})",
			EN: "The customer's BIN ({got}) is not that of the labour mobility centre that issued the voucher ({want})"},
		lacks: tanu.Text{
			KK: "Ваучерді берген еңбек мобильділігі орталығы белгісіз",
			RU: "Неизвестно, какой центр трудовой мобильности выдал ваучер",
			EN: "It is not known which labour mobility centre issued the voucher"},
		idle: tanu.Text{
			KK: "Тапсырыс берушінің БСН-і көрсетілмеген, салыстыратын нөмір жоқ",
			RU: "БИН заказчика не указан, сравнивать нечего",
			EN: "The customer's BIN is not given: there is nothing to compare"}},
	{code: OneRegion, field: "annex-2.customer", in2023: "2023/17", say: region,
		holds: tanu.Text{
			KK: "Актінің барлық ваучері бір өңірдікі",
			RU: "Все ваучеры акта относятся к одному региону",
			EN: "All vouchers of the act are of one region"},
		fails: tanu.Text{
			KK: "Ваучердің өңірі – {got}, ал актінің басқа ваучерінің өңірі – {want}; әр өңірдің өз еңбек мобильділігі орталығы бар",
			RU: "Регион ваучера – {got}, а регион другого ваучера акта – {want}; у каждого региона свой центр трудовой мобильности",
			EN: "The voucher's region is {got}, while that of another voucher of the act is {want}; each region has a labour mobility centre of its own"}},
	{code: ExecutorMatches, field: "annex-2.executor", in2023: "2023/14(1)", say: masked,
		holds: tanu.Text{
			KK: "Орындаушы – ваучерлерде көрсетілген тану орталығы",
			RU: "Исполнитель – центр признания, указанный в ваучерах",
			EN: "The executor is the recognition centre that the vouchers name"},
		fails: tanu.Text{
			KK: "Орындаушының БСН-і ({got}) ваучерде көрсетілген тану орталығының БСН-іне ({want}) сәйкес келмейді",
			RU: "БИН исполнителя ({got}) не совпадает с БИН центра признания, указанного в ваучере ({want})",
			EN: "The executor's BIN ({got}) is not that of the recognition centre that the voucher names ({want})"},
		lacks: tanu.Text{
			KK: "Ваучерде көрсетілген тану орталығы белгісіз",
			RU: "Неизвестно, какой центр признания указан в ваучере",
			EN: "It is not known which recognition centre the voucher names"},
		idle: tanu.Text{
			KK: "Орындаушының БСН-і көрсетілмеген, салыстыратын нөмір жоқ",
			RU: "БИН исполнителя не указан, сравнивать нечего",
			EN: "The executor's BIN is not given: there is nothing to compare"}},
	{code: PartyGiven, field: "annex-2.party",
		holds: tanu.Text{
			KK: "Екі тараптың толық атауы, мекенжайы және байланыс деректері көрсетілген",
			RU: "Полное наименование, адрес и данные о средствах связи обеих сторон указаны",
			EN: "The full name, the address and the means of communication of both parties are given"},
		fails: tanu.Text{
			KK: "Тараптың толық атауы, мекенжайы немесе байланыс деректері көрсетілмеген",
			RU: "Не указаны полное наименование, адрес или данные о средствах связи стороны",
			EN: "The full name, the address or the means of communication of a party is not given"}},
	{code: PartyNumbered, field: "annex-2.number", in2023: "2023/17",
		holds: tanu.Text{
			KK: "Екі тараптың БСН-і көрсетілген",
			RU: "БИН обеих сторон указаны",
			EN: "The BIN of both parties is given"},
		fails: tanu.Text{
			KK: "Тараптың БСН-і көрсетілмеген",
			RU: "Не указан БИН стороны",
			EN: "The BIN of a party is not given"}},
	{code: DocumentNumbered, field: "annex-2.document-number",
		holds: tanu.Text{
			KK: "Құжат нөмірі көрсетілген",
			RU: "Номер документа указан",
			EN: "The document number is given"},
		fails: tanu.Text{
			KK: "Құжат нөмірі көрсетілмеген",
			RU: "Номер документа не указан",
			EN: "The document number is not given"}},
	{code: DayCompiled, field: "annex-2.date",
		holds: tanu.Text{
			KK: "Актінің жасалған күні көрсетілген",
			RU: "Дата составления указана",
			EN: "The date of compilation is given"},
		fails: tanu.Text{
			KK: "Актінің жасалған күні көрсетілмеген",
			RU: "Дата составления не указана",
			EN: "The date of compilation is not given"}},
	{code: LinesGiven, field: "annex-2.col-1", in2023: "2023/14(1)",
		holds: tanu.Text{
			KK: "Актіде қызметтер жолдары бар",
			RU: "В акте есть строки услуг",
			EN: "The act has lines of services"},
		fails: tanu.Text{
			KK: "Актіде бірде-бір қызмет жолы жоқ",
			RU: "В акте нет ни одной строки услуг",
			EN: "The act has no line of services"}},
	{code: ServiceNamed, field: "annex-2.col-2",
		holds: tanu.Text{
			KK: "Әр қызметтің атауы көрсетілген",
			RU: "Наименование каждой услуги указано",
			EN: "Every service is named"},
		fails: tanu.Text{
			KK: "Қызметтің атауы көрсетілмеген",
			RU: "Наименование услуги не указано",
			EN: "The service is not named"}},
	{code: ServiceDayGiven, field: "annex-2.note-2",
		holds: tanu.Text{
			KK: "3-баған толтырылған",
			RU: "Графа 3 заполнена",
			EN: "Column 3 is filled in"},
		fails: tanu.Text{
			KK: "3-баған толтырылмаған: қызметтер көрсету күндері әртүрлі немесе қол қою (қабылдау) күнімен сәйкес келмейді",
			RU: "Графа 3 не заполнена, хотя даты оказания услуг различны или не совпадают с датой подписания (принятия)",
			EN: "Column 3 is empty, although the service dates differ or are not the day of signing (acceptance)"},
		lacks: tanu.Text{
			KK: "3-баған толтырылмаған, ал қызмет көрсету немесе қол қою (қабылдау) күні белгісіз",
			RU: "Графа 3 не заполнена, а дата оказания услуг или дата подписания (принятия) неизвестна",
			EN: "Column 3 is empty, and the service date or the day of signing (acceptance) is not known"},
		idle: tanu.Text{
			KK: "3-бағанды толтыру міндетті емес: барлық қызмет қол қойылған (қабылданған) күні көрсетілген",
			RU: "Заполнять графу 3 не требуется: все услуги оказаны в день подписания (принятия)",
			EN: "Column 3 need not be filled in: every service was rendered on the day of signing (acceptance)"}},
	{code: ServiceDayAgrees, field: "annex-2.col-3",
		holds: tanu.Text{
			KK: "Қызметтер көрсету күндері рәсім өткізілген күндермен сәйкес келеді",
			RU: "Даты оказания услуг согласуются с датами проведения процедуры",
			EN: "The service dates agree with the days of the procedure"},
		fails: tanu.Text{
			KK: "Қызмет көрсету күні – {got}, ал рәсім өткізілген күн – {want}",
			RU: "Дата оказания услуг – {got}, а процедура проведена {want}",
			EN: "The service date is {got}, while the procedure was held on {want}"},
		idle: tanu.Text{
			KK: "3-баған толтырылмаған, салыстыратын күн жоқ",
			RU: "Графа 3 не заполнена, сравнивать нечего",
			EN: "Column 3 is empty: there is no day to compare"}},
	{code: ServiceInTime, field: "10.3", in2023: "2023/10",
		holds: tanu.Text{
			KK: "Ваучерлер қолданылу мерзімі ішінде пайдаланылған",
			RU: "Ваучеры использованы в пределах срока действия",
			EN: "The vouchers were used within their validity"},
		fails: tanu.Text{
			KK: "Күні – {got}, ал ваучердің қолданылу мерзімі: {want}",
			RU: "Дата – {got}, а срок действия ваучера: {want}",
			EN: "The day is {got}, while the voucher was valid: {want}"},
		lacks: tanu.Text{
			KK: "Ваучердің пайдаланылған күні немесе қолданылу мерзімі белгісіз",
			RU: "День использования ваучера или срок его действия неизвестен",
			EN: "The day the voucher was used, or its validity, is not known"}},
	{code: UnitGiven, field: "annex-2.col-4",
		holds: tanu.Text{
			KK: "Өлшем бірлігі көрсетілген",
			RU: "Единица измерения указана",
			EN: "The unit of measurement is given"},
		fails: tanu.Text{
			KK: "Өлшем бірлігі көрсетілмеген",
			RU: "Единица измерения не указана",
			EN: "The unit of measurement is not given"}},
	{code: QuantityGiven, field: "annex-2.col-5", in2023: "2023/14(1)",
		holds: tanu.Text{
			KK: "Әр жолда саны көрсетілген",
			RU: "Количество указано в каждой строке",
			EN: "Every line has a quantity"},
		fails: tanu.Text{
			KK: "Саны нөлден үлкен болуға тиіс, көрсетілгені – {got}",
			RU: "Количество должно быть больше нуля, указано {got}",
			EN: "The quantity must be above zero, it is {got}"}},
	{code: PriceGiven, field: "annex-2.col-6", in2023: "2023/14(1)",
		holds: tanu.Text{
			KK: "Әр жолда бірлік бағасы көрсетілген",
			RU: "Цена за единицу указана в каждой строке",
			EN: "Every line has a price per unit"},
		fails: tanu.Text{
			KK: "Бірлік бағасы нөлден үлкен болуға тиіс, көрсетілгені – {got}",
			RU: "Цена за единицу должна быть больше нуля, указано {got}",
			EN: "The price per unit must be above zero, it is {got}"}},
	{code: CostAgrees, field: "annex-2.col-7", in2023: "2023/14(1)",
		holds: tanu.Text{
			KK: "Әр жолда құны саны мен бірлік бағасының көбейтіндісіне тең",
			RU: "Стоимость в каждой строке равна произведению количества и цены за единицу",
			EN: "On every line the cost is the quantity times the price per unit"},
		fails: tanu.Text{
			KK: "Құны – {got}, ал саны мен бірлік бағасының көбейтіндісі – {want}",
			RU: "Стоимость – {got}, а произведение количества и цены за единицу – {want}",
			EN: "The cost is {got}, while the quantity times the price per unit is {want}"}},
	{code: QuantitiesAddUp, field: "annex-2.total",
		holds: tanu.Text{
			KK: "Жиынтық саны жолдардың қосындысына тең",
			RU: "Итоговое количество равно сумме строк",
			EN: "The total quantity is the sum of the lines"},
		fails: tanu.Text{
			KK: "Жиынтық саны – {got}, ал жолдардың қосындысы – {want}",
			RU: "Итоговое количество – {got}, а сумма строк – {want}",
			EN: "The total quantity is {got}, while the lines add up to {want}"}},
	{code: CostsAddUp, field: "annex-2.total", in2023: "2023/14(1)",
		holds: tanu.Text{
			KK: "Жиынтық құны жолдардың қосындысына тең",
			RU: "Итоговая стоимость равна сумме строк",
			EN: "The total cost is the sum of the lines"},
		fails: tanu.Text{
			KK: "Жиынтық құны – {got}, ал жолдардың қосындысы – {want}",
			RU: "Итоговая стоимость – {got}, а сумма строк – {want}",
			EN: "The total cost is {got}, while the lines add up to {want}"}},
	{code: VoucherKnown, field: "14(1)",
		holds: tanu.Text{
			KK: "Әр жол берілген ваучерге негізделген",
			RU: "Каждая строка основана на выданном ваучере",
			EN: "Every line rests on a voucher that was issued"},
		fails: tanu.Text{
			KK: "Жол берілген ваучерге негізделмеген",
			RU: "Строка не основана на выданном ваучере",
			EN: "The line does not rest on a voucher that was issued"}},
	{code: VoucherOnce, field: "14(1)", say: again,
		holds: tanu.Text{
			KK: "Әр ваучер тек осы актіде бар",
			RU: "Каждый ваучер указан только в этом акте",
			EN: "Every voucher stands in this act only"},
		fails: tanu.Text{
			KK: "{got}",
			RU: "{got}",
			EN: "{got}"},
		lacks: tanu.Text{
			KK: "Ваучерлердің басқа актілерде бар-жоғы тексерілмеген",
			RU: "Не проверено, указаны ли ваучеры в других актах",
			EN: "It was not looked up whether the vouchers stand in other acts"}},
	{code: ListComplete, field: "annex-2.attachment", in2023: "2023/10",
		holds: tanu.Text{
			KK: "Адамдардың тізбесі акт жолдарына сәйкес келеді",
			RU: "Перечень лиц соответствует строкам акта",
			EN: "The list of persons corresponds to the lines of the act"},
		fails: tanu.Text{
			KK: "Адамдардың тізбесі мен акт жолдары сәйкес келмейді",
			RU: "Перечень лиц и строки акта не соответствуют друг другу",
			EN: "The list of persons and the lines of the act do not correspond"}},
	{code: HolderMatches, field: "annex-2.attachment", in2023: "2023/10", say: masked,
		holds: tanu.Text{
			KK: "Тізбедегі адамдар – ваучер алушылар",
			RU: "Лица в перечне – получатели ваучеров",
			EN: "The persons listed are the holders of the vouchers"},
		fails: tanu.Text{
			KK: "Тізбедегі адамның ЖСН-і ({got}) ваучерді алушының ЖСН-іне ({want}) сәйкес келмейді",
			RU: "ИИН лица в перечне ({got}) не совпадает с ИИН получателя ваучера ({want})",
			EN: "The IIN of the person listed ({got}) is not that of the voucher's holder ({want})"},
		lacks: tanu.Text{
			KK: "Ваучерді алушы белгісіз",
			RU: "Получатель ваучера неизвестен",
			EN: "The holder of the voucher is not known"}},
	{code: PersonOnce, field: "lpq/29", notice: true,
		holds: tanu.Text{
			KK: "Актіде бір адамға бір жылда берілген екі ваучер жоқ",
			RU: "В акте нет двух ваучеров, выданных одному лицу в одном году",
			EN: "The act has no two vouchers issued to one person in one year"},
		fails: tanu.Text{
			KK: "Осы адамға сол жылы актідегі басқа ваучер де берілген: {got}",
			RU: "Этому лицу в том же году выдан и другой ваучер акта: {got}",
			EN: "The same person was issued another voucher of the act in the same year: {got}"},
		lacks: tanu.Text{
			KK: "Осы адамның актідегі екі ваучерінің бірі қай жылы берілгені белгісіз",
			RU: "Неизвестно, в каком году выдан один из двух ваучеров этого лица в акте",
			EN: "It is not known in which year one of this person's two vouchers of the act was issued"}},
	{code: PersonNamed, field: "annex-2.attachment",
		holds: tanu.Text{
			KK: "Тізбедегі әр адамның аты-жөні көрсетілген",
			RU: "Фамилия и имя каждого лица в перечне указаны",
			EN: "Every person listed is named"},
		fails: tanu.Text{
			KK: "Тізбедегі адамның аты-жөні көрсетілмеген",
			RU: "Фамилия и имя лица в перечне не указаны",
			EN: "A person listed is not named"}},
	{code: StatusGiven, field: "annex-2.attachment",
		holds: tanu.Text{
			KK: "Әр адамның мәртебесі (өткен/өтпеген) көрсетілген",
			RU: "Статус каждого лица (прошел/не прошел) указан",
			EN: "The status of every person (passed or not passed) is given"},
		fails: tanu.Text{
			KK: "Адамның мәртебесі (өткен/өтпеген) көрсетілмеген",
			RU: "Статус лица (прошел/не прошел) не указан",
			EN: "The status of the person (passed or not passed) is not given"}},
	{code: ProcedureDay, field: "annex-2.attachment", in2023: "2023/10",
		holds: tanu.Text{
			KK: "Рәсімді өткізу күні әр адам бойынша көрсетілген",
			RU: "Дата проведения процедуры указана по каждому лицу",
			EN: "The day of the procedure is given for every person"},
		fails: tanu.Text{
			KK: "Рәсімді өткізу күні көрсетілмеген",
			RU: "Дата проведения процедуры не указана",
			EN: "The day of the procedure is not given"}},
	{code: ProtocolAttached, field: "16",
		holds: tanu.Text{
			KK: "Емтихан комиссиясы шешімінің хаттамасы қоса берілген",
			RU: "Протокол решения экзаменационной комиссии приложен",
			EN: "The protocol of the examination commission's decision is attached"},
		fails: tanu.Text{
			KK: "Емтихан комиссиясы шешімінің хаттамасы қоса берілмеген",
			RU: "Протокол решения экзаменационной комиссии не приложен",
			EN: "The protocol of the examination commission's decision is not attached"},
		idle: tanu.Text{
			KK: "Осы редакцияда хаттаманы қоса беру талап етілмейді",
			RU: "В этой редакции приложение протокола не требуется",
			EN: "This edition does not ask for the protocol to be attached"}},
	{code: ProtocolSigned, field: "16",
		holds: tanu.Text{
			KK: "Хаттамаға рәсімнен кейін қол қойылған",
			RU: "Протокол подписан после проведения процедуры",
			EN: "The protocol was signed after the procedure"},
		fails: tanu.Text{
			KK: "Хаттамаға қол қойылған күн – {got}, ал рәсім өткізілген күн – {want}",
			RU: "Протокол подписан {got}, а процедура проведена {want}",
			EN: "The protocol was signed on {got}, while the procedure was held on {want}"},
		lacks: tanu.Text{
			KK: "Хаттамаға қол қойылған күн белгісіз",
			RU: "День подписания протокола неизвестен",
			EN: "The day on which the protocol was signed is not known"}},
	{code: DaysInOrder, field: "annex-2.date", in2023: "2023/16",
		holds: tanu.Text{
			KK: "Актінің күндері дұрыс ретімен берілген",
			RU: "Даты акта следуют в верном порядке",
			EN: "The days of the act are in order"},
		fails: tanu.Text{
			KK: "Бұл күн ({got}) алдыңғы оқиғадан ({want}) ерте",
			RU: "Эта дата ({got}) раньше предшествующего события ({want})",
			EN: "This day ({got}) is before the event that precedes it ({want})"},
		by: map[string]tanu.Text{
			"date": {
				KK: "Актінің жасалған күні ({got}) рәсім өткізілген күннен ({want}) ерте",
				RU: "Дата составления акта ({got}) раньше дня проведения процедуры ({want})",
				EN: "The act was compiled on {got}, before the procedure was held ({want})"},
			"sent": {
				KK: "Акт жіберілген күн ({got}) ол жасалған немесе хаттамаға қол қойылған күннен ({want}) ерте",
				RU: "День направления акта ({got}) раньше дня его составления или подписания протокола ({want})",
				EN: "The act was sent on {got}, before it was compiled or the protocol was signed ({want})"},
			"received": {
				KK: "Акт алынған күн ({got}) ол жіберілген күннен ({want}) ерте",
				RU: "День получения акта ({got}) раньше дня его направления ({want})",
				EN: "The act was received on {got}, before it was sent ({want})"},
			"accepted": {
				KK: "Көрсетілетін қызметтерге қол қойылған (қабылданған) күн ({got}) акт алынған күннен ({want}) ерте",
				RU: "Дата подписания (принятия) услуг ({got}) раньше дня получения акта ({want})",
				EN: "The services were signed for (accepted) on {got}, before the act was received ({want})"},
		}},
	{code: HandedOver, field: "annex-2.handed-over",
		holds: tanu.Text{
			KK: "Орындаушы атынан тапсырған адамның лауазымы мен толық жазылуы көрсетілген",
			RU: "Должность и расшифровка подписи сдавшего указаны",
			EN: "The position and the name of the person who handed over are given"},
		fails: tanu.Text{
			KK: "Орындаушы атынан тапсырған адамның лауазымы немесе толық жазылуы көрсетілмеген",
			RU: "Не указана должность или расшифровка подписи сдавшего",
			EN: "The position or the name of the person who handed over is not given"}},
	{code: SignedWithEDS, field: "16",
		holds: tanu.Text{
			KK: "Актіге ЭЦҚ қойылған",
			RU: "Акт подписан ЭЦП",
			EN: "The act is signed with an electronic digital signature"},
		fails: tanu.Text{
			KK: "Актіге ЭЦҚ қойылмаған немесе ЭЦҚ жарамсыз",
			RU: "Акт не подписан ЭЦП или ЭЦП недействительна",
			EN: "The act is not signed with an electronic digital signature, or the signature is not valid"},
		lacks: tanu.Text{
			KK: "Актінің ЭЦҚ-сы тексерілмеген",
			RU: "ЭЦП акта не проверена",
			EN: "The electronic digital signature of the act was not verified"}},
	{code: SignerEntitled, field: "annex-2.handed-over", in2023: "2023/16",
		holds: tanu.Text{
			KK: "Қол қоюшы тану орталығының атынан қол қоюға құқылы",
			RU: "Подписавший вправе подписывать от имени центра признания",
			EN: "The signer may sign for the recognition centre"},
		fails: tanu.Text{
			KK: "Қол қоюшы тану орталығының атынан қол қоюға құқылы емес",
			RU: "Подписавший не вправе подписывать от имени центра признания",
			EN: "The signer may not sign for the recognition centre"},
		lacks: tanu.Text{
			KK: "Қол қоюшының өкілеттігі тексерілмеген",
			RU: "Полномочия подписавшего не проверены",
			EN: "It was not verified whether the signer may sign for the recognition centre"}},
	{code: SentInTime, field: "16", notice: true,
		holds: tanu.Text{
			KK: "Акт мерзімінде жіберілген",
			RU: "Акт направлен в срок",
			EN: "The act was sent in time"},
		fails: tanu.Text{
			KK: "Акт жіберілген күн – {got}, ал мерзімнің соңғы күні – {want}",
			RU: "Акт направлен {got}, а последний день срока – {want}",
			EN: "The act was sent on {got}, while the last day of the term was {want}"},
		lacks: tanu.Text{
			KK: "Акт жіберілген күн немесе хаттамаға қол қойылған күн белгісіз",
			RU: "День направления акта или день подписания протокола неизвестен",
			EN: "The day the act was sent, or the day the protocol was signed, is not known"}},
	{code: AcceptedBy, field: "annex-2.accepted",
		holds: tanu.Text{
			KK: "Тапсырыс беруші атынан қабылдаған адамның лауазымы мен толық жазылуы көрсетілген",
			RU: "Должность и расшифровка подписи принявшего указаны",
			EN: "The position and the name of the person who accepted are given"},
		fails: tanu.Text{
			KK: "Акт қабылданған, бірақ қабылдаған адамның лауазымы немесе толық жазылуы көрсетілмеген",
			RU: "Акт принят, но не указана должность или расшифровка подписи принявшего",
			EN: "The act is accepted, but the position or the name of the person who accepted is not given"},
		idle: tanu.Text{
			KK: "Акт әлі қабылданбаған",
			RU: "Акт еще не принят",
			EN: "The act is not accepted yet"}},
	{code: AcceptanceDated, field: "annex-2.acceptance-date",
		holds: tanu.Text{
			KK: "Көрсетілетін қызметтерге қол қойылған (қабылданған) күні көрсетілген",
			RU: "Дата подписания (принятия) услуг указана",
			EN: "The day of signing (acceptance) is given"},
		fails: tanu.Text{
			KK: "Қабылдаған адам көрсетілген, бірақ қол қойылған (қабылданған) күні көрсетілмеген",
			RU: "Принявший указан, но дата подписания (принятия) не указана",
			EN: "Who accepted is given, but the day of signing (acceptance) is not"},
		idle: tanu.Text{
			KK: "Акт әлі қабылданбаған",
			RU: "Акт еще не принят",
			EN: "The act is not accepted yet"}},
	{code: PaidThisYear, field: "17", notice: true,
		holds: tanu.Text{
			KK: "Төлем мерзімі акт алынған жылы аяқталады",
			RU: "Срок оплаты истекает в году получения акта",
			EN: "The term of payment ends in the year in which the act was received"},
		fails: tanu.Text{
			KK: "Акт алынған күн – {got}, ал төлем мерзімі келесі жылға өтеді: соңғы күні – {want}",
			RU: "Акт получен {got}, а срок оплаты переходит на следующий год: последний день – {want}",
			EN: "The act was received on {got}, while the term of payment runs into the next year: its last day is {want}"},
		lacks: tanu.Text{
			KK: "Акт алынған күн белгісіз",
			RU: "День получения акта неизвестен",
			EN: "The day on which the act was received is not known"}},
})
