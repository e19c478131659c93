package settlement

import "github.com/biliktilik/tanu"

// labels are the words of Annex 2 as the form prescribes them, by the last part
// of the field's id in the register. The form is in Kazakh or in Russian: there
// is no English one. The Russian of the attachment's heading and of the notes
// follows form R-1 of the Ministry of Finance, from which Annex 2 was taken.
//
// Law: annex-2.customer, annex-2.executor, annex-2.party, annex-2.number,
// annex-2.title, annex-2.document-number, annex-2.date, annex-2.col-1 to
// annex-2.col-7, annex-2.total, annex-2.attachment, annex-2.handed-over,
// annex-2.accepted, annex-2.acceptance-date, annex-2.seal, annex-2.note-1,
// annex-2.note-2.
var labels = map[string]tanu.Text{
	"form":            {KK: "Электрондық құжат нысаны", RU: "Форма электронного документа"},
	"annex":           {KK: "Қағидаларға 2-қосымша", RU: "Приложение 2 к Правилам"},
	"customer":        {KK: "Тапсырыс беруші (Еңбек мобильділігі орталығы)", RU: "Заказчик (Центр трудовой мобильности)"},
	"executor":        {KK: "Орындаушы (Кәсіптік біліктілікті тану орталығы)", RU: "Исполнитель (Центр признания профессиональных квалификаций)"},
	"party":           {KK: "(байланыс құралдары туралы толық атауы, мекенжайы, деректері)", RU: "(полное наименование, адрес, данные о средствах связи)"},
	"number":          {KK: "ЖСН/БСН", RU: "ИИН/БИН"},
	"title":           {KK: "КӨРСЕТІЛГЕН ҚЫЗМЕТ АКТІСІ*", RU: "АКТ ОКАЗАННЫХ УСЛУГ*"},
	"document-number": {KK: "Құжат нөмірі", RU: "Номер документа"},
	"date":            {KK: "Жасалған күні", RU: "Дата составления"},
	"col-1":           {KK: "Реті бойынша нөмір", RU: "Номер по порядку"},
	"col-2": {
		KK: "Көрсетілетін қызметтердің атауы (олар болған кезде техникалық ерекшелікке, тапсырмаға көрсетілетін қызметтерді орындау кестесіне сәйкес олардың кіші түрлері бөлінісінде)",
		RU: "Наименование услуг (в разрезе их подвидов в соответствии с технической спецификацией, заданием, графиком оказания услуг при их наличии)"},
	"col-3":    {KK: "Қызметтер көрсету күні**", RU: "Дата оказания услуг**"},
	"col-4":    {KK: "Өлшем бірлігі", RU: "Единица измерения"},
	"rendered": {KK: "Қызметтер көрсетілді", RU: "Оказано услуг"},
	"col-5":    {KK: "саны", RU: "количество"},
	"col-6":    {KK: "бірлік бағасы", RU: "цена за единицу"},
	"col-7":    {KK: "құны", RU: "стоимость"},
	"total":    {KK: "Барлығы", RU: "Итого"},
	"times":    {KK: "х", RU: "х"},
	"attachment": {
		KK: "Қосымша: Кәсіптік біліктілікті тану орталығы тағайындаған кәсіптік біліктілікті тану рәсімін өткізу күніне сәйкес мәртебесін көрсете отырып (өткен/өтпеген) кәсіптік біліктілікті тану рәсімінен өткен адамдардың тізбесі.",
		RU: "Приложение: Перечень лиц, прошедших процедуру признания профессиональной квалификации, с указанием статуса (прошел/не прошел) согласно дате проведения процедуры признания профессиональной квалификации, назначенной центром признания профессиональных квалификаций."},
	"passed":          {KK: "өткен", RU: "прошел", EN: "passed"},
	"not-passed":      {KK: "өтпеген", RU: "не прошел", EN: "not passed"},
	"handed-over":     {KK: "Тапсырды (Орындаушы)", RU: "Сдал (Исполнитель)"},
	"accepted":        {KK: "Қабылдады (Тапсырыс беруші)", RU: "Принял (Заказчик)"},
	"position":        {KK: "лауазымы", RU: "должность"},
	"signature":       {KK: "қолы", RU: "подпись"},
	"name":            {KK: "толық жазылуы қолтаңбалар", RU: "расшифровка подписи"},
	"acceptance-date": {KK: "Көрсетілетін қызметтерге қол қойылған (қабылданған) күні", RU: "Дата подписания (принятия) услуг"},
	"seal":            {KK: "Мөр орны", RU: "Место печати"},
	"notes":           {KK: "Ескерту:", RU: "Примечание:"},
	"note-1": {
		KK: "* Құрылыс-монтаж жұмыстарын қоспағанда, көрсетілген қызметтерді қабылдау-беру үшін қолданылады.",
		RU: "* Применяется для приемки-передачи оказанных услуг, за исключением строительно-монтажных работ."},
	"note-2": {
		KK: "** Егер көрсетілген қызметтердің күндері әртүрлі кезеңдерге келетін болса, сондай-ақ қызметтер көрсету күндері мен қызметтерге қол қою (қабылдау) күндері әртүрлі болған жағдайда толтырылады.",
		RU: "** Заполняется в случае, если даты оказанных услуг приходятся на различные периоды, а также в случае, если даты оказания услуг и даты подписания (принятия) услуг различны."},

	// The list of persons; the form leaves its columns open.
	"person": {KK: "Тегі, аты, әкесінің аты (бар болса)", RU: "Фамилия, имя, отчество (при наличии)"},
	"iin":    {KK: "ЖСН", RU: "ИИН"},
	"held":   {KK: "Рәсімді өткізу күні", RU: "Дата проведения процедуры"},
	"status": {KK: "Мәртебесі", RU: "Статус"},

	// The voucher: the requisites of clause 10.
	"voucher":       {KK: "БІРЖОЛҒЫ ВАУЧЕР", RU: "ЕДИНОРАЗОВЫЙ ВАУЧЕР"},
	"purpose":       {KK: "кәсіптік біліктілікті тануға арналған", RU: "на признание профессиональной квалификации"},
	"issued":        {KK: "Берілген күні", RU: "Дата выдачи"},
	"validity":      {KK: "Қолданылу мерзімі", RU: "Срок действия"},
	"last-day":      {KK: "соңғы күнін қоса алғанда", RU: "последний день включительно"},
	"applicant-iin": {KK: "Үміткердің жеке сәйкестендіру нөмірі", RU: "Индивидуальный идентификационный номер претендента"},
	"centre":        {KK: "Тану орталығының атауы", RU: "Наименование центра признания"},
	"unused": {
		KK: "Қолданылу мерзімі ішінде пайдаланылмаған біржолғы ваучер автоматты түрде жойылады",
		RU: "Единоразовый ваучер, не использованный в течение срока действия, аннулируется автоматически"},
}

// Label returns the words of a field of Annex 2, as the form prescribes them in
// Kazakh and in Russian, by the last part of the field's id in the register:
// "customer", "col-3", "note-2". It serves a host that renders the form itself. An
// id that the form does not have gives "", and so does another language, except for
// "passed" and "not-passed", which are there in English too.
//
// These stand in the form and not in the register: "form" and "annex", the lines
// above it; "rendered", over columns 5 to 7; "times", in the row of the total;
// "passed" and "not-passed", of the attachment; "position", "signature" and "name",
// under each signatory; "notes". The list of persons, whose columns the form leaves
// open, has "person", "iin", "held" and "status"; the voucher of clause 10 has
// "voucher", "purpose", "issued", "validity", "last-day", "applicant-iin", "centre"
// and "unused".
//
// Law: annex-2.title; the other fields stand in the table of labels.
func Label(id string, lang tanu.Language) string { return labels[id].In(lang) }
