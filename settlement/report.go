package settlement

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// Report is what an act came to: every rule, in the order of the form. It is a
// value that keeps what is not plainly satisfied; the findings of the rules that
// hold are made when they are asked for. The zero Report is "none".
type Report struct {
	Act string // its number

	edition tanu.Edition // by which the rules that hold are cited; none: noted are all the findings
	idle    ruleSet      // rules that find nothing in the act to hold to
	noted   []Finding    // of the other rules that do not hold throughout, in their order
}

// ruleSet is a set of rules, by their places in the table.
type ruleSet uint64

func (s ruleSet) has(i int) bool { return s&(1<<i) != 0 }

func ruleSetOf(codes ...Code) (s ruleSet) {
	for _, code := range codes {
		s |= 1 << indexOf(code)
	}
	return s
}

// Findings returns what each rule came to: a finding, Satisfied, for a rule that
// holds throughout, else one for each line, person or voucher that it touches.
// The zero Report has none. The list is the caller's.
func (r Report) Findings() []Finding {
	if r.edition == "" {
		return slices.Clone(r.noted)
	}
	list := make([]Finding, 0, len(rules)+len(r.noted))
	rest := r.noted
	for i := range rules {
		n := 0
		for n < len(rest) && rest[n].Code == rules[i].code {
			n++
		}
		if n == 0 {
			list = append(list, r.plain(i))
		}
		list, rest = append(list, rest[:n]...), rest[n:]
	}
	return list
}

// plain is the finding of a rule of which nothing is noted.
func (r *Report) plain(i int) Finding {
	verdict := tanu.Satisfied
	if r.idle.has(i) {
		verdict = tanu.NotApplicable
	}
	return Finding{Code: rules[i].code, Clause: rules[i].clause(r.edition), Verdict: verdict, Notice: rules[i].notice}
}

// Verdict combines the findings that are no notices: refused where one refuses,
// undetermined where one lacks a fact.
func (r Report) Verdict() tanu.Verdict { return r.verdict() }

func (r *Report) verdict() (v tanu.Verdict) {
	if r.edition != "" {
		v = tanu.Satisfied // of the rules that hold; where none does, one refuses, which outweighs it
	}
	for i := range r.noted {
		if !r.noted[i].Notice {
			v = v.And(r.noted[i].Verdict)
		}
	}
	return v
}

// Open returns the findings that a person should look at: refusals, missing
// facts, and notices of what was late.
func (r Report) Open() []Finding {
	var open []Finding
	for _, f := range r.noted {
		if f.Verdict == tanu.Refused || f.Verdict == tanu.Undetermined {
			open = append(open, f)
		}
	}
	return open
}

// In writes the verdict and the open findings, one on a line.
func (r Report) In(lang tanu.Language) string {
	var b strings.Builder
	b.WriteString(tanu.Text{KK: "Акт ", RU: "Акт ", EN: "Act "}.In(lang) + orDash(r.Act) + ": " + r.said(lang) + "\n")
	for _, f := range r.Open() {
		b.WriteString("- " + f.In(lang) + "\n")
	}
	return b.String()
}

// said is the verdict on an act: where everything holds, that there is nothing to
// remark, or nothing but notices.
func (r Report) said(lang tanu.Language) string {
	verdict := r.Verdict()
	switch {
	case verdict != tanu.Satisfied:
		return verdict.In(lang)
	case len(r.Open()) == 0:
		return tanu.Text{KK: "ескерту жоқ", RU: "замечаний нет", EN: "nothing to remark"}.In(lang)
	}
	return tanu.Text{
		KK: "төлеуге кедергі болатын ескерту жоқ",
		RU: "замечаний, препятствующих оплате, нет",
		EN: "nothing to remark that stands in the way of payment",
	}.In(lang)
}

// reportWire is a report as JSON has it: with every finding.
type reportWire struct {
	Act      string    `json:"act"`
	Findings []Finding `json:"findings"`
}

// MarshalJSON writes the number of the act and every finding.
func (r Report) MarshalJSON() ([]byte, error) {
	return json.Marshal(reportWire{r.Act, r.Findings()})
}

// UnmarshalJSON reads what MarshalJSON writes. Findings that another version
// wrote, of other rules or in another order, stay as they are.
func (r *Report) UnmarshalJSON(data []byte) error {
	return readWire(data, func(w reportWire) { *r = reportOf(w.Act, w.Findings) })
}

// reportOf keeps a list of findings: short where it is one that Check makes,
// else whole.
func reportOf(act string, list []Finding) Report {
	short := Report{Act: act}
	for _, f := range list {
		switch {
		case f.Verdict == tanu.Satisfied && f.Notice:
		case f.Verdict == tanu.Satisfied:
			short.edition = tanu.Edition(f.Clause.Source())
		case f.Verdict == tanu.NotApplicable && f.Field == "" && indexOf(f.Code) < len(rules):
			short.idle |= ruleSetOf(f.Code)
		default:
			short.noted = append(short.noted, f)
		}
	}
	if short.edition != "" && slices.Equal(short.Findings(), list) {
		return short
	}
	return Report{Act: act, noted: list}
}
