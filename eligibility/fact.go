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
	{"filed", aDate, tanu.Text{
		KK: "өтініш берілген күн туралы", RU: "о дне подачи заявления",
		EN: "day of filing"},
		date(func(r *record) tanu.Date { return r.filed })},
	{"filingLimit", aDate, tanu.Text{
		KK: "Қағидаларда көрсетілген күн туралы", RU: "о дне, названном в Правилах",
		EN: "day that the Rules name"},
		date(func(r *record) tanu.Date { return r.limit })},
	{"lastFilingDay", aDate, tanu.Text{
		KK: "өтініш берудің соңғы күні туралы", RU: "о последнем дне подачи заявления",
		EN: "last day to file"},
		date(func(r *record) tanu.Date { return r.lastDay })},
	{"lastFilingDayProvisional", anAnswer, tanu.Text{
		KK: "өтініш берудің соңғы күнінің алдын ала есептелгені туралы", RU: "о предварительном расчете последнего дня подачи заявления",
		EN: "provisional reckoning of the last day to file"},
		answer(func(r *record) told { return r.provisional })},
	{"year", aText, tanu.Text{
		KK: "өтініш берілген жыл туралы", RU: "о годе подачи заявления",
		EN: "year of filing"},
		func(r *record) string { return strconv.Itoa(r.filed.Year()) }},

	{"registeredUnemployed", anAnswer, tanu.Text{
		KK: "жұмыссыз ретінде тіркелгені туралы", RU: "о регистрации в качестве безработного",
		EN: "registration as unemployed"},
		answer(func(r *record) told { return r.registeredUnemployed })},
	{"voucherAvailable", anAnswer, tanu.Text{
		KK: "өңірде біржолғы ваучердің болуы туралы", RU: "о наличии единоразового ваучера в регионе",
		EN: "availability of a voucher in the region"},
		answer(func(r *record) told { return r.voucherAvailable })},
	{"voucherThisYear", anAnswer, tanu.Text{
		KK: "өтініш берілген жылы біржолғы ваучер алғаны туралы", RU: "о получении единоразового ваучера в году подачи заявления",
		EN: "receipt of a voucher in the year of filing"},
		answer(func(r *record) told { return r.voucherThisYear })},
	{"voucherYear", aText, tanu.Text{
		KK: "ваучер туралы мәлімет қатысты жыл туралы", RU: "о годе, к которому относятся сведения о ваучере",
		EN: "year that the answer about the voucher speaks of"},
		free(func(r *record) string { return strconv.Itoa(r.voucherYear) })},
	{"voucherLapsed", anAnswer, tanu.Text{
		KK: "алынған біржолғы ваучердің пайдаланылмай жойылғаны туралы", RU: "об аннулировании полученного единоразового ваучера неиспользованным",
		EN: "annulment of the voucher received as unused"},
		answer(func(r *record) told { return r.voucherLapsed })},

	{"signature.outcome", aText, tanu.Text{
		KK: "ЭЦҚ тексеру нәтижесі туралы", RU: "о результате проверки ЭЦП",
		EN: "outcome of the verification of the signature"},
		func(r *record) string { return string(r.outcome()) }},
	{"signature.signers", aText, tanu.Text{
		KK: "өтінішке қол қойған адам туралы", RU: "о лице, подписавшем заявление",
		EN: "person who signed the application"}, nil},
	{"signerIsApplicant", anAnswer, tanu.Text{
		KK: "өтінішке үміткердің өзі қол қойғаны туралы", RU: "о подписании заявления самим претендентом",
		EN: "signing of the application by the applicant"},
		answer((*record).signerIsApplicant)},
	{"signature.content", aText, tanu.Text{
		KK: "қол қойылған мазмұн туралы", RU: "о подписанном содержании",
		EN: "content that was signed"}, nil},
	{"signature.signedAt", aMoment, tanu.Text{
		KK: "қол қойылған сәт туралы", RU: "о моменте подписания",
		EN: "moment of signing"},
		(*record).signedAt},
	{"signature.judgedAt", aMoment, tanu.Text{
		KK: "қол қойылған сәтке жасалған ЭЦҚ тексеруі туралы", RU: "о проверке ЭЦП на момент подписания",
		EN: "verification of the signature as of the moment of signing"},
		(*record).judgedAt},
	{"content", aText, tanu.Text{
		KK: "берілген өтініштің мазмұны туралы", RU: "о содержании поданного заявления",
		EN: "content of the application as filed"}, nil},
	{"contentSigned", anAnswer, tanu.Text{
		KK: "дәл осы өтінішке қол қойылғаны туралы", RU: "о подписании именно этого заявления",
		EN: "signing of this very application"},
		answer((*record).contentSigned)},

	{"application.region", aRegion, tanu.Text{
		KK: "өтініш берілген өңір туралы", RU: "о регионе подачи заявления",
		EN: "region of application"},
		func(r *record) string { return r.region.String() }},
	{"application.iin", aText, tanu.Text{
		KK: "жеке сәйкестендіру нөмірі туралы", RU: "об индивидуальном идентификационном номере",
		EN: "individual identification number"}, nil},
	{"application.profession.code", aText, tanu.Text{
		KK: "кәсіптің коды туралы", RU: "о коде профессии",
		EN: "code of the profession"},
		free(func(r *record) string { return r.profession.Code })},
	{"application.profession.name", aText, tanu.Text{
		KK: "кәсіптің атауы туралы", RU: "о наименовании профессии",
		EN: "name of the profession"},
		free(func(r *record) string { return r.profession.Name })},
	{"application.centre.name", aText, tanu.Text{
		KK: "тану орталығының атауы туралы", RU: "о наименовании центра признания",
		EN: "name of the recognition centre"},
		free(func(r *record) string { return r.centre })},
	{"application.consent", anAnswer, tanu.Text{
		KK: "дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім туралы", RU: "о согласии на сбор и обработку персональных данных и на рассылку",
		EN: "consent to the collection and processing of personal data and to mailings"},
		answer(func(r *record) told { return r.consent })},
	{"application.warned", anAnswer, tanu.Text{
		KK: "анық емес мәліметтер үшін жауаптылық жөнінде ескертілгені туралы", RU: "о предупреждении об ответственности за недостоверные сведения",
		EN: "warning of liability for unreliable information"},
		answer(func(r *record) told { return r.warned })},
	{"application.documents.education", anAnswer, tanu.Text{
		KK: "білім туралы құжат көшірмесінің болуы туралы", RU: "о наличии копии документа об образовании",
		EN: "presence of a copy of the document on education"},
		answer(func(r *record) told { return r.educationCopy })},
	{"application.documents.work", anAnswer, tanu.Text{
		KK: "еңбек қызметін растайтын құжат көшірмесінің болуы туралы", RU: "о наличии копии документа, подтверждающего трудовую деятельность",
		EN: "presence of a copy of a document confirming work"},
		answer(func(r *record) told { return r.workCopy })},
	{"application.documents.kind", aText, tanu.Text{
		KK: "қоса берілген құжаттың түрі туралы", RU: "о виде приложенного документа",
		EN: "kind of the document attached"}, nil},
	{"application.documents.marked", anAnswer, tanu.Text{
		KK: "еңбек шартында жұмыс берушінің оның тоқтатылған күні мен негізі көрсетілген белгісінің болуы туралы", RU: "о наличии отметки работодателя о дате и основании прекращения трудового договора",
		EN: "presence of the employer's mark of the date and ground of termination on the labour contract"}, nil},
	{"application.residence.region", aRegion, tanu.Text{
		KK: "тұрақты тіркелген өңір туралы", RU: "о регионе постоянной регистрации",
		EN: "region of permanent registration"},
		func(r *record) string { return r.residence.String() }},

	{"decided", aDate, tanu.Text{
		KK: "шешім қабылданған күн туралы", RU: "о дне принятия решения",
		EN: "day of the decision"},
		date(func(r *record) tanu.Date { return r.decided })},
	{"professionInRegister", anAnswer, tanu.Text{
		KK: "кәсіптің Кәсіптер тізілімінде болуы туралы", RU: "о наличии профессии в Реестре профессий",
		EN: "presence of the profession in the register of professions"},
		answer(func(r *record) told { return r.professionInRegister })},
	{"centreListed", anAnswer, tanu.Text{
		KK: "тану орталығы туралы мәліметтердің ҰБЖ цифрлық платформасында орналастырылуы туралы", RU: "о размещении сведений о центре признания на цифровой платформе НСК",
		EN: "listing of the recognition centre on the NQS digital platform"},
		answer(func(r *record) told { return r.centreListed })},
	{"centreAccredited", anAnswer, tanu.Text{
		KK: "тану орталығының аккредиттелуі туралы", RU: "об аккредитации центра признания",
		EN: "accreditation of the recognition centre"},
		answer(func(r *record) told { return r.centreAccredited })},
	{"educationRequired", anAnswer, tanu.Text{
		KK: "кәсіп үшін білім деңгейіне қойылатын талаптың болуы туралы", RU: "о наличии требования к уровню образования по профессии",
		EN: "presence of a requirement on education for the profession"},
		answer(func(r *record) told { return r.educationRequired })},
	{"workRequired", anAnswer, tanu.Text{
		KK: "кәсіп үшін еңбек өтіліне қойылатын талаптың болуы туралы", RU: "о наличии требования к трудовому стажу по профессии",
		EN: "presence of a requirement on length of service for the profession"},
		answer(func(r *record) told { return r.workRequired })},
	{"educationMet", anAnswer, tanu.Text{
		KK: "үміткердің білім жөніндегі талаптарға сәйкестігі туралы", RU: "о соответствии претендента требованиям к образованию",
		EN: "the applicant's compliance with the requirements on education"},
		answer(func(r *record) told { return r.educationMet })},
	{"qualificationMet", anAnswer, tanu.Text{
		KK: "үміткердің біліктілік жөніндегі талаптарға сәйкестігі туралы", RU: "о соответствии претендента требованиям к квалификации",
		EN: "the applicant's compliance with the requirements on qualification"},
		answer(func(r *record) told { return r.qualificationMet })},
	{"profile", aProfile, tanu.Text{
		KK: "кәсіптің бейіні туралы", RU: "о профиле профессии",
		EN: "profile of the profession"},
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

// AskFor names a fact in words that follow "information", so that a cabinet can ask
// for it: "о регистрации в качестве безработного", "жұмыссыз ретінде тіркелгені
// туралы", in English without a preposition "registration as unemployed". It is ""
// for a name that is no fact, and in English for a word that is no language.
func AskFor(name string, lang tanu.Language) string {
	if f := factNamed(name); f != nil {
		return f.ask.In(lang)
	}
	return ""
}
