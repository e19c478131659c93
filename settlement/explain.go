package settlement

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/biliktilik/tanu"
)

// In explains the reimbursement: three sentences, one on a line, with the
// figures, the act that sets the MCI, and the clauses.
func (r Reimbursement) In(lang tanu.Language) string {
	return strings.Join(r.Lines(lang), "\n")
}

// Lines explains each item of the reimbursement in a sentence: the centre's,
// the holder's own share, the material assistance.
func (r Reimbursement) Lines(lang tanu.Language) []string {
	return []string{r.explainCentre(lang), r.explainCoPayment(lang), r.explainAssistance(lang)}
}

func (r Reimbursement) explainCentre(lang tanu.Language) string {
	text := tanu.Text{
		KK: "Тану орталығына {sum} теңге өтеледі: нақты құны – {cost} теңге, шегі – {n} АЕК × {mci} = {cap} теңге; {profile} бейін; {year} жылғы АЕК – {law}",
		RU: "Центру признания возмещается {sum} тенге: фактическая стоимость – {cost} тенге, предел – {n} МРП × {mci} = {cap} тенге; {profile} профиль; МРП на {year} год – {law}",
		EN: "{sum} tenge are reimbursed to the recognition centre: the actual cost is {cost} tenge, the cap {n} MCI × {mci} = {cap} tenge; {profile} profile; MCI of {year}: {law}",
	}
	if r.Centre.Verdict == tanu.Undetermined {
		text = tanu.Text{
			KK: "Тану орталығына өтелетін сома анықталмады: {missing}",
			RU: "Сумма возмещения центру признания не определена: {missing}",
			EN: "The sum to be reimbursed to the recognition centre is undetermined: {missing}",
		}
	}
	return r.fill(text, r.Centre, r.CapMCI, lang)
}

func (r Reimbursement) explainCoPayment(lang tanu.Language) string {
	var text tanu.Text
	switch r.CoPayment.Verdict {
	case tanu.Satisfied:
		text = tanu.Text{
			KK: "Ваучерді алушы айырманы өз қаражаты есебінен төлейді: {cost} − {reimbursed} = {sum} теңге",
			RU: "Получатель ваучера оплачивает разницу за счет собственных средств: {cost} − {reimbursed} = {sum} тенге",
			EN: "The holder pays the difference from own funds: {cost} − {reimbursed} = {sum} tenge",
		}
	case tanu.NotApplicable:
		text = tanu.Text{
			KK: "Ваучерді алушы төлемейді: нақты құны толық өтеледі",
			RU: "Получатель ваучера не доплачивает: фактическая стоимость возмещается полностью",
			EN: "The holder pays nothing: the actual cost is reimbursed in full",
		}
	default:
		text = tanu.Text{
			KK: "Ваучерді алушы төлейтін айырма анықталмады: {missing}",
			RU: "Разница, оплачиваемая получателем ваучера, не определена: {missing}",
			EN: "The difference that the holder pays is undetermined: {missing}",
		}
	}
	return r.fill(text, r.CoPayment, 0, lang)
}

func (r Reimbursement) explainAssistance(lang tanu.Language) string {
	var text tanu.Text
	switch r.Assistance.Verdict {
	case tanu.Satisfied:
		text = tanu.Text{
			KK: "Ваучерді алушыға материалдық көмек – {sum} теңге = {n} АЕК × {mci}: рәсім өткізілген өңір – {place}, тұрақты тіркелген өңірі – {registration}",
			RU: "Получателю ваучера – материальная помощь {sum} тенге = {n} МРП × {mci}: регион проведения процедуры – {place}, регион постоянной регистрации – {registration}",
			EN: "Material assistance to the holder: {sum} tenge = {n} MCI × {mci}: the procedure was held in {place}, the permanent registration is in {registration}",
		}
	case tanu.NotApplicable:
		text = tanu.Text{
			KK: "Материалдық көмек төленбейді: рәсім тұрақты тіркелген өңірде өткізілген – {place}",
			RU: "Материальная помощь не выплачивается: процедура проведена в регионе постоянной регистрации – {place}",
			EN: "No material assistance is paid: the procedure was held in the region of permanent registration, {place}",
		}
	default:
		text = tanu.Text{
			KK: "Материалдық көмек анықталмады: {missing}",
			RU: "Материальная помощь не определена: {missing}",
			EN: "The material assistance is undetermined: {missing}",
		}
	}
	return r.fill(text, r.Assistance, r.AssistanceMCI, lang)
}

// fill puts the figures into a sentence and cites the item's clause.
func (r Reimbursement) fill(text tanu.Text, item Item, n int, lang tanu.Language) string {
	said := func(d decimal.Decimal) string { return lang.Sum(money(d)) }
	return strings.NewReplacer(
		"{sum}", said(item.Amount), "{cost}", said(r.Cost), "{cap}", said(r.Cap),
		"{reimbursed}", said(r.Centre.Amount), "{n}", strconv.Itoa(n),
		"{mci}", lang.Sum(strconv.FormatInt(r.MCI.Amount, 10)), "{year}", strconv.Itoa(r.MCI.Year),
		"{law}", r.MCI.Law.Title.In(lang), "{profile}", r.Profile.In(lang),
		"{place}", r.Procedure.Place.In(lang), "{registration}", r.Registration.In(lang),
		"{missing}", saidMissing(item.Missing, lang),
	).Replace(text.In(lang)) + " (" + item.Clause.In(lang) + ")"
}

// In says what is missing: "the profile of the profession is not known".
func (f Fact) In(lang tanu.Language) string {
	switch f {
	case FactProfile:
		return tanu.Text{KK: "кәсіптің бейіні белгісіз", RU: "неизвестен профиль профессии", EN: "the profile of the profession is not known"}.In(lang)
	case FactHeld:
		return tanu.Text{KK: "рәсім өткізілген күн белгісіз", RU: "неизвестна дата проведения процедуры", EN: "the day of the procedure is not known"}.In(lang)
	case FactPlace:
		return tanu.Text{KK: "рәсім өткізілген өңір белгісіз", RU: "неизвестен регион проведения процедуры", EN: "the region in which the procedure was held is not known"}.In(lang)
	case FactRegistration:
		return tanu.Text{KK: "тұрақты тіркелген өңірі белгісіз", RU: "неизвестен регион постоянной регистрации", EN: "the region of permanent registration is not known"}.In(lang)
	case FactReceived:
		return tanu.Text{KK: "акт алынған күн белгісіз", RU: "неизвестен день получения акта", EN: "the day on which the act was received is not known"}.In(lang)
	case FactIssued:
		return tanu.Text{KK: "ваучер берілген күн белгісіз", RU: "неизвестен день выдачи ваучера", EN: "the day on which the voucher was issued is not known"}.In(lang)
	case FactAccount:
		return tanu.Text{KK: "алушының шоты белгісіз", RU: "неизвестен счет получателя", EN: "the payee's account is not known"}.In(lang)
	}
	return string(f)
}

func saidMissing(facts []Fact, lang tanu.Language) string {
	said := make([]string, len(facts))
	for i, f := range facts {
		said[i] = f.In(lang)
	}
	return strings.Join(said, "; ")
}

// In says the payment in a sentence: to whom, how much and by which clause, by
// when and by which; and what it waits for. A sum or a day that is known is said
// of a payment that waits too.
func (p Payment) In(lang tanu.Language) string {
	var said []string
	if len(p.Missing) == 0 || p.Amount.Sign() > 0 {
		said = append(said, tanu.Text{KK: "{sum} теңге{clause}", RU: "{sum} тенге{clause}", EN: "{sum} tenge{clause}"}.In(lang))
	}
	if !p.Due.IsZero() {
		said = append(said, tanu.Text{
			KK: "төлеу мерзімінің соңғы күні – {due}{remark}{term}",
			RU: "последний день оплаты – {due}{remark}{term}",
			EN: "the last day to pay is {due}{remark}{term}",
		}.In(lang))
	}
	if len(p.Missing) > 0 {
		said = append(said, tanu.Text{
			KK: "төлем кейінге қалдырылды: {missing}",
			RU: "оплата отложена: {missing}",
			EN: "the payment waits: {missing}",
		}.In(lang))
	}
	to := tanu.Text{KK: "Тану орталығына", RU: "Центру признания", EN: "To the recognition centre"}
	if p.Payee == ToHolder {
		to = tanu.Text{KK: "Ваучерді алушыға", RU: "Получателю ваучера", EN: "To the voucher holder"}
	}
	var term tanu.Clause
	if p.Clause != "" {
		term = tanu.Edition(p.Clause.Source()).Clause("17")
	}
	return to.In(lang) + ": " + strings.NewReplacer("{sum}", lang.Sum(money(p.Amount)), "{clause}", inBrackets(p.Clause, lang),
		"{due}", p.Due.In(lang), "{remark}", remark(p.Provisional, lang), "{term}", inBrackets(term, lang),
		"{missing}", saidMissing(p.Missing, lang)).Replace(strings.Join(said, "; "))
}

// inBrackets cites a clause behind what it governs, "" for none.
func inBrackets(c tanu.Clause, lang tanu.Language) string {
	if c == "" {
		return ""
	}
	return " (" + c.In(lang) + ")"
}
