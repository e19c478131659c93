package settlement_test

import (
	"bytes"
	"flag"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/settlement"
)

var update = flag.Bool("update", false, "write the golden documents anew")

// accepted is the sample act with one person who did not pass, accepted by the
// customer.
func accepted() (settlement.Act, []settlement.Entitlement) {
	act, list := sample(3)
	act.Persons[1].Passed = tanu.No
	act.Accepted = day("2026-05-13")
	act.AcceptedBy = settlement.Signatory{Position: "бөлім басшысы", Name: "Қ. Мысалов"}
	return act, list
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, write(&b))
	return b.String()
}

func documents(t *testing.T, act settlement.Act, e settlement.Entitlement) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, lang := range []tanu.Language{tanu.Kazakh, tanu.Russian} {
		for name, write := range map[string]func(io.Writer) error{
			"act.html":     func(w io.Writer) error { return settlement.WriteActHTML(w, act, lang) },
			"act.txt":      func(w io.Writer) error { return settlement.WriteActText(w, act, lang) },
			"voucher.html": func(w io.Writer) error { return settlement.WriteVoucherHTML(w, e, lang) },
			"voucher.txt":  func(w io.Writer) error { return settlement.WriteVoucherText(w, e, lang) },
		} {
			all[strings.Replace(name, ".", "."+string(lang)+".", 1)] = written(t, write)
		}
	}
	return all
}

// Law: annex-2.title, annex-2.seal, annex-2.note-1, annex-2.note-2
func TestAnnex2_GoldenDocuments(t *testing.T) {
	act, list := accepted()
	for name, got := range documents(t, act, list[0]) {
		path := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
			continue
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, string(want), got, name)
	}
}

// The labels of the form, copied from its text: the Kazakh from Order 230, the
// Russian from the same form. Each must stand in both renderings.
//
// Law: annex-2.customer, annex-2.executor, annex-2.party, annex-2.number,
// annex-2.title, annex-2.document-number, annex-2.date, annex-2.col-1 to
// annex-2.col-7, annex-2.total, annex-2.attachment, annex-2.handed-over,
// annex-2.accepted, annex-2.acceptance-date, annex-2.seal, annex-2.note-1,
// annex-2.note-2
func TestAnnex2_LabelsOfTheForm(t *testing.T) {
	form := map[tanu.Language][]string{
		tanu.Kazakh: {
			"Тапсырыс беруші (Еңбек мобильділігі орталығы)", "Орындаушы (Кәсіптік біліктілікті тану орталығы)",
			"(байланыс құралдары туралы толық атауы, мекенжайы, деректері)", "ЖСН/БСН", "КӨРСЕТІЛГЕН ҚЫЗМЕТ АКТІСІ*",
			"Құжат нөмірі", "Жасалған күні", "Реті бойынша нөмір",
			"Көрсетілетін қызметтердің атауы (олар болған кезде техникалық ерекшелікке, тапсырмаға көрсетілетін қызметтерді орындау кестесіне сәйкес олардың кіші түрлері бөлінісінде)",
			"Қызметтер көрсету күні**", "Өлшем бірлігі", "Қызметтер көрсетілді", "саны", "бірлік бағасы", "құны", "Барлығы",
			"Қосымша: Кәсіптік біліктілікті тану орталығы тағайындаған кәсіптік біліктілікті тану рәсімін өткізу күніне сәйкес мәртебесін көрсете отырып (өткен/өтпеген) кәсіптік біліктілікті тану рәсімінен өткен адамдардың тізбесі.",
			"Тапсырды (Орындаушы)", "лауазымы", "қолы", "толық жазылуы қолтаңбалар", "Мөр орны", "Қабылдады (Тапсырыс беруші)",
			"Көрсетілетін қызметтерге қол қойылған (қабылданған) күні", "Ескерту:",
			"* Құрылыс-монтаж жұмыстарын қоспағанда, көрсетілген қызметтерді қабылдау-беру үшін қолданылады.",
			"** Егер көрсетілген қызметтердің күндері әртүрлі кезеңдерге келетін болса, сондай-ақ қызметтер көрсету күндері мен қызметтерге қол қою (қабылдау) күндері әртүрлі болған жағдайда толтырылады.",
			"өтпеген",
		},
		tanu.Russian: {
			"Заказчик (Центр трудовой мобильности)", "Исполнитель (Центр признания профессиональных квалификаций)",
			"(полное наименование, адрес, данные о средствах связи)", "ИИН/БИН", "АКТ ОКАЗАННЫХ УСЛУГ*",
			"Номер документа", "Дата составления", "Номер по порядку",
			"Наименование услуг (в разрезе их подвидов в соответствии с технической спецификацией, заданием, графиком оказания услуг при их наличии)",
			"Дата оказания услуг**", "Единица измерения", "Оказано услуг", "количество", "цена за единицу", "стоимость", "Итого",
			"(прошел/не прошел)", "Сдал (Исполнитель)", "должность", "подпись", "расшифровка подписи", "Место печати",
			"Принял (Заказчик)", "Дата подписания (принятия) услуг", "не прошел",
		},
	}
	act, list := accepted()
	all := documents(t, act, list[0])
	for lang, labels := range form {
		for _, label := range labels {
			require.Contains(t, html.UnescapeString(all["act."+string(lang)+".html"]), label)
			require.Contains(t, all["act."+string(lang)+".txt"], label)
		}
		seal := tanu.Text{KK: "Мөр орны", RU: "Место печати"}.In(lang)
		require.Equal(t, 2, strings.Count(all["act."+string(lang)+".html"], seal), "two seals")
		require.Equal(t, 2, strings.Count(all["act."+string(lang)+".txt"], seal))
		for n := range "1234567" {
			require.Contains(t, all["act."+string(lang)+".html"], "<th>"+string(rune('1'+n))+"</th>",
				"the row of column numbers")
		}
	}
}

// Date of issue, validity, IIN of the applicant, name of the centre.
//
// Law: 10.1, 2023/10
func TestClause10_FourRequisitesOfTheVoucher(t *testing.T) {
	act, list := accepted()
	all := documents(t, act, list[0])
	for _, lang := range []tanu.Language{tanu.Kazakh, tanu.Russian} {
		for _, form := range []string{"html", "txt"} {
			text := html.UnescapeString(all["voucher."+string(lang)+"."+form])
			for _, want := range []string{
				day("2026-03-20").In(lang), day("2026-05-12").In(lang), "900101300126", "«Үлгі» тану орталығы",
				"V-0000",
			} {
				require.Contains(t, text, want)
			}
		}
	}
	for field, spoil := range map[string]func(*settlement.Entitlement){
		"voucherId":  func(e *settlement.Entitlement) { e.VoucherID = "" },
		"issued":     func(e *settlement.Entitlement) { e.Issued = tanu.Date{} },
		"lastValid":  func(e *settlement.Entitlement) { e.LastValid = tanu.Date{} },
		"holder":     func(e *settlement.Entitlement) { e.Holder = tanu.IIN{} },
		"centreName": func(e *settlement.Entitlement) { e.CentreName = "" },
		"edition":    func(e *settlement.Entitlement) { e.Edition = "" },
	} {
		e := list[0]
		spoil(&e)
		for _, write := range []func(io.Writer, settlement.Entitlement,
			tanu.Language) error{settlement.WriteVoucherHTML, settlement.WriteVoucherText} {
			var b bytes.Buffer
			err := write(&b, e, tanu.Kazakh)
			requireField(t, err, field, tanu.RuleRequired)
			require.Empty(t, b.String(), "nothing is written")
		}
	}
}

func TestWrite_TheFormHasTwoLanguages(t *testing.T) {
	act, list := sample(1)
	for _, lang := range []tanu.Language{tanu.English, "", "de"} {
		require.ErrorIs(t, settlement.WriteActHTML(io.Discard, act, lang), settlement.ErrField)
		requireField(t, settlement.WriteActHTML(io.Discard, act, lang), "language", tanu.RuleFormLanguage)
		require.ErrorIs(t, settlement.WriteActText(io.Discard, act, lang), settlement.ErrField)
		require.ErrorIs(t, settlement.WriteVoucherHTML(io.Discard, list[0], lang), settlement.ErrField)
		require.ErrorIs(t, settlement.WriteVoucherText(io.Discard, list[0], lang), settlement.ErrField)
	}
}

func TestWrite_NothingIsInjected(t *testing.T) {
	const evil = `</td><script>alert(1)</script><img src=x onerror=alert(2)>" onload="x {{.Lang}} | 'a'`
	act, list := accepted()
	act.Number, act.Executor.Name, act.Executor.Address, act.HandedOver.Name = evil, evil, evil, evil
	act.Lines[0].Service, act.Lines[0].Unit, act.Persons[0].Name = evil, evil[:60], evil
	list[0].VoucherID, list[0].CentreName = evil, evil
	for name, text := range documents(t, act, list[0]) {
		if strings.HasSuffix(name, ".html") {
			for _, tag := range []string{"<script", "<img", `" onload`} {
				require.NotContains(t, text, tag, name)
			}
			require.Contains(t, text, "default-src 'none'", name)
			require.NotContains(t, text, "ZgotmplZ", name)
			require.NotRegexp(t, `(src|href)=["']?http`, text, "nothing is fetched")
		}
	}
	text := documents(t, act, list[0])["act.ru.txt"]
	require.Contains(t, text, "1 | "+strings.ReplaceAll(evil, "|", "/")+" |", "a bar in a cell makes no column")

	act.Persons[0].Name = "two\nlines"
	require.ErrorContains(t, settlement.WriteActText(io.Discard, act, tanu.Kazakh), ": persons[0].name: ")
	require.ErrorContains(t, settlement.WriteActHTML(io.Discard, act, tanu.Kazakh), ": persons[0].name: ")
}

// A wrong sum is shown as it is: rounding would hide what is wrong with it.
func TestWrite_ShowsAWrongSumAsItIs(t *testing.T) {
	act, _ := sample(1)
	act.Lines[0].Cost = dec("41999.995")
	require.Contains(t, written(t, func(w io.Writer) error { return settlement.WriteActText(w, act, tanu.Russian) }),
		"41\u00a0999,995")
}

// Every label is either a field of the register or one that the doc comment of
// Label names.
//
// Law: annex-2.title
func TestAnnex2_LabelsAreThoseThatAreNamed(t *testing.T) {
	source, err := os.ReadFile("labels.go")
	require.NoError(t, err)
	_, doc, _ := strings.Cut(string(source), "// These stand in the form")
	doc, _, _ = strings.Cut(doc, "func Label(")
	named := regexp.MustCompile(`"([a-z-]+)"`).FindAllStringSubmatch(doc, -1)
	require.NotEmpty(t, named)
	inDoc := map[string]bool{}
	for _, n := range named {
		inDoc[n[1]] = true
		require.NotEmpty(t, settlement.Label(n[1], tanu.Kazakh), n[1])
		require.NotEmpty(t, settlement.Label(n[1], tanu.Russian), n[1])
	}
	for _, row := range regexp.MustCompile(`(?m)^\t"([a-z0-9-]+)":`).FindAllStringSubmatch(string(source), -1) {
		registered := slices.ContainsFunc(tanu.Provisions(),
			func(p tanu.Provision) bool { return p.ID == tanu.Edition2025.Clause("annex-2."+row[1]) })
		require.NotEqual(t, registered, inDoc[row[1]], row[1])
	}
}
