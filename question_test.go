package tanu_test

import (
	"fmt"
	"testing"

	"github.com/biliktilik/tanu"
)

func TestQuestions(t *testing.T) {
	list := tanu.Questions()
	if len(list) != 17 {
		t.Fatalf("%d questions, want 17", len(list))
	}
	for i, q := range list {
		if q.ID != fmt.Sprintf("Q%d", i+1) || q.Words == "" || q.Default == "" {
			t.Errorf("question %d: %+v", i+1, q)
		}
		if (q.Alternative == "") != (q.Field == "") {
			t.Errorf("%s: an alternative needs a field, and a field an alternative: %+v", q.ID, q)
		}
		if string(q.Clause.Source()) != tanu.Edition2025.String() {
			t.Errorf("%s: clause %s is not of the edition in force", q.ID, q.Clause)
		}
	}
	list[0].ID = "spoilt"
	if tanu.Questions()[0].ID != "Q1" {
		t.Error("a caller changed the questions")
	}
}

func ExampleQuestions() {
	q := tanu.Questions()[2]
	fmt.Println(q.ID, q.Clause.In(tanu.English))
	fmt.Println(q.Words)
	fmt.Println("default:", q.Default)
	fmt.Println("or:", q.Alternative)
	// Output:
	// Q3 clause 10 part 3 of the Rules
	// whether a last valid day that is a day off moves to the next working day
	// default: it stays: a period of validity is no term for an action
	// or: shifted: to the next working day
}
