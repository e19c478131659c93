package settlement

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// The sentences of the package, in Kazakh, Russian and English side by side. The
// words that the form prescribes stand in labels.go.

// sentences are what is said of each rule, by what it came to. {got} and {want}
// stand for the values of the finding.
var sentences = []struct {
	code       Code
	verdict    tanu.Verdict
	field      string // or its list; "": of every field that has no sentence of its own
	kk, ru, en string
}{
	{CustomerMatches, tanu.Satisfied, "", "Тапсырыс беруші – ваучерлерді берген еңбек мобильділігі орталығы", "Заказчик – центр трудовой мобильности, выдавший ваучеры", "The customer is the labour mobility centre that issued the vouchers"},
	{CustomerMatches, tanu.Refused, "", "Тапсырыс берушінің БСН-і ({got}) ваучерді берген еңбек мобильділігі орталығының БСН-іне ({want}) сәйкес келмейді", "БИН заказчика ({got}) не совпадает с БИН центра трудовой мобильности, выдавшего ваучер ({want})", "The customer's BIN ({got}) is not that of the labour mobility centre that issued the voucher ({want})"},
	{CustomerMatches, tanu.Undetermined, "", "Ваучерді берген еңбек мобильділігі орталығы белгісіз", "Неизвестно, какой центр трудовой мобильности выдал ваучер", "It is not known which labour mobility centre issued the voucher"},
	{CustomerMatches, tanu.NotApplicable, "", "Тапсырыс берушінің БСН-і көрсетілмеген, салыстыратын нөмір жоқ", "БИН заказчика не указан, сравнивать нечего", "The customer's BIN is not given: there is nothing to compare"},
	{OneRegion, tanu.Satisfied, "", "Актінің барлық ваучері бір өңірдікі", "Все ваучеры акта относятся к одному региону", "All vouchers of the act are of one region"},
	{OneRegion, tanu.Refused, "", "Ваучердің өңірі – {got}, ал актінің басқа ваучерінің өңірі – {want}; әр өңірдің өз еңбек мобильділігі орталығы бар", "Регион ваучера – {got}, а регион другого ваучера акта – {want}; у каждого региона свой центр трудовой мобильности", "The voucher's region is {got}, while that of another voucher of the act is {want}; each region has a labour mobility centre of its own"},
	{ExecutorMatches, tanu.Satisfied, "", "Орындаушы – ваучерлерде көрсетілген тану орталығы", "Исполнитель – центр признания, указанный в ваучерах", "The executor is the recognition centre that the vouchers name"},
	{ExecutorMatches, tanu.Refused, "", "Орындаушының БСН-і ({got}) ваучерде көрсетілген тану орталығының БСН-іне ({want}) сәйкес келмейді", "БИН исполнителя ({got}) не совпадает с БИН центра признания, указанного в ваучере ({want})", "The executor's BIN ({got}) is not that of the recognition centre that the voucher names ({want})"},
	{ExecutorMatches, tanu.Undetermined, "", "Ваучерде көрсетілген тану орталығы белгісіз", "Неизвестно, какой центр признания указан в ваучере", "It is not known which recognition centre the voucher names"},
	{ExecutorMatches, tanu.NotApplicable, "", "Орындаушының БСН-і көрсетілмеген, салыстыратын нөмір жоқ", "БИН исполнителя не указан, сравнивать нечего", "The executor's BIN is not given: there is nothing to compare"},
	{PartyGiven, tanu.Satisfied, "", "Екі тараптың толық атауы, мекенжайы және байланыс деректері көрсетілген", "Полное наименование, адрес и данные о средствах связи обеих сторон указаны", "The full name, the address and the means of communication of both parties are given"},
	{PartyGiven, tanu.Refused, "", "Тараптың толық атауы, мекенжайы немесе байланыс деректері көрсетілмеген", "Не указаны полное наименование, адрес или данные о средствах связи стороны", "The full name, the address or the means of communication of a party is not given"},
	{PartyNumbered, tanu.Satisfied, "", "Екі тараптың БСН-і көрсетілген", "БИН обеих сторон указаны", "The BIN of both parties is given"},
	{PartyNumbered, tanu.Refused, "", "Тараптың БСН-і көрсетілмеген", "Не указан БИН стороны", "The BIN of a party is not given"},
	{DocumentNumbered, tanu.Satisfied, "", "Құжат нөмірі көрсетілген", "Номер документа указан", "The document number is given"},
	{DocumentNumbered, tanu.Refused, "", "Құжат нөмірі көрсетілмеген", "Номер документа не указан", "The document number is not given"},
	{DayCompiled, tanu.Satisfied, "", "Актінің жасалған күні көрсетілген", "Дата составления указана", "The date of compilation is given"},
	{DayCompiled, tanu.Refused, "", "Актінің жасалған күні көрсетілмеген", "Дата составления не указана", "The date of compilation is not given"},
	{LinesGiven, tanu.Satisfied, "", "Актіде қызметтер жолдары бар", "В акте есть строки услуг", "The act has lines of services"},
	{LinesGiven, tanu.Refused, "", "Актіде бірде-бір қызмет жолы жоқ", "В акте нет ни одной строки услуг", "The act has no line of services"},
	{ServiceNamed, tanu.Satisfied, "", "Әр қызметтің атауы көрсетілген", "Наименование каждой услуги указано", "Every service is named"},
	{ServiceNamed, tanu.Refused, "", "Қызметтің атауы көрсетілмеген", "Наименование услуги не указано", "The service is not named"},
	{ServiceDayGiven, tanu.Satisfied, "", "3-баған толтырылған", "Графа 3 заполнена", "Column 3 is filled in"},
	{ServiceDayGiven, tanu.Refused, "", "3-баған толтырылмаған: қызметтер көрсету күндері әртүрлі немесе қол қою (қабылдау) күнімен сәйкес келмейді", "Графа 3 не заполнена, хотя даты оказания услуг различны или не совпадают с датой подписания (принятия)", "Column 3 is empty, although the service dates differ or are not the day of signing (acceptance)"},
	{ServiceDayGiven, tanu.Undetermined, "", "3-баған толтырылмаған, ал қызмет көрсету немесе қол қою (қабылдау) күні белгісіз", "Графа 3 не заполнена, а дата оказания услуг или дата подписания (принятия) неизвестна", "Column 3 is empty, and the service date or the day of signing (acceptance) is not known"},
	{ServiceDayGiven, tanu.NotApplicable, "", "3-бағанды толтыру міндетті емес: барлық қызмет қол қойылған (қабылданған) күні көрсетілген", "Заполнять графу 3 не требуется: все услуги оказаны в день подписания (принятия)", "Column 3 need not be filled in: every service was rendered on the day of signing (acceptance)"},
	{ServiceDayAgrees, tanu.Satisfied, "", "Қызметтер көрсету күндері рәсім өткізілген күндермен сәйкес келеді", "Даты оказания услуг согласуются с датами проведения процедуры", "The service dates agree with the days of the procedure"},
	{ServiceDayAgrees, tanu.Refused, "", "Қызмет көрсету күні – {got}, ал рәсім өткізілген күн – {want}", "Дата оказания услуг – {got}, а процедура проведена {want}", "The service date is {got}, while the procedure was held on {want}"},
	{ServiceDayAgrees, tanu.NotApplicable, "", "3-баған толтырылмаған, салыстыратын күн жоқ", "Графа 3 не заполнена, сравнивать нечего", "Column 3 is empty: there is no day to compare"},
	{ServiceInTime, tanu.Satisfied, "", "Ваучерлер қолданылу мерзімі ішінде пайдаланылған", "Ваучеры использованы в пределах срока действия", "The vouchers were used within their validity"},
	{ServiceInTime, tanu.Refused, "", "Күні – {got}, ал ваучердің қолданылу мерзімі: {want}", "Дата – {got}, а срок действия ваучера: {want}", "The day is {got}, while the voucher was valid: {want}"},
	{ServiceInTime, tanu.Undetermined, "", "Ваучердің пайдаланылған күні немесе қолданылу мерзімі белгісіз", "День использования ваучера или срок его действия неизвестен", "The day the voucher was used, or its validity, is not known"},
	{UnitGiven, tanu.Satisfied, "", "Өлшем бірлігі көрсетілген", "Единица измерения указана", "The unit of measurement is given"},
	{UnitGiven, tanu.Refused, "", "Өлшем бірлігі көрсетілмеген", "Единица измерения не указана", "The unit of measurement is not given"},
	{QuantityGiven, tanu.Satisfied, "", "Әр жолда саны көрсетілген", "Количество указано в каждой строке", "Every line has a quantity"},
	{QuantityGiven, tanu.Refused, "", "Саны нөлден үлкен болуға тиіс, көрсетілгені – {got}", "Количество должно быть больше нуля, указано {got}", "The quantity must be above zero, it is {got}"},
	{PriceGiven, tanu.Satisfied, "", "Әр жолда бірлік бағасы көрсетілген", "Цена за единицу указана в каждой строке", "Every line has a price per unit"},
	{PriceGiven, tanu.Refused, "", "Бірлік бағасы нөлден үлкен болуға тиіс, көрсетілгені – {got}", "Цена за единицу должна быть больше нуля, указано {got}", "The price per unit must be above zero, it is {got}"},
	{CostAgrees, tanu.Satisfied, "", "Әр жолда құны саны мен бірлік бағасының көбейтіндісіне тең", "Стоимость в каждой строке равна произведению количества и цены за единицу", "On every line the cost is the quantity times the price per unit"},
	{CostAgrees, tanu.Refused, "", "Құны – {got}, ал саны мен бірлік бағасының көбейтіндісі – {want}", "Стоимость – {got}, а произведение количества и цены за единицу – {want}", "The cost is {got}, while the quantity times the price per unit is {want}"},
	{QuantitiesAddUp, tanu.Satisfied, "", "Жиынтық саны жолдардың қосындысына тең", "Итоговое количество равно сумме строк", "The total quantity is the sum of the lines"},
	{QuantitiesAddUp, tanu.Refused, "", "Жиынтық саны – {got}, ал жолдардың қосындысы – {want}", "Итоговое количество – {got}, а сумма строк – {want}", "The total quantity is {got}, while the lines add up to {want}"},
	{CostsAddUp, tanu.Satisfied, "", "Жиынтық құны жолдардың қосындысына тең", "Итоговая стоимость равна сумме строк", "The total cost is the sum of the lines"},
	{CostsAddUp, tanu.Refused, "", "Жиынтық құны – {got}, ал жолдардың қосындысы – {want}", "Итоговая стоимость – {got}, а сумма строк – {want}", "The total cost is {got}, while the lines add up to {want}"},
	{VoucherKnown, tanu.Satisfied, "", "Әр жол берілген ваучерге негізделген", "Каждая строка основана на выданном ваучере", "Every line rests on a voucher that was issued"},
	{VoucherKnown, tanu.Refused, "", "Жол берілген ваучерге негізделмеген", "Строка не основана на выданном ваучере", "The line does not rest on a voucher that was issued"},
	{VoucherOnce, tanu.Satisfied, "", "Әр ваучер тек осы актіде бар", "Каждый ваучер указан только в этом акте", "Every voucher stands in this act only"},
	{VoucherOnce, tanu.Refused, "", "Ваучер {got} актіде де көрсетілген", "Ваучер указан также в акте {got}", "The voucher stands in act {got} too"},
	{VoucherOnce, tanu.Refused, "lines", "Ваучер бойынша осы қызмет {got}-жолда да көрсетілген", "Эта же услуга по ваучеру указана в строке {got}", "The same service on the voucher stands on line {got}"},
	{VoucherOnce, tanu.Refused, "persons", "Ваучер тізбенің {got}-жолында да көрсетілген", "Ваучер указан также в строке {got} перечня", "The voucher stands in row {got} of the list too"},
	{VoucherOnce, tanu.Undetermined, "", "Ваучерлердің басқа актілерде бар-жоғы тексерілмеген", "Не проверено, указаны ли ваучеры в других актах", "It was not looked up whether the vouchers stand in other acts"},
	{ListComplete, tanu.Satisfied, "", "Адамдардың тізбесі акт жолдарына сәйкес келеді", "Перечень лиц соответствует строкам акта", "The list of persons corresponds to the lines of the act"},
	{ListComplete, tanu.Refused, "", "Адамдардың тізбесі мен акт жолдары сәйкес келмейді", "Перечень лиц и строки акта не соответствуют друг другу", "The list of persons and the lines of the act do not correspond"},
	{HolderMatches, tanu.Satisfied, "", "Тізбедегі адамдар – ваучер алушылар", "Лица в перечне – получатели ваучеров", "The persons listed are the holders of the vouchers"},
	{HolderMatches, tanu.Refused, "", "Тізбедегі адамның ЖСН-і ({got}) ваучерді алушының ЖСН-іне ({want}) сәйкес келмейді", "ИИН лица в перечне ({got}) не совпадает с ИИН получателя ваучера ({want})", "The IIN of the person listed ({got}) is not that of the voucher's holder ({want})"},
	{HolderMatches, tanu.Undetermined, "", "Ваучерді алушы белгісіз", "Получатель ваучера неизвестен", "The holder of the voucher is not known"},
	{PersonOnce, tanu.Satisfied, "", "Актіде бір адамға бір жылда берілген екі ваучер жоқ", "В акте нет двух ваучеров, выданных одному лицу в одном году", "The act has no two vouchers issued to one person in one year"},
	{PersonOnce, tanu.Refused, "", "Осы адамға сол жылы актідегі басқа ваучер де берілген: {got}", "Этому лицу в том же году выдан и другой ваучер акта: {got}", "The same person was issued another voucher of the act in the same year: {got}"},
	{PersonOnce, tanu.Undetermined, "", "Осы адамның актідегі екі ваучерінің бірі қай жылы берілгені белгісіз", "Неизвестно, в каком году выдан один из двух ваучеров этого лица в акте", "It is not known in which year one of this person's two vouchers of the act was issued"},
	{PersonNamed, tanu.Satisfied, "", "Тізбедегі әр адамның аты-жөні көрсетілген", "Фамилия и имя каждого лица в перечне указаны", "Every person listed is named"},
	{PersonNamed, tanu.Refused, "", "Тізбедегі адамның аты-жөні көрсетілмеген", "Фамилия и имя лица в перечне не указаны", "A person listed is not named"},
	{StatusGiven, tanu.Satisfied, "", "Әр адамның мәртебесі (өткен/өтпеген) көрсетілген", "Статус каждого лица (прошел/не прошел) указан", "The status of every person (passed or not passed) is given"},
	{StatusGiven, tanu.Refused, "", "Адамның мәртебесі (өткен/өтпеген) көрсетілмеген", "Статус лица (прошел/не прошел) не указан", "The status of the person (passed or not passed) is not given"},
	{ProcedureDay, tanu.Satisfied, "", "Рәсімді өткізу күні әр адам бойынша көрсетілген", "Дата проведения процедуры указана по каждому лицу", "The day of the procedure is given for every person"},
	{ProcedureDay, tanu.Refused, "", "Рәсімді өткізу күні көрсетілмеген", "Дата проведения процедуры не указана", "The day of the procedure is not given"},
	{ProtocolAttached, tanu.Satisfied, "", "Емтихан комиссиясы шешімінің хаттамасы қоса берілген", "Протокол решения экзаменационной комиссии приложен", "The protocol of the examination commission's decision is attached"},
	{ProtocolAttached, tanu.Refused, "", "Емтихан комиссиясы шешімінің хаттамасы қоса берілмеген", "Протокол решения экзаменационной комиссии не приложен", "The protocol of the examination commission's decision is not attached"},
	{ProtocolAttached, tanu.NotApplicable, "", "Осы редакцияда хаттаманы қоса беру талап етілмейді", "В этой редакции приложение протокола не требуется", "This edition does not ask for the protocol to be attached"},
	{ProtocolSigned, tanu.Satisfied, "", "Хаттамаға рәсімнен кейін қол қойылған", "Протокол подписан после проведения процедуры", "The protocol was signed after the procedure"},
	{ProtocolSigned, tanu.Refused, "", "Хаттамаға қол қойылған күн – {got}, ал рәсім өткізілген күн – {want}", "Протокол подписан {got}, а процедура проведена {want}", "The protocol was signed on {got}, while the procedure was held on {want}"},
	{ProtocolSigned, tanu.Undetermined, "", "Хаттамаға қол қойылған күн белгісіз", "День подписания протокола неизвестен", "The day on which the protocol was signed is not known"},
	{DaysInOrder, tanu.Satisfied, "", "Актінің күндері дұрыс ретімен берілген", "Даты акта следуют в верном порядке", "The days of the act are in order"},
	{DaysInOrder, tanu.Refused, "", "Бұл күн ({got}) алдыңғы оқиғадан ({want}) ерте", "Эта дата ({got}) раньше предшествующего события ({want})", "This day ({got}) is before the event that precedes it ({want})"},
	{DaysInOrder, tanu.Refused, "date", "Актінің жасалған күні ({got}) рәсім өткізілген күннен ({want}) ерте", "Дата составления акта ({got}) раньше дня проведения процедуры ({want})", "The act was compiled on {got}, before the procedure was held ({want})"},
	{DaysInOrder, tanu.Refused, "sent", "Акт жіберілген күн ({got}) ол жасалған немесе хаттамаға қол қойылған күннен ({want}) ерте", "День направления акта ({got}) раньше дня его составления или подписания протокола ({want})", "The act was sent on {got}, before it was compiled or the protocol was signed ({want})"},
	{DaysInOrder, tanu.Refused, "received", "Акт алынған күн ({got}) ол жіберілген күннен ({want}) ерте", "День получения акта ({got}) раньше дня его направления ({want})", "The act was received on {got}, before it was sent ({want})"},
	{DaysInOrder, tanu.Refused, "accepted", "Көрсетілетін қызметтерге қол қойылған (қабылданған) күн ({got}) акт алынған күннен ({want}) ерте", "Дата подписания (принятия) услуг ({got}) раньше дня получения акта ({want})", "The services were signed for (accepted) on {got}, before the act was received ({want})"},
	{HandedOver, tanu.Satisfied, "", "Орындаушы атынан тапсырған адамның лауазымы мен толық жазылуы көрсетілген", "Должность и расшифровка подписи сдавшего указаны", "The position and the name of the person who handed over are given"},
	{HandedOver, tanu.Refused, "", "Орындаушы атынан тапсырған адамның лауазымы немесе толық жазылуы көрсетілмеген", "Не указана должность или расшифровка подписи сдавшего", "The position or the name of the person who handed over is not given"},
	{SignedWithEDS, tanu.Satisfied, "", "Актіге ЭЦҚ қойылған", "Акт подписан ЭЦП", "The act is signed with an electronic digital signature"},
	{SignedWithEDS, tanu.Refused, "", "Актіге ЭЦҚ қойылмаған немесе ЭЦҚ жарамсыз", "Акт не подписан ЭЦП или ЭЦП недействительна", "The act is not signed with an electronic digital signature, or the signature is not valid"},
	{SignedWithEDS, tanu.Undetermined, "", "Актінің ЭЦҚ-сы тексерілмеген", "ЭЦП акта не проверена", "The electronic digital signature of the act was not verified"},
	{SignerEntitled, tanu.Satisfied, "", "Қол қоюшы тану орталығының атынан қол қоюға құқылы", "Подписавший вправе подписывать от имени центра признания", "The signer may sign for the recognition centre"},
	{SignerEntitled, tanu.Refused, "", "Қол қоюшы тану орталығының атынан қол қоюға құқылы емес", "Подписавший не вправе подписывать от имени центра признания", "The signer may not sign for the recognition centre"},
	{SignerEntitled, tanu.Undetermined, "", "Қол қоюшының өкілеттігі тексерілмеген", "Полномочия подписавшего не проверены", "It was not verified whether the signer may sign for the recognition centre"},
	{SentInTime, tanu.Satisfied, "", "Акт мерзімінде жіберілген", "Акт направлен в срок", "The act was sent in time"},
	{SentInTime, tanu.Refused, "", "Акт жіберілген күн – {got}, ал мерзімнің соңғы күні – {want}", "Акт направлен {got}, а последний день срока – {want}", "The act was sent on {got}, while the last day of the term was {want}"},
	{SentInTime, tanu.Undetermined, "", "Акт жіберілген күн немесе хаттамаға қол қойылған күн белгісіз", "День направления акта или день подписания протокола неизвестен", "The day the act was sent, or the day the protocol was signed, is not known"},
	{AcceptedBy, tanu.Satisfied, "", "Тапсырыс беруші атынан қабылдаған адамның лауазымы мен толық жазылуы көрсетілген", "Должность и расшифровка подписи принявшего указаны", "The position and the name of the person who accepted are given"},
	{AcceptedBy, tanu.Refused, "", "Акт қабылданған, бірақ қабылдаған адамның лауазымы немесе толық жазылуы көрсетілмеген", "Акт принят, но не указана должность или расшифровка подписи принявшего", "The act is accepted, but the position or the name of the person who accepted is not given"},
	{AcceptedBy, tanu.NotApplicable, "", "Акт әлі қабылданбаған", "Акт еще не принят", "The act is not accepted yet"},
	{AcceptanceDated, tanu.Satisfied, "", "Көрсетілетін қызметтерге қол қойылған (қабылданған) күні көрсетілген", "Дата подписания (принятия) услуг указана", "The day of signing (acceptance) is given"},
	{AcceptanceDated, tanu.Refused, "", "Қабылдаған адам көрсетілген, бірақ қол қойылған (қабылданған) күні көрсетілмеген", "Принявший указан, но дата подписания (принятия) не указана", "Who accepted is given, but the day of signing (acceptance) is not"},
	{AcceptanceDated, tanu.NotApplicable, "", "Акт әлі қабылданбаған", "Акт еще не принят", "The act is not accepted yet"},
	{PaidThisYear, tanu.Satisfied, "", "Төлем мерзімі акт алынған жылы аяқталады", "Срок оплаты истекает в году получения акта", "The term of payment ends in the year in which the act was received"},
	{PaidThisYear, tanu.Refused, "", "Акт алынған күн – {got}, ал төлем мерзімі келесі жылға өтеді: соңғы күні – {want}", "Акт получен {got}, а срок оплаты переходит на следующий год: последний день – {want}", "The act was received on {got}, while the term of payment runs into the next year: its last day is {want}"},
	{PaidThisYear, tanu.Undetermined, "", "Акт алынған күн белгісіз", "День получения акта неизвестен", "The day on which the act was received is not known"},
}

// formUnknown is said of the rules that only a form of unknown fields could have.
var formUnknown = tanu.Text{
	KK: "Осы редакциядағы акт нысанының өрістері белгісіз, сондықтан тексерілмейді",
	RU: "Поля формы акта в этой редакции неизвестны и поэтому не проверяются",
	EN: "The fields of the form in this edition are not known, and so are not checked",
}

// sentence is what is said of a rule, none for an unknown code.
func sentence(code Code, verdict tanu.Verdict, field string) (said tanu.Text) {
	for _, row := range sentences {
		if row.code == code && row.verdict == verdict && (row.field == "" || row.field == field) {
			said = tanu.Text{KK: row.kk, RU: row.ru, EN: row.en}
		}
	}
	return said
}

// fieldNames are the fields of which one sentence is said.
var fieldNames = map[string]tanu.Text{
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

// listNames are the rows of the lists, by their number.
var listNames = map[string]tanu.Text{
	"lines":   {KK: "{n}-жол", RU: "строка {n}", EN: "line {n}"},
	"persons": {KK: "тізбенің {n}-жолы", RU: "строка {n} перечня", EN: "row {n} of the list"},
}

var (
	voucherText  = tanu.Text{KK: "ваучер ", RU: "ваучер ", EN: "voucher "}
	notGivenText = tanu.Text{KK: "көрсетілмеген", RU: "не указан", EN: "not given"}

	provisionalText = tanu.Text{
		KK: " (алдын ала: бұл күннің жұмыс күнтізбесі әлі расталмаған)",
		RU: " (предварительно: рабочий календарь на этот день еще не подтвержден)",
		EN: " (provisional: the working calendar is not confirmed for that day yet)",
	}
)

// What is said of a report whose rules hold: without a remark, or with notices.
var (
	actText     = tanu.Text{KK: "Акт ", RU: "Акт ", EN: "Act "}
	nothingText = tanu.Text{KK: "ескерту жоқ", RU: "замечаний нет", EN: "nothing to remark"}
	noticesText = tanu.Text{
		KK: "төлеуге кедергі болатын ескерту жоқ",
		RU: "замечаний, препятствующих оплате, нет",
		EN: "nothing to remark that stands in the way of payment",
	}
)

var missingFacts = word.Table[MissingFact, tanu.Text]{Unknown: tanu.UnknownWord("MissingFact"), Rows: []word.Row[MissingFact, tanu.Text]{
	{Word: FactProfile, Name: tanu.Text{KK: "кәсіптің бейіні белгісіз", RU: "неизвестен профиль профессии", EN: "the profile of the profession is not known"}},
	{Word: FactHeld, Name: tanu.Text{KK: "рәсім өткізілген күн белгісіз", RU: "неизвестна дата проведения процедуры", EN: "the day of the procedure is not known"}},
	{Word: FactPlace, Name: tanu.Text{KK: "рәсім өткізілген өңір белгісіз", RU: "неизвестен регион проведения процедуры", EN: "the region in which the procedure was held is not known"}},
	{Word: FactRegistration, Name: tanu.Text{KK: "тұрақты тіркелген өңірі белгісіз", RU: "неизвестен регион постоянной регистрации", EN: "the region of permanent registration is not known"}},
	{Word: FactReceived, Name: tanu.Text{KK: "акт алынған күн белгісіз", RU: "неизвестен день получения акта", EN: "the day on which the act was received is not known"}},
	{Word: FactIssued, Name: tanu.Text{KK: "ваучер берілген күн белгісіз", RU: "неизвестен день выдачи ваучера", EN: "the day on which the voucher was issued is not known"}},
	{Word: FactAccount, Name: tanu.Text{KK: "алушының шоты белгісіз", RU: "неизвестен счет получателя", EN: "the payee's account is not known"}},
}}

// portionTexts are what is said of one of the three sums of a reimbursement.
type portionTexts struct{ due, nothing, unknown tanu.Text }

var (
	centreTexts = portionTexts{
		due: tanu.Text{
			KK: "Тану орталығына {sum} теңге өтеледі: нақты құны – {cost} теңге, шегі – {n} АЕК × {mci} = {cap} теңге; {profile} бейін; {year} жылғы АЕК – {law}",
			RU: "Центру признания возмещается {sum} тенге: фактическая стоимость – {cost} тенге, предел – {n} МРП × {mci} = {cap} тенге; {profile} профиль; МРП на {year} год – {law}",
			EN: "{sum} tenge are reimbursed to the recognition centre: the actual cost is {cost} tenge, the cap {n} MCI × {mci} = {cap} tenge; {profile} profile; MCI of {year}: {law}",
		},
		unknown: tanu.Text{
			KK: "Тану орталығына өтелетін сома анықталмады: {missing}",
			RU: "Сумма возмещения центру признания не определена: {missing}",
			EN: "The sum to be reimbursed to the recognition centre is undetermined: {missing}",
		},
	}
	coPaymentTexts = portionTexts{
		due: tanu.Text{
			KK: "Ваучерді алушы айырманы өз қаражаты есебінен төлейді: {cost} − {reimbursed} = {sum} теңге",
			RU: "Получатель ваучера оплачивает разницу за счет собственных средств: {cost} − {reimbursed} = {sum} тенге",
			EN: "The holder pays the difference from own funds: {cost} − {reimbursed} = {sum} tenge",
		},
		nothing: tanu.Text{
			KK: "Ваучерді алушы төлемейді: нақты құны толық өтеледі",
			RU: "Получатель ваучера не доплачивает: фактическая стоимость возмещается полностью",
			EN: "The holder pays nothing: the actual cost is reimbursed in full",
		},
		unknown: tanu.Text{
			KK: "Ваучерді алушы төлейтін айырма анықталмады: {missing}",
			RU: "Разница, оплачиваемая получателем ваучера, не определена: {missing}",
			EN: "The difference that the holder pays is undetermined: {missing}",
		},
	}
	assistanceTexts = portionTexts{
		due: tanu.Text{
			KK: "Ваучерді алушыға материалдық көмек – {sum} теңге = {n} АЕК × {mci}: рәсім өткізілген өңір – {place}, тұрақты тіркелген өңірі – {registration}",
			RU: "Получателю ваучера – материальная помощь {sum} тенге = {n} МРП × {mci}: регион проведения процедуры – {place}, регион постоянной регистрации – {registration}",
			EN: "Material assistance to the holder: {sum} tenge = {n} MCI × {mci}: the procedure was held in {place}, the permanent registration is in {registration}",
		},
		nothing: tanu.Text{
			KK: "Материалдық көмек төленбейді: рәсім тұрақты тіркелген өңірде өткізілген – {place}",
			RU: "Материальная помощь не выплачивается: процедура проведена в регионе постоянной регистрации – {place}",
			EN: "No material assistance is paid: the procedure was held in the region of permanent registration, {place}",
		},
		unknown: tanu.Text{
			KK: "Материалдық көмек анықталмады: {missing}",
			RU: "Материальная помощь не определена: {missing}",
			EN: "The material assistance is undetermined: {missing}",
		},
	}
)

var payees = word.Table[Payee, tanu.Text]{Unknown: tanu.UnknownWord("Payee"), Rows: []word.Row[Payee, tanu.Text]{
	{Word: ToCentre, Name: tanu.Text{KK: "Тану орталығына", RU: "Центру признания", EN: "To the recognition centre"}},
	{Word: ToHolder, Name: tanu.Text{KK: "Ваучерді алушыға", RU: "Получателю ваучера", EN: "To the voucher holder"}},
}}

// The parts of what is said of a payment.
var (
	paidText = tanu.Text{KK: "{sum} теңге{clause}", RU: "{sum} тенге{clause}", EN: "{sum} tenge{clause}"}
	dueText  = tanu.Text{
		KK: "төлеу мерзімінің соңғы күні – {due}{provisional}{term}",
		RU: "последний день оплаты – {due}{provisional}{term}",
		EN: "the last day to pay is {due}{provisional}{term}",
	}
	waitsText = tanu.Text{KK: "төлем кейінге қалдырылды: {missing}", RU: "оплата отложена: {missing}", EN: "the payment waits: {missing}"}
)

var patterns = word.Table[Pattern, tanu.Text]{Unknown: tanu.UnknownWord("Pattern"), Rows: []word.Row[Pattern, tanu.Text]{
	{Word: VoucherTwice, Name: tanu.Text{
		KK: "Бір ваучер бірнеше актіде көрсетілген",
		RU: "Один ваучер указан в нескольких актах",
		EN: "One voucher stands in several acts"}},
	{Word: PersonTwice, Name: tanu.Text{
		KK: "Бір адам бір жылда берілген бірнеше ваучер бойынша тану рәсімінен өткен",
		RU: "Одно лицо прошло процедуру признания по нескольким ваучерам, выданным в одном году",
		EN: "One person underwent recognition on several vouchers issued in one year"}},
	{Word: CostsAtCap, Name: tanu.Text{
		KK: "Тану орталығында нақты құны шекке тең болған жағдайлар саны – {n}, қаралған жағдайлардың барлығы – {of}",
		RU: "У центра признания фактическая стоимость равна пределу: случаев {n} из {of}",
		EN: "The centre's actual cost equals the cap in {n} of {of} cases"}},
	{Word: DayCluster, Name: tanu.Text{
		KK: "Бір күнде өткізілген рәсімдер саны – {n} ({day})",
		RU: "Процедур, проведенных в один день, – {n} ({day})",
		EN: "{n} procedures were held on one day ({day})"}},
	{Word: CoPaymentNotProved, Name: tanu.Text{
		KK: "Ваучерді алушының {sum} теңге айырманы төлегені расталмаған",
		RU: "Не подтверждено, что получатель ваучера оплатил разницу {sum} тенге",
		EN: "Nothing shows that the holder paid the difference of {sum} tenge"}},
}}

var casesText = tanu.Text{
	KK: " [ваучерлер: {cases}; актілер: {acts}]",
	RU: " [ваучеры: {cases}; акты: {acts}]",
	EN: " [vouchers: {cases}; acts: {acts}]",
}
