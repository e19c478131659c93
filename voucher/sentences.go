package voucher

import "github.com/biliktilik/tanu"

// sentences are what is said of a command that is not carried out, by code, three
// languages side by side. {clause} is the provision, the other names in braces what
// the reason is about.
var sentences = map[string]tanu.Text{
	CodeWrongState: {
		KK: "Істің күйі – «{state}»; бұл күйде «{action}» әрекеті көзделмеген.",
		RU: "Состояние дела – «{state}»; действие «{action}» в нем не предусмотрено.",
		EN: "The case stands at “{state}”, where the Rules provide for no “{action}”.",
	},
	CodeWrongActor: {
		KK: "Бұл әрекетті осы іс бойынша тек {office} жасай алады ({clause}).",
		RU: "Это действие по данному делу совершает только {office} ({clause}).",
		EN: "Only the {office} of this case may do this ({clause}).",
	},
	CodeTooEarly: {
		KK: "Бұл күн алдыңғы әрекет күнінен ({since}) бұрын ({clause}).",
		RU: "Этот день раньше дня предыдущего действия ({since}) ({clause}).",
		EN: "This day is before that of the step before, {since} ({clause}).",
	},
	CodeOutOfValidity: {
		KK: "Ваучер {held} күні қолданылмайды: қолданылу мерзімі {issued} – {last} ({clause}).",
		RU: "На {held} ваучер не действует: срок его действия с {issued} по {last} ({clause}).",
		EN: "The voucher is not valid on {held}: it is valid from {issued} to {last} ({clause}).",
	},
	CodeStillValid: {
		KK: "Ваучер {last} күнін қоса алғанда қолданылады ({clause}).",
		RU: "Ваучер действует по {last} включительно ({clause}).",
		EN: "The voucher is valid through {last} ({clause}).",
	},
	CodeNoSickDay: {
		KK: "Еңбекке уақытша жарамсыздық парағының бұрын ескерілмеген бірде-бір күні ваучердің қолданылу мерзіміне келмейді ({clause}).",
		RU: "Ни один еще не учтенный день листа о временной нетрудоспособности не приходится на срок действия ваучера ({clause}).",
		EN: "No day of the sheet that is not counted yet falls within the validity of the voucher ({clause}).",
	},
	CodeNoProtocol: {
		KK: "Емтихан комиссиясының хаттамасына қол қойылмаған ({clause}).",
		RU: "Протокол экзаменационной комиссии не подписан ({clause}).",
		EN: "The examination commission has not signed the protocol ({clause}).",
	},
	CodeProtocolSigned: {
		KK: "Хаттамаға {signed} күні қол қойылған, актіні жіберу мерзімі осы күннен кейін есептеледі ({clause}).",
		RU: "Протокол подписан {signed}, и срок направления акта исчисляется со следующего дня ({clause}).",
		EN: "The protocol was signed on {signed}, and the term for the act runs from the day after ({clause}).",
	},
	CodeOpenCase: {
		KK: "Осы адамның ағымдағы жылғы өтініші әлі қаралуда немесе ол бойынша ваучер берілген ({clause}).",
		RU: "У этого лица в текущем году уже есть заявление на рассмотрении или выданный ваучер ({clause}).",
		EN: "This person already has an open application or a voucher in the current year ({clause}).",
	},
	CodeOtherProcedure: {
		KK: "Актідегі рәсім істегі рәсіммен сәйкес келмейді: {held}, {place} ({clause}).",
		RU: "Процедура в акте не совпадает с процедурой в деле: {held}, {place} ({clause}).",
		EN: "The procedure in the act is not that of the case: {held}, {place} ({clause}).",
	},
	CodeOtherProtocol: {
		KK: "Актідегі хаттама немесе нәтиже істегі хаттамамен сәйкес келмейді: № {number}, {signed} ({clause}).",
		RU: "Протокол или результат в акте не совпадает с протоколом в деле: № {number}, {signed} ({clause}).",
		EN: "The protocol or the result in the act is not that of the case: No. {number}, {signed} ({clause}).",
	},
	CodeNoPlace: {
		KK: "Өңірде ваучер қалмады ({clause}).",
		RU: "В регионе не осталось ваучеров ({clause}).",
		EN: "No voucher is left in the region ({clause}).",
	},
	useByProtocol: {
		KK: "Ваучердің пайдаланылуы хаттамаға қол қойылған күн бойынша айқындалады, ал ол күн белгісіз ({clause}).",
		RU: "Использование ваучера определяется по дню подписания протокола, а этот день неизвестен ({clause}).",
		EN: "The use of the voucher is judged by the day on which the protocol is signed, and that day is not known ({clause}).",
	},
	sumOpen: {
		KK: "Төлем сомасы анықталмады: {facts} ({clause}).",
		RU: "Сумма выплаты не определена: {facts} ({clause}).",
		EN: "The sum to be paid is undetermined: {facts} ({clause}).",
	},
}
