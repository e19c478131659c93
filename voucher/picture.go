package voucher

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biliktilik/tanu"
)

// Mermaid draws the steps of an edition as a Mermaid state diagram, each arc
// with its role, its term and its clause, always in the same order.
func Mermaid(edition tanu.Edition) string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, a := range arcs(edition) {
		fmt.Fprintf(&b, "    %s --> %s: %s\n", a.from, a.to, a.label)
	}
	for _, state := range ends(edition) {
		fmt.Fprintf(&b, "    %s --> [*]\n", node(state))
	}
	return b.String()
}

// DOT draws the steps of an edition in Graphviz's language, as Mermaid does.
func DOT(edition tanu.Edition) string {
	var b strings.Builder
	fmt.Fprintf(&b, "digraph %q {\n\trankdir=TB;\n\tnode [shape=box, style=rounded];\n", "edition "+edition.String())
	for _, a := range arcs(edition) {
		fmt.Fprintf(&b, "\t%q -> %q [label=%q];\n", a.from, a.to, a.label)
	}
	b.WriteString("}\n")
	return b.String()
}

// arc is one arrow of a picture.
type arc struct{ from, to, label string }

// arcs are the rows of the table, and for a judgement the arrow of its refusal.
func arcs(edition tanu.Edition) []arc {
	var list []arc
	for _, s := range tables[edition].rows {
		label := string(s.action) + " by " + string(s.by)
		if term := s.term.under(edition); !term.IsZero() {
			label += ", " + term.In(tanu.English)
		}
		list = append(list, arc{node(s.from), node(s.to), label + " (clause " + s.place + ")"})
		if r := s.refused; r.to != "" {
			list = append(list, arc{node(s.from), node(r.to), string(s.action) + " refuses (clause " + r.place + ")"})
		}
	}
	return list
}

// ends are the states that no step leaves.
func ends(edition tanu.Edition) []State {
	var list []State
	for _, state := range States() {
		leadsTo := func(s *step) bool { return s.to == state || s.refused.to == state }
		if slices.ContainsFunc(tables[edition].rows, leadsTo) && len(stepsFrom(edition, state)) == 0 {
			list = append(list, state)
		}
	}
	return list
}

func node(s State) string {
	if s == New {
		return "[*]"
	}
	return strings.ReplaceAll(string(s), "-", "_")
}
