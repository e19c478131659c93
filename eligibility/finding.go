package eligibility

import (
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/internal/grammar"
)

// Finding is what one rule came to (қорытынды, вывод). Its sentences are
// written when asked for. The zero Finding is "none".
type Finding struct {
	Code    string       // stable, such as "filed-in-time"
	Clause  tanu.Clause  // the provision that asks it, in the governing edition
	Verdict tanu.Verdict // satisfied, refused, not-applicable or undetermined

	rule       *rule
	outcome    *outcome
	values     []string // of the decision
	closedYear int      // of the decision
}

// Fact is one compared fact: its name and its value, in the form in which JSON
// has it; "" is unknown.
type Fact struct{ Name, Value string }

// finding is a result in words.
func (d *Decision) finding(r result) Finding {
	clause := r.rule.clauses[d.Edition]
	if r.outcome.place != "" {
		clause = d.Edition.Clause(r.outcome.place)
	}
	return Finding{
		Code: r.rule.code, Clause: clause, Verdict: r.outcome.verdict,
		rule: r.rule, outcome: r.outcome, values: d.values, closedYear: d.closedYear,
	}
}

// Ground names which of the grounds of the rule it was, such as "late"; stable
// like the code.
func (f Finding) Ground() string {
	if f.outcome == nil {
		return ""
	}
	return string(f.outcome.ground)
}

// ForPayment reports whether the finding matters to the payment of clause 14
// only. Such a finding decides no application and refuses nobody.
func (f Finding) ForPayment() bool { return f.rule != nil && f.rule.weight == forPayment }

// Missing returns the names of the facts that are needed to decide, for an
// undetermined finding; see AskFor.
func (f Finding) Missing() []string {
	if f.outcome == nil {
		return nil
	}
	return slices.Clone(f.outcome.missing)
}

// Facts returns what was compared, in the order of the rule. No fact is a
// personal number, a name or an account.
func (f Finding) Facts() []Fact {
	if f.rule == nil {
		return nil
	}
	list := make([]Fact, len(f.rule.facts))
	for i, name := range f.rule.facts {
		list[i] = Fact{name, f.values[f.rule.compared[i]]}
	}
	return list
}

// In writes the finding as a sentence that names the facts, with its clause:
// "You applied on 3 November 2026; applications are accepted before 1 November
// 2026 (clause 3 part 2 of the Rules)". There is no full stop. For a word that is
// no language it is in English.
func (f Finding) In(lang tanu.Language) string {
	if f.outcome == nil {
		return ""
	}
	return f.write(f.outcome.text, lang) + cited(f.Clause, lang)
}

// Remedy tells what can be done about a refusal, "" for any other verdict. Where
// the decision is taken after the last day to file of its year, it adds that an
// application is for the next one.
func (f Finding) Remedy(lang tanu.Language) string {
	if f.outcome == nil || f.Verdict != tanu.Refused {
		return ""
	}
	remedy := f.write(f.outcome.remedy, lang)
	if f.closedYear == 0 || f.outcome.nextYear {
		return remedy
	}
	return remedy + strings.ReplaceAll(filingClosed.In(lang), "{year}", strconv.Itoa(f.closedYear))
}

// String returns the code, the verdict and the ground.
func (f Finding) String() string { return f.Code + ": " + string(f.Verdict) + ", " + f.Ground() }

// LogValue implements slog.LogValuer.
func (f Finding) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("code", f.Code), slog.String("clause", string(f.Clause)),
		slog.String("verdict", string(f.Verdict)), slog.String("ground", f.Ground()),
	)
}

// write fills in what stands in braces in a sentence; see RuleOutcome.
func (f Finding) write(text tanu.Text, lang tanu.Language) string {
	var b strings.Builder
	rest := text.In(lang)
	for {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		var name string
		name, rest, _ = strings.Cut(after, "}")
		b.WriteString(f.fill(name, lang))
	}
}

func (f Finding) fill(name string, lang tanu.Language) string {
	switch name {
	case "missing":
		questions := make([]string, len(f.outcome.missing))
		for i, name := range f.outcome.missing {
			questions[i] = AskFor(name, lang)
		}
		return strings.Join(questions, "; ")
	case "title":
		return f.rule.title.In(lang)
	case "provisional":
		if f.values[factPlace("lastFilingDayProvisional")] == "" {
			return ""
		}
		return provisionalDay.In(lang)
	}
	name, form, _ := strings.Cut(name, ":")
	place := factPlace(name)
	if place < 0 || f.values[place] == "" {
		return notStated.In(lang)
	}
	return facts[place].kind.write(f.values[place], form, lang)
}

// write puts a value into a language's form.
func (k factKind) write(value, form string, lang tanu.Language) string {
	switch k {
	case aDate:
		day, err := tanu.ParseDate(value)
		if err != nil {
			return ""
		}
		return dayIn(day, form, lang)
	case aMoment:
		return momentIn(value, form, lang)
	case aRegion:
		return tanu.Region(value).In(lang)
	case aProfile:
		return tanu.Profile(value).In(lang)
	}
	return value
}

// dayIn writes a day out, in Kazakh in the form that the sentence asks for.
func dayIn(day tanu.Date, form string, lang tanu.Language) string {
	switch form {
	case "in":
		return grammar.Date(day, lang, grammar.Locative)
	case "to":
		return grammar.Date(day, lang, grammar.Dative)
	case "at":
		if lang == tanu.Kazakh {
			return grammar.Date(day, lang, grammar.Attributive) + " жағдай бойынша"
		}
	}
	return day.In(lang)
}
