package eligibility

import (
	"strings"

	"github.com/biliktilik/tanu"
)

// field is one field of Annex 1, with its label.
type field struct {
	id    id
	code  string
	at    tanu.Clause
	label tanu.Text
	facts []string
	more  []outcome // beside filled and empty

	mayBeEmpty bool // left empty, it refuses in other words or not at all
}

// formRules check that Annex 1 is filled in, completely and correctly, field by
// field. That a number, a date or an account is one at all was settled when it
// was read.
//
// Law: 2025/8.1, 2025/annex-1.head, 2025/annex-1.1, 2025/annex-1.2,
// 2025/annex-1.3, 2025/annex-1.4, 2025/annex-1.5, 2025/annex-1.6,
// 2025/annex-1.7, 2025/annex-1.8, 2025/annex-1.9, 2025/annex-1.10,
// 2025/annex-1.11, 2025/annex-1.12, 2025/annex-1.13, 2025/annex-1.14.
func formRules() []rule {
	list := make([]rule, len(fields))
	for i, f := range fields {
		list[i] = f.rule()
	}
	return list
}

func (f field) rule() rule {
	return rule{
		id: f.id, code: f.code, stage: StageReview, since: tanu.Edition2025, clauses: clauses{"2023/annex-1", f.at},
		title: tanu.Text{
			KK: "өтініштің «" + f.label.KK + "» өрісі", RU: "поле заявления «" + f.label.RU + "»",
			EN: `field "` + f.label.EN + `" of the application`},
		facts:    append([]string{}, f.facts...),
		outcomes: f.outcomes(),
	}
}

func (f field) outcomes() []outcome {
	list := []outcome{satisfied(filled, tanu.Text{
		KK: "Өтініштің «" + f.label.KK + "» өрісі толтырылған",
		RU: "Поле заявления «" + f.label.RU + "» заполнено",
		EN: `Field "` + f.label.EN + `" of the application is filled in`,
	})}
	if !f.mayBeEmpty {
		list = append(list, refused(empty, tanu.Text{
			KK: "Өтініштің «" + f.label.KK + "» өрісі толтырылмаған",
			RU: "Поле заявления «" + f.label.RU + "» не заполнено",
			EN: `Field "` + f.label.EN + `" of the application is not filled in`,
		}, fillAgain()))
	}
	for _, o := range f.more {
		o.text = f.named(o.text)
		list = append(list, o)
	}
	return append(list, absent())
}

// named puts the label of the field in the place of {label}.
func (f field) named(text tanu.Text) tanu.Text {
	return tanu.Text{
		KK: strings.ReplaceAll(text.KK, "{label}", f.label.KK),
		RU: strings.ReplaceAll(text.RU, "{label}", f.label.RU),
		EN: strings.ReplaceAll(text.EN, "{label}", f.label.EN),
	}
}

func fillAgain() tanu.Text {
	return tanu.Text{
		KK: "Өрісті толтырып, өтінішті қайта беріңіз",
		RU: "Заполните поле и подайте заявление снова",
		EN: "Fill in the field and file the application again",
	}
}

func partlyFilled(kk, ru, en string) outcome {
	return refused(partly, tanu.Text{
		KK: "Өтініштің «{label}» өрісі толық толтырылмаған: " + kk,
		RU: "Поле заявления «{label}» заполнено не полностью: " + ru,
		EN: `Field "{label}" of the application is not completely filled in: ` + en,
	}, fillAgain())
}

func wronglyFilled(g ground, kk, ru, en string) outcome {
	return refused(g, tanu.Text{KK: kk, RU: ru, EN: en}, tanu.Text{
		KK: "Өрісті дұрыстап, өтінішті қайта беріңіз",
		RU: "Исправьте поле и подайте заявление снова",
		EN: "Correct the field and file the application again",
	})
}

var fields = []field{
	{id: formRegion, code: "form-region", at: "2025/annex-1.head",
		label: tanu.Text{KK: "Еңбек мобильділігі орталығы (облыс, республикалық маңызы бар қала, астана)",
			RU: "Центр трудовой мобильности (область, город республиканского значения, столица)",
			EN: "Labour mobility centre of (oblast, city of republican significance, capital)"},
		facts: []string{"application.region"}},
	{id: formName, code: "form-name", at: "2025/annex-1.1",
		label: tanu.Text{KK: "Тегі, аты, әкесінің аты (бар болса)", RU: "Фамилия, имя, отчество (при его наличии)", EN: "Surname, name, patronymic (if any)"}},
	{id: formIIN, code: "form-iin", at: "2025/annex-1.2",
		label: tanu.Text{KK: "Жеке сәйкестендіру нөмірі", RU: "Индивидуальный идентификационный номер", EN: "Individual identification number"}},
	{id: formLevel, code: "form-level", at: "2025/annex-1.3",
		label: tanu.Text{KK: "Кәсіптік біліктілік деңгейі", RU: "Уровень профессиональной квалификации", EN: "Level of professional qualification sought"}},
	{id: formProfession, code: "form-profession", at: "2025/annex-1.4",
		label: tanu.Text{KK: "Кәсіп", RU: "Профессия", EN: "Profession"},
		facts: []string{"application.profession.code", "application.profession.name"},
		more:  []outcome{partlyFilled("код пен атау қажет", "нужны код и наименование", "the code and the name are needed")}},
	{id: formConsent, code: "form-consent", at: "2025/annex-1.5",
		label: tanu.Text{KK: "Дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім",
			RU: "Согласие на сбор и обработку персональных данных и на рассылку",
			EN: "Consent to the collection and processing of personal data and to mailings"},
		facts:      []string{"application.consent"},
		mayBeEmpty: true,
		more: []outcome{
			refused(notMet, tanu.Text{
				KK: "Дербес деректерді жинауға, өңдеуге және хабарламалар жіберуге келісім берілмеген",
				RU: "Согласие на сбор и обработку персональных данных и на рассылку не дано",
				EN: "Consent to the collection and processing of personal data and to mailings is not given",
			}, fillAgain()),
			lacking(unknown, "application.consent"),
		}},
	{id: formEducation, code: "form-education", at: "2025/annex-1.6",
		label: tanu.Text{KK: "Білімі", RU: "Образование", EN: "Education"},
		facts: []string{"educationRequired", "filed"},
		more: []outcome{
			partlyFilled("білім беру ұйымы, даярлау бағыты және аяқталған күні қажет",
				"нужны организация образования, направление подготовки и дата окончания",
				"the organisation, the direction of training and the date of completion are needed"),
			wronglyFilled(wrong, "«Білімі» өрісі дұрыс толтырылмаған: аяқталған күні өтініш берілген күннен ({filed}) кейін",
				"Поле «Образование» заполнено неверно: дата окончания позже дня подачи заявления ({filed})",
				`Field "Education" is not correctly filled in: the date of completion is after the day of filing ({filed})`),
			notApplicable(notRequired, "2025/3.3", tanu.Text{
				KK: "«Білімі» өрісі толтырылмаған, кәсіп үшін білім деңгейіне талап қойылмайды",
				RU: "Поле «Образование» не заполнено, требования к уровню образования по профессии нет",
				EN: `Field "Education" is empty, and the profession has no requirement on education`,
			}),
			lacking(unknown, "educationRequired"),
		}},
	{id: formDocuments, code: "form-documents", at: "2025/annex-1.7",
		label: tanu.Text{KK: "Еңбек қызметі, құжаттардың электрондық көшірмелері", RU: "Трудовая деятельность, электронные копии документов",
			EN: "Work activity, electronic copies of documents"},
		mayBeEmpty: true,
		more: []outcome{
			partlyFilled("аталған әр құжаттың көшірмесі қажет", "нужна копия каждого названного документа",
				"a copy of each document named is needed"),
			lacking(kindUnknown, "application.documents.kind"),
			notApplicable(nothingAttached, "", tanu.Text{
				KK: "Құжаттар қоса берілмеген; олардың қажеттігі бөлек қаралады",
				RU: "Документы не приложены; нужны ли они, рассматривается отдельно",
				EN: "No documents are attached; whether they are needed is judged apart",
			}),
		}},
	{id: formSkills, code: "form-skills", at: "2025/annex-1.8",
		label: tanu.Text{KK: "Кәсіп бойынша дағды (дағдылар)", RU: "Навык (навыки) по профессии", EN: "Skill or skills in the profession"}},
	{id: formAccount, code: "form-account", at: "2025/annex-1.9",
		label: tanu.Text{KK: "Жиырма таңбалы карталық немесе ағымдағы шот нөмірі", RU: "Номер двадцатизначного карточного или текущего счета",
			EN: "Number of the 20-character card or current account"}},
	{id: formResidence, code: "form-residence", at: "2025/annex-1.10",
		label: tanu.Text{KK: "Тұрғылықты жері (тұрақты тіркелген жері)", RU: "Место жительства (место постоянной регистрации)",
			EN: "Place of residence (place of permanent registration)"}},
	{id: formWarned, code: "form-warned", at: "2025/annex-1.11",
		label: tanu.Text{KK: "Анық емес мәліметтер үшін жауаптылық туралы ескерту", RU: "Предупреждение об ответственности за недостоверные сведения",
			EN: "Warned of liability for unreliable information"},
		facts:      []string{"application.warned"},
		mayBeEmpty: true,
		more: []outcome{
			refused(notMet, tanu.Text{
				KK: "Анық емес мәліметтер үшін жауаптылық туралы ескертілгені расталмаған",
				RU: "Не подтверждено предупреждение об ответственности за недостоверные сведения",
				EN: "The warning of liability for unreliable information is not confirmed",
			}, fillAgain()),
			lacking(unknown, "application.warned"),
		}},
	{id: formCentre, code: "form-centre", at: "2025/annex-1.12",
		label: tanu.Text{KK: "Үміткер таңдаған тану орталығы", RU: "Центр признания, выбранный претендентом", EN: "Recognition centre chosen by the applicant"},
		facts: []string{"application.centre.name"},
		more:  []outcome{partlyFilled("БСН мен атау қажет", "нужны БИН и наименование", "the BIN and the name are needed")}},
	{id: formContacts, code: "form-contacts", at: "2025/annex-1.13",
		label: tanu.Text{KK: "Ұялы телефон, электрондық пошта", RU: "Мобильный телефон, электронная почта", EN: "Mobile phone, e-mail"},
		more: []outcome{
			partlyFilled("телефон мен электрондық пошта қажет", "нужны телефон и электронная почта", "the phone and the e-mail are needed"),
			wronglyFilled(wrong, "Ұялы телефон мен электрондық пошта дұрыс көрсетілмеген",
				"Мобильный телефон и электронная почта указаны неверно",
				"The mobile phone and the e-mail are not correctly stated"),
			wronglyFilled(phoneWrong, "Ұялы телефон дұрыс көрсетілмеген: нөмір цифрлармен жазылады",
				"Мобильный телефон указан неверно: номер пишется цифрами",
				"The mobile phone is not correctly stated: a number is written in digits"),
			wronglyFilled(emailWrong, "Электрондық пошта дұрыс көрсетілмеген: мекенжайда атау, @ белгісі және домен болуы қажет",
				"Электронная почта указана неверно: в адресе нужны имя, знак @ и домен",
				"The e-mail is not correctly stated: an address has a name, the sign @ and a domain"),
		}},
	{id: formSignedOn, code: "form-signed-on", at: "2025/annex-1.14",
		label: tanu.Text{KK: "ЭЦҚ, күні", RU: "ЭЦП, дата", EN: "EDS, date"},
		facts: []string{"filed"},
		more: []outcome{wronglyFilled(wrong, "«ЭЦҚ, күні» өрісі дұрыс толтырылмаған: күні өтініш берілген күннен ({filed}) кейін",
			"Поле «ЭЦП, дата» заполнено неверно: дата позже дня подачи заявления ({filed})",
			`Field "EDS, date" is not correctly filled in: the date is after the day of filing ({filed})`)}},
}
