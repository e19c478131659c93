package tanu_test

import (
	"fmt"
	"testing"

	"github.com/biliktilik/tanu"
)

func TestOffice_text(t *testing.T) {
	offices := []tanu.Office{
		tanu.Applicant, tanu.Platform, tanu.CareerCentre, tanu.MobilityCentre, tanu.RecognitionCentre, tanu.System,
	}
	wordsRoundTrip(t, tanu.ParseOffice, offices...)
	for _, office := range append(offices, "") {
		for _, lang := range tanu.Languages() {
			if (office.In(lang) == "") != (office == "") {
				t.Errorf("%q in %s: %q", office, lang, office.In(lang))
			}
		}
	}
}

func FuzzParseOffice(f *testing.F) { fuzzWord(f, tanu.ParseOffice, tanu.MobilityCentre) }

func ExampleOffice_In() {
	fmt.Println(tanu.MobilityCentre.In(tanu.Kazakh), "/", tanu.MobilityCentre.In(tanu.Russian))
	// Output: еңбек мобильділігі орталығы / центр трудовой мобильности
}
