package eligibility_test

import (
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/eligibility"
	"github.com/biliktilik/tanu/eligibility/scenario"
)

var (
	placeholder = regexp.MustCompile(`\{([a-zA-Z.]+)(:in|:to|:at|:legal)?\}`)
	code        = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
)

// TestRules_Texts: every code is stable in form and has a clause in each edition
// that asks it and three texts for whatever it comes to; each text names only facts that the
// rule compares.
func TestRules_Texts(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range eligibility.Rules() {
		require.Regexp(t, code, r.Code)
		require.False(t, seen[r.Code], "%s twice", r.Code)
		seen[r.Code] = true
		inThree(t, r.Code, r.Title)
		for _, e := range r.Editions {
			require.Equal(t, string(e), string(r.Clauses[e].Source()), r.Code)
		}
		for _, o := range r.Outcomes {
			require.Regexp(t, code, o.Ground)
			inThree(t, r.Code, o.Text)
			if o.Verdict == tanu.Refused {
				inThree(t, r.Code, o.Remedy)
			} else {
				require.Zero(t, o.Remedy)
			}
			named := namedIn(o.Text.EN)
			for _, lang := range tanu.Languages() {
				require.Equal(t, named, namedIn(o.Text.In(lang)),
					"%s %s: the languages name other facts", r.Code, o.Ground)
			}
			for _, name := range named {
				require.Contains(t, append([]string{"missing", "title", "provisional"}, r.Facts...), name, r.Code)
			}
		}
	}
}

// inThree holds a text to be there in each language, in its own letters.
func inThree(t *testing.T, code string, text tanu.Text) {
	t.Helper()
	bare := func(s string) string { return placeholder.ReplaceAllString(s, "") }
	require.NotEmpty(t, text.KK, code)
	require.NotEmpty(t, text.RU, code)
	require.NotEmpty(t, text.EN, code)
	require.NotRegexp(t, `[A-Za-z]`, bare(text.KK), code)
	require.NotRegexp(t, `[A-Za-z]`, bare(text.RU), code)
	require.NotRegexp(t, `[ӘәҒғҚқҢңӨөҰұҮүҺһІі]`, bare(text.RU), code)
	require.NotRegexp(t, `\p{Cyrillic}`, text.EN, code)
	for _, s := range []string{text.KK, text.RU, text.EN} {
		require.Equal(t, strings.TrimSpace(s), s)
		require.NotContains(t, s, "  ")
		require.False(t, strings.HasSuffix(s, "."), "%s: a sentence ends where it is put: %s", code, s)
	}
}

func namedIn(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(names, m[1]) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return names
}

// TestRules_NewestAsksAll: the newest edition asks every rule.
func TestRules_NewestAsksAll(t *testing.T) {
	all := tanu.Editions()
	for _, r := range eligibility.Rules() {
		require.Equal(t, all[len(all)-1], r.Editions[len(r.Editions)-1], r.Code)
	}
	for _, f := range mustDecide(t, eligibility.Review, complete()).Findings() {
		require.NotEqual(t, "not-in-edition", f.Ground(), f.Code)
	}
}

// TestRules_AreTheCallers: what Rules returns may be changed at will.
func TestRules_AreTheCallers(t *testing.T) {
	list := eligibility.Rules()
	list[0].Code, list[0].Facts[0], list[1].Outcomes[2].Missing[0] = "x", "x", "x"
	clear(list[0].Clauses)
	require.NotEqual(t, list[0], eligibility.Rules()[0])
	require.Equal(t, []string{"registeredUnemployed"}, eligibility.Rules()[1].Outcomes[2].Missing)
}

// TestSentences_Complete writes every finding of every scenario in the three
// languages: no placeholder is left, none is without its clause, and none holds
// anything of the person.
func TestSentences_Complete(t *testing.T) {
	results, err := scenario.Run(os.DirFS("testdata/scenarios"))
	require.NoError(t, err)
	for _, r := range results {
		for _, f := range r.Decision.Findings() {
			for _, lang := range tanu.Languages() {
				s := f.In(lang)
				require.NotContains(t, s, "{")
				require.NotContains(t, s, "()")
				require.NotContains(t, s, "«»")
				require.True(t, strings.HasSuffix(s, "("+f.Clause.In(lang)+")"), s)
				impersonal(t, s)
				require.NotContains(t, f.Remedy(lang), "{")
			}
		}
	}
}

// impersonal holds a text to hold nothing of the invented person.
func impersonal(t *testing.T, s string) {
	t.Helper()
	for _, personal := range []string{
		"900101300126", "851231456780", "0126", "230240001230", "KZ86", "4100100",
		"Ахметова", "Серікқызы", "Ойдан", "asem", "700 000",
	} {
		require.NotContains(t, s, personal)
	}
}

// TestSentences_KazakhMonths: the endings of the twelve months follow the harmony
// of their vowels and the last sound.
func TestSentences_KazakhMonths(t *testing.T) {
	want := []string{
		"қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда",
		"шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда",
	}
	at := []string{
		"қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы",
		"шілдедегі", "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
	}
	for i := range 12 {
		req := complete()
		req.Filed = tanu.MustDate("2026-01-15").AddMonths(i)
		filed := found(t, eligibility.Screen, req, "filed-in-time")
		require.Contains(t, filed.In(tanu.Kazakh), "15 "+want[i]+" бердіңіз")
		require.Contains(t, found(t, eligibility.Review, req, "centre-listed").In(tanu.Kazakh), "15 "+at[i]+
			" жағдай бойынша таңдалған тану орталығы (Ертіс")
	}
	req := complete()
	req.Filed = tanu.MustDate("2024-02-01") // before 15 October
	require.Contains(t, found(t, eligibility.Screen, req, "filed-in-time").In(tanu.Kazakh), "15 қазанға дейін")
}

// TestSentences_NumbersInFreeText: a number typed into a name is hidden where
// the name is quoted.
func TestSentences_NumbersInFreeText(t *testing.T) {
	req := complete()
	req.Application.Centre.Name = "Орталық 900101300126"
	req.Application.Profession = eligibility.Profession{Code: "900101300126", Name: "дәнекерлеуші 900101300126"}
	d := mustDecide(t, eligibility.Review, req)
	text, err := d.MarshalJSON()
	require.NoError(t, err)
	impersonal(t, string(text))
	require.Contains(t, string(text), "Орталық ************")
}

// TestLogs_Impersonal prints and logs an application, a request's facts and a
// decision with every verb.
func TestLogs_Impersonal(t *testing.T) {
	req := complete()
	d := mustDecide(t, eligibility.Review, req)
	f, _ := d.Finding("form-name")
	var b strings.Builder
	log := slog.New(slog.NewJSONHandler(&b, nil))
	log.Info("x", "application", req.Application, "decision", d, "finding", f)
	slog.New(slog.NewTextHandler(&b, nil)).Info("x", "application", req.Application, "decision", d)
	for _, handler := range []slog.Handler{slog.NewJSONHandler(&b, nil), slog.NewTextHandler(&b, nil)} {
		signature := req.Facts.Signature
		slog.New(handler).Info("x", "request", req, "facts", req.Facts, "evidence", signature,
			"signers", signature.Signers, "signer", signature.Signers[0], "centre", req.Application.Centre)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		fmt.Fprintf(&b, verb, req.Application)
		fmt.Fprintf(&b, verb, d) // %#v writes all of it, and nothing of the person
	}
	s := b.String()
	for _, personal := range []string{
		"900101300126", "KZ86", "4100100", "Ахметова", "Ойдан", "asem", "700 000", req.Application.Centre.BIN.Digits(),
	} {
		require.NotContains(t, s, personal)
	}
	require.Contains(t, s, `"region":"55"`)
	require.Contains(t, s, `"verdict":"satisfied"`)
}

// TestSentences_NamesAsTheyAre: a name may have quotation marks of its own, and
// the word that tells what it is: the sentence adds neither. A field without a name
// is named by the form alone.
func TestSentences_NamesAsTheyAre(t *testing.T) {
	req := complete()
	req.Application.Centre.Name = "«Үлгі» тану орталығы"
	req.Facts.CentreAccredited, req.Facts.ProfessionInRegister = tanu.No, tanu.No
	d := mustDecide(t, eligibility.Review, req)
	centre, _ := d.Finding("centre-accredited")
	require.Equal(t, "2026 жылғы 20 наурыздағы жағдай бойынша таңдалған тану орталығы («Үлгі» тану орталығы) "+
		"аккредиттелмеген (Қағидаларға 1-қосымша, 12-өріс)", centre.In(tanu.Kazakh))
	require.Equal(t, "По состоянию на 20 марта 2026 года выбранный центр признания («Үлгі» тану орталығы) не "+
		"аккредитован (приложение 1 к Правилам, поле 12)", centre.In(tanu.Russian))
	profession, _ := d.Finding("profession-in-register")
	require.Equal(t, "Профессии, указанной в заявлении (Электргазбен дәнекерлеуші), нет в Реестре профессий "+
		"(приложение 1 к Правилам, поле 4)", profession.In(tanu.Russian))

	req.Application.Centre.Name, req.Application.Profession = "", eligibility.Profession{}
	d = mustDecide(t, eligibility.Review, req)
	require.Equal(t, []string{"form-profession", "form-centre"}, codes(d.Refusals()))
}

// TestSentences_AskForAnAnswer: what is missing is information about the person,
// and nothing that the person must do.
func TestSentences_AskForAnAnswer(t *testing.T) {
	req := complete()
	req.Facts.RegisteredUnemployed = tanu.Unknown
	f, _ := mustDecide(t, eligibility.Screen, req).Finding("registered-unemployed")
	require.Equal(t, "Для решения недостает сведений: о регистрации в качестве безработного (абзац второй части "+
		"четвертой пункта 3 Правил)", f.In(tanu.Russian))
	require.Equal(t, "Шешім қабылдау үшін мына мәліметтер жетіспейді: жұмыссыз ретінде тіркелгені туралы "+
		"(Қағидалардың 3-тармағының төртінші бөлігінің екінші абзацы)", f.In(tanu.Kazakh))
	for _, r := range eligibility.Rules() {
		for _, name := range r.Facts {
			require.Regexp(t, " туралы$", eligibility.AskFor(name, tanu.Kazakh))
			require.Regexp(t, "^об? ", eligibility.AskFor(name, tanu.Russian))
			require.NotContains(t, eligibility.AskFor(name, tanu.English), "whether")
		}
	}
	require.Contains(t, eligibility.AskFor("application.consent", tanu.Russian), "на рассылку")
}

// TestSentences_ReadingsAreNoLaw: what only a reading of an open question asks for
// is told as that, and no clause is made to say it.
func TestSentences_ReadingsAreNoLaw(t *testing.T) {
	req := complete()
	req.Application.Documents, req.Facts.WorkRequired = nil, tanu.No
	req.Policy.Documents = tanu.DocumentsBoth
	d := mustDecide(t, eligibility.Review, req)
	own, _ := d.Finding("education-document")
	require.Equal(t, "not-met", own.Ground())
	other, _ := d.Finding("work-document")
	require.Equal(t, "not-met-by-policy", other.Ground())
	for _, r := range eligibility.Rules() {
		for _, o := range r.Outcomes {
			if strings.HasSuffix(o.Ground, "by-policy") || o.Ground == "lapsed" {
				require.Contains(t, o.Text.RU, "принятому прочтению Правил", r.Code)
				require.Contains(t, o.Text.KK, "түсіндірудің қабылданған нұсқасы бойынша", r.Code)
				require.Contains(t, o.Text.EN, "y the reading of the Rules adopted", r.Code)
			}
		}
	}
}
