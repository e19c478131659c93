package eligibility

import "github.com/biliktilik/tanu"

// reviewRules are what the career centre checks beside the form: the profession
// and the centre, the documents, the requirements. That the profession is one of
// the register, and the centre accredited, is asked by fields 4 and 12 of the form.
// That the centre is listed on the platform is written of the advice of clause 3
// part 1 only, which binds no applicant; it is taken for what field 12 means, and
// the review of clause 8 holds the form to it.
//
// Law: 2025/3(2), 2025/3(3), 2025/3.3, 2025/8.1, 2025/annex-1.4, 2025/annex-1.12, lc/35.
func reviewRules() []rule {
	list := []rule{
		professionInRegisterRule(), centreListedRule(), centreAccreditedRule(),
		educationDocumentRule(), workDocumentRule(), educationMetRule(), qualificationMetRule(),
	}
	for i := range list {
		list[i].stage, list[i].since = StageReview, tanu.Edition2025
		list[i].clauses.in2023 = "2023/8" // which sends the application on without a review
		list[i].outcomes = append(list[i].outcomes, absent())
	}
	return list
}

func professionInRegisterRule() rule {
	return rule{
		id: professionInRegister, code: "profession-in-register", clauses: clauses{in2025: "2025/annex-1.4"},
		title: tanu.Text{KK: "кәсіптің Кәсіптер тізілімінде болуы", RU: "наличие профессии в Реестре профессий", EN: "the profession in the register of professions"},
		facts: []string{"professionInRegister", "application.profession.code", "application.profession.name"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Өтініште көрсетілген кәсіп ({application.profession.name}) Кәсіптер тізілімінде бар",
				RU: "Профессия, указанная в заявлении ({application.profession.name}), есть в Реестре профессий",
				EN: "The profession stated in the application ({application.profession.name}) is in the register of professions",
			}),
			refused(notMet, tanu.Text{
				KK: "Өтініште көрсетілген кәсіп ({application.profession.name}) Кәсіптер тізілімінде жоқ",
				RU: "Профессии, указанной в заявлении ({application.profession.name}), нет в Реестре профессий",
				EN: "The profession stated in the application ({application.profession.name}) is not in the register of professions",
			}, tanu.Text{
				KK: "Кәсіптер тізіліміндегі кәсіпті таңдап, өтінішті қайта беріңіз; мансап орталығы консультациялық көмек көрсетеді",
				RU: "Выберите профессию из Реестра профессий и подайте заявление снова; карьерный центр окажет консультационную помощь",
				EN: "Choose a profession of the register and apply again; the career centre advises on the choice",
			}),
			lacking(unknown, "professionInRegister"),
			notApplicable(fieldEmpty, "", tanu.Text{
				KK: "Кәсіп толық көрсетілмегендіктен, оның Кәсіптер тізілімінде болуы тексерілмеді",
				RU: "Профессия указана не полностью, и ее наличие в Реестре профессий не проверялось",
				EN: "The profession is not fully stated, and its presence in the register of professions was not checked",
			}),
		},
	}
}

func otherCentre() tanu.Text {
	return tanu.Text{
		KK: "Мәліметтері ҰБЖ цифрлық платформасында орналастырылған, аккредиттелген басқа тану орталығын таңдап, өтінішті қайта беріңіз",
		RU: "Выберите другой аккредитованный центр признания, сведения о котором размещены на цифровой платформе НСК, и подайте заявление снова",
		EN: "Choose another accredited recognition centre listed on the NQS digital platform and apply again",
	}
}

// centreNotStated is for the form: it names the field that is not filled in.
func centreNotStated() outcome {
	return notApplicable(fieldEmpty, "", tanu.Text{
		KK: "Тану орталығы толық көрсетілмегендіктен, ол туралы мәліметтер тексерілмеді",
		RU: "Центр признания указан не полностью, и сведения о нем не проверялись",
		EN: "The recognition centre is not fully stated, and nothing about it was checked",
	})
}

// stated asks about what a field of the form names, where it names something.
func (r *reading) stated(field id, t told) ground {
	if r.kept.marks[field] != filled {
		return fieldEmpty
	}
	return byAnswer(t)
}

func centreListedRule() rule {
	return rule{
		id: centreListed, code: "centre-listed", clauses: clauses{in2025: "2025/annex-1.12"},
		title: tanu.Text{KK: "тану орталығының платформада орналастырылуы", RU: "размещение центра признания на платформе", EN: "listing of the recognition centre"},
		facts: []string{"centreListed", "application.centre.name", "decided"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "{decided:at} таңдалған тану орталығы ({application.centre.name}) туралы мәліметтер ҰБЖ цифрлық платформасында орналастырылған",
				RU: "По состоянию на {decided} сведения о выбранном центре признания ({application.centre.name}) размещены на цифровой платформе НСК",
				EN: "As of {decided} the recognition centre chosen ({application.centre.name}) is listed on the NQS digital platform",
			}),
			refused(notMet, tanu.Text{
				KK: "{decided:at} таңдалған тану орталығы ({application.centre.name}) туралы мәліметтер ҰБЖ цифрлық платформасында жоқ",
				RU: "По состоянию на {decided} сведений о выбранном центре признания ({application.centre.name}) на цифровой платформе НСК нет",
				EN: "As of {decided} the recognition centre chosen ({application.centre.name}) is not listed on the NQS digital platform",
			}, otherCentre()),
			lacking(unknown, "centreListed"),
			centreNotStated(),
		},
	}
}

func centreAccreditedRule() rule {
	return rule{
		id: centreAccredited, code: "centre-accredited", clauses: clauses{in2025: "2025/annex-1.12"},
		title: tanu.Text{KK: "тану орталығының аккредиттелуі", RU: "аккредитация центра признания", EN: "accreditation of the recognition centre"},
		facts: []string{"centreAccredited", "application.centre.name", "decided"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "{decided:at} таңдалған тану орталығы ({application.centre.name}) аккредиттелген",
				RU: "По состоянию на {decided} выбранный центр признания ({application.centre.name}) аккредитован",
				EN: "As of {decided} the recognition centre chosen ({application.centre.name}) is accredited",
			}),
			refused(notMet, tanu.Text{
				KK: "{decided:at} таңдалған тану орталығы ({application.centre.name}) аккредиттелмеген",
				RU: "По состоянию на {decided} выбранный центр признания ({application.centre.name}) не аккредитован",
				EN: "As of {decided} the recognition centre chosen ({application.centre.name}) is not accredited",
			}, otherCentre()),
			lacking(unknown, "centreAccredited"),
			centreNotStated(),
		},
	}
}

func attach() tanu.Text {
	return tanu.Text{
		KK: "Құжаттың көшірмесін қоса беріп, өтінішті қайта беріңіз",
		RU: "Приложите копию документа и подайте заявление снова",
		EN: "Attach a copy of the document and file the application again",
	}
}

func educationDocumentRule() rule {
	return rule{
		id: educationDocument, code: "education-document", clauses: clauses{in2025: "2025/3(2)"},
		title: tanu.Text{KK: "білім туралы құжаттың көшірмесі", RU: "копия документа об образовании", EN: "copy of the document on education"},
		facts: []string{"educationRequired", "workRequired", "application.documents.education"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Білім туралы құжаттың көшірмесі қоса берілген",
				RU: "Копия документа об образовании приложена",
				EN: "A copy of the document on education is attached",
			}),
			refused(notMet, tanu.Text{
				KK: "Білім туралы құжаттың көшірмесі қажет, бірақ ол қоса берілмеген",
				RU: "Копия документа об образовании требуется, но не приложена",
				EN: "A copy of the document on education is required and is not attached",
			}, attach()),
			refused(notMetByPolicy, tanu.Text{
				KK: "Қағидаларды түсіндірудің қабылданған нұсқасы бойынша білім туралы құжаттың көшірмесі де қажет, бірақ ол қоса берілмеген",
				RU: "По принятому прочтению Правил требуется и копия документа об образовании, но она не приложена",
				EN: "By the reading of the Rules adopted, a copy of the document on education is required too and is not attached",
			}, attach()),
			notApplicable(notRequired, "2025/3.3", tanu.Text{
				KK: "Білім туралы құжаттың көшірмесі талап етілмейді: кәсіптік стандартта, ал ол болмаған кезде біліктілік талаптарында ондай талап белгіленбеген",
				RU: "Копия документа об образовании не требуется: профессиональный стандарт, а при его отсутствии квалификационные требования такого требования не устанавливают",
				EN: "No copy of the document on education is asked for: the professional standard or, without one, the qualification requirements set no such requirement",
			}),
			lacking(ownUnknown, "educationRequired"),
			lacking(otherUnknown, "workRequired"),
			lacking(requirementsUnknown, "educationRequired", "workRequired"),
			lacking(kindUnknown, "application.documents.kind"),
		},
	}
}

func workDocumentRule() rule {
	return rule{
		id: workDocument, code: "work-document", clauses: clauses{in2025: "2025/3(3)"},
		title: tanu.Text{KK: "еңбек қызметін растайтын құжаттың көшірмесі", RU: "копия документа, подтверждающего трудовую деятельность", EN: "copy of a document confirming work"},
		facts: []string{"workRequired", "educationRequired", "application.documents.work"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Еңбек кодексінің 35-бабының 1), 2) және 3) тармақшаларына сәйкес еңбек қызметін растайтын құжаттың көшірмесі қоса берілген",
				RU: "Копия документа, подтверждающего трудовую деятельность согласно подпунктам 1), 2) и 3) статьи 35 Трудового кодекса, приложена",
				EN: "A copy of a document confirming work under items 1), 2) and 3) of article 35 of the Labour Code is attached",
			}),
			refused(notMet, tanu.Text{
				KK: "Еңбек қызметін растайтын құжаттың көшірмесі қажет, бірақ ол қоса берілмеген",
				RU: "Копия документа, подтверждающего трудовую деятельность, требуется, но не приложена",
				EN: "A copy of a document confirming work is required and is not attached",
			}, workRemedy()),
			refused(notMetByPolicy, tanu.Text{
				KK: "Қағидаларды түсіндірудің қабылданған нұсқасы бойынша еңбек қызметін растайтын құжаттың көшірмесі де қажет, бірақ ол қоса берілмеген",
				RU: "По принятому прочтению Правил требуется и копия документа, подтверждающего трудовую деятельность, но она не приложена",
				EN: "By the reading of the Rules adopted, a copy of a document confirming work is required too and is not attached",
			}, workRemedy()),
			refused(otherKind, tanu.Text{
				KK: "Қоса берілген құжаттар еңбек қызметін растамайды: Еңбек кодексі 35-бабының 1), 2) және 3) тармақшаларындағы құжаттар ғана қабылданады",
				RU: "Приложенные документы не подтверждают трудовую деятельность: принимаются только документы по подпунктам 1), 2) и 3) статьи 35 Трудового кодекса",
				EN: "The documents attached do not confirm work: only those of items 1), 2) and 3) of article 35 of the Labour Code count",
			}, workRemedy()),
			refused(unmarked, tanu.Text{
				KK: "Қоса берілген еңбек шартында оның тоқтатылған күні мен негізі туралы жұмыс берушінің белгісі жоқ",
				RU: "В приложенном трудовом договоре нет отметки работодателя о дате и основании его прекращения",
				EN: "The labour contract attached does not bear the employer's mark of the date and ground of its termination",
			}, workRemedy()),
			notApplicable(notRequired, "2025/3.3", tanu.Text{
				KK: "Еңбек қызметін растайтын құжаттың көшірмесі талап етілмейді: кәсіптік стандартта, ал ол болмаған кезде біліктілік талаптарында ондай талап белгіленбеген",
				RU: "Копия документа, подтверждающего трудовую деятельность, не требуется: профессиональный стандарт, а при его отсутствии квалификационные требования такого требования не устанавливают",
				EN: "No copy of a document confirming work is asked for: the professional standard or, without one, the qualification requirements set no such requirement",
			}),
			lacking(ownUnknown, "workRequired"),
			lacking(otherUnknown, "educationRequired"),
			lacking(requirementsUnknown, "workRequired", "educationRequired"),
			lacking(markUnknown, "application.documents.marked"),
			lacking(kindUnknown, "application.documents.kind"),
		},
	}
}

func workRemedy() tanu.Text {
	return tanu.Text{
		KK: "Мына құжаттардың бірінің көшірмесін қоса беріп, өтінішті қайта беріңіз: еңбек кітапшасы; жұмыс берушінің тоқтатылған күні мен негізі туралы белгісі бар еңбек шарты; еңбек қатынастарының басталғанын немесе тоқтатылғанын растайтын жұмыс беруші актілерінен үзінділер",
		RU: "Приложите копию одного из документов и подайте заявление снова: трудовая книжка; трудовой договор с отметкой работодателя о дате и основании его прекращения; выписки из актов работодателя, подтверждающие возникновение или прекращение трудовых отношений",
		EN: "Attach a copy of one of these and file the application again: the labour book; a labour contract with the employer's mark of the date and ground of its termination; extracts from the employer's acts that confirm the beginning or end of employment",
	}
}

func adviceOnRequirements() tanu.Text {
	return tanu.Text{
		KK: "Мансап орталығынан кәсіпті таңдау бойынша консультациялық көмек алып, талаптарына сай келетін кәсіп бойынша өтініш беріңіз",
		RU: "Обратитесь в карьерный центр за консультационной помощью в выборе профессии и подайте заявление по профессии, требованиям которой Вы соответствуете",
		EN: "Ask the career centre for advice on the profession and apply for one whose requirements you meet",
	}
}

func educationMetRule() rule {
	return rule{
		id: educationMet, code: "education-met", clauses: clauses{in2025: "2025/8.1"},
		title: tanu.Text{KK: "білім жөніндегі талаптарға сәйкестік", RU: "соответствие требованиям к образованию", EN: "requirements on education"},
		facts: []string{"educationMet", "educationRequired"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Сіз кәсіп бойынша білім жөніндегі талаптарға сәйкес келесіз",
				RU: "Вы соответствуете требованиям к образованию по профессии",
				EN: "You meet the requirements on education of the profession",
			}),
			refused(notMet, tanu.Text{
				KK: "Сіз кәсіп бойынша білім жөніндегі талаптарға сәйкес келмейсіз",
				RU: "Вы не соответствуете требованиям к образованию по профессии",
				EN: "You do not meet the requirements on education of the profession",
			}, adviceOnRequirements()),
			notApplicable(notRequired, "2025/3.3", tanu.Text{
				KK: "Кәсіп үшін білім деңгейіне талап қойылмайды",
				RU: "Требования к уровню образования по профессии нет",
				EN: "The profession has no requirement on education",
			}),
			lacking(unknown, "educationMet"),
			lacking(ownUnknown, "educationRequired"),
		},
	}
}

func qualificationMetRule() rule {
	return rule{
		id: qualificationMet, code: "qualification-met", clauses: clauses{in2025: "2025/8.1"},
		title: tanu.Text{KK: "біліктілік жөніндегі талаптарға сәйкестік", RU: "соответствие требованиям к квалификации", EN: "requirements on qualification"},
		facts: []string{"qualificationMet"},
		outcomes: []outcome{
			satisfied(met, tanu.Text{
				KK: "Сіз кәсіп бойынша біліктілік жөніндегі талаптарға сәйкес келесіз",
				RU: "Вы соответствуете требованиям к квалификации по профессии",
				EN: "You meet the requirements on qualification of the profession",
			}),
			refused(notMet, tanu.Text{
				KK: "Сіз кәсіп бойынша біліктілік жөніндегі талаптарға сәйкес келмейсіз",
				RU: "Вы не соответствуете требованиям к квалификации по профессии",
				EN: "You do not meet the requirements on qualification of the profession",
			}, adviceOnRequirements()),
			lacking(unknown, "qualificationMet"),
		},
	}
}
