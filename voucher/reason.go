package voucher

import (
	"slices"
	"strings"

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
	Remedy  tanu.Text    `json:"remedy,omitzero"` // what the applicant can do about a refusal; an event keeps none
}

// The codes of commands that are not allowed. They are public: they may be
// retired, never reused.
const (
	CodeWrongState     = "wrong-state"      // the Rules provide for no such action in this state
	CodeWrongActor     = "wrong-actor"      // another role, centre, person or region
	CodeTooEarly       = "too-early"        // the day is before that on which the case came into its state
	CodeOutOfValidity  = "out-of-validity"  // the procedure was not held while the voucher was valid
	CodeStillValid     = "still-valid"      // a voucher does not lapse while it is valid
	CodeNoSickDay      = "no-sick-day"      // retired: a sheet of which no day counts is kept
	CodeNoProtocol     = "no-protocol"      // the act came before the protocol
	CodeProtocolSigned = "protocol-signed"  // the protocol is signed, and the act's term runs from it
	CodeFactMissing    = "fact-missing"     // a sum, or the use, lacks a fact
	CodeOtherProcedure = "other-procedure"  // the act tells of another day or region than the case
	CodeOtherProtocol  = "other-protocol"   // the act tells of another protocol or result than the case
	CodeNoPlace        = "no-place"         // no place is left when the voucher is issued (Q17)
	CodeOpenCase       = "open-application" // the person has an open application (Q16)

	// The sentences of CodeFactMissing.
	useByProtocol = CodeFactMissing + "/use-by-protocol"
	sumOpen       = CodeFactMissing + "/sum-open"
)

// named is what a sentence has a name for in each language.
type named interface{ In(tanu.Language) string }

// about are the names in a sentence, and what stands for them.
type about map[string]named

// sentence is what is said under a key of sentences.
func sentence(key string, clause tanu.Clause, with about) tanu.Text {
	say := func(lang tanu.Language) string {
		text := sentences[key].In(lang)
		for name, value := range with {
			text = strings.ReplaceAll(text, "{"+name+"}", value.In(lang))
		}
		if strings.Contains(text, "{clause}") {
			text = strings.ReplaceAll(text, "{clause}", clause.In(lang))
		}
		return text
	}
	return tanu.Text{KK: say(tanu.Kazakh), RU: say(tanu.Russian), EN: say(tanu.English)}
}

// notAllowed is the reason by which a command changes nothing.
func notAllowed(code string, clause tanu.Clause, with about) Reason {
	return Reason{Code: code, Clause: clause, Verdict: tanu.Refused, Text: sentence(code, clause, with)}
}

func wrongState(c *Case, a Action) Reason {
	return notAllowed(CodeWrongState, clauseFor(c, a), about{"state": c.State, "action": a})
}

// clauseFor is the clause by which an action has its place, or, where the edition
// has no such action, the one by which the case stands where it does.
func clauseFor(c *Case, a Action) tanu.Clause {
	place := ""
	for _, s := range tables[c.Edition].rows {
		switch {
		case s.action == a:
			return s.clause(c.Edition)
		case place != "":
		case s.to == c.State || c.State == New:
			place = s.place
		case s.refused.to == c.State:
			place = s.refused.place
		}
	}
	return c.Edition.Clause(place)
}

func wrongActor(s *step, c *Case) Reason {
	return notAllowed(CodeWrongActor, s.clause(c.Edition), about{"office": s.by})
}

func tooEarly(s *step, c *Case) Reason {
	return notAllowed(CodeTooEarly, s.clause(c.Edition), about{"since": c.Since})
}

func outOfValidity(c *Case, held tanu.Date, clause tanu.Clause) Reason {
	v := c.Voucher
	return notAllowed(CodeOutOfValidity, clause, about{"held": held, "issued": v.Issued, "last": v.LastValid})
}

func stillValid(c *Case, clause tanu.Clause) Reason {
	return notAllowed(CodeStillValid, clause, about{"last": c.Voucher.LastValid})
}

func protocolSigned(c *Case, clause tanu.Clause) Reason {
	return notAllowed(CodeProtocolSigned, clause, about{"signed": c.Protocol.Signed})
}

func otherProcedure(c *Case, clause tanu.Clause) Reason {
	return notAllowed(CodeOtherProcedure, clause, about{"held": c.Procedure.Held, "place": c.Procedure.Place})
}

func otherProtocol(c *Case, clause tanu.Clause) Reason {
	number := tanu.HideIIN(c.Protocol.Number)
	return notAllowed(CodeOtherProtocol, clause, about{
		"number": tanu.Text{KK: number, RU: number, EN: number}, "signed": c.Protocol.Signed,
	})
}

// OpenCase is for package registry: the reason by which a person who has an open
// application or a voucher of the year gets no second one.
//
// Law: lpq/29.
func OpenCase() Reason { return notAllowed(CodeOpenCase, "lpq/29", nil) }

// NoPlace is for package registry: the reason by which nothing is issued in a region
// without places.
//
// Law: 18.
func NoPlace(edition tanu.Edition) Reason {
	return notAllowed(CodeNoPlace, edition.Clause("18"), nil)
}

// noDayOfProtocol is the fact that a use judged by the protocol lacks (open
// question Q6).
func noDayOfProtocol(clause tanu.Clause) Reason {
	return Reason{
		Code: CodeFactMissing, Clause: clause, Verdict: tanu.Undetermined, Missing: []string{"protocol"},
		Text: sentence(useByProtocol, clause, nil),
	}
}

// reasonsOfPayments are the facts that payments wait for.
func reasonsOfPayments(payments []settlement.Payment) (list []Reason) {
	for _, p := range payments {
		if p.Verdict != tanu.Undetermined {
			continue
		}
		reason := Reason{Code: CodeFactMissing, Clause: p.Clause, Verdict: tanu.Undetermined}
		var kk, ru, en []string
		for _, fact := range p.Missing {
			reason.Missing = append(reason.Missing, string(fact))
			kk, ru, en = append(kk, fact.In(tanu.Kazakh)), append(ru, fact.In(tanu.Russian)), append(en, fact.In(tanu.English))
		}
		facts := tanu.Text{KK: strings.Join(kk, "; "), RU: strings.Join(ru, "; "), EN: strings.Join(en, "; ")}
		reason.Text = sentence(sumOpen, p.Clause, about{"facts": facts})
		list = append(list, reason)
	}
	return list
}

// reasonsOf are the refusals and the missing facts among the findings that
// matter.
func reasonsOf(d *eligibility.Decision, matters func(eligibility.Finding) bool) (list []Reason) {
	for _, f := range d.Unresolved() {
		if matters(f) {
			list = append(list, Reason{
				Code: f.Code, Clause: f.Clause, Verdict: f.Verdict, Missing: f.Missing(),
				Text: inAll(f.In), Remedy: inAll(f.Remedy),
			})
		}
	}
	return list
}

// reasonsOfAct are the refusals and the missing facts of an act's check.
// Notices are none: the Rules attach no consequence to them.
func reasonsOfAct(report settlement.Report) (list []Reason) {
	for _, f := range report.Unresolved() {
		if !f.Notice {
			list = append(list, Reason{Code: string(f.Code), Clause: f.Clause, Verdict: f.Verdict, Text: inAll(f.In)})
		}
	}
	return list
}

// inAll is a sentence in the three languages.
func inAll(in func(tanu.Language) string) tanu.Text {
	return tanu.Text{KK: in(tanu.Kazakh), RU: in(tanu.Russian), EN: in(tanu.English)}
}

// asStored are reasons as an event keeps them.
func asStored(reasons []Reason) []Reason {
	stored := slices.Clone(reasons)
	for i := range stored {
		stored[i].Remedy = tanu.Text{}
	}
	return stored
}

// verdictOf is what the reasons come to together, none for no reason.
func verdictOf(reasons []Reason) (v tanu.Verdict) {
	for _, r := range reasons {
		v = v.And(r.Verdict)
	}
	return v
}

func codesOf(reasons []Reason) (codes []string) {
	for _, r := range reasons {
		codes = append(codes, r.Code)
	}
	return codes
}
