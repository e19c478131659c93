package allocation

import (
	"strings"

	"github.com/biliktilik/tanu"
)

// sentences is what tables say.
var sentences = struct {
	title, comparison, difference, plan                  tanu.Text
	code, region, weight, share, whole, remainder        tanu.Text
	last, next, rank, queue, tie, won, lost, limits      tanu.Text
	places, total, method, chosen, before, after, change tanu.Text
	tieNote, tieSettled, cut, statistics                 tanu.Text
}{
	title:      tanu.Text{KK: "Біржолғы ваучерлерді өңірлер арасында бөлу", RU: "Распределение единоразовых ваучеров между регионами", EN: "Distribution of one-time vouchers among regions"},
	comparison: tanu.Text{KK: "Бөлу әдістерін салыстыру", RU: "Сравнение методов распределения", EN: "The methods of distribution side by side"},
	difference: tanu.Text{KK: "Екі жоспардың айырмасы", RU: "Различия двух планов", EN: "Difference between two plans"},
	plan:       tanu.Text{KK: "Біржолғы ваучерлерді бөлу жоспары", RU: "План распределения единоразовых ваучеров", EN: "Plan for the distribution of one-time vouchers"},
	code:       tanu.Text{KK: "Коды", RU: "Код", EN: "Code"},
	region:     tanu.Text{KK: "Өңір", RU: "Регион", EN: "Region"},
	weight:     tanu.Text{KK: "Салмағы", RU: "Вес", EN: "Weight"},
	share:      tanu.Text{KK: "Нақты үлесі", RU: "Точная доля", EN: "Exact share"},
	whole:      tanu.Text{KK: "Бүтін бөлігі", RU: "Целая часть", EN: "Whole part"},
	remainder:  tanu.Text{KK: "Қалдығы", RU: "Остаток", EN: "Remainder"},
	last:       tanu.Text{KK: "Соңғы орын бөліндісі", RU: "Частное последнего места", EN: "Quotient, last place"},
	next:       tanu.Text{KK: "Келесі орын бөліндісі", RU: "Частное следующего места", EN: "Quotient, next place"},
	rank:       tanu.Text{KK: "Қалдық бойынша реті", RU: "Порядок по остатку", EN: "Rank"},
	queue:      tanu.Text{KK: "Келесі орынға кезегі", RU: "Очередь на следующее место", EN: "Rank for next place"},
	tie:        tanu.Text{KK: "Теңдік", RU: "Равенство", EN: "Tie"},
	won:        tanu.Text{KK: "алды", RU: "получил", EN: "won"},
	lost:       tanu.Text{KK: "алмады", RU: "не получил", EN: "not won"},
	limits:     tanu.Text{KK: "Шектері", RU: "Пределы", EN: "Limits"},
	places:     tanu.Text{KK: "Ваучерлер саны", RU: "Количество ваучеров", EN: "Vouchers"},
	total:      tanu.Text{KK: "Барлығы", RU: "Итого", EN: "Total"},
	method:     tanu.Text{KK: "Әдіс", RU: "Метод", EN: "Method"},
	before:     tanu.Text{KK: "бұрын", RU: "было", EN: "before"},
	after:      tanu.Text{KK: "енді", RU: "стало", EN: "after"},
	change:     tanu.Text{KK: "өзгерісі", RU: "изменение", EN: "change"},
	chosen:     tanu.Text{KK: "Әдісті Қағидалар емес, бағдарламаны қолданушы орган таңдаған", RU: "Метод выбран органом, применяющим программу, а не Правилами", EN: "Method chosen by the host, not by the Rules"},
	tieNote:    tanu.Text{KK: "Соңғы орындарға құқығы тең: {among}. Орын алғандар: {won}.", RU: "Равное право на последние места имеют: {among}. Места получили: {won}.", EN: "Equal claim to the last places: {among}. Won by: {won}."},
	tieSettled: tanu.Text{KK: "Теңдік алдымен салмағы үлкен, содан кейін коды кіші өңірдің пайдасына шешілді.", RU: "Равенство разрешено в пользу региона с большим весом, затем с меньшим кодом.", EN: "The tie was settled for the larger weight, then for the lower region code."},
	cut:        tanu.Text{KK: "Ондық бөлшектер дөңгелектенбей, төрт таңбадан кейін қиылған; есептеу дәл жүргізілген.", RU: "Дроби не округлены, а отсечены после четвертого знака; вычисления точные.", EN: "Decimals are cut off after four digits, not rounded; the arithmetic is exact."},
	statistics: tanu.Text{KK: "Статистика: {source}, {day}.", RU: "Статистика: {source}, {day}.", EN: "Statistics: {source}, {day}."},
}

// methodNote names the methods, and says who chose them.
func methodNote(lang tanu.Language, methods ...Method) string {
	return sentences.chosen.In(lang) + ": " + names(methods, lang)
}

// tieNotes says who had an equal claim; nothing where there was no tie.
func tieNotes(lang tanu.Language, tie Tie[tanu.Region]) []string {
	if tie.IsZero() {
		return nil
	}
	return []string{tieNote(lang, tie), sentences.tieSettled.In(lang)}
}

func tieNote(lang tanu.Language, tie Tie[tanu.Region]) string {
	sentence := strings.ReplaceAll(sentences.tieNote.In(lang), "{among}", names(tie.Among, lang))
	return strings.ReplaceAll(sentence, "{won}", names(tie.Won, lang))
}

func names[N interface{ In(tanu.Language) string }](list []N, lang tanu.Language) string {
	var names []string
	for _, n := range list {
		names = append(names, n.In(lang))
	}
	return strings.Join(names, ", ")
}

// note cites the statistics.
func (s Statistics) note(lang tanu.Language) string {
	return strings.NewReplacer("{source}", s.Source, "{day}", s.Day.In(lang)).Replace(sentences.statistics.In(lang))
}
