package eligibility

import (
	"strings"

	"github.com/biliktilik/tanu"
)

// This file is for lawyers: what a finding says, in Kazakh, Russian and English,
// by the code of the rule and the ground. A text in braces is filled in; see
// RuleOutcome. A rule that an edition does not ask has one more sentence,
// notInTheEdition.

func say(kk, ru, en string) tanu.Text { return tanu.Text{KK: kk, RU: ru, EN: en} }

// Sentences that several rules share.
var (
	factsLacking    = say("Шешім қабылдау үшін мына мәліметтер жетіспейді: {missing}", "Для решения недостает сведений: {missing}", "Information still needed to decide: {missing}")
	notInTheEdition = say("Қағидалардың 2023 жылғы редакциясында мұндай тексеру көзделмеген: {title}",
		"В редакции Правил 2023 года такая проверка не предусмотрена: {title}",
		"The 2023 wording of the Rules provides for no such check: {title}")
	filingClosed = say("; {year} жылы өтініштер бұдан әрі қабылданбайды, өтінішті келесі күнтізбелік жылы беруге болады",
		"; в {year} году заявления больше не принимаются, подать заявление можно в следующем календарном году",
		"; in {year} applications are no longer accepted, you may apply in the next calendar year")
	provisionalDay = say(" (алдын ала: бұл күннің жұмыс күнтізбесі әлі расталмаған)",
		" (предварительно: рабочий календарь на этот день еще не подтвержден)",
		" (provisional: the working calendar is not confirmed for that day yet)")
	notStated = say("көрсетілмеген", "не указано", "not stated")

	filingByLetter = say("Сіз өтінішті {filed:in} бердіңіз; өтініштер {filingLimit:to} дейін қабылданады",
		"Вы подали заявление {filed}; заявления принимаются до {filingLimit}",
		"You applied on {filed}; applications are accepted before {filingLimit}")
	filingByPolicy = say("Сіз өтінішті {filed:in} бердіңіз; Қағидаларды түсіндірудің қабылданған нұсқасы бойынша өтініш берудің соңғы күні – {lastFilingDay}{provisional}",
		"Вы подали заявление {filed}; последний день подачи заявления, по принятому прочтению Правил, – {lastFilingDay}{provisional}",
		"You applied on {filed}; by the reading of the Rules adopted, the last day to apply is {lastFilingDay}{provisional}")
	applyNextYear = say("Өтінішті келесі күнтізбелік жылы, Қағидаларда белгіленген күнге дейін беруге болады",
		"Заявление можно подать в следующем календарном году, до дня, установленного Правилами",
		"You may apply in the next calendar year, before the day that the Rules set")

	asOfUnknown = say("ЭЦҚ қол қойылған сәтке тексерілгені белгісіз болғандықтан, жарамсыз деген қорытынды ескерілмейді; қажет мәліметтер: {missing}",
		"Неизвестно, проверена ли ЭЦП на момент подписания, и вывод о ее недействительности не учитывается; нужны сведения: {missing}",
		"It is not known whether the EDS was judged as of the moment of signing, so that it was found invalid settles nothing; information needed: {missing}")
	signAgain = say("Өтінішке өз ЭЦҚ-ңызбен қол қойып, қайта беріңіз", "Подпишите заявление своей ЭЦП и подайте его снова", "Sign the application with your own EDS and file it again")

	chooseCentre = say("Мәліметтері ҰБЖ цифрлық платформасында орналастырылған, аккредиттелген басқа тану орталығын таңдап, өтінішті қайта беріңіз",
		"Выберите другой аккредитованный центр признания, сведения о котором размещены на цифровой платформе НСК, и подайте заявление снова",
		"Choose another accredited recognition centre listed on the NQS digital platform and apply again")
	centreNotStated = notApplicable(fieldEmpty, "", say("Тану орталығы толық көрсетілмегендіктен, ол туралы мәліметтер тексерілмеді",
		"Центр признания указан не полностью, и сведения о нем не проверялись",
		"The recognition centre is not fully stated, and nothing about it was checked"))
	attach     = say("Құжаттың көшірмесін қоса беріп, өтінішті қайта беріңіз", "Приложите копию документа и подайте заявление снова", "Attach a copy of the document and file the application again")
	attachWork = say("Мына құжаттардың бірінің көшірмесін қоса беріп, өтінішті қайта беріңіз: еңбек кітапшасы; жұмыс берушінің тоқтатылған күні мен негізі туралы белгісі бар еңбек шарты; еңбек қатынастарының басталғанын немесе тоқтатылғанын растайтын жұмыс беруші актілерінен үзінділер",
		"Приложите копию одного из документов и подайте заявление снова: трудовая книжка; трудовой договор с отметкой работодателя о дате и основании его прекращения; выписки из актов работодателя, подтверждающие возникновение или прекращение трудовых отношений",
		"Attach a copy of one of these and file the application again: the labour book; a labour contract with the employer's mark of the date and ground of its termination; extracts from the employer's acts that confirm the beginning or end of employment")
	askForAdvice = say("Мансап орталығынан кәсіпті таңдау бойынша консультациялық көмек алып, талаптарына сай келетін кәсіп бойынша өтініш беріңіз",
		"Обратитесь в карьерный центр за консультационной помощью в выборе профессии и подайте заявление по профессии, требованиям которой Вы соответствуете",
		"Ask the career centre for advice on the profession and apply for one whose requirements you meet")
	neededForPayment = say("Ваучер беруге кедергі емес, бірақ төлем үшін мына мәліметтер қажет болады: {missing}",
		"Выдаче ваучера не препятствует, но для выплаты понадобятся сведения: {missing}",
		"It does not stand in the way of the voucher, but information will be needed for the payment: {missing}")
)

// The notice of a refusal.
var (
	noticeRefused   = say("Біржолғы ваучер беруден бас тартылды", "В выдаче единоразового ваучера отказано", "A one-time voucher is refused")
	noticeDecidedBy = say("Шешім қабылдаған орган", "Кем принято решение", "Decided by")
	noticeSentBy    = say("Бас тартуды жіберетін", "Кем направляется отказ", "Sent by")
	noticeShortTerm = say("Тыңдау өткізілмеді: мерзімі бес жұмыс күнінен аз", "Заслушивание не проводилось: срок менее пяти рабочих дней", "No hearing was held: the term is under five working days")
	noticeAutomatic = say("Тыңдау өткізілмеді: шешім автоматты түрде қабылданды", "Заслушивание не проводилось: решение принято автоматически", "No hearing was held: the decision is automatic")
	noticeComplaint = say("Бұл шешімге шағым жасауға болады; шағымды қарайтын орган: {to}; шағым беру мерзімі: {within}",
		"Это решение может быть обжаловано; орган, рассматривающий жалобу: {to}; срок подачи жалобы: {within}",
		"A complaint may be made against this decision; the body that considers it: {to}; the term for making it: {within}")
)

// Sentences about a field of Annex 1. {label} is the label of the field.
var (
	fillAgain    = say("Өрісті толтырып, өтінішті қайта беріңіз", "Заполните поле и подайте заявление снова", "Fill in the field and file the application again")
	correctAgain = say("Өрісті дұрыстап, өтінішті қайта беріңіз", "Исправьте поле и подайте заявление снова", "Correct the field and file the application again")
	fieldTitle   = say("өтініштің «{label}» өрісі", "поле заявления «{label}»", `field "{label}" of the application`)
	fieldFilled  = satisfied(filled, say("Өтініштің «{label}» өрісі толтырылған", "Поле заявления «{label}» заполнено", `Field "{label}" of the application is filled in`))
	leftEmpty    = refused(empty, say("Өтініштің «{label}» өрісі толтырылмаған", "Поле заявления «{label}» не заполнено", `Field "{label}" of the application is not filled in`), fillAgain)
)

func partlyFilled(kk, ru, en string) outcome {
	return refused(partly, say("Өтініштің «{label}» өрісі толық толтырылмаған: "+kk,
		"Поле заявления «{label}» заполнено не полностью: "+ru,
		`Field "{label}" of the application is not completely filled in: `+en), fillAgain)
}

func wronglyFilled(g ground, kk, ru, en string) outcome {
	return refused(g, say(kk, ru, en), correctAgain)
}

// field is the wording of a rule about one field of the form.
func field(label tanu.Text, more ...outcome) wording {
	w := wording{labelled(fieldTitle, label), nil}
	for _, o := range append([]outcome{fieldFilled}, more...) {
		o.text = labelled(o.text, label)
		w.outcomes = append(w.outcomes, o)
	}
	return w
}

func labelled(text, label tanu.Text) tanu.Text {
	return say(strings.ReplaceAll(text.KK, "{label}", label.KK), strings.ReplaceAll(text.RU, "{label}", label.RU),
		strings.ReplaceAll(text.EN, "{label}", label.EN))
}

// sentences are the titles of the rules and what each can come to.
var sentences = map[string]wording{
	"filed-in-time": {say("өтініш беру мерзімі", "срок подачи заявления", "time for filing"), []outcome{
		satisfied(inTime, filingByLetter), refusedThisYear(late, filingByLetter, applyNextYear),
		satisfied(inTimeByPolicy, filingByPolicy), refusedThisYear(lateByPolicy, filingByPolicy, applyNextYear),
	}},

	"registered-unemployed": {say("жұмыссыз ретінде тіркелу", "регистрация в качестве безработного", "registration as unemployed"), []outcome{
		satisfied(met, say("Сіз жұмыссыз ретінде тіркелгенсіз", "Вы зарегистрированы в качестве безработного", "You are registered as unemployed")),
		refused(notMet, say("Сіз жұмыссыз ретінде тіркелмегенсіз", "Вы не зарегистрированы в качестве безработного", "You are not registered as unemployed"),
			say("Мансап орталығында жұмыссыз ретінде тіркеліп, өтінішті қайта беріңіз",
				"Зарегистрируйтесь в карьерном центре в качестве безработного и подайте заявление снова",
				"Register as unemployed at the career centre and apply again")),
		lacking(unknown, "registeredUnemployed"),
	}},

	"voucher-available": {say("өтініш берілген өңірде біржолғы ваучердің болуы", "наличие единоразового ваучера в регионе подачи заявления", "availability of a voucher in the region of application"), []outcome{
		satisfied(met, say("Сіз өтініш берген өңірде ({application.region}) біржолғы ваучер бар",
			"В регионе, в котором Вы подали заявление ({application.region}), имеется единоразовый ваучер",
			"A one-time voucher is available in the region where you applied ({application.region})")),
		refused(notMet, say("Сіз өтініш берген өңірде ({application.region}) біржолғы ваучер жоқ",
			"В регионе, в котором Вы подали заявление ({application.region}), единоразового ваучера нет",
			"No one-time voucher is available in the region where you applied ({application.region})"),
			say("Өңірде біржолғы ваучер болған кезде өтінішті Қағидаларда белгіленген күнге дейін қайта беруге болады",
				"Заявление можно подать снова до дня, установленного Правилами, если в регионе будет единоразовый ваучер",
				"You may apply again, before the day that the Rules set, when the region has a voucher")),
		lacking(unknown, "voucherAvailable"),
		lacking(regionUnknown, "application.region"),
		lacking(bothUnknown, "application.region", "voucherAvailable"),
	}},

	"no-voucher-this-year": {say("ағымдағы жылы біржолғы ваучер алмау", "неполучение единоразового ваучера в текущем году", "no voucher received in the current year"), []outcome{
		satisfied(noneReceived, say("Сіз {year} жылы біржолғы ваучер алған жоқсыз", "В {year} году Вы не получали единоразовый ваучер", "You have received no one-time voucher in {year}")),
		satisfied(lapsed, say("Сіз {year} жылы алған біржолғы ваучер пайдаланылмай жойылды және Қағидаларды түсіндірудің қабылданған нұсқасы бойынша алынған болып есептелмейді",
			"Единоразовый ваучер, полученный Вами в {year} году, аннулирован неиспользованным и, по принятому прочтению Правил, полученным не считается",
			"The one-time voucher you received in {year} was annulled unused and, by the reading of the Rules adopted, does not count as received")),
		refusedThisYear(received, say("Сіз {year} жылы біржолғы ваучерді алғансыз; ол жылына бір рет беріледі",
			"В {year} году Вы уже получили единоразовый ваучер; он предоставляется один раз в год",
			"You have already received a one-time voucher in {year}; it is given once a year"),
			say("Өтінішті келесі күнтізбелік жылы беруге болады", "Заявление можно подать в следующем календарном году", "You may apply in the next calendar year")),
		lacking(unknown, "voucherThisYear"),
		unclear(otherYear, say("Біржолғы ваучер туралы мәлімет {voucherYear} жылға қатысты; өтініш берілген {year} жыл туралы мәлімет қажет",
			"Сведения о единоразовом ваучере относятся к {voucherYear} году; нужны сведения о годе подачи заявления, {year}",
			"The answer about a voucher speaks of {voucherYear}; needed is the year of filing, {year}"), "voucherThisYear"),
		lacking(lapseUnknown, "voucherLapsed"),
	}},

	"signature-valid": {say("ЭЦҚ жарамдылығы", "действительность ЭЦП", "validity of the signature"), []outcome{
		satisfied(met, say("Өтініштегі ЭЦҚ жарамды", "ЭЦП на заявлении действительна", "The EDS on the application is valid")),
		refused(notMet, say("Өтініштегі ЭЦҚ жарамсыз", "ЭЦП на заявлении недействительна", "The EDS on the application is not valid"), signAgain),
		lacking(unknown, "signature.outcome"),
		unclear(indeterminate, say("ЭЦҚ жарамдылығын анықтау мүмкін болмады; қажет мәліметтер: {missing}",
			"Установить действительность ЭЦП не удалось; нужны сведения: {missing}",
			"The validity of the EDS could not be established; information needed: {missing}"), "signature.outcome"),
		unclear(judgedOtherwise, say("ЭЦҚ қол қойылған сәтке тексерілмегендіктен, жарамсыз деген қорытынды ескерілмейді; қажет мәліметтер: {missing}",
			"ЭЦП проверена не на момент подписания, и вывод о ее недействительности не учитывается; нужны сведения: {missing}",
			"The EDS was not judged as of the moment of signing, so that it was found invalid settles nothing; information needed: {missing}"), "signature.judgedAt"),
		unclear(signingUnknown, asOfUnknown, "signature.signedAt"),
		unclear(judgingUnknown, asOfUnknown, "signature.judgedAt"),
		unclear(momentsUnknown, asOfUnknown, "signature.signedAt", "signature.judgedAt"),
	}},

	"signature-moment": {say("қол қойылған және ЭЦҚ тексерілген сәт", "момент подписания и момент, на который проверена ЭЦП", "moment of signing, and the moment as of which the signature was judged"), []outcome{
		satisfied(met, say("ЭЦҚ қол қойылған сәтке тексерілген ({signature.signedAt})",
			"ЭЦП проверена на момент подписания ({signature.signedAt})",
			"The EDS was judged as of the moment of signing ({signature.signedAt})")),
		unclear(judgedOtherwise, say("Қол қойылған сәт – {signature.signedAt}, ал ЭЦҚ тексерілген сәт – {signature.judgedAt}; қажет мәліметтер: {missing}",
			"Момент подписания – {signature.signedAt}, а ЭЦП проверена на {signature.judgedAt}; нужны сведения: {missing}",
			"Signed at {signature.signedAt}, but judged as of {signature.judgedAt}; information needed: {missing}"), "signature.judgedAt"),
		unclear(afterFiling, say("Өтініш берілген күн – {filed}, ал қол қойылған сәт – {signature.signedAt:legal}, яғни берілген күннен кейін; қажет мәліметтер: {missing}",
			"День подачи заявления – {filed}, а момент подписания – {signature.signedAt:legal}, то есть после дня подачи; нужны сведения: {missing}",
			"Filed on {filed}, but signed at {signature.signedAt:legal}, which is after the day of filing; information needed: {missing}"), "signature.signedAt"),
		lacking(signingUnknown, "signature.signedAt"),
		lacking(judgingUnknown, "signature.judgedAt"),
		lacking(unknown, "signature.signedAt", "signature.judgedAt"),
	}},

	"signed-by-applicant": {say("өтінішке үміткердің қол қоюы", "подписание заявления претендентом", "signature by the applicant"), []outcome{
		satisfied(met, say("Өтінішке үміткердің өзі қол қойған: ЭЦҚ-дағы ЖСН өтініштегі ЖСН-мен бірдей",
			"Заявление подписано самим претендентом: ИИН в ЭЦП совпадает с ИИН в заявлении",
			"The applicant signed the application: the IIN of the EDS is that of the application")),
		refused(anotherPerson, say("Өтінішке басқа адам қол қойған: ЭЦҚ-дағы ЖСН өтініштегі ЖСН-нен өзгеше",
			"Заявление подписано другим лицом: ИИН в ЭЦП не совпадает с ИИН в заявлении",
			"Another person signed the application: the IIN of the EDS is not that of the application"), signAgain),
		refused(legalEntity, say("Өтінішке заңды тұлғаның ЭЦҚ-сымен қол қойылған: онда ЖСН емес, БСН көрсетілген",
			"Заявление подписано ЭЦП юридического лица: в ней указан БИН, а не ИИН",
			"The application is signed with the EDS of a legal entity: it holds a BIN and no IIN"), signAgain),
		lacking(noSigner, "signature.signers"),
		unclear(noNumber, say("Қол қойған адамның ЭЦҚ-сында нөмір көрсетілмеген; қажет мәліметтер: {missing}",
			"В ЭЦП подписавшего номер не указан; нужны сведения: {missing}",
			"The EDS of the one who signed holds no number; information needed: {missing}"), "signature.signers"),
		lacking(applicantUnknown, "application.iin"),
		lacking(unknown, "application.iin", "signature.signers"),
	}},

	"signature-content": {say("қол қойылған мазмұн", "подписанное содержание", "content that was signed"), []outcome{
		satisfied(met, say("Қол қойылған мазмұн – берілген өтініш", "Подписано именно поданное заявление", "What was signed is this application")),
		refused(notMet, say("ЭЦҚ басқа мазмұнға қойылған: ол берілген өтінішке сәйкес келмейді",
			"Подписано другое содержание: оно не совпадает с поданным заявлением",
			"Another content was signed: it is not that of the application filed"), signAgain),
		lacking(signedUnknown, "signature.content"),
		lacking(filedUnknown, "content"),
		lacking(unknown, "content", "signature.content"),
	}},

	"profession-in-register": {say("кәсіптің Кәсіптер тізілімінде болуы", "наличие профессии в Реестре профессий", "the profession in the register of professions"), []outcome{
		satisfied(met, say("Өтініште көрсетілген кәсіп ({application.profession.name}) Кәсіптер тізілімінде бар",
			"Профессия, указанная в заявлении ({application.profession.name}), есть в Реестре профессий",
			"The profession stated in the application ({application.profession.name}) is in the register of professions")),
		refused(notMet, say("Өтініште көрсетілген кәсіп ({application.profession.name}) Кәсіптер тізілімінде жоқ",
			"Профессии, указанной в заявлении ({application.profession.name}), нет в Реестре профессий",
			"The profession stated in the application ({application.profession.name}) is not in the register of professions"),
			say("Кәсіптер тізіліміндегі кәсіпті таңдап, өтінішті қайта беріңіз; мансап орталығы консультациялық көмек көрсетеді",
				"Выберите профессию из Реестра профессий и подайте заявление снова; карьерный центр окажет консультационную помощь",
				"Choose a profession of the register and apply again; the career centre advises on the choice")),
		lacking(unknown, "professionInRegister"),
		notApplicable(fieldEmpty, "", say("Кәсіп толық көрсетілмегендіктен, оның Кәсіптер тізілімінде болуы тексерілмеді",
			"Профессия указана не полностью, и ее наличие в Реестре профессий не проверялось",
			"The profession is not fully stated, and its presence in the register of professions was not checked")),
	}},

	"centre-listed": {say("тану орталығының платформада орналастырылуы", "размещение центра признания на платформе", "listing of the recognition centre"), []outcome{
		satisfied(met, say("{decided:at} таңдалған тану орталығы ({application.centre.name}) туралы мәліметтер ҰБЖ цифрлық платформасында орналастырылған",
			"По состоянию на {decided} сведения о выбранном центре признания ({application.centre.name}) размещены на цифровой платформе НСК",
			"As of {decided} the recognition centre chosen ({application.centre.name}) is listed on the NQS digital platform")),
		refused(notMet, say("{decided:at} таңдалған тану орталығы ({application.centre.name}) туралы мәліметтер ҰБЖ цифрлық платформасында жоқ",
			"По состоянию на {decided} сведений о выбранном центре признания ({application.centre.name}) на цифровой платформе НСК нет",
			"As of {decided} the recognition centre chosen ({application.centre.name}) is not listed on the NQS digital platform"), chooseCentre),
		lacking(unknown, "centreListed"),
		centreNotStated,
	}},

	"centre-accredited": {say("тану орталығының аккредиттелуі", "аккредитация центра признания", "accreditation of the recognition centre"), []outcome{
		satisfied(met, say("{decided:at} таңдалған тану орталығы ({application.centre.name}) аккредиттелген",
			"По состоянию на {decided} выбранный центр признания ({application.centre.name}) аккредитован",
			"As of {decided} the recognition centre chosen ({application.centre.name}) is accredited")),
		refused(notMet, say("{decided:at} таңдалған тану орталығы ({application.centre.name}) аккредиттелмеген",
			"По состоянию на {decided} выбранный центр признания ({application.centre.name}) не аккредитован",
			"As of {decided} the recognition centre chosen ({application.centre.name}) is not accredited"), chooseCentre),
		lacking(unknown, "centreAccredited"),
		centreNotStated,
	}},

	"education-document": {say("білім туралы құжаттың көшірмесі", "копия документа об образовании", "copy of the document on education"), []outcome{
		satisfied(met, say("Білім туралы құжаттың көшірмесі қоса берілген", "Копия документа об образовании приложена", "A copy of the document on education is attached")),
		refused(notMet, say("Білім туралы құжаттың көшірмесі қажет, бірақ ол қоса берілмеген",
			"Копия документа об образовании требуется, но не приложена",
			"A copy of the document on education is required and is not attached"), attach),
		refused(notMetByPolicy, say("Қағидаларды түсіндірудің қабылданған нұсқасы бойынша білім туралы құжаттың көшірмесі де қажет, бірақ ол қоса берілмеген",
			"По принятому прочтению Правил требуется и копия документа об образовании, но она не приложена",
			"By the reading of the Rules adopted, a copy of the document on education is required too and is not attached"), attach),
		notApplicable(notRequired, "3.3", say("Білім туралы құжаттың көшірмесі талап етілмейді: кәсіптік стандартта, ал ол болмаған кезде біліктілік талаптарында ондай талап белгіленбеген",
			"Копия документа об образовании не требуется: профессиональный стандарт, а при его отсутствии квалификационные требования такого требования не устанавливают",
			"No copy of the document on education is asked for: the professional standard or, without one, the qualification requirements set no such requirement")),
		lacking(ownUnknown, "educationRequired"),
		lacking(otherUnknown, "workRequired"),
		lacking(requirementsUnknown, "educationRequired", "workRequired"),
		lacking(kindUnknown, "application.documents.kind"),
	}},

	"work-document": {say("еңбек қызметін растайтын құжаттың көшірмесі", "копия документа, подтверждающего трудовую деятельность", "copy of a document confirming work"), []outcome{
		satisfied(met, say("Еңбек кодексінің 35-бабының 1), 2) және 3) тармақшаларына сәйкес еңбек қызметін растайтын құжаттың көшірмесі қоса берілген",
			"Копия документа, подтверждающего трудовую деятельность согласно подпунктам 1), 2) и 3) статьи 35 Трудового кодекса, приложена",
			"A copy of a document confirming work under items 1), 2) and 3) of article 35 of the Labour Code is attached")),
		refused(notMet, say("Еңбек қызметін растайтын құжаттың көшірмесі қажет, бірақ ол қоса берілмеген",
			"Копия документа, подтверждающего трудовую деятельность, требуется, но не приложена",
			"A copy of a document confirming work is required and is not attached"), attachWork),
		refused(notMetByPolicy, say("Қағидаларды түсіндірудің қабылданған нұсқасы бойынша еңбек қызметін растайтын құжаттың көшірмесі де қажет, бірақ ол қоса берілмеген",
			"По принятому прочтению Правил требуется и копия документа, подтверждающего трудовую деятельность, но она не приложена",
			"By the reading of the Rules adopted, a copy of a document confirming work is required too and is not attached"), attachWork),
		refused(otherKind, say("Қоса берілген құжаттар еңбек қызметін растамайды: Еңбек кодексі 35-бабының 1), 2) және 3) тармақшаларындағы құжаттар ғана қабылданады",
			"Приложенные документы не подтверждают трудовую деятельность: принимаются только документы по подпунктам 1), 2) и 3) статьи 35 Трудового кодекса",
			"The documents attached do not confirm work: only those of items 1), 2) and 3) of article 35 of the Labour Code count"), attachWork),
		refused(unmarked, say("Қоса берілген еңбек шартында оның тоқтатылған күні мен негізі туралы жұмыс берушінің белгісі жоқ",
			"В приложенном трудовом договоре нет отметки работодателя о дате и основании его прекращения",
			"The labour contract attached does not bear the employer's mark of the date and ground of its termination"), attachWork),
		notApplicable(notRequired, "3.3", say("Еңбек қызметін растайтын құжаттың көшірмесі талап етілмейді: кәсіптік стандартта, ал ол болмаған кезде біліктілік талаптарында ондай талап белгіленбеген",
			"Копия документа, подтверждающего трудовую деятельность, не требуется: профессиональный стандарт, а при его отсутствии квалификационные требования такого требования не устанавливают",
			"No copy of a document confirming work is asked for: the professional standard or, without one, the qualification requirements set no such requirement")),
		lacking(ownUnknown, "workRequired"),
		lacking(otherUnknown, "educationRequired"),
		lacking(requirementsUnknown, "workRequired", "educationRequired"),
		lacking(markUnknown, "application.documents.marked"),
		lacking(kindUnknown, "application.documents.kind"),
	}},

	"education-met": {say("білім жөніндегі талаптарға сәйкестік", "соответствие требованиям к образованию", "requirements on education"), []outcome{
		satisfied(met, say("Сіз кәсіп бойынша білім жөніндегі талаптарға сәйкес келесіз",
			"Вы соответствуете требованиям к образованию по профессии",
			"You meet the requirements on education of the profession")),
		refused(notMet, say("Сіз кәсіп бойынша білім жөніндегі талаптарға сәйкес келмейсіз",
			"Вы не соответствуете требованиям к образованию по профессии",
			"You do not meet the requirements on education of the profession"), askForAdvice),
		notApplicable(notRequired, "3.3", say("Кәсіп үшін білім деңгейіне талап қойылмайды", "Требования к уровню образования по профессии нет", "The profession has no requirement on education")),
		lacking(unknown, "educationMet"),
		lacking(ownUnknown, "educationRequired"),
	}},

	"qualification-met": {say("біліктілік жөніндегі талаптарға сәйкестік", "соответствие требованиям к квалификации", "requirements on qualification"), []outcome{
		satisfied(met, say("Сіз кәсіп бойынша біліктілік жөніндегі талаптарға сәйкес келесіз",
			"Вы соответствуете требованиям к квалификации по профессии",
			"You meet the requirements on qualification of the profession")),
		refused(notMet, say("Сіз кәсіп бойынша біліктілік жөніндегі талаптарға сәйкес келмейсіз",
			"Вы не соответствуете требованиям к квалификации по профессии",
			"You do not meet the requirements on qualification of the profession"), askForAdvice),
		lacking(unknown, "qualificationMet"),
	}},

	"profile-known": {say("кәсіптің бейіні", "профиль профессии", "profile of the profession"), []outcome{
		satisfied(met, say("Кәсіптің бейіні белгілі: {profile}", "Профиль профессии известен: {profile}", "The profile of the profession is known: {profile}")),
		unclear(unknown, neededForPayment, "profile"),
	}},

	"registration-known": {say("тұрақты тіркелген өңір", "регион постоянной регистрации", "region of permanent registration"), []outcome{
		satisfied(met, say("Тұрақты тіркелген өңір белгілі: {application.residence.region}",
			"Регион постоянной регистрации известен: {application.residence.region}",
			"The region of permanent registration is known: {application.residence.region}")),
		unclear(unknown, neededForPayment, "application.residence.region"),
	}},

	"form-region": field(say("Еңбек мобильділігі орталығы (облыс, республикалық маңызы бар қала, астана)",
		"Центр трудовой мобильности (область, город республиканского значения, столица)",
		"Labour mobility centre of (oblast, city of republican significance, capital)"),
		leftEmpty),
	"form-name": field(say("Тегі, аты, әкесінің аты (бар болса)", "Фамилия, имя, отчество (при его наличии)", "Surname, name, patronymic (if any)"),
		leftEmpty),
	"form-iin": field(say("Жеке сәйкестендіру нөмірі", "Индивидуальный идентификационный номер", "Individual identification number"),
		leftEmpty),
	"form-level": field(say("Кәсіптік біліктілік деңгейі", "Уровень профессиональной квалификации", "Level of professional qualification sought"),
		leftEmpty),
	"form-profession": field(say("Кәсіп", "Профессия", "Profession"),
		leftEmpty,
		partlyFilled("код пен атау қажет", "нужны код и наименование", "the code and the name are needed")),
	"form-consent": field(say("Дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім",
		"Согласие на сбор и обработку персональных данных и на рассылку",
		"Consent to the collection and processing of personal data and to mailings"),
		refused(notMet, say("Дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім берілмеген",
			"Согласие на сбор и обработку персональных данных и на рассылку не дано",
			"Consent to the collection and processing of personal data and to mailings is not given"), fillAgain),
		lacking(unknown, "application.consent")),
	"form-education": field(say("Білімі", "Образование", "Education"),
		leftEmpty,
		partlyFilled("білім беру ұйымы, даярлау бағыты және аяқталған күні қажет",
			"нужны организация образования, направление подготовки и дата окончания",
			"the organisation, the direction of training and the date of completion are needed"),
		wronglyFilled(wrong, "«Білімі» өрісі дұрыс толтырылмаған: аяқталған күні өтініш берілген күннен ({filed}) кейін",
			"Поле «Образование» заполнено неверно: дата окончания позже дня подачи заявления ({filed})",
			`Field "Education" is not correctly filled in: the date of completion is after the day of filing ({filed})`),
		notApplicable(notRequired, "3.3", say("«Білімі» өрісі толтырылмаған, кәсіп үшін білім деңгейіне талап қойылмайды",
			"Поле «Образование» не заполнено, требования к уровню образования по профессии нет",
			`Field "Education" is empty, and the profession has no requirement on education`)),
		lacking(unknown, "educationRequired")),
	"form-documents": field(say("Еңбек қызметі, құжаттардың электрондық көшірмелері", "Трудовая деятельность, электронные копии документов", "Work activity, electronic copies of documents"),
		partlyFilled("аталған әр құжаттың көшірмесі қажет", "нужна копия каждого названного документа",
			"a copy of each document named is needed"),
		lacking(kindUnknown, "application.documents.kind"),
		notApplicable(nothingAttached, "", say("Құжаттар қоса берілмеген; олардың қажеттігі бөлек қаралады",
			"Документы не приложены; нужны ли они, рассматривается отдельно",
			"No documents are attached; whether they are needed is judged apart"))),
	"form-skills": field(say("Кәсіп бойынша дағды (дағдылар)", "Навык (навыки) по профессии", "Skill or skills in the profession"),
		leftEmpty),
	"form-account": field(say("Жиырма таңбалы карталық немесе ағымдағы шот нөмірі", "Номер двадцатизначного карточного или текущего счета", "Number of the 20-character card or current account"),
		leftEmpty),
	"form-residence": field(say("Тұрғылықты жері (тұрақты тіркелген жері)", "Место жительства (место постоянной регистрации)", "Place of residence (place of permanent registration)"),
		leftEmpty),
	"form-warned": field(say("Анық емес мәліметтер үшін жауаптылық туралы ескерту", "Предупреждение об ответственности за недостоверные сведения", "Warned of liability for unreliable information"),
		refused(notMet, say("Анық емес мәліметтер үшін жауаптылық туралы ескертілгені расталмаған",
			"Не подтверждено предупреждение об ответственности за недостоверные сведения",
			"The warning of liability for unreliable information is not confirmed"), fillAgain),
		lacking(unknown, "application.warned")),
	"form-centre": field(say("Үміткер таңдаған тану орталығы", "Центр признания, выбранный претендентом", "Recognition centre chosen by the applicant"),
		leftEmpty,
		partlyFilled("БСН мен атау қажет", "нужны БИН и наименование", "the BIN and the name are needed")),
	"form-contacts": field(say("Ұялы телефон, электрондық пошта", "Мобильный телефон, электронная почта", "Mobile phone, e-mail"),
		leftEmpty,
		partlyFilled("телефон мен электрондық пошта қажет", "нужны телефон и электронная почта", "the phone and the e-mail are needed"),
		wronglyFilled(wrong, "Ұялы телефон мен электрондық пошта дұрыс көрсетілмеген",
			"Мобильный телефон и электронная почта указаны неверно",
			"The mobile phone and the e-mail are not correctly stated"),
		wronglyFilled(phoneWrong, "Ұялы телефон дұрыс көрсетілмеген: нөмір цифрлармен жазылады",
			"Мобильный телефон указан неверно: номер пишется цифрами",
			"The mobile phone is not correctly stated: a number is written in digits"),
		wronglyFilled(emailWrong, "Электрондық пошта дұрыс көрсетілмеген: мекенжайда атау, @ белгісі және домен болуы қажет",
			"Электронная почта указана неверно: в адресе нужны имя, знак @ и домен",
			"The e-mail is not correctly stated: an address has a name, the sign @ and a domain")),
	"form-signed-on": field(say("ЭЦҚ, күні", "ЭЦП, дата", "EDS, date"),
		leftEmpty,
		wronglyFilled(wrong, "«ЭЦҚ, күні» өрісі дұрыс толтырылмаған: күні өтініш берілген күннен ({filed}) кейін",
			"Поле «ЭЦП, дата» заполнено неверно: дата позже дня подачи заявления ({filed})",
			`Field "EDS, date" is not correctly filled in: the date is after the day of filing ({filed})`)),
}
