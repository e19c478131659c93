package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/word"
)

// State is where a case stands (күй, состояние). The zero State is New: not
// filed yet. From Confirmed on, and not before, the applicant is the voucher
// holder; issue comes after it (open question Q14).
//
// Law: 10.2.
type State string

const (
	New           State = ""
	Filed         State = "filed"          // screened; in edition 2025 the place is held, unless it is taken at issue (Q17)
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

// stateWords are in the order of a case's life.
var stateWords = word.Table[State, tanu.Text]{Unknown: tanu.UnknownWord("State"), Rows: []word.Row[State, tanu.Text]{
	{Word: New, Name: tanu.Text{KK: "берілмеген", RU: "не подано", EN: "not filed"}},
	{Word: Filed, Name: tanu.Text{KK: "өтініш берілді", RU: "заявление подано", EN: "filed"}},
	{Word: Queried, Name: tanu.Text{KK: "сұрау жіберілді", RU: "запрос направлен", EN: "queried"}},
	{Word: Eligible, Name: tanu.Text{KK: "мәртебесі – РАСТАЛДЫ", RU: "статус – ПОДТВЕРЖДЕН", EN: "status CONFIRMED"}},
	{Word: NotEligible, Name: tanu.Text{KK: "мәртебесі – РАСТАЛМАҒАН", RU: "статус – НЕ ПОДТВЕРЖДЕН", EN: "status NOT CONFIRMED"}},
	{Word: Referred, Name: tanu.Text{KK: "жолдама берілді", RU: "выдано направление", EN: "referred"}},
	{Word: ScreenedOut, Name: tanu.Text{KK: "автоматты тексеруде бас тартылды", RU: "отказано при автоматической проверке", EN: "refused by the automatic check"}},
	{Word: Reviewed, Name: tanu.Text{KK: "мансап орталығы тексерді", RU: "проверено карьерным центром", EN: "reviewed by the career centre"}},
	{Word: ReviewRefused, Name: tanu.Text{KK: "мансап орталығы бас тартуды қалыптастырды", RU: "карьерным центром сформирован отказ", EN: "refused by the career centre"}},
	{Word: Forwarded, Name: tanu.Text{KK: "тану орталығына жіберілді", RU: "направлено в центр признания", EN: "forwarded to the recognition centre"}},
	{Word: Declined, Name: tanu.Text{KK: "тану орталығы теріс жауап берді", RU: "отрицательный ответ центра признания", EN: "declined by the recognition centre"}},
	{Word: Confirmed, Name: tanu.Text{KK: "тану орталығы растады", RU: "подтверждено центром признания", EN: "confirmed by the recognition centre"}},
	{Word: Issued, Name: tanu.Text{KK: "ваучер берілді", RU: "ваучер выдан", EN: "voucher issued"}},
	{Word: Used, Name: tanu.Text{KK: "ваучер пайдаланылды", RU: "ваучер использован", EN: "voucher used"}},
	{Word: ActReceived, Name: tanu.Text{KK: "акт алынды", RU: "акт получен", EN: "act received"}},
	{Word: Paid, Name: tanu.Text{KK: "төленді", RU: "оплачено", EN: "paid"}},
	{Word: Lapsed, Name: tanu.Text{KK: "ваучер жойылды", RU: "ваучер аннулирован", EN: "voucher annulled"}},
	{Word: Refused, Name: tanu.Text{KK: "бас тарту жіберілді", RU: "отказ направлен", EN: "refusal sent"}},
}}

// States returns every state in the order of a case's life.
func States() []State { return stateWords.Words() }

// ParseState reads the word of a state.
func ParseState(s string) (State, error) { return stateWords.Parse(s) }

// In names the state in a language.
func (s State) In(lang tanu.Language) string { return stateWords.Name(s).In(lang) }

// String returns the word of the state.
func (s State) String() string { return string(s) }

// MarshalText writes the word of the state.
func (s State) MarshalText() ([]byte, error) { return stateWords.Write(s) }

// UnmarshalText reads the word of a state.
func (s *State) UnmarshalText(text []byte) error { return stateWords.Read(text, s) }

// Action is what a command asks to be done (әрекет, действие). The zero Action is
// none.
type Action string

const (
	File         Action = "file"
	Query        Action = "query"      // edition 2023
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

// actionWords are in the order of a case's life.
var actionWords = word.Table[Action, tanu.Text]{Unknown: tanu.UnknownWord("Action"), Rows: []word.Row[Action, tanu.Text]{
	{Word: File, Name: tanu.Text{KK: "Өтініш беру және автоматты тексеру", RU: "Подача и автоматическая проверка", EN: "Filing and automatic check"}},
	{Word: Query, Name: tanu.Text{KK: "Ақпараттық жүйеде сұрау қалыптастыру", RU: "Формирование запроса в информационной системе", EN: "Query in the information system"}},
	{Word: SetStatus, Name: tanu.Text{KK: "Ақпараттық жүйенің мәртебе беруі", RU: "Присвоение статуса информационной системой", EN: "Status given by the information system"}},
	{Word: Refer, Name: tanu.Text{KK: "Хабарлама мен жолдама беру", RU: "Уведомление и направление", EN: "Notice and referral"}},
	{Word: Review, Name: tanu.Text{KK: "Мансап орталығының тексеруі", RU: "Проверка карьерным центром", EN: "Review by the career centre"}},
	{Word: SendRefusal, Name: tanu.Text{KK: "Дәлелді бас тартуды жіберу", RU: "Направление мотивированного отказа", EN: "Sending of the reasoned refusal"}},
	{Word: Forward, Name: tanu.Text{KK: "Тану орталығына жіберу", RU: "Направление в центр признания", EN: "Forwarding to the recognition centre"}},
	{Word: Confirm, Name: tanu.Text{KK: "Тану орталығының растауы", RU: "Подтверждение центром признания", EN: "Confirmation by the recognition centre"}},
	{Word: Decline, Name: tanu.Text{KK: "Тану орталығының теріс жауабы", RU: "Отрицательный ответ центра признания", EN: "Negative answer of the recognition centre"}},
	{Word: Issue, Name: tanu.Text{KK: "Ваучер беру", RU: "Выдача ваучера", EN: "Issue of the voucher"}},
	{Word: Extend, Name: tanu.Text{KK: "Ваучер мерзімін ұзарту", RU: "Продление срока ваучера", EN: "Extension of the voucher"}},
	{Word: Use, Name: tanu.Text{KK: "Тану рәсімін өткізу", RU: "Проведение процедуры признания", EN: "Recognition procedure"}},
	{Word: SignProtocol, Name: tanu.Text{KK: "Хаттамаға қол қою", RU: "Подписание протокола", EN: "Signing of the protocol"}},
	{Word: ReceiveAct, Name: tanu.Text{KK: "Көрсетілген қызмет актісін жіберу және алу", RU: "Направление и получение акта оказанных услуг", EN: "Sending and receipt of the act of services rendered"}},
	{Word: Pay, Name: tanu.Text{KK: "Төлем", RU: "Оплата", EN: "Payment"}},
	{Word: Lapse, Name: tanu.Text{KK: "Ваучерді автоматты түрде жою", RU: "Автоматическое аннулирование ваучера", EN: "Automatic annulment of the voucher"}},
}}

// Actions returns every action in the order of a case's life.
func Actions() []Action { return actionWords.Words() }

// ParseAction reads the word of an action.
func ParseAction(s string) (Action, error) { return actionWords.Parse(s) }

// In names the action in a language.
func (a Action) In(lang tanu.Language) string { return actionWords.Name(a).In(lang) }

// String returns the word of the action.
func (a Action) String() string { return string(a) }

// MarshalText writes the word of the action.
func (a Action) MarshalText() ([]byte, error) { return actionWords.Write(a) }

// UnmarshalText reads the word of an action.
func (a *Action) UnmarshalText(text []byte) error { return actionWords.Read(text, a) }

// Status is what became of a command. The zero Status is none.
type Status string

const (
	Done       Status = "done"        // the step is taken
	NotAllowed Status = "not-allowed" // not in this state, by this actor or on this day; nothing changes
	NeedsFact  Status = "needs-fact"  // a fact is missing; nothing is decided
)

var statusWords = word.Table[Status, tanu.Text]{Unknown: tanu.UnknownWord("Status"), Rows: []word.Row[Status, tanu.Text]{
	{Word: Done, Name: tanu.Text{KK: "орындалды", RU: "выполнено", EN: "done"}},
	{Word: NotAllowed, Name: tanu.Text{KK: "рұқсат етілмейді", RU: "не допускается", EN: "not allowed"}},
	{Word: NeedsFact, Name: tanu.Text{KK: "дерек жетіспейді", RU: "не хватает сведений", EN: "a fact is missing"}},
}}

// In names the status in a language.
func (s Status) In(lang tanu.Language) string { return statusWords.Name(s).In(lang) }

// String returns the word of the status.
func (s Status) String() string { return string(s) }

// MarshalText writes the word of the status.
func (s Status) MarshalText() ([]byte, error) { return statusWords.Write(s) }

// UnmarshalText reads the word of a status.
func (s *Status) UnmarshalText(text []byte) error { return statusWords.Read(text, s) }

// Recipient is whose cabinet or system a message goes to.
type Recipient string

const (
	ToApplicant         Recipient = "applicant-cabinet"
	ToCareerCentre      Recipient = "career-centre"
	ToMobilityCentre    Recipient = "mobility-centre"
	ToRecognitionCentre Recipient = "recognition-centre-cabinet"
	ToLabourMarket      Recipient = "labour-market-system" // «Еңбек нарығы» ААЖ; АИС «Рынок труда»
	ToPayments          Recipient = "payments"
)

var recipientWords = word.Table[Recipient, tanu.Text]{Unknown: tanu.UnknownWord("Recipient"), Rows: []word.Row[Recipient, tanu.Text]{
	{Word: ToApplicant, Name: tanu.Text{KK: "үміткердің жеке кабинеті", RU: "личный кабинет претендента", EN: "cabinet of the applicant"}},
	{Word: ToCareerCentre, Name: tanu.Text{KK: "мансап орталығы", RU: "карьерный центр", EN: "career centre"}},
	{Word: ToMobilityCentre, Name: tanu.Text{KK: "еңбек мобильділігі орталығы", RU: "центр трудовой мобильности", EN: "labour mobility centre"}},
	{Word: ToRecognitionCentre, Name: tanu.Text{KK: "тану орталығының жеке кабинеті", RU: "личный кабинет центра признания", EN: "cabinet of the recognition centre"}},
	{Word: ToLabourMarket, Name: tanu.Text{KK: "«Еңбек нарығы» ААЖ", RU: "АИС «Рынок труда»", EN: "labour market system"}},
	{Word: ToPayments, Name: tanu.Text{KK: "төлемдер", RU: "платежи", EN: "payments"}},
}}

// In names the recipient in a language.
func (r Recipient) In(lang tanu.Language) string { return recipientWords.Name(r).In(lang) }

// String returns the word of the recipient.
func (r Recipient) String() string { return string(r) }

// MarshalText writes the word of the recipient.
func (r Recipient) MarshalText() ([]byte, error) { return recipientWords.Write(r) }

// UnmarshalText reads the word of a recipient.
func (r *Recipient) UnmarshalText(text []byte) error { return recipientWords.Read(text, r) }

// ClaimChange is for package registry: what an outcome does with the claim "this
// person, this year".
type ClaimChange string

const (
	ClaimKept  ClaimChange = ""
	ClaimTaken ClaimChange = "taken"
	ClaimFreed ClaimChange = "freed"
)

var claimWords = word.Table[ClaimChange, struct{}]{Unknown: tanu.UnknownWord("ClaimChange"), Rows: []word.Row[ClaimChange, struct{}]{
	{Word: ClaimTaken}, {Word: ClaimFreed},
}}

// MarshalText writes the word of the change.
func (c ClaimChange) MarshalText() ([]byte, error) { return claimWords.Write(c) }

// UnmarshalText reads the word of a change.
func (c *ClaimChange) UnmarshalText(text []byte) error { return claimWords.Read(text, c) }

// Urgency tells how near a due day is.
type Urgency string

const (
	Overdue  Urgency = "overdue"
	DueToday Urgency = "today"
	DueWeek  Urgency = "week" // by the Sunday of the day's week
	DueLater Urgency = "later"
)

var urgencyWords = word.Table[Urgency, tanu.Text]{Unknown: tanu.UnknownWord("Urgency"), Rows: []word.Row[Urgency, tanu.Text]{
	{Word: Overdue, Name: tanu.Text{KK: "мерзімі өткен", RU: "просрочено", EN: "overdue"}},
	{Word: DueToday, Name: tanu.Text{KK: "бүгін", RU: "сегодня", EN: "today"}},
	{Word: DueWeek, Name: tanu.Text{KK: "осы аптада", RU: "на этой неделе", EN: "this week"}},
	{Word: DueLater, Name: tanu.Text{KK: "кейінірек", RU: "позже", EN: "later"}},
}}

// In names the urgency in a language.
func (u Urgency) In(lang tanu.Language) string { return urgencyWords.Name(u).In(lang) }

// String returns the word of the urgency.
func (u Urgency) String() string { return string(u) }

// MarshalText writes the word of the urgency.
func (u Urgency) MarshalText() ([]byte, error) { return urgencyWords.Write(u) }

// UnmarshalText reads the word of an urgency.
func (u *Urgency) UnmarshalText(text []byte) error { return urgencyWords.Read(text, u) }
