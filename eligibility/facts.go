package eligibility

import (
	"log/slog"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/biliktilik/tanu"
)

// Facts are what a host knows beside the application, from its registers and
// its verifier. The zero value of each is "unknown", never "no": what rests on
// it is undetermined, and the decision names it.
type Facts struct {
	// Clause 3, the check at filing. A voucher that lapsed was annulled unused (Q4).
	RegisteredUnemployed tanu.Answer `json:"registeredUnemployed,omitzero"` // at the career centre
	VoucherAvailable     tanu.Answer `json:"voucherAvailable,omitzero"`     // in the region of application
	VoucherThisYear      tanu.Answer `json:"voucherThisYear,omitzero"`      // one was received in VoucherYear
	VoucherYear          int         `json:"voucherYear,omitzero"`          // 0 is the year of filing
	VoucherLapsed        tanu.Answer `json:"voucherLapsed,omitzero"`        // each one received in that year

	Signature Evidence `json:"signature,omitzero"`
	Content   Digest   `json:"content,omitzero"` // of the application as it was filed, the bytes that were to be signed

	// Clause 8, the review, as of the day of the decision. A profession may have a
	// requirement on education and one on length of service (see Required).
	ProfessionInRegister tanu.Answer `json:"professionInRegister,omitzero"`
	CentreListed         tanu.Answer `json:"centreListed,omitzero"` // on the platform of the qualification system
	CentreAccredited     tanu.Answer `json:"centreAccredited,omitzero"`
	EducationRequired    tanu.Answer `json:"educationRequired,omitzero"` // of the profession
	WorkRequired         tanu.Answer `json:"workRequired,omitzero"`      // length of service, of the profession
	EducationMet         tanu.Answer `json:"educationMet,omitzero"`      // by the applicant
	QualificationMet     tanu.Answer `json:"qualificationMet,omitzero"`  // by the applicant

	// Clause 14, for the payment; it decides no application.
	Profile tanu.Profile `json:"profile,omitzero"`
}

// fact is one thing that rules compare or miss. A new fact is a field of Facts, a
// row here and a property of facts.schema.json.
type fact struct {
	number   byte   // of the field of Facts in a digest, never reused; 0: none
	name     string // as Finding.Missing and Finding.Facts have it; of a field of Facts, its path in JSON
	answerer answerer
	kind     factKind
	question tanu.Text             // in words that follow "information"
	field    func(*Facts) any      // the field of Facts; nil: none
	value    func(*reading) string // what is compared; nil: the field as text
}

// answerer tells who answers a fact.
type answerer string

const (
	register  answerer = "register"  // the registers that the host asks
	verifier  answerer = "verifier"  // of signatures
	cabinet   answerer = "cabinet"   // in which the application was filed
	applicant answerer = "applicant" // in the application
	reckoned  answerer = "reckoned"  // nobody: it follows from others
)

// factKind tells how a value is checked, and how it is written for people.
type factKind int

const (
	aText factKind = iota
	aDate
	aMoment
	anAnswer
	aRegion
	aProfile
)

// facts is the table. What is compared is never a personal number, a name or an
// account: free text is compared without the numbers that may stand in it.
var facts = []fact{
	// The days of filing.
	{0, "filed", reckoned, aDate, say("өтініш берілген күн туралы", "о дне подачи заявления", "day of filing"),
		nil, func(r *reading) string { return dateText(r.Filed) }},
	{0, "filingLimit", reckoned, aDate, say("Қағидаларда көрсетілген күн туралы", "о дне, названном в Правилах", "day that the Rules name"),
		nil, func(r *reading) string { return dateText(r.limit) }},
	{0, "lastFilingDay", reckoned, aDate, say("өтініш берудің соңғы күні туралы", "о последнем дне подачи заявления", "last day to file"),
		nil, func(r *reading) string { return dateText(r.lastDay) }},
	{0, "lastFilingDayProvisional", reckoned, anAnswer, say("өтініш берудің соңғы күнінің алдын ала есептелгені туралы", "о предварительном расчете последнего дня подачи заявления", "provisional reckoning of the last day to file"),
		nil, func(r *reading) string { return yesIf(r.provisional) }},
	{0, "year", reckoned, aText, say("өтініш берілген жыл туралы", "о годе подачи заявления", "year of filing"),
		nil, func(r *reading) string { return strconv.Itoa(r.Filed.Year()) }},

	// Clause 3, the check at filing.
	{1, "registeredUnemployed", register, anAnswer, say("жұмыссыз ретінде тіркелгені туралы", "о регистрации в качестве безработного", "registration as unemployed"),
		func(f *Facts) any { return &f.RegisteredUnemployed }, nil},
	{2, "voucherAvailable", register, anAnswer, say("өңірде біржолғы ваучердің болуы туралы", "о наличии единоразового ваучера в регионе", "availability of a voucher in the region"),
		func(f *Facts) any { return &f.VoucherAvailable }, nil},
	{3, "voucherThisYear", register, anAnswer, say("өтініш берілген жылы біржолғы ваучер алғаны туралы", "о получении единоразового ваучера в году подачи заявления", "receipt of a voucher in the year of filing"),
		func(f *Facts) any { return &f.VoucherThisYear }, nil},
	{4, "voucherYear", register, aText, say("ваучер туралы мәлімет қатысты жыл туралы", "о годе, к которому относятся сведения о ваучере", "year that the answer about the voucher speaks of"),
		func(f *Facts) any { return &f.VoucherYear },
		func(r *reading) string { return tanu.HideDigits(strconv.Itoa(r.voucherYear())) }},
	{5, "voucherLapsed", register, anAnswer, say("алынған біржолғы ваучердің пайдаланылмай жойылғаны туралы", "об аннулировании полученного единоразового ваучера неиспользованным", "annulment of the voucher received as unused"),
		func(f *Facts) any { return &f.VoucherLapsed }, nil},

	// Clause 3(1), the signature.
	{6, "signature.outcome", verifier, aText, say("ЭЦҚ тексеру нәтижесі туралы", "о результате проверки ЭЦП", "outcome of the verification of the signature"),
		func(f *Facts) any { return &f.Signature.Outcome }, nil},
	{7, "signature.signers", verifier, aText, say("өтінішке қол қойған адам туралы", "о лице, подписавшем заявление", "person who signed the application"),
		func(f *Facts) any { return &f.Signature.Signers }, nil},
	{0, "signerIsApplicant", reckoned, anAnswer, say("өтінішке үміткердің өзі қол қойғаны туралы", "о подписании заявления самим претендентом", "signing of the application by the applicant"),
		nil, (*reading).signerIsApplicant},
	{8, "signature.content", verifier, aText, say("қол қойылған мазмұн туралы", "о подписанном содержании", "content that was signed"),
		func(f *Facts) any { return &f.Signature.Content }, nil},
	{9, "signature.signedAt", verifier, aMoment, say("қол қойылған сәт туралы", "о моменте подписания", "moment of signing"),
		func(f *Facts) any { return &f.Signature.Signed }, nil},
	{10, "signature.judgedAt", verifier, aMoment, say("қол қойылған сәтке жасалған ЭЦҚ тексеруі туралы", "о проверке ЭЦП на момент подписания", "verification of the signature as of the moment of signing"),
		func(f *Facts) any { return &f.Signature.Judged }, nil},
	{11, "content", cabinet, aText, say("берілген өтініштің мазмұны туралы", "о содержании поданного заявления", "content of the application as filed"),
		func(f *Facts) any { return &f.Content }, nil},
	{0, "contentSigned", reckoned, anAnswer, say("дәл осы өтінішке қол қойылғаны туралы", "о подписании именно этого заявления", "signing of this very application"),
		nil, (*reading).contentSigned},

	// Annex 1.
	{0, "application.region", applicant, aRegion, say("өтініш берілген өңір туралы", "о регионе подачи заявления", "region of application"),
		nil, func(r *reading) string { return string(r.Application.Region) }},
	{0, "application.iin", applicant, aText, say("жеке сәйкестендіру нөмірі туралы", "об индивидуальном идентификационном номере", "individual identification number"),
		nil, nil},
	{0, "application.profession.code", applicant, aText, say("кәсіптің коды туралы", "о коде профессии", "code of the profession"),
		nil, func(r *reading) string { return tanu.HideDigits(r.Application.Profession.Code) }},
	{0, "application.profession.name", applicant, aText, say("кәсіптің атауы туралы", "о наименовании профессии", "name of the profession"),
		nil, func(r *reading) string { return tanu.HideDigits(r.Application.Profession.Name) }},
	{0, "application.centre.name", applicant, aText, say("тану орталығының атауы туралы", "о наименовании центра признания", "name of the recognition centre"),
		nil, func(r *reading) string { return tanu.HideDigits(r.Application.Centre.Name) }},
	{0, "application.consent", applicant, anAnswer, say("дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім туралы", "о согласии на сбор и обработку персональных данных и на рассылку", "consent to the collection and processing of personal data and to mailings"),
		nil, func(r *reading) string { return string(r.Application.Consent) }},
	{0, "application.warned", applicant, anAnswer, say("анық емес мәліметтер үшін жауаптылық жөнінде ескертілгені туралы", "о предупреждении об ответственности за недостоверные сведения", "warning of liability for unreliable information"),
		nil, func(r *reading) string { return string(r.Application.Warned) }},
	{0, "application.documents.education", reckoned, anAnswer, say("білім туралы құжат көшірмесінің болуы туралы", "о наличии копии документа об образовании", "presence of a copy of the document on education"),
		nil, func(r *reading) string { return string(copied(r.Application.Documents, EducationDocument)) }},
	{0, "application.documents.work", reckoned, anAnswer, say("еңбек қызметін растайтын құжат көшірмесінің болуы туралы", "о наличии копии документа, подтверждающего трудовую деятельность", "presence of a copy of a document confirming work"),
		nil, func(r *reading) string { return string(workConfirmed(r.Application.Documents)) }},
	{0, "application.documents.kind", applicant, aText, say("қоса берілген құжаттың түрі туралы", "о виде приложенного документа", "kind of the document attached"),
		nil, nil},
	{0, "application.documents.marked", applicant, anAnswer, say("еңбек шартында жұмыс берушінің оның тоқтатылған күні мен негізі көрсетілген белгісінің болуы туралы", "о наличии отметки работодателя о дате и основании прекращения трудового договора", "presence of the employer's mark of the date and ground of termination on the labour contract"),
		nil, nil},
	{0, "application.residence.region", applicant, aRegion, say("тұрақты тіркелген өңір туралы", "о регионе постоянной регистрации", "region of permanent registration"),
		nil, func(r *reading) string { return string(r.Application.Residence.Region) }},

	// Clause 8, the review, and clause 14, the payment.
	{0, "decided", reckoned, aDate, say("шешім қабылданған күн туралы", "о дне принятия решения", "day of the decision"),
		nil, func(r *reading) string { return dateText(r.Decided) }},
	{12, "professionInRegister", register, anAnswer, say("кәсіптің Кәсіптер тізілімінде болуы туралы", "о наличии профессии в Реестре профессий", "presence of the profession in the register of professions"),
		func(f *Facts) any { return &f.ProfessionInRegister }, nil},
	{13, "centreListed", register, anAnswer, say("тану орталығы туралы мәліметтердің ҰБЖ цифрлық платформасында орналастырылуы туралы", "о размещении сведений о центре признания на цифровой платформе НСК", "listing of the recognition centre on the NQS digital platform"),
		func(f *Facts) any { return &f.CentreListed }, nil},
	{14, "centreAccredited", register, anAnswer, say("тану орталығының аккредиттелуі туралы", "об аккредитации центра признания", "accreditation of the recognition centre"),
		func(f *Facts) any { return &f.CentreAccredited }, nil},
	{15, "educationRequired", register, anAnswer, say("кәсіп үшін білім деңгейіне қойылатын талаптың болуы туралы", "о наличии требования к уровню образования по профессии", "presence of a requirement on education for the profession"),
		func(f *Facts) any { return &f.EducationRequired }, nil},
	{16, "workRequired", register, anAnswer, say("кәсіп үшін еңбек өтіліне қойылатын талаптың болуы туралы", "о наличии требования к трудовому стажу по профессии", "presence of a requirement on length of service for the profession"),
		func(f *Facts) any { return &f.WorkRequired }, nil},
	{17, "educationMet", register, anAnswer, say("үміткердің білім жөніндегі талаптарға сәйкестігі туралы", "о соответствии претендента требованиям к образованию", "the applicant's compliance with the requirements on education"),
		func(f *Facts) any { return &f.EducationMet }, nil},
	{18, "qualificationMet", register, anAnswer, say("үміткердің біліктілік жөніндегі талаптарға сәйкестігі туралы", "о соответствии претендента требованиям к квалификации", "the applicant's compliance with the requirements on qualification"),
		func(f *Facts) any { return &f.QualificationMet }, nil},
	{19, "profile", register, aProfile, say("кәсіптің бейіні туралы", "о профиле профессии", "profile of the profession"),
		func(f *Facts) any { return &f.Profile }, nil},
}

// factPlace returns the place of a fact in the table, -1 for a name that is no fact.
func factPlace(name string) int {
	return slices.IndexFunc(facts, func(f fact) bool { return f.name == name })
}

// AskFor names a fact, for a cabinet that asks for it. The name is one of
// Decision.Missing, or the same with "facts." before it, as a *tanu.FieldError has
// it: "registeredUnemployed" or "facts.registeredUnemployed". It is "" for a name
// that is no fact, and in English for a word that is no language.
//
// The answer is a part of a sentence. In Russian it follows a word such as "сведения":
// "о регистрации в качестве безработного"; in Kazakh it stands before "мәлімет":
// "жұмыссыз ретінде тіркелгені туралы"; in English it is a noun without an article,
// "registration as unemployed", to follow a label such as "Please tell us:".
func AskFor(name string, lang tanu.Language) string {
	if place := factPlace(strings.TrimPrefix(name, "facts.")); place >= 0 {
		return facts[place].question.In(lang)
	}
	return ""
}

// valueIn is what is compared, as JSON has it; "" is unknown.
func (f *fact) valueIn(r *reading) string {
	switch {
	case f.value != nil:
		return f.value(r)
	case f.field == nil:
		return "" // it is only ever missing
	}
	pointer := f.field(&r.Facts)
	if moment, ok := pointer.(*time.Time); ok {
		return momentText(*moment)
	}
	if word := reflect.ValueOf(pointer).Elem(); word.Kind() == reflect.String {
		return word.String()
	}
	return ""
}

func dateText(d tanu.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func yesIf(b bool) string {
	if b {
		return string(tanu.Yes)
	}
	return ""
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

// Validate returns a *tanu.FieldError of the kind ErrRequest for the first field
// whose value would be lost in JSON: an unknown word, the text "unknown" for an
// answer (want tanu.Unknown), a moment out of the years 1 to 9999. Screen and Review
// refuse them too.
func (f Facts) Validate() error { return f.checkWords("") }

// checkWords refuses a value that would be lost in JSON. The path of the facts is put
// before that of the field.
func (f *Facts) checkWords(path string) error {
	for i := range facts {
		row := &facts[i]
		if row.field == nil {
			continue
		}
		if wrong := checkWord(row.field(f)); wrong != nil {
			return wrong.below(path + row.name)
		}
	}
	return nil
}

// Fields is for package voucher: the facts, as a digest takes them in.
func (f *Facts) Fields() []Field {
	list := make([]Field, 0, len(facts))
	for i := range facts {
		if row := &facts[i]; row.field != nil {
			list = append(list, Field{row.number, row.field(f)})
		}
	}
	return list
}

// LogValue implements slog.LogValuer: each answer, and the signature's.
func (f Facts) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Any("signature", f.Signature), slog.Int("voucherYear", f.VoucherYear)}
	for _, row := range facts {
		if row.field == nil {
			continue
		}
		if answer, ok := row.field(&f).(*tanu.Answer); ok {
			attrs = append(attrs, slog.String(row.name, answer.String()))
		}
	}
	return slog.GroupValue(append(attrs, slog.String("profile", f.Profile.String()))...)
}

// Requirement tells what a professional standard, or the qualification
// requirements, ask of a profession.
type Requirement struct {
	Education tanu.Answer `json:"education,omitzero"` // a level of education
	Work      tanu.Answer `json:"work,omitzero"`      // a length of service
}

// Required returns the requirement that counts: that of the professional
// standard, and where there is none, that of the qualification requirements.
// While it is not known whether there is a standard, what the two agree on is
// known and the rest is not.
//
// Law: 3.3.
func Required(hasStandard tanu.Answer, standard, qualification Requirement) Requirement {
	switch hasStandard {
	case tanu.Yes:
		return standard
	case tanu.No:
		return qualification
	}
	agreed := func(a, b tanu.Answer) tanu.Answer {
		if a == b {
			return a
		}
		return tanu.Unknown
	}
	return Requirement{
		Education: agreed(standard.Education, qualification.Education),
		Work:      agreed(standard.Work, qualification.Work),
	}
}
