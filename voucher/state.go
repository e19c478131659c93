package voucher

import "github.com/biliktilik/tanu"

// State is where a case stands (күй, состояние). The zero State is New: not
// filed yet. From Confirmed on, and not before, the applicant is the voucher
// holder; issue comes after it (open question Q14).
//
// Law: 2025/10.2.
type State string

const (
	New           State = ""
	Filed         State = "filed"          // screened; in edition 2025 the place is held, unless it is taken at issue (open question Q17)
	Queried       State = "queried"        // edition 2023: the query is in the information system
	Eligible      State = "eligible"       // edition 2023: status CONFIRMED (РАСТАЛДЫ, ПОДТВЕРЖДЕН)
	NotEligible   State = "not-eligible"   // edition 2023: status NOT CONFIRMED (РАСТАЛМАҒАН, НЕ ПОДТВЕРЖДЕН)
	Referred      State = "referred"       // edition 2023: notice given, referral made
	ScreenedOut   State = "screened-out"   // the automatic check refused it
	Reviewed      State = "reviewed"       // the career centre sent it to the labour mobility centre
	ReviewRefused State = "review-refused" // the career centre formed a reasoned refusal
	Forwarded     State = "forwarded"      // in the cabinet of the recognition centre
	Declined      State = "declined"       // the recognition centre answered no
	Confirmed     State = "confirmed"      // the recognition centre decided yes: the applicant is a holder
	Issued        State = "issued"         // the voucher is in the holder's cabinet
	Used          State = "used"           // the procedure was held
	ActReceived   State = "act-received"   // the labour mobility centre has the act of services rendered
	Paid          State = "paid"           // the money is transferred
	Lapsed        State = "lapsed"         // annulled unused
	Refused       State = "refused"        // the reasoned refusal was sent to the applicant
)

// states is the table of names, in the order of a case's life.
var states = []struct {
	state State
	name  tanu.Text
}{
	{New, tanu.Text{KK: "берілмеген", RU: "не подано", EN: "not filed"}},
	{Filed, tanu.Text{KK: "өтініш берілді", RU: "заявление подано", EN: "filed"}},
	{Queried, tanu.Text{KK: "сұрау жіберілді", RU: "запрос направлен", EN: "queried"}},
	{Eligible, tanu.Text{KK: "мәртебесі – РАСТАЛДЫ", RU: "статус – ПОДТВЕРЖДЕН", EN: "status CONFIRMED"}},
	{NotEligible, tanu.Text{KK: "мәртебесі – РАСТАЛМАҒАН", RU: "статус – НЕ ПОДТВЕРЖДЕН", EN: "status NOT CONFIRMED"}},
	{Referred, tanu.Text{KK: "жолдама берілді", RU: "выдано направление", EN: "referred"}},
	{ScreenedOut, tanu.Text{KK: "автоматты тексеруде бас тартылды", RU: "отказано при автоматической проверке", EN: "refused by the automatic check"}},
	{Reviewed, tanu.Text{KK: "мансап орталығы тексерді", RU: "проверено карьерным центром", EN: "reviewed by the career centre"}},
	{ReviewRefused, tanu.Text{KK: "мансап орталығы бас тартуды қалыптастырды", RU: "карьерным центром сформирован отказ", EN: "refused by the career centre"}},
	{Forwarded, tanu.Text{KK: "тану орталығына жіберілді", RU: "направлено в центр признания", EN: "forwarded to the recognition centre"}},
	{Declined, tanu.Text{KK: "тану орталығы теріс жауап берді", RU: "отрицательный ответ центра признания", EN: "declined by the recognition centre"}},
	{Confirmed, tanu.Text{KK: "тану орталығы растады", RU: "подтверждено центром признания", EN: "confirmed by the recognition centre"}},
	{Issued, tanu.Text{KK: "ваучер берілді", RU: "ваучер выдан", EN: "voucher issued"}},
	{Used, tanu.Text{KK: "ваучер пайдаланылды", RU: "ваучер использован", EN: "voucher used"}},
	{ActReceived, tanu.Text{KK: "акт алынды", RU: "акт получен", EN: "act received"}},
	{Paid, tanu.Text{KK: "төленді", RU: "оплачено", EN: "paid"}},
	{Lapsed, tanu.Text{KK: "ваучер жойылды", RU: "ваучер аннулирован", EN: "voucher annulled"}},
	{Refused, tanu.Text{KK: "бас тарту жіберілді", RU: "отказ направлен", EN: "refusal sent"}},
}

// States returns every state in the order of a case's life.
func States() []State {
	list := make([]State, len(states))
	for i, row := range states {
		list[i] = row.state
	}
	return list
}

// In names the state in a language.
func (s State) In(lang tanu.Language) string {
	for _, row := range states {
		if row.state == s {
			return row.name.In(lang)
		}
	}
	return string(s)
}

// Known reports whether s is one of States.
func (s State) Known() bool {
	for _, row := range states {
		if row.state == s {
			return true
		}
	}
	return false
}

// Action is what a command asks to be done (әрекет, действие).
type Action string

const (
	File         Action = "file"
	Enquire      Action = "query"      // edition 2023
	SetStatus    Action = "set-status" // edition 2023
	Refer        Action = "refer"      // edition 2023
	Review       Action = "review"
	SendRefusal  Action = "send-refusal"
	Forward      Action = "forward"
	Confirm      Action = "confirm"
	Decline      Action = "decline"
	Issue        Action = "issue"
	Extend       Action = "extend"
	Use          Action = "use"
	SignProtocol Action = "sign-protocol"
	ReceiveAct   Action = "receive-act"
	Pay          Action = "pay"
	Lapse        Action = "lapse"
)

// actions is the table of names, in the order of a case's life.
var actions = []struct {
	action Action
	name   tanu.Text
}{
	{File, tanu.Text{KK: "Өтініш беру және автоматты тексеру", RU: "Подача и автоматическая проверка", EN: "Filing and automatic check"}},
	{Enquire, tanu.Text{KK: "Ақпараттық жүйеде сұрау қалыптастыру", RU: "Формирование запроса в информационной системе", EN: "Query in the information system"}},
	{SetStatus, tanu.Text{KK: "Ақпараттық жүйенің мәртебе беруі", RU: "Присвоение статуса информационной системой", EN: "Status given by the information system"}},
	{Refer, tanu.Text{KK: "Хабарлама мен жолдама беру", RU: "Уведомление и направление", EN: "Notice and referral"}},
	{Review, tanu.Text{KK: "Мансап орталығының тексеруі", RU: "Проверка карьерным центром", EN: "Review by the career centre"}},
	{SendRefusal, tanu.Text{KK: "Дәлелді бас тартуды жіберу", RU: "Направление мотивированного отказа", EN: "Sending of the reasoned refusal"}},
	{Forward, tanu.Text{KK: "Тану орталығына жіберу", RU: "Направление в центр признания", EN: "Forwarding to the recognition centre"}},
	{Confirm, tanu.Text{KK: "Тану орталығының растауы", RU: "Подтверждение центром признания", EN: "Confirmation by the recognition centre"}},
	{Decline, tanu.Text{KK: "Тану орталығының теріс жауабы", RU: "Отрицательный ответ центра признания", EN: "Negative answer of the recognition centre"}},
	{Issue, tanu.Text{KK: "Ваучер беру", RU: "Выдача ваучера", EN: "Issue of the voucher"}},
	{Extend, tanu.Text{KK: "Ваучер мерзімін ұзарту", RU: "Продление срока ваучера", EN: "Extension of the voucher"}},
	{Use, tanu.Text{KK: "Тану рәсімін өткізу", RU: "Проведение процедуры признания", EN: "Recognition procedure"}},
	{SignProtocol, tanu.Text{KK: "Хаттамаға қол қою", RU: "Подписание протокола", EN: "Signing of the protocol"}},
	{ReceiveAct, tanu.Text{KK: "Көрсетілген қызмет актісін жіберу және алу", RU: "Направление и получение акта оказанных услуг", EN: "Sending and receipt of the act of services rendered"}},
	{Pay, tanu.Text{KK: "Төлем", RU: "Оплата", EN: "Payment"}},
	{Lapse, tanu.Text{KK: "Ваучерді автоматты түрде жою", RU: "Автоматическое аннулирование ваучера", EN: "Automatic annulment of the voucher"}},
}

// Actions returns every action in the order of a case's life.
func Actions() []Action {
	list := make([]Action, len(actions))
	for i, row := range actions {
		list[i] = row.action
	}
	return list
}

// In names the action in a language.
func (a Action) In(lang tanu.Language) string {
	for _, row := range actions {
		if row.action == a {
			return row.name.In(lang)
		}
	}
	return string(a)
}

// Known reports whether a is one of Actions.
func (a Action) Known() bool {
	for i := range actions {
		if actions[i].action == a {
			return true
		}
	}
	return false
}
