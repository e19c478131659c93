package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/settlement"
	"github.com/biliktilik/tanu/voucher"
)

// page writes an account for a person.
type page struct {
	w      *bufio.Writer
	lang   tanu.Language
	colour bool
}

const width = 100

// writeText writes the account in a language.
func (a account) writeText(w io.Writer, lang tanu.Language, colour bool) error {
	p := page{bufio.NewWriter(w), lang, colour}
	p.head(a)
	for i, e := range a.entries {
		p.entry(i+1, e)
	}
	if a.stopped != nil {
		p.stopped(*a.stopped)
	}
	for _, e := range a.entries {
		if decision := e.outcome.Decision; decision != nil {
			if refusal, ok := decision.Refusal(); ok {
				p.notice(refusal)
			}
		}
	}
	if !a.current.Voucher.Issued.IsZero() {
		p.voucher(a.current)
	}
	if a.current.Service != nil {
		p.act(a.current)
	}
	if a.settlement != nil {
		p.payments(*a.settlement)
	}
	p.line("")
	p.line(p.strong(lEndings[a.ending()].In(lang)))
	return p.w.Flush()
}

func (p page) head(a account) {
	c := a.current
	p.line(p.strong(lTitle.In(p.lang) + " " + c.ID))
	p.wrap("", a.about.In(p.lang))
	if c.Edition != "" {
		p.wrap("", lRules.In(p.lang)+": "+p.rules(c.Edition))
	}
	p.field(lApplicant, c.Application.IIN.String())
	p.field(lRegion, c.Application.Region.In(p.lang))
	profession := c.Application.Profession.Name
	if c.Profile != "" {
		profession += " (" + c.Profile.In(p.lang) + ")"
	}
	p.field(lProfession, profession)
}

// rules names the order that adopted the Rules, the one that amended them, and
// the edition.
func (p page) rules(edition tanu.Edition) string {
	adopted, amended := tanu.Order380.Act(), tanu.Source(edition).Act()
	title := adopted.Title.In(p.lang) + "; "
	if amended.Number != adopted.Number {
		title += lAmended.In(p.lang) + ": " + amended.Title.In(p.lang) + "; "
	}
	return title + fmt.Sprintf(lEdition.In(p.lang), edition)
}

// entry writes one step: what, when, by whom, by which clause, by when.
func (p page) entry(n int, e entry) {
	p.line("")
	p.line(p.strong(fmt.Sprintf("%d. %s – %s", n, e.event.Command.Action.In(p.lang), p.day(e.event.Command.Day))))
	p.wrap("   ", lBy.In(p.lang)+": "+e.event.Command.Actor.Role.In(p.lang)+"; "+e.event.Clause.In(p.lang)+".")
	p.term(e)
	p.findings(e)
	p.sheet(e)
}

func (p page) term(e entry) {
	switch {
	case e.term != nil:
		p.wrap("   ", e.term.In(p.lang))
	case e.event.Due.IsZero():
		return
	default: // the last valid day of the voucher
		p.wrap("   ", lValid.In(p.lang)+": "+p.day(e.event.Due)+".")
	}
	switch {
	case !e.event.Late():
		p.line("   " + lInTime.In(p.lang))
	case e.event.LateBy == 0:
		p.line("   " + p.red(lLateOff.In(p.lang)))
	default:
		p.line("   " + p.red(fmt.Sprintf(lLate.In(p.lang), e.event.LateBy)))
	}
}

// findings writes each finding of the automatic check; of a longer review, the
// count, and those that a person should look at.
func (p page) findings(e entry) {
	const few = 10
	counts := map[tanu.Verdict]int{}
	var all []eligibility.Finding
	if e.outcome.Decision != nil {
		all = e.outcome.Decision.Findings()
	}
	for _, f := range all {
		counts[f.Verdict]++
	}
	if len(all) > few {
		p.line("   " + fmt.Sprintf(lChecks.In(p.lang), len(all), counts[tanu.Satisfied], counts[tanu.NotApplicable]))
	}
	for _, f := range all {
		open := f.Verdict == tanu.Refused || f.Verdict == tanu.Undetermined
		if len(all) <= few || open {
			p.finding(f.Verdict, f.In(p.lang))
		}
	}
	if e.outcome.Report == nil {
		return
	}
	for _, f := range e.outcome.Report.Unresolved() {
		p.finding(f.Verdict, f.In(p.lang))
	}
}

func (p page) sheet(e entry) {
	if s := e.event.Command.Sheet; s != nil {
		p.wrap("   ", fmt.Sprintf(lExtended.In(p.lang), s.From.In(p.lang), s.To.In(p.lang)))
		p.wrap("   ", lValid.In(p.lang)+": "+p.day(e.outcome.Case.Voucher.LastValid)+".")
	}
}

// stopped writes the step that was not done, and why.
func (p page) stopped(s notDone) {
	p.line("")
	p.line(p.strong(fmt.Sprintf("%s: %s – %s", lNotDone.In(p.lang), s.command.Action.In(p.lang), p.day(s.command.Day))))
	p.wrap("   ", lBy.In(p.lang)+": "+s.command.Actor.Role.In(p.lang)+".")
	for _, r := range s.result.Reply.Reasons {
		p.finding(r.Verdict, r.Text.In(p.lang))
		for _, fact := range r.Missing {
			p.wrap("     ", lStillNeeded.In(p.lang)+": "+fact+".")
		}
	}
}

// notice writes the refusal as the applicant gets it. Which body takes a
// complaint, and within which term, is the host's to add.
func (p page) notice(r eligibility.Refusal) {
	p.section(lNotice)
	for _, line := range strings.Split(strings.TrimSpace(r.In(p.lang, eligibility.Complaint{})), "\n") {
		indent := "  "
		for _, mark := range []string{"– ", "  "} { // a reason, and what it calls for
			if rest, ok := strings.CutPrefix(line, mark); ok {
				indent, line = indent+mark, rest
			}
		}
		p.wrap(indent, line)
	}
}

func (p page) voucher(c voucher.Case) {
	p.section(lVoucher)
	p.field(lNumber, c.Voucher.Number)
	p.field(lIssued, p.day(c.Voucher.Issued))
	p.field(lValid, p.day(c.Voucher.LastValid))
	validity := c.Edition.Figures().Validity
	p.field(lCounted, calendar.ValidityDays(validity.Value).In(p.lang)+" ("+validity.Clause.In(p.lang)+")")
	p.field(lHolder, c.Voucher.Holder.String())
	p.field(lCentre, c.Voucher.CentreName)
}

func (p page) act(c voucher.Case) {
	act := c.Service.Act
	p.section(lAct)
	p.field(lNumber, act.Number)
	p.field(lProcedure, p.day(c.Procedure.Held)+", "+c.Procedure.Place.In(p.lang))
	p.field(lProtocol, p.day(c.Protocol.Signed))
	results := map[tanu.Answer]tanu.Text{tanu.Yes: lPassed, tanu.No: lFailed, tanu.Unknown: lNotKnown}
	p.field(lResult, results[c.Protocol.Passed].In(p.lang))
	p.field(lSent, p.day(act.Sent))
	p.field(lReceived, p.day(act.Received))
}

func (p page) payments(s settlement.Settlement) {
	p.section(lPayments)
	for _, r := range s.Reimbursements {
		p.sum(lCost, r.Cost.StringFixed(2))
		p.item(lToCentre, r.Centre)
		p.item(lFromHolder, r.CoPayment)
		p.item(lToHolder, r.Assistance)
		p.sum(lBudget, r.Budget().StringFixed(2))
		p.field(lDue, p.day(s.Due.Last))
		p.line("")
		for _, line := range r.Sentences(p.lang) {
			p.wrap("  ", line+".")
		}
	}
}

func (p page) item(label tanu.Text, item settlement.Portion) {
	if item.Verdict == tanu.Undetermined {
		p.field(label, item.Verdict.In(p.lang))
		return
	}
	p.sum(label, item.Amount.StringFixed(2))
}

func (p page) sum(label tanu.Text, plain string) {
	p.field(label, fmt.Sprintf("%12s %s", p.lang.Sum(plain), lTenge.In(p.lang)))
}

// day is a day with its day of the week.
func (p page) day(d tanu.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.In(p.lang) + ", " + p.lang.Weekday(d.Weekday())
}

func (p page) section(title tanu.Text) {
	p.line("")
	p.line(p.strong(title.In(p.lang)))
}

func (p page) field(label tanu.Text, value string) {
	const column = 32
	name := label.In(p.lang)
	p.wrap("  "+name+strings.Repeat(" ", max(1, column-utf8.RuneCountInString(name))), value)
}

// finding writes a finding behind the mark of its verdict.
func (p page) finding(v tanu.Verdict, sentence string) {
	sentence = strings.TrimSuffix(sentence, ".") + "."
	switch v {
	case tanu.Satisfied:
		p.wrap("   + ", sentence)
	case tanu.Refused:
		p.wrap("   - ", p.red(sentence))
	case tanu.Undetermined:
		p.wrap("   ? ", sentence)
	default:
		p.wrap("     ", sentence)
	}
}

// wrap writes a text in lines of the page's width, later ones under the first.
func (p page) wrap(indent, text string) {
	rest := strings.Repeat(" ", utf8.RuneCountInString(indent))
	line, length := indent, utf8.RuneCountInString(indent)
	for i, word := range strings.Split(text, " ") {
		n := utf8.RuneCountInString(word)
		if i > 0 && length+1+n > width {
			p.line(line)
			line, length = rest, len(rest)
		} else if i > 0 {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	p.line(line)
}

func (p page) line(s string) { _, _ = p.w.WriteString(s + "\n") } // Flush reports the error

func (p page) strong(s string) string { return p.paint(s, "1") }

func (p page) red(s string) string { return p.paint(s, "31") }

func (p page) paint(s, code string) string {
	if !p.colour {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
