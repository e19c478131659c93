package main

import "github.com/biliktilik/tanu"

// The words of the account. Sentences about the law come from the library.
var (
	lTitle       = tanu.Text{KK: "Біржолғы ваучер: іс", RU: "Единоразовый ваучер: дело", EN: "One-time voucher: case"}
	lRules       = tanu.Text{KK: "Қағидалар", RU: "Правила", EN: "Rules"}
	lEdition     = tanu.Text{KK: "%s жылғы редакция", RU: "редакция %s года", EN: "edition %s"}
	lAmended     = tanu.Text{KK: "өзгерістер", RU: "изменения", EN: "amended by"}
	lRegion      = tanu.Text{KK: "Өтініш берілген өңір", RU: "Регион обращения", EN: "Region of application"}
	lProfession  = tanu.Text{KK: "Кәсіп", RU: "Профессия", EN: "Profession"}
	lApplicant   = tanu.Text{KK: "Үміткердің ЖСН-і", RU: "ИИН претендента", EN: "Applicant's IIN"}
	lBy          = tanu.Text{KK: "Орындаған", RU: "Исполнитель", EN: "Done by"}
	lInTime      = tanu.Text{KK: "Мерзімінде.", RU: "В срок.", EN: "In time."}
	lLate        = tanu.Text{KK: "Мерзімінен кеш, кешіккен жұмыс күні: %d.", RU: "С опозданием, рабочих дней: %d.", EN: "Late, by working days: %d."}
	lLateOff     = tanu.Text{KK: "Мерзімінен кеш, демалыс күні.", RU: "С опозданием, в нерабочий день.", EN: "Late, on a day off."}
	lChecks      = tanu.Text{KK: "Тексерілді: %d, сәйкес: %d, қолданылмайды: %d.", RU: "Проверок: %d, соблюдено: %d, не применяется: %d.", EN: "Checks: %d, satisfied: %d, not applicable: %d."}
	lVoucher     = tanu.Text{KK: "ВАУЧЕР", RU: "ВАУЧЕР", EN: "VOUCHER"}
	lIssued      = tanu.Text{KK: "Берілген күні", RU: "Дата выдачи", EN: "Date of issue"}
	lValid       = tanu.Text{KK: "Соңғы жарамды күні", RU: "Действует по", EN: "Last valid day"}
	lCounted     = tanu.Text{KK: "Берілген күннен кейін", RU: "После дня выдачи", EN: "After the day of issue"}
	lHolder      = tanu.Text{KK: "Ваучерді алушының ЖСН-і", RU: "ИИН получателя ваучера", EN: "Holder's IIN"}
	lCentre      = tanu.Text{KK: "Тану орталығы", RU: "Центр признания", EN: "Recognition centre"}
	lExtended    = tanu.Text{KK: "Еңбекке жарамсыздық парағы бойынша ұзартылды: %s – %s.", RU: "Продлен по листу нетрудоспособности: %s – %s.", EN: "Extended by a sick-leave sheet: %s – %s."}
	lAct         = tanu.Text{KK: "КӨРСЕТІЛГЕН ҚЫЗМЕТ АКТІСІ", RU: "АКТ ОКАЗАННЫХ УСЛУГ", EN: "ACT OF SERVICES RENDERED"}
	lNumber      = tanu.Text{KK: "Құжат нөмірі", RU: "Номер документа", EN: "Number"}
	lProcedure   = tanu.Text{KK: "Тану рәсімі", RU: "Процедура признания", EN: "Procedure"}
	lProtocol    = tanu.Text{KK: "Хаттамаға қол қойылды", RU: "Протокол подписан", EN: "Protocol signed"}
	lResult      = tanu.Text{KK: "Нәтижесі", RU: "Результат", EN: "Result"}
	lPassed      = tanu.Text{KK: "өткен", RU: "прошел", EN: "passed"}
	lFailed      = tanu.Text{KK: "өтпеген", RU: "не прошел", EN: "not passed"}
	lNotKnown    = tanu.Text{KK: "белгісіз", RU: "не известно", EN: "not known"}
	lSent        = tanu.Text{KK: "Акт жіберілді", RU: "Акт направлен", EN: "Act sent"}
	lReceived    = tanu.Text{KK: "Акт алынды", RU: "Акт получен", EN: "Act received"}
	lCost        = tanu.Text{KK: "Нақты құны", RU: "Фактическая стоимость", EN: "Actual cost"}
	lPayments    = tanu.Text{KK: "ТӨЛЕМДЕР", RU: "ПЛАТЕЖИ", EN: "PAYMENTS"}
	lToCentre    = tanu.Text{KK: "Тану орталығына", RU: "Центру признания", EN: "To the recognition centre"}
	lFromHolder  = tanu.Text{KK: "Ваучерді алушы төлейді", RU: "Доплачивает получатель ваучера", EN: "Paid by the holder"}
	lToHolder    = tanu.Text{KK: "Ваучерді алушыға", RU: "Получателю ваучера", EN: "To the holder"}
	lBudget      = tanu.Text{KK: "Жергілікті бюджеттен барлығы", RU: "Всего из местного бюджета", EN: "From the local budget, in all"}
	lDue         = tanu.Text{KK: "Төлемнің соңғы күні", RU: "Оплатить не позднее", EN: "To be paid by"}
	lTenge       = tanu.Text{KK: "теңге", RU: "тенге", EN: "tenge"}
	lNotice      = tanu.Text{KK: "БАС ТАРТУ", RU: "ОТКАЗ", EN: "REFUSAL"}
	lNotDone     = tanu.Text{KK: "ОРЫНДАЛМАДЫ", RU: "НЕ ВЫПОЛНЕНО", EN: "NOT DONE"}
	lStillNeeded = tanu.Text{KK: "Жетіспейтін дерек", RU: "Недостающее сведение", EN: "Fact still needed"}
)

// lEndings say how the case ended.
var lEndings = map[ending]tanu.Text{
	running:      {KK: "Іс жалғасуда, барлығы мерзімінде.", RU: "Дело продолжается, все в срок.", EN: "The case goes on, all of it in time."},
	paid:         {KK: "Іс аяқталды: барлығы мерзімінде, төленді.", RU: "Дело завершено: все в срок, оплачено.", EN: "The case is closed: all in time, and paid."},
	paidLate:     {KK: "Кешігу бар: қадам жарамды, бірақ мерзімі өткен.", RU: "Есть опоздание: шаг действителен, но срок нарушен.", EN: "There is a delay: the step stands, but its term was missed."},
	refused:      {KK: "Бас тартылды.", RU: "Отказано.", EN: "Refused."},
	undetermined: {KK: "Анықталмады: дерек жетіспейді, бұл бас тарту емес.", RU: "Не определено: не хватает сведений, это не отказ.", EN: "Undetermined: a fact is missing, which is no refusal."},
	lapsed:       {KK: "Ваучер пайдаланылмай, автоматты түрде жойылды.", RU: "Ваучер не использован и автоматически аннулирован.", EN: "The voucher was not used and was annulled automatically."},
}
