package eligibility

import (
	"strconv"
	"time"

	"github.com/biliktilik/tanu"
)

// factKind tells how a value is written for people.
type factKind int

const (
	aText factKind = iota
	aDate
	aMoment
	anAnswer
	aRegion
	aProfile
)

// fact is one thing that rules compare or miss: its name in JSON, how it is
// asked for, and its value in a reading. A fact without a value is one that is
// only ever missing.
type fact struct {
	name  string
	kind  factKind
	ask   tanu.Text
	value func(*record) string
}

func date(of func(*record) tanu.Date) func(*record) string {
	return func(r *record) string {
		b, _ := of(r).AppendText(nil)
		return string(b)
	}
}

func answer(of func(*record) told) func(*record) string {
	return func(r *record) string { return of(r).String() }
}

// free is the value of a free text, without the numbers that may stand in it.
func free(of func(*record) string) func(*record) string {
	return func(r *record) string { return tanu.HideDigits(of(r)) }
}

// holds reports whether a text is a value of the kind.
func (k factKind) holds(value string) bool {
	var err error
	switch k {
	case aDate:
		_, err = tanu.ParseDate(value)
	case aMoment:
		_, err = time.Parse(time.RFC3339, value)
	case anAnswer:
		return value == string(tanu.Yes) || value == string(tanu.No)
	case aRegion:
		_, err = tanu.ParseRegion(value)
	case aProfile:
		_, err = tanu.ParseProfile(value)
	default:
		return tanu.HideDigits(value) == value
	}
	return err == nil
}

// facts is the table. The value of a fact is never a personal number, a name or
// an account.
var facts = []fact{
	{"filed", aDate, tanu.Text{KK: "өтініш берілген күн", RU: "день подачи заявления", EN: "day of filing"},
		date(func(r *record) tanu.Date { return r.filed })},
	{"filingLimit", aDate, tanu.Text{KK: "Қағидаларда көрсетілген күн", RU: "день, названный в Правилах", EN: "the day that the Rules name"},
		date(func(r *record) tanu.Date { return r.limit })},
	{"lastFilingDay", aDate, tanu.Text{KK: "өтініш берудің соңғы күні", RU: "последний день подачи заявления", EN: "last day to file"},
		date(func(r *record) tanu.Date { return r.lastDay })},
	{"lastFilingDayProvisional", anAnswer, tanu.Text{
		KK: "өтініш берудің соңғы күні алдын ала есептелгені", RU: "последний день подачи заявления рассчитан предварительно",
		EN: "whether the last day to file is provisional"},
		answer(func(r *record) told { return r.provisional })},
	{"year", aText, tanu.Text{KK: "өтініш берілген жыл", RU: "год подачи заявления", EN: "year of filing"},
		func(r *record) string { return strconv.Itoa(r.filed.Year()) }},

	{"registeredUnemployed", anAnswer, tanu.Text{
		KK: "жұмыссыз ретінде тіркелгені", RU: "регистрация в качестве безработного", EN: "registration as unemployed"},
		answer(func(r *record) told { return r.registeredUnemployed })},
	{"voucherAvailable", anAnswer, tanu.Text{
		KK: "өңірде біржолғы ваучердің болуы", RU: "наличие единоразового ваучера в регионе", EN: "availability of a voucher in the region"},
		answer(func(r *record) told { return r.voucherAvailable })},
	{"voucherThisYear", anAnswer, tanu.Text{
		KK: "өтініш берілген жылы біржолғы ваучер алғаны", RU: "получение единоразового ваучера в году подачи заявления", EN: "receipt of a voucher in the year of filing"},
		answer(func(r *record) told { return r.voucherThisYear })},
	{"voucherYear", aText, tanu.Text{
		KK: "ваучер туралы мәлімет қай жылға қатысты екені", RU: "год, к которому относятся сведения о ваучере", EN: "the year that the answer about the voucher speaks of"},
		free(func(r *record) string { return strconv.Itoa(r.voucherYear) })},
	{"voucherLapsed", anAnswer, tanu.Text{
		KK: "алынған біржолғы ваучердің пайдаланылмай жойылғаны", RU: "аннулирование полученного единоразового ваучера неиспользованным", EN: "whether the voucher received was annulled unused"},
		answer(func(r *record) told { return r.voucherLapsed })},

	{"signature.outcome", aText, tanu.Text{
		KK: "ЭЦҚ тексеру нәтижесі", RU: "результат проверки ЭЦП", EN: "outcome of the verification of the signature"},
		func(r *record) string { return string(r.outcome()) }},
	{"signature.signers", aText, tanu.Text{
		KK: "өтінішке қол қойған адам", RU: "лицо, подписавшее заявление", EN: "who signed the application"}, nil},
	{"signerIsApplicant", anAnswer, tanu.Text{
		KK: "өтінішке үміткердің өзі қол қойғаны", RU: "подписано ли заявление самим претендентом", EN: "whether the applicant signed the application"},
		answer((*record).signerIsApplicant)},
	{"signature.content", aText, tanu.Text{
		KK: "қол қойылған мазмұн", RU: "подписанное содержание", EN: "the content that was signed"}, nil},
	{"signature.signedAt", aMoment, tanu.Text{
		KK: "қол қойылған сәт", RU: "момент подписания", EN: "moment of signing"},
		(*record).signedAt},
	{"signature.judgedAt", aMoment, tanu.Text{
		KK: "қол қойылған сәтке жасалған ЭЦҚ тексеруі", RU: "проверка ЭЦП на момент подписания", EN: "verification of the signature as of the moment of signing"},
		(*record).judgedAt},
	{"content", aText, tanu.Text{
		KK: "берілген өтініштің мазмұны", RU: "содержание поданного заявления", EN: "the content of the application as filed"}, nil},
	{"contentSigned", anAnswer, tanu.Text{
		KK: "осы өтінішке қол қойылғаны", RU: "подписано ли это заявление", EN: "whether it is this application that was signed"},
		answer((*record).contentSigned)},

	{"application.region", aRegion, tanu.Text{KK: "өтініш берілген өңір", RU: "регион подачи заявления", EN: "region of application"},
		func(r *record) string { return r.region.String() }},
	{"application.iin", aText, tanu.Text{
		KK: "жеке сәйкестендіру нөмірі", RU: "индивидуальный идентификационный номер", EN: "individual identification number"}, nil},
	{"application.profession.code", aText, tanu.Text{KK: "кәсіптің коды", RU: "код профессии", EN: "code of the profession"},
		free(func(r *record) string { return r.profession.Code })},
	{"application.profession.name", aText, tanu.Text{KK: "кәсіптің атауы", RU: "наименование профессии", EN: "name of the profession"},
		free(func(r *record) string { return r.profession.Name })},
	{"application.centre.name", aText, tanu.Text{KK: "тану орталығының атауы", RU: "наименование центра признания", EN: "name of the recognition centre"},
		free(func(r *record) string { return r.centre })},
	{"application.consent", anAnswer, tanu.Text{
		KK: "дербес деректерді жинауға және өңдеуге келісім", RU: "согласие на сбор и обработку персональных данных", EN: "consent to the collection and processing of personal data"},
		answer(func(r *record) told { return r.consent })},
	{"application.warned", anAnswer, tanu.Text{
		KK: "анық емес мәліметтер үшін жауаптылық туралы ескертілгені", RU: "предупреждение об ответственности за недостоверные сведения", EN: "warning of liability for unreliable information"},
		answer(func(r *record) told { return r.warned })},
	{"application.documents.education", anAnswer, tanu.Text{
		KK: "білім туралы құжат көшірмесінің болуы", RU: "наличие копии документа об образовании", EN: "whether a copy of the document on education is attached"},
		answer(func(r *record) told { return r.educationCopy })},
	{"application.documents.work", anAnswer, tanu.Text{
		KK: "еңбек қызметін растайтын құжат көшірмесінің болуы", RU: "наличие копии документа, подтверждающего трудовую деятельность",
		EN: "whether a copy of a document confirming work is attached"},
		answer(func(r *record) told { return r.workCopy })},
	{"application.documents.kind", aText, tanu.Text{
		KK: "қоса берілген құжаттың түрі", RU: "вид приложенного документа", EN: "the kind of the document attached"}, nil},
	{"application.documents.marked", anAnswer, tanu.Text{
		KK: "еңбек шартында оның тоқтатылған күні мен негізі туралы жұмыс берушінің белгісі", RU: "отметка работодателя о дате и основании прекращения трудового договора",
		EN: "the employer's mark of the date and ground of termination of the labour contract"}, nil},
	{"application.residence.region", aRegion, tanu.Text{
		KK: "тұрақты тіркелген өңір", RU: "регион постоянной регистрации", EN: "region of permanent registration"},
		func(r *record) string { return r.residence.String() }},

	{"decided", aDate, tanu.Text{KK: "шешім қабылданған күн", RU: "день принятия решения", EN: "day of the decision"},
		date(func(r *record) tanu.Date { return r.decided })},
	{"professionInRegister", anAnswer, tanu.Text{
		KK: "кәсіптің Кәсіптер тізілімінде болуы", RU: "наличие профессии в Реестре профессий", EN: "presence of the profession in the register of professions"},
		answer(func(r *record) told { return r.professionInRegister })},
	{"centreListed", anAnswer, tanu.Text{
		KK: "тану орталығы туралы мәліметтердің ҰБЖ цифрлық платформасында орналастырылуы", RU: "размещение сведений о центре признания на цифровой платформе НСК",
		EN: "listing of the recognition centre on the NQS digital platform"},
		answer(func(r *record) told { return r.centreListed })},
	{"centreAccredited", anAnswer, tanu.Text{
		KK: "тану орталығының аккредиттелуі", RU: "аккредитация центра признания", EN: "accreditation of the recognition centre"},
		answer(func(r *record) told { return r.centreAccredited })},
	{"educationRequired", anAnswer, tanu.Text{
		KK: "кәсіп үшін білім деңгейіне қойылатын талаптың болуы", RU: "наличие требования к уровню образования по профессии", EN: "whether the profession has a requirement on education"},
		answer(func(r *record) told { return r.educationRequired })},
	{"workRequired", anAnswer, tanu.Text{
		KK: "кәсіп үшін еңбек өтіліне қойылатын талаптың болуы", RU: "наличие требования к трудовому стажу по профессии", EN: "whether the profession has a requirement on length of service"},
		answer(func(r *record) told { return r.workRequired })},
	{"educationMet", anAnswer, tanu.Text{
		KK: "үміткердің білім жөніндегі талаптарға сәйкестігі", RU: "соответствие претендента требованиям к образованию", EN: "whether the applicant meets the requirements on education"},
		answer(func(r *record) told { return r.educationMet })},
	{"qualificationMet", anAnswer, tanu.Text{
		KK: "үміткердің біліктілік жөніндегі талаптарға сәйкестігі", RU: "соответствие претендента требованиям к квалификации", EN: "whether the applicant meets the requirements on qualification"},
		answer(func(r *record) told { return r.qualificationMet })},
	{"profile", aProfile, tanu.Text{KK: "кәсіптің бейіні", RU: "профиль профессии", EN: "profile of the profession"},
		(*record).profileKnown},
}

// factNamed finds a fact, nil for a name that is none.
func factNamed(name string) *fact {
	for i := range facts {
		if facts[i].name == name {
			return &facts[i]
		}
	}
	return nil
}

// AskFor names a fact in words, so that a cabinet can ask for it: "registration
// as unemployed". It is "" for a name that is no fact.
func AskFor(name string, lang tanu.Language) string {
	if f := factNamed(name); f != nil {
		return f.ask.In(lang)
	}
	return ""
}
