package eligibility

import (
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"github.com/biliktilik/tanu"
)

// Finding is what one rule came to (қорытынды, вывод). Its sentences are
// written when asked for. The zero Finding is "none".
type Finding struct {
	Code    string       // stable, such as "filed-in-time"
	Clause  tanu.Clause  // the provision that asks it, in the governing edition
	Verdict tanu.Verdict // satisfied, refused, not-applicable or undetermined

	rule    *rule
	outcome *outcome
	from    *record
}

// Fact is one compared fact: its name and its value, in the form in which JSON
// has it; "" is unknown.
type Fact struct{ Name, Value string }

// Ground names which of the grounds of the rule it was, such as "late"; stable
// like the code.
func (f Finding) Ground() string {
	if f.outcome == nil {
		return ""
	}
	return f.outcome.ground.String()
}

// ForPayment reports whether the finding matters to the payment of clause 14
// only. Such a finding decides no application and refuses nobody.
func (f Finding) ForPayment() bool { return f.rule != nil && f.rule.payment }

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
		list[i] = Fact{name, f.from.value(name)}
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
	return f.write(f.outcome.text, lang) + " (" + f.Clause.In(lang) + ")"
}

// Remedy tells what can be done about a refusal, "" for any other verdict. Where
// the decision is taken after the last day to file of its year, it adds that an
// application is for the next one.
func (f Finding) Remedy(lang tanu.Language) string {
	if f.outcome == nil || f.Verdict != tanu.Refused {
		return ""
	}
	remedy := f.write(f.outcome.remedy, lang)
	if !f.from.closed || f.outcome.nextYear {
		return remedy
	}
	return remedy + strings.ReplaceAll(tanu.Text{
		KK: "; {year} жылы өтініштер бұдан әрі қабылданбайды, өтінішті келесі күнтізбелік жылы беруге болады",
		RU: "; в {year} году заявления больше не принимаются, подать заявление можно в следующем календарном году",
		EN: "; in {year} applications are no longer accepted, you may apply in the next calendar year",
	}.In(lang), "{year}", strconv.Itoa(f.from.decided.Year()))
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
