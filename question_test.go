package tanu_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/biliktilik/tanu"
)

// Every question has its words in three languages, and an alternative where a
// Policy has a field for it. The defaults rest on what open questions were
// agreed to rest on: two ask for a fact and one records three moments, so that
// these presume nothing.
func TestQuestions(t *testing.T) {
	list := tanu.Questions()
	if len(list) != 17 {
		t.Fatalf("%d questions, want 17", len(list))
	}
	presumeNothing := []string{"Q8", "Q13", "Q14"}
	for i, q := range list {
		if q.ID != fmt.Sprintf("Q%d", i+1) {
			t.Errorf("question %d: %+v", i+1, q)
		}
		for _, lang := range tanu.Languages() {
			if q.Words.In(lang) == "" || q.Default.In(lang) == "" || (q.Alternative.In(lang) == "") != (q.Field == "") {
				t.Errorf("%s: words are missing in %s: %+v", q.ID, lang, q)
			}
			if (q.Basis.In(lang) == "") != slices.Contains(presumeNothing, q.ID) {
				t.Errorf("%s rests on %q", q.ID, q.Basis)
			}
		}
		if editions := tanu.Editions(); string(q.Clause.Source()) != editions[len(editions)-1].String() {
			t.Errorf("%s: clause %s is not of the latest edition", q.ID, q.Clause)
		}
	}
	list[0].ID = "other"
	if tanu.Questions()[0].ID != "Q1" {
		t.Error("a caller changed the questions")
	}
}

// No default is called literal where the text is silent.
func TestQuestions_literal(t *testing.T) {
	var literal []string
	for _, q := range tanu.Questions() {
		if q.Basis == tanu.Literal {
			literal = append(literal, q.ID)
		}
	}
	if want := []string{"Q3", "Q4", "Q5", "Q9", "Q12"}; !slices.Equal(literal, want) {
		t.Errorf("literal readings %v, want %v", literal, want)
	}
}

func ExampleQuestions() {
	q := tanu.Questions()[2]
	fmt.Println(q.ID, q.Clause.In(tanu.English))
	fmt.Println(q.Words.In(tanu.English))
	fmt.Println("default:", q.Default.In(tanu.English))
	fmt.Println("basis:", q.Basis.In(tanu.English))
	fmt.Println("or:", q.Alternative.In(tanu.English))
	fmt.Println(q.Default.In(tanu.Kazakh))
	// Output:
	// Q3 clause 10 part 3 of the Rules
	// does a last valid day that is a day off move to the next working day
	// default: no: it is a period of validity and not a term for an action
	// basis: literal reading of the text
	// or: shifted: it moves to the next working day
	// жоқ: бұл – қолданылу мерзімі, әрекет жасау мерзімі емес
}
