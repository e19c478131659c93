package tanu_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/biliktilik/tanu"
)

func TestClause_In(t *testing.T) {
	for id, want := range map[tanu.Clause][3]string{
		"2025/16":   {"Қағидалардың 16-тармағы", "пункт 16 Правил", "clause 16 of the Rules"},
		"2025/9-1":  {"Қағидалардың 9-1-тармағы", "пункт 9-1 Правил", "clause 9-1 of the Rules"},
		"2025/10.3": {"Қағидалардың 10-тармағының үшінші бөлігі", "часть третья пункта 10 Правил", "clause 10 part 3 of the Rules"},
		"2025/3(1)": {"Қағидалардың 3-тармағының 1) тармақшасы", "подпункт 1) пункта 3 Правил", "clause 3(1) of the Rules"},
		"2025/3.4.2": {
			"Қағидалардың 3-тармағының төртінші бөлігінің екінші абзацы",
			"абзац второй части четвертой пункта 3 Правил", "clause 3 part 4 paragraph 2 of the Rules",
		},
		"2025/annex-1.9":        {"Қағидаларға 1-қосымша, 9-өріс", "приложение 1 к Правилам, поле 9", "Annex 1 to the Rules, field 9"},
		"2023/annex-2":          {"Қағидаларға 2-қосымша", "приложение 2 к Правилам", "Annex 2 to the Rules"},
		"2025/annex-2.col-3":    {"Қағидаларға 2-қосымша, 3-баған", "приложение 2 к Правилам, графа 3", "Annex 2 to the Rules, column 3"},
		"2025/annex-2.note-2":   {"Қағидаларға 2-қосымша, ** ескертпе", "приложение 2 к Правилам, примечание **", "Annex 2 to the Rules, note **"},
		"2025/annex-2.customer": {"Қағидаларға 2-қосымша, «Тапсырыс беруші» өрісі", "приложение 2 к Правилам, поле «Заказчик»", `Annex 2 to the Rules, field "customer"`},
		"230/4":                 {"№ 230 бұйрықтың 4-тармағы", "пункт 4 приказа № 230", "clause 4 of Order No. 230"},
		"230/2(3)":              {"№ 230 бұйрықтың 2-тармағының 3) тармақшасы", "подпункт 3) пункта 2 приказа № 230", "clause 2(3) of Order No. 230"},
		"380/in-force":          {"№ 380 бұйрықтың қолданысқа енгізілуі", "введение в действие приказа № 380", "entry into force of Order No. 380"},
		"lpq/29":                {"«Кәсіптік біліктілік туралы» Заңның 29-бабы", "статья 29 Закона «О профессиональных квалификациях»", "article 29 of the Law on professional qualifications"},
		"":                      {"", "", ""},
	} {
		for i, lang := range tanu.Languages() {
			if got := id.In(lang); got != want[i] {
				t.Errorf("%q in %s: %q, want %q", id, lang, got, want[i])
			}
		}
	}
}

// Every source has its words in every language.
func TestClause_In_everySource(t *testing.T) {
	for _, source := range tanu.Sources() {
		for _, lang := range tanu.Languages() {
			if got := tanu.Clause(string(source) + "/1").In(lang); got != strings.TrimSpace(got) {
				t.Errorf("%s in %s: %q", source, lang, got)
			}
		}
	}
}

// A part, an item and an ordinal past those that the Rules have.
func TestClause_In_beyond(t *testing.T) {
	article := string(tanu.CivilCode) + "/"
	for id, want := range map[tanu.Clause]string{
		tanu.Clause(article + "9.2"): "часть вторая статьи 9 Гражданского кодекса",
		tanu.Clause(article + "9.7"): "часть 7 статьи 9 Гражданского кодекса",
		"no source":                  "no source",
		"elsewhere/9":                "elsewhere/9",
	} {
		if got := id.In(tanu.Russian); got != want {
			t.Errorf("%q: %q, want %q", string(id), got, want)
		}
	}
}

func TestClause_Source(t *testing.T) {
	for _, source := range tanu.Sources() {
		if got := tanu.Clause(string(source) + "/1(2)").Source(); got != source {
			t.Errorf("source %q, want %q", got, source)
		}
	}
}

// Any text is cited without a panic, and never by nothing.
func FuzzClause_In(f *testing.F) {
	for _, p := range tanu.Provisions() {
		f.Add(string(p.ID))
	}
	for _, rest := range []string{"", "(", "annex-", "annex-2.note-99999999", ".", "1.2.3.4", "/", "1)("} {
		f.Add(string(tanu.Edition2025.Clause(rest)))
		f.Add(string(tanu.LawPQ) + "/" + rest)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id := tanu.Clause(s)
		for _, lang := range append(tanu.Languages(), "") {
			if id.In(lang) == "" && s != "" {
				t.Fatalf("%q is cited by nothing in %q", s, lang)
			}
			if words := id.In(lang); len(words) > 3*len(s)+300 {
				t.Fatalf("%q is cited at length %d in %q", s, len(words), lang)
			}
		}
		if !strings.HasPrefix(s, string(id.Source())) {
			t.Fatalf("source of %q is %q", s, id.Source())
		}
	})
}

func ExampleClause_In() {
	clause := tanu.Edition2025.Clause("10.3")
	fmt.Println(clause)
	for _, lang := range tanu.Languages() {
		fmt.Println(clause.In(lang))
	}
	// Output:
	// 2025/10.3
	// Қағидалардың 10-тармағының үшінші бөлігі
	// часть третья пункта 10 Правил
	// clause 10 part 3 of the Rules
}

func ExampleClause_Source() {
	fmt.Println(tanu.Clause("lpq/29").Source().Act().Title.In(tanu.English))
	// Output: Law on professional qualifications
}
