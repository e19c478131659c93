package tanu_test

import (
	"encoding/json"
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
	list := tanu.Sources()
	for _, source := range list[len(list)-5:] {
		fmt.Println(source, source.Act().Title.In(tanu.English))
	}
	// Output:
	// lpq Law on professional qualifications
	// lla Law on legal acts
	// cc Civil Code
	// appc Administrative Procedural-Process Code
	// lc Labour Code
}

// What is not known of an act is said of it.
func TestSource_unknownIsNoted(t *testing.T) {
	for _, s := range tanu.Sources() {
		act := s.Act()
		if (act.Number == "" || act.Date.IsZero() || act.Address == "") && act.Note == "" {
			t.Errorf("%s: %+v has no note", s, act)
		}
	}
}

// An act is written with the names that a file of changes of the calendar has,
// without what is not known of it.
func TestActJSON(t *testing.T) {
	act := tanu.LegalAct{Title: tanu.Text{KK: "бұйрық", RU: "приказ", EN: "order"}, Number: "1", Date: tanu.MustDate("2026-12-10")} // invented
	text, err := json.Marshal(act)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"title":{"kk":"бұйрық","ru":"приказ","en":"order"},"number":"1","date":"2026-12-10"}`
	if string(text) != want {
		t.Errorf("got %s, want %s", text, want)
	}
	var back tanu.LegalAct
	if err := json.Unmarshal(text, &back); err != nil || back != act {
		t.Errorf("%+v came back as %+v, %v", act, back, err)
	}
}
