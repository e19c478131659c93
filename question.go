package tanu

import (
	"slices"

	"github.com/biliktilik/tanu/internal/word"
)

// Question is one thing that the text of the Rules leaves open, with the
// reading that the library takes unless a Policy says otherwise.
type Question struct {
	ID          string       // "Q1" … "Q17", stable
	Clause      Clause       // the provision of the latest edition that leaves it open
	Words       Text         // the question
	Default     Text         // the reading of the zero Policy
	Basis       DefaultBasis // on what the default rests
	Alternative Text         // the other readings, each after its word in a Policy; none where there is no other
	Field       string       // the Policy's field in JSON; "" where there is no alternative
}

// DefaultBasis is on what a default rests. The zero DefaultBasis is "none": nothing is
// presumed, and what is not known is asked for.
type DefaultBasis string

const (
	Literal       DefaultBasis = "literal"        // the text speaks, and is read as it stands
	Protective    DefaultBasis = "protective"     // the text is silent; the reading protects the person's right and the budget
	PartlyLiteral DefaultBasis = "partly-literal" // the one in one part, the other in the other
)

var bases = word.Table[DefaultBasis, Text]{Unknown: UnknownWord("DefaultBasis"), Rows: []word.Row[DefaultBasis, Text]{
	{Word: Literal, Name: Text{"мәтін сөзбе-сөз оқылады", "текст читается буквально", "literal reading of the text"}},
	{Word: Protective, Name: Text{
		"мәтінде айтылмаған: адамның құқығы мен бюджет қорғалады",
		"текст молчит: защищаются право лица и бюджет",
		"the text is silent: the person's right and the budget are protected",
	}},
	{Word: PartlyLiteral, Name: Text{
		"бір бөлігі сөзбе-сөз оқылады, екінші бөлігі мәтінде айтылмаған",
		"в одной части текст читается буквально, в другой он молчит",
		"literal in one part, in the other the text is silent",
	}},
}}

// In says in a language on what the default rests, "" for none.
func (b DefaultBasis) In(lang Language) string { return bases.Name(b).In(lang) }

// Questions returns the seventeen open questions in the order of their ids.
func Questions() []Question {
	list := slices.Clone(questions[:])
	for i := range list {
		list[i].Clause = latest.Clause(string(list[i].Clause))
	}
	return list
}

// questions are the rows; their clauses are places in the text.
var questions = [...]Question{
	{
		ID: "Q1", Clause: "3.2", Basis: PartlyLiteral, Field: "filing",
		Words: Text{
			"«1 қарашаға дейін»: 1 қарашаның өзі мерзімге кіре ме және соңғы күн демалыс күніне келсе, ол ауыстырыла ма",
			"«до 1 ноября»: входит ли само 1 ноября в срок и переносится ли последний день, если он выходной",
			`"before 1 November": is 1 November itself in time, and does the last day move when it is a day off`,
		},
		Default: Text{
			"соңғы күн – 31 қазан (сөзбе-сөз); ол ауыстырылмайды (мәтінде айтылмаған)",
			"последний день – 31 октября (буквально); он не переносится (текст молчит)",
			"the last day is 31 October (literal), and it does not move (the text is silent)",
		},
		Alternative: Text{
			"inclusive: 1 қараша мерзімге кіреді; shifted: соңғы күн келесі жұмыс күніне ауыстырылады",
			"inclusive: 1 ноября входит в срок; shifted: последний день переносится на следующий рабочий день",
			"inclusive: 1 November is in time; shifted: the last day moves to the next working day",
		},
	},
	{
		ID: "Q2", Clause: "3.3", Basis: Protective, Field: "documents",
		Words: Text{
			"3-тармақтың 2) және 3) тармақшаларының құжаттары білім деңгейіне және еңбек өтіліне қойылатын талаптарға бірге " +
				"байланысты ма, әлде әрқайсысы өз талабына ма",
			"зависят ли документы подпунктов 2) и 3) пункта 3 от требований к уровню образования и стажу работы вместе " +
				"или каждый от своего требования",
			"do the documents of clause 3(2) and 3(3) depend on the requirements jointly, or each on its own",
		},
		Default: Text{
			"әр құжат өз талабына байланысты: адамнан ешкім талап етпеген құжат сұралмайды",
			"каждый от своего требования: с лица не спрашивают документа, которого никто не требует",
			"each on its own requirement: nobody is asked for a document that nothing requires",
		},
		Alternative: Text{
			"both: талаптардың бірі белгіленсе, екі құжат та ұсынылады",
			"both: оба документа, если установлено хотя бы одно из требований",
			"both: both documents where either requirement is set",
		},
	},
	{
		ID: "Q3", Clause: "10.3", Basis: Literal, Field: "expiry",
		Words: Text{
			"біржолғы ваучердің қолданылу мерзімінің демалысқа келген соңғы күні келесі жұмыс күніне ауыстырыла ма",
			"переносится ли на следующий рабочий день последний день срока действия единоразового ваучера, если он выходной",
			"does a last valid day that is a day off move to the next working day",
		},
		Default: Text{
			"жоқ: бұл – қолданылу мерзімі, әрекет жасау мерзімі емес",
			"нет: это срок действия, а не срок для совершения действия",
			"no: it is a period of validity and not a term for an action",
		},
		Alternative: Text{
			"shifted: келесі жұмыс күніне ауыстырылады", "shifted: переносится на следующий рабочий день",
			"shifted: it moves to the next working day",
		},
	},
	{
		ID: "Q4", Clause: "3.4.4", Basis: Literal, Field: "lapsedVoucher",
		Words: Text{
			"пайдаланылмай жойылған ваучер «ағымдағы жылы алынған» болып есептеле ме",
			"считается ли «полученным в текущем году» ваучер, аннулированный как неиспользованный",
			`does a voucher that lapsed unused count as "received in the current year"`,
		},
		Default: Text{
			"иә: ваучер жылына бір рет беріледі (Заңның 29-бабы)",
			"да: ваучер предоставляется один раз в год (статья 29 Закона)",
			"yes: a voucher is given once a year (article 29 of the Law)",
		},
		Alternative: Text{"returns: есептелмейді", "returns: не считается", "returns: it does not count"},
	},
	{
		ID: "Q5", Clause: "9-1", Basis: Literal,
		Words: Text{
			"тану орталығының өз мерзімінде жауап бермеуі нені білдіреді",
			"что означает молчание центра признания по истечении его срока",
			"what does the silence of the recognition centre past its term mean",
		},
		Default: Text{
			"өздігінен ештеңе болмайды: мерзімі өткені хабарланады; үнсіздік келісу де, бас тарту да емес",
			"само по себе ничего: о просрочке сообщается; молчание – не согласие и не отказ",
			"nothing happens by itself: it is overdue and reported; silence is neither consent nor refusal",
		},
	},
	{
		ID: "Q6", Clause: "11", Basis: Protective, Field: "use",
		Words: Text{
			"ваучер қай сәтте пайдаланылды деп есептеледі", "когда ваучер считается использованным", "when is a voucher used",
		},
		Default: Text{
			"тану рәсімі ваучердің қолданылу мерзіміндегі күні өткізілгенде: хаттама кейін қол қойылса, адам құқығынан айырылмайды",
			"когда процедура признания проведена в день, входящий в срок действия: лицо не теряет права, если протокол подписан позже",
			"when the procedure is held on a day within the validity: nobody loses the right by a protocol that is signed later",
		},
		Alternative: Text{
			"protocol: хаттамаға қолданылу мерзімі ішінде қол қойылғанда",
			"protocol: когда протокол подписан в пределах срока действия",
			"protocol: when the protocol is signed within the validity",
		},
	},
	{
		ID: "Q7", Clause: "14(1)", Basis: Protective, Field: "mciYear",
		Words: Text{
			"қай қаржы жылының айлық есептік көрсеткіші қолданылады", "месячный расчетный показатель какого финансового года применяется",
			"which financial year's MCI is applied",
		},
		Default: Text{
			"көрсетілген қызметтердің актісі келіп түскен жылдың көрсеткіші: бюджеттен сол жылы төленеді",
			"года, в котором поступил акт оказанных услуг: в этом году платит бюджет",
			"that of the year in which the act of services rendered is received: it is the year whose budget pays",
		},
		Alternative: Text{
			"issue: ваучер берілген жылдың; procedure: рәсім өткізілген жылдың",
			"issue: года выдачи ваучера; procedure: года проведения процедуры",
			"issue: that of the year of issue; procedure: that of the year of the procedure",
		},
	},
	{
		ID: "Q8", Clause: "14(1)",
		Words: Text{
			"қай кәсіптер әлеуметтік-гуманитарлық, қайсысы техникалық бейінге жатады",
			"какие профессии относятся к социально-гуманитарному, а какие к техническому профилю",
			"which professions are of social-humanitarian, which of technical profile",
		},
		Default: Text{
			"бейін ұйымның тізілімі бойынша анықталады; Қағидаларда аталған екі бейіннен басқасы анықталмаған болып қалады",
			"профиль определяется по реестру организации; любой, кроме двух названных в Правилах, остается не определенным",
			"the host's register says; any profile but the two that the Rules name is undetermined",
		},
	},
	{
		ID: "Q9", Clause: "14(2)", Basis: Literal,
		Words: Text{
			"емтиханнан өтпеген адам материалдық көмектен айырыла ма",
			"лишается ли материальной помощи тот, кто не сдал экзамен",
			"does a failed examination lose the material assistance",
		},
		Default: Text{
			"жоқ: көмек тек рәсім өткен жерге байланысты", "нет: помощь зависит только от места прохождения процедуры",
			"no: the assistance depends only on the place",
		},
	},
	{
		ID: "Q10", Clause: "12.1", Basis: Protective, Field: "sickDays",
		Words: Text{
			"еңбекке уақытша жарамсыздықтың қай күндері қолданылу мерзімін ұзартады: ваучер берілгенге дейінгі және мерзім өткеннен кейінгі " +
				"күндер де ме",
			"какие дни временной нетрудоспособности продлевают срок действия: и те, что до выдачи ваучера или после истечения срока",
			"which sick days extend the validity: those before the issue or after the expiry too",
		},
		Default: Text{
			"ваучер берілген күннен кейінгі және алдыңғы ауырған күндерге ұзартылған қолданылу мерзіміне келетін әр күн, бір рет",
			"каждый день после дня выдачи, входящий в срок действия, продленный предыдущими днями болезни, один раз",
			"every day after the day of issue within the validity as extended by the sick days before it, once",
		},
		Alternative: Text{
			"all: қолданылу мерзіміне тиетін парақтың барлық күні", "all: все дни листа, затрагивающего срок действия",
			"all: all days of a sheet that touches the validity",
		},
	},
	{
		ID: "Q11", Clause: "11", Basis: Protective, Field: "lapsedPlace",
		Words: Text{
			"пайдаланылмай жойылған ваучердің орны өңірге қайтарыла ма",
			"возвращается ли региону место ваучера, аннулированного как неиспользованный",
			"does the place of a lapsed voucher go back to the region",
		},
		Default: Text{
			"жоқ: бөлінген саннан артық ваучер берілмейді", "нет: ваучеров не выдается больше, чем распределено",
			"no: no more vouchers are given than were distributed",
		},
		Alternative: Text{"returns: қайтарылады", "returns: возвращается", "returns: it does"},
	},
	{
		ID: "Q12", Clause: "3.2", Basis: Literal,
		Words: Text{
			"мерзімінде берілген өтініш бойынша шешім мерзім өткеннен кейін немесе келесі жылы қабылдана ала ма",
			"может ли решение по заявлению, поданному в срок, приниматься после этого срока или в следующем году",
			"may an application filed in time be decided after the limit, or in the next year",
		},
		Default: Text{
			"иә: тек өтініш беру шектелген, ал «ағымдағы жыл» – өтініш берілген жыл",
			"да: ограничена только подача, а «текущий год» – год подачи",
			`yes: only filing is limited, and "current year" is the year of filing`,
		},
	},
	{
		ID: "Q13", Clause: "14(2)",
		Words: Text{
			"адамның тұрақты тіркелген жері белгісіз болса, «тұрақты тіркелген өңірінен тыс» нені білдіреді",
			"что означает «вне региона постоянной регистрации», если постоянная регистрация лица неизвестна",
			`what does "outside the region of permanent registration" mean where the registration is not known`,
		},
		Default: Text{"анықталмаған: сұралады", "не определено: запрашивается", "undetermined: it is asked for"},
	},
	{
		ID: "Q14", Clause: "10.2",
		Words: Text{
			"тану орталығы шешім қабылдайды, еңбек мобильділігі орталығы ваучерді жібереді: қай сәт нені білдіреді",
			"центр признания принимает решение, центр трудовой мобильности направляет ваучер: что означает каждый из моментов",
			"the recognition centre decides, the labour mobility centre sends the voucher: which moment is which",
		},
		Default: Text{
			"үш сәт, әрқайсысының өз күні бар: алушы мәртебесі, ваучердің берілуі, жеке кабинетке жеткізілуі",
			"три момента, у каждого свой день: статус получателя, выдача ваучера, доставка в личный кабинет",
			"three moments, each with its day: holder, issued, delivered to the cabinet",
		},
	},
	{
		ID: "Q15", Clause: "14(1)", Basis: Protective, Field: "rounding",
		Words: Text{"ақша қалай дөңгелектенеді", "как округляются деньги", "how is money rounded"},
		Default: Text{
			"тиынға дейін, тең жартысы үлкен жағына, әр жол бойынша: ешкім теңгесін жоғалтпайды",
			"до тиына, половина – в большую сторону, по строкам: никто не теряет тенге",
			"to tiyn, half away from zero, by line: nobody loses a tenge",
		},
		Alternative: Text{"tenge: бүтін теңгеге дейін", "tenge: до целого тенге", "tenge: to whole tenge"},
	},
	{
		ID: "Q16", Clause: "3.4.4", Basis: Protective, Field: "secondApplication",
		Words: Text{
			"бірінші өтініш қаралып жатқанда екінші өтініш берілсе, не болады",
			"что происходит со вторым заявлением, пока рассматривается первое",
			"what becomes of a second application while the first is open",
		},
		Default: Text{
			"берілген кезде бас тартылады: әйтпесе бір адам екі орын алып тұрар еді",
			"в нем отказывают при подаче: иначе одно лицо занимало бы два места",
			"it is refused at filing, since one person would hold two places",
		},
		Alternative: Text{
			"accepted: қабылданады, ал сол жылғы екінші ваучерді беруден бас тартылады",
			"accepted: принимается, а во второй выдаче за год отказывают",
			"accepted: it is accepted, and the second issue of the year is refused",
		},
	},
	{
		ID: "Q17", Clause: "3.4.3", Basis: Protective, Field: "placeHeld",
		Words: Text{
			"өңірдегі орын өтініш берілгеннен бастап сақтала ма, әлде ваучер берілгенде алына ма",
			"место региона удерживается с подачи заявления или занимается при выдаче ваучера",
			"is a place of the region held from filing on, or taken at issue",
		},
		Default: Text{
			"өтініш берілгеннен бастап сақталады, бас тартылса босатылады: тексеруден өткен адам орынсыз қалмайды",
			"удерживается с подачи и освобождается отказом: кто прошел проверку, не остается без места",
			"held from filing on and released by a refusal: who passed the check is not left without a place",
		},
		Alternative: Text{
			"issue: ваучер берілгенде алынады; орын қалмаса, бас тартылады",
			"issue: занимается при выдаче; если мест не осталось, в выдаче отказывают",
			"issue: taken at issue, which is refused when no place is left",
		},
	},
}
