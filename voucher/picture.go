package voucher

import (
	"fmt"
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
	for i, end := span(edition); i < end; i++ {
		s := &steps[i]
		label := string(s.action) + " by " + string(s.by)
		if !s.term.IsZero() {
			label += ", " + s.term.In(tanu.English)
		}
		list = append(list, arc{node(s.from), node(s.to), label + " (" + rest(s.clause) + ")"})
		if s.refused != "" {
			list = append(list, arc{node(s.from), node(s.refused), string(s.action) + " refuses (" + rest(s.refusal) + ")"})
		}
	}
	return list
}

// ends are the states that no step leaves.
func ends(edition tanu.Edition) []State {
	var list []State
	for _, row := range states {
		reached, left := false, false
		for i, end := span(edition); i < end; i++ {
			s := &steps[i]
			reached = reached || s.to == row.state || s.refused == row.state
			left = left || s.from == row.state
		}
		if reached && !left {
			list = append(list, row.state)
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

// rest is a clause without its edition.
func rest(c tanu.Clause) string {
	_, number, _ := strings.Cut(string(c), "/")
	return "clause " + number
}
