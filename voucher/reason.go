package voucher

import (
	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
)

// Reason is one reason of an outcome: a finding of the automatic check, of the
// review or of the act's check, or the rule by which a command is not allowed.
type Reason struct {
	Code    string       `json:"code"` // stable
	Clause  tanu.Clause  `json:"clause"`
	Verdict tanu.Verdict `json:"verdict"`
	Missing []string     `json:"missing,omitempty"` // the facts still needed, where undetermined
	Text    tanu.Text    `json:"text"`
}

// The codes of commands that are not allowed. They are public: they may be
// retired, never reused.
const (
	CodeWrongState     = "wrong-state"      // the action stands in no row for the state
	CodeWrongActor     = "wrong-actor"      // another role, centre, person or region
	CodeTooEarly       = "too-early"        // the day is before that on which the case came into its state
	CodeOutOfValidity  = "out-of-validity"  // the procedure was not held while the voucher was valid
	CodeStillValid     = "still-valid"      // a voucher does not lapse while it is valid
	CodeNoSickDay      = "no-sick-day"      // no further day of the sheet falls within the validity
	CodeNoProtocol     = "no-protocol"      // the act came before the protocol
	CodeProtocolSigned = "protocol-signed"  // the protocol is signed, and the act's term runs from it
	CodeFactMissing    = "fact-missing"     // a sum, or the use, lacks a fact
	CodeOtherProcedure = "other-procedure"  // the act tells of another day or region than the case
	CodeOtherProtocol  = "other-protocol"   // the act tells of another protocol or result than the case
	CodeNoPlace        = "no-place"         // no place is left when the voucher is issued (Q17)
	CodeOpenCase       = "open-application" // the person has an open application (Q16)
)

// notAllowed is the reason by which a command changes nothing.
func notAllowed(code string, clause tanu.Clause, text tanu.Text) Reason {
	return Reason{Code: code, Clause: clause, Verdict: tanu.Refused, Text: text}
}

func wrongState(c *Case, a Action) Reason {
	clause := ground(c, a)
	return notAllowed(CodeWrongState, clause, tanu.Text{
		KK: "Істің күйі – «" + c.State.In(tanu.Kazakh) + "»; бұл күйде «" + a.In(tanu.Kazakh) + "» көзделмеген.",
		RU: "Состояние дела – «" + c.State.In(tanu.Russian) + "»; в нем не предусмотрено «" + a.In(tanu.Russian) + "».",
		EN: "The case stands at “" + c.State.In(tanu.English) + "”, where the Rules provide for no “" + a.In(tanu.English) + "”.",
	})
}

// ground is the clause by which an action has its place, or, where the edition
// has no such action, the one by which the case stands where it does.
func ground(c *Case, a Action) (clause tanu.Clause) {
	first, end := span(c.Edition)
	for i := first; i < end; i++ {
		switch s := &steps[i]; {
		case s.action == a:
			return s.clause
		case clause != "":
		case s.to == c.State || c.State == New:
			clause = s.clause
		case s.refused == c.State:
			clause = s.refusal
		}
	}
	return clause
}

func wrongActor(s *step) Reason {
	return notAllowed(CodeWrongActor, s.clause, tanu.Text{
		KK: "Бұл әрекетті осы іс бойынша тек " + s.by.In(tanu.Kazakh) + " жасай алады (" + s.clause.In(tanu.Kazakh) + ").",
		RU: "Это действие по данному делу совершает только " + s.by.In(tanu.Russian) + " (" + s.clause.In(tanu.Russian) + ").",
		EN: "Only the " + s.by.In(tanu.English) + " of this case may do this (" + s.clause.In(tanu.English) + ").",
	})
}

func tooEarly(c *Case, s *step) Reason {
	return notAllowed(CodeTooEarly, s.clause, tanu.Text{
		KK: "Бұл күн алдыңғы қадамның күнінен (" + c.Since.In(tanu.Kazakh) + ") ерте (" + s.clause.In(tanu.Kazakh) + ").",
		RU: "Этот день раньше дня предыдущего шага (" + c.Since.In(tanu.Russian) + ") (" + s.clause.In(tanu.Russian) + ").",
		EN: "This day is before that of the step before, " + c.Since.In(tanu.English) + " (" + s.clause.In(tanu.English) + ").",
	})
}

func outOfValidity(c *Case, held tanu.Date, clause tanu.Clause) Reason {
	v := c.Voucher
	return notAllowed(CodeOutOfValidity, clause, tanu.Text{
		KK: "Ваучер " + held.In(tanu.Kazakh) + " күні жарамсыз: қолданылу мерзімі " + v.Issued.In(tanu.Kazakh) + " – " + v.LastValid.In(tanu.Kazakh) + " (" + clause.In(tanu.Kazakh) + ").",
		RU: "На " + held.In(tanu.Russian) + " ваучер не действует: срок его действия с " + v.Issued.In(tanu.Russian) + " по " + v.LastValid.In(tanu.Russian) + " (" + clause.In(tanu.Russian) + ").",
		EN: "The voucher is not valid on " + held.In(tanu.English) + ": it is valid from " + v.Issued.In(tanu.English) + " to " + v.LastValid.In(tanu.English) + " (" + clause.In(tanu.English) + ").",
	})
}

func stillValid(c *Case, clause tanu.Clause) Reason {
	last := c.Voucher.LastValid
	return notAllowed(CodeStillValid, clause, tanu.Text{
		KK: "Ваучер " + last.In(tanu.Kazakh) + " күнін қоса алғанда жарамды (" + clause.In(tanu.Kazakh) + ").",
		RU: "Ваучер действует по " + last.In(tanu.Russian) + " включительно (" + clause.In(tanu.Russian) + ").",
		EN: "The voucher is valid through " + last.In(tanu.English) + " (" + clause.In(tanu.English) + ").",
	})
}

func noSickDay(clause tanu.Clause) Reason {
	return notAllowed(CodeNoSickDay, clause, tanu.Text{
		KK: "Парақтың бұрын ескерілмеген бірде-бір күні ваучердің қолданылу мерзіміне келмейді (" + clause.In(tanu.Kazakh) + ").",
		RU: "Ни один еще не учтенный день листа не приходится на срок действия ваучера (" + clause.In(tanu.Russian) + ").",
		EN: "No day of the sheet that is not counted yet falls within the validity of the voucher (" + clause.In(tanu.English) + ").",
	})
}

func noProtocol(clause tanu.Clause) Reason {
	return notAllowed(CodeNoProtocol, clause, tanu.Text{
		KK: "Емтихан комиссиясының хаттамасына қол қойылмаған (" + clause.In(tanu.Kazakh) + ").",
		RU: "Протокол экзаменационной комиссии не подписан (" + clause.In(tanu.Russian) + ").",
		EN: "The examination commission has not signed the protocol (" + clause.In(tanu.English) + ").",
	})
}

func protocolSigned(c *Case, clause tanu.Clause) Reason {
	signed := c.Protocol.Signed
	return notAllowed(CodeProtocolSigned, clause, tanu.Text{
		KK: "Хаттамаға " + signed.In(tanu.Kazakh) + " күні қол қойылған, актіні жіберу мерзімі осы күннен кейін есептеледі (" + clause.In(tanu.Kazakh) + ").",
		RU: "Протокол подписан " + signed.In(tanu.Russian) + ", и срок направления акта исчисляется со следующего дня (" + clause.In(tanu.Russian) + ").",
		EN: "The protocol was signed on " + signed.In(tanu.English) + ", and the term for the act runs from the day after (" + clause.In(tanu.English) + ").",
	})
}

// OpenCase is the reason by which a person who has an open application or a voucher
// of the year gets no second one.
//
// Law: lpq/29.
func OpenCase() Reason {
	const clause tanu.Clause = "lpq/29"
	return notAllowed(CodeOpenCase, clause, tanu.Text{
		KK: "Осы адамның ағымдағы жылғы өтініші әлі қаралуда немесе ол бойынша ваучер берілген (" + clause.In(tanu.Kazakh) + ").",
		RU: "У этого лица в текущем году уже есть заявление на рассмотрении или выданный ваучер (" + clause.In(tanu.Russian) + ").",
		EN: "This person already has an open application or a voucher in the current year (" + clause.In(tanu.English) + ").",
	})
}

func otherProcedure(c *Case, clause tanu.Clause) Reason {
	held := c.Procedure
	return notAllowed(CodeOtherProcedure, clause, tanu.Text{
		KK: "Актідегі рәсім істегі рәсіммен сәйкес келмейді: " + held.Held.In(tanu.Kazakh) + ", " + held.Place.In(tanu.Kazakh) + " (" + clause.In(tanu.Kazakh) + ").",
		RU: "Процедура в акте не совпадает с процедурой в деле: " + held.Held.In(tanu.Russian) + ", " + held.Place.In(tanu.Russian) + " (" + clause.In(tanu.Russian) + ").",
		EN: "The procedure in the act is not that of the case: " + held.Held.In(tanu.English) + ", " + held.Place.In(tanu.English) + " (" + clause.In(tanu.English) + ").",
	})
}

func otherProtocol(c *Case, clause tanu.Clause) Reason {
	number, signed := tanu.HideIIN(c.Protocol.Number), c.Protocol.Signed
	return notAllowed(CodeOtherProtocol, clause, tanu.Text{
		KK: "Актідегі хаттама немесе нәтиже істегі хаттамамен сәйкес келмейді: № " + number + ", " + signed.In(tanu.Kazakh) + " (" + clause.In(tanu.Kazakh) + ").",
		RU: "Протокол или результат в акте не совпадает с протоколом в деле: № " + number + ", " + signed.In(tanu.Russian) + " (" + clause.In(tanu.Russian) + ").",
		EN: "The protocol or the result in the act is not that of the case: No. " + number + ", " + signed.In(tanu.English) + " (" + clause.In(tanu.English) + ").",
	})
}

// noDayOfProtocol is the fact that a use judged by the protocol lacks (open
// question Q6).
func noDayOfProtocol(clause tanu.Clause) Reason {
	return Reason{Code: CodeFactMissing, Clause: clause, Verdict: tanu.Undetermined, Missing: []string{"protocol"}, Text: tanu.Text{
		KK: "Ваучердің пайдаланылуы хаттамаға қол қойылған күн бойынша айқындалады, ал ол күн белгісіз (" + clause.In(tanu.Kazakh) + ").",
		RU: "Использование ваучера определяется по дню подписания протокола, а этот день неизвестен (" + clause.In(tanu.Russian) + ").",
		EN: "The use of the voucher is judged by the day on which the protocol is signed, and that day is not known (" + clause.In(tanu.English) + ").",
	}}
}

// NoPlace is the reason by which nothing is issued in a region without places.
//
// Law: 2025/18, 2023/18.
func NoPlace(edition tanu.Edition) Reason {
	clause := edition.Clause("18")
	return notAllowed(CodeNoPlace, clause, tanu.Text{
		KK: "Өңірде ваучер қалмады (" + clause.In(tanu.Kazakh) + ").",
		RU: "В регионе не осталось ваучеров (" + clause.In(tanu.Russian) + ").",
		EN: "No voucher is left in the region (" + clause.In(tanu.English) + ").",
	})
}

// verdictOf is what the reasons come to together, none for no reason.
func verdictOf(reasons []Reason) (v tanu.Verdict) {
	for _, r := range reasons {
		v = v.And(r.Verdict)
	}
	return v
}

// reasonsOf are the refusals and the missing facts among the findings that
// matter.
func reasonsOf(d *eligibility.Decision, matters func(eligibility.Finding) bool) []Reason {
	if d.Verdict() == tanu.Satisfied {
		return nil
	}
	var list []Reason
	for _, f := range d.Unresolved() {
		if matters(f) {
			list = append(list, Reason{Code: f.Code, Clause: f.Clause, Verdict: f.Verdict, Missing: f.Missing(), Text: said(f)})
		}
	}
	return list
}

// reasonsOfAct are the refusals and the missing facts of an act's check.
// Notices are none: the Rules attach no consequence to them.
func reasonsOfAct(report settlement.Report) []Reason {
	var list []Reason
	for _, f := range report.Unresolved() {
		if !f.Notice {
			list = append(list, Reason{Code: string(f.Code), Clause: f.Clause, Verdict: f.Verdict, Text: said(f)})
		}
	}
	return list
}

// said is a finding's sentence in the three languages.
func said(f interface{ In(tanu.Language) string }) tanu.Text {
	return tanu.Text{KK: f.In(tanu.Kazakh), RU: f.In(tanu.Russian), EN: f.In(tanu.English)}
}
