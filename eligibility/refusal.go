package eligibility

import (
	"strings"

	"github.com/biliktilik/tanu"
)

// The provisions that a notice of refusal cites.
const (
	hearingClause   tanu.Clause = "appc/73"
	complaintClause tanu.Clause = "appc/80"
)

// Refusal is what a refused decision owes the applicant: who decided, by which
// clause, on which grounds, and what can be done (бас тарту, отказ).
//
// The Rules do not say of every ground who turns an application away. Clause 3 part
// 4 gives the platform three checks, and clause 6 of the first wording names two
// grounds; neither says who refuses an application that is late or unsigned, or who
// sends a refusal of the platform. The library names the same body and cites no
// clause for it: Clause and Sending are then empty.
//
// A hearing is not needed before it: it is automatic, or its term is under five
// working days. The body and the term of a complaint are the host's to name.
//
// Law: 3.4, 8.2, 8.3, 2023/6, appc/73, appc/80.
type Refusal struct {
	By        tanu.Office
	Clause    tanu.Clause // by which clause; none where no clause names who refuses on such grounds
	Sender    tanu.Office // who sends it to the applicant
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
	row := stageRowOf(d.Stage, d.Edition)
	r := Refusal{By: row.refuses, Sender: row.sends, Automatic: row.automatic, Day: d.Day, Grounds: d.Refusals()}
	if row.namesRefusal(d.Edition, r.Grounds) {
		r.Clause = clauseAt(d.Edition, row.refusal)
		r.Sending = clauseAt(d.Edition, row.sending)
	}
	return r, true
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
	line(noticeRefused.In(lang), ", ", r.Day.In(lang))
	line(noticeDecidedBy.In(lang), ": ", r.By.In(lang), cited(r.Clause, lang))
	line(noticeSentBy.In(lang), ": ", r.Sender.In(lang), cited(r.Sending, lang))
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

// hearing says why none was held.
func (r Refusal) hearing(lang tanu.Language) string {
	why := noticeShortTerm
	if r.Automatic {
		why = noticeAutomatic
	}
	return why.In(lang) + cited(hearingClause, lang)
}

func (c Complaint) in(lang tanu.Language) string {
	return strings.NewReplacer("{to}", orLine(c.To.In(lang)), "{within}", orLine(c.Within.In(lang))).
		Replace(noticeComplaint.In(lang)) + cited(complaintClause, lang)
}

// orLine is the words, or a line to fill in.
func orLine(words string) string {
	if !given(words) {
		return "__________"
	}
	return words
}
