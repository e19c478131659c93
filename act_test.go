package tanu_test

import (
	"fmt"
	"testing"

	"github.com/biliktilik/tanu"
)

// Every source has an act that can be named in three languages, and was read.
func TestSources(t *testing.T) {
	for _, source := range tanu.Sources() {
		act := source.Act()
		if act.IsZero() || act.Read.IsZero() {
			t.Errorf("%s: no act, or not read: %+v", source, act)
		}
		for _, lang := range tanu.Languages() {
			if act.Title.In(lang) == "" {
				t.Errorf("%s has no title in %s", source, lang)
			}
		}
	}
	if act := tanu.Source("none").Act(); !act.IsZero() {
		t.Errorf("an unknown source has the act %+v", act)
	}
}

func ExampleSource_Act() {
	act := tanu.Order230.Act()
	fmt.Println(act.Number, act.Date, act.Address)
	fmt.Println(act.Title.In(tanu.English))
	// Output:
	// 230 2025-07-30 adilet V2500036564
	// Order of the acting Minister of Labour and Social Protection No. 230 of 30 July 2025
}

func ExampleSources() {
	fmt.Println(tanu.Sources())
	// Output: [2025 2023 230 380 lpq lla cc appc lc]
}
