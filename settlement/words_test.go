package settlement_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

// The sentences as an officer reads them: in Kazakh and in Russian to the letter,
// in none a word of the program or of another language. Space is the no-break one
// in sums.
//
// Law: 2025/annex-2.number, 2025/annex-2.attachment, 2025/annex-2.col-7, 2025/annex-2.date, 2025/14(1)
func TestAnnex2_FindingsAsTheyAreRead(t *testing.T) {
	for name, row := range map[string]struct {
		spoil  func(a *settlement.Act, f *settlement.Facts)
		kk, ru string
	}{
		"no executor's BIN": {func(a *settlement.Act, _ *settlement.Facts) { a.Executor.BIN = tanu.BIN{} },
			"Тараптың БСН-і көрсетілмеген [орындаушының БСН-і]", "Не указан БИН стороны [БИН исполнителя]"},
		"another executor": {func(a *settlement.Act, _ *settlement.Facts) { a.Executor.BIN = lmcBIN },
			"Орындаушының БСН-і (********1230) ваучерде көрсетілген тану орталығының БСН-іне (********0450) сәйкес келмейді [орындаушының БСН-і, ваучер V-0000]",
			"БИН исполнителя (********1230) не совпадает с БИН центра признания, указанного в ваучере (********0450) [БИН исполнителя, ваучер V-0000]"},
		"no IIN": {func(a *settlement.Act, _ *settlement.Facts) { a.Persons[1].IIN = tanu.IIN{} },
			"Тізбедегі адамның ЖСН-і (көрсетілмеген) ваучерді алушының ЖСН-іне (********6780) сәйкес келмейді [тізбенің 2-жолы, ваучер V-0001]",
			"ИИН лица в перечне (не указан) не совпадает с ИИН получателя ваучера (********6780) [строка 2 перечня, ваучер V-0001]"},
		"cost": {func(a *settlement.Act, _ *settlement.Facts) { a.Lines[1].Cost = dec("499.5") },
			"Құны – 499,50, ал саны мен бірлік бағасының көбейтіндісі – 42 000 [2-жол, ваучер V-0001]",
			"Стоимость – 499,50, а произведение количества и цены за единицу – 42 000 [строка 2, ваучер V-0001]"},
		"total": {func(a *settlement.Act, _ *settlement.Facts) { a.Total = dec("126000.001") },
			"Жиынтық құны – 126 000,001, ал жолдардың қосындысы – 126 000", "Итоговая стоимость – 126 000,001, а сумма строк – 126 000"},
		"elsewhere": {func(_ *settlement.Act, f *settlement.Facts) { f.Elsewhere = map[string]string{"V-0001": "5"} },
			"Ваучер № 5 актіде де көрсетілген [ваучер V-0001]", "Ваучер указан также в акте № 5 [ваучер V-0001]"},
		"line again": {func(a *settlement.Act, _ *settlement.Facts) {
			a.Lines = append(a.Lines, a.Lines[1])
			a.TotalQuantity, a.Total = dec("4"), dec("168000")
		},
			"Ваучер бойынша осы қызмет 2-жолда да көрсетілген [4-жол, ваучер V-0001]", "Эта же услуга по ваучеру указана в строке 2 [строка 4, ваучер V-0001]"},
		"person again": {func(a *settlement.Act, _ *settlement.Facts) { a.Persons = append(a.Persons, a.Persons[1]) },
			"Ваучер тізбенің 2-жолында да көрсетілген [тізбенің 4-жолы, ваучер V-0001]", "Ваучер указан также в строке 2 перечня [строка 4 перечня, ваучер V-0001]"},
		"sent early": {func(a *settlement.Act, _ *settlement.Facts) { a.Sent = day("2026-05-07"); a.Date = day("2026-05-05") },
			"Акт жіберілген күн (2026 жылғы 7 мамыр) ол жасалған немесе хаттамаға қол қойылған күннен (2026 жылғы 8 мамыр) ерте",
			"День направления акта (7 мая 2026 года) раньше дня его составления или подписания протокола (8 мая 2026 года)"},
		"address": {func(a *settlement.Act, _ *settlement.Facts) { a.Customer.Address = "" },
			"Тараптың толық атауы, мекенжайы немесе байланыс деректері көрсетілмеген [тапсырыс берушінің мекенжайы]",
			"Не указаны полное наименование, адрес или данные о средствах связи стороны [адрес заказчика]"},
	} {
		act, list := sample(3)
		facts := asked
		row.spoil(&act, &facts)
		open := check(t, act, list, facts, literal).Unresolved()
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
// Law: 2025/annex-2.number
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
	require.Contains(t, late.In(tanu.Russian), "Акт 7: замечаний, препятствующих оплате, нет\n- Акт направлен 20 мая 2026 года")
	require.Contains(t, late.In(tanu.Kazakh), "Акт 7: төлеуге кедергі болатын ескерту жоқ\n")
	act.Number = ""
	require.Contains(t, check(t, act, list, asked, literal).In(tanu.Russian), "Акт –: отказано\n")
}
