package tanu

import "testing"

// An edition with a base has the rows of its base but for its own, each under
// its own id and in the order of the text; its figures too.
func TestEdition_inherits(t *testing.T) {
	defer func(was Edition) { editions[1].base = was }(editions[1].base)
	editions[1].base = Edition2023 // invented: the wording between the two was not available

	text, seen := textOf(Edition2025), map[Clause]Provision{}
	for _, p := range text {
		if _, twice := seen[p.ID]; twice || p.ID.Source() != Source(Edition2025) {
			t.Errorf("%q stands twice, or is of another edition", p.ID)
		}
		seen[p.ID] = p
	}
	own, _ := ProvisionOf("2025/14(1)")
	inherited, _ := ProvisionOf("2023/9")
	inherited.ID = Edition2025.Clause(inherited.ID.place())
	if seen[own.ID] != own || seen[inherited.ID] != inherited {
		t.Errorf("got %+v, %+v", seen[own.ID], seen[inherited.ID])
	}
	if old := textOf(Edition2023); len(old) != 23 || old[0].ID != "2023/1" {
		t.Errorf("the base has %d provisions, the first %q", len(old), old[0].ID)
	}

	unchanged := dated[int]{{Edition2023, 60, "10"}}
	if value, clause := unchanged.in(Edition2025); value != 60 || clause.Source() != "2025" || clause.place() != "10" {
		t.Errorf("inherited: %d by %s", value, clause)
	}
	if value, clause := validity.in(Edition2025); value != 45 || clause != "2025/10.3" {
		t.Errorf("changed: %d by %s", value, clause)
	}
}
