package eligibility

import (
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// Body is who decides or sends (орган). The zero Body is "none".
type Body string

const (
	Platform       Body = "nqs-platform"    // the digital platform of the national qualification system
	CareerCentre   Body = "career-centre"   // мансап орталығы, карьерный центр
	MobilityCentre Body = "mobility-centre" // еңбек мобильділігі орталығы, центр трудовой мобильности
)

// In names the body in a language, "" for none.
func (b Body) In(lang tanu.Language) string {
	switch b {
	case Platform:
		return tanu.Text{
			KK: "ҰБЖ цифрлық платформасы", RU: "цифровая платформа НСК", EN: "NQS digital platform",
		}.In(lang)
	case CareerCentre:
		return tanu.Text{KK: "мансап орталығы", RU: "карьерный центр", EN: "career centre"}.In(lang)
	case MobilityCentre:
		return tanu.Text{
			KK: "еңбек мобильділігі орталығы", RU: "центр трудовой мобильности", EN: "labour mobility centre",
		}.In(lang)
	}
	return ""
}

// stageRow tells under which provision a stage decides, who refuses and who
// sends the refusal.
type stageRow struct {
	stage     Stage
	edition   tanu.Edition
	clause    tanu.Clause
	by        Body
	refusal   tanu.Clause
	sender    Body
	sending   tanu.Clause
	automatic bool
	carries   []tanu.Clause // the grounds that the clause of the refusal speaks of; nil: every one
}

// stages is the table. Edition 2023 has no review, and no one to refuse in it.
var stages = [...]stageRow{
	{StageScreen, tanu.Edition2023, "2023/5", CareerCentre, "2023/6", CareerCentre, "2023/6", false, []tanu.Clause{"2023/4"}},
	{StageScreen, tanu.Edition2025, "2025/3.4", Platform, "2025/3.4", Platform, "", true, []tanu.Clause{"2025/3.4.2", "2025/3.4.3", "2025/3.4.4"}},
	{StageReview, tanu.Edition2023, "2023/8", "", "", "", "", false, nil},
	{StageReview, tanu.Edition2025, "2025/8.1", CareerCentre, "2025/8.2", MobilityCentre, "2025/8.3", false, nil},
}

func stageRowOf(stage Stage, edition tanu.Edition) stageRow {
	for _, row := range stages {
		if row.stage == stage && row.edition == edition {
			return row
		}
	}
	return stageRow{}
}

// speaksOf reports whether the clause of the refusal speaks of one of the grounds.
func (row *stageRow) speaksOf(grounds []Finding) bool {
	return row.carries == nil || slices.ContainsFunc(grounds, func(f Finding) bool {
		return slices.Contains(row.carries, f.Clause)
	})
}

// Refusal is what a refused decision owes the applicant: who decided, by which
// clause, on which grounds, and what can be done (бас тарту, отказ).
//
// The Rules do not say of every ground who turns an application away. Clause 3
// part 4 gives the platform three checks, and clause 6 of the first wording names
// two grounds; who refuses what comes late or unsigned, and who sends what the
// platform finds, neither says. The library puts it to the same body and cites no
// clause for it: Clause and Sending are then none.
//
// A hearing is not needed before it: it is automatic, or its term is under five
// working days. The body and the term of a complaint are the host's to name.
//
// Law: 2025/3.4, 2025/8.2, 2025/8.3, 2023/6, appc/73, appc/80.
type Refusal struct {
	By        Body
	Clause    tanu.Clause // by which clause; none where no clause names who refuses on such grounds
	Sender    Body        // who sends it to the applicant
	Sending   tanu.Clause // by which clause; none where no clause names who sends it
	Automatic bool
	Day       tanu.Date
	Grounds   []Finding
}

// Complaint is the body that considers a complaint against a refusal (шағымды
// қарайтын орган, орган, рассматривающий жалобу) and the term for making one, in
// words, as the host's rules have them. A refusal must name both: what is empty in
// the language of the notice is there as a line to be filled in.
//
// Law: appc/80.
type Complaint struct{ To, Within tanu.Text }

// Refusal returns the refusal of a refused decision, and false for any other.
func (d Decision) Refusal() (Refusal, bool) {
	if d.Verdict() != tanu.Refused {
		return Refusal{}, false
	}
	row, grounds := stageRowOf(d.Stage, d.Edition), d.Refusals()
	if !row.speaksOf(grounds) {
		row.refusal, row.sending = "", ""
	}
	return Refusal{
		By: row.by, Clause: row.refusal, Sender: row.sender, Sending: row.sending,
		Automatic: row.automatic, Day: d.Day, Grounds: grounds,
	}, true
}

// In writes the notice of the refusal: who decided and who sends it, a line for
// each ground and its remedy, and the complaint. For a word that is no language it
// is in English; for the zero Refusal it is "".
func (r Refusal) In(lang tanu.Language, complaint Complaint) string {
	if r.By == "" {
		return ""
	}
	var b strings.Builder
	line := func(parts ...string) {
		b.WriteString(strings.Join(parts, ""))
		b.WriteString(".\n")
	}
	line(tanu.Text{KK: "Біржолғы ваучер беруден бас тартылды", RU: "В выдаче единоразового ваучера отказано",
		EN: "A one-time voucher is refused"}.In(lang), ", ", r.Day.In(lang))
	line(tanu.Text{KK: "Шешім қабылдаған орган", RU: "Кем принято решение", EN: "Decided by"}.In(lang), ": ",
		r.By.In(lang), cited(r.Clause, lang))
	line(tanu.Text{KK: "Бас тартуды жіберетін", RU: "Кем направляется отказ", EN: "Sent by"}.In(lang), ": ",
		r.Sender.In(lang), cited(r.Sending, lang))
	for _, f := range r.Grounds {
		line("– ", f.In(lang))
		line("  ", f.Remedy(lang))
	}
	line(r.hearing(lang))
	line(complaint.in(lang))
	return b.String()
}

// cited is a clause in brackets, "" for none.
func cited(clause tanu.Clause, lang tanu.Language) string {
	if clause == "" {
		return ""
	}
	return " (" + clause.In(lang) + ")"
}

func (r Refusal) hearing(lang tanu.Language) string {
	why := tanu.Text{
		KK: "Тыңдау өткізілмеді: мерзімі бес жұмыс күнінен аз",
		RU: "Заслушивание не проводилось: срок менее пяти рабочих дней",
		EN: "No hearing was held: the term is under five working days",
	}
	if r.Automatic {
		why = tanu.Text{
			KK: "Тыңдау өткізілмеді: шешім автоматты түрде қабылданды",
			RU: "Заслушивание не проводилось: решение принято автоматически",
			EN: "No hearing was held: the decision is automatic",
		}
	}
	return why.In(lang) + cited("appc/73", lang)
}

func (c Complaint) in(lang tanu.Language) string {
	return tanu.Text{
		KK: "Бұл шешімге шағым жасауға болады; шағымды қарайтын орган: ", RU: "Это решение может быть обжаловано; орган, рассматривающий жалобу: ",
		EN: "A complaint may be made against this decision; the body that considers it: ",
	}.In(lang) + orLine(c.To.In(lang)) + tanu.Text{
		KK: "; шағым беру мерзімі: ", RU: "; срок подачи жалобы: ", EN: "; the term for making it: ",
	}.In(lang) + orLine(c.Within.In(lang)) + cited("appc/80", lang)
}

// orLine is the words, or a line to fill in.
func orLine(words string) string {
	if blank(words) {
		return "__________"
	}
	return words
}
