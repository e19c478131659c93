package calendar_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu"
	"github.com/biliktilik/tanu/calendar"
)

// The N-th working day after the event, the day of the event being day 0.
//
// Law: cc/173, appc/76.
func TestClause173_WorkingDays(t *testing.T) {
	five := calendar.FiveDay()
	for _, row := range []struct {
		event string
		days  int
		last  string
	}{
		// Friday; 21, 22 the weekend and holidays, 23 a holiday, 24 and 25 substitutes.
		{"2026-03-20", 1, "2026-03-26"},
		// Wednesday; 7 off, 8 first, 9 and 10 the weekend, 11 for the 9th, 12 second, 13 third.
		{"2026-05-06", 3, "2026-05-13"},
		// Friday; 29 and 30 August the weekend; Monday 31 August is worked since Law 306-VIII.
		{"2026-08-28", 1, "2026-08-31"},
		// Friday; 4 January Saturday off, Sunday the 5th worked instead of Friday the 3rd.
		{"2025-01-03", 1, "2025-01-05"},
		// Tuesday; 1 and 2 January holidays, 3 moved off, 4 Saturday, 5 first, 6 second, 7 rest day, 8 third.
		{"2024-12-31", 3, "2025-01-08"},
		// An event on a day off: Saturday; Monday is the first.
		{"2026-04-04", 1, "2026-04-06"},
		// Filing to issue at most 1+1+1+1: Thursday; Fri, Mon, Tue, Wed.
		{"2026-04-09", 4, "2026-04-15"},
	} {
		d, err := five.Deadline(day(row.event), calendar.WorkingDays(row.days))
		require.NoError(t, err)
		require.Equal(t, day(row.last), d.Last, "%d after %s", row.days, row.event)
		require.False(t, d.Provisional)
	}
}

// A term in calendar days for an action whose last day is a day off ends on the
// next working day.
//
// Law: cc/175, appc/76.
func TestClause175_LastDayOnADayOffMoves(t *testing.T) {
	five := calendar.FiveDay()
	for _, row := range []struct {
		event string
		days  int
		last  string
	}{
		{"2026-03-11", 10, "2026-03-26"}, // the 21st, off through the 25th
		{"2026-03-11", 9, "2026-03-20"},  // Friday, worked
		{"2026-04-01", 3, "2026-04-06"},  // Saturday the 4th, so Monday
		{"2025-01-02", 3, "2025-01-05"},  // a Sunday that is worked: it stays
	} {
		d, err := five.Deadline(day(row.event), calendar.CalendarDays(row.days))
		require.NoError(t, err)
		require.Equal(t, day(row.last), d.Last, "%d after %s", row.days, row.event)
	}
}

// The same rule of the Administrative Procedural-Process Code, and what the
// proof of a moved term cites.
//
// Law: appc/76, cc/175.
func TestClause76_AMovedTermCitesItsRule(t *testing.T) {
	d := must(calendar.FiveDay().Deadline(day("2026-03-11"), calendar.CalendarDays(10)))
	proof := must(calendar.FiveDay().Proof(d))
	require.Equal(t, day("2026-03-21"), proof.MovedFrom)
	require.Equal(t, []tanu.Clause{"cc/173", "cc/175", "appc/76"}, proof.Clauses)
	require.Len(t, proof.Skipped, 5) // 21 to 25 March
}

// The 45 days of a voucher are a period of validity: they end where they end.
// 20 March 2026 + 45 = 4 May, a Monday; 25 March + 45 = 9 May, a Saturday and a
// holiday, where it stays; the other reading of Q3 moves it to Tuesday 12 May,
// Monday 11 May standing for the 9th.
//
// Law: 10.3, 2023/10.
func TestClause10_ValidityDoesNotMove(t *testing.T) {
	five := calendar.FiveDay()
	require.Equal(t, day("2026-05-04"), must(five.Deadline(day("2026-03-20"), calendar.ValidityDays(45))).Last)
	require.Equal(t, day("2026-05-09"), must(five.Deadline(day("2026-03-25"), calendar.ValidityDays(45))).Last)
	require.Equal(t, day("2026-05-12"), must(five.Deadline(day("2026-03-25"), calendar.CalendarDays(45))).Last)
	proof := must(five.Proof(must(five.Deadline(day("2026-03-25"), calendar.ValidityDays(45)))))
	require.Empty(t, proof.Skipped)
	require.True(t, proof.MovedFrom.IsZero())

	// It needs no calendar beyond the count, so it is never provisional.
	require.False(t, must(five.Deadline(day("2026-12-01"), calendar.ValidityDays(45))).Provisional)
	require.True(t, must(five.Deadline(day("2026-12-01"), calendar.CalendarDays(45))).Provisional)
	require.True(t, must(five.Deadline(day("2026-12-31"), calendar.WorkingDays(1))).Provisional)
	require.False(t, must(five.Deadline(day("2026-12-30"), calendar.WorkingDays(1))).Provisional)
}

// On 1 May 2026 the first working day after Friday 28 August was Tuesday 1
// September, Monday 31 August standing for Sunday 30 August; since Law 306-VIII
// became known, on 11 June, it is Monday 31 August. A proof is made only by a
// calendar that counts the same.
//
// Law: cc/173.
func TestClause173_AProofNeedsTheCalendarItWasCountedIn(t *testing.T) {
	may := must(calendar.FiveDay().AsKnownOn(day("2026-05-01")))
	july := must(calendar.FiveDay().AsKnownOn(day("2026-07-01")))
	before := must(may.Deadline(day("2026-08-28"), calendar.WorkingDays(1)))
	after := must(july.Deadline(day("2026-08-28"), calendar.WorkingDays(1)))
	require.Equal(t, day("2026-09-01"), before.Last)
	require.Equal(t, day("2026-08-31"), after.Last)

	require.Len(t, must(may.Proof(before)).Skipped, 3)
	_, err := july.Proof(before)
	require.ErrorIs(t, err, calendar.ErrDeadline)
	require.ErrorContains(t, err, "ends on 2026-08-31, not on 2026-09-01")
}

// A proof tells each day skipped, each day of rest counted, and every act once.
// 31 December 2024, Tuesday, and three working days: 1, 2 holidays; 3 moved
// off; 4 Saturday; 5 Sunday worked; 6; 7 rest day; 8 the third.
//
// Law: cc/173.
func TestClause173_TheProofIsComplete(t *testing.T) {
	five := calendar.FiveDay()
	proof := must(five.Proof(must(five.Deadline(day("2024-12-31"), calendar.WorkingDays(3)))))
	var skipped []string
	for _, d := range proof.Skipped {
		skipped = append(skipped, d.Date.String()+" "+d.Kind.String())
	}
	require.Equal(t, []string{
		"2025-01-01 holiday", "2025-01-02 holiday", "2025-01-03 moved-off", "2025-01-04 weekend", "2025-01-07 rest-day",
	}, skipped)
	require.Len(t, proof.Worked, 1)
	require.Equal(t, day("2025-01-05"), proof.Worked[0].Date)
	require.Len(t, proof.Acts, 3) // the Law on holidays, order 436, the Labour Code
	require.Len(t, proof.Skipped, proof.Last.DaysSince(proof.Event)-3)
}

// The account of a deadline in three languages.
//
// Law: cc/173.
func TestClause173_TheProofInWords(t *testing.T) {
	proof := must(calendar.FiveDay().Proof(must(calendar.FiveDay().Deadline(day("2026-03-20"),
		calendar.WorkingDays(1)))))
	require.Equal(t, "Due 26 March 2026, Thursday: the 1st working day after 20 March 2026. "+
		"Not counted: 21, 22, 23 March (Nauryz); 24, 25 March (for 21, 22 March, Nauryz). "+
		"Grounds: article 173 of the Civil Code; article 76 of the Administrative Procedural-Process Code; "+
		"Law No. 267-II of 13 December 2001 on holidays in the Republic of Kazakhstan, article 5(3).",
		proof.In(tanu.English))
	require.Equal(t, "Последний день – 26 марта 2026 года, четверг: 1-й рабочий день после 20 марта 2026 года. "+
		"Не считаются: 21, 22, 23 марта (Наурыз мейрамы); 24, 25 марта (за 21, 22 марта, Наурыз мейрамы). "+
		"Основания: статья 173 Гражданского кодекса; статья 76 Административного процедурно-процессуального кодекса; "+
		"Закон от 13 декабря 2001 года № 267-II «О праздниках в Республике Казахстан», пункт 3 статьи 5.",
		proof.In(tanu.Russian))
	require.Equal(t, "Соңғы күн – 2026 жылғы 26 наурыз, бейсенбі: 2026 жылғы 20 наурыздан кейінгі 1-жұмыс күні. "+
		"Есептелмеді: 21, 22, 23 наурыз (Наурыз мейрамы); 24, 25 наурыз (21, 22 наурыз үшін, Наурыз мейрамы). "+
		"Негіздер: Азаматтық кодекстің 173-бабы; Әкімшілік рәсімдік-процестік кодекстің 76-бабы; "+
		"«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267-II Заң, 5-баптың 3-тармағы.", proof.In(tanu.Kazakh))
	require.Empty(t, calendar.Proof{}.In(tanu.English))
}

// A moved term, a period of validity and a provisional deadline in words; a
// proof that does not fit names both days.
//
// Law: cc/173, cc/175, 10.3.
func TestClause175_OtherProofsInWords(t *testing.T) {
	five := calendar.FiveDay()
	said := func(event string, term calendar.Term, lang tanu.Language) string {
		return must(five.Proof(must(five.Deadline(day(event), term)))).In(lang)
	}
	require.Contains(t, said("2026-03-11", calendar.CalendarDays(10), tanu.English),
		"Due 26 March 2026, Thursday: the 10th calendar day after 11 March 2026; its last day, 21 March 2026, is a day off, so it ends on the next working day. Days off: 21, 22, 23 March")
	require.Contains(t, said("2026-03-11", calendar.CalendarDays(10), tanu.Russian),
		"10-й календарный день после 11 марта 2026 года; последний день, 21 марта 2026 года, нерабочий, и срок оканчивается в следующий рабочий день. Нерабочие дни: 21, 22, 23 марта")
	require.Contains(t, said("2026-03-11", calendar.CalendarDays(10), tanu.Kazakh),
		"2026 жылғы 11 наурыздан кейінгі күнтізбелік 10-күн; соңғы күні 2026 жылғы 21 наурыз демалысқа келгендіктен келесі жұмыс күніне ауысады. Жұмыс істемейтін күндер: 21, 22, 23 наурыз")
	require.Equal(t,
		"Valid through 9 May 2026, Saturday: the 45th calendar day after 25 March 2026. Grounds: article 173 of the Civil Code.",
		said("2026-03-25", calendar.ValidityDays(45), tanu.English))
	require.Contains(t, said("2026-03-25", calendar.ValidityDays(45), tanu.Russian),
		"Последний день срока действия – 9 мая 2026 года, суббота")
	require.Contains(t, said("2026-12-31", calendar.WorkingDays(1), tanu.Russian),
		"Предварительно: опирается на дни, не подтвержденные")
	require.Contains(t, said("2024-12-31", calendar.WorkingDays(3), tanu.Kazakh),
		"3 қаңтар (5 қаңтардан ауыстырылған демалыс); 4 қаңтар (демалыс күні)")

	// 9 May 2026, a Saturday and a holiday, is the 45th day, and so is counted.
	require.Contains(t, said("2026-03-25", calendar.CalendarDays(45), tanu.Russian),
		"45-й календарный день после 25 марта 2026 года; последний день, 9 мая 2026 года, нерабочий, "+
			"и срок оканчивается в следующий рабочий день. Нерабочие дни: 9 мая (День Победы); 10 мая (выходной день); 11 мая (за 9 мая, День Победы).")
	// The 10th day after 25 December 2024 is Saturday 4 January; Sunday the 5th is worked for Friday the 3rd.
	require.Contains(t, said("2024-12-25", calendar.CalendarDays(10), tanu.English),
		"Days off: 4 January (weekend). Working days: 5 January (day off moved to 3 January).")

	_, err := five.Proof(calendar.Deadline{})
	require.EqualError(t, err, "calendar: a term wants at least one day: no term was given")
	_, err = five.Deadline(day("2099-12-31"), calendar.WorkingDays(1))
	require.EqualError(t, err,
		"calendar: outside the table: 1 day from \"2099-12-31\", the table is 2015-01-01 to 2099-12-31")
	_, err = five.Proof(calendar.Deadline{Event: day("2026-03-20"), Term: calendar.WorkingDays(1),
		Last: day("2026-03-23")})
	require.EqualError(t, err,
		"calendar: the deadline is another in this calendar: 1 working day after 2026-03-20 ends on 2026-03-26, not on 2026-03-23")
}

// A proof cites the articles of the Labour Code by which the days that it skipped
// are off and those that it counted worked: 3 January 2025 was off for Sunday the
// 5th, 4 January is a Saturday, 7 January a rest day that is no holiday.
//
// Law: lc/84, lc/85.
func TestClause84_TheProofCitesTheArticles(t *testing.T) {
	five := calendar.FiveDay()
	for event, want := range map[string][]tanu.Clause{
		"2025-01-02": {"cc/173", "appc/76", "lc/85", "lc/84"},
		"2025-01-06": {"cc/173", "appc/76", "lc/84"},
		"2026-03-20": {"cc/173", "appc/76"}, // Nauryz, and its substitutes, by the Law on holidays
	} {
		proof := must(five.Proof(must(five.Deadline(day(event), calendar.WorkingDays(1)))))
		require.Equal(t, want, proof.Clauses, event)
		for _, bare := range []string{"кодекс;", "кодекс."} {
			require.NotContains(t, proof.In(tanu.Russian), bare)
		}
	}
}

// A term in words, with the Russian plurals.
//
// Law: cc/173.
func TestClause173_TermsInWords(t *testing.T) {
	for _, row := range []struct {
		term       calendar.Term
		en, ru, kk string
	}{
		{calendar.WorkingDays(1), "1 working day", "1 рабочий день", "1 жұмыс күні"},
		{calendar.WorkingDays(3), "3 working days", "3 рабочих дня", "3 жұмыс күні"},
		{calendar.WorkingDays(5), "5 working days", "5 рабочих дней", "5 жұмыс күні"},
		{calendar.WorkingDays(11), "11 working days", "11 рабочих дней", "11 жұмыс күні"},
		{calendar.WorkingDays(14), "14 working days", "14 рабочих дней", "14 жұмыс күні"},
		{calendar.WorkingDays(21), "21 working days", "21 рабочий день", "21 жұмыс күні"},
		{calendar.CalendarDays(22), "22 calendar days", "22 календарных дня", "күнтізбелік 22 күн"},
		{calendar.CalendarDays(111), "111 calendar days", "111 календарных дней", "күнтізбелік 111 күн"},
		{calendar.ValidityDays(45), "45 days of validity", "срок действия 45 календарных дней", "қолданылу мерзімі күнтізбелік 45 күн"},
		{calendar.Term{}, "", "", ""},
	} {
		require.Equal(t, row.en, row.term.In(tanu.English))
		require.Equal(t, row.ru, row.term.In(tanu.Russian))
		require.Equal(t, row.kk, row.term.In(tanu.Kazakh))
	}
	require.Equal(t, "none", calendar.Term{}.String())
}

func TestTermRoundTrip(t *testing.T) {
	for _, term := range []calendar.Term{{}, calendar.WorkingDays(1), calendar.CalendarDays(10),
		calendar.ValidityDays(45)} {
		d := calendar.Deadline{Event: day("2026-03-20"), Term: term, Last: day("2026-03-26")}
		text := must(json.Marshal(d))
		var back calendar.Deadline
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, d, back, string(text))
	}
	for _, s := range []string{"3", "3 days", "0 working days", "-1 working days", "1 working days",
		"03 working days", "+3 working days", "3 working days ", "9999999 working days"} {
		_, err := calendar.ParseTerm(s)
		require.ErrorIs(t, err, tanu.ErrSyntax, s)
	}
	kept := calendar.WorkingDays(3)
	require.Error(t, kept.UnmarshalText([]byte("soon")))
	require.Equal(t, calendar.WorkingDays(3), kept)
	_, err := calendar.WorkingDays(0).MarshalText()
	require.ErrorIs(t, err, calendar.ErrTerm)
}

func FuzzParseTerm(f *testing.F) {
	for _, s := range []string{"3 working days", "1 calendar day", "45 days of validity", "", "0 working days",
		"999999 working days"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		term, err := calendar.ParseTerm(s)
		if err != nil {
			return
		}
		if text := must(term.MarshalText()); string(text) != s {
			t.Errorf("%q came back as %q", s, text)
		}
	})
}

// Before the table, past it and for no day at all the answer is an error that
// names the day and the table.
func TestOutsideTheTable(t *testing.T) {
	for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
		first, last := c.Range()
		require.Equal(t, day("2015-01-01"), first)
		require.Equal(t, day("2099-12-31"), last)
		for _, d := range []tanu.Date{{}, first.AddDays(-1), last.AddDays(1), day("0001-01-01"), day("9999-12-31")} {
			for name, err := range errorsOf(c, d) {
				require.ErrorIs(t, err, calendar.ErrOutOfRange, "%s %s", name, d)
				named := d.String()
				if d.IsZero() {
					named = "no day was given"
				}
				require.Contains(t, err.Error(), named, name)
				require.Contains(t, err.Error(), "2015-01-01 to 2099-12-31", name)
			}
		}
		for _, n := range []int{-1, -2500, math.MinInt} {
			_, err := c.AddWorkdays(first, n)
			require.ErrorIs(t, err, calendar.ErrOutOfRange)
		}
		for _, n := range []int{1, 2500, math.MaxInt} {
			_, err := c.AddWorkdays(last, n)
			require.ErrorIs(t, err, calendar.ErrOutOfRange)
		}
		_, err := c.Deadline(last, calendar.ValidityDays(1))
		require.ErrorIs(t, err, calendar.ErrOutOfRange)
		_, err = c.Deadline(first, calendar.ValidityDays(math.MaxInt))
		require.ErrorIs(t, err, calendar.ErrOutOfRange)
		_, err = c.Deadline(last, calendar.CalendarDays(math.MaxInt))
		require.ErrorIs(t, err, calendar.ErrOutOfRange)
		_, err = c.AddWorkdays(last, 3)
		require.ErrorContains(t, err, `3 days from "2099-12-31"`)
	}
	_, err := calendar.FiveDay().WorkdaysInMonth(2026, 13)
	require.ErrorIs(t, err, tanu.ErrSyntax)
	_, err = calendar.FiveDay().WorkdaysInYear(2014)
	require.ErrorIs(t, err, calendar.ErrOutOfRange)
	_, err = calendar.FiveDay().WorkdaysInMonth(2100, 1)
	require.ErrorIs(t, err, calendar.ErrOutOfRange)
}

// The ends of the table are inside it.
func TestTheEndsOfTheTable(t *testing.T) {
	five := calendar.FiveDay()
	first, last := five.Range()
	require.Equal(t, calendar.Holiday, must(five.Day(first)).Kind)
	require.Equal(t, calendar.Working, must(five.Day(last)).Kind) // a Thursday
	require.Equal(t, day("2015-01-05"), must(five.AddWorkdays(first, 1)))
	require.Equal(t, last, must(five.AddWorkdays(last.AddDays(-1), 1)))
	require.Equal(t, last, must(five.WorkdayFrom(last)))
	require.Equal(t, first, must(five.AddWorkdays(first, 0)))
	require.Equal(t, 0, must(five.WorkdaysBetween(first, first)))
}

// The zero Calendar answers every question with one clear error.
func TestZeroCalendar(t *testing.T) {
	var none calendar.Calendar
	require.True(t, none.IsZero())
	for name, err := range errorsOf(none, day("2026-03-20")) {
		require.ErrorIs(t, err, calendar.ErrNoCalendar, name)
	}
	_, err := none.With(calendar.Changes{})
	require.ErrorIs(t, err, calendar.ErrNoCalendar)
	first, last := none.Range()
	require.True(t, first.IsZero() && last.IsZero() && none.Confirmed().IsZero())
	require.Nil(t, none.Business())
}

// errorsOf asks every question about a day.
func errorsOf(c calendar.Calendar, d tanu.Date) map[string]error {
	asked := map[string]error{}
	_, asked["IsWorkday"] = c.IsWorkday(d)
	_, asked["AddWorkdays"] = c.AddWorkdays(d, 3)
	_, asked["AddWorkdays 0"] = c.AddWorkdays(d, 0)
	_, asked["WorkdaysBetween from"] = c.WorkdaysBetween(d, day("2026-03-20"))
	_, asked["WorkdaysBetween to"] = c.WorkdaysBetween(day("2026-03-20"), d)
	_, asked["WorkdayFrom"] = c.WorkdayFrom(d)
	_, asked["Day"] = c.Day(d)
	_, asked["AsKnownOn"] = c.AsKnownOn(d)
	_, asked["Deadline"] = c.Deadline(d, calendar.WorkingDays(3))
	_, asked["Deadline calendar"] = c.Deadline(d, calendar.CalendarDays(3))
	_, asked["Deadline validity"] = c.Deadline(d, calendar.ValidityDays(3))
	_, asked["Proof"] = c.Proof(calendar.Deadline{Event: d, Term: calendar.WorkingDays(3)})
	return asked
}

// A term without days is a broken call.
func TestTermWithoutDays(t *testing.T) {
	for _, term := range []calendar.Term{{}, calendar.WorkingDays(0), calendar.CalendarDays(-3),
		calendar.ValidityDays(0)} {
		_, err := calendar.FiveDay().Deadline(day("2026-03-20"), term)
		require.ErrorIs(t, err, calendar.ErrTerm)
	}
}

// No day and no step makes the arithmetic panic, and an answer is either in the
// table or an error.
func FuzzAddWorkdays(f *testing.F) {
	f.Add(739_000, 45)
	f.Add(0, 0)
	f.Add(735_599, -1)
	f.Add(-1, math.MaxInt)
	f.Fuzz(func(t *testing.T, ordinal, n int) {
		for _, c := range []calendar.Calendar{calendar.FiveDay(), calendar.SixDay()} {
			first, last := c.Range()
			d := tanu.DateAt(ordinal)
			to, err := c.AddWorkdays(d, n)
			if err != nil {
				if !errors.Is(err, calendar.ErrOutOfRange) || !to.IsZero() {
					t.Fatalf("%s %+d: %s, %v", d, n, to, err)
				}
				continue
			}
			if to.Before(first) || to.After(last) {
				t.Fatalf("%s %+d: %s", d, n, to)
			}
			if n > 0 {
				if back := must(c.WorkdaysBetween(d, to)); back != n {
					t.Fatalf("%s %+d: %s, which is %d", d, n, to, back)
				}
			}
			if text := must(c.Day(d)).In(tanu.Kazakh); !strings.Contains(text, d.In(tanu.Kazakh)) {
				t.Fatal(text)
			}
		}
	})
}
