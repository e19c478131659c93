package settlement_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// Written and read again, a report says the same, whatever it found.
func TestReport_RoundTrip(t *testing.T) {
	right, list := sample(3)
	wrong, noList := right, settlement.Act{Number: "8"}
	wrong.Total, wrong.Number = dec("1"), ""
	old := entitlements(3)
	for i := range old {
		old[i].Edition = tanu.Edition2023
	}
	for name, r := range map[string]settlement.Report{
		"right": check(t, right, list, asked, literal), "wrong": check(t, wrong, list, asked, literal),
		"empty": check(t, noList, nil, settlement.ActFacts{}, literal), "edition 2023": check(t, right, old, asked, literal), "none": {},
	} {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		var back settlement.Report
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, r, back, name)
		require.Equal(t, r.Findings, back.Findings, name)
		require.Equal(t, r.Verdict(), back.Verdict(), name)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again), name)
	}
}

// What another version wrote, with fewer rules or more, is neither completed
// nor cut.
func TestReport_KeepsTheFindingsOfAnotherVersion(t *testing.T) {
	for _, text := range []string{
		`{"act":"7","findings":[]}`,
		`{"act":"","findings":null}`,
		`{"act":"7","findings":[{"code":"unit-given","clause":"2025/annex-2.col-4","verdict":"satisfied"}]}`,
		`{"act":"7","findings":[{"code":"sent-in-time","clause":"2025/16","verdict":"satisfied","notice":true}]}`,
		`{"act":"7","findings":[{"code":"accepted-by","clause":"2025/annex-2.accepted","verdict":"not-applicable"}]}`,
		`{"act":"7","findings":[{"code":"of-tomorrow","clause":"2025/16","verdict":"not-applicable"},{"code":"unit-given","clause":"2025/annex-2.col-4","verdict":"refused"}]}`,
	} {
		var r settlement.Report
		require.NoError(t, json.Unmarshal([]byte(text), &r))
		again, err := json.Marshal(r)
		require.NoError(t, err)
		require.Equal(t, text, string(again))
		var want tanu.Verdict
		for _, f := range r.Findings {
			if !f.Notice {
				want = want.And(f.Verdict)
			}
		}
		require.Equal(t, want, r.Verdict(), text)
	}
}

// The sentences as an officer reads them: in Kazakh and in Russian to the letter,
// in none a word of the program or of another language. Space is the no-break one
// in sums.
//
// Law: annex-2.number, annex-2.attachment, annex-2.col-7, annex-2.date, 2025/14(1)
func TestAnnex2_FindingsAsTheyAreRead(t *testing.T) {
	for name, row := range map[string]struct {
		spoil  func(in *input)
		kk, ru string
	}{
		"no executor's BIN": {func(in *input) { in.act.Executor.BIN = tanu.BIN{} },
			"Тараптың БСН-і көрсетілмеген [орындаушының БСН-і]", "Не указан БИН стороны [БИН исполнителя]"},
		"another executor": {func(in *input) { in.act.Executor.BIN = lmcBIN },
			"Орындаушының БСН-і (********1230) ваучерде көрсетілген тану орталығының БСН-іне (********0450) сәйкес келмейді [орындаушының БСН-і, ваучер V-0000]",
			"БИН исполнителя (********1230) не совпадает с БИН центра признания, указанного в ваучере (********0450) [БИН исполнителя, ваучер V-0000]"},
		"no IIN": {func(in *input) { in.act.Persons[1].IIN = tanu.IIN{} },
			"Тізбедегі адамның ЖСН-і (көрсетілмеген) ваучерді алушының ЖСН-іне (********6780) сәйкес келмейді [тізбенің 2-жолы, ваучер V-0001]",
			"ИИН лица в перечне (не указан) не совпадает с ИИН получателя ваучера (********6780) [строка 2 перечня, ваучер V-0001]"},
		"cost": {func(in *input) { in.act.Lines[1].Cost = dec("499.5") },
			"Құны – 499,50, ал саны мен бірлік бағасының көбейтіндісі – 42 000 [2-жол, ваучер V-0001]",
			"Стоимость – 499,50, а произведение количества и цены за единицу – 42 000 [строка 2, ваучер V-0001]"},
		"total": {func(in *input) { in.act.Total = dec("126000.001") },
			"Жиынтық құны – 126 000,001, ал жолдардың қосындысы – 126 000", "Итоговая стоимость – 126 000,001, а сумма строк – 126 000"},
		"elsewhere": {func(in *input) { in.facts.Elsewhere = map[string]string{"V-0001": "5"} },
			"Ваучер № 5 актіде де көрсетілген [ваучер V-0001]", "Ваучер указан также в акте № 5 [ваучер V-0001]"},
		"line again": {func(in *input) {
			in.act.Lines = append(in.act.Lines, in.act.Lines[1])
			in.act.TotalQuantity, in.act.Total = dec("4"), dec("168000")
		},
			"Ваучер бойынша осы қызмет 2-жолда да көрсетілген [4-жол, ваучер V-0001]", "Эта же услуга по ваучеру указана в строке 2 [строка 4, ваучер V-0001]"},
		"person again": {func(in *input) { in.act.Persons = append(in.act.Persons, in.act.Persons[1]) },
			"Ваучер тізбенің 2-жолында да көрсетілген [тізбенің 4-жолы, ваучер V-0001]", "Ваучер указан также в строке 2 перечня [строка 4 перечня, ваучер V-0001]"},
		"sent early": {func(in *input) { in.act.Sent = day("2026-05-07"); in.act.Date = day("2026-05-05") },
			"Акт жіберілген күн (2026 жылғы 7 мамыр) ол жасалған немесе хаттамаға қол қойылған күннен (2026 жылғы 8 мамыр) ерте",
			"День направления акта (7 мая 2026 года) раньше дня его составления или подписания протокола (8 мая 2026 года)"},
		"address": {func(in *input) { in.act.Customer.Address = "" },
			"Тараптың толық атауы, мекенжайы немесе байланыс деректері көрсетілмеген [тапсырыс берушінің мекенжайы]",
			"Не указаны полное наименование, адрес или данные о средствах связи стороны [адрес заказчика]"},
	} {
		in := right(3)
		row.spoil(&in)
		open := in.check(t).Unresolved()
		require.NotEmpty(t, open, name)
		for lang, want := range map[tanu.Language]string{tanu.Kazakh: row.kk, tanu.Russian: row.ru} {
			f := open[0]
			require.Equal(t, want+" ("+f.Clause.In(lang)+")", strings.ReplaceAll(f.In(lang), "\u00a0", " "), name)
		}
		for _, f := range open {
			said := f.In(tanu.English)
			require.NotRegexp(t, `none|\[\d+\]|\{`, said, name)
		}
	}
}

// Where no number is given there is none to compare: one finding says so.
//
// Law: annex-2.number
func TestAnnex2_NoNumberIsToldOnce(t *testing.T) {
	act, list := sample(2)
	act.Customer.BIN, act.Executor.BIN = tanu.BIN{}, tanu.BIN{}
	r := check(t, act, list, asked, literal)
	require.Len(t, r.Unresolved(), 2)
	for _, code := range []settlement.Code{settlement.CustomerMatches, settlement.ExecutorMatches} {
		f := find(t, r, code)
		require.Equal(t, tanu.NotApplicable, f.Verdict)
		for _, lang := range tanu.Languages() {
			require.NotEqual(t, " ("+f.Clause.In(lang)+")", f.In(lang))
		}
	}
}

// An act is said to be without remarks, and not to be "carried out"; one that is
// late only, to have none that stands in the way of payment.
func TestReport_SaysThatThereIsNothingToRemark(t *testing.T) {
	act, list := sample(1)
	r := check(t, act, list, asked, literal)
	require.Equal(t, "Акт 7: замечаний нет\n", r.In(tanu.Russian))
	require.Equal(t, "Акт 7: ескерту жоқ\n", r.In(tanu.Kazakh))
	act.Sent, act.Received = day("2026-05-20"), day("2026-05-20")
	late := check(t, act, list, asked, literal)
	require.Equal(t, tanu.Satisfied, late.Verdict())
	require.Contains(t, late.In(tanu.Russian),
		"Акт 7: замечаний, препятствующих оплате, нет\n- Акт направлен 20 мая 2026 года")
	require.Contains(t, late.In(tanu.Kazakh), "Акт 7: төлеуге кедергі болатын ескерту жоқ\n")
	act.Number = ""
	require.Contains(t, check(t, act, list, asked, literal).In(tanu.Russian), "Акт –: отказано\n")
}

// Each rule says in three languages that it holds and that it does not.
func TestFinding_EveryRuleHasItsSentences(t *testing.T) {
	for _, code := range settlement.Codes() {
		for _, verdict := range []tanu.Verdict{tanu.Satisfied, tanu.Refused} {
			said := map[string]bool{}
			for _, lang := range tanu.Languages() {
				said[settlement.Finding{Code: code, Verdict: verdict}.In(lang)] = true
			}
			require.Len(t, said, 3, "%s %s", code, verdict)
		}
	}
	require.Equal(t, "of-tomorrow", settlement.Finding{Code: "of-tomorrow", Verdict: tanu.Refused}.In(tanu.English))
}

// An unknown word is neither read nor written.
func TestWords_UnknownIsRefused(t *testing.T) {
	for text, into := range map[string]any{
		`{"payee":"bank"}`:        new(settlement.Payment),
		`{"missing":["weather"]}`: new(settlement.Portion),
		`{"pattern":"luck"}`:      new(settlement.Irregularity),
	} {
		require.ErrorIs(t, json.Unmarshal([]byte(text), into), tanu.ErrSyntax, text)
	}
	for _, value := range []any{settlement.Payee("bank"), settlement.MissingFact("weather"),
		settlement.Pattern("luck")} {
		_, err := json.Marshal(value)
		require.ErrorIs(t, err, tanu.ErrSyntax)
	}
}
