package tanu_test

import (
	"fmt"
	"testing"

	"github.com/biliktilik/tanu"
)

var profiles = []tanu.Profile{tanu.SocialHumanitarian, tanu.Technical}

func TestProfile_text(t *testing.T) { wordsRoundTrip(t, tanu.ParseProfile, profiles...) }

func FuzzParseProfile(f *testing.F) { fuzzWord(f, tanu.ParseProfile, profiles...) }

func TestProfile_In(t *testing.T) {
	for _, lang := range tanu.Languages() {
		social, technical := profiles[0].In(lang), profiles[1].In(lang)
		if social == "" || technical == "" || social == technical || tanu.Profile("other").In(lang) != "" {
			t.Errorf("%s: %q, %q, %q", lang, social, technical, tanu.Profile("other").In(lang))
		}
	}
}

func ExampleParseProfile() {
	profile, err := tanu.ParseProfile("technical")
	fmt.Println(profile.In(tanu.Russian), err)
	_, err = tanu.ParseProfile("medical")
	fmt.Println(err)
	// Output:
	// технический <nil>
	// tanu: parse Profile: unknown word
}

func ExampleProfile_In() {
	fmt.Println(tanu.SocialHumanitarian.In(tanu.Kazakh))
	// Output: әлеуметтік-гуманитарлық
}
